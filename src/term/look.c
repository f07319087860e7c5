/* SPDX-License-Identifier: MIT */
/* Two tables: styles to marks and tints, tints to colours. */
#include "attache/term/look.h"

static const struct look looks[STYLE_COUNT] = {
    [STYLE_PLAIN] = {0, TINT_NONE},
    [STYLE_STRONG] = {MARK_BOLD, TINT_NONE},
    [STYLE_FAINT] = {MARK_DIM, TINT_NONE},
    [STYLE_TITLE] = {MARK_REVERSE, TINT_NONE},
    [STYLE_STATUS] = {0, TINT_NONE},
    [STYLE_HINT] = {MARK_DIM, TINT_NONE},
    [STYLE_KEY] = {MARK_BOLD, TINT_NONE},
    [STYLE_BORDER] = {MARK_DIM, TINT_NONE},
    [STYLE_BORDER_FOCUS] = {MARK_BOLD, TINT_ACCENT},
    [STYLE_CURSOR] = {MARK_REVERSE | MARK_BOLD, TINT_NONE},
    [STYLE_CURSOR_AWAY] = {MARK_BOLD, TINT_NONE},
    [STYLE_HEADING] = {MARK_BOLD, TINT_NONE},
    [STYLE_LABEL] = {MARK_DIM, TINT_NONE},
    [STYLE_LINK] = {MARK_UNDERLINE, TINT_ACCENT},
    [STYLE_LINK_CURSOR] = {MARK_REVERSE | MARK_BOLD, TINT_NONE},
    [STYLE_NATIVE] = {0, TINT_NONE},
    [STYLE_WARNING] = {MARK_BOLD, TINT_WARNING},
    [STYLE_MATCH] = {MARK_BOLD | MARK_UNDERLINE, TINT_MATCH},
    [STYLE_CHIP] = {MARK_REVERSE, TINT_NONE},
    [STYLE_HEAT_LOW] = {MARK_DIM, TINT_NONE},
    [STYLE_HEAT_MIDDLE] = {0, TINT_NONE},
    [STYLE_HEAT_HIGH] = {MARK_BOLD, TINT_ACCENT},
};

/* Of middle lightness, so that the contrast with black and with white is about the same. */
static const struct {
    int ansi, palette, direct;
} colours_of[TINT_COUNT] = {
    [TINT_ACCENT] = {6, 31, 0x0087AF},
    [TINT_WARNING] = {1, 160, 0xD70000},
    [TINT_MATCH] = {5, 162, 0xD70087},
};

struct look look_of(unsigned style)
{
    return looks[style < STYLE_COUNT ? style : STYLE_PLAIN];
}

int look_colour(enum tint tint, int colours)
{
    if (colours > 256)
        return colours_of[tint].direct;
    return colours == 256 ? colours_of[tint].palette : colours_of[tint].ansi;
}
