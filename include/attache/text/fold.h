/* SPDX-License-Identifier: MIT */
/*
 * The search key of a text: what is left when case, marks, apostrophes, hyphens and spacing do not
 * count. Two texts that a reader calls the same spelling have the same key. Locale plays no part.
 */
#ifndef ATTACHE_TEXT_FOLD_H
#define ATTACHE_TEXT_FOLD_H

#include "attache/base/mem.h"
#include "attache/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most code points one code point folds to. */
#define FOLD_LETTER_MAX 32

/*
 * Adds the key of the n bytes.
 *   Letters: full case folding and NFKD without marks, so that fullwidth forms and ligatures are
 *   plain; o-stroke, l-stroke, d-stroke, eth, thorn (th), dotless i, sharp s (ss), ae, oe and the
 *   like become ASCII. Hangul stays composed (NFD is composed first), lone jamo and kana stay.
 *   Apostrophes of all kinds vanish (O'Neill: oneill). White space, hyphens, dashes and other
 *   punctuation and symbols are one space; none leads, trails or stands double.
 *   Stay: '&' between letters or digits (r&d, at&t); '+' and '#' after a one-letter word (c++, c#);
 *   '.' between digits (4.0). '.' after a one-letter word and before a letter vanishes (U.S.A.:
 *   usa). So KF-21 is "kf 21", ASEAN+3 "asean 3", R & D "r d".
 * Idempotent. Malformed bytes are spaces.
 */
void fold_add(struct str *out, const char *s, size_t n);

/* The key of a string; it lives as long as the arena. */
char *fold_dup(struct arena *arena, const char *s);

/*
 * The folded form of one code point of NFC text, 0 to FOLD_LETTER_MAX code points; returns how
 * many. 0 for marks, apostrophes and invisible characters. What is no letter or digit is itself.
 */
size_t fold_letter(uint32_t cp, uint32_t out[FOLD_LETTER_MAX]);

/* True for every kind of apostrophe, prime and modifier letter used as one. */
bool fold_is_apostrophe(uint32_t cp);

#endif
