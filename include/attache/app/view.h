/* SPDX-License-Identifier: MIT */
/*
 * Views and their history. A view is all that is needed to show a screen again exactly: it holds
 * ids and places, never rows. A zeroed history is empty.
 */
#ifndef ATTACHE_APP_VIEW_H
#define ATTACHE_APP_VIEW_H

#include "attache/core/grid.h"
#include "attache/core/kind.h"
#include "attache/ui/layout.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum screen { SCREEN_OVERVIEW, SCREEN_PAGE, SCREEN_SEARCH, SCREEN_HELP, SCREEN_GRID, SCREEN_COUNT };

/* A grid: what it shows and where the cursor is. */
struct view_grid {
    struct grid_view view;
    bool placed;        /* false: the cursor goes where it is usual */
    char *row, *column; /* slugs under the cursor; "" is the sum */
    size_t top, left;   /* struct grid_scroll */
};

struct view {
    enum screen screen;
    enum pane focus;
    char *query;         /* the filter, canonical; "" when there is none */
    enum kind list_kind; /* what the left pane lists */
    char *list_slug;     /* what is selected there; "" is the row ALL */
    size_t list_top;
    bool facets;          /* facets stand in the place of the list */
    unsigned facet_open;  /* the sections shown whole: bits */
    char *facet;          /* the value under the cursor: "partner:FR"; "" when on none */
    char *facet_typed;    /* only the values that have this */
    int64_t meeting;      /* the timeline's cursor; 0: the latest not after today */
    size_t timeline_line; /* the line of the pane on which it stands */
    enum kind page_kind;  /* SCREEN_PAGE: whose page */
    char *page_slug;
    size_t page_hit; /* which hit of the search it is, from 1; 0: none */
    size_t text_top; /* the first line shown of the page or the detail */
    int link;        /* the link under the cursor there, or -1 */
    char *search;    /* SCREEN_SEARCH: what is typed */
    size_t hit;
    struct view_grid grid; /* SCREEN_GRID */
};

/* Replaces one of a view's texts. */
void view_set(char **text, const char *value);

/* Views in the order of visit; at is the one shown, views behind it are forward. */
struct history {
    struct view *views;
    size_t count;
    size_t capacity;
    size_t at;
    size_t last; /* where '' leads */
};

/* The view shown; there must be one. */
struct view *history_now(struct history *history);

/* Appends a copy of the shown view (or a fresh one), drops what was forward, and shows it. At most
   HISTORY_MOST are kept, those of now. */
enum { HISTORY_MOST = 250 };
struct view *history_visit(struct history *history);

/* Shows the view before or after. False when there is none. */
bool history_back(struct history *history);
bool history_forward(struct history *history);

/* Exchanges the shown view and the one shown before it. False when there is none. */
bool history_toggle(struct history *history);

/* Goes back and forgets the view left: for screens that are closed, not left. */
bool history_drop(struct history *history);

/* Forgets the views before the one shown: it is where the history begins. */
void history_begin(struct history *history);

void history_clear(struct history *history);

#endif
