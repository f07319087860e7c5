/* SPDX-License-Identifier: MIT */
/* What the keys do on a grid. A step between matrix, decades, years and meetings is a visit, so
   back restores what was; sorting, sliding and pinning change the view in place. */
#include "grid_parts.h"

#include "attache/core/date.h"
#include "attache/ui/caption.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

void grid_moved(struct explorer *ex)
{
    ex->dirty |= DIRTY_DETAIL;
}

/* The view in place: the cursor stays on the slugs it is on. */
static void changed(struct explorer *ex)
{
    grid_remember(ex);
    ex->dirty |= DIRTY_TIMELINE | DIRTY_DETAIL;
}

void explorer_open_grid(struct explorer *ex, const struct grid_view *grid)
{
    struct view *view = explorer_visit(ex, SCREEN_GRID);
    grid_view_clear(&view->grid.view);
    grid_view_copy(grid, &view->grid.view);
    view->grid.placed = false;
    view->grid.top = view->grid.left = 0;
    view_set(&view->grid.row, "");
    view_set(&view->grid.column, "");
    explorer_view_changed(ex);
}

/* Lanes of what the list on the left lists, at the year of the timeline's cursor. */
void explorer_open_lanes(struct explorer *ex)
{
    const struct row *meeting = explorer_meeting(ex);
    const struct row *selected = explorer_selected(ex);
    enum kind kind = explorer_view(ex)->list_kind;
    const struct grid_view grid = grid_view_lanes(kind == KIND_TOPIC    ? GRID_TOPICS
                                                  : kind == KIND_PERSON ? GRID_PEOPLE
                                                                        : GRID_PARTNERS);
    struct str lane = {0};
    struct str column = {0};
    if (selected != NULL && selected->slug[0] != '\0' &&
        selected->kind == grid_axis_kind(grid.rows))
        str_add(&lane, selected->slug);
    else if (meeting != NULL && grid.rows == GRID_PARTNERS)
        str_add_bytes(&lane, meeting->partners, strcspn(meeting->partners, " "));
    if (meeting != NULL) {
        int year, month, day;
        date_from_day_number((int32_t)meeting->first_day, &year, &month, &day);
        str_addf(&column, "%04d", year);
    }
    explorer_open_grid(ex, &grid);
    struct view_grid *view = &explorer_view(ex)->grid;
    view->placed = column.length > 0;
    view_set(&view->row, str_text(&lane));
    view_set(&view->column, str_text(&column));
    str_clear(&lane);
    str_clear(&column);
}

/* The overview of the cell's meetings, or why there are none. */
void grid_open_cell(struct explorer *ex)
{
    const struct grid_state *state = grid_state(ex);
    const struct grid_scroll at = state->scroll;
    struct str text = {0};
    if (grid_cell(&state->grid, at.row, at.column)->count == 0) {
        grid_say(&state->grid, at.row, at.column, ex->lang, &text);
        explorer_say(ex, "%s", str_text(&text));
    } else {
        grid_query(&state->grid, &ex->filter, at.row, at.column, &text);
        explorer_open_list(ex, KIND_PARTNER, str_text(&text));
        explorer_focus(ex, PANE_TIMELINE);
    }
    str_clear(&text);
}

/* Zooming */

/* The same lanes by other columns, with the cursor on the lane and on the column of that slug. */
static void open_columns(struct explorer *ex, enum grid_axis columns, const char *slug)
{
    const struct grid_state *state = grid_state(ex);
    struct grid_view grid = {0};
    char *row = mem_dup(grid_row(&state->grid, state->scroll.row)->row.slug);
    grid_view_copy(&explorer_view(ex)->grid.view, &grid);
    grid.columns = columns;
    explorer_open_grid(ex, &grid);
    grid_view_clear(&grid);
    struct view_grid *view = &explorer_view(ex)->grid;
    view->placed = true;
    view_set(&view->row, row);
    view_set(&view->column, slug);
    mem_free(&row);
}

static void zoom_out(struct explorer *ex)
{
    const struct grid_state *state = grid_state(ex);
    char slug[32] = "";
    if (explorer_view(ex)->grid.view.columns == GRID_DECADES) {
        explorer_say(ex, "%s", caption(CAPTION_WIDEST, ex->lang));
        return;
    }
    int decade = grid_column(&state->grid, state->scroll.column)->first_year / 10 * 10;
    if (state->scroll.column < state->grid.column_count)
        snprintf(slug, sizeof(slug), "%04d..%04d", decade, decade + 9);
    open_columns(ex, GRID_DECADES, slug);
}

/* From decades to the years, at the latest one with a meeting of the cell. */
static void zoom_to_years(struct explorer *ex)
{
    const struct grid_state *state = grid_state(ex);
    const struct grid_cell *cell = grid_cell(&state->grid, state->scroll.row, state->scroll.column);
    char slug[32] = "";
    int year = grid_column(&state->grid, state->scroll.column)->first_year;
    if (cell->count > 0 && state->facts.first_years[cell->latest] > year)
        year = state->facts.first_years[cell->latest];
    if (state->scroll.column < state->grid.column_count)
        snprintf(slug, sizeof(slug), "%04d", year);
    open_columns(ex, GRID_YEARS, slug);
}

/* From the years to the timeline, with the cursor on the cell's latest meeting: the list is the one
   that was left, its choice too when it is the lane's. */
static void zoom_to_meetings(struct explorer *ex)
{
    const struct grid_state *state = grid_state(ex);
    const struct grid_scroll at = state->scroll;
    const struct grid_cell *cell = grid_cell(&state->grid, at.row, at.column);
    if (cell->count == 0)
        cell = grid_cell(&state->grid, state->grid.row_count, at.column);
    int64_t meeting = cell->count > 0 ? state->facts.ids[cell->latest] : 0;
    const struct view *from = explorer_view(ex);
    const struct row *lane = &grid_row(&state->grid, at.row)->row;
    const enum kind list = from->list_kind;
    const bool chosen =
        grid_axis_kind(from->grid.view.rows) == list && strcmp(from->list_slug, lane->slug) == 0;
    struct str query = {0};
    struct str slug = {0};
    str_add(&query, from->query);
    str_add(&slug, chosen ? lane->slug : "");
    explorer_open_list(ex, list, str_text(&query));
    view_set(&explorer_view(ex)->list_slug, str_text(&slug));
    explorer_view(ex)->meeting = meeting;
    explorer_focus(ex, PANE_TIMELINE);
    str_clear(&slug);
    str_clear(&query);
}

static void zoom_in(struct explorer *ex)
{
    if (explorer_view(ex)->grid.view.columns == GRID_DECADES)
        zoom_to_years(ex);
    else
        zoom_to_meetings(ex);
}

/* The window of years */

static void set_window(struct explorer *ex, int first, int last)
{
    struct view *view = explorer_view(ex);
    struct str query = {0};
    grid_remember(ex);
    grid_window_set(&ex->filter, first, last, &query);
    view_set(&view->query, str_text(&query));
    explorer_view_changed(ex);
    str_clear(&query);
}

/* The years there are, and of the window what lies in them. */
static bool window_of(const struct explorer *ex, int *first, int *last, int *low, int *high)
{
    const struct grid *grid = &grid_state_const(ex)->grid;
    if (grid->years.count == 0)
        return false;
    *low = grid->years.first_year;
    *high = *low + (int)grid->years.count - 1;
    *first = grid->spec.first_year > *low ? grid->spec.first_year : *low;
    *last = grid->spec.last_year < *high ? grid->spec.last_year : *high;
    return true;
}

/* The lengths that + and - step through. */
static int next_length(int length, int direction, int all)
{
    static const int steps[] = {1, 2, 3, 5, 10, 15, 20, 30};
    enum { STEPS = sizeof(steps) / sizeof(steps[0]) };
    if (direction > 0) {
        for (int i = 0; i < STEPS; i++) {
            if (steps[i] > length)
                return steps[i] < all ? steps[i] : all;
        }
        return all;
    }
    for (int i = STEPS - 1; i >= 0; i--) {
        if (steps[i] < length)
            return steps[i];
    }
    return 1;
}

/* The end stays where it is; a window over all years is none. */
static void resize_window(struct explorer *ex, int direction)
{
    int first, last, low, high;
    if (!window_of(ex, &first, &last, &low, &high))
        return;
    int length = next_length(last - first + 1, direction, high - low + 1);
    first = last - length + 1;
    if (first < low) {
        first = low;
        last = low + length - 1 < high ? low + length - 1 : high;
    }
    if (first == low && last == high)
        set_window(ex, GRID_YEAR_MIN, GRID_YEAR_MAX);
    else
        set_window(ex, first, last);
}

/* A window over all years first becomes a shorter one at their end. */
static void slide_window(struct explorer *ex, int by)
{
    int first, last, low, high;
    if (!window_of(ex, &first, &last, &low, &high))
        return;
    if (first == low && last == high)
        set_window(ex, last - next_length(last - first + 1, -1, 0) + 1, last);
    else if (first + by >= low && last + by <= high)
        set_window(ex, first + by, last + by);
}

/* A decade back or on: of years ten columns, of decades one. */
static void leap(struct explorer *ex, int direction)
{
    struct grid_state *state = grid_state(ex);
    long columns = state->grid.spec.columns == GRID_DECADES ? 1 : 10;
    pane_grid_move(&state->grid, &state->scroll, 0, direction * columns);
    grid_moved(ex);
}

static void earlier_or_later(struct explorer *ex, int direction)
{
    if (grid_axis_is_time(explorer_view(ex)->grid.view.columns))
        leap(ex, direction);
    else
        slide_window(ex, direction);
}

/* Order, readings, pins */

static void sort(struct explorer *ex)
{
    struct grid_view *view = &explorer_view(ex)->grid.view;
    const struct grid_state *state = grid_state(ex);
    const int orders = grid_axis_is_time(view->columns) ? GRID_SORT_LIKENESS : GRID_SORT_COUNT;
    view->sort = (enum grid_sort)(((int)view->sort + 1) % orders);
    if (view->sort == GRID_SORT_LIKENESS)
        view_set(&view->like, grid_row(&state->grid, state->scroll.row)->row.slug);
    changed(ex);
}

static void next_reading(struct explorer *ex)
{
    struct grid_view *view = &explorer_view(ex)->grid.view;
    view->reading = (enum grid_reading)(((int)view->reading + 1) % GRID_READING_COUNT);
    ex->dirty |= DIRTY_PAINT;
}

/* Lanes of the next kind: the year stays, the cursor goes to the first lane. */
static void next_lanes(struct explorer *ex)
{
    static const enum grid_axis after[GRID_ENTITY_AXES] = {
        [GRID_PARTNERS] = GRID_TOPICS, [GRID_TOPICS] = GRID_PEOPLE, [GRID_PEOPLE] = GRID_PARTNERS};
    struct view_grid *view = &explorer_view(ex)->grid;
    changed(ex);
    view->view.rows = after[view->view.rows];
    view->top = 0;
}

/* The pins without one; false when it was not among them. */
static bool drop_pin(struct str *pins, const char *slug)
{
    struct str rest = {0};
    bool found = false;
    for (const char *at = str_text(pins); *at != '\0';) {
        size_t size = strcspn(at, " ");
        bool same = strlen(slug) == size && strncasecmp(at, slug, size) == 0;
        found = found || same;
        if (!same) {
            str_add(&rest, rest.length > 0 ? " " : "");
            str_add_bytes(&rest, at, size);
        }
        at += size + strspn(at + size, " ");
    }
    str_clear(pins);
    *pins = rest;
    return found;
}

static void add_pin(struct str *pins, const char *slug)
{
    str_addf(pins, "%s%s", pins->length > 0 ? " " : "", slug);
}

static void say_pins(struct explorer *ex, const struct grid_head *row,
                     const struct grid_head *column)
{
    struct str text = {0};
    str_add(&text,
            caption(row != NULL || column != NULL ? CAPTION_PINNED : CAPTION_NOT_PINNED, ex->lang));
    if (row != NULL)
        str_addf(&text, " %s", grid_name(row, ex->lang));
    if (row != NULL && column != NULL)
        str_add(&text, ",");
    if (column != NULL)
        str_addf(&text, " %s", grid_name(column, ex->lang));
    explorer_say(ex, "%s", str_text(&text));
    str_clear(&text);
}

/* Neither, the row, the column, both, and again neither. */
static void pin(struct explorer *ex)
{
    struct grid_view *view = &explorer_view(ex)->grid.view;
    const struct grid_state *state = grid_state(ex);
    const struct grid_head *row = grid_row(&state->grid, state->scroll.row);
    const struct grid_head *column = grid_column(&state->grid, state->scroll.column);
    const bool has_row = row->row.kind != KIND_NONE;
    const bool has_column = column->row.kind != KIND_NONE;
    struct str pins = {0};
    str_add(&pins, view->pins != NULL ? view->pins : "");
    bool had_row = has_row && drop_pin(&pins, row->row.slug);
    bool had_column = has_column && drop_pin(&pins, column->row.slug);
    const int next = (had_row + 2 * had_column + 1) % 4;
    const bool cell = has_row && has_column;
    bool wants_row = cell ? (next & 1) != 0 : has_row && !had_row;
    bool wants_column = cell ? (next & 2) != 0 : has_column && !had_column;
    if (wants_row)
        add_pin(&pins, row->row.slug);
    if (wants_column)
        add_pin(&pins, column->row.slug);
    say_pins(ex, wants_row ? row : NULL, wants_column ? column : NULL);
    changed(ex);
    view_set(&view->pins, str_text(&pins));
    str_clear(&pins);
}

bool grid_command(struct explorer *ex, enum command_id id)
{
    switch (id) {
    case COMMAND_ZOOM_OUT:
        zoom_out(ex);
        return true;
    case COMMAND_ZOOM_IN:
        zoom_in(ex);
        return true;
    case COMMAND_SHORTER:
    case COMMAND_LONGER:
        resize_window(ex, id == COMMAND_LONGER ? 1 : -1);
        return true;
    case COMMAND_EARLIER:
    case COMMAND_LATER:
        earlier_or_later(ex, id == COMMAND_LATER ? 1 : -1);
        return true;
    case COMMAND_SORT:
        sort(ex);
        return true;
    case COMMAND_READING:
        next_reading(ex);
        return true;
    case COMMAND_LANES_OF:
        next_lanes(ex);
        return true;
    case COMMAND_PIN:
        pin(ex);
        return true;
    default:
        return false;
    }
}
