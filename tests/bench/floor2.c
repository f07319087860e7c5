/* SPDX-License-Identifier: MIT */
/* The second floor: the first, and an in-memory SQLite with a two-row FTS5 table and one MATCH. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

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
    SCREEN *screen = newterm(NULL, stdout, stdin);
    if (!screen)
        return EXIT_FAILURE;
    (void)cbreak();
    (void)noecho();
    int left = COLS / 4;
    int top = LINES / 2;
    WINDOW *boxes[3] = {newwin(LINES, left, 0, 0), newwin(top, COLS - left, 0, left),
                        newwin(LINES - top, COLS - left, top, left)};
    (void)wnoutrefresh(stdscr);
    for (int i = 0; i < 3; i++) {
        (void)box(boxes[i], 0, 0);
        (void)mvwaddstr(boxes[i], 1, 1, found);
        (void)wnoutrefresh(boxes[i]);
    }
    (void)doupdate();
    (void)wgetch(boxes[0]);
    (void)endwin();
    (void)sqlite3_close(db);
    return EXIT_SUCCESS;
}
