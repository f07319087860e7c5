/* SPDX-License-Identifier: MIT */
/* The command line, read into a struct: one table of options serves parsing and --help. */
#ifndef ATTACHE_APP_OPTIONS_H
#define ATTACHE_APP_OPTIONS_H

#include "attache/base/err.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/core/kind.h"
#include "attache/core/vocab.h"
#include "attache/term/term.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_JSONL,
    FORMAT_CSV,
    FORMAT_MARKDOWN,
    FORMAT_ICS,
    FORMAT_SQLITE,
    FORMAT_COUNT
};

struct options {
    const char *const *words; /* the subcommand and its arguments, in order; owned */
    size_t word_count;
    const char *database; /* --db, else ATTACHE_DB, else NULL */
    const char *output;   /* -o */
    enum format format;
    bool format_given;
    enum kind kind; /* --kind */
    int limit;      /* --limit, -1 when not given */
    int32_t today;
    enum lang lang;
    enum term_colour colour;
    bool ascii, plain, with_embedded, help, version;
    bool no_pager, keep_going, anniversaries, force, bom, today_given, complete;
    struct arena arena; /* of words that options_add made */
};

/* Reads argv[1..argc), to which the options and words then point. STATUS_USAGE names the option and
   what it takes; *out has what stands before it. options_clear frees. */
enum status options_parse(int argc, const char *const *argv, struct options *out, struct err *err);
void options_clear(struct options *options);

/* Joins the words from `first` on with single spaces; a word that holds a space is quoted when it
   is a field's value. */
void options_join(const struct options *options, size_t first, struct str *out);

/* Adds a word, or each word of a query (its terms, and the parts of one that are joined by OR);
   copies them. The options must not come from options_parse. */
void options_add(struct options *options, const char *word);
void options_add_query(struct options *options, const char *query);

/* Adds the command line that reads as these options, for sh: words are quoted where they must be,
   options that say what is so anyway are left out. */
void options_print(const struct options *options, struct str *out);

/* "markdown": the word of a format. */
const char *options_format_name(enum format format);

/* What is known of an option. */
struct option {
    const char *name;  /* "--format" */
    const char *brief; /* "-o", or "" */
    const char *value; /* what it takes: KIND, FILE, "auto|always|never", or NULL: nothing */
    const char *help;
};

/* The option of a word: "--name", "--name=value" (then *value is what follows, else NULL) or the
   short form. NULL when there is none. */
const struct option *options_find(const char *word, const char **value);

/* All options, in the order of help. */
const struct option *options_table(size_t *count);

/* The options part of --help: those of a list of names joined by spaces, or with NULL all. */
void options_help(const char *names, struct str *out);

#endif
