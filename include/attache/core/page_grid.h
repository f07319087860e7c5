/* SPDX-License-Identifier: MIT */
/*
 * A grid as a page: what its cells say, the years, the order and the trends as fields; the
 * cross-table with its sums; among the most frequent rows and columns those that never met; and
 * what the counts rest on. The same page is printed, sent on as Markdown and read in the pager.
 *
 * Rows bear their names, columns their short ones, as on the screen; the sums of the rows stand
 * beside their names. Lanes have the letters of the screen, with their meaning.
 */
#ifndef ATTACHE_CORE_PAGE_GRID_H
#define ATTACHE_CORE_PAGE_GRID_H

#include "attache/core/grid.h"
#include "attache/core/page.h"

/* A grid that was made and sorted, with what it was made of. Borrowed. */
struct grid_shown {
    const struct grid *grid;
    const struct grid_view *view;
    const char *query; /* canonical, with the years of the window; "" for all meetings */
    enum lang lang;
};

/* Adds the address, the word of the view and the query: "matrix/share year:2018..2024". */
void grid_shown_address(const struct grid_shown *shown, struct str *out);

/* Builds the page into *page, which must be empty. A grid without rows says that there are none. */
void page_grid(const struct grid_shown *shown, struct page *page);

#endif
