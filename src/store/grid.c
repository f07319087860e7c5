/* SPDX-License-Identifier: MIT */
/*
 * The facts of a grid: the query's meetings become bits; one walk over the meetings packs their
 * years, one over the postings of each axis keeps what it involves. The walk is by entity; turning
 * it round gives the entities of each meeting.
 */
#include "attache/store/grid.h"

#include "attache/core/date.h"
#include "attache/store/filter.h"
#include "attache/store/rows.h"
#include "attache/store/tally.h"

#include <stdlib.h>
#include <string.h>

/* One gathering; the status is sticky. */
struct gathering {
    struct store *store;
    struct grid_facts *facts;
    struct idset meetings;
    uint32_t *position; /* of a meeting in the facts, by id */
    enum status status;
    struct err *err;
};

static int16_t year_of(int64_t number)
{
    int year, month, day;
    date_from_day_number((int32_t)number, &year, &month, &day);
    return (int16_t)(year < GRID_YEAR_MIN   ? GRID_YEAR_MIN
                     : year > GRID_YEAR_MAX ? GRID_YEAR_MAX
                                            : year);
}

static void pack_meeting(struct gathering *g, sqlite3_stmt *taken)
{
    struct grid_facts *facts = g->facts;
    int64_t id = sqlite3_column_int64(taken, 0);
    if (!idset_has(&g->meetings, id))
        return;
    size_t m = facts->count++;
    int kind = vocab_index(&vocab_meeting_kind, db_text(taken, 3));
    facts->ids[m] = (uint32_t)id;
    facts->first_years[m] = year_of(sqlite3_column_int64(taken, 1));
    facts->last_years[m] = year_of(sqlite3_column_int64(taken, 2));
    facts->kinds[m] = (unsigned char)(kind >= 0 ? kind : GRID_NO_KIND);
    facts->doubts[m] = strpbrk(db_text(taken, 4), "?~%") != NULL;
    g->position[id] = (uint32_t)m;
}

static void pack_range(struct gathering *g, sqlite3_stmt *taken, int64_t first, int64_t last)
{
    bool row = false;
    sqlite3_reset(taken);
    sqlite3_bind_int64(taken, 1, first);
    sqlite3_bind_int64(taken, 2, last);
    g->status = db_step(g->store, taken, &row, g->err);
    while (row) {
        pack_meeting(g, taken);
        g->status = db_step(g->store, taken, &row, g->err);
    }
}

/* Few meetings among many are looked up one by one, else all are walked. */
static void pack_meetings(struct gathering *g)
{
    enum { LOOKUP = 16 }; /* a walk passes so many meetings in the time of a look-up */
    struct grid_facts *facts = g->facts;
    const size_t count = (size_t)g->meetings.count;
    const int64_t last = g->store->last_meeting;
    facts->ids = mem_new(count, sizeof(*facts->ids));
    facts->first_years = mem_new(count, sizeof(*facts->first_years));
    facts->last_years = mem_new(count, sizeof(*facts->last_years));
    facts->kinds = mem_new(count, sizeof(*facts->kinds));
    facts->doubts = mem_new(count, sizeof(*facts->doubts));
    g->position = mem_new((size_t)last + 1, sizeof(*g->position));
    sqlite3_stmt *taken = db_take(g->store, STMT_MEETING_YEARS, g->err);
    if (taken == NULL) {
        g->status = STATUS_DATA;
        return;
    }
    if (g->meetings.count >= last / LOOKUP) {
        pack_range(g, taken, 1, last);
    } else {
        for (int64_t id = 1; id <= last && g->status == STATUS_OK; id++) {
            if (idset_has(&g->meetings, id))
                pack_range(g, taken, id, id);
        }
    }
    db_give(g->store, STMT_MEETING_YEARS, taken);
}

/* An entity's number in the database and among the rows. */
struct number {
    int64_t id;
    uint32_t row;
};

static int compare_numbers(const void *a, const void *b)
{
    const struct number *x = a;
    const struct number *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static struct number *number_rows(const struct result *rows)
{
    struct number *numbers = mem_new(rows->count, sizeof(*numbers));
    for (size_t i = 0; i < rows->count; i++)
        numbers[i] = (struct number){rows->rows[i].id, (uint32_t)i};
    if (rows->count > 1)
        qsort(numbers, rows->count, sizeof(*numbers), compare_numbers);
    return numbers;
}

/* The rows of the entities as walked; UINT32_MAX for those that are not kept. */
static uint32_t *rows_of_tallies(const struct tallies *walked, const struct result *rows)
{
    struct number *numbers = number_rows(rows);
    uint32_t *found = mem_new(walked->count, sizeof(*found));
    for (size_t i = 0; i < walked->count; i++) {
        struct number wanted = {walked->items[i].entity, 0};
        const struct number *number = rows->count > 0 ? bsearch(&wanted, numbers, rows->count,
                                                                sizeof(*numbers), compare_numbers)
                                                      : NULL;
        found[i] = number != NULL ? number->row : UINT32_MAX;
    }
    mem_free(&numbers);
    return found;
}

/* From the meetings of each entity to the entities of each meeting: count, then place. */
static void turn_round(const struct gathering *g, const struct tallies *walked,
                       struct grid_links *links)
{
    const size_t count = g->facts->count;
    uint32_t *rows = rows_of_tallies(walked, &links->entities);
    uint32_t *next = mem_new(count + 1, sizeof(*next));
    links->starts = mem_new(count + 1, sizeof(*links->starts));
    size_t at = 0;
    for (size_t i = 0; i < walked->count; i++) {
        for (int64_t n = 0; n < walked->items[i].count; n++, at++) {
            if (rows[i] != UINT32_MAX)
                links->starts[g->position[walked->meetings[at]] + 1]++;
        }
    }
    for (size_t m = 0; m < count; m++) {
        links->starts[m + 1] += links->starts[m];
        next[m] = links->starts[m];
    }
    links->items = mem_new(links->starts[count], sizeof(*links->items));
    at = 0;
    for (size_t i = 0; i < walked->count; i++) {
        for (int64_t n = 0; n < walked->items[i].count; n++, at++) {
            if (rows[i] != UINT32_MAX)
                links->items[next[g->position[walked->meetings[at]]]++] = rows[i];
        }
    }
    mem_free(&next);
    mem_free(&rows);
}

static void add_parents(struct gathering *g, struct result *topics)
{
    sqlite3_stmt *taken = db_take(g->store, STMT_TOPIC_PARENT, g->err);
    if (taken == NULL)
        g->status = STATUS_DATA;
    for (size_t i = 0; i < topics->count && g->status == STATUS_OK; i++) {
        bool found = false;
        sqlite3_reset(taken);
        sqlite3_bind_int64(taken, 1, topics->rows[i].id);
        g->status = db_step(g->store, taken, &found, g->err);
        if (found)
            topics->rows[i].other = db_dup(taken, 0, &topics->arena);
    }
    db_give(g->store, STMT_TOPIC_PARENT, taken);
}

static void gather_axis(struct gathering *g, enum grid_axis axis)
{
    struct tallies walked = {.keeps = true};
    struct tallies sorted = {0};
    const int limit = axis == GRID_PEOPLE ? GRID_PEOPLE_MAX : 0;
    if (grid_axis_is_time(axis) || g->facts->has[axis] || g->status != STATUS_OK)
        return;
    struct grid_links *links = &g->facts->links[axis];
    g->facts->has[axis] = true;
    g->status = tally_kind(g->store, grid_axis_kind(axis), &g->meetings, &walked, g->err);
    if (g->status == STATUS_OK) {
        sorted.items = mem_new(walked.count, sizeof(*sorted.items));
        sorted.count = walked.count;
        if (walked.count > 0)
            memcpy(sorted.items, walked.items, walked.count * sizeof(*sorted.items));
        g->status = tally_rows(g->store, &sorted, limit, &links->entities, g->err);
    }
    if (g->status == STATUS_OK)
        turn_round(g, &walked, links);
    if (g->status == STATUS_OK && axis == GRID_TOPICS)
        add_parents(g, &links->entities);
    tallies_clear(&walked);
    tallies_clear(&sorted);
}

enum status store_grid(struct store *store, const struct query *query, const struct grid_spec *spec,
                       struct grid_facts *facts, struct err *err)
{
    struct cursor *cursor = NULL;
    struct gathering g = {.store = store, .facts = facts, .err = err};
    g.status = filter_open(store, query, FILTER_MEETINGS, &cursor, err);
    if (g.status == STATUS_OK)
        g.status = idset_fill(&g.meetings, store, cursor, err);
    if (g.status == STATUS_OK)
        pack_meetings(&g);
    gather_axis(&g, spec->rows);
    gather_axis(&g, spec->columns);
    if (g.status != STATUS_OK)
        grid_facts_clear(facts);
    idset_clear(&g.meetings);
    mem_free(&g.position);
    return g.status;
}

enum status store_meetings(struct store *store, const uint32_t *ids, size_t count,
                           struct result *out, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = rows_meeting(store, ids[i], out, NULL, err);
    return status;
}
