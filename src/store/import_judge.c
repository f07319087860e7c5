/* SPDX-License-Identifier: MIT */
/*
 * What one record says of others: references that lead nowhere, promises kept before they were
 * made. Staged texts are read again only where something can be wrong. When the good records are to
 * be imported without the bad ones, a record that refers to a bad one is bad itself, and the round
 * is made again until it finds nothing new.
 */
#include "import_parts.h"

#include "attache/store/check.h"
#include "attache/text/safe.h"

#include <string.h>

static const char sql_staged[] = "SELECT rowid, entry, kind, path, line, json FROM temp.stage"
                                 " WHERE embedded = 0 AND (?1 OR keeps) ORDER BY rowid";

struct judging {
    struct draft draft;
    bool cascade; /* what refers to a bad record is bad */
    bool failed;
};

static void report_judged(struct judging *judging, const struct value *at, const char *path,
                          const char *text)
{
    struct str line = {0};
    str_addf(&line, "%s: %s", path, text);
    draft_report(&judging->draft, SEVERITY_ERROR, at, line.data);
    str_clear(&line);
    judging->failed = true;
}

enum found { FOUND_NOT, FOUND_BAD, FOUND };

static enum found find(const struct judging *judging, enum kind kind, const char *slug)
{
    uint32_t number = import_find(judging->draft.import, (int)kind, slug);
    const enum entry_state state = import_entry(judging->draft.import, number)->state;
    if (number == 0 || state == ENTRY_WANTED)
        return FOUND_NOT;
    return state == ENTRY_BAD ? FOUND_BAD : FOUND;
}

static enum found find_party(const struct judging *judging, const char *text)
{
    enum found partner = find(judging, KIND_PARTNER, text);
    enum found organization = find(judging, KIND_ORGANIZATION, text);
    return partner > organization ? partner : organization;
}

static enum found find_country(const struct judging *judging, const char *text)
{
    enum found partner = find(judging, KIND_PARTNER, text);
    if (check_country(text) || partner == FOUND)
        return FOUND;
    char *lower = mem_dup(text);
    for (char *c = lower; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    }
    enum found organization = find(judging, KIND_ORGANIZATION, lower);
    mem_free(&lower);
    return partner > organization ? partner : organization;
}

/* Whether the check of the single record has refused the text. */
static bool said_already(const struct field *field, const char *text)
{
    if (field->type == FIELD_REF)
        return !schema_slug_ok(field->target, text);
    return text[strspn(text, " ")] == '\0' || safe_offence(text, strlen(text), NULL) > 0;
}

static void judge_ref(void *context, const struct field *field, const struct value *value,
                      const char *path)
{
    struct judging *judging = context;
    if (said_already(field, value->text))
        return;
    enum found found = field->type == FIELD_PARTY     ? find_party(judging, value->text)
                       : field->type == FIELD_COUNTRY ? find_country(judging, value->text)
                                                      : find(judging, field->target, value->text);
    const struct err *voice = &judging->draft.import->voice;
    struct str text = {0};
    if (found == FOUND || (found == FOUND_BAD && !judging->cascade))
        return;
    if (found == FOUND_BAD)
        str_addf(&text, err_say(voice, "\"%.130s\" has errors itself"), value->text);
    else if (field->type == FIELD_COUNTRY)
        str_addf(
            &text,
            err_say(voice, "\"%.130s\" is no code of ISO 3166-1, no partner and no organization"),
            value->text);
    else if (field->type == FIELD_PARTY)
        str_addf(&text, err_say(voice, "there is no partner and no organization \"%.130s\""),
                 value->text);
    else
        str_addf(&text, err_say(voice, "there is no %s \"%.130s\""),
                 err_say(voice, kind_name(field->target)), value->text);
    report_judged(judging, value, path, text.data);
    str_clear(&text);
}

static void judge_keeper(struct judging *judging, const struct value *keeper, const char *path)
{
    struct import *import = judging->draft.import;
    const struct entry *self = import_entry(import, judging->draft.entry);
    uint32_t number = import_find(import, KIND_MEETING, keeper->text);
    const struct entry *other = import_entry(import, number);
    const struct err *voice = &judging->draft.import->voice;
    struct str text = {0};
    if (number == judging->draft.entry)
        str_add(
            &text,
            err_say(voice,
                    "a meeting cannot keep its own promise; name the later record that shows it"));
    else if (other->state == ENTRY_READ && other->last < self->first)
        str_addf(&text, err_say(voice, "\"%.130s\" was over before this promise was made"),
                 keeper->text);
    if (text.length > 0)
        report_judged(judging, keeper, path, text.data);
    str_clear(&text);
}

static void judge_keepers(struct judging *judging)
{
    size_t i = 0;
    struct str path = {0};
    for (const struct value *v = value_first(judging->draft.record, "outcomes"); v != NULL;
         v = v->next, i++) {
        size_t k = 0;
        for (const struct value *keeper = value_first(v, "kept_by"); keeper != NULL;
             keeper = keeper->next, k++) {
            if (keeper->type != VALUE_TEXT)
                continue;
            str_cut(&path, 0);
            str_addf(&path, "outcomes[%zu].kept_by[%zu]", i, k);
            judge_keeper(judging, keeper, path.data);
        }
    }
    str_clear(&path);
}

static void judge_row(struct import *import, sqlite3_stmt *row, bool *failed)
{
    struct judging judging = {.draft.import = import, .cascade = import->options.keep_going};
    struct draft *draft = &judging.draft;
    int64_t line = sqlite3_column_int64(row, 4);
    draft->entry = (uint32_t)sqlite3_column_int64(row, 1);
    draft->kind = (enum kind)sqlite3_column_int(row, 2);
    draft->path = import->paths[sqlite3_column_int64(row, 3)];
    draft->lines = line < 0;
    draft->line = line < 0 ? -line : line;
    draft->bytes = sqlite3_column_blob(row, 5);
    draft->size = (size_t)sqlite3_column_bytes(row, 5);
    draft->record = import_parse(import, draft->bytes, draft->size);
    check_refs(draft->kind, draft->record, judge_ref, &judging);
    if (draft->kind == KIND_MEETING && draft->entry > 0)
        judge_keepers(&judging);
    if (!judging.failed || import_entry(import, draft->entry)->state != ENTRY_READ)
        return;
    *failed = true;
    import_drop(import, draft->entry);
}

static bool is_there(struct import *import, uint32_t number)
{
    return number > 0 && import_entry(import, number)->state == ENTRY_READ;
}

/* Whether some reference leads nowhere, or to a bad record: then all are looked at one by one. */
static bool has_gaps(struct import *import)
{
    for (uint32_t i = 1; i < import->catalog.count; i++) {
        if (import->catalog.entries[i].needed && !is_there(import, i))
            return true;
    }
    for (size_t i = 0; i < import->either_count; i++) {
        const struct either *either = &import->eithers[i];
        if (!is_there(import, either->partner) && !is_there(import, either->organization))
            return true;
    }
    return roll_has_gap(import);
}

/* One round over the staged texts, the first also over the bad ones; *again tells whether a record
   was found bad. */
static enum status judge_round(struct import *import, int round, bool *again, struct err *err)
{
    bool row = false;
    bool all = has_gaps(import);
    *again = false;
    sqlite3_stmt *staged = sql_prepare(import->db, sql_staged, err);
    enum status status = staged != NULL ? STATUS_OK : STATUS_DATA;
    if (status == STATUS_OK) {
        sqlite3_bind_int(staged, 1, all);
        status = sql_row(staged, &row, err);
    }
    while (status == STATUS_OK && row) {
        const uint32_t number = (uint32_t)sqlite3_column_int64(staged, 1);
        const struct entry *entry = import_entry(import, number);
        if (round == 0 || entry->state == ENTRY_READ)
            judge_row(import, staged, again);
        status = import_step(import, err);
        if (status == STATUS_OK)
            status = sql_row(staged, &row, err);
    }
    sqlite3_finalize(staged);
    return status;
}

void import_drop(struct import *import, uint32_t number)
{
    struct entry *entry = import_entry(import, number);
    if (entry->state == ENTRY_READ)
        import->counts[entry->kind]--;
    entry->state = ENTRY_BAD;
    import_save(import, number, entry);
}

enum status import_judge(struct import *import, struct err *err)
{
    bool again = true;
    import_judge_circles(import);
    enum status status = import_judge_people(import, err);
    if (status == STATUS_OK)
        status = import_judge_meetings(import, err);
    for (int round = 0; status == STATUS_OK && again; round++) {
        status = judge_round(import, round, &again, err);
        again = again && import->options.keep_going;
    }
    return status;
}
