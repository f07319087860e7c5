/* SPDX-License-Identifier: MIT */
/* Sums of neighbours, then eighths of the highest sum, then one block for each. */
#include "attache/core/spark.h"

static const char *const blocks[SPARK_TOP] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

static uint64_t sum_of(const struct spark *spark, size_t from, size_t each)
{
    uint64_t sum = 0;
    for (size_t i = from; i < spark->count && i < from + each; i++)
        sum += spark->counts[i];
    return sum;
}

/* The highest column, at least 1. */
static uint64_t highest_sum(const struct spark *spark, size_t each)
{
    uint64_t highest = 1;
    for (size_t i = 0; i < spark->count; i += each) {
        uint64_t sum = sum_of(spark, i, each);
        highest = sum > highest ? sum : highest;
    }
    return highest;
}

void spark_levels(struct str *out, const struct spark *spark, int columns)
{
    if (columns <= 0)
        return;
    size_t each = (spark->count + (size_t)columns - 1) / (size_t)columns;
    uint64_t top = spark->ceiling > 0 ? spark->ceiling : highest_sum(spark, each);
    for (size_t i = 0; i < spark->count; i += each) {
        uint64_t sum = sum_of(spark, i, each);
        uint64_t level = sum > 0 ? (sum * SPARK_TOP + top - 1) / top : 0;
        str_add_char(out, (char)('0' + (level < SPARK_TOP ? level : SPARK_TOP)));
    }
}

const char *spark_block(char level)
{
    return level > '0' && level <= '0' + SPARK_TOP ? blocks[level - '1'] : NULL;
}

void spark_text(struct str *out, const char *levels, const char *blank)
{
    for (; *levels >= '0' && *levels <= '0' + SPARK_TOP; levels++)
        str_add(out, *levels == '0' ? blank : spark_block(*levels));
}
