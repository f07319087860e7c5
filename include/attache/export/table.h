/* SPDX-License-Identifier: MIT */
/* A table of texts: filled cell by cell, then written as aligned text, Markdown or CSV. */
#ifndef ATTACHE_EXPORT_TABLE_H
#define ATTACHE_EXPORT_TABLE_H

#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/core/hit.h"
#include "attache/core/row.h"

#include <stdbool.h>
#include <stddef.h>

enum { TABLE_COLUMNS = 10 };

enum table_align {
    TABLE_LEFT,
    TABLE_RIGHT, /* numbers */
    TABLE_WHOLE, /* left; of no use when cut, such as an address: left out instead */
};

/* A zeroed table is empty. Texts are copied into the arena. */
struct table {
    struct arena arena;
    const char *labels[TABLE_COLUMNS];
    enum table_align align[TABLE_COLUMNS];
    int limits[TABLE_COLUMNS]; /* 0: none */
    size_t columns;
    const char **cells; /* row after row, `columns` each */
    size_t count;       /* cells */
    size_t capacity;
};

void table_clear(struct table *table);
void table_column(struct table *table, const char *label, enum table_align align);

/* The column added last gives way first: to so many columns before others are cut. */
void table_limit(struct table *table, int columns);

/* Adds the next cell; after the last column the next row begins. */
void table_cell(struct table *table, const char *text);
size_t table_rows(const struct table *table);

/* Fill an empty table: the rows of a kind as a list shows them, or hits of all kinds with the rule
   and the spelling that matched; the address (kind/slug) comes last. */
void table_of_rows(struct table *table, enum kind kind, const struct result *rows, enum lang lang);
void table_of_hits(struct table *table, const struct hits *hits, enum lang lang);

/* Transliterates the cells to ASCII (text/ascii.h), before they are measured. */
void table_ascii(struct table *table);

/*
 * Adds the rows as aligned text without a header. width 0: every cell in full. Else no line is
 * wider than width: the widest columns are cut with an ellipsis, and the last ones are left out
 * when that is not enough. Empty columns are left out.
 */
void table_text(const struct table *table, int width, struct str *out);

/* Adds a table of GitHub's Markdown with a header. */
void table_markdown(const struct table *table, struct str *out);

/* Adds a header and the rows as CSV (export/csv.h), guarded for spreadsheets when asked. */
void table_csv(const struct table *table, bool guard, struct str *out);

#endif
