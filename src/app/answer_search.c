/* SPDX-License-Identifier: MIT */
/* search: hits, best first. Formats that programs read also say with whom and when last. */
#include "answer_parts.h"

#include "attache/store/store.h"

enum { SEARCH_LIMIT = 50 };

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
        store_list(store, (struct lookup){.kind = KIND_PARTNER, .query = &query}, &found, NULL) ==
            STATUS_OK) {
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

/* The question that an acronym of several organizations is. */
static void add_sharers(struct answer *answer, const struct hits *hits)
{
    const size_t before = answer->text.length;
    hits_add_sharers(hits, answer->options->lang, &answer->text);
    if (answer->text.length > before)
        str_add(&answer->text, answer->options->format == FORMAT_MARKDOWN ? "\n\n" : "\n");
}

static void add_hits(struct answer *answer, const char *words, struct hits *hits)
{
    const struct format_info *format = format_info(answer->options->format);
    struct table table = {0};
    if (format->hits != NULL) {
        complete_hits(answer->store, hits);
        format->hits(words, hits, &answer->text);
        return;
    }
    add_sharers(answer, hits);
    table_of_hits(&table, hits, answer->options->lang);
    answer_table(answer, &table);
    table_clear(&table);
}

enum status search_check(const struct options *options, struct err *err)
{
    enum status status = answer_format(options, err);
    if (status != STATUS_OK)
        return status;
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "search needs a QUERY: attache search song kyunghee");
    return answer_query_check(options, 1, err);
}

enum status search_run(struct answer *answer)
{
    const struct options *options = answer->options;
    const int limit = options->limit > 0 ? options->limit : SEARCH_LIMIT;
    struct hits hits = {0};
    struct str words = {0};
    enum status status = answer_query(answer, 1);
    if (status == STATUS_OK)
        status = store_search(
            answer->store,
            (struct lookup){.kind = options->kind, .query = &answer->query, .limit = limit}, &hits,
            answer->err);
    if (status > STATUS_NONE)
        goto out;
    if (hits.count > (size_t)limit)
        hits.count = (size_t)limit;
    options_join(options, 1, answer->store, &words);
    status = answer_open(answer);
    if (status == STATUS_OK) {
        add_hits(answer, str_text(&words), &hits);
        status = answer_close(answer, hits.count == 0 ? STATUS_NONE : STATUS_OK);
    }
out:
    str_clear(&words);
    hits_clear(&hits);
    return status;
}
