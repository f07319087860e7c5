/* SPDX-License-Identifier: MIT */
/* What a grid tells: cells as text, the rows that rise or cool, the meetings and the query behind a
   cell. */
#include "attache/core/grid.h"

#include <inttypes.h>
#include <string.h>

static size_t place_of(const struct grid_head *heads, size_t count, const char *slug)
{
    for (size_t i = 0; slug[0] != '\0' && i < count; i++) {
        if (str_same_ascii(heads[i].row.slug, slug))
            return i;
    }
    return count;
}

size_t grid_row_of(const struct grid *grid, const char *slug)
{
    return place_of(grid->rows, grid->row_count, slug);
}

size_t grid_column_of(const struct grid *grid, const char *slug)
{
    return place_of(grid->columns, grid->column_count, slug);
}

/* A grid that was never made has no texts of its own. */
static const struct grid_head *head_of_all(const struct grid *grid)
{
    static const struct grid_head none = {.row = ROW_BLANK};
    return grid->all.row.slug != NULL ? &grid->all : &none;
}

const struct grid_head *grid_row(const struct grid *grid, size_t place)
{
    return place < grid->row_count ? &grid->rows[place] : head_of_all(grid);
}

const struct grid_head *grid_column(const struct grid *grid, size_t place)
{
    return place < grid->column_count ? &grid->columns[place] : head_of_all(grid);
}

const struct grid_cell *grid_cell(const struct grid *grid, size_t row, size_t column)
{
    if (row >= grid->row_count)
        return &grid_column(grid, column)->sum;
    if (column >= grid->column_count)
        return &grid->rows[row].sum;
    return &grid->cells[grid->row_at[row] * grid->stride + grid->column_at[column]];
}

/* The meetings of which a cell is a share: the partner's, else the column's. */
static uint32_t whole_of(const struct grid *grid, size_t row, size_t column)
{
    if (grid->spec.rows == GRID_PARTNERS)
        return grid_row(grid, row)->sum.count;
    return grid_column(grid, column)->sum.count;
}

/* In per cent, to the nearest. */
static int64_t share_of(uint32_t part, uint32_t whole)
{
    return whole > 0 ? ((int64_t)part * 200 + whole) / ((int64_t)whole * 2) : 0;
}

bool grid_value(const struct grid *grid, enum grid_reading reading, size_t row, size_t column,
                int64_t *value)
{
    const struct grid_cell *cell = grid_cell(grid, row, column);
    *value = reading == GRID_CHANGE ? (int64_t)cell->recent - (int64_t)cell->before : cell->count;
    if (reading == GRID_CHANGE)
        return cell->recent > 0 || cell->before > 0;
    if (cell->count == 0)
        return false;
    if (reading == GRID_SHARE)
        *value = share_of(cell->count, whole_of(grid, row, column));
    else if (reading == GRID_FIRST)
        *value = grid->facts->first_years[cell->first];
    return true;
}

void grid_text(const struct grid *grid, enum grid_reading reading, size_t row, size_t column,
               struct str *out)
{
    int64_t value = 0;
    if (grid_value(grid, reading, row, column, &value))
        str_addf(out, "%s%" PRId64 "%s", reading == GRID_CHANGE && value > 0 ? "+" : "", value,
                 reading == GRID_SHARE ? "%" : "");
}

void grid_lane_text(const struct grid_cell *cell, int columns, struct str *out)
{
    const uint32_t sure = cell->count - cell->beyond;
    const size_t before = out->length;
    if (cell->count == 0)
        return;
    if (sure == 1 && cell->count == 1)
        str_add_char(out, cell->letter);
    else if (sure > 0)
        str_addf(out, "%" PRIu32, sure);
    if (out->length - before > (size_t)columns) {
        str_cut(out, before);
        str_add_char(out, '+');
    }
    size_t left = (size_t)columns - (out->length - before);
    if (cell->beyond > 0)
        str_add_repeat(out, "~", left);
    else if (cell->doubt && left > 0)
        str_add_char(out, '?');
}

uint32_t grid_highest(const struct grid *grid)
{
    uint32_t highest = 1;
    for (size_t i = 0; i < grid->cell_count; i++) {
        if (grid->cells[i].count > highest)
            highest = grid->cells[i].count;
    }
    return highest;
}

size_t grid_highest_of(const struct grid *grid, size_t row, size_t *places, size_t most)
{
    size_t count = 0;
    for (size_t c = 0; c < grid->column_count && most > 0; c++) {
        const uint32_t own = grid_cell(grid, row, c)->count;
        size_t at = count;
        while (at > 0 && grid_cell(grid, row, places[at - 1])->count < own)
            at--;
        if (own == 0 || at == most)
            continue;
        count += count < most;
        memmove(&places[at + 1], &places[at], (count - at - 1) * sizeof(*places));
        places[at] = c;
    }
    return count;
}

size_t grid_never(const struct grid *grid)
{
    size_t met = 0;
    for (size_t i = 0; i < grid->cell_count; i++)
        met += grid->cells[i].count > 0;
    return grid->row_count * grid->column_count - met;
}

/* The square of how far a row is beyond what is expected, in its direction, in units of the square
   root of that; 0 when it is not. */
static double trend_of(const struct grid *grid, size_t row, int direction)
{
    const struct grid_cell *all = &grid->all.sum;
    const struct grid_cell *sum = &grid->rows[row].sum;
    double growth = all->before > 0 ? (double)all->recent / all->before : 1;
    double expected = sum->before * growth;
    double more = direction * (sum->recent - expected);
    return more > 0 ? more * more / (expected + 1) : 0;
}

size_t grid_trend(const struct grid *grid, int direction, size_t *places, size_t most)
{
    static const double stands_out = 2.25;
    size_t count = 0;
    for (size_t r = 0; r < grid->row_count && most > 0; r++) {
        double trend = trend_of(grid, r, direction);
        if (trend <= stands_out)
            continue;
        size_t at = count < most ? count++ : most;
        if (at == most && trend_of(grid, places[most - 1], direction) >= trend)
            continue;
        at = at == most ? most - 1 : at;
        while (at > 0 && trend_of(grid, places[at - 1], direction) < trend) {
            places[at] = places[at - 1];
            at--;
        }
        places[at] = r;
    }
    return count;
}

static bool links_have(const struct grid_links *links, uint32_t meeting, size_t entity)
{
    for (uint32_t i = links->starts[meeting]; i < links->starts[meeting + 1]; i++) {
        if (links->items[i] == entity)
            return true;
    }
    return false;
}

static bool is_in_row(const struct grid *grid, size_t row, uint32_t meeting)
{
    return row >= grid->row_count ||
           links_have(&grid->facts->links[grid->spec.rows], meeting, grid->row_at[row]);
}

static bool is_in_column(const struct grid *grid, size_t column, uint32_t meeting)
{
    if (column >= grid->column_count)
        return true;
    if (!grid_axis_is_time(grid->spec.columns))
        return links_have(&grid->facts->links[grid->spec.columns], meeting,
                          grid->column_at[column]);
    const struct grid_head *head = &grid->columns[column];
    return grid->facts->first_years[meeting] <= head->last_year &&
           grid->facts->last_years[meeting] >= head->first_year;
}

size_t grid_meetings(const struct grid *grid, size_t row, size_t column, uint32_t *out, size_t most)
{
    enum { LOOKED_AT = 20000 };
    const struct grid_cell *cell = grid_cell(grid, row, column);
    const struct grid_facts *facts = grid->facts;
    size_t count = 0;
    if (cell->count == 0)
        return 0;
    for (uint32_t i = 0; i <= cell->latest - cell->first && i < LOOKED_AT; i++) {
        uint32_t m = cell->latest - i;
        bool inside = facts->first_years[m] <= grid->spec.last_year &&
                      facts->last_years[m] >= grid->spec.first_year;
        if (count < most && inside && is_in_row(grid, row, m) && is_in_column(grid, column, m))
            out[count++] = m;
        if (count == most || count == cell->count)
            break;
    }
    return count;
}

static void add_term(struct str *out, const struct row *row)
{
    if (row->kind == KIND_NONE)
        return;
    str_addf(out, "%s%s:", out->length > 0 ? " " : "",
             query_field_info(query_field_of(row->kind))->name);
    query_print_value(row->slug, out);
}

void grid_query(const struct grid *grid, const struct query *filter, size_t row, size_t column,
                struct str *out)
{
    const struct grid_spec *spec = &grid->spec;
    const struct grid_head *head = grid_column(grid, column);
    bool years = column < grid->column_count && grid_axis_is_time(spec->columns);
    int first = years && head->first_year > spec->first_year ? head->first_year : spec->first_year;
    int last = years && head->last_year < spec->last_year ? head->last_year : spec->last_year;
    struct str text = {0};
    grid_window_set(filter, first, last, &text);
    add_term(&text, &grid_row(grid, row)->row);
    add_term(&text, &head->row);
    str_add(out, str_text(&text));
    str_clear(&text);
}
