/* SPDX-License-Identifier: MIT */
/*
 * Words that are only begun, in a large index. Internal to the store.
 *
 * FTS5 answers a prefix of up to three letters from an index of prefixes; for a longer one it
 * merges the lists of all words that begin so before it gives the first row, which takes 100 ms at
 * a million meetings. So there the words are looked up in the table term, and asked for by name:
 * 5 ms for 490 of them, and the rows stream at once.
 */
#ifndef ATTACHE_STORE_EXPAND_H
#define ATTACHE_STORE_EXPAND_H

#include "attache/store/db.h"
#include "attache/store/match.h"

/* Adds what was typed to the match as one part; nothing when it has no word. */
enum status expand_add(struct store *store, struct match *match, const char *typed,
                       enum match_end end, struct err *err);

#endif
