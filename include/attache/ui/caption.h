/* SPDX-License-Identifier: MIT */
/* The words of the screen around the data, in every language. Those of pages are in core/label.h.
 */
#ifndef ATTACHE_UI_CAPTION_H
#define ATTACHE_UI_CAPTION_H

#include "attache/core/query.h"

enum caption {
    CAPTION_SUBJECT, /* what the program is about, in the title line */
    CAPTION_DATA_OF,
    CAPTION_ALL,
    CAPTION_TIMELINE,
    CAPTION_DETAIL,
    CAPTION_HELP,
    CAPTION_NO_MEETING,
    CAPTION_NOTHING_FOUND,
    CAPTION_LESS_LIKELY, /* the divider above weak hits */
    CAPTION_HIT,         /* before "3/50" */
    CAPTION_SEARCH_HINT,
    CAPTION_NO_SEARCH,
    CAPTION_BEGINNING,
    CAPTION_NO_KEYS,
    CAPTION_NO_NEIGHBOUR,
    CAPTION_NOTHING_HERE, /* to export, to read */
    CAPTION_NO_RECORD,
    CAPTION_NO_LINK,
    CAPTION_LINK, /* what Tab goes to on a page */
    CAPTION_NO_SOURCE,
    CAPTION_NO_FORWARD,
    CAPTION_NO_NOTEBOOK,
    CAPTION_WORKS_IN, /* before the places where a key works, each with its key */
    CAPTION_IN_OVERVIEW,
    CAPTION_IN_DETAIL,
    CAPTION_IN_FACETS,
    CAPTION_IN_MATRIX,
    CAPTION_IN_LANES,
    CAPTION_ON_PAGES,
    CAPTION_ON_REPORTS,
    CAPTION_IN_HELP,
    CAPTION_NO_COMMAND,
    CAPTION_GO_WHERE,
    CAPTION_EMBEDDED,
    CAPTION_ONE_DATABASE,
    CAPTION_READING, /* before "3 / 50" */
    CAPTION_NOT_IN_DATA,
    CAPTION_NO_LAST_PLACE,
    CAPTION_COPIED,
    CAPTION_BYTES_BY,
    CAPTION_TOO_LONG,
    CAPTION_OPENING,
    CAPTION_ENDINGS,
    CAPTION_COMPARE,   /* a label too */
    CAPTION_EXPORT_TO, /* the label of the prompt, with its spaces */
    CAPTION_OVERWRITE, /* a label too */
    CAPTION_NOT_WRITTEN,
    CAPTION_WRITTEN,
    CAPTION_SAME_BY,
    CAPTION_NO_PAGER,
    CAPTION_NO_MANUAL,
    CAPTION_MOUSE_ON,
    CAPTION_MOUSE_OFF,
    CAPTION_MORE,
    CAPTION_FEWER,
    CAPTION_FACETS,
    CAPTION_IN_FILTER,
    CAPTION_EXCLUDED,
    CAPTION_NO_FACET,
    CAPTION_NO_CHIP,
    CAPTION_BOOKMARKED,
    CAPTION_BOOKMARK_OFF,
    CAPTION_NOTED,
    CAPTION_NOTE_WHAT,
    CAPTION_NOTE_OFF,
    CAPTION_MARKED,
    CAPTION_NO_MARK,
    CAPTION_WHICH_LETTER,
    CAPTION_SAVED,
    CAPTION_SAVE_WHAT,
    CAPTION_SAVE_NAME,
    CAPTION_IN_MEMORY, /* not on the disk yet */
    CAPTION_WAITING,
    CAPTION_PINNED,
    CAPTION_NOT_PINNED,
    CAPTION_WIDEST,
    CAPTION_COUNTING,
    CAPTION_PLAIN_HELLO, /* without a screen */
    CAPTION_PLAIN_HELP,
    CAPTION_PLAIN_MORE,
    CAPTION_PLAIN_ANSWER,
    CAPTION_PLAIN_FILTER,
    CAPTION_PLAIN_FOUND,
    CAPTION_COUNT
};

/* The text of a caption; never NULL. */
const char *caption(enum caption caption, enum lang lang);

/* "Partners", "Levels": a field of the query language that is a facet, as a heading; "" for
   others. */
const char *caption_of_field(enum query_field field, enum lang lang);

#endif
