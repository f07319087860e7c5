/* SPDX-License-Identifier: MIT */
/*
 * The layer text: what a string of UTF-8 means on a screen and in a search. It folds, measures,
 * wraps and makes safe, and it knows Hangul and the Latin spellings of Korean names. It is pure:
 * no input or output, no locale, no state; it stands on base and libunistring alone. A length is
 * in bytes unless its comment says columns or code points, and a "cluster" is an extended grapheme
 * cluster of UAX #29, what a reader takes for one character.
 *
 * This module decodes and encodes UTF-8 (RFC 3629, Unicode 3.9 table 3-7).
 */
#ifndef ATTACHE_TEXT_UTF8_H
#define ATTACHE_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands for bytes that are not UTF-8. */
#define UTF8_REPLACEMENT 0xFFFDu

/*
 * True when the n bytes are well-formed: no overlong form, no surrogate, nothing above U+10FFFF.
 * If not, *bad_at (may be NULL) is the offset of the first byte that starts no character.
 */
bool utf8_valid(const char *s, size_t n, size_t *bad_at);

/*
 * Decodes the first code point into *cp (may be NULL) and returns the bytes it took: 0 when n is 0,
 * else 1 to 4. A malformed sequence gives U+FFFD and takes its maximal subpart (Unicode 3.9).
 */
size_t utf8_next(const char *s, size_t n, uint32_t *cp);

/* Whether a byte of well-formed text begins a code point: it is none that only goes on. */
static inline bool utf8_begins(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Encodes cp, without a NUL, and returns 1 to 4; what is no scalar value is put as U+FFFD. */
size_t utf8_put(uint32_t cp, char out[4]);

/*
 * The bytes of the first cluster, 0 when n is 0. A malformed byte is a cluster of its own, as long
 * as utf8_next takes; it never joins others. More than 256 bytes are no one cluster.
 */
size_t utf8_cluster(const char *s, size_t n);

/*
 * The bytes at the start of which each is a cluster of one column: printable ASCII, without the
 * last before any other character, since that may join it. What most text is, found in one pass.
 */
size_t utf8_plain(const char *s, size_t n);

#endif
