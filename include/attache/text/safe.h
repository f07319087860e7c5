/* SPDX-License-Identifier: MIT */
/*
 * The one gate before a terminal, a file or a pager, and the one at import: displayed text can
 * execute (escape sequences), lie (bidirectional controls) or break the grid (marks, controls).
 */
#ifndef ATTACHE_TEXT_SAFE_H
#define ATTACHE_TEXT_SAFE_H

#include "attache/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True when safe_add would add exactly these n bytes. */
bool safe_is(const char *s, size_t n);

/*
 * Adds a form of the n bytes that is safe in one row of cells:
 *   TAB, LF, CR, U+2028, U+2029                                          a space
 *   malformed UTF-8, other C0, DEL, C1, bidi controls, format characters,
 *   noncharacters, unassigned, private use, a mark with nothing before it  U+FFFD
 *   invisible ones (zero width, U+00AD, variation selectors, tags)        nothing
 *   code points of a cluster after the fifth (1 + 4 marks)                nothing
 * The result is valid UTF-8, and adding it again changes nothing.
 */
void safe_add(struct str *out, const char *s, size_t n);

/* The same, but LF stays: for a text of several lines. */
void safe_add_lines(struct str *out, const char *s, size_t n);

/*
 * Adds the n bytes as they are, for what programs read, but U+FFFD for what no record holds and a
 * terminal would obey: controls other than LF, bidi controls, malformed UTF-8. Idempotent.
 */
void safe_add_exact(struct str *out, const char *s, size_t n);

/*
 * Adds the n bytes as they enter a database: without bidi controls, zero width characters, U+00AD,
 * variation selectors, tags and controls other than TAB and LF, and in NFC (UAX #15). CR before LF
 * is taken off silently. *dropped (may be NULL) grows by one for each code point dropped and for
 * each malformed sequence, which becomes U+FFFD. Idempotent.
 */
void safe_add_import(struct str *out, const char *s, size_t n, size_t *dropped);

/*
 * One more than the offset of the first control (C0 with TAB and LF, DEL, C1) or bidi control
 * (U+061C, 200E, 200F, 202A-202E, 2066-2069), and the code point in *cp (may be NULL); 0 if none.
 */
size_t safe_offence(const char *s, size_t n, uint32_t *cp);

/* The same for one code point. */
bool safe_is_bidi(uint32_t cp);

#endif
