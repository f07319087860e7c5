/* SPDX-License-Identifier: MIT */
/* The command line, read into a struct: one table of options serves parsing and --help. */
#ifndef ATTACHE_APP_OPTIONS_H
#define ATTACHE_APP_OPTIONS_H

#include "attache/base/err.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/core/kind.h"
#include "attache/core/vocab.h"
#include "attache/export/format.h"
#include "attache/term/term.h"
#include "attache/ui/command.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

struct options {
    const char *const *words; /* the subcommand and its arguments, in order; owned */
    size_t word_count;
    const char *database; /* --db, else ATTACHE_DB, else NULL */
    const char *output;   /* -o */
    enum format format;
    bool format_given;
    enum kind kind; /* --kind */
    int limit;      /* --limit, -1 when not given */
    int key_delay;  /* milliseconds after which begun keys show how they go on */
    int32_t today;
    enum lang lang;
    enum term_colour colour;
    bool ascii, plain, with_embedded, help, version;
    bool mouse, check_keys;
    bool no_pager, keep_going, anniversaries, force, bom, today_given, complete;
    const struct keymap *keymap; /* borrowed, or NULL */
    struct arena arena;          /* of words that options_add made */
};

/* Options as they are before anyone has said anything; the environment may have. */
void options_init(struct options *out);

/* Sets an option for every run by its name without dashes, as the configuration has it; one that
   takes no value takes on or off. An environment variable's word goes before. STATUS_NONE: there is
   no such option, or not for every run; STATUS_USAGE: what it takes. The value is copied. */
enum status options_set(struct options *options, const char *name, const char *value,
                        struct err *err);

/* The nth name that options_set knows, from 0; NULL at the end. */
const char *options_setting(size_t n);

/* Reads argv[1..argc) into options of options_init; they and the words then point there.
   STATUS_USAGE names the option and what it takes; *out has what stands before it. options_clear
   frees. */
enum status options_parse(int argc, const char *const *argv, struct options *out, struct err *err);
void options_clear(struct options *options);

/* Joins the words from `first` on with single spaces. A word that holds a space is quoted when it
   is a field's value (person:song kyunghee: the shell has eaten the quotes), not when it is a query
   (partner:fr quantum): when the field takes no such value or, in the store that may be given, it
   names nothing. */
void options_join(const struct options *options, size_t first, struct store *store,
                  struct str *out);

/* Adds a word, or each word of a query (its terms, and the parts of one that are joined by OR);
   copies them. The options must not come from options_parse. */
void options_add(struct options *options, const char *word);
void options_add_query(struct options *options, const char *query);

/* Adds the command line that reads as these options, for sh: words are quoted where they must be,
   options that say what is so anyway are left out. */
void options_print(const struct options *options, struct str *out);

/* What is known of an option. */
struct option {
    const char *name;  /* "--format" */
    const char *brief; /* "-o", or "" */
    const char *value; /* what it takes: KIND, FILE, "auto|always|never", or NULL: nothing */
    const char *help[LANG_COUNT]; /* --format: the words follow (option_explain) */
};

/* The option of a word: "--name", "--name=value" (then *value is what follows, else NULL) or the
   short form. NULL when there is none. */
const struct option *options_find(const char *word, const char **value);

/* All options, in the order of help. */
const struct option *options_table(size_t *count);

/* Adds what an option is for, of --format with its words. */
void option_explain(const struct option *option, enum lang lang, struct str *out);

#endif
