/* SPDX-License-Identifier: MIT */
/* Reading a database: windows of the timeline, lists, records. The embedded
   dataset serves as the database, and nothing here depends on more of it than a few old records. */
#include "attache/core/date.h"
#include "attache/core/query.h"
#include "attache/core/spark.h"
#include "attache/core/value.h"
#include "attache/store/store.h"
#include "fixtures/dataset/dataset.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void the_dataset_says_its_counts_years_and_date(void **state)
{
    struct store_info info;
    store_info(*state, &info);
    assert_true(info.counts[KIND_MEETING] > 1000);
    assert_true(info.counts[KIND_PARTNER] > 100);
    assert_true(info.counts[KIND_OUTCOME] > 0);
    assert_true(info.first_year > 1950 && info.last_year >= info.first_year);
    assert_int_equal(strlen(info.data_date), 10);
    assert_true(strlen(info.digest) >= 16);
}

/* Windows */

static const char *const queries[] = {
    "",
    "partner:fr",
    "partner:fr,de",
    "topic:quantum",
    "quantum",
    "song kyunghee",
    "person:\"song kyunghee\"",
    "-partner:us",
    "partner:fr OR topic:quantum",
    "year:2018..2020",
    "date:2018-07",
    "has:promise",
    "is:open",
    "is:planned",
    "kind:forum level:minister",
    "status:planned OR status:cancelled",
    "place:paris",
    "org:kaist -partner:us year:2010..",
    "\"joint committee\" partner:fr",
    "korea scien",
    "과학기술 공동위원회",
    "thdrudgml",
    "partner:nowhere",
    "source:yonhap",
    "\"\"\" AND ( NOT * ^ {title} : x",
};

static void meetings_come_newest_first_with_all_their_fields(void **state)
{
    for (size_t q = 0; q < COUNT(queries); q++) {
        struct result rows = dataset_meetings(*state, queries[q]);
        assert_false(rows.more_before);
        assert_false(rows.more_after);
        for (size_t i = 0; i < rows.count; i++) {
            const struct row *row = &rows.rows[i];
            assert_int_equal(row->kind, KIND_MEETING);
            assert_true(row->slug[0] != '\0' && row->title[0] != '\0' && row->date[0] != '\0');
            if (i > 0) {
                assert_true(row->id < row[-1].id);
                assert_true(row->first_day <= row[-1].first_day);
            }
        }
        result_clear(&rows);
    }
}

/* A window around every tenth meeting, in the query or not, against the whole list. */
static void check_windows(struct store *store, const char *text, const struct result *all)
{
    enum { BEFORE = 3, AFTER = 4 };
    struct query query = {0};
    struct err err = {0};
    assert_int_equal(query_parse(text, &query, &err), STATUS_OK);
    struct store_info info;
    store_info(store, &info);
    for (int64_t anchor = 1; anchor <= info.counts[KIND_MEETING]; anchor += 10) {
        struct result part = {0};
        struct window window = {anchor, BEFORE, AFTER};
        assert_int_equal(store_timeline(store, &query, window, &part, &err), STATUS_OK);
        size_t newer = 0;
        while (newer < all->count && all->rows[newer].id > anchor)
            newer++;
        bool itself = newer < all->count && all->rows[newer].id == anchor;
        size_t from = newer > BEFORE ? newer - BEFORE : 0;
        size_t to = newer + itself + AFTER;
        to = to < all->count ? to : all->count;
        assert_int_equal(part.count, to - from);
        for (size_t i = 0; i < part.count; i++)
            assert_int_equal(part.rows[i].id, all->rows[from + i].id);
        assert_int_equal(part.more_before, from > 0);
        assert_int_equal(part.more_after, to < all->count);
        result_clear(&part);
        struct count count = {0};
        assert_int_equal(store_count(store, &query, anchor, &count, &err), STATUS_OK);
        assert_int_equal(count.total, all->count);
        assert_int_equal(count.newer, newer);
    }
    query_clear(&query);
}

static void windows_put_together_are_the_whole_list(void **state)
{
    for (size_t q = 0; q < COUNT(queries); q++) {
        struct result all = dataset_meetings(*state, queries[q]);
        check_windows(*state, queries[q], &all);
        result_clear(&all);
    }
}

static void the_latest_meeting_not_after_a_day(void **state)
{
    struct query query = {0};
    struct err err = {0};
    struct result all = dataset_meetings(*state, "partner:fr");
    query_parse("partner:fr", &query, &err);
    for (int year = 1970; year <= 2030; year++) {
        int32_t day = date_day_number(year, 7, 1);
        int64_t id = 0;
        assert_int_equal(store_latest(*state, &query, day, &id, &err), STATUS_OK);
        size_t i = 0;
        while (i < all.count && all.rows[i].first_day > day)
            i++;
        assert_int_equal(id, i < all.count ? all.rows[i].id : 0);
    }
    result_clear(&all);
    query_clear(&query);
}

/* Lists */

static void every_kind_lists_as_many_as_there_are(void **state)
{
    struct store_info info;
    store_info(*state, &info);
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
        struct result rows = dataset_list(*state, (enum kind)kind, "", 0);
        assert_int_equal(rows.count, info.counts[kind]);
        assert_int_equal(rows.total, info.counts[kind]);
        for (size_t i = 0; i < rows.count; i++) {
            assert_int_equal(rows.rows[i].kind, kind);
            assert_true(rows.rows[i].slug[0] != '\0' && rows.rows[i].title[0] != '\0');
        }
        result_clear(&rows);
        rows = dataset_list(*state, (enum kind)kind, "", 7);
        assert_int_equal(rows.count, 7);
        assert_int_equal(rows.total, info.counts[kind]);
        assert_true(rows.more_after);
        result_clear(&rows);
    }
}

/* The counts of a list are those of the filter that names its entity. */
static void the_count_of_a_row_is_that_of_its_filter(void **state)
{
    struct result partners = dataset_list(*state, KIND_PARTNER, "topic:quantum", 0);
    assert_true(partners.count > 5);
    for (size_t i = 0; i < partners.count; i++) {
        char text[128];
        snprintf(text, sizeof(text), "topic:quantum partner:%s", partners.rows[i].slug);
        struct result rows = dataset_meetings(*state, text);
        assert_int_equal(rows.count, partners.rows[i].count);
        result_clear(&rows);
        if (i > 0)
            assert_true(partners.rows[i].count <= partners.rows[i - 1].count);
    }
    struct result few = dataset_list(*state, KIND_PARTNER, "topic:quantum", 3);
    assert_int_equal(few.count, 3);
    assert_int_equal(few.total, partners.count);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(few.rows[i].slug, partners.rows[i].slug);
    result_clear(&few);
    result_clear(&partners);
}

/* The levels of the meetings of a query, counted one by one by their first days. */
static void assert_decades(struct store *store, const char *text, const char *levels)
{
    struct store_info info;
    uint32_t counts[SPARK_DECADES] = {0};
    struct str expected = {0};
    struct result rows = dataset_meetings(store, text);
    store_info(store, &info);
    const int first = info.first_year / 10;
    const int last = info.last_year / 10;
    assert_true(last - first < SPARK_DECADES);
    for (size_t i = 0; i < rows.count; i++) {
        int year = 0;
        int month = 0;
        int day = 0;
        date_from_day_number((int32_t)rows.rows[i].first_day, &year, &month, &day);
        counts[year / 10 - first]++;
    }
    spark_levels(&expected, &(struct spark){counts, (size_t)(last - first + 1), 0}, SPARK_DECADES);
    assert_string_equal(levels, str_text(&expected));
    str_clear(&expected);
    result_clear(&rows);
}

static void the_decades_of_a_row_are_those_of_its_meetings(void **state)
{
    static const char *const filters[] = {"", "topic:quantum OR kind:forum", "partner:nowhere"};
    for (size_t f = 0; f < COUNT(filters); f++) {
        struct result partners = dataset_list(*state, KIND_PARTNER, filters[f], 0);
        assert_non_null(partners.decades);
        assert_decades(*state, filters[f], partners.decades);
        for (size_t i = 0; i < partners.count; i++) {
            char text[128];
            snprintf(text, sizeof(text), "%s partner:%s", filters[f], partners.rows[i].slug);
            assert_decades(*state, text, partners.rows[i].decades);
        }
        result_clear(&partners);
    }
}

static void the_states_part_the_promises(void **state)
{
    static const char *const states[] = {"kept", "partly", "open", "lapsed"};
    struct result promises = dataset_list(*state, KIND_OUTCOME, "has:promise", 0);
    struct result others = dataset_list(*state, KIND_OUTCOME, "-has:promise", 0);
    struct result all = dataset_list(*state, KIND_OUTCOME, "", 0);
    size_t sum = 0;
    assert_int_equal(promises.count + others.count, all.count);
    for (size_t s = 0; s < COUNT(states); s++) {
        char text[32];
        snprintf(text, sizeof(text), "is:%s", states[s]);
        struct result rows = dataset_list(*state, KIND_OUTCOME, text, 0);
        for (size_t i = 0; i < rows.count; i++)
            assert_string_equal(rows.rows[i].word, states[s]);
        sum += rows.count;
        result_clear(&rows);
    }
    assert_int_equal(sum, promises.count);
    result_clear(&promises);
    result_clear(&others);
    result_clear(&all);
}

static void a_promise_is_open_on_its_day_and_lapsed_on_the_next(void **state)
{
    struct result rows = dataset_list(*state, KIND_OUTCOME, "is:open", 0);
    struct date due = {0};
    char slug[128] = "";
    for (size_t i = 0; i < rows.count && slug[0] == '\0'; i++) {
        if (rows.rows[i].date[0] != '\0' &&
            date_parse(rows.rows[i].date, &due, NULL) == STATUS_OK && due.last < DATE_DAY_MAX)
            snprintf(slug, sizeof(slug), "%s", rows.rows[i].slug);
    }
    result_clear(&rows);
    assert_true(slug[0] != '\0');
    for (int after = 0; after < 2; after++) {
        store_set_today(*state, due.last + after);
        rows = dataset_list(*state, KIND_OUTCOME, after ? "is:lapsed" : "is:open", 0);
        bool found = false;
        for (size_t i = 0; i < rows.count; i++)
            found = found || strcmp(rows.rows[i].slug, slug) == 0;
        assert_true(found);
        result_clear(&rows);
    }
    store_set_today(*state, date_day_number(2026, 5, 1));
}

/* Records */

struct seen {
    size_t count;
    char last[256];
    enum kind kind;
};

static enum status see(void *context, const struct row *row, const struct value *record)
{
    struct seen *seen = context;
    assert_int_equal(row->kind, seen->kind);
    if (seen->kind != KIND_OUTCOME)
        assert_string_equal(value_text(record, "id"), row->slug);
    else
        assert_string_equal(value_text(record, "text"), row->title);
    if (seen->kind != KIND_MEETING && seen->kind != KIND_OUTCOME)
        assert_true(strcmp(seen->last, row->slug) < 0);
    snprintf(seen->last, sizeof(seen->last), "%s", row->slug);
    seen->count++;
    return STATUS_OK;
}

static void each_record_comes_once(void **state)
{
    struct store_info info;
    struct err err = {0};
    store_info(*state, &info);
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
        struct seen seen = {.kind = (enum kind)kind};
        assert_int_equal(
            store_each(*state, (struct lookup){.kind = (enum kind)kind}, see, &seen, &err),
            STATUS_OK);
        assert_int_equal(seen.count, info.counts[kind]);
    }
}

static enum status stop_at_once(void *context, const struct row *row, const struct value *record)
{
    (void)row;
    (void)record;
    ++*(int *)context;
    return STATUS_NONE;
}

static void a_walk_over_records_stops_when_told(void **state)
{
    struct err err = {0};
    struct query query = {0};
    int calls = 0;
    assert_int_equal(
        store_each(*state, (struct lookup){.kind = KIND_TOPIC}, stop_at_once, &calls, &err),
        STATUS_NONE);
    query_parse("partner:fr", &query, &err);
    assert_int_equal(store_each(*state, (struct lookup){.kind = KIND_MEETING, .query = &query},
                                stop_at_once, &calls, &err),
                     STATUS_NONE);
    assert_int_equal(calls, 2);
    query_clear(&query);
}

static bool stop_now(void *context)
{
    (void)context;
    return true;
}

static void an_interrupted_list_is_none_at_all(void **state)
{
    struct err err = {0};
    struct result rows = {0};
    struct query query = {0};
    query_parse("korea", &query, &err);
    store_set_stop(*state, stop_now, NULL);
    assert_int_equal(
        store_list(*state, (struct lookup){.kind = KIND_PERSON, .query = &query}, &rows, &err),
        STATUS_DATA);
    assert_string_equal(err.text, "interrupted");
    assert_int_equal(rows.count, 0);
    store_set_stop(*state, NULL, NULL);
    err = (struct err){0};
    assert_int_equal(
        store_list(*state, (struct lookup){.kind = KIND_PERSON, .query = &query}, &rows, &err),
        STATUS_OK);
    assert_true(rows.count > 100);
    result_clear(&rows);
    query_clear(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_dataset_says_its_counts_years_and_date),
        cmocka_unit_test(meetings_come_newest_first_with_all_their_fields),
        cmocka_unit_test(windows_put_together_are_the_whole_list),
        cmocka_unit_test(the_latest_meeting_not_after_a_day),
        cmocka_unit_test(every_kind_lists_as_many_as_there_are),
        cmocka_unit_test(the_count_of_a_row_is_that_of_its_filter),
        cmocka_unit_test(the_decades_of_a_row_are_those_of_its_meetings),
        cmocka_unit_test(the_states_part_the_promises),
        cmocka_unit_test(a_promise_is_open_on_its_day_and_lapsed_on_the_next),
        cmocka_unit_test(each_record_comes_once),
        cmocka_unit_test(a_walk_over_records_stops_when_told),
        cmocka_unit_test(an_interrupted_list_is_none_at_all),
    };
    return cmocka_run_group_tests(tests, dataset_open, dataset_close);
}
