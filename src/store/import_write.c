/* SPDX-License-Identifier: MIT */
/*
 * The second pass. Numbers are given first, so that every row can name any other; then meetings in
 * the order of the timeline, then postings entity by entity, so that each table is filled in its
 * own order and its pages are full.
 */
#include "import_writer.h"

#include "attache/store/check.h"
#include "attache/store/ddl.h"
#include "attache/core/date.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const put_sql[PUT_COUNT] = {
    [PUT_META] = "INSERT INTO meta VALUES(?1, ?2)",
    [PUT_MEETING] = "INSERT INTO meeting VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [PUT_ENTITY] = "INSERT INTO entity VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [PUT_INVOLVED] = "INSERT INTO temp.involved VALUES(?1, ?2)",
    [PUT_LINK] = "INSERT OR IGNORE INTO link VALUES(?1, ?2, ?3)",
    [PUT_SEAT] = "INSERT INTO seat VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [PUT_OUTCOME] = "INSERT INTO outcome VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [PUT_KEPT] = "INSERT OR IGNORE INTO kept VALUES(?1, ?2)",
    [PUT_NAME] = "INSERT INTO name VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [PUT_TEXT] = "INSERT INTO text(rowid, title, summary, rest) VALUES(?1, ?2, ?3, ?4)",
};

static const char sql_order[] =
    "SELECT entry FROM temp.stage ORDER BY kind, first_day, last_day, slug";
static const char sql_postings[] =
    "INSERT INTO posting SELECT entity, meeting FROM temp.involved ORDER BY entity, meeting;"
    "DROP TABLE temp.involved;";
static const char sql_involving[] = "SELECT meeting FROM posting WHERE entity = ?1";
static const char sql_meetings[] = "SELECT entry, kind, origin, json FROM temp.stage"
                                   " WHERE kind = 1 ORDER BY kind, first_day, last_day, slug";
static const char sql_entities[] = "SELECT entry, kind, origin, json FROM temp.stage"
                                   " WHERE kind > 1 ORDER BY kind, first_day, last_day, slug";

void put_text(struct writer *writer, enum put put, int at, const char *text)
{
    sql_bind_copy(writer->put[put], at, text);
}

void put_int(struct writer *writer, enum put put, int at, int64_t number)
{
    sqlite3_bind_int64(writer->put[put], at, number);
}

void put_null(struct writer *writer, enum put put, int at)
{
    sqlite3_bind_null(writer->put[put], at);
}

enum status put_row(struct writer *writer, enum put put, struct err *err)
{
    return sql_run(writer->put[put], err);
}

struct entry *writer_entry(const struct writer *writer, int kind, const char *slug)
{
    uint32_t number = import_find(writer->import, kind, slug);
    struct entry *entry = import_entry(writer->import, number);
    return number > 0 && entry->id > 0 ? entry : NULL;
}

const char *writer_title(struct writer *writer, const struct entry *entry)
{
    if (entry->label == NULL)
        return "";
    return arena_dup_bytes(&writer->import->arena, entry->label, strcspn(entry->label, "\n"));
}

static enum status number_all(struct writer *writer, struct err *err)
{
    struct import *import = writer->import;
    int64_t meetings = 0;
    bool row = false;
    sqlite3_stmt *stmt = sql_prepare(import->db, sql_order, err);
    enum status status = stmt != NULL ? sql_row(stmt, &row, err) : STATUS_DATA;
    while (status == STATUS_OK && row) {
        const uint32_t number = (uint32_t)sqlite3_column_int64(stmt, 0);
        struct entry *entry = import_entry(import, number);
        if (entry->state == ENTRY_READ)
            entry->id = entry->kind == KIND_MEETING ? ++meetings : ++writer->entities;
        import_save(import, number, entry);
        status = sql_row(stmt, &row, err);
    }
    sqlite3_finalize(stmt);
    return status == STATUS_OK ? roll_status(import, err) : status;
}

/* Two sums that do not depend on each other: FNV-1a, and a linear congruential step per byte. */
static void add_digest(struct writer *writer, const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        writer->digest[0] = (writer->digest[0] ^ (unsigned char)*at) * 1099511628211u;
        writer->digest[1] = (writer->digest[1] + (unsigned char)*at) * 6364136223846793005u + 1;
    }
}

typedef enum status each_fn(struct writer *writer, const struct staged *staged, struct err *err);

static enum status take_row(struct writer *writer, sqlite3_stmt *row, each_fn *each,
                            struct err *err)
{
    struct import *import = writer->import;
    struct staged staged = {.entry = (uint32_t)sqlite3_column_int64(row, 0)};
    const struct entry *entry = import_entry(import, staged.entry);
    if (entry->id == 0)
        return STATUS_OK;
    staged.kind = entry->kind;
    staged.origin = sqlite3_column_int(row, 2);
    const char *bytes = sqlite3_column_blob(row, 3);
    size_t size = (size_t)sqlite3_column_bytes(row, 3);
    staged.record = check_canonical(staged.kind, import_parse(import, bytes, size), &import->arena);
    return each(writer, &staged, err);
}

static enum status each_staged(struct writer *writer, const char *sql, each_fn *each,
                               struct err *err)
{
    bool row = false;
    sqlite3_stmt *stmt = sql_prepare(writer->import->db, sql, err);
    enum status status = stmt != NULL ? sql_row(stmt, &row, err) : STATUS_DATA;
    while (status == STATUS_OK && row) {
        status = take_row(writer, stmt, each, err);
        if (status == STATUS_OK)
            status = import_step(writer->import, err);
        if (status == STATUS_OK)
            status = sql_row(stmt, &row, err);
    }
    sqlite3_finalize(stmt);
    return status;
}

/* The canonical text; its kind, a tab, the text and a newline enter the digest of all records. */
static void write_json(struct writer *writer, const struct staged *staged)
{
    str_cut(&writer->json, 0);
    value_write(staged->record, VALUE_LINE, &writer->json);
    add_digest(writer, kind_name(staged->kind));
    add_digest(writer, "\t");
    add_digest(writer, writer->json.data);
    add_digest(writer, "\n");
}

static enum status each_label(struct writer *writer, const struct staged *staged, struct err *err)
{
    (void)err;
    note_label(writer, staged);
    return STATUS_OK;
}

static enum status each_meeting(struct writer *writer, const struct staged *staged, struct err *err)
{
    write_json(writer, staged);
    return write_meeting(writer, staged, err);
}

static enum status each_entity(struct writer *writer, const struct staged *staged, struct err *err)
{
    write_json(writer, staged);
    enum status status = write_entity(writer, staged, err);
    return status == STATUS_OK ? write_names(writer, staged, err) : status;
}

/* Where the decades begin, read off the facets of the meetings written. */
static void find_decades(struct writer *writer)
{
    const struct catalog *catalog = &writer->import->catalog;
    struct decades *decades = &writer->decades;
    int64_t from = writer->import->counts[KIND_MEETING] + 1;
    decades_choose(decades, writer->first_year, writer->last_year);
    for (size_t i = decades->count; i-- > 0;) {
        char slug[16];
        snprintf(slug, sizeof(slug), "%ds", decades->first_year + 10 * (int)i);
        uint32_t number = catalog_find(catalog, FACET_DECADE, slug);
        const struct entry *entry = number > 0 ? &catalog->entries[number] : NULL;
        if (entry != NULL && entry->meeting_count > 0) {
            from = entry->first_meeting;
            writer->held[i] = entry->meeting_count;
        }
        decades->from[i] = from;
    }
}

static enum status put_meta_int(struct writer *writer, const char *name, int64_t value,
                                struct err *err)
{
    put_text(writer, PUT_META, 1, name);
    put_int(writer, PUT_META, 2, value);
    return put_row(writer, PUT_META, err);
}

static enum status put_meta_text(struct writer *writer, const char *name, const char *value,
                                 struct err *err)
{
    put_text(writer, PUT_META, 1, name);
    put_text(writer, PUT_META, 2, value);
    return put_row(writer, PUT_META, err);
}

static enum status write_meta(struct writer *writer, struct err *err)
{
    const struct import *import = writer->import;
    enum status status = put_meta_int(writer, "format", DDL_VERSION, err);
    struct str text = {0};
    for (int kind = KIND_NONE + 1; status == STATUS_OK && kind < KIND_COUNT; kind++) {
        int64_t count = kind == KIND_OUTCOME ? writer->outcomes : import->counts[kind];
        str_cut(&text, 0);
        str_addf(&text, "count.%s", kind_name((enum kind)kind));
        status = put_meta_int(writer, text.data, count, err);
    }
    str_cut(&text, 0);
    str_addf(&text, "%016" PRIx64 "%016" PRIx64, writer->digest[0], writer->digest[1]);
    if (status == STATUS_OK)
        status = put_meta_text(writer, "digest", text.data, err);
    if (status == STATUS_OK)
        status = put_meta_text(writer, "data_date", str_text(&writer->data_date), err);
    if (status == STATUS_OK)
        status = put_meta_int(writer, "first_year", writer->first_year, err);
    if (status == STATUS_OK)
        status = put_meta_int(writer, "last_year", writer->last_year, err);
    if (status == STATUS_OK)
        status = put_meta_int(writer, "longest", writer->longest, err);
    str_cut(&text, 0);
    decades_levels(&writer->decades, writer->held, &text);
    if (status == STATUS_OK)
        status = put_meta_text(writer, "decades", str_text(&text), err);
    if (status == STATUS_OK && import->options.name != NULL)
        status = put_meta_text(writer, "origin.1", import->options.name, err);
    str_clear(&text);
    return status;
}

static enum status prepare(struct writer *writer, struct err *err)
{
    for (int i = 0; i < PUT_COUNT; i++) {
        writer->put[i] = sql_prepare(writer->import->db, put_sql[i], err);
        if (writer->put[i] == NULL)
            return STATUS_DATA;
    }
    writer->involving = sql_prepare(writer->import->db, sql_involving, err);
    return writer->involving != NULL ? STATUS_OK : STATUS_DATA;
}

static void clear(struct writer *writer)
{
    for (int i = 0; i < PUT_COUNT; i++)
        sqlite3_finalize(writer->put[i]);
    sqlite3_finalize(writer->involving);
    str_clear(&writer->json);
    str_clear(&writer->rest);
    str_clear(&writer->data_date);
    str_clear(&writer->keys);
    mem_free(&writer->steps);
    mem_free(&writer->steps_back);
}

static enum status write_all(struct writer *writer, struct err *err)
{
    struct import *import = writer->import;
    import->step_total = import->steps + import->counts[KIND_MEETING] + 2 * writer->entities;
    names_begin(writer);
    enum status status = each_staged(writer, sql_entities, each_label, err);
    writer->facets_from = (uint32_t)import->catalog.count;
    if (status == STATUS_OK)
        status = each_staged(writer, sql_meetings, each_meeting, err);
    find_decades(writer);
    if (status == STATUS_OK)
        status = sql_script(import->db, sql_postings, err);
    if (status == STATUS_OK)
        status = each_staged(writer, sql_entities, each_entity, err);
    if (status == STATUS_OK)
        status = write_facets(writer, err);
    return status == STATUS_OK ? write_meta(writer, err) : status;
}

/* Few large pieces of the text index, joined once at the end; the settings are put back. Then its
   words are listed, the stage goes, and the file is packed. */
static const char sql_bulk[] = "INSERT INTO text(text, rank) VALUES('hashsize', 33554432);"
                               "INSERT INTO text(text, rank) VALUES('automerge', 0);"
                               "INSERT INTO text(text, rank) VALUES('crisismerge', 1000);";
static const char sql_join[] = "INSERT INTO text(text) VALUES('optimize');"
                               "INSERT INTO text(text, rank) VALUES('hashsize', 1048576);"
                               "INSERT INTO text(text, rank) VALUES('automerge', 4);"
                               "INSERT INTO text(text, rank) VALUES('crisismerge', 16);";
static const char sql_finish[] = "DROP TABLE temp.stage;"
                                 "DROP TABLE temp.spelling;"
                                 "DROP TABLE temp.roll;"
                                 "DROP TABLE temp.next_promise;"
                                 "COMMIT;"
                                 "PRAGMA application_id = 1635021923;"
                                 "PRAGMA user_version = 2;"
                                 "VACUUM;";
_Static_assert(DDL_APPLICATION_ID == 1635021923 && DDL_VERSION == 2, "as sql_finish says");

enum status import_write(struct import *import, struct err *err)
{
    struct writer writer = {.import = import, .data_day = DATE_DAY_MIN};
    writer.digest[0] = 14695981039346656037u;
    writer.digest[1] = 88172645463325252u;
    enum status status = STATUS_OK;
    const bool large = import->counts[KIND_MEETING] > DDL_TEXT_SMALL;
    if (large)
        status = sql_script(import->db, ddl_text_large, err);
    if (status == STATUS_OK)
        status = sql_script(import->db, sql_bulk, err);
    if (status == STATUS_OK)
        status = prepare(&writer, err);
    if (status == STATUS_OK)
        status = number_all(&writer, err);
    if (status == STATUS_OK)
        status = write_all(&writer, err);
    clear(&writer);
    if (status == STATUS_OK)
        status = sql_script(import->db, sql_join, err);
    if (status == STATUS_OK && large)
        status = sql_script(import->db, ddl_fill_terms, err);
    return status == STATUS_OK ? sql_script(import->db, sql_finish, err) : status;
}
