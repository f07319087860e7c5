/* SPDX-License-Identifier: MIT */
/* check and import: one run of the importer each, its findings printed as they stand. */
#include "attache/app/commands.h"
#include "attache/app/dataset.h"
#include "attache/app/pager.h"
#include "attache/store/import.h"
#include "attache/text/safe.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void add_findings(const struct findings *findings, const struct err *voice, struct str *out)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        const char *mark = finding->severity == SEVERITY_WARNING ? err_say(voice, "warning: ") : "";
        safe_add(out, finding->path, strlen(finding->path));
        if (finding->line > 0)
            str_addf(out, ":%lld", (long long)finding->line);
        str_addf(out, ": %s%s\n", mark, finding->text);
    }
}

/* The findings are the answer of check; to import they are diagnostics. */
static enum status print_findings(const struct import *import, const struct options *options,
                                  bool check_only, struct err *err)
{
    const struct findings *findings = import_findings(import);
    struct str text = {0};
    enum status status = STATUS_OK;
    add_findings(findings, err, &text);
    if (check_only)
        status = pager_print(options, &text, err);
    else
        fputs(str_text(&text), stderr);
    str_clear(&text);
    return findings->errors > 0 ? STATUS_DATA : status;
}

/* The signal that ends the import, once what it wrote so far is gone. */
static volatile sig_atomic_t interrupted;

static void note_signal(int number)
{
    interrupted = number;
}

static void watch_signals(void (*handler)(int))
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        sigaction(numbers[i], &action, NULL);
}

static void tell_imported(int64_t meetings, const char *output, const struct err *err)
{
    command_tell(meetings == 1 ? err_say(err, "%s: %lld meeting imported")
                               : err_say(err, "%s: %lld meetings imported"),
                 output, (long long)meetings);
}

static enum status run(const struct options *options, const char *output, bool check_only,
                       struct err *err)
{
    struct store *registry = NULL;
    struct import *import = NULL;
    enum status status = store_open_image(dataset_image, dataset_size(), &registry, err);
    if (status != STATUS_OK)
        return status;
    struct err voice = err_like(err);
    const char *slash = output != NULL ? strrchr(output, '/') : NULL;
    struct import_options how = {
        .paths = options->words + 1,
        .path_count = options->word_count - 1,
        .output = output,
        .registry = registry,
        .name = slash != NULL ? slash + 1 : output,
        .with_registry = options->with_embedded,
        .keep_going = options->keep_going,
        .check_only = check_only,
        .today = options->today,
        .progress = !check_only && isatty(STDERR_FILENO) ? command_progress : NULL,
        .progress_context = &voice,
        .interrupted = &interrupted,
    };
    watch_signals(note_signal);
    status = import_run(&how, &import, err);
    enum status found = print_findings(import, options, check_only, err);
    if (status == STATUS_OK && !check_only)
        tell_imported(import_count(import, KIND_MEETING), output, err);
    import_free(&import);
    store_close(&registry);
    watch_signals(SIG_DFL);
    if (interrupted != 0)
        raise(interrupted);
    return status == STATUS_OK && !options->keep_going ? found : status;
}

enum status command_check(const struct options *options, struct err *err)
{
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE, "check needs a file or folder: attache check PATH...");
    return run(options, NULL, true, err);
}

enum status command_import(const struct options *options, struct err *err)
{
    if (options->word_count < 2)
        return err_set(err, STATUS_USAGE,
                       "import needs a file or folder: attache import PATH... -o FILE.db");
    if (options->output == NULL)
        return err_set(err, STATUS_USAGE, "import needs -o FILE.db");
    return run(options, options->output, false, err);
}
