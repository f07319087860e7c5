/* SPDX-License-Identifier: MIT */
/*
 * The registry: a database whose records the imported ones may refer to. What is referred to is
 * staged like a record of the paths, and so is what that refers to in turn.
 */
#include "import_parts.h"

#include "attache/store/db.h"

#include <string.h>

static const char sql_meeting[] = "SELECT json FROM meeting WHERE slug = ?2 AND ?1 = 1";
static const char sql_entity[] = "SELECT json FROM entity WHERE kind = ?1 AND slug = ?2";
static const char sql_meetings[] = "SELECT 1, json FROM meeting WHERE origin = 0 ORDER BY id";
static const char sql_entities[] = "SELECT kind, json FROM entity WHERE kind < 10 AND origin = 0"
                                   " ORDER BY kind, slug";

enum status registry_open(struct import *import, struct err *err)
{
    if (import->options.registry == NULL)
        return STATUS_OK;
    sqlite3 *db = db_handle(import->options.registry);
    import->registry[0] = sql_prepare(db, sql_meeting, err);
    import->registry[1] = sql_prepare(db, sql_entity, err);
    return import->registry[0] != NULL && import->registry[1] != NULL ? STATUS_OK : STATUS_DATA;
}

void registry_close(struct import *import)
{
    sqlite3_finalize(import->registry[0]);
    sqlite3_finalize(import->registry[1]);
}

const char *registry_look(struct import *import, enum kind kind, const char *slug)
{
    sqlite3_stmt *stmt = import->registry[kind == KIND_MEETING ? 0 : 1];
    bool row = false;
    if (stmt == NULL)
        return "";
    sqlite3_reset(stmt);
    sqlite3_bind_int(stmt, 1, (int)kind);
    sql_bind_copy(stmt, 2, slug);
    return sql_row(stmt, &row, NULL) == STATUS_OK && row ? sql_text(stmt, 0) : "";
}

static enum status pull_one(struct import *import, uint32_t number, struct err *err)
{
    const enum kind kind = import_kind(import, number);
    const char *json = registry_look(import, kind, import_entry(import, number)->slug);
    if (json[0] == '\0')
        return STATUS_OK;
    char *copy = mem_dup(json);
    enum status status = import_take_embedded(import, kind, copy, strlen(copy), err);
    mem_free(&copy);
    return status;
}

static enum status pull_all(struct import *import, const char *sql, struct err *err)
{
    bool row = false;
    sqlite3_stmt *stmt = sql_prepare(db_handle(import->options.registry), sql, err);
    enum status status = stmt != NULL ? sql_row(stmt, &row, err) : STATUS_DATA;
    while (status == STATUS_OK && row) {
        const char *json = sql_text(stmt, 1);
        enum kind kind = (enum kind)sqlite3_column_int(stmt, 0);
        status = import_take_embedded(import, kind, json, strlen(json), err);
        if (status == STATUS_OK)
            status = sql_row(stmt, &row, err);
    }
    sqlite3_finalize(stmt);
    return status;
}

enum status registry_pull(struct import *import, struct err *err)
{
    enum status status = STATUS_OK;
    if (import->options.registry == NULL)
        return STATUS_OK;
    if (import->options.with_registry) {
        status = pull_all(import, sql_meetings, err);
        if (status == STATUS_OK)
            status = pull_all(import, sql_entities, err);
    }
    for (uint32_t i = 1; status == STATUS_OK && i < import->catalog.count; i++) {
        if (import->catalog.entries[i].state == ENTRY_WANTED)
            status = pull_one(import, i, err);
    }
    for (uint32_t i = 0; status == STATUS_OK && (i = roll_next_wanted(import, i)) > 0;)
        status = pull_one(import, i, err);
    return status == STATUS_OK ? roll_status(import, err) : status;
}
