/* SPDX-License-Identifier: MIT */
/*
 * The FTS5 tokenizer "attache": the words of text/words.h by their folded form, for building the
 * index and for asking it. Internal to the store.
 *
 * A document's word of Hangul also yields each of its ends as a token of the same place, since a
 * name stands inside longer words: the index of 송경희 holds 송경희, 경희 and 희, and a query for
 * 경희 as a prefix finds it and 경희대 alike. A query's words yield themselves alone.
 *
 * Texts that are indexed as one are parted by TOKENIZER_BREAK, which no record holds: it yields a
 * token of its own, so that no phrase stands across it.
 */
#ifndef ATTACHE_STORE_TOKENIZER_H
#define ATTACHE_STORE_TOKENIZER_H

#include "attache/base/err.h"

#include <sqlite3.h>

#define TOKENIZER_BREAK '\x1F'

/* Makes the tokenizer and the function place() known to the connection; needed before the table
   text is touched. */
enum status tokenizer_register(sqlite3 *db, struct err *err);

#endif
