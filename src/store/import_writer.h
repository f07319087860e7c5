/* SPDX-License-Identifier: MIT */
/* The database under way: its statements and what is gathered for the tables written last. */
#ifndef ATTACHE_STORE_IMPORT_WRITER_H
#define ATTACHE_STORE_IMPORT_WRITER_H

#include "attache/store/decades.h"
#include "import_parts.h"

enum put {
    PUT_META,
    PUT_MEETING,
    PUT_ENTITY,
    PUT_INVOLVED,
    PUT_LINK,
    PUT_SEAT,
    PUT_OUTCOME,
    PUT_KEPT,
    PUT_NAME,
    PUT_TEXT,
    PUT_COUNT
};

/* One organization, or series, became another: numbers of the catalog, and the second's id. */
struct step {
    uint32_t from, to;
    int64_t id;
};

struct writer {
    struct import *import;
    sqlite3_stmt *put[PUT_COUNT];
    sqlite3_stmt *involving; /* the meetings that involve an entity */
    struct str json;         /* the canonical text of the record at hand */
    struct str rest;
    uint64_t digest[2];
    int64_t entities; /* the highest entity.id */
    int64_t outcomes;
    int64_t names;
    uint32_t facets_from; /* the first number of a facet in the catalog */
    int first_year, last_year;
    struct decades decades;       /* once all meetings are written */
    uint32_t held[SPARK_DECADES]; /* how many meetings are in each */
    int64_t longest;              /* days of the longest meeting after its first */
    int32_t data_day;             /* when the newest source was published, else DATE_DAY_MIN */
    struct str data_date;
    struct step *steps; /* sorted by from; and the other way round */
    struct step *steps_back;
    size_t step_count;
    struct str keys; /* of the spellings of the entity at hand, each between newlines */
};

/* A record taken from the stage. */
struct staged {
    uint32_t entry;
    enum kind kind;
    int origin;
    const struct value *record; /* canonical, in the arena of the import */
};

/* Binds: texts are copied; the place counts from 1. */
void put_text(struct writer *writer, enum put put, int at, const char *text);
void put_int(struct writer *writer, enum put put, int at, int64_t number);
void put_null(struct writer *writer, enum put put, int at);
enum status put_row(struct writer *writer, enum put put, struct err *err);

/* The entry of an id that was read, or NULL. Moves when the catalog grows. */
struct entry *writer_entry(const struct writer *writer, int kind, const char *slug);

/* The first name of an entity, "" when it has none. In the arena of the import. */
const char *writer_title(struct writer *writer, const struct entry *entry);

/* The partners of a record, joined by spaces; of the parties of an agreement those that are
   partners. In the arena of the import, or borrowed from the record. */
const char *writer_partners(struct writer *writer, enum kind kind, const struct value *record);

/* import_meeting.c: the rows of one meeting. */
enum status write_meeting(struct writer *writer, const struct staged *staged, struct err *err);

/* import_entity.c: labels first, then the rows of every other record and of the facets. */
void note_label(struct writer *writer, const struct staged *staged);
enum status write_entity(struct writer *writer, const struct staged *staged, struct err *err);
enum status write_facets(struct writer *writer, struct err *err);

/* import_names.c: the spellings of a record. */
void names_begin(struct writer *writer);
enum status write_names(struct writer *writer, const struct staged *staged, struct err *err);
enum status write_name(struct writer *writer, const struct entry *entry, int what,
                       const char *spelling, struct err *err);

#endif
