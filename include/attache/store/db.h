/* SPDX-License-Identifier: MIT */
/*
 * The open database: its connection and its prepared statements. Internal to the store.
 *
 * Every statement the reading side runs stands once, in the table of sql.c, under a number of enum
 * stmt. It is prepared when first taken and kept for the next taker, so a key costs no parsing.
 * Several takers may hold one statement at once (two cursors over one table): each has its own.
 */
#ifndef ATTACHE_STORE_DB_H
#define ATTACHE_STORE_DB_H

#include "attache/base/err.h"
#include "attache/base/mem.h"
#include "attache/store/decades.h"
#include "attache/store/store.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

enum stmt {
    STMT_META,
    STMT_LAST_MEETING,
    STMT_MEETING,       /* by id, as rows.c reads it */
    STMT_MEETING_YEARS, /* id, first and last day, kind and date of the meetings ?1 to ?2 */
    STMT_MEETING_JSON,
    STMT_MEETING_SUMMARY,
    STMT_MEETING_BY_SLUG,
    STMT_MEETING_OF_SLUG, /* as rows.c reads it; ?1 is not used */
    STMT_ENTITY_OF_SLUG,  /* of the kind ?1, slug ?2 */
    STMT_SOURCE_PAGE,     /* by id, with publisher, language and url */
    STMT_TOPIC_PARENT,
    STMT_ENTITY_SLUG,
    STMT_SEATS_ALL,     /* by person, oldest first */
    STMT_MEETINGS_DOWN, /* ids not above ?1, descending */
    STMT_MEETINGS_UP,   /* ids not below ?1, ascending; so for each pair */
    STMT_FIRST_DAY,     /* of the meeting ?1, or of the next one that there is */
    STMT_DAYS_DOWN,     /* meetings ?4 to ?5 that may lie in the days ?2 to ?3 */
    STMT_DAYS_UP,
    STMT_POSTING_DOWN, /* meetings of the entity ?2 */
    STMT_POSTING_UP,
    STMT_POSTINGS_ABOVE, /* how many meetings above ?2 the entity ?1 has */
    STMT_TEXT_DOWN,      /* meetings whose text matches ?2 */
    STMT_TEXT_UP,
    STMT_PLACED_DOWN, /* the same, and where (place.h) by the groups ?3 */
    STMT_PLACED_UP,
    STMT_TERMS,        /* words of the index from ?1 to below ?2, at most ?3 */
    STMT_PROMISE_DOWN, /* meetings with a promise in the state ?2 on the day ?3 */
    STMT_PROMISE_UP,
    STMT_ENTITY, /* by id, as rows.c reads it */
    STMT_ENTITY_JSON,
    STMT_ENTITY_RANK,  /* at most ?2 of the kind ?1, most meetings first */
    STMT_FACET_VALUES, /* id, slug, title and native of all of the kind ?1, by id */
    STMT_ENTITY_BY_SLUG,
    STMT_ENTITY_NEAR, /* slugs of all of a kind */
    STMT_MEETING_NEAR,
    STMT_ENTITY_BEGINS,  /* of the kind ?1, slugs from ?2 to below ?3 */
    STMT_ENTITY_SLUGS,   /* all of a kind by slug */
    STMT_ENTITY_KOREAN,  /* the people of Korea */
    STMT_KIND_POSTINGS,  /* entity and meeting of all of a kind */
    STMT_ENTITY_WEIGHT,  /* meetings and last day of one */
    STMT_ENTITY_WEIGHTS, /* the same of all, after their ids */
    STMT_RANGE_POSTINGS, /* the same of the entities ?1 to ?2 */
    STMT_KIND_RANGE,     /* lowest and highest id of a kind, and how many */
    STMT_NAMES,          /* every spelling of an id above ?1 */
    STMT_NAMES_BY_KEY,
    STMT_LINKS,          /* records of the kind ?2 that refer to ?1, and in which field */
    STMT_OUTCOMES,       /* of the meeting ?1, as rows.c reads them */
    STMT_OUTCOME,        /* the ?2th of the meeting ?1 */
    STMT_KEPT_BY,        /* meetings that keep an outcome of meeting ?1; ?2 the path of kept_by */
    STMT_AGREEMENT_ROLE, /* the role that the agreement ?2 has in the meeting ?1 */
    STMT_PARTNERS_LIKE,  /* of kind ?1, in region ?2 first, then about ?3 meetings, but not ?4 */
    STMT_PROMISES_KEPT,  /* outcomes that the meeting ?1 keeps */
    STMT_SEATS,          /* of the person ?1, newest first */
    STMT_SEATS_ORGANIZATION, /* of the organization ?1, newest first */
    STMT_JSON_TREE,
    STMT_COUNT
};

/* The SQL of each statement. */
extern const char *const db_sql[STMT_COUNT];

enum { DB_IDLE = 4 };

struct names;
struct json;
struct filter;
struct facet_catalog;

/* The ids of the entities of a kind. */
struct id_range {
    bool known;
    bool together; /* there is no other kind's id between first and last */
    int64_t first;
    int64_t last;
};

struct store {
    sqlite3 *db;
    sqlite3_stmt *idle[STMT_COUNT][DB_IDLE];
    int32_t today;
    int64_t longest;      /* days of the longest meeting after its first, -1 when not known */
    int64_t last_meeting; /* the highest id; 0 when there are none */
    bool dense;           /* the ids of meetings are 1 to last_meeting */
    bool small;           /* few enough meetings to look at all of them on a key */
    bool terms;           /* there is a table term: all words of the text index */
    struct arena arena;   /* lives as long as the store */
    struct store_info info;
    const char **origins; /* by meeting.origin, "" for 0 */
    size_t origin_count;
    struct id_range ranges[KIND_COUNT];
    struct decades decades; /* when known */
    bool decades_known;
    struct arena slug_arena;      /* the slug last resolved */
    struct json *json;            /* reads records; NULL until the first one (json.h) */
    struct names *names;          /* NULL until the first search (names.h) */
    struct filter *filters;       /* compiled lately (filter.h) */
    struct facet_catalog *facets; /* NULL until facets are counted (facets.h) */
    bool (*stop)(void *context);
    void *stop_context;
    int64_t deadline; /* of db_set_patience, in nanoseconds; 0: none */
    bool late;        /* it has passed */
};

sqlite3 *db_handle(const struct store *store);

/* From now on for so many milliseconds statements run, later ones fail as interrupted; 0: they run
   to their end. */
void db_set_patience(struct store *store, int milliseconds);

/* Whether a statement was interrupted because that time was over. */
bool db_is_late(const struct store *store);

/* A prepared statement, ready for its bindings; NULL with err filled. Given back by db_give. */
sqlite3_stmt *db_take(struct store *store, enum stmt stmt, struct err *err);

/* Takes back a statement of db_take; NULL is ignored. */
void db_give(struct store *store, enum stmt stmt, sqlite3_stmt *taken);

/* Steps. *row tells whether there is one; at the end or on failure it is false. */
enum status db_step(struct store *store, sqlite3_stmt *taken, bool *row, struct err *err);

/* A column's text, never NULL; valid until the next step. */
const char *db_text(sqlite3_stmt *taken, int column);

/* A column's text copied; empty texts share one. */
const char *db_dup(sqlite3_stmt *taken, int column, struct arena *arena);

/* Fills err for the connection's last failure and returns its status. */
enum status db_fail(struct store *store, struct err *err);

/*
 * A statement, taken, that yields entity and meeting of all postings of the kind or facet, entity
 * by entity and then by meeting. The ids of a kind stand together in databases that the importer
 * made, which makes it one walk; in others it is a search for each entity. Given back with *stmt.
 */
sqlite3_stmt *db_take_postings(struct store *store, int kind, enum stmt *stmt, struct err *err);

/* The text of an origin's number. */
const char *db_origin(const struct store *store, int64_t origin);

#endif
