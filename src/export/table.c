/* SPDX-License-Identifier: MIT */
/* Tables written: aligned for a terminal or a pipe, as Markdown, as CSV. */
#include "attache/export/table.h"

#include "attache/export/csv.h"
#include "attache/export/markdown.h"
#include "attache/text/ascii.h"
#include "attache/text/safe.h"
#include "attache/text/width.h"

#include <assert.h>
#include <string.h>

enum {
    GAP = 2,
    LEVEL_MIN = 10,   /* a cut column keeps so many columns */
    LEVEL_WHOLE = 24, /* and so many while there are columns that must stay whole */
};

void table_clear(struct table *table)
{
    mem_free(&table->cells);
    arena_clear(&table->arena);
    *table = (struct table){0};
}

void table_column(struct table *table, const char *label, enum table_align align)
{
    assert(table->columns < TABLE_COLUMNS && table->count == 0);
    table->labels[table->columns] = arena_dup(&table->arena, label);
    table->align[table->columns] = align;
    table->columns++;
}

void table_limit(struct table *table, int columns)
{
    assert(table->columns > 0);
    table->limits[table->columns - 1] = columns;
}

void table_cell(struct table *table, const char *text)
{
    table->cells =
        mem_grow(table->cells, &table->capacity, table->count + 1, sizeof(*table->cells));
    table->cells[table->count++] = arena_dup(&table->arena, text);
}

size_t table_rows(const struct table *table)
{
    return table->columns > 0 ? table->count / table->columns : 0;
}

/* Widths: 0 leaves a column out. */

static void measure(const struct table *table, const char *const *cells, int *widths)
{
    for (size_t i = 0; i < table_rows(table) * table->columns; i++) {
        int width = width_text(cells[i]);
        if (width > widths[i % table->columns])
            widths[i % table->columns] = width;
    }
}

/* What the columns take when none that may be cut is wider than level. */
static int width_at(const struct table *table, const int *widths, int level)
{
    int width = -GAP;
    for (size_t c = 0; c < table->columns; c++) {
        bool whole = table->align[c] == TABLE_WHOLE || widths[c] < level;
        if (widths[c] > 0)
            width += GAP + (whole ? widths[c] : level);
    }
    return width > 0 ? width : 0;
}

/* Drops columns from the end while even cut ones do not fit: first those that must stay whole. */
static void drop(const struct table *table, int *widths, int room)
{
    for (size_t c = table->columns; c-- > 1 && width_at(table, widths, LEVEL_WHOLE) > room;) {
        if (table->align[c] == TABLE_WHOLE)
            widths[c] = 0;
    }
    for (size_t c = table->columns; c-- > 1 && width_at(table, widths, LEVEL_MIN) > room;)
        widths[c] = 0;
}

/* Cuts columns to their limits, the last first, as far as that is needed. */
static void limit(const struct table *table, int *widths, int room)
{
    for (size_t c = table->columns; c-- > 0;) {
        int excess = width_at(table, widths, room) - room;
        int spare = table->limits[c] > 0 ? widths[c] - table->limits[c] : 0;
        if (excess > 0 && spare > 0)
            widths[c] -= spare < excess ? spare : excess;
    }
}

/* Cuts the widest columns to one level. */
static void fit(const struct table *table, int *widths, int room)
{
    limit(table, widths, room);
    drop(table, widths, room);
    int level = room;
    while (level > 1 && width_at(table, widths, level) > room)
        level--;
    int spare = room - width_at(table, widths, level);
    for (size_t c = 0; c < table->columns; c++) {
        if (widths[c] <= level || (table->align[c] == TABLE_WHOLE && widths[c] <= room))
            continue;
        int more = widths[c] - level < spare ? widths[c] - level : spare;
        widths[c] = level + (more > 0 ? more : 0);
        spare -= more > 0 ? more : 0;
    }
}

static void add_row(const struct table *table, const char *const *cells, const int *widths,
                    struct str *out)
{
    bool first = true;
    for (size_t c = 0; c < table->columns; c++) {
        if (widths[c] == 0)
            continue;
        str_add(out, first ? "" : "  ");
        if (table->align[c] == TABLE_RIGHT)
            width_pad_left(out, cells[c], widths[c]);
        else
            width_pad(out, cells[c], widths[c]);
        first = false;
    }
    while (out->length > 0 && out->data[out->length - 1] == ' ')
        str_cut(out, out->length - 1);
    str_add_char(out, '\n');
}

/* The cells made safe: a terminal must show them as one line of text. */
static const char **safe_cells(const struct table *table, struct arena *arena)
{
    const char **cells = arena_new(arena, table->count, sizeof(*cells));
    struct str safe = {0};
    for (size_t i = 0; i < table->count; i++) {
        str_cut(&safe, 0);
        safe_add(&safe, table->cells[i], strlen(table->cells[i]));
        cells[i] = arena_dup(arena, str_text(&safe));
    }
    str_clear(&safe);
    return cells;
}

void table_ascii(struct table *table)
{
    struct str plain = {0};
    for (size_t i = 0; i < table->count; i++) {
        if (ascii_only(table->cells[i]))
            continue;
        str_cut(&plain, 0);
        if (ascii_tells(table->cells[i]))
            ascii_add(&plain, table->cells[i], strlen(table->cells[i]));
        table->cells[i] = arena_dup(&table->arena, str_text(&plain));
    }
    str_clear(&plain);
}

void table_text(const struct table *table, int width, struct str *out)
{
    struct arena arena = {0};
    int widths[TABLE_COLUMNS] = {0};
    const char **cells = safe_cells(table, &arena);
    measure(table, cells, widths);
    if (width > 0 && table->columns > 0)
        fit(table, widths, width);
    for (size_t row = 0; row < table_rows(table); row++)
        add_row(table, cells + row * table->columns, widths, out);
    arena_clear(&arena);
}

void table_markdown(const struct table *table, struct str *out)
{
    for (size_t c = 0; c < table->columns; c++) {
        str_add(out, c == 0 ? "| " : " | ");
        markdown_add(out, table->labels[c], false);
    }
    str_add(out, " |\n");
    for (size_t c = 0; c < table->columns; c++)
        str_add(out, table->align[c] == TABLE_RIGHT ? "|---:" : "|---");
    str_add(out, "|\n");
    for (size_t i = 0; i < table_rows(table) * table->columns; i++) {
        str_add(out, i % table->columns == 0 ? "| " : " | ");
        markdown_add(out, table->cells[i], false);
        if (i % table->columns == table->columns - 1)
            str_add(out, " |\n");
    }
}

void table_csv(const struct table *table, bool guard, struct str *out)
{
    for (size_t c = 0; c < table->columns; c++)
        csv_field(out, table->labels[c], c == 0, false);
    csv_end_row(out);
    for (size_t i = 0; i < table_rows(table) * table->columns; i++) {
        csv_field(out, table->cells[i], i % table->columns == 0, guard);
        if (i % table->columns == table->columns - 1)
            csv_end_row(out);
    }
}
