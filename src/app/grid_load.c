/* SPDX-License-Identifier: MIT */
/*
 * Loading a grid: facts when the filter or the axes are others, then the counts, the order, the
 * cursor, and the newest meetings of its cell.
 */
#include "grid_parts.h"

#include "attache/core/date.h"
#include "attache/store/grid.h"

#include <string.h>

struct grid_state *grid_state(struct explorer *ex)
{
    if (ex->grid == NULL)
        ex->grid = mem_new(1, sizeof(*ex->grid));
    return ex->grid;
}

const struct grid_state *grid_state_const(const struct explorer *ex)
{
    static const struct grid_state none;
    return ex->grid != NULL ? ex->grid : &none;
}

void grid_state_free(struct grid_state **state)
{
    if (*state == NULL)
        return;
    grid_clear(&(*state)->grid);
    grid_facts_clear(&(*state)->facts);
    result_clear(&(*state)->cell);
    mem_free(&(*state)->facts_query);
    mem_free(state);
}

struct grid_look grid_look(const struct explorer *ex)
{
    const struct grid_view *view = &explorer_view_const(ex)->grid.view;
    return (struct grid_look){ex->lang, view->reading, grid_axis_is_time(view->columns)};
}

void grid_boxes(const struct explorer *ex, struct grid_boxes *boxes, struct grid_layout *layout)
{
    const struct grid_state *state = grid_state_const(ex);
    const struct grid_look look = grid_look(ex);
    pane_grid_boxes(ex->layout.body, state->grid.row_count, boxes);
    pane_grid_layout(&state->grid, &look, &state->scroll, boxes->grid, layout);
}

void grid_remember(struct explorer *ex)
{
    const struct grid_state *state = grid_state(ex);
    struct view_grid *view = &explorer_view(ex)->grid;
    if (!view->placed)
        return;
    view_set(&view->row, grid_row(&state->grid, state->scroll.row)->row.slug);
    view_set(&view->column, grid_column(&state->grid, state->scroll.column)->row.slug);
    view->top = state->scroll.top;
    view->left = state->scroll.left;
}

/* The facts of the view's filter without its years; false when they could not be had now. */
static bool load_facts(struct explorer *ex, const struct query *rest)
{
    enum { AT_ONCE = 20000 }; /* so many meetings are counted before a key can be noticed */
    struct grid_state *state = grid_state(ex);
    const struct grid_view *view = &explorer_view(ex)->grid.view;
    struct str text = {0};
    struct grid_facts facts = {0};
    struct store_info info = {0};
    struct err err = explorer_err(ex);
    store_info(ex->store, &info);
    query_print(rest, &text);
    bool columns = grid_axis_is_time(view->columns) || state->facts.has[view->columns];
    bool same = state->facts_query != NULL && strcmp(state->facts_query, str_text(&text)) == 0 &&
                state->facts.has[view->rows] && columns;
    if (same || (!ex->drawing && info.counts[KIND_MEETING] > AT_ONCE)) {
        str_clear(&text);
        return same;
    }
    const struct grid_spec spec = {.rows = view->rows, .columns = view->columns};
    enum status status = store_grid(ex->store, rest, &spec, &facts, &err);
    if (status == STATUS_OK) {
        grid_clear(&state->grid);
        grid_facts_clear(&state->facts);
        state->facts = facts;
        mem_free(&state->facts_query);
        state->facts_query = str_take(&text);
    }
    str_clear(&text);
    explorer_say_failure(ex, &err, DIRTY_TIMELINE | DIRTY_DETAIL);
    return status == STATUS_OK;
}

/* At first the cursor is on the first row and the first column, in lanes on this year. */
static void place_first(struct explorer *ex)
{
    struct grid_state *state = grid_state(ex);
    struct view_grid *view = &explorer_view(ex)->grid;
    int year, month, day;
    date_from_day_number(ex->today, &year, &month, &day);
    view->placed = state->grid.row_count > 0;
    state->scroll = (struct grid_scroll){0};
    if (!grid_axis_is_time(view->view.columns))
        return;
    size_t at = state->grid.column_count;
    while (at > 1 && state->grid.columns[at - 1].first_year > year)
        at--;
    state->scroll.column = at > 0 ? at - 1 : 0;
}

static void place(struct explorer *ex)
{
    struct grid_state *state = grid_state(ex);
    const struct view_grid *view = &explorer_view(ex)->grid;
    if (!view->placed) {
        place_first(ex);
        return;
    }
    state->scroll.row = grid_row_of(&state->grid, view->row);
    state->scroll.column = grid_column_of(&state->grid, view->column);
    if (view->row[0] != '\0' && state->scroll.row == state->grid.row_count)
        state->scroll.row = 0; /* it is not there any more, or these are lanes of another kind */
    if (view->column[0] != '\0' && state->scroll.column == state->grid.column_count)
        state->scroll.column = 0;
    state->scroll.top = view->top;
    state->scroll.left = view->left;
}

static void load_grid(struct explorer *ex)
{
    struct grid_state *state = grid_state(ex);
    const struct view_grid *view = &explorer_view(ex)->grid;
    struct query rest = {0};
    struct grid_spec spec = {view->view.rows, view->view.columns, 0, 0, ex->today};
    grid_window(&ex->filter, &rest, &spec.first_year, &spec.last_year);
    if (load_facts(ex, &rest)) {
        grid_make(&state->facts, &spec, &state->grid);
        grid_sort(&state->grid, &view->view, ex->lang);
        place(ex);
    } else {
        ex->dirty |= DIRTY_TIMELINE | DIRTY_DETAIL;
    }
    query_clear(&rest);
}

static void load_cell(struct explorer *ex)
{
    enum { MOST = 64 };
    struct grid_state *state = grid_state(ex);
    struct grid_boxes boxes;
    struct grid_layout layout;
    struct err err = explorer_err(ex);
    uint32_t found[MOST];
    grid_boxes(ex, &boxes, &layout);
    size_t most = boxes.meetings.rows > 1 ? (size_t)boxes.meetings.rows : 1;
    size_t count = grid_meetings(&state->grid, state->scroll.row, state->scroll.column, found,
                                 most < MOST ? most : MOST);
    for (size_t i = 0; i < count; i++)
        found[i] = state->facts.ids[found[i]];
    result_clear(&state->cell);
    store_meetings(ex->store, found, count, &state->cell, &err);
    explorer_say_failure(ex, &err, DIRTY_DETAIL);
}

void grid_load(struct explorer *ex, unsigned dirty)
{
    ex->dirty |= dirty & (DIRTY_LIST | DIRTY_HITS);
    if (dirty & DIRTY_TIMELINE)
        load_grid(ex);
    if ((dirty & DIRTY_DETAIL) && !(ex->dirty & DIRTY_TIMELINE))
        load_cell(ex);
}
