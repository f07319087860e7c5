/* SPDX-License-Identifier: MIT */
/*
 * The importer and the checker: JSON records in, findings and a database out. All records are read
 * and judged before anything is written, and the database appears whole or not at all.
 *
 * A path is a folder (searched with its subfolders for .json and .jsonl files in the order of their
 * names; names that begin with a dot are passed over), a file with one record, a list of records,
 * an export (one object whose keys are plural kinds), JSON Lines, or "-": any of these on standard
 * input. The kind of a record is told by its "type", else by its place in an export, else by the
 * name of its file (people.jsonl) or folder (meetings/), else it is a meeting if it has a date.
 *
 * A database has records of two origins: 0, the embedded dataset, "" on screens; and 1, those
 * of the paths, when options.name says what to call them. A record of the paths that the registry
 * holds in the same words is of origin 0.
 */
#ifndef ATTACHE_STORE_IMPORT_H
#define ATTACHE_STORE_IMPORT_H

#include "attache/base/err.h"
#include "attache/core/kind.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;
struct import; /* the findings and counts of one run */

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* One finding: "path:line: message"; line 0 when it is not known. Texts are safe to print. */
struct finding {
    enum severity severity;
    const char *path;
    int64_t line;
    const char *text;
};

struct findings {
    struct finding *items; /* in the order of path, line and text */
    size_t count;
    size_t errors;
};

/* What an import reads and writes, and how it goes. Zeroed is the default. */
struct import_options {
    const char *const *paths;
    size_t path_count;
    const char *output; /* an existing file is replaced on success alone; NULL: kept in memory */
    const struct store *registry; /* where references may also resolve; NULL: only the paths */
    const char *name;             /* what the records of the paths are called; NULL: origin 0 */
    bool with_registry;           /* copy all of the registry, not only what is used */
    bool keep_going;              /* import the good records, list the rest */
    bool check_only;              /* write nothing */
    bool private_file;            /* the new file is for its owner alone (0600, else 0644) */
    int32_t today;                /* the day that counts as today; 0: nothing is judged by it */
    const volatile sig_atomic_t *interrupted; /* stops when not 0, or NULL */
    /* Called now and then; total is 0 while it is not known, and done at the end. Or NULL. */
    void (*progress)(void *context, int64_t done, int64_t total);
    void *progress_context;
    /* Where the records come from instead of the paths (store/cache.h), or NULL. */
    enum status (*feed)(void *context, struct import *import, struct err *err);
    void *feed_context;
};

/*
 * Reads the paths and, unless check_only, writes a database to the output, atomically. *out, never
 * NULL on return, is freed by import_free. STATUS_DATA with err empty when the findings tell why;
 * they are in the language of err.
 */
enum status import_run(const struct import_options *options, struct import **out, struct err *err);

/* Borrowed from the import. */
const struct findings *import_findings(const struct import *import);

/* Records of the kind that were read without error, those copied from the registry included. */
int64_t import_count(const struct import *import, enum kind kind);

void import_free(struct import **import);

#endif
