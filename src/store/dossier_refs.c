/* SPDX-License-Identifier: MIT */
/* The names behind the ids: whatever the record and the rows refer to, each looked up once. */
#include "dossier_parts.h"

#include "attache/core/schema.h"
#include "attache/store/rows.h"

#include <stdlib.h>
#include <string.h>

struct result *gather_list(struct gather *g, int list)
{
    return &g->dossier->lists[list];
}

static void need(struct gather *g, enum kind kind, const char *slug, size_t size)
{
    g->needed = mem_grow(g->needed, &g->needed_capacity, g->needed_count + 1, sizeof(*g->needed));
    g->needed[g->needed_count++] =
        (struct needed){kind, arena_dup_bytes(&g->dossier->arena, slug, size)};
}

void gather_need(struct gather *g, enum kind kind, const char *slugs)
{
    while (*slugs != '\0') {
        size_t size = strcspn(slugs, " ");
        if (size > 0)
            need(g, kind, slugs, size);
        slugs += size + (slugs[size] == ' ');
    }
}

static void need_value(struct gather *g, const struct field *field, const char *text)
{
    switch (field->type) {
    case FIELD_REF:
        gather_need(g, field->target, text);
        break;
    case FIELD_PARTY:
    case FIELD_COUNTRY:
        gather_need(g, KIND_PARTNER, text);
        gather_need(g, KIND_ORGANIZATION, text);
        break;
    default:
        break;
    }
}

static void need_fields(struct gather *g, const struct field *fields, const struct value *object)
{
    for (const struct value *member = object->first; member != NULL; member = member->next) {
        const struct field *field = schema_field(fields, member->key);
        if (field == NULL)
            continue;
        if (field->type == FIELD_OBJECT) {
            for (const struct value *v = member->first; v != NULL; v = v->next)
                need_fields(g, field->members, v);
        } else if (member->type == VALUE_TEXT) {
            need_value(g, field, member->text);
        } else if (member->type == VALUE_LIST) {
            for (const struct value *v = member->first; v != NULL; v = v->next) {
                if (v->type == VALUE_TEXT)
                    need_value(g, field, v->text);
            }
        }
    }
}

void gather_refs(struct gather *g)
{
    if (g->status == STATUS_OK)
        need_fields(g, schema_of(g->dossier->self.kind)->fields, g->dossier->record);
}

static int compare_needed(const void *a, const void *b)
{
    const struct needed *x = a;
    const struct needed *y = b;
    return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : strcmp(x->slug, y->slug);
}

/* Adds the row of one needed entity; one that does not exist is left out. */
static void add_name(struct gather *g, sqlite3_stmt *entity, const struct needed *needed)
{
    struct result *names = gather_list(g, DOSSIER_NAMES);
    int64_t id = 0;
    bool row = false;
    if (needed->kind == KIND_MEETING) {
        g->status = rows_find(g->store, KIND_MEETING, needed->slug, &id, g->err);
        if (g->status == STATUS_OK && id != 0)
            g->status = rows_meeting(g->store, id, names, NULL, g->err);
        return;
    }
    sqlite3_reset(entity);
    sqlite3_bind_int(entity, 1, (int)needed->kind);
    sqlite3_bind_text(entity, 2, needed->slug, -1, SQLITE_STATIC);
    g->status = db_step(g->store, entity, &row, g->err);
    if (row)
        rows_add_entity(g->store, entity, names);
}

void gather_names(struct gather *g)
{
    if (g->status != STATUS_OK)
        return;
    sqlite3_stmt *entity = db_take(g->store, STMT_ENTITY_OF_SLUG, g->err);
    if (entity == NULL)
        g->status = STATUS_DATA;
    if (g->needed_count > 1)
        qsort(g->needed, g->needed_count, sizeof(*g->needed), compare_needed);
    for (size_t i = 0; i < g->needed_count && g->status == STATUS_OK; i++) {
        if (i == 0 || compare_needed(&g->needed[i - 1], &g->needed[i]) != 0)
            add_name(g, entity, &g->needed[i]);
    }
    db_give(g->store, STMT_ENTITY_OF_SLUG, entity);
}

const char *gather_slug(struct gather *g, int64_t entity, struct result *list)
{
    bool row = false;
    const char *slug = "";
    if (entity == 0 || g->status != STATUS_OK)
        return slug;
    sqlite3_stmt *taken = db_take(g->store, STMT_ENTITY_SLUG, g->err);
    g->status = STATUS_DATA;
    if (taken != NULL) {
        sqlite3_bind_int64(taken, 1, entity);
        g->status = db_step(g->store, taken, &row, g->err);
        if (row)
            slug = db_dup(taken, 0, &list->arena);
    }
    db_give(g->store, STMT_ENTITY_SLUG, taken);
    return slug;
}
