/* SPDX-License-Identifier: MIT */
/*
 * One record against its schema: a walk over the fields and members that knows at each moment the
 * path it is at. The walks that gather references and copy a record in canonical form are its like.
 */
#include "check_parts.h"

#include "attache/text/distance.h"
#include "attache/text/safe.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 4, 0))) static void report(struct check *check,
                                                         enum severity severity,
                                                         const struct value *at, const char *format,
                                                         va_list args)
{
    char text[1024];
    vsnprintf(text, sizeof(text), err_say(check->voice, format), args);
    str_cut(&check->text, 0);
    if (check->path.length > 0)
        str_addf(&check->text, "%s: ", check->path.data);
    str_add(&check->text, text);
    check->report(check->context, severity, at, check->text.data);
}

void check_error(struct check *check, const struct value *at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(check, SEVERITY_ERROR, at, format, args);
    va_end(args);
    check->failed = true;
}

void check_warning(struct check *check, const struct value *at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(check, SEVERITY_WARNING, at, format, args);
    va_end(args);
}

size_t check_enter(struct check *check, const char *member)
{
    size_t mark = check->path.length;
    if (mark > 0)
        str_add_char(&check->path, '.');
    str_add(&check->path, member);
    return mark;
}

size_t check_enter_item(struct check *check, size_t i)
{
    size_t mark = check->path.length;
    str_addf(&check->path, "[%zu]", i);
    return mark;
}

void check_leave(struct check *check, size_t mark)
{
    str_cut(&check->path, mark);
}

/* The field whose name is a slip or two away, or NULL. */
static const char *nearest(const struct field *fields, const char *name)
{
    const char *best = NULL;
    int limit = strlen(name) > 5 ? 2 : 1;
    for (const struct field *field = fields; field->name != NULL; field++) {
        int distance = distance_osa(name, field->name, limit);
        if (distance <= limit) {
            best = field->name;
            limit = distance - 1;
        }
    }
    return best;
}

static void report_unknown(struct check *check, const struct field *fields,
                           const struct value *value)
{
    const char *near = nearest(fields, value->key);
    if (near != NULL)
        check_error(check, value, "unknown field \"%.100s\"; did you mean \"%s\"?", value->key,
                    near);
    else
        check_error(check, value, "unknown field \"%.100s\"", value->key);
}

static void check_object(struct check *check, const struct field *fields,
                         const struct value *object);

static void check_value(struct check *check, const struct field *field, const struct value *value)
{
    if (field->type != FIELD_OBJECT)
        check_scalar(check, field, value);
    else if (value->type == VALUE_OBJECT)
        check_object(check, field->members, value);
    else
        check_error(check, value, "must be an object in braces");
}

static bool same_scalar(const struct value *a, const struct value *b)
{
    if (a->type != b->type)
        return false;
    if (a->type == VALUE_TEXT)
        return strcmp(a->text, b->text) == 0;
    return a->type == VALUE_INT && a->integer == b->integer;
}

static void check_list(struct check *check, const struct field *field, const struct value *list)
{
    enum { COMPARED = 200 };
    size_t i = 0;
    if (list->type != VALUE_LIST) {
        check_error(check, list, "must be a list in brackets");
        return;
    }
    for (const struct value *value = list->first; value != NULL; value = value->next, i++) {
        size_t mark = check_enter_item(check, i);
        check_value(check, field, value);
        const struct value *other = list->first;
        for (size_t k = 0; k < COMPARED && other != value && !same_scalar(other, value); k++)
            other = other->next;
        if (other != value && same_scalar(other, value))
            check_warning(check, value, "stands twice in the list");
        check_leave(check, mark);
    }
}

/* No kind has more fields. */
enum { FIELDS_MAX = 64 };

/* The field of a name, looked for from *next on, where it stands when members are in order. */
static const struct field *find_field(const struct field *fields, const struct field **next,
                                      const char *name)
{
    const struct field *field = schema_field(*next, name);
    if (field == NULL)
        field = schema_field(fields, name);
    if (field != NULL)
        *next = field + 1;
    return field;
}

static void check_object(struct check *check, const struct field *fields,
                         const struct value *object)
{
    const struct field *next = fields;
    bool seen[FIELDS_MAX] = {false};
    for (const struct value *value = object->first; value != NULL; value = value->next) {
        const struct field *field = find_field(fields, &next, value->key);
        if (field == NULL) {
            if (check->path.length > 0 || strcmp(value->key, "type") != 0)
                report_unknown(check, fields, value);
            continue;
        }
        seen[field - fields] = true;
        size_t mark = check_enter(check, field->name);
        if ((field->flags & FIELD_LIST) != 0)
            check_list(check, field, value);
        else
            check_value(check, field, value);
        check_leave(check, mark);
    }
    for (const struct field *field = fields; field->name != NULL; field++) {
        if ((field->flags & FIELD_REQUIRED) != 0 && !seen[field - fields])
            check_error(check, object, "the field \"%s\" is missing", field->name);
    }
}

bool check_record(enum kind kind, const struct value *record, const struct err *voice,
                  check_report_fn *report_to, void *context)
{
    struct check check = {.kind = kind, .voice = voice, .report = report_to, .context = context};
    if (record->type != VALUE_OBJECT) {
        check_error(&check, record, "a record must be an object in braces");
    } else {
        check_object(&check, schema_of(kind)->fields, record);
        check_whole(&check, record);
    }
    str_clear(&check.path);
    str_clear(&check.text);
    return !check.failed;
}

/* References */

struct walk {
    struct check at; /* for its path alone */
    check_ref_fn *each;
    void *context;
};

static void walk_fields(struct walk *walk, const struct field *fields, const struct value *object);

static void walk_value(struct walk *walk, const struct field *field, const struct value *value)
{
    if (field->type == FIELD_OBJECT)
        walk_fields(walk, field->members, value);
    else if (value->type == VALUE_TEXT)
        walk->each(walk->context, field, value, str_text(&walk->at.path));
}

static void walk_fields(struct walk *walk, const struct field *fields, const struct value *object)
{
    const struct field *next = fields;
    if (object->type != VALUE_OBJECT)
        return;
    for (const struct value *value = object->first; value != NULL; value = value->next) {
        const struct field *field = find_field(fields, &next, value->key);
        bool wanted =
            field != NULL && (field->type == FIELD_REF || field->type == FIELD_PARTY ||
                              field->type == FIELD_COUNTRY || field->type == FIELD_OBJECT);
        if (!wanted)
            continue;
        size_t mark = check_enter(&walk->at, field->name);
        if ((field->flags & FIELD_LIST) == 0)
            walk_value(walk, field, value);
        size_t i = 0;
        for (const struct value *item = value->first;
             (field->flags & FIELD_LIST) != 0 && item != NULL; item = item->next, i++) {
            size_t item_mark = check_enter_item(&walk->at, i);
            walk_value(walk, field, item);
            check_leave(&walk->at, item_mark);
        }
        check_leave(&walk->at, mark);
    }
}

void check_refs(enum kind kind, const struct value *record, check_ref_fn *each, void *context)
{
    struct walk walk = {.each = each, .context = context};
    walk_fields(&walk, schema_of(kind)->fields, record);
    str_clear(&walk.at.path);
}

/* The canonical form */

static bool is_plain(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x20 || (unsigned char)*at >= 0x7F)
            return false;
    }
    return true;
}

static struct value *copy_scalar(const struct value *value, struct arena *arena)
{
    struct value *copy = value_new(arena, value->type);
    copy->integer = value->integer;
    copy->real = value->real;
    if (value->type != VALUE_TEXT)
        return copy;
    copy->text = value->text;
    if (!is_plain(value->text)) {
        struct str clean = {0};
        safe_add_import(&clean, value->text, strlen(value->text), NULL);
        copy->text = arena_dup(arena, str_text(&clean));
        str_clear(&clean);
    }
    return copy;
}

static struct value *copy_object(const struct field *fields, const struct value *object,
                                 struct arena *arena);

static struct value *copy_value(const struct field *field, const struct value *value,
                                struct arena *arena)
{
    if (value->type == VALUE_OBJECT)
        return copy_object(field->members, value, arena);
    if (value->type != VALUE_LIST)
        return copy_scalar(value, arena);
    struct value *list = value_new(arena, VALUE_LIST);
    for (const struct value *item = value->first; item != NULL; item = item->next)
        value_add(list, NULL, copy_value(field, item, arena));
    return list;
}

static struct value *copy_object(const struct field *fields, const struct value *object,
                                 struct arena *arena)
{
    struct value *copy = value_new(arena, VALUE_OBJECT);
    const struct value *members[FIELDS_MAX] = {NULL};
    const struct field *next = fields;
    for (const struct value *value = object->first; value != NULL; value = value->next) {
        const struct field *field = find_field(fields, &next, value->key);
        if (field != NULL)
            members[field - fields] = value;
    }
    for (size_t i = 0; fields[i].name != NULL; i++) {
        if (members[i] != NULL)
            value_add(copy, fields[i].name, copy_value(&fields[i], members[i], arena));
    }
    return copy;
}

struct value *check_canonical(enum kind kind, const struct value *record, struct arena *arena)
{
    return copy_object(schema_of(kind)->fields, record, arena);
}
