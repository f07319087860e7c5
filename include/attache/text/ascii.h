/* SPDX-License-Identifier: MIT */
/* Transliteration for a terminal, or a reader, that has ASCII alone. */
#ifndef ATTACHE_TEXT_ASCII_H
#define ATTACHE_TEXT_ASCII_H

#include "attache/base/str.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Adds an ASCII form of the n bytes. Latin letters lose their marks; dashes, quotes, dots, arrows,
 * box drawing and blocks become an ASCII character of the same one column ("…" is '~'); Hangul is
 * Revised Romanization by syllable; what is left is '?' for each of its columns. ASCII, controls
 * too, stays. A letter that needs two (ae, ss) and Hangul change the width: measure after.
 */
void ascii_add(struct str *out, const char *s, size_t n);

/* Whether the text is ASCII already. */
bool ascii_only(const char *s);

/* Whether its ASCII form says anything: that of a name in Chinese characters is "????". */
bool ascii_tells(const char *s);

#endif
