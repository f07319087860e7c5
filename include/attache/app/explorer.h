/* SPDX-License-Identifier: MIT */
/*
 * The explorer: the program on the screen, without a terminal. It takes events, loads what a view
 * shows from the store, and draws on a canvas. Handlers change state and say what became dirty; one
 * load pass and one draw pass follow. Tests drive it as the terminal loop does.
 */
#ifndef ATTACHE_APP_EXPLORER_H
#define ATTACHE_APP_EXPLORER_H

#include "attache/app/view.h"
#include "attache/core/dossier.h"
#include "attache/core/flow.h"
#include "attache/core/hit.h"
#include "attache/core/query.h"
#include "attache/store/store.h"
#include "attache/ui/canvas.h"
#include "attache/ui/command.h"
#include "attache/ui/key.h"
#include "attache/ui/pane.h"
#include "attache/ui/prompt.h"

#include <stdbool.h>

/* What must be done anew before the screen is right again. */
enum dirty {
    DIRTY_PAINT = 1,     /* draw */
    DIRTY_TEXT = 2,      /* lay out the page or the detail for another width */
    DIRTY_DETAIL = 4,    /* load the entity of the page or the detail */
    DIRTY_WINDOW = 8,    /* load the rows around the timeline's cursor */
    DIRTY_TIMELINE = 16, /* the same, and count: another filter */
    DIRTY_LIST = 32,     /* load the left pane */
    DIRTY_HITS = 64,     /* search */
    DIRTY_SUGGEST = 128, /* find suggestions for what is typed */
    DIRTY_ALL = 255,
    DIRTY_WARM = 256, /* once drawn: read ahead what the first search needs */
};

enum prompt_use { PROMPT_NONE, PROMPT_FILTER, PROMPT_LINE };

/* What the loop must do after an event. */
enum request { REQUEST_NONE, REQUEST_QUIT, REQUEST_SUSPEND, REQUEST_REDRAW, REQUEST_MOUSE };

struct explorer {
    struct store *store; /* borrowed */
    enum lang lang;
    int32_t today;
    int rows, columns;
    struct layout layout;
    struct history history;
    unsigned dirty; /* enum dirty */
    enum request request;

    struct query filter; /* the view's query, parsed */
    struct result list;  /* the left pane; for partners row 0 is ALL */
    struct scroll list_scroll;
    struct result timeline; /* a window of it */
    struct scroll timeline_scroll;
    int64_t total;    /* meetings of the filter and the selection on the left */
    int64_t newer;    /* of these, how many stand above the window */
    struct flow text; /* the page, the detail or the help, laid out */
    struct page page;
    struct ref page_of; /* whose page that is; slug in the page's arena */
    struct hits hits;
    struct scroll hits_scroll;

    struct prompt prompt; /* the search, filter or command line */
    enum prompt_use prompt_use;
    struct result suggestions;      /* slug: what to put in, title and count: what it is */
    size_t suggest_from;            /* where in the prompt\'s text they go */
    bool (*pressed)(void *context); /* whether a key waits: a long load then stops; or NULL */
    void *pressed_context;
    bool labels;      /* letters stand on the links */
    uint32_t keys[4]; /* a begun key sequence */
    size_t key_count;
    char message[1024]; /* shown in the status line until the next key */
};

struct explorer_options {
    enum lang lang;
    int32_t today;
    const char *query; /* the filter to begin with, or NULL */
    struct ref page;   /* the page to begin with; kind KIND_NONE: the overview */
};

/* Begins at the overview. STATUS_USAGE when the query is wrong. Free with explorer_clear. */
enum status explorer_init(struct explorer *explorer, struct store *store,
                          const struct explorer_options *options, struct err *err);
void explorer_clear(struct explorer *explorer);

void explorer_resize(struct explorer *explorer, int rows, int columns);

/* Takes one event and returns what the loop must do. */
enum request explorer_event(struct explorer *explorer, const struct event *event);

/* Runs a command as its key would. */
enum request explorer_command(struct explorer *explorer, enum command_id id);

/* Loads what is dirty and draws the screen; canvas gets the explorer's size. */
void explorer_draw(struct explorer *explorer, struct canvas *canvas);

/* What can be done while nobody waits: called after the screen is painted. */
void explorer_idle(struct explorer *explorer);

/* Where the keys go: one bit of enum command_where. */
unsigned explorer_where(const struct explorer *explorer);

#endif
