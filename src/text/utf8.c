/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 by the table of well-formed byte sequences (Unicode 3.9, table 3-7): the lead byte gives
 * the length and the range of the second byte, which is all that tells overlong forms, surrogates
 * and too large values from the rest.
 */
#include "attache/text/utf8.h"

#include <unigbrk.h>

enum {
    CLUSTER_WINDOW = 256, /* bytes; a longer cluster is no text and is cut */
};

struct lead {
    size_t length;
    unsigned char low, high; /* range of the second byte */
};

static struct lead lead_of(unsigned char byte)
{
    if (byte < 0x80) {
        return (struct lead){1, 0, 0};
    }
    if (byte >= 0xC2 && byte <= 0xDF) {
        return (struct lead){2, 0x80, 0xBF};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return (struct lead){3, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return (struct lead){4, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF};
    }
    return (struct lead){0, 0, 0};
}

/* Decodes; *good tells a character from a maximal subpart. */
static size_t decode(const unsigned char *s, size_t n, uint32_t *cp, bool *good)
{
    struct lead lead = lead_of(s[0]);
    size_t at = 1;
    *good = lead.length == 1;
    *cp = lead.length == 1 ? s[0] : UTF8_REPLACEMENT;
    if (lead.length < 2) {
        return 1;
    }
    uint32_t value = s[0] & (0x7Fu >> lead.length);
    while (at < lead.length && at < n) {
        unsigned char low = at == 1 ? lead.low : 0x80;
        unsigned char high = at == 1 ? lead.high : 0xBF;
        if (s[at] < low || s[at] > high) {
            return at;
        }
        value = value << 6 | (s[at] & 0x3Fu);
        at++;
    }
    if (at == lead.length) {
        *good = true;
        *cp = value;
    }
    return at;
}

bool utf8_valid(const char *s, size_t n, size_t *bad_at)
{
    const unsigned char *bytes = (const unsigned char *)s;
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        bool good = true;
        size_t step = bytes[at] < 0x80 ? 1 : decode(bytes + at, n - at, &cp, &good);
        if (!good) {
            if (bad_at != NULL) {
                *bad_at = at;
            }
            return false;
        }
        at += step;
    }
    return true;
}

size_t utf8_next(const char *s, size_t n, uint32_t *cp)
{
    uint32_t value = 0;
    bool good;
    size_t step = n == 0 ? 0 : decode((const unsigned char *)s, n, &value, &good);
    if (cp != NULL) {
        *cp = value;
    }
    return step;
}

size_t utf8_put(uint32_t cp, char out[4])
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        cp = UTF8_REPLACEMENT;
    }
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t length = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    out[0] = (char)(0xF00u >> length | cp);
    return length;
}

/* A window of whole, well-formed characters: size bytes at most, less before a malformed one. */
static size_t window_of(const char *s, size_t n, size_t size)
{
    size_t window = n < size ? n : size;
    while (window < n && window > 0 && !utf8_begins(s[window])) {
        window--;
    }
    utf8_valid(s, window, &window);
    return window;
}

/* The first cluster by all rules; those on flags and joined emoji look back beyond one character.
 */
static size_t full_cluster(const char *s, size_t n)
{
    char breaks[CLUSTER_WINDOW];
    size_t window = window_of(s, n, sizeof breaks);
    u8_grapheme_breaks((const uint8_t *)s, window, breaks);
    for (size_t at = 1; at < window; at++) {
        if (breaks[at]) {
            return at;
        }
    }
    return window;
}

size_t utf8_cluster(const char *s, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)s;
    uint32_t first, second;
    bool good;
    if (n < 2 || (bytes[0] < 0x80 && bytes[0] != '\r' && bytes[1] < 0x80)) {
        return n == 0 ? 0 : 1;
    }
    size_t size = decode(bytes, n, &first, &good);
    if (!good || size == n) {
        return size;
    }
    decode(bytes + size, n - size, &second, &good);
    bool flag = first >= 0x1F1E6 && first <= 0x1F1FF;
    if (!good || (!flag && uc_is_grapheme_break(first, second))) {
        return size;
    }
    return full_cluster(s, n);
}

size_t utf8_plain(const char *s, size_t n)
{
    size_t size = 0;
    while (size < n && s[size] >= ' ' && s[size] <= '~') {
        size++;
    }
    return size > 0 && size < n && (unsigned char)s[size] >= 0x80 ? size - 1 : size;
}
