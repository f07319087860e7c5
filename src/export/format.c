/* SPDX-License-Identifier: MIT */
/* The table of formats, and what is read off it. */
#include "attache/export/format.h"

#include "attache/core/flow.h"
#include "attache/export/csv.h"
#include "attache/export/json.h"
#include "attache/export/render.h"
#include "attache/export/render_grid.h"

#include <assert.h>

/* Text */

static void text_page(const struct page *page, int columns, const char *notes, struct str *out)
{
    struct flow flow = {0};
    (void)notes;
    flow_page(page, columns, &flow);
    render_page_text(&flow, out);
    flow_clear(&flow);
}

/* JSON */

static void json_rows(const struct table *table, int columns, struct str *out)
{
    (void)columns;
    json_table(table, false, out);
}

static void json_rows_lines(const struct table *table, int columns, struct str *out)
{
    (void)columns;
    json_table(table, true, out);
}

static void json_record_line(const struct row *row, const struct value *record, size_t before,
                             struct str *out)
{
    (void)before;
    json_record(row, record, VALUE_LINE, out);
    str_add_char(out, '\n');
}

static void json_lines(const char *query, const struct hits *hits, struct str *out)
{
    (void)query;
    json_hits_lines(hits, out);
}

static void json_single(const struct row *row, const struct value *record, struct str *out)
{
    json_record(row, record, VALUE_PRETTY, out);
}

static void json_page(const struct page *page, int columns, const char *notes, struct str *out)
{
    (void)columns;
    (void)notes;
    render_page_json(page, out);
}

/* CSV: what a spreadsheet would run is guarded */

static void csv_rows(const struct table *table, int columns, struct str *out)
{
    (void)columns;
    table_csv(table, true, out);
}

static void csv_row(const struct row *row, const struct value *record, size_t before,
                    struct str *out)
{
    (void)before;
    csv_record(row, record, true, out);
}

static void csv_found(const char *query, const struct hits *hits, struct str *out)
{
    (void)query;
    csv_hits(hits, true, out);
}

/* Markdown */

static void markdown_rows(const struct table *table, int columns, struct str *out)
{
    (void)columns;
    table_markdown(table, out);
}

static void markdown_page(const struct page *page, int columns, const char *notes, struct str *out)
{
    const struct markdown_place place = {.notes = notes};
    (void)columns;
    render_page_markdown(page, &place, out);
}

/* The table, in the order in which help shows it. */
static const struct format_info formats[FORMAT_COUNT] = {
    [FORMAT_TEXT] = {.name = "text",
                     .ending = ".txt",
                     .frame = {"", "\n========\n\n", "", ""},
                     .table = table_text,
                     .page = text_page},
    [FORMAT_JSON] = {.name = "json",
                     .ending = ".json",
                     .exports =
                         "the records, with all that they refer to, so that they can be imported",
                     .exact = true,
                     .frame = {"[\n", ",\n", "\n]\n", "\n"},
                     .table = json_rows,
                     .record = json_array_record,
                     .end = json_array_end,
                     .hits = json_hits,
                     .page = json_page,
                     .single = json_single,
                     .grid = render_grid_json},
    [FORMAT_JSONL] = {.name = "jsonl",
                      .ending = ".jsonl",
                      .exports = "the same, one record a line",
                      .exact = true,
                      .table = json_rows_lines,
                      .record = json_record_line,
                      .hits = json_lines},
    [FORMAT_CSV] = {.name = "csv",
                    .ending = ".csv",
                    .exports = "for a spreadsheet one table of the meetings; to a folder a Data "
                               "Package: a table of each kind, and datapackage.json, which "
                               "describes them",
                    .exact = true,
                    .table = csv_rows,
                    .begin = csv_header,
                    .record = csv_row,
                    .hits = csv_found,
                    .grid = render_grid_csv},
    [FORMAT_MARKDOWN] = {.name = "markdown",
                         .ending = ".md",
                         .exports = "a table of the meetings, then the page of each",
                         .frame = {"", "\n---\n\n", "", ""},
                         .table = markdown_rows,
                         .page = markdown_page},
    [FORMAT_ICS] = {.name = "ics",
                    .ending = ".ics",
                    .exports = "a calendar of the meetings that are known to the day, the planned "
                               "ones as tentative; how many are left out is said on standard error",
                    .events = true},
    [FORMAT_SQLITE] = {.name = "sqlite",
                       .ending = ".db",
                       .exports = "plain tables for other programs"},
};

const struct format_info *format_info(enum format format)
{
    assert(format < FORMAT_COUNT);
    return &formats[format];
}

enum format format_of_file(const char *path)
{
    int format = 0;
    while (format < FORMAT_COUNT && !str_ends(path, formats[format].ending))
        format++;
    return (enum format)format;
}

bool format_writes(enum format format, enum content content)
{
    const struct format_info *info = &formats[format];
    switch (content) {
    case CONTENT_NONE:
        return true;
    case CONTENT_LIST:
        return info->record != NULL || info->table != NULL;
    case CONTENT_HITS:
        return info->hits != NULL || info->table != NULL;
    case CONTENT_PAGE:
        return info->page != NULL;
    case CONTENT_GRID:
        return info->grid != NULL || info->page != NULL;
    case CONTENT_SHOW:
        return info->events || info->grid != NULL || info->page != NULL;
    case CONTENT_EXPORT:
        return info->exports != NULL;
    }
    return false;
}

void format_names(enum content content, const char *between, struct str *out)
{
    bool first = true;
    for (int format = 0; format < FORMAT_COUNT; format++) {
        if (!format_writes((enum format)format, content))
            continue;
        str_add(out, first ? "" : between);
        str_add(out, formats[format].name);
        first = false;
    }
}
