/* SPDX-License-Identifier: MIT */
/* The findings of a run, and the catalog of ids: a hash table of numbers into one array. */
#include "import_parts.h"

#include "attache/text/safe.h"

#include <stdlib.h>
#include <string.h>

void report_add(struct report *report, enum severity severity, const char *path, int64_t line,
                const char *text)
{
    struct findings *findings = &report->findings;
    struct str safe = {0};
    findings->items =
        mem_grow(findings->items, &report->capacity, findings->count + 1, sizeof(*findings->items));
    struct finding *finding = &findings->items[findings->count++];
    finding->severity = severity;
    finding->line = line;
    safe_add(&safe, text, strlen(text));
    finding->text = arena_dup(&report->arena, str_text(&safe));
    str_cut(&safe, 0);
    safe_add(&safe, path, strlen(path));
    finding->path = arena_dup(&report->arena, str_text(&safe));
    str_clear(&safe);
    if (severity == SEVERITY_ERROR)
        findings->errors++;
}

static int compare(const void *a, const void *b)
{
    const struct finding *x = a;
    const struct finding *y = b;
    int order = strcmp(x->path, y->path);
    if (order == 0 && x->line != y->line)
        order = x->line < y->line ? -1 : 1;
    if (order == 0)
        order = strcmp(x->text, y->text);
    return order != 0 ? order : (int)x->severity - (int)y->severity;
}

void report_sort(struct report *report)
{
    struct findings *findings = &report->findings;
    if (findings->count > 1)
        qsort(findings->items, findings->count, sizeof(*findings->items), compare);
}

void report_clear(struct report *report)
{
    mem_free(&report->findings.items);
    arena_clear(&report->arena);
    *report = (struct report){0};
}

static uint32_t hash_of(int kind, const char *slug)
{
    uint32_t hash = 2166136261u ^ (uint32_t)kind;
    for (const char *at = slug; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    return hash;
}

/* The slot of an id, or the free slot where it would go. */
static size_t slot_of(const struct catalog *catalog, int kind, const char *slug, uint32_t hash)
{
    size_t mask = catalog->slot_count - 1;
    size_t slot = hash & mask;
    for (; catalog->slots[slot] != 0; slot = (slot + 1) & mask) {
        const struct entry *entry = &catalog->entries[catalog->slots[slot]];
        if (entry->hash == hash && (int)entry->kind == kind && strcmp(entry->slug, slug) == 0)
            break;
    }
    return slot;
}

static void grow_slots(struct catalog *catalog)
{
    enum { FIRST = 4096 };
    mem_free(&catalog->slots);
    catalog->slot_count = catalog->slot_count == 0 ? FIRST : catalog->slot_count * 2;
    catalog->slots = mem_new(catalog->slot_count, sizeof(*catalog->slots));
    for (uint32_t i = 1; i < catalog->count; i++) {
        const struct entry *entry = &catalog->entries[i];
        catalog->slots[slot_of(catalog, (int)entry->kind, entry->slug, entry->hash)] = i;
    }
}

void catalog_begin(struct catalog *catalog)
{
    catalog->entries = mem_grow(catalog->entries, &catalog->capacity, 1, sizeof(*catalog->entries));
    catalog->count = 1;
}

uint32_t catalog_find(const struct catalog *catalog, int kind, const char *slug)
{
    if (catalog->slot_count == 0)
        return 0;
    return catalog->slots[slot_of(catalog, kind, slug, hash_of(kind, slug))];
}

uint32_t catalog_put(struct catalog *catalog, int kind, const char *slug)
{
    if (catalog->count * 2 >= catalog->slot_count)
        grow_slots(catalog);
    uint32_t hash = hash_of(kind, slug);
    size_t slot = slot_of(catalog, kind, slug, hash);
    if (catalog->slots[slot] != 0)
        return catalog->slots[slot];
    catalog->entries = mem_grow(catalog->entries, &catalog->capacity, catalog->count + 1,
                                sizeof(*catalog->entries));
    struct entry *entry = &catalog->entries[catalog->count];
    entry->kind = (enum kind)kind;
    entry->slug = arena_dup(&catalog->arena, slug);
    entry->hash = hash;
    catalog->slots[slot] = (uint32_t)catalog->count;
    return (uint32_t)catalog->count++;
}

void catalog_clear(struct catalog *catalog)
{
    mem_free(&catalog->entries);
    mem_free(&catalog->slots);
    arena_clear(&catalog->arena);
    *catalog = (struct catalog){0};
}
