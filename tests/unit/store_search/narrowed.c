/* SPDX-License-Identifier: MIT */
/* What narrows a search: one kind, fields, limits, alternatives; and what asks for nothing. */
#include "unit/store_search/parts.h"

static void what_asks_for_nothing_changes_no_search(void **state)
{
    static const char *const same[][2] = {
        {"science", "science -!"},
        {"science", "science OR -!"},
        {"science", "-- science \"-\" & -\"*\""},
        {"song partner:fr", "song ! partner:fr"},
        {"partner:fr is:open", "! partner:fr is:open OR -!"},
    };
    for (size_t i = 0; i < COUNT(same); i++) {
        for (int kind = 0; kind < KIND_COUNT; kind++) {
            struct hits a = search(*state, same[i][0], (enum kind)kind, 0);
            struct hits b = search(*state, same[i][1], (enum kind)kind, 0);
            if (a.count != b.count || a.total != b.total)
                fail_msg("%s: %zu of %s", same[i][1], b.count, kind_name((enum kind)kind));
            for (size_t n = 0; n < a.count; n++)
                assert_string_equal(row_at(&a, n)->slug, row_at(&b, n)->slug);
            hits_clear(&a);
            hits_clear(&b);
        }
    }
}

static void a_limit_cuts_each_kind_and_no_total(void **state)
{
    struct hits all = search(*state, "korea", KIND_NONE, 0);
    struct hits few = search(*state, "korea", KIND_NONE, 3);
    size_t of_kind[KIND_COUNT] = {0};
    assert_int_equal(all.total, few.total);
    assert_int_equal(all.count, all.total);
    for (size_t i = 0; i < few.count; i++)
        of_kind[row_at(&few, i)->kind]++;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        assert_true(of_kind[kind] <= 3);
        assert_int_equal(all.totals[kind], few.totals[kind]);
    }
    hits_clear(&all);
    hits_clear(&few);
}

static void a_search_for_one_kind_finds_that_kind(void **state)
{
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
        struct hits hits = search(*state, "joint", (enum kind)kind, 10);
        for (size_t i = 0; i < hits.count; i++)
            assert_int_equal(row_at(&hits, i)->kind, kind);
        assert_int_equal(hits.total, hits.totals[kind]);
        hits_clear(&hits);
    }
    struct hits outcomes = search(*state, "joint centre", KIND_OUTCOME, 0);
    assert_true(outcomes.count > 3);
    hits_clear(&outcomes);
    struct hits sources = search(*state, "yonhap", KIND_SOURCE, 0);
    assert_true(sources.count > 10);
    hits_clear(&sources);
}

static void fields_narrow_what_words_find_and_list_alone(void **state)
{
    struct hits hits = search(*state, "song partner:fr", KIND_NONE, 0);
    size_t at = place_of(&hits, "person/song-kyung-hee");
    assert_true(at > 0);
    assert_int_equal(row_at(&hits, at - 1)->count, 1);
    hits_clear(&hits);
    hits = search(*state, "song partner:mn", KIND_NONE, 0);
    assert_int_equal(place_of(&hits, "person/song-kyung-hee"), 0);
    hits_clear(&hits);
    hits = search(*state, "partner:fr topic:quantum", KIND_NONE, 0);
    assert_true(hits.count > 0);
    for (size_t i = 0; i < hits.count; i++) {
        assert_int_equal(hit_at(&hits, i)->rule, RULE_FILTER);
        assert_int_equal(row_at(&hits, i)->kind, KIND_MEETING);
    }
    hits_clear(&hits);
    hits = search(*state, "partner:fr", KIND_PERSON, 0);
    assert_true(hits.count > 10);
    assert_int_equal(row_at(&hits, 0)->kind, KIND_PERSON);
    hits_clear(&hits);
}

static void an_acronym_of_several_organizations_asks_which(void **state)
{
    struct hits hits = search(*state, "most", KIND_NONE, 3);
    struct str text = {0};
    hits_add_sharers(&hits, LANG_EN, &text);
    assert_true(str_starts(str_text(&text), "MOST is 7 organizations: Korea, China, Vietnam, "));
    str_cut(&text, 0);
    hits_add_sharers(&hits, LANG_KO, &text);
    assert_true(str_starts(str_text(&text), "MOST: 기관 7곳 (대한민국, 중국, 베트남, "));
    str_cut(&text, 0);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(hits_country(&hits, hit_at(&hits, i)), row_at(&hits, i)->partners);
    hits_clear(&hits);
    static const char *const one[] = {"KIST", "MOST OR KIST", "\"of science\"", "France"};
    for (size_t i = 0; i < COUNT(one); i++) {
        hits = search(*state, one[i], KIND_NONE, 3);
        hits_add_sharers(&hits, LANG_EN, &text);
        assert_string_equal(str_text(&text), "");
        assert_string_equal(hits_country(&hits, hit_at(&hits, 0)), "");
        hits_clear(&hits);
    }
    str_clear(&text);
}

static void alternatives_find_both(void **state)
{
    struct hits hits = search(*state, "KIST OR KAIST", KIND_NONE, 20);
    assert_true(place_of(&hits, "organization/kist") > 0);
    assert_true(place_of(&hits, "organization/kist") <= 2);
    assert_true(place_of(&hits, "organization/kaist") <= 2);
    hits_clear(&hits);
}

int narrowed_search(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_asks_for_nothing_changes_no_search),
        cmocka_unit_test(a_limit_cuts_each_kind_and_no_total),
        cmocka_unit_test(a_search_for_one_kind_finds_that_kind),
        cmocka_unit_test(fields_narrow_what_words_find_and_list_alone),
        cmocka_unit_test(an_acronym_of_several_organizations_asks_which),
        cmocka_unit_test(alternatives_find_both),
    };
    return cmocka_run_group_tests_name("narrowed search", tests, dataset_open, dataset_close);
}
