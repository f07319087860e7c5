/* SPDX-License-Identifier: MIT */
/*
 * Facets are counted by one walk over the postings of each section against the bits of the meetings
 * that count there: those of the query without the section's own choices. Most queries have choices
 * in one section or none, so there are seldom more than two such sets. The postings of a small
 * database are kept in an array, which makes a key some tenths of a millisecond; those of a large
 * one are walked in the database, which may be stopped.
 */
#include "attache/store/facets.h"

#include "attache/core/date.h"
#include "attache/core/vocab.h"
#include "attache/store/ddl.h"
#include "attache/store/filter.h"
#include "attache/store/idset.h"
#include "attache/store/store.h"

#include <stdlib.h>
#include <string.h>

/* Values in the order of their ids in each section, so that a posting finds its own. */
struct facet_catalog {
    struct facet_value *values; /* without counts and marks */
    int64_t *entities;          /* of each value */
    size_t count;
    size_t capacity;
    size_t entity_capacity;
    size_t from[FACETS_SECTIONS + 1]; /* the first value of each section */
    /* of a small database: the meetings of the values, each value's together */
    uint32_t *meetings;
    size_t meeting_count;
    size_t meeting_capacity;
    struct stretch {
        size_t first, count;
    } * stretches;
};

void facets_free(struct facet_catalog **out)
{
    struct facet_catalog *catalog = *out;
    *out = NULL;
    if (catalog == NULL)
        return;
    mem_free(&catalog->values);
    mem_free(&catalog->entities);
    mem_free(&catalog->meetings);
    mem_free(&catalog->stretches);
    mem_free(&catalog);
}

static int kind_of(enum query_field field)
{
    return field == QUERY_YEAR ? (int)FACET_DECADE : filter_kind(field);
}

/* "1990..1999" of "1990s". */
static const char *years_of(struct store *store, const char *decade)
{
    int first = (int)strtol(decade, NULL, 10);
    return arena_printf(&store->arena, "%04d..%04d", first, first + 9);
}

static void add_value(struct store *store, struct facet_catalog *catalog, enum query_field field,
                      sqlite3_stmt *taken)
{
    size_t n = catalog->count++;
    catalog->values =
        mem_grow(catalog->values, &catalog->capacity, n + 1, sizeof(*catalog->values));
    catalog->entities =
        mem_grow(catalog->entities, &catalog->entity_capacity, n + 1, sizeof(*catalog->entities));
    struct facet_value *value = &catalog->values[n];
    const char *slug = db_dup(taken, 1, &store->arena);
    *value = (struct facet_value){
        .field = field,
        .title = db_dup(taken, 2, &store->arena),
        .native = db_dup(taken, 3, &store->arena),
    };
    if (field == QUERY_YEAR)
        value->native =
            arena_printf(&store->arena, "%ld%s", strtol(slug, NULL, 10), date_decade_unit(LANG_KO));
    value->value = field == QUERY_YEAR    ? years_of(store, slug)
                   : field == QUERY_PLACE ? value->title
                                          : slug;
    catalog->entities[n] = sqlite3_column_int64(taken, 0);
}

static enum status read_section(struct store *store, struct facet_catalog *catalog,
                                enum query_field field, struct err *err)
{
    bool row = false;
    sqlite3_stmt *taken = db_take(store, STMT_FACET_VALUES, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int(taken, 1, kind_of(field));
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        add_value(store, catalog, field, taken);
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_FACET_VALUES, taken);
    return status;
}

/* The value of the section with that entity; catalog->count when there is none. */
static size_t find_value(const struct facet_catalog *catalog, size_t section, int64_t entity)
{
    size_t low = catalog->from[section];
    size_t high = catalog->from[section + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (catalog->entities[middle] == entity)
            return middle;
        if (catalog->entities[middle] < entity)
            low = middle + 1;
        else
            high = middle;
    }
    return catalog->count;
}

/* What is called with every value of a section and every meeting that has it. */
struct posting_visitor {
    void (*each)(void *context, size_t value, int64_t meeting);
    void *context;
};

static enum status each_posting(struct store *store, const struct facet_catalog *catalog,
                                size_t section, struct posting_visitor visitor, struct err *err)
{
    bool row = false;
    int64_t entity = 0;
    size_t value = catalog->count;
    enum stmt stmt;
    enum status status;
    sqlite3_stmt *taken = db_take_postings(store, kind_of(facets_fields[section]), &stmt, err);
    if (taken == NULL)
        return STATUS_DATA;
    while ((status = db_step(store, taken, &row, err)) == STATUS_OK && row) {
        if (sqlite3_column_int64(taken, 0) != entity) {
            entity = sqlite3_column_int64(taken, 0);
            value = find_value(catalog, section, entity);
        }
        if (value < catalog->count)
            visitor.each(visitor.context, value, sqlite3_column_int64(taken, 1));
    }
    db_give(store, stmt, taken);
    return status;
}

static void keep_posting(void *context, size_t value, int64_t meeting)
{
    struct facet_catalog *catalog = context;
    struct stretch *stretch = &catalog->stretches[value];
    catalog->meetings = mem_grow(catalog->meetings, &catalog->meeting_capacity,
                                 catalog->meeting_count + 1, sizeof(*catalog->meetings));
    if (stretch->count++ == 0)
        stretch->first = catalog->meeting_count;
    catalog->meetings[catalog->meeting_count++] = (uint32_t)meeting;
}

static enum status keep_postings(struct store *store, struct facet_catalog *catalog,
                                 struct err *err)
{
    enum status status = STATUS_OK;
    catalog->stretches = mem_new(catalog->count + 1, sizeof(*catalog->stretches));
    for (size_t s = 0; status == STATUS_OK && s < FACETS_SECTIONS; s++)
        status =
            each_posting(store, catalog, s, (struct posting_visitor){keep_posting, catalog}, err);
    return status;
}

static const struct facet_catalog *catalog_of(struct store *store, struct err *err)
{
    if (store->facets != NULL)
        return store->facets;
    struct facet_catalog *catalog = mem_new(1, sizeof(*catalog));
    enum status status = STATUS_OK;
    for (size_t s = 0; status == STATUS_OK && s < FACETS_SECTIONS; s++) {
        catalog->from[s] = catalog->count;
        status = read_section(store, catalog, facets_fields[s], err);
        catalog->from[s + 1] = catalog->count;
    }
    if (status == STATUS_OK && store->small)
        status = keep_postings(store, catalog, err);
    if (status != STATUS_OK)
        facets_free(&catalog);
    store->facets = catalog;
    return catalog;
}

/* One count under way; the status is sticky. */
struct facet_count {
    struct store *store;
    const struct query *query;
    const struct facet_catalog *catalog;
    const struct decades *decades;
    struct facets *out; /* the values in the order of the catalog */
    enum status status;
    struct err *err;
};

/* Marks */

static void mark(struct facet_count *count, size_t at, const struct factor *factor,
                 struct query_place place)
{
    struct facet_value *value = &count->out->values[at];
    if (at >= count->out->count || value->mark != FACET_FREE)
        return;
    value->mark = factor->negated ? FACET_EXCLUDED : FACET_CHOSEN;
    value->place = place;
}

/* A span of years is a decade's mark when it is just that decade. */
static void mark_decade(struct facet_count *count, size_t section, const struct factor *factor,
                        struct query_place place)
{
    for (size_t i = count->catalog->from[section]; i < count->catalog->from[section + 1]; i++) {
        if (strcmp(count->out->values[i].value, factor->values[0]) == 0)
            mark(count, i, factor, place);
    }
}

static void mark_factor(struct facet_count *count, size_t section, const struct factor *factor,
                        struct query_place place)
{
    if (factor->field == QUERY_YEAR) {
        mark_decade(count, section, factor, place);
        return;
    }
    for (; place.value < factor->value_count && count->status == STATUS_OK; place.value++) {
        struct ids ids = {0};
        count->status = filter_value(count->store, kind_of(factor->field),
                                     factor->values[place.value], &ids, count->err);
        for (size_t i = 0; count->status == STATUS_OK && i < ids.count; i++)
            mark(count, find_value(count->catalog, section, ids.items[i]), factor, place);
        ids_clear(&ids);
    }
}

static void mark_section(struct facet_count *count, size_t section)
{
    for (size_t t = 0; t < count->query->count; t++) {
        const struct term *term = &count->query->terms[t];
        bool excludes = term->count == 1 && term->factors[0].negated &&
                        term->factors[0].field == facets_fields[section];
        if (!excludes && !facets_is_choice(term, facets_fields[section]))
            continue;
        for (size_t f = 0; f < term->count; f++)
            mark_factor(count, section, &term->factors[f], (struct query_place){t, f, 0});
    }
}

/* Counting */

static bool has_choices(const struct query *query, enum query_field field)
{
    for (size_t i = 0; i < query->count; i++) {
        if (facets_is_choice(&query->terms[i], field))
            return true;
    }
    return false;
}

static void fill(struct facet_count *count, const struct query *query, struct idset *out)
{
    struct cursor *cursor = NULL;
    count->status = filter_open(count->store, query, FILTER_MEETINGS, &cursor, count->err);
    if (count->status == STATUS_OK)
        count->status = idset_fill(out, count->store, cursor, count->err);
}

/* Counting against a set of meetings. */
struct tallying {
    struct facet_count *count;
    const struct idset *meetings;
};

static void count_posting(void *context, size_t at, int64_t meeting)
{
    const struct tallying *tallying = context;
    struct facet_value *value = &tallying->count->out->values[at];
    if (!idset_has(tallying->meetings, meeting))
        return;
    value->count++;
    decades_count(tallying->count->decades, meeting, value->decades);
}

static void count_kept(struct facet_count *count, size_t section, struct tallying *tallying)
{
    const struct facet_catalog *catalog = count->catalog;
    for (size_t at = catalog->from[section]; at < catalog->from[section + 1]; at++) {
        const struct stretch *stretch = &catalog->stretches[at];
        for (size_t i = 0; i < stretch->count; i++)
            count_posting(tallying, at, catalog->meetings[stretch->first + i]);
    }
}

static void count_in(struct facet_count *count, size_t section, const struct idset *meetings)
{
    struct tallying tallying = {count, meetings};
    if (count->catalog->stretches != NULL)
        count_kept(count, section, &tallying);
    else
        count->status =
            each_posting(count->store, count->catalog, section,
                         (struct posting_visitor){count_posting, &tallying}, count->err);
}

static void count_section(struct facet_count *count, size_t section, const struct idset *all)
{
    struct query rest = {0};
    struct idset own = {0};
    if (!has_choices(count->query, facets_fields[section])) {
        count_in(count, section, all);
        return;
    }
    query_copy(count->query, &rest);
    facets_drop_choices(&rest, facets_fields[section]);
    query_drop_idle(&rest); /* which would hold for nothing alone, but was not alone */
    fill(count, &rest, &own);
    if (count->status == STATUS_OK)
        count_in(count, section, &own);
    idset_clear(&own);
    query_clear(&rest);
}

/* Order */

static const struct vocab *ordered_vocab(enum query_field field)
{
    if (field == QUERY_KIND)
        return NULL;
    return query_field_info(field)->vocab;
}

static int compare_values(const void *a, const void *b)
{
    const struct facet_value *x = a;
    const struct facet_value *y = b;
    const struct vocab *vocab = ordered_vocab(x->field);
    if (x->field == QUERY_YEAR)
        return strcmp(y->value, x->value);
    if (vocab != NULL)
        return vocab_index(vocab, x->value) - vocab_index(vocab, y->value);
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    int order = strcmp(x->title, y->title);
    return order != 0 ? order : strcmp(x->value, y->value);
}

static void sort_sections(struct facet_count *count)
{
    for (size_t s = 0; s < FACETS_SECTIONS; s++) {
        size_t from = count->catalog->from[s];
        size_t n = count->catalog->from[s + 1] - from;
        if (n > 1)
            qsort(&count->out->values[from], n, sizeof(*count->out->values), compare_values);
    }
}

static void begin(struct facet_count *count)
{
    struct facets *out = count->out;
    size_t n = count->catalog->count;
    out->values = mem_grow(out->values, &out->capacity, n, sizeof(*out->values));
    if (n > 0)
        memcpy(out->values, count->catalog->values, n * sizeof(*out->values));
    out->count = n;
    out->decade_count = count->decades->count;
    out->first_decade = count->decades->first_year;
}

enum status store_facets(struct store *store, const struct query *query, struct facets *out,
                         struct err *err)
{
    struct idset all = {0};
    struct facet_count count = {.store = store, .query = query, .out = out, .err = err};
    count.catalog = catalog_of(store, err);
    count.decades = count.catalog != NULL ? decades_of(store, err) : NULL;
    if (count.decades == NULL)
        return STATUS_DATA;
    begin(&count);
    fill(&count, query, &all);
    for (size_t s = 0; count.status == STATUS_OK && s < FACETS_SECTIONS; s++)
        count_section(&count, s, &all);
    for (size_t s = 0; count.status == STATUS_OK && s < FACETS_SECTIONS; s++)
        mark_section(&count, s);
    idset_clear(&all);
    if (count.status == STATUS_OK)
        sort_sections(&count);
    else
        facets_clear(out);
    return count.status;
}
