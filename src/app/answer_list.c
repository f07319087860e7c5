/* SPDX-License-Identifier: MIT */
/* list: rows as a table, or records one by one, so that a long list is never held whole. */
#include "answer_parts.h"

#include "attache/app/kept.h"

#include "attache/store/store.h"

struct listing {
    struct answer *answer;
    enum kind kind;
    int limit; /* 0: none */
};

static enum status add_record(void *context, const struct row *row, const struct value *record)
{
    struct answer *answer = context;
    format_info(answer->options->format)->record(row, record, answer->count++, &answer->text);
    return answer_flow(answer);
}

static enum status add_records(struct listing *listing)
{
    struct answer *answer = listing->answer;
    const struct format_info *format = format_info(answer->options->format);
    if (format->begin != NULL)
        format->begin(listing->kind, &answer->text);
    enum status status = store_each(
        answer->store,
        (struct lookup){.kind = listing->kind, .query = &answer->query, .limit = listing->limit},
        add_record, answer, answer->err);
    if (status != STATUS_OK)
        return status;
    if (format->end != NULL)
        format->end(answer->count, &answer->text);
    return answer->count == 0 ? STATUS_NONE : STATUS_OK;
}

static enum status add_rows(struct listing *listing)
{
    struct answer *answer = listing->answer;
    struct result rows = {0};
    struct table table = {0};
    enum status status = store_list(
        answer->store,
        (struct lookup){.kind = listing->kind, .query = &answer->query, .limit = listing->limit},
        &rows, answer->err);
    if (status == STATUS_OK) {
        table_of_rows(&table, listing->kind, &rows, answer->options->lang);
        answer_table(answer, &table);
        status = rows.count == 0 ? STATUS_NONE : STATUS_OK;
    }
    table_clear(&table);
    result_clear(&rows);
    return status;
}

static bool is_kept(const struct options *options)
{
    enum notebook_kind kind;
    return kept_kind(options->words[1], &kind);
}

static enum status refuse_kind(const char *word, struct err *err)
{
    struct str list = {0};
    kind_list(true, KIND_COUNT, &list);
    kept_kind_list(&list);
    err_set(err, STATUS_USAGE, "no kind \"%s\"; there are: %s", word, str_text(&list));
    str_clear(&list);
    return STATUS_USAGE;
}

enum status list_check(const struct options *options, struct err *err)
{
    enum status status = answer_format(options, err);
    if (status != STATUS_OK)
        return status;
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "list needs a kind: attache list KIND [QUERY...]");
    if (is_kept(options) && options->word_count > 2)
        return err_set(err, STATUS_USAGE, "list %s takes no query", options->words[1]);
    if (!is_kept(options) && kind_parse(options->words[1]) == KIND_NONE)
        return refuse_kind(options->words[1], err);
    return answer_query_check(options, 2, err);
}

enum status list_run(struct answer *answer)
{
    const struct options *options = answer->options;
    struct listing listing = {answer, kind_parse(options->words[1]),
                              options->limit > 0 ? (int)options->limit : 0};
    enum status status = answer_query(answer, 2);
    if (status == STATUS_OK)
        status = answer_open(answer);
    if (status != STATUS_OK)
        return status;
    if (is_kept(options))
        return answer_close(answer, list_kept(answer));
    const bool records = format_info(options->format)->record != NULL;
    return answer_close(answer, records ? add_records(&listing) : add_rows(&listing));
}
