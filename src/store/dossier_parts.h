/* SPDX-License-Identifier: MIT */
/* What gathers a dossier, list by list. Each function does nothing once the status has failed. */
#ifndef ATTACHE_STORE_DOSSIER_PARTS_H
#define ATTACHE_STORE_DOSSIER_PARTS_H

#include "attache/core/dossier.h"
#include "attache/core/view_name.h"
#include "attache/store/idset.h"

/* An entity that some row or the record names. */
struct needed {
    enum kind kind;
    const char *slug;
};

struct gather {
    struct store *store;
    struct dossier *dossier;
    int64_t id;            /* of the entity of the page */
    struct idset meetings; /* those that involve it */
    struct needed *needed;
    size_t needed_count;
    size_t needed_capacity;
    enum status status;
    struct err *err;
};

enum { GATHER_SEATS = 2000 }; /* the newest */

/* A list by its name in core/dossier.h. */
struct result *gather_list(struct gather *g, int list);

/* Notes that a label for the slug, or for each slug of several joined by spaces, is wanted. */
void gather_need(struct gather *g, enum kind kind, const char *slugs);

/* Lists. With a `kind` argument: of entities of the kind that the meetings involve, or whose
   records refer to the entity of the page in the field. */
void gather_meetings(struct gather *g);
void gather_attached(struct gather *g); /* what the rows of meetings say of series and sources */
void gather_tallied(struct gather *g, enum kind kind);
void gather_linked(struct gather *g, enum kind kind, const char *field, const char *note);
void gather_agreements(struct gather *g); /* of a partner and of its organizations */
void gather_agreement_roles(struct gather *g);
void gather_topics(struct gather *g);
void gather_topic_relatives(struct gather *g);
void gather_promises(struct gather *g);
void gather_keepers(struct gather *g); /* the meetings that show the listed promises kept */
void gather_series_records(struct gather *g);
void gather_partners_like(struct gather *g);
void gather_sources(struct gather *g);

/* Of a row that was not counted over the page's meetings: counts those it shares. An agreement gets
   the first of them as its other. */
void gather_shared(struct gather *g, struct row *row);

/* The row of a meeting in its list, NULL when it is not there. */
const struct row *gather_meeting_row(struct gather *g, int64_t id);

/* A view by name and what follows it; its self is the address with the query as it was
   understood. */
void gather_report(struct gather *g, const struct view_name *view, const char *rest);

/* People */
void gather_people(struct gather *g, bool other_countries);
void gather_seats(struct gather *g);
void gather_organization_seats(struct gather *g);
void gather_holders(struct gather *g);
/* Adds to the list the person of the seat on which the statement stands, with the meeting's date;
   NULL on failure. */
struct row *gather_seat(struct gather *g, int which, sqlite3_stmt *taken);

/* Organizations: all that this one came from and what it became, the nearest first; those next to
   it may be listed already. */
void gather_kin(struct gather *g);

/* A meeting */
void gather_outcomes(struct gather *g);
void gather_record_sources(struct gather *g);
void gather_neighbours(struct gather *g);

/* All that the record refers to, and then the names of all that is needed. */
void gather_refs(struct gather *g);
void gather_names(struct gather *g);

/* The slug of an entity by id, "" for 0. In the arena of the list. */
const char *gather_slug(struct gather *g, int64_t entity, struct result *list);

#endif
