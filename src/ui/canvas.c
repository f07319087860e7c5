/* SPDX-License-Identifier: MIT */
/*
 * A grid of cells. Invariant: a cell of width 2 is followed by a cell of width 0 and no other cell
 * has width 0; writing over one half of such a pair blanks the other.
 */
#include "attache/ui/canvas.h"

#include "attache/base/mem.h"
#include "attache/text/ascii.h"
#include "attache/text/safe.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"

#include <string.h>

static const struct cell blank_cell = {.text = " ", .width = 1, .style = STYLE_PLAIN};

void canvas_resize(struct canvas *canvas, int rows, int columns)
{
    if (rows != canvas->rows || columns != canvas->columns || canvas->cells == NULL) {
        mem_free(&canvas->cells);
        canvas->rows = rows > 0 ? rows : 0;
        canvas->columns = columns > 0 ? columns : 0;
        canvas->cells =
            mem_new((size_t)canvas->rows * (size_t)canvas->columns, sizeof(*canvas->cells));
    }
    canvas_blank(canvas);
}

void canvas_clear(struct canvas *canvas)
{
    mem_free(&canvas->cells);
    *canvas = (struct canvas){0};
}

void canvas_blank(struct canvas *canvas)
{
    size_t count = (size_t)canvas->rows * (size_t)canvas->columns;
    for (size_t i = 0; i < count; i++)
        canvas->cells[i] = blank_cell;
    canvas->cursor_row = -1;
    canvas->cursor_column = 0;
    canvas->cursor_shown = false;
}

/* The part of a stretch that is on the canvas: no columns when none is. */
static struct stretch on_canvas(const struct canvas *canvas, struct stretch at)
{
    const int after = at.column + at.columns;
    const int end = after < canvas->columns ? after : canvas->columns;
    const int start = at.column > 0 ? at.column : 0;
    const bool seen = at.row >= 0 && at.row < canvas->rows && start < end;
    return (struct stretch){at.row, start, seen ? end - start : 0};
}

/* A cell that is on the canvas. */
static struct cell *cell_at(const struct canvas *canvas, int row, int column)
{
    return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

static void blank_text(struct cell *cell)
{
    memcpy(cell->text, blank_cell.text, 2);
    cell->width = 1;
}

/* The cells to be written, which are on the canvas; of a wide cluster that they cut in two the half
   that stays becomes a blank. */
static struct cell *make_room(struct canvas *canvas, int row, int column, int columns)
{
    struct cell *first = cell_at(canvas, row, column);
    struct cell *last = cell_at(canvas, row, column + columns - 1);
    if (first->width == 0)
        blank_text(first - 1);
    if (last->width == 2)
        blank_text(last + 1);
    return first;
}

static void set_text(struct cell *cell, const char *cluster, size_t size)
{
    size_t kept = 0;
    for (size_t at = 0; at < size && at < CELL_BYTES;) {
        at += utf8_next(cluster + at, size - at, NULL);
        if (at < CELL_BYTES)
            kept = at;
    }
    memcpy(cell->text, cluster, kept);
}

static void put_plain(struct cell *cells, const char *text, int count, enum style style)
{
    for (int i = 0; i < count; i++)
        cells[i] = (struct cell){.text = {text[i]}, .width = 1, .style = (unsigned char)style};
}

static void put_cluster(struct cell *cells, const char *cluster, size_t size, int width,
                        enum style style)
{
    cells[0] = (struct cell){.width = (unsigned char)width, .style = (unsigned char)style};
    set_text(&cells[0], cluster, size);
    if (width == 2)
        cells[1] = (struct cell){.text = "", .width = 0, .style = (unsigned char)style};
}

static int write_text(struct canvas *canvas, struct stretch at, enum style style, const char *text)
{
    if (at.row < 0 || at.row >= canvas->rows || at.column < 0)
        return 0;
    const int room = canvas->columns - at.column;
    const int limit = at.columns < room ? at.columns : room;
    int used = 0;
    size_t size = strlen(text);
    for (size_t i = 0; i < size && used <= limit;) {
        size_t step = utf8_plain(text + i, size - i);
        if (step > 0) {
            int count = step < (size_t)(limit - used) ? (int)step : limit - used;
            if (count > 0)
                put_plain(make_room(canvas, at.row, at.column + used, count), text + i, count,
                          style);
            if ((size_t)count < step)
                return limit;
            used += count;
        } else {
            step = utf8_cluster(text + i, size - i);
            int width = width_cluster(text + i, step);
            if (used + width > limit)
                return used;
            if (width > 0)
                put_cluster(make_room(canvas, at.row, at.column + used, width), text + i, step,
                            width, style);
            used += width;
        }
        i += step;
    }
    return used;
}

/* The text as the canvas shows it: safe, and transliterated where that is asked for. */
static void add_shown(const struct canvas *canvas, const char *text, struct str *out)
{
    size_t size = strlen(text);
    if (!canvas->ascii) {
        safe_add(out, text, size);
        return;
    }
    struct str safe = {0};
    safe_add(&safe, text, size);
    ascii_add(out, str_text(&safe), safe.length);
    str_clear(&safe);
}

static bool is_shown_as_it_is(const struct canvas *canvas, const char *text)
{
    return safe_is(text, strlen(text)) && (!canvas->ascii || ascii_only(text));
}

int canvas_text(struct canvas *canvas, struct stretch at, enum style style, const char *text)
{
    if (is_shown_as_it_is(canvas, text))
        return write_text(canvas, at, style, text);
    struct str shown = {0};
    add_shown(canvas, text, &shown);
    int used = write_text(canvas, at, style, str_text(&shown));
    str_clear(&shown);
    return used;
}

int canvas_width(const struct canvas *canvas, const char *text)
{
    if (is_shown_as_it_is(canvas, text))
        return width_text(text);
    struct str shown = {0};
    add_shown(canvas, text, &shown);
    int columns = width_text(str_text(&shown));
    str_clear(&shown);
    return columns;
}

/* No character takes more columns than bytes, so short texts need not be measured. */
static bool fits(const char *text, int columns)
{
    return (columns > 0 && strlen(text) <= (size_t)columns) || width_text(text) <= columns;
}

int canvas_cut(struct canvas *canvas, struct stretch at, enum style style, const char *text)
{
    if (is_shown_as_it_is(canvas, text) && fits(text, at.columns))
        return write_text(canvas, at, style, text);
    struct str shown = {0};
    struct str cut = {0};
    add_shown(canvas, text, &shown);
    if (width_text(str_text(&shown)) > at.columns)
        width_pad(&cut, str_text(&shown), at.columns);
    int used = canvas_text(canvas, at, style, str_text(cut.length > 0 ? &cut : &shown));
    str_clear(&cut);
    str_clear(&shown);
    return used;
}

void canvas_fill(struct canvas *canvas, struct stretch at, enum style style, const char *cluster)
{
    const struct stretch seen = on_canvas(canvas, at);
    if (seen.columns == 0)
        return;
    struct cell *cells = make_room(canvas, seen.row, seen.column, seen.columns);
    struct str plain = {0};
    if (canvas->ascii && !ascii_only(cluster))
        ascii_add(&plain, cluster, strlen(cluster));
    const char *shown = plain.length > 0 ? str_text(&plain) : cluster;
    put_cluster(cells, shown, strlen(shown), 1, style);
    str_clear(&plain);
    for (int i = 1; i < seen.columns; i++)
        cells[i] = cells[0];
}

void canvas_paint(struct canvas *canvas, struct stretch at, enum style style)
{
    const struct stretch seen = on_canvas(canvas, at);
    for (int i = 0; i < seen.columns; i++)
        cell_at(canvas, seen.row, seen.column + i)->style = (unsigned char)style;
}

void canvas_dump(const struct canvas *canvas, struct str *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        const struct cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
        int end = canvas->columns;
        while (end > 0 && strcmp(cells[end - 1].text, " ") == 0)
            end--;
        for (int column = 0; column < end; column++)
            str_add(out, cells[column].text);
        str_add_char(out, '\n');
    }
}

bool canvas_same_cell(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0 ||
           (a->width == b->width && a->style == b->style && strcmp(a->text, b->text) == 0);
}
