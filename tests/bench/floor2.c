/* SPDX-License-Identifier: MIT */
/* The second floor: the first, and an in-memory SQLite with a two-row FTS5 table and one MATCH. */
#include "bench/boxes.h"

#include <locale.h>
#include <sqlite3.h>

static sqlite3 *open_database(char *found, size_t room)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    static const char sql[] = "CREATE VIRTUAL TABLE t USING fts5(text);"
                              "INSERT INTO t VALUES ('Korea and France'), ('Korea and Germany');";
    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT text FROM t WHERE t MATCH 'france'", -1, &statement, NULL) !=
            SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW)
        exit(EXIT_FAILURE);
    (void)snprintf(found, room, "%s", (const char *)sqlite3_column_text(statement, 0));
    (void)sqlite3_finalize(statement);
    return db;
}

int main(void)
{
    char found[80];
    (void)setlocale(LC_ALL, "");
    sqlite3 *db = open_database(found, sizeof found);
    int status = show_boxes(found);
    (void)sqlite3_close(db);
    return status;
}
