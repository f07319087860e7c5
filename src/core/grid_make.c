/* SPDX-License-Identifier: MIT */
/*
 * Counting a grid: one pass over the meetings. Each adds one to the cells of what it involves, to
 * the sums of its rows and of its columns, and to the sum of all.
 */
#include "attache/core/grid.h"

#include "attache/core/date.h"

#include <string.h>

/* Lines of cells are in the order of the facts; places come to be by sorting. */

/* The heads of years or decades: without gap, within the window. */
static void make_year_heads(struct grid *grid)
{
    const struct grid_spec *spec = &grid->spec;
    const int step = spec->columns == GRID_DECADES ? 10 : 1;
    const struct grid_years years = grid->years;
    int first = years.first_year > spec->first_year ? years.first_year : spec->first_year;
    int last = years.first_year + (int)years.count - 1;
    last = last < spec->last_year ? last : spec->last_year;
    if (years.count == 0 || last < first)
        return;
    first -= first % step;
    grid->column_count = (size_t)((last - first) / step) + 1;
    grid->columns = arena_new(&grid->arena, grid->column_count, sizeof(*grid->columns));
    for (size_t i = 0; i < grid->column_count; i++) {
        struct grid_head *head = &grid->columns[i];
        int year = first + (int)i * step;
        head->first_year = year;
        head->last_year = year + step - 1;
        head->row = grid->all.row;
        head->row.slug = step == 1
                             ? arena_printf(&grid->arena, "%04d", year)
                             : arena_printf(&grid->arena, "%04d..%04d", year, year + step - 1);
        head->row.title =
            arena_printf(&grid->arena, "%d%s", year, step == 1 ? "" : date_decade_unit(LANG_EN));
        head->row.native =
            arena_printf(&grid->arena, "%d%s", year, step == 1 ? "" : date_decade_unit(LANG_KO));
    }
}

static struct grid_head *make_heads(struct grid *grid, enum grid_axis axis, size_t *count)
{
    const struct result *entities = &grid->facts->links[axis].entities;
    struct grid_head *heads = arena_new(&grid->arena, entities->count, sizeof(*heads));
    for (size_t i = 0; i < entities->count; i++)
        heads[i].row = entities->rows[i];
    *count = entities->count;
    return heads;
}

/* Recent years are those since GRID_SINCE when the window has as many before it, else the later
   half of the window; they end with the window or today. */
static void set_periods(struct grid *grid)
{
    const struct grid_spec *spec = &grid->spec;
    int year, month, day;
    date_from_day_number(spec->today, &year, &month, &day);
    grid->until = spec->last_year < year ? spec->last_year : year;
    grid->since = GRID_SINCE;
    int length = grid->until - grid->since + 1;
    if (length <= 0 || spec->first_year > grid->since - length)
        grid->since = spec->first_year + (grid->until - spec->first_year + 1) / 2;
}

/* What one meeting adds wherever it counts. */
struct mark {
    uint32_t meeting;
    int first_year, last_year;
    char letter;
    bool doubt;
    bool inside; /* in the window */
    bool recent, before;
};

static void add(struct grid_cell *cell, const struct mark *mark, bool beyond)
{
    cell->recent += mark->recent;
    cell->before += mark->before;
    if (!mark->inside)
        return;
    if (cell->count == 0) {
        cell->first = mark->meeting;
        cell->doubt = true;
    }
    cell->latest = mark->meeting;
    cell->letter = cell->count == 0 ? mark->letter : '+';
    cell->doubt = cell->doubt && (beyond || mark->doubt);
    cell->count++;
    cell->beyond += beyond;
}

/* The columns of a meeting: consecutive ones for years, else by its links. */
struct reach {
    const uint32_t *items; /* NULL: the columns first to first + count - 1 */
    size_t first;
    size_t count;
};

static struct reach reach_of_years(const struct grid *grid, const struct mark *mark)
{
    struct reach reach = {0};
    if (grid->column_count == 0)
        return reach;
    const int step = grid->spec.columns == GRID_DECADES ? 10 : 1;
    const int origin = grid->columns[0].first_year;
    int low = mark->first_year > origin ? mark->first_year : origin;
    int high = grid->columns[grid->column_count - 1].last_year;
    high = mark->last_year < high ? mark->last_year : high;
    if (high < low)
        return reach;
    reach.first = (size_t)((low - origin) / step);
    reach.count = (size_t)((high - origin) / step) - reach.first + 1;
    return reach;
}

static struct reach reach_of(const struct grid *grid, enum grid_axis axis, const struct mark *mark)
{
    if (grid_axis_is_time(axis))
        return reach_of_years(grid, mark);
    const struct grid_links *links = &grid->facts->links[axis];
    uint32_t start = links->starts[mark->meeting];
    return (struct reach){links->items + start, 0, links->starts[mark->meeting + 1] - start};
}

static void count_meeting(struct grid *grid, const struct mark *mark)
{
    const struct reach rows = reach_of(grid, grid->spec.rows, mark);
    const struct reach columns = reach_of(grid, grid->spec.columns, mark);
    add(&grid->all.sum, mark, false);
    for (size_t r = 0; r < rows.count && rows.items != NULL; r++)
        add(&grid->rows[rows.items[r]].sum, mark, false);
    for (size_t c = 0; c < columns.count; c++) {
        size_t at = columns.items != NULL ? columns.items[c] : columns.first + c;
        struct grid_head *head = &grid->columns[at];
        bool beyond = columns.items == NULL &&
                      (mark->first_year < head->first_year || mark->last_year > head->last_year);
        add(&head->sum, mark, beyond);
        for (size_t r = 0; r < rows.count; r++)
            add(&grid->cells[rows.items[r] * grid->stride + at], mark, beyond);
    }
}

static char letter_of(unsigned char kind)
{
    return grid_letter(kind < vocab_meeting_kind.count ? vocab_meeting_kind.words[kind].id : "");
}

static void count_meetings(struct grid *grid)
{
    const struct grid_facts *facts = grid->facts;
    const int length = grid->until - grid->since + 1;
    char letters[GRID_NO_KIND + 1];
    for (int kind = 0; kind <= GRID_NO_KIND; kind++)
        letters[kind] = letter_of((unsigned char)kind);
    for (size_t m = 0; m < facts->count; m++) {
        int year = facts->first_years[m];
        struct mark mark = {
            .meeting = (uint32_t)m,
            .first_year = year,
            .last_year = facts->last_years[m],
            .letter = letters[facts->kinds[m]],
            .doubt = facts->doubts[m] != 0,
            .recent = year >= grid->since && year <= grid->until,
            .before = year < grid->since && year >= grid->since - length,
        };
        mark.inside =
            mark.first_year <= grid->spec.last_year && mark.last_year >= grid->spec.first_year;
        if (mark.inside || mark.recent || mark.before)
            count_meeting(grid, &mark);
    }
}

static size_t *make_places(struct grid *grid, size_t count)
{
    size_t *places = arena_new(&grid->arena, count, sizeof(*places));
    for (size_t i = 0; i < count; i++)
        places[i] = i;
    return places;
}

void grid_make(const struct grid_facts *facts, const struct grid_spec *spec, struct grid *grid)
{
    struct grid_cell *cells = grid->cells;
    size_t capacity = grid->cell_capacity;
    arena_clear(&grid->arena);
    *grid = (struct grid){.spec = *spec, .facts = facts};
    grid->all.row = (struct row)ROW_BLANK;
    grid_years(facts, spec->today, &grid->arena, &grid->years);
    grid->rows = make_heads(grid, spec->rows, &grid->row_count);
    if (grid_axis_is_time(spec->columns))
        make_year_heads(grid);
    else
        grid->columns = make_heads(grid, spec->columns, &grid->column_count);
    size_t count = grid->row_count * grid->column_count;
    grid->cell_count = count;
    grid->stride = grid->column_count;
    grid->cells = mem_grow(cells, &capacity, count, sizeof(*grid->cells));
    grid->cell_capacity = capacity;
    if (count > 0)
        memset(grid->cells, 0, count * sizeof(*grid->cells));
    grid->row_at = make_places(grid, grid->row_count);
    grid->column_at = make_places(grid, grid->column_count);
    set_periods(grid);
    count_meetings(grid);
}

void grid_clear(struct grid *grid)
{
    arena_clear(&grid->arena);
    mem_free(&grid->cells);
    *grid = (struct grid){0};
}
