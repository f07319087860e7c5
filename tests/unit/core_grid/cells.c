/* SPDX-License-Identifier: MIT */
/* What a cell, a row and a window say: the query behind them, and words in both languages. */
#include "unit/core_grid/parts.h"

#include <string.h>

static void a_cell_has_its_meetings_and_the_query_for_them(void **state)
{
    struct grid grid = {0};
    struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    struct query filter;
    struct str text = {0};
    uint32_t found[4];
    spec.first_year = 2015;
    grid_make(*state, &spec, &grid);
    assert_int_equal(grid_meetings(&grid, SPACE, FR, found, COUNT(found)), 2);
    assert_int_equal(found[0], 3);
    assert_int_equal(found[1], 1);
    assert_int_equal(grid_meetings(&grid, SPACE, FR, found, 1), 1);
    assert_int_equal(grid_meetings(&grid, AI, FR, found, COUNT(found)), 0);
    assert_int_equal(grid_meetings(&grid, grid.row_count, US, found, COUNT(found)), 2);
    assert_int_equal(grid_meetings(&grid, grid.row_count, grid.column_count, found, 4), 4);
    assert_int_equal(query_parse("level:minister year:2015..", &filter, NULL), STATUS_OK);
    grid_query(&grid, &filter, SPACE, FR, &text);
    assert_string_equal(str_text(&text), "level:minister year:2015.. topic:space partner:FR");
    str_clear(&text);
    grid_query(&grid, &filter, grid.row_count, US, &text);
    assert_string_equal(str_text(&text), "level:minister year:2015.. partner:US");
    str_clear(&text);
    query_clear(&filter);
    grid_clear(&grid);
}

static void query_of_a_year_keeps_to_the_window(void **state)
{
    struct grid grid = {0};
    struct grid_spec spec = spec_of(GRID_PARTNERS, GRID_DECADES);
    struct query filter;
    struct str text = {0};
    spec.first_year = 2015;
    grid_make(*state, &spec, &grid);
    assert_int_equal(query_parse("year:2015..", &filter, NULL), STATUS_OK);
    grid_query(&grid, &filter, FR, 0, &text);
    assert_string_equal(str_text(&text), "year:2015..2019 partner:FR");
    str_clear(&text);
    grid_query(&grid, &filter, FR, grid.column_count, &text);
    assert_string_equal(str_text(&text), "year:2015.. partner:FR");
    str_clear(&text);
    query_clear(&filter);
    grid_clear(&grid);
}

static void the_years_of_a_query_are_the_window(void **state)
{
    (void)state;
    static const struct {
        const char *query, *rest;
        int first, last;
        const char *people;
    } cases[] = {
        {"", "", 0, 9999, ""},
        {"partner:fr", "partner:fr", 0, 9999, ""},
        {"year:2018..2024 quantum", "quantum", 2018, 2024, "2018-2024"},
        {"year:2018", "", 2018, 2018, "2018"},
        {"year:2018.. year:..2020", "", 2018, 2020, "2018-2020"},
        {"year:..1999", "", 0, 1999, "-1999"},
        {"year:2018..", "", 2018, 9999, "2018-"},
        {"-year:2018", "-year:2018", 0, 9999, ""},
        {"year:2018 OR space", "year:2018 OR space", 0, 9999, ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct query query;
        struct query rest;
        struct query again;
        struct str text = {0};
        int first, last;
        assert_int_equal(query_parse(cases[i].query, &query, NULL), STATUS_OK);
        grid_window(&query, &rest, &first, &last);
        query_print(&rest, &text);
        assert_string_equal(str_text(&text), cases[i].rest);
        assert_int_equal(first, cases[i].first);
        assert_int_equal(last, cases[i].last);
        str_clear(&text);
        grid_window_text(first, last, &text);
        assert_string_equal(str_text(&text), cases[i].people);
        str_clear(&text);
        query_clear(&rest);
        grid_window_set(&query, first, last, &text); /* and back again */
        assert_int_equal(query_parse(str_text(&text), &again, NULL), STATUS_OK);
        int first_again, last_again;
        grid_window(&again, &rest, &first_again, &last_again);
        assert_int_equal(first_again, first);
        assert_int_equal(last_again, last);
        str_clear(&text);
        query_clear(&rest);
        query_clear(&again);
        query_clear(&query);
    }
}

static void assert_said(const struct grid *grid, size_t row, size_t column, enum lang lang,
                        const char *expected)
{
    struct row latest = {
        .title = "Space Forum", .native = "우주포럼", .date = "2018?", .place = "Paris"};
    struct str out = {0};
    grid_say(grid, row, column, lang, &out);
    if (grid_cell(grid, row, column)->count > 0)
        grid_say_latest(grid_cell(grid, row, column), &latest, lang, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void a_cell_says_what_it_counts_in_both_languages(void **state)
{
    struct grid grid = {0};
    struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    grid_make(*state, &spec, &grid);
    assert_said(&grid, SPACE, FR, LANG_EN,
                "space x FR: 3 meetings 1998-2018 · latest 2018? Space Forum, Paris");
    assert_said(&grid, SPACE, FR, LANG_KO,
                "space x FR: 회의 3건 1998-2018 · 최근 2018? 우주포럼, Paris");
    assert_said(&grid, QUANTUM, US, LANG_EN,
                "quantum x US: 1 meeting 2022 · 2018? Space Forum, Paris");
    assert_said(&grid, AI, FR, LANG_EN, "FR and ai: never met on it");
    assert_said(&grid, AI, grid.column_count, LANG_EN, "ai: no meeting");
    assert_said(&grid, grid.row_count, grid.column_count, LANG_KO,
                "회의 7건 1998-2023 · 최근 2018? 우주포럼, Paris");
    spec.first_year = 2019;
    spec.last_year = 2024;
    grid_make(*state, &spec, &grid);
    assert_said(&grid, SPACE, US, LANG_EN, "US and space: never met on it in 2019-2024");
    assert_said(&grid, SPACE, US, LANG_KO, "US · space: 만난 적 없음 (2019-2024)");
    assert_said(&grid, SPACE, grid.column_count, LANG_EN, "space: no meeting in 2019-2024");
    spec = spec_of(GRID_PARTNERS, GRID_YEARS);
    grid_make(*state, &spec, &grid);
    size_t year = grid_column_of(&grid, "2017");
    assert_said(&grid, FR, year, LANG_EN, "FR: no meeting in 2017");
    assert_said(&grid, DE, year, LANG_EN,
                "DE 2017: 1 meeting (1 perhaps in another year) · 2018? Space Forum, Paris");
    grid_clear(&grid);
}

static void trends_and_readings_have_words_in_both_languages(void **state)
{
    static const char *const readings[] = {"meetings", "share of the partner's meetings",
                                           "year of the first meeting", "change since 2020"};
    struct grid grid = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    struct str out = {0};
    grid_make(*state, &spec, &grid);
    grid_say_trend(&grid, 1, LANG_EN, &out);
    grid_say_trend(&grid, -1, LANG_EN, &out);
    assert_string_equal(str_text(&out), "");
    grid_say_never(&grid, LANG_EN, &out);
    assert_string_equal(str_text(&out), "never met: 4 of 9 cells");
    for (int reading = 0; reading < GRID_READING_COUNT; reading++) {
        str_cut(&out, 0);
        grid_say_reading(&grid, (enum grid_reading)reading, LANG_EN, &out);
        assert_string_equal(str_text(&out), readings[reading]);
    }
    str_clear(&out);
    grid_clear(&grid);
}

static void the_highest_cells_of_a_row_come_in_order(void **state)
{
    struct grid grid = {0};
    size_t places[3];
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    grid_make(*state, &spec, &grid);
    assert_int_equal(grid_highest_of(&grid, QUANTUM, places, 2), 2);
    assert_int_equal(places[0], FR);
    assert_int_equal(places[1], DE);
    assert_int_equal(grid_highest_of(&grid, SPACE, places, 1), 1);
    assert_int_equal(grid_highest_of(&grid, SPACE, places, 0), 0);
    assert_int_equal(grid_highest_of(&grid, AI, places, 2), 0);
    grid_clear(&grid);
    /* of France one in the nineties, two in each of the decades since 2010 */
    const struct grid_spec decades = spec_of(GRID_PARTNERS, GRID_DECADES);
    grid_make(*state, &decades, &grid);
    assert_int_equal(grid_highest_of(&grid, FR, places, 3), 3);
    assert_string_equal(grid.columns[places[0]].row.slug, "2010..2019");
    assert_string_equal(grid.columns[places[1]].row.slug, "2020..2029");
    assert_string_equal(grid.columns[places[2]].row.slug, "1990..1999");
    grid_clear(&grid);
}

static void every_kind_of_meeting_has_a_letter_of_its_own(void **state)
{
    (void)state;
    char seen[256] = "";
    for (size_t i = 0; i < vocab_meeting_kind.count; i++) {
        char letter = grid_letter(vocab_meeting_kind.words[i].id);
        assert_true(letter != '?');
        assert_null(strchr(seen, letter));
        seen[strlen(seen)] = letter;
    }
    assert_int_equal(grid_letter(""), '?');
}

int grid_cells(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_has_its_meetings_and_the_query_for_them),
        cmocka_unit_test(query_of_a_year_keeps_to_the_window),
        cmocka_unit_test(the_years_of_a_query_are_the_window),
        cmocka_unit_test(a_cell_says_what_it_counts_in_both_languages),
        cmocka_unit_test(trends_and_readings_have_words_in_both_languages),
        cmocka_unit_test(the_highest_cells_of_a_row_come_in_order),
        cmocka_unit_test(every_kind_of_meeting_has_a_letter_of_its_own),
    };
    return cmocka_run_group_tests_name("cells", tests, make_facts, free_facts);
}
