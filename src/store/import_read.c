/* SPDX-License-Identifier: MIT */
/*
 * The first pass: each record is parsed, judged by itself, entered in the catalog together with the
 * ids it refers to, and its text is laid by in the stage.
 */
#include "import_parts.h"

#include "attache/core/date.h"
#include "attache/store/check.h"
#include "attache/text/fold.h"
#include "attache/store/json.h"

#include <stdlib.h>
#include <string.h>

/* Adds to *n how many values of the tree stand before the wanted one, in document order; false when
   it is not in the tree. */
static bool number_of(const struct value *tree, const struct value *wanted, int64_t *n)
{
    if (tree == wanted)
        return true;
    ++*n;
    for (const struct value *v = tree->first; v != NULL; v = v->next) {
        if (number_of(v, wanted, n))
            return true;
    }
    return false;
}

static int64_t line_at(const struct draft *draft, size_t offset)
{
    int64_t line = draft->line;
    for (size_t i = 0; i < offset && !draft->lines; i++)
        line += draft->bytes[i] == '\n';
    return line;
}

static int64_t line_of(const struct draft *draft, const struct value *at)
{
    int64_t n = 0;
    size_t offset = 0;
    if (draft->lines || at == NULL || draft->record == NULL || !number_of(draft->record, at, &n))
        return draft->line;
    struct json_cursor cursor = {.bytes = draft->bytes, .size = draft->size};
    for (int64_t i = 0; i <= n && json_next(&cursor, &offset); i++)
        ;
    return line_at(draft, offset);
}

void draft_report(const struct draft *draft, enum severity severity, const struct value *at,
                  const char *text)
{
    report_add(&draft->import->report, severity, draft->path, line_of(draft, at), text);
}

static void refuse_type(struct draft *draft, const struct value *type)
{
    struct str list = {0};
    struct str text = {0};
    kind_list(false, KIND_OUTCOME, &list);
    str_addf(&text, err_say(&draft->import->voice, "type: no kind of record; one of: %s"),
             str_text(&list));
    draft_report(draft, SEVERITY_ERROR, type, str_text(&text));
    str_clear(&text);
    str_clear(&list);
}

/* The member "type" tells the kind, else the record's place. */
static enum status kind_of(struct draft *draft, enum kind hint)
{
    const struct value *type = value_get(draft->record, "type");
    draft->kind = hint;
    if (type != NULL) {
        draft->kind = type->type == VALUE_TEXT ? kind_parse(type->text) : KIND_NONE;
        if (draft->kind == KIND_NONE || draft->kind == KIND_OUTCOME) {
            refuse_type(draft, type);
            return STATUS_DATA;
        }
    } else if (hint == KIND_NONE && value_get(draft->record, "date") != NULL) {
        draft->kind = KIND_MEETING;
    }
    if (draft->kind != KIND_NONE)
        return STATUS_OK;
    draft_report(
        draft, SEVERITY_ERROR, NULL,
        err_say(&draft->import->voice,
                "cannot tell what kind of record this is; give it a \"type\" such as \"person\", "
                "or name the file people.jsonl or the like"));
    return STATUS_DATA;
}

struct value *import_parse(struct import *import, const char *bytes, size_t size)
{
    arena_clear(&import->arena);
    struct value *record = json_read(import->json, bytes, size, &import->arena, NULL);
    return record != NULL ? record : value_new(&import->arena, VALUE_OBJECT);
}

static uint32_t path_number(struct import *import, const char *path)
{
    if (import->path_count > 0 && strcmp(import->paths[import->path_count - 1], path) == 0)
        return (uint32_t)import->path_count - 1;
    import->paths = mem_grow(import->paths, &import->path_capacity, import->path_count + 1,
                             sizeof(*import->paths));
    import->paths[import->path_count] = arena_dup(&import->paths_arena, path);
    return (uint32_t)import->path_count++;
}

static void note_days(const struct value *record, struct entry *entry)
{
    struct date date = {0};
    if (date_parse(value_text(record, "date"), &date, NULL) == STATUS_OK) {
        entry->first = date.first;
        entry->last = date.last;
    }
}

/* Enters the id; false when it is bad or stands already. */
static bool enter(struct draft *draft, bool good)
{
    const struct value *id = value_get(draft->record, "id");
    if (id == NULL || id->type != VALUE_TEXT || !schema_slug_ok(draft->kind, id->text))
        return false;
    struct import *import = draft->import;
    uint32_t number = import_put(import, (int)draft->kind, id->text);
    struct entry *entry = import_entry(import, number);
    if (entry->state != ENTRY_WANTED) {
        struct str text = {0};
        str_addf(&text, err_say(&import->voice, "id: the %s \"%s\" stands twice; first at %s:%lld"),
                 err_say(&import->voice, kind_name(draft->kind)), id->text,
                 import->paths[entry->path], (long long)entry->line);
        if (!draft->embedded)
            draft_report(draft, SEVERITY_ERROR, id, text.data);
        str_clear(&text);
        return false;
    }
    entry->state = good ? ENTRY_READ : ENTRY_BAD;
    entry->path = path_number(import, draft->path);
    entry->line = draft->lines ? draft->line : line_of(draft, id);
    if (draft->kind == KIND_MEETING)
        note_days(draft->record, entry);
    import_save(import, number, entry);
    draft->entry = number;
    return true;
}

/* References */

static void add_edge(struct import *import, const struct field *field, uint32_t from, uint32_t to)
{
    import->edges = mem_grow(import->edges, &import->edge_capacity, import->edge_count + 1,
                             sizeof(*import->edges));
    import->edges[import->edge_count++] = (struct edge){.field = field, .from = from, .to = to};
}

static bool is_same(const struct either *a, const struct either *b)
{
    return a->partner == b->partner && a->organization == b->organization;
}

/* Noted once, but for one that another note came between. */
static void mention_either(struct import *import, const struct field *field, const char *text)
{
    struct catalog *catalog = &import->catalog;
    bool code = field->type == FIELD_COUNTRY && check_country(text);
    struct either either = {0};
    if (schema_slug_ok(KIND_PARTNER, text))
        either.partner = catalog_put(catalog, KIND_PARTNER, text);
    if (code)
        return;
    char *lower = mem_dup(text);
    for (char *c = lower; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z' && field->type == FIELD_COUNTRY)
            *c = (char)(*c - 'A' + 'a');
    }
    if (schema_slug_ok(KIND_ORGANIZATION, lower))
        either.organization = catalog_put(catalog, KIND_ORGANIZATION, lower);
    mem_free(&lower);
    const uint32_t number = either.partner > 0 ? either.partner : either.organization;
    const uint32_t known = catalog->entries[number].either;
    if (number > 0 && known < import->either_count && is_same(&import->eithers[known], &either))
        return;
    catalog->entries[number].either = (uint32_t)import->either_count;
    import->eithers = mem_grow(import->eithers, &import->either_capacity, import->either_count + 1,
                               sizeof(*import->eithers));
    import->eithers[import->either_count++] = either;
}

static void mention(void *context, const struct field *field, const struct value *value,
                    const char *path)
{
    struct draft *draft = context;
    (void)path;
    if (field->type != FIELD_REF) {
        mention_either(draft->import, field, value->text);
        return;
    }
    if (!schema_slug_ok(field->target, value->text))
        return;
    uint32_t to = import_put(draft->import, (int)field->target, value->text);
    struct entry *target = import_entry(draft->import, to);
    if (!target->needed) {
        target->needed = true;
        import_save(draft->import, to, target);
    }
    bool own = draft->kind != KIND_MEETING || strcmp(field->name, KEPT_APART) == 0;
    if (field->target == draft->kind && own && draft->entry > 0)
        add_edge(draft->import, field, draft->entry, to);
    if (draft->kind == KIND_TOPIC && field->target == KIND_TOPIC && draft->entry > 0)
        import_entry(draft->import, draft->entry)->up = to;
}

/* Promises to hold the next meeting */

static bool is_session_word(const char *word, size_t size)
{
    static const char *const words[] = {"meeting", "session",      "committee", "round",
                                        "talks",   "consultation", "dialogue",  "conference"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
            return true;
    }
    return false;
}

/* Whether a folded text speaks of a next session within five words of "next" or of the number. */
static bool speaks_of_next(const char *key, int64_t ordinal)
{
    enum { NEAR = 5 };
    int since = NEAR + 1;
    for (const char *at = key; *at != '\0';) {
        size_t size = strcspn(at, " ");
        char *end = NULL;
        bool number = strtoll(at, &end, 10) == ordinal + 1 && ordinal > 0 && end == at + size - 2;
        if (number || (size == 4 && memcmp(at, "next", 4) == 0))
            since = 0;
        else if (since <= NEAR && is_session_word(at, size))
            return true;
        else
            since++;
        at += size;
        at += strspn(at, " ");
    }
    return false;
}

static const char sql_promise_add[] = "INSERT INTO temp.next_promise VALUES(?1, ?2, ?3, ?4, ?5)";

static enum status note_promises(struct draft *draft, struct err *err)
{
    struct import *import = draft->import;
    enum status status = STATUS_OK;
    const char *series = value_text(draft->record, "series");
    int64_t ordinal = value_int(draft->record, "ordinal", 0);
    size_t i = 0;
    for (const struct value *v = value_first(draft->record, "outcomes");
         status == STATUS_OK && v != NULL && series[0] != '\0'; v = v->next, i++) {
        if (!value_true(v, "promise") || value_count(v, "kept_by") > 0)
            continue;
        const char *key = fold_dup(&import->arena, value_text(v, "text"));
        if (!speaks_of_next(key, ordinal))
            continue;
        if (import->promise_add == NULL)
            import->promise_add = sql_prepare(import->db, sql_promise_add, err);
        if (import->promise_add == NULL)
            return STATUS_DATA;
        sqlite3_bind_int64(import->promise_add, 1, draft->entry);
        sqlite3_bind_int64(import->promise_add, 2, ordinal);
        sql_bind_copy(import->promise_add, 3, series);
        sql_bind_copy(import->promise_add, 4, arena_printf(&import->arena, "outcomes[%zu]", i));
        sqlite3_bind_int64(import->promise_add, 5, line_of(draft, v));
        status = sql_run(import->promise_add, err);
    }
    return status;
}

/* The stage */

static void bind(sqlite3_stmt *stmt, int at, const char *text)
{
    sql_bind_copy(stmt, at, text);
}

/* The partners as one sorted text. */
static const char *partners_key(const struct value *record, struct arena *arena)
{
    const char *key = "";
    const char *last = "";
    for (;;) {
        const char *next = NULL;
        for (const struct value *v = value_first(record, "partners"); v != NULL; v = v->next) {
            if (strcmp(v->text, last) > 0 && (next == NULL || strcmp(v->text, next) < 0))
                next = v->text;
        }
        if (next == NULL)
            return key;
        key = arena_printf(arena, "%s%s%s", key, key[0] != '\0' ? " " : "", next);
        last = next;
    }
}

static bool keeps_promises(const struct value *record)
{
    for (const struct value *v = value_first(record, "outcomes"); v != NULL; v = v->next) {
        if (value_count(v, "kept_by") > 0)
            return true;
    }
    return false;
}

static void bind_meeting(struct draft *draft, sqlite3_stmt *add)
{
    struct arena *arena = &draft->import->arena;
    const struct value *record = draft->record;
    const char *city = value_text(record, "city");
    const char *venue = value_text(record, "venue");
    struct date date = {0};
    bind(add, 9, value_text(record, "series"));
    sqlite3_bind_int64(add, 10, value_int(record, "ordinal", 0));
    if (date_parse(value_text(record, "date"), &date, NULL) == STATUS_OK && date_is_day(&date) &&
        (city[0] != '\0' || venue[0] != '\0')) {
        bind(add, 11, fold_dup(arena, city[0] != '\0' ? city : venue));
        bind(add, 12, fold_dup(arena, city[0] != '\0' ? venue : ""));
        bind(add, 13, partners_key(record, arena));
    }
    bind(add, 14, value_text(record, "kind"));
    bind(add, 15, value_text(record, "status"));
}

/* Lays the text by. A record with errors is laid by too, for its references to be judged. */
static enum status stage(struct draft *draft, bool good, struct err *err)
{
    struct import *import = draft->import;
    sqlite3_stmt *add = import->stage_add;
    sqlite3_clear_bindings(add);
    if (draft->kind == KIND_MEETING && good)
        bind_meeting(draft, add);
    const struct entry *entry = import_entry(import, draft->entry);
    sqlite3_bind_int(add, 16, keeps_promises(draft->record));
    sqlite3_bind_int64(add, 1, (sqlite3_int64)draft->entry);
    sqlite3_bind_int(add, 2, (int)draft->kind);
    bind(add, 3, good ? entry->slug : "");
    sqlite3_bind_int64(add, 4, good ? entry->first : 0);
    sqlite3_bind_int64(add, 5, good ? entry->last : 0);
    sqlite3_bind_int(add, 6, draft->embedded);
    sqlite3_bind_int64(add, 7, (sqlite3_int64)path_number(import, draft->path));
    sqlite3_bind_int64(add, 8, draft->lines ? -draft->line : draft->line);
    sqlite3_bind_int(add, 17, draft->origin);
    sqlite3_bind_blob64(add, 18, draft->bytes, draft->size, SQLITE_STATIC);
    import->counts[draft->kind] += good;
    return sql_run(add, err);
}

/* The pass over one record */

static void report_of_check(void *context, enum severity severity, const struct value *at,
                            const char *text)
{
    draft_report(context, severity, at, text);
}

static bool parse(struct draft *draft, enum kind hint)
{
    struct import *import = draft->import;
    struct err err = import->voice;
    arena_clear(&import->arena);
    json_stands_after(import->json, draft->before);
    draft->record = json_read(import->json, draft->bytes, draft->size, &import->arena, &err);
    if (draft->record == NULL) {
        report_add(&import->report, SEVERITY_ERROR, draft->path,
                   line_at(draft, json_fault(import->json)), err.text);
        return false;
    }
    if (draft->record->type != VALUE_OBJECT) {
        draft_report(draft, SEVERITY_ERROR, NULL,
                     err_say(&draft->import->voice, "a record must be an object in braces"));
        return false;
    }
    return kind_of(draft, hint) == STATUS_OK;
}

static void check_future(const struct draft *draft)
{
    int32_t today = draft->import->options.today;
    struct date date;
    if (draft->kind != KIND_MEETING || today == 0 ||
        strcmp(value_text(draft->record, "status"), "held") != 0)
        return;
    if (date_parse(value_text(draft->record, "date"), &date, NULL) == STATUS_OK &&
        date.first > today)
        draft_report(
            draft, SEVERITY_WARNING, value_get(draft->record, "date"),
            err_say(&draft->import->voice,
                    "date: held, yet in the future; \"status\": \"planned\" until it was held"));
}

/* A record that the registry has in the same words is the registry's. */
static void compare_registry(struct draft *draft)
{
    struct import *import = draft->import;
    draft->origin = import->options.name != NULL && !draft->embedded;
    if (draft->embedded)
        return;
    const char *theirs = registry_look(import, draft->kind, value_text(draft->record, "id"));
    if (theirs[0] == '\0')
        return;
    struct str ours = {0};
    value_write(check_canonical(draft->kind, draft->record, &import->arena), VALUE_LINE, &ours);
    if (strcmp(theirs, ours.data) == 0)
        draft->origin = 0;
    else
        draft_report(draft, SEVERITY_WARNING, value_get(draft->record, "id"),
                     err_say(&draft->import->voice,
                             "id: the embedded dataset has another record of this id; "
                             "this one takes its place"));
    str_clear(&ours);
}

static enum status take(struct draft *draft, enum kind hint, struct err *err)
{
    if (!parse(draft, hint))
        return STATUS_OK;
    bool good = draft->embedded || check_record(draft->kind, draft->record, &draft->import->voice,
                                                report_of_check, draft);
    good = enter(draft, good) && good;
    if (!good && draft->embedded)
        return STATUS_OK;
    check_refs(draft->kind, draft->record, mention, draft);
    enum status status = STATUS_OK;
    if (good)
        compare_registry(draft);
    if (good && draft->kind == KIND_MEETING && !draft->embedded) {
        status = note_promises(draft, err);
        check_future(draft);
    }
    if (status == STATUS_OK && good && draft->kind == KIND_PERSON && !draft->embedded)
        status = people_note(draft, err);
    return status == STATUS_OK ? stage(draft, good, err) : status;
}

enum status import_take_input(void *context, const struct input *input, struct err *err)
{
    struct import *import = context;
    struct draft draft = {.import = import,
                          .path = input->path,
                          .line = input->line,
                          .before = input->before,
                          .bytes = input->bytes,
                          .size = input->size,
                          .lines = input->lines};
    enum status status = import_step(import, err);
    return status == STATUS_OK ? take(&draft, input->hint, err) : status;
}

static void take_fault(void *context, const char *path, int64_t line, const char *text)
{
    struct import *import = context;
    report_add(&import->report, SEVERITY_ERROR, path, line, err_say(&import->voice, text));
}

enum status import_read_paths(struct import *import, struct err *err)
{
    struct input_sink sink = {.record = import_take_input, .fault = take_fault, .context = import};
    return input_read(import->options.paths, import->options.path_count, &sink, err);
}

enum status import_take_embedded(struct import *import, enum kind kind, const char *json,
                                 size_t size, struct err *err)
{
    struct draft draft = {.import = import,
                          .path = "the dataset",
                          .bytes = json,
                          .size = size,
                          .lines = true,
                          .embedded = true};
    return take(&draft, kind, err);
}
