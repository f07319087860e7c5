/* SPDX-License-Identifier: MIT */
/* The page of a grid: fields that say what is seen, the table, who never met, the sources. */
#include "attache/core/page_grid.h"

#include "attache/core/label.h"

#include <string.h>

void grid_shown_address(const struct grid_shown *shown, struct str *out)
{
    grid_view_print(shown->view, out);
    if (shown->query[0] != '\0')
        str_addf(out, " %s", shown->query);
}

static bool is_lanes(const struct grid_shown *shown)
{
    return grid_axis_is_time(shown->view->columns);
}

/* A field, when there is something in it; the text is used up. */
static void add_field(struct page *page, const struct grid_shown *shown, enum label name,
                      struct str *text)
{
    if (text->length > 0) {
        page_field(page, label(name, shown->lang));
        page_text(page, SPAN_PLAIN, str_text(text));
    }
    str_clear(text);
}

/* What the cells show: of lanes what each letter means. */
static void add_cells_field(struct page *page, const struct grid_shown *shown)
{
    struct str text = {0};
    struct str letter = {0};
    if (!is_lanes(shown))
        grid_say_reading(shown->grid, shown->view->reading, shown->lang, &text);
    for (size_t n = 0; is_lanes(shown) && grid_say_letter(n, shown->lang, &letter); n++) {
        str_addf(&text, "%s%s", n > 0 ? " · " : "", str_text(&letter));
        str_clear(&letter);
    }
    add_field(page, shown, LABEL_CELLS, &text);
}

static void add_trends_field(struct page *page, const struct grid_shown *shown)
{
    struct str text = {0};
    grid_say_trend(shown->grid, 1, shown->lang, &text);
    str_add(&text, text.length > 0 ? " · " : "");
    size_t rising = text.length;
    grid_say_trend(shown->grid, -1, shown->lang, &text);
    if (text.length == rising && rising > 0)
        str_cut(&text, rising - (sizeof(" · ") - 1));
    add_field(page, shown, LABEL_TRENDS, &text);
    grid_say_never(shown->grid, shown->lang, &text);
    add_field(page, shown, LABEL_GRID_EMPTY, &text);
}

static void add_fields(struct page *page, const struct grid_shown *shown)
{
    struct str text = {0};
    str_add(&text, shown->query);
    add_field(page, shown, LABEL_QUERY, &text);
    grid_window_text(shown->grid->spec.first_year, shown->grid->spec.last_year, &text);
    if (text.length == 0)
        str_add(&text, label(LABEL_ALL_YEARS, shown->lang));
    add_field(page, shown, LABEL_PERIOD, &text);
    grid_say_order(shown->grid, shown->view, shown->lang, &text);
    add_field(page, shown, LABEL_ORDER, &text);
    add_cells_field(page, shown);
    add_trends_field(page, shown);
}

/* The table. The sums stand beside the names, so that parts of a wide one need no column more. */

static const char *full_name(const struct grid_head *head, enum lang lang)
{
    return row_name(&head->row, lang);
}

static void add_cell(struct page *page, const struct grid_shown *shown, size_t row, size_t column)
{
    enum { LANE = 3 };
    const struct grid *grid = shown->grid;
    const bool sum = row >= grid->row_count || column >= grid->column_count;
    const bool of_whole = row >= grid->row_count && shown->view->reading == GRID_SHARE;
    struct str text = {0};
    page_cell(page);
    if (is_lanes(shown) && !sum)
        grid_lane_text(grid_cell(grid, row, column), LANE, &text);
    else if (!of_whole || column >= grid->column_count)
        grid_text(grid, shown->view->reading, row, column, &text);
    page_text(page, sum ? SPAN_STRONG : SPAN_PLAIN,
              text.length > 0 ? str_text(&text) : PAGE_NOTHING);
    str_clear(&text);
}

static void add_table(struct page *page, const struct grid_shown *shown)
{
    const struct grid *grid = shown->grid;
    page_wide_head(page);
    page_cell(page);
    page_cell(page);
    page_text(page, SPAN_FAINT, grid_say_sum(shown->view->reading, shown->lang));
    for (size_t c = 0; c < grid->column_count; c++) {
        page_cell(page);
        page_text(page, SPAN_FAINT, grid_name(grid_column(grid, c), shown->lang));
    }
    for (size_t r = 0; r <= grid->row_count; r++) {
        page_row(page);
        page_cell(page);
        page_text(page, SPAN_PLAIN,
                  r < grid->row_count ? full_name(grid_row(grid, r), shown->lang)
                                      : grid_say_sum(shown->view->reading, shown->lang));
        add_cell(page, shown, r, grid->column_count);
        for (size_t c = 0; c < grid->column_count; c++)
            add_cell(page, shown, r, c);
    }
}

/* Who never met on what: of the first rows and columns, for of all there are very many. */

enum { FIRST_ROWS = 20, FIRST_COLUMNS = 10 };

static void add_never_of(struct page *page, const struct grid_shown *shown, size_t column,
                         size_t rows)
{
    const struct grid *grid = shown->grid;
    bool any = false;
    for (size_t r = 0; r < rows; r++) {
        if (grid_cell(grid, r, column)->count > 0)
            continue;
        if (!any)
            page_item(page, full_name(grid_column(grid, column), shown->lang));
        page_textf(page, SPAN_PLAIN, "%s%s", any ? " · " : "",
                   full_name(grid_row(grid, r), shown->lang));
        any = true;
    }
}

static void add_never(struct page *page, const struct grid_shown *shown)
{
    const struct grid *grid = shown->grid;
    const size_t rows = grid->row_count < FIRST_ROWS ? grid->row_count : FIRST_ROWS;
    const size_t columns = grid->column_count < FIRST_COLUMNS ? grid->column_count : FIRST_COLUMNS;
    size_t never = 0;
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < columns; c++)
            never += grid_cell(grid, r, c)->count == 0;
    }
    if (is_lanes(shown) || never == 0)
        return;
    page_heading(page, label(LABEL_NEVER_MET, shown->lang));
    if (rows < grid->row_count || columns < grid->column_count) {
        page_paragraph(page);
        page_textf(page, SPAN_FAINT, "%s %zu x %zu", label(LABEL_NEVER_MET_NOTE, shown->lang), rows,
                   columns);
    }
    for (size_t c = 0; c < columns; c++)
        add_never_of(page, shown, c, rows);
}

/* What the counts rest on, with the query of the first cell that has meetings as the example. */
static void add_sources(struct page *page, const struct grid_shown *shown)
{
    const struct grid *grid = shown->grid;
    struct query filter = {0};
    struct str example = {0};
    size_t column = 0;
    while (column < grid->column_count && grid_cell(grid, 0, column)->count == 0)
        column++;
    if (query_parse(shown->query, &filter, NULL) == STATUS_OK)
        grid_query(grid, &filter, 0, column, &example);
    page_rule(page);
    page_paragraph(page);
    page_text(page, SPAN_FAINT, label(LABEL_GRID_NOTE, shown->lang));
    if (strchr(str_text(&example), '\'') == NULL) /* it stands in such for the shell */
        page_textf(page, SPAN_PLAIN, " attache list meetings '%s'", str_text(&example));
    query_clear(&filter);
    str_clear(&example);
}

void page_grid(const struct grid_shown *shown, struct page *page)
{
    struct str text = {0};
    grid_shown_address(shown, &text);
    page->self = (struct ref){KIND_NONE, arena_dup(&page->arena, str_text(&text))};
    str_cut(&text, 0);
    grid_say_axes(shown->view, shown->lang, &text);
    page_title(page, str_text(&text));
    str_clear(&text);
    if (shown->grid->row_count > 0) {
        add_fields(page, shown);
        add_table(page, shown);
        add_never(page, shown);
        add_sources(page, shown);
    } else {
        str_add(&text, shown->query);
        add_field(page, shown, LABEL_QUERY, &text);
        page_paragraph(page);
        page_text(page, SPAN_PLAIN, label(LABEL_GRID_NONE, shown->lang));
        page_rule(page);
    }
    page_paragraph(page);
    page_text(page, SPAN_FAINT, label(LABEL_REPORT, shown->lang));
}
