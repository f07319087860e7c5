/* SPDX-License-Identifier: MIT */
/*
 * Tables. Columns take what their content needs; those of numbers stand to the right. When that is
 * too much, the widest give way first and wrap. When they would get too narrow to read, or take
 * many more lines than the same words one after the other, each row is laid out as one hanging text
 * instead, in which each cell bears the name of its column. A cross-table is parted into tables of
 * some of its columns. Nothing is cut.
 */
#include "flow_parts.h"

#include <string.h>

enum {
    GAP = 2,        /* columns between columns */
    WIDE_GAP = 1,   /* between those of a cross-table, */
    WIDE_MIN = 3,   /* whose columns are at least so wide */
    LEVEL_MIN = 18, /* a wrapped column is at least so wide, */
    WORD_MAX = 32,  /* and has room for a word that is no longer than this */
};

struct table {
    const struct block *first;
    const struct block *after;
    const struct block *head; /* the row that names the columns, or NULL */
    size_t columns;
    bool *number; /* nothing but numbers in it */
    int *widths;  /* 0: nothing in it, it is left out */
    int *words;   /* of the widest word of Hangul in it, which is not to be broken */
    int *rows;    /* what each cell takes on one line, row after row */
    size_t count; /* rows */
    int gap;
};

/* Columns of a table that are laid beside each other: the first one, and those from `from` on. */
struct part {
    size_t from, to;
};

/* Whether the cell stands for nothing. */
static bool is_nothing(const struct span *span)
{
    return span == NULL || (span->next == NULL && strcmp(span->text, PAGE_NOTHING) == 0);
}

static bool is_number(const struct span *span)
{
    return is_nothing(span) ||
           (span->next == NULL && span->text[strspn(span->text, "0123456789")] == '\0');
}

/* Counts rows and columns, and makes room to measure them. */
static void begin(struct table *table)
{
    const struct block *block = table->first;
    table->head = block->head ? block : NULL;
    table->gap = block->wide ? WIDE_GAP : GAP;
    for (; block != NULL && block->type == BLOCK_ROW; block = block->next) {
        table->columns = block->cell_count > table->columns ? block->cell_count : table->columns;
        table->count++;
    }
    table->after = block;
    table->number = mem_new(table->columns, sizeof(*table->number));
    table->widths = mem_new(table->columns, sizeof(*table->widths));
    table->words = mem_new(table->columns, sizeof(*table->words));
    table->rows = mem_new(table->count * table->columns, sizeof(*table->rows));
}

static void end(struct table *table)
{
    mem_free(&table->number);
    mem_free(&table->widths);
    mem_free(&table->words);
    mem_free(&table->rows);
}

static void measure(struct flow_builder *builder, struct table *table)
{
    const struct block *block = table->first;
    for (size_t i = 0; i < table->columns; i++)
        table->number[i] = true;
    for (int *row = table->rows; block != table->after; block = block->next) {
        for (size_t i = 0; i < block->cell_count; i++) {
            int width = flow_text_width(builder, block->cells[i]);
            row[i] = width;
            table->number[i] = table->number[i] && (block->head || is_number(block->cells[i]));
            if (width > table->widths[i])
                table->widths[i] = width;
            int word = width > LEVEL_MIN ? flow_text_word(block->cells[i]) : 0;
            word = word < WORD_MAX ? word : WORD_MAX;
            table->words[i] = word > table->words[i] ? word : table->words[i];
        }
        row += table->columns;
    }
}

/* What the column takes when none is wider than level, but for its words. */
static int column_at(const struct table *table, size_t index, int level)
{
    int most = table->words[index] > level ? table->words[index] : level;
    return table->widths[index] < most ? table->widths[index] : most;
}

/* What all take then. */
static int width_at(const struct table *table, int level)
{
    int width = -table->gap;
    for (size_t i = 0; i < table->columns; i++) {
        if (table->widths[i] > 0)
            width += table->gap + column_at(table, i, level);
    }
    return width > 0 ? width : 0;
}

/* Narrows the widest columns until the table fits; false when they would get too narrow. */
static bool fit(struct table *table, int room)
{
    int level = LEVEL_MIN;
    for (size_t i = 0; i < table->columns; i++)
        level = table->widths[i] > level ? table->widths[i] : level;
    if (width_at(table, LEVEL_MIN) > room)
        return false;
    int low = LEVEL_MIN; /* fits */
    int high = level;
    while (low < high) {
        int middle = high - (high - low) / 2;
        if (width_at(table, middle) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    int spare = room - width_at(table, low);
    for (size_t i = 0; i < table->columns; i++) {
        int least = column_at(table, i, low);
        int more = table->widths[i] - least < spare ? table->widths[i] - least : spare;
        table->widths[i] = least + more;
        spare -= more;
    }
    return true;
}

/* The columns at which a row's text hangs when it is no table: beside its first cell when that
   takes little of the room, else slightly in. */
static int hang_of(int first, int room)
{
    int hang = first + GAP;
    if (first > 0 && hang * 4 <= room)
        return hang;
    return room > 3 * GAP ? GAP : 0;
}

static int lines_of(int width, int room)
{
    return width > room ? (width + room - 1) / room : 1;
}

/* Whether the columns take so many more lines than hanging texts that those are better to read. */
static bool is_tall(const struct table *table, int first, int room)
{
    int text = room - hang_of(first, room);
    long columns = 0;
    long hanging = 0;
    for (size_t r = 0; r < table->count; r++) {
        int lines = 1;
        int width = 0;
        for (size_t i = 0; i < table->columns; i++) {
            int own = table->rows[r * table->columns + i];
            int taken = own > 0 ? lines_of(own, table->widths[i]) : 1;
            lines = taken > lines ? taken : lines;
            width += own > 0 ? own + 3 : 0;
        }
        columns += lines;
        hanging += lines_of(width - 3, text > 0 ? text : 1);
    }
    return columns * 2 > hanging * 3;
}

/* Lays the lines of a cell beside what stands in rows already. */
static void place_cell(struct flow_builder *builder, struct line_list *cell, struct line_list *rows)
{
    for (size_t i = 0; i < cell->count; i++) {
        while (rows->count <= i)
            flow_line_new(rows);
        for (size_t r = 0; r < cell->lines[i].count; r++)
            flow_line_add(builder, &rows->lines[i], cell->lines[i].runs[r]);
    }
    cell->count = 0;
}

static void lay_columns(struct flow_builder *builder, const struct table *table,
                        const struct block *block, struct part part)
{
    struct line_list rows = {0};
    int left = builder->indent;
    for (size_t i = 0; i < part.to && i < block->cell_count; i++) {
        if (table->widths[i] == 0 || (i > 0 && i < part.from))
            continue;
        flow_text_clear(builder);
        int right = left + table->widths[i];
        int start = table->number[i] ? right - flow_text_width(builder, block->cells[i]) : left;
        flow_text_add(builder, block->cells[i]);
        flow_text_wrap(builder, (struct margins){start, start, right}, &builder->lines);
        place_cell(builder, &builder->lines, &rows);
        left += table->widths[i] + table->gap;
    }
    flow_emit(builder, &rows);
    mem_free(&rows.lines);
}

/* The columns from `from` on that find room beside the first one, one at least. */
static struct part part_from(const struct table *table, size_t from, int room)
{
    struct part part = {from, from};
    int width = table->widths[0];
    while (part.to < table->columns &&
           (part.to == from || width + table->gap + table->widths[part.to] <= room)) {
        width += table->gap + table->widths[part.to];
        part.to++;
    }
    return part;
}

/* A cross-table, in as many parts as it takes. */
static void lay_wide(struct flow_builder *builder, struct table *table, int room)
{
    if (table->widths[0] * 2 > room)
        table->widths[0] = room / 2;
    for (size_t i = 1; i < table->columns; i++) {
        table->number[i] = true;
        table->widths[i] = table->widths[i] > WIDE_MIN ? table->widths[i] : WIDE_MIN;
    }
    struct part part = {1, 1};
    while (part.to < table->columns) {
        if (part.to > 1) {
            flow_line_new(&builder->lines);
            flow_emit(builder, &builder->lines);
        }
        part = part_from(table, part.to, room);
        for (const struct block *row = table->first; row != table->after; row = row->next)
            lay_columns(builder, table, row, part);
    }
}

/* The name of a column; NULL when it has none, as the first one never has. */
static const struct span *column_name(const struct table *table, size_t index)
{
    bool named = table->head != NULL && index > 0 && index < table->head->cell_count;
    return named ? table->head->cells[index] : NULL;
}

/* Adds the cells from index on to the scratch text, with dots between; but for the first one, each
   after the name of its column. */
static void add_cells(struct flow_builder *builder, const struct table *table,
                      const struct block *block, size_t index)
{
    for (; index < block->cell_count; index++) {
        if (is_nothing(block->cells[index]))
            continue;
        flow_text_add_plain(builder, SPAN_FAINT,
                            builder->text.bytes.length > 0 ? PAGE_NO_BREAK "· " : "");
        const struct span *name = column_name(table, index);
        if (name != NULL) {
            flow_text_add_plain(builder, SPAN_FAINT, name->text);
            flow_text_add_plain(builder, SPAN_FAINT, PAGE_NO_BREAK);
        }
        flow_text_add(builder, block->cells[index]);
    }
}

/* One hanging text. The first cell stands beside it when it takes little of the room. */
static void lay_hanging(struct flow_builder *builder, const struct table *table, int first_width,
                        const struct block *block)
{
    int hang = hang_of(first_width, builder->width - builder->indent);
    struct margins margins = {builder->indent, builder->indent + hang, builder->width};
    struct line_list first = {0};
    size_t index = 0;
    flow_text_clear(builder);
    if (hang > GAP && block->cell_count > 0) {
        struct margins mark = {builder->indent, builder->indent, builder->width};
        flow_text_add(builder, block->cells[0]);
        flow_text_wrap(builder, mark, &first);
        flow_text_clear(builder);
        margins.first = margins.left;
        index = 1;
    }
    add_cells(builder, table, block, index);
    flow_text_wrap(builder, margins, &builder->lines);
    place_cell(builder, &builder->lines, &first);
    flow_emit(builder, &first);
    mem_free(&first.lines);
}

const struct block *flow_table(struct flow_builder *builder, const struct block *block)
{
    struct table table = {.first = block};
    int room = builder->width - builder->indent;
    begin(&table);
    measure(builder, &table);
    if (block->wide) {
        lay_wide(builder, &table, room);
        end(&table);
        return table.after;
    }
    int first_width = table.columns > 0 ? table.widths[0] : 0;
    bool columns = fit(&table, room) && !is_tall(&table, first_width, room);
    for (; block != table.after; block = block->next) {
        if (columns)
            lay_columns(builder, &table, block, (struct part){0, table.columns});
        else if (block != table.head)
            lay_hanging(builder, &table, first_width, block);
    }
    end(&table);
    return table.after;
}
