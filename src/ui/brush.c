/* SPDX-License-Identifier: MIT */
/* Drawing from both ends of a row: what does not fit between them is cut or left out. */
#include "brush.h"

#include "attache/base/str.h"
#include "attache/core/spark.h"

#include <string.h>

void brush_text(struct brush *brush, enum style style, const char *text)
{
    if (brush->column >= brush->end || text[0] == '\0')
        return;
    brush->column +=
        canvas_cut(brush->canvas, stretch(brush->row, brush->column, brush->end - brush->column),
                   brush->base == STYLE_PLAIN ? style : brush->base, text);
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

void brush_right(struct brush *brush, enum style style, const char *text)
{
    int columns = canvas_width(brush->canvas, text);
    if (columns == 0 || brush->column + columns + 1 >= brush->end)
        return;
    int start = brush->end - columns;
    canvas_text(brush->canvas, stretch(brush->row, start, columns),
                brush->base == STYLE_PLAIN ? style : brush->base, text);
    brush->end = start - 1;
}

struct brush brush_start(struct canvas *canvas, struct box box, int line, bool selected,
                         bool focused)
{
    struct brush brush = {canvas, box.row + line, box.column, box.column + box.columns,
                          STYLE_PLAIN};
    if (selected)
        brush.base = focused ? STYLE_CURSOR : STYLE_CURSOR_AWAY;
    canvas_fill(canvas, stretch(brush.row, box.column, box.columns), brush.base, " ");
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

int brush_count_columns(int columns, int64_t highest)
{
    enum { DECADES_FROM = 28 };
    int count = 1;
    for (; highest >= 10; highest /= 10)
        count++;
    return columns >= DECADES_FROM ? count : 0;
}

void brush_decades(struct brush *brush, const char *levels, int end)
{
    const int columns = (int)strlen(levels);
    brush->end = end;
    if (columns == 0 || brush->column + columns + 1 >= brush->end)
        return;
    const enum style style = brush->base == STYLE_PLAIN ? STYLE_FAINT : brush->base;
    brush->end -= columns;
    for (int i = 0; i < columns; i++) {
        const char *block = spark_block(levels[i]);
        canvas_fill(brush->canvas, stretch(brush->row, brush->end + i, 1), style,
                    block ? block : " ");
    }
    brush->end--;
}
