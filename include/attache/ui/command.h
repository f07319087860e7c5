/* SPDX-License-Identifier: MIT */
/*
 * The one table of commands: name, keys, where it is valid, help. Dispatch, the footer's hints, the
 * help screen, the `:` line and the KEYS section of the manual all come from it.
 */
#ifndef ATTACHE_UI_COMMAND_H
#define ATTACHE_UI_COMMAND_H

#include "attache/base/str.h"
#include "attache/core/lang.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum command_id {
    COMMAND_NONE,
    COMMAND_DOWN,
    COMMAND_UP,
    COMMAND_LEFT,
    COMMAND_RIGHT,
    COMMAND_PAGE_DOWN,
    COMMAND_PAGE_UP,
    COMMAND_HALF_DOWN,
    COMMAND_HALF_UP,
    COMMAND_TOP,
    COMMAND_END,
    COMMAND_NEXT_PANE,
    COMMAND_PREVIOUS_PANE,
    COMMAND_PANE_1,
    COMMAND_PANE_2,
    COMMAND_PANE_3,
    COMMAND_MAXIMIZE,
    COMMAND_OPEN,
    COMMAND_BRIEFING,
    COMMAND_COMPARE,
    COMMAND_LABEL_LINKS,
    COMMAND_BACK,
    COMMAND_FORWARD,
    COMMAND_LAST_PLACE,
    COMMAND_SERIES_PREVIOUS,
    COMMAND_SERIES_NEXT,
    COMMAND_SEARCH,
    COMMAND_NEXT_HIT,
    COMMAND_PREVIOUS_HIT,
    COMMAND_FILTER,
    COMMAND_GO_PARTNERS,
    COMMAND_GO_TIMELINE,
    COMMAND_GO_PEOPLE,
    COMMAND_GO_ORGANIZATIONS,
    COMMAND_GO_TOPICS,
    COMMAND_GO_AGREEMENTS,
    COMMAND_GO_SERIES,
    COMMAND_GO_LEDGER,
    COMMAND_GO_GAPS,
    COMMAND_GO_COVERAGE,
    COMMAND_GO_RANDOM,
    COMMAND_LINE,
    COMMAND_HELP,
    COMMAND_CANCEL,
    COMMAND_QUIT,
    COMMAND_LEAVE,
    COMMAND_REDRAW,
    COMMAND_SUSPEND,
    COMMAND_MOUSE,
    COMMAND_COPY,
    COMMAND_COPY_RECORD,
    COMMAND_EXPORT,
    COMMAND_SOURCE,
    COMMAND_PAGER,
    COMMAND_MANUAL,
    COMMAND_SCROLL_DOWN,
    COMMAND_SCROLL_UP,
    COMMAND_WIDER,
    COMMAND_NARROWER,
    COMMAND_FIND,
    COMMAND_GO_SEARCH,
    COMMAND_BOOKMARK,
    COMMAND_ANNOTATE,
    COMMAND_MARK,
    COMMAND_JUMP,
    COMMAND_GO_BOOKMARKS,
    COMMAND_GO_FILTERS,
    COMMAND_SAVE,
    COMMAND_MAP,
    COMMAND_GO,
    COMMAND_DATABASE,
    COMMAND_FACETS,
    COMMAND_FACET_CHOOSE,
    COMMAND_FACET_EXCLUDE,
    COMMAND_FACET_NARROW,
    COMMAND_FACET_PREVIOUS,
    COMMAND_FACET_NEXT,
    COMMAND_DROP,
    COMMAND_DROP_ALL,
    COMMAND_MATRIX,
    COMMAND_LANES,
    COMMAND_ZOOM_OUT,
    COMMAND_ZOOM_IN,
    COMMAND_SHORTER,
    COMMAND_LONGER,
    COMMAND_EARLIER,
    COMMAND_LATER,
    COMMAND_SORT,
    COMMAND_READING,
    COMMAND_LANES_OF,
    COMMAND_PIN,
    COMMAND_COUNT
};

/* Where a command is valid: bits. */
enum command_where {
    WHERE_LIST = 1,     /* the left pane */
    WHERE_TIMELINE = 2, /* the middle pane */
    WHERE_DETAIL = 4,   /* the detail pane */
    WHERE_RECORD = 8,   /* the page of a record, and pages that no query narrows */
    WHERE_SEARCH = 16,  /* the search screen */
    WHERE_HELP = 32,
    WHERE_FACETS = 64, /* the facets in the place of the left pane */
    WHERE_MATRIX = 128,
    WHERE_LANES = 256,
    WHERE_REPORT = 512, /* a page about the meetings of a query */
    WHERE_PAGE = WHERE_RECORD | WHERE_REPORT,
    WHERE_GRID = WHERE_MATRIX | WHERE_LANES,
    WHERE_ROWS = WHERE_LIST | WHERE_TIMELINE | WHERE_DETAIL,
    WHERE_PANES = WHERE_ROWS | WHERE_FACETS,
    WHERE_FILTERED = WHERE_PANES | WHERE_GRID | WHERE_REPORT, /* the filter holds here */
    WHERE_TEXT = WHERE_DETAIL | WHERE_PAGE,
    WHERE_BROWSE = WHERE_PANES | WHERE_PAGE | WHERE_HELP | WHERE_GRID,
    WHERE_ALL = 1023,
};

struct command {
    enum command_id id;
    const char *name;             /* for the `:` line: "page-down" */
    const char *keys;             /* sequences with spaces between, the usual one first */
    unsigned where;               /* enum command_where */
    const char *help[LANG_COUNT]; /* one line */
    const char *hint[LANG_COUNT]; /* for the footer, "" when it is not shown there */
    int hint_rank;                /* smaller stands first and is dropped last */
    const char *argument;         /* what the `:` line may have after the name: "NAME"; or "" */
};

/* The command of an id; never NULL for ids below COMMAND_COUNT but COMMAND_NONE. */
const struct command *command_get(enum command_id id);

/* The command with that name or, when only one begins so, the one that begins so; else NULL. */
const struct command *command_find(const char *name);

/* Keys that a user gave to commands in place of those of the table; NULL entries are as the table
   has them. A keymap that is NULL changes nothing. */
struct keymap {
    const char *keys[COMMAND_COUNT];
};

/* The keys of a command: sequences with spaces between. */
const char *command_keys(const struct keymap *map, enum command_id id);

/*
 * Whether two commands that are valid in a place together would have the same key sequence, or one
 * of which begins the other's; keys then gets that of `id`, as it is written.
 */
bool command_clash(const struct keymap *map, enum command_id id, enum command_id other,
                   struct str *keys);

/* Whether `count` keys typed are the beginning of a sequence. */
bool command_begins(const uint32_t *sequence, const uint32_t *keys, size_t count);

/* What keys typed so far mean in a place. */
enum command_match {
    COMMAND_UNKNOWN, /* nothing begins so */
    COMMAND_PREFIX,  /* more keys are needed */
    COMMAND_FOUND,
};
enum command_match command_match(const struct keymap *map, const uint32_t *keys, size_t count,
                                 unsigned where, enum command_id *out);

/* Reads one sequence of a keys text into keys (room for 4); returns how many, 0 at the end.
 *text moves behind it. */
size_t command_next_keys(const char **text, uint32_t keys[4]);

#endif
