/* SPDX-License-Identifier: MIT */
/* What a search finds by text: meetings by the index, sources and outcomes one by one. */
#include "search_parts.h"

#include "attache/store/filter.h"
#include "attache/store/match.h"

enum { EXCERPT = 90, RANKED = 500 };

/* Meetings by where their words stand, newest first, no more of each than are shown. */
struct placed {
    struct name_hits of[PLACE_COUNT];
    size_t before; /* hits of s->texts that were there already */
};

static void add_placed(struct search *s, struct placed *placed, int64_t id, enum place place)
{
    struct name_hit hit = {
        .entity = id, .kind = KIND_MEETING, .rule = RULE_TEXT, .rank = (int)place};
    s->text_total++;
    for (size_t i = 0; i < placed->before; i++) {
        if (s->texts.items[i].entity == id)
            return;
    }
    if (placed->of[place].count < s->limit)
        search_add(&placed->of[place], &hit);
}

/* In a large set the newest are ranked and the others follow by time: at a million meetings a
   common word is in most titles, and none would be ranked before all are seen. */
static void walk_placed(struct search *s, struct cursor *cursor, struct placed *placed)
{
    const int64_t ranked = s->store->small ? INT64_MAX : RANKED;
    cursor_start_placed(cursor, DOWN);
    int64_t id = cursor_next(cursor, INT64_MAX);
    /* Once it is late an answer may be wrong: a meeting that is not excluded only because the
       search for what excludes it was broken off. */
    while (id != 0 && s->text_total < ranked && !db_is_late(s->store)) {
        enum place place = cursor_place(cursor, id);
        if (!db_is_late(s->store))
            add_placed(s, placed, id, place);
        id = cursor_next(cursor, id - 1);
    }
    if (id != 0 && s->hurry)
        s->out->partial |= 1u << KIND_MEETING;
    if (id == 0 || s->hurry)
        return;
    cursor_start(cursor, DOWN); /* it keeps its errors */
    for (id = cursor_next(cursor, id); id != 0; id = cursor_next(cursor, id - 1))
        add_placed(s, placed, id, PLACE_REST);
}

void search_texts(struct search *s)
{
    struct cursor *cursor = NULL;
    struct placed placed = {.before = s->texts.count};
    if (s->status != STATUS_OK || (s->kind != KIND_NONE && s->kind != KIND_MEETING))
        return;
    s->status = filter_open(s->store, &s->query, FILTER_MEETINGS, &cursor, s->err);
    if (s->status == STATUS_OK) {
        walk_placed(s, cursor, &placed);
        s->status = cursor_stop(cursor, s->err);
    }
    search_settle(s);
    for (int place = 0; place < PLACE_COUNT; place++) {
        for (size_t i = 0; i < placed.of[place].count && s->texts.count < s->limit; i++)
            search_add(&s->texts, &placed.of[place].items[i]);
        name_hits_clear(&placed.of[place]);
    }
    if (s->text_total < (int64_t)s->texts.count)
        s->text_total = (int64_t)s->texts.count;
}

const char *search_excerpt(struct search *s, const struct row *row)
{
    struct arena *arena = &s->out->result.arena;
    const char *typed = str_text(&s->typed[0]);
    bool found = false;
    char *text = match_excerpt(arena, row->title, typed, EXCERPT);
    if (text != NULL)
        return text;
    sqlite3_stmt *taken = db_take(s->store, STMT_MEETING_SUMMARY, s->err);
    if (taken != NULL) {
        sqlite3_bind_int64(taken, 1, row->id);
        s->status = db_step(s->store, taken, &found, s->err);
        if (found)
            text = match_excerpt(arena, db_text(taken, 0), typed, EXCERPT);
    } else {
        s->status = STATUS_DATA;
    }
    db_give(s->store, STMT_MEETING_SUMMARY, taken);
    if (text != NULL)
        return text;
    bool named = s->names.count > 0 && names_is_read(s->names.items[0].rule);
    return arena_dup(arena, named ? s->names.items[0].spelling : typed);
}

/* The query without its words. */
static void fields_of(const struct query *query, struct query *out)
{
    out->terms = mem_new(query->count, sizeof(*out->terms));
    for (size_t i = 0; i < query->count; i++) {
        const struct factor *first = query->terms[i].factors;
        bool text = first->field == QUERY_WORD || first->field == QUERY_PHRASE;
        if (!text || first->negated)
            out->terms[out->count++] = query->terms[i];
    }
}

/* Whether some alternative of what was typed is in the title or the id: ids name the publisher. */
static bool has_words(struct search *s, const struct row *row)
{
    struct str text = {0};
    bool found = false;
    str_addf(&text, "%s %s", row->title, row->kind == KIND_SOURCE ? row->slug : "");
    for (size_t i = 0; i < s->typed_count && !found; i++)
        found = match_all(str_text(&text), str_text(&s->typed[i]));
    str_clear(&text);
    return found;
}

void search_records(struct search *s)
{
    struct result *rows = &s->out->result;
    struct query fields = {0};
    size_t kept = 0;
    fields_of(&s->query, &fields);
    s->status =
        store_list(s->store, (struct lookup){.kind = s->kind, .query = &fields}, rows, s->err);
    for (size_t i = 0; i < rows->count; i++) {
        if (has_words(s, &rows->rows[i]))
            rows->rows[kept++] = rows->rows[i];
    }
    s->out->total = (int64_t)kept;
    s->out->totals[s->kind] = s->out->total;
    rows->total = s->out->total;
    rows->count = 0;
    for (size_t i = 0; i < kept && i < s->limit; i++) {
        rows->count = i + 1;
        search_show(s, RULE_TEXT, "", false);
    }
    mem_free(&fields.terms);
}
