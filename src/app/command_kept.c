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

static struct own *open_own(void)
{
    struct own *own = kept_open();
    own_on_wait(own, warn_wait, NULL);
    return own;
}

/* bookmark */

enum status command_bookmark(const struct options *options, struct err *err)
{
    enum status status = STATUS_OK;
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "bookmark needs an ID: attache bookmark partner/FR");
    struct own *own = open_own();
    for (size_t i = 1; i < options->word_count && status == STATUS_OK; i++) {
        struct str name = {0};
        status = resolve(options, options->words[i], &name, err);
        if (status == STATUS_OK)
            own_put_later(own, OWN_BOOKMARK, str_text(&name), "");
        str_clear(&name);
    }
    if (status == STATUS_OK)
        status = own_flush(own, err);
    own_free(&own);
    return status;
}

/* note */

static enum status print_note(struct own *own, const char *name, const struct options *options,
                              struct err *err)
{
    struct str text = {0};
    enum status status = own_load(own, err);
    if (status != STATUS_OK)
        return status;
    const struct own_item *note = own_find(own, OWN_NOTE, name);
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
        return err_set(err, STATUS_USAGE, "note needs an ID: attache note partner/FR TEXT...");
    struct own *own = open_own();
    enum status status = resolve(options, options->words[1], &name, err);
    if (status == STATUS_OK && options->word_count == 2) {
        status = print_note(own, str_text(&name), options, err);
    } else if (status == STATUS_OK) {
        status = read_note(options, &text, err);
        if (status == STATUS_OK)
            status = kept_put_note(own, str_text(&name), str_text(&text), err);
    }
    own_free(&own);
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
    struct own *own = open_own();
    options_join(options, 2, NULL, &query);
    enum status status = kept_save(own, options->words[1], str_text(&query), err);
    own_free(&own);
    str_clear(&query);
    return status;
}

/* forget */

/* What is kept may be about a record that this database lacks: then its name is taken as it is. */
static enum status forget(struct own *own, enum own_kind kind, const struct options *options,
                          const char *word, struct err *err)
{
    struct str name = {0};
    if (kind == OWN_FILTER)
        str_add(&name, word + (word[0] == '@'));
    else if (own_find(own, kind, word) != NULL || resolve(options, word, &name, NULL) != STATUS_OK)
        str_add(&name, word);
    enum status status = STATUS_OK;
    if (own_find(own, kind, str_text(&name)) == NULL)
        status =
            err_set(err, STATUS_NONE, "there is no %s %s", kept_kind_name(kind), str_text(&name));
    else
        own_put_later(own, kind, str_text(&name), NULL);
    str_clear(&name);
    return status;
}

enum status command_forget(const struct options *options, struct err *err)
{
    enum own_kind kind;
    if (options->word_count < 3 || !kept_kind(options->words[1], &kind))
        return err_set(err, STATUS_USAGE,
                       "forget needs a kind (bookmark, note, filter) and names: attache forget "
                       "bookmark partner/FR");
    struct own *own = open_own();
    enum status status = own_load(own, err);
    for (size_t i = 2; i < options->word_count && status == STATUS_OK; i++)
        status = forget(own, kind, options, options->words[i], err);
    if (status == STATUS_OK)
        status = own_flush(own, err);
    own_free(&own);
    return status;
}
