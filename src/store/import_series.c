/* SPDX-License-Identifier: MIT */
/*
 * What several records of one kind say together: circles of parents and predecessors, the same
 * meeting twice, numbers that run against the dates, a next session promised, held and not noted
 * as kept.
 */
#include "import_parts.h"

#include <stdlib.h>
#include <string.h>

static void report_entry(struct import *import, uint32_t number, enum severity severity,
                         const struct str *text)
{
    const struct entry *entry = import_entry(import, number);
    report_add(&import->report, severity, import->paths[entry->path], entry->line, text->data);
    if (severity == SEVERITY_ERROR)
        import_drop(import, number);
}

/* Circles */

static int compare_edges(const void *a, const void *b)
{
    const struct edge *x = a;
    const struct edge *y = b;
    if (x->field != y->field)
        return x->field < y->field ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return 0;
}

/* The first edge of the field that leads from a record, or NULL. */
static const struct edge *edge_from(const struct import *import, const struct field *field,
                                    uint32_t from)
{
    struct edge key = {.field = field, .from = from};
    if (import->edge_count == 0)
        return NULL;
    return bsearch(&key, import->edges, import->edge_count, sizeof(key), compare_edges);
}

/* Whether following the field from an edge leads back to its start. */
static bool is_circle(const struct import *import, const struct edge *start)
{
    const struct edge *edge = start;
    for (size_t steps = 0; edge != NULL && steps <= import->edge_count; steps++) {
        if (edge->to == start->from)
            return true;
        edge = edge_from(import, start->field, edge->to);
    }
    return false;
}

void import_judge_circles(struct import *import)
{
    struct str text = {0};
    if (import->edge_count > 1)
        qsort(import->edges, import->edge_count, sizeof(*import->edges), compare_edges);
    for (size_t i = 0; i < import->edge_count; i++) {
        const struct edge *edge = &import->edges[i];
        const struct entry *from = import_entry(import, edge->from);
        /* A list of members or predecessors may lead to several; it is judged for itself alone. */
        bool list = (edge->field->flags & FIELD_LIST) != 0;
        bool circle = list ? edge->from == edge->to : is_circle(import, edge);
        if (!circle || from->state != ENTRY_READ)
            continue;
        str_cut(&text, 0);
        str_addf(
            &text,
            err_say(&import->voice, "%s: \"%s\" leads back to \"%s\" itself; break the circle"),
            edge->field->name, import_entry(import, edge->to)->slug, from->slug);
        report_entry(import, edge->from, SEVERITY_ERROR, &text);
    }
    str_clear(&text);
}

/* Whether the record names the other as kept apart. */
static bool names_apart(const struct import *import, uint32_t from, uint32_t to)
{
    enum kind kind = import_kind(import, from);
    const struct edge *edge =
        edge_from(import, schema_field(schema_of(kind)->fields, KEPT_APART), from);
    if (edge == NULL)
        return false;
    const struct edge *end = import->edges + import->edge_count;
    const struct field *field = edge->field;
    while (edge > import->edges && edge[-1].field == field && edge[-1].from == from)
        edge--;
    for (; edge < end && edge->field == field && edge->from == from; edge++) {
        if (edge->to == to)
            return true;
    }
    return false;
}

bool import_kept_apart(const struct import *import, uint32_t a, uint32_t b)
{
    return names_apart(import, a, b) || names_apart(import, b, a);
}

/* Meetings */

static const char sql_numbered[] = "SELECT entry, embedded, series, ordinal, status FROM temp.stage"
                                   " WHERE kind = 1 AND ordinal > 0 AND series <> ''"
                                   " ORDER BY series, ordinal, embedded DESC, rowid";
static const char sql_same_day[] =
    "SELECT entry, embedded, first_day, place, partners, venue, meeting_kind, series"
    " FROM temp.stage"
    " WHERE kind = 1 AND place IS NOT NULL"
    " ORDER BY first_day, place, partners, embedded DESC, rowid";
static const char sql_promises[] =
    "SELECT entry, ordinal, series, path, line FROM temp.next_promise"
    " ORDER BY rowid";
static const char sql_later[] =
    "SELECT slug, ordinal FROM temp.stage WHERE series = ?1 AND series <> '' AND status = 'held'"
    " AND kind = 1 AND first_day > ?2 ORDER BY first_day, last_day, slug LIMIT 1";

/* A meeting that a later row is compared with; the texts, in the arena of the record, are those
   that the comparison needs. */
struct before {
    uint32_t entry;
    int64_t ordinal;
    const char *series, *status, *venue, *kind;
};

static const char *copy_column(struct import *import, sqlite3_stmt *row, int column)
{
    return arena_dup(&import->arena, sql_text(row, column));
}

static void judge_same_number(struct import *import, const struct before *before, uint32_t entry,
                              sqlite3_stmt *row)
{
    struct str text = {0};
    bool same_status = strcmp(before->status, sql_text(row, 4)) == 0;
    str_addf(&text,
             err_say(&import->voice, "ordinal: the same series and number as \"%s\" (%s, %lld)%s"),
             import_entry(import, before->entry)->slug, before->series, (long long)before->ordinal,
             same_status ? err_say(&import->voice, "; one of them is too many") : "");
    report_entry(import, entry, same_status ? SEVERITY_ERROR : SEVERITY_WARNING, &text);
    str_clear(&text);
}

static void judge_order(struct import *import, uint32_t highest, uint32_t entry)
{
    const struct entry *earlier = import_entry(import, highest);
    struct str text = {0};
    str_addf(
        &text,
        err_say(&import->voice,
                "ordinal: a higher number than \"%s\" of the same series, yet an earlier date"),
        earlier->slug);
    report_entry(import, entry, SEVERITY_WARNING, &text);
    str_clear(&text);
}

static void judge_numbered(struct import *import, sqlite3_stmt *row, struct before *before,
                           uint32_t *latest)
{
    const uint32_t entry = (uint32_t)sqlite3_column_int64(row, 0);
    const struct entry *now = import_entry(import, entry);
    const int32_t first = now->first;
    bool embedded = sqlite3_column_int(row, 1) != 0;
    int64_t ordinal = sqlite3_column_int64(row, 3);
    bool same_series = before->entry > 0 && strcmp(before->series, sql_text(row, 2)) == 0;
    if (!same_series) {
        arena_clear(&import->arena);
        *before = (struct before){.series = copy_column(import, row, 2)};
        *latest = 0;
    } else if (before->ordinal == ordinal && !embedded) {
        judge_same_number(import, before, entry, row);
    } else if (*latest > 0 && now->last < import_entry(import, *latest)->first && !embedded) {
        judge_order(import, *latest, entry);
    }
    before->entry = entry;
    before->ordinal = ordinal;
    before->status = copy_column(import, row, 4);
    if (*latest == 0 || first > import_entry(import, *latest)->first)
        *latest = entry;
}

static bool differ(const char *a, const char *b)
{
    return a[0] != '\0' && b[0] != '\0' && strcmp(a, b) != 0;
}

/* Meetings of one day, place and set of partners so far. */
struct day {
    int64_t first;
    const char *place, *partners;
    struct before *items;
    size_t count, capacity;
};

static void judge_pair(struct import *import, const struct before *before, const struct before *now)
{
    struct str text = {0};
    if (differ(before->venue, now->venue))
        return;
    bool twice = strcmp(before->kind, now->kind) == 0 && !differ(before->series, now->series);
    if (!twice && import_kept_apart(import, before->entry, now->entry))
        return;
    const char *slug = import_entry(import, before->entry)->slug;
    const char *rest =
        twice ? err_say(
                    &import->voice,
                    " and the same kind of meeting; join the two, or give each its venue or series")
              : err_say(&import->voice, "; join the two, or name it in kept_apart");
    str_addf(&text, err_say(&import->voice, "the same day, place and partners as \"%s\"%s"), slug,
             rest);
    report_entry(import, now->entry, twice ? SEVERITY_ERROR : SEVERITY_WARNING, &text);
    str_clear(&text);
}

static void judge_day(struct import *import, sqlite3_stmt *row, struct day *day)
{
    int64_t first = sqlite3_column_int64(row, 2);
    bool same = day->count > 0 && day->first == first &&
                strcmp(day->place, sql_text(row, 3)) == 0 &&
                strcmp(day->partners, sql_text(row, 4)) == 0;
    if (!same) {
        arena_clear(&import->arena);
        day->count = 0;
        day->first = first;
        day->place = copy_column(import, row, 3);
        day->partners = copy_column(import, row, 4);
    }
    struct before now = {.entry = (uint32_t)sqlite3_column_int64(row, 0),
                         .venue = copy_column(import, row, 5),
                         .kind = copy_column(import, row, 6),
                         .series = copy_column(import, row, 7)};
    for (size_t i = 0; i < day->count && sqlite3_column_int(row, 1) == 0; i++)
        judge_pair(import, &day->items[i], &now);
    day->items = mem_grow(day->items, &day->capacity, day->count + 1, sizeof(*day->items));
    day->items[day->count++] = now;
}

static enum status judge_rows(struct import *import, bool numbered, struct err *err)
{
    struct before before = {0};
    struct day day = {0};
    uint32_t latest = 0;
    bool row = false;
    sqlite3_stmt *stmt = sql_prepare(import->db, numbered ? sql_numbered : sql_same_day, err);
    enum status status = stmt != NULL ? sql_row(stmt, &row, err) : STATUS_DATA;
    while (status == STATUS_OK && row) {
        const uint32_t number = (uint32_t)sqlite3_column_int64(stmt, 0);
        bool good = import_entry(import, number)->state == ENTRY_READ;
        if (good && numbered)
            judge_numbered(import, stmt, &before, &latest);
        else if (good)
            judge_day(import, stmt, &day);
        status = sql_row(stmt, &row, err);
    }
    mem_free(&day.items);
    sqlite3_finalize(stmt);
    return status;
}

/* Whether the session of that number, the first found after the promise, may be the promised one:
   not when numbers between the two are missing from the records. */
static bool may_keep(int64_t promised_at, int64_t ordinal)
{
    return promised_at == 0 || ordinal == 0 || ordinal <= promised_at + 1;
}

static enum status judge_promise(struct import *import, sqlite3_stmt *promise, sqlite3_stmt *later,
                                 struct err *err)
{
    const struct entry *entry = import_entry(import, (uint32_t)sqlite3_column_int64(promise, 0));
    struct str text = {0};
    bool row = false;
    if (entry->state != ENTRY_READ)
        return STATUS_OK;
    sql_bind_copy(later, 1, sql_text(promise, 2));
    sqlite3_bind_int64(later, 2, entry->last);
    enum status status = sql_row(later, &row, err);
    if (row && may_keep(sqlite3_column_int64(promise, 1), sqlite3_column_int64(later, 1))) {
        str_addf(&text,
                 err_say(&import->voice,
                         "%s: this promise of a next meeting stands open, yet \"%s\" of the series "
                         "came later; does it keep the promise (kept_by)?"),
                 sql_text(promise, 3), sql_text(later, 0));
        report_add(&import->report, SEVERITY_WARNING, import->paths[entry->path],
                   sqlite3_column_int64(promise, 4), text.data);
    }
    sqlite3_reset(later);
    str_clear(&text);
    return status;
}

static enum status judge_promises(struct import *import, struct err *err)
{
    bool row = false;
    sqlite3_stmt *later = sql_prepare(import->db, sql_later, err);
    sqlite3_stmt *promise = later != NULL ? sql_prepare(import->db, sql_promises, err) : NULL;
    enum status status = promise != NULL ? sql_row(promise, &row, err) : STATUS_DATA;
    while (status == STATUS_OK && row) {
        status = judge_promise(import, promise, later, err);
        if (status == STATUS_OK)
            status = sql_row(promise, &row, err);
    }
    sqlite3_finalize(promise);
    sqlite3_finalize(later);
    return status;
}

enum status import_judge_meetings(struct import *import, struct err *err)
{
    enum status status = judge_rows(import, true, err);
    if (status == STATUS_OK)
        status = judge_rows(import, false, err);
    if (status == STATUS_OK)
        status = judge_promises(import, err);
    return status;
}
