/* SPDX-License-Identifier: MIT */
/* The geometry of the screen: a title line, the panes under their headings, a status line, a
   footer. */
#include "attache/ui/layout.h"

#include "attache/base/str.h"
#include "attache/text/width.h"

enum { MIN_ROWS = 5, MIN_COLUMNS = 20 };

/* What a border leaves on either side. */
enum { LEAST_LIST = 10, LEAST_BESIDE = 24, LEAST_STACKED = 2 };

static int clamp(int value, int least, int most)
{
    return value > most ? most : value < least ? least : value;
}

static enum layout_class class_of(int rows, int columns)
{
    if (rows < MIN_ROWS || columns < MIN_COLUMNS)
        return LAYOUT_LINE;
    if (columns < 60 || rows < 16)
        return LAYOUT_TABS;
    if (columns < 80)
        return LAYOUT_TWO;
    return columns < 160 ? LAYOUT_THREE : LAYOUT_WIDE;
}

static int list_columns(int columns)
{
    if (columns < 100)
        return 24;
    return columns < 160 ? 34 : 42;
}

static int list_most(const struct layout *layout)
{
    return layout->body.columns - LEAST_BESIDE - (layout->size == LAYOUT_WIDE ? LEAST_BESIDE : 0);
}

static int list_wanted(const struct layout *layout, const struct pane_sizes *sizes)
{
    return clamp(list_columns(layout->body.columns) + sizes->list[layout->size], LEAST_LIST,
                 list_most(layout));
}

/* Timeline above, detail below, in the rows of body from the column on. */
static void stack(struct layout *layout, int column, const struct pane_sizes *sizes)
{
    struct box body = layout->body;
    int columns = body.column + body.columns - column;
    int upper = clamp((body.rows - 1) / 2 + sizes->timeline[layout->size], LEAST_STACKED,
                      body.rows - 1 - LEAST_STACKED);
    layout->panes[PANE_TIMELINE] = (struct box){body.row, column, upper, columns};
    layout->panes[PANE_DETAIL] =
        (struct box){body.row + upper + 1, column, body.rows - upper - 1, columns};
}

static void lay_two(struct layout *layout, enum pane focus, const struct pane_sizes *sizes)
{
    struct box body = layout->body;
    if (focus != PANE_LIST) {
        stack(layout, body.column, sizes);
        return;
    }
    int left = list_wanted(layout, sizes);
    layout->panes[PANE_LIST] = (struct box){body.row, 0, body.rows, left};
    layout->panes[PANE_TIMELINE] =
        (struct box){body.row, left + 1, body.rows, body.columns - left - 1};
}

static void lay_wide(struct layout *layout, const struct pane_sizes *sizes)
{
    struct box body = layout->body;
    int left = list_wanted(layout, sizes);
    int middle = clamp((body.columns - left) * 48 / 100 + sizes->timeline[layout->size],
                       LEAST_BESIDE, body.columns - left - 2 - LEAST_BESIDE);
    int right = body.columns - left - middle - 2;
    layout->panes[PANE_LIST] = (struct box){body.row, 0, body.rows, left};
    layout->panes[PANE_TIMELINE] = (struct box){body.row, left + 1, body.rows, middle};
    layout->panes[PANE_DETAIL] = (struct box){body.row, left + middle + 2, body.rows, right};
}

void layout_compute(int rows, int columns, enum pane focus, const struct pane_sizes *sizes,
                    struct layout *out)
{
    *out = (struct layout){.size = class_of(rows, columns)};
    if (out->size == LAYOUT_LINE)
        return;
    out->title = (struct box){0, 0, 1, columns};
    out->body = (struct box){2, 0, rows - 4, columns};
    out->status = (struct box){rows - 2, 0, 1, columns};
    out->footer = (struct box){rows - 1, 0, 1, columns};
    int left = list_wanted(out, sizes);
    switch (out->size) {
    case LAYOUT_TABS:
        out->panes[focus] = out->body;
        break;
    case LAYOUT_TWO:
        lay_two(out, focus, sizes);
        break;
    case LAYOUT_WIDE:
        lay_wide(out, sizes);
        break;
    default:
        out->panes[PANE_LIST] = (struct box){out->body.row, 0, out->body.rows, left};
        stack(out, left + 1, sizes);
    }
}

enum layout_border layout_border_at(const struct layout *layout, int row, int column)
{
    const struct box *list = &layout->panes[PANE_LIST];
    const struct box *timeline = &layout->panes[PANE_TIMELINE];
    const struct box *detail = &layout->panes[PANE_DETAIL];
    bool in_body = row >= layout->body.row && row < layout->body.row + layout->body.rows;
    if (layout->size == LAYOUT_TABS || !in_body)
        return BORDER_NONE;
    if (list->rows > 0 && column == list->columns)
        return BORDER_LIST;
    if (detail->rows == 0 || timeline->rows == 0)
        return BORDER_NONE;
    bool beside = detail->column > timeline->column;
    if (beside ? column == detail->column - 1 : row == detail->row - 1 && column >= detail->column)
        return BORDER_TIMELINE;
    return BORDER_NONE;
}

void layout_drag(const struct layout *layout, enum layout_border border, int row, int column,
                 struct pane_sizes *sizes)
{
    const struct box *timeline = &layout->panes[PANE_TIMELINE];
    const struct box *detail = &layout->panes[PANE_DETAIL];
    bool beside = detail->column > timeline->column;
    int both = beside ? timeline->columns + detail->columns : timeline->rows + detail->rows;
    int least = beside ? LEAST_BESIDE : LEAST_STACKED;
    int now = beside ? timeline->columns : timeline->rows;
    int wanted = beside ? column - timeline->column : row - 1 - timeline->row;
    if (border == BORDER_LIST)
        sizes->list[layout->size] =
            clamp(column, LEAST_LIST, list_most(layout)) - list_columns(layout->body.columns);
    else if (border == BORDER_TIMELINE)
        sizes->timeline[layout->size] += clamp(wanted, least, both - least) - now;
}

void layout_draw_heading(struct canvas *canvas, struct box box, const char *title, bool focused)
{
    enum style style = focused ? STYLE_BORDER_FOCUS : STYLE_BORDER;
    canvas_fill(canvas, box_line(box, 0, 0), style, "─");
    if (box.columns < 6)
        return;
    canvas_text(canvas, stretch(box.row, box.column + 1, 1), style, " ");
    int used = canvas_cut(canvas, stretch(box.row, box.column + 2, box.columns - 4),
                          focused ? STYLE_HEADING : STYLE_BORDER, title);
    canvas_text(canvas, stretch(box.row, box.column + 2 + used, 1), style, " ");
}

/* The corner where a pane's left line meets its heading. */
static const char *corner(const struct layout *layout, struct box box)
{
    if (layout->size == LAYOUT_THREE && box.row > layout->body.row)
        return "├";
    return "┬";
}

struct box layout_tab(const struct layout *layout, enum pane pane,
                      const char *const titles[PANE_COUNT])
{
    int column = 1;
    if (layout->size != LAYOUT_TABS)
        return (struct box){0, 0, 0, 0};
    for (int before = 0; before < (int)pane; before++)
        column += width_text(titles[before]) + 3;
    return (struct box){layout->body.row - 1, column, 1, width_text(titles[pane]) + 2};
}

static void draw_tabs(const struct layout *layout, struct canvas *canvas, enum pane focus,
                      const char *const titles[PANE_COUNT])
{
    canvas_fill(canvas, stretch(layout->body.row - 1, 0, layout->body.columns), STYLE_BORDER, "─");
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        struct box box = layout_tab(layout, (enum pane)pane, titles);
        struct str tab = {0};
        str_addf(&tab, " %s ", titles[pane]);
        canvas_cut(canvas, stretch(box.row, box.column, layout->body.columns - box.column),
                   pane == (int)focus ? STYLE_CURSOR : STYLE_BORDER, str_text(&tab));
        str_clear(&tab);
    }
}

void layout_draw_frames(const struct layout *layout, struct canvas *canvas, enum pane focus,
                        const char *const titles[PANE_COUNT])
{
    if (layout->size == LAYOUT_TABS) {
        draw_tabs(layout, canvas, focus, titles);
        return;
    }
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        struct box box = layout->panes[pane];
        if (box.rows == 0)
            continue;
        struct box heading = {box.row - 1, box.column, 1, box.columns};
        layout_draw_heading(canvas, heading, titles[pane], pane == (int)focus);
        for (int row = 0; box.column > 0 && row < box.rows; row++)
            canvas_text(canvas, stretch(box.row + row, box.column - 1, 1), STYLE_BORDER, "│");
        if (box.column > 0)
            canvas_text(canvas, stretch(box.row - 1, box.column - 1, 1), STYLE_BORDER,
                        corner(layout, box));
    }
}
