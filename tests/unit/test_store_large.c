/* SPDX-License-Identifier: MIT */
/* Search in a set that is large enough for an index of prefixes and a table of words: the same is
   found as by reading every text, and first hits agree with all hits. */
#include "attache/store/db.h"
#include "attache/store/ddl.h"
#include "attache/store/match.h"
#include "attache/store/names.h"
#include "attache/store/store.h"
#include "fixtures/records/records.h"
#include "fixtures/test.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MEETINGS = DDL_TEXT_SMALL + 1 };

static const char *const words[] = {
    "semiconductor", "semiconductors", "semigroup",  "semi",          "hydrogen",
    "hydrology",     "hydro",          "과학기술",   "과학기술로",    "과학기술위원회",
    "국가과학기술",  "quantum",        "Gödel-like", "kf-21",         "C++",
    "café",          "cafeteria",      "AI",         "artificiality",
};

/* What stands where in the meeting n: the one in the title, the other in the summary. */
static const char *title_word(int n)
{
    return words[(size_t)n % COUNT(words)];
}

static const char *summary_word(int n)
{
    return words[(size_t)n / COUNT(words) % COUNT(words)];
}

static char *all_records(void)
{
    struct str text = {0};
    str_add(&text, "{\"type\":\"partner\",\"id\":\"FR\",\"kind\":\"country\",\"name\":\"France\"}\n"
                   "{\"type\":\"source\",\"id\":\"s\",\"title\":\"Minutes\",\"publisher\":\"P\","
                   "\"language\":\"en\"}\n");
    for (int n = 0; n < MEETINGS; n++)
        str_addf(&text,
                 "{\"type\":\"organization\",\"id\":\"o-%d\",\"name\":\"Institute %d\","
                 "\"country\":\"FR\",\"kind\":\"university\"}\n",
                 n, n);
    for (int n = 0; n < MEETINGS; n++)
        str_addf(
            &text,
            "{\"type\":\"meeting\",\"id\":\"m-%d\",\"title\":\"Talks %s\",\"kind\":\"visit\","
            "\"date\":\"%d-%02d-%02d\",\"status\":\"held\",\"venue\":\"%d\",\"partners\":"
            "[\"FR\"],\"summary\":\"On %s here.\",\"sources\":[\"s\"],\"confidence\":\"low\"}\n",
            n, title_word(n), 1990 + n % 30, 1 + n % 12, 1 + n % 28, n, summary_word(n));
    return str_take(&text);
}

static int open_large(void **state)
{
    struct err err = {0};
    struct import *import = NULL;
    struct store *store = NULL;
    char *folder = records_folder();
    char *text = all_records();
    char *path = records_write(folder, "large.jsonl", text);
    char *output = records_write(folder, "large.db", "");
    const char *const paths[] = {path};
    const struct import_options options = {.paths = paths, .path_count = 1, .output = output};
    enum status status = import_run(&options, &import, &err);
    if (status == STATUS_OK)
        status = store_open_file(output, &store, &err);
    if (status != STATUS_OK) {
        char *findings = records_findings(import);
        print_error("%s\n%.500s\n", err.text, findings);
        mem_free(&findings);
    }
    import_free(&import);
    records_remove(&folder);
    mem_free(&text);
    mem_free(&path);
    mem_free(&output);
    *state = store;
    return status == STATUS_OK ? 0 : -1;
}

static int close_large(void **state)
{
    struct store *store = *state;
    store_close(&store);
    return 0;
}

static struct hits find(struct store *store, const char *text, bool first)
{
    struct query query = {0};
    struct hits hits = {0};
    struct err err = {0};
    enum status status = query_parse(text, &query, &err);
    if (status == STATUS_OK)
        status =
            first
                ? store_search_first(store, (struct lookup){.query = &query, .limit = 50}, 0, &hits,
                                     &err)
                : store_search(store,
                               (struct lookup){.kind = KIND_MEETING, .query = &query, .limit = 50},
                               &hits, &err);
    if (status != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    query_clear(&query);
    return hits;
}

/* How many texts have a word that begins so, by reading them. */
static int64_t count_by_reading(const char *typed)
{
    int64_t count = 0;
    for (int n = 0; n < MEETINGS; n++) {
        char text[200];
        (void)snprintf(text, sizeof(text), "Talks %s On %s here.", title_word(n), summary_word(n));
        count += match_all(text, typed);
    }
    return count;
}

static void words_begun_are_found_as_by_reading(void **state)
{
    static const char *const typed[] = {
        "se",       "sem",        "semi",        "semic",        "semiconductor", "semiconductors",
        "hydr",     "hydro",      "hydrogenate", "과학",         "과학기",        "과학기술",
        "기술위원", "과학기술위", "quan",        "cafe",         "café",          "cafet",
        "artifici", "gödel",      "SEMICON",     "국가과학기술", "talk",          "xyzzy",
    };
    const struct store *store = *state;
    assert_true(store->terms);
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct hits hits = find(*state, typed[i], false);
        int64_t expected = count_by_reading(typed[i]);
        if (hits.totals[KIND_MEETING] != expected)
            fail_msg("%s: %lld, by reading %lld", typed[i], (long long)hits.totals[KIND_MEETING],
                     (long long)expected);
        hits_clear(&hits);
    }
}

/* The last word of several, and of a phrase of Hangul, goes on as well. */
static void the_last_word_goes_on(void **state)
{
    static const char *const same[][2] = {
        {"talks semicond", "talks semiconductor OR semiconductors"},
        {"kf-21", "\"kf 21\""},
        {"hydrogen semig", "hydrogen semigroup"},
    };
    for (size_t i = 0; i < COUNT(same); i++) {
        struct hits a = find(*state, same[i][0], false);
        struct hits b = find(*state, same[i][1], false);
        assert_true(a.total > 0);
        assert_int_equal(a.total, b.total);
        hits_clear(&a);
        hits_clear(&b);
    }
}

static void titles_stand_before_summaries(void **state)
{
    struct hits hits = find(*state, "semigr", false);
    bool in_title = true;
    assert_int_equal(hits.count, 50);
    for (size_t i = 0; i < hits.count; i++) {
        bool now = strstr(hits.result.rows[hits.hits[i].row].title, "semigroup") != NULL;
        assert_true(in_title || !now);
        in_title = now;
    }
    hits_clear(&hits);
}

/* With no time to spare the newest are found, in the order in which they stay. */
static void first_hits_are_those_of_all(void **state)
{
    static const char *const typed[] = {"talks",
                                        "se",
                                        "semi",
                                        "partner:fr quantum",
                                        "과학기술",
                                        "-talks semi",
                                        "year:1990..1995 hydro"};
    struct store *store = *state;
    store->small = false;
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct hits all = find(store, typed[i], false);
        struct hits first = find(store, typed[i], true);
        bool part = (first.partial & 1u << KIND_MEETING) != 0;
        assert_int_equal(all.partial, 0);
        if (first.totals[KIND_MEETING] > all.total)
            fail_msg("%s: first %lld, all %lld", typed[i], (long long)first.totals[KIND_MEETING],
                     (long long)all.total);
        assert_true(part || first.totals[KIND_MEETING] == all.total);
        size_t n = 0;
        for (size_t at = 0; at < first.count; at++) {
            const struct row *row = &first.result.rows[first.hits[at].row];
            if (row->kind == KIND_MEETING && !part)
                assert_int_equal(row->id, all.result.rows[all.hits[n++].row].id);
        }
        hits_clear(&all);
        hits_clear(&first);
    }
    store->small = true;
}

static bool at_once(void *context)
{
    int *asked = context;
    return ++*asked > 0;
}

/* A search that is stopped fails and leaves the store as it was. */
static void a_stopped_search_can_be_asked_again(void **state)
{
    int asked = 0;
    struct query query = {0};
    struct hits hits = {0};
    struct err err = {0};
    assert_int_equal(query_parse("-quantum talks", &query, &err), STATUS_OK);
    store_set_stop(*state, at_once, &asked);
    assert_int_equal(
        store_search(*state, (struct lookup){.query = &query, .limit = 50}, &hits, &err),
        STATUS_DATA);
    assert_string_equal(err.text, "interrupted");
    assert_true(asked > 0);
    assert_int_equal(hits.count, 0);
    store_set_stop(*state, NULL, NULL);
    err = (struct err){0};
    assert_int_equal(
        store_search(*state, (struct lookup){.query = &query, .limit = 50}, &hits, &err),
        STATUS_OK);
    assert_true(hits.total > MEETINGS / 2);
    hits_clear(&hits);
    query_clear(&query);
}

/* Reading the names goes on where a key stopped it. */
static void stopped_names_are_read_to_the_end(void **state)
{
    int asked = 0;
    struct err err = {0};
    struct store *store = *state;
    names_free(&store->names);
    store_set_stop(store, at_once, &asked);
    assert_int_equal(store_warm(store, &err), STATUS_DATA);
    assert_string_equal(err.text, "interrupted");
    store_set_stop(store, NULL, NULL);
    struct hits hits = find(store, "institute 4999", true);
    assert_int_equal(hits.totals[KIND_ORGANIZATION], 1);
    hits_clear(&hits);
}

static void counts_of_one_entity_are_those_of_a_walk(void **state)
{
    struct count count[2] = {0};
    static const char *const same[] = {"partner:fr", "partner:fr kind:visit"};
    for (size_t i = 0; i < COUNT(same); i++) {
        struct query query = {0};
        struct err err = {0};
        assert_int_equal(query_parse(same[i], &query, &err), STATUS_OK);
        assert_int_equal(store_count(*state, &query, 1234, &count[i], &err), STATUS_OK);
        query_clear(&query);
    }
    assert_int_equal(count[0].total, MEETINGS);
    assert_int_equal(count[0].newer, MEETINGS - 1234);
    assert_int_equal(count[1].total, count[0].total);
    assert_int_equal(count[1].newer, count[0].newer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_begun_are_found_as_by_reading),
        cmocka_unit_test(the_last_word_goes_on),
        cmocka_unit_test(titles_stand_before_summaries),
        cmocka_unit_test(first_hits_are_those_of_all),
        cmocka_unit_test(a_stopped_search_can_be_asked_again),
        cmocka_unit_test(stopped_names_are_read_to_the_end),
        cmocka_unit_test(counts_of_one_entity_are_those_of_a_walk),
    };
    return cmocka_run_group_tests(tests, open_large, close_large);
}
