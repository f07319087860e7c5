/* SPDX-License-Identifier: MIT */
/*
 * The items in memory, sorted by kind and name, and the changes that are not on the disk. After
 * each reading these are made again on what was read, so an item never goes back to what it was
 * because another process wrote.
 */
#include "own_parts.h"

#include "attache/base/mem.h"
#include "attache/base/str.h"

#include <string.h>
#include <time.h>

struct own {
    struct own_file file;
    struct own_item *items;
    size_t count;
    size_t capacity;
    struct own_change *changes; /* in the order in which they were made */
    size_t change_count;
    size_t change_capacity;
};

struct own *own_new(const char *folder)
{
    struct own *own = mem_new(1, sizeof(*own));
    struct str path = {0};
    if (folder[0] != '\0')
        str_addf(&path, "%s/notes.db", folder);
    own->file.path = str_take(&path);
    own->file.patience = OWN_PATIENCE;
    return own;
}

static void forget_items(struct own *own)
{
    for (size_t i = 0; i < own->count; i++) {
        mem_free(&own->items[i].name);
        mem_free(&own->items[i].text);
    }
    own->count = 0;
}

static void forget_changes(struct own *own)
{
    for (size_t i = 0; i < own->change_count; i++) {
        mem_free(&own->changes[i].name);
        mem_free(&own->changes[i].text);
    }
    own->change_count = 0;
}

void own_free(struct own **out)
{
    struct own *own = *out;
    *out = NULL;
    if (own == NULL)
        return;
    own_file_close(&own->file);
    forget_items(own);
    forget_changes(own);
    mem_free(&own->items);
    mem_free(&own->changes);
    mem_free(&own->file.path);
    mem_free(&own);
}

void own_on_wait(struct own *own, void (*waiting)(void *context), void *context)
{
    own->file.waiting = waiting;
    own->file.waiting_context = context;
}

/* Items in memory */

static int compare(enum own_kind kind, const char *name, const struct own_item *item)
{
    return kind != item->kind ? (kind > item->kind) - (kind < item->kind)
                              : strcmp(name, item->name);
}

/* The first item that does not stand before the name. */
static size_t place_of(const struct own *own, enum own_kind kind, const char *name)
{
    size_t low = 0;
    size_t high = own->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(kind, name, &own->items[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool stands_at(const struct own *own, size_t at, enum own_kind kind, const char *name)
{
    return at < own->count && compare(kind, name, &own->items[at]) == 0;
}

static void insert(struct own *own, size_t at, const struct own_item *item)
{
    own->items = mem_grow(own->items, &own->capacity, own->count + 1, sizeof(*own->items));
    memmove(&own->items[at + 1], &own->items[at], (own->count - at) * sizeof(*own->items));
    own->items[at] =
        (struct own_item){item->kind, mem_dup(item->name), mem_dup(item->text), item->time};
    own->count++;
}

static void remove_at(struct own *own, size_t at)
{
    mem_free(&own->items[at].name);
    mem_free(&own->items[at].text);
    own->count--;
    memmove(&own->items[at], &own->items[at + 1], (own->count - at) * sizeof(*own->items));
}

static void apply(struct own *own, const struct own_change *change)
{
    size_t at = place_of(own, change->kind, change->name);
    if (stands_at(own, at, change->kind, change->name))
        remove_at(own, at);
    if (change->text != NULL)
        insert(own, at, &(struct own_item){change->kind, change->name, change->text, change->time});
}

const struct own_item *own_items(const struct own *own, enum own_kind kind, size_t *count)
{
    *count = 0;
    if (own == NULL)
        return NULL;
    size_t first = place_of(own, kind, "");
    while (first + *count < own->count && own->items[first + *count].kind == kind)
        ++*count;
    return *count > 0 ? &own->items[first] : NULL;
}

const struct own_item *own_find(const struct own *own, enum own_kind kind, const char *name)
{
    if (own == NULL)
        return NULL;
    size_t at = place_of(own, kind, name);
    return stands_at(own, at, kind, name) ? &own->items[at] : NULL;
}

/* Reading */

/* In the order of the file, which is that of memory, so each goes to the end. */
static void add_read(void *context, const struct own_item *item)
{
    struct own *own = context;
    insert(own, place_of(own, item->kind, item->name), item);
}

/* What was read goes beside the items first: when reading fails, they stay. */
static enum status read_file(struct own *own, struct err *err)
{
    struct own fresh = {0};
    enum status status = own_file_read(&own->file, add_read, &fresh, err);
    if (status != STATUS_DATA) {
        forget_items(own);
        mem_free(&own->items);
        own->items = fresh.items;
        own->count = fresh.count;
        own->capacity = fresh.capacity;
        for (size_t i = 0; i < own->change_count; i++)
            apply(own, &own->changes[i]);
        return status;
    }
    forget_items(&fresh);
    mem_free(&fresh.items);
    return status;
}

enum status own_load(struct own *own, struct err *err)
{
    if (!own_file_changed(&own->file))
        return STATUS_OK;
    enum status status = read_file(own, err);
    return status == STATUS_NONE ? STATUS_OK : status;
}

bool own_refresh(struct own *own)
{
    own->file.patience = 0;
    bool fresh = own_file_changed(&own->file) && read_file(own, NULL) == STATUS_OK;
    own->file.patience = OWN_PATIENCE;
    return fresh;
}

/* Writing */

static int64_t now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

void own_put_later(struct own *own, enum own_kind kind, const char *name, const char *text)
{
    own->changes =
        mem_grow(own->changes, &own->change_capacity, own->change_count + 1, sizeof(*own->changes));
    struct own_change *change = &own->changes[own->change_count++];
    *change = (struct own_change){kind, mem_dup(name), text != NULL ? mem_dup(text) : NULL, now()};
    apply(own, change);
}

enum status own_flush(struct own *own, struct err *err)
{
    if (own->change_count == 0)
        return STATUS_OK;
    enum status status = own_file_write(&own->file, own->changes, own->change_count, err);
    if (status == STATUS_OK)
        forget_changes(own);
    return status;
}

enum status own_put(struct own *own, enum own_kind kind, const char *name, const char *text,
                    struct err *err)
{
    own_put_later(own, kind, name, text);
    return own_flush(own, err);
}

size_t own_unsaved(const struct own *own)
{
    return own != NULL ? own->change_count : 0;
}
