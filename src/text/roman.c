/* SPDX-License-Identifier: MIT */
/*
 * A spelling is cut into words, each order of surname and given name is tried, and so is each way
 * of cutting the given name in two. Every way that works out is a reading; two names meet when a
 * reading of one meets a reading of the other.
 */
#include "roman_parts.h"

#include "attache/base/mem.h"
#include "attache/text/fold.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

enum {
    WORDS = 4,
    LETTERS = 24, /* of a word; no Korean name has one as long */
    INPUT_MAX = 256,
    SYLLABLES = 6,
};

/* A word: its letters, and where a hyphen stood. */
struct piece {
    char letters[LETTERS];
    size_t size;
    size_t hyphen; /* 0: none */
    int hyphens;
};

struct spelling {
    struct piece words[WORDS];
    size_t count;
    size_t comma; /* the words before a comma; 0: none */
    bool breves;
};

static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFF0D;
}

static bool is_breve(uint32_t cp)
{
    return cp == 0x0306 || cp == 0x030C || cp == 0x0302;
}

/* One code point of decomposed text; false when no Korean name has it. */
static bool take_point(struct spelling *out, struct piece *word, uint32_t cp)
{
    if (cp < 0x80 && ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')) {
        if (word->size + 1 >= LETTERS) {
            return false;
        }
        word->letters[word->size++] = (char)(cp | 0x20);
        return true;
    }
    if (is_hyphen(cp)) {
        word->hyphen = word->size;
        word->hyphens++;
        return true;
    }
    if (is_breve(cp) && word->size > 0) {
        char *last = &word->letters[word->size - 1];
        out->breves = out->breves || *last == 'o' || *last == 'u';
        *last = *last == 'o' ? 'O' : *last == 'u' ? 'U' : *last;
        return true;
    }
    return fold_is_apostrophe(cp) || (cp >= 0x300 && cp <= 0x36F);
}

static bool cut_words(const uint8_t *s, size_t n, struct spelling *out)
{
    struct piece word = {.size = 0};
    for (size_t at = 0; at <= n;) {
        uint32_t cp = ' ';
        at += at < n ? utf8_next((const char *)s + at, n - at, &cp) : 1;
        bool ends = cp == ' ' || cp == ',' || cp == 0x00A0 || cp == '\t';
        if (!ends && !take_point(out, &word, cp)) {
            return false;
        }
        if (ends && word.size > 0) {
            if (out->count == WORDS) {
                return false;
            }
            word.hyphens -= word.hyphen == word.size;
            out->words[out->count++] = word;
            word = (struct piece){.size = 0};
        }
        if (cp == ',') {
            out->comma = out->count;
        }
    }
    return out->count > 0;
}

static bool spell(const char *latin, struct spelling *out)
{
    uint8_t buffer[4 * INPUT_MAX];
    size_t n = strlen(latin), size = sizeof buffer;
    *out = (struct spelling){.count = 0};
    if (n > INPUT_MAX || !utf8_valid(latin, n, NULL)) {
        return false;
    }
    uint8_t *plain = u8_normalize(UNINORM_NFD, (const uint8_t *)latin, n, buffer, &size);
    if (plain == NULL) {
        mem_exhausted();
    }
    bool good = cut_words(plain, size, out);
    if (plain != buffer) {
        free(plain);
    }
    return good;
}

/* A parse under way. */
struct parse {
    const struct spelling *spelling;
    struct roman_name *name;
};

/* A given name to read: one or two strings of letters, of which the last may go on. */
struct given {
    const char *first, *second;
    size_t first_size, second_size; /* second_size 0: one syllable */
    bool beginning;
};

/* What is known of the surname before the given name is read. */
struct family {
    struct roman_surnames surnames;
    bool any;
};

static void add_reading(struct parse *parse, const struct family *family, struct given given,
                        bool open)
{
    struct roman_reading reading = {.surnames = family->surnames, .any_surname = family->any};
    bool mccune = true, good;
    if (parse->name->count == ROMAN_READINGS) {
        return;
    }
    if (given.second_size == 0) {
        good = given.beginning ? roman_syllable_begin(given.first, given.first_size, ROMAN_FIRST,
                                                      &reading.given[0])
                               : roman_syllable_read(given.first, given.first_size, ROMAN_FIRST,
                                                     &reading.given[0], &mccune);
    } else {
        good = roman_syllable_read(given.first, given.first_size, ROMAN_FIRST, &reading.given[0],
                                   &mccune) &&
               (given.beginning ? roman_syllable_begin(given.second, given.second_size,
                                                       ROMAN_SECOND, &reading.given[1])
                                : roman_syllable_read(given.second, given.second_size, ROMAN_SECOND,
                                                      &reading.given[1], &mccune));
    }
    if (!good) {
        return;
    }
    reading.given_count = given.second_size == 0 ? 1 : 2;
    reading.open = open || given.beginning;
    if (!mccune || parse->spelling->breves) {
        /* A spelling that is not McCune-Reischauer, or has its breves, left none out. */
        reading.given[0].loose = 0;
        reading.given[1].loose = 0;
        memset(reading.surnames.loose, 0, sizeof reading.surnames.loose);
    }
    parse->name->readings[parse->name->count++] = reading;
}

/* Every way to read one word as a given name. */
static void add_word(struct parse *parse, const struct family *family, const struct piece *word,
                     bool beginning)
{
    const char *letters = word->letters;
    size_t n = word->size;
    if (word->hyphens > 1) {
        return;
    }
    if (word->hyphens == 1 && word->hyphen > 0 && word->hyphen < n) {
        size_t at = word->hyphen;
        add_reading(parse, family, (struct given){letters, letters + at, at, n - at, beginning},
                    false);
        return;
    }
    add_reading(parse, family, (struct given){letters, NULL, n, 0, beginning}, false);
    for (size_t at = 1; at < n; at++) {
        add_reading(parse, family, (struct given){letters, letters + at, at, n - at, beginning},
                    false);
    }
}

static void add_two_words(struct parse *parse, const struct family *family,
                          const struct piece *words, bool beginning)
{
    if (words[0].hyphens == 0 && words[1].hyphens == 0) {
        add_reading(parse, family,
                    (struct given){words[0].letters, words[1].letters, words[0].size, words[1].size,
                                   beginning},
                    false);
    }
}

/* The surname that count words spell together; false if none. */
static bool find_family(const struct piece *words, size_t count, bool prefix, struct family *out)
{
    char letters[2 * LETTERS];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(letters + n, words[i].letters, words[i].size);
        n += words[i].size;
    }
    *out = (struct family){.any = false};
    return roman_surnames_find(letters, n, prefix, &out->surnames);
}

/* Readings with a surname of so many words at one end and all the rest as the given name. */
static void add_order(struct parse *parse, size_t surname_words, bool surname_first, bool beginning)
{
    const struct spelling *s = parse->spelling;
    if (surname_words == 0 || surname_words >= s->count) {
        return;
    }
    size_t rest = s->count - surname_words;
    const struct piece *surname = surname_first ? s->words : s->words + rest;
    const struct piece *given = surname_first ? s->words + surname_words : s->words;
    struct family family;
    /* Only the last word may be unfinished. */
    bool prefix = beginning && !surname_first;
    if (rest > 2 || !find_family(surname, surname_words, prefix, &family)) {
        return;
    }
    if (rest == 1) {
        add_word(parse, &family, given, beginning && surname_first);
    } else {
        add_two_words(parse, &family, given, beginning && surname_first);
    }
}

static void add_orders(struct parse *parse, bool beginning)
{
    const struct spelling *s = parse->spelling;
    if (s->comma > 0 && s->comma < s->count) {
        add_order(parse, s->comma, true, beginning);
        return;
    }
    for (size_t words = 1; words <= 2; words++) {
        add_order(parse, words, true, beginning);
        add_order(parse, words, false, beginning);
    }
}

bool roman_parse(const char *latin, struct roman_name *out)
{
    struct spelling spelling;
    struct parse parse = {&spelling, out};
    out->count = 0;
    if (spell(latin, &spelling) && spelling.count > 1) {
        add_orders(&parse, false);
    }
    return out->count > 0;
}

bool roman_parse_partial(const char *latin, struct roman_name *out)
{
    struct spelling spelling;
    struct parse parse = {&spelling, out};
    const struct family any = {.any = true};
    out->count = 0;
    if (!spell(latin, &spelling)) {
        return false;
    }
    const struct piece *last = &spelling.words[spelling.count - 1];
    add_orders(&parse, false);
    if (spelling.count == 1) {
        add_word(&parse, &any, last, false);
    } else if (spelling.count == 2 && spelling.comma == 0) {
        add_two_words(&parse, &any, spelling.words, false);
    }
    if (spelling.count > 1 && last->size > 1) {
        add_orders(&parse, true);
    } else if (spelling.count == 1 && last->size > 4) {
        add_word(&parse, &any, last, true);
    }
    return out->count > 0;
}

static bool has_place(const uint64_t words[ROMAN_SURNAME_WORDS], int place)
{
    return place >= 0 && (words[place / 64] >> (place % 64) & 1) != 0;
}

static enum roman_match worse(enum roman_match a, enum roman_match b)
{
    if (a == ROMAN_NO || b == ROMAN_NO) {
        return ROMAN_NO;
    }
    return a == ROMAN_LOOSE || b == ROMAN_LOOSE ? ROMAN_LOOSE : ROMAN_YES;
}

static enum roman_match syllable_meets(const struct roman_syllable *set, uint32_t syllable)
{
    struct hangul_parts parts;
    if (!hangul_decompose(syllable, &parts) || (set->initials >> parts.initial & 1) == 0 ||
        (set->finals >> parts.final & 1) == 0) {
        return ROMAN_NO;
    }
    if ((set->medials >> parts.medial & 1) != 0) {
        return ROMAN_YES;
    }
    return (set->loose >> parts.medial & 1) != 0 ? ROMAN_LOOSE : ROMAN_NO;
}

/* A name in Hangul as its syllables. */
struct syllables {
    uint32_t cps[SYLLABLES];
    size_t count;
};

static bool read_syllables(const char *hangul, struct syllables *out)
{
    size_t n = strlen(hangul);
    out->count = 0;
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        at += utf8_next(hangul + at, n - at, &cp);
        if (cp == ' ') {
            continue;
        }
        if (!hangul_is_syllable(cp) || out->count == SYLLABLES) {
            return false;
        }
        out->cps[out->count++] = cp;
    }
    return out->count > 1;
}

/* One reading against the name with a surname of so many syllables, at that place of the table. */
static enum roman_match reading_meets(const struct roman_reading *reading,
                                      const struct syllables *name, size_t surname, int place)
{
    enum roman_match match = ROMAN_NO;
    size_t given = name->count - surname;
    if (reading->any_surname) {
        match = surname == 1 || place >= 0 ? ROMAN_YES : ROMAN_NO;
    } else if (has_place(reading->surnames.strict, place)) {
        match = ROMAN_YES;
    } else if (has_place(reading->surnames.loose, place)) {
        match = ROMAN_LOOSE;
    }
    if (given < reading->given_count || (given > reading->given_count && !reading->open)) {
        return ROMAN_NO;
    }
    for (size_t i = 0; i < reading->given_count; i++) {
        match = worse(match, syllable_meets(&reading->given[i], name->cps[surname + i]));
    }
    return match;
}

static enum roman_match meets_hangul(const struct roman_name *name, const char *hangul,
                                     bool partial)
{
    enum roman_match best = ROMAN_NO;
    struct syllables syllables;
    if (!read_syllables(hangul, &syllables)) {
        return ROMAN_NO;
    }
    const int places[] = {roman_surnames_place(syllables.cps, 1),
                          roman_surnames_place(syllables.cps, 2)};
    for (size_t i = 0; i < name->count; i++) {
        const struct roman_reading *reading = &name->readings[i];
        if ((reading->open || reading->any_surname) && !partial) {
            continue;
        }
        for (size_t surname = 1; surname <= 2 && surname < syllables.count; surname++) {
            enum roman_match match =
                reading_meets(reading, &syllables, surname, places[surname - 1]);
            if (match == ROMAN_YES) {
                return ROMAN_YES;
            }
            best = match == ROMAN_LOOSE ? ROMAN_LOOSE : best;
        }
    }
    return best;
}

enum roman_match roman_meets_hangul(const struct roman_name *name, const char *hangul)
{
    return meets_hangul(name, hangul, false);
}

enum roman_match roman_meets_hangul_partial(const struct roman_name *name, const char *hangul)
{
    return meets_hangul(name, hangul, true);
}

/* Whether the n letters read as the last count syllables of the name. */
static bool letters_read(const char *letters, size_t n, const struct syllables *name, size_t count)
{
    const bool first = count == name->count;
    if (count == 0) {
        return n == 0;
    }
    for (size_t size = 1; size <= n; size++) {
        struct roman_syllable set;
        bool mccune = true;
        if (roman_syllable_read(letters, size, first ? ROMAN_FIRST : ROMAN_SECOND, &set, &mccune) &&
            syllable_meets(&set, name->cps[name->count - count]) == ROMAN_YES &&
            letters_read(letters + size, n - size, name, count - 1)) {
            return true;
        }
    }
    return false;
}

bool roman_reads(const char *latin, const char *hangul)
{
    struct spelling spelling;
    struct syllables name;
    return spell(latin, &spelling) && spelling.count == 1 && read_syllables(hangul, &name) &&
           letters_read(spelling.words[0].letters, spelling.words[0].size, &name, name.count);
}

bool roman_are_twins(const char *a, const char *b)
{
    struct syllables x, y;
    if (!read_syllables(a, &x) || !read_syllables(b, &y) || x.count != y.count ||
        memcmp(x.cps + 1, y.cps + 1, (x.count - 1) * sizeof x.cps[0]) != 0) {
        return false;
    }
    int place = roman_surnames_place(x.cps, 1);
    int twin = place >= 0 ? roman_surname_twin(place) : -1;
    return twin >= 0 && twin == roman_surnames_place(y.cps, 1);
}

static enum roman_match surnames_meet(const struct roman_surnames *a,
                                      const struct roman_surnames *b)
{
    bool loose = false;
    for (size_t i = 0; i < ROMAN_SURNAME_WORDS; i++) {
        if ((a->strict[i] & b->strict[i]) != 0) {
            return ROMAN_YES;
        }
        loose = loose || ((a->strict[i] | a->loose[i]) & (b->strict[i] | b->loose[i])) != 0;
    }
    return loose ? ROMAN_LOOSE : ROMAN_NO;
}

static enum roman_match sets_meet(const struct roman_syllable *a, const struct roman_syllable *b)
{
    struct roman_syllable both = {a->initials & b->initials, a->medials & b->medials,
                                  (a->medials | a->loose) & (b->medials | b->loose),
                                  a->finals & b->finals};
    if (roman_syllable_real(&both, false)) {
        return ROMAN_YES;
    }
    return roman_syllable_real(&both, true) ? ROMAN_LOOSE : ROMAN_NO;
}

static enum roman_match readings_meet(const struct roman_reading *a, const struct roman_reading *b)
{
    if (a->open || b->open || a->any_surname || b->any_surname ||
        a->given_count != b->given_count) {
        return ROMAN_NO;
    }
    enum roman_match match = surnames_meet(&a->surnames, &b->surnames);
    for (size_t i = 0; i < a->given_count && match != ROMAN_NO; i++) {
        match = worse(match, sets_meet(&a->given[i], &b->given[i]));
    }
    return match;
}

enum roman_match roman_meets(const struct roman_name *a, const struct roman_name *b)
{
    enum roman_match best = ROMAN_NO;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            enum roman_match match = readings_meet(&a->readings[i], &b->readings[j]);
            if (match == ROMAN_YES) {
                return ROMAN_YES;
            }
            best = match == ROMAN_LOOSE ? ROMAN_LOOSE : best;
        }
    }
    return best;
}

bool roman_is_korean(const char *latin)
{
    struct roman_name name;
    return roman_parse(latin, &name);
}
