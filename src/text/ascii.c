/* SPDX-License-Identifier: MIT */
/*
 * Letters go through NFKD, signs through a table that keeps their one column, Hangul through the
 * Revised Romanization of each syllable by itself: what is pronounced between syllables is left
 * out, so that a name reads the same wherever it stands.
 */
#include "attache/text/ascii.h"

#include "attache/base/mem.h"
#include "attache/text/hangul.h"
#include "attache/text/roman.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

static const char initials[19][3] = {"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                     "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
static const char medials[21][4] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                    "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                    "wo", "we", "wi", "yu",  "eu", "ui", "i"};
static const char finals[28][3] = {"",  "k",  "k", "k", "n", "n", "n", "t", "l", "k",
                                   "m", "l",  "l", "l", "p", "l", "m", "p", "p", "t",
                                   "t", "ng", "t", "t", "k", "t", "p", "t"};

/* Ranges of signs and the one character that stands for each; in order. */
static const struct sign {
    uint32_t first, last;
    char ascii;
} signs[] = {
    {0x00A0, 0x00A0, ' '},  {0x00A1, 0x00A1, '!'}, {0x00A3, 0x00A3, 'L'}, {0x00A5, 0x00A5, 'Y'},
    {0x00A6, 0x00A6, '|'},  {0x00A7, 0x00A7, 'S'}, {0x00A9, 0x00A9, 'c'}, {0x00AB, 0x00AB, '<'},
    {0x00AC, 0x00AC, '-'},  {0x00AE, 0x00AE, 'r'}, {0x00B0, 0x00B0, 'o'}, {0x00B1, 0x00B1, '+'},
    {0x00B4, 0x00B4, '\''}, {0x00B6, 0x00B6, 'P'}, {0x00B7, 0x00B7, '.'}, {0x00BB, 0x00BB, '>'},
    {0x00BF, 0x00BF, '?'},  {0x00D7, 0x00D7, 'x'}, {0x00F7, 0x00F7, '/'}, {0x02B9, 0x02BF, '\''},
    {0x02C8, 0x02C8, '\''}, {0x2000, 0x200A, ' '}, {0x2010, 0x2015, '-'}, {0x2016, 0x2016, '|'},
    {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'}, {0x2020, 0x2021, '+'}, {0x2022, 0x2023, '*'},
    {0x2024, 0x2024, '.'},  {0x2026, 0x2026, '~'}, {0x2027, 0x2027, '.'}, {0x202F, 0x202F, ' '},
    {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'}, {0x2039, 0x2039, '<'}, {0x203A, 0x203A, '>'},
    {0x203B, 0x203B, '*'},  {0x2043, 0x2043, '-'}, {0x2044, 0x2044, '/'}, {0x205F, 0x205F, ' '},
    {0x20A9, 0x20A9, 'W'},  {0x20AC, 0x20AC, 'E'}, {0x2190, 0x2190, '<'}, {0x2191, 0x2191, '^'},
    {0x2192, 0x2192, '>'},  {0x2193, 0x2193, 'v'}, {0x2194, 0x2194, '-'}, {0x2195, 0x2195, '|'},
    {0x21B5, 0x21B5, '<'},  {0x21D0, 0x21D0, '<'}, {0x21D2, 0x21D2, '>'}, {0x2212, 0x2212, '-'},
    {0x2215, 0x2215, '/'},  {0x2217, 0x2217, '*'}, {0x2219, 0x2219, '.'}, {0x221E, 0x221E, '8'},
    {0x2248, 0x2248, '~'},  {0x2260, 0x2260, '#'}, {0x2264, 0x2264, '<'}, {0x2265, 0x2265, '>'},
    {0x22C5, 0x22C5, '.'},  {0x22EE, 0x22EE, ':'}, {0x22EF, 0x22EF, '~'}, {0x2500, 0x2501, '-'},
    {0x2502, 0x2503, '|'},  {0x2504, 0x2505, '-'}, {0x2506, 0x2507, '|'}, {0x2508, 0x2509, '-'},
    {0x250A, 0x250B, '|'},  {0x250C, 0x254B, '+'}, {0x254C, 0x254D, '-'}, {0x254E, 0x254F, '|'},
    {0x2550, 0x2550, '='},  {0x2551, 0x2551, '|'}, {0x2552, 0x2570, '+'}, {0x2571, 0x2571, '/'},
    {0x2572, 0x2572, '\\'}, {0x2573, 0x2573, 'X'}, {0x2574, 0x2574, '-'}, {0x2575, 0x2575, '|'},
    {0x2576, 0x2576, '-'},  {0x2577, 0x2577, '|'}, {0x2578, 0x2578, '-'}, {0x2579, 0x2579, '|'},
    {0x257A, 0x257A, '-'},  {0x257B, 0x257B, '|'}, {0x257C, 0x257C, '-'}, {0x257D, 0x257D, '|'},
    {0x257E, 0x257E, '-'},  {0x257F, 0x257F, '|'}, {0x2580, 0x2580, '"'}, {0x2581, 0x2582, '.'},
    {0x2583, 0x2584, ':'},  {0x2585, 0x2586, '|'}, {0x2587, 0x2590, '#'}, {0x2591, 0x2591, '.'},
    {0x2592, 0x2592, ':'},  {0x2593, 0x259F, '#'}, {0x25A0, 0x25A0, '#'}, {0x25A1, 0x25A1, 'o'},
    {0x25AA, 0x25AA, '*'},  {0x25AB, 0x25AB, 'o'}, {0x25AE, 0x25AE, '|'}, {0x25AF, 0x25AF, '|'},
    {0x25B2, 0x25B5, '^'},  {0x25B6, 0x25BB, '>'}, {0x25BC, 0x25BF, 'v'}, {0x25C0, 0x25C5, '<'},
    {0x25C6, 0x25C6, '*'},  {0x25C7, 0x25C8, 'o'}, {0x25CA, 0x25CB, 'o'}, {0x25CC, 0x25CE, 'o'},
    {0x25CF, 0x25CF, '*'},  {0x25D0, 0x25D7, 'o'}, {0x25E6, 0x25E6, 'o'}, {0x25EF, 0x25EF, 'o'},
    {0x2605, 0x2605, '*'},  {0x2606, 0x2606, '*'}, {0x2610, 0x2610, 'o'}, {0x2611, 0x2611, 'v'},
    {0x2612, 0x2612, 'x'},  {0x2713, 0x2714, 'v'}, {0x2715, 0x2718, 'x'}, {0x276E, 0x276E, '<'},
    {0x276F, 0x276F, '>'},  {0x2800, 0x2800, ' '}, {0x2801, 0x28FF, '#'}, {0x3147, 0x3147, 'o'},
};

/* Letters that do not decompose; in order. */
static const struct letter {
    uint32_t cp;
    char ascii[3];
} letters[] = {
    {0x00C6, "AE"}, {0x00D0, "D"},  {0x00D8, "O"},  {0x00DE, "Th"}, {0x00DF, "ss"}, {0x00E6, "ae"},
    {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0110, "D"},  {0x0111, "d"},  {0x0126, "H"},
    {0x0127, "h"},  {0x0131, "i"},  {0x0138, "k"},  {0x0141, "L"},  {0x0142, "l"},  {0x014A, "N"},
    {0x014B, "n"},  {0x0152, "OE"}, {0x0153, "oe"}, {0x0166, "T"},  {0x0167, "t"},  {0x0180, "b"},
    {0x0181, "B"},  {0x018A, "D"},  {0x018E, "E"},  {0x018F, "A"},  {0x0192, "f"},  {0x0198, "K"},
    {0x0199, "k"},  {0x01B3, "Y"},  {0x01B4, "y"},  {0x01DD, "e"},  {0x0237, "j"},  {0x0253, "b"},
    {0x0254, "o"},  {0x0257, "d"},  {0x0259, "a"},  {0x025B, "e"},  {0x1E9E, "SS"},
};

static char sign_of(uint32_t cp)
{
    size_t low = 0, high = sizeof signs / sizeof *signs;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cp > signs[middle].last) {
            low = middle + 1;
        } else if (cp < signs[middle].first) {
            high = middle;
        } else {
            return signs[middle].ascii;
        }
    }
    return '\0';
}

static const char *letter_of(uint32_t cp)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (letters[i].cp == cp) {
            return letters[i].ascii;
        }
    }
    return NULL;
}

static void add_syllable(struct str *out, struct hangul_parts parts)
{
    str_add(out, initials[parts.initial]);
    str_add(out, medials[parts.medial]);
    str_add(out, finals[parts.final]);
}

/* A conjoining jamo of modern Hangul; false for others. */
static bool add_jamo(struct str *out, uint32_t cp)
{
    if (cp >= 0x1100 && cp <= 0x1112) {
        str_add(out, initials[cp - 0x1100]);
    } else if (cp >= 0x1161 && cp <= 0x1175) {
        str_add(out, medials[cp - 0x1161]);
    } else if (cp >= 0x11A8 && cp <= 0x11C2) {
        str_add(out, finals[cp - 0x11A7]);
    } else {
        return false;
    }
    return true;
}

/* One code point of decomposed text; false when it has no ASCII form. */
static bool add_point(struct str *out, uint32_t cp)
{
    char sign = cp < 0x80 ? (char)cp : sign_of(cp);
    const char *letter = cp < 0x80 ? NULL : letter_of(cp);
    if (letter != NULL) {
        str_add(out, letter);
        return true;
    }
    if (sign != '\0') {
        str_add_char(out, sign);
        return true;
    }
    return add_jamo(out, cp) ||
           uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf);
}

/* A cluster by its decomposition; false, and *out as it was, when a part has no ASCII form. */
static bool add_decomposed(struct str *out, const char *s, size_t n)
{
    uint8_t buffer[256];
    size_t size = sizeof buffer, start = out->length;
    uint8_t *plain = u8_normalize(UNINORM_NFKD, (const uint8_t *)s, n, buffer, &size);
    if (plain == NULL) {
        mem_exhausted();
    }
    bool good = true;
    for (size_t at = 0; good && at < size;) {
        uint32_t cp;
        at += utf8_next((const char *)plain + at, size - at, &cp);
        good = add_point(out, cp);
    }
    if (plain != buffer) {
        free(plain);
    }
    if (!good) {
        str_cut(out, start);
    }
    return good && out->length > start;
}

static void add_cluster(struct str *out, const char *s, size_t n)
{
    uint32_t cp;
    struct hangul_parts parts;
    size_t first = utf8_next(s, n, &cp);
    /* Before decomposition, which takes signs such as the ellipsis apart. */
    char sign = sign_of(cp);
    if (first == n && hangul_decompose(cp, &parts)) {
        add_syllable(out, parts);
    } else if (sign != '\0') {
        str_add_char(out, sign);
    } else if (!utf8_valid(s, n, NULL) || !add_decomposed(out, s, n)) {
        str_add_repeat(out, "?", (size_t)width_cluster(s, n));
    }
}

void ascii_add(struct str *out, const char *s, size_t n)
{
    for (size_t at = 0; at < n;) {
        size_t size = utf8_cluster(s + at, n - at);
        if ((unsigned char)s[at] < 0x80) {
            str_add_char(out, s[at]);
            size = size > 1 && (unsigned char)s[at + 1] < 0x80 ? 1 : size;
        } else {
            add_cluster(out, s + at, size);
        }
        at += size;
    }
}

void roman_rr_add(struct str *out, const char *hangul)
{
    size_t n = strlen(hangul);
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        struct hangul_parts parts;
        size_t size = utf8_next(hangul + at, n - at, &cp);
        if (hangul_decompose(cp, &parts)) {
            add_syllable(out, parts);
        } else {
            str_add_bytes(out, hangul + at, size);
        }
        at += size;
    }
}

bool ascii_only(const char *s)
{
    while (*s != '\0' && (unsigned char)*s < 0x80) {
        s++;
    }
    return *s == '\0';
}

bool ascii_tells(const char *s)
{
    struct str form = {0};
    if (ascii_only(s)) {
        return true;
    }
    ascii_add(&form, s, strlen(s));
    const char *at = str_text(&form);
    bool tells = strchr(at, '?') == NULL || strchr(s, '?') != NULL;
    for (; !tells && *at != '\0'; at++) {
        tells = (*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'z');
    }
    str_clear(&form);
    return tells;
}
