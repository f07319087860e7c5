/* SPDX-License-Identifier: MIT */
/*
 * A key is built code point by code point from NFC text. Hangul, ideographs and kana stand for
 * themselves; other letters go through case folding and NFKD, and lose their marks. Spaces are
 * put off until a letter follows, so none is ever doubled or left at an end.
 */
#include "attache/text/fold.h"

#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Letters that do not decompose, as a reader without them writes them; in order. */
static const struct plain {
    uint32_t cp;
    char letters[3];
} plain_letters[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"}, {0x0142, "l"}, {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x0188, "c"}, {0x018C, "d"}, {0x0192, "f"},  {0x0199, "k"},  {0x019A, "l"},
    {0x01A5, "p"},  {0x01AD, "t"}, {0x01B4, "y"}, {0x01B6, "z"},  {0x01DD, "e"},  {0x01E5, "g"},
    {0x0225, "z"},  {0x0237, "j"}, {0x023C, "c"}, {0x023F, "s"},  {0x0240, "z"},  {0x0247, "e"},
    {0x0249, "j"},  {0x024D, "r"}, {0x024F, "y"}, {0x0253, "b"},  {0x0254, "o"},  {0x0256, "d"},
    {0x0257, "d"},  {0x0259, "a"}, {0x025B, "e"}, {0x0260, "g"},  {0x0268, "i"},  {0x0289, "u"},
};

/* The apostrophe, and what is typed for one or looks like one. */
static const uint16_t apostrophes[] = {
    0x0027, 0x0060, 0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02BE, 0x02BF, 0x02C8,
    0x02CA, 0x02CB, 0x02EE, 0x0374, 0x0384, 0x055A, 0x05F3, 0x1FBD, 0x1FBF, 0x1FFE,
    0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0xA78B, 0xA78C, 0xFF07, 0xFF40,
};

bool fold_is_apostrophe(uint32_t cp)
{
    if (cp < 0x80) {
        return cp == '\'' || cp == '`';
    }
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++) {
        if (apostrophes[i] == cp) {
            return true;
        }
    }
    return false;
}

static const char *plain_of(uint32_t cp)
{
    size_t low = 0, high = sizeof plain_letters / sizeof *plain_letters;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (plain_letters[middle].cp == cp) {
            return plain_letters[middle].letters;
        }
        if (plain_letters[middle].cp < cp) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

/* Scripts without case whose marks are part of the letter. */
static bool stands_for_itself(uint32_t cp)
{
    return hangul_is_syllable(cp) || (cp >= 0x3040 && cp <= 0x30FF) ||
           (cp >= 0x3105 && cp <= 0x318E) || (cp >= 0x3400 && cp <= 0x9FFF) ||
           (cp >= 0x1100 && cp <= 0x11FF);
}

static bool vanishes(uint32_t cp)
{
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me |
                                                    UC_CATEGORY_MASK_Cf);
}

/* Takes the marks off count code points and plain letters in; returns how many are left. */
static size_t strip(const uint32_t *in, size_t count, uint32_t out[FOLD_LETTER_MAX])
{
    size_t put = 0;
    for (size_t i = 0; i < count && put + 2 <= FOLD_LETTER_MAX; i++) {
        const char *plain = in[i] < 0x80 ? NULL : plain_of(in[i]);
        if (plain != NULL) {
            out[put++] = (unsigned char)plain[0];
            if (plain[1] != '\0') {
                out[put++] = (unsigned char)plain[1];
            }
        } else if (in[i] < 0x80 || !(vanishes(in[i]) || fold_is_apostrophe(in[i]))) {
            out[put++] = hangul_compatible_jamo(in[i]);
        }
    }
    return put;
}

/*
 * NFKD, folded, NFKD: the first undoes fonts and widths, whose letters may be capitals. Returns how
 * many code points, 0 when they are too many for any letter.
 */
static size_t decompose(uint32_t cp, uint32_t out[FOLD_LETTER_MAX])
{
    uint32_t wide[FOLD_LETTER_MAX];
    size_t count = FOLD_LETTER_MAX, folded = FOLD_LETTER_MAX;
    uint32_t *normal = u32_normalize(UNINORM_NFKD, &cp, 1, wide, &count);
    if (normal == NULL) {
        mem_exhausted();
    }
    uint32_t *result = u32_casefold(normal, count, "", UNINORM_NFKD, out, &folded);
    if (normal != wide) {
        free(normal);
    }
    if (result == NULL) {
        mem_exhausted();
    }
    if (result != out) {
        free(result);
        return 0;
    }
    return folded;
}

/* What has Hangul or kana in it is put together again: circled and halfwidth forms. */
static size_t fold_compatible(uint32_t cp, uint32_t out[FOLD_LETTER_MAX])
{
    uint32_t folded[FOLD_LETTER_MAX];
    size_t count = decompose(cp, folded);
    bool composes = false;
    for (size_t i = 0; i < count; i++) {
        composes = composes || stands_for_itself(folded[i]);
    }
    if (composes) {
        uint32_t composed[FOLD_LETTER_MAX];
        size_t size = FOLD_LETTER_MAX;
        uint32_t *normal = u32_normalize(UNINORM_NFC, folded, count, composed, &size);
        if (normal == composed) {
            return strip(composed, size, out);
        }
        free(normal);
    }
    return strip(folded, count, out);
}

size_t fold_letter(uint32_t cp, uint32_t out[FOLD_LETTER_MAX])
{
    if (cp < 0x80) {
        out[0] = cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
        return cp == '\'' || cp == '`' ? 0 : 1;
    }
    if (stands_for_itself(cp)) {
        out[0] = hangul_compatible_jamo(cp);
        return 1;
    }
    return fold_is_apostrophe(cp) || vanishes(cp) ? 0 : fold_compatible(cp, out);
}

/* A key under way. */
struct key {
    struct str *out;
    size_t start;     /* where the key starts in out */
    size_t run;       /* letters and digits of the word under way */
    uint32_t last;    /* what was put last, 0 at the start */
    uint32_t waiting; /* a space, '&' or '.' that the next letter decides on; 0 if none */
    bool initialism;  /* a '.' vanished in the word under way */
};

static bool is_letter(uint32_t cp)
{
    if (cp < 0x80) {
        return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
    }
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
                                                    UC_CATEGORY_MASK_Mc);
}

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static void put(struct key *key, uint32_t cp)
{
    char bytes[4];
    str_add_bytes(key->out, bytes, utf8_put(cp, bytes));
    key->last = cp;
}

/* Puts what waited between the last letter and this one. */
static void settle(struct key *key, uint32_t next)
{
    uint32_t waiting = key->waiting;
    bool initialism = waiting == '.' && key->run == 1 && is_letter(key->last) &&
                      !is_digit(key->last) && !is_digit(next);
    bool point = waiting == '.' && is_digit(key->last) && is_digit(next);
    key->waiting = 0;
    if (waiting == 0 || key->out->length == key->start) {
        return;
    }
    if (!initialism) {
        put(key, waiting == '&' || point ? waiting : ' ');
    }
    key->initialism = initialism;
    key->run = 0;
}

/* '+' and '#' belong to a word of one letter: C++, C#. */
static bool takes_sign(const struct key *key)
{
    return key->run == 1 && key->waiting == 0 && !key->initialism && !is_digit(key->last);
}

static void add_point(struct key *key, uint32_t cp)
{
    bool after_letter = key->run > 0 && key->waiting == 0;
    if (is_letter(cp)) {
        if (key->waiting == 0 && (key->last == '+' || key->last == '#')) {
            key->waiting = ' ';
        }
        settle(key, cp);
        put(key, cp);
        key->run++;
    } else if ((cp == '+' || cp == '#') && takes_sign(key)) {
        put(key, cp);
    } else {
        key->waiting = after_letter && (cp == '&' || cp == '.') ? cp : ' ';
    }
}

static void add_letter(struct key *key, uint32_t cp)
{
    uint32_t folded[FOLD_LETTER_MAX];
    size_t count = fold_letter(cp, folded);
    for (size_t i = 0; i < count; i++) {
        add_point(key, folded[i]);
    }
}

static void add_bytes(struct key *key, const char *s, size_t n)
{
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        at += utf8_next(s + at, n - at, &cp);
        add_letter(key, cp);
    }
}

static bool is_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

void fold_add(struct str *out, const char *s, size_t n)
{
    struct key key = {.out = out, .start = out->length};
    uint8_t buffer[512];
    size_t size = sizeof buffer;
    if (is_ascii(s, n) || !utf8_valid(s, n, NULL)) {
        add_bytes(&key, s, n);
        return;
    }
    uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)s, n, buffer, &size);
    if (normal == NULL) {
        mem_exhausted();
    }
    add_bytes(&key, (const char *)normal, size);
    if (normal != buffer) {
        free(normal);
    }
}

char *fold_dup(struct arena *arena, const char *s)
{
    struct str key = {0};
    fold_add(&key, s, strlen(s));
    char *copy = arena_dup_bytes(arena, str_text(&key), key.length);
    str_clear(&key);
    return copy;
}
