/* SPDX-License-Identifier: MIT */
/* bookmark, note, save, forget: what they write is on the disk when they end with status 0. */
#include "attache/app/commands.h"
#include "attache/app/kept.h"
#include "attache/app/pager.h"

#include "attache/base/file.h"

#include <stdio.h>
#include <string.h>

/* The name under which things about a record are kept; STATUS_NONE when there is no record. */
static enum status resolve(const struct options *options, const char *address, struct str *name,
                           struct err *err)
{
    struct store *store = NULL;
    struct ref ref = {KIND_NONE, ""};
    enum status status = command_store(options, &store, err);
    if (status == STATUS_OK)
        status = store_resolve(store, address, &ref, err);
    if (status == STATUS_OK)
        kept_name(ref, name);
    store_close(&store);
    return status;
}

static void warn_wait(void *context)
{
    (void)context;
    fputs("attache: waiting for another attache to finish writing\n", stderr);
}

static struct notebook *open_notebook(void)
{
    struct notebook *notebook = kept_open();
    notebook_on_wait(notebook, warn_wait, NULL);
    return notebook;
}

/* bookmark */

enum status command_bookmark(const struct options *options, struct err *err)
{
    enum status status = STATUS_OK;
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "bookmark needs an ADDRESS: attache bookmark partner/FR");
    struct notebook *notebook = open_notebook();
    for (size_t i = 1; i < options->word_count && status == STATUS_OK; i++) {
        struct str name = {0};
        status = resolve(options, options->words[i], &name, err);
        if (status == STATUS_OK)
            notebook_put_later(notebook, NOTEBOOK_BOOKMARK, str_text(&name), "");
        str_clear(&name);
    }
    if (status == STATUS_OK)
        status = notebook_flush(notebook, err);
    notebook_free(&notebook);
    return status;
}

/* note */

static enum status print_note(struct notebook *notebook, const char *name,
                              const struct options *options, struct err *err)
{
    struct str text = {0};
    enum status status = notebook_load(notebook, err);
    if (status != STATUS_OK)
        return status;
    const struct notebook_item *note = notebook_find(notebook, NOTEBOOK_NOTE, name);
    if (note == NULL)
        return err_set(err, STATUS_NONE, "there is no note on %s", name);
    kept_add_lines(note->text, &text);
    status = pager_print(options, &text, err);
    str_clear(&text);
    return status;
}

/* The words after the address, or with "-" standard input. */
static enum status read_note(const struct options *options, struct str *text, struct err *err)
{
    if (options->word_count == 3 && strcmp(options->words[2], "-") == 0)
        return file_read("-", text, err);
    for (size_t i = 2; i < options->word_count; i++)
        str_addf(text, "%s%s", i > 2 ? " " : "", options->words[i]);
    return STATUS_OK;
}

enum status command_note(const struct options *options, struct err *err)
{
    struct str name = {0};
    struct str text = {0};
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "note needs an ADDRESS: attache note partner/FR TEXT...");
    struct notebook *notebook = open_notebook();
    enum status status = resolve(options, options->words[1], &name, err);
    if (status == STATUS_OK && options->word_count == 2) {
        status = print_note(notebook, str_text(&name), options, err);
    } else if (status == STATUS_OK) {
        status = read_note(options, &text, err);
        if (status == STATUS_OK)
            status = kept_put_note(notebook, str_text(&name), str_text(&text), err);
    }
    notebook_free(&notebook);
    str_clear(&name);
    str_clear(&text);
    return status;
}

/* save */

enum status command_save(const struct options *options, struct err *err)
{
    struct str query = {0};
    if (options->word_count < 3)
        return err_set(err, STATUS_USAGE,
                       "save needs a name and a query: attache save quantum topic:quantum");
    struct notebook *notebook = open_notebook();
    options_join(options, 2, NULL, &query);
    enum status status = kept_save(notebook, options->words[1], str_text(&query), err);
    notebook_free(&notebook);
    str_clear(&query);
    return status;
}

/* forget */

/* What is kept may be about a record that this database lacks: then its name is taken as it is. */
static enum status forget(struct notebook *notebook, enum notebook_kind kind,
                          const struct options *options, const char *word, struct err *err)
{
    struct str name = {0};
    if (kind == NOTEBOOK_FILTER)
        str_add(&name, word + (word[0] == '@'));
    else if (notebook_find(notebook, kind, word) != NULL ||
             resolve(options, word, &name, NULL) != STATUS_OK)
        str_add(&name, word);
    enum status status = STATUS_OK;
    if (notebook_find(notebook, kind, str_text(&name)) == NULL)
        status =
            err_set(err, STATUS_NONE, "there is no %s %s", kept_kind_name(kind), str_text(&name));
    else
        notebook_put_later(notebook, kind, str_text(&name), NULL);
    str_clear(&name);
    return status;
}

enum status command_forget(const struct options *options, struct err *err)
{
    enum notebook_kind kind;
    if (options->word_count < 3 || !kept_kind(options->words[1], &kind))
        return err_set(err, STATUS_USAGE,
                       "forget needs a kind (bookmark, note, filter) and names: attache forget "
                       "bookmark partner/FR");
    struct notebook *notebook = open_notebook();
    enum status status = notebook_load(notebook, err);
    for (size_t i = 2; i < options->word_count && status == STATUS_OK; i++)
        status = forget(notebook, kind, options, options->words[i], err);
    if (status == STATUS_OK)
        status = notebook_flush(notebook, err);
    notebook_free(&notebook);
    return status;
}
