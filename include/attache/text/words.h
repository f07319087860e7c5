/* SPDX-License-Identifier: MIT */
/*
 * The words of a text, for the full text index and for queries alike: both go through here, so a
 * phrase meets its text. Nothing is allocated.
 *
 * A word is a run of letters and digits (UAX #29, by libunistring's word break property), with its
 * marks, with apostrophes between letters and with '.' between digits. Against UAX #29: Hangul does
 * not join with other scripts or digits (AI + Hangul are two words), '_' and ':' break, an
 * ideograph or a kana of Hiragana is a word each. Examples: R&D is r, d; AT&T at, t; KF-21 kf, 21;
 * C++ c++; O'Neill oneill; U.S. us; 4.0 is 4.0; 6G 6g.
 */
#ifndef ATTACHE_TEXT_WORDS_H
#define ATTACHE_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of a folded word, at most; a longer word's key is cut at a character. */
#define WORDS_FOLDED_MAX 192

struct token {
    size_t start, end;  /* offsets of its bytes in the text */
    const char *folded; /* its key (fold.h), never empty, not ended by a NUL */
    size_t folded_size; /* in bytes */
};

/* An iterator; the fields are its own. */
struct words {
    const char *text;
    size_t size;
    size_t at;
    char folded[WORDS_FOLDED_MAX];
};

/* Starts at the first of the n bytes of s, which must outlive the iterator. */
void words_begin(struct words *words, const char *s, size_t n);

/* The next word; false at the end. word->folded is valid until the next call. */
bool words_next(struct words *words, struct token *word);

/* Ends the iteration; it may be left out before another words_begin. */
void words_end(struct words *words);

#endif
