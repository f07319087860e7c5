/* SPDX-License-Identifier: MIT */
/* Interface between the files of the explorer: loading, moving, opening, drawing. */
#ifndef ATTACHE_APP_EXPLORER_PARTS_H
#define ATTACHE_APP_EXPLORER_PARTS_H

#include "attache/app/explorer.h"

/* explorer_load.c: loads all that is dirty but the painting. */
void explorer_load(struct explorer *ex);

/* The meeting under the timeline's cursor, or NULL. */
const struct row *explorer_meeting(const struct explorer *ex);

/* The row under the left pane's cursor, or NULL; ALL is a row without slug. */
const struct row *explorer_selected(const struct explorer *ex);

/* Lines of text the page or detail pane shows. */
int explorer_text_rows(const struct explorer *ex);

/* Where the text of the page, the help or the detail stands. */
struct box explorer_text_box(const struct explorer *ex);

/* explorer_move.c: moves the cursor of the pane in focus by rows, or to an end. */
void explorer_move(struct explorer *ex, long rows);
void explorer_move_end(struct explorer *ex, bool last);
void explorer_move_to(struct explorer *ex, int64_t line, bool percent);
void explorer_walk(struct explorer *ex, int direction);
void explorer_focus(struct explorer *ex, enum pane pane);
int explorer_pane_rows(const struct explorer *ex);

/* explorer_open.c: opens what the cursor is on; opens one entity; goes through the history. */
void explorer_open(struct explorer *ex);
void explorer_open_ref(struct explorer *ex, struct ref ref);
void explorer_open_link(struct explorer *ex, int link);
void explorer_open_hit(struct explorer *ex, int step);
void explorer_shown(struct explorer *ex);

/* explorer_prompt.c: the search screen and the prompts in the status line. */
void explorer_search(struct explorer *ex);
void explorer_prompt_start(struct explorer *ex, enum prompt_use use, const char *text);
bool explorer_prompt_event(struct explorer *ex, const struct event *event);

/* Whether a query is being typed. */
bool explorer_completes(const struct explorer *ex);

/* explorer_mouse.c */
void explorer_mouse(struct explorer *ex, const struct event *event);

/* explorer_suggest.c: finds suggestions for the text of the prompt, takes the first (false when
   there is none), draws them in the footer. */
void explorer_suggest(struct explorer *ex);
bool explorer_complete(struct explorer *ex);
void explorer_draw_suggestions(const struct explorer *ex, struct canvas *canvas);

/* Shows a message until the next key. */
void explorer_say(struct explorer *ex, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline struct view *explorer_view(struct explorer *ex)
{
    return history_now(&ex->history);
}

static inline const struct view *explorer_view_const(const struct explorer *ex)
{
    return &ex->history.views[ex->history.at];
}

#endif
