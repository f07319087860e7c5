/* SPDX-License-Identifier: MIT */
/* What a search found: a row, and why it was found. */
#ifndef ATTACHE_CORE_HIT_H
#define ATTACHE_CORE_HIT_H

#include "attache/base/str.h"
#include "attache/core/lang.h"
#include "attache/core/row.h"

/* The rules of name and text search, best first. Names are those of `match.rule` in JSON. */
enum rule {
    RULE_EXACT,     /* "exact": the spelling, its words in any rotation, glued or not */
    RULE_ACRONYM,   /* "acronym" */
    RULE_ALIAS,     /* "alias": another stored spelling or name */
    RULE_FORMER,    /* "former name": of a successor or predecessor */
    RULE_WORDS,     /* "words": all words, in any order */
    RULE_PREFIX,    /* "prefix": the last word only begun */
    RULE_ROMANIZED, /* "romanised": the syllable lattice */
    RULE_HANGUL,    /* "hangul": inside a Hangul name */
    RULE_SOUND, /* "initial sound": a surname with or without its first R: 류영민, 유영민 */
    RULE_INITIALS, /* "initials" */
    RULE_KEYBOARD, /* "keyboard": typed on the other layout */
    RULE_TOPIC,    /* "topic": under a topic that matches */
    RULE_TEXT,     /* "text": in title, summary, outcomes */
    RULE_SLIP,     /* "slip": one or two letters off */
    RULE_LOOSE,    /* "loose": McCune-Reischauer without its breve; weak */
    RULE_FILTER,   /* "filter": only fields were asked for */
    RULE_COUNT
};

const char *rule_name(enum rule rule);

/* The same for people, in their language. */
const char *rule_word(enum rule rule, enum lang lang);

struct hit {
    size_t row; /* index into hits.result.rows */
    enum rule rule;
    const char *spelling; /* the spelling or the words that matched; for texts an excerpt */
    bool weak;            /* stands below the divider */
};

/* Hits, best first within their kind; kinds in the order in which the best hits of each stand. */
struct hits {
    struct result result;
    struct hit *hits;
    size_t count;
    size_t capacity;
    int64_t total; /* hits in all, of which these may be a part */
    int64_t totals[KIND_COUNT];
    /* Bits 1 << kind: more of it are still to be found, its total says how many at least. */
    unsigned partial;
    bool cut; /* these are the first of the hits that were wanted, as many as a screen shows */
    /* What was typed when it is the acronym of several organizations, else NULL; how many, and the
       names of their countries, each once, in the order of the hits, parted by commas. */
    const char *acronym;
    int64_t sharers;
    const char *countries[LANG_COUNT];
};

/* Adds "MOST is 3 organizations: Korea, China, Viet Nam" when that is so. */
void hits_add_sharers(const struct hits *hits, enum lang lang, struct str *out);

/* The code of the country that tells the hit from others of its acronym; "" when none does. */
const char *hits_country(const struct hits *hits, const struct hit *hit);

void hits_clear(struct hits *hits);

#endif
