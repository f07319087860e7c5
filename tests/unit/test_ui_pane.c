/* SPDX-License-Identifier: MIT */
/* Where the panes stand and what is under a cell; borders that are dragged; rows of the timeline
   with the rule of today; what is found and pointed at on a page and among hits. */
#include "attache/core/date.h"
#include "attache/core/page.h"
#include "attache/ui/layout.h"
#include "attache/ui/pane.h"
#include "fixtures/test.h"

/* Borders */

static const struct pane_sizes as_designed;

static void assert_border(const struct layout *layout, int row, int column,
                          enum layout_border wanted)
{
    assert_int_equal(layout_border_at(layout, row, column), wanted);
}

static void borders_are_found_where_they_are_drawn(void **state)
{
    struct layout layout;
    (void)state;
    layout_compute(24, 100, PANE_LIST, &as_designed, &layout);
    const int left = layout.panes[PANE_LIST].columns;
    const int between = layout.panes[PANE_DETAIL].row - 1;
    assert_border(&layout, 5, left, BORDER_LIST);
    assert_border(&layout, between, left + 10, BORDER_TIMELINE);
    assert_border(&layout, between, left - 5, BORDER_NONE);
    assert_border(&layout, 5, left + 10, BORDER_NONE);
    assert_border(&layout, 0, left, BORDER_NONE);
    assert_border(&layout, 23, left, BORDER_NONE);
    layout_compute(24, 180, PANE_LIST, &as_designed, &layout);
    assert_border(&layout, 5, layout.panes[PANE_DETAIL].column - 1, BORDER_TIMELINE);
    layout_compute(24, 70, PANE_LIST, &as_designed, &layout);
    assert_border(&layout, 5, layout.panes[PANE_LIST].columns, BORDER_LIST);
    assert_border(&layout, 5, 60, BORDER_NONE);
    layout_compute(24, 70, PANE_TIMELINE, &as_designed, &layout);
    assert_border(&layout, layout.panes[PANE_DETAIL].row - 1, 0, BORDER_TIMELINE);
    layout_compute(12, 40, PANE_LIST, &as_designed, &layout);
    assert_border(&layout, 5, 20, BORDER_NONE);
}

/* The layout of 24 rows once a border was dragged there. */
static struct layout drag(struct pane_sizes *sizes, int columns, enum layout_border border, int row,
                          int column)
{
    const enum pane focus = border == BORDER_TIMELINE ? PANE_TIMELINE : PANE_LIST;
    struct layout layout;
    layout_compute(24, columns, focus, sizes, &layout);
    layout_drag(&layout, border, row, column, sizes);
    layout_compute(24, columns, focus, sizes, &layout);
    return layout;
}

/* Each border goes to where it is dragged, and no pane goes below its least. */
static void a_border_goes_where_it_is_dragged(void **state)
{
    static const int widths[] = {70, 100, 180};
    (void)state;
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
        struct pane_sizes sizes = {0};
        struct layout layout = drag(&sizes, widths[i], BORDER_LIST, 5, 30);
        assert_int_equal(layout.panes[PANE_LIST].columns, 30);
        layout = drag(&sizes, widths[i], BORDER_LIST, 5, 0);
        assert_int_equal(layout.panes[PANE_LIST].columns, 10);
        layout = drag(&sizes, widths[i], BORDER_NONE, 5, 30);
        assert_int_equal(layout.panes[PANE_LIST].columns, 10);
    }
}

static void the_timeline_takes_what_it_is_given(void **state)
{
    struct pane_sizes sizes = {0};
    (void)state;
    struct layout layout = drag(&sizes, 100, BORDER_TIMELINE, 15, 60);
    assert_int_equal(layout.panes[PANE_DETAIL].row - 1, 14);
    layout = drag(&sizes, 100, BORDER_TIMELINE, 1000, 60);
    assert_int_equal(layout.panes[PANE_DETAIL].rows, 2);
    layout = drag(&sizes, 180, BORDER_TIMELINE, 5, 100);
    assert_int_equal(layout.panes[PANE_DETAIL].column - 1, 100);
    layout = drag(&sizes, 180, BORDER_TIMELINE, 5, 0);
    assert_int_equal(layout.panes[PANE_TIMELINE].columns, 24);
}

static void a_heading_without_room_is_a_line(void **state)
{
    struct canvas canvas = {0};
    struct str dump = {0};
    (void)state;
    canvas_resize(&canvas, 2, 12);
    layout_draw_heading(&canvas, (struct box){0, 0, 1, 5}, "Detail", false);
    layout_draw_heading(&canvas, (struct box){1, 0, 1, 12}, "Detail", true);
    canvas_dump(&canvas, &dump);
    assert_string_equal(str_text(&dump), "─────\n─ Detail ───\n");
    str_clear(&dump);
    canvas_clear(&canvas);
}

/* The timeline */

static const struct row blank = ROW_BLANK;

static struct row meeting(const char *title, const char *date)
{
    struct row row = blank;
    struct date days;
    assert_int_equal(date_parse(date, &days, NULL), STATUS_OK);
    row.kind = KIND_MEETING;
    row.title = title;
    row.date = date;
    row.status = "held";
    row.first_day = days.first;
    row.last_day = days.last;
    return row;
}

static char *draw_timeline(const struct result *rows, const struct scroll *scroll, enum lang lang,
                           int columns)
{
    struct canvas canvas = {0};
    struct str dump = {0};
    const struct pane_look look = {.lang = lang, .today = date_day_number(2026, 11, 22)};
    canvas_resize(&canvas, 5, columns);
    pane_draw_timeline(&canvas, (struct box){0, 0, 5, columns}, rows, scroll, &look);
    canvas_dump(&canvas, &dump);
    canvas_clear(&canvas);
    return str_take(&dump);
}

/* The rule takes a line, which is no row's; it goes with the row below it. */
static void today_stands_between_the_planned_and_the_past(void **state)
{
    struct row rows[] = {meeting("later", "2027-01"), meeting("soon", "2026-12"),
                         meeting("now", "2026-11-22"), meeting("past", "2025")};
    const struct result all = {.rows = rows, .count = 4};
    const int32_t today = date_day_number(2026, 11, 22);
    struct scroll scroll = {.cursor = 1};
    (void)state;
    char *drawn = draw_timeline(&all, &scroll, LANG_EN, 30);
    assert_contains(drawn, "soon\n── today 2026-11-22 ──");
    mem_free(&drawn);
    drawn = draw_timeline(&all, &scroll, LANG_KO, 30);
    assert_contains(drawn, "soon\n── 오늘 2026-11-22 ──");
    mem_free(&drawn);
    static const long at[] = {0, 1, -1, 2, 3, -1};
    for (int line = 0; line < 6; line++)
        assert_int_equal(pane_timeline_row_at(&all, &scroll, today, line), at[line]);
    scroll.top = 2; /* with the planned above the pane there is nothing to part */
    drawn = draw_timeline(&all, &scroll, LANG_EN, 30);
    assert_contains_not(drawn, "today");
    mem_free(&drawn);
}

/* Pages */

static void make_flow(int columns, struct flow *flow)
{
    struct page page = {0};
    page_title(&page, "A committee");
    page_paragraph(&page);
    page_text(&page, SPAN_PLAIN, "It met in ");
    page_link(&page, (struct ref){KIND_PARTNER, "FR"}, "Paris, Paris");
    flow_page(&page, columns, flow);
    page_clear(&page);
}

static void a_link_is_found_under_its_cells(void **state)
{
    struct flow flow;
    (void)state;
    make_flow(60, &flow);
    const struct flow_link *link = &flow.links[0];
    const int row = (int)link->line;
    assert_int_equal(pane_page_link_at(&flow, 0, row, link->column), 0);
    assert_int_equal(pane_page_link_at(&flow, 0, row, link->column + 11), 0);
    assert_int_equal(pane_page_link_at(&flow, 0, row, link->column - 1), -1);
    assert_int_equal(pane_page_link_at(&flow, 0, row, link->column + 12), -1);
    assert_int_equal(pane_page_link_at(&flow, 1, row - 1, link->column), 0);
    assert_int_equal(pane_page_link_at(&flow, 0, -1, link->column), -1);
    assert_int_equal(pane_page_link_at(&flow, 0, 100, link->column), -1);
    assert_int_equal(pane_label_letter(0), 'a');
    assert_int_equal(pane_label_letter(1000), '\0');
    flow_clear(&flow);
}

static void words_are_found_round_the_end(void **state)
{
    struct flow flow;
    (void)state;
    make_flow(60, &flow);
    const long line = (long)flow.links[0].line;
    assert_int_equal(pane_page_find(&flow, "paris", -1, 1), line);
    assert_int_equal(pane_page_find(&flow, "paris", line, 1), line);
    assert_int_equal(pane_page_find(&flow, "committee", line, -1), 0);
    assert_int_equal(pane_page_find(&flow, "berlin", 0, 1), -1);
    assert_int_equal(pane_page_find(&flow, "", 0, 1), -1);
    flow_clear(&flow);
}

/* What is found is marked each time it stands there, but not beyond the pane. */
static void what_is_found_is_marked(void **state)
{
    struct flow flow;
    struct canvas canvas = {0};
    (void)state;
    make_flow(60, &flow);
    const struct flow_link *link = &flow.links[0];
    canvas_resize(&canvas, 10, 60);
    const struct page_look look = {.link = 0, .find = "paris"};
    pane_draw_page(&canvas, (struct box){0, 0, 10, link->column + 8}, &flow, &look);
    const struct cell *cells = canvas.cells + (size_t)link->line * 60;
    assert_int_equal(cells[link->column].style, STYLE_MATCH);
    assert_int_equal(cells[link->column + 4].style, STYLE_MATCH);
    assert_int_equal(cells[link->column + 5].style, STYLE_LINK_CURSOR);
    assert_int_equal(cells[link->column + 7].style, STYLE_LINK_CURSOR);
    canvas_clear(&canvas);
    flow_clear(&flow);
}

/* Hits */

static void a_hit_is_found_below_its_heading(void **state)
{
    struct row rows[3] = {blank, blank, blank};
    struct hit list[3] = {{.spelling = ""}, {.row = 1, .spelling = ""}, {.row = 2, .spelling = ""}};
    struct hits hits = {.result = {.rows = rows, .count = 3}, .hits = list, .count = 3};
    const struct scroll scroll = {0};
    (void)state;
    rows[0].kind = rows[1].kind = KIND_PERSON;
    rows[2].kind = KIND_MEETING;
    list[1].weak = list[2].weak = true;
    /* heading, hit, divider, hit, heading, hit */
    static const long at[] = {-1, 0, -1, 1, -1, 2, -1};
    for (int line = 0; line < 7; line++)
        assert_int_equal(pane_hit_at(&hits, &scroll, 10, line), at[line]);
    hits.count = 0;
    assert_int_equal(pane_hit_at(&hits, &scroll, 10, 1), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borders_are_found_where_they_are_drawn),
        cmocka_unit_test(a_border_goes_where_it_is_dragged),
        cmocka_unit_test(the_timeline_takes_what_it_is_given),
        cmocka_unit_test(a_heading_without_room_is_a_line),
        cmocka_unit_test(today_stands_between_the_planned_and_the_past),
        cmocka_unit_test(a_link_is_found_under_its_cells),
        cmocka_unit_test(words_are_found_round_the_end),
        cmocka_unit_test(what_is_found_is_marked),
        cmocka_unit_test(a_hit_is_found_below_its_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
