/* SPDX-License-Identifier: MIT */
/*
 * Answers: what list, show, search and export give, in the format and to the place that the options
 * name. What is exported from the screen is the same: answer_ask makes the options of the command
 * line that gives what stands there, options_print prints it, answer_run runs it on the open store.
 */
#ifndef ATTACHE_APP_ANSWER_H
#define ATTACHE_APP_ANSWER_H

#include "attache/app/options.h"
#include "attache/base/err.h"
#include "attache/base/str.h"
#include "attache/core/kind.h"

/* Looks at the words and the format alone: STATUS_USAGE when no store could answer them.
   options->words[0] is one of list, show, search, export. */
enum status answer_check(const struct options *options, struct err *err);

/*
 * Answers options that answer_check let pass, to options->output or to standard output. STATUS_NONE
 * when nothing was found: a named file is not written then. What is to be known of the answer
 * beside it ("2 meetings ... left out") is appended to note, in the language of err.
 */
enum status answer_run(const struct options *options, struct store *store, struct str *note,
                       struct err *err);

/* What stands on a screen. Texts are borrowed, never NULL. */
enum shown_type {
    SHOWN_LIST,   /* of a kind under a query */
    SHOWN_PAGE,   /* of an entity */
    SHOWN_VIEW,   /* a view by its name, under a query */
    SHOWN_GRID,   /* a grid by its word (core/grid.h), under a query */
    SHOWN_SEARCH, /* what was typed, perhaps of one kind */
};

struct shown {
    enum shown_type type;
    enum kind kind;    /* SHOWN_LIST, SHOWN_PAGE; SHOWN_SEARCH: or KIND_NONE */
    const char *name;  /* SHOWN_PAGE: the slug; SHOWN_VIEW, SHOWN_GRID: the name; else "" */
    const char *query; /* in its canonical form or as typed; "" for none */
};

/*
 * Makes the options that give it in a format, on standard output (out->output NULL). The database,
 * the language and the day are those of base, from which out borrows; options_clear frees it. A
 * list of meetings and the page of what meetings involve also have the formats of export: a
 * calendar, a database, of a page the tables. STATUS_USAGE when it has not that one: out is empty
 * then.
 */
enum status answer_ask(const struct shown *shown, enum format format, const struct options *base,
                       struct options *out, struct err *err);

#endif
