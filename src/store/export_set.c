/* SPDX-License-Identifier: MIT */
/*
 * The selection: bits by id, one set for meetings, one for all else. What a selected record refers
 * to is selected too, and what that refers to, until nothing new comes.
 */
#include "attache/store/export.h"

#include "attache/store/check.h"
#include "attache/store/db.h"
#include "attache/store/filter.h"
#include "attache/store/idset.h"
#include "attache/store/json.h"

enum {
    SELECT_MEETINGS,
    SELECT_ENTITIES,
    SELECT_MEETING,
    SELECT_ENTITY,
    FIND_MEETING,
    FIND_ENTITY,
    LAST_ENTITY,
    SELECT_COUNT,
};

static const char *const sql[SELECT_COUNT] = {
    [SELECT_MEETINGS] = "SELECT id, json FROM meeting WHERE ?1 ORDER BY id",
    [SELECT_ENTITIES] = "SELECT id, json FROM entity WHERE kind = ?1 ORDER BY slug",
    [SELECT_MEETING] = "SELECT id, json FROM meeting WHERE id = ?1",
    [SELECT_ENTITY] = "SELECT id, json FROM entity WHERE id = ?1",
    [FIND_MEETING] = "SELECT id FROM meeting WHERE slug = ?2 AND ?1",
    [FIND_ENTITY] = "SELECT id FROM entity WHERE kind = ?1 AND slug = ?2",
    [LAST_ENTITY] = "SELECT max(id) FROM entity WHERE ?1",
};

struct selected {
    enum kind kind;
    int64_t id;
};

struct selection {
    struct store *store;
    struct json *json;
    struct arena arena; /* of the record at hand */
    sqlite3_stmt *stmt[SELECT_COUNT];
    bool all;
    bool narrow;          /* only the meetings of the query are walked */
    struct idset matched; /* the meetings of the query */
    struct idset meetings;
    struct idset entities;
    struct selected *queue; /* selected, and what they refer to not yet looked at */
    size_t queued, capacity;
    struct err *err; /* while references are followed */
    enum status status;
};

static enum status prepare(struct selection *selection, struct err *err)
{
    for (int i = 0; i < SELECT_COUNT; i++) {
        if (sqlite3_prepare_v3(selection->store->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &selection->stmt[i], NULL) != SQLITE_OK)
            return db_fail(selection->store, err);
    }
    return json_open(NULL, &selection->json, err);
}

/* Runs a statement that gives one number; 0 when it gives none. */
static enum status ask(struct selection *selection, int stmt, int kind, const char *slug,
                       int64_t *id)
{
    sqlite3_stmt *taken = selection->stmt[stmt];
    bool row = false;
    sqlite3_bind_int(taken, 1, kind);
    if (slug != NULL)
        sqlite3_bind_text(taken, 2, slug, -1, SQLITE_STATIC);
    enum status status = db_step(selection->store, taken, &row, selection->err);
    *id = row ? sqlite3_column_int64(taken, 0) : 0;
    sqlite3_reset(taken);
    return status;
}

/* Closing over references */

static void select_one(struct selection *selection, enum kind kind, int64_t id)
{
    struct idset *set = kind == KIND_MEETING ? &selection->meetings : &selection->entities;
    if (id == 0 || idset_has(set, id))
        return;
    idset_add(set, selection->store, id);
    selection->queue = mem_grow(selection->queue, &selection->capacity, selection->queued + 1,
                                sizeof(*selection->queue));
    selection->queue[selection->queued++] = (struct selected){kind, id};
}

static void find(struct selection *selection, enum kind kind, const char *slug)
{
    int64_t id = 0;
    if (selection->status == STATUS_OK)
        selection->status =
            ask(selection, kind == KIND_MEETING ? FIND_MEETING : FIND_ENTITY, (int)kind, slug, &id);
    select_one(selection, kind, id);
}

/* A country is a code, a partner's id or an organization's acronym; what exists is taken. */
static void follow(void *context, const struct field *field, const struct value *value,
                   const char *path)
{
    struct selection *selection = context;
    (void)path;
    if (field->type == FIELD_REF) {
        find(selection, field->target, value->text);
        return;
    }
    char *lower = arena_dup(&selection->arena, value->text);
    for (char *c = lower; *c != '\0' && field->type == FIELD_COUNTRY; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    }
    find(selection, KIND_PARTNER, value->text);
    find(selection, KIND_ORGANIZATION, lower);
}

static enum status read_value(struct selection *selection, const char *json, size_t size,
                              struct value **out, struct err *err)
{
    arena_clear(&selection->arena);
    *out = json_read(selection->json, json, size, &selection->arena, err);
    return *out != NULL ? STATUS_OK : STATUS_DATA;
}

static enum status follow_one(struct selection *selection, struct selected one, struct err *err)
{
    sqlite3_stmt *stmt = selection->stmt[one.kind == KIND_MEETING ? SELECT_MEETING : SELECT_ENTITY];
    struct value *record = NULL;
    bool row = false;
    sqlite3_bind_int64(stmt, 1, one.id);
    enum status status = db_step(selection->store, stmt, &row, err);
    if (row)
        status = read_value(selection, db_text(stmt, 1), (size_t)sqlite3_column_bytes(stmt, 1),
                            &record, err);
    if (record != NULL) {
        selection->status = STATUS_OK;
        check_refs(one.kind, record, follow, selection);
        status = selection->status;
    }
    sqlite3_reset(stmt);
    return status;
}

static enum status close_over(struct selection *selection, struct err *err)
{
    int64_t last = 0;
    selection->err = err;
    enum status status = ask(selection, LAST_ENTITY, 1, NULL, &last);
    selection->entities.last = last;
    selection->entities.bits = mem_new((size_t)last / 64 + 1, sizeof(*selection->entities.bits));
    while (status == STATUS_OK && selection->queued > 0)
        status = follow_one(selection, selection->queue[--selection->queued], err);
    return status;
}

static enum status select_matched(struct selection *selection, const struct query *query,
                                  struct err *err)
{
    struct cursor *cursor = NULL;
    enum status status = filter_open(selection->store, query, FILTER_MEETINGS, &cursor, err);
    if (status != STATUS_OK)
        return status;
    cursor_start(cursor, DOWN);
    for (int64_t id = cursor_next(cursor, INT64_MAX); id != 0; id = cursor_next(cursor, id - 1)) {
        idset_add(&selection->matched, selection->store, id);
        select_one(selection, KIND_MEETING, id);
    }
    status = cursor_stop(cursor, err);
    return status == STATUS_OK ? close_over(selection, err) : status;
}

enum status selection_open(struct store *store, const struct query *query, struct selection **out,
                           struct err *err)
{
    struct selection *selection = mem_new(1, sizeof(*selection));
    selection->store = store;
    selection->all = query == NULL || query->count == 0;
    enum status status = prepare(selection, err);
    if (status == STATUS_OK && !selection->all)
        status = select_matched(selection, query, err);
    if (status != STATUS_OK)
        selection_free(&selection);
    *out = selection;
    return status;
}

void selection_free(struct selection **out)
{
    struct selection *selection = *out;
    if (selection == NULL)
        return;
    for (int i = 0; i < SELECT_COUNT; i++)
        sqlite3_finalize(selection->stmt[i]);
    json_close(&selection->json);
    idset_clear(&selection->matched);
    idset_clear(&selection->meetings);
    idset_clear(&selection->entities);
    mem_free(&selection->queue);
    arena_clear(&selection->arena);
    mem_free(out);
}

int64_t selection_matched(const struct selection *selection)
{
    return selection->all ? selection->store->info.counts[KIND_MEETING] : selection->matched.count;
}

void selection_narrow(struct selection *selection)
{
    selection->narrow = true;
}

bool selection_has_own(const struct selection *selection)
{
    return db_origin(selection->store, 1)[0] != '\0';
}

struct store *selection_store(const struct selection *selection)
{
    return selection->store;
}

/* Walks */

struct walk {
    struct selection *selection;
    selection_text_fn *each;
    void *context;
    struct err *err;
};

static enum status give_rows(const struct walk *walk, sqlite3_stmt *stmt, enum kind kind)
{
    const struct selection *selection = walk->selection;
    const struct idset *set = kind == KIND_MEETING ? &selection->meetings : &selection->entities;
    bool row = false;
    enum status status = db_step(selection->store, stmt, &row, walk->err);
    while (status == STATUS_OK && row) {
        if (selection->all || idset_has(set, sqlite3_column_int64(stmt, 0))) {
            const char *json = db_text(stmt, 1);
            status = walk->each(walk->context, kind, json, (size_t)sqlite3_column_bytes(stmt, 1));
        }
        if (status == STATUS_OK)
            status = db_step(selection->store, stmt, &row, walk->err);
    }
    sqlite3_reset(stmt);
    return status;
}

/* One by one, since few of many may be selected. */
static enum status give_meetings(const struct walk *walk)
{
    struct selection *selection = walk->selection;
    const struct idset *set = selection->narrow ? &selection->matched : &selection->meetings;
    enum status status = STATUS_OK;
    for (int64_t id = 1; status == STATUS_OK && id <= set->last; id++) {
        if (!idset_has(set, id))
            continue;
        sqlite3_bind_int64(selection->stmt[SELECT_MEETING], 1, id);
        status = give_rows(walk, selection->stmt[SELECT_MEETING], KIND_MEETING);
    }
    return status;
}

enum status selection_texts(struct selection *selection, enum kind kind, selection_text_fn *each,
                            void *context, struct err *err)
{
    struct walk walk = {selection, each, context, err};
    if (kind == KIND_MEETING && !selection->all)
        return give_meetings(&walk);
    sqlite3_stmt *stmt = selection->stmt[kind == KIND_MEETING ? SELECT_MEETINGS : SELECT_ENTITIES];
    sqlite3_bind_int(stmt, 1, (int)kind);
    return give_rows(&walk, stmt, kind);
}

struct values {
    struct selection *selection;
    selection_value_fn *each;
    void *context;
    struct err *err;
};

static enum status give_value(void *context, enum kind kind, const char *json, size_t size)
{
    struct values *values = context;
    struct value *record = NULL;
    enum status status = read_value(values->selection, json, size, &record, values->err);
    return status == STATUS_OK ? values->each(values->context, kind, record) : status;
}

enum status selection_values(struct selection *selection, enum kind kind, selection_value_fn *each,
                             void *context, struct err *err)
{
    struct values values = {selection, each, context, err};
    return selection_texts(selection, kind, give_value, &values, err);
}
