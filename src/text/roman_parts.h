/* SPDX-License-Identifier: MIT */
/* What the files of the module roman share: the table of surnames and the rules for a syllable. */
#ifndef ATTACHE_TEXT_ROMAN_PARTS_H
#define ATTACHE_TEXT_ROMAN_PARTS_H

#include "attache/text/roman.h"

/*
 * Latin letters in here are lower case, with 'O' for o-breve and 'U' for u-breve. All places are
 * bits or indices as in hangul.h.
 */

/* Adds to *out every surname spelled so, or, with prefix, whose spelling starts so. */
bool roman_surnames_find(const char *letters, size_t n, bool prefix, struct roman_surnames *out);

/* How a syllable stands in a name. */
enum roman_place {
    ROMAN_FIRST,  /* of the given name: ri may be written ni or i */
    ROMAN_SECOND, /* consonants may be voiced */
};

/*
 * Reads the n letters as one syllable; false if they are none that names are made of. *mccune
 * becomes false when the spelling is not one of McCune-Reischauer without breves.
 */
bool roman_syllable_read(const char *letters, size_t n, enum roman_place place,
                         struct roman_syllable *out, bool *mccune);

/* The same for letters that may go on. */
bool roman_syllable_begin(const char *letters, size_t n, enum roman_place place,
                          struct roman_syllable *out);

/* True when one of the syllables, loose ones with loose, is one that names are made of. */
bool roman_syllable_real(const struct roman_syllable *syllable, bool loose);

#endif
