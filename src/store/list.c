/* SPDX-License-Identifier: MIT */
/*
 * Lists of entities under a query. The meetings of the query become bits by id; then one walk over
 * the postings of the kind counts, for each entity, the bits that are set.
 */
#include "attache/store/filter.h"
#include "attache/store/rows.h"
#include "attache/store/store.h"
#include "attache/store/tally.h"

#include <string.h>

static enum status list_meetings(struct store *store, const struct query *query, int limit,
                                 struct result *out, struct err *err)
{
    struct window window = {.after = limit > 0 ? limit : INT32_MAX};
    enum status status = store_timeline(store, query, window, out, err);
    out->total = !out->more_after ? (int64_t)out->count : -1;
    struct count count;
    if (status == STATUS_OK && out->more_after && store->small) {
        status = store_count(store, query, 0, &count, err);
        out->total = count.total;
    }
    return status;
}

static void note_decades(const struct decades *decades, const uint32_t counts[SPARK_DECADES],
                         struct result *out)
{
    struct str levels = {0};
    decades_levels(decades, counts, &levels);
    out->decades = arena_dup(&out->arena, str_text(&levels));
    str_clear(&levels);
}

static enum status list_ranked(struct store *store, enum kind kind, int limit, struct result *out,
                               struct err *err)
{
    bool row = false;
    sqlite3_stmt *taken = db_take(store, STMT_ENTITY_RANK, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int(taken, 1, (int)kind);
    sqlite3_bind_int(taken, 2, limit > 0 ? limit : -1);
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        rows_add_entity(store, taken, out);
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_ENTITY_RANK, taken);
    out->total = limit > 0 ? store->info.counts[kind] : (int64_t)out->count;
    out->decades = arena_dup(&out->arena, store->info.decades);
    out->more_after = out->total > (int64_t)out->count;
    return status;
}

static enum status list_involved(struct store *store, struct lookup lookup, struct result *out,
                                 struct err *err)
{
    struct cursor *cursor = NULL;
    struct idset meetings = {0};
    struct tallies tallies = {0};
    uint32_t counts[SPARK_DECADES] = {0};
    enum status status = filter_open(store, lookup.query, FILTER_MEETINGS, &cursor, err);
    if (status == STATUS_OK)
        status = idset_fill(&meetings, store, cursor, err);
    if (status == STATUS_OK)
        status = tally_kind(store, lookup.kind, &meetings, &tallies, err);
    for (int64_t id = idset_next(&meetings, 1); status == STATUS_OK && id != 0;
         id = idset_next(&meetings, id + 1))
        decades_count(&store->decades, id, counts);
    if (status == STATUS_OK)
        status = tally_rows(store, &tallies, lookup.limit, out, err);
    if (status == STATUS_OK)
        note_decades(&store->decades, counts, out);
    idset_clear(&meetings);
    tallies_clear(&tallies);
    return status;
}

/* Whether an outcome's row is what the factor chooses. */
static bool outcome_is(const struct factor *factor, const struct row *row)
{
    bool holds = false;
    for (size_t i = 0; i < factor->value_count; i++) {
        if (factor->field == QUERY_HAS)
            holds = holds || row->word[0] != '\0';
        else
            holds = holds || strcmp(row->word, factor->values[i]) == 0;
    }
    return holds != factor->negated;
}

static bool outcome_chosen(const struct query *query, const struct row *row)
{
    for (size_t i = 0; i < query->count; i++) {
        const struct term *term = &query->terms[i];
        bool holds = !filter_on_outcome(term);
        for (size_t n = 0; !holds && n < term->count; n++)
            holds = query_asks(&term->factors[n]) && outcome_is(&term->factors[n], row);
        if (!holds)
            return false;
    }
    return true;
}

static enum status add_outcomes(struct store *store, int64_t meeting, const struct query *query,
                                struct result *out, struct err *err)
{
    bool row = false;
    sqlite3_stmt *taken = db_take(store, STMT_OUTCOMES, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, meeting);
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        const struct row *added = rows_add_outcome(store, taken, out);
        if (!outcome_chosen(query, added))
            out->count--;
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_OUTCOMES, taken);
    return status;
}

static enum status list_outcomes(struct store *store, const struct query *query, int limit,
                                 struct result *out, struct err *err)
{
    struct cursor *cursor = NULL;
    enum status status = filter_open(store, query, FILTER_OUTCOMES, &cursor, err);
    if (status != STATUS_OK)
        return status;
    const size_t wanted = limit > 0 ? (size_t)limit : SIZE_MAX;
    cursor_start(cursor, DOWN);
    int64_t id = cursor_next(cursor, INT64_MAX);
    while (id != 0 && status == STATUS_OK && (store->small || out->count <= wanted)) {
        status = add_outcomes(store, id, query, out, err);
        id = cursor_next(cursor, id - 1);
    }
    enum status stopped = cursor_stop(cursor, err);
    out->total = id == 0 ? (int64_t)out->count : -1;
    out->more_after = out->count > wanted;
    if (out->count > wanted)
        out->count = wanted;
    return status == STATUS_OK ? stopped : status;
}

enum status store_list(struct store *store, struct lookup lookup, struct result *out,
                       struct err *err)
{
    enum status status;
    if (lookup.kind == KIND_MEETING)
        status = list_meetings(store, lookup.query, lookup.limit, out, err);
    else if (lookup.kind == KIND_OUTCOME)
        status = list_outcomes(store, lookup.query, lookup.limit, out, err);
    else if (lookup.query->count == 0)
        status = list_ranked(store, lookup.kind, lookup.limit, out, err);
    else
        status = list_involved(store, lookup, out, err);
    if (status != STATUS_OK)
        result_clear(out);
    return status;
}
