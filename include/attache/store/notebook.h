/* SPDX-License-Identifier: MIT */
/*
 * A user's notebook beside the records: bookmarks, marks, notes, saved filters, what was typed.
 * They live in one SQLite file, notes.db, in the user's data folder, and in memory beside it: what
 * is shown is read from memory, what is changed is written to the file at once.
 *
 * What notebook_put acknowledges with STATUS_OK is on the disk and stays there, whatever happens to
 * the process or the machine after. What it could not write (the folder is missing or read-only,
 * the disk is full, another process holds the file) is kept in memory, counts as any other item,
 * and is written along with the next one that is put.
 *
 * Several processes may use one file at once. Each sees the others' changes at its next
 * notebook_refresh; of two changes to one item the later one stays.
 */
#ifndef ATTACHE_STORE_NOTEBOOK_H
#define ATTACHE_STORE_NOTEBOOK_H

#include "attache/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The numbers stand in the file. */
enum notebook_kind {
    NOTEBOOK_BOOKMARK = 1, /* name: the address of an entity; text: "" */
    NOTEBOOK_MARK = 2,     /* name: a letter; text: a place, as the explorer has it */
    NOTEBOOK_NOTE = 3,     /* name: the address of an entity; text: what was noted */
    NOTEBOOK_FILTER = 4,   /* name: what stands after @; text: a query */
    NOTEBOOK_SEARCHED = 5, /* name: what was typed; text: "". Of these three the latest are kept. */
    NOTEBOOK_FILTERED = 6,
    NOTEBOOK_RUN = 7,
};

/* How many of NOTEBOOK_SEARCHED, NOTEBOOK_FILTERED and NOTEBOOK_RUN each are kept, in the file and
 * in memory. */
enum { NOTEBOOK_TYPED_MAX = 500 };

/* One item; its name is unique in its kind. Texts are UTF-8, not checked: safe_add before a
   terminal. */
struct notebook_item {
    enum notebook_kind kind;
    char *name;
    char *text;
    int64_t time; /* of its last change: microseconds since 1970, UTC */
};

struct notebook;

/* Nothing is looked at or made before one of the calls below. folder is that of notes.db, made with
   its parents when the first item is written; "" keeps all in memory. */
struct notebook *notebook_new(const char *folder);

/* What is not on the disk is lost: notebook_flush first. */
void notebook_free(struct notebook **notebook);

/*
 * Reads the file, if there is one and it has not been read or has changed since. It waits for a
 * process that writes. STATUS_DATA when it cannot be read: the items are those in memory.
 */
enum status notebook_load(struct notebook *notebook, struct err *err);

/* The same without waiting or complaint: what cannot be read now is read the next time. Returns
   whether items were read. Cheap when nothing has changed, a stat when there is no file. */
bool notebook_refresh(struct notebook *notebook);

/* Items of a kind, sorted by the bytes of their names; the one of a name or NULL. Borrowed until
   the next call that is not one of these. notebook may be NULL: nothing. */
const struct notebook_item *notebook_items(const struct notebook *notebook, enum notebook_kind kind,
                                           size_t *count);
const struct notebook_item *notebook_find(const struct notebook *notebook, enum notebook_kind kind,
                                          const char *name);

/*
 * Sets the text of an item; NULL removes it. It waits two seconds at most for another process that
 * writes. STATUS_DATA when it is in memory alone; the text says why.
 */
enum status notebook_put(struct notebook *notebook, enum notebook_kind kind, const char *name,
                         const char *text, struct err *err);

/* The same in memory alone, to be written by the next notebook_put or notebook_flush. */
void notebook_put_later(struct notebook *notebook, enum notebook_kind kind, const char *name,
                        const char *text);

/* Writes what is not on the disk yet. As notebook_put. */
enum status notebook_flush(struct notebook *notebook, struct err *err);

/* How many items were changed and are not on the disk. */
size_t notebook_unsaved(const struct notebook *notebook);

/* Called once when a call has waited for another process for a quarter of a second. */
void notebook_on_wait(struct notebook *notebook, void (*waiting)(void *context), void *context);

#endif
