/* SPDX-License-Identifier: MIT */
/*
 * The two-set keyboard of KS X 5002 as an automaton: a syllable under way holds at most an initial,
 * a medial and a final, and each jamo typed extends it, takes its final away, or ends it.
 */
#include "attache/text/hangul.h"

#include "attache/text/utf8.h"

#include <string.h>

/* The keys of the compatibility jamo from U+3131 on; those of two jamo have two. */
static const char keys_of[][3] = {
    "r", "R", "rt", "s", "sw", "sg", "e",  "E",  "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
    "q", "Q", "qt", "t", "T",  "d",  "w",  "W",  "c", "z",  "x",  "v",  "g",  "k",  "o",  "i",  "O",
    "j", "p", "u",  "P", "h",  "hk", "ho", "hl", "y", "n",  "nj", "np", "nl", "b",  "m",  "ml", "l",
};

enum {
    FIRST_VOWEL = 30,
    JAMO = sizeof keys_of / sizeof *keys_of,
};

/* Jamo of a syllable under way, as offsets from U+3131; -1 is none. */
struct composing {
    int initial, medial, final;
};

static const struct composing nothing = {-1, -1, -1};

static int jamo_of_keys(const char *keys)
{
    for (int i = 0; i < (int)JAMO; i++) {
        if (strcmp(keys_of[i], keys) == 0) {
            return i;
        }
    }
    return -1;
}

/* A letter's jamo; Shift changes seven of the letters only. */
static int jamo_of_letter(char letter)
{
    int jamo = jamo_of_keys((char[2]){letter, '\0'});
    if (jamo < 0 && letter >= 'A' && letter <= 'Z') {
        jamo = jamo_of_keys((char[2]){(char)(letter + 32), '\0'});
    }
    return jamo;
}

/* The jamo that two make, -1 if none. Shifted jamo never combine. */
static int joined(int a, int b)
{
    if (a < 0 || b < 0 || keys_of[a][1] != '\0') {
        return -1;
    }
    return jamo_of_keys((char[3]){keys_of[a][0], keys_of[b][0], '\0'});
}

static int initial_index(int jamo)
{
    for (int i = 0; hangul_initial_jamo(i) != 0; i++) {
        if (hangul_initial_jamo(i) == 0x3131u + (uint32_t)jamo) {
            return i;
        }
    }
    return -1;
}

static int final_index(int jamo)
{
    for (int i = 1; hangul_final_jamo(i) != 0; i++) {
        if (hangul_final_jamo(i) == 0x3131u + (uint32_t)jamo) {
            return i;
        }
    }
    return -1;
}

static void add_point(struct str *out, uint32_t cp)
{
    char bytes[4];
    str_add_bytes(out, bytes, utf8_put(cp, bytes));
}

static void flush(struct str *out, struct composing *now)
{
    if (now->initial >= 0 && now->medial >= 0) {
        add_point(out, hangul_compose((struct hangul_parts){
                           initial_index(now->initial), now->medial - FIRST_VOWEL,
                           now->final < 0 ? 0 : final_index(now->final)}));
    } else if (now->initial >= 0 || now->medial >= 0) {
        add_point(out, 0x3131u + (uint32_t)(now->initial >= 0 ? now->initial : now->medial));
    }
    *now = nothing;
}

static void type_consonant(struct str *out, struct composing *now, int jamo)
{
    bool open = now->initial >= 0 && now->medial >= 0;
    int both = now->final >= 0 ? joined(now->final, jamo) : jamo;
    if (open && both >= 0 && final_index(both) > 0) {
        now->final = both;
        return;
    }
    flush(out, now);
    now->initial = jamo;
}

static void type_vowel(struct str *out, struct composing *now, int jamo)
{
    if (now->medial < 0) {
        now->medial = jamo;
        return;
    }
    if (now->final < 0) {
        int both = joined(now->medial, jamo);
        if (both >= 0) {
            now->medial = both;
            return;
        }
        flush(out, now);
        now->medial = jamo;
        return;
    }
    /* The last consonant of the final turns out to be the next syllable's initial. */
    const char *keys = keys_of[now->final];
    int moves = now->final;
    now->final = -1;
    if (keys[1] != '\0') {
        now->final = jamo_of_letter(keys[0]);
        moves = jamo_of_letter(keys[1]);
    }
    flush(out, now);
    *now = (struct composing){moves, jamo, -1};
}

void hangul_from_keys(struct str *out, const char *latin)
{
    struct composing now = nothing;
    for (; *latin != '\0'; latin++) {
        int jamo = jamo_of_letter(*latin);
        if (jamo < 0) {
            flush(out, &now);
            str_add_char(out, *latin);
        } else if (jamo < FIRST_VOWEL) {
            type_consonant(out, &now, jamo);
        } else {
            type_vowel(out, &now, jamo);
        }
    }
    flush(out, &now);
}

static void add_keys(struct str *out, uint32_t jamo)
{
    if (jamo != 0) {
        str_add(out, keys_of[jamo - 0x3131]);
    }
}

void hangul_to_keys(struct str *out, const char *hangul)
{
    size_t n = strlen(hangul);
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        struct hangul_parts parts;
        size_t step = utf8_next(hangul + at, n - at, &cp);
        cp = hangul_compatible_jamo(cp);
        if (hangul_decompose(cp, &parts)) {
            add_keys(out, hangul_initial_jamo(parts.initial));
            add_keys(out, hangul_medial_jamo(parts.medial));
            add_keys(out, hangul_final_jamo(parts.final));
        } else if (cp >= 0x3131 && cp < 0x3131 + JAMO) {
            add_keys(out, cp);
        } else {
            str_add_bytes(out, hangul + at, step);
        }
        at += step;
    }
}
