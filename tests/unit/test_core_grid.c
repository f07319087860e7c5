/* SPDX-License-Identifier: MIT */
/* Grids by hand: what is counted where, in which order, and what is read off it. */
#include "attache/base/mem.h"
#include "attache/core/date.h"
#include "attache/core/flow.h"
#include "attache/core/grid.h"
#include "attache/core/page_grid.h"
#include "attache/export/render.h"
#include "attache/export/render_grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A meeting as the tests write it: topics and partners by index, ended by -1. */
struct fact {
    int first_year, last_year;
    const char *kind;
    int doubt;
    int topics[4];
    int partners[4];
};

enum { SPACE, QUANTUM, AI, FR = 0, DE, US };

static const char *const topics[] = {"space", "quantum", "ai"};
static const char *const partners[] = {"FR", "DE", "US"};

static const struct fact facts_written[] = {
    {1998, 1998, "signing", 0, {SPACE, -1}, {FR, -1}},
    {2015, 2015, "joint-committee", 0, {SPACE, QUANTUM, -1}, {FR, -1}},
    {2016, 2018, "forum", 0, {QUANTUM, -1}, {DE, -1}},
    {2018, 2018, "visit", 1, {SPACE, -1}, {FR, DE, -1}},
    {2021, 2021, "ministerial", 0, {QUANTUM, -1}, {FR, -1}},
    {2022, 2022, "summit", 0, {QUANTUM, -1}, {FR, US, -1}},
    {2023, 2023, "dialogue", 0, {-1}, {US, -1}},
};

static void add_links(struct grid_links *links, enum kind kind, const char *const *names,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row *row = result_add(&links->entities);
        row->kind = kind;
        row->slug = names[i];
        row->title = names[i];
    }
    links->starts = mem_new(COUNT(facts_written) + 1, sizeof(*links->starts));
    links->items = mem_new(COUNT(facts_written) * 4, sizeof(*links->items));
}

static void add_items(struct grid_links *links, size_t m, const int *items)
{
    uint32_t at = links->starts[m];
    for (size_t i = 0; i < 4 && items[i] >= 0; i++)
        links->items[at++] = (uint32_t)items[i];
    links->starts[m + 1] = at;
}

static int make_facts(void **state)
{
    const size_t count = COUNT(facts_written);
    struct grid_facts *facts = mem_new(1, sizeof(*facts));
    facts->count = count;
    facts->ids = mem_new(count, sizeof(*facts->ids));
    facts->first_years = mem_new(count, sizeof(*facts->first_years));
    facts->last_years = mem_new(count, sizeof(*facts->last_years));
    facts->kinds = mem_new(count, 1);
    facts->doubts = mem_new(count, 1);
    facts->has[GRID_TOPICS] = facts->has[GRID_PARTNERS] = true;
    add_links(&facts->links[GRID_TOPICS], KIND_TOPIC, topics, COUNT(topics));
    add_links(&facts->links[GRID_PARTNERS], KIND_PARTNER, partners, COUNT(partners));
    for (size_t m = 0; m < count; m++) {
        const struct fact *fact = &facts_written[m];
        facts->ids[m] = (uint32_t)m + 1;
        facts->first_years[m] = (int16_t)fact->first_year;
        facts->last_years[m] = (int16_t)fact->last_year;
        facts->kinds[m] = (unsigned char)vocab_index(&vocab_meeting_kind, fact->kind);
        facts->doubts[m] = (unsigned char)fact->doubt;
        add_items(&facts->links[GRID_TOPICS], m, fact->topics);
        add_items(&facts->links[GRID_PARTNERS], m, fact->partners);
    }
    *state = facts;
    return 0;
}

static int free_facts(void **state)
{
    struct grid_facts *facts = *state;
    grid_facts_clear(facts);
    mem_free(&facts);
    return 0;
}

static struct grid_spec spec_of(enum grid_axis rows, enum grid_axis columns)
{
    return (struct grid_spec){rows, columns, GRID_YEAR_MIN, GRID_YEAR_MAX,
                              date_day_number(2026, 11, 22)};
}

/* The grid as lines: a head, then "text" of each cell with spaces, "." for none; sums last. */
static void print(const struct grid *grid, enum grid_reading reading, struct str *out)
{
    for (size_t r = 0; r <= grid->row_count; r++) {
        str_addf(out, "%s:", grid_row(grid, r)->row.slug);
        for (size_t c = 0; c <= grid->column_count; c++) {
            struct str text = {0};
            grid_text(grid, reading, r, c, &text);
            str_addf(out, " %s", text.length > 0 ? str_text(&text) : ".");
            str_clear(&text);
        }
        str_add_char(out, '\n');
    }
}

static void assert_grid(const struct grid *grid, enum grid_reading reading, const char *expected)
{
    struct str out = {0};
    print(grid, reading, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

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

static void other_readings_of_the_same_cells(void **state)
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

static void decades(void **state)
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

static void sort(struct grid *grid, enum grid_sort by, const char *pins, const char *like)
{
    struct grid_view view = {.sort = by, .like = mem_dup(like), .pins = mem_dup(pins)};
    grid_sort(grid, &view, LANG_EN);
    grid_view_clear(&view);
}

static void orders(void **state)
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

static void meetings_and_query_of_a_cell(void **state)
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

static void windows(void **state)
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

static void cells_in_words(void **state)
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

static void trends_and_readings_in_words(void **state)
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

/* One letter each, and every kind has one. */
static void addresses(void **state)
{
    (void)state;
    static const struct {
        const char *read, *printed; /* NULL: it is none */
    } cases[] = {
        {"matrix", "matrix"},
        {"MATRIX/Share topic:ai", "matrix/share"},
        {"matrix/count/by=sum", "matrix"},
        {"matrix/by=name/pin=FR/pin=space", "matrix/by=name/pin=FR/pin=space"},
        {"matrix/pin=FR/first/BY=First", "matrix/first/by=first/pin=FR"},
        {"matrix/like=space", "matrix/like=space"},
        {"lanes/partners/years", "lanes"},
        {"lanes/decades/people/by=first", "lanes/people/decades/by=first"},
        {"lanes/share", NULL},
        {"matrix/people", NULL},
        {"matrix/", NULL},
        {"matrix//share", NULL},
        {"matrix/by=like", NULL},
        {"matrix/pin=", NULL},
        {"matrixes", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct grid_view view;
        struct grid_view copy;
        struct str out = {0};
        assert_int_equal(grid_view_parse(cases[i].read, &view), cases[i].printed != NULL);
        if (cases[i].printed == NULL) {
            assert_null(view.pins);
            continue;
        }
        grid_view_copy(&view, &copy);
        grid_view_clear(&view);
        grid_view_print(&copy, &out);
        assert_string_equal(str_text(&out), cases[i].printed);
        grid_view_clear(&copy);
        str_clear(&out);
    }
}

/* The page as text; NULL query: all meetings. */
static void assert_page(const struct grid_facts *facts, const char *address, const char *expected)
{
    struct grid_view view;
    struct grid grid = {0};
    struct page page = {0};
    struct flow flow = {0};
    struct query query = {0};
    struct query rest = {0};
    struct str out = {0};
    const char *words = address + strcspn(address, " ");
    words += strspn(words, " ");
    assert_true(grid_view_parse(address, &view));
    assert_int_equal(query_parse(words, &query, NULL), STATUS_OK);
    struct grid_spec spec = spec_of(view.rows, view.columns);
    grid_window(&query, &rest, &spec.first_year, &spec.last_year);
    grid_make(facts, &spec, &grid);
    grid_sort(&grid, &view, LANG_EN);
    const struct grid_shown shown = {&grid, &view, words, LANG_EN};
    page_grid(&shown, &page);
    assert_string_equal(page.self.slug, address);
    flow_page(&page, 0, &flow);
    render_page_text(&flow, &out);
    str_cut(&out, (size_t)(strstr(str_text(&out), "\n---") - str_text(&out)) + 1);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
    query_clear(&query);
    query_clear(&rest);
    flow_clear(&flow);
    page_clear(&page);
    grid_clear(&grid);
    grid_view_clear(&view);
}

static void pages(void **state)
{
    assert_page(*state, "matrix/share/pin=US year:2015..",
                "Topics x Partners\n\n"
                "Query   year:2015..\n"
                "Period  2015-\n"
                "Order   by sum\n"
                "Cells   share of the partner's meetings\n"
                "Empty   never met: 4 of 9 cells\n\n"
                "         all  US  FR  DE\n"
                "quantum  67% 50% 75% 50%\n"
                "space    33%   . 50% 50%\n"
                "ai         .   .   .   .\n"
                "all     100%   .   .   .\n\n"
                "Never met on it\n"
                "  US  space · ai\n"
                "  FR  ai\n"
                "  DE  ai\n");
    assert_page(
        *state, "lanes/decades/by=name",
        "Partners x decades\n\n"
        "Period  all years\n"
        "Order   by name\n"
        "Cells   S summit · M ministerial meeting · J joint committee · t high-level talks · "
        "d dialogue · w working group · A signing · v visit · f forum · c conference · "
        "2 several · ? date not sure · ~ year not sure\n"
        "Trends  rising since 2020: US\n\n"
        "    sum 1990s 2000s 2010s 2020s\n"
        "DE    2     .     .     2     .\n"
        "FR    5     A     .     2     2\n"
        "US    2     .     .     .     2\n"
        "sum   7     1     .     3     3\n");
}

/* A grid that is printed has no row and no column without a meeting, unless it is pinned. */
static void empty_rows_and_columns_can_be_left_out(void **state)
{
    const struct grid_facts *facts = *state;
    struct grid grid = {0};
    struct grid_view view = grid_view_matrix();
    struct grid_spec spec = spec_of(view.rows, view.columns);
    spec.first_year = 2015;
    grid_make(facts, &spec, &grid);
    const size_t rows = grid.row_count;
    const uint32_t space = grid_cell(&grid, grid_row_of(&grid, "space"), 0)->count;
    const size_t met = grid.row_count * grid.column_count - grid_never(&grid);
    grid_sort(&grid, &view, LANG_EN);
    grid_drop_empty(&grid);
    assert_int_equal(grid.row_count, rows - 1);
    assert_int_equal(grid_row_of(&grid, "ai"), grid.row_count);
    assert_int_equal(grid.row_count * grid.column_count - grid_never(&grid), met);
    assert_int_equal(
        grid_cell(&grid, grid_row_of(&grid, "space"),
                  grid_column_of(&grid, facts->links[view.columns].entities.rows[0].slug))
            ->count,
        space);
    grid_make(facts, &spec, &grid);
    view.pins = mem_dup("ai");
    grid_sort(&grid, &view, LANG_EN);
    grid_drop_empty(&grid);
    assert_int_equal(grid_row_of(&grid, "ai"), 0);
    assert_int_equal(grid.row_count, rows);
    grid_view_clear(&view);
    view = grid_view_lanes(GRID_PARTNERS);
    spec = spec_of(view.rows, view.columns);
    grid_make(facts, &spec, &grid);
    const size_t years = grid.column_count;
    grid_sort(&grid, &view, LANG_EN);
    grid_drop_empty(&grid);
    assert_int_equal(grid.column_count, years); /* time has no gaps */
    grid_view_clear(&view);
    grid_clear(&grid);
}

/* Numbers for programs: as they are counted, with what is no number left empty. */
static void numbers_for_programs(void **state)
{
    struct grid grid = {0};
    struct str out = {0};
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    struct grid_facts *facts = *state;
    struct row *rows = facts->links[GRID_TOPICS].entities.rows;
    struct grid_view view = grid_view_matrix();
    view.reading = GRID_FIRST;
    rows[AI].title = "=1+1, \"AI\"";
    grid_make(facts, &spec, &grid);
    rows[AI].title = topics[AI];
    const struct grid_shown shown = {&grid, &view, "level:minister", LANG_EN};
    render_grid_csv(&shown, &out);
    assert_string_equal(str_text(&out), "id,title,native,FR,DE,US,sum\r\n"
                                        "topic/space,space,,1998,2018,,1998\r\n"
                                        "topic/quantum,quantum,,2015,2016,2022,2015\r\n"
                                        "topic/ai,\"'=1+1, \"\"AI\"\"\",,,,,\r\n"
                                        "sum,,,1998,2016,2022,1998\r\n");
    str_cut(&out, 0);
    render_grid_json(&shown, &out);
    assert_string_equal(
        str_text(&out),
        "{\n  \"type\": \"view\",\n  \"id\": \"matrix/first level:minister\",\n"
        "  \"title\": \"Topics x Partners\",\n  \"cells\": \"first\",\n"
        "  \"rows_of\": \"topics\",\n  \"columns_of\": \"partners\",\n  \"count\": 7,\n"
        "  \"columns\": [\n"
        "    {\"id\": \"partner/FR\", \"title\": \"FR\", \"count\": 5},\n"
        "    {\"id\": \"partner/DE\", \"title\": \"DE\", \"count\": 2},\n"
        "    {\"id\": \"partner/US\", \"title\": \"US\", \"count\": 2}\n  ],\n"
        "  \"rows\": [\n"
        "    {\"id\": \"topic/space\", \"title\": \"space\", \"count\": 3, "
        "\"cells\": [1998, 2018, null]},\n"
        "    {\"id\": \"topic/quantum\", \"title\": \"quantum\", \"count\": 4, "
        "\"cells\": [2015, 2016, 2022]},\n"
        "    {\"id\": \"topic/ai\", \"title\": \"=1+1, \\\"AI\\\"\", \"count\": 0, "
        "\"cells\": [null, null, null]}\n  ]\n}\n");
    str_clear(&out);
    grid_clear(&grid);
}

static void highest_cells_of_a_row(void **state)
{
    struct grid grid = {0};
    size_t places[2];
    const struct grid_spec spec = spec_of(GRID_TOPICS, GRID_PARTNERS);
    grid_make(*state, &spec, &grid);
    assert_int_equal(grid_highest_of(&grid, QUANTUM, places, 2), 2);
    assert_int_equal(places[0], FR);
    assert_int_equal(places[1], DE);
    assert_int_equal(grid_highest_of(&grid, SPACE, places, 1), 1);
    assert_int_equal(grid_highest_of(&grid, SPACE, places, 0), 0);
    assert_int_equal(grid_highest_of(&grid, AI, places, 2), 0);
    grid_clear(&grid);
}

static void letters(void **state)
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

static void nothing_at_all(void **state)
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

/* A grid that was never made has the sum of all, with texts. */
static void never_made(void **state)
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
        cmocka_unit_test(other_readings_of_the_same_cells),
        cmocka_unit_test(a_window_leaves_what_may_lie_in_it),
        cmocka_unit_test(years_have_no_gap_and_dates_that_span_are_marked),
        cmocka_unit_test(decades),
        cmocka_unit_test(dates_that_say_little_do_not_stretch_the_years),
        cmocka_unit_test(orders),
        cmocka_unit_test(pins_come_first_and_likeness_follows_a_row),
        cmocka_unit_test(names_of_topics_go_by_the_tree),
        cmocka_unit_test(rows_that_rise_or_cool),
        cmocka_unit_test(meetings_and_query_of_a_cell),
        cmocka_unit_test(query_of_a_year_keeps_to_the_window),
        cmocka_unit_test(windows),
        cmocka_unit_test(cells_in_words),
        cmocka_unit_test(trends_and_readings_in_words),
        cmocka_unit_test(addresses),
        cmocka_unit_test(pages),
        cmocka_unit_test(empty_rows_and_columns_can_be_left_out),
        cmocka_unit_test(numbers_for_programs),
        cmocka_unit_test(highest_cells_of_a_row),
        cmocka_unit_test(letters),
        cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(never_made),
    };
    return cmocka_run_group_tests(tests, make_facts, free_facts);
}
