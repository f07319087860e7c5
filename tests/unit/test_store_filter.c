/* SPDX-License-Identifier: MIT */
/* Filters over the embedded dataset, each against what it is said to mean. */
#include "attache/core/date.h"
#include "attache/core/query.h"
#include "attache/store/store.h"
#include "fixtures/dataset/dataset.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool has_id(const struct result *result, int64_t id)
{
    for (size_t i = 0; i < result->count; i++) {
        if (result->rows[i].id == id)
            return true;
    }
    return false;
}

/* Filters, each against what it is said to mean */

static void check_both(struct store *store, const char *a, const char *b, const char *both)
{
    struct result x = dataset_meetings(store, a);
    struct result y = dataset_meetings(store, b);
    struct result z = dataset_meetings(store, both);
    size_t expected = 0;
    for (size_t i = 0; i < x.count; i++) {
        bool in_both = has_id(&y, x.rows[i].id);
        expected += in_both;
        assert_int_equal(has_id(&z, x.rows[i].id), in_both);
    }
    assert_int_equal(z.count, expected);
    result_clear(&x);
    result_clear(&y);
    result_clear(&z);
}

static void check_sizes(struct store *store, const char *a, const char *rest)
{
    struct result all = dataset_meetings(store, "");
    struct result x = dataset_meetings(store, a);
    struct result y = dataset_meetings(store, rest);
    assert_int_equal(x.count + y.count, all.count);
    for (size_t i = 0; i < x.count; i++)
        assert_false(has_id(&y, x.rows[i].id));
    result_clear(&all);
    result_clear(&x);
    result_clear(&y);
}

static void terms_are_joined_by_and_or_and_not(void **state)
{
    check_both(*state, "partner:fr", "topic:quantum", "partner:fr topic:quantum");
    check_both(*state, "partner:us", "year:2018..2020", "partner:us year:2018..2020");
    check_both(*state, "has:promise", "-partner:us", "has:promise -partner:us");
    check_both(*state, "\"joint committee\"", "partner:fr", "\"joint committee\" partner:fr");
    check_both(*state, "partner:fr OR partner:de", "is:open", "is:open partner:fr OR partner:de");
    check_sizes(*state, "partner:us", "-partner:us");
    check_sizes(*state, "quantum", "-quantum");
    check_sizes(*state, "is:kept", "-is:kept");
    check_sizes(*state, "year:2010..", "-year:2010..");
}

static void check_same(struct store *store, const char *a, const char *b)
{
    struct result x = dataset_meetings(store, a);
    struct result y = dataset_meetings(store, b);
    if (x.count != y.count || x.count == 0)
        fail_msg("%s: %zu, %s: %zu", a, x.count, b, y.count);
    for (size_t i = 0; i < x.count; i++)
        assert_int_equal(x.rows[i].id, y.rows[i].id);
    result_clear(&x);
    result_clear(&y);
}

static void a_value_is_an_id_or_any_name(void **state)
{
    check_same(*state, "partner:fr", "partner:France");
    check_same(*state, "partner:fr", "partner:프랑스");
    check_same(*state, "partner:fr,de", "partner:germany OR partner:FR");
    check_same(*state, "person:song-kyung-hee", "person:\"Song Kyunghee\"");
    check_same(*state, "person:song-kyung-hee", "person:송경희");
    check_same(*state, "person:song-kyung-hee", "person:thdrudgml");
    check_same(*state, "person:song-kyung-hee", "song kyunghee");
    check_same(*state, "topic:quantum", "topic:양자");
    check_same(*state, "topic:quantum", "topic:quantum-technology");
    check_same(*state, "org:kist", "org:KIST");
    check_same(*state, "series:kr-fr-jcc", "series:comix");
    check_same(*state, "place:paris", "place:PARIS");
    check_same(*state, "place:daejeon", "place:대전");
    check_same(*state, "place:seogwipo", "place:서귀포");
    check_same(*state, "place:paris,seoul", "place:paris OR place:서울");
    check_same(*state, "person:you-young-min", "person:류영민");
    check_same(*state, "person:you-young-min", "류영민");
    check_same(*state, "kind:joint-committee", "kind:\"joint committee\"");
}

/* A place of Korea by its whole name in Hangul, and bare too; no other place reads so. */
static void a_place_is_found_by_its_whole_name(void **state)
{
    static const char *const none[] = {"place:대", "place:대전시", "place:나라", "place:리마",
                                       "place:파리"};
    for (size_t i = 0; i < COUNT(none); i++) {
        struct result rows = dataset_meetings(*state, none[i]);
        if (rows.count != 0)
            fail_msg("%s: %zu", none[i], rows.count);
        result_clear(&rows);
    }
    struct result bare = dataset_meetings(*state, "대전");
    struct result place = dataset_meetings(*state, "place:daejeon");
    for (size_t i = 0; i < place.count; i++)
        assert_true(has_id(&bare, place.rows[i].id));
    result_clear(&bare);
    result_clear(&place);
}

/* Wherever the words stand among others. */
static void words_that_are_a_name_find_what_it_names(void **state)
{
    static const struct {
        const char *words, *values;
    } cases[] = {
        {"united kingdom space", "partner:gb topic:space"},
        {"space united kingdom", "partner:gb topic:space"},
        {"viet nam energy", "partner:vn topic:energy"},
        {"united states of america quantum", "partner:us topic:quantum"},
        {"artificial intelligence france", "topic:ai partner:fr"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct result words = dataset_meetings(*state, cases[i].words);
        struct result values = dataset_meetings(*state, cases[i].values);
        assert_true(values.count > 0);
        for (size_t n = 0; n < values.count; n++) {
            if (!has_id(&words, values.rows[n].id))
                fail_msg("%s does not find %s", cases[i].words, values.rows[n].slug);
        }
        result_clear(&words);
        result_clear(&values);
    }
    /* what is no name stays words that the text must have */
    struct result none = dataset_meetings(*state, "kingdom united zzzz");
    assert_int_equal(none.count, 0);
    result_clear(&none);
}

/* It is as if not typed, and alone it is no filter that all pass. */
static void what_asks_for_nothing_filters_nothing(void **state)
{
    static const char *const idle[] = {"!", "-!", "--", "-*", "-\"-\"", "& OR -&", "-! -*"};
    check_same(*state, "science", "science -!");
    check_same(*state, "partner:fr", "partner:fr ! -\"-\"");
    check_same(*state, "is:open", "is:open OR -!");
    for (size_t i = 0; i < COUNT(idle); i++) {
        struct result rows = dataset_meetings(*state, idle[i]);
        assert_int_equal(rows.count, 0);
        result_clear(&rows);
    }
}

static void a_year_holds_what_may_lie_in_it(void **state)
{
    struct result rows = dataset_meetings(*state, "year:2018");
    const int32_t first = date_day_number(2018, 1, 1);
    const int32_t last = date_day_number(2018, 12, 31);
    assert_true(rows.count > 10);
    for (size_t i = 0; i < rows.count; i++)
        assert_true(rows.rows[i].first_day <= last && rows.rows[i].last_day >= first);
    result_clear(&rows);
    struct result all = dataset_meetings(*state, "");
    rows = dataset_meetings(*state, "year:2018");
    size_t overlapping = 0;
    for (size_t i = 0; i < all.count; i++)
        overlapping += all.rows[i].first_day <= last && all.rows[i].last_day >= first;
    assert_int_equal(rows.count, overlapping);
    result_clear(&rows);
    result_clear(&all);
}

static void is_planned_lists_what_is_planned(void **state)
{
    struct result rows = dataset_meetings(*state, "is:planned");
    for (size_t i = 0; i < rows.count; i++)
        assert_string_equal(rows.rows[i].status, "planned");
    assert_true(rows.count > 0);
    result_clear(&rows);
}

/* Terms that mean the same alone and among others, as the last bare word does not */
static const char *const atoms[] = {
    "partner:fr",
    "partner:us",
    "partner:jp,cn",
    "topic:quantum",
    "topic:energy",
    "org:kist",
    "\"quantum\"",
    "\"korea\"",
    "\"minister\"",
    "\"과학\"",
    "\"joint committee\"",
    "year:2010..2019",
    "year:..1999",
    "has:promise",
    "has:agreement",
    "is:open",
    "is:kept",
    "level:minister",
    "kind:summit",
    "place:seoul",
    "person:\"song kyunghee\"",
    "partner:nowhere",
};

static const char *pick(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return atoms[(*seed >> 16) % COUNT(atoms)];
}

/* Four atoms as one query: a (b OR c) -d, against the sets of each. */
static void check_algebra(struct store *store, const char *const terms[4])
{
    char text[256];
    struct result sets[4];
    snprintf(text, sizeof(text), "%s %s OR %s -%s", terms[0], terms[1], terms[2], terms[3]);
    struct result all = dataset_meetings(store, "");
    struct result found = dataset_meetings(store, text);
    for (size_t i = 0; i < 4; i++)
        sets[i] = dataset_meetings(store, terms[i]);
    size_t expected = 0;
    for (size_t i = 0; i < all.count; i++) {
        int64_t id = all.rows[i].id;
        bool in = has_id(&sets[0], id) && (has_id(&sets[1], id) || has_id(&sets[2], id)) &&
                  !has_id(&sets[3], id);
        expected += in;
        if (in != has_id(&found, id))
            fail_msg("%s: %s", text, all.rows[i].slug);
    }
    assert_int_equal(found.count, expected);
    for (size_t i = 0; i < 4; i++)
        result_clear(&sets[i]);
    result_clear(&found);
    result_clear(&all);
}

static void filters_obey_the_laws_of_sets(void **state)
{
    unsigned seed = 3;
    for (int round = 0; round < 60; round++) {
        const char *terms[4];
        for (size_t i = 0; i < 4; i++)
            terms[i] = pick(&seed);
        check_algebra(*state, (const char *const *)terms);
    }
}

/* A failure while a filter is made leaves nothing behind. */
static bool stop_now(void *context)
{
    return --*(int *)context < 0;
}

static void an_interrupted_filter_is_an_error_or_whole(void **state)
{
    struct query query = {0};
    struct err err = {0};
    struct result whole = dataset_meetings(*state, "person:kim");
    query_parse("person:kim -topic:energy", &query, &err);
    int failed = 0;
    for (int after = 0; after < 20; after++) {
        struct store *store = NULL;
        struct result rows = {0};
        int left = after;
        err = (struct err){0};
        assert_int_equal(store_open_image(dataset_image, dataset_size(), &store, &err), STATUS_OK);
        store_set_stop(store, stop_now, &left);
        struct window window = {.after = DATASET_ALL};
        if (store_timeline(store, &query, window, &rows, &err) != STATUS_OK) {
            failed++;
            assert_string_equal(err.text, "interrupted");
            assert_int_equal(rows.count, 0);
        }
        result_clear(&rows);
        store_set_stop(store, NULL, NULL);
        rows = dataset_meetings(store, "person:kim");
        assert_int_equal(rows.count, whole.count);
        result_clear(&rows);
        store_close(&store);
    }
    assert_true(failed > 0);
    result_clear(&whole);
    query_clear(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_joined_by_and_or_and_not),
        cmocka_unit_test(a_value_is_an_id_or_any_name),
        cmocka_unit_test(words_that_are_a_name_find_what_it_names),
        cmocka_unit_test(what_asks_for_nothing_filters_nothing),
        cmocka_unit_test(a_place_is_found_by_its_whole_name),
        cmocka_unit_test(a_year_holds_what_may_lie_in_it),
        cmocka_unit_test(is_planned_lists_what_is_planned),
        cmocka_unit_test(filters_obey_the_laws_of_sets),
        cmocka_unit_test(an_interrupted_filter_is_an_error_or_whole),
    };
    return cmocka_run_group_tests(tests, dataset_open, dataset_close);
}
