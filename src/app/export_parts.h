/* SPDX-License-Identifier: MIT */
/* What the files of the subcommand export share: one export under way. */
#ifndef ATTACHE_APP_EXPORT_PARTS_H
#define ATTACHE_APP_EXPORT_PARTS_H

#include "attache/app/options.h"
#include "attache/app/output.h"
#include "attache/store/export.h"

struct exporting {
    const struct options *options;
    struct store *store;
    struct selection *selection;
    struct output output;
    struct str text; /* not yet written */
    size_t count;    /* of the records of the kind at hand */
    struct err *err;
};

/* A form of export writes to exporting->output through exporting->text, which is written and
   cleared after it. */
typedef enum status export_form(struct exporting *exporting);

/* export_document.c: a table of the meetings and the page of each, as Markdown. */
export_form export_document;

/* export_package.c: a Data Package (CSV tables and datapackage.json) in the folder -o names, which
   is made when it is not there. Opens its own outputs. */
enum status export_package(struct exporting *exporting);

/* Whether -o means a folder: it is one, ends in a slash, or has no ".csv" and is no file yet. */
bool export_to_folder(const struct options *options);

#endif
