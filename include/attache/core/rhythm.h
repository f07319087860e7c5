/* SPDX-License-Identifier: MIT */
/*
 * The rhythm of a series: which of its sessions are in the dataset and which are not, how far apart
 * they usually are, and whether the next one is overdue by that habit.
 */
#ifndef ATTACHE_CORE_RHYTHM_H
#define ATTACHE_CORE_RHYTHM_H

#include "attache/base/mem.h"
#include "attache/core/row.h"
#include "attache/core/value.h"

/* Rows of meetings in any order; those of other series (row.other) are passed over. */
struct rhythm_input {
    const struct result *meetings;
    const char *series;        /* NULL: take every row */
    const struct value *known; /* the series' known_ordinals, or NULL */
    int32_t today;
};

/* Days are day numbers (core/date.h), the middle of those that a date allows: to count with, while
   its EDTF is for people, borrowed from the row. 0 in median_days: too few meetings to tell. */
struct rhythm {
    int *found; /* ordinals with a record, ascending, each once */
    size_t found_count;
    int *missing; /* ordinals without one, from 1 to the last known */
    size_t missing_count;
    size_t held;      /* meetings held that have a usable date */
    int32_t last_day; /* of the last one held not after today; valid when held > 0 */
    const char *last_date;
    int32_t median_days;  /* between neighbours; a step of several ordinals counts as that many */
    int32_t due_day;      /* last_day + median_days; valid when median_days > 0 */
    bool planned;         /* a later one is planned */
    bool overdue;         /* due_day is past and none is planned */
    int32_t silence_from; /* the longest time between neighbours held; equal when there is none */
    int32_t silence_to;
    const char *silence_from_date;
    const char *silence_to_date;
    int silence_after; /* the ordinal before the silence, 0: none */
    int silence_skips; /* how many sessions after it have no record */
};

/* Finds the rhythm; the lists lie in the arena. */
void rhythm_find(const struct rhythm_input *input, struct arena *arena, struct rhythm *out);

#endif
