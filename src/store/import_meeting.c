/* SPDX-License-Identifier: MIT */
/* The rows of one meeting: itself, its outcomes, seats, text, and whom and what it involves. */
#include "import_writer.h"

#include "attache/core/vocab.h"
#include "attache/store/check.h"
#include "attache/store/ddl.h"
#include "attache/store/tokenizer.h"
#include "attache/text/fold.h"
#include "attache/core/date.h"
#include "attache/base/err.h"

#include <string.h>

/* A meeting whose rows are being written. */
struct gathering {
    struct writer *writer;
    const struct value *record;
    uint32_t id;
    int32_t first, last;
    enum status status; /* of what it involves */
    struct err *err;
};

static void involve(struct gathering *at, struct entry *entry)
{
    if (at->status != STATUS_OK || entry->last_meeting == at->id)
        return;
    if (entry->meeting_count == 0 || at->first < entry->first)
        entry->first = at->first;
    if (entry->meeting_count == 0 || at->last > entry->last)
        entry->last = at->last;
    if (entry->meeting_count++ == 0)
        entry->first_meeting = at->id;
    entry->last_meeting = at->id;
    put_int(at->writer, PUT_INVOLVED, 1, entry->id);
    put_int(at->writer, PUT_INVOLVED, 2, at->id);
    at->status = put_row(at->writer, PUT_INVOLVED, at->err);
}

/* Whatever a meeting's record refers to is involved in it, a topic with those above it; not another
   meeting, and not the host country, which is no reference. */
static void involve_ref(void *context, const struct field *field, const struct value *value,
                        const char *path)
{
    enum { LEVELS = 16 };
    struct gathering *at = context;
    (void)path;
    if (field->type != FIELD_REF || field->target == KIND_MEETING)
        return;
    struct entry *entry = writer_entry(at->writer, (int)field->target, value->text);
    for (int level = 0; entry != NULL && level < LEVELS; level++) {
        involve(at, entry);
        struct entry *up = &at->writer->import->catalog.entries[entry->up];
        entry = field->target == KIND_TOPIC && entry->up > 0 && up->id > 0 ? up : NULL;
    }
}

static void involve_facet(struct gathering *at, int facet, const char *slug, const char *title)
{
    struct import *import = at->writer->import;
    if (slug[0] == '\0')
        return;
    uint32_t number = catalog_put(&import->catalog, facet, slug);
    struct entry *entry = &import->catalog.entries[number];
    if (entry->id == 0) {
        entry->id = ++at->writer->entities;
        entry->label = arena_dup(&import->catalog.arena, title);
    }
    involve(at, entry);
}

static void involve_place(struct gathering *at)
{
    struct catalog *catalog = &at->writer->import->catalog;
    const char *city = value_text(at->record, "city");
    const char *slug = fold_dup(&at->writer->import->arena, city);
    involve_facet(at, FACET_PLACE, slug, city);
    if (slug[0] != '\0' && strcmp(value_text(at->record, "country"), "KR") == 0)
        catalog->entries[catalog_put(catalog, FACET_PLACE, slug)].korean = true;
}

static void involve_word(struct gathering *at, int facet, const char *field)
{
    const char *word = value_text(at->record, field);
    involve_facet(at, facet, word, word);
}

static bool has_promise(const struct value *record)
{
    for (const struct value *v = value_first(record, "outcomes"); v != NULL; v = v->next) {
        if (value_true(v, "promise"))
            return true;
    }
    return false;
}

static void involve_has(struct gathering *at)
{
    static const char *const lists[][2] = {
        {"agreement", "agreements"},     {"agenda", "agenda"},    {"figure", "figures"},
        {"participant", "participants"}, {"outcome", "outcomes"}, {"programme", "programmes"},
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        if (value_first(at->record, lists[i][1]) != NULL)
            involve_facet(at, FACET_HAS, lists[i][0], lists[i][0]);
    }
    if (value_text(at->record, "notes")[0] != '\0')
        involve_facet(at, FACET_HAS, "note", "note");
    if (has_promise(at->record))
        involve_facet(at, FACET_HAS, "promise", "promise");
}

static void involve_decade(struct gathering *at)
{
    struct writer *writer = at->writer;
    int year = 0;
    int month = 0;
    int day = 0;
    if ((int64_t)at->last - at->first > writer->longest)
        writer->longest = (int64_t)at->last - at->first;
    if (at->first == DATE_DAY_MIN)
        return;
    date_from_day_number(at->first, &year, &month, &day);
    if (writer->first_year == 0 || year < writer->first_year)
        writer->first_year = year;
    if (writer->last_year == 0 || year > writer->last_year)
        writer->last_year = year;
    const char *decade = arena_printf(&writer->import->arena, "%ds", year / 10 * 10);
    involve_facet(at, FACET_DECADE, decade, decade);
}

static void involve_all(struct gathering *at)
{
    check_refs(KIND_MEETING, at->record, involve_ref, at);
    involve_place(at);
    involve_word(at, FACET_MEETING_KIND, "kind");
    involve_word(at, FACET_LEVEL, "level");
    involve_word(at, FACET_MODE, "mode");
    involve_word(at, FACET_STATUS, "status");
    involve_word(at, FACET_CONFIDENCE, "confidence");
    involve_has(at);
    involve_decade(at);
}

/* The row of the meeting */

/* The city, else the name of the host country, else "virtual". */
static const char *place_of(const struct gathering *at)
{
    const char *city = value_text(at->record, "city");
    const char *country = value_text(at->record, "country");
    if (city[0] != '\0')
        return city;
    if (country[0] != '\0') {
        const struct entry *entry = writer_entry(at->writer, KIND_PARTNER, country);
        return entry != NULL ? writer_title(at->writer, entry) : country;
    }
    return strcmp(value_text(at->record, "mode"), "virtual") == 0 ? "virtual" : "";
}

static enum status put_meeting(const struct gathering *at, int origin, const char *slug,
                               struct err *err)
{
    static const char *const columns[][2] = {
        {"date", "\5"},    {"kind", "\6"},   {"level", "\7"},
        {"status", "\10"}, {"title", "\11"}, {"title_ko", "\12"},
    };
    struct writer *writer = at->writer;
    put_int(writer, PUT_MEETING, 1, at->id);
    put_text(writer, PUT_MEETING, 2, slug);
    put_int(writer, PUT_MEETING, 3, at->first);
    put_int(writer, PUT_MEETING, 4, at->last);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
        put_text(writer, PUT_MEETING, columns[i][1][0], value_text(at->record, columns[i][0]));
    put_text(writer, PUT_MEETING, 11, place_of(at));
    put_text(writer, PUT_MEETING, 12, writer_partners(writer, KIND_MEETING, at->record));
    put_int(writer, PUT_MEETING, 13, value_int(at->record, "ordinal", 0));
    put_int(writer, PUT_MEETING, 14, origin);
    put_text(writer, PUT_MEETING, 15, writer->json.data);
    return put_row(writer, PUT_MEETING, err);
}

static enum status put_seats(const struct gathering *at, struct err *err)
{
    struct writer *writer = at->writer;
    enum status status = STATUS_OK;
    int64_t n = 1;
    for (const struct value *v = value_first(at->record, "participants");
         status == STATUS_OK && v != NULL; v = v->next, n++) {
        const struct entry *person = writer_entry(writer, KIND_PERSON, value_text(v, "person"));
        const struct entry *organization =
            writer_entry(writer, KIND_ORGANIZATION, value_text(v, "organization"));
        if (person == NULL)
            continue;
        put_int(writer, PUT_SEAT, 1, person->id);
        put_int(writer, PUT_SEAT, 2, at->id);
        put_int(writer, PUT_SEAT, 3, n);
        put_int(writer, PUT_SEAT, 4, organization != NULL ? organization->id : 0);
        put_text(writer, PUT_SEAT, 5, value_text(v, "position"));
        put_text(writer, PUT_SEAT, 6, value_text(v, "role"));
        status = put_row(writer, PUT_SEAT, err);
    }
    return status;
}

/* 0 not kept, 1 partly, 2 kept. */
static int kept_state(const struct value *outcome)
{
    const char *basis = value_text(outcome, "kept_basis");
    if (value_count(outcome, "kept_by") == 0)
        return 0;
    return (basis[0] == 'p' || basis[0] == 'P') && str_starts(basis + 1, "artly") ? 1 : 2;
}

static enum status put_kept(struct writer *writer, const struct value *outcome, struct err *err)
{
    enum status status = STATUS_OK;
    for (const struct value *v = value_first(outcome, "kept_by"); status == STATUS_OK && v != NULL;
         v = v->next) {
        const struct entry *keeper = writer_entry(writer, KIND_MEETING, v->text);
        if (keeper == NULL)
            continue;
        put_int(writer, PUT_KEPT, 1, keeper->id);
        put_int(writer, PUT_KEPT, 2, writer->outcomes);
        status = put_row(writer, PUT_KEPT, err);
    }
    return status;
}

static enum status put_outcome(const struct gathering *at, const struct value *outcome, int64_t n,
                               struct err *err)
{
    struct writer *writer = at->writer;
    const char *due = value_text(outcome, "due");
    struct date date = {0};
    bool dated = due[0] != '\0' && date_parse(due, &date, NULL) == STATUS_OK;
    put_int(writer, PUT_OUTCOME, 1, ++writer->outcomes);
    put_int(writer, PUT_OUTCOME, 2, at->id);
    put_int(writer, PUT_OUTCOME, 3, n);
    put_text(writer, PUT_OUTCOME, 4, value_text(outcome, "kind"));
    put_text(writer, PUT_OUTCOME, 5, value_text(outcome, "text"));
    put_int(writer, PUT_OUTCOME, 6, value_true(outcome, "promise"));
    put_text(writer, PUT_OUTCOME, 7, due);
    if (dated && date.last < DATE_DAY_MAX)
        put_int(writer, PUT_OUTCOME, 8, date.last);
    else
        put_null(writer, PUT_OUTCOME, 8);
    put_int(writer, PUT_OUTCOME, 9, kept_state(outcome));
    put_text(writer, PUT_OUTCOME, 10, value_text(outcome, "kept_basis"));
    enum status status = put_row(writer, PUT_OUTCOME, err);
    return status == STATUS_OK ? put_kept(writer, outcome, err) : status;
}

/* The text */

static void add_rest(struct writer *writer, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    if (writer->rest.length > 0)
        str_add_char(&writer->rest, TOKENIZER_BREAK);
    str_add(&writer->rest, text);
}

/* Names, one a line. */
static void add_names(struct writer *writer, const char *label)
{
    size_t at = writer->rest.length;
    add_rest(writer, label);
    for (; at < writer->rest.length; at++) {
        if (writer->rest.data[at] == '\n')
            writer->rest.data[at] = TOKENIZER_BREAK;
    }
}

static void add_labels(const struct gathering *at, enum kind kind, const char *field,
                       const char *member)
{
    for (const struct value *v = value_first(at->record, field); v != NULL; v = v->next) {
        const char *slug = member != NULL ? value_text(v, member) : v->text;
        const struct entry *entry = writer_entry(at->writer, (int)kind, slug);
        if (entry != NULL)
            add_names(at->writer, entry->label);
    }
}

static enum status put_text_row(const struct gathering *at, struct err *err)
{
    struct writer *writer = at->writer;
    const char *native = value_text(at->record, "title_ko");
    str_cut(&writer->rest, 0);
    for (const struct value *v = value_first(at->record, "agenda"); v != NULL; v = v->next)
        add_rest(writer, value_text(v, "title"));
    for (const struct value *v = value_first(at->record, "outcomes"); v != NULL; v = v->next)
        add_rest(writer, value_text(v, "text"));
    add_rest(writer, value_text(at->record, "notes"));
    add_rest(writer, value_text(at->record, "venue"));
    add_labels(at, KIND_PERSON, "participants", "person");
    add_labels(at, KIND_ORGANIZATION, "organizations", NULL);
    add_labels(at, KIND_TOPIC, "topics", NULL);
    add_labels(at, KIND_AGREEMENT, "agreements", "agreement");
    put_int(writer, PUT_TEXT, 1, at->id);
    put_text(writer, PUT_TEXT, 2,
             arena_printf(&writer->import->arena, "%s%c%s", value_text(at->record, "title"),
                          TOKENIZER_BREAK, native));
    put_text(writer, PUT_TEXT, 3, value_text(at->record, "summary"));
    put_text(writer, PUT_TEXT, 4, str_text(&writer->rest));
    return put_row(writer, PUT_TEXT, err);
}

enum status write_meeting(struct writer *writer, const struct staged *staged, struct err *err)
{
    const struct entry *entry = import_entry(writer->import, staged->entry);
    struct gathering at = {.writer = writer, .record = staged->record, .err = err};
    int64_t n = 1;
    at.id = (uint32_t)entry->id;
    at.first = entry->first;
    at.last = entry->last;
    enum status status = put_meeting(&at, staged->origin, entry->slug, err);
    if (status == STATUS_OK)
        status = put_seats(&at, err);
    for (const struct value *v = value_first(at.record, "outcomes");
         status == STATUS_OK && v != NULL; v = v->next, n++)
        status = put_outcome(&at, v, n, err);
    if (status == STATUS_OK)
        status = put_text_row(&at, err);
    if (status == STATUS_OK)
        involve_all(&at);
    return status == STATUS_OK ? at.status : status;
}
