/* SPDX-License-Identifier: MIT */
/* The facts of grids from the embedded dataset: every number must be that of its query. */
#include "attache/core/date.h"
#include "attache/store/grid.h"
#include "fixtures/dataset/dataset.h"
#include "fixtures/test.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A grid of a query's meetings, with what it stands on. */
struct made {
    struct query filter;
    struct grid_facts facts;
    struct grid grid;
};

static void make(struct store *store, const char *text, enum grid_axis rows, enum grid_axis columns,
                 struct made *made)
{
    struct err err = {0};
    struct query rest;
    struct grid_spec spec = {rows, columns, 0, 0, date_day_number(2026, 11, 22)};
    *made = (struct made){0};
    if (query_parse(text, &made->filter, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    grid_window(&made->filter, &rest, &spec.first_year, &spec.last_year);
    if (store_grid(store, &rest, &spec, &made->facts, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    grid_make(&made->facts, &spec, &made->grid);
    query_clear(&rest);
}

static void clear(struct made *made)
{
    grid_clear(&made->grid);
    grid_facts_clear(&made->facts);
    query_clear(&made->filter);
}

/* The count of a cell against the count of the query that opens it. */
static void check_cell(struct store *store, const struct made *made, size_t row, size_t column)
{
    struct str text = {0};
    struct query query;
    struct err err = {0};
    struct count count;
    grid_query(&made->grid, &made->filter, row, column, &text);
    assert_int_equal(query_parse(str_text(&text), &query, &err), STATUS_OK);
    assert_int_equal(store_count(store, &query, 0, &count, &err), STATUS_OK);
    if (grid_cell(&made->grid, row, column)->count != count.total)
        fail_msg("%s: %u in the grid, %lld in the query", str_text(&text),
                 grid_cell(&made->grid, row, column)->count, (long long)count.total);
    query_clear(&query);
    str_clear(&text);
}

static const struct {
    const char *query;
    enum grid_axis rows, columns;
} grids[] = {
    {"", GRID_TOPICS, GRID_PARTNERS},
    {"year:2018..2024", GRID_TOPICS, GRID_PARTNERS},
    {"level:minister", GRID_TOPICS, GRID_PARTNERS},
    {"", GRID_PARTNERS, GRID_YEARS},
    {"", GRID_PARTNERS, GRID_DECADES},
    {"", GRID_PEOPLE, GRID_YEARS},
    {"partner:fr", GRID_TOPICS, GRID_YEARS},
    {"quantum year:2015..", GRID_PARTNERS, GRID_TOPICS},
};

static void every_number_is_that_of_its_query(void **state)
{
    for (size_t g = 0; g < COUNT(grids); g++) {
        struct made made;
        make(*state, grids[g].query, grids[g].rows, grids[g].columns, &made);
        const struct grid *grid = &made.grid;
        assert_true(grid->row_count > 0 && grid->column_count > 0);
        for (size_t r = 0; r <= grid->row_count; r += r + 1 < grid->row_count ? 7 : 1) {
            for (size_t c = 0; c <= grid->column_count; c += c + 1 < grid->column_count ? 11 : 1)
                check_cell(*state, &made, r, c);
        }
        clear(&made);
    }
}

/* A cell's first and latest meeting are meetings of its query, and so are those listed. */
static void meetings_of_a_cell_are_those_of_its_query(void **state)
{
    struct made made;
    struct str text = {0};
    struct query query;
    struct result wanted = {0};
    struct result rows = {0};
    uint32_t found[256];
    make(*state, "year:2015..", GRID_TOPICS, GRID_PARTNERS, &made);
    const struct grid *grid = &made.grid;
    for (size_t c = 0; c < 12; c++) {
        size_t count = grid_meetings(grid, 0, c, found, COUNT(found));
        grid_query(grid, &made.filter, 0, c, &text);
        assert_int_equal(query_parse(str_text(&text), &query, NULL), STATUS_OK);
        assert_int_equal(
            store_timeline(*state, &query, (struct window){0, 0, COUNT(found)}, &wanted, NULL),
            STATUS_OK);
        assert_int_equal(count, wanted.count);
        for (size_t i = 0; i < count; i++)
            found[i] = made.facts.ids[found[i]];
        assert_int_equal(store_meetings(*state, found, count, &rows, NULL), STATUS_OK);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(rows.rows[i].id, wanted.rows[i].id);
        result_clear(&wanted);
        result_clear(&rows);
        query_clear(&query);
        str_clear(&text);
    }
    clear(&made);
}

static void rows_are_those_of_the_list(void **state)
{
    struct made made;
    struct query query = {0};
    struct result list = {0};
    make(*state, "kind:forum", GRID_TOPICS, GRID_PARTNERS, &made);
    assert_int_equal(query_parse("kind:forum", &query, NULL), STATUS_OK);
    assert_int_equal(
        store_list(*state, (struct lookup){.kind = KIND_PARTNER, .query = &query}, &list, NULL),
        STATUS_OK);
    assert_int_equal(made.grid.column_count, list.count);
    for (size_t i = 0; i < list.count; i++) {
        assert_string_equal(made.grid.columns[i].row.slug, list.rows[i].slug);
        assert_int_equal(made.grid.columns[i].sum.count, list.rows[i].count);
    }
    result_clear(&list);
    query_clear(&query);
    clear(&made);
}

static void topics_know_the_wider_one(void **state)
{
    struct made made;
    make(*state, "", GRID_TOPICS, GRID_PARTNERS, &made);
    size_t wide = 0;
    for (size_t r = 0; r < made.grid.row_count; r++) {
        const char *parent = made.grid.rows[r].row.other;
        wide += parent[0] == '\0';
        if (parent[0] != '\0') {
            size_t at = grid_row_of(&made.grid, parent);
            assert_true(at < made.grid.row_count);
            assert_true(made.grid.rows[at].sum.count >= made.grid.rows[r].sum.count);
        }
    }
    assert_true(wide > 0 && wide < made.grid.row_count / 2);
    clear(&made);
}

static void only_the_most_frequent_people_are_kept(void **state)
{
    struct made made;
    make(*state, "", GRID_PEOPLE, GRID_YEARS, &made);
    const struct result *people = &made.facts.links[GRID_PEOPLE].entities;
    assert_int_equal(people->count, GRID_PEOPLE_MAX);
    assert_true(people->total > GRID_PEOPLE_MAX);
    clear(&made);
}

static void a_query_without_meetings_is_an_empty_grid(void **state)
{
    struct made made;
    make(*state, "partner:nowhere", GRID_TOPICS, GRID_PARTNERS, &made);
    assert_int_equal(made.facts.count, 0);
    assert_int_equal(made.grid.row_count, 0);
    clear(&made);
}

static bool stop_at_once(void *context)
{
    (*(int *)context)++;
    return true;
}

static void it_can_be_stopped(void **state)
{
    int asked = 0;
    struct query all = {0};
    struct grid_facts facts = {0};
    struct grid_spec spec = {.rows = GRID_TOPICS, .columns = GRID_PARTNERS};
    struct err err = {0};
    store_set_stop(*state, stop_at_once, &asked);
    assert_int_equal(store_grid(*state, &all, &spec, &facts, &err), STATUS_DATA);
    store_set_stop(*state, NULL, NULL);
    assert_true(asked > 0);
    assert_string_equal(err.text, "interrupted");
    assert_int_equal(facts.count, 0);
    assert_null(facts.ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_is_that_of_its_query),
        cmocka_unit_test(meetings_of_a_cell_are_those_of_its_query),
        cmocka_unit_test(rows_are_those_of_the_list),
        cmocka_unit_test(topics_know_the_wider_one),
        cmocka_unit_test(only_the_most_frequent_people_are_kept),
        cmocka_unit_test(a_query_without_meetings_is_an_empty_grid),
        cmocka_unit_test(it_can_be_stopped),
    };
    return cmocka_run_group_tests(tests, dataset_open, dataset_close);
}
