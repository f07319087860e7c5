/* SPDX-License-Identifier: MIT */
/*
 * Expressions for FTS5 from what a user typed, and excerpts of what they match. Internal to the
 * store. Every word goes in quotes, so nothing typed is ever syntax.
 */
#ifndef ATTACHE_STORE_MATCH_H
#define ATTACHE_STORE_MATCH_H

#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/text/words.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether the last word was typed to its end. */
enum match_end {
    MATCH_WHOLE,
    MATCH_BEGUN,  /* it may go on when it has two letters */
    MATCH_LETTER, /* it may when it has one */
};

/* An expression under construction: parts that must all hold. A zeroed one is empty. */
struct match {
    struct str text;   /* for MATCH */
    struct str groups; /* how many phrases each part has, for place() (place.h): "1 12 1" */
};

/* The last word of a typed text. */
struct match_word {
    size_t start;                  /* offset in the text */
    char folded[WORDS_FOLDED_MAX]; /* as it stands in the index; not ended by a NUL */
    size_t size;
    bool open; /* may go on, as `end` says; one of Hangul always may, since particles and longer
                  compounds follow it */
};

/* Finds it; false when there is no word in the text. */
bool match_last(const char *typed, enum match_end end, struct match_word *out);

/* Adds a part: the words of the text side by side in that order; when open, the last one may go
   on. */
void match_add(struct match *match, const char *typed, bool open);

/* The same with the last word put in place of the typed one, n times: the part holds when one of
   them does. */
void match_begin_group(struct match *match);
void match_add_choice(struct match *match, const char *typed, size_t start, const char *word);
void match_end_group(struct match *match, size_t choices);

void match_clear(struct match *match);

/*
 * The next phrase of what was typed, folded, in the arena: what stands in quotes where a word may
 * start, from *at on, which moves behind it. NULL when there is none any more. One without a letter
 * or digit is left out.
 */
const char *match_next_phrase(const char **at, struct arena *arena);

/*
 * Whether the words of a phrase stand side by side, in that order, in a text; both are folded. In
 * Hangul it may begin and end inside a word, as in the index; a space may be where the other has
 * none (Kyung-hee, Kyunghee).
 */
bool match_has_phrase(const char *key, const char *phrase);

/* Whether each of the typed words begins a word of the text; in Hangul, stands in one; and the text
   has each of the phrases. */
bool match_all(const char *text, const char *typed);

/*
 * The part of a text around the first place where one of the typed words begins a word, about
 * `letters` code points, cut at words, "…" where it is cut. NULL when there is no such place.
 */
char *match_excerpt(struct arena *arena, const char *text, const char *typed, size_t letters);

#endif
