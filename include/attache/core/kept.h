/* SPDX-License-Identifier: MIT */
/* What a user keeps beside the records, as pages show it: the bookmarks page, and the note on the
   page of its record. */
#ifndef ATTACHE_CORE_KEPT_H
#define ATTACHE_CORE_KEPT_H

#include "attache/core/lang.h"
#include "attache/core/page.h"
#include "attache/core/row.h"

#include <stdbool.h>
#include <stddef.h>

/* A record that is bookmarked, noted on, or both. Its row's note is the record's own. */
struct kept_record {
    struct row row;   /* title "" when the database has no such record */
    const char *note; /* "" when there is none */
};

/* A saved filter and its query, a mark and what it leads to. */
struct kept_pair {
    const char *name;
    const char *text;
};

/* All of it; texts and arrays are borrowed. */
struct kept {
    const struct kept_record *records; /* in the order in which they are to stand in their kind */
    size_t record_count;
    const struct kept_pair *filters;
    size_t filter_count;
    const struct kept_pair *marks;
    size_t mark_count;
};

/* Builds the page of the view `bookmarks` into an empty page. */
void kept_page(const struct kept *kept, enum lang lang, struct page *page);

/* Puts the word that the record is bookmarked, and a section with the note on it, below the title
   of its page. Without either the page stays as it is. */
void kept_note(struct page *page, bool bookmarked, const char *note, enum lang lang);

#endif
