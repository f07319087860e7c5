/* SPDX-License-Identifier: MIT */
/*
 * Three rows of the table of edits suffice, since a swap looks two rows back. A row whose least
 * value is above the limit ends the work.
 */
#include "attache/text/distance.h"

#include "attache/base/mem.h"
#include "attache/text/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Words are shorter; what is longer goes to the heap. */
enum {
    NEAR = 64,
};

static size_t decode(const char *s, uint32_t *out)
{
    size_t count = 0;
    size_t n = strlen(s);
    for (size_t at = 0; at < n; count++) {
        at += utf8_next(s + at, n - at, &out[count]);
    }
    return count;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct rows {
    int *before, *last, *now;
};

/* Fills the row of a[i] and returns its least value. */
static int fill_row(struct rows rows, const uint32_t *a, size_t i, const uint32_t *b, size_t nb)
{
    rows.now[0] = (int)i + 1;
    int low = rows.now[0];
    for (size_t j = 0; j < nb; j++) {
        int cost = least(rows.last[j + 1], rows.now[j]) + 1;
        cost = least(cost, rows.last[j] + (a[i] != b[j]));
        if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) {
            cost = least(cost, rows.before[j - 1] + 1);
        }
        rows.now[j + 1] = cost;
        low = least(low, cost);
    }
    return low;
}

struct points {
    const uint32_t *cps;
    size_t count;
};

static int distance(struct points a, struct points b, struct rows rows, int limit)
{
    int last_low = 0;
    for (size_t j = 0; j <= b.count; j++) {
        rows.last[j] = (int)j;
    }
    for (size_t i = 0; i < a.count; i++) {
        int low = fill_row(rows, a.cps, i, b.cps, b.count);
        /* A swap steps over one row, so two rows must be above the limit. */
        if (low > limit && last_low > limit) {
            return limit + 1;
        }
        last_low = low;
        rows = (struct rows){rows.last, rows.now, rows.before};
    }
    return least(rows.last[b.count], limit + 1);
}

int distance_osa(const char *a, const char *b, int limit)
{
    uint32_t near_points[2 * NEAR];
    int near_rows[3 * (NEAR + 1)];
    size_t size_a = strlen(a), size_b = strlen(b);
    bool far = size_a > NEAR || size_b > NEAR;
    size_t most = (size_a > size_b ? size_a : size_b) + 1;
    uint32_t *points = far ? mem_new(2 * most, sizeof *points) : near_points;
    int *cells = far ? mem_new(3 * most, sizeof *cells) : near_rows;
    limit = limit < 0 ? 0 : limit;

    size_t na = decode(a, points);
    size_t nb = decode(b, points + size_a);
    int result = limit + 1;
    if ((na > nb ? na - nb : nb - na) <= (size_t)limit) {
        struct rows rows = {cells, cells + nb + 1, cells + 2 * (nb + 1)};
        result = distance((struct points){points, na}, (struct points){points + size_a, nb}, rows,
                          limit);
    }
    if (far) {
        mem_release(points);
        mem_release(cells);
    }
    return result;
}

void nearest_name_try(struct nearest_name *nearest, const char *typed, const char *name)
{
    int distance = distance_osa(typed, name, nearest->distance);
    if (distance < nearest->distance)
        *nearest = (struct nearest_name){name, distance};
}
