/* SPDX-License-Identifier: MIT */
/*
 * Comma-separated values (RFC 4180): UTF-8 without a byte order mark, CRLF, quotes where needed.
 * With the guard, a text that a spreadsheet would take for a formula gets an apostrophe before it;
 * that changes the data, so it is off where values must be exact. What no record holds and a
 * terminal would obey is U+FFFD in any case (safe_add_exact).
 */
#ifndef ATTACHE_EXPORT_CSV_H
#define ATTACHE_EXPORT_CSV_H

#include "attache/base/str.h"
#include "attache/core/hit.h"
#include "attache/core/row.h"
#include "attache/core/value.h"

#include <stdbool.h>

/* Adds a field, with a comma before it unless first. */
void csv_field(struct str *out, const char *text, bool first, bool guard);
void csv_end_row(struct str *out);

/*
 * A table of the records of one kind: the columns of its schema in their order. Lists of words and
 * ids are joined by "; "; objects stand as JSON. Outcomes: id, record, kind, text, promise, due,
 * state, kept_by, kept_basis, from the row and the outcome object.
 */
void csv_header(enum kind kind, struct str *out);
void csv_record(const struct row *row, const struct value *record, bool guard, struct str *out);

/* A table of hits with its head: type, id (type/slug), title, native, rule, spelling, date,
   partners (joined by "; ") and weak (true or empty). */
void csv_hits(const struct hits *hits, bool guard, struct str *out);

#endif
