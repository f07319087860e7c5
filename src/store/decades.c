/* SPDX-License-Identifier: MIT */
/* The bounds of the decades, each found by one search in the index of days. */
#include "attache/store/decades.h"

#include "attache/core/date.h"
#include "attache/store/db.h"
#include "attache/store/rows.h"

void decades_choose(struct decades *decades, int first_year, int last_year)
{
    *decades = (struct decades){0};
    if (last_year == 0)
        return;
    int first = first_year / 10;
    int count = last_year / 10 - first + 1;
    if (count > SPARK_DECADES) {
        first += count - SPARK_DECADES;
        count = SPARK_DECADES;
    }
    decades->first_year = first * 10;
    decades->count = (size_t)count;
}

const struct decades *decades_of(struct store *store, struct err *err)
{
    struct decades *decades = &store->decades;
    if (store->decades_known)
        return decades;
    decades_choose(decades, store->info.first_year, store->info.last_year);
    for (size_t i = 0; i < decades->count; i++) {
        int32_t day = date_day_number(decades->first_year + 10 * (int)i, 1, 1);
        if (rows_begun(store, day - 1, &decades->from[i], err) != STATUS_OK)
            return NULL;
        decades->from[i]++;
    }
    store->decades_known = true;
    return decades;
}

void decades_count(const struct decades *decades, int64_t meeting, uint32_t counts[SPARK_DECADES])
{
    for (size_t i = decades->count; i-- > 0;) {
        if (meeting >= decades->from[i]) {
            counts[i]++;
            return;
        }
    }
}

void decades_levels(const struct decades *decades, const uint32_t counts[SPARK_DECADES],
                    struct str *out)
{
    const struct spark spark = {.counts = counts, .count = decades->count};
    spark_levels(out, &spark, SPARK_DECADES);
}
