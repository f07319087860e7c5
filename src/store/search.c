/* SPDX-License-Identifier: MIT */
/*
 * A search: names by the rules, topics below a topic that was found, and meetings by their text.
 * Found things are first gathered as (entity, rule), all of them, and only those to be shown are
 * read as rows.
 */
#include "search_parts.h"

#include "attache/store/rows.h"

#include <stdlib.h>

/* Milliseconds a hurried search may take for what may take any time: most of a frame, the rest
   is for painting. */
enum { PATIENCE = 12 };

/* What may be a name */

static bool is_wanted_text(const struct factor *factor)
{
    return (factor->field == QUERY_WORD || factor->field == QUERY_PHRASE) && !factor->negated;
}

static bool is_words(const struct term *term)
{
    for (size_t i = 0; i < term->count; i++) {
        if (!is_wanted_text(&term->factors[i]))
            return false;
    }
    return term->count > 0;
}

/* One alternative behind what was typed so far, a phrase in its quotes. */
static void add_typed(struct str *out, const struct factor *factor)
{
    const char *quote = factor->field == QUERY_PHRASE ? "\"" : "";
    str_addf(out, "%s%s%s%s", out->length > 0 ? " " : "", quote, factor->values[0], quote);
}

/* Each alternative of the term goes behind each text so far. */
static void add_words(struct search *s, const struct term *term)
{
    const size_t before = s->typed_count;
    for (size_t i = term->count; i-- > 0;) {
        for (size_t n = 0; n < before; n++) {
            size_t at = i == 0 ? n : s->typed_count;
            if (at >= SEARCH_ALTERNATIVES)
                break;
            if (i > 0) {
                str_add(&s->typed[at], str_text(&s->typed[n]));
                s->typed_count++;
            }
            add_typed(&s->typed[at], &term->factors[i]);
        }
    }
}

static void collect_typed(struct search *s)
{
    s->typed_count = 1;
    for (size_t i = 0; i < s->query.count; i++) {
        if (is_words(&s->query.terms[i]))
            add_words(s, &s->query.terms[i]);
        else
            s->filtered = true;
    }
}

void search_add(struct name_hits *hits, const struct name_hit *hit)
{
    hits->items = mem_grow(hits->items, &hits->capacity, hits->count + 1, sizeof(*hits->items));
    hits->items[hits->count++] = *hit;
}

void search_settle(struct search *s)
{
    if (s->status == STATUS_OK || !s->hurry || !db_is_late(s->store))
        return;
    s->status = STATUS_OK;
    s->out->partial |= 1u << KIND_MEETING;
    if (s->err != NULL)
        *s->err = err_like(s->err);
}

/* Showing */

void search_show(struct search *s, enum rule rule, const char *spelling, bool weak)
{
    struct hits *out = s->out;
    out->hits = mem_grow(out->hits, &out->capacity, out->count + 1, sizeof(*out->hits));
    out->hits[out->count++] = (struct hit){
        .row = out->result.count - 1, .rule = rule, .spelling = spelling, .weak = weak};
}

static void show(struct search *s, const struct name_hit *hit)
{
    struct result *result = &s->out->result;
    struct row *row = NULL;
    if (hit->kind == KIND_MEETING)
        s->status = rows_meeting(s->store, hit->entity, result, &row, s->err);
    else
        s->status = rows_entity(s->store, hit->entity, result, &row, s->err);
    if (row == NULL)
        return;
    if (s->filtered && hit->kind != KIND_MEETING)
        row->count = hit->meetings;
    const char *spelling = hit->rule == RULE_TEXT  ? search_excerpt(s, row)
                           : hit->spelling != NULL ? arena_dup(&result->arena, hit->spelling)
                                                   : "";
    search_show(s, hit->rule, spelling, hit->weak);
}

/* The sections, in the order of their best hits. */
struct section {
    enum kind kind;
    const struct name_hit *best; /* NULL: none */
};

static int compare_sections(const void *a, const void *b)
{
    const struct name_hit *x = ((const struct section *)a)->best;
    const struct name_hit *y = ((const struct section *)b)->best;
    if (x == NULL || y == NULL)
        return (x == NULL) - (y == NULL);
    return name_hit_compare(x, y);
}

static void show_section(struct search *s, const struct section *section, bool weak)
{
    const struct name_hits *hits = section->kind == KIND_MEETING ? &s->texts : &s->names;
    size_t shown = 0;
    for (size_t i = 0; i < hits->count && shown < s->limit && s->status == STATUS_OK; i++) {
        const struct name_hit *hit = &hits->items[i];
        if (hit->kind != (int)section->kind || hit->weak != weak)
            continue;
        s->out->cut = s->out->count >= s->screen;
        if (s->out->cut)
            return;
        show(s, hit);
        shown++;
    }
}

static void show_all(struct search *s)
{
    struct section sections[KIND_COUNT] = {0};
    for (size_t i = 0; i < s->names.count; i++) {
        struct section *section = &sections[s->names.items[i].kind];
        section->kind = (enum kind)s->names.items[i].kind;
        section->best = section->best != NULL ? section->best : &s->names.items[i];
        s->out->totals[section->kind]++;
    }
    if (s->texts.count > 0)
        sections[KIND_MEETING] = (struct section){KIND_MEETING, &s->texts.items[0]};
    s->out->totals[KIND_MEETING] = s->text_total;
    qsort(sections, KIND_COUNT, sizeof(sections[0]), compare_sections);
    for (int weak = 0; weak < 2; weak++) {
        for (size_t i = 0; i < KIND_COUNT && sections[i].best != NULL; i++)
            show_section(s, &sections[i], weak != 0);
    }
    for (int kind = 0; kind < KIND_COUNT; kind++)
        s->out->total += s->out->totals[kind];
    s->out->result.total = s->out->total;
}

/* What store_list left uncounted. */
static enum status count_filtered(struct search *s, enum kind kind)
{
    struct count count;
    if (kind != KIND_MEETING)
        return STATUS_OK;
    enum status status = store_count(s->store, &s->query, 0, &count, s->err);
    s->out->total = count.total;
    return status;
}

/* Only fields were asked for: what they choose, as a list. */
static enum status list_filtered(struct search *s)
{
    enum kind kind = s->kind == KIND_NONE ? KIND_MEETING : s->kind;
    struct hits *out = s->out;
    if (s->hurry)
        db_set_patience(s->store, PATIENCE);
    const size_t most = s->limit < s->screen ? s->limit : s->screen;
    int limit = most < INT32_MAX ? (int)most : 0;
    s->status =
        store_list(s->store, (struct lookup){.kind = kind, .query = &s->query, .limit = limit},
                   &out->result, s->err);
    search_settle(s);
    db_set_patience(s->store, 0);
    out->hits = mem_grow(out->hits, &out->capacity, out->result.count, sizeof(*out->hits));
    for (size_t i = 0; s->status == STATUS_OK && i < out->result.count; i++)
        out->hits[out->count++] = (struct hit){.row = i, .rule = RULE_FILTER, .spelling = ""};
    out->total = out->result.total >= 0 ? out->result.total : (int64_t)out->count;
    out->cut = out->result.more_after && s->screen < s->limit;
    if (out->result.total < 0 && s->hurry)
        out->partial |= 1u << kind;
    if (out->result.total < 0 && !s->hurry && s->status == STATUS_OK)
        s->status = count_filtered(s, kind);
    out->totals[kind] = out->total;
    return s->status;
}

static void search_clear(struct search *s)
{
    for (size_t i = 0; i < SEARCH_ALTERNATIVES; i++)
        str_clear(&s->typed[i]);
    idset_clear(&s->meetings);
    name_hits_clear(&s->names);
    name_hits_clear(&s->texts);
    if (s->status != STATUS_OK)
        hits_clear(s->out);
}

/* Names are found in a time that can be told, what their meetings are and the texts are not. */
static void find_all(struct search *s)
{
    search_names(s);
    if (s->hurry)
        db_set_patience(s->store, PATIENCE);
    search_keep_involved(s);
    search_texts(s);
    db_set_patience(s->store, 0);
    name_hits_sort(&s->names);
}

static void find(struct search *s)
{
    if (s->typed[0].length == 0) {
        list_filtered(s);
    } else if (s->kind == KIND_SOURCE || s->kind == KIND_OUTCOME) {
        search_records(s);
    } else {
        find_all(s);
        search_note_sharers(s);
        if (s->status == STATUS_OK)
            show_all(s);
    }
}

static enum status run(struct search *s, struct lookup lookup, int screen)
{
    s->kind = lookup.kind;
    query_copy(lookup.query, &s->query);
    query_drop_idle(&s->query);
    s->limit = lookup.limit > 0 ? (size_t)lookup.limit : SIZE_MAX;
    s->screen = screen > 0 ? (size_t)screen : SIZE_MAX;
    collect_typed(s);
    if (s->query.count > 0)
        find(s);
    query_clear(&s->query);
    search_clear(s);
    return s->status;
}

enum status store_search(struct store *store, struct lookup lookup, struct hits *out,
                         struct err *err)
{
    struct search s = {.store = store, .out = out, .err = err};
    return run(&s, lookup, 0);
}

enum status store_search_first(struct store *store, struct lookup lookup, int screen,
                               struct hits *out, struct err *err)
{
    struct search s = {.store = store, .out = out, .err = err};
    s.hurry = !store->small;
    return run(&s, lookup, screen);
}
