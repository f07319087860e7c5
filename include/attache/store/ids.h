/* SPDX-License-Identifier: MIT */
/* A growing list of ids, of meetings or of entities. Internal to the store. */
#ifndef ATTACHE_STORE_IDS_H
#define ATTACHE_STORE_IDS_H

#include "attache/base/mem.h"

#include <stddef.h>
#include <stdint.h>

/* A zeroed one is empty; ids_clear frees it. */
struct ids {
    int64_t *items;
    size_t count;
    size_t capacity;
};

static inline void ids_add(struct ids *ids, int64_t id)
{
    ids->items = mem_grow(ids->items, &ids->capacity, ids->count + 1, sizeof(*ids->items));
    ids->items[ids->count++] = id;
}

static inline void ids_clear(struct ids *ids)
{
    mem_free(&ids->items);
    *ids = (struct ids){0};
}

#endif
