/* SPDX-License-Identifier: MIT */
/*
 * The items in memory, sorted by kind and name, and the changes that are not on the disk. After
 * each reading these are made again on what was read, so an item never goes back to what it was
 * because another process wrote. An item has one change at most, its latest.
 */
#include "notebook_parts.h"

#include "attache/base/mem.h"
#include "attache/base/str.h"

#include <string.h>
#include <time.h>

struct notebook {
    struct notebook_file file;
    struct notebook_item *items;
    size_t count;
    size_t capacity;
    struct notebook_item *changes; /* text NULL removes */
    size_t change_count;
    size_t change_capacity;
};

struct notebook *notebook_new(const char *folder)
{
    struct notebook *notebook = mem_new(1, sizeof(*notebook));
    struct str path = {0};
    if (folder[0] != '\0')
        str_addf(&path, "%s/notes.db", folder);
    notebook->file.path = str_take(&path);
    notebook->file.patience = NOTEBOOK_PATIENCE;
    return notebook;
}

static void item_clear(struct notebook_item *item)
{
    mem_free(&item->name);
    mem_free(&item->text);
}

static void forget_items(struct notebook *notebook)
{
    for (size_t i = 0; i < notebook->count; i++)
        item_clear(&notebook->items[i]);
    notebook->count = 0;
}

static void forget_change(struct notebook *notebook, size_t at)
{
    item_clear(&notebook->changes[at]);
    notebook->changes[at] = notebook->changes[--notebook->change_count];
}

static void forget_changes(struct notebook *notebook)
{
    while (notebook->change_count > 0)
        forget_change(notebook, notebook->change_count - 1);
}

void notebook_free(struct notebook **out)
{
    struct notebook *notebook = *out;
    *out = NULL;
    if (notebook == NULL)
        return;
    notebook_file_close(&notebook->file);
    forget_items(notebook);
    forget_changes(notebook);
    mem_free(&notebook->items);
    mem_free(&notebook->changes);
    mem_free(&notebook->file.path);
    mem_free(&notebook);
}

void notebook_on_wait(struct notebook *notebook, void (*waiting)(void *context), void *context)
{
    notebook->file.waiting = waiting;
    notebook->file.waiting_context = context;
}

/* Items in memory */

static int compare(enum notebook_kind kind, const char *name, const struct notebook_item *item)
{
    return kind != item->kind ? (kind > item->kind) - (kind < item->kind)
                              : strcmp(name, item->name);
}

/* The first item that does not stand before the name. */
static size_t place_of(const struct notebook *notebook, enum notebook_kind kind, const char *name)
{
    size_t low = 0;
    size_t high = notebook->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(kind, name, &notebook->items[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool stands_at(const struct notebook *notebook, size_t at, enum notebook_kind kind,
                      const char *name)
{
    return at < notebook->count && compare(kind, name, &notebook->items[at]) == 0;
}

static void insert(struct notebook *notebook, size_t at, const struct notebook_item *item)
{
    notebook->items = mem_grow(notebook->items, &notebook->capacity, notebook->count + 1,
                               sizeof(*notebook->items));
    memmove(&notebook->items[at + 1], &notebook->items[at],
            (notebook->count - at) * sizeof(*notebook->items));
    notebook->items[at] =
        (struct notebook_item){item->kind, mem_dup(item->name), mem_dup(item->text), item->time};
    notebook->count++;
}

static void remove_at(struct notebook *notebook, size_t at)
{
    item_clear(&notebook->items[at]);
    notebook->count--;
    memmove(&notebook->items[at], &notebook->items[at + 1],
            (notebook->count - at) * sizeof(*notebook->items));
}

static void apply(struct notebook *notebook, const struct notebook_item *change)
{
    size_t at = place_of(notebook, change->kind, change->name);
    if (stands_at(notebook, at, change->kind, change->name))
        remove_at(notebook, at);
    if (change->text != NULL)
        insert(notebook, at, change);
}

const struct notebook_item *notebook_items(const struct notebook *notebook, enum notebook_kind kind,
                                           size_t *count)
{
    *count = 0;
    if (notebook == NULL)
        return NULL;
    size_t first = place_of(notebook, kind, "");
    while (first + *count < notebook->count && notebook->items[first + *count].kind == kind)
        ++*count;
    return *count > 0 ? &notebook->items[first] : NULL;
}

const struct notebook_item *notebook_find(const struct notebook *notebook, enum notebook_kind kind,
                                          const char *name)
{
    if (notebook == NULL)
        return NULL;
    size_t at = place_of(notebook, kind, name);
    return stands_at(notebook, at, kind, name) ? &notebook->items[at] : NULL;
}

/* Reading */

/* In the order of the file, which is that of memory, so each goes to the end. */
static void add_read(void *context, const struct notebook_item *item)
{
    struct notebook *notebook = context;
    insert(notebook, place_of(notebook, item->kind, item->name), item);
}

/* What was read goes beside the items first: when reading fails, they stay. */
static enum status read_file(struct notebook *notebook, struct err *err)
{
    struct notebook fresh = {0};
    enum status status = notebook_file_read(&notebook->file, add_read, &fresh, err);
    if (status != STATUS_DATA) {
        forget_items(notebook);
        mem_free(&notebook->items);
        notebook->items = fresh.items;
        notebook->count = fresh.count;
        notebook->capacity = fresh.capacity;
        for (size_t i = 0; i < notebook->change_count; i++)
            apply(notebook, &notebook->changes[i]);
        return status;
    }
    forget_items(&fresh);
    mem_free(&fresh.items);
    return status;
}

enum status notebook_load(struct notebook *notebook, struct err *err)
{
    if (!notebook_file_changed(&notebook->file))
        return STATUS_OK;
    enum status status = read_file(notebook, err);
    return status == STATUS_NONE ? STATUS_OK : status;
}

bool notebook_refresh(struct notebook *notebook)
{
    notebook->file.patience = 0;
    bool fresh = notebook_file_changed(&notebook->file) && read_file(notebook, NULL) == STATUS_OK;
    notebook->file.patience = NOTEBOOK_PATIENCE;
    return fresh;
}

/* Writing */

static int64_t now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void forget_change_of(struct notebook *notebook, enum notebook_kind kind, const char *name)
{
    size_t at = 0;
    while (at < notebook->change_count && compare(kind, name, &notebook->changes[at]) != 0)
        at++;
    if (at < notebook->change_count)
        forget_change(notebook, at);
}

static void drop_oldest(struct notebook *notebook, enum notebook_kind kind)
{
    size_t count = 0;
    const struct notebook_item *items = notebook_items(notebook, kind, &count);
    const struct notebook_item *oldest = items;
    for (size_t i = 1; i < count; i++) {
        if (items[i].time < oldest->time)
            oldest = &items[i];
    }
    if (oldest == NULL)
        return;
    forget_change_of(notebook, kind, oldest->name);
    remove_at(notebook, (size_t)(oldest - notebook->items));
}

/* As the file does when it is written: a long day of typing takes no more memory than an hour. */
static void keep_latest(struct notebook *notebook, enum notebook_kind kind)
{
    size_t count = 0;
    (void)notebook_items(notebook, kind, &count);
    for (; (int)kind >= NOTEBOOK_TYPED_FIRST && count > NOTEBOOK_TYPED_MAX; count--)
        drop_oldest(notebook, kind);
}

void notebook_put_later(struct notebook *notebook, enum notebook_kind kind, const char *name,
                        const char *text)
{
    forget_change_of(notebook, kind, name);
    notebook->changes = mem_grow(notebook->changes, &notebook->change_capacity,
                                 notebook->change_count + 1, sizeof(*notebook->changes));
    struct notebook_item *change = &notebook->changes[notebook->change_count++];
    *change =
        (struct notebook_item){kind, mem_dup(name), text != NULL ? mem_dup(text) : NULL, now()};
    apply(notebook, change);
    keep_latest(notebook, kind);
}

enum status notebook_flush(struct notebook *notebook, struct err *err)
{
    if (notebook->change_count == 0)
        return STATUS_OK;
    enum status status =
        notebook_file_write(&notebook->file, notebook->changes, notebook->change_count, err);
    if (status == STATUS_OK)
        forget_changes(notebook);
    return status;
}

enum status notebook_put(struct notebook *notebook, enum notebook_kind kind, const char *name,
                         const char *text, struct err *err)
{
    notebook_put_later(notebook, kind, name, text);
    return notebook_flush(notebook, err);
}

size_t notebook_unsaved(const struct notebook *notebook)
{
    return notebook != NULL ? notebook->change_count : 0;
}
