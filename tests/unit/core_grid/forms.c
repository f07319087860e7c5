/* SPDX-License-Identifier: MIT */
/* A grid as an address, as a page and as numbers for programs. */
#include "attache/core/flow.h"
#include "attache/core/page_grid.h"
#include "attache/export/render.h"
#include "attache/export/render_grid.h"
#include "unit/core_grid/parts.h"

#include <string.h>

static void an_address_is_read_and_printed_in_one_form(void **state)
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

/* What may follow a begun address, with a space before each. */
static void assert_parts(const struct grid_view *view, const char *expected)
{
    struct str out = {0};
    str_add_char(&out, ' ');
    for (size_t i = 0; grid_view_part(view, i, &out); i++)
        str_add_char(&out, ' ');
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void an_address_tells_how_it_may_go_on(void **state)
{
    struct grid_view view = grid_view_matrix();
    (void)state;
    assert_parts(&view, " count share first change by=sum by=name by=first like= pin= ");
    view = grid_view_lanes(GRID_PARTNERS);
    assert_parts(&view,
                 " topics partners people years decades by=sum by=name by=first like= pin= ");
}

/* The page as text, and the query that its note has as an example. */
static void assert_page(const struct grid_facts *facts, const char *address, const char *expected,
                        const char *example)
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
    assert_contains(str_text(&out), example);
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

static void a_grid_as_a_page_says_what_it_shows(void **state)
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
                "  DE  ai\n",
                "attache list meetings 'year:2015.. topic:quantum partner:US'\n");
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
        "sum   7     1     .     3     3\n",
        "attache list meetings 'year:2010..2019 partner:DE'\n");
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

/* What is no number is left empty. */
static void programs_get_numbers_as_they_are_counted(void **state)
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

int grid_forms(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_read_and_printed_in_one_form),
        cmocka_unit_test(an_address_tells_how_it_may_go_on),
        cmocka_unit_test(a_grid_as_a_page_says_what_it_shows),
        cmocka_unit_test(empty_rows_and_columns_can_be_left_out),
        cmocka_unit_test(programs_get_numbers_as_they_are_counted),
    };
    return cmocka_run_group_tests_name("forms", tests, make_facts, free_facts);
}
