/* SPDX-License-Identifier: MIT */
/*
 * Latin spellings of Korean names. A spelling is read as a lattice: a surname from a closed table
 * with its customary spellings, and one or two given syllables, each a set of Hangul syllables. Two
 * names meet when their sets do. Revised Romanization (2000), McCune-Reischauer and customary
 * spellings are all in the sets; nothing measures a distance between letters, so Song Kyung-hee
 * never meets Sung Kyung-hee.
 */
#ifndef ATTACHE_TEXT_ROMAN_H
#define ATTACHE_TEXT_ROMAN_H

#include "attache/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum roman_match {
    ROMAN_NO,
    ROMAN_YES,
    ROMAN_LOOSE, /* only if McCune-Reischauer's breve was left out: o for eo, sung for seung */
};

enum {
    ROMAN_READINGS = 24,
    ROMAN_SURNAME_WORDS = 3,
};

/* The Hangul syllables one Latin syllable may stand for: bits by the indices of hangul.h. */
struct roman_syllable {
    uint32_t initials;
    uint32_t medials;
    uint32_t loose; /* medials met only loosely */
    uint32_t finals;
};

/* Surnames, as bits by their place in the table. */
struct roman_surnames {
    uint64_t strict[ROMAN_SURNAME_WORDS];
    uint64_t loose[ROMAN_SURNAME_WORDS];
};

/* One way to read a spelling. */
struct roman_reading {
    struct roman_surnames surnames;
    struct roman_syllable given[2];
    uint8_t given_count; /* 1 or 2 */
    bool any_surname;    /* partial: no surname was written */
    bool open;           /* partial: the given name may go on */
};

/* A parsed spelling: a plain value that owns nothing. */
struct roman_name {
    struct roman_reading readings[ROMAN_READINGS];
    size_t count;
};

/*
 * Reads a whole name in UTF-8: surname first or last, the given name hyphenated, in two words or in
 * one; "SURNAME, Given" fixes the order. Case does not count; breves do. False, and out->count 0,
 * when it does not read as a Korean name.
 */
bool roman_parse(const char *latin, struct roman_name *out);

/*
 * Reads what may be part of a name, still being typed: also a given name without a surname, a
 * surname with the beginning of a given name, a given name with the beginning of a surname. A
 * surname alone is not enough. For roman_meets_hangul_partial.
 */
bool roman_parse_partial(const char *latin, struct roman_name *out);

/* Does a reading meet the name in Hangul (spaces do not count)? Partial readings never do. */
enum roman_match roman_meets_hangul(const struct roman_name *name, const char *hangul);

/* The same with partial readings. */
enum roman_match roman_meets_hangul_partial(const struct roman_name *name, const char *hangul);

/* Can two Latin spellings stand for one name in Hangul? Partial readings never do. */
enum roman_match roman_meets(const struct roman_name *a, const struct roman_name *b);

/* Whether a Latin word reads as just these syllables of Hangul, as the name of a place does that is
   no surname and given name: Daejeon, 대전. At most six. */
bool roman_reads(const char *latin, const char *hangul);

/*
 * True when the spelling reads as a Korean name: a surname of the table first or last, the rest one
 * or two syllables that names are made of. Used to forbid slips between two such names. Some names
 * of other languages read so too (Wan Gang, Song Jian).
 */
bool roman_is_korean(const char *latin);

/* How many surnames the table holds. */
size_t roman_surname_count(void);

/*
 * The surname at a place of the table, in Hangul, and its spellings: Revised Romanization,
 * McCune-Reischauer ('O' and 'U' for the letters with breve), and customary ones separated by
 * spaces. All static.
 */
const char *roman_surname_at(size_t place, const char *spellings[3]);

/* The place in the table of a surname of count syllables; -1 if none. */
int roman_surnames_place(const uint32_t *syllables, size_t count);

/*
 * The place of the surname that is this one with or without the initial-sound rule, by which South
 * Korea writes 유, 이 and 노 for 류, 리 and 로 (Hangul orthography, articles 10 to 12); -1 if the
 * table has none.
 */
int roman_surname_twin(int place);

/* Whether two names in Hangul differ only in that: 류영민, 유영민. Spaces do not count. */
bool roman_are_twins(const char *a, const char *b);

/* Adds the Revised Romanization, syllable by syllable without assimilation; the rest stays. */
void roman_rr_add(struct str *out, const char *hangul);

#endif
