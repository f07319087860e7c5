/* SPDX-License-Identifier: MIT */
/*
 * Hangul: syllables and their parts (Unicode 3.12), initial consonants, the two-set keyboard
 * (KS X 5002) and matching while a syllable is still being composed.
 */
#ifndef ATTACHE_TEXT_HANGUL_H
#define ATTACHE_TEXT_HANGUL_H

#include "attache/base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Indices of a syllable's parts in the order of Unicode. */
struct hangul_parts {
    int initial; /* 0 to 18 */
    int medial;  /* 0 to 20 */
    int final;   /* 0 (none) to 27 */
};

/* U+AC00 to U+D7A3. */
bool hangul_is_syllable(uint32_t cp);

/* Compatibility jamo (U+3131 to U+318E) and conjoining jamo (U+1100 to U+11FF, A960, D7B0). */
bool hangul_is_jamo(uint32_t cp);

/* The parts of a syllable; false, and *out as it was, when it is none. */
bool hangul_decompose(uint32_t syllable, struct hangul_parts *out);

/* The syllable of three indices, 0 when one is out of its range. */
uint32_t hangul_compose(struct hangul_parts parts);

/* The compatibility jamo of an index: U+3131 to U+3163; 0 when out of range or no final. */
uint32_t hangul_initial_jamo(int initial);
uint32_t hangul_medial_jamo(int medial);
uint32_t hangul_final_jamo(int final);

/* A conjoining jamo of modern Hangul as its compatibility jamo; others as they are. */
uint32_t hangul_compatible_jamo(uint32_t cp);

/*
 * Adds the initial consonant (compatibility jamo) of each syllable. Spaces vanish; what is no
 * syllable stays as it is, but for the clusters that an input method makes of two consonants typed
 * one after the other, which are spread again (U+3133 is U+3131 U+3145): a name and a query by
 * initials come out alike.
 */
void hangul_initials(struct str *out, const char *s);

/* True when s holds only consonant jamo, at least one, and spaces: a query by initials. */
bool hangul_all_consonants(const char *s);

/* Adds what the keys of a Latin two-set keyboard type in Hangul; other characters stay. */
void hangul_from_keys(struct str *out, const char *latin);

/* Adds the Latin keys that type a text of syllables and jamo; other characters stay. */
void hangul_to_keys(struct str *out, const char *hangul);

/*
 * True when text starts with typed, whose last syllable may still be on its way: it may lack parts
 * of its vowel or final, be an initial consonant alone, or hold as final what will become the next
 * initial. White space does not count on either side. False when typed is empty.
 */
bool hangul_prefix_match(const char *text, const char *typed);

/* The first place in text from which hangul_prefix_match holds, NULL if none. Borrowed. */
const char *hangul_find(const char *text, const char *typed);

#endif
