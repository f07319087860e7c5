/* SPDX-License-Identifier: MIT */
/*
 * What the files of the importer share.
 *
 * An import runs so: import_input.c cuts the paths into the texts of single records; import_read.c
 * judges each by itself, notes its id and the ids it refers to in the catalog, and lays the text by
 * in the stage, a temporary table; import_judge.c judges what takes several records; then
 * import_write.c takes the staged texts in the order of the timeline and writes the database.
 * Memory holds the ids of other records than meetings, and one record at a time: of meetings, which
 * may be a million, ids, days and postings lie in temporary tables too (import_roll.c).
 */
#ifndef ATTACHE_STORE_IMPORT_PARTS_H
#define ATTACHE_STORE_IMPORT_PARTS_H

#include "attache/base/mem.h"
#include "attache/core/kind.h"
#include "attache/core/schema.h"
#include "attache/core/value.h"
#include "attache/store/import.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* Findings */

struct report {
    struct findings findings;
    size_t capacity;
    struct arena arena;
};

void report_add(struct report *report, enum severity severity, const char *path, int64_t line,
                const char *text);
void report_sort(struct report *report);
void report_clear(struct report *report);

/* The catalog: every id that is defined or referred to, by number from 1; of meetings the roll */

enum entry_state {
    ENTRY_WANTED, /* referred to, not yet seen */
    ENTRY_READ,   /* staged */
    ENTRY_BAD,    /* seen, with errors */
};

struct entry {
    enum kind kind;
    enum entry_state state;
    bool needed;      /* a record cannot do without it */
    bool korean;      /* places: in Korea */
    const char *slug; /* in the catalog's arena, or in the roll's place for it */
    uint32_t hash;
    uint32_t up;     /* topics: the number of the parent; people: of their likeness; or 0 */
    uint32_t path;   /* where it was read: number of the path, and line */
    uint32_t either; /* one of the eithers that it is in */
    uint32_t
        meeting_count; /* others: how many meetings involve it, the first and the last of them */
    uint32_t first_meeting, last_meeting;
    int32_t first, last; /* meetings: their days; others: those of the meetings involving it */
    int64_t line;
    int64_t id;          /* its row in the database */
    const char *label;   /* its names, for the index of texts and for places; or NULL */
    const char *aliases; /* organizations: their other names, for those that came after; or NULL */
};

struct catalog {
    struct entry *entries; /* moves when one is added */
    size_t count;          /* with the unused number 0 */
    size_t capacity;
    uint32_t *slots;
    size_t slot_count;
    struct arena arena;
};

/* Makes a zeroed one ready: it has the unused number alone. */
void catalog_begin(struct catalog *catalog);

/* The number of an id, added as wanted when new; catalog_find gives 0 instead. kind may be a
   facet's number. */
uint32_t catalog_put(struct catalog *catalog, int kind, const char *slug);
uint32_t catalog_find(const struct catalog *catalog, int kind, const char *slug);
void catalog_clear(struct catalog *catalog);

/* The roll: what the catalog would hold of meetings, in temp.roll */

enum roll_statement {
    ROLL_FIND,
    ROLL_ADD,
    ROLL_READ,
    ROLL_SAVE,
    ROLL_NEXT,
    ROLL_GAP,
    ROLL_STATEMENTS
};

enum { ROLL_SEEN = 4 };

struct roll {
    sqlite3_stmt *statements[ROLL_STATEMENTS];
    struct entry seen[ROLL_SEEN]; /* read last, by turns */
    struct str slugs[ROLL_SEEN];
    size_t at;
    uint32_t count;
    enum status status; /* the first failure, which the next step tells */
    struct err err;
};

/* The text of one record among the paths. */
struct input {
    const char *path;
    int64_t line;      /* of the first byte */
    size_t before;     /* characters that stand before it on that line */
    const char *bytes; /* valid during the call */
    size_t size;
    enum kind hint; /* by its place, its file's name or its folder's; or KIND_NONE */
    bool lines;     /* it is one line of JSON Lines */
};

struct input_sink {
    enum status (*record)(void *context, const struct input *input, struct err *err);
    void (*fault)(void *context, const char *path, int64_t line, const char *text);
    void *context;
};

/* Cuts the paths into records. STATUS_DATA when a path cannot be read. */
enum status input_read(const char *const *paths, size_t count, const struct input_sink *sink,
                       struct err *err);

/* The import itself */

/* The field that names records which are alike and yet not this one. */
#define KEPT_APART "kept_apart"

/* A field by which a record points to another of its kind; a meeting's promises excepted. */
struct edge {
    const struct field *field;
    uint32_t from, to;
};

/* A party or a country that must be one of the two. */
struct either {
    uint32_t partner, organization; /* 0: the text is no such id */
};

struct import {
    struct import_options options;
    struct err voice; /* of nothing: in whose language findings are */
    struct report report;
    struct catalog catalog;
    struct roll roll;
    struct json *json;
    sqlite3 *db; /* the database to be written; the stage is temporary in it */
    sqlite3_stmt *stage_add;
    sqlite3_stmt *spelling_add;
    sqlite3_stmt *promise_add;
    sqlite3_stmt *registry[2]; /* a meeting's, an entity's JSON; NULL without registry */
    const char **paths;
    size_t path_count, path_capacity;
    struct edge *edges;
    size_t edge_count, edge_capacity;
    struct either *eithers;
    size_t either_count, either_capacity;
    struct arena paths_arena;
    struct arena arena; /* of the record at hand */
    int64_t counts[KIND_COUNT];
    int64_t steps; /* for progress */
    int64_t step_total;
};

/* import_roll.c: ids and entries by number, of meetings and of all else. */

enum status roll_open(struct import *import, struct err *err);
void roll_close(struct import *import);
/* The first failure of a statement of the roll, which the calls below do not tell. */
enum status roll_status(const struct import *import, struct err *err);

/* The number of an id, added as wanted when new; import_find gives 0 instead. kind may be a facet's
   number. */
uint32_t import_put(struct import *import, int kind, const char *slug);
uint32_t import_find(struct import *import, int kind, const char *slug);

/* An entry. That of a meeting is good until ROLL_SEEN - 1 others were read, and a change of it
   stays when it is saved; others move when one is added. */
struct entry *import_entry(struct import *import, uint32_t number);
void import_save(struct import *import, uint32_t number, const struct entry *entry);

/* The kind of a number. */
enum kind import_kind(const struct import *import, uint32_t number);

/* The next meeting that is referred to and was not seen, 0 when there is none. */
uint32_t roll_next_wanted(struct import *import, uint32_t after);

/* Whether a meeting that a record cannot do without was not seen, or is bad. */
bool roll_has_gap(struct import *import);

/* A record under way, from whichever pass. */
struct draft {
    struct import *import;
    enum kind kind;
    uint32_t entry; /* 0 while it has no good id */
    const char *path;
    int64_t line;
    size_t before; /* as in struct input */
    const char *bytes;
    size_t size;
    bool lines;    /* the line is that of the whole record */
    bool embedded; /* from the registry, beyond criticism */
    int origin;
    struct value *record;
};

/* Reports on a value of the draft at its line; at may be NULL. */
void draft_report(const struct draft *draft, enum severity severity, const struct value *at,
                  const char *text);

/* import_read.c: the first pass. */
enum status import_read_paths(struct import *import, struct err *err);
/* import_people.c: lays a person's spellings by; warns, once, that two people may be one. */
enum status people_note(struct draft *draft, struct err *err);
void people_warn(struct import *import, uint32_t one, uint32_t other, const char *why);
/* Takes one record; context is the import. */
enum status import_take_input(void *context, const struct input *input, struct err *err);
/* The parsed record of a staged text, in import->arena. */
struct value *import_parse(struct import *import, const char *bytes, size_t size);

/* import_registry.c: what the registry gives. */
enum status registry_open(struct import *import, struct err *err);
void registry_close(struct import *import);
enum status registry_pull(struct import *import, struct err *err);
/* The record's canonical JSON in the registry, "" when there is none; valid until the next look. */
const char *registry_look(struct import *import, enum kind kind, const char *slug);
/* Takes one record of the registry into the stage. */
enum status import_take_embedded(struct import *import, enum kind kind, const char *json,
                                 size_t size, struct err *err);

/* import_judge.c, import_people.c, import_series.c: what takes several records. */
enum status import_judge(struct import *import, struct err *err);
enum status import_judge_people(struct import *import, struct err *err);
enum status import_judge_alike(struct import *import, struct err *err); /* import_alike.c */
enum status import_judge_meetings(struct import *import, struct err *err);
void import_judge_circles(struct import *import);
/* Whether one of the two says that they are not the same. Needs import_judge_circles before. */
bool import_kept_apart(const struct import *import, uint32_t a, uint32_t b);
/* A record with an error found late: it counts as bad from here on. */
void import_drop(struct import *import, uint32_t number);

/* import_write.c: all tables, from the stage. */
enum status import_write(struct import *import, struct err *err);

/* SQL: prepares, steps to the end, runs a script; on failure fills err. */
sqlite3_stmt *sql_prepare(sqlite3 *db, const char *sql, struct err *err);
enum status sql_row(sqlite3_stmt *stmt, bool *row, struct err *err);
enum status sql_run(sqlite3_stmt *stmt, struct err *err); /* to the end, and resets */
enum status sql_script(sqlite3 *db, const char *script, struct err *err);
const char *sql_text(sqlite3_stmt *stmt, int column); /* never NULL */

/* Binds a copy. A parameter that there is no memory for would be NULL, in silence. */
void sql_bind_copy(sqlite3_stmt *stmt, int at, const char *text);

/* Counts a record for progress; STATUS_DATA when the run is to stop. */
enum status import_step(struct import *import, struct err *err);

#endif
