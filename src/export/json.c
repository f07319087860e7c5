/* SPDX-License-Identifier: MIT */
/*
 * Objects are put together from members of the record's own tree: a member is a copy of the node
 * that shares the children, so a record of any size costs a few nodes.
 */
#include "attache/export/json.h"

#include <string.h>

static void add_text(struct arena *arena, struct value *object, const char *key, const char *text)
{
    value_add(object, key, value_new_text(arena, text));
}

static void add_known(struct arena *arena, struct value *object, const char *key, const char *text)
{
    if (text[0] != '\0')
        add_text(arena, object, key, text);
}

static void add_shared(struct arena *arena, struct value *object, const struct value *member)
{
    struct value *copy = value_new(arena, member->type);
    *copy = *member;
    copy->next = NULL;
    value_add(object, member->key, copy);
}

/* The address, title and native name with which every element begins. */
static struct value *new_element(struct arena *arena, const struct row *row)
{
    struct value *object = value_new(arena, VALUE_OBJECT);
    const char *title = row->title[0] != '\0' ? row->title : row->slug;
    add_text(arena, object, "type", kind_name(row->kind));
    add_text(arena, object, "id", arena_printf(arena, "%s/%s", kind_name(row->kind), row->slug));
    add_text(arena, object, "title", title);
    add_known(arena, object, "native", row->native);
    return object;
}

static void add_outcome(struct arena *arena, struct value *object, const struct row *row,
                        const struct value *record)
{
    const char *text = value_text(record, "text");
    const char *due = value_text(record, "due");
    const struct value *kept_by = value_get(record, "kept_by");
    bool promise = record != NULL ? value_true(record, "promise") : row->word[0] != '\0';
    add_text(arena, object, "record", row->other);
    add_known(arena, object, "kind", value_text(record, "kind"));
    add_text(arena, object, "text", text[0] != '\0' ? text : row->title);
    value_add(object, "promise", value_new(arena, promise ? VALUE_TRUE : VALUE_FALSE));
    add_known(arena, object, "due", due[0] != '\0' ? due : row->date);
    if (promise)
        add_known(arena, object, "state", row->word);
    if (kept_by != NULL)
        add_shared(arena, object, kept_by);
    add_known(arena, object, "kept_basis", value_text(record, "kept_basis"));
}

static void add_fields(struct arena *arena, struct value *object, const struct value *record)
{
    for (const struct value *v = record != NULL ? record->first : NULL; v != NULL; v = v->next) {
        if (strcmp(v->key, "id") != 0 && value_get(object, v->key) == NULL)
            add_shared(arena, object, v);
    }
}

void json_record(const struct row *row, const struct value *record, enum value_style style,
                 struct str *out)
{
    struct arena arena = {0};
    struct value *object = new_element(&arena, row);
    if (row->kind == KIND_OUTCOME)
        add_outcome(&arena, object, row, record);
    else
        add_fields(&arena, object, record);
    add_known(&arena, object, "origin", row->origin);
    value_write(object, style, out);
    arena_clear(&arena);
}

void json_array_record(const struct row *row, const struct value *record, size_t before,
                       struct str *out)
{
    str_add(out, before == 0 ? "[\n" : ",\n");
    json_record(row, record, VALUE_LINE, out);
}

void json_array_end(size_t count, struct str *out)
{
    str_add(out, count == 0 ? "[]\n" : "\n]\n");
}

/* Hits */

static void add_partners(struct arena *arena, struct value *object, const char *ids)
{
    struct value *list = value_new(arena, VALUE_LIST);
    for (const char *at = ids; *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length > 0)
            value_add(list, NULL, value_new_text(arena, arena_dup_bytes(arena, at, length)));
        at += length + strspn(at + length, " ");
    }
    if (list->first != NULL)
        value_add(object, "partners", list);
}

static struct value *new_hit(struct arena *arena, const struct hits *hits, const struct hit *hit)
{
    const struct row *row = &hits->result.rows[hit->row];
    struct value *object = new_element(arena, row);
    struct value *match = value_new(arena, VALUE_OBJECT);
    add_text(arena, match, "rule", rule_name(hit->rule));
    add_text(arena, match, "spelling", hit->spelling != NULL ? hit->spelling : "");
    value_add(object, "match", match);
    add_known(arena, object, "date", row->date);
    add_partners(arena, object, row->partners);
    if (hit->weak)
        value_add(object, "weak", value_new(arena, VALUE_TRUE));
    return object;
}

void json_hits(const char *query, const struct hits *hits, struct str *out)
{
    struct arena arena = {0};
    struct value *object = value_new(&arena, VALUE_OBJECT);
    struct value *results = value_new(&arena, VALUE_LIST);
    add_text(&arena, object, "query", query);
    value_add(object, "total", value_new_int(&arena, hits->total));
    for (size_t i = 0; i < hits->count; i++)
        value_add(results, NULL, new_hit(&arena, hits, &hits->hits[i]));
    value_add(object, "results", results);
    value_write(object, VALUE_PRETTY, out);
    str_add_char(out, '\n');
    arena_clear(&arena);
}

void json_hits_lines(const struct hits *hits, struct str *out)
{
    struct arena arena = {0};
    for (size_t i = 0; i < hits->count; i++) {
        value_write(new_hit(&arena, hits, &hits->hits[i]), VALUE_LINE, out);
        str_add_char(out, '\n');
        arena_clear(&arena);
    }
}

void json_table(const struct table *table, bool lines, struct str *out)
{
    struct arena arena = {0};
    size_t rows = table_rows(table);
    for (size_t row = 0; row < rows; row++) {
        struct value *object = value_new(&arena, VALUE_OBJECT);
        for (size_t c = 0; c < table->columns; c++)
            add_known(&arena, object, table->labels[c], table->cells[row * table->columns + c]);
        str_add(out, lines ? "" : row == 0 ? "[\n" : ",\n");
        value_write(object, VALUE_LINE, out);
        str_add(out, lines ? "\n" : "");
        arena_clear(&arena);
    }
    if (!lines)
        json_array_end(rows, out);
}
