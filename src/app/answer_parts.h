/* SPDX-License-Identifier: MIT */
/* What the files of the answers share: one answer under way. */
#ifndef ATTACHE_APP_ANSWER_PARTS_H
#define ATTACHE_APP_ANSWER_PARTS_H

#include "attache/app/options.h"
#include "attache/app/output.h"
#include "attache/core/dossier.h"
#include "attache/core/page.h"
#include "attache/core/query.h"
#include "attache/export/ical.h"
#include "attache/export/table.h"

struct answer {
    const struct options *options;
    struct store *store;
    struct query query;          /* the words after the subcommand and its argument */
    struct selection *selection; /* export */
    struct output output;
    struct str text;  /* not yet written */
    size_t count;     /* of the records so far */
    struct str *note; /* what is to be known beside the answer */
    struct err *err;
};

/* Each subcommand looks at its words, then answers them; answer.c opens and clears. */
enum status list_check(const struct options *options, struct err *err);
enum status list_run(struct answer *answer);
enum status show_check(const struct options *options, struct err *err);
enum status show_run(struct answer *answer);
enum status search_check(const struct options *options, struct err *err);
enum status search_run(struct answer *answer);
enum status export_check(const struct options *options, struct err *err);
enum status export_run(struct answer *answer);

/* Reads the words from one on as the query; looks whether they are one. */
enum status answer_query(struct answer *answer, size_t first);
enum status answer_query_check(const struct options *options, size_t first, struct err *err);

/* STATUS_USAGE when the subcommand words[0] cannot write the format. */
enum status answer_format(const struct options *options, struct err *err);

/*
 * Opens the output of the options; writes the text when it has grown long; and ends it with the
 * status of what was done: on standard output, perhaps through the pager, whatever there is is
 * shown; a file is written only when all is well and something was found.
 */
enum status answer_open(struct answer *answer);
enum status answer_flow(struct answer *answer);
enum status answer_close(struct answer *answer, enum status status);

/* Whether what is written is fitted to the terminal: its width, and its characters. */
bool answer_is_fitted(const struct answer *answer);

/* Add a table, a page in the format asked for, which writes such. */
void answer_table(struct answer *answer, struct table *rows);
void answer_page(struct answer *answer, struct page *page);

/* answer_grid.c: show of a grid, the words after `show` being its address. */
enum status show_grid(struct answer *answer);

/* list bookmarks, notes, filters: adds what is kept of the kind that the first word after `list`
   names. */
enum status list_kept(struct answer *answer);

/* Writes an export to answer->output through answer->text, which is written and cleared after it.
 */
typedef enum status export_writer(struct answer *answer);

/* export_calendar.c: the meetings known to the day, perhaps anniversaries too. */
export_writer export_calendar;

/* show as a calendar: begins it, adds the meeting of a dossier, ends it. STATUS_USAGE when it is no
   meeting, STATUS_NONE when its date is not known to the day. */
void calendar_begin(struct answer *answer, struct ical *ical);
enum status calendar_meeting(struct answer *answer, struct ical *ical,
                             const struct dossier *dossier);

/* export_document.c: a table of the meetings and the page of each, as Markdown. */
export_writer export_document;

/* export_package.c: a Data Package (CSV tables and datapackage.json) in the folder -o names, which
   is made when it is not there. Opens its own outputs. */
enum status export_package(struct answer *answer);

/* Whether -o means a folder: it is one, ends in a slash, or has no ".csv" and is no file yet. */
bool export_to_folder(const struct options *options);

#endif
