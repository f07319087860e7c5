/* SPDX-License-Identifier: MIT */
/* Records and hits as JSON objects, the form that scripts read: every element says its type, its
   address (type/slug) and its title before its own fields. */
#ifndef ATTACHE_EXPORT_JSON_H
#define ATTACHE_EXPORT_JSON_H

#include "attache/base/str.h"
#include "attache/core/hit.h"
#include "attache/core/row.h"
#include "attache/core/value.h"
#include "attache/export/table.h"

#include <stdbool.h>

/*
 * Adds one object without a final newline: "type" (singular), "id" (type/slug), "title", "native"
 * where known, then the record's own fields as they are, without its "id" and its "title".
 *
 * An outcome's record is the outcome object of its meeting, which may be NULL; the row's slug is
 * MEETING.N, its other the meeting, its word the state. It has "id", "title", "record" (the
 * meeting), "kind", "text", "promise" (true or false), and where known "due", "state", "kept_by"
 * and "kept_basis". "origin" follows where the record comes from a user's file.
 */
void json_record(const struct row *row, const struct value *record, enum value_style style,
                 struct str *out);

/* Elements of one array, one after the other: "[" before the first, "," between, "]" at the end.
 `before` counts those before it. An array without elements is "[]". json_array_end ends its line.
 */
void json_array_record(const struct row *row, const struct value *record, size_t before,
                       struct str *out);
void json_array_end(size_t count, struct str *out);

/* {"query": ..., "total": ..., "results": [...]}, with a final newline. */
void json_hits(const char *query, const struct hits *hits, struct str *out);

/* The same, one hit a line, without the query and the total. */
void json_hits_lines(const struct hits *hits, struct str *out);

/* The rows of a table as objects: a column's label is the key, every value a text, one that is
   empty is left out. With lines one object a line, else one array. */
void json_table(const struct table *table, bool lines, struct str *out);

#endif
