/* SPDX-License-Identifier: MIT */
/*
 * A dossier: everything the page of one entity states, gathered by the store and read by the page
 * builder. So a page builder is pure, and a test can write its dossier by hand.
 */
#ifndef ATTACHE_CORE_DOSSIER_H
#define ATTACHE_CORE_DOSSIER_H

#include "attache/core/page.h"
#include "attache/core/row.h"
#include "attache/core/value.h"

/*
 * The lists of a dossier. One is named by the kind of its rows, or it is one of those below. Which
 * of them the page of a kind has:
 *                        meeting  partner person org topic series agreement programme source
 *   KIND_MEETING                     x      x     x    x     x        x         x       x
 *   KIND_PARTNER                     x      x     x    x     x
 *   KIND_PERSON                      x      x     x
 *   KIND_ORGANIZATION                x      x     x
 *   KIND_TOPIC                       x      x     x    x     x                  x
 *   KIND_SERIES                      x                 x     x
 *   KIND_AGREEMENT                   x            x    x     x        x
 *   KIND_PROGRAMME                   x            x
 *   KIND_SOURCE             x        x      x     x    x     x        x         x
 *   KIND_OUTCOME            x        x                       x        x
 *   NEIGHBOURS              x
 *   NAMES                   x        x      x     x    x     x        x         x       x
 *   SEATS                            x      x     x
 *   HOLDERS                                 x
 *
 * Every row has slug, title, native, acronym and word of its entity; meetings also date, level,
 * status, place, partners, ordinal. In the lists that are not meetings, count, first_day and
 * last_day are of the meetings it shares with the entity of the page. A list may be empty: the
 * page then leaves out what it would have said. A kind that nothing below speaks of is listed where
 * its records refer to the entity of the page: note is then "refers".
 *
 *   KIND_MEETING       the meetings that involve it, newest first: other is the series or "", note
 *                      the slugs of the meeting's sources joined by spaces; for an agreement
 *                      acronym is its role in the meeting
 *   KIND_PARTNER       with whom; for a partner note is "bloc" (it is a member of it), "part",
 *                      "former" (it succeeds it) or "like": those most like it, whose count is of
 *                      all their own meetings
 *   KIND_PERSON        who: a partner's people (both sides; partners is their country, note the
 *                      latest office), a person's counterparts (other = their organization)
 *   KIND_ORGANIZATION  those involved; for an organization its relatives, the nearest first: note
 *                      is "predecessor", "successor", "parent" or "part"
 *   KIND_TOPIC         what it was about: other is the wider topic or ""; for a topic: note is
 *                      "narrower" or "related"
 *   KIND_SERIES        committees and recurring events, partners are those of the series itself;
 *                      for a series: those it became
 *   KIND_AGREEMENT     date is the signing; for an agreement: those cited along with it; for a
 *                      partner other is the first of its meetings that cites it, or ""
 *   KIND_SOURCE        what the page rests on: date of issue, note the publisher, word the
 *                      language, other the url
 *   KIND_OUTCOME       promises: slug MEETING.N, title the text, word the state, date when due,
 *                      other the meeting that made it, status that meeting's date, note the basis,
 *                      place the meetings that show it kept, joined by spaces; a meeting: its own,
 *                      and those it keeps (without place)
 */
enum {
    DOSSIER_NEIGHBOURS = KIND_COUNT, /* the previous and the next meeting of the series: note
                                        "previous", "next" */
    DOSSIER_NAMES,   /* every entity the record or a row of another list refers to, in any order:
                        labels for links (meetings with their date) */
    DOSSIER_SEATS,   /* one a seat taken, newest first: kind and slug are the meeting's (for an
                        organization: the person's), other is the organization, note the office,
                        word the role, date and first_day the meeting's; for a partner those at its
                        newest meetings with both sides named: kind and slug are the person's,
                        place the meeting, partners the person's country */
    DOSSIER_HOLDERS, /* seats of others in an office that the person of the page held: kind and
                        slug are theirs, note the office, other the organization, first_day; place
                        the person's own, which is that one, became it or came from it */
    DOSSIER_FACTS,   /* a report: count, and what it counts: a kind, or title is a query */
    DOSSIER_LIST_COUNT
};

struct dossier {
    struct ref self;            /* in the arena */
    const struct value *record; /* in the arena; the whole record */
    const char *origin;         /* "" for the embedded dataset, else the user's file */
    struct arena arena;
    struct result lists[DOSSIER_LIST_COUNT];
    /* The records of the series listed, one for one, for a partner and for gaps; else NULL. In the
       arena. */
    const struct value *const *series;
    /* A comparison: the dossiers of its partners in order; else NULL. Owned. */
    struct dossier *parts;
    size_t part_count;
    int32_t today; /* the day that counts as today (core/date.h) */
    enum lang lang;
};

/* How many partners a comparison takes. */
enum { COMPARE_MIN = 2, COMPARE_MAX = 5 };

void dossier_clear(struct dossier *dossier);

/* The display name of an entity in DOSSIER_NAMES or any other list, else its slug. Borrowed. */
const char *dossier_name(const struct dossier *dossier, enum kind kind, const char *slug);

/* The row of an entity in DOSSIER_NAMES or any other list, or NULL. */
const struct row *dossier_row(const struct dossier *dossier, enum kind kind, const char *slug);

/*
 * The meeting before or after, NULL when there is none: of a meeting in its series; of a series,
 * and of the main channel of a partner, the last session held and the next one planned.
 */
const struct row *dossier_neighbour(const struct dossier *dossier, bool next);

/*
 * Builds the page of any kind of entity, or of a view by name whose form is a page
 * (core/view_name.h; self is then of KIND_NONE), into *page, which must be empty. The page copies
 * what it needs, so the dossier may be cleared after. Every page of an entity ends with its
 * sources.
 */
void dossier_page(const struct dossier *dossier, struct page *page);

#endif
