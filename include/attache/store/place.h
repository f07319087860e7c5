/* SPDX-License-Identifier: MIT */
/*
 * The SQL function place(text, groups): where in a meeting the words of a MATCH stand. Internal to
 * the store.
 *
 * groups says how many phrases of the expression each of its parts has ("1 12 1"): a part stands
 * where the best of its phrases does, the whole where its worst part does. Read off the index while
 * it is walked, this ranks a hit without reading its text.
 */
#ifndef ATTACHE_STORE_PLACE_H
#define ATTACHE_STORE_PLACE_H

#include <sqlite3.h>

/* The columns of the table text, which are also the ranks of hits in them. */
enum place { PLACE_TITLE, PLACE_SUMMARY, PLACE_REST, PLACE_COUNT };

/* Makes the function known; an SQLite result code. */
int place_register(fts5_api *api);

#endif
