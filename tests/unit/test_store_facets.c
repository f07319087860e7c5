/* SPDX-License-Identifier: MIT */
/* Facets of the embedded dataset, against counting each value's meetings one by one, and against
   SQL. */
#include "attache/core/date.h"
#include "attache/store/store.h"
#include "fixtures/dataset/dataset.h"
#include "fixtures/test.h"

#include <sqlite3.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct facets facets_of(struct store *store, const char *text, struct query *query)
{
    struct facets facets = {0};
    struct err err = {0};
    if (query_parse(text, query, &err) != STATUS_OK ||
        store_facets(store, query, &facets, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    return facets;
}

static const struct facet_value *value_of(const struct facets *facets, enum query_field field,
                                          const char *text)
{
    for (size_t i = 0; i < facets->count; i++) {
        if (facets->values[i].field == field && strcmp(facets->values[i].value, text) == 0)
            return &facets->values[i];
    }
    fail_msg("no value %s", text);
    return NULL;
}

/* The meetings that a value is said to have, one by one. */
static void assert_value(struct store *store, const struct facets *facets,
                         const struct facet_value *value, const struct query *query)
{
    struct query only = {0};
    struct result rows = {0};
    struct err err = {0};
    uint32_t decades[SPARK_DECADES] = {0};
    query_copy(query, &only);
    assert_int_equal(facets_only(&only, value, &err), STATUS_OK);
    assert_int_equal(
        store_timeline(store, &only, (struct window){.after = DATASET_ALL}, &rows, &err),
        STATUS_OK);
    for (size_t i = 0; i < rows.count; i++) {
        int year = 0;
        int month = 0;
        int day = 0;
        date_from_day_number((int32_t)rows.rows[i].first_day, &year, &month, &day);
        decades[(year - facets->first_decade) / 10]++;
    }
    /* A decade's facet is of meetings that begin in it, its filter of all that lie in it. */
    if (value->field != QUERY_YEAR) {
        assert_int_equal(value->count, rows.count);
        assert_memory_equal(value->decades, decades, sizeof(decades));
    } else {
        assert_true((size_t)value->count <= rows.count);
    }
    query_clear(&only);
    result_clear(&rows);
}

static const char *const filters[] = {
    "",
    "partner:fr",
    "partner:fr,de topic:space level:minister",
    "-partner:jp OR topic:quantum",
    "partner:nowhere",
    "year:2010..2019 kind:forum,summit -mode:virtual quant",
};

static void a_count_is_that_of_the_filter_it_leads_to(void **state)
{
    for (size_t f = 0; f < COUNT(filters); f++) {
        struct query query = {0};
        struct facets facets = facets_of(*state, filters[f], &query);
        assert_true(facets.count > 300);
        /* all of them of the shorter sections, some of the long ones */
        for (size_t i = 0; i<facets.count; i += facets.values[i].count> 3 ? 1 : 5)
            assert_value(*state, &facets, &facets.values[i], &query);
        facets_clear(&facets);
        query_clear(&query);
    }
}

static int64_t sql_number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return number;
}

/* Filters and values, and the counts in SQL over the columns of the records. */
static const struct {
    const char *filter;
    enum query_field field;
    const char *value;
    const char *sql;
} known[] = {
    {"", QUERY_LEVEL, "minister", "level = 'minister'"},
    {"", QUERY_YEAR, "1990..1999", "first_day BETWEEN 7305 AND 10956"},
    {"", QUERY_PARTNER, "FR", "(' ' || partners || ' ') LIKE '% FR %'"},
    {"", QUERY_PLACE, "Paris", "json ->> '$.city' = 'Paris'"},
    {"partner:FR", QUERY_LEVEL, "minister",
     "level = 'minister' AND (' ' || partners || ' ') LIKE '% FR %'"},
    {"partner:FR", QUERY_PARTNER, "DE", "(' ' || partners || ' ') LIKE '% DE %'"},
    {"partner:FR level:minister", QUERY_PARTNER, "DE",
     "level = 'minister' AND (' ' || partners || ' ') LIKE '% DE %'"},
    {"-partner:FR", QUERY_PARTNER, "DE",
     "(' ' || partners || ' ') LIKE '% DE %' AND (' ' || partners || ' ') NOT LIKE '% FR %'"},
    {"-partner:FR", QUERY_PARTNER, "FR", "0"},
    {"status:planned", QUERY_STATUS, "held", "status = 'held'"},
    {"status:planned", QUERY_KIND, "joint-committee",
     "status = 'planned' AND kind = 'joint-committee'"},
};

static void counts_are_those_of_sql(void **state)
{
    sqlite3 *db = NULL;
    unsigned char *image = (unsigned char *)(uintptr_t)dataset_image;
    const sqlite3_int64 size = (sqlite3_int64)dataset_size();
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_deserialize(db, "main", image, size, size, SQLITE_DESERIALIZE_READONLY), SQLITE_OK);
    for (size_t i = 0; i < COUNT(known); i++) {
        char sql[400];
        struct query query = {0};
        struct facets facets = facets_of(*state, known[i].filter, &query);
        snprintf(sql, sizeof(sql), "SELECT count(*) FROM meeting WHERE %s", known[i].sql);
        int64_t counted = value_of(&facets, known[i].field, known[i].value)->count;
        if (counted != sql_number(db, sql))
            fail_msg("%s %s: %lld", known[i].filter, known[i].value, (long long)counted);
        facets_clear(&facets);
        query_clear(&query);
    }
    sqlite3_close(db);
}

static void what_the_filter_chose_is_marked_with_its_place(void **state)
{
    struct query query = {0};
    struct facets facets = facets_of(
        *state, "topic:space partner:korea,france -kind:forum year:1990..1999 -mode:virtual OR x",
        &query);
    const struct facet_value *france = value_of(&facets, QUERY_PARTNER, "FR");
    const struct facet_value *forum = value_of(&facets, QUERY_KIND, "forum");
    assert_int_equal(france->mark, FACET_CHOSEN);
    assert_int_equal(france->place.term, 1);
    assert_int_equal(france->place.value, 1);
    assert_int_equal(forum->mark, FACET_EXCLUDED);
    assert_int_equal(forum->place.term, 2);
    assert_int_equal(forum->count, 0);
    assert_int_equal(value_of(&facets, QUERY_YEAR, "1990..1999")->mark, FACET_CHOSEN);
    assert_int_equal(value_of(&facets, QUERY_YEAR, "1980..1989")->mark, FACET_FREE);
    assert_int_equal(value_of(&facets, QUERY_MODE, "virtual")->mark, FACET_FREE);
    assert_int_equal(value_of(&facets, QUERY_PARTNER, "DE")->mark, FACET_FREE);
    query_remove_value(&query, france->place);
    facets_clear(&facets);
    assert_int_equal(store_facets(*state, &query, &facets, NULL), STATUS_OK);
    assert_int_equal(value_of(&facets, QUERY_PARTNER, "FR")->mark, FACET_FREE);
    facets_clear(&facets);
    query_clear(&query);
}

/* Sections stand in their order, each in its own; what has no meeting left is there still. */
static void sections_stand_in_order_also_without_meetings(void **state)
{
    struct query query = {0};
    struct facets facets = facets_of(*state, "topic:quantum", &query);
    size_t zeros = 0;
    size_t section = 0;
    for (size_t i = 0; i < facets.count; i++) {
        const struct facet_value *value = &facets.values[i];
        while (section < FACETS_SECTIONS && facets_fields[section] != value->field)
            section++;
        assert_true(section < FACETS_SECTIONS);
        zeros += value->count == 0;
        if (i == 0 || value[-1].field != value->field)
            continue;
        if (value->field == QUERY_YEAR)
            assert_true(strcmp(value[-1].value, value->value) > 0);
        else if (value->field == QUERY_PARTNER || value->field == QUERY_PLACE)
            assert_true(value[-1].count >= value->count);
    }
    assert_true(zeros > 50);
    assert_true(value_of(&facets, QUERY_LEVEL, "head-of-state") <
                value_of(&facets, QUERY_LEVEL, "minister"));
    facets_clear(&facets);
    query_clear(&query);
}

static bool stop_at_once(void *context)
{
    (void)context;
    return true;
}

static void interrupted_counts_are_none_at_all(void **state)
{
    struct query query = {0};
    struct facets facets = {0};
    struct err err = {0};
    assert_int_equal(query_parse("korea -partner:fr cooperation", &query, &err), STATUS_OK);
    store_set_stop(*state, stop_at_once, NULL);
    assert_int_equal(store_facets(*state, &query, &facets, &err), STATUS_DATA);
    assert_string_equal(err.text, "interrupted");
    assert_int_equal(facets.count, 0);
    store_set_stop(*state, NULL, NULL);
    assert_int_equal(store_facets(*state, &query, &facets, NULL), STATUS_OK);
    assert_true(facets.count > 300);
    facets_clear(&facets);
    query_clear(&query);
}

static void what_asks_for_nothing_leaves_the_counts(void **state)
{
    struct query query = {0};
    struct query with = {0};
    struct facets plain = facets_of(*state, "partner:fr", &query);
    struct facets idle = facets_of(*state, "partner:fr ! -\"-\"", &with);
    assert_int_equal(plain.count, idle.count);
    for (size_t i = 0; i < plain.count && plain.values != NULL; i++) {
        const struct facet_value *value = &plain.values[i];
        assert_int_equal(value->count, value_of(&idle, value->field, value->value)->count);
    }
    assert_true(value_of(&idle, QUERY_PARTNER, "US")->count > 100);
    facets_clear(&plain);
    facets_clear(&idle);
    query_clear(&query);
    query_clear(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(interrupted_counts_are_none_at_all, dataset_open,
                                        dataset_close),
        cmocka_unit_test_setup_teardown(a_count_is_that_of_the_filter_it_leads_to, dataset_open,
                                        dataset_close),
        cmocka_unit_test_setup_teardown(counts_are_those_of_sql, dataset_open, dataset_close),
        cmocka_unit_test_setup_teardown(what_the_filter_chose_is_marked_with_its_place,
                                        dataset_open, dataset_close),
        cmocka_unit_test_setup_teardown(sections_stand_in_order_also_without_meetings, dataset_open,
                                        dataset_close),
        cmocka_unit_test_setup_teardown(what_asks_for_nothing_leaves_the_counts, dataset_open,
                                        dataset_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
