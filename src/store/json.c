/* SPDX-License-Identifier: MIT */
/*
 * The reader: the gate, then one statement over json_tree whose rows come in document order, each
 * naming its parent. A stack of the open lists and objects turns them into a tree.
 */
#include "attache/store/json.h"
#include "attache/store/db.h"
#include "attache/text/utf8.h"

#include <sqlite3.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct json {
    bool lent; /* the connection is not ours to close */
    sqlite3 *db;
    sqlite3_stmt *tree;
    size_t fault;
    size_t before; /* characters before the next text on its line */
};

/* The list or object that a row may belong to. */
struct open {
    int64_t id;
    struct value *value;
};

struct reading {
    struct json *json;
    const char *bytes;
    size_t size;
    struct arena *arena;
    struct open stack[JSON_DEPTH_MAX + 1];
    size_t depth;
    struct value *root;
    struct json_cursor cursor; /* steps with the rows once a number needs its digits */
    int64_t steps;
    struct err *err;
};

enum { COLUMN_KEY, COLUMN_TYPE, COLUMN_ATOM, COLUMN_ID, COLUMN_PARENT };

enum status json_open(sqlite3 *lent, struct json **out, struct err *err)
{
    static const char sql[] = "SELECT key, type, atom, id, parent FROM json_tree(?1)"
                              " WHERE json_valid(?1)";
    struct json *json = mem_new(1, sizeof(*json));
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    json->db = lent;
    json->lent = lent != NULL;
    if ((lent == NULL && sqlite3_open_v2(":memory:", &json->db, flags, NULL) != SQLITE_OK) ||
        sqlite3_prepare_v3(json->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &json->tree, NULL) !=
            SQLITE_OK) {
        if (sqlite3_errcode(json->db) == SQLITE_NOMEM)
            mem_exhausted();
        err_set(err, STATUS_DATA, "cannot read JSON: %s", sqlite3_errmsg(json->db));
        json_close(&json);
        *out = NULL;
        return STATUS_DATA;
    }
    *out = json;
    return STATUS_OK;
}

void json_close(struct json **json)
{
    if (*json == NULL)
        return;
    sqlite3_finalize((*json)->tree);
    if (!(*json)->lent)
        sqlite3_close((*json)->db);
    mem_free(json);
}

size_t json_fault(const struct json *json)
{
    return json->fault;
}

void json_stands_after(struct json *json, size_t characters)
{
    json->before = characters;
}

/* The column of an offset in its line, in characters from 1. */
static size_t column_of(const struct reading *reading, size_t offset)
{
    size_t column = 1;
    for (; offset > 0 && reading->bytes[offset - 1] != '\n'; offset--)
        column += utf8_begins(reading->bytes[offset - 1]);
    return offset > 0 ? column : column + reading->json->before;
}

static enum status refuse(struct reading *reading, size_t offset, const char *why)
{
    reading->json->fault = offset;
    err_set(reading->err, STATUS_DATA, "column %zu: %s", column_of(reading, offset),
            err_say(reading->err, why));
    return STATUS_DATA;
}

/* The offset of the n-th value, counted from 0; n never goes down within a reading. */
static size_t offset_of(struct reading *reading, int64_t n)
{
    size_t offset = 0;
    while (reading->steps <= n && json_next(&reading->cursor, &offset))
        reading->steps++;
    return offset;
}

/* SQLite gives the nearest double; the digits themselves are read again, since what is written
   must read back as the same number in every version. */
static enum status read_real(struct reading *reading, int64_t n, bool integer, struct value *value)
{
    size_t offset = offset_of(reading, n);
    char digits[64];
    size_t length = json_extent(reading->bytes + offset, reading->size - offset);
    if (integer)
        return refuse(reading, offset, "an integer beyond 64 bits");
    if (length >= sizeof(digits))
        return refuse(reading, offset, "a number of more than 63 characters");
    memcpy(digits, reading->bytes + offset, length);
    digits[length] = '\0';
    value->real = strtod(digits, NULL);
    if (!isfinite(value->real))
        return refuse(reading, offset, "a number too large for a computer (1e308 at most)");
    return STATUS_OK;
}

static struct value *new_value(struct reading *reading, sqlite3_stmt *row)
{
    const char *type = db_text(row, COLUMN_TYPE);
    struct value *value = value_new(reading->arena, VALUE_NULL);
    switch (type[0]) {
    case 'o':
        value->type = VALUE_OBJECT;
        break;
    case 'a':
        value->type = VALUE_LIST;
        break;
    case 't':
        value->type = strcmp(type, "text") == 0 ? VALUE_TEXT : VALUE_TRUE;
        break;
    case 'f':
        value->type = VALUE_FALSE;
        break;
    case 'i':
        value->type = VALUE_INT;
        break;
    case 'r':
        value->type = VALUE_REAL;
        break;
    default:
        break;
    }
    return value;
}

static enum status fill_value(struct reading *reading, sqlite3_stmt *row, int64_t n,
                              struct value *value)
{
    switch (value->type) {
    case VALUE_TEXT: {
        const char *text = (const char *)sqlite3_column_text(row, COLUMN_ATOM);
        size_t size = (size_t)sqlite3_column_bytes(row, COLUMN_ATOM);
        if (text == NULL)
            mem_exhausted();
        value->text = arena_dup_bytes(reading->arena, text, size);
        return STATUS_OK;
    }
    case VALUE_INT:
        if (sqlite3_column_type(row, COLUMN_ATOM) != SQLITE_INTEGER)
            return read_real(reading, n, true, value);
        value->integer = sqlite3_column_int64(row, COLUMN_ATOM);
        return STATUS_OK;
    case VALUE_REAL:
        return read_real(reading, n, false, value);
    default:
        return STATUS_OK;
    }
}

static bool has_key(const struct value *object, const char *key)
{
    for (const struct value *v = object->first; v != NULL; v = v->next) {
        if (v->key[0] == key[0] && strcmp(v->key, key) == 0)
            return true;
    }
    return false;
}

/* More members than this in one object, and the look for a duplicate key would be slow. */
enum { MEMBERS_MAX = 4096 };

static enum status attach(struct reading *reading, sqlite3_stmt *row, int64_t n,
                          struct value *value)
{
    int64_t parent = sqlite3_column_int64(row, COLUMN_PARENT);
    while (reading->depth > 0 && reading->stack[reading->depth - 1].id != parent)
        reading->depth--;
    if (reading->depth == 0) {
        reading->root = value;
        return STATUS_OK;
    }
    struct value *holder = reading->stack[reading->depth - 1].value;
    if (holder->type == VALUE_LIST) {
        value_add(holder, NULL, value);
        return STATUS_OK;
    }
    const char *key = (const char *)sqlite3_column_text(row, COLUMN_KEY);
    if (key == NULL)
        mem_exhausted();
    if (has_key(holder, key))
        return refuse(reading, offset_of(reading, n), "this field name stands twice in one object");
    value_add(holder, arena_dup(reading->arena, key), value);
    if (holder->integer++ > MEMBERS_MAX)
        return refuse(reading, offset_of(reading, n), "more than 4096 fields in one object");
    return STATUS_OK;
}

static enum status read_rows(struct reading *reading)
{
    sqlite3_stmt *row = reading->json->tree;
    int rc = SQLITE_ROW;
    for (int64_t n = 0; (rc = sqlite3_step(row)) == SQLITE_ROW; n++) {
        struct value *value = new_value(reading, row);
        if (attach(reading, row, n, value) != STATUS_OK ||
            fill_value(reading, row, n, value) != STATUS_OK)
            return STATUS_DATA;
        if (value->type == VALUE_LIST || value->type == VALUE_OBJECT)
            reading->stack[reading->depth++] =
                (struct open){sqlite3_column_int64(row, COLUMN_ID), value};
    }
    /* What passed the gate has a value: where there is none, SQLite could not copy the text. */
    if (rc == SQLITE_NOMEM || (rc == SQLITE_DONE && reading->root == NULL))
        mem_exhausted();
    if (rc != SQLITE_DONE)
        return refuse(reading, 0, "SQLite refuses this JSON");
    return STATUS_OK;
}

/* While reading, an object counts its members in `integer`. */
static void clear_counts(struct value *value)
{
    if (value->type == VALUE_OBJECT)
        value->integer = 0;
    for (struct value *v = value->first; v != NULL; v = v->next)
        clear_counts(v);
}

struct value *json_read(struct json *json, const char *bytes, size_t size, struct arena *arena,
                        struct err *err)
{
    struct reading reading = {.json = json, .bytes = bytes, .size = size, .arena = arena};
    reading.cursor = (struct json_cursor){.bytes = bytes, .size = size};
    reading.err = err;
    const char *why = NULL;
    size_t fault = 0;
    enum status status = STATUS_OK;
    if (json_gate(bytes, size, &fault, &why)) {
        size_t blank = json_blank(bytes, size);
        sqlite3_bind_text64(json->tree, 1, bytes + blank, size - blank, SQLITE_STATIC, SQLITE_UTF8);
        status = read_rows(&reading);
        sqlite3_reset(json->tree);
        sqlite3_clear_bindings(json->tree);
    } else {
        status = refuse(&reading, fault, why);
    }
    json->before = 0;
    if (status != STATUS_OK)
        return NULL;
    clear_counts(reading.root);
    return reading.root;
}
