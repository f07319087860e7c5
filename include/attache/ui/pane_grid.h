/* SPDX-License-Identifier: MIT */
/*
 * The pane of a grid (core/grid.h): heads that stay while the cells scroll, a cursor on one cell,
 * counts that are shaded and readable without the shade. Pinned rows and columns stay as well. The
 * sums stand at the right and at the bottom, and the cursor goes there too.
 */
#ifndef ATTACHE_UI_PANE_GRID_H
#define ATTACHE_UI_PANE_GRID_H

#include "attache/core/grid.h"
#include "attache/ui/canvas.h"
#include "attache/ui/pane.h"

/* The cursor, as places of the grid (the sum's included), and the first place shown of what is not
   pinned. */
struct grid_scroll {
    size_t row, column;
    size_t top, left;
};

enum { GRID_COLUMNS_SEEN = 512 }; /* of partners, at most */

struct grid_look {
    enum lang lang;
    enum grid_reading reading;
    bool lanes; /* letters of the kinds of meetings instead of their counts */
};

/* What the body of a screen is parted into; boxes without rows are not shown. */
struct grid_boxes {
    struct box grid;
    struct box notes;    /* lines about the whole: what cells show, trends, letters, years */
    struct box meetings; /* those of the cell; its heading is the row above */
};
void pane_grid_boxes(struct box body, size_t rows, struct grid_boxes *out);

/* Where cells stand in a box, by the widths the grid needs. */
struct grid_layout {
    struct box box;
    struct grid_look look;
    int head;       /* columns of the row heads, with the mark before and the blank after */
    int room;       /* columns for cells */
    int cell;       /* columns of a cell, at least: more where the name of the column needs them */
    int sum;        /* columns of the sums at the right, 0: not shown */
    size_t rows;    /* rows of cells seen at a time, pinned ones included */
    size_t columns; /* columns of cells seen, the same */
    size_t pinned_rows, pinned_columns; /* how many of these are pinned: fewer than all seen */
    int starts[GRID_COLUMNS_SEEN + 1];  /* where the cells seen begin, and the last one ends, from
                                           the first one on; in lanes cells are even */
};
void pane_grid_layout(const struct grid *grid, const struct grid_look *look,
                      const struct grid_scroll *scroll, struct box box, struct grid_layout *out);

/* Moves the cursor by places, to the sums at most; returns whether it moved. */
bool pane_grid_move(const struct grid *grid, struct grid_scroll *scroll, long rows, long columns);

/* Makes top and left fit, so that the cursor is seen, and the layout be of the columns then seen.
 */
void pane_grid_fit(const struct grid *grid, struct grid_layout *layout, struct grid_scroll *scroll);

void pane_draw_grid(struct canvas *canvas, const struct grid *grid,
                    const struct grid_layout *layout, const struct grid_scroll *scroll,
                    const struct grid_look *look);

/* Puts the cursor on what is drawn at a cell of the canvas, for a head on the sum across; false
   when that is no cell, head or sum. */
bool pane_grid_point(const struct grid *grid, const struct grid_layout *layout,
                     struct grid_scroll *scroll, int row, int column);

/* Draws the lines of the notes, the most useful first. */
void pane_draw_grid_notes(struct canvas *canvas, struct box box, const struct grid *grid,
                          const struct grid_look *look);

#endif
