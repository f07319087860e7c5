/* SPDX-License-Identifier: MIT */
/*
 * Facets: the values by which the meetings of a filter can be narrowed further, in sections by
 * field, each with how many meetings it has.
 *
 * What a count says: how many meetings the filter would have if this value were the section's only
 * choice. So the choices of a section do not narrow its own counts, and the alternatives stay
 * choosable; those of all other sections do. A section's choices are the terms all of whose factors
 * are of its field and not negated; partner:fr OR topic:space is nobody's choice and always
 * narrows. A value that is excluded stays so: what it shares with others is not counted. A decade's
 * count is of the meetings that begin in it; its filter also has the few that reach into it.
 *
 * Within a section several choices are alternatives (partner:FR,DE), between sections all must
 * hold.
 */
#ifndef ATTACHE_CORE_FACETS_H
#define ATTACHE_CORE_FACETS_H

#include "attache/core/query.h"
#include "attache/core/spark.h"

enum { FACETS_SECTIONS = 9 };

/* The fields of the sections, in the order in which they stand; QUERY_YEAR is by decades. */
extern const enum query_field facets_fields[FACETS_SECTIONS];

enum facet_mark {
    FACET_FREE,
    FACET_CHOSEN,   /* among the values of one of the section's choices */
    FACET_EXCLUDED, /* among those of a negated factor that is a term by itself */
};

/* Texts are borrowed: from the store, until it is closed. */
struct facet_value {
    enum query_field field;
    const char *value;  /* as the query language has it: "FR", "New York", "1990..1999" */
    const char *title;  /* for people; the label in English */
    const char *native; /* Korean, or "" */
    int64_t count;      /* 0 is kept: there are such meetings, but not in this filter */
    uint32_t decades[SPARK_DECADES]; /* of these, in each decade of the facets */
    enum facet_mark mark;
    struct query_place place; /* where the filter has it, when it has a mark */
};

/* A zeroed one is empty. */
struct facets {
    struct facet_value *values; /* section by section: decades newest first, vocabularies in their
                                   order, all else most first, then by title */
    size_t count;
    size_t capacity;
    size_t decade_count;
    int first_decade; /* the first year of the first one: 1960 */
};

void facets_clear(struct facets *facets);

/* Whether the term is a choice of the section. */
bool facets_is_choice(const struct term *term, enum query_field field);

/* Takes the choices of the section out of the query. */
void facets_drop_choices(struct query *query, enum query_field field);

/* Makes the value the section's only choice: the meetings that its count is of. */
enum status facets_only(struct query *query, const struct facet_value *value, struct err *err);

/*
 * Puts the value among the section's choices, or takes it out when it is one; excludes it, or takes
 * the exclusion back. What was excluded and is chosen is no longer excluded, and the other way
 * round. The mark and place must be those that the query gave.
 */
enum status facets_choose(struct query *query, const struct facet_value *value, struct err *err);
enum status facets_exclude(struct query *query, const struct facet_value *value, struct err *err);

#endif
