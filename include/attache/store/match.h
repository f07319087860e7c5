/* SPDX-License-Identifier: MIT */
/*
 * Expressions for FTS5 from what a user typed, and excerpts of what they match. Internal to the
 * store. Every word goes in quotes, so nothing typed is ever syntax.
 */
#ifndef ATTACHE_STORE_MATCH_H
#define ATTACHE_STORE_MATCH_H

#include "attache/base/mem.h"
#include "attache/base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum match_columns {
    MATCH_ANYWHERE,
    MATCH_TITLE,   /* the title alone */
    MATCH_SUMMARY, /* the title or the summary */
};

/* Whether the last word was typed to its end. */
enum match_end {
    MATCH_WHOLE,
    MATCH_BEGUN,  /* it may go on when it has two letters */
    MATCH_LETTER, /* it may when it has one */
};

/*
 * Adds the expression for a word or phrase: its words side by side in that order. The last one may
 * go on as `end` says; one of Hangul always may, since particles and longer compounds follow it.
 * False, and nothing added, when there is no word in the text.
 */
bool match_add(struct str *out, const char *typed, enum match_end end, enum match_columns columns);

/* Whether each of the typed words begins a word of the text; in Hangul, stands in one. */
bool match_all(const char *text, const char *typed);

/*
 * The part of a text around the first place where one of the typed words begins a word, about
 * `letters` code points, cut at words, "…" where it is cut. NULL when there is no such place.
 */
char *match_excerpt(struct arena *arena, const char *text, const char *typed, size_t letters);

#endif
