/* SPDX-License-Identifier: MIT */
/* A search under way. Its parts do nothing once the status has failed. */
#ifndef ATTACHE_STORE_SEARCH_PARTS_H
#define ATTACHE_STORE_SEARCH_PARTS_H

#include "attache/store/idset.h"
#include "attache/store/names.h"

enum { SEARCH_ALTERNATIVES = 8 };

struct search {
    struct store *store;
    struct query query; /* without what asks for nothing */
    enum kind kind;
    size_t limit;                          /* of each kind */
    size_t screen;                         /* hits at most in all */
    struct str typed[SEARCH_ALTERNATIVES]; /* what may be a name: more than one with OR */
    size_t typed_count;
    bool filtered;          /* there are other terms than words */
    struct idset meetings;  /* then: the meetings of those */
    struct name_hits names; /* entities of all kinds that have names */
    struct name_hits texts; /* meetings, by id; rank: enum place */
    int64_t text_total;
    bool hurry; /* a key waits for the first hits */
    struct hits *out;
    enum status status;
    struct err *err;
};

void search_add(struct name_hits *hits, const struct name_hit *hit);

/* When the time of a hurried search is over what was found stands, and is said to be a part. */
void search_settle(struct search *s);

/* Entities by name, by id, and topics below a topic. */
void search_names(struct search *s);

/* Of those, only what the fields allow. */
void search_keep_involved(struct search *s);

/* Notes when what was typed is the acronym of several organizations, of those that are kept. */
void search_note_sharers(struct search *s);

/* Meetings by text. */
void search_texts(struct search *s);

/* The words around what was found in the meeting of the row. In the arena of the hits. */
const char *search_excerpt(struct search *s, const struct row *row);

/* Sources or outcomes, which have no names: straight into the hits, those with all words. */
void search_records(struct search *s);

/* Adds a hit for the last row of the result. */
void search_show(struct search *s, enum rule rule, const char *spelling, bool weak);

#endif
