/* SPDX-License-Identifier: MIT */
/* CSV fields and records. The columns come from the schema, so that none is forgotten. */
#include "attache/export/csv.h"

#include "attache/core/schema.h"
#include "attache/text/safe.h"

#include <string.h>

/* A guarded text is one that begins like a formula (OWASP ASVS 1.2.10). */
static bool is_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@", text[0]) != NULL;
}

static bool is_number(const char *text)
{
    const char *at = text + (text[0] == '-');
    size_t digits = strspn(at, "0123456789.");
    return digits > 0 && at[digits] == '\0';
}

void csv_field(struct str *out, const char *text, bool first, bool guard)
{
    if (!first)
        str_add_char(out, ',');
    struct str exact = {0};
    safe_add_exact(&exact, text, strlen(text));
    text = str_text(&exact);
    bool guarded = guard && is_formula(text) && !is_number(text);
    bool quoted = strpbrk(text, ",\"\n") != NULL;
    if (quoted)
        str_add_char(out, '"');
    if (guarded)
        str_add_char(out, '\'');
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            str_add_char(out, '"');
        str_add_char(out, *at);
    }
    if (quoted)
        str_add_char(out, '"');
    str_clear(&exact);
}

void csv_end_row(struct str *out)
{
    str_add(out, "\r\n");
}

static const char *const outcome_columns[] = {"id",  "record", "kind",    "text",      "promise",
                                              "due", "state",  "kept_by", "kept_basis"};
enum { OUTCOME_COLUMNS = sizeof(outcome_columns) / sizeof(outcome_columns[0]) };

void csv_header(enum kind kind, struct str *out)
{
    const struct schema *schema = schema_of(kind);
    if (schema == NULL) {
        for (size_t i = 0; i < OUTCOME_COLUMNS; i++)
            csv_field(out, outcome_columns[i], i == 0, false);
    } else {
        for (const struct field *field = schema->fields; field->name != NULL; field++)
            csv_field(out, field->name, field == schema->fields, false);
    }
    csv_end_row(out);
}

/* The text of a value: texts and numbers as they are, lists joined, objects as JSON. */
static void add_value(const struct value *value, struct str *out)
{
    if (value->type == VALUE_TEXT) {
        str_add(out, value->text);
        return;
    }
    if (value->type != VALUE_LIST || (value->first != NULL && value->first->type == VALUE_OBJECT)) {
        if (value->type != VALUE_NULL)
            value_write(value, VALUE_LINE, out);
        return;
    }
    for (const struct value *v = value->first; v != NULL; v = v->next) {
        str_add(out, v != value->first ? "; " : "");
        if (v->type == VALUE_TEXT)
            str_add(out, v->text);
        else
            value_write(v, VALUE_LINE, out);
    }
}

static void add_member(const struct value *record, const char *key, bool first, bool guard,
                       struct str *out)
{
    const struct value *value = value_get(record, key);
    struct str text = {0};
    if (value != NULL)
        add_value(value, &text);
    csv_field(out, str_text(&text), first, guard);
    str_clear(&text);
}

static void add_outcome(const struct row *row, const struct value *record, bool guard,
                        struct str *out)
{
    const char *text = value_text(record, "text");
    bool promise = record != NULL ? value_true(record, "promise") : row->word[0] != '\0';
    csv_field(out, row->slug, true, guard);
    csv_field(out, row->other, false, guard);
    add_member(record, "kind", false, guard, out);
    csv_field(out, text[0] != '\0' ? text : row->title, false, guard);
    csv_field(out, promise ? "true" : "false", false, guard);
    csv_field(out, row->date, false, guard);
    csv_field(out, promise ? row->word : "", false, guard);
    add_member(record, "kept_by", false, guard, out);
    add_member(record, "kept_basis", false, guard, out);
}

void csv_record(const struct row *row, const struct value *record, bool guard, struct str *out)
{
    const struct schema *schema = schema_of(row->kind);
    if (schema == NULL) {
        add_outcome(row, record, guard, out);
    } else {
        for (const struct field *field = schema->fields; field->name != NULL; field++)
            add_member(record, field->name, field == schema->fields, guard, out);
    }
    csv_end_row(out);
}

/* Hits */

static const char *const hit_columns[] = {"type",     "id",   "title",    "native", "rule",
                                          "spelling", "date", "partners", "weak"};
enum { HIT_COLUMNS = sizeof(hit_columns) / sizeof(hit_columns[0]) };

/* Ids that stand with spaces between them, with "; ". */
static void add_ids(const char *ids, bool guard, struct str *out)
{
    struct str text = {0};
    for (const char *at = ids; *at != '\0'; at++) {
        if (*at == ' ')
            str_add(&text, "; ");
        else
            str_add_char(&text, *at);
    }
    csv_field(out, str_text(&text), false, guard);
    str_clear(&text);
}

static void add_hit(const struct hits *hits, const struct hit *hit, bool guard, struct str *out)
{
    const struct row *row = &hits->result.rows[hit->row];
    struct str id = {0};
    str_addf(&id, "%s/%s", kind_name(row->kind), row->slug);
    csv_field(out, kind_name(row->kind), true, guard);
    csv_field(out, str_text(&id), false, guard);
    csv_field(out, row->title[0] != '\0' ? row->title : row->slug, false, guard);
    csv_field(out, row->native, false, guard);
    csv_field(out, rule_name(hit->rule), false, guard);
    csv_field(out, hit->spelling != NULL ? hit->spelling : "", false, guard);
    csv_field(out, row->date, false, guard);
    add_ids(row->partners, guard, out);
    csv_field(out, hit->weak ? "true" : "", false, guard);
    csv_end_row(out);
    str_clear(&id);
}

void csv_hits(const struct hits *hits, bool guard, struct str *out)
{
    for (size_t i = 0; i < HIT_COLUMNS; i++)
        csv_field(out, hit_columns[i], i == 0, false);
    csv_end_row(out);
    for (size_t i = 0; i < hits->count; i++)
        add_hit(hits, &hits->hits[i], guard, out);
}
