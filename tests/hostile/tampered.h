/* SPDX-License-Identifier: MIT */
/*
 * What somebody may have done to a cache, which the program reads as it stands: SQL that runs
 * behind its back. attack(N) is the N-th text of hostile/attacks.h.
 */
#ifndef TESTS_HOSTILE_TAMPERED_H
#define TESTS_HOSTILE_TAMPERED_H

#include "hostile/attacks.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Sets a field of each record to a JSON value. */
#define SET(table, field, value)                                                                   \
    "UPDATE " table " SET json = json_set(json, '$." field "', json('" value                       \
    "')) WHERE json_valid(json);"
#define OTHER_TYPES                                                                                \
    SET("meeting", "partners", "{\"a\": 1}")                                                       \
    SET("meeting", "participants", "[7, null, \"x\", []]")                                         \
    SET("meeting", "date", "2018")                                                                 \
    SET("meeting", "sources", "true")                                                              \
    SET("entity", "aliases", "{\"x\": []}")                                                        \
    SET("entity", "name", "[1e400]")
#define OTHER_DATES                                                                                \
    SET("meeting", "date", "\"9999-99-99/..\"")                                                    \
    SET("meeting", "outcomes", "[{\"text\": \"x\", \"due\": \"x/..\"}]")                           \
    SET("entity", "date", "\"-1\"")
#define SCHEMA "PRAGMA writable_schema = ON;"

static const struct tampering {
    const char *name;
    const char *sql;
} tamperings[] = {
    {"texts are attacks", "UPDATE meeting SET title = attack(id * 7), native = attack(id * 11),"
                          " place = attack(id * 13), partners = attack(id * 3);"
                          "UPDATE entity SET title = attack(id * 7), native = attack(id * 11),"
                          " acronym = attack(id * 5), word = attack(id * 3);"},
    {"slugs are attacks", "UPDATE meeting SET slug = attack(id * 5) || id;"
                          "UPDATE entity SET slug = attack(id * 5) || id WHERE id % 2 = 0;"},
    {"names and outcomes are attacks",
     "UPDATE name SET spelling = attack(id * 3), key = 'a' || id;"
     "UPDATE outcome SET text = attack(id * 7), kind = attack(id), due = attack(id * 5),"
     " basis = attack(id * 11);"
     "UPDATE seat SET position = attack(n * 7), role = attack(n * 3);"
     "UPDATE meta SET value = attack(length(name));"},
    {"texts are numbers, blobs, nothing",
     "UPDATE meeting SET title = 7, native = x'00ff', date = 1e300, partners = x'', place = -1;"
     "UPDATE entity SET title = x'c328', native = 9223372036854775807, acronym = zeroblob(9);"},
    {"numbers are texts",
     "UPDATE meeting SET first_day = 'x', last_day = x'ff', ordinal = 'second',"
     " origin = 'here';"
     "UPDATE entity SET meetings = 'many', origin = -5, first_day = '1e99';"
     "UPDATE outcome SET promise = 'yes', kept = 'no', due_last = 'never';"},
    {"numbers are extreme",
     "UPDATE meeting SET first_day = -9223372036854775807, last_day = 9223372036854775807,"
     " ordinal = -9223372036854775807, origin = 9223372036854775807;"
     "UPDATE entity SET meetings = 9223372036854775807, first_day = 9223372036854775807,"
     " last_day = -9223372036854775807, origin = 4294967296;"
     "UPDATE outcome SET n = n + 2147483647, kept = 77;"},
    {"other kinds", "UPDATE entity SET kind = 12 - kind WHERE kind > 1;"},
    {"kinds that are none", "UPDATE entity SET kind = kind + 400;"},
    {"decades of anything", "UPDATE entity SET decades = attack(id) || hex(randomblob(300));"
                            "UPDATE meta SET value = hex(zeroblob(3000)) WHERE name = 'decades';"},
    {"years of anything", "UPDATE meta SET value = -9223372036854775807 WHERE name = 'first_year';"
                          "UPDATE meta SET value = 9223372036854775807 WHERE name = 'last_year';"
                          "UPDATE meta SET value = 'long' WHERE name = 'longest';"},
    {"counts of anything", "UPDATE meta SET value = 9223372036854775807 WHERE name LIKE 'count%';"},
    {"no meta", "DELETE FROM meta;"},
    {"no rows", "DELETE FROM meeting; DELETE FROM entity;"},
    {"records are gone, what leads to them is not", "DELETE FROM entity WHERE kind <> 2;"},
    {"circles", "UPDATE entity SET json = json_set(json, '$.parent', slug, '$.predecessors',"
                " json_array(slug), '$.successor', slug, '$.series', slug, '$.members',"
                " json_array(slug)) WHERE json_valid(json);"
                "INSERT OR IGNORE INTO link SELECT id, 'predecessors', id FROM entity;"
                "INSERT OR IGNORE INTO link SELECT id, 'parent', id FROM entity;"
                "INSERT OR IGNORE INTO kept SELECT meeting, id FROM outcome;"},
    {"everything leads to everything",
     "INSERT OR IGNORE INTO posting SELECT e.id, m.id FROM entity e, meeting m;"
     "INSERT OR IGNORE INTO link SELECT a.id, f.field, b.id FROM entity a, entity b,"
     " (SELECT DISTINCT field FROM link) f;"
     "INSERT OR IGNORE INTO seat SELECT e.id, m.id, 900, e.id, 'x', 'y' FROM entity e, meeting m;"},
    {"ids that are nowhere", "UPDATE OR IGNORE posting SET meeting = meeting + 100000;"
                             "UPDATE OR IGNORE link SET source = -source;"
                             "UPDATE OR IGNORE seat SET organization = 99999999999;"},
    {"records are no JSON", "UPDATE meeting SET json = 'x'; UPDATE entity SET json = '{';"},
    {"records are lists", "UPDATE meeting SET json = '[]'; UPDATE entity SET json = '[[1]]';"},
    {"records are empty", "UPDATE meeting SET json = '{}'; UPDATE entity SET json = '{}';"},
    {"records are blobs", "UPDATE meeting SET json = CAST(json AS BLOB);"
                          "UPDATE entity SET json = zeroblob(100);"},
    {"records are deep", "UPDATE entity SET json = replace(hex(zeroblob(100000)), '00', '[');"},
    {"records hold other types", OTHER_TYPES},
    {"dates of anything", OTHER_DATES},
    {"texts without end", "UPDATE meeting SET title = hex(zeroblob(400000)),"
                          " json = json_set(json, '$.summary', hex(zeroblob(400000)));"
                          "UPDATE entity SET title = replace(hex(zeroblob(200000)), '00', 'a ');"},
    {"lists without end",
     "UPDATE meeting SET json = json_set(json, '$.agenda', json('[' || rtrim(replace("
     "hex(zeroblob(20000)), '00', '\"x\","
     "'), ',') || ']'));"},
    {"a schema of views",
     SCHEMA "UPDATE sqlite_master SET type = 'view', rootpage = 0,"
            " sql = 'CREATE VIEW outcome AS SELECT 1' WHERE name = 'outcome';"},
    {"one root for all", SCHEMA "UPDATE sqlite_master SET rootpage = 3 WHERE rootpage > 0;"},
    {"an index of another table", SCHEMA "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM"
                                         " sqlite_master WHERE name = 'name') WHERE type = 'index'"
                                         " AND rootpage > 0;"},
    {"no index", "DROP INDEX meeting_row; DROP INDEX entity_slug; DROP INDEX name_key;"},
    {"an empty index of texts", "DELETE FROM text_data; DELETE FROM text_idx;"},
    {"an index of texts of rubbish", "UPDATE text_data SET block = randomblob(length(block));"
                                     "UPDATE text_docsize SET sz = x'ffffffffffffffffff';"},
    {"another tokenizer", SCHEMA "UPDATE sqlite_master SET sql = replace(sql, '''attache''',"
                                 " '''nosuch''') WHERE name = 'text';"},
};

enum { TAMPERINGS = sizeof(tamperings) / sizeof(tamperings[0]) };

static inline void tampered_attack(sqlite3_context *context, int count, sqlite3_value **args)
{
    unsigned n = (unsigned)sqlite3_value_int(args[0]);
    (void)count;
    sqlite3_result_text(context, attacks[n % ATTACKS].bytes, -1, SQLITE_STATIC);
}

/* Does it to the file; false, with the reason said, when it cannot be done. */
static inline bool tampered_apply(const char *path, const struct tampering *tampering)
{
    sqlite3 *db = NULL;
    char *why = NULL;
    bool done = sqlite3_open(path, &db) == SQLITE_OK;
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_create_function(db, "attack", 1, SQLITE_UTF8, NULL, tampered_attack, NULL, NULL);
    done = done && sqlite3_exec(db, tampering->sql, NULL, NULL, &why) == SQLITE_OK;
    if (!done)
        fprintf(stderr, "tampered: %s: %s\n", tampering->name, why != NULL ? why : "cannot open");
    sqlite3_free(why);
    sqlite3_close(db);
    return done;
}

#endif
