/* SPDX-License-Identifier: MIT */
/*
 * Databases of ours that somebody has tampered with: behind the importer's back every text of every
 * record is an attack, also in fields that the record did not have; so are the columns of texts.
 * The round says which: over ATTACKS rounds each field has held each of them. What is shown of such
 * a database has the gate of text/safe.h alone between it and the terminal.
 */
#ifndef TESTS_HOSTILE_IMAGE_H
#define TESTS_HOSTILE_IMAGE_H

#include "attache/base/mem.h"
#include "attache/core/schema.h"
#include "attache/core/value.h"
#include "attache/store/import.h"
#include "attache/store/json.h"
#include "attache/text/utf8.h"
#include "hostile/attacks.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tamper {
    sqlite3 *db;
    struct json *json;
    struct arena arena;
    unsigned next; /* number of the next attack */
};

static inline void hostile_require(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "hostile: %s\n", what);
    abort();
}

/* The next attack; in JSON only those that are UTF-8 can stand. */
static inline const char *tamper_next(struct tamper *tamper, bool utf8)
{
    const char *bytes = attacks[tamper->next++ % ATTACKS].bytes;
    while (utf8 && !utf8_valid(bytes, strlen(bytes), NULL))
        bytes = attacks[tamper->next++ % ATTACKS].bytes;
    return bytes;
}

/* Whether the field's value becomes an attack. Dates and words do so now and then: a record of
   which neither is one is often left out of lists. */
static inline bool tamper_field(const struct tamper *tamper, const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_AMOUNT:
    case FIELD_URL:
    case FIELD_LANGUAGE:
        return true;
    case FIELD_DATE:
    case FIELD_WORD:
    case FIELD_COUNTRY:
        return tamper->next % 5 == 0;
    default:
        return false;
    }
}

static inline struct value *tamper_object(struct tamper *tamper, const struct field *fields,
                                          const struct value *object);

/* A list of as many as there were, one if there were none. */
static inline struct value *tamper_list(struct tamper *tamper, const struct field *field,
                                        const struct value *old)
{
    struct value *list = value_new(&tamper->arena, VALUE_LIST);
    const struct value *item = old != NULL ? old->first : NULL;
    do {
        value_add(list, NULL,
                  field->type == FIELD_OBJECT
                      ? tamper_object(tamper, field->members, item)
                      : value_new_text(&tamper->arena, tamper_next(tamper, true)));
        item = item != NULL ? item->next : NULL;
    } while (item != NULL);
    return list;
}

static inline struct value *tamper_copy(struct tamper *tamper, const struct value *old)
{
    struct value *copy = value_new(&tamper->arena, old->type);
    copy->text = old->text;
    copy->integer = old->integer;
    copy->real = old->real;
    for (const struct value *v = old->first; v != NULL; v = v->next)
        value_add(copy, v->key, tamper_copy(tamper, v));
    return copy;
}

static inline struct value *tamper_object(struct tamper *tamper, const struct field *fields,
                                          const struct value *object)
{
    struct value *out = value_new(&tamper->arena, VALUE_OBJECT);
    for (const struct field *field = fields; field->name != NULL; field++) {
        const struct value *old = value_get(object, field->name);
        if (field->type == FIELD_OBJECT ||
            (tamper_field(tamper, field) && field->flags & FIELD_LIST))
            value_add(out, field->name, tamper_list(tamper, field, old));
        else if (tamper_field(tamper, field))
            value_add(out, field->name, value_new_text(&tamper->arena, tamper_next(tamper, true)));
        else if (old != NULL)
            value_add(out, field->name, tamper_copy(tamper, old));
    }
    return out;
}

/* SQL functions: tampered(kind, json), hostile(text): a text that is empty stays so. */

static inline void tampered_sql(sqlite3_context *context, int count, sqlite3_value **args)
{
    struct tamper *tamper = sqlite3_user_data(context);
    const struct schema *schema = schema_of((enum kind)sqlite3_value_int(args[0]));
    const char *json = (const char *)sqlite3_value_text(args[1]);
    struct value *record = NULL;
    struct str out = {0};
    (void)count;
    if (schema == NULL || json == NULL) {
        sqlite3_result_value(context, args[1]);
        return;
    }
    record = json_read(tamper->json, json, strlen(json), &tamper->arena, NULL);
    hostile_require(record != NULL, "a record is no JSON");
    value_write(tamper_object(tamper, schema->fields, record), VALUE_LINE, &out);
    sqlite3_result_text(context, str_text(&out), (int)out.length, SQLITE_TRANSIENT);
    str_clear(&out);
}

static inline void hostile_sql(sqlite3_context *context, int count, sqlite3_value **args)
{
    struct tamper *tamper = sqlite3_user_data(context);
    (void)count;
    if (sqlite3_value_bytes(args[0]) == 0)
        sqlite3_result_value(context, args[0]);
    else
        sqlite3_result_text(context, tamper_next(tamper, false), -1, SQLITE_TRANSIENT);
}

/* Tampers with the database in the file. */
static inline void hostile_tamper(const char *path, unsigned round)
{
    static const char script[] =
        "BEGIN;"
        "UPDATE meeting SET json = tampered(1, json), title = hostile(title),"
        " native = hostile(title), place = hostile(place), level = hostile(level);"
        "UPDATE meeting SET date = hostile(date), kind = hostile(kind), status = hostile(status),"
        " partners = hostile(partners) WHERE id % 3 = 0;"
        "UPDATE entity SET json = tampered(kind, json), title = hostile(title),"
        " native = hostile(title), acronym = hostile(acronym), word = hostile(word);"
        "UPDATE entity SET date = hostile(date), partners = hostile(partners) WHERE id % 3 = 0;"
        "UPDATE seat SET position = hostile('x'), role = hostile(role);"
        "UPDATE outcome SET text = hostile(text), kind = hostile(kind), due = hostile(due),"
        " basis = hostile(basis);"
        "UPDATE name SET spelling = hostile(spelling);"
        "UPDATE meta SET value = hostile(value) WHERE name LIKE 'origin.%' OR name = 'data_date';"
        "COMMIT;";
    struct tamper tamper = {.next = round * 7};
    char *why = NULL;
    hostile_require(json_open(NULL, &tamper.json, NULL) == STATUS_OK, "json_open");
    hostile_require(sqlite3_open(path, &tamper.db) == SQLITE_OK, path);
    sqlite3_create_function(tamper.db, "tampered", 2, SQLITE_UTF8, &tamper, tampered_sql, NULL,
                            NULL);
    sqlite3_create_function(tamper.db, "hostile", 1, SQLITE_UTF8, &tamper, hostile_sql, NULL, NULL);
    if (sqlite3_exec(tamper.db, script, NULL, NULL, &why) != SQLITE_OK)
        hostile_require(false, why);
    sqlite3_close(tamper.db);
    json_close(&tamper.json);
    arena_clear(&tamper.arena);
}

/* Makes the database of a round from a file of good records. */
static inline void hostile_database(const char *records, const char *path, unsigned round)
{
    struct import *import = NULL;
    const struct import_options how = {
        .paths = &records, .path_count = 1, .output = path, .name = "own.db"};
    hostile_require(import_run(&how, &import, NULL) == STATUS_OK, records);
    import_free(&import);
    hostile_tamper(path, round);
}

#endif
