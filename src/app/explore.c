/* SPDX-License-Identifier: MIT */
/* Opening the database and starting the explorer with what the command line asks for. */
#include "attache/app/commands.h"
#include "attache/app/config.h"
#include "attache/app/dataset.h"
#include "attache/app/kept.h"
#include "attache/app/loop.h"
#include "attache/app/state.h"
#include "attache/base/mem.h"
#include "attache/store/cache.h"
#include "attache/term/term.h"
#include "attache/text/distance.h"
#include "attache/text/safe.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static enum status open_own(struct exchange_request *asked, struct store **out, struct err *err)
{
    struct str folder = {0};
    (void)config_folder("XDG_CACHE_HOME", ".cache", &folder);
    struct cache_request request = {
        .path = asked->path,
        .with_embedded = asked->with_embedded,
        .image = dataset_image,
        .image_size = dataset_size(),
        .folder = str_text(&folder),
        .progress = asked->progress,
        .progress_context = asked->progress_context,
    };
    enum status status = cache_open(&request, out, err);
    memcpy(asked->notice, request.notice, sizeof(asked->notice));
    str_clear(&folder);
    return status;
}

static enum status open_store(struct exchange_request *asked, int32_t today, struct store **out,
                              struct err *err)
{
    enum status status = asked->path[0] != '\0'
                             ? open_own(asked, out, err)
                             : store_open_image(dataset_image, dataset_size(), out, err);
    if (status == STATUS_OK)
        store_set_today(*out, today);
    return status;
}

/* --db "" is the embedded dataset in spite of the environment and the configuration. */
enum status command_store(const struct options *options, struct store **out, struct err *err)
{
    struct err voice = err_like(err);
    struct exchange_request asked = {
        .path = options->database != NULL ? options->database : "",
        .with_embedded = options->with_embedded,
        .progress = isatty(STDERR_FILENO) ? command_progress : NULL,
        .progress_context = &voice,
    };
    enum status status = open_store(&asked, options->today, out, err);
    if (status == STATUS_OK && asked.notice[0] != '\0')
        command_tell("attache: %s", asked.notice);
    return status;
}

/* The database that is open and the options that name it, which the explorer borrows. */
struct opened {
    struct store *store;
    struct options options; /* those of the command line, with the database of now */
    char *path;             /* options.database once another was opened, else NULL */
};

static enum status exchange(void *context, struct exchange_request *request, struct store **store,
                            struct err *err)
{
    struct opened *opened = context;
    struct store *other = NULL;
    enum status status = open_store(request, opened->options.today, &other, err);
    if (status != STATUS_OK)
        return status;
    char *path = mem_dup(request->path);
    mem_free(&opened->path);
    opened->path = path;
    /* Where the environment or the configuration names one, the embedded one is named as "". */
    opened->options.database = path[0] != '\0' || opened->options.database != NULL ? path : NULL;
    opened->options.with_embedded = request->with_embedded;
    store_close(&opened->store);
    *store = opened->store = other;
    return STATUS_OK;
}

/* The subcommand that the first word is nearly, when it was meant as one: no screen is there for a
   query, a kind of records follows, or options that only subcommands take. */
static const char *meant(const struct options *options)
{
    const char *typed = options->word_count > 0 ? options->words[0] : "";
    bool screen = options->plain || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
    bool kind = options->word_count > 1 && kind_parse(options->words[1]) != KIND_NONE;
    bool others = options->format_given || options->output != NULL || options->limit > 0;
    struct nearest_name nearest = {NULL, strlen(typed) < 6 ? 2 : 3};
    size_t count = 0;
    const struct subcommand *table = subcommand_table(&count);
    for (size_t i = 0; (kind || others || !screen) && i < count; i++)
        nearest_name_try(&nearest, typed, table[i].name);
    return nearest.name;
}

static enum status check_words(const struct options *options, struct err *err)
{
    struct str shown = {0};
    const char *near = meant(options);
    if (near == NULL)
        return STATUS_OK;
    safe_add(&shown, options->words[0], strlen(options->words[0]));
    err_set(err, STATUS_USAGE,
            "there is no subcommand %s: did you mean %s? (as a query: on a terminal, or with "
            "--plain)",
            str_text(&shown), near);
    str_clear(&shown);
    return STATUS_USAGE;
}

/* With what the last run left, and leaving for the next what this one came to. A script leaves
   nothing: it is not where the user ended. */
static enum status run(struct explorer *ex, const struct options *options, int *signal,
                       struct err *err)
{
    const bool somebody = isatty(STDIN_FILENO);
    struct state state = {0};
    state_read(&state);
    ex->sizes = state.sizes;
    str_add(&ex->ended, str_text(&state.place));
    enum status status =
        options->plain ? loop_run_plain(ex, err) : loop_run(ex, options, signal, err);
    if (status == STATUS_OK && somebody) {
        struct str place = {0};
        explorer_end(ex, &place);
        state_write(&state, &ex->sizes, str_text(&place));
        str_clear(&place);
    }
    state_clear(&state);
    return status;
}

/* What the first screen takes of the heap at 80 columns and 24 rows, in bytes. */
enum { FIRST_SCREEN = 448 * 1024 };

enum status command_explore(const struct options *options, struct err *err)
{
    struct opened opened = {.options = *options};
    struct explorer explorer = {0};
    struct str address = {0};
    struct notebook *notebook = NULL;
    int signal = 0;
    enum status status = check_words(options, err);
    if (status == STATUS_OK && !options->plain)
        mem_warm(FIRST_SCREEN);
    if (status == STATUS_OK)
        status = command_store(options, &opened.store, err);
    if (status != STATUS_OK)
        return status;
    srandom((unsigned)time(NULL));
    status = kept_words(options, 0, opened.store, &address, err);
    if (status == STATUS_OK)
        status = explorer_init(&explorer, opened.store, &opened.options, str_text(&address), err);
    if (status == STATUS_OK) {
        notebook = explorer.notebook = kept_open();
        explorer.exchange = exchange;
        explorer.exchange_context = &opened;
        status = run(&explorer, options, &signal, err);
        explorer_clear(&explorer);
    }
    if (signal != 0)
        term_die(signal);
    if (notebook != NULL && notebook_flush(notebook, err) != STATUS_OK)
        status = STATUS_DATA;
    notebook_free(&notebook);
    str_clear(&address);
    store_close(&opened.store);
    mem_free(&opened.path);
    return status;
}
