/* SPDX-License-Identifier: MIT */
/* The lists of a page that come from its meetings and from the records that refer to it. */
#include "dossier_parts.h"

#include "attache/store/record.h"
#include "attache/store/rows.h"
#include "attache/store/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEETINGS_SHOWN = 2000 }; /* the newest */

void gather_meetings(struct gather *g)
{
    struct result *list = gather_list(g, KIND_MEETING);
    if (g->status != STATUS_OK)
        return;
    struct cursor *cursor = cursor_entity(g->store, g->id);
    cursor_start(cursor, DOWN);
    int64_t id = cursor_next(cursor, INT64_MAX);
    for (; id != 0 && g->status == STATUS_OK; id = cursor_next(cursor, id - 1)) {
        struct row *row = NULL;
        idset_add(&g->meetings, g->store, id);
        if (g->meetings.count <= MEETINGS_SHOWN)
            g->status = rows_meeting(g->store, id, list, &row, g->err);
        if (row != NULL)
            gather_need(g, KIND_PARTNER, row->partners);
    }
    list->total = g->meetings.count;
    list->more_after = list->total > (int64_t)list->count;
    enum status stopped = cursor_stop(cursor, g->err);
    g->status = g->status == STATUS_OK ? stopped : g->status;
    cursor_free(&cursor);
}

/* The row of a meeting in the list, which descends by id; NULL when it is not shown. */
static struct row *find_meeting(struct result *list, int64_t id)
{
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->rows[middle].id > id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->count && list->rows[low].id == id ? &list->rows[low] : NULL;
}

const struct row *gather_meeting_row(struct gather *g, int64_t id)
{
    return find_meeting(gather_list(g, KIND_MEETING), id);
}

/* Puts the slug of each series or source into the rows of its meetings. */
static void attach(struct gather *g, enum kind kind)
{
    struct result *list = gather_list(g, KIND_MEETING);
    const char *slug = "";
    int64_t last = 0;
    bool found = false;
    enum stmt stmt = STMT_META;
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take_postings(g->store, (int)kind, &stmt, g->err) : NULL;
    if (taken == NULL)
        return;
    while (g->status == STATUS_OK &&
           (g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        int64_t meeting = sqlite3_column_int64(taken, 1);
        struct row *row = idset_has(&g->meetings, meeting) ? find_meeting(list, meeting) : NULL;
        if (row == NULL)
            continue;
        if (sqlite3_column_int64(taken, 0) != last) {
            last = sqlite3_column_int64(taken, 0);
            slug = gather_slug(g, last, list);
        }
        if (kind == KIND_SERIES)
            row->other = slug;
        else
            row->note =
                row->note[0] == '\0' ? slug : arena_printf(&list->arena, "%s %s", row->note, slug);
        if (kind == KIND_SERIES && g->dossier->self.kind != KIND_SERIES)
            gather_need(g, KIND_SERIES, slug);
    }
    db_give(g->store, stmt, taken);
}

void gather_attached(struct gather *g)
{
    attach(g, KIND_SERIES);
    attach(g, KIND_SOURCE);
}

/* The page's own entity says nothing in a list of its own page. */
static void drop_self(struct gather *g, struct result *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool self = list->rows[i].id == g->id && list->rows[i].kind == g->dossier->self.kind;
        if (!self)
            list->rows[kept++] = list->rows[i];
    }
    list->count = kept;
}

void gather_tallied(struct gather *g, enum kind kind)
{
    struct tallies tallies = {0};
    if (g->status == STATUS_OK)
        g->status = tally_kind(g->store, kind, &g->meetings, &tallies, g->err);
    if (g->status == STATUS_OK)
        g->status = tally_rows(g->store, &tallies, 0, gather_list(g, (int)kind), g->err);
    tallies_clear(&tallies);
    drop_self(g, gather_list(g, (int)kind));
}

static bool has_row(const struct result *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->rows[i].id == id)
            return true;
    }
    return false;
}

void gather_shared(struct gather *g, struct row *row)
{
    struct cursor *cursor = cursor_entity(g->store, row->id);
    int64_t first = 0;
    row->count = 0;
    cursor_start(cursor, DOWN);
    for (int64_t id = cursor_next(cursor, INT64_MAX); id != 0; id = cursor_next(cursor, id - 1)) {
        first = idset_has(&g->meetings, id) ? id : first;
        row->count += idset_has(&g->meetings, id);
    }
    g->status = cursor_stop(cursor, g->err);
    cursor_free(&cursor);
    const struct row *meeting = find_meeting(gather_list(g, KIND_MEETING), first);
    if (row->kind == KIND_AGREEMENT && meeting != NULL)
        row->other = meeting->slug;
}

void gather_linked(struct gather *g, enum kind kind, const char *field, const char *note)
{
    struct result *rows = gather_list(g, (int)kind);
    bool found = false;
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, STMT_LINKS, g->err) : NULL;
    if (taken == NULL) {
        g->status = g->status == STATUS_OK ? STATUS_DATA : g->status;
        return;
    }
    sqlite3_bind_int64(taken, 1, g->id);
    sqlite3_bind_int(taken, 2, (int)kind);
    g->status = db_step(g->store, taken, &found, g->err);
    while (found && g->status == STATUS_OK) {
        int64_t id = sqlite3_column_int64(taken, 0);
        struct row *row = NULL;
        if (strcmp(db_text(taken, 1), field) == 0 && !has_row(rows, id))
            g->status = rows_entity(g->store, id, rows, &row, g->err);
        if (row != NULL) {
            row->note = note;
            gather_shared(g, row);
        }
        if (g->status == STATUS_OK)
            g->status = db_step(g->store, taken, &found, g->err);
    }
    db_give(g->store, STMT_LINKS, taken);
}

/* Whether a party of the agreement is an organization of the country of the page. */
static bool is_of_country(struct gather *g, int64_t agreement)
{
    struct result organizations = {0};
    struct arena arena = {0};
    struct record record = {.arena = &arena};
    bool found = false;
    g->status = record_read(g->store, KIND_AGREEMENT, agreement, &record, g->err);
    const struct value *v = record.value != NULL ? value_first(record.value, "parties") : NULL;
    for (; v != NULL && !found && g->status == STATUS_OK; v = v->next) {
        struct row *organization = NULL;
        int64_t id = 0;
        if (v->type == VALUE_TEXT)
            g->status = rows_find(g->store, KIND_ORGANIZATION, v->text, &id, g->err);
        if (g->status == STATUS_OK && id != 0)
            g->status = rows_entity(g->store, id, &organizations, &organization, g->err);
        found = organization != NULL && strcmp(organization->partners, g->dossier->self.slug) == 0;
    }
    result_clear(&organizations);
    arena_clear(&arena);
    return found;
}

/* Those of the partner, then those that its organizations signed, as far as its meetings cite
   them. */
void gather_agreements(struct gather *g)
{
    struct result *list = gather_list(g, KIND_AGREEMENT);
    struct result cited = {0};
    struct tallies tallies = {0};
    gather_linked(g, KIND_AGREEMENT, "parties", "");
    if (g->status == STATUS_OK)
        g->status = tally_kind(g->store, KIND_AGREEMENT, &g->meetings, &tallies, g->err);
    if (g->status == STATUS_OK)
        g->status = tally_rows(g->store, &tallies, 0, &cited, g->err);
    for (size_t i = 0; i < cited.count && g->status == STATUS_OK; i++) {
        struct row *row = NULL;
        if (cited.rows[i].partners[0] != '\0' || has_row(list, cited.rows[i].id) ||
            !is_of_country(g, cited.rows[i].id))
            continue;
        g->status = rows_entity(g->store, cited.rows[i].id, list, &row, g->err);
        if (row != NULL)
            gather_shared(g, row);
    }
    tallies_clear(&tallies);
    result_clear(&cited);
}

/* The role that the agreement of the page has in each of its meetings. */
void gather_agreement_roles(struct gather *g)
{
    struct result *list = gather_list(g, KIND_MEETING);
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_AGREEMENT_ROLE, g->err) : NULL;
    for (size_t i = 0; taken != NULL && g->status == STATUS_OK && i < list->count; i++) {
        bool found = false;
        sqlite3_reset(taken);
        sqlite3_bind_int64(taken, 1, list->rows[i].id);
        sqlite3_bind_text(taken, 2, g->dossier->self.slug, -1, SQLITE_STATIC);
        g->status = db_step(g->store, taken, &found, g->err);
        if (found)
            list->rows[i].acronym = db_dup(taken, 0, &list->arena);
    }
    db_give(g->store, STMT_AGREEMENT_ROLE, taken);
}

/* Sets, for each topic, the wider one. */
static void add_parents(struct gather *g, struct result *list)
{
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_TOPIC_PARENT, g->err) : NULL;
    for (size_t i = 0; taken != NULL && i < list->count && g->status == STATUS_OK; i++) {
        bool found = false;
        sqlite3_reset(taken);
        sqlite3_bind_int64(taken, 1, list->rows[i].id);
        g->status = db_step(g->store, taken, &found, g->err);
        if (found)
            list->rows[i].other = db_dup(taken, 0, &list->arena);
        gather_need(g, KIND_TOPIC, list->rows[i].other);
    }
    db_give(g->store, STMT_TOPIC_PARENT, taken);
}

void gather_topics(struct gather *g)
{
    gather_tallied(g, KIND_TOPIC);
    add_parents(g, gather_list(g, KIND_TOPIC));
}

/* The narrower ones first, then what is often spoken of along with it. */
void gather_topic_relatives(struct gather *g)
{
    enum { RELATED = 12 };
    struct result *list = gather_list(g, KIND_TOPIC);
    size_t kept = 0;
    size_t related = 0;
    gather_linked(g, KIND_TOPIC, "parent", "narrower");
    rows_sort(list);
    size_t narrower = list->count;
    struct result tallied = {0};
    struct tallies tallies = {0};
    if (g->status == STATUS_OK)
        g->status = tally_kind(g->store, KIND_TOPIC, &g->meetings, &tallies, g->err);
    if (g->status == STATUS_OK)
        g->status = tally_rows(g->store, &tallies, 0, &tallied, g->err);
    add_parents(g, &tallied);
    const char *parent = value_text(g->dossier->record, "parent");
    const bool narrow =
        parent[0] != '\0'; /* then the widest ones, which are often said, tell little */
    for (; g->status == STATUS_OK && kept < tallied.count && related < RELATED; kept++) {
        const struct row *row = &tallied.rows[kept];
        struct row *added = NULL;
        if (row->id == g->id || strcmp(row->slug, parent) == 0 || has_row(list, row->id) ||
            (narrow && row->other[0] == '\0'))
            continue;
        g->status = rows_entity(g->store, row->id, list, &added, g->err);
        if (added != NULL) {
            added->note = "related";
            added->count = row->count;
            added->first_day = row->first_day;
            added->last_day = row->last_day;
            related++;
        }
    }
    tallies_clear(&tallies);
    result_clear(&tallied);
    add_parents(g, list);
    list->total = (int64_t)(narrower + related);
}

/* The meetings that show a promise kept, as its meeting's record has them. */
static void add_keepers(struct gather *g, sqlite3_stmt *taken, int64_t meeting, struct row *row)
{
    struct arena *arena = &gather_list(g, KIND_OUTCOME)->arena;
    char path[64];
    bool found = false;
    snprintf(path, sizeof(path), "$.outcomes[%d].kept_by", row->ordinal - 1);
    sqlite3_reset(taken);
    sqlite3_bind_int64(taken, 1, meeting);
    sqlite3_bind_text(taken, 2, path, -1, SQLITE_STATIC);
    while ((g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        const char *gap = row->place[0] != '\0' ? " " : "";
        row->place = arena_printf(arena, "%s%s%s", row->place, gap, db_text(taken, 0));
    }
    gather_need(g, KIND_MEETING, row->place);
}

void gather_keepers(struct gather *g)
{
    struct result *list = gather_list(g, KIND_OUTCOME);
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, STMT_KEPT_BY, g->err) : NULL;
    for (size_t i = 0; taken != NULL && g->status == STATUS_OK && i < list->count; i++) {
        struct row *row = &list->rows[i];
        int64_t meeting = 0;
        if (strcmp(row->word, "kept") != 0 && strcmp(row->word, "partly") != 0)
            continue;
        g->status = rows_find(g->store, KIND_MEETING, row->other, &meeting, g->err);
        if (g->status == STATUS_OK)
            add_keepers(g, taken, meeting, row);
    }
    db_give(g->store, STMT_KEPT_BY, taken);
}

void gather_series_records(struct gather *g)
{
    const struct result *list = gather_list(g, KIND_SERIES);
    const struct value **records =
        arena_new(&g->dossier->arena, list->count, sizeof(const struct value *));
    struct record record = {.arena = &g->dossier->arena};
    for (size_t i = 0; g->status == STATUS_OK && i < list->count; i++) {
        g->status = record_read(g->store, KIND_SERIES, list->rows[i].id, &record, g->err);
        records[i] = record.value;
    }
    g->dossier->series = records;
}

/* Of the same kind and region first, then those that met about as often. */
void gather_partners_like(struct gather *g)
{
    const struct value *record = g->dossier->record;
    const char *region = value_text(record, "region");
    bool found = false;
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_PARTNERS_LIKE, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_text(taken, 1, value_text(record, "kind"), -1, SQLITE_STATIC);
    if (region[0] != '\0')
        sqlite3_bind_text(taken, 2, region, -1, SQLITE_STATIC);
    sqlite3_bind_int64(taken, 3, g->meetings.count);
    sqlite3_bind_int64(taken, 4, g->id);
    while ((g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found)
        rows_add_entity(g->store, taken, gather_list(g, KIND_PARTNER))->note = "like";
    db_give(g->store, STMT_PARTNERS_LIKE, taken);
}

/* Promises of all the meetings, newest first. */
void gather_promises(struct gather *g)
{
    struct result *list = gather_list(g, KIND_OUTCOME);
    const struct result *meetings = gather_list(g, KIND_MEETING);
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, STMT_OUTCOMES, g->err) : NULL;
    for (size_t i = 0; taken != NULL && g->status == STATUS_OK && i < meetings->count; i++) {
        bool found = false;
        sqlite3_reset(taken);
        sqlite3_bind_int64(taken, 1, meetings->rows[i].id);
        while ((g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
            if (sqlite3_column_int(taken, 5) != 0)
                rows_add_outcome(g->store, taken, list);
        }
    }
    db_give(g->store, STMT_OUTCOMES, taken);
    gather_keepers(g);
}

static void add_source(struct gather *g, sqlite3_stmt *taken, int64_t id)
{
    struct result *list = gather_list(g, KIND_SOURCE);
    bool found = false;
    sqlite3_reset(taken);
    sqlite3_bind_int64(taken, 1, id);
    g->status = db_step(g->store, taken, &found, g->err);
    if (!found)
        return;
    struct row *row = rows_add_entity(g->store, taken, list);
    row->note = db_dup(taken, 14, &list->arena);
    row->word = db_dup(taken, 15, &list->arena);
    row->other = db_dup(taken, 16, &list->arena);
}

static int compare_sources(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    int order = strcmp(y->date, x->date);
    return order != 0 ? order : strcmp(x->slug, y->slug);
}

/* The sources of all the meetings, newest first. */
void gather_sources(struct gather *g)
{
    struct tallies tallies = {0};
    struct result *list = gather_list(g, KIND_SOURCE);
    if (g->status == STATUS_OK)
        g->status = tally_kind(g->store, KIND_SOURCE, &g->meetings, &tallies, g->err);
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_SOURCE_PAGE, g->err) : NULL;
    for (size_t i = 0; taken != NULL && g->status == STATUS_OK && i < tallies.count; i++) {
        add_source(g, taken, tallies.items[i].entity);
        if (list->count > 0)
            list->rows[list->count - 1].count = tallies.items[i].count;
    }
    db_give(g->store, STMT_SOURCE_PAGE, taken);
    if (list->count > 1)
        qsort(list->rows, list->count, sizeof(*list->rows), compare_sources);
    tallies_clear(&tallies);
}

/* Those the record names, in its order. */
void gather_record_sources(struct gather *g)
{
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_SOURCE_PAGE, g->err) : NULL;
    const struct value *v = value_first(g->dossier->record, "sources");
    for (; taken != NULL && v != NULL && g->status == STATUS_OK; v = v->next) {
        int64_t id = 0;
        if (v->type == VALUE_TEXT)
            g->status = rows_find(g->store, KIND_SOURCE, v->text, &id, g->err);
        if (id != 0)
            add_source(g, taken, id);
    }
    db_give(g->store, STMT_SOURCE_PAGE, taken);
}

static void add_outcomes(struct gather *g, enum stmt stmt)
{
    struct result *list = gather_list(g, KIND_OUTCOME);
    bool found = false;
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, stmt, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_int64(taken, 1, g->id);
    while ((g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        const struct row *row = rows_add_outcome(g->store, taken, list);
        gather_need(g, KIND_MEETING, row->other);
    }
    db_give(g->store, stmt, taken);
}

void gather_outcomes(struct gather *g)
{
    add_outcomes(g, STMT_OUTCOMES);
    add_outcomes(g, STMT_PROMISES_KEPT);
}

static void add_neighbour(struct gather *g, struct cursor *series, enum direction direction)
{
    struct row *row = NULL;
    cursor_start(series, direction);
    int64_t id = cursor_next(series, direction == DOWN ? g->id - 1 : g->id + 1);
    g->status = cursor_stop(series, g->err);
    if (id != 0 && g->status == STATUS_OK)
        g->status = rows_meeting(g->store, id, gather_list(g, DOSSIER_NEIGHBOURS), &row, g->err);
    if (row != NULL)
        row->note = direction == DOWN ? "previous" : "next";
}

void gather_neighbours(struct gather *g)
{
    const char *slug = value_text(g->dossier->record, "series");
    int64_t series = 0;
    if (g->status == STATUS_OK && slug[0] != '\0')
        g->status = rows_find(g->store, KIND_SERIES, slug, &series, g->err);
    if (series == 0 || g->status != STATUS_OK)
        return;
    struct cursor *cursor = cursor_entity(g->store, series);
    add_neighbour(g, cursor, DOWN);
    if (g->status == STATUS_OK)
        add_neighbour(g, cursor, UP);
    cursor_free(&cursor);
}
