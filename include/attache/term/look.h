/* SPDX-License-Identifier: MIT */
/*
 * How each style looks. The marks alone must tell all there is to tell; a tint only helps the eye,
 * always on the terminal's own background, and is chosen to be read on black and on white.
 */
#ifndef ATTACHE_TERM_LOOK_H
#define ATTACHE_TERM_LOOK_H

#include "attache/ui/canvas.h"

enum mark { MARK_BOLD = 1, MARK_DIM = 2, MARK_UNDERLINE = 4, MARK_REVERSE = 8 };

enum tint { TINT_NONE, TINT_ACCENT, TINT_WARNING, TINT_MATCH, TINT_COUNT };

struct look {
    unsigned marks;
    enum tint tint;
};

/* The look of a style; a style that is none is plain. */
struct look look_of(unsigned style);

/* The colour of a tint for a terminal of that many colours (8 or more): a number of its palette,
   or 0xRRGGBB where the terminal has direct colour. */
int look_colour(enum tint tint, int colours);

#endif
