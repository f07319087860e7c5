/* SPDX-License-Identifier: MIT */
/*
 * The habit of a series is the median of the times between neighbours. Where both neighbours are
 * numbered and sessions between them are not in the dataset, the time is shared out among the
 * steps, so that a gap in the record does not pass for a slow rhythm.
 */
#include "attache/core/rhythm.h"

#include "attache/core/date.h"

#include <stdlib.h>
#include <string.h>

/* Beyond so many, numbers are no sessions of a committee but something else: years, codes. */
enum { ORDINAL_MAX = 500 };

struct session {
    int32_t day;
    int ordinal;
    const char *date;
};

static int compare_ints(const void *a, const void *b)
{
    int x = *(const int *)a;
    int y = *(const int *)b;
    return (x > y) - (x < y);
}

static int compare_sessions(const void *a, const void *b)
{
    const struct session *x = a;
    const struct session *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

static bool belongs(const struct rhythm_input *input, const struct row *row)
{
    return input->series == NULL || strcmp(row->other, input->series) == 0;
}

/* The middle of the days a date allows; false when it has no first or no last day. */
static bool usable_day(const struct row *row, int32_t *day)
{
    if (row->date[0] == '\0' || row->first_day <= DATE_DAY_MIN || row->last_day >= DATE_DAY_MAX ||
        row->first_day > row->last_day)
        return false;
    *day = (int32_t)(row->first_day + (row->last_day - row->first_day) / 2);
    return true;
}

/* The numbers with a record, and those from the first session on without one. */
static void find_ordinals(const struct rhythm_input *input, struct arena *arena, struct rhythm *out)
{
    bool *with_record = arena_new(arena, ORDINAL_MAX + 1, sizeof(bool));
    int last = 0;
    for (size_t i = 0; i < input->meetings->count; i++) {
        const struct row *row = &input->meetings->rows[i];
        if (row->ordinal < 1 || row->ordinal > ORDINAL_MAX || !belongs(input, row))
            continue;
        with_record[row->ordinal] = true;
        last = row->ordinal > last ? row->ordinal : last;
    }
    for (const struct value *v = input->known != NULL ? input->known->first : NULL; v != NULL;
         v = v->next) {
        if (v->type != VALUE_INT || v->integer < 1 || v->integer > ORDINAL_MAX)
            continue;
        last = v->integer > last ? (int)v->integer : last;
    }
    out->found = arena_new(arena, (size_t)last, sizeof(int));
    out->missing = arena_new(arena, (size_t)last, sizeof(int));
    for (int n = 1; n <= last; n++) {
        if (with_record[n])
            out->found[out->found_count++] = n;
        else
            out->missing[out->missing_count++] = n;
    }
}

/* The steps between two neighbours: what their numbers say when they agree with the dates. */
static int steps_between(const struct session *a, const struct session *b)
{
    bool numbered = a->ordinal > 0 && b->ordinal > a->ordinal && b->ordinal <= ORDINAL_MAX;
    return numbered ? b->ordinal - a->ordinal : 1;
}

static void find_median(const struct session *sessions, size_t count, struct arena *arena,
                        struct rhythm *out)
{
    size_t total = 0;
    for (size_t i = 1; i < count; i++)
        total += (size_t)steps_between(&sessions[i - 1], &sessions[i]);
    if (total < 2)
        return;
    int *intervals = arena_new(arena, total, sizeof(int));
    size_t n = 0;
    for (size_t i = 1; i < count; i++) {
        int steps = steps_between(&sessions[i - 1], &sessions[i]);
        for (int step = 0; step < steps; step++)
            intervals[n++] = (sessions[i].day - sessions[i - 1].day) / steps;
    }
    qsort(intervals, total, sizeof(int), compare_ints);
    out->median_days = intervals[total / 2];
    if (total % 2 == 0)
        out->median_days = (intervals[total / 2 - 1] + intervals[total / 2]) / 2;
}

static void find_silence(const struct session *sessions, size_t count, struct rhythm *out)
{
    for (size_t i = 1; i < count; i++) {
        int32_t length = sessions[i].day - sessions[i - 1].day;
        if (length > out->silence_to - out->silence_from) {
            out->silence_from = sessions[i - 1].day;
            out->silence_to = sessions[i].day;
            out->silence_from_date = sessions[i - 1].date;
            out->silence_to_date = sessions[i].date;
            out->silence_skips = steps_between(&sessions[i - 1], &sessions[i]) - 1;
            out->silence_after = sessions[i - 1].ordinal;
        }
    }
}

void rhythm_find(const struct rhythm_input *input, struct arena *arena, struct rhythm *out)
{
    *out = (struct rhythm){0};
    find_ordinals(input, arena, out);
    struct session *sessions = arena_new(arena, input->meetings->count, sizeof(*sessions));
    for (size_t i = 0; i < input->meetings->count; i++) {
        const struct row *row = &input->meetings->rows[i];
        int32_t day = 0;
        if (!belongs(input, row) || !usable_day(row, &day))
            continue;
        if (strcmp(row->status, "held") == 0 && day <= input->today)
            sessions[out->held++] = (struct session){day, row->ordinal, row->date};
        else if (row->last_day >= input->today && strcmp(row->status, "cancelled") != 0)
            out->planned = true;
    }
    if (out->held == 0)
        return;
    qsort(sessions, out->held, sizeof(*sessions), compare_sessions);
    out->last_day = sessions[out->held - 1].day;
    out->last_date = sessions[out->held - 1].date;
    find_median(sessions, out->held, arena, out);
    find_silence(sessions, out->held, out);
    if (out->median_days > 0) {
        out->due_day = out->last_day + out->median_days;
        out->overdue = out->due_day < input->today && !out->planned;
    }
}
