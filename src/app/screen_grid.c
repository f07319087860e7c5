/* SPDX-License-Identifier: MIT */
/* The screen of a grid: the matrix of topics by partners, and the timeline zoomed out to lanes. */
#include "grid_parts.h"

#include "attache/core/label.h"
#include "attache/core/page_grid.h"
#include "attache/ui/caption.h"

#include <inttypes.h>

static unsigned where(const struct explorer *ex)
{
    return grid_axis_is_time(explorer_view_const(ex)->grid.view.columns) ? WHERE_LANES
                                                                         : WHERE_MATRIX;
}

/* Drawing */

/* "Topics x Partners · share of the partner's meetings · 2018-2024 · by sum" */
static void title(const struct explorer *ex, struct str *out)
{
    const struct grid_view *view = &explorer_view_const(ex)->grid.view;
    const struct grid *grid = &grid_state_const(ex)->grid;
    struct str years = {0};
    grid_say_axes(view, ex->lang, out);
    if (!grid_axis_is_time(view->columns)) {
        str_add(out, " · ");
        grid_say_reading(grid, view->reading, ex->lang, out);
    }
    grid_window_text(grid->spec.first_year, grid->spec.last_year, &years);
    str_addf(out, " · %s · ",
             years.length > 0 ? str_text(&years) : label(LABEL_ALL_YEARS, ex->lang));
    grid_say_order(grid, view, ex->lang, out);
    str_clear(&years);
}

static void draw_meetings(struct explorer *ex, struct canvas *canvas, struct box box)
{
    const struct grid_state *state = grid_state(ex);
    const struct pane_look look = {.focused = false, .lang = ex->lang, .today = ex->today};
    const struct scroll none = {.cursor = SIZE_MAX};
    if (box.rows < 1)
        return;
    struct box heading = {box.row - 1, box.column, 1, box.columns};
    layout_draw_heading(canvas, heading, kind_heading(KIND_MEETING, true, ex->lang), false);
    pane_draw_timeline(canvas, box, &state->cell, &none, &look);
}

static void draw(struct explorer *ex, struct canvas *canvas)
{
    struct grid_state *state = grid_state(ex);
    const struct grid_look look = grid_look(ex);
    struct grid_boxes boxes;
    struct grid_layout layout;
    struct str heading = {0};
    struct box line = {ex->layout.body.row - 1, 0, 1, ex->columns};
    title(ex, &heading);
    layout_draw_heading(canvas, line, str_text(&heading), true);
    str_clear(&heading);
    if (state->grid.row_count == 0) {
        bool counting = (ex->dirty & DIRTY_TIMELINE) != 0;
        pane_draw_notice(canvas, ex->layout.body,
                         caption(counting ? CAPTION_COUNTING : CAPTION_NO_MEETING, ex->lang));
        return;
    }
    grid_boxes(ex, &boxes, &layout);
    pane_grid_fit(&state->grid, &layout, &state->scroll);
    pane_draw_grid(canvas, &state->grid, &layout, &state->scroll, &look);
    pane_draw_grid_notes(canvas, boxes.notes, &state->grid, &look);
    draw_meetings(ex, canvas, boxes.meetings);
}

/* Moving */

static int rows(const struct explorer *ex)
{
    struct grid_boxes boxes;
    struct grid_layout layout;
    grid_boxes(ex, &boxes, &layout);
    return (int)layout.rows;
}

static void move(struct explorer *ex, long by)
{
    struct grid_state *state = grid_state(ex);
    if (pane_grid_move(&state->grid, &state->scroll, by, 0))
        grid_moved(ex);
}

/* The last row is that of the sums. */
static void move_end(struct explorer *ex, bool last)
{
    move(ex, last ? 1L << 30 : -(1L << 30));
}

static void move_to(struct explorer *ex, int64_t line, bool percent)
{
    const struct grid_state *state = grid_state(ex);
    int64_t count = (int64_t)state->grid.row_count;
    if (percent)
        line = count * (line < 100 ? line : 100) / 100;
    line = line < 1 ? 1 : line > count ? count : line;
    move(ex, (long)(line - 1) - (long)state->scroll.row);
}

static void sideways(struct explorer *ex, int direction)
{
    struct grid_state *state = grid_state(ex);
    if (pane_grid_move(&state->grid, &state->scroll, 0, direction))
        grid_moved(ex);
}

/* The next cell with a meeting, along the row, then on the next one. */
static void walk(struct explorer *ex, int direction)
{
    struct grid_state *state = grid_state(ex);
    const struct grid *grid = &state->grid;
    const size_t cells = grid->row_count * grid->column_count;
    if (cells == 0)
        return;
    size_t row = state->scroll.row < grid->row_count ? state->scroll.row : grid->row_count - 1;
    size_t column =
        state->scroll.column < grid->column_count ? state->scroll.column : grid->column_count - 1;
    size_t at = row * grid->column_count + column;
    for (size_t i = 0; i < cells; i++) {
        at = (at + cells + (size_t)(direction + (int)cells)) % cells;
        if (grid_cell(grid, at / grid->column_count, at % grid->column_count)->count > 0)
            break;
    }
    state->scroll.row = at / grid->column_count;
    state->scroll.column = at % grid->column_count;
    grid_moved(ex);
}

static void click(struct explorer *ex, const struct event *event)
{
    struct grid_state *state = grid_state(ex);
    struct grid_boxes boxes;
    struct grid_layout layout;
    grid_boxes(ex, &boxes, &layout);
    if (!pane_grid_point(&state->grid, &layout, &state->scroll, event->row, event->column))
        return;
    grid_moved(ex);
    if (event->button == MOUSE_DOUBLE)
        grid_open_cell(ex);
}

/* What is shown, in words */

static void path(const struct explorer *ex, struct str *out)
{
    const struct grid_state *state = grid_state_const(ex);
    const size_t row = state->scroll.row;
    const size_t column = state->scroll.column;
    if (state->grid.row_count > 0)
        grid_say(&state->grid, row, column, ex->lang, out);
    if (state->grid.row_count > 0 && state->cell.count > 0)
        grid_say_latest(grid_cell(&state->grid, row, column), &state->cell.rows[0], ex->lang, out);
}

static void position(const struct explorer *ex, struct str *out)
{
    const struct grid_state *state = grid_state_const(ex);
    const struct grid *grid = &state->grid;
    if (state->scroll.row < grid->row_count)
        str_addf(out, "%zu/%zu", state->scroll.row + 1, grid->row_count);
}

static struct ref subject(const struct explorer *ex)
{
    const struct grid_state *state = grid_state_const(ex);
    const struct row *row = &grid_row(&state->grid, state->scroll.row)->row;
    const struct row *column = &grid_column(&state->grid, state->scroll.column)->row;
    if (state->scroll.row < state->grid.row_count)
        return (struct ref){row->kind, row->slug};
    if (state->scroll.column < state->grid.column_count && column->kind != KIND_NONE)
        return (struct ref){column->kind, column->slug};
    return (struct ref){KIND_NONE, ""};
}

static void address(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    grid_view_print(&view->grid.view, out);
    if (view->query[0] != '\0')
        str_addf(out, " %s", view->query);
}

static bool shown(const struct explorer *ex, struct shown *out, struct str *name)
{
    const struct view *view = explorer_view_const(ex);
    grid_view_print(&view->grid.view, name);
    *out = (struct shown){SHOWN_GRID, KIND_NONE, str_text(name), view->query};
    return true;
}

static void document(const struct explorer *ex, struct page *page)
{
    const struct view *view = explorer_view_const(ex);
    const struct grid_shown as = {&grid_state_const(ex)->grid, &view->grid.view, view->query,
                                  ex->lang};
    page_grid(&as, page);
}

/* ": US 29, FR 12, JP 9": the columns of most meetings in a row, as the cells show them. */
static void add_highest(const struct explorer *ex, size_t row, struct str *out)
{
    enum { MOST = 5 };
    const struct grid *grid = &grid_state_const(ex)->grid;
    const enum grid_reading reading = grid_look(ex).reading;
    size_t best[MOST];
    size_t count = grid_highest_of(grid, row, best, MOST);
    for (size_t i = 0; i < count; i++) {
        str_addf(out, "%s %s ", i > 0 ? "," : ":", grid_name(grid_column(grid, best[i]), ex->lang));
        grid_text(grid, reading, row, best[i], out);
    }
}

/* The rows as choices, each with its highest cells; a move tells its cell. */
static void print(const struct explorer *ex, bool moved, struct str *out)
{
    const struct grid_state *state = grid_state_const(ex);
    const struct grid *grid = &state->grid;
    if (!moved) {
        explorer_print_filter(ex, out);
        title(ex, out);
        str_add(out, ":\n");
    }
    for (size_t i = 0; !moved && i < PRINT_CHOICES && state->scroll.row + i < grid->row_count;
         i++) {
        const struct grid_head *head = grid_row(grid, state->scroll.row + i);
        str_addf(out, "%zu. ", i + 1);
        struct row row = head->row;
        row.count = head->sum.count;
        explorer_print_row(&row, ex->lang, out);
        add_highest(ex, state->scroll.row + i, out);
        str_add_char(out, '\n');
    }
    path(ex, out);
    str_add_char(out, '\n');
}

static void choose(struct explorer *ex, size_t number)
{
    struct grid_state *state = grid_state(ex);
    move(ex, (long)number - 1);
    state->scroll.column = state->grid.column_count;
    grid_open_cell(ex);
}

const struct screen_ops screen_grid = {
    .where = where,
    .load = grid_load,
    .draw = draw,
    .remember = grid_remember,
    .rows = rows,
    .move = move,
    .move_end = move_end,
    .move_to = move_to,
    .sideways = sideways,
    .walk = walk,
    .open = grid_open_cell,
    .command = grid_command,
    .click = click,
    .path = path,
    .position = position,
    .subject = subject,
    .address = address,
    .shown = shown,
    .document = document,
    .print = print,
    .choose = choose,
};
