/* SPDX-License-Identifier: MIT */
/* In which order rows and columns come, and which of them rise or cool. */
#include "unit/core_grid/parts.h"

static void rows_come_by_sum_name_trend_or_latest(void **state)
{
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    grid_make(*state, &spec, &grid);
    sort(&grid, GRID_SORT_SUM, "", "");
    assert_string_equal(grid_row(&grid, 0)->row.slug, "quantum");
    assert_grid(&grid, GRID_COUNT,
                "quantum: 3 1 1 4\n"
                "space: 3 1 . 3\n"
                "ai: . . . .\n"
                ": 5 2 2 7\n");
    sort(&grid, GRID_SORT_NAME, "", "");
    assert_string_equal(grid_row(&grid, 0)->row.slug, "ai");
    assert_string_equal(grid_column(&grid, 0)->row.slug, "DE");
    assert_grid(&grid, GRID_COUNT,
                "ai: . . . .\n"
                "quantum: 1 3 1 4\n"
                "space: 1 3 . 3\n"
                ": 2 5 2 7\n");
    sort(&grid, GRID_SORT_FIRST, "", "");
    assert_string_equal(grid_row(&grid, 0)->row.slug, "space");
    assert_string_equal(grid_column(&grid, 2)->row.slug, "US");
    assert_int_equal(grid_row_of(&grid, "ai"), 2);
    assert_int_equal(grid_row_of(&grid, ""), 3);
    assert_int_equal(grid_column_of(&grid, "XX"), 3);
    grid_clear(&grid);
}

static void pins_come_first_and_likeness_follows_a_row(void **state)
{
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    grid_make(*state, &spec, &grid);
    sort(&grid, GRID_SORT_SUM, "US AI spac", "");
    assert_int_equal(grid.pinned_rows, 1);
    assert_int_equal(grid.pinned_columns, 1);
    assert_grid(&grid, GRID_COUNT,
                "ai: . . . .\n"
                "quantum: 1 3 1 4\n"
                "space: . 3 1 3\n"
                ": 2 5 2 7\n");
    sort(&grid, GRID_SORT_LIKENESS, "", "space");
    assert_int_equal(grid.pinned_rows, 0);
    assert_grid(&grid, GRID_COUNT,
                "space: 3 1 . 3\n"
                "quantum: 3 1 1 4\n"
                "ai: . . . .\n"
                ": 5 2 2 7\n");
    grid_clear(&grid);
}

/* A wider topic comes before what is below it, whatever their names. */
static void names_of_topics_go_by_the_tree(void **state)
{
    struct grid_facts *facts = *state;
    struct row *rows = facts->links[GRID_TOPICS].entities.rows;
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    rows[AI].other = "space";
    grid_make(facts, &spec, &grid);
    rows[AI].other = "";
    sort(&grid, GRID_SORT_NAME, "", "");
    assert_string_equal(grid_row(&grid, 0)->row.slug, "quantum");
    assert_string_equal(grid_row(&grid, 1)->row.slug, "space");
    assert_string_equal(grid_row(&grid, 2)->row.slug, "ai");
    grid_clear(&grid);
}

static void rows_that_rise_or_cool(void **state)
{
    const struct grid_facts *all = *state;
    struct grid_facts facts = *all;
    enum { EACH = 20 };
    int16_t years[2 * EACH];
    unsigned char zeros[2 * EACH] = {0};
    uint32_t starts[2 * EACH + 1];
    uint32_t items[2 * EACH];
    for (int i = 0; i < 2 * EACH; i++) { /* space before, quantum since; ai in both */
        years[i] = i < EACH ? 2015 : 2022;
        starts[i] = (uint32_t)i;
        items[i] = i % 2 == 0 ? AI : i < EACH ? SPACE : QUANTUM;
    }
    starts[2 * EACH] = 2 * EACH;
    facts.count = 2 * EACH;
    facts.first_years = facts.last_years = years;
    facts.kinds = facts.doubts = zeros;
    facts.links[GRID_TOPICS].starts = facts.links[GRID_PARTNERS].starts = starts;
    facts.links[GRID_TOPICS].items = items;
    facts.links[GRID_PARTNERS].items = items;
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    size_t places[3];
    grid_make(&facts, &spec, &grid);
    assert_int_equal(grid_trend(&grid, 1, places, COUNT(places)), 1);
    assert_string_equal(grid_row(&grid, places[0])->row.slug, "quantum");
    assert_int_equal(grid_trend(&grid, -1, places, COUNT(places)), 1);
    assert_string_equal(grid_row(&grid, places[0])->row.slug, "space");
    assert_int_equal(grid_trend(&grid, 1, places, 0), 0);
    struct str said = {0};
    grid_say_trend(&grid, 1, LANG_EN, &said);
    assert_string_equal(str_text(&said), "rising since 2020: quantum");
    str_cut(&said, 0);
    grid_say_trend(&grid, -1, LANG_KO, &said);
    assert_string_equal(str_text(&said), "2020년 이후 감소: space");
    str_clear(&said);
    grid_clear(&grid);
}

int grid_orders(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_by_sum_name_trend_or_latest),
        cmocka_unit_test(pins_come_first_and_likeness_follows_a_row),
        cmocka_unit_test(names_of_topics_go_by_the_tree),
        cmocka_unit_test(rows_that_rise_or_cool),
    };
    return cmocka_run_group_tests_name("orders", tests, make_facts, free_facts);
}
