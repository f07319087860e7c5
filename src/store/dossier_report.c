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

static void list_rows(struct gather *g, enum dossier_list list, enum kind kind, const char *query,
                      const char *note)
{
    struct query parsed = {0};
    struct result rows = {0};
    if (g->status != STATUS_OK)
        return;
    g->status = query_parse(query, &parsed, g->err);
    if (g->status == STATUS_OK)
        g->status = store_list(g->store, kind, &parsed, 0, &rows, g->err);
    if (g->status == STATUS_OK)
        move_rows(g, list, &rows, note);
    result_clear(&rows);
    query_clear(&parsed);
}

/* How many meetings a query has, as a fact with the query as its label. */
static void count_fact(struct gather *g, const char *text)
{
    struct query query = {0};
    int64_t newer = 0;
    if (g->status != STATUS_OK)
        return;
    struct result *facts = gather_list(g, DOSSIER_FACTS);
    struct row *row = result_add(facts);
    row->title = arena_dup(&facts->arena, text);
    g->status = query_parse(text, &query, g->err);
    if (g->status == STATUS_OK)
        g->status = store_count(g->store, &query, 0, &row->count, &newer, g->err);
    query_clear(&query);
}

static void gather_coverage(struct gather *g)
{
    static const char *const facts[] = {
        "confidence:high", "confidence:medium", "confidence:low", "status:planned",
        "has:participant", "has:outcome",       "has:promise",    "has:agreement",
    };
    struct store_info info = {0};
    store_info(g->store, &info);
    struct result *counts = gather_list(g, DOSSIER_FACTS);
    for (int kind = KIND_MEETING; kind <= KIND_OUTCOME; kind++) {
        struct row *row = result_add(counts);
        row->kind = (enum kind)kind;
        row->count = info.counts[kind];
    }
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
        count_fact(g, facts[i]);
    list_rows(g, DOSSIER_PARTNERS, KIND_PARTNER, "", "");
    for (int year = info.first_year / 10 * 10; year <= info.last_year; year += 10) {
        char query[32];
        char decade[16];
        snprintf(query, sizeof(query), "year:%04d..%04d", year, year + 9);
        snprintf(decade, sizeof(decade), "%04ds", year);
        list_rows(g, DOSSIER_PARTNERS, KIND_PARTNER, query, decade);
        count_fact(g, query);
    }
}

static void gather_gaps(struct gather *g)
{
    list_rows(g, DOSSIER_SERIES, KIND_SERIES, "", "");
    list_rows(g, DOSSIER_MEETINGS, KIND_MEETING, "", "");
    const struct result *meetings = gather_list(g, DOSSIER_MEETINGS);
    for (size_t i = 0; i < meetings->count; i++)
        idset_add(&g->meetings, g->store, meetings->rows[i].id);
    gather_attached(g);
}

void gather_report(struct gather *g, const char *name)
{
    if (strcmp(name, "coverage") == 0)
        gather_coverage(g);
    else
        gather_gaps(g);
}
