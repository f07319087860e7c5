/* SPDX-License-Identifier: MIT */
/*
 * Sets of meetings as cursors over ids: the meetings of an entity, of a text, of some days, and
 * what and, or and not make of them. Internal to the store.
 *
 * A cursor answers one question: which is the next id at or past this one? Conjunctions leap from
 * answer to answer, so the newest rows of any filter come without counting, sorting or offset, and
 * every statement is static. A cursor is a tree; it is built once, walked often, in both
 * directions.
 */
#ifndef ATTACHE_STORE_CURSOR_H
#define ATTACHE_STORE_CURSOR_H

#include "attache/store/db.h"
#include "attache/store/ids.h"
#include "attache/store/match.h"
#include "attache/store/place.h"

enum direction {
    DOWN, /* to older meetings: the next id is the greatest not above */
    UP,   /* to newer meetings: the next id is the least not below */
};

struct cursor;

/* Leaves. Texts are copied. What takes an err returns NULL on failure. */
struct cursor *cursor_all(struct store *store);
struct cursor *cursor_entity(struct store *store, int64_t entity);
struct cursor *cursor_text(struct store *store, const struct match *match);
struct cursor *cursor_days(struct store *store, int32_t first, int32_t last, struct err *err);
struct cursor *cursor_promise(struct store *store, const char *state); /* of vocab_outcome_state */
struct cursor *cursor_set(struct store *store, struct ids *ids);       /* takes the ids over */

/* Branches. An and has at least one child; an empty or holds for none. cursor_add takes the child
   over. */
struct cursor *cursor_and(struct store *store);
struct cursor *cursor_or(struct store *store);
struct cursor *cursor_not(struct store *store, struct cursor *child);
void cursor_add(struct cursor *parent, struct cursor *child);

/* The meetings of any of the entities, in whatever form is quickest. */
struct cursor *cursor_any_entity(struct store *store, const struct ids *entities, struct err *err);

/* Says that what this cursor finds stands in no text: it found a name. Returns the cursor. */
struct cursor *cursor_unplaced(struct cursor *cursor);

/* Whether it is cursor_all's. */
bool cursor_is_all(const struct cursor *cursor);

/* When the cursor is that of one entity alone, counts its meetings and those above the anchor,
   without walking them. Else STATUS_NONE. */
enum status cursor_count_entity(const struct cursor *cursor, int64_t anchor, struct count *out,
                                struct err *err);

/* Sets the direction; needed before the first cursor_next. */
void cursor_start(struct cursor *cursor, enum direction direction);

/* The same for a walk on which cursor_place will be asked; it costs a little at each step. */
void cursor_start_placed(struct cursor *cursor, enum direction direction);

/* Where the words stand in the meeting that cursor_next just gave. */
enum place cursor_place(struct cursor *cursor, int64_t id);

/* The next id at or past `at` in the direction; 0 at the end or after a failure. */
int64_t cursor_next(struct cursor *cursor, int64_t at);

/* Ends a walk: gives the statements back and returns its first failure, which err gets too. */
enum status cursor_stop(struct cursor *cursor, struct err *err);

void cursor_free(struct cursor **cursor);

#endif
