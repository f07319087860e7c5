/* SPDX-License-Identifier: MIT */
/*
 * Columns of a terminal, counted by cluster: min(2, sum of the widths of its code points). Widths
 * are libunistring's for UTF-8, so ambiguous characters take one column.
 */
#ifndef ATTACHE_TEXT_WIDTH_H
#define ATTACHE_TEXT_WIDTH_H

#include "attache/base/str.h"

#include <stddef.h>

/* The columns of one cluster of n bytes: 0, 1 or 2. Controls and U+00AD count 0. */
int width_cluster(const char *s, size_t n);

/* The columns of a string. */
int width_text(const char *s);

/*
 * The bytes of the longest run of whole clusters from the start of s that takes at most columns.
 * *used (may be NULL) is the columns it takes.
 */
size_t width_fit(const char *s, int columns, int *used);

/*
 * Adds s in exactly columns columns: cut with an ellipsis (U+2026, one column) when it is longer,
 * filled with spaces on the right when it is shorter. Nothing is added when columns <= 0.
 */
void width_pad(struct str *out, const char *s, int columns);

/* The same with the spaces on the left. */
void width_pad_left(struct str *out, const char *s, int columns);

#endif
