/* SPDX-License-Identifier: MIT */
/*
 * A grid for programs: cells as numbers, where its page (core/page_grid.h) has them as text. Of
 * shares that is per cent without the sign, of lanes always the count. Numbers of the same meetings
 * stand in several cells, so a sum is no sum of its cells.
 */
#ifndef ATTACHE_EXPORT_RENDER_GRID_H
#define ATTACHE_EXPORT_RENDER_GRID_H

#include "attache/base/str.h"
#include "attache/core/page_grid.h"

/*
 * Adds one JSON object with a final newline: "type" (view), "id" (the address), "title", "cells"
 * (count, share, first, change), "rows_of" and "columns_of" (topics, partners ... decades), "count"
 * of all meetings, "columns" and "rows". Each of those has "id" (type/slug, or year:2018), "title",
 * "native" where known and "count"; a row has "cells", one for each column: a number, and where
 * there is no meeting 0 in counts, else null.
 */
void render_grid_json(const struct grid_shown *shown, struct str *out);

/*
 * Adds a CSV table (export/csv.h), guarded for spreadsheets: id, title and native of each row, its
 * cells under the codes or years of the columns, and its sum; last the row "sum". A cell without a
 * meeting is 0 in counts, else empty.
 */
void render_grid_csv(const struct grid_shown *shown, struct str *out);

#endif
