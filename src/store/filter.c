/* SPDX-License-Identifier: MIT */
/* Compiling queries to cursors. The last few stay compiled, since every key asks again. */
#include "attache/store/filter.h"

#include "attache/store/ddl.h"
#include "attache/store/expand.h"
#include "attache/store/names.h"

#include <string.h>

/* NAME_WORDS_MAX: "united states of america". */
enum { FILTERS_KEPT = 8, READINGS_MAX = 200, NAME_WORDS_MAX = 4 };

struct filter {
    char *key; /* the mode and the canonical text; NULL: free */
    struct cursor *cursor;
    unsigned age;
};

/* One compilation; the status is sticky. */
struct compiler {
    struct store *store;
    const struct query *query;
    enum filter_mode mode;
    const struct factor *last_word; /* the one that may be only begun, or NULL */
    enum status status;
    struct err *err;
};

static bool is_text(const struct factor *factor)
{
    return factor->field == QUERY_WORD || factor->field == QUERY_PHRASE;
}

static bool is_bare_word(const struct term *term)
{
    return term->count == 1 && term->factors[0].field == QUERY_WORD && !term->factors[0].negated;
}

static bool value_on_outcome(const struct factor *factor, const char *value)
{
    if (factor->field == QUERY_IS)
        return strcmp(value, "planned") != 0;
    return factor->field == QUERY_HAS && strcmp(value, "promise") == 0;
}

bool filter_on_outcome(const struct term *term)
{
    bool any = false;
    for (size_t i = 0; i < term->count; i++) {
        const struct factor *factor = &term->factors[i];
        if (!query_asks(factor))
            continue;
        any = true;
        for (size_t n = 0; n < factor->value_count; n++) {
            if (!value_on_outcome(factor, factor->values[n]))
                return false;
        }
    }
    return any;
}

static struct cursor *none(struct compiler *c)
{
    return cursor_or(c->store);
}

/* The cursor itself, or, when making it failed, one of nothing and the status. */
static struct cursor *made(struct compiler *c, struct cursor *cursor)
{
    if (cursor == NULL)
        c->status = STATUS_DATA;
    return cursor != NULL ? cursor : none(c);
}

static struct cursor *of_entities(struct compiler *c, const struct ids *entities)
{
    return made(c, cursor_any_entity(c->store, entities, c->err));
}

static struct cursor *of_value(struct compiler *c, int kind, const char *value)
{
    struct ids ids = {0};
    c->status = filter_value(c->store, kind, value, &ids, c->err);
    if (kind == KIND_MEETING && c->status == STATUS_OK)
        return cursor_set(c->store, &ids);
    struct cursor *cursor =
        ids.count > 0 && c->status == STATUS_OK ? of_entities(c, &ids) : none(c);
    ids_clear(&ids);
    return cursor;
}

static struct cursor *of_state(struct compiler *c, const char *state)
{
    if (strcmp(state, "planned") == 0)
        return of_value(c, FACET_STATUS, state);
    return cursor_promise(c->store, state);
}

/* What a word or phrase names as a whole, added to *any. */
static bool add_named(struct compiler *c, const char *typed, struct cursor *any)
{
    struct ids ids = {0};
    c->status = names_exact(c->store, typed, NAMES_ALL, &ids, c->err);
    const bool named = ids.count > 0;
    if (named)
        cursor_add(any, cursor_unplaced(of_entities(c, &ids)));
    ids_clear(&ids);
    return named;
}

/* The last bare word may be only begun, unless it is the whole of a name; the only word needs two
   letters for that. */
static enum match_end end_of(const struct compiler *c, const struct factor *factor, bool named)
{
    if (factor != c->last_word || named)
        return MATCH_WHOLE;
    return c->query->count > 1 && is_bare_word(&c->query->terms[0]) ? MATCH_LETTER : MATCH_BEGUN;
}

/* A word or phrase: in the text, or the name of something. */
static struct cursor *of_text(struct compiler *c, const struct factor *factor)
{
    const char *typed = factor->values[0];
    struct match match = {0};
    struct cursor *any = cursor_or(c->store);
    bool named = add_named(c, typed, any);
    if (c->status == STATUS_OK)
        c->status = expand_add(c->store, &match, typed, end_of(c, factor, named), c->err);
    if (match.text.length > 0 && c->status == STATUS_OK)
        cursor_add(any, cursor_text(c->store, &match));
    match_clear(&match);
    return any;
}

/* A bare word that must hold: what only the text can have is gathered into one expression. */
static void add_word(struct compiler *c, const struct factor *factor, struct cursor *all,
                     struct match *match)
{
    struct ids ids = {0};
    c->status = names_exact(c->store, factor->values[0], NAMES_ALL, &ids, c->err);
    if (ids.count == 0 && c->status == STATUS_OK)
        c->status =
            expand_add(c->store, match, factor->values[0], end_of(c, factor, false), c->err);
    if (ids.count > 0 && c->status == STATUS_OK)
        cursor_add(all, of_text(c, factor));
    ids_clear(&ids);
}

/* The words from..to of the query in the text, all of them. */
static struct cursor *of_all_words(struct compiler *c, size_t from, size_t to)
{
    struct match match = {0};
    for (size_t i = from; i < to && c->status == STATUS_OK; i++)
        c->status = expand_add(c->store, &match, c->query->terms[i].factors[0].values[0],
                               MATCH_WHOLE, c->err);
    struct cursor *cursor =
        match.text.length > 0 && c->status == STATUS_OK ? cursor_text(c->store, &match) : none(c);
    match_clear(&match);
    return cursor;
}

/* The words from..to of the query, with a space between. */
static void join_words(const struct compiler *c, size_t from, size_t to, struct str *out)
{
    for (size_t i = from; i < to; i++)
        str_addf(out, "%s%s", out->length > 0 ? " " : "", c->query->terms[i].factors[0].values[0]);
}

/* Words that stand together and are a name as a whole: what it names, or all of them in the text.
   Returns how many from the first on it took: the most that are one, 0 when none are. */
static size_t add_joined(struct compiler *c, size_t first, struct cursor *all)
{
    size_t end = first;
    while (end < c->query->count && end < first + NAME_WORDS_MAX &&
           is_bare_word(&c->query->terms[end]))
        end++;
    for (; end > first + 1 && c->status == STATUS_OK; end--) {
        struct str name = {0};
        struct cursor *any = cursor_or(c->store);
        join_words(c, first, end, &name);
        const bool named = add_named(c, str_text(&name), any);
        str_clear(&name);
        if (named && c->status == STATUS_OK) {
            cursor_add(any, of_all_words(c, first, end));
            cursor_add(all, any);
            return end - first;
        }
        cursor_free(&any);
    }
    return 0;
}

static struct cursor *of_factor_value(struct compiler *c, const struct factor *factor, size_t i)
{
    if (factor->field == QUERY_IS)
        return of_state(c, factor->values[i]);
    return of_value(c, filter_kind(factor->field), factor->values[i]);
}

static struct cursor *of_factor(struct compiler *c, const struct factor *factor)
{
    struct cursor *cursor = NULL;
    if (is_text(factor)) {
        cursor = of_text(c, factor);
    } else if (factor->field == QUERY_YEAR || factor->field == QUERY_DATE) {
        cursor = made(c, cursor_days(c->store, factor->first_day, factor->last_day, c->err));
    } else if (factor->value_count == 1) {
        cursor = of_factor_value(c, factor, 0);
    } else {
        cursor = cursor_or(c->store);
        for (size_t i = 0; i < factor->value_count && c->status == STATUS_OK; i++)
            cursor_add(cursor, of_factor_value(c, factor, i));
    }
    return factor->negated ? cursor_not(c->store, cursor) : cursor;
}

static struct cursor *of_term(struct compiler *c, const struct term *term)
{
    if (term->count == 1)
        return of_factor(c, &term->factors[0]);
    struct cursor *any = cursor_or(c->store);
    for (size_t i = 0; i < term->count && c->status == STATUS_OK; i++)
        cursor_add(any, of_factor(c, &term->factors[i]));
    return any;
}

static bool skips(const struct compiler *c, const struct term *term)
{
    if (c->mode == FILTER_OUTCOMES)
        return filter_on_outcome(term);
    for (size_t i = 0; c->mode == FILTER_FIELDS && i < term->count; i++) {
        if (is_text(&term->factors[i]) && !term->factors[i].negated)
            return true;
    }
    return false;
}

static const struct factor *find_last_word(const struct query *query)
{
    if (query->count == 0)
        return NULL;
    const struct term *last = &query->terms[query->count - 1];
    return is_bare_word(last) ? &last->factors[0] : NULL;
}

/* The entities that the words name, into ids: by a whole spelling, else by another reading. What
   reads as very many (a single initial) names none of them. */
static void pick_named(const struct name_hits *hits, struct ids *ids)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (!hits->items[i].weak && names_is_whole(hits->items[i].rule))
            ids_add(ids, hits->items[i].entity);
    }
    if (ids->count > 0)
        return;
    for (size_t i = 0; i < hits->count; i++) {
        if (!hits->items[i].weak && names_is_read(hits->items[i].rule))
            ids_add(ids, hits->items[i].entity);
    }
    if (ids->count > READINGS_MAX)
        ids->count = 0;
}

/* All bare words together: each for itself, or the name they make. */
static struct cursor *of_words(struct compiler *c, struct cursor *each, const char *typed)
{
    struct name_hits hits = {0};
    c->status = names_find(c->store, typed, NAMES_SEARCHED, &hits, c->err);
    struct ids ids = {0};
    pick_named(&hits, &ids);
    if (ids.count > 0) {
        struct cursor *any = cursor_or(c->store);
        cursor_add(any, each);
        cursor_add(any, cursor_unplaced(of_entities(c, &ids)));
        each = any;
    }
    ids_clear(&ids);
    name_hits_clear(&hits);
    return each;
}

/* The bare words of the query; NULL when there are none. */
static struct cursor *compile_words(struct compiler *c)
{
    struct str typed = {0};
    struct match match = {0};
    struct cursor *each = cursor_and(c->store);
    for (size_t i = 0; i < c->query->count && c->status == STATUS_OK;) {
        if (!is_bare_word(&c->query->terms[i])) {
            i++;
            continue;
        }
        size_t taken = add_joined(c, i, each);
        if (taken == 0 && c->status == STATUS_OK) {
            add_word(c, &c->query->terms[i].factors[0], each, &match);
            taken = 1;
        }
        join_words(c, i, i + taken, &typed);
        i += taken;
    }
    if (match.text.length > 0)
        cursor_add(each, cursor_text(c->store, &match));
    if (typed.length == 0)
        cursor_free(&each);
    else if (c->status == STATUS_OK)
        each = of_words(c, each, str_text(&typed));
    str_clear(&typed);
    match_clear(&match);
    return each;
}

static struct cursor *compile_terms(struct compiler *c)
{
    struct cursor *all = cursor_and(c->store);
    struct cursor *words = c->mode == FILTER_FIELDS ? NULL : compile_words(c);
    size_t count = 0;
    if (words != NULL) {
        cursor_add(all, words);
        count++;
    }
    for (size_t i = 0; i < c->query->count && c->status == STATUS_OK; i++) {
        const struct term *term = &c->query->terms[i];
        if (is_bare_word(term) || skips(c, term))
            continue;
        cursor_add(all, of_term(c, term));
        count++;
    }
    if (count > 0)
        return all;
    cursor_free(&all);
    return cursor_all(c->store);
}

/* What asks for nothing (&, -!) is as if not typed; a query of nothing else holds for no meeting.
 */
static struct cursor *compile(const struct compiler *given, enum status *status)
{
    struct query asked = {0};
    struct compiler c = *given;
    query_copy(given->query, &asked);
    query_drop_idle(&asked);
    c.query = &asked;
    c.last_word = find_last_word(&asked);
    const bool idle = asked.count == 0 && given->query->count > 0;
    struct cursor *cursor = idle ? none(&c) : compile_terms(&c);
    query_clear(&asked);
    *status = c.status;
    return cursor;
}

static struct filter *find_filter(struct store *store, const char *key)
{
    if (store->filters == NULL)
        store->filters = mem_new(FILTERS_KEPT, sizeof(struct filter));
    struct filter *oldest = &store->filters[0];
    for (size_t i = 0; i < FILTERS_KEPT; i++) {
        struct filter *filter = &store->filters[i];
        if (filter->key != NULL && strcmp(filter->key, key) == 0)
            return filter;
        filter->age++;
        if (filter->key == NULL || (oldest->key != NULL && filter->age > oldest->age))
            oldest = filter;
    }
    cursor_free(&oldest->cursor);
    mem_free(&oldest->key);
    return oldest;
}

enum status filter_open(struct store *store, const struct query *query, enum filter_mode mode,
                        struct cursor **out, struct err *err)
{
    const struct compiler c = {.store = store, .query = query, .mode = mode, .err = err};
    enum status status = STATUS_OK;
    struct str key = {0};
    str_addf(&key, "%d ", (int)mode);
    query_print(query, &key);
    struct filter *filter = find_filter(store, str_text(&key));
    if (filter->key == NULL) {
        filter->cursor = compile(&c, &status);
        filter->key = mem_dup(str_text(&key));
    }
    filter->age = 0;
    if (status != STATUS_OK) {
        cursor_free(&filter->cursor);
        mem_free(&filter->key);
    }
    *out = filter->cursor;
    str_clear(&key);
    return status;
}

void filter_free_all(struct store *store)
{
    for (size_t i = 0; store->filters != NULL && i < FILTERS_KEPT; i++) {
        cursor_free(&store->filters[i].cursor);
        mem_free(&store->filters[i].key);
    }
    mem_free(&store->filters);
}
