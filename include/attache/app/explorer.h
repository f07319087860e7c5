/* SPDX-License-Identifier: MIT */
/*
 * The explorer: the program on the screen, without a terminal. It takes events, loads what a view
 * shows from the store, and draws on a canvas. Handlers change state and say what became dirty; one
 * load pass and one draw pass follow. Tests drive it as the terminal loop does.
 */
#ifndef ATTACHE_APP_EXPLORER_H
#define ATTACHE_APP_EXPLORER_H

#include "attache/app/options.h"
#include "attache/app/view.h"
#include "attache/core/flow.h"
#include "attache/core/hit.h"
#include "attache/core/query.h"
#include "attache/store/store.h"
#include "attache/ui/canvas.h"
#include "attache/ui/command.h"
#include "attache/ui/pane_facets.h"
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
    DIRTY_REST = 512, /* once drawn: what no key was kept waiting for (struct screen_ops) */
};

/* A page, laid out. */
struct leaf {
    struct ref of; /* whose page that is; slug in the page's arena */
    struct page page;
    struct flow text; /* the page in so many columns */
    int columns;
    bool stale; /* what the page is built from has changed since */
};

enum prompt_use {
    PROMPT_NONE,
    PROMPT_FILTER,
    PROMPT_LINE,
    PROMPT_FIND,
    PROMPT_FACET,
    PROMPT_COMPARE, /* partners with spaces between */
    PROMPT_EXPORT,
    PROMPT_OVERWRITE, /* y or n */
    PROMPT_USES
};

/* What the loop must do after an event; explorer.payload is what it is about. */
enum request {
    REQUEST_NONE,
    REQUEST_QUIT,
    REQUEST_SUSPEND,
    REQUEST_REDRAW,
    REQUEST_MOUSE,
    REQUEST_COPY,   /* payload: a text for the clipboard */
    REQUEST_BROWSE, /* payload: an address */
    REQUEST_PAGER,  /* payload: a text to read */
    REQUEST_MANUAL, /* payload: the name of a manual page */
    REQUEST_EDIT,   /* payload: a text to edit; then explorer_edited */
};

/* What a click on a part of the screen does: drawing says so, so that it can't be wrong. */
struct zone {
    struct box box;
    enum command_id command;
    int argument; /* for commands that need to know which one, else 0 */
};

enum { ZONES = 64 };

struct grid_state;

/* Another database in the place of the one that is open. */
struct exchange_request {
    const char *path;   /* "": the embedded dataset */
    bool with_embedded; /* its records beside those of the file */
    void (*progress)(void *context, int64_t done, int64_t total); /* as store/cache.h, or NULL */
    void *progress_context;
    char notice[200]; /* out: one line to show though all went well, or "" */
};

/* What the owner of the store does for it. On success *store is the new one, the former is closed,
   and the options that the explorer has name the new one; on failure all is as it was. */
typedef enum status exchange_fn(void *context, struct exchange_request *request,
                                struct store **store, struct err *err);

struct explorer {
    struct store *store;   /* borrowed */
    exchange_fn *exchange; /* set by who owns the store; NULL: there is but this one */
    void *exchange_context;
    void (*progress)(void *context, int64_t done, int64_t total); /* of an exchange; or NULL */
    void *progress_context;
    struct notebook *notebook;     /* borrowed; NULL, until the caller sets it: nothing is kept */
    const struct options *options; /* borrowed: those of the command line */
    const struct keymap *keymap;   /* borrowed, or NULL */
    enum lang lang;
    bool ascii; /* the terminal has ASCII alone; set before the first draw */
    int32_t today;
    int rows, columns;
    struct layout layout;
    struct history history;
    unsigned dirty; /* enum dirty */
    enum request request;
    struct str payload; /* what the request is about */
    struct pane_sizes sizes;
    enum layout_border dragged; /* the border under a pressed button */
    struct zone zones[ZONES];   /* as drawn */
    size_t zone_count;

    struct query filter; /* the view's query, parsed */
    struct result list;  /* the left pane; for partners row 0 is ALL */
    struct scroll list_scroll;
    struct facets facets; /* in the place of the left pane */
    struct facet_lines facet_lines;
    struct scroll facet_scroll;
    struct result timeline; /* a window of it */
    struct scroll timeline_scroll;
    struct count counted; /* meetings of the filter and the selection on the left, and how many of
                             these stand above the window */
    struct leaf leaf;     /* what the page or the detail shows */
    struct leaf ahead;    /* what the detail shows after the next move, most likely; or nothing */
    long stride;          /* the rows that the list's or the timeline's cursor last moved by */
    struct hits hits;
    struct scroll hits_scroll;
    bool asks; /* what is typed into the search asks for something */

    struct grid_state *grid; /* screen_grid.c; NULL before the first grid */

    struct result help; /* the rows of the help */
    struct scroll help_scroll;

    struct prompt prompt; /* the search, the filter or the `:` line */
    enum prompt_use prompt_use;
    size_t prompt_from; /* the first line of the page when the prompt was opened */
    struct prompt_history typed[PROMPT_USES]; /* by enum prompt_use */
    struct result suggestions;      /* slug: what to put in, title and count: what it is */
    size_t suggestion;              /* the one taken next */
    size_t suggest_from;            /* where in the prompt's text they go */
    const char *argument;           /* what stood after a command on the `:` line, else "" */
    int zone_argument;              /* of the zone clicked */
    bool (*pressed)(void *context); /* whether a key waits: a long load then stops; or NULL */
    void *pressed_context;
    struct str find;    /* what was last looked for in a page, folded */
    long found_line;    /* of the page shown: where it stands, or -1 */
    struct str ended;   /* the place where the last run ended; set by the caller */
    struct str asked;   /* the file that PROMPT_OVERWRITE is about */
    struct str noted;   /* the name of the record whose note is edited */
    char letter;        /* the last key of the command that runs, when it is one */
    bool typed_unsaved; /* something was typed that is not on the disk */
    bool drawing;       /* a load that takes long may be stopped and done later */
    bool by_line;       /* lines are typed, not keys: no screen is one of typing */
    bool labels;        /* letters stand on the links */
    bool chip_labels;   /* letters stand on the chips of the filter */
    uint32_t keys[4];   /* a begun key sequence */
    size_t key_count;
    bool which_key;     /* its ways on are shown */
    char message[1024]; /* shown in the status line until the next key */
    struct err lost;    /* the first thing that the database did not give, or nothing */
};

/* Begins at the address, the words of a command line, else (NULL) at the overview. The options,
   which outlive it, say language, day and keys. STATUS_USAGE when the address is a wrong query.
   Free with explorer_clear. */
enum status explorer_init(struct explorer *explorer, struct store *store,
                          const struct options *options, const char *address, struct err *err);
void explorer_clear(struct explorer *explorer);

void explorer_resize(struct explorer *explorer, int rows, int columns);

/* Takes one event and returns what the loop must do. */
enum request explorer_event(struct explorer *explorer, const struct event *event);

/* Runs a command as its key would. */
enum request explorer_command(struct explorer *explorer, enum command_id id);

/* Loads what is dirty and draws the screen; canvas gets the explorer's size. */
void explorer_draw(struct explorer *explorer, struct canvas *canvas);

/* What can be done while nobody waits: called after the screen is painted. Ends when a key waits.
   True when there is something new to paint. */
bool explorer_idle(struct explorer *explorer);

/* Milliseconds until explorer_timeout is to be called if no event comes; -1: never. */
int explorer_patience(const struct explorer *explorer);
void explorer_timeout(struct explorer *explorer);

/* Takes the payload of REQUEST_EDIT back as it was edited. */
void explorer_edited(struct explorer *explorer);

/* Adds the place where the run ends, which the next one can go back to. Closes a help. */
void explorer_end(struct explorer *explorer, struct str *place);

/* Where the keys go: one bit of enum command_where. */
unsigned explorer_where(const struct explorer *explorer);

#endif
