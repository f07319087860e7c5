/* SPDX-License-Identifier: MIT */
/* What a search finds by text: meetings by the index, sources and outcomes one by one. */
#include "search_parts.h"

#include "attache/store/filter.h"
#include "attache/store/match.h"
#include "attache/store/rows.h"

#include <string.h>

enum { EXCERPT = 90 };

/* Meetings: newest first within the title, then the summary, then anywhere. The last walk counts
   all; the others end when there are enough to show. */
static void find_texts_in(struct search *s, enum filter_mode mode, int rank)
{
    struct cursor *cursor = NULL;
    const size_t before = s->texts.count;
    if (s->status == STATUS_OK)
        s->status = filter_open(s->store, s->query, mode, &cursor, s->err);
    if (s->status != STATUS_OK)
        return;
    cursor_start(cursor, DOWN);
    int64_t id = cursor_next(cursor, INT64_MAX);
    for (; id != 0; id = cursor_next(cursor, id - 1)) {
        struct name_hit hit = {.entity = id, .kind = KIND_MEETING, .rule = RULE_TEXT, .rank = rank};
        bool known = s->texts.count >= s->limit;
        if (known && mode != FILTER_MEETINGS)
            break;
        for (size_t i = 0; i < before && !known; i++)
            known = s->texts.items[i].entity == id;
        if (!known)
            search_add(&s->texts, &hit);
        if (mode != FILTER_MEETINGS)
            continue;
        s->text_total++;
        if (!s->store->small && s->text_total > STORE_COUNT_MAX)
            break;
    }
    s->status = cursor_stop(cursor, s->err);
}

void search_texts(struct search *s)
{
    if (s->kind != KIND_NONE && s->kind != KIND_MEETING)
        return;
    find_texts_in(s, FILTER_TITLE, 0);
    if (s->store->small) /* a third walk is for few: each may merge many words */
        find_texts_in(s, FILTER_SUMMARY, 1);
    find_texts_in(s, FILTER_MEETINGS, 2);
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
    }
    db_give(s->store, STMT_MEETING_SUMMARY, taken);
    if (text != NULL)
        return text;
    bool named = s->names.count > 0 && names_is_whole(s->names.items[0].rule);
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
    fields_of(s->query, &fields);
    s->status = store_list(s->store, s->kind, &fields, 0, rows, s->err);
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
