/* SPDX-License-Identifier: MIT */
/* How many meetings of a set involve each entity of a kind, and which first and last. Internal to
   the store. */
#ifndef ATTACHE_STORE_TALLY_H
#define ATTACHE_STORE_TALLY_H

#include "attache/store/idset.h"

struct tally {
    int64_t entity;
    int64_t count;
    int64_t first; /* meetings */
    int64_t last;
    uint32_t decades[SPARK_DECADES];
};

/* A zeroed one is empty, and keeps no meetings. */
struct tallies {
    struct tally *items; /* by entity until tally_rows sorts them */
    size_t count;
    size_t capacity;
    bool keeps; /* the meetings that were counted: those of each entity, as many as its tally
                   counts, after those of the one before it */
    uint32_t *meetings;
    size_t meeting_count;
    size_t meeting_capacity;
};

/* Counts all entities of a kind over the meetings. */
enum status tally_kind(struct store *store, enum kind kind, const struct idset *meetings,
                       struct tallies *out, struct err *err);

/* Adds rows of the most frequent ones, at most limit (0: all), most first, then by title; count,
   first_day, last_day and decades are those of the tally. out->total is the number of entities. */
enum status tally_rows(struct store *store, struct tallies *tallies, int limit, struct result *out,
                       struct err *err);

void tallies_clear(struct tallies *tallies);

#endif
