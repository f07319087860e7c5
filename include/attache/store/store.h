/* SPDX-License-Identifier: MIT */
/*
 * The layer store: all SQL. It keeps records in one SQLite database of one schema, compiled from
 * JSON by the importer, and answers queries with rows, hits, dossiers and records of core. It uses
 * core, text, base and sqlite3; it knows no screen. At run time a database is only read: what the
 * user keeps is in a file of its own (notebook.h).
 *
 * Rows are numbered so that a meeting's id ascends in the order of the timeline (first possible
 * day, last possible day, slug): the newest rows of any filter stream out in descending id.
 *
 * What is meant by the meetings of a query: those for which every term holds. A value of a field
 * names entities by the rules of search: whole spellings when there are any, else whatever matches;
 * a value that names nothing holds for no meeting. A word holds for a meeting whose text has it
 * (the last bare word of a query may be only begun) or that involves something with exactly that
 * name; bare words also hold all together as one name (song kyunghee).
 */
#ifndef ATTACHE_STORE_STORE_H
#define ATTACHE_STORE_STORE_H

#include "attache/base/err.h"
#include "attache/core/dossier.h"
#include "attache/core/facets.h"
#include "attache/core/hit.h"
#include "attache/core/query.h"
#include "attache/core/row.h"

struct store;

/* Opens a database image in place, read-only and without a copy; bytes must outlive the store. */
enum status store_open_image(const void *bytes, size_t size, struct store **out, struct err *err);

/* Opens a database file that this program has written (an image or a cache), read-only. */
enum status store_open_file(const char *path, struct store **out, struct err *err);

/* NULL is ignored. */
void store_close(struct store **store);

/* What the database says of itself; texts are borrowed from the store. */
struct store_info {
    int64_t counts[KIND_COUNT]; /* records; for outcomes, outcomes */
    const char *data_date;      /* EDTF: the newest date a source was published; "" when none */
    int first_year, last_year;  /* of the meetings' first possible days */
    const char *digest;         /* hex of the records' digest */
    const char *decades;        /* of all meetings, as row.decades */
};
void store_info(struct store *store, struct store_info *out);

/*
 * Lets a long answer be cut short: stop is asked now and then while the engine works, and when it
 * returns true the call under way fails with STATUS_DATA and the text "interrupted". NULL takes it
 * off.
 */
void store_set_stop(struct store *store, bool (*stop)(void *context), void *context);

/* The day that counts as today for lapsed promises and the like; the clock's unless set. */
void store_set_today(struct store *store, int32_t day);

/*
 * Meetings of a query, a window of the timeline, newest first.
 * anchor 0: from the newest. Otherwise the window holds up to `before` newer rows, the anchor
 * itself when it matches, and up to `after` older rows.
 */
struct window {
    int64_t anchor;
    int before;
    int after;
};
enum status store_timeline(struct store *store, const struct query *query, struct window window,
                           struct result *out, struct err *err);

/* The newest meeting of the query that begins not after the day, 0 when there is none. */
enum status store_latest(struct store *store, const struct query *query, int32_t day, int64_t *id,
                         struct err *err);

/* How many meetings the query has, and how many of them are newer than the anchor (0: all). */
struct count {
    int64_t total;
    int64_t newer;
};
enum status store_count(struct store *store, const struct query *query, int64_t anchor,
                        struct count *out, struct err *err);

/* What is asked for: records of a kind that belong to a query, so many at most. */
struct lookup {
    enum kind kind;
    const struct query *query;
    int limit; /* 0: all */
};

/*
 * Entities of a kind that the meetings of the query involve, with the number of those meetings,
 * most first, then by title; with an empty query all entities. KIND_MEETING: newest
 * first. KIND_OUTCOME: outcomes of those meetings, newest first; has:promise, is:open, is:kept,
 * is:partly, is:lapsed choose among outcomes, not meetings. The row of an outcome: slug MEETING.N,
 * title the text, ordinal N, level its kind, word the state ("" when it is no promise), date when
 * it is due, note the basis, other the meeting's slug, status the meeting's date, first_day and
 * last_day the meeting's.
 */
enum status store_list(struct store *store, struct lookup lookup, struct result *out,
                       struct err *err);

/*
 * Counts the facets of a query: every value there is, also those with no meeting left. *out, which
 * must be empty, is freed by facets_clear. One pass over the postings of the sections.
 */
enum status store_facets(struct store *store, const struct query *query, struct facets *out,
                         struct err *err);

/*
 * Calls each with every record of the kind in canonical order (by id; meetings by the timeline,
 * oldest first) or, when it has a query, those that store_list would give, in its order. An
 * outcome's record is its part of the meeting's. The value is valid during the call. Stops at the
 * first status that is not STATUS_OK and returns it.
 */
typedef enum status store_each_fn(void *context, const struct row *row, const struct value *record);
enum status store_each(struct store *store, struct lookup lookup, store_each_fn *each,
                       void *context, struct err *err);

/*
 * Finds the entity of an address ("kind/slug", or a bare slug that only one kind has); case does
 * not matter. The slug of *out is borrowed from the store until its next call. STATUS_NONE with a
 * text that names what is near, STATUS_USAGE when a bare slug is ambiguous.
 */
enum status store_resolve(struct store *store, const char *address, struct ref *out,
                          struct err *err);

/* Adds the row of an entity, an outcome's as store_list has it. STATUS_NONE when there is none. */
enum status store_row(struct store *store, struct ref ref, struct result *out, struct err *err);

/* Adds, each after a comma, the slugs of the meetings that show an outcome ("MEETING.N") kept. */
enum status store_keepers(struct store *store, const char *outcome, struct str *out,
                          struct err *err);

/* Gathers the dossier of an entity, or of a view by name whose form is a page (core/view_name.h): a
   ref of KIND_NONE whose slug is its address. STATUS_NONE when there is no such entity,
   STATUS_USAGE when what follows the name of the view is nothing it takes. */
enum status store_dossier(struct store *store, struct ref ref, struct dossier *out,
                          struct err *err);

/* Reads ahead what the first search needs (some milliseconds): for when one is about to be typed.
 */
enum status store_warm(struct store *store, struct err *err);

/*
 * Searches names, topics, organizations, places and texts. KIND_NONE: of all kinds; else only that
 * one. The limit is of each kind; the totals count all. Fields narrow what is
 * found to what their meetings involve; with fields alone the meetings (or the entities of `kind`)
 * that they choose are the hits, rule RULE_FILTER. An empty query finds nothing. Weak hits come
 * last of all; the others by kind, each kind's best first, the kind with the best hit first.
 * Meetings: those of the query (store_timeline), the words in the title before those in the
 * summary before those elsewhere, newest first; in a large set the newest 500 are ranked so, the
 * others follow by time.
 */
enum status store_search(struct store *store, struct lookup lookup, struct hits *out,
                         struct err *err);

/*
 * The same for a key that waits: the first hits, as many as `screen` shows (0: all),
 * and what can be found in some milliseconds. Where there are more of the hits wanted, out->cut is
 * true; where more may be found, as in a large set, out->partial is. store_search then finds them.
 */
enum status store_search_first(struct store *store, struct lookup lookup, int screen,
                               struct hits *out, struct err *err);

/*
 * Values of a field that begin as typed, most meetings first, or are found by what was typed, in
 * the order of a search; so many at most (0: all). slug is the value to put in the query, title its
 * label, native the Korean one, count of meetings. Of "" the most frequent. Fields without values
 * of their own (words, dates) give none, year: the years of the timeline, newest first.
 */
struct begun {
    enum query_field field;
    const char *text; /* of the value, as far as it is typed */
};
enum status store_suggest(struct store *store, struct begun begun, int limit, struct result *out,
                          struct err *err);

#endif
