/* SPDX-License-Identifier: MIT */
/* The order of a grid: every row and every column gets a key, the keys are sorted, and heads and
   places follow them. */
#include "attache/core/grid.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct key {
    size_t pin;       /* its place among the pins; SIZE_MAX: not pinned */
    double number;    /* greater first */
    const char *wide; /* then by name: the wider topic's, "" before all */
    const char *name;
    size_t place; /* as before */
};

static int compare_keys(const void *a, const void *b)
{
    const struct key *x = a;
    const struct key *y = b;
    if (x->pin != y->pin)
        return x->pin < y->pin ? -1 : 1;
    if (x->number < y->number || x->number > y->number)
        return x->number > y->number ? -1 : 1;
    int order = strcmp(x->wide, y->wide);
    if (order == 0)
        order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

/* The position of a slug in the list of pins, in any ASCII case. */
static size_t pin_of(const struct row *row, const char *pins)
{
    size_t position = 0;
    size_t length = row->kind != KIND_NONE ? strlen(row->slug) : 0;
    for (const char *at = pins; *at != '\0'; position++) {
        size_t size = strcspn(at, " ");
        if (size == length && strncasecmp(at, row->slug, size) == 0)
            return position;
        at += size + strspn(at + size, " ");
    }
    return SIZE_MAX;
}

static const char *name_of(const struct row *row, enum lang lang)
{
    return lang == LANG_KO && row->native[0] != '\0' ? row->native : row->title;
}

/* A topic's wider topic stands in its row's other. Widest topics come before what is below them. */
static void set_name(struct key *key, const struct row *row, const struct grid_head *heads,
                     size_t count, enum lang lang)
{
    key->name = name_of(row, lang);
    key->wide = key->name;
    for (size_t i = 0; row->other[0] != '\0' && i < count; i++) {
        if (strcmp(heads[i].row.slug, row->other) == 0) {
            key->wide = name_of(&heads[i].row, lang);
            return;
        }
    }
    if (row->kind == KIND_TOPIC && row->other[0] == '\0')
        key->name = "";
}

/* The square of the cosine of the angle between two rows of cells. */
static double likeness(const struct grid *grid, size_t a, size_t b)
{
    double product = 0;
    double square_a = 0;
    double square_b = 0;
    for (size_t c = 0; c < grid->column_count; c++) {
        double x = grid_cell(grid, a, c)->count;
        double y = grid_cell(grid, b, c)->count;
        product += x * y;
        square_a += x * x;
        square_b += y * y;
    }
    return product > 0 ? product * product / (square_a * square_b) : 0;
}

/* What orders a row or a column by number; like: the row, row_count when none. */
static double number_of(const struct grid *grid, enum grid_sort sort, bool row, size_t place,
                        size_t like)
{
    const struct grid_head *head = row ? &grid->rows[place] : &grid->columns[place];
    switch (sort) {
    case GRID_SORT_NAME:
        return 0;
    case GRID_SORT_FIRST:
        return head->sum.count > 0 ? -(double)head->sum.first : -(double)UINT32_MAX;
    case GRID_SORT_LIKENESS:
        if (like == grid->row_count)
            return head->sum.count;
        if (row)
            return place == like ? 2 : likeness(grid, like, place);
        return grid_cell(grid, like, place)->count;
    default:
        return head->sum.count;
    }
}

/* Moves heads and lines to their new places; returns how many are pinned. */
static size_t arrange(struct grid_head *heads, size_t *lines, const struct key *keys, size_t count)
{
    struct grid_head *old_heads = mem_new(count, sizeof(*old_heads));
    size_t *old_lines = mem_new(count, sizeof(*old_lines));
    size_t pinned = 0;
    if (count > 0) {
        memcpy(old_heads, heads, count * sizeof(*heads));
        memcpy(old_lines, lines, count * sizeof(*lines));
    }
    for (size_t i = 0; i < count; i++) {
        heads[i] = old_heads[keys[i].place];
        lines[i] = old_lines[keys[i].place];
        pinned += keys[i].pin != SIZE_MAX;
    }
    mem_free(&old_heads);
    mem_free(&old_lines);
    return pinned;
}

static struct key *make_keys(const struct grid *grid, const struct grid_view *view, bool row,
                             enum lang lang)
{
    const struct grid_head *heads = row ? grid->rows : grid->columns;
    const size_t count = row ? grid->row_count : grid->column_count;
    const size_t like = grid_row_of(grid, view->like != NULL ? view->like : "");
    const char *pins = view->pins != NULL ? view->pins : "";
    struct key *keys = mem_new(count, sizeof(*keys));
    for (size_t i = 0; i < count; i++) {
        keys[i].pin = pin_of(&heads[i].row, pins);
        keys[i].number = number_of(grid, view->sort, row, i, like);
        keys[i].place = i;
        keys[i].wide = "";
        keys[i].name = name_of(&heads[i].row, lang);
        if (view->sort == GRID_SORT_NAME)
            set_name(&keys[i], &heads[i].row, heads, count, lang);
    }
    if (count > 1)
        qsort(keys, count, sizeof(*keys), compare_keys);
    return keys;
}

void grid_sort(struct grid *grid, const struct grid_view *view, enum lang lang)
{
    /* Both sets of keys before either is arranged: likeness reads the cells by place. */
    struct key *rows = make_keys(grid, view, true, lang);
    struct key *columns =
        !grid_axis_is_time(grid->spec.columns) ? make_keys(grid, view, false, lang) : NULL;
    grid->pinned_rows = arrange(grid->rows, grid->row_at, rows, grid->row_count);
    grid->pinned_columns = 0;
    if (columns != NULL)
        grid->pinned_columns = arrange(grid->columns, grid->column_at, columns, grid->column_count);
    mem_free(&rows);
    mem_free(&columns);
}

/* Returns how many are left. */
static size_t drop_empty(struct grid_head *heads, size_t *at, size_t count, size_t pinned)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (i >= pinned && heads[i].sum.count == 0)
            continue;
        heads[kept] = heads[i];
        at[kept++] = at[i];
    }
    return kept;
}

void grid_drop_empty(struct grid *grid)
{
    grid->row_count = drop_empty(grid->rows, grid->row_at, grid->row_count, grid->pinned_rows);
    if (!grid_axis_is_time(grid->spec.columns))
        grid->column_count =
            drop_empty(grid->columns, grid->column_at, grid->column_count, grid->pinned_columns);
}
