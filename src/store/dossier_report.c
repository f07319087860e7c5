/* SPDX-License-Identifier: MIT */
/* Reports: dossiers about the dataset as a whole, made of the same lists as those of entities. */
#include "dossier_parts.h"

#include "attache/base/mem.h"
#include "attache/store/store.h"

#include <stdio.h>
#include <string.h>

/* Hands rows over into a list of the dossier, all with the note. */
static void move_rows(struct gather *g, enum dossier_list list, struct result *rows,
                      const char *note)
{
    struct result *to = gather_list(g, list);
    for (size_t i = 0; i < rows->count; i++) {
        struct row *row = result_add(to);
        *row = rows->rows[i];
        row->slug = arena_dup(&to->arena, row->slug);
        row->title = arena_dup(&to->arena, row->title);
        row->native = arena_dup(&to->arena, row->native);
        row->date = arena_dup(&to->arena, row->date);
        row->word = arena_dup(&to->arena, row->word);
        row->status = arena_dup(&to->arena, row->status);
        row->place = arena_dup(&to->arena, row->place);
        row->partners = arena_dup(&to->arena, row->partners);
        row->level = row->acronym = row->origin = row->other = "";
        row->note = arena_dup(&to->arena, note);
    }
    result_clear(rows);
}

static void list_rows(struct gather *g, enum dossier_list list, enum kind kind,
                      const struct query *query, const char *note)
{
    struct result rows = {0};
    if (g->status != STATUS_OK)
        return;
    g->status = store_list(g->store, kind, query, 0, &rows, g->err);
    if (g->status == STATUS_OK)
        move_rows(g, list, &rows, note);
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
    int64_t newer = 0;
    struct result *facts = gather_list(g, DOSSIER_FACTS);
    struct row *row = result_add(facts);
    row->title = arena_dup(&facts->arena, text);
    narrow(g, query, text, &narrowed);
    if (g->status == STATUS_OK)
        g->status = store_count(g->store, &narrowed, 0, &row->count, &newer, g->err);
    query_clear(&narrowed);
}

/* How many entities of the kind the meetings of the query involve. */
static void count_kind(struct gather *g, const struct query *query, enum kind kind)
{
    struct result rows = {0};
    struct store_info info = {0};
    int64_t count = 0;
    int64_t newer = 0;
    store_info(g->store, &info);
    if (g->status != STATUS_OK)
        return;
    if (query_is_empty(query)) {
        count = info.counts[kind];
    } else if (kind == KIND_MEETING) {
        g->status = store_count(g->store, query, 0, &count, &newer, g->err);
    } else {
        g->status = store_list(g->store, kind, query, 0, &rows, g->err);
        count = (int64_t)rows.count;
    }
    struct row *row = result_add(gather_list(g, DOSSIER_FACTS));
    row->kind = kind;
    row->count = count;
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
    list_rows(g, DOSSIER_PARTNERS, KIND_PARTNER, query, "");
    for (int year = info.first_year / 10 * 10; year <= info.last_year; year += 10) {
        struct query narrowed = {0};
        char text[32];
        char decade[16];
        snprintf(text, sizeof(text), "year:%04d..%04d", year, year + 9);
        snprintf(decade, sizeof(decade), "%04ds", year);
        narrow(g, query, text, &narrowed);
        list_rows(g, DOSSIER_PARTNERS, KIND_PARTNER, &narrowed, decade);
        count_fact(g, query, text);
        query_clear(&narrowed);
    }
}

/* The series that the meetings of the query belong to, and all the meetings of any series: what a
   query leaves out is not missing in the series. */
static void gather_gaps(struct gather *g, const struct query *query)
{
    const struct query all = {0};
    list_rows(g, DOSSIER_SERIES, KIND_SERIES, query, "");
    list_rows(g, DOSSIER_MEETINGS, KIND_MEETING, &all, "");
    const struct result *meetings = gather_list(g, DOSSIER_MEETINGS);
    for (size_t i = 0; i < meetings->count; i++)
        idset_add(&g->meetings, g->store, meetings->rows[i].id);
    gather_attached(g);
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

void gather_report(struct gather *g, const struct view_name *view, const char *rest)
{
    static const struct {
        const char *name;
        void (*gather)(struct gather *g, const struct query *query);
    } reports[] = {{"coverage", gather_coverage}, {"gaps", gather_gaps}};
    struct query query = {0};
    g->status = query_parse(rest, &query, g->err);
    for (size_t i = 0; g->status == STATUS_OK && i < sizeof(reports) / sizeof(reports[0]); i++) {
        if (strcmp(reports[i].name, view->name) != 0)
            continue;
        name_report(g, view, &query);
        reports[i].gather(g, &query);
    }
    query_clear(&query);
}
