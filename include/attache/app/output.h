/* SPDX-License-Identifier: MIT */
/* Where an export goes, piece by piece: standard output, or a file that appears whole or not at
   all. */
#ifndef ATTACHE_APP_OUTPUT_H
#define ATTACHE_APP_OUTPUT_H

#include "attache/base/err.h"
#include "attache/base/file.h"
#include "attache/base/str.h"

#include <stdbool.h>
#include <stdio.h>

struct output {
    FILE *file;
    char *path;                      /* with its symbolic links followed; NULL: standard output */
    struct file_temporary temporary; /* beside the path until output_close */
    unsigned mode;
    bool replace;
};

/* Opens a file (path NULL or "-": standard output). Without replace an existing one is refused. */
enum status output_open(struct output *output, const char *path, bool replace, struct err *err);

/* Writes the text and empties it; output_flow only when it has grown long. */
enum status output_write(struct output *output, struct str *text, struct err *err);
enum status output_flow(struct output *output, struct str *text, struct err *err);

/*
 * Ends it: with status STATUS_OK or STATUS_NONE what was written is synced and put in its place,
 * with any other it is thrown away. Returns that status, or how the last step failed.
 */
enum status output_close(struct output *output, enum status status, struct err *err);

#endif
