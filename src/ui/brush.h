/* SPDX-License-Identifier: MIT */
/* One row of a pane of rows, filled from the left, and from the right edge inwards. */
#ifndef ATTACHE_UI_BRUSH_H
#define ATTACHE_UI_BRUSH_H

#include "attache/ui/canvas.h"

#include <stdbool.h>
#include <stdint.h>

/* What is free of the row: from column to before end. */
struct brush {
    struct canvas *canvas;
    int row, column, end;
    enum style base; /* plain, or that of the cursor, which all of the row then has */
};

/* Begins a line of the box: a gutter with the cursor's mark, and a blank at the right edge. */
struct brush brush_start(struct canvas *canvas, struct box box, int line, bool selected,
                         bool focused);

/* Text, cut with an ellipsis at the end of the row. */
void brush_text(struct brush *brush, enum style style, const char *text);

/* Text in exactly so many columns, and one blank after. */
void brush_column(struct brush *brush, enum style style, const char *text, int columns);

/* Text at the right edge, with one blank before it; the edge moves in. */
void brush_right(struct brush *brush, enum style style, const char *text);
void brush_count(struct brush *brush, int64_t count);

/* How many columns the highest count takes in a pane of so many columns, when that has room for
   decades beside the counts; 0: it has none. */
int brush_count_columns(int columns, int64_t highest);

/* A sparkline of levels (core/spark.h) that ends before a column. */
void brush_decades(struct brush *brush, const char *levels, int end);

#endif
