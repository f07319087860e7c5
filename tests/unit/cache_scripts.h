/* SPDX-License-Identifier: MIT */
/* Databases that are odd or hostile in their schema or rows, as SQL that makes them, with what
   opening each must come to. */
#ifndef CACHE_SCRIPTS_H
#define CACHE_SCRIPTS_H

#include "attache/base/str.h"
#include "attache/store/ddl.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum want { REFUSED, OPENS, EITHER };

#define MEETING "CREATE TABLE meeting(id INTEGER PRIMARY KEY, origin, slug, json);"
#define ENTITY  "CREATE TABLE entity(id INTEGER PRIMARY KEY, kind, origin, slug, json);"
#define GOOD    "'{\"id\": \"own-topic\", \"label\": \"Own topic\"}'"
#define TOPIC   "INSERT INTO entity VALUES(1, 5, 0, 'own-topic', " GOOD ");"
#define BOTH    MEETING ENTITY TOPIC
#define VIEW                                                                                       \
    "CREATE TABLE t(kind, origin, slug, json); INSERT INTO t VALUES(5, 0, 'own-topic', " GOOD ");"

static const struct {
    const char *name;
    const char *sql;
    enum want want;
} scripts[] = {
    {"plain", BOTH, OPENS},
    {"empty", "CREATE TABLE x(y);", REFUSED},
    {"no rows", MEETING ENTITY, REFUSED},
    {"no meeting", ENTITY TOPIC, REFUSED},
    {"views", VIEW "CREATE VIEW entity AS SELECT * FROM t; CREATE VIEW meeting AS SELECT * FROM t;",
     REFUSED},
    {"an endless view",
     ENTITY TOPIC
     "CREATE VIEW meeting(origin, slug, json) AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT "
     "x + 1 FROM c) SELECT x, x, x FROM c;",
     REFUSED},
    {"a virtual meeting",
     ENTITY TOPIC "CREATE VIRTUAL TABLE meeting USING fts5(origin, slug, json);", REFUSED},
    {"a virtual entity", MEETING "CREATE VIRTUAL TABLE entity USING rtree(id, a, b);", REFUSED},
    {"a virtual meta", BOTH "CREATE VIRTUAL TABLE meta USING fts5(name, value);", OPENS},
    {"a view meta", BOTH "CREATE VIEW meta AS SELECT 'origin.1' AS name;", OPENS},
    {"shadow names",
     BOTH "CREATE TABLE text_data(id INTEGER PRIMARY KEY, block); INSERT INTO "
          "text_data VALUES(1, zeroblob(90)), (10, x'00ff00ff');",
     OPENS},
    {"triggers", BOTH "CREATE TRIGGER boom AFTER INSERT ON meeting BEGIN DELETE FROM entity; END;",
     OPENS},
    {"a computed text",
     ENTITY TOPIC "CREATE TABLE meeting(id INTEGER PRIMARY KEY, origin, slug, json AS "
                  "(hex(zeroblob(400000000)))); INSERT INTO meeting(origin, slug) VALUES(0, 'a');",
     REFUSED},
    {"a computed constant",
     ENTITY TOPIC "CREATE TABLE meeting(id INTEGER PRIMARY KEY, origin, slug, "
                  "json AS ('{}')); INSERT INTO meeting(slug) VALUES('a');",
     REFUSED},
    {"a check that works hard",
     MEETING
     "CREATE TABLE entity(id INTEGER PRIMARY KEY, kind, origin, slug, json CHECK(length(hex("
     "zeroblob(1000000))) > 0));" TOPIC,
     OPENS},
    {"an index that computes", BOTH "CREATE INDEX i ON entity(upper(json));", EITHER},
    {"a partial index", BOTH "CREATE INDEX i ON entity(json) WHERE kind > 3;", OPENS},
    {"a default",
     MEETING "CREATE TABLE entity(id INTEGER PRIMARY KEY, kind, origin, slug, json "
             "DEFAULT (randomblob(100000000)));" TOPIC,
     OPENS},
    {"a blob", BOTH "UPDATE entity SET json = CAST(json AS BLOB);", REFUSED},
    {"a number", BOTH "UPDATE entity SET json = 7;", REFUSED},
    {"a null", BOTH "UPDATE entity SET json = NULL;", REFUSED},
    {"not JSON", BOTH "UPDATE entity SET json = 'x';", REFUSED},
    {"a list", BOTH "UPDATE entity SET json = '[]';", REFUSED},
    {"a text of 2 MB", BOTH "UPDATE entity SET json = hex(zeroblob(1000000));", REFUSED},
    {"a text of 900 KB", BOTH "UPDATE entity SET json = hex(zeroblob(450000));", REFUSED},
    {"deep JSON", BOTH "UPDATE entity SET json = replace(hex(zeroblob(200000)), '0', '[');",
     REFUSED},
    {"bad UTF-8", BOTH "UPDATE entity SET json = CAST(x'7b226964223a2022ff227d' AS TEXT);",
     REFUSED},
    {"a NUL", BOTH "UPDATE entity SET json = json || char(0) || '{}';", REFUSED},
    {"an escape", BOTH "UPDATE entity SET json = replace(json, 'Own', char(27) || ']0;x');",
     REFUSED},
    {"bidi controls", BOTH "UPDATE entity SET json = replace(json, 'Own', char(8238));", REFUSED},
    {"another type inside", BOTH "UPDATE entity SET json = '{\"type\": \"outcome\"}';", REFUSED},
    {"a bad id", BOTH "UPDATE entity SET json = replace(json, 'own-topic', '../../x');", REFUSED},
    {"a reference to nowhere",
     BOTH "UPDATE entity SET json = '{\"id\": \"a\", \"label\": \"A\", \"parent\": \"zz-none\"}';",
     REFUSED},
    {"a circle of parents",
     BOTH "UPDATE entity SET json = '{\"id\": \"a\", \"label\": \"A\", \"parent\": \"a\"}';",
     REFUSED},
    {"the same id twice", BOTH "INSERT INTO entity SELECT 2, kind, origin, slug, json FROM entity;",
     REFUSED},
    {"strange kinds",
     BOTH "INSERT INTO entity SELECT id + n, k, 0, slug, json FROM entity, (SELECT "
          "1 AS n, -1 AS k UNION ALL SELECT 2, 99 UNION ALL SELECT 3, 'abc' UNION "
          "ALL SELECT 4, 1e300);",
     OPENS},
    {"a kind to come", BOTH "INSERT INTO entity SELECT id + 1, 11, origin, slug, json FROM entity;",
     REFUSED},
    {"a slug of 500 KB", BOTH "UPDATE entity SET slug = hex(zeroblob(250000));", OPENS},
    {"UTF-16", "PRAGMA encoding = 'UTF-16be';" BOTH, OPENS},
    {"pages of 512", "PRAGMA page_size = 512;" BOTH, OPENS},
    {"pages of 64 KB", "PRAGMA page_size = 65536;" BOTH, OPENS},
    {"auto-vacuum", "PRAGMA auto_vacuum = FULL;" BOTH, OPENS},
    {"a log", "PRAGMA journal_mode = WAL;" BOTH, OPENS},
    {"strict tables",
     "CREATE TABLE meeting(origin INTEGER, slug TEXT, json TEXT) STRICT;" ENTITY TOPIC, OPENS},
    {"without rowid",
     "CREATE TABLE meeting(id PRIMARY KEY, origin, slug, json) WITHOUT ROWID;" ENTITY TOPIC, OPENS},
    {"other columns", "CREATE TABLE meeting(a, b);" ENTITY TOPIC, REFUSED},
    {"an unknown collation", BOTH "CREATE INDEX i ON entity(json COLLATE nocase);", OPENS},
    {"one root for two", BOTH "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 2;",
     REFUSED},
    {"a root far away",
     BOTH "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 9999;", REFUSED},
    {"no SQL", BOTH "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE';",
     REFUSED},
    {"a schema of rubbish",
     BOTH "PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES('view', 'v', 'v', 0, "
          "'CREATE VIEW v AS SELECT ((((((((((((((((((1))))))))))))))))))');",
     EITHER},
    {"an unknown module",
     BOTH "PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES('table', "
          "'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING nosuch(1)');",
     OPENS},
    {"a name of escapes",
     BOTH
     "CREATE TABLE meta(name, value); INSERT INTO meta VALUES('origin.1', char(27) || '[31m');",
     OPENS},
};

/* A new database out of SQL. False, with the reason said, when it cannot be made. */
static inline bool scripts_make(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    char *why = NULL;
    (void)unlink(path);
    bool made = sqlite3_open(path, &db) == SQLITE_OK;
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    made = made && sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK;
    if (!made)
        fprintf(stderr, "%s: %s\n", sql, why != NULL ? why : "cannot open");
    sqlite3_free(why);
    sqlite3_close(db);
    return made;
}

/* That of a script. The id and version are set first: it may end with a schema that no engine
   reads. */
static inline bool scripts_run(const char *path, size_t which)
{
    const char *script = scripts[which].sql;
    size_t pragma = str_starts(script, "PRAGMA") ? strcspn(script, ";") + 1 : 0;
    struct str sql = {0};
    str_addf(&sql, "%.*sPRAGMA application_id = %d; PRAGMA user_version = 1;%s", (int)pragma,
             script, (int)DDL_APPLICATION_ID, script + pragma);
    bool made = scripts_make(path, str_text(&sql));
    str_clear(&sql);
    return made;
}

#endif
