/* SPDX-License-Identifier: MIT */
/* Bits by id. */
#include "attache/store/idset.h"

bool idset_has(const struct idset *set, int64_t id)
{
    return id > 0 && id <= set->last && (set->bits[id / 64] >> (id % 64) & 1) != 0;
}

void idset_add(struct idset *set, struct store *store, int64_t id)
{
    if (set->bits == NULL) {
        set->bits = mem_new((size_t)(store->last_meeting / 64 + 1), sizeof(*set->bits));
        set->last = store->last_meeting;
    }
    if (id <= 0 || id > set->last || idset_has(set, id))
        return;
    set->bits[id / 64] |= (uint64_t)1 << (id % 64);
    set->count++;
}

enum status idset_fill(struct idset *set, struct store *store, struct cursor *cursor,
                       struct err *err)
{
    cursor_start(cursor, DOWN);
    for (int64_t id = cursor_next(cursor, INT64_MAX); id != 0; id = cursor_next(cursor, id - 1))
        idset_add(set, store, id);
    return cursor_stop(cursor, err);
}

int64_t idset_next(const struct idset *set, int64_t at)
{
    enum { WORD = 64 };
    if (at > set->last)
        return 0;
    int64_t word = at / WORD;
    uint64_t left = set->bits[word] >> (at % WORD) << (at % WORD);
    while (left == 0 && word < set->last / WORD)
        left = set->bits[++word];
    return left != 0 ? word * WORD + __builtin_ctzll(left) : 0;
}

void idset_clear(struct idset *set)
{
    mem_free(&set->bits);
    *set = (struct idset){0};
}
