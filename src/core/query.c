/* SPDX-License-Identifier: MIT */
/* A query as a value: copied, compared, changed term by term, and asked for its words. */
#include "attache/core/query.h"

#include "attache/text/words.h"

#include <string.h>

void query_clear(struct query *query)
{
    arena_clear(&query->arena);
    *query = (struct query){0};
}

bool query_is_empty(const struct query *query)
{
    return query->count == 0;
}

static struct factor copy_factor(struct arena *arena, const struct factor *factor)
{
    struct factor copy = *factor;
    copy.values = arena_new(arena, factor->value_count, sizeof(*copy.values));
    for (size_t i = 0; i < factor->value_count; i++)
        copy.values[i] = arena_dup(arena, factor->values[i]);
    return copy;
}

void query_copy(const struct query *query, struct query *out)
{
    struct query copy = {.count = query->count};
    copy.terms = arena_new(&copy.arena, query->count, sizeof(*copy.terms));
    for (size_t i = 0; i < query->count; i++) {
        const struct term *term = &query->terms[i];
        struct factor *factors = arena_new(&copy.arena, term->count, sizeof(*factors));
        for (size_t j = 0; j < term->count; j++)
            factors[j] = copy_factor(&copy.arena, &term->factors[j]);
        copy.terms[i] = (struct term){factors, term->count};
    }
    *out = copy;
}

static bool same_factor(const struct factor *a, const struct factor *b)
{
    if (a->field != b->field || a->negated != b->negated || a->value_count != b->value_count ||
        a->first_day != b->first_day || a->last_day != b->last_day)
        return false;
    for (size_t i = 0; i < a->value_count; i++) {
        if (strcmp(a->values[i], b->values[i]) != 0)
            return false;
    }
    return true;
}

static bool same_term(const struct term *a, const struct term *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!same_factor(&a->factors[i], &b->factors[i]))
            return false;
    }
    return true;
}

bool query_same(const struct query *a, const struct query *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!same_term(&a->terms[i], &b->terms[i]))
            return false;
    }
    return true;
}

/*
 * Puts the terms of text before the term at an index. The canonical forms are joined as text, so
 * that the limits hold for the whole. An OR at an end of one of them is not canonical, so the terms
 * stay apart.
 */
static enum status insert_text(struct query *query, size_t at, const char *text, struct err *err)
{
    struct query added;
    struct str joined = {0};
    enum status status = query_parse(text, &added, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < at; i++) {
        query_print_term(&query->terms[i], &joined);
        str_add_char(&joined, ' ');
    }
    query_print(&added, &joined);
    for (size_t i = at; i < query->count; i++) {
        str_add_char(&joined, ' ');
        query_print_term(&query->terms[i], &joined);
    }
    query_clear(&added);
    status = query_parse(str_text(&joined), &added, err);
    str_clear(&joined);
    if (status != STATUS_OK)
        return status;
    query_clear(query);
    *query = added;
    return STATUS_OK;
}

enum status query_add_text(struct query *query, const char *text, struct err *err)
{
    return insert_text(query, query->count, text, err);
}

/* The text of a term that is one positive word or phrase, else NULL. */
static const char *words_of(const struct term *term)
{
    const struct factor *factor = term->factors;
    if (term->count != 1 || factor->negated)
        return NULL;
    return factor->field == QUERY_WORD || factor->field == QUERY_PHRASE ? factor->values[0] : NULL;
}

enum status query_narrow(struct query *query, const char *text, struct err *err)
{
    size_t at = query->count;
    while (at > 0 && words_of(&query->terms[at - 1]) != NULL)
        at--;
    return insert_text(query, at, text, err);
}

void query_remove_term(struct query *query, size_t index)
{
    if (index >= query->count)
        return;
    query->count--;
    memmove(&query->terms[index], &query->terms[index + 1],
            (query->count - index) * sizeof(*query->terms));
}

void query_remove_value(struct query *query, struct query_place place)
{
    if (place.term >= query->count || place.factor >= query->terms[place.term].count)
        return;
    struct term *term = &query->terms[place.term];
    struct factor *factor = &term->factors[place.factor];
    if (place.value >= factor->value_count)
        return;
    factor->value_count--;
    memmove(&factor->values[place.value], &factor->values[place.value + 1],
            (factor->value_count - place.value) * sizeof(*factor->values));
    if (factor->value_count > 0)
        return;
    term->count--;
    memmove(factor, factor + 1, (term->count - place.factor) * sizeof(*factor));
    if (term->count == 0)
        query_remove_term(query, place.term);
}

bool query_asks(const struct factor *factor)
{
    struct words words;
    struct token word;
    if (factor->field != QUERY_WORD && factor->field != QUERY_PHRASE)
        return true;
    words_begin(&words, factor->values[0], strlen(factor->values[0]));
    bool any = words_next(&words, &word);
    words_end(&words);
    return any;
}

void query_drop_idle(struct query *query)
{
    size_t kept = 0;
    for (size_t i = 0; i < query->count; i++) {
        struct term term = query->terms[i];
        const size_t count = term.count;
        term.count = 0;
        for (size_t n = 0; n < count; n++) {
            if (query_asks(&term.factors[n]))
                term.factors[term.count++] = term.factors[n];
        }
        if (term.count > 0)
            query->terms[kept++] = term;
    }
    query->count = kept;
}
