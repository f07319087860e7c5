/* SPDX-License-Identifier: MIT */
/* JSON trees and their one canonical text. Reading JSON is the store's (SQLite does it). */
#include "attache/core/value.h"

#include "attache/text/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct value *value_new(struct arena *arena, enum value_type type)
{
    struct value *value = arena_new(arena, 1, sizeof(*value));
    value->type = type;
    return value;
}

struct value *value_new_text(struct arena *arena, const char *text)
{
    struct value *value = value_new(arena, VALUE_TEXT);
    value->text = arena_dup(arena, text);
    return value;
}

struct value *value_new_int(struct arena *arena, int64_t integer)
{
    struct value *value = value_new(arena, VALUE_INT);
    value->integer = integer;
    return value;
}

void value_add(struct value *parent, const char *key, struct value *child)
{
    child->key = key;
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

const struct value *value_get(const struct value *object, const char *key)
{
    if (object == NULL || object->type != VALUE_OBJECT)
        return NULL;
    for (const struct value *v = object->first; v != NULL; v = v->next) {
        if (strcmp(v->key, key) == 0)
            return v;
    }
    return NULL;
}

const char *value_text(const struct value *object, const char *key)
{
    const struct value *v = value_get(object, key);
    return v != NULL && v->type == VALUE_TEXT ? v->text : "";
}

int64_t value_int(const struct value *object, const char *key, int64_t fallback)
{
    const struct value *v = value_get(object, key);
    return v != NULL && v->type == VALUE_INT ? v->integer : fallback;
}

bool value_true(const struct value *object, const char *key)
{
    const struct value *v = value_get(object, key);
    return v != NULL && v->type == VALUE_TRUE;
}

const struct value *value_first(const struct value *object, const char *key)
{
    const struct value *v = value_get(object, key);
    return v != NULL ? v->first : NULL;
}

size_t value_count(const struct value *object, const char *key)
{
    size_t count = 0;
    for (const struct value *v = value_first(object, key); v != NULL; v = v->next)
        count++;
    return count;
}

static bool must_escape(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C || cp == 0x200E ||
           cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static void write_escape(uint32_t cp, struct str *out)
{
    if (cp == '\n')
        str_add(out, "\\n");
    else if (cp == '\t')
        str_add(out, "\\t");
    else
        str_addf(out, "\\u%04x", (unsigned)cp);
}

/* One JSON string with its quotes. */
static void write_string(const char *text, struct str *out)
{
    size_t size = strlen(text);
    str_add_char(out, '"');
    for (size_t at = 0; at < size;) {
        uint32_t cp = 0;
        size_t step = utf8_next(text + at, size - at, &cp);
        if (cp == '"' || cp == '\\') {
            str_add_char(out, '\\');
            str_add_char(out, (char)cp);
        } else if (must_escape(cp)) {
            write_escape(cp, out);
        } else {
            char bytes[4];
            str_add_bytes(out, bytes, utf8_put(cp, bytes)); /* U+FFFD for what is no UTF-8 */
        }
        at += step;
    }
    str_add_char(out, '"');
}

/* The shortest decimal that reads back as the same double, always with a point or exponent. */
static void write_real(double real, struct str *out)
{
    char digits[40];
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof(digits), "%.*g", precision, real);
        if (strtod(digits, NULL) == real)
            break;
    }
    str_add(out, isfinite(real) ? digits : "null");
    if (isfinite(real) && strpbrk(digits, ".e") == NULL)
        str_add(out, ".0");
}

static void write_nested(const struct value *value, enum value_style style, size_t depth,
                         struct str *out);

static void write_newline(enum value_style style, size_t depth, struct str *out)
{
    if (style == VALUE_LINE)
        return;
    str_add_char(out, '\n');
    str_add_repeat(out, "  ", depth);
}

static void write_children(const struct value *value, enum value_style style, size_t depth,
                           struct str *out)
{
    str_add_char(out, value->type == VALUE_LIST ? '[' : '{');
    for (const struct value *v = value->first; v != NULL; v = v->next) {
        write_newline(style, depth + 1, out);
        if (value->type == VALUE_OBJECT) {
            write_string(v->key, out);
            str_add(out, ": ");
        }
        write_nested(v, style, depth + 1, out);
        if (v->next != NULL)
            str_add(out, style == VALUE_LINE ? ", " : ",");
    }
    if (value->first != NULL)
        write_newline(style, depth, out);
    str_add_char(out, value->type == VALUE_LIST ? ']' : '}');
}

static void write_nested(const struct value *value, enum value_style style, size_t depth,
                         struct str *out)
{
    switch (value->type) {
    case VALUE_NULL:
        str_add(out, "null");
        break;
    case VALUE_FALSE:
        str_add(out, "false");
        break;
    case VALUE_TRUE:
        str_add(out, "true");
        break;
    case VALUE_INT:
        str_addf(out, "%" PRId64, value->integer);
        break;
    case VALUE_REAL:
        write_real(value->real, out);
        break;
    case VALUE_TEXT:
        write_string(value->text, out);
        break;
    case VALUE_LIST:
    case VALUE_OBJECT:
        write_children(value, style, depth, out);
        break;
    }
}

void value_write(const struct value *value, enum value_style style, struct str *out)
{
    write_nested(value, style, 0, out);
}
