/* SPDX-License-Identifier: MIT */
/*
 * JSON in: a strict gate of ours, then SQLite's json_tree over a private connection. Internal to
 * the store. The gate is RFC 8259 and no more, and says where and why a text is refused; SQLite
 * alone would take malformed UTF-8, what follows a NUL, lone surrogates and duplicate keys.
 */
#ifndef ATTACHE_STORE_JSON_H
#define ATTACHE_STORE_JSON_H

#include "attache/base/err.h"
#include "attache/base/mem.h"
#include "attache/core/value.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    JSON_DEPTH_MAX = 64,             /* lists and objects within each other */
    JSON_SIZE_MAX = 64 * 1024 * 1024 /* bytes of one record */
};

struct sqlite3;
struct json; /* a reader: one prepared statement, and a connection of its own unless one is lent */

/* Opens a reader on a connection that outlives it, or with NULL on one of its own. */
enum status json_open(struct sqlite3 *lent, struct json **out, struct err *err);
void json_close(struct json **json);

/*
 * Reads one JSON text (a BOM before it and white space around it are allowed) into a tree in the
 * arena. Integers are 64 bits wide, other numbers finite doubles. NULL when it is refused; the
 * error says what is wrong at which column of its line: column 14: expected a comma or "}"
 */
struct value *json_read(struct json *json, const char *bytes, size_t size, struct arena *arena,
                        struct err *err);

/* How many characters stand before the next text on its first line: its columns are counted with
   them. Taken back by the reading. */
void json_stands_after(struct json *json, size_t characters);

/* The offset in the bytes at which the last json_read refused them. */
size_t json_fault(const struct json *json);

/* The gate alone: false when the text is refused, with where and why. *why is borrowed, static. */
bool json_gate(const char *bytes, size_t size, size_t *fault, const char **why);

/* Walks the values of a text that passed the gate in document order; keys do not count. */
struct json_cursor {
    const char *bytes;
    size_t size;
    size_t at;
};

/* The offset of the next value, in *offset; false at the end. A zeroed `at` is the start. */
bool json_next(struct json_cursor *cursor, size_t *offset);

/* The bytes of the value that starts at bytes[0], by its quotes and brackets alone, whatever it
   holds; 0 when it does not end. */
size_t json_extent(const char *bytes, size_t size);

/* The bytes of white space (and of a BOM at the start) before the next token. */
size_t json_blank(const char *bytes, size_t size);

#endif
