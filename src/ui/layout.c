/* SPDX-License-Identifier: MIT */
/* The geometry of the screen: a title line, the panes under their headings, a status line, a
   footer. */
#include "attache/ui/layout.h"

#include "attache/base/str.h"

enum { MIN_ROWS = 5, MIN_COLUMNS = 20 };

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
        return 22;
    return columns < 160 ? 30 : 36;
}

/* Timeline above, detail below, in the rows of body from the column on. */
static void stack(struct layout *layout, int column)
{
    struct box body = layout->body;
    int columns = body.column + body.columns - column;
    int upper = (body.rows - 1) / 2;
    layout->panes[PANE_TIMELINE] = (struct box){body.row, column, upper, columns};
    layout->panes[PANE_DETAIL] =
        (struct box){body.row + upper + 1, column, body.rows - upper - 1, columns};
}

static void lay_two(struct layout *layout, enum pane focus)
{
    struct box body = layout->body;
    if (focus != PANE_LIST) {
        stack(layout, body.column);
        return;
    }
    int left = 24;
    layout->panes[PANE_LIST] = (struct box){body.row, 0, body.rows, left};
    layout->panes[PANE_TIMELINE] =
        (struct box){body.row, left + 1, body.rows, body.columns - left - 1};
}

static void lay_wide(struct layout *layout)
{
    struct box body = layout->body;
    int left = list_columns(body.columns);
    int middle = (body.columns - left) * 48 / 100;
    int right = body.columns - left - middle - 2;
    layout->panes[PANE_LIST] = (struct box){body.row, 0, body.rows, left};
    layout->panes[PANE_TIMELINE] = (struct box){body.row, left + 1, body.rows, middle};
    layout->panes[PANE_DETAIL] = (struct box){body.row, left + middle + 2, body.rows, right};
}

void layout_compute(int rows, int columns, enum pane focus, struct layout *out)
{
    *out = (struct layout){.size = class_of(rows, columns)};
    if (out->size == LAYOUT_LINE)
        return;
    out->title = (struct box){0, 0, 1, columns};
    out->body = (struct box){2, 0, rows - 4, columns};
    out->status = (struct box){rows - 2, 0, 1, columns};
    out->footer = (struct box){rows - 1, 0, 1, columns};
    switch (out->size) {
    case LAYOUT_TABS:
        out->panes[focus] = out->body;
        break;
    case LAYOUT_TWO:
        lay_two(out, focus);
        break;
    case LAYOUT_WIDE:
        lay_wide(out);
        break;
    default:
        out->panes[PANE_LIST] =
            (struct box){out->body.row, 0, out->body.rows, list_columns(columns)};
        stack(out, list_columns(columns) + 1);
    }
}

void layout_draw_heading(struct canvas *canvas, struct box box, const char *title, bool focused)
{
    enum style style = focused ? STYLE_BORDER_FOCUS : STYLE_BORDER;
    canvas_fill(canvas, box.row, box.column, box.columns, style, "─");
    if (box.columns < 6)
        return;
    canvas_text(canvas, box.row, box.column + 1, 1, style, " ");
    int used = canvas_text(canvas, box.row, box.column + 2, box.columns - 4,
                           focused ? STYLE_HEADING : STYLE_BORDER, title);
    canvas_text(canvas, box.row, box.column + 2 + used, 1, style, " ");
}

/* The corner where a pane's left line meets its heading. */
static const char *corner(const struct layout *layout, struct box box)
{
    if (layout->size == LAYOUT_THREE && box.row > layout->body.row)
        return "├";
    return "┬";
}

static void draw_tabs(const struct layout *layout, struct canvas *canvas, enum pane focus,
                      const char *const titles[PANE_COUNT])
{
    int row = layout->body.row - 1;
    int column = 1;
    canvas_fill(canvas, row, 0, layout->body.columns, STYLE_BORDER, "─");
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        enum style style = pane == (int)focus ? STYLE_CURSOR : STYLE_BORDER;
        struct str tab = {0};
        str_addf(&tab, " %s ", titles[pane]);
        column +=
            canvas_text(canvas, row, column, layout->body.columns - column, style, str_text(&tab)) +
            1;
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
            canvas_text(canvas, box.row + row, box.column - 1, 1, STYLE_BORDER, "│");
        if (box.column > 0)
            canvas_text(canvas, box.row - 1, box.column - 1, 1, STYLE_BORDER, corner(layout, box));
    }
}
