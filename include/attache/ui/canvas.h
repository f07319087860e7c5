/* SPDX-License-Identifier: MIT */
/*
 * The layer ui: what is seen and typed, as pure state and pure drawing. Panes draw on a canvas;
 * the terminal copies it; tests print it. It uses core, text and base; it knows no curses, no SQL
 * and no clock.
 *
 * The canvas: a grid of cells, each one column wide. A cluster of two columns takes two cells, the
 * second of which is empty. No drawing call leaves half of such a cluster behind.
 */
#ifndef ATTACHE_UI_CANVAS_H
#define ATTACHE_UI_CANVAS_H

#include "attache/base/str.h"

#include <stdbool.h>

/* What a piece of text is; the terminal decides what that looks like. */
enum style {
    STYLE_PLAIN,
    STYLE_STRONG,
    STYLE_FAINT,
    STYLE_TITLE,  /* the title line */
    STYLE_STATUS, /* the status line */
    STYLE_HINT,   /* the footer */
    STYLE_KEY,    /* a key in the footer or in help */
    STYLE_BORDER,
    STYLE_BORDER_FOCUS,
    STYLE_CURSOR,      /* the selected row of the focused pane */
    STYLE_CURSOR_AWAY, /* the selected row of another pane */
    STYLE_HEADING,
    STYLE_LABEL,
    STYLE_LINK,
    STYLE_LINK_CURSOR,
    STYLE_NATIVE,
    STYLE_WARNING,
    STYLE_MATCH,
    STYLE_CHIP,
    STYLE_HEAT_LOW, /* shades of a count, always with the count */
    STYLE_HEAT_MIDDLE,
    STYLE_HEAT_HIGH,
    STYLE_COUNT
};

/* A letter of three bytes with four marks fits, a NUL too; of longer clusters the last marks go. */
enum { CELL_BYTES = 14 };

struct cell {
    char text[CELL_BYTES]; /* one grapheme cluster, NUL-terminated; "" after a wide one */
    unsigned char width;   /* 1 or 2; 0 for the second cell of a wide cluster */
    unsigned char style;   /* enum style */
};

struct canvas {
    int rows;
    int columns;
    struct cell *cells;
    int cursor_row; /* where the terminal's cursor is parked; -1: nowhere */
    int cursor_column;
    bool ascii;        /* text is transliterated before it is measured, cut and written */
    bool cursor_shown; /* in prompts; elsewhere it is parked for screen readers, but hidden */
};

/* A rectangle of cells. */
struct box {
    int row, column, rows, columns;
};

/* Cells side by side in one row. */
struct stretch {
    int row, column, columns;
};

static inline struct stretch stretch(int row, int column, int columns)
{
    return (struct stretch){row, column, columns};
}

/* Those of a line of the box (0 is the first), from a column of the box to its right edge. */
static inline struct stretch box_line(struct box box, int line, int from)
{
    return stretch(box.row + line, box.column + from, box.columns - from);
}

/* Sets the size, which may be 0 by 0, and blanks all cells. Frees with canvas_clear. */
void canvas_resize(struct canvas *canvas, int rows, int columns);
void canvas_clear(struct canvas *canvas);

/* Blanks all cells. */
void canvas_blank(struct canvas *canvas);

/* Writes text, made safe (text/safe.h), from the left of the stretch, cut at its end and at the
   canvas; returns the columns used. */
int canvas_text(struct canvas *canvas, struct stretch at, enum style style, const char *text);

/* The same, but a text that is cut ends in an ellipsis; one that is cut takes all the columns. */
int canvas_cut(struct canvas *canvas, struct stretch at, enum style style, const char *text);

/* The columns the text takes as it is shown. */
int canvas_width(const struct canvas *canvas, const char *text);

/* Fills the stretch with one cluster of one column, made ASCII where text is. */
void canvas_fill(struct canvas *canvas, struct stretch at, enum style style, const char *cluster);

/* Gives its cells a style, keeping their text. */
void canvas_paint(struct canvas *canvas, struct stretch at, enum style style);

/* Adds the canvas as lines of text, trailing blanks cut, each ended by a newline. */
void canvas_dump(const struct canvas *canvas, struct str *out);

bool canvas_same_cell(const struct cell *a, const struct cell *b);

#endif
