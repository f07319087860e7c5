/* SPDX-License-Identifier: MIT */
/* Addresses. Slugs are ASCII with one case a kind, so an address is made to fit before it is
   looked up; when nothing is there, the nearest slug or name is offered. */
#include "attache/store/names.h"
#include "attache/store/rows.h"
#include "attache/store/store.h"
#include "attache/text/distance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLUG_MAX = ROWS_SLUG_MAX };

void rows_fit_slug(char out[ROWS_SLUG_MAX], enum kind kind, const char *slug)
{
    size_t size = strlen(slug);
    out[0] = '\0';
    if (size >= SLUG_MAX)
        return;
    for (size_t i = 0; i <= size; i++) {
        char c = slug[i];
        if (kind == KIND_PARTNER && c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        else if (kind != KIND_PARTNER && c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        out[i] = c;
    }
}

/* outcome/MEETING.N; its row is added to out unless that is NULL. */
static enum status find_outcome(struct store *store, const char *slug, struct result *out,
                                bool *found, struct err *err)
{
    char meeting[SLUG_MAX];
    char *end = NULL;
    int64_t id = 0;
    *found = false;
    memcpy(meeting, slug, strlen(slug) + 1); /* shorter: rows_fit_slug */
    char *dot = strrchr(meeting, '.');
    long n = dot != NULL ? strtol(dot + 1, &end, 10) : 0;
    if (n < 1 || n > 9999 || *end != '\0' || dot[1] == '0')
        return STATUS_OK;
    *dot = '\0';
    enum status status = rows_find(store, KIND_MEETING, meeting, &id, err);
    sqlite3_stmt *taken = id != 0 ? db_take(store, STMT_OUTCOME, err) : NULL;
    if (taken == NULL)
        return id != 0 ? STATUS_DATA : status;
    sqlite3_bind_int64(taken, 1, id);
    sqlite3_bind_int64(taken, 2, n);
    status = db_step(store, taken, found, err);
    if (*found && out != NULL)
        rows_add_outcome(store, taken, out);
    db_give(store, STMT_OUTCOME, taken);
    return status;
}

static enum status exists(struct store *store, enum kind kind, const char *slug, bool *found,
                          struct err *err)
{
    int64_t id = 0;
    *found = false;
    if (kind == KIND_OUTCOME)
        return find_outcome(store, slug, NULL, found, err);
    enum status status = rows_find(store, (int)kind, slug, &id, err);
    *found = id != 0;
    return status;
}

/* The nearest slug of one kind, as long as it is nearer than what is known. */
struct nearest {
    int distance;
    enum kind kind;
    char slug[SLUG_MAX];
};

static void set_nearest(struct nearest *best, int distance, enum kind kind, const char *slug)
{
    size_t size = strlen(slug);
    if (size >= SLUG_MAX)
        return;
    best->distance = distance;
    best->kind = kind;
    memcpy(best->slug, slug, size + 1);
}

static enum status near_in_kind(struct store *store, enum kind kind, const char *typed,
                                struct nearest *best, struct err *err)
{
    enum stmt stmt = kind == KIND_MEETING ? STMT_MEETING_NEAR : STMT_ENTITY_NEAR;
    bool row = false;
    char slug[SLUG_MAX];
    sqlite3_stmt *taken = db_take(store, stmt, err);
    if (taken == NULL)
        return STATUS_DATA;
    rows_fit_slug(slug, kind, typed);
    if (kind != KIND_MEETING)
        sqlite3_bind_int(taken, 1, (int)kind);
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        const char *own = db_text(taken, 0);
        int distance = distance_osa(slug, own, best->distance - 1);
        if (distance < best->distance)
            set_nearest(best, distance, kind, own);
        status = db_step(store, taken, &row, err);
    }
    db_give(store, stmt, taken);
    return status;
}

/* By slug; else by a name that search finds. */
static enum status find_nearest(struct store *store, struct ref ref, struct nearest *best,
                                struct err *err)
{
    struct name_hits hits = {0};
    struct result rows = {0};
    struct row *row = NULL;
    size_t size = strlen(ref.slug);
    enum status status = STATUS_OK;
    best->distance = size < 4 ? 2 : size < 9 ? 3 : 4;
    for (int kind = KIND_MEETING; kind < KIND_OUTCOME && status == STATUS_OK; kind++) {
        if (ref.kind == KIND_NONE || ref.kind == (enum kind)kind)
            status = near_in_kind(store, (enum kind)kind, ref.slug, best, err);
    }
    if (status != STATUS_OK || best->kind != KIND_NONE)
        return status;
    unsigned kinds = ref.kind == KIND_NONE ? NAMES_RECORDS : NAMES_KIND(ref.kind);
    status = names_find(store, ref.slug, kinds, &hits, err);
    if (status == STATUS_OK && hits.count > 0)
        status = rows_entity(store, hits.items[0].entity, &rows, &row, err);
    if (row != NULL)
        set_nearest(best, 0, row->kind, row->slug);
    name_hits_clear(&hits);
    result_clear(&rows);
    return status;
}

static enum status not_found(struct store *store, struct ref ref, const char *address,
                             struct err *err)
{
    struct nearest best = {0};
    size_t shown = strlen(address) < 120 ? strlen(address) : 120;
    enum status status = find_nearest(store, ref, &best, err);
    if (status != STATUS_OK)
        return status;
    if (best.kind == KIND_NONE)
        return err_set(err, STATUS_NONE, "there is no %.*s", (int)shown, address);
    return err_set(err, STATUS_NONE, "there is no %.*s: did you mean %s/%s?", (int)shown, address,
                   kind_name(best.kind), best.slug);
}

static enum status ambiguous(const enum kind *kinds, size_t count, const char *slug,
                             struct err *err)
{
    struct str list = {0};
    for (size_t i = 0; i < count; i++) {
        char fitted[SLUG_MAX];
        rows_fit_slug(fitted, kinds[i], slug);
        str_addf(&list, "%s%s/%s", i > 0 ? ", " : "", kind_name(kinds[i]), fitted);
    }
    err_set(err, STATUS_USAGE, "%s is ambiguous: %s", slug, str_text(&list));
    str_clear(&list);
    return STATUS_USAGE;
}

enum status store_resolve(struct store *store, const char *address, struct ref *out,
                          struct err *err)
{
    struct ref ref = ref_parse(address);
    enum kind kinds[KIND_COUNT];
    size_t count = 0;
    char slug[SLUG_MAX];
    enum status status = STATUS_OK;
    *out = (struct ref){KIND_NONE, ""};
    arena_clear(&store->slug_arena);
    for (int kind = KIND_MEETING; kind < KIND_COUNT && status == STATUS_OK; kind++) {
        bool found = false;
        if (ref.kind != KIND_NONE && ref.kind != (enum kind)kind)
            continue;
        rows_fit_slug(slug, (enum kind)kind, ref.slug);
        status = exists(store, (enum kind)kind, slug, &found, err);
        if (!found)
            continue;
        kinds[count++] = (enum kind)kind;
        *out = (struct ref){(enum kind)kind, arena_dup(&store->slug_arena, slug)};
    }
    if (status == STATUS_OK && count == 0)
        status = not_found(store, ref, address, err);
    else if (status == STATUS_OK && count > 1)
        status = ambiguous(kinds, count, out->slug, err);
    if (status != STATUS_OK)
        *out = (struct ref){KIND_NONE, ""};
    return status;
}

enum status store_row(struct store *store, struct ref ref, struct result *out, struct err *err)
{
    char slug[SLUG_MAX];
    bool found = false;
    int64_t id = 0;
    enum status status = STATUS_OK;
    rows_fit_slug(slug, ref.kind, ref.slug);
    if (ref.kind == KIND_OUTCOME)
        status = find_outcome(store, slug, out, &found, err);
    else
        status = rows_find(store, (int)ref.kind, slug, &id, err);
    if (status != STATUS_OK || found)
        return status;
    if (id == 0)
        return err_set(err, STATUS_NONE, "there is no %s/%s", kind_name(ref.kind), slug);
    return ref.kind == KIND_MEETING ? rows_meeting(store, id, out, NULL, err)
                                    : rows_entity(store, id, out, NULL, err);
}

enum status store_keepers(struct store *store, const char *outcome, struct str *out,
                          struct err *err)
{
    const char *dot = strrchr(outcome, '.');
    char path[64];
    struct str meeting = {0};
    int64_t id = 0;
    bool found = false;
    const long ordinal = dot != NULL ? strtol(dot + 1, NULL, 10) : 0;
    if (ordinal < 1)
        return STATUS_OK;
    str_add_bytes(&meeting, outcome, (size_t)(dot - outcome));
    (void)snprintf(path, sizeof(path), "$.outcomes[%ld].kept_by", ordinal - 1);
    enum status status = rows_find(store, KIND_MEETING, str_text(&meeting), &id, err);
    sqlite3_stmt *taken = status == STATUS_OK ? db_take(store, STMT_KEPT_BY, err) : NULL;
    if (taken != NULL) {
        sqlite3_bind_int64(taken, 1, id);
        sqlite3_bind_text(taken, 2, path, -1, SQLITE_STATIC);
        while ((status = db_step(store, taken, &found, err)) == STATUS_OK && found)
            str_addf(out, ",%s", db_text(taken, 0));
        db_give(store, STMT_KEPT_BY, taken);
    }
    str_clear(&meeting);
    return status;
}
