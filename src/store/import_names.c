/* SPDX-License-Identifier: MIT */
/*
 * Every spelling of every record: its names, its aliases, its id where people know it, and the
 * names of the organizations or series it came from and became, as far as the chain goes.
 */
#include "import_writer.h"

#include "attache/store/ddl.h"
#include "attache/text/fold.h"

#include <stdlib.h>
#include <string.h>

static int compare_steps(const void *a, const void *b)
{
    const struct step *x = a;
    const struct step *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static struct step step_of(struct import *import, uint32_t from, uint32_t to)
{
    return (struct step){.from = from, .to = to, .id = import_entry(import, to)->id};
}

void names_begin(struct writer *writer)
{
    struct import *import = writer->import;
    writer->steps = mem_new(import->edge_count + 1, sizeof(*writer->steps));
    writer->steps_back = mem_new(import->edge_count + 1, sizeof(*writer->steps_back));
    for (size_t i = 0; i < import->edge_count; i++) {
        const struct edge *edge = &import->edges[i];
        enum kind kind = import_kind(import, edge->from);
        bool forward = strcmp(edge->field->name, "successor") == 0;
        bool backward = str_starts(edge->field->name, "predecessor");
        if ((!forward && !backward) || kind == KIND_PARTNER)
            continue;
        uint32_t from = forward ? edge->from : edge->to;
        uint32_t to = forward ? edge->to : edge->from;
        writer->steps[writer->step_count] = step_of(import, from, to);
        writer->steps_back[writer->step_count++] = step_of(import, to, from);
    }
    if (writer->step_count > 1) {
        qsort(writer->steps, writer->step_count, sizeof(struct step), compare_steps);
        qsort(writer->steps_back, writer->step_count, sizeof(struct step), compare_steps);
    }
}

/* Where the steps from a record begin. */
static size_t first_step(const struct step *steps, size_t count, uint32_t from)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (steps[middle].from < from)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* A record and all that the steps from it lead to, each once, nearer ones first. */
struct lineage {
    uint32_t *items;
    size_t count, capacity;
};

static void add_once(struct lineage *lineage, uint32_t entry)
{
    for (size_t i = 0; i < lineage->count; i++) {
        if (lineage->items[i] == entry)
            return;
    }
    lineage->items =
        mem_grow(lineage->items, &lineage->capacity, lineage->count + 1, sizeof(*lineage->items));
    lineage->items[lineage->count++] = entry;
}

static void follow(const struct writer *writer, const struct step *steps, uint32_t from,
                   struct lineage *lineage)
{
    enum { AT_MOST = 64 };
    lineage->count = 0;
    add_once(lineage, from);
    for (size_t i = 0; i < lineage->count && lineage->count < AT_MOST; i++) {
        uint32_t here = lineage->items[i];
        for (size_t k = first_step(steps, writer->step_count, here);
             k < writer->step_count && steps[k].from == here; k++)
            add_once(lineage, steps[k].to);
    }
}

/* Whether the entity at hand has a spelling of that key already; notes it if not. */
static bool has_key(struct writer *writer, const char *key)
{
    struct str line = {0};
    str_addf(&line, "\n%s\n", key);
    bool found = strstr(str_text(&writer->keys), line.data) != NULL;
    if (!found)
        str_add(&writer->keys, line.data);
    str_clear(&line);
    return found;
}

enum status write_name(struct writer *writer, const struct entry *entry, int what,
                       const char *spelling, struct err *err)
{
    const char *key = fold_dup(&writer->import->arena, spelling);
    put_int(writer, PUT_NAME, 1, ++writer->names);
    put_int(writer, PUT_NAME, 2, entry->id);
    put_int(writer, PUT_NAME, 3, (int64_t)entry->kind);
    put_int(writer, PUT_NAME, 4, what);
    put_text(writer, PUT_NAME, 5, spelling);
    put_text(writer, PUT_NAME, 6, key);
    return put_row(writer, PUT_NAME, err);
}

/* A main name is always written, another only when its key is new. */
static enum status add_name(struct writer *writer, const struct entry *entry, int what,
                            const char *spelling, struct err *err)
{
    if (spelling[0] == '\0')
        return STATUS_OK;
    bool known = has_key(writer, fold_dup(&writer->import->arena, spelling));
    if (known && (what == SPELLING_ALIAS || what == SPELLING_FORMER))
        return STATUS_OK;
    return write_name(writer, entry, what, spelling, err);
}

static enum status add_list(struct writer *writer, const struct staged *staged, const char *field,
                            struct err *err)
{
    const struct entry *entry = &writer->import->catalog.entries[staged->entry];
    enum status status = STATUS_OK;
    for (const struct value *v = value_first(staged->record, field);
         status == STATUS_OK && v != NULL; v = v->next)
        status = add_name(writer, entry, SPELLING_ALIAS, v->text, err);
    return status;
}

/* Names of another record, one a line. */
static enum status add_lines(struct writer *writer, const struct entry *entry, const char *at,
                             struct err *err)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && *at != '\0') {
        size_t size = strcspn(at, "\n");
        status = add_name(writer, entry, SPELLING_FORMER,
                          arena_dup_bytes(&writer->import->arena, at, size), err);
        at += size + (at[size] == '\n');
    }
    return status;
}

/* The names of another record: those of its label, and an organization's other ones. */
static enum status add_former(struct writer *writer, const struct entry *entry,
                              const struct entry *other, struct err *err)
{
    if (other->label == NULL || other->id <= 0)
        return STATUS_OK;
    enum status status = add_lines(writer, entry, other->label, err);
    if (status == STATUS_OK && other->aliases != NULL)
        status = add_lines(writer, entry, other->aliases, err);
    return status;
}

static enum status add_lineage(struct writer *writer, const struct staged *staged, struct err *err)
{
    const struct entry *entries = writer->import->catalog.entries;
    const struct step *const ways[] = {writer->steps_back, writer->steps};
    struct lineage lineage = {0};
    enum status status = STATUS_OK;
    for (size_t way = 0; way < 2; way++) {
        follow(writer, ways[way], staged->entry, &lineage);
        for (size_t i = 1; status == STATUS_OK && i < lineage.count; i++)
            status = add_former(writer, &entries[staged->entry], &entries[lineage.items[i]], err);
    }
    mem_free(&lineage.items);
    return status;
}

enum status write_names(struct writer *writer, const struct staged *staged, struct err *err)
{
    const struct entry *entry = &writer->import->catalog.entries[staged->entry];
    const struct schema *schema = schema_of(staged->kind);
    const struct value *record = staged->record;
    if (staged->kind == KIND_SOURCE)
        return STATUS_OK;
    str_cut(&writer->keys, 0);
    enum status status =
        add_name(writer, entry, SPELLING_TITLE, value_text(record, schema->title), err);
    if (status == STATUS_OK && schema->native != NULL)
        status = add_name(writer, entry, SPELLING_NATIVE, value_text(record, schema->native), err);
    if (status == STATUS_OK)
        status = add_name(writer, entry, SPELLING_ACRONYM, value_text(record, "acronym"), err);
    if (status == STATUS_OK && staged->kind == KIND_PARTNER)
        status = add_name(writer, entry, SPELLING_ID, entry->slug, err);
    if (status == STATUS_OK)
        status = add_list(writer, staged, "aliases", err);
    if (status == STATUS_OK)
        status = add_list(writer, staged, "aliases_ko", err);
    return status == STATUS_OK ? add_lineage(writer, staged, err) : status;
}
