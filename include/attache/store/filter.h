/* SPDX-License-Identifier: MIT */
/*
 * From a query to a cursor over its meetings. Internal to the store.
 *
 * - A value of a field names entities by the rules of search (names_value), and holds for the
 *   meetings of any of them; a value that names nothing holds for no meeting.
 * - A word or phrase holds for a meeting when its text has it, or when it is, as a whole, a name of
 *   something the meeting involves. So quantum also finds meetings whose only trace of it is the
 *   topic. The last bare word may be only begun, unless it is the whole of a name (AI, KIST).
 * - Several bare words also hold where the words of all of them together name one entity by a
 *   whole spelling, a Korean reading or the other keyboard: song kyunghee finds her meetings,
 *   though the text writes Kyung-hee Song. A single one too.
 * - Words that stand together and are a name as a whole (united kingdom, viet nam, artificial
 *   intelligence) hold as that name, or where the text has them all: united kingdom space.
 * - What asks for nothing (query_asks) is as if not typed; a query of nothing else holds for none.
 */
#ifndef ATTACHE_STORE_FILTER_H
#define ATTACHE_STORE_FILTER_H

#include "attache/core/query.h"
#include "attache/store/cursor.h"

enum filter_mode {
    FILTER_MEETINGS, /* the meetings of the query */
    FILTER_OUTCOMES, /* without the terms that choose among outcomes (filter_on_outcome) */
    FILTER_FIELDS,   /* without words and phrases */
};

/* Compiles, or finds what it compiled lately. *out is borrowed from the store until it compiles
   some other queries; NULL on failure. */
enum status filter_open(struct store *store, const struct query *query, enum filter_mode mode,
                        struct cursor **out, struct err *err);

/* Whether the term chooses among outcomes: has:promise, is:open, is:kept, is:partly, is:lapsed. */
bool filter_on_outcome(const struct term *term);

/* The kind (or facet) of the entities that a field's values name; 0 when they name none. */
int filter_kind(enum query_field field);

/* Adds the entities of a kind (filter_kind) that a value names, by the rules above. */
enum status filter_value(struct store *store, int kind, const char *value, struct ids *entities,
                         struct err *err);

/* Forgets all that was compiled. */
void filter_free_all(struct store *store);

#endif
