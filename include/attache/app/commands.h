/* SPDX-License-Identifier: MIT */
/* The subcommands of the command line. Each opens what it needs, prints its answer on standard
   output and returns its exit status; why it failed stands in err. */
#ifndef ATTACHE_APP_COMMANDS_H
#define ATTACHE_APP_COMMANDS_H

#include "attache/app/options.h"
#include "attache/base/err.h"
#include "attache/store/store.h"

#include <stddef.h>
#include <stdint.h>

/* options->words[0] is the subcommand itself, or the first word of a query. */
enum status command_answer(const struct options *options, struct err *err); /* app/answer.h */
enum status command_check(const struct options *options, struct err *err);
enum status command_import(const struct options *options, struct err *err);
enum status command_bookmark(const struct options *options, struct err *err);
enum status command_note(const struct options *options, struct err *err);
enum status command_save(const struct options *options, struct err *err);
enum status command_forget(const struct options *options, struct err *err);
enum status command_help(const struct options *options, struct err *err);
/* --help: of the subcommand that stands first among the words, else of the program. */
enum status command_usage(const struct options *options, struct err *err);
/* Prints what the last of the words may become, for the completion of a shell; the words before it
   are those of a command line as far as it is typed. A line is a candidate for the whole word, a
   tab and what it is; a line ":file" asks for the names of files. STATUS_NONE when there is none.
 */
enum status command_complete(const struct options *options, struct err *err);
enum status command_explore(const struct options *options, struct err *err);

/* What --help, `help` and the dispatch know of a subcommand. */
struct subcommand {
    const char *name;
    const char *usage; /* its arguments */
    const char *help[LANG_COUNT];
    const char *options; /* those that matter to it, joined by spaces */
    enum content writes; /* what it asks of a format (export/format.h) */
    enum status (*run)(const struct options *, struct err *);
};

/* The table of the subcommands, in the order in which help shows them. */
const struct subcommand *subcommand_table(size_t *count);

/* The subcommand with that name, or NULL. */
const struct subcommand *subcommand_find(const char *name);

/* The topics of help beside the subcommands and the kinds, one by one from index 0, and what they
   are in a language; NULL after the last. */
const char *help_topic(size_t index, enum lang lang, const char **about);

/* Whether man finds the program's page of that section; it says nothing. */
bool help_has_manual(const char *section);

/* Opens the database the options name: the embedded one unless --db is given. */
enum status command_store(const struct options *options, struct store **out, struct err *err);

/* Writes bytes to standard output and empties the str. STATUS_DATA when that fails. */
enum status command_print(struct str *text, struct err *err);

/* Says one line on standard error, made safe (text/safe.h): whatever a name or a file holds. */
void command_tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Tells on a line of standard error how many records were read, and wipes it at the end: the
   progress of import_run and cache_open. context is a struct err, in whose language it is told. */
void command_progress(void *context, int64_t done, int64_t total);

/* Columns of the terminal standard output is; 0 when it is none. */
int command_columns(void);

#endif
