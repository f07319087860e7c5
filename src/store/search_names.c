/* SPDX-License-Identifier: MIT */
/* What a search finds by name. */
#include "search_parts.h"

#include "attache/store/filter.h"
#include "attache/store/rows.h"

#include <string.h>

static size_t find_hit(const struct name_hits *hits, int64_t entity)
{
    size_t i = 0;
    while (i < hits->count && hits->items[i].entity != entity)
        i++;
    return i;
}

/* Places have no page: what is found by their names are their meetings (filter.h). */
static void find_names(struct search *s)
{
    unsigned kinds = s->kind == KIND_NONE ? NAMES_SEARCHED : NAMES_KIND(s->kind) & NAMES_RECORDS;
    for (size_t i = 0; i < s->typed_count && s->status == STATUS_OK; i++) {
        struct name_hits found = {0};
        s->status = names_find(s->store, str_text(&s->typed[i]), kinds, &found, s->err);
        for (size_t n = 0; n < found.count; n++) {
            bool record = (NAMES_KIND(found.items[n].kind) & NAMES_RECORDS) != 0;
            if (record && (i == 0 || find_hit(&s->names, found.items[n].entity) == s->names.count))
                search_add(&s->names, &found.items[n]);
        }
        name_hits_clear(&found);
    }
}

/* The topics below one that was found by a whole name, in their order. */
static void add_narrower(struct search *s, size_t of)
{
    const struct name_hit wider = s->names.items[of];
    bool row = false;
    sqlite3_stmt *taken = db_take(s->store, STMT_LINKS, s->err);
    if (taken == NULL) {
        s->status = STATUS_DATA;
        return;
    }
    sqlite3_bind_int64(taken, 1, wider.entity);
    sqlite3_bind_int(taken, 2, KIND_TOPIC);
    s->status = db_step(s->store, taken, &row, s->err);
    while (row) {
        struct name_hit hit = wider;
        hit.entity = sqlite3_column_int64(taken, 0);
        hit.rule = RULE_TOPIC;
        hit.rank = (int)s->names.count;
        if (find_hit(&s->names, hit.entity) == s->names.count)
            search_add(&s->names, &hit);
        s->status = db_step(s->store, taken, &row, s->err);
    }
    db_give(s->store, STMT_LINKS, taken);
}

static void find_narrower(struct search *s)
{
    size_t count = s->names.count;
    for (size_t i = 0; i < count && s->status == STATUS_OK; i++) {
        const struct name_hit *hit = &s->names.items[i];
        if (hit->kind == KIND_TOPIC && names_is_whole(hit->rule))
            add_narrower(s, i);
    }
}

static void add_by_id(struct search *s, int64_t id, enum kind kind)
{
    struct name_hit hit = {
        .entity = id, .kind = (int)kind, .rule = RULE_EXACT, .spelling = str_text(&s->typed[0])};
    if (kind == KIND_MEETING) {
        search_add(&s->texts, &hit);
        return;
    }
    size_t at = find_hit(&s->names, id);
    if (at == s->names.count)
        search_add(&s->names, &hit);
    else
        s->names.items[at].rule = RULE_EXACT;
}

/* An id typed as it stands in an address. One without a hyphen is a word like others. */
static void find_ids(struct search *s)
{
    const struct ref ref = ref_parse(str_text(&s->typed[0]));
    if (s->filtered || strpbrk(ref.slug, " .") != NULL || strchr(ref.slug, '-') == NULL)
        return;
    for (int kind = KIND_MEETING; kind < KIND_OUTCOME && s->status == STATUS_OK; kind++) {
        char slug[ROWS_SLUG_MAX];
        int64_t id = 0;
        if ((ref.kind != KIND_NONE && ref.kind != (enum kind)kind) ||
            (s->kind != KIND_NONE && s->kind != (enum kind)kind))
            continue;
        rows_fit_slug(slug, (enum kind)kind, ref.slug);
        s->status = rows_find(s->store, kind, slug, &id, s->err);
        if (id != 0)
            add_by_id(s, id, (enum kind)kind);
    }
}

/* Of names, those that some meeting of the other terms involves; meetings becomes how many. */
static void keep_involved(struct search *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->names.count && s->status == STATUS_OK; i++) {
        struct name_hit hit = s->names.items[i];
        struct cursor *cursor = cursor_entity(s->store, hit.entity);
        hit.meetings = 0;
        cursor_start(cursor, DOWN);
        for (int64_t id = cursor_next(cursor, INT64_MAX); id != 0; id = cursor_next(cursor, id - 1))
            hit.meetings += idset_has(&s->meetings, id);
        s->status = cursor_stop(cursor, s->err);
        cursor_free(&cursor);
        if (hit.meetings > 0)
            s->names.items[kept++] = hit;
    }
    s->names.count = kept;
}

static bool have_common(struct cursor *a, struct cursor *b)
{
    cursor_start(a, DOWN);
    cursor_start(b, DOWN);
    int64_t id = INT64_MAX;
    for (int64_t at = 0; id != 0 && id != at;) {
        at = cursor_next(a, id);
        id = at != 0 ? cursor_next(b, at) : 0;
    }
    return id != 0;
}

/* The same without counting, and no more of a kind than are shown. What the time does not suffice
   for is left out, and said to be. */
static void keep_likely(struct search *s, struct cursor *fields)
{
    size_t kept = 0;
    size_t of_kind[KIND_COUNT] = {0};
    const size_t count = s->status == STATUS_OK ? s->names.count : 0;
    for (size_t i = 0; i < count && s->status == STATUS_OK; i++) {
        const struct name_hit hit = s->names.items[i];
        s->out->partial |= 1u << hit.kind;
        if (of_kind[hit.kind] >= s->limit)
            continue;
        struct cursor *cursor = cursor_entity(s->store, hit.entity);
        bool common = have_common(cursor, fields);
        s->status = cursor_stop(cursor, s->err);
        if (s->status == STATUS_OK)
            s->status = cursor_stop(fields, s->err);
        cursor_free(&cursor);
        if (common && s->status == STATUS_OK) {
            s->names.items[kept++] = hit;
            of_kind[hit.kind]++;
        }
    }
    s->names.count = kept;
    search_settle(s);
}

void search_names(struct search *s)
{
    find_names(s);
    find_narrower(s);
    find_ids(s);
}

void search_keep_involved(struct search *s)
{
    struct cursor *cursor = NULL;
    if (!s->filtered || s->status != STATUS_OK)
        return;
    s->status = filter_open(s->store, &s->query, FILTER_FIELDS, &cursor, s->err);
    if (s->hurry) {
        keep_likely(s, cursor);
        return;
    }
    if (s->status == STATUS_OK)
        s->status = idset_fill(&s->meetings, s->store, cursor, s->err);
    keep_involved(s);
}

static void add_once(struct str *list, const char *name)
{
    struct str whole = {0};
    struct str part = {0};
    str_addf(&whole, ", %s,", str_text(list));
    str_addf(&part, ", %s,", name);
    if (strstr(str_text(&whole), str_text(&part)) == NULL)
        str_addf(list, "%s%s", list->length > 0 ? ", " : "", name);
    str_clear(&whole);
    str_clear(&part);
}

/* The country of an organization by its names, its code where it is no partner. */
static void add_country(struct search *s, int64_t organization, struct str lists[LANG_COUNT])
{
    struct result rows = {0};
    struct row *own = NULL;
    struct row *country = NULL;
    int64_t id = 0;
    s->status = rows_entity(s->store, organization, &rows, &own, s->err);
    const char *code = own != NULL ? own->partners : "";
    if (s->status == STATUS_OK && code[0] != '\0')
        s->status = rows_find(s->store, KIND_PARTNER, code, &id, s->err);
    if (id != 0)
        s->status = rows_entity(s->store, id, &rows, &country, s->err);
    if (code[0] != '\0') {
        bool native = country != NULL && country->native[0] != '\0';
        add_once(&lists[LANG_EN], country != NULL ? country->title : code);
        add_once(&lists[LANG_KO], native ? country->native : code);
    }
    result_clear(&rows);
}

static bool is_sharer(const struct name_hit *hit)
{
    return hit->kind == KIND_ORGANIZATION && hit->rule == RULE_ACRONYM;
}

void search_note_sharers(struct search *s)
{
    struct str lists[LANG_COUNT] = {0};
    struct hits *out = s->out;
    int64_t count = 0;
    for (size_t i = 0; i < s->names.count; i++)
        count += is_sharer(&s->names.items[i]);
    if (count < 2 || s->typed_count > 1)
        return;
    for (size_t i = 0; i < s->names.count && s->status == STATUS_OK; i++) {
        const struct name_hit *hit = &s->names.items[i];
        if (!is_sharer(hit))
            continue;
        out->acronym = out->acronym != NULL ? out->acronym : hit->spelling;
        add_country(s, hit->entity, lists);
    }
    out->acronym = arena_dup(&out->result.arena, out->acronym);
    out->sharers = count;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        out->countries[lang] = arena_dup(&out->result.arena, str_text(&lists[lang]));
        str_clear(&lists[lang]);
    }
}
