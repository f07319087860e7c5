/* SPDX-License-Identifier: MIT */
/* Drawing from both ends of a row: what does not fit between them is cut or left out. */
#include "brush.h"

#include "attache/base/str.h"
#include "attache/core/spark.h"
#include "attache/text/ascii.h"
#include "attache/text/width.h"

#include <string.h>

static void draw_text(struct brush *brush, enum style style, const char *text)
{
    if (brush->column >= brush->end || text[0] == '\0')
        return;
    enum style shown = brush->base == STYLE_PLAIN ? style : brush->base;
    int room = brush->end - brush->column;
    if (width_text(text) <= room) {
        brush->column += canvas_text(brush->canvas, brush->row, brush->column, room, shown, text);
        return;
    }
    struct str cut = {0};
    width_pad(&cut, text, room);
    canvas_text(brush->canvas, brush->row, brush->column, room, shown, str_text(&cut));
    str_clear(&cut);
    brush->column = brush->end;
}

/* The text as the canvas will have it; `plain` holds it when it had to be transliterated. */
static const char *as_shown(const struct brush *brush, const char *text, struct str *plain)
{
    if (!brush->canvas->ascii || ascii_only(text))
        return text;
    ascii_add(plain, text, strlen(text));
    return str_text(plain);
}

void brush_text(struct brush *brush, enum style style, const char *text)
{
    struct str plain = {0};
    draw_text(brush, style, as_shown(brush, text, &plain));
    str_clear(&plain);
}

void brush_column(struct brush *brush, enum style style, const char *text, int columns)
{
    int stop = brush->column + columns + 1;
    int end = brush->end;
    if (stop - 1 < brush->end)
        brush->end = stop - 1;
    brush_text(brush, style, text);
    brush->end = end;
    brush->column = stop;
}

static void draw_right(struct brush *brush, enum style style, const char *text)
{
    int columns = width_text(text);
    if (columns == 0 || brush->column + columns + 1 >= brush->end)
        return;
    int start = brush->end - columns;
    canvas_text(brush->canvas, brush->row, start, columns,
                brush->base == STYLE_PLAIN ? style : brush->base, text);
    brush->end = start - 1;
}

void brush_right(struct brush *brush, enum style style, const char *text)
{
    struct str plain = {0};
    draw_right(brush, style, as_shown(brush, text, &plain));
    str_clear(&plain);
}

struct brush brush_start(struct canvas *canvas, struct box box, int line, bool selected,
                         bool focused)
{
    struct brush brush = {canvas, box.row + line, box.column, box.column + box.columns,
                          STYLE_PLAIN};
    if (selected)
        brush.base = focused ? STYLE_CURSOR : STYLE_CURSOR_AWAY;
    canvas_fill(canvas, brush.row, box.column, box.columns, brush.base, " ");
    if (selected && focused) {
        canvas->cursor_row = brush.row;
        canvas->cursor_column = box.column;
    }
    brush_text(&brush, STYLE_PLAIN, selected ? ">" : " ");
    brush.column = box.column + 2;
    brush.end--;
    return brush;
}

void brush_count(struct brush *brush, int64_t count)
{
    struct str text = {0};
    str_addf(&text, "%lld", (long long)count);
    brush_right(brush, STYLE_FAINT, str_text(&text));
    str_clear(&text);
}

void brush_decades(struct brush *brush, const char *levels, int end)
{
    struct str text = {0};
    spark_text(&text, levels, " ");
    brush->end = end;
    brush_right(brush, STYLE_FAINT, str_text(&text));
    str_clear(&text);
}
