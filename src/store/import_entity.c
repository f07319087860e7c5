/* SPDX-License-Identifier: MIT */
/* The rows of the records that are no meetings, and of the facets, which have no records. */
#include "import_writer.h"

#include "attache/core/date.h"
#include "attache/core/query.h"
#include "attache/core/vocab.h"
#include "attache/store/check.h"
#include "attache/store/ddl.h"

#include <string.h>

/* The display name: a source without a title is called by who published it. */
static const char *title_of(const struct staged *staged)
{
    const char *title = value_text(staged->record, schema_of(staged->kind)->title);
    return title[0] == '\0' && staged->kind == KIND_SOURCE ? value_text(staged->record, "publisher")
                                                           : title;
}

static const char *native_of(const struct staged *staged)
{
    const char *field = schema_of(staged->kind)->native;
    return field != NULL ? value_text(staged->record, field) : "";
}

static void note_aliases(struct import *import, const struct staged *staged)
{
    struct str aliases = {0};
    for (const struct value *v = value_first(staged->record, "aliases"); v != NULL; v = v->next)
        str_addf(&aliases, "%s%s", aliases.length > 0 ? "\n" : "", v->text);
    if (aliases.length > 0)
        import->catalog.entries[staged->entry].aliases =
            arena_dup(&import->catalog.arena, str_text(&aliases));
    str_clear(&aliases);
}

void note_label(struct writer *writer, const struct staged *staged)
{
    struct import *import = writer->import;
    if (staged->kind == KIND_SOURCE)
        return;
    const char *parts[] = {title_of(staged), native_of(staged),
                           value_text(staged->record, "acronym")};
    struct str label = {0};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i][0] != '\0')
            str_addf(&label, "%s%s", label.length > 0 ? "\n" : "", parts[i]);
    }
    import->catalog.entries[staged->entry].label =
        arena_dup(&import->catalog.arena, str_text(&label));
    str_clear(&label);
    if (staged->kind == KIND_ORGANIZATION)
        note_aliases(import, staged);
}

static const char *date_of(const struct staged *staged)
{
    const char *field = schema_of(staged->kind)->date;
    return field != NULL ? value_text(staged->record, field) : "";
}

/* Whether the party of an agreement is a partner: not Korea, and no organization. */
static bool is_partner(const struct writer *writer, const char *party)
{
    return strcmp(party, "KR") != 0 && writer_entry(writer, KIND_PARTNER, party) != NULL;
}

const char *writer_partners(struct writer *writer, enum kind kind, const struct value *record)
{
    const struct schema *schema = schema_of(kind);
    if (schema->partners == NULL)
        return "";
    const struct field *field = schema_field(schema->fields, schema->partners);
    if ((field->flags & FIELD_LIST) == 0)
        return value_text(record, field->name);
    const bool parties = field->type == FIELD_PARTY;
    struct str text = {0};
    for (const struct value *v = value_first(record, field->name); v != NULL; v = v->next) {
        if (!parties || is_partner(writer, v->text))
            str_addf(&text, "%s%s", text.length > 0 ? " " : "", v->text);
    }
    const char *copy = arena_dup(&writer->import->arena, str_text(&text));
    str_clear(&text);
    return copy;
}

/* Links */

struct linking {
    struct writer *writer;
    int64_t source;
    enum status status;
    struct err *err;
};

static const struct entry *target_of(const struct writer *writer, const struct field *field,
                                     const char *text)
{
    if (field->type == FIELD_REF)
        return writer_entry(writer, (int)field->target, text);
    const struct entry *partner = writer_entry(writer, KIND_PARTNER, text);
    if (partner != NULL)
        return partner;
    char lower[128];
    size_t size = strlen(text);
    if (size >= sizeof(lower))
        return NULL;
    for (size_t i = 0; i <= size; i++) {
        bool capital = text[i] >= 'A' && text[i] <= 'Z' && field->type == FIELD_COUNTRY;
        lower[i] = capital ? (char)(text[i] - 'A' + 'a') : text[i];
    }
    return writer_entry(writer, KIND_ORGANIZATION, lower);
}

static void link_ref(void *context, const struct field *field, const struct value *value,
                     const char *path)
{
    struct linking *linking = context;
    struct writer *writer = linking->writer;
    const struct entry *target = target_of(writer, field, value->text);
    (void)path;
    if (linking->status != STATUS_OK || target == NULL || target->kind == KIND_MEETING)
        return;
    put_int(writer, PUT_LINK, 1, target->id);
    put_text(writer, PUT_LINK, 2, field->name);
    put_int(writer, PUT_LINK, 3, linking->source);
    linking->status = put_row(writer, PUT_LINK, linking->err);
}

static void note_published(struct writer *writer, const struct staged *staged)
{
    struct date date = {0};
    const char *published = value_text(staged->record, "published");
    if (staged->kind != KIND_SOURCE || date_parse(published, &date, NULL) != STATUS_OK ||
        !date_is_day(&date) || date.first <= writer->data_day)
        return;
    writer->data_day = date.first;
    str_cut(&writer->data_date, 0);
    str_add(&writer->data_date, published);
}

static enum status put_decades(struct writer *writer, const struct entry *entry, struct err *err)
{
    uint32_t counts[SPARK_DECADES] = {0};
    struct str levels = {0};
    bool row = false;
    sqlite3_bind_int64(writer->involving, 1, entry->id);
    enum status status = sql_row(writer->involving, &row, err);
    while (status == STATUS_OK && row) {
        decades_count(&writer->decades, sqlite3_column_int64(writer->involving, 0), counts);
        status = sql_row(writer->involving, &row, err);
    }
    sqlite3_reset(writer->involving);
    decades_levels(&writer->decades, counts, &levels);
    put_text(writer, PUT_ENTITY, 14, str_text(&levels));
    str_clear(&levels);
    return status;
}

/* Binds what records and facets share. */
static enum status put_common(struct writer *writer, const struct entry *entry, struct err *err)
{
    bool none = entry->meeting_count == 0;
    put_int(writer, PUT_ENTITY, 1, entry->id);
    put_int(writer, PUT_ENTITY, 2, (int64_t)entry->kind);
    put_text(writer, PUT_ENTITY, 3, entry->slug);
    put_int(writer, PUT_ENTITY, 11, entry->meeting_count);
    put_int(writer, PUT_ENTITY, 12, none ? 0 : entry->first);
    put_int(writer, PUT_ENTITY, 13, none ? 0 : entry->last);
    return put_decades(writer, entry, err);
}

enum status write_entity(struct writer *writer, const struct staged *staged, struct err *err)
{
    const struct entry *entry = &writer->import->catalog.entries[staged->entry];
    struct linking linking = {.writer = writer, .source = entry->id, .err = err};
    enum status status = put_common(writer, entry, err);
    put_text(writer, PUT_ENTITY, 4, title_of(staged));
    put_text(writer, PUT_ENTITY, 5, native_of(staged));
    put_text(writer, PUT_ENTITY, 6, value_text(staged->record, "acronym"));
    put_text(writer, PUT_ENTITY, 7, date_of(staged));
    put_text(writer, PUT_ENTITY, 8, value_text(staged->record, "kind"));
    put_text(writer, PUT_ENTITY, 9, writer_partners(writer, staged->kind, staged->record));
    put_int(writer, PUT_ENTITY, 10, staged->origin);
    put_text(writer, PUT_ENTITY, 15, writer->json.data);
    note_published(writer, staged);
    if (status == STATUS_OK)
        status = put_row(writer, PUT_ENTITY, err);
    linking.status = status;
    check_refs(staged->kind, staged->record, link_ref, &linking);
    return linking.status;
}

/* The vocabulary of a facet, or NULL when its title is its own. */
static const struct vocab *vocab_of(int facet)
{
    switch (facet) {
    case FACET_MEETING_KIND:
        return &vocab_meeting_kind;
    case FACET_LEVEL:
        return &vocab_level;
    case FACET_MODE:
        return &vocab_mode;
    case FACET_STATUS:
        return &vocab_status;
    case FACET_CONFIDENCE:
        return &vocab_confidence;
    case FACET_HAS:
        return &vocab_query_has;
    default:
        return NULL;
    }
}

enum status write_facets(struct writer *writer, struct err *err)
{
    const struct catalog *catalog = &writer->import->catalog;
    enum status status = STATUS_OK;
    for (size_t i = writer->facets_from; status == STATUS_OK && i < catalog->count; i++) {
        const struct entry *entry = &catalog->entries[i];
        const struct vocab *vocab = vocab_of((int)entry->kind);
        const char *label = entry->label;
        if (entry->id == 0)
            continue;
        status = put_common(writer, entry, err);
        put_text(writer, PUT_ENTITY, 4,
                 vocab != NULL ? vocab_label(vocab, entry->slug, LANG_EN) : label);
        put_text(writer, PUT_ENTITY, 5,
                 vocab != NULL ? vocab_label(vocab, entry->slug, LANG_KO) : "");
        for (int column = 6; column <= 8; column++)
            put_text(writer, PUT_ENTITY, column, "");
        put_text(writer, PUT_ENTITY, 9, entry->korean ? "KR" : "");
        put_int(writer, PUT_ENTITY, 10, 0);
        put_text(writer, PUT_ENTITY, 15, "");
        if (status == STATUS_OK)
            status = put_row(writer, PUT_ENTITY, err);
        if (status == STATUS_OK && (int)entry->kind == FACET_PLACE)
            status = write_name(writer, entry, SPELLING_TITLE, label, err);
    }
    return status;
}
