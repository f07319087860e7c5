/* SPDX-License-Identifier: MIT */
/* Reports: dossiers about the dataset as a whole, made of the same lists as those of entities. */
#include "dossier_parts.h"

#include "attache/base/mem.h"
#include "attache/store/names.h"
#include "attache/store/rows.h"
#include "attache/store/store.h"

#include <stdio.h>
#include <string.h>

/* What the query chooses of a kind, in a list that is empty. */
static void list_rows(struct gather *g, enum kind kind, const struct query *query)
{
    if (g->status == STATUS_OK)
        g->status = store_list(g->store, (struct lookup){.kind = kind, .query = query},
                               gather_list(g, (int)kind), g->err);
}

/* How often each partner was met in a decade, behind the list of partners. */
static void list_decade(struct gather *g, const struct query *query, const char *decade)
{
    struct result *to = gather_list(g, KIND_PARTNER);
    struct result rows = {0};
    if (g->status != STATUS_OK)
        return;
    g->status =
        store_list(g->store, (struct lookup){.kind = KIND_PARTNER, .query = query}, &rows, g->err);
    for (size_t i = 0; g->status == STATUS_OK && i < rows.count; i++) {
        struct row *row = result_add(to);
        row->kind = KIND_PARTNER;
        row->slug = arena_dup(&to->arena, rows.rows[i].slug);
        row->count = rows.rows[i].count;
        row->note = arena_dup(&to->arena, decade);
    }
    result_clear(&rows);
}

/* The query and what narrows it further; on failure the status is set and it is empty. */
static void narrow(struct gather *g, const struct query *query, const char *text, struct query *out)
{
    query_copy(query, out);
    if (g->status == STATUS_OK)
        g->status = query_add_text(out, text, g->err);
}

/* How many meetings of the query the text chooses, as a fact with the text as its label. */
static void count_fact(struct gather *g, const struct query *query, const char *text)
{
    struct query narrowed = {0};
    struct count count = {0};
    struct result *facts = gather_list(g, DOSSIER_FACTS);
    struct row *row = result_add(facts);
    row->title = arena_dup(&facts->arena, text);
    narrow(g, query, text, &narrowed);
    if (g->status == STATUS_OK)
        g->status = store_count(g->store, &narrowed, 0, &count, g->err);
    row->count = count.total;
    query_clear(&narrowed);
}

/* How many entities of the kind the meetings of the query involve. */
static void count_kind(struct gather *g, const struct query *query, enum kind kind)
{
    struct result rows = {0};
    struct store_info info = {0};
    struct count count = {0};
    store_info(g->store, &info);
    if (g->status != STATUS_OK)
        return;
    if (query_is_empty(query)) {
        count.total = info.counts[kind];
    } else if (kind == KIND_MEETING) {
        g->status = store_count(g->store, query, 0, &count, g->err);
    } else {
        g->status =
            store_list(g->store, (struct lookup){.kind = kind, .query = query}, &rows, g->err);
        count.total = (int64_t)rows.count;
    }
    struct row *row = result_add(gather_list(g, DOSSIER_FACTS));
    row->kind = kind;
    row->count = count.total;
    result_clear(&rows);
}

static void gather_coverage(struct gather *g, const struct query *query)
{
    static const char *const facts[] = {
        "confidence:high", "confidence:medium", "confidence:low", "status:planned",
        "has:participant", "has:outcome",       "has:promise",    "has:agreement",
    };
    struct store_info info = {0};
    store_info(g->store, &info);
    for (int kind = KIND_MEETING; kind <= KIND_OUTCOME; kind++)
        count_kind(g, query, (enum kind)kind);
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
        count_fact(g, query, facts[i]);
    list_rows(g, KIND_PARTNER, query);
    for (int year = info.first_year / 10 * 10; year <= info.last_year; year += 10) {
        struct query narrowed = {0};
        char text[32];
        char decade[16];
        snprintf(text, sizeof(text), "year:%04d..%04d", year, year + 9);
        snprintf(decade, sizeof(decade), "%04ds", year);
        narrow(g, query, text, &narrowed);
        list_decade(g, &narrowed, decade);
        count_fact(g, query, text);
        query_clear(&narrowed);
    }
}

/* Lists the meetings of the query, with their series and sources. */
static void gather_listed(struct gather *g, const struct query *query)
{
    list_rows(g, KIND_MEETING, query);
    const struct result *meetings = gather_list(g, KIND_MEETING);
    for (size_t i = 0; i < meetings->count; i++)
        idset_add(&g->meetings, g->store, meetings->rows[i].id);
    gather_attached(g);
}

/* The series that the meetings of the query belong to, and all the meetings of any series: what a
   query leaves out is not missing in the series. */
static void gather_gaps(struct gather *g, const struct query *query)
{
    const struct query all = {0};
    list_rows(g, KIND_SERIES, query);
    gather_listed(g, &all);
    gather_series_records(g);
}

/* The promises that the query chooses, with the meetings that show them kept. */
static void gather_ledger(struct gather *g, const struct query *query)
{
    struct query narrowed = {0};
    narrow(g, query, "has:promise", &narrowed);
    if (g->status == STATUS_OK)
        g->status = store_list(g->store, (struct lookup){.kind = KIND_OUTCOME, .query = &narrowed},
                               gather_list(g, KIND_OUTCOME), g->err);
    if (!query_is_empty(query)) { /* those of the whole ledger would be most that there are */
        gather_listed(g, &narrowed);
        gather_sources(g);
    }
    query_clear(&narrowed);
    const struct result *list = gather_list(g, KIND_OUTCOME);
    for (size_t i = 0; i < list->count; i++) {
        gather_need(g, KIND_MEETING, list->rows[i].other);
        gather_need(g, KIND_PARTNER, list->rows[i].partners);
    }
    gather_keepers(g);
    gather_names(g);
}

/* The address of the view with its query as it was understood. */
static void name_report(struct gather *g, const struct view_name *view, const struct query *query)
{
    struct str address = {0};
    str_add(&address, view->name);
    str_add(&address, query_is_empty(query) ? "" : " ");
    query_print(query, &address);
    g->dossier->self = (struct ref){KIND_NONE, arena_dup(&g->dossier->arena, str_text(&address))};
    str_clear(&address);
}

/* The slug of the partner that a word names: an id in any case, an address, or a name. */
static char *find_partner(struct gather *g, const char *word)
{
    struct ref ref = ref_parse(word);
    char slug[ROWS_SLUG_MAX];
    struct result rows = {0};
    struct row *row = NULL;
    struct ids named = {0};
    int64_t id = 0;
    char *found = NULL;
    rows_fit_slug(slug, KIND_PARTNER, ref.slug);
    if (ref.kind == KIND_NONE || ref.kind == KIND_PARTNER)
        g->status = rows_find(g->store, KIND_PARTNER, slug, &id, g->err);
    if (g->status == STATUS_OK && id == 0)
        g->status = names_value(g->store, word, NAMES_KIND(KIND_PARTNER), &named, g->err);
    if (named.count > 0)
        id = named.items[0];
    if (g->status == STATUS_OK && id != 0)
        g->status = rows_entity(g->store, id, &rows, &row, g->err);
    if (row != NULL)
        found = arena_dup(&g->dossier->arena, row->slug);
    else if (g->status == STATUS_OK)
        g->status = err_set(g->err, STATUS_NONE, "there is no partner %.*s", 60, word);
    ids_clear(&named);
    result_clear(&rows);
    return found;
}

/* Reads the next word and adds the partner it names, each once. */
static const char *add_compared(struct gather *g, const char *at, const char **slugs, size_t *count)
{
    size_t length = strcspn(at, " ,");
    const char *slug = find_partner(g, arena_dup_bytes(&g->dossier->arena, at, length));
    bool known = slug == NULL;
    for (size_t i = 0; i < *count && !known; i++)
        known = strcmp(slugs[i], slug) == 0;
    if (!known && *count < COMPARE_MAX + 1)
        slugs[(*count)++] = slug;
    at += length;
    return at + strspn(at, " ,");
}

static void gather_parts(struct gather *g, const char *const *slugs, size_t count)
{
    struct dossier *out = g->dossier;
    out->parts = arena_new(&out->arena, count, sizeof(*out->parts));
    for (size_t i = 0; i < count && g->status == STATUS_OK; i++) {
        g->status =
            store_dossier(g->store, (struct ref){KIND_PARTNER, slugs[i]}, &out->parts[i], g->err);
        out->part_count += g->status == STATUS_OK;
    }
}

static void gather_compare(struct gather *g, const struct view_name *view, const char *rest)
{
    const char *slugs[COMPARE_MAX + 1];
    size_t count = 0;
    struct str address = {0};
    for (const char *at = rest + strspn(rest, " ,"); *at != '\0' && g->status == STATUS_OK;)
        at = add_compared(g, at, slugs, &count);
    if (g->status == STATUS_OK && (count < COMPARE_MIN || count > COMPARE_MAX))
        g->status = err_set(g->err, STATUS_USAGE,
                            "compare takes two to five partners: attache show compare FR DE");
    str_add(&address, view->name);
    for (size_t i = 0; i < count; i++)
        str_addf(&address, " %s", slugs[i]);
    g->dossier->self = (struct ref){KIND_NONE, arena_dup(&g->dossier->arena, str_text(&address))};
    str_clear(&address);
    gather_parts(g, slugs, count);
}

void gather_report(struct gather *g, const struct view_name *view, const char *rest)
{
    static const struct {
        const char *name;
        void (*gather)(struct gather *g, const struct query *query);
    } reports[] = {{"coverage", gather_coverage}, {"gaps", gather_gaps}, {"ledger", gather_ledger}};
    struct query query = {0};
    if (view->takes == VIEW_TAKES_PARTNERS) {
        gather_compare(g, view, rest);
        return;
    }
    g->status = query_parse(rest, &query, g->err);
    for (size_t i = 0; g->status == STATUS_OK && i < sizeof(reports) / sizeof(reports[0]); i++) {
        if (strcmp(reports[i].name, view->name) != 0)
            continue;
        name_report(g, view, &query);
        reports[i].gather(g, &query);
    }
    query_clear(&query);
}
