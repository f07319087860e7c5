/* SPDX-License-Identifier: MIT */
/*
 * The decades of the timeline, for counting meetings over time. Internal to the store.
 *
 * Ids ascend with the first possible day, so a decade is a range of ids. Those counted are the last
 * SPARK_DECADES up to the decade of the newest meeting; meetings before them, and meetings whose
 * first day is open, are in none.
 */
#ifndef ATTACHE_STORE_DECADES_H
#define ATTACHE_STORE_DECADES_H

#include "attache/base/err.h"
#include "attache/base/str.h"
#include "attache/core/spark.h"

#include <stddef.h>
#include <stdint.h>

struct store;

struct decades {
    int first_year;              /* of the first decade: 1960 */
    size_t count;                /* 0 when no meeting has a year */
    int64_t from[SPARK_DECADES]; /* the lowest id of each, or where it would be */
};

/* Which decades are counted when the meetings are of those years (0, 0: none); sets all but
   from. */
void decades_choose(struct decades *decades, int first_year, int last_year);

/* The decades of an open database: found once. NULL on failure. */
const struct decades *decades_of(struct store *store, struct err *err);

/* Counts a meeting: one more in the decade it is in. */
void decades_count(const struct decades *decades, int64_t meeting, uint32_t counts[SPARK_DECADES]);

/* Adds the levels of counts (core/spark.h), a digit for each decade. */
void decades_levels(const struct decades *decades, const uint32_t counts[SPARK_DECADES],
                    struct str *out);

#endif
