/* SPDX-License-Identifier: MIT */
/* A grid as JSON, a row a line, and as CSV. */
#include "attache/export/render_grid.h"

#include "attache/core/value.h"
#include "attache/export/csv.h"

#include <inttypes.h>

static enum grid_reading reading_of(const struct grid_shown *shown)
{
    return grid_axis_is_time(shown->view->columns) ? GRID_COUNT : shown->view->reading;
}

/* "topic/space", "year:2018..2019" */
static void add_id(const struct row *row, struct str *out)
{
    str_addf(out, "%s%s", row->kind != KIND_NONE ? kind_name(row->kind) : "year",
             row->kind != KIND_NONE ? "/" : ":");
    str_add(out, row->slug);
}

/* JSON */

static void add_text(struct arena *arena, struct value *object, const char *key, const char *text)
{
    value_add(object, key, value_new_text(arena, text));
}

static struct value *head_object(struct arena *arena, const struct grid_head *head)
{
    struct value *object = value_new(arena, VALUE_OBJECT);
    struct str id = {0};
    add_id(&head->row, &id);
    add_text(arena, object, "id", str_text(&id));
    add_text(arena, object, "title", head->row.title);
    if (head->row.native[0] != '\0')
        add_text(arena, object, "native", head->row.native);
    value_add(object, "count", value_new_int(arena, head->sum.count));
    str_clear(&id);
    return object;
}

static struct value *cells_of(struct arena *arena, const struct grid_shown *shown, size_t row)
{
    struct value *cells = value_new(arena, VALUE_LIST);
    const enum grid_reading reading = reading_of(shown);
    for (size_t c = 0; c < shown->grid->column_count; c++) {
        int64_t number = 0;
        bool known = grid_value(shown->grid, reading, row, c, &number);
        value_add(cells, NULL,
                  known || reading == GRID_COUNT ? value_new_int(arena, number)
                                                 : value_new(arena, VALUE_NULL));
    }
    return cells;
}

/* A member of the outer object that is an array, an element a line. */
static void add_lines(const struct grid_shown *shown, bool rows, struct str *out)
{
    const struct grid *grid = shown->grid;
    const size_t count = rows ? grid->row_count : grid->column_count;
    str_addf(out, ",\n  \"%s\": [", rows ? "rows" : "columns");
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct value *object = head_object(&arena, rows ? grid_row(grid, i) : grid_column(grid, i));
        if (rows)
            value_add(object, "cells", cells_of(&arena, shown, i));
        str_add(out, i > 0 ? ",\n    " : "\n    ");
        value_write(object, VALUE_LINE, out);
        arena_clear(&arena);
    }
    str_add(out, count > 0 ? "\n  ]" : "]");
}

void render_grid_json(const struct grid_shown *shown, struct str *out)
{
    struct arena arena = {0};
    struct str text = {0};
    struct value *object = value_new(&arena, VALUE_OBJECT);
    add_text(&arena, object, "type", "view");
    grid_shown_address(shown, &text);
    add_text(&arena, object, "id", str_text(&text));
    str_cut(&text, 0);
    grid_say_axes(shown->view, shown->lang, &text);
    add_text(&arena, object, "title", str_text(&text));
    add_text(&arena, object, "cells", grid_reading_name(reading_of(shown)));
    add_text(&arena, object, "rows_of", grid_axis_name(shown->view->rows));
    add_text(&arena, object, "columns_of", grid_axis_name(shown->view->columns));
    value_add(object, "count", value_new_int(&arena, shown->grid->all.sum.count));
    value_write(object, VALUE_PRETTY, out);
    str_cut(out, out->length - 2); /* the newline and the brace: it goes on */
    add_lines(shown, false, out);
    add_lines(shown, true, out);
    str_add(out, "\n}\n");
    str_clear(&text);
    arena_clear(&arena);
}

/* CSV */

static void add_number(const struct grid_shown *shown, size_t row, size_t column, struct str *out)
{
    struct str text = {0};
    int64_t number = 0;
    const enum grid_reading reading = reading_of(shown);
    const bool whole = reading == GRID_SHARE && row >= shown->grid->row_count;
    bool known = !whole && grid_value(shown->grid, reading, row, column, &number);
    if (known || reading == GRID_COUNT)
        str_addf(&text, "%" PRId64, number);
    csv_field(out, str_text(&text), false, false);
    str_clear(&text);
}

static void add_row_head(const struct grid_shown *shown, size_t row, struct str *out)
{
    const struct row *of = &grid_row(shown->grid, row)->row;
    struct str id = {0};
    if (row < shown->grid->row_count)
        add_id(of, &id);
    else
        str_add(&id, "sum");
    csv_field(out, str_text(&id), true, true);
    csv_field(out, of->title, false, true);
    csv_field(out, of->native, false, true);
    str_clear(&id);
}

void render_grid_csv(const struct grid_shown *shown, struct str *out)
{
    const struct grid *grid = shown->grid;
    str_add(out, "id,title,native");
    for (size_t c = 0; c < grid->column_count; c++)
        csv_field(out, grid_name(grid_column(grid, c), LANG_EN), false, true);
    csv_field(out, "sum", false, false);
    csv_end_row(out);
    for (size_t r = 0; r <= grid->row_count; r++) {
        add_row_head(shown, r, out);
        for (size_t c = 0; c <= grid->column_count; c++)
            add_number(shown, r, c, out);
        csv_end_row(out);
    }
}
