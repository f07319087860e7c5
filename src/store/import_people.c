/* SPDX-License-Identifier: MIT */
/*
 * People who are probably one: two records of one country that share a spelling, whatever the order
 * of its words, or Koreans whose spellings read alike (import_alike.c). Namesakes whose ids differ
 * by a number at the end (kim-dong-cheol-2) are meant so, and so are those kept apart.
 */
#include "import_parts.h"

#include "attache/text/fold.h"

#include <stdlib.h>
#include <string.h>

static const char sql_add[] = "INSERT INTO temp.spelling VALUES(?1, ?2, ?3, ?4)";
static const char sql_spellings[] = "SELECT key, country, entry FROM temp.spelling"
                                    " ORDER BY key, country, rowid";

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The folded words of a name in the order of the alphabet. In the arena. */
static const char *sorted_words(struct arena *arena, const char *name)
{
    enum { WORDS = 16 };
    const char *words[WORDS] = {NULL};
    size_t count = 0;
    char *rest = fold_dup(arena, name);
    while (count < WORDS && *rest != '\0') {
        words[count++] = rest;
        rest += strcspn(rest, " ");
        if (*rest == ' ')
            *rest++ = '\0';
    }
    const char *key = rest;
    qsort(words, count, sizeof(words[0]), compare_words);
    for (size_t i = 0; i < count; i++)
        key = arena_printf(arena, "%s %s", key, words[i]);
    return key;
}

static enum status add(struct draft *draft, const char *name, struct err *err)
{
    struct import *import = draft->import;
    sqlite3_stmt *stmt = import->spelling_add;
    if (name == NULL || name[0] == '\0')
        return STATUS_OK;
    const char *key = sorted_words(&import->arena, name);
    const char *country = value_text(draft->record, "country");
    sql_bind_copy(stmt, 1, key);
    sql_bind_copy(stmt, 2, country);
    sqlite3_bind_int64(stmt, 3, (sqlite3_int64)draft->entry);
    sqlite3_bind_text(stmt, 4, name, -1, SQLITE_STATIC);
    return sql_run(stmt, err);
}

enum status people_note(struct draft *draft, struct err *err)
{
    struct import *import = draft->import;
    if (import->spelling_add == NULL)
        import->spelling_add = sql_prepare(import->db, sql_add, err);
    if (import->spelling_add == NULL)
        return STATUS_DATA;
    enum status status = add(draft, value_text(draft->record, "name"), err);
    if (status == STATUS_OK)
        status = add(draft, value_text(draft->record, "name_native"), err);
    for (const struct value *v = value_first(draft->record, "aliases");
         status == STATUS_OK && v != NULL; v = v->next)
        status = add(draft, v->text, err);
    return status;
}

/* The length of an id without a number at its end. */
static size_t stem(const char *slug)
{
    size_t length = strlen(slug);
    size_t end = length;
    while (end > 0 && slug[end - 1] >= '0' && slug[end - 1] <= '9')
        end--;
    return end < length && end > 1 && slug[end - 1] == '-' ? end - 1 : length;
}

static bool are_namesakes(const char *a, const char *b)
{
    size_t length = stem(a);
    return length == stem(b) && strncmp(a, b, length) == 0;
}

void people_warn(struct import *import, uint32_t one, uint32_t other, const char *why)
{
    struct entry *a = import_entry(import, one);
    struct entry *b = import_entry(import, other);
    struct str text = {0};
    if (b->up == one || a->up == other || are_namesakes(a->slug, b->slug) ||
        import_kept_apart(import, one, other))
        return;
    b->up = one;
    if (a->path != b->path ? a->path > b->path : a->line > b->line) {
        struct entry *later = a;
        a = b;
        b = later;
    }
    str_addf(
        &text,
        err_say(&import->voice,
                "probably the same person as \"%s\": %s; join the two, or name it in kept_apart"),
        a->slug, why);
    report_add(&import->report, SEVERITY_WARNING, import->paths[b->path], b->line, text.data);
    str_clear(&text);
}

enum status import_judge_people(struct import *import, struct err *err)
{
    struct str key = {0};
    uint32_t last = 0;
    bool row = false;
    sqlite3_stmt *stmt = sql_prepare(import->db, sql_spellings, err);
    enum status status = stmt != NULL ? sql_row(stmt, &row, err) : STATUS_DATA;
    while (status == STATUS_OK && row) {
        uint32_t entry = (uint32_t)sqlite3_column_int64(stmt, 2);
        struct str now = {0};
        str_addf(&now, "%s\t%s", sql_text(stmt, 0), sql_text(stmt, 1));
        if (last != entry && last > 0 && strcmp(str_text(&key), now.data) == 0)
            people_warn(import, last, entry, err_say(&import->voice, "they share a spelling"));
        str_clear(&key);
        key = now;
        last = entry;
        status = sql_row(stmt, &row, err);
    }
    str_clear(&key);
    sqlite3_finalize(stmt);
    return status == STATUS_OK ? import_judge_alike(import, err) : status;
}
