/* SPDX-License-Identifier: MIT */
/*
 * Records on their way out: a selection is all records of a database, or the meetings of a query
 * with every record that they lead to, so that what is exported imports again without a reference
 * that leads nowhere. It is walked kind by kind and holds one bit a record, never the records.
 */
#ifndef ATTACHE_STORE_EXPORT_H
#define ATTACHE_STORE_EXPORT_H

#include "attache/base/err.h"
#include "attache/core/kind.h"
#include "attache/core/query.h"
#include "attache/core/value.h"
#include "attache/store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct selection;

/* Selects; an empty query selects all. *out, freed by selection_free before the store is closed,
   is NULL on failure. */
enum status selection_open(struct store *store, const struct query *query, struct selection **out,
                           struct err *err);
void selection_free(struct selection **selection);

/* The store it was opened on. */
struct store *selection_store(const struct selection *selection);

/* Whether the database holds records of a user's. */
bool selection_has_own(const struct selection *selection);

/* How many meetings the query itself has; others may be there because those refer to them. */
int64_t selection_matched(const struct selection *selection);

/* Leaves those others out, for formats that nothing has to be imported from. */
void selection_narrow(struct selection *selection);

/*
 * Walk the records of a kind in canonical order: meetings by the timeline, oldest first, all others
 * by id. The text is the record's one canonical line, without a newline; text and value are valid
 * during the call. A status that is not STATUS_OK ends the walk and is returned.
 */
typedef enum status selection_text_fn(void *context, enum kind kind, const char *json, size_t size);
typedef enum status selection_value_fn(void *context, enum kind kind, const struct value *record);
enum status selection_texts(struct selection *selection, enum kind kind, selection_text_fn *each,
                            void *context, struct err *err);
enum status selection_values(struct selection *selection, enum kind kind, selection_value_fn *each,
                             void *context, struct err *err);

/*
 * Fills the empty file with plain tables that every SQLite tool opens: for each kind a table
 * (meetings, people) with the fields that have one value, and for each list a table of its elements
 * (meetings_participants) with the record's id and the element's number; `about` says what it is.
 * The file is not synced; on failure it holds rubbish.
 */
enum status export_sqlite(struct selection *selection, const char *path, struct err *err);

#endif
