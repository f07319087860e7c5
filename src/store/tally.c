/* SPDX-License-Identifier: MIT */
/* Counting by one walk over the postings of a kind, against the bits of a set of meetings. */
#include "attache/store/tally.h"

#include "attache/store/rows.h"

#include <stdlib.h>

static void count_meeting(struct tally *tally, int64_t meeting, const struct decades *decades)
{
    tally->count++;
    decades_count(decades, meeting, tally->decades);
    if (tally->first == 0 || meeting < tally->first)
        tally->first = meeting;
    if (meeting > tally->last)
        tally->last = meeting;
}

static struct tally *add_tally(struct tallies *tallies, int64_t entity)
{
    tallies->items =
        mem_grow(tallies->items, &tallies->capacity, tallies->count + 1, sizeof(*tallies->items));
    struct tally *tally = &tallies->items[tallies->count++];
    *tally = (struct tally){.entity = entity};
    return tally;
}

static void keep(struct tallies *tallies, int64_t meeting)
{
    tallies->meetings = mem_grow(tallies->meetings, &tallies->meeting_capacity,
                                 tallies->meeting_count + 1, sizeof(*tallies->meetings));
    tallies->meetings[tallies->meeting_count++] = (uint32_t)meeting;
}

enum status tally_kind(struct store *store, enum kind kind, const struct idset *meetings,
                       struct tallies *out, struct err *err)
{
    bool row = false;
    struct tally *last = NULL;
    enum stmt stmt = STMT_META;
    const struct decades *decades = decades_of(store, err);
    sqlite3_stmt *taken = decades != NULL ? db_take_postings(store, (int)kind, &stmt, err) : NULL;
    if (taken == NULL)
        return STATUS_DATA;
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        int64_t entity = sqlite3_column_int64(taken, 0);
        int64_t meeting = sqlite3_column_int64(taken, 1);
        if (idset_has(meetings, meeting)) {
            if (last == NULL || last->entity != entity)
                last = add_tally(out, entity);
            count_meeting(last, meeting, decades);
            if (out->keeps)
                keep(out, meeting);
        }
        status = db_step(store, taken, &row, err);
    }
    db_give(store, stmt, taken);
    return status;
}

static int compare_tallies(const void *a, const void *b)
{
    const struct tally *x = a;
    const struct tally *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->entity > y->entity) - (x->entity < y->entity);
}

static enum status days_of(struct store *store, int64_t meeting, int64_t *first, int64_t *last,
                           struct err *err)
{
    bool row = false;
    sqlite3_stmt *taken = db_take(store, STMT_FIRST_DAY, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, meeting);
    enum status status = db_step(store, taken, &row, err);
    if (row && first != NULL)
        *first = sqlite3_column_int64(taken, 1);
    if (row && last != NULL)
        *last = sqlite3_column_int64(taken, 2);
    db_give(store, STMT_FIRST_DAY, taken);
    return status;
}

static enum status add_row(struct store *store, const struct tally *tally, struct result *out,
                           struct err *err)
{
    struct row *row = NULL;
    struct str levels = {0};
    enum status status = rows_entity(store, tally->entity, out, &row, err);
    if (row == NULL)
        return status;
    row->count = tally->count;
    decades_levels(&store->decades, tally->decades, &levels);
    row->decades = arena_dup(&out->arena, str_text(&levels));
    str_clear(&levels);
    status = days_of(store, tally->first, &row->first_day, NULL, err);
    return status == STATUS_OK ? days_of(store, tally->last, NULL, &row->last_day, err) : status;
}

enum status tally_rows(struct store *store, struct tallies *tallies, int limit, struct result *out,
                       struct err *err)
{
    enum status status = STATUS_OK;
    const size_t wanted = limit > 0 ? (size_t)limit : SIZE_MAX;
    if (tallies->count > 1)
        qsort(tallies->items, tallies->count, sizeof(*tallies->items), compare_tallies);
    for (size_t i = 0; status == STATUS_OK && i < tallies->count; i++) {
        /* Titles decide between those that are as many as the last one wanted. */
        if (i >= wanted && tallies->items[i].count != tallies->items[wanted - 1].count)
            break;
        status = add_row(store, &tallies->items[i], out, err);
    }
    rows_sort(out);
    if (out->count > wanted)
        out->count = wanted;
    out->total = (int64_t)tallies->count;
    out->more_after = tallies->count > wanted;
    return status;
}

void tallies_clear(struct tallies *tallies)
{
    mem_free(&tallies->items);
    mem_free(&tallies->meetings);
    *tallies = (struct tallies){0};
}
