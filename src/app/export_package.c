/* SPDX-License-Identifier: MIT */
/*
 * A tabular Data Package (Frictionless, version 2): one CSV file a kind with the exact values,
 * lists and objects as JSON, and the description of them all, made from core/schema. The
 * description is written last, so that a folder with one is whole.
 */
#include "answer_parts.h"

#include "attache/base/file.h"
#include "attache/core/date.h"
#include "attache/core/schema.h"
#include "attache/export/csv.h"
#include "attache/store/export.h"
#include "attache/store/store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool export_to_folder(const struct options *options)
{
    const char *path = options->output;
    struct stat info;
    if (path == NULL || strcmp(path, "-") == 0)
        return false;
    if (stat(path, &info) == 0)
        return S_ISDIR(info.st_mode);
    return str_ends(path, "/") || !str_ends(path, ".csv");
}

/* Tables */

static void add_field(const struct value *value, bool first, struct str *out)
{
    struct str json = {0};
    if (value != NULL && value->type != VALUE_TEXT)
        value_write(value, VALUE_LINE, &json);
    csv_field(out, value != NULL && value->type == VALUE_TEXT ? value->text : str_text(&json),
              first, false);
    str_clear(&json);
}

static enum status add_row(void *context, enum kind kind, const struct value *record)
{
    struct answer *answer = context;
    const struct field *fields = schema_of(kind)->fields;
    for (const struct field *field = fields; field->name != NULL; field++)
        add_field(value_get(record, field->name), field == fields, &answer->text);
    csv_end_row(&answer->text);
    return answer_flow(answer);
}

static enum status open_in_folder(struct answer *answer, const char *name)
{
    const struct options *options = answer->options;
    struct str path = {0};
    str_addf(&path, "%s%s%s", options->output, str_ends(options->output, "/") ? "" : "/", name);
    enum status status = output_open(&answer->output, path.data, options->force, answer->err);
    str_clear(&path);
    return status;
}

static enum status write_table(struct answer *answer, enum kind kind)
{
    struct str name = {0};
    str_addf(&name, "%s.csv", kind_plural(kind));
    enum status status = open_in_folder(answer, name.data);
    str_clear(&name);
    if (status == STATUS_OK) {
        csv_header(kind, &answer->text);
        status = selection_values(answer->selection, kind, add_row, answer, answer->err);
    }
    if (status == STATUS_OK)
        status = output_write(&answer->output, &answer->text, answer->err);
    return output_close(&answer->output, status, answer->err);
}

/* The description */

static void put(struct arena *arena, struct value *object, const char *key, const char *text)
{
    value_add(object, key, value_new_text(arena, text));
}

static struct value *put_new(struct arena *arena, struct value *parent, const char *key,
                             enum value_type type)
{
    struct value *value = value_new(arena, type);
    value_add(parent, key, value);
    return value;
}

static const char *type_of(const struct field *field)
{
    if ((field->flags & FIELD_LIST) != 0)
        return "array";
    switch (field->type) {
    case FIELD_INT:
        return "integer";
    case FIELD_TRUE:
    case FIELD_BOOL:
        return "boolean";
    case FIELD_OBJECT:
        return "object";
    case FIELD_AMOUNT:
        return "any";
    default:
        return "string";
    }
}

static void put_words(struct arena *arena, struct value *constraints, const struct vocab *vocab)
{
    struct value *words = put_new(arena, constraints, "enum", VALUE_LIST);
    for (size_t i = 0; i < vocab->count; i++)
        value_add(words, NULL, value_new_text(arena, vocab->words[i].id));
}

static void put_constraints(struct arena *arena, struct value *object, const struct field *field)
{
    struct value *constraints = value_new(arena, VALUE_OBJECT);
    bool list = (field->flags & FIELD_LIST) != 0;
    if ((field->flags & FIELD_REQUIRED) != 0 && !list)
        value_add(constraints, "required", value_new(arena, VALUE_TRUE));
    if (field->type == FIELD_SLUG)
        value_add(constraints, "unique", value_new(arena, VALUE_TRUE));
    if (field->type == FIELD_DATE && !list)
        put(arena, constraints, "pattern", "[-0-9XYES.?~%/]+");
    if (field->type == FIELD_LANGUAGE && !list)
        put(arena, constraints, "pattern", "[a-z]{2}");
    if (field->type == FIELD_WORD && !list)
        put_words(arena, constraints, field->vocab);
    if (constraints->first != NULL)
        value_add(object, "constraints", constraints);
}

static void put_fields(struct arena *arena, struct value *schema, const struct field *fields)
{
    struct value *list = put_new(arena, schema, "fields", VALUE_LIST);
    for (const struct field *field = fields; field->name != NULL; field++) {
        struct value *object = put_new(arena, list, NULL, VALUE_OBJECT);
        put(arena, object, "name", field->name);
        put(arena, object, "type", type_of(field));
        if (field->type == FIELD_URL && (field->flags & FIELD_LIST) == 0)
            put(arena, object, "format", "uri");
        put(arena, object, "description",
            field->type == FIELD_DATE
                ? arena_printf(arena, "%s EDTF (ISO 8601-2).", field->help[LANG_EN])
                : field->help[LANG_EN]);
        put_constraints(arena, object, field);
    }
}

/* A field that names one record of some kind. A reference to the same table names it too. */
static void put_foreign_keys(struct arena *arena, struct value *schema, const struct field *fields)
{
    struct value *list = value_new(arena, VALUE_LIST);
    for (const struct field *field = fields; field->name != NULL; field++) {
        if (field->type != FIELD_REF || (field->flags & FIELD_LIST) != 0)
            continue;
        struct value *key = put_new(arena, list, NULL, VALUE_OBJECT);
        value_add(put_new(arena, key, "fields", VALUE_LIST), NULL,
                  value_new_text(arena, field->name));
        struct value *reference = put_new(arena, key, "reference", VALUE_OBJECT);
        put(arena, reference, "resource", kind_plural(field->target));
        value_add(put_new(arena, reference, "fields", VALUE_LIST), NULL,
                  value_new_text(arena, "id"));
    }
    if (list->first != NULL)
        value_add(schema, "foreignKeys", list);
}

static void put_resource(struct arena *arena, struct value *resources, enum kind kind)
{
    const struct schema *schema = schema_of(kind);
    struct value *resource = put_new(arena, resources, NULL, VALUE_OBJECT);
    put(arena, resource, "name", kind_plural(kind));
    put(arena, resource, "type", "table");
    put(arena, resource, "path", arena_printf(arena, "%s.csv", kind_plural(kind)));
    put(arena, resource, "description", schema->help[LANG_EN]);
    put(arena, resource, "format", "csv");
    put(arena, resource, "mediatype", "text/csv");
    put(arena, resource, "encoding", "utf-8");
    struct value *table = put_new(arena, resource, "schema", VALUE_OBJECT);
    put_fields(arena, table, schema->fields);
    value_add(put_new(arena, table, "primaryKey", VALUE_LIST), NULL, value_new_text(arena, "id"));
    put_foreign_keys(arena, table, schema->fields);
}

/* The licence is that of the embedded dataset; an own database's is its owner's to state. */
static void put_rights(struct arena *arena, struct value *package, bool own)
{
    if (!own) {
        struct value *licences = put_new(arena, package, "licenses", VALUE_LIST);
        struct value *licence = put_new(arena, licences, NULL, VALUE_OBJECT);
        put(arena, licence, "name", "CC0-1.0");
        put(arena, licence, "path", "https://creativecommons.org/publicdomain/zero/1.0/");
        put(arena, licence, "title", "CC0 1.0 Universal");
    }
    struct value *sources = put_new(arena, package, "sources", VALUE_LIST);
    struct value *source = put_new(arena, sources, NULL, VALUE_OBJECT);
    put(arena, source, "title", "The pages named in the table sources, record by record");
    put(arena, source, "path", "sources.csv");
}

/* The last possible day of the newest source: the same data give the same text. */
static void put_version(struct arena *arena, struct value *package, const struct store_info *info)
{
    struct date date;
    int year = 0;
    int month = 0;
    int day = 0;
    put(arena, package, "version",
        arena_printf(arena, "%s%s%s", info->data_date, info->data_date[0] != '\0' ? "+" : "",
                     info->digest));
    if (date_parse(info->data_date, &date, NULL) != STATUS_OK || date.last >= DATE_DAY_MAX)
        return;
    date_from_day_number(date.last, &year, &month, &day);
    put(arena, package, "created",
        arena_printf(arena, "%04d-%02d-%02dT00:00:00Z", year, month, day));
}

static enum status write_description(struct answer *answer)
{
    struct arena arena = {0};
    struct store_info info;
    struct value *package = value_new(&arena, VALUE_OBJECT);
    bool own = selection_has_own(answer->selection);
    store_info(answer->store, &info);
    put(&arena, package, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    put(&arena, package, "name", "attache");
    put(&arena, package, "title",
        own ? "Records of attache" : "Korea's science and technology diplomacy: meetings");
    put_version(&arena, package, &info);
    put_rights(&arena, package, own);
    struct value *resources = put_new(&arena, package, "resources", VALUE_LIST);
    for (enum kind kind = KIND_MEETING; kind < KIND_OUTCOME; kind++)
        put_resource(&arena, resources, kind);
    value_write(package, VALUE_PRETTY, &answer->text);
    str_add_char(&answer->text, '\n');
    arena_clear(&arena);
    enum status status = open_in_folder(answer, "datapackage.json");
    if (status == STATUS_OK)
        status = output_write(&answer->output, &answer->text, answer->err);
    return output_close(&answer->output, status, answer->err);
}

enum status export_package(struct answer *answer)
{
    const char *folder = answer->options->output;
    if (mkdir(folder, 0777) != 0 && !file_is_folder(folder))
        return err_set(answer->err, STATUS_DATA, "%s: cannot make the folder: %s", folder,
                       strerror(errno));
    enum status status = STATUS_OK;
    for (enum kind kind = KIND_MEETING; status == STATUS_OK && kind < KIND_OUTCOME; kind++)
        status = write_table(answer, kind);
    return status == STATUS_OK ? write_description(answer) : status;
}
