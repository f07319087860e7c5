/* SPDX-License-Identifier: MIT */
/*
 * A user's own things beside the records: bookmarks, marks, notes, saved filters, what was typed.
 * They live in one SQLite file, notes.db, in the user's data folder, and in memory beside it: what
 * is shown is read from memory, what is changed is written to the file at once.
 *
 * What own_put acknowledges with STATUS_OK is on the disk and stays there, whatever happens to the
 * process or the machine after. What it could not write (the folder is missing or read-only, the
 * disk is full, another process holds the file) is kept in memory, counts as any other item, and is
 * written along with the next one that is put.
 *
 * Several processes may use one file at once. Each sees the others' changes at its next
 * own_refresh; of two changes to one item the later one stays.
 */
#ifndef ATTACHE_STORE_OWN_H
#define ATTACHE_STORE_OWN_H

#include "attache/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The numbers stand in the file. */
enum own_kind {
    OWN_BOOKMARK = 1, /* name: the address of an entity; text: "" */
    OWN_MARK = 2,     /* name: a letter; text: the address of a view, as the explorer has it */
    OWN_NOTE = 3,     /* name: the address of an entity; text: what was noted */
    OWN_FILTER = 4,   /* name: what stands after @; text: a query */
    OWN_SEARCHED = 5, /* name: what was typed; text: "". Of these three the latest are kept. */
    OWN_FILTERED = 6,
    OWN_RUN = 7,
};

/* How many of OWN_SEARCHED, OWN_FILTERED and OWN_RUN each the file keeps. */
enum { OWN_TYPED_MAX = 500 };

/* One item; its name is unique in its kind. Texts are UTF-8, not checked: safe_add before a
   terminal. */
struct own_item {
    enum own_kind kind;
    char *name;
    char *text;
    int64_t time; /* of its last change: microseconds since 1970, UTC */
};

struct own;

/* Nothing is looked at or made before one of the calls below. folder is that of notes.db, made with
   its parents when the first item is written; "" keeps all in memory. */
struct own *own_new(const char *folder);

/* What is not on the disk is lost: own_flush first. */
void own_free(struct own **own);

/*
 * Reads the file, if there is one and it has not been read or has changed since. It waits for a
 * process that writes. STATUS_DATA when it cannot be read: the items are those in memory.
 */
enum status own_load(struct own *own, struct err *err);

/* The same without waiting or complaint: what cannot be read now is read the next time. Returns
   whether items were read. Cheap when nothing has changed, a stat when there is no file. */
bool own_refresh(struct own *own);

/* Items of a kind, sorted by the bytes of their names; the one of a name or NULL. Borrowed until
   the next call that is not one of these. own may be NULL: nothing. */
const struct own_item *own_items(const struct own *own, enum own_kind kind, size_t *count);
const struct own_item *own_find(const struct own *own, enum own_kind kind, const char *name);

/*
 * Sets the text of an item; NULL removes it. It waits two seconds at most for another process that
 * writes. STATUS_DATA when it is in memory alone; the text says why.
 */
enum status own_put(struct own *own, enum own_kind kind, const char *name, const char *text,
                    struct err *err);

/* The same in memory alone, to be written by the next own_put or own_flush. */
void own_put_later(struct own *own, enum own_kind kind, const char *name, const char *text);

/* Writes what is not on the disk yet. As own_put. */
enum status own_flush(struct own *own, struct err *err);

/* How many changes are not on the disk. */
size_t own_unsaved(const struct own *own);

/* Called once when a call has waited for another process for a quarter of a second. */
void own_on_wait(struct own *own, void (*waiting)(void *context), void *context);

#endif
