/* SPDX-License-Identifier: MIT */
/* list bookmarks, notes, filters: what the user keeps, as a table. */
#include "answer_parts.h"

#include "attache/app/kept.h"
#include "attache/base/mem.h"

#include <string.h>

static void add_columns(struct table *table, const char *const *names)
{
    for (; *names != NULL; names++)
        table_column(table, *names, str_same_ascii(*names, "record") ? TABLE_WHOLE : TABLE_LEFT);
}

static void add_record_row(struct table *table, enum notebook_kind kind, const struct row *row,
                           bool exact)
{
    struct str address = {0};
    kept_name((struct ref){row->kind, row->slug}, &address);
    if (exact) {
        table_cell(table, kept_kind_name(kind));
        table_cell(table, str_text(&address));
        table_cell(table, row->title);
        table_cell(table, row->native);
        table_cell(table, row->date);
        table_cell(table, row->note);
        table_cell(table, row->word);
    } else {
        char *line = mem_dup(row->note);
        line[strcspn(line, "\n")] = '\0';
        table_cell(table, row->date);
        table_cell(table, row->title);
        table_cell(table, row->native);
        table_cell(table, line);
        table_cell(table, str_text(&address));
        mem_free(&line);
    }
    str_clear(&address);
}

/* For people: what fits a line, the address last. For programs: every field, exact. */
static enum status add_record_rows(struct table *table, struct notebook *notebook,
                                   enum notebook_kind kind, const struct answer *answer)
{
    static const char *const exact_names[] = {"type", "id",   "title", "native",
                                              "date", "note", "time",  NULL};
    static const char *const names[] = {"Date", "Title", "Native", "Note", "Record", NULL};
    const bool exact = format_info(answer->options->format)->exact;
    struct result rows = {0};
    add_columns(table, exact ? exact_names : names);
    enum status status = kept_rows(notebook, kind, answer->store, &rows, answer->err);
    size_t most = answer->options->limit > 0 ? (size_t)answer->options->limit : rows.count;
    for (size_t i = 0; status == STATUS_OK && i < rows.count && i < most; i++)
        add_record_row(table, kind, &rows.rows[i], exact);
    result_clear(&rows);
    return status;
}

static void add_filter_rows(struct table *table, struct notebook *notebook,
                            const struct options *options)
{
    static const char *const exact_names[] = {"type", "id", "query", "time", NULL};
    static const char *const names[] = {"Name", "Query", NULL};
    const bool exact = format_info(options->format)->exact;
    size_t count = 0;
    const struct notebook_item *items = notebook_items(notebook, NOTEBOOK_FILTER, &count);
    size_t most = options->limit > 0 ? (size_t)options->limit : count;
    add_columns(table, exact ? exact_names : names);
    for (size_t i = 0; i < count && i < most; i++) {
        struct str name = {0};
        str_addf(&name, "%s%s", exact ? "" : "@", items[i].name);
        if (exact)
            table_cell(table, kept_kind_name(NOTEBOOK_FILTER));
        table_cell(table, str_text(&name));
        table_cell(table, items[i].text);
        if (exact)
            table_cell(table, kept_time(&items[i], &table->arena));
        str_clear(&name);
    }
}

enum status list_kept(struct answer *answer)
{
    enum notebook_kind kind = NOTEBOOK_BOOKMARK;
    struct table table = {0};
    struct notebook *notebook = kept_open();
    (void)kept_kind(answer->options->words[1], &kind);
    enum status status = notebook_load(notebook, answer->err);
    if (status == STATUS_OK && kind == NOTEBOOK_FILTER)
        add_filter_rows(&table, notebook, answer->options);
    else if (status == STATUS_OK)
        status = add_record_rows(&table, notebook, kind, answer);
    if (status == STATUS_OK) {
        answer_table(answer, &table);
        status = table_rows(&table) > 0 ? STATUS_OK : STATUS_NONE;
    }
    notebook_free(&notebook);
    table_clear(&table);
    return status;
}
