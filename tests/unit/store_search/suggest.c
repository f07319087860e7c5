/* SPDX-License-Identifier: MIT */
/* What is suggested for the value of a field while it is typed. */
#include "unit/store_search/parts.h"

#include <stdio.h>

/* Suggestions */

static struct result suggest(struct store *store, enum query_field field, const char *begun,
                             int limit)
{
    struct result rows = {0};
    struct err err = {0};
    if (store_suggest(store, (struct begun){field, begun}, limit, &rows, &err) != STATUS_OK)
        fail_msg("%s: %s", begun, err.text);
    return rows;
}

static void expect_first(struct store *store, enum query_field field, const char *begun,
                         const char *slug)
{
    struct result rows = suggest(store, field, begun, 5);
    if (rows.count == 0 || strcmp(rows.rows[0].slug, slug) != 0)
        fail_msg("%s: %s", begun, rows.count > 0 ? rows.rows[0].slug : "nothing");
    assert_true(rows.count <= 5);
    result_clear(&rows);
}

static void the_likeliest_value_is_suggested_first(void **state)
{
    expect_first(*state, QUERY_PARTNER, "", "US");
    expect_first(*state, QUERY_PARTNER, "fr", "FR");
    expect_first(*state, QUERY_PARTNER, "프", "FR");
    expect_first(*state, QUERY_TOPIC, "quan", "quantum-technology");
    expect_first(*state, QUERY_PERSON, "song kyung", "song-kyung-hee");
    expect_first(*state, QUERY_ORGANIZATION, "kist", "kist");
    expect_first(*state, QUERY_PLACE, "par", "paris");
    expect_first(*state, QUERY_KIND, "joint", "joint-committee");
    expect_first(*state, QUERY_LEVEL, "min", "minister");
    expect_first(*state, QUERY_YEAR, "2018", "2018");
    expect_first(*state, QUERY_IS, "ke", "kept");
    expect_first(*state, QUERY_HAS, "pro", "promise");
    expect_first(*state, QUERY_SOURCE, "yonhap", "yonhap-20160531");
    struct result none = suggest(*state, QUERY_WORD, "x", 5);
    assert_int_equal(none.count, 0);
    result_clear(&none);
    none = suggest(*state, QUERY_PARTNER, "zzzzzz", 5);
    assert_int_equal(none.count, 0);
    result_clear(&none);
}

static void years_are_suggested_newest_first(void **state)
{
    struct result rows = suggest(*state, QUERY_YEAR, "", 0);
    struct store_info info;
    int64_t sum = 0;
    store_info(*state, &info);
    for (size_t i = 0; i < rows.count; i++) {
        assert_true(i == 0 || strcmp(rows.rows[i].slug, rows.rows[i - 1].slug) < 0);
        sum += rows.rows[i].count;
    }
    assert_int_equal(sum, info.counts[KIND_MEETING]);
    result_clear(&rows);
}

static void a_suggestion_counts_what_it_gives(void **state)
{
    struct result rows = suggest(*state, QUERY_LEVEL, "", 0);
    assert_true(rows.count >= 4);
    for (size_t i = 0; i < rows.count; i++) {
        char text[64];
        struct query query = {0};
        struct err err = {0};
        struct count count = {0};
        snprintf(text, sizeof(text), "level:%s", rows.rows[i].slug);
        assert_int_equal(query_parse(text, &query, &err), STATUS_OK);
        store_count(*state, &query, 0, &count, &err);
        assert_int_equal(count.total, rows.rows[i].count);
        query_clear(&query);
    }
    result_clear(&rows);
}

int suggestions(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_likeliest_value_is_suggested_first),
        cmocka_unit_test(years_are_suggested_newest_first),
        cmocka_unit_test(a_suggestion_counts_what_it_gives),
    };
    return cmocka_run_group_tests_name("suggestions", tests, dataset_open, dataset_close);
}
