/* SPDX-License-Identifier: MIT */
/*
 * The layer export: pages, rows and records as text for people and programs. It is pure; it uses
 * core, text and base, and adds to a str that the caller writes.
 *
 * The formats, a row each: the word, the ending of files, and how it writes what there is to be
 * written. A format has what its row has: which formats a subcommand takes, what completes and
 * explains --format, the manual, and the endings that the explorer knows are all read off the rows.
 * Only what reads the database while it writes, a whole export, is not here (app/answer_export.c).
 */
#ifndef ATTACHE_EXPORT_FORMAT_H
#define ATTACHE_EXPORT_FORMAT_H

#include "attache/base/str.h"
#include "attache/core/hit.h"
#include "attache/core/page.h"
#include "attache/core/page_grid.h"
#include "attache/core/row.h"
#include "attache/core/value.h"
#include "attache/export/table.h"

#include <stdbool.h>
#include <stddef.h>

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_JSONL,
    FORMAT_CSV,
    FORMAT_MARKDOWN,
    FORMAT_ICS,
    FORMAT_SQLITE,
    FORMAT_COUNT
};

/* What a format may be asked to write. */
enum content {
    CONTENT_NONE,
    CONTENT_LIST, /* records of a kind, or what the user keeps */
    CONTENT_HITS,
    CONTENT_PAGE,
    CONTENT_GRID,
    CONTENT_SHOW, /* a page, a grid or an event */
    CONTENT_EXPORT,
};

/* What stands around and between the pages of several records, and after a single one. */
struct format_frame {
    const char *open, *gap, *close, *end;
};

/* Each function adds to out. One that is NULL: the format writes no such thing, or writes it as
   what is said there. */
struct format_info {
    const char *name;    /* "markdown" */
    const char *ending;  /* ".md" */
    const char *exports; /* what an export holds, for the manual; NULL: there is none */
    bool exact;          /* for programs: every field as it is, labels in English */
    bool events;         /* shows a meeting as an event */
    struct format_frame frame;

    /* A table of texts; columns: how wide it may be, 0 for any. */
    void (*table)(const struct table *table, int columns, struct str *out);

    /* A list, record by record; `before` counts those before it. NULL: as a table. */
    void (*begin)(enum kind kind, struct str *out);
    void (*record)(const struct row *row, const struct value *record, size_t before,
                   struct str *out);
    void (*end)(size_t count, struct str *out);

    /* What a search for the query found. NULL: as a table. */
    void (*hits)(const char *query, const struct hits *hits, struct str *out);

    /* A page; notes as in struct markdown_place (export/render.h). */
    void (*page)(const struct page *page, int columns, const char *notes, struct str *out);

    /* A single record. NULL: as its page. */
    void (*single)(const struct row *row, const struct value *record, struct str *out);

    /* A grid as numbers. NULL: as its page. */
    void (*grid)(const struct grid_shown *shown, struct str *out);
};

const struct format_info *format_info(enum format format);

/* The format of a file by its ending; FORMAT_COUNT when there is none. */
enum format format_of_file(const char *path);

/* Whether the format can write that, if only as what it falls back to; CONTENT_NONE: true. */
bool format_writes(enum format format, enum content content);

/* Adds the words of the formats that write that (CONTENT_NONE: of all), joined by `between`. */
void format_names(enum content content, const char *between, struct str *out);

#endif
