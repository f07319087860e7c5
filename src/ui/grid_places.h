/* SPDX-License-Identifier: MIT */
/* What the layout of a grid and its drawing share: which place stands where. */
#ifndef GRID_PLACES_H
#define GRID_PLACES_H

#include "attache/ui/pane_grid.h"

enum { GRID_MARK = 2 }; /* ">" and "*" before a row's head: the cursor, a pin */

/* The place of the nth row (column) shown; the one after the last is the sum. */
size_t grid_row_place(const struct grid *grid, const struct grid_layout *layout,
                      const struct grid_scroll *scroll, size_t nth);
size_t grid_column_place(const struct grid *grid, const struct grid_layout *layout,
                         const struct grid_scroll *scroll, size_t nth);

/* Where the nth column stands, and how wide it is; the sum's is at the right end of the cells. */
int grid_column_start(const struct grid_layout *layout, size_t nth);
int grid_column_width(const struct grid_layout *layout, size_t nth);

#endif
