/* SPDX-License-Identifier: MIT */
/* What the parts of test_store_search share: a search, and what stands where among its hits. */
#ifndef UNIT_STORE_SEARCH_PARTS_H
#define UNIT_STORE_SEARCH_PARTS_H

#include "attache/core/query.h"
#include "attache/store/store.h"
#include "fixtures/dataset/dataset.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int narrowed_search(void);
int suggestions(void);

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline struct hits search(struct store *store, const char *text, enum kind kind, int limit)
{
    struct query query = {0};
    struct hits hits = {0};
    struct err err = {0};
    if (query_parse(text, &query, &err) != STATUS_OK ||
        store_search(store, (struct lookup){.kind = kind, .query = &query, .limit = limit}, &hits,
                     &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    query_clear(&query);
    return hits;
}

static const struct hit *hit_at(const struct hits *hits, size_t i)
{
    static const struct hit none = {.spelling = ""};
    return i < hits->count && hits->hits != NULL ? &hits->hits[i] : &none;
}

static const struct row *row_at(const struct hits *hits, size_t i)
{
    static const struct row none = {.slug = "", .title = ""};
    size_t at = hit_at(hits, i)->row;
    return at < hits->result.count && hits->result.rows != NULL ? &hits->result.rows[at] : &none;
}

/* 1 + the place of the address, 0 when it is not among the hits. */
static inline size_t place_of(const struct hits *hits, const char *address)
{
    struct ref ref = ref_parse(address);
    for (size_t i = 0; i < hits->count; i++) {
        if (row_at(hits, i)->kind == ref.kind && strcmp(row_at(hits, i)->slug, ref.slug) == 0)
            return i + 1;
    }
    return 0;
}

#endif
