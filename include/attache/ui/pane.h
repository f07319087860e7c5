/* SPDX-License-Identifier: MIT */
/* Panes: rows of entities, the timeline, and a page in lines. State is a cursor and what is first
   on screen; the rows belong to someone else and may be replaced at any time. */
#ifndef ATTACHE_UI_PANE_H
#define ATTACHE_UI_PANE_H

#include "attache/core/flow.h"
#include "attache/core/hit.h"
#include "attache/core/row.h"
#include "attache/ui/canvas.h"

#include <stdbool.h>
#include <stddef.h>

/* A cursor in a list of count rows, of which some are seen. Invariant after scroll_fit: the cursor
   is seen, and no row is left blank that could show something. */
struct scroll {
    size_t cursor;
    size_t top;
};

/* Moves the cursor by delta rows, to the ends at most. Returns whether it moved. */
bool scroll_move(struct scroll *scroll, long delta, size_t count);

/* Makes top fit a pane of so many rows. */
void scroll_fit(struct scroll *scroll, size_t count, int rows);

/* How a pane of rows looks. */
struct pane_look {
    bool focused;
    enum lang lang;
    int32_t today;                                      /* the day that counts as today */
    bool (*kept)(void *context, const struct row *row); /* whether a * stands before it; or NULL */
    void *kept_context;
};

/* A sentence in the place of rows, on as many lines as it takes. */
void pane_draw_notice(struct canvas *canvas, struct box box, const char *text);

/* Draws rows of entities: code or acronym, title, native name, count; in a pane of 28 columns or
   more, also the meetings by decade. */
void pane_draw_list(struct canvas *canvas, struct box box, const struct result *rows,
                    const struct scroll *scroll, const struct pane_look *look);

/*
 * Draws meetings, newest first: date, partners, kind, title, place. A rule marks today between the
 * meetings to come and those past; it takes a line of its own, so the pane shows one row less.
 */
void pane_draw_timeline(struct canvas *canvas, struct box box, const struct result *rows,
                        const struct scroll *scroll, const struct pane_look *look);

/* The meeting drawn on a line of the box (0 is the first), or -1 for a rule or an empty line. */
long pane_timeline_row_at(const struct result *rows, const struct scroll *scroll, int32_t today,
                          int line);

/* Draws a flow from its line `top`, with a letter before each link when labels are on. link: the
   index of the link under the cursor, or -1. */
struct page_look {
    size_t top;
    int link;
    bool labels;
    const char *find; /* folded (text/fold.h): marked where it stands; or NULL or "" */
};
void pane_draw_page(struct canvas *canvas, struct box box, const struct flow *flow,
                    const struct page_look *look);

/* The next line past `from` in the direction (1, -1) that holds the folded words, round the end;
   -1 when there is none. */
long pane_page_find(const struct flow *flow, const char *find, long from, int direction);

/* The letter of the nth labelled link on screen, 0 when there are no more letters. */
char pane_label_letter(size_t nth);

/* The index of the link drawn at a cell of the box, or -1. */
int pane_page_link_at(const struct flow *flow, size_t top, int row, int column);

/* Hits in sections by kind, the best section first; section headings take lines of their own. */
void pane_draw_hits(struct canvas *canvas, struct box box, const struct hits *hits,
                    const struct scroll *scroll, const struct pane_look *look);

/* The hit drawn on a line of the box, or -1. */
long pane_hit_at(const struct hits *hits, const struct scroll *scroll, int rows, int line);

#endif
