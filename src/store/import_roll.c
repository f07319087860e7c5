/* SPDX-License-Identifier: MIT */
/*
 * Entries by number, of both places where they are: other records and facets in the catalog, in
 * memory; meetings in the roll, a temporary table, for there may be a million of them. An entry of
 * the roll is read into one of a few places that are taken by turns, and saved when it changed.
 * What SQLite has against it is kept until the next step of the import, which ends there.
 */
#include "import_parts.h"

static const char *const roll_sql[ROLL_STATEMENTS] = {
    [ROLL_FIND] = "SELECT number FROM temp.roll WHERE slug = ?1",
    [ROLL_ADD] = "INSERT INTO temp.roll(number, slug) VALUES(?1, ?2)",
    [ROLL_READ] = "SELECT slug, state, needed, path, line, first_day, last_day, id FROM temp.roll"
                  " WHERE number = ?1",
    [ROLL_SAVE] = "UPDATE temp.roll SET state = ?2, needed = ?3, path = ?4, line = ?5,"
                  " first_day = ?6, last_day = ?7, id = ?8 WHERE number = ?1",
    [ROLL_NEXT] = "SELECT number FROM temp.roll WHERE number > ?1 AND state = 0 ORDER BY number"
                  " LIMIT 1",
    [ROLL_GAP] = "SELECT 1 FROM temp.roll WHERE needed AND state <> 1 LIMIT 1",
};
_Static_assert(ENTRY_WANTED == 0 && ENTRY_READ == 1, "as the statements say");

enum { MEETING_BIT = 1u << 30 };

enum kind import_kind(const struct import *import, uint32_t number)
{
    return (number & MEETING_BIT) != 0 ? KIND_MEETING : import->catalog.entries[number].kind;
}

/* The statement, its first parameter bound to the number. */
static sqlite3_stmt *about(struct roll *roll, enum roll_statement which, uint32_t number)
{
    sqlite3_stmt *stmt = roll->statements[which];
    sqlite3_reset(stmt);
    sqlite3_bind_int64(stmt, 1, number & ~(uint32_t)MEETING_BIT);
    return stmt;
}

static bool step(struct roll *roll, sqlite3_stmt *stmt)
{
    bool row = false;
    struct err *err = roll->status == STATUS_OK ? &roll->err : NULL;
    const enum status status = sql_row(stmt, &row, err);
    if (roll->status == STATUS_OK)
        roll->status = status;
    return row;
}

/* The number in the statement's row, 0 when there is none; resets it. */
static uint32_t number_of(struct roll *roll, sqlite3_stmt *stmt)
{
    const uint32_t number =
        step(roll, stmt) ? (uint32_t)sqlite3_column_int64(stmt, 0) | MEETING_BIT : 0;
    sqlite3_reset(stmt);
    return number;
}

enum status roll_open(struct import *import, struct err *err)
{
    struct roll *roll = &import->roll;
    roll->err = err_like(err);
    for (int i = 0; i < ROLL_STATEMENTS; i++) {
        roll->statements[i] = sql_prepare(import->db, roll_sql[i], err);
        if (roll->statements[i] == NULL)
            return STATUS_DATA;
    }
    return STATUS_OK;
}

void roll_close(struct import *import)
{
    struct roll *roll = &import->roll;
    for (int i = 0; i < ROLL_STATEMENTS; i++) {
        sqlite3_finalize(roll->statements[i]);
        roll->statements[i] = NULL;
    }
    for (size_t i = 0; i < ROLL_SEEN; i++)
        str_clear(&roll->slugs[i]);
}

enum status roll_status(const struct import *import, struct err *err)
{
    const struct roll *roll = &import->roll;
    return roll->status == STATUS_OK ? STATUS_OK : err_set(err, roll->status, "%s", roll->err.text);
}

uint32_t import_find(struct import *import, int kind, const char *slug)
{
    if (kind != KIND_MEETING)
        return catalog_find(&import->catalog, kind, slug);
    sqlite3_stmt *stmt = import->roll.statements[ROLL_FIND];
    sql_bind_copy(stmt, 1, slug);
    return number_of(&import->roll, stmt);
}

uint32_t import_put(struct import *import, int kind, const char *slug)
{
    struct roll *roll = &import->roll;
    if (kind != KIND_MEETING)
        return catalog_put(&import->catalog, kind, slug);
    const uint32_t known = import_find(import, kind, slug);
    if (known > 0)
        return known;
    sqlite3_stmt *stmt = about(roll, ROLL_ADD, ++roll->count);
    sql_bind_copy(stmt, 2, slug);
    (void)step(roll, stmt);
    sqlite3_reset(stmt);
    return roll->count | MEETING_BIT;
}

struct entry *import_entry(struct import *import, uint32_t number)
{
    struct roll *roll = &import->roll;
    if ((number & MEETING_BIT) == 0)
        return &import->catalog.entries[number];
    roll->at = (roll->at + 1) % ROLL_SEEN;
    struct entry *entry = &roll->seen[roll->at];
    struct str *slug = &roll->slugs[roll->at];
    sqlite3_stmt *stmt = about(roll, ROLL_READ, number);
    *entry = (struct entry){.kind = KIND_MEETING};
    str_cut(slug, 0);
    if (step(roll, stmt)) {
        str_add(slug, sql_text(stmt, 0));
        entry->state = (enum entry_state)sqlite3_column_int(stmt, 1);
        entry->needed = sqlite3_column_int(stmt, 2) != 0;
        entry->path = (uint32_t)sqlite3_column_int64(stmt, 3);
        entry->line = sqlite3_column_int64(stmt, 4);
        entry->first = sqlite3_column_int(stmt, 5);
        entry->last = sqlite3_column_int(stmt, 6);
        entry->id = sqlite3_column_int64(stmt, 7);
    }
    entry->slug = str_text(slug);
    sqlite3_reset(stmt);
    return entry;
}

void import_save(struct import *import, uint32_t number, const struct entry *entry)
{
    if ((number & MEETING_BIT) == 0)
        return;
    sqlite3_stmt *stmt = about(&import->roll, ROLL_SAVE, number);
    sqlite3_bind_int(stmt, 2, (int)entry->state);
    sqlite3_bind_int(stmt, 3, entry->needed);
    sqlite3_bind_int64(stmt, 4, entry->path);
    sqlite3_bind_int64(stmt, 5, entry->line);
    sqlite3_bind_int(stmt, 6, entry->first);
    sqlite3_bind_int(stmt, 7, entry->last);
    sqlite3_bind_int64(stmt, 8, entry->id);
    (void)step(&import->roll, stmt);
    sqlite3_reset(stmt);
}

uint32_t roll_next_wanted(struct import *import, uint32_t after)
{
    return number_of(&import->roll, about(&import->roll, ROLL_NEXT, after));
}

bool roll_has_gap(struct import *import)
{
    return number_of(&import->roll, import->roll.statements[ROLL_GAP]) > 0;
}
