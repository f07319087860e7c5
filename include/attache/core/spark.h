/* SPDX-License-Identifier: MIT */
/*
 * Sparklines: counts over time as one short line of blocks, a column for each stretch of time.
 *
 * It is made in two steps. Counts become levels, a string of digits that is small enough to be kept
 * with a row: '0' for nothing, '1' to '8' for a column's share of the highest one in eighths,
 * rounded up, so that what is not nothing is always seen. Levels become text: ▁▂▃▄▅▆▇█, which the
 * ASCII mode turns into . : | # like all text (text/ascii.h).
 */
#ifndef ATTACHE_CORE_SPARK_H
#define ATTACHE_CORE_SPARK_H

#include "attache/base/str.h"

#include <stddef.h>
#include <stdint.h>

enum {
    SPARK_TOP = 8,     /* the highest level */
    SPARK_DECADES = 8, /* the columns of a line of decades at most */
};

struct spark {
    const uint32_t *counts; /* oldest first */
    size_t count;
    uint32_t ceiling; /* the count that is the top, for lines to be compared with one another; 0:
                         the highest column of this line */
};

/*
 * Adds the levels, one digit a column. With more counts than columns, each column is the sum of as
 * many neighbours, the last one of what is left: a line may take fewer columns than it is given.
 * Counts above the ceiling are the top.
 */
void spark_levels(struct str *out, const struct spark *spark, int columns);

/* The block of a level, of one column; NULL for a '0' and for what is no level. */
const char *spark_block(char level);

/* Adds the text of levels, one column a digit; blank, of one column, stands for a '0': " " on a
   canvas, a no-break space on a page. */
void spark_text(struct str *out, const char *levels, const char *blank);

#endif
