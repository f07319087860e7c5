/* SPDX-License-Identifier: MIT */
/* Choices as changes of a query: each is printed with the change in it and read again, so that the
   limits and the canonical form are the parser's. */
#include "attache/core/facets.h"

const enum query_field facets_fields[FACETS_SECTIONS] = {
    QUERY_PARTNER, QUERY_TOPIC, QUERY_YEAR,   QUERY_LEVEL,      QUERY_KIND,
    QUERY_PLACE,   QUERY_MODE,  QUERY_STATUS, QUERY_CONFIDENCE,
};

void facets_clear(struct facets *facets)
{
    mem_free(&facets->values);
    *facets = (struct facets){0};
}

/* Whether all factors are of the field, and negated or not. */
static bool is_of(const struct term *term, enum query_field field, bool negated)
{
    for (size_t i = 0; i < term->count; i++) {
        if (term->factors[i].field != field || term->factors[i].negated != negated)
            return false;
    }
    return term->count > 0;
}

bool facets_is_choice(const struct term *term, enum query_field field)
{
    return is_of(term, field, false);
}

void facets_drop_choices(struct query *query, enum query_field field)
{
    for (size_t i = query->count; i-- > 0;) {
        if (facets_is_choice(&query->terms[i], field))
            query_remove_term(query, i);
    }
}

/* Adds a term of its own. */
static enum status add_term(struct query *query, const struct facet_value *value, bool negated,
                            struct err *err)
{
    struct str text = {0};
    str_addf(&text, "%s%s:", negated ? "-" : "", query_field_info(value->field)->name);
    query_print_value(value->value, &text);
    enum status status = query_narrow(query, str_text(&text), err);
    str_clear(&text);
    return status;
}

/* Adds the value behind those of a term. */
static enum status extend_term(struct query *query, size_t index, const struct facet_value *value,
                               struct err *err)
{
    struct str text = {0};
    struct query next = {0};
    for (size_t i = 0; i < query->count; i++) {
        str_add(&text, i > 0 ? " " : "");
        query_print_term(&query->terms[i], &text);
        if (i == index) {
            str_add_char(&text, ',');
            query_print_value(value->value, &text);
        }
    }
    enum status status = query_parse(str_text(&text), &next, err);
    str_clear(&text);
    if (status != STATUS_OK)
        return status;
    query_clear(query);
    *query = next;
    return STATUS_OK;
}

/* A negated decade has no list of several: each is a term of its own. */
static bool can_extend(const struct term *term, enum query_field field, bool negated)
{
    if (negated && (field == QUERY_YEAR || term->count > 1))
        return false;
    return is_of(term, field, negated);
}

static enum status add_value(struct query *query, const struct facet_value *value, bool negated,
                             struct err *err)
{
    for (size_t i = 0; i < query->count; i++) {
        if (can_extend(&query->terms[i], value->field, negated))
            return extend_term(query, i, value, err);
    }
    return add_term(query, value, negated, err);
}

enum status facets_only(struct query *query, const struct facet_value *value, struct err *err)
{
    facets_drop_choices(query, value->field);
    return add_term(query, value, false, err);
}

static enum status change(struct query *query, const struct facet_value *value,
                          enum facet_mark wanted, struct err *err)
{
    if (value->mark != FACET_FREE)
        query_remove_value(query, value->place);
    if (value->mark == wanted)
        return STATUS_OK;
    return add_value(query, value, wanted == FACET_EXCLUDED, err);
}

enum status facets_choose(struct query *query, const struct facet_value *value, struct err *err)
{
    return change(query, value, FACET_CHOSEN, err);
}

enum status facets_exclude(struct query *query, const struct facet_value *value, struct err *err)
{
    return change(query, value, FACET_EXCLUDED, err);
}
