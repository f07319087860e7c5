/* SPDX-License-Identifier: MIT */
/* A set of meetings as one bit an id: a megabyte holds eight million. Internal to the store. */
#ifndef ATTACHE_STORE_IDSET_H
#define ATTACHE_STORE_IDSET_H

#include "attache/store/cursor.h"

/* A zeroed one is empty. */
struct idset {
    uint64_t *bits;
    int64_t last; /* the highest id there is room for */
    int64_t count;
};

/* Adds all meetings of the cursor. */
enum status idset_fill(struct idset *set, struct store *store, struct cursor *cursor,
                       struct err *err);

/* Adds a meeting; an id beyond the store's last one changes nothing. */
void idset_add(struct idset *set, struct store *store, int64_t id);

bool idset_has(const struct idset *set, int64_t id);

/* The lowest id of the set not below at, 0 when there is none. */
int64_t idset_next(const struct idset *set, int64_t at);

void idset_clear(struct idset *set);

#endif
