/* SPDX-License-Identifier: MIT */
/* list, show, search: rows, pages and hits in the format asked for. */
#include "attache/app/commands.h"
#include "attache/app/pager.h"
#include "attache/core/flow.h"
#include "attache/core/schema.h"
#include "attache/core/view_name.h"
#include "attache/export/csv.h"
#include "attache/export/json.h"
#include "attache/export/render.h"
#include "attache/export/table.h"

#include <string.h>

enum { FLUSH_SIZE = 64 * 1024, SEARCH_LIMIT = 50 };

/* A printing of records one by one, so that a long list is never held whole. */
struct printing {
    enum format format;
    enum kind kind;
    struct str text;
    struct err *err;
    size_t count;
    size_t limit;
};

static enum status print_record(void *context, const struct row *row, const struct value *record)
{
    struct printing *printing = context;
    if (printing->limit > 0 && printing->count >= printing->limit)
        return STATUS_NONE;
    if (printing->format == FORMAT_JSON) {
        json_array_record(row, record, &printing->count, &printing->text);
    } else {
        printing->count++;
        if (printing->format == FORMAT_CSV) {
            csv_record(row, record, true, &printing->text);
        } else {
            json_record(row, record, VALUE_LINE, &printing->text);
            str_add_char(&printing->text, '\n');
        }
    }
    if (printing->text.length > FLUSH_SIZE)
        return command_print(&printing->text, printing->err);
    return STATUS_OK;
}

/* STATUS_NONE out of the walk means that the limit was reached. */
static enum status print_records(struct store *store, const struct query *query,
                                 struct printing *printing)
{
    if (printing->format == FORMAT_CSV)
        csv_header(printing->kind, &printing->text);
    enum status status =
        store_each(store, printing->kind, query, print_record, printing, printing->err);
    if (status == STATUS_OK || status == STATUS_NONE) {
        if (printing->format == FORMAT_JSON)
            json_array_end(printing->count, &printing->text);
        status = command_print(&printing->text, printing->err);
    }
    if (status == STATUS_OK && printing->count == 0)
        status = STATUS_NONE;
    str_clear(&printing->text);
    return status;
}

static enum status print_table(struct table *table, const struct options *options, struct err *err)
{
    struct str text = {0};
    if (options->format == FORMAT_MARKDOWN)
        table_markdown(table, &text);
    else if (options->format == FORMAT_CSV)
        table_csv(table, true, &text);
    else
        table_text(table, command_columns(), &text);
    enum status status = pager_print(options, &text, err);
    str_clear(&text);
    return status;
}

static enum status print_rows(struct store *store, const struct query *query, enum kind kind,
                              const struct options *options, struct err *err)
{
    struct result rows = {0};
    struct table table = {0};
    int limit = options->limit > 0 ? options->limit : 0;
    enum status status = store_list(store, kind, query, limit, &rows, err);
    if (status == STATUS_OK) {
        table_of_rows(&table, kind, &rows, options->lang);
        status = print_table(&table, options, err);
    }
    if (status == STATUS_OK && rows.count == 0)
        status = STATUS_NONE;
    table_clear(&table);
    result_clear(&rows);
    return status;
}

/* The formats a subcommand knows; an ics or sqlite asked of it is wrong usage. */
static enum status check_format(const struct options *options, const char *name, bool lines,
                                struct err *err)
{
    bool fits = options->format <= FORMAT_MARKDOWN;
    if (!lines)
        fits = options->format == FORMAT_TEXT || options->format == FORMAT_JSON ||
               options->format == FORMAT_MARKDOWN;
    if (fits)
        return STATUS_OK;
    return err_set(err, STATUS_USAGE, "%s cannot print %s; it can print text, json%s and markdown",
                   name, options_format_name(options->format), lines ? ", jsonl, csv" : "");
}

/* The query from a word on; the store stays open only when all is well. */
static enum status start(const struct options *options, size_t first, struct query *query,
                         struct store **store, struct err *err)
{
    struct str words = {0};
    options_join(options, first, &words);
    enum status status = query_parse(str_text(&words), query, err);
    str_clear(&words);
    if (status == STATUS_OK)
        status = command_store(options, store, err);
    return status;
}

enum status command_list(const struct options *options, struct err *err)
{
    struct query query = {0};
    struct store *store = NULL;
    enum status status = check_format(options, "list", true, err);
    if (status != STATUS_OK)
        return status;
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "list needs a kind: attache list KIND [QUERY...]");
    enum kind kind = kind_parse(options->words[1]);
    if (kind == KIND_NONE)
        return err_set(err, STATUS_USAGE,
                       "no kind \"%s\"; there are meetings, partners, people, organizations, "
                       "topics, series, agreements, programmes, outcomes and sources",
                       options->words[1]);
    status = start(options, 2, &query, &store, err);
    if (status != STATUS_OK)
        goto out;
    struct printing printing = {
        options->format, kind, {0}, err, 0, options->limit > 0 ? (size_t)options->limit : 0};
    if (options->format == FORMAT_TEXT || options->format == FORMAT_MARKDOWN)
        status = print_rows(store, &query, kind, options, err);
    else
        status = print_records(store, &query, &printing);
out:
    store_close(&store);
    query_clear(&query);
    return status;
}

static void show_json(const struct dossier *dossier, struct str *out)
{
    const struct schema *schema = schema_of(dossier->self.kind);
    struct result row = {0};
    struct row *self = result_add(&row);
    self->kind = dossier->self.kind;
    self->slug = dossier->self.slug;
    self->title = value_text(dossier->record, schema->title);
    if (self->title[0] == '\0')
        self->title = dossier_name(dossier, self->kind, self->slug);
    if (schema->native != NULL)
        self->native = value_text(dossier->record, schema->native);
    self->origin = dossier->origin;
    json_record(self, dossier->record, VALUE_PRETTY, out);
    str_add_char(out, '\n');
    result_clear(&row);
}

static void show_page(const struct dossier *dossier, const struct options *options, struct str *out)
{
    struct page page = {0};
    struct flow flow = {0};
    dossier_page(dossier, &page);
    if (options->format == FORMAT_MARKDOWN) {
        render_page_markdown(&page, out);
    } else {
        flow_page(&page, command_columns(), &flow);
        render_page_text(&flow, out);
    }
    flow_clear(&flow);
    page_clear(&page);
}

static enum status show_one(struct store *store, const char *address, const struct options *options,
                            struct str *out, struct err *err)
{
    struct ref ref = {KIND_NONE, address};
    enum status status = STATUS_OK;
    if (view_name_find(address, NULL) == NULL)
        status = store_resolve(store, address, &ref, err);
    if (status != STATUS_OK)
        return status;
    struct str slug = {0};
    struct dossier dossier = {0};
    str_add(&slug, ref.slug);
    if (ref.kind == KIND_OUTCOME) {
        ref.kind = KIND_MEETING;
        str_cut(&slug, (size_t)(strrchr(str_text(&slug), '.') - str_text(&slug)));
    }
    status = store_dossier(store, (struct ref){ref.kind, str_text(&slug)}, &dossier, err);
    if (status == STATUS_OK) {
        dossier.today = options->today;
        dossier.lang = options->lang;
        if (options->format == FORMAT_JSON && ref.kind == KIND_NONE)
            status = err_set(err, STATUS_USAGE, "%s is a report: text or markdown", address);
        else if (options->format == FORMAT_JSON)
            show_json(&dossier, out);
        else
            show_page(&dossier, options, out);
    }
    dossier_clear(&dossier);
    str_clear(&slug);
    return status;
}

/* A view by name takes all the words after it. */
static enum status show_view(struct store *store, const struct options *options, struct str *out,
                             struct err *err)
{
    struct str address = {0};
    options_join(options, 1, &address);
    enum status status = show_one(store, str_text(&address), options, out, err);
    str_clear(&address);
    return status;
}

enum status command_show(const struct options *options, struct err *err)
{
    struct store *store = NULL;
    struct str text = {0};
    enum status status = check_format(options, "show", false, err);
    if (status != STATUS_OK)
        return status;
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "show needs an ID: attache show meeting/kr-fr-jcc-07");
    status = command_store(options, &store, err);
    const bool view = view_name_find(options->words[1], NULL) != NULL;
    if (status == STATUS_OK && view)
        status = show_view(store, options, &text, err);
    for (size_t i = 1; !view && i < options->word_count && status == STATUS_OK; i++)
        status = show_one(store, options->words[i], options, &text, err);
    /* The pages before one that cannot be shown are shown all the same. */
    enum status printed = pager_print(options, &text, err);
    str_clear(&text);
    store_close(&store);
    return status != STATUS_OK ? status : printed;
}

/* With whom, and when last: read off the meetings that a hit's entity is involved in. */
static void complete_hit(struct store *store, struct result *rows, struct row *row)
{
    enum query_field field = query_field_of(row->kind);
    struct query query = {0};
    struct result found = {0};
    struct str text = {0};
    if (field == QUERY_WORD || row->kind == KIND_PARTNER)
        return;
    str_addf(&text, "%s:%s", query_field_info(field)->name, row->slug);
    if (query_parse(str_text(&text), &query, NULL) == STATUS_OK &&
        store_list(store, KIND_PARTNER, &query, 0, &found, NULL) == STATUS_OK) {
        str_cut(&text, 0);
        for (size_t i = 0; i < found.count; i++)
            str_addf(&text, "%s%s", i > 0 ? " " : "", found.rows[i].slug);
        if (found.count > 0)
            row->partners = arena_dup(&rows->arena, str_text(&text));
        result_clear(&found);
    }
    if (row->date[0] == '\0' &&
        store_timeline(store, &query, (struct window){0, 0, 1}, &found, NULL) == STATUS_OK &&
        found.count > 0)
        row->date = arena_dup(&rows->arena, found.rows[0].date);
    result_clear(&found);
    query_clear(&query);
    str_clear(&text);
}

static void complete_hits(struct store *store, struct hits *hits)
{
    for (size_t i = 0; i < hits->count; i++)
        complete_hit(store, &hits->result, &hits->result.rows[hits->hits[i].row]);
}

static enum status print_hits(const char *words, const struct hits *hits,
                              const struct options *options, struct err *err)
{
    struct str text = {0};
    struct table table = {0};
    enum status status;
    if (options->format == FORMAT_JSON || options->format == FORMAT_JSONL) {
        if (options->format == FORMAT_JSON)
            json_hits(words, hits, &text);
        else
            json_hits_lines(hits, &text);
        status = command_print(&text, err);
    } else {
        table_of_hits(&table, hits, options->lang);
        status = print_table(&table, options, err);
    }
    table_clear(&table);
    str_clear(&text);
    return status == STATUS_OK && hits->count == 0 ? STATUS_NONE : status;
}

enum status command_search(const struct options *options, struct err *err)
{
    struct query query = {0};
    struct store *store = NULL;
    struct hits hits = {0};
    struct str words = {0};
    enum status status = check_format(options, "search", true, err);
    if (status != STATUS_OK)
        return status;
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "search needs a QUERY: attache search song kyunghee");
    status = start(options, 1, &query, &store, err);
    if (status != STATUS_OK)
        goto out;
    int limit = options->limit > 0 ? options->limit : SEARCH_LIMIT;
    status = store_search(store, &query, options->kind, limit, &hits, err);
    if (status == STATUS_OK || status == STATUS_NONE) {
        options_join(options, 1, &words);
        if (hits.count > (size_t)limit)
            hits.count = (size_t)limit;
        if (options->format == FORMAT_JSON || options->format == FORMAT_JSONL)
            complete_hits(store, &hits);
        status = print_hits(str_text(&words), &hits, options, err);
    }
out:
    str_clear(&words);
    hits_clear(&hits);
    store_close(&store);
    query_clear(&query);
    return status;
}
