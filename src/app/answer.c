/* SPDX-License-Identifier: MIT */
/* What all answers have in common: from words to a subcommand, to an output, to a status. */
#include "attache/app/answer.h"

#include "answer_parts.h"
#include "attache/app/commands.h"
#include "attache/app/kept.h"
#include "attache/app/pager.h"

#include <assert.h>
#include <string.h>

static const struct {
    const char *name;
    enum status (*check)(const struct options *options, struct err *err);
    enum status (*run)(struct answer *answer);
} table[] = {
    {"list", list_check, list_run},
    {"show", show_check, show_run},
    {"search", search_check, search_run},
    {"export", export_check, export_run},
};

enum { TABLE_SIZE = sizeof(table) / sizeof(table[0]) };

static int find(const struct options *options)
{
    int i = 0;
    while (strcmp(table[i].name, options->words[0]) != 0) {
        i++;
        assert(i < TABLE_SIZE);
    }
    return i;
}

enum status answer_check(const struct options *options, struct err *err)
{
    return table[find(options)].check(options, err);
}

enum status answer_run(const struct options *options, struct store *store, struct str *note,
                       struct err *err)
{
    struct answer answer = {.options = options, .store = store, .note = note, .err = err};
    enum status status = table[find(options)].run(&answer);
    query_clear(&answer.query);
    str_clear(&answer.text);
    return status;
}

enum status command_answer(const struct options *options, struct err *err)
{
    struct store *store = NULL;
    struct str note = {0};
    enum status status = answer_check(options, err);
    if (status == STATUS_OK)
        status = command_store(options, &store, err);
    if (status == STATUS_OK)
        status = answer_run(options, store, &note, err);
    if (note.length > 0)
        command_tell("attache: %s", str_text(&note));
    str_clear(&note);
    store_close(&store);
    return status;
}

enum status answer_query(struct answer *answer, size_t first)
{
    struct str words = {0};
    enum status status = kept_words(answer->options, first, answer->store, &words, answer->err);
    if (status == STATUS_OK)
        status = query_parse(str_text(&words), &answer->query, answer->err);
    str_clear(&words);
    return status;
}

enum status answer_query_check(const struct options *options, size_t first, struct err *err)
{
    struct answer answer = {.options = options, .err = err};
    enum status status = answer_query(&answer, first);
    query_clear(&answer.query);
    return status;
}

enum status answer_format(const struct options *options, struct err *err)
{
    const struct subcommand *subcommand = subcommand_find(options->words[0]);
    struct str names = {0};
    assert(subcommand != NULL);
    if (format_writes(options->format, subcommand->writes))
        return STATUS_OK;
    format_names(subcommand->writes, " ", &names);
    err_set(err, STATUS_USAGE, "%s cannot write %s; --format is one of: %s", subcommand->name,
            format_info(options->format)->name, str_text(&names));
    str_clear(&names);
    return STATUS_USAGE;
}

/* Output */

enum status answer_open(struct answer *answer)
{
    const struct options *options = answer->options;
    if (options->bom && options->format == FORMAT_CSV)
        str_add(&answer->text, "\xEF\xBB\xBF");
    return output_open(&answer->output, options->output, options->force, answer->err);
}

enum status answer_flow(struct answer *answer)
{
    return output_flow(&answer->output, &answer->text, answer->err);
}

enum status answer_close(struct answer *answer, enum status status)
{
    enum status written = STATUS_OK;
    if (answer->output.path == NULL) {
        written = pager_print(answer->options, &answer->text, answer->err);
    } else if (status == STATUS_OK) {
        written = output_write(&answer->output, &answer->text, answer->err);
    } else if (status == STATUS_NONE) {
        if (answer->err->text[0] == '\0')
            err_set(answer->err, STATUS_NONE, "nothing found; nothing written");
        (void)output_close(&answer->output, STATUS_DATA, answer->err);
        return STATUS_NONE;
    }
    return output_close(&answer->output, status != STATUS_OK ? status : written, answer->err);
}

bool answer_is_fitted(const struct answer *answer)
{
    return answer->output.path == NULL && answer->options->format == FORMAT_TEXT;
}

void answer_table(struct answer *answer, struct table *rows)
{
    const bool fitted = answer_is_fitted(answer);
    if (fitted && pager_is_ascii(answer->options))
        table_ascii(rows);
    format_info(answer->options->format)
        ->table(rows, fitted ? command_columns() : 0, &answer->text);
}
