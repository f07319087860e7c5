/* SPDX-License-Identifier: MIT */
/* Whole records out of the database. Internal to the store. */
#ifndef ATTACHE_STORE_RECORD_H
#define ATTACHE_STORE_RECORD_H

#include "attache/core/kind.h"
#include "attache/core/value.h"
#include "attache/store/db.h"

/* Reads the record of a meeting or another entity into a tree in the arena; *origin (may be NULL)
   is borrowed from the store. STATUS_NONE, and *out NULL, when there is none. */
enum status record_read(struct store *store, enum kind kind, int64_t id, struct arena *arena,
                        const struct value **out, const char **origin, struct err *err);

#endif
