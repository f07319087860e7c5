/* SPDX-License-Identifier: MIT */
/* From columns to rows. The order of the columns is that of the macros in sql.c. */
#include "attache/store/rows.h"

#include <stdlib.h>
#include <string.h>

static struct row *add_meeting(struct store *store, sqlite3_stmt *taken, struct result *out)
{
    struct row *row = result_add(out);
    row->kind = KIND_MEETING;
    row->id = sqlite3_column_int64(taken, 0);
    row->slug = db_dup(taken, 1, &out->arena);
    row->title = db_dup(taken, 2, &out->arena);
    row->native = db_dup(taken, 3, &out->arena);
    row->date = db_dup(taken, 4, &out->arena);
    row->word = db_dup(taken, 5, &out->arena);
    row->level = db_dup(taken, 6, &out->arena);
    row->status = db_dup(taken, 7, &out->arena);
    row->place = db_dup(taken, 8, &out->arena);
    row->partners = db_dup(taken, 9, &out->arena);
    row->ordinal = sqlite3_column_int(taken, 10);
    row->origin = db_origin(store, sqlite3_column_int64(taken, 11));
    row->first_day = sqlite3_column_int64(taken, 12);
    row->last_day = sqlite3_column_int64(taken, 13);
    return row;
}

struct row *rows_add_entity(struct store *store, sqlite3_stmt *taken, struct result *out)
{
    struct row *row = result_add(out);
    int kind = sqlite3_column_int(taken, 1);
    row->kind = kind > KIND_NONE && kind < KIND_COUNT ? (enum kind)kind : KIND_NONE;
    row->id = sqlite3_column_int64(taken, 0);
    row->slug = db_dup(taken, 2, &out->arena);
    row->title = db_dup(taken, 3, &out->arena);
    row->native = db_dup(taken, 4, &out->arena);
    row->acronym = db_dup(taken, 5, &out->arena);
    row->date = db_dup(taken, 6, &out->arena);
    row->word = db_dup(taken, 7, &out->arena);
    row->partners = db_dup(taken, 8, &out->arena);
    row->origin = db_origin(store, sqlite3_column_int64(taken, 9));
    row->count = sqlite3_column_int64(taken, 10);
    row->first_day = sqlite3_column_int64(taken, 11);
    row->last_day = sqlite3_column_int64(taken, 12);
    row->decades = db_dup(taken, 13, &out->arena);
    return row;
}

/* The state of a promise on the store's today: a word of vocab_outcome_state. */
static const char *promise_state(const struct store *store, int kept, bool has_due, int64_t due)
{
    if (kept > 0)
        return kept == 2 ? "kept" : "partly";
    return has_due && due < store->today ? "lapsed" : "open";
}

struct row *rows_add_outcome(struct store *store, sqlite3_stmt *taken, struct result *out)
{
    struct row *row = result_add(out);
    row->kind = KIND_OUTCOME;
    row->id = sqlite3_column_int64(taken, 0);
    row->ordinal = sqlite3_column_int(taken, 2);
    row->level = db_dup(taken, 3, &out->arena);
    row->title = db_dup(taken, 4, &out->arena);
    if (sqlite3_column_int(taken, 5) != 0)
        row->word = promise_state(store, sqlite3_column_int(taken, 8),
                                  sqlite3_column_type(taken, 7) != SQLITE_NULL,
                                  sqlite3_column_int64(taken, 7));
    row->date = db_dup(taken, 6, &out->arena);
    row->note = db_dup(taken, 9, &out->arena);
    row->other = db_dup(taken, 10, &out->arena);
    row->slug = arena_printf(&out->arena, "%s.%d", row->other, row->ordinal);
    row->status = db_dup(taken, 11, &out->arena);
    row->first_day = sqlite3_column_int64(taken, 12);
    row->last_day = sqlite3_column_int64(taken, 13);
    row->partners = db_dup(taken, 14, &out->arena);
    row->origin = db_origin(store, sqlite3_column_int64(taken, 15));
    return row;
}

/* A row by its id: the statement that finds it, and what adds it. */
struct wanted {
    int64_t id;
    enum stmt stmt;
    struct row *(*add)(struct store *store, sqlite3_stmt *taken, struct result *out);
};

static enum status add_wanted(struct store *store, struct wanted wanted, struct result *out,
                              struct row **row, struct err *err)
{
    bool found = false;
    struct row *added = NULL;
    sqlite3_stmt *taken = db_take(store, wanted.stmt, err);
    enum status status = STATUS_DATA;
    if (taken != NULL) {
        sqlite3_bind_int64(taken, 1, wanted.id);
        status = db_step(store, taken, &found, err);
        added = found ? wanted.add(store, taken, out) : NULL;
        db_give(store, wanted.stmt, taken);
    }
    if (row != NULL)
        *row = added;
    return status;
}

enum status rows_meeting(struct store *store, int64_t id, struct result *out, struct row **row,
                         struct err *err)
{
    return add_wanted(store, (struct wanted){id, STMT_MEETING, add_meeting}, out, row, err);
}

enum status rows_entity(struct store *store, int64_t id, struct result *out, struct row **row,
                        struct err *err)
{
    return add_wanted(store, (struct wanted){id, STMT_ENTITY, rows_add_entity}, out, row, err);
}

enum status rows_find(struct store *store, int kind, const char *slug, int64_t *id, struct err *err)
{
    const bool meeting = kind == KIND_MEETING;
    enum stmt stmt = meeting ? STMT_MEETING_BY_SLUG : STMT_ENTITY_BY_SLUG;
    bool found = false;
    *id = 0;
    sqlite3_stmt *taken = db_take(store, stmt, err);
    if (taken == NULL)
        return STATUS_DATA;
    if (!meeting)
        sqlite3_bind_int(taken, 1, kind);
    sqlite3_bind_text(taken, meeting ? 1 : 2, slug, -1, SQLITE_STATIC);
    enum status status = db_step(store, taken, &found, err);
    if (found)
        *id = sqlite3_column_int64(taken, 0);
    db_give(store, stmt, taken);
    return status;
}

static int compare_rows(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    int order = strcmp(x->title, y->title);
    return order != 0 ? order : strcmp(x->slug, y->slug);
}

void rows_sort(struct result *result)
{
    if (result->count > 1)
        qsort(result->rows, result->count, sizeof(*result->rows), compare_rows);
}
