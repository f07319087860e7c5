/* SPDX-License-Identifier: MIT */
/* Breaking a text into lines of at most so many columns, where UAX #14 allows a break. */
#ifndef ATTACHE_TEXT_WRAP_H
#define ATTACHE_TEXT_WRAP_H

#include <stddef.h>

/*
 * The bytes of the first line of the n bytes of s, at most columns wide and without the spaces
 * before its break. *skip is the bytes until the next line starts: the line, the spaces after it
 * and one newline (LF, CR LF); it is at least 1 when n is, and n at the end. A Korean word, up to
 * its space, stays whole where it can; a word wider than columns is broken between clusters; a
 * cluster wider than columns (or columns < 1) stands alone.
 */
size_t wrap_next(const char *s, size_t n, int columns, size_t *skip);

#endif
