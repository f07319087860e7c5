/* SPDX-License-Identifier: MIT */
/* Interface between the files of the notebook: the file on disk, below the items. */
#ifndef ATTACHE_STORE_NOTEBOOK_PARTS_H
#define ATTACHE_STORE_NOTEBOOK_PARTS_H

#include "attache/store/notebook.h"

#include <sqlite3.h>

enum {
    NOTEBOOK_APPLICATION_ID = 0x6174746e, /* "attn" */
    NOTEBOOK_VERSION = 1,                 /* user_version; a newer file is read, not written */
    NOTEBOOK_PATIENCE = 2000,             /* milliseconds to wait for another process */
};

/* The kinds of which the latest NOTEBOOK_TYPED_MAX are kept, in the file and in memory. */
enum { NOTEBOOK_TYPED_FIRST = NOTEBOOK_SEARCHED, NOTEBOOK_TYPED_LAST = NOTEBOOK_RUN };

/* The file; a zeroed one with a path is closed. */
struct notebook_file {
    char *path; /* "" when there is no folder for it */
    sqlite3 *db;
    bool newer;      /* made by a newer version: not written */
    int64_t version; /* SQLite's count of others' changes, as of the last reading */
    int patience;    /* milliseconds to wait now */
    int64_t waited;  /* milliseconds, since the wait under way began */
    void (*waiting)(void *context);
    void *waiting_context;
};

/* Whether there is anything new to read: the file, when it was closed, or another's change. */
bool notebook_file_changed(struct notebook_file *file);

/* Calls add with each item, by kind and name. STATUS_NONE when there is no file. A failure closes
   the file. */
typedef void notebook_add_fn(void *context, const struct notebook_item *item);
enum status notebook_file_read(struct notebook_file *file, notebook_add_fn *add, void *context,
                               struct err *err);

/* Makes all the changes, of which one without a text removes, or none; makes the file when there is
   none. A failure closes the file, so that the next call starts afresh. */
enum status notebook_file_write(struct notebook_file *file, const struct notebook_item *changes,
                                size_t count, struct err *err);

void notebook_file_close(struct notebook_file *file);

#endif
