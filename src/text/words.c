/* SPDX-License-Identifier: MIT */
/*
 * Words by the class of each code point, in one pass and without memory: a table for ASCII, the
 * library's word break property for the rest. The folded form grows in the iterator's own buffer.
 */
#include "attache/text/words.h"

#include "attache/text/fold.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <uniwbrk.h>

enum point_class {
    OTHER,
    LETTER,
    DIGIT,
    KANA, /* Katakana, which runs on */
    HANGUL,
    SINGLE, /* an ideograph and the like: a word each */
    EXTEND, /* joins what is before it */
};

static enum point_class class_of_ascii(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return LETTER;
    }
    return c >= '0' && c <= '9' ? DIGIT : OTHER;
}

static enum point_class class_of(uint32_t cp)
{
    if (cp < 0x80) {
        return class_of_ascii((char)cp);
    }
    if (hangul_is_syllable(cp) || hangul_is_jamo(cp)) {
        return HANGUL;
    }
    if (fold_is_apostrophe(cp)) {
        return OTHER;
    }
    switch (uc_wordbreak_property(cp)) {
    case WBP_ALETTER:
    case WBP_HL:
        return LETTER;
    case WBP_NUMERIC:
        return DIGIT;
    case WBP_KATAKANA:
        return KANA;
    case WBP_EXTEND:
    case WBP_FORMAT:
    case WBP_ZWJ:
        return EXTEND;
    default:
        break;
    }
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N) ? SINGLE
                                                                                         : OTHER;
}

/* One code point of the text with its class. */
struct point {
    uint32_t cp;
    size_t size;
    enum point_class class;
};

static struct point point_at(const struct words *words, size_t at)
{
    struct point point = {0, 0, OTHER};
    if (at >= words->size) {
        return point;
    }
    unsigned char byte = (unsigned char)words->text[at];
    if (byte < 0x80) {
        return (struct point){byte, 1, class_of_ascii((char)byte)};
    }
    point.size = utf8_next(words->text + at, words->size - at, &point.cp);
    point.class = class_of(point.cp);
    return point;
}

static bool joins(enum point_class before, enum point_class after)
{
    bool word = before == LETTER || before == DIGIT;
    return (word && (after == LETTER || after == DIGIT)) ||
           (before == after && (before == KANA || before == HANGUL));
}

/* A word under way. */
struct run {
    enum point_class class; /* of its last code point */
    size_t points;          /* code points since its start or its last '.' */
    bool initialism;        /* a '.' vanished in it */
    size_t folded;          /* bytes of the key so far */
    bool full;
};

static void put(struct words *words, struct run *run, const char *bytes, size_t size)
{
    run->full = run->full || run->folded + size > WORDS_FOLDED_MAX;
    if (!run->full) {
        memcpy(words->folded + run->folded, bytes, size);
        run->folded += size;
    }
}

static void put_folded(struct words *words, struct run *run, struct point point)
{
    if (point.cp < 0x80) {
        char c = (char)(point.cp >= 'A' && point.cp <= 'Z' ? point.cp + 32 : point.cp);
        put(words, run, &c, 1);
        return;
    }
    uint32_t folded[FOLD_LETTER_MAX];
    size_t count = fold_letter(point.cp, folded);
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        /* A fraction or a unit in one character folds to signs too, which no key holds. */
        if (class_of(folded[i]) != OTHER) {
            put(words, run, bytes, utf8_put(folded[i], bytes));
        }
    }
}

/* The bytes of a sign at this place that the word goes on over, 0 if it ends. */
static size_t bridge(struct words *words, struct run *run, size_t at, struct point sign)
{
    struct point next = point_at(words, at + sign.size);
    if (fold_is_apostrophe(sign.cp)) {
        return joins(run->class, next.class) ? sign.size : 0;
    }
    if (sign.cp != '.') {
        return 0;
    }
    bool letters = run->class == LETTER && next.class == LETTER && run->points == 1;
    bool digits = run->class == DIGIT && next.class == DIGIT;
    if (!letters && !digits) {
        return 0;
    }
    if (digits) {
        put(words, run, ".", 1);
    }
    run->initialism = run->initialism || letters;
    run->points = 0;
    return sign.size;
}

/* '+' and '#' after a word of one letter are its own: C++, C#. */
static size_t signs(struct words *words, struct run *run, size_t at)
{
    size_t size = 0;
    if (run->points != 1 || run->initialism || run->class != LETTER) {
        return 0;
    }
    while (at + size < words->size &&
           (words->text[at + size] == '+' || words->text[at + size] == '#')) {
        put(words, run, words->text + at + size, 1);
        size++;
    }
    return size;
}

/* Reads the word that starts at this place and returns its end. */
static size_t read_word(struct words *words, struct run *run, size_t at)
{
    struct point point = point_at(words, at);
    run->class = point.class;
    while (point.size > 0) {
        if (point.class == EXTEND) {
            put_folded(words, run, point);
            at += point.size;
        } else if (point.class == OTHER) {
            size_t size = bridge(words, run, at, point);
            if (size == 0) {
                break;
            }
            at += size;
        } else if (run->points > 0 && !joins(run->class, point.class)) {
            break;
        } else {
            put_folded(words, run, point);
            run->class = point.class;
            run->points++;
            at += point.size;
        }
        point = point_at(words, at);
    }
    return at + signs(words, run, at);
}

void words_begin(struct words *words, const char *s, size_t n)
{
    words->text = s;
    words->size = n;
    words->at = 0;
}

bool words_next(struct words *words, struct token *word)
{
    while (words->at < words->size) {
        struct point point = point_at(words, words->at);
        if (point.class == OTHER || point.class == EXTEND) {
            words->at += point.size;
            continue;
        }
        struct run run = {.class = OTHER};
        size_t start = words->at;
        words->at = read_word(words, &run, start);
        if (run.folded > 0) {
            *word = (struct token){start, words->at, words->folded, run.folded};
            return true;
        }
    }
    return false;
}

void words_end(struct words *words)
{
    words->at = words->size;
}
