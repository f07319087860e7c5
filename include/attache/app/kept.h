/* SPDX-License-Identifier: MIT */
/*
 * What a user keeps in the notebook and the records it is about: saved filters in queries,
 * bookmarks and notes on pages. The explorer and the subcommands share it. Where a struct notebook
 * may be NULL, nothing is kept.
 */
#ifndef ATTACHE_APP_KEPT_H
#define ATTACHE_APP_KEPT_H

#include "attache/app/options.h"
#include "attache/base/err.h"
#include "attache/base/str.h"
#include "attache/core/page.h"
#include "attache/core/query.h"
#include "attache/core/row.h"
#include "attache/store/notebook.h"

#include <stdbool.h>
#include <stddef.h>

/* The user's notebook in $XDG_DATA_HOME/attache; nothing is looked at yet. Freed by notebook_free.
 */
struct notebook *kept_open(void);

/* The kind that a word names ("bookmarks", "note", "filter"), false when none; and its word. */
bool kept_kind(const char *word, enum notebook_kind *out);
const char *kept_kind_name(enum notebook_kind kind);
void kept_kind_list(struct str *out); /* adds the plurals, joined by ", ", to what stands there */

/*
 * Adds the text of a query to *out with each @name replaced by the filter saved under it. Every
 * query that someone types goes through here. STATUS_USAGE with the nearest name when there is none
 * of that name; STATUS_DATA when the file of the filters cannot be read. A text without names costs
 * nothing.
 */
enum status kept_expand(struct notebook *notebook, const char *text, struct str *out,
                        struct err *err);

/* The same, then parsed; *out as query_parse has it. */
enum status kept_query(struct notebook *notebook, const char *text, struct query *out,
                       struct err *err);

/* The same in canonical form; on failure nothing is added. */
enum status kept_canonical(struct notebook *notebook, const char *text, struct str *out,
                           struct err *err);

/* The words of the command line from one on as the text of a query (options_join), names replaced.
   The store may be NULL. */
enum status kept_words(const struct options *options, size_t first, struct store *store,
                       struct str *out, struct err *err);

/* Saves the query under the name, its own names replaced; an empty query removes the filter.
   STATUS_USAGE when the name or the query is wrong; else as notebook_put. */
enum status kept_save(struct notebook *notebook, const char *name, const char *query,
                      struct err *err);

/* Sets the note on a record; line ends at its end are dropped, and nothing but white space removes
   it. As notebook_put. */
enum status kept_put_note(struct notebook *notebook, const char *name, const char *text,
                          struct err *err);

/* Adds a note as lines, each made safe for a terminal and ended by LF. */
void kept_add_lines(const char *note, struct str *out);

/* "kind/slug", the name of what is kept about a record: adds it to *out and returns its text. */
const char *kept_name(struct ref ref, struct str *out);

/* Takes the next field of the place that a mark keeps (src/app/explorer_place.c): its name and its
   value become texts of their own, and *rest what follows. False at the end, where *rest is NULL.
 */
bool kept_next_field(char **rest, const char **name, const char **value);

/* Adds a place in words: its address, then what the cursor was on. */
void kept_say_place(struct store *store, const char *place, enum lang lang, struct str *out);

/* Puts what is kept about the record on its page. */
void kept_add_to_page(struct notebook *notebook, struct ref ref, enum lang lang, struct page *page);

/* Builds the page of the view `bookmarks` into an empty page. */
enum status kept_view(struct notebook *notebook, struct store *store, enum lang lang,
                      struct page *page, struct err *err);

/*
 * Adds to *out the row of each record that has an item of the kind (NOTEBOOK_BOOKMARK,
 * NOTEBOOK_NOTE), the latest item first: row.word is the item's time, row.note the note on the
 * record, "" when there is none. A record that the database lacks has no title.
 */
enum status kept_rows(struct notebook *notebook, enum notebook_kind kind, struct store *store,
                      struct result *out, struct err *err);

/* When the item was last changed, as 2026-11-22T10:00:00Z. */
const char *kept_time(const struct notebook_item *item, struct arena *arena);

#endif
