/* SPDX-License-Identifier: MIT */
/* Whole records out of the database. Internal to the store. */
#ifndef ATTACHE_STORE_RECORD_H
#define ATTACHE_STORE_RECORD_H

#include "attache/core/kind.h"
#include "attache/core/value.h"
#include "attache/store/db.h"

struct record {
    struct arena *arena; /* where the tree is to stand; borrowed */
    const struct value *value;
    const char *origin; /* borrowed from the store */
};

/* Reads the record of a meeting or another entity. STATUS_NONE, and the value NULL, when there is
   none. */
enum status record_read(struct store *store, enum kind kind, int64_t id, struct record *out,
                        struct err *err);

#endif
