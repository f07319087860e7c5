/* SPDX-License-Identifier: MIT */
/* The values of a field while they are typed: by name where the field names entities, by their
   beginning where there are few of them. */
#include "attache/core/date.h"
#include "attache/store/ddl.h"
#include "attache/store/filter.h"
#include "attache/store/names.h"
#include "attache/store/rows.h"
#include "attache/store/store.h"
#include "attache/text/fold.h"
#include "attache/text/utf8.h"

#include <stdio.h>
#include <string.h>

struct suggestion {
    struct store *store;
    int kind;        /* of the values: an entity's or a facet's */
    const char *key; /* what was begun, folded */
    int limit;
    struct result *out;
    struct err *err;
};

static bool is_full(const struct suggestion *s)
{
    return s->limit > 0 && s->out->count >= (size_t)s->limit;
}

static bool begins(const char *text, const char *key)
{
    struct str own = {0};
    fold_add(&own, text, strlen(text));
    bool found = str_starts(str_text(&own), key);
    str_clear(&own);
    return found;
}

/* All of the kind, most meetings first, those that begin so. */
static enum status by_beginning(struct suggestion *s)
{
    bool found = false;
    sqlite3_stmt *taken = db_take(s->store, STMT_ENTITY_RANK, s->err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int(taken, 1, s->kind);
    sqlite3_bind_int(taken, 2, -1);
    enum status status = db_step(s->store, taken, &found, s->err);
    while (found && !is_full(s)) {
        bool wanted = s->key[0] == '\0';
        for (int column = 2; column <= 5 && !wanted; column++)
            wanted = begins(db_text(taken, column), s->key);
        if (wanted)
            rows_add_entity(s->store, taken, s->out);
        status = db_step(s->store, taken, &found, s->err);
    }
    db_give(s->store, STMT_ENTITY_RANK, taken);
    return status;
}

static enum status by_name(struct suggestion *s, const char *begun)
{
    struct name_hits hits = {0};
    enum status status = names_find(s->store, begun, NAMES_KIND(s->kind), &hits, s->err);
    for (size_t i = 0; i < hits.count && status == STATUS_OK && !is_full(s); i++)
        status = rows_entity(s->store, hits.items[i].entity, s->out, NULL, s->err);
    name_hits_clear(&hits);
    return status;
}

/* A year of the timeline, when some meeting begins in it. */
static enum status add_year(struct suggestion *s, int year, const char *text)
{
    int64_t before = 0; /* the last meeting that begins before the year; in it or before */
    int64_t last = 0;
    enum status status = rows_begun(s->store, date_day_number(year, 1, 1) - 1, &before, s->err);
    if (status == STATUS_OK)
        status = rows_begun(s->store, date_day_number(year + 1, 1, 1) - 1, &last, s->err);
    if (status != STATUS_OK || last <= before)
        return status;
    struct row *row = result_add(s->out);
    row->slug = arena_dup(&s->out->arena, text);
    row->title = row->slug;
    row->count = last - before;
    return STATUS_OK;
}

static enum status years(struct suggestion *s)
{
    enum status status = STATUS_OK;
    const struct store_info *info = &s->store->info;
    for (int year = info->last_year; year >= info->first_year && status == STATUS_OK && !is_full(s);
         year--) {
        char text[16];
        snprintf(text, sizeof(text), "%d", year);
        if (str_starts(text, s->key))
            status = add_year(s, year, text);
    }
    return status;
}

/* The words of is:, with how many meetings each holds for, where that is soon counted. */
static enum status states(struct suggestion *s)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < vocab_query_is.count && status == STATUS_OK && !is_full(s); i++) {
        const struct word *word = &vocab_query_is.words[i];
        const char *values[] = {word->id};
        struct factor factor = {.field = QUERY_IS, .values = values, .value_count = 1};
        struct term term = {.factors = &factor, .count = 1};
        const struct query query = {.terms = &term, .count = 1};
        struct count count = {0};
        if (!str_starts(word->id, s->key) && !str_starts(word->label[LANG_KO], s->key))
            continue;
        struct row *row = result_add(s->out);
        row->slug = word->id;
        row->title = word->label[LANG_EN];
        row->native = word->label[LANG_KO];
        if (s->store->small)
            status = store_count(s->store, &query, 0, &count, s->err);
        row->count = count.total;
    }
    return status;
}

static enum status values(struct suggestion *s, struct begun begun)
{
    bool one_letter = s->key[utf8_next(s->key, strlen(s->key), NULL)] == '\0';
    if (begun.field == QUERY_YEAR)
        return years(s);
    if (begun.field == QUERY_IS)
        return states(s);
    if (s->kind == 0)
        return STATUS_OK;
    bool named = s->kind != KIND_SOURCE && s->kind <= FACET_PLACE;
    return named && !one_letter ? by_name(s, begun.text) : by_beginning(s);
}

enum status store_suggest(struct store *store, struct begun begun, int limit, struct result *out,
                          struct err *err)
{
    struct arena arena = {0};
    struct suggestion s = {
        .store = store,
        .kind = filter_kind(begun.field),
        .key = fold_dup(&arena, begun.text),
        .limit = limit,
        .out = out,
        .err = err,
    };
    enum status status = values(&s, begun);
    out->total = (int64_t)out->count;
    if (status != STATUS_OK)
        result_clear(out);
    arena_clear(&arena);
    return status;
}
