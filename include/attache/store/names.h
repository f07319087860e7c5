/* SPDX-License-Identifier: MIT */
/*
 * Finding entities by what someone types for their names, by the rules of core/hit.h. Internal to
 * the store.
 *
 * The spellings of the table name (some thousands) are read once, at the first search, into one
 * array; a search looks at each of them. What decides in a few instructions that a spelling cannot
 * match (a set of letters as bits) is computed at the reading, what only some rules need later.
 */
#ifndef ATTACHE_STORE_NAMES_H
#define ATTACHE_STORE_NAMES_H

#include "attache/core/hit.h"
#include "attache/store/db.h"
#include "attache/store/ddl.h"
#include "attache/store/ids.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct names;

/* One entity found, by its best spelling. */
struct name_hit {
    int64_t entity;
    int kind; /* enum kind, or a facet of ddl.h */
    enum rule rule;
    bool weak;            /* below the divider */
    int rank;             /* within the rule: 0 is best */
    const char *spelling; /* borrowed from the names, valid until the store is closed */
    int64_t meetings;     /* ties: how many, and when the last one was */
    int64_t last_day;
};

/* Best first. A zeroed one is empty. */
struct name_hits {
    struct name_hit *items;
    size_t count;
    size_t capacity;
};

/* All kinds that have names; those that have records, not facets; those and places. */
#define NAMES_ALL        0xFFFFFFFFu
#define NAMES_RECORDS    (NAMES_KIND(KIND_OUTCOME) - NAMES_KIND(KIND_MEETING))
#define NAMES_SEARCHED   (NAMES_RECORDS | NAMES_KIND(FACET_PLACE))
#define NAMES_KIND(kind) names_kind((int)(kind))

/* The bit of a kind; none for a number out of a damaged database that is no kind's. */
static inline unsigned names_kind(int kind)
{
    return kind >= 0 && kind < 32 ? 1u << kind : 0;
}

/*
 * Adds the entities of those kinds that the typed text may name, one hit each, best first: by
 * strength, rule, rank, then more meetings, then later. Typed as far as it got: the last word may
 * be only begun. What stands in quotes is a phrase (match.h), which the spelling must have.
 */
enum status names_find(struct store *store, const char *typed, unsigned kinds,
                       struct name_hits *out, struct err *err);

/*
 * The same for a value that is meant to name something, added to *entities: when it is the whole of
 * some spelling only the entities that have that, otherwise all hits that are not weak. Where there
 * are only slips none is added: STATUS_NONE, with a text that asks what was meant.
 */
enum status names_value(struct store *store, const char *value, unsigned kinds,
                        struct ids *entities, struct err *err);

/* Adds the entities one of whose spellings has exactly the key of the text, former names left out.
 */
enum status names_exact(struct store *store, const char *typed, unsigned kinds,
                        struct ids *entities, struct err *err);

/* Whether the rule means that the whole of a spelling was typed. */
bool names_is_whole(enum rule rule);

/* Whether it means that, or that the whole of a spelling is what was typed, read in another way:
   what the meetings of a query's words are found by. */
bool names_is_read(enum rule rule);

/* The order of hits: below zero when a is the better. */
int name_hit_compare(const void *a, const void *b);

/* Puts them in this order. */
void name_hits_sort(struct name_hits *hits);

void name_hits_clear(struct name_hits *hits);

void names_free(struct names **names);

#endif
