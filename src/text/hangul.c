/* SPDX-License-Identifier: MIT */
/*
 * A syllable's code point is arithmetic on the indices of its parts (Unicode 3.12), so everything
 * here is tables of jamo. The indices count the 19 initials, 21 medials and 27 finals in order.
 */
#include "attache/text/hangul.h"

#include "attache/text/utf8.h"

#include <string.h>

enum {
    BASE = 0xAC00,
    INITIALS = 19,
    MEDIALS = 21,
    FINALS = 28,
};

/* Compatibility jamo of the indices, as offsets from U+3131. */
static const unsigned char initial_offsets[INITIALS] = {0,  1,  3,  6,  7,  8,  16, 17, 18, 20,
                                                        21, 22, 23, 24, 25, 26, 27, 28, 29};
static const unsigned char final_offsets[FINALS] = {0,  0,  1,  2,  3,  4,  5,  6,  8,  9,
                                                    10, 11, 12, 13, 14, 15, 16, 17, 19, 20,
                                                    21, 22, 23, 25, 26, 27, 28, 29};

/* Compatibility consonants that are two keys: the cluster and its two, as offsets from U+3131. */
static const unsigned char clusters[][3] = {
    {2, 0, 20},  {4, 3, 23},  {5, 3, 29},  {9, 8, 0},   {10, 8, 16},  {11, 8, 17},
    {12, 8, 20}, {13, 8, 27}, {14, 8, 28}, {15, 8, 29}, {19, 17, 20},
};

bool hangul_is_syllable(uint32_t cp)
{
    return cp >= BASE && cp <= 0xD7A3;
}

bool hangul_is_jamo(uint32_t cp)
{
    return (cp >= 0x3131 && cp <= 0x318E) || (cp >= 0x1100 && cp <= 0x11FF) ||
           (cp >= 0xA960 && cp <= 0xA97C) || (cp >= 0xD7B0 && cp <= 0xD7FB);
}

bool hangul_decompose(uint32_t syllable, struct hangul_parts *out)
{
    if (!hangul_is_syllable(syllable)) {
        return false;
    }
    int index = (int)(syllable - BASE);
    *out =
        (struct hangul_parts){index / (MEDIALS * FINALS), index / FINALS % MEDIALS, index % FINALS};
    return true;
}

uint32_t hangul_compose(struct hangul_parts parts)
{
    if (parts.initial < 0 || parts.initial >= INITIALS || parts.medial < 0 ||
        parts.medial >= MEDIALS || parts.final < 0 || parts.final >= FINALS) {
        return 0;
    }
    return (uint32_t)(BASE + (parts.initial * MEDIALS + parts.medial) * FINALS + parts.final);
}

uint32_t hangul_initial_jamo(int initial)
{
    return initial < 0 || initial >= INITIALS ? 0 : 0x3131u + initial_offsets[initial];
}

uint32_t hangul_medial_jamo(int medial)
{
    return medial < 0 || medial >= MEDIALS ? 0 : 0x314Fu + (uint32_t)medial;
}

uint32_t hangul_final_jamo(int final)
{
    return final < 1 || final >= FINALS ? 0 : 0x3131u + final_offsets[final];
}

uint32_t hangul_compatible_jamo(uint32_t cp)
{
    if (cp >= 0x1100 && cp <= 0x1112) {
        return hangul_initial_jamo((int)cp - 0x1100);
    }
    if (cp >= 0x1161 && cp <= 0x1175) {
        return hangul_medial_jamo((int)cp - 0x1161);
    }
    return cp >= 0x11A8 && cp <= 0x11C2 ? hangul_final_jamo((int)cp - 0x11A7) : cp;
}

static void add_point(struct str *out, uint32_t cp)
{
    char bytes[4];
    str_add_bytes(out, bytes, utf8_put(cp, bytes));
}

/* Adds a consonant, a cluster of two as its two. */
static void add_spread(struct str *out, uint32_t cp)
{
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        if (cp == 0x3131u + clusters[i][0]) {
            add_point(out, 0x3131u + clusters[i][1]);
            add_point(out, 0x3131u + clusters[i][2]);
            return;
        }
    }
    add_point(out, cp);
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x00A0 || cp == 0x3000;
}

void hangul_initials(struct str *out, const char *s)
{
    size_t n = strlen(s);
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        struct hangul_parts parts;
        at += utf8_next(s + at, n - at, &cp);
        if (hangul_decompose(cp, &parts)) {
            add_point(out, hangul_initial_jamo(parts.initial));
        } else if (!is_space(cp)) {
            add_spread(out, cp);
        }
    }
}

bool hangul_all_consonants(const char *s)
{
    bool some = false;
    size_t n = strlen(s);
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        at += utf8_next(s + at, n - at, &cp);
        if (cp >= 0x3131 && cp <= 0x314E) {
            some = true;
        } else if (!is_space(cp)) {
            return false;
        }
    }
    return some;
}

/* Walks over code points that are no space; false at the end. */
static bool next_point(const char **s, uint32_t *cp)
{
    do {
        size_t step = utf8_next(*s, strnlen(*s, 4), cp);
        if (step == 0) {
            return false;
        }
        *s += step;
    } while (is_space(*cp));
    return true;
}

/* True when the vowel is the start of the other, or all of it: o of oa, oae, oe. */
static bool vowel_begins(int part, int whole)
{
    return part == whole || (part == 8 && whole >= 9 && whole <= 11) ||
           (part == 13 && whole >= 14 && whole <= 16) || (part == 18 && whole == 19);
}

/* Splits a final into what stays (an index of finals) and what moves on (a compatibility jamo). */
static void split_final(int final, uint32_t *stays, uint32_t *moves)
{
    uint32_t jamo = hangul_final_jamo(final);
    *stays = 0;
    *moves = jamo;
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        if (jamo == 0x3131u + clusters[i][0]) {
            *stays = 0x3131u + clusters[i][1];
            *moves = 0x3131u + clusters[i][2];
        }
    }
}

static bool initial_is(uint32_t cp, uint32_t jamo)
{
    struct hangul_parts parts;
    return cp == jamo ||
           (hangul_decompose(cp, &parts) && hangul_initial_jamo(parts.initial) == jamo);
}

/* The last typed syllable against the text's, with the text after it. */
static bool begins_syllable(struct hangul_parts typed, struct hangul_parts text, const char *after)
{
    if (typed.initial != text.initial) {
        return false;
    }
    if (typed.final == 0) {
        return vowel_begins(typed.medial, text.medial);
    }
    uint32_t stays, moves, text_stays, text_moves, next;
    split_final(typed.final, &stays, &moves);
    split_final(text.final, &text_stays, &text_moves);
    if (typed.medial != text.medial) {
        return false;
    }
    uint32_t whole = hangul_final_jamo(typed.final);
    if (typed.final == text.final || (text_stays != 0 && text_stays == whole)) {
        return true;
    }
    return hangul_final_jamo(text.final) == stays && next_point(&after, &next) &&
           initial_is(next, moves);
}

static bool begins(uint32_t typed, uint32_t text, const char *after)
{
    struct hangul_parts a, b;
    if (typed == text) {
        return true;
    }
    if (hangul_decompose(typed, &a) && hangul_decompose(text, &b)) {
        return begins_syllable(a, b, after);
    }
    return typed >= 0x3131 && typed <= 0x314E && initial_is(text, typed);
}

bool hangul_prefix_match(const char *text, const char *typed)
{
    uint32_t have, want, following;
    if (!next_point(&typed, &want)) {
        return false;
    }
    while (next_point(&text, &have)) {
        const char *rest = typed;
        if (!next_point(&rest, &following)) {
            return begins(want, have, text);
        }
        if (want != have) {
            return false;
        }
        want = following;
        typed = rest;
    }
    return false;
}

/* The same when something follows the first letter: this one is whole, and stands there as it is.
 */
static const char *find_from(const char *text, size_t n, const char *typed, size_t first)
{
    const char *end = text + n;
    const char *at = memmem(text, n, typed, first);
    while (at != NULL && !hangul_prefix_match(at, typed)) {
        at = memmem(at + first, (size_t)(end - at) - first, typed, first);
    }
    return at;
}

const char *hangul_find(const char *text, const char *typed)
{
    uint32_t first, second;
    size_t n = strlen(text);
    const char *after = typed;
    const char *rest = typed;
    if (next_point(&after, &first) && next_point(&rest, &first) && next_point(&rest, &second)) {
        const char *letter = after - 1;
        while (letter > typed && !utf8_begins(*letter)) {
            letter--;
        }
        return find_from(text, n, letter, (size_t)(after - letter));
    }
    for (size_t at = 0; at < n;) {
        if (text[at] != ' ' && hangul_prefix_match(text + at, typed)) {
            return text + at;
        }
        at += utf8_next(text + at, n - at, NULL);
    }
    return NULL;
}
