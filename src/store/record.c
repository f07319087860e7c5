/* SPDX-License-Identifier: MIT */
/* Records as trees, and walks over all records of a kind. */
#include "attache/store/record.h"

#include "attache/store/json.h"
#include "attache/store/rows.h"
#include "attache/store/store.h"

#include <string.h>

static enum status parse(struct store *store, sqlite3_stmt *taken, struct arena *arena,
                         const struct value **out, struct err *err)
{
    struct value *value = NULL;
    struct err inner = {0};
    if (store->json == NULL && json_open(store->db, &store->json, err) != STATUS_OK)
        return STATUS_DATA;
    const char *text = db_text(taken, 0);
    size_t size = (size_t)sqlite3_column_bytes(taken, 0);
    bool read = json_read(store->json, text, size, arena, &value, &inner) == STATUS_OK;
    if (!read && sqlite3_errcode(store->db) == SQLITE_INTERRUPT)
        return err_set(err, STATUS_DATA, "interrupted");
    if (!read)
        return err_set(err, STATUS_DATA, "the database is damaged: a record is not JSON");
    *out = value;
    return STATUS_OK;
}

enum status record_read(struct store *store, enum kind kind, int64_t id, struct arena *arena,
                        const struct value **out, const char **origin, struct err *err)
{
    enum stmt stmt = kind == KIND_MEETING ? STMT_MEETING_JSON : STMT_ENTITY_JSON;
    bool row = false;
    *out = NULL;
    sqlite3_stmt *taken = db_take(store, stmt, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, id);
    enum status status = db_step(store, taken, &row, err);
    if (row) {
        status = parse(store, taken, arena, out, err);
        if (origin != NULL)
            *origin = db_origin(store, sqlite3_column_int64(taken, 1));
    } else if (status == STATUS_OK) {
        status = STATUS_NONE;
    }
    db_give(store, stmt, taken);
    return status;
}

/* One record to the caller's function. */
static enum status visit(struct store *store, const struct row *row, store_each_fn *each,
                         void *context, struct err *err)
{
    struct arena arena = {0};
    const struct value *record = NULL;
    int64_t id = row->id;
    enum status status = STATUS_OK;
    if (row->kind == KIND_OUTCOME)
        status = rows_find(store, KIND_MEETING, row->other, &id, err);
    if (status == STATUS_OK)
        status = record_read(store, row->kind == KIND_OUTCOME ? KIND_MEETING : row->kind, id,
                             &arena, &record, NULL, err);
    if (status == STATUS_OK && row->kind == KIND_OUTCOME) {
        record = value_first(record, "outcomes");
        for (int n = 1; record != NULL && n < row->ordinal; n++)
            record = record->next;
    }
    if (status == STATUS_OK && record != NULL)
        status = each(context, row, record);
    arena_clear(&arena);
    return status;
}

static enum status visit_id(struct store *store, enum kind kind, int64_t id, store_each_fn *each,
                            void *context, struct err *err)
{
    struct result one = {0};
    struct row *row = NULL;
    enum status status = kind == KIND_MEETING ? rows_meeting(store, id, &one, &row, err)
                                              : rows_entity(store, id, &one, &row, err);
    if (row != NULL)
        status = visit(store, row, each, context, err);
    result_clear(&one);
    return status;
}

/* All records of a kind in canonical order. */
static enum status each_record(struct store *store, enum kind kind, store_each_fn *each,
                               void *context, struct err *err)
{
    enum stmt stmt = kind == KIND_MEETING ? STMT_MEETINGS_UP : STMT_ENTITY_SLUGS;
    bool row = false;
    sqlite3_stmt *taken = db_take(store, stmt, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, kind == KIND_MEETING ? 0 : (int64_t)kind);
    enum status status = db_step(store, taken, &row, err);
    while (status == STATUS_OK && row) {
        status = visit_id(store, kind, sqlite3_column_int64(taken, 0), each, context, err);
        if (status == STATUS_OK)
            status = db_step(store, taken, &row, err);
    }
    db_give(store, stmt, taken);
    return status;
}

enum status store_each(struct store *store, enum kind kind, const struct query *query,
                       store_each_fn *each, void *context, struct err *err)
{
    static const struct query everything = {0};
    if (query == NULL && kind != KIND_OUTCOME)
        return each_record(store, kind, each, context, err);
    struct result rows = {0};
    enum status status =
        store_list(store, kind, query != NULL ? query : &everything, 0, &rows, err);
    for (size_t i = 0; status == STATUS_OK && i < rows.count; i++)
        status = visit(store, &rows.rows[i], each, context, err);
    result_clear(&rows);
    return status;
}
