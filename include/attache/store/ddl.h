/* SPDX-License-Identifier: MIT */
/* The tables of the database: its statements, version and the numbers it keeps. Internal to the
   store. The one schema serves the embedded image, the users' imports and the caches. */
#ifndef ATTACHE_STORE_DDL_H
#define ATTACHE_STORE_DDL_H

enum {
    DDL_APPLICATION_ID = 0x61747463, /* "attc" */
    DDL_VERSION = 2,                 /* user_version; a newer one is refused */
};

/*
 * Kinds in entity.kind: those of enum kind, and the facets below, which are entities without a
 * record: their slug is the word or the folded name, their title the label.
 */
enum facet {
    FACET_PLACE = 20, /* slug: the folded name of the city; title: the city; partners: KR or "" */
    FACET_MEETING_KIND,
    FACET_LEVEL,
    FACET_MODE,
    FACET_STATUS,
    FACET_CONFIDENCE,
    FACET_HAS,    /* the words of vocab_query_has */
    FACET_DECADE, /* "1990s": by the first possible day */
    FACET_END
};

/* What a spelling in the table name is of its entity. */
enum spelling {
    SPELLING_TITLE = 0,
    SPELLING_NATIVE,
    SPELLING_ACRONYM,
    SPELLING_ALIAS,
    SPELLING_FORMER, /* a name of its predecessor or successor */
    SPELLING_ID,     /* the slug itself: partners' codes */
};

/* Creates every table and index, in one script. */
extern const char ddl_script[];

/* Makes the empty table text anew with an index of prefixes, and the empty table term: for more
   meetings than DDL_TEXT_SMALL, where a prefix would otherwise be merged from too many words on
   each key. */
extern const char ddl_text_large[];
/* Fills the table term from the finished table text. */
extern const char ddl_fill_terms[];
enum { DDL_TEXT_SMALL = 5000 };

#endif
