/* SPDX-License-Identifier: MIT */
/* SQLite's calls with the importer's errors. Out of memory ends the process as everywhere. */
#include "import_parts.h"
#include "attache/store/db.h"

static enum status fail(sqlite3 *db, struct err *err)
{
    if (sqlite3_errcode(db) == SQLITE_NOMEM)
        mem_exhausted();
    return err_set(err, STATUS_DATA, "cannot write the database: %s", sqlite3_errmsg(db));
}

sqlite3_stmt *sql_prepare(sqlite3 *db, const char *sql, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
        fail(db, err);
    return stmt;
}

enum status sql_row(sqlite3_stmt *stmt, bool *row, struct err *err)
{
    int rc = sqlite3_step(stmt);
    *row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
        return STATUS_OK;
    return fail(sqlite3_db_handle(stmt), err);
}

enum status sql_run(sqlite3_stmt *stmt, struct err *err)
{
    bool row = true;
    enum status status = STATUS_OK;
    while (row && status == STATUS_OK)
        status = sql_row(stmt, &row, err);
    sqlite3_reset(stmt);
    return status;
}

enum status sql_script(sqlite3 *db, const char *script, struct err *err)
{
    if (sqlite3_exec(db, script, NULL, NULL, NULL) != SQLITE_OK)
        return fail(db, err);
    return STATUS_OK;
}

const char *sql_text(sqlite3_stmt *stmt, int column)
{
    return db_text(stmt, column);
}

void sql_bind_copy(sqlite3_stmt *stmt, int at, const char *text)
{
    if (sqlite3_bind_text(stmt, at, text, -1, SQLITE_TRANSIENT) == SQLITE_NOMEM)
        mem_exhausted();
}
