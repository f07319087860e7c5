/* SPDX-License-Identifier: MIT */
/*
 * Plain tables, made from core/schema. A table is a list of fields below a path of owners: the
 * record's own, or the elements of one of its lists, keyed by the record's id and the places in the
 * lists on the way. The schema's names are all there is to paste into SQL; values are bound.
 */
#include "attache/store/export.h"

#include "attache/core/schema.h"
#include "attache/store/db.h"

enum { DEPTH_MAX = 2, TABLES_MAX = 64 };

/* One table and the statement that fills it. */
struct plain {
    const struct field *fields; /* of an object; NULL when elements are single values */
    const struct field *list;   /* the list whose elements it holds; NULL for records */
    const struct plain *owner;  /* the table whose rows hold the list */
    sqlite3_stmt *insert;
    size_t depth;
    char name[64];
};

struct plain_export {
    sqlite3 *db;
    enum kind kind;
    struct plain tables[TABLES_MAX]; /* of the kind at hand, owners before what they own */
    size_t count;
    struct err *err;
};

static enum status fail(sqlite3 *db, struct err *err)
{
    if (sqlite3_errcode(db) == SQLITE_NOMEM)
        mem_exhausted();
    return err_set(err, STATUS_DATA, "cannot write the database: %s", sqlite3_errmsg(db));
}

static enum status run(sqlite3 *db, const char *script, struct err *err)
{
    return sqlite3_exec(db, script, NULL, NULL, NULL) == SQLITE_OK ? STATUS_OK : fail(db, err);
}

/* Tables */

static bool has_own_table(const struct field *field)
{
    return field->type == FIELD_OBJECT || (field->flags & FIELD_LIST) != 0;
}

/* Amounts are numbers or texts: a column without a type keeps both as they are. */
static const char *type_of(const struct field *field)
{
    switch (field->type) {
    case FIELD_AMOUNT:
        return "";
    case FIELD_INT:
    case FIELD_TRUE:
    case FIELD_BOOL:
        return " INTEGER";
    default:
        return " TEXT";
    }
}

static void add_column(const struct field *field, const char *name, struct str *sql)
{
    bool required = (field->flags & FIELD_REQUIRED) != 0 || (field->flags & FIELD_LIST) != 0;
    str_addf(sql, ", \"%s\"%s%s", name, type_of(field), required ? " NOT NULL" : "");
    if (field->type == FIELD_REF)
        str_addf(sql, " REFERENCES %s(id)", kind_plural(field->target));
}

/* The column of a list of single values: what it names, unless the record has that name itself. */
static const char *value_column(enum kind kind, const struct field *field)
{
    return field->type == FIELD_REF && field->target != kind ? kind_name(field->target) : "value";
}

static void add_columns(enum kind kind, const struct plain *table, struct str *sql)
{
    if (table->fields == NULL) {
        add_column(table->list, value_column(kind, table->list), sql);
        return;
    }
    for (const struct field *field = table->fields; field->name != NULL; field++) {
        if (field->type != FIELD_SLUG && !has_own_table(field))
            add_column(field, field->name, sql);
    }
}

static void add_create(enum kind kind, const struct plain *table, struct str *sql)
{
    str_addf(sql, "CREATE TABLE \"%s\"(", table->name);
    if (table->depth == 0) {
        str_add(sql, "id TEXT PRIMARY KEY NOT NULL");
    } else {
        str_addf(sql, "\"%s\" TEXT NOT NULL REFERENCES %s(id), n INTEGER NOT NULL", kind_name(kind),
                 kind_plural(kind));
        str_add(sql, table->depth == 2 ? ", m INTEGER NOT NULL" : "");
    }
    add_columns(kind, table, sql);
    if (table->depth > 0)
        str_addf(sql, ", PRIMARY KEY(\"%s\", n%s)", kind_name(kind),
                 table->depth == 2 ? ", m" : "");
    str_add(sql, table->depth > 0 ? ") WITHOUT ROWID;" : ");");
}

/* Who wants the meetings of a person asks by the person. */
static void add_index(enum kind kind, const struct plain *table, struct str *sql)
{
    if (table->depth > 0 && table->fields == NULL && table->list->type == FIELD_REF)
        str_addf(sql, "CREATE INDEX \"%s_by\" ON \"%s\"(\"%s\");", table->name, table->name,
                 value_column(kind, table->list));
    for (const struct field *field = table->fields; field != NULL && field->name != NULL; field++) {
        if (field->type == FIELD_REF && !has_own_table(field))
            str_addf(sql, "CREATE INDEX \"%s_by_%s\" ON \"%s\"(\"%s\");", table->name, field->name,
                     table->name, field->name);
    }
}

static size_t columns_of(const struct plain *table)
{
    size_t count = table->depth + 1;
    if (table->fields == NULL)
        return count + 1;
    for (const struct field *field = table->fields; field->name != NULL; field++)
        count += field->type != FIELD_SLUG && !has_own_table(field);
    return count;
}

static void add_insert(const struct plain *table, struct str *sql)
{
    size_t columns = columns_of(table);
    str_addf(sql, "INSERT INTO \"%s\" VALUES(?1", table->name);
    for (size_t i = 2; i <= columns; i++)
        str_addf(sql, ", ?%zu", i);
    str_add_char(sql, ')');
}

static enum status open_table(struct plain_export *to, struct plain *table)
{
    struct str sql = {0};
    add_create(to->kind, table, &sql);
    enum status status = run(to->db, sql.data, to->err);
    str_cut(&sql, 0);
    add_insert(table, &sql);
    if (status == STATUS_OK && sqlite3_prepare_v3(to->db, sql.data, -1, SQLITE_PREPARE_PERSISTENT,
                                                  &table->insert, NULL) != SQLITE_OK)
        status = fail(to->db, to->err);
    str_clear(&sql);
    return status;
}

static void note_table(struct plain_export *to, const struct plain *owner, const struct field *list,
                       const struct field *fields)
{
    if (to->count == TABLES_MAX)
        return;
    struct plain *table = &to->tables[to->count++];
    *table = (struct plain){.owner = owner, .list = list, .fields = fields};
    table->depth = owner != NULL ? owner->depth + 1 : 0;
    sqlite3_snprintf((int)sizeof(table->name), table->name, "%s%s%s",
                     owner != NULL ? owner->name : kind_plural(to->kind), owner != NULL ? "_" : "",
                     owner != NULL ? list->name : "");
}

/* The tables of a kind: its own, those of its lists, those of their objects' lists. */
static enum status open_tables(struct plain_export *to, enum kind kind)
{
    enum status status = STATUS_OK;
    to->kind = kind;
    to->count = 0;
    note_table(to, NULL, NULL, schema_of(kind)->fields);
    for (size_t i = 0; i < to->count; i++) {
        const struct field *field = to->tables[i].fields;
        for (; field != NULL && field->name != NULL && to->tables[i].depth < DEPTH_MAX; field++) {
            if (has_own_table(field))
                note_table(to, &to->tables[i], field, field->members);
        }
    }
    for (size_t i = 0; status == STATUS_OK && i < to->count; i++)
        status = open_table(to, &to->tables[i]);
    return status;
}

static enum status close_tables(struct plain_export *to, enum status status)
{
    struct str sql = {0};
    for (size_t i = 0; i < to->count; i++) {
        sqlite3_finalize(to->tables[i].insert);
        add_index(to->kind, &to->tables[i], &sql);
    }
    if (status == STATUS_OK)
        status = run(to->db, str_text(&sql), to->err);
    str_clear(&sql);
    return status;
}

/* Rows */

static void bind_value(sqlite3_stmt *insert, int at, const struct value *value)
{
    switch (value != NULL ? value->type : VALUE_NULL) {
    case VALUE_TEXT:
        sqlite3_bind_text(insert, at, value->text, -1, SQLITE_STATIC);
        break;
    case VALUE_INT:
        sqlite3_bind_int64(insert, at, value->integer);
        break;
    case VALUE_REAL:
        sqlite3_bind_double(insert, at, value->real);
        break;
    case VALUE_TRUE:
    case VALUE_FALSE:
        sqlite3_bind_int(insert, at, value->type == VALUE_TRUE);
        break;
    default:
        sqlite3_bind_null(insert, at);
        break;
    }
}

/* Where an element stands: the record's id, its place in a list, its place in a list of that. */
struct place {
    const char *id;
    int64_t at[DEPTH_MAX];
};

static enum status add_row(struct plain_export *to, const struct plain *table,
                           const struct place *place, const struct value *value)
{
    sqlite3_stmt *insert = table->insert;
    int column = 1;
    sqlite3_bind_text(insert, column++, place->id, -1, SQLITE_STATIC);
    for (size_t i = 0; i < table->depth; i++)
        sqlite3_bind_int64(insert, column++, place->at[i]);
    if (table->fields == NULL)
        bind_value(insert, column++, value);
    for (const struct field *field = table->fields; field != NULL && field->name != NULL; field++) {
        if (field->type != FIELD_SLUG && !has_own_table(field))
            bind_value(insert, column++, value_get(value, field->name));
    }
    int rc = sqlite3_step(insert);
    sqlite3_reset(insert);
    return rc == SQLITE_DONE ? STATUS_OK : fail(to->db, to->err);
}

/* The row of a value, then those of the lists in it: the recursion is as deep as the schema. */
static enum status add_rows(struct plain_export *to, const struct plain *table, struct place *place,
                            const struct value *value)
{
    enum status status = add_row(to, table, place, value);
    for (size_t i = 0; status == STATUS_OK && i < to->count; i++) {
        const struct plain *child = &to->tables[i];
        if (child->owner != table)
            continue;
        int64_t *n = &place->at[table->depth];
        const struct value *v = value_first(value, child->list->name);
        for (*n = 1; status == STATUS_OK && v != NULL; v = v->next, ++*n)
            status = add_rows(to, child, place, v);
    }
    return status;
}

static enum status add_record(void *context, enum kind kind, const struct value *record)
{
    struct plain_export *to = context;
    struct place place = {.id = value_text(record, "id")};
    (void)kind;
    return add_rows(to, &to->tables[0], &place, record);
}

static enum status add_about(struct plain_export *to, struct store *store)
{
    static const char sql[] =
        "INSERT INTO about VALUES('title', 'Records of attache, in plain tables'),"
        "('data_date', ?1), ('digest', ?2), ('dates', 'EDTF (ISO 8601-2)'),"
        "('numbers', 'n and m count the elements of a list from 1');";
    struct store_info info;
    sqlite3_stmt *stmt = NULL;
    store_info(store, &info);
    enum status status =
        run(to->db, "CREATE TABLE about(name TEXT PRIMARY KEY NOT NULL, value TEXT)", to->err);
    if (status != STATUS_OK || sqlite3_prepare_v2(to->db, sql, -1, &stmt, NULL) != SQLITE_OK)
        return fail(to->db, to->err);
    sqlite3_bind_text(stmt, 1, info.data_date, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, info.digest, -1, SQLITE_STATIC);
    int rc = sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    return rc == SQLITE_DONE ? STATUS_OK : fail(to->db, to->err);
}

static enum status export_kinds(struct plain_export *to, struct selection *selection)
{
    enum status status = STATUS_OK;
    for (enum kind kind = KIND_MEETING; status == STATUS_OK && kind < KIND_OUTCOME; kind++) {
        status = open_tables(to, kind);
        if (status == STATUS_OK)
            status = selection_values(selection, kind, add_record, to, to->err);
        status = close_tables(to, status);
    }
    return status;
}

enum status export_sqlite(struct selection *selection, const char *path, struct err *err)
{
    struct plain_export *to = mem_new(1, sizeof(*to));
    enum status status = STATUS_OK;
    to->err = err;
    if (sqlite3_open_v2(path, &to->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        status = fail(to->db, err);
    if (status == STATUS_OK)
        status = run(to->db,
                     "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = "
                     "-65536; BEGIN",
                     err);
    if (status == STATUS_OK)
        status = add_about(to, selection_store(selection));
    if (status == STATUS_OK)
        status = export_kinds(to, selection);
    if (status == STATUS_OK)
        status = run(to->db, "COMMIT", err);
    if (sqlite3_close(to->db) != SQLITE_OK && status == STATUS_OK)
        status = err_set(err, STATUS_DATA, "cannot write the database");
    mem_free(&to);
    return status;
}
