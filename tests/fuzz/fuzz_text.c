/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a text of a screen or of a search: made safe, folded, measured, wrapped, written in
 * ASCII, cut into words; as Hangul, as the keys of a Hangul keyboard, and as a Korean name.
 */
#include "attache/text/ascii.h"
#include "attache/text/distance.h"
#include "attache/text/fold.h"
#include "attache/text/hangul.h"
#include "attache/text/roman.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"
#include "attache/text/words.h"
#include "attache/text/wrap.h"

#include "fuzz/fuzz.h"

typedef void add_fn(struct str *out, const char *s, size_t n);

static void add_import(struct str *out, const char *s, size_t n)
{
    safe_add_import(out, s, n, NULL);
}

/* What the function gives is valid, and given again it is the same. */
static void check_fixed(add_fn *add, const char *s, size_t n)
{
    struct str once = {0};
    struct str twice = {0};
    add(&once, s, n);
    add(&twice, str_text(&once), once.length);
    require(utf8_valid(str_text(&once), once.length, NULL));
    require(once.length == twice.length);
    require(memcmp(str_text(&once), str_text(&twice), once.length) == 0);
    str_clear(&once);
    str_clear(&twice);
}

static void check_safe(const char *s, size_t n)
{
    struct str safe = {0};
    safe_add(&safe, s, n);
    require(safe_is(str_text(&safe), safe.length));
    require(safe_offence(str_text(&safe), safe.length, NULL) == 0);
    for (int columns = 1; columns < 90; columns = columns * 3 + 1) {
        struct str padded = {0};
        width_pad(&padded, str_text(&safe), columns);
        require(width_text(str_text(&padded)) == columns);
        str_cut(&padded, 0);
        width_pad_left(&padded, str_text(&safe), columns);
        require(width_text(str_text(&padded)) == columns);
        str_clear(&padded);
    }
    str_clear(&safe);
}

/* Every byte of the text is in a line or is the space between two. */
static void check_wrap(const char *s, size_t n, int columns)
{
    for (size_t at = 0; at < n;) {
        size_t skip = 0;
        size_t size = wrap_next(s + at, n - at, columns, &skip);
        require(skip >= 1 && size <= skip && skip <= n - at);
        int used = 0;
        bool fits = width_fit(s + at, columns, &used) >= size;
        require(fits || utf8_cluster(s + at, n - at) >= size);
        at += skip;
    }
}

static void check_words(const char *s, size_t n)
{
    struct words words;
    struct token word;
    size_t last = 0;
    words_begin(&words, s, n);
    while (words_next(&words, &word)) {
        require(word.start >= last && word.end > word.start && word.end <= n);
        require(word.folded_size > 0 && word.folded_size <= WORDS_FOLDED_MAX);
        require(utf8_valid(word.folded, word.folded_size, NULL));
        last = word.end;
    }
    words_end(&words);
}

static void check_ascii(const char *s, size_t n)
{
    struct str ascii = {0};
    ascii_add(&ascii, s, n);
    require(ascii_only(str_text(&ascii)));
    str_clear(&ascii);
}

/* The syllables of a text alone: typed on a keyboard they come back, and they begin themselves. */
static void check_hangul(const char *s, size_t n)
{
    struct str syllables = {0};
    struct str keys = {0};
    struct str again = {0};
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        char bytes[4];
        struct hangul_parts parts;
        at += utf8_next(s + at, n - at, &cp);
        cp = hangul_is_syllable(cp) ? cp : 0xAC00 + cp * 7919 % 11172;
        require(hangul_decompose(cp, &parts) && hangul_compose(parts) == cp);
        str_add_bytes(&syllables, bytes, utf8_put(cp, bytes));
    }
    const char *text = str_text(&syllables);
    hangul_to_keys(&keys, text);
    require(ascii_only(str_text(&keys)));
    hangul_from_keys(&again, str_text(&keys));
    require(strcmp(str_text(&again), text) == 0);
    require(text[0] == '\0' || hangul_prefix_match(text, text));
    require(text[0] == '\0' || hangul_find(text, text) == text);
    str_cut(&again, 0);
    hangul_initials(&again, text);
    require(text[0] == '\0' || hangul_all_consonants(str_text(&again)));
    str_cut(&again, 0);
    roman_rr_add(&again, text);
    require(ascii_only(str_text(&again)));
    str_clear(&syllables);
    str_clear(&keys);
    str_clear(&again);
}

static void check_names(const char *s)
{
    struct roman_name name;
    struct roman_name partial;
    struct str other = {0};
    bool whole = roman_parse(s, &name);
    require(whole == (name.count > 0) && name.count <= ROMAN_READINGS);
    require(!whole || roman_meets(&name, &name) != ROMAN_NO);
    require(!roman_is_korean(s) || whole);
    require(roman_parse_partial(s, &partial) == (partial.count > 0));
    (void)roman_meets_hangul(&name, s);
    (void)roman_meets_hangul_partial(&partial, s);
    hangul_from_keys(&other, s);
    hangul_initials(&other, s);
    (void)hangul_prefix_match(s, str_text(&other));
    (void)hangul_find(str_text(&other), s);
    str_clear(&other);
}

static void check_distance(const char *s)
{
    size_t half = strlen(s) / 2;
    char *first = fuzz_text((const uint8_t *)s, half);
    int limit = (int)(half % 4);
    int distance = distance_osa(first, s + half, limit);
    require(distance >= 0 && distance <= limit + 1);
    require(distance == distance_osa(s + half, first, limit));
    require(distance_osa(first, first, limit) == 0);
    free(first);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    size_t n = strlen(text);
    check_fixed(safe_add, (const char *)data, size);
    check_fixed(safe_add_lines, (const char *)data, size);
    check_fixed(add_import, (const char *)data, size);
    check_fixed(fold_add, (const char *)data, size);
    check_safe((const char *)data, size);
    check_words((const char *)data, size);
    check_wrap(text, n, 1 + (int)(size % 80));
    check_ascii(text, n);
    check_hangul(text, n);
    check_names(text);
    check_distance(text);
    free(text);
    return 0;
}
