/* SPDX-License-Identifier: MIT */
/* Grids by hand: what is counted where. In which order, and what is read off it, stand in the
 * parts. */
#include "unit/core_grid/parts.h"

static void sums_are_of_distinct_meetings(void **state)
{
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    grid_make(*state, &spec, &grid);
    assert_grid(&grid, GRID_COUNT,
                "space: 3 1 . 3\n"
                "quantum: 3 1 1 4\n"
                "ai: . . . .\n"
                ": 5 2 2 7\n");
    assert_int_equal(grid_highest(&grid), 3);
    assert_int_equal(grid_never(&grid), 4);
    assert_int_equal(grid.all.sum.count, 7);
    grid_clear(&grid);
}

static void the_same_cells_are_read_as_shares_first_and_latest(void **state)
{
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    grid_make(*state, &spec, &grid);
    assert_grid(&grid, GRID_SHARE,
                "space: 60% 50% . 43%\n"
                "quantum: 60% 50% 50% 57%\n"
                "ai: . . . .\n"
                ": 100% 100% 100% 100%\n");
    assert_grid(&grid, GRID_FIRST,
                "space: 1998 2018 . 1998\n"
                "quantum: 2015 2016 2022 2015\n"
                "ai: . . . .\n"
                ": 1998 2016 2022 1998\n");
    assert_int_equal(grid.since, 2020);
    assert_int_equal(grid.until, 2026);
    assert_grid(&grid, GRID_CHANGE, /* 2020 to 2026 against 2013 to 2019 */
                "space: -2 -1 . -2\n"
                "quantum: +1 -1 +1 0\n"
                "ai: . . . .\n"
                ": 0 -2 +2 0\n");
    grid_clear(&grid);
}

static void a_window_leaves_what_may_lie_in_it(void **state)
{
    struct grid grid = {0};
    struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    spec.first_year = 2017;
    spec.last_year = 2021;
    grid_make(*state, &spec, &grid);
    assert_grid(&grid, GRID_COUNT,
                "space: 1 1 . 1\n"
                "quantum: 1 1 . 2\n"
                "ai: . . . .\n"
                ": 2 2 . 3\n");
    assert_int_equal(grid.since, 2020);
    assert_int_equal(grid.until, 2021);
    spec.first_year = 2010;
    spec.last_year = 2018;
    grid_make(*state, &spec, &grid);
    assert_int_equal(grid.since, 2014); /* the later half of the window */
    assert_int_equal(grid.until, 2018);
    grid_clear(&grid);
}

static void years_have_no_gap_and_dates_that_span_are_marked(void **state)
{
    struct grid grid = {0};
    struct grid_spec spec = spec_of(GRID_PARTNERS, GRID_YEARS);
    spec.first_year = 2015;
    spec.last_year = 2019;
    grid_make(*state, &spec, &grid);
    assert_grid(&grid, GRID_COUNT,
                "FR: 1 . . 1 . 2\n"
                "DE: . 1 1 2 . 2\n"
                "US: . . . . . .\n"
                ": 1 1 1 2 . 3\n");
    assert_string_equal(grid_column(&grid, 3)->row.slug, "2018");
    const struct grid_cell *only_span = grid_cell(&grid, 1, 1);
    const struct grid_cell *both = grid_cell(&grid, 1, 3);
    assert_int_equal(only_span->beyond, 1);
    assert_int_equal(both->beyond, 1);
    assert_int_equal(both->count, 2);
    assert_true(both->doubt); /* the other one is "2018?" */
    assert_int_equal(both->letter, '+');
    assert_int_equal(grid_cell(&grid, 0, 0)->letter, 'J');
    assert_false(grid_cell(&grid, 0, 0)->doubt);
    assert_true(grid_cell(&grid, 0, 3)->doubt);
    grid_clear(&grid);
}

static void a_meeting_counts_in_each_decade_it_may_lie_in(void **state)
{
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_DECADES);
    grid_make(*state, &spec, &grid);
    assert_grid(&grid, GRID_COUNT,
                "space: 1 . 2 . 3\n"
                "quantum: . . 2 2 4\n"
                "ai: . . . . .\n"
                ": 1 . 3 3 7\n");
    assert_string_equal(grid_column(&grid, 2)->row.slug, "2010..2019");
    assert_string_equal(grid_column(&grid, 2)->row.title, "2010s");
    assert_int_equal(grid_cell(&grid, 1, 2)->beyond, 0); /* 2016 to 2018 is within */
    grid_clear(&grid);
}

static void dates_that_say_little_do_not_stretch_the_years(void **state)
{
    const struct grid_facts *all = *state;
    int16_t first_years[] = {1900, 2010, 2024};
    int16_t last_years[] = {1999, 2010, 9999};
    struct grid_facts facts = *all;
    struct arena arena = {0};
    struct grid_years years;
    facts.count = 3;
    facts.first_years = first_years;
    facts.last_years = last_years;
    grid_years(&facts, date_day_number(2026, 1, 1), &arena, &years);
    assert_int_equal(years.first_year, 1990);
    assert_int_equal(years.count, 2026 - 1990 + 1);
    assert_int_equal(years.counts[0], 1);
    assert_int_equal(years.counts[20], 1);
    facts.count = 0;
    grid_years(&facts, 0, &arena, &years);
    assert_int_equal(years.count, 0);
    arena_clear(&arena);
}

static void a_grid_of_nothing_is_empty(void **state)
{
    (void)state;
    struct grid_facts facts = {0};
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_YEARS);
    grid_make(&facts, &spec, &grid);
    sort(&grid, GRID_SORT_LIKENESS, "topic/space", "space");
    assert_int_equal(grid.row_count, 0);
    assert_int_equal(grid.column_count, 0);
    assert_int_equal(grid_cell(&grid, 0, 0)->count, 0);
    assert_int_equal(grid_highest(&grid), 1);
    grid_clear(&grid);
    grid_facts_clear(&facts);
}

static void a_grid_that_was_never_made_says_no_meeting(void **state)
{
    (void)state;
    struct grid grid = {0};
    struct str text = {0};
    assert_string_equal(grid_name(grid_row(&grid, 0), LANG_KO), "");
    assert_string_equal(grid_column(&grid, 3)->row.slug, "");
    grid_say(&grid, 0, 0, LANG_EN, &text);
    assert_string_equal(str_text(&text), "no meeting");
    str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_of_distinct_meetings),
        cmocka_unit_test(the_same_cells_are_read_as_shares_first_and_latest),
        cmocka_unit_test(a_window_leaves_what_may_lie_in_it),
        cmocka_unit_test(years_have_no_gap_and_dates_that_span_are_marked),
        cmocka_unit_test(a_meeting_counts_in_each_decade_it_may_lie_in),
        cmocka_unit_test(dates_that_say_little_do_not_stretch_the_years),
        cmocka_unit_test(a_grid_of_nothing_is_empty),
        cmocka_unit_test(a_grid_that_was_never_made_says_no_meeting),
    };
    return cmocka_run_group_tests(tests, make_facts, free_facts) + grid_orders() + grid_cells() +
           grid_forms();
}
