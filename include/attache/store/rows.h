/* SPDX-License-Identifier: MIT */
/* Rows of results read from statements. Internal to the store. */
#ifndef ATTACHE_STORE_ROWS_H
#define ATTACHE_STORE_ROWS_H

#include "attache/core/row.h"
#include "attache/store/db.h"

/* Adds the row on which a statement with the columns of an entity or an outcome stands. Borrowed
   until the next row is added. */
struct row *rows_add_entity(struct store *store, sqlite3_stmt *taken, struct result *out);
struct row *rows_add_outcome(struct store *store, sqlite3_stmt *taken, struct result *out);

/* Adds the meeting or the entity with that id; *row (may be NULL) is the row added, NULL when
   there is none. */
enum status rows_meeting(struct store *store, int64_t id, struct result *out, struct row **row,
                         struct err *err);
enum status rows_entity(struct store *store, int64_t id, struct result *out, struct row **row,
                        struct err *err);

/* The id of an entity of the kind (or of a facet) by its slug, 0 when there is none. */
enum status rows_find(struct store *store, int kind, const char *slug, int64_t *id,
                      struct err *err);

/* The last meeting that begins not after the day, 0 when there is none: in the order of ids the
   first days ascend. */
enum status rows_begun(struct store *store, int32_t day, int64_t *id, struct err *err);

/* Copies a slug in the case of its kind; "" when it is too long to be one. */
enum { ROWS_SLUG_MAX = 256 };
void rows_fit_slug(char out[ROWS_SLUG_MAX], enum kind kind, const char *slug);

/* Sorts rows by count, most first, then title, then slug. */
void rows_sort(struct result *result);

#endif
