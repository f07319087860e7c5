/* SPDX-License-Identifier: MIT */
/* Records as trees, and walks over all records of a kind. */
#include "attache/store/record.h"

#include "attache/store/json.h"
#include "attache/store/rows.h"
#include "attache/store/store.h"

static enum status parse(struct store *store, sqlite3_stmt *taken, struct record *out,
                         struct err *err)
{
    if (store->json == NULL && json_open(store->db, &store->json, err) != STATUS_OK)
        return STATUS_DATA;
    const char *text = db_text(taken, 0);
    size_t size = (size_t)sqlite3_column_bytes(taken, 0);
    out->value = json_read(store->json, text, size, out->arena, NULL);
    if (out->value == NULL && sqlite3_errcode(store->db) == SQLITE_INTERRUPT)
        return err_set(err, STATUS_DATA, "interrupted");
    if (out->value == NULL)
        return err_set(err, STATUS_DATA, "the database is damaged: a record is not JSON");
    return STATUS_OK;
}

enum status record_read(struct store *store, enum kind kind, int64_t id, struct record *out,
                        struct err *err)
{
    enum stmt stmt = kind == KIND_MEETING ? STMT_MEETING_JSON : STMT_ENTITY_JSON;
    bool row = false;
    out->value = NULL;
    sqlite3_stmt *taken = db_take(store, stmt, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, id);
    enum status status = db_step(store, taken, &row, err);
    if (row) {
        status = parse(store, taken, out, err);
        out->origin = db_origin(store, sqlite3_column_int64(taken, 1));
    } else if (status == STATUS_OK) {
        status = STATUS_NONE;
    }
    db_give(store, stmt, taken);
    return status;
}

/* A walk, and what is called on it. */
struct walk {
    struct store *store;
    store_each_fn *each;
    void *context;
    struct err *err;
};

static enum status visit(const struct walk *walk, const struct row *row)
{
    struct arena arena = {0};
    struct record record = {.arena = &arena};
    int64_t id = row->id;
    const bool outcome = row->kind == KIND_OUTCOME;
    enum status status = STATUS_OK;
    if (outcome)
        status = rows_find(walk->store, KIND_MEETING, row->other, &id, walk->err);
    if (status == STATUS_OK)
        status =
            record_read(walk->store, outcome ? KIND_MEETING : row->kind, id, &record, walk->err);
    const struct value *value = record.value;
    if (status == STATUS_OK && outcome) {
        value = value_first(value, "outcomes");
        for (int n = 1; value != NULL && n < row->ordinal; n++)
            value = value->next;
    }
    if (status == STATUS_OK && value != NULL)
        status = walk->each(walk->context, row, value);
    arena_clear(&arena);
    return status;
}

static enum status visit_id(const struct walk *walk, enum kind kind, int64_t id)
{
    struct result one = {0};
    struct row *row = NULL;
    enum status status = kind == KIND_MEETING ? rows_meeting(walk->store, id, &one, &row, walk->err)
                                              : rows_entity(walk->store, id, &one, &row, walk->err);
    if (row != NULL)
        status = visit(walk, row);
    result_clear(&one);
    return status;
}

/* All records of a kind in canonical order. */
static enum status each_record(const struct walk *walk, enum kind kind)
{
    enum stmt stmt = kind == KIND_MEETING ? STMT_MEETINGS_UP : STMT_ENTITY_SLUGS;
    bool row = false;
    sqlite3_stmt *taken = db_take(walk->store, stmt, walk->err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, kind == KIND_MEETING ? 0 : (int64_t)kind);
    enum status status = db_step(walk->store, taken, &row, walk->err);
    while (status == STATUS_OK && row) {
        status = visit_id(walk, kind, sqlite3_column_int64(taken, 0));
        if (status == STATUS_OK)
            status = db_step(walk->store, taken, &row, walk->err);
    }
    db_give(walk->store, stmt, taken);
    return status;
}

enum status store_each(struct store *store, struct lookup lookup, store_each_fn *each,
                       void *context, struct err *err)
{
    static const struct query everything = {0};
    const struct walk walk = {store, each, context, err};
    if (lookup.query == NULL && lookup.kind != KIND_OUTCOME)
        return each_record(&walk, lookup.kind);
    struct result rows = {0};
    if (lookup.query == NULL)
        lookup.query = &everything;
    enum status status = store_list(store, lookup, &rows, err);
    for (size_t i = 0; status == STATUS_OK && i < rows.count; i++)
        status = visit(&walk, &rows.rows[i]);
    result_clear(&rows);
    return status;
}
