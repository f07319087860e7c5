/* SPDX-License-Identifier: MIT */
/* A JSON value as a tree, the form in which a record travels through the program. A tree lives in
   the arena of its owner. Writing is canonical: one tree has one text. */
#ifndef ATTACHE_CORE_VALUE_H
#define ATTACHE_CORE_VALUE_H

#include "attache/base/mem.h"
#include "attache/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_type {
    VALUE_NULL,
    VALUE_FALSE,
    VALUE_TRUE,
    VALUE_INT,
    VALUE_REAL,
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_OBJECT,
};

struct value {
    enum value_type type;
    const char *key;     /* the name in the object that holds it; NULL in a list */
    const char *text;    /* VALUE_TEXT: UTF-8 without NUL bytes; else NULL */
    int64_t integer;     /* VALUE_INT */
    double real;         /* VALUE_REAL */
    struct value *first; /* VALUE_LIST, VALUE_OBJECT: the first child */
    struct value *last;
    struct value *next; /* the next sibling */
};

/* New values in the arena; texts are copied. */
struct value *value_new(struct arena *arena, enum value_type type);
struct value *value_new_text(struct arena *arena, const char *text);
struct value *value_new_int(struct arena *arena, int64_t integer);

/* Appends child to a list (key NULL) or an object; the key is borrowed. */
void value_add(struct value *parent, const char *key, struct value *child);

/* The member of an object, or NULL; object may be NULL. */
const struct value *value_get(const struct value *object, const char *key);

/* The member's text, "" when it is absent or no text; its integer, or fallback; whether true. */
const char *value_text(const struct value *object, const char *key);
int64_t value_int(const struct value *object, const char *key, int64_t fallback);
bool value_true(const struct value *object, const char *key);

/* The first element of the list or object under key, or NULL: for (v = ...; v; v = v->next). */
const struct value *value_first(const struct value *object, const char *key);
size_t value_count(const struct value *object, const char *key);

enum value_style {
    VALUE_LINE,   /* {"a": 1, "b": [2, 3]} */
    VALUE_PRETTY, /* two spaces a level, one member a line, no final newline */
};

/* Writes the tree as JSON (RFC 8259): UTF-8; C0, DEL, C1 and bidi controls as \u;
   malformed UTF-8 as U+FFFD. */
void value_write(const struct value *value, enum value_style style, struct str *out);

#endif
