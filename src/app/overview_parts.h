/* SPDX-License-Identifier: MIT */
/* Interface between the files of the overview. */
#ifndef ATTACHE_APP_OVERVIEW_PARTS_H
#define ATTACHE_APP_OVERVIEW_PARTS_H

#include "explorer_parts.h"

/* overview_load.c: the screen's load (struct screen_ops). */
void overview_load(struct explorer *ex, unsigned dirty);

/* What the detail is about: the meeting under the cursor; of an outcome, its meeting. */
struct ref overview_detail(const struct explorer *ex);

/* The screen's rest (struct screen_ops): reads ahead rows of the timeline, and the detail that
   another move like the last one shows. */
void overview_rest(struct explorer *ex);

/* Has the timeline's cursor stay on its line of the pane when the rows around it are read anew. */
void overview_keep_line(struct explorer *ex);

/* The filter, with what the left pane's cursor adds to it: the meetings of the timeline. Cleared by
   the caller. */
enum status overview_query(const struct explorer *ex, struct query *out, struct err *err);

/* The left pane's cursor moved: the timeline begins anew. */
void overview_narrowed(struct explorer *ex);

/* overview_draw.c: the panes. */
void overview_draw(struct explorer *ex, struct canvas *canvas);

/* overview_facets.c: the facets in the place of the left pane. */

/* Whether keys go to them. */
bool overview_in_facets(const struct explorer *ex);

/* The value under the cursor, NULL when there is none. */
const struct facet_value *overview_facet(const struct explorer *ex);

void overview_load_facets(struct explorer *ex);
void overview_draw_facets(struct explorer *ex, struct canvas *canvas, const struct pane_look *look);

/* Shows them, or the list again. */
void overview_toggle_facets(struct explorer *ex);

void overview_move_facets(struct explorer *ex, long by);

/* To the next section (1) or the one before (-1). */
void overview_jump_facets(struct explorer *ex, int direction);

/* Puts the value into the filter or takes it out; excludes it or takes that back. */
void overview_choose_facet(struct explorer *ex, bool exclude);

void overview_click_facets(struct explorer *ex, int line, bool twice);
void overview_print_facets(const struct explorer *ex, bool only_moved, struct str *out);

#endif
