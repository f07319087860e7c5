/* SPDX-License-Identifier: MIT */
/*
 * One line at a time: the clusters that fit are found first, then the last place among them where
 * the library allows a break. It looks at a window only, so that a long text costs no more a line
 * than a short one. UAX #14 lets a line end after any syllable of Hangul; Korean sets off its words
 * with spaces, so a word is broken only when it is all there is on the line.
 */
#include "attache/text/wrap.h"

#include "attache/base/mem.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"

#include <stdbool.h>
#include <unilbrk.h>

/* What the rules of UAX #14 may look at beyond the last break that matters. */
enum {
    LOOK_AHEAD = 64,
};

/* The bytes of the whole clusters that fit, up to a newline; at least one cluster. */
static size_t fitting(const char *s, size_t n, int columns)
{
    size_t room = columns > 0 ? (size_t)columns : 0;
    size_t at = utf8_plain(s, n < room + 1 ? n : room + 1);
    at = at < room ? at : room;
    int sum = (int)at;
    while (at < n && s[at] != '\n' && !(s[at] == '\r' && at + 1 < n && s[at + 1] == '\n')) {
        size_t step = utf8_cluster(s + at, n - at);
        sum += width_cluster(s + at, step);
        if (sum > columns && at > 0) {
            break;
        }
        at += step;
    }
    return at;
}

static size_t after_spaces(const char *s, size_t n, size_t at)
{
    while (at < n && s[at] == ' ') {
        at++;
    }
    return at;
}

static size_t after_newline(const char *s, size_t n, size_t at)
{
    if (at + 1 < n && s[at] == '\r' && s[at + 1] == '\n') {
        return at + 2;
    }
    return at < n && s[at] == '\n' ? at + 1 : at;
}

static bool is_alnum(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

/* The code point that ends at the offset, which is not 0; *start is where it begins. */
static uint32_t before_offset(const char *s, size_t at, size_t *start)
{
    uint32_t cp = 0;
    *start = at - 1;
    while (*start > 0 && !utf8_begins(s[*start]))
        --*start;
    utf8_next(s + *start, at - *start, &cp);
    return cp;
}

/* Whether a word goes on at the offset: a syllable of Hangul beside another, a letter or a digit,
   or after the hyphen of two partners ("한-미"). */
static bool in_word(const char *s, size_t n, size_t at)
{
    uint32_t after = 0;
    size_t start = 0;
    uint32_t before = before_offset(s, at, &start);
    utf8_next(s + at, n - at, &after);
    if (before == '-' && start > 0)
        before = before_offset(s, start, &start);
    bool left = hangul_is_syllable(before);
    bool right = hangul_is_syllable(after);
    return (left && right) || (left && is_alnum(after)) || (right && is_alnum(before));
}

/* The last place in 1..limit where a line may end, 0 if none; limit < n. */
static size_t last_break(const char *s, size_t n, size_t limit)
{
    size_t window = limit + LOOK_AHEAD < n ? limit + LOOK_AHEAD : n;
    while (window < n && !utf8_begins(s[window])) {
        window++;
    }
    char *breaks = mem_new(window, 1);
    u8_possible_linebreaks((const uint8_t *)s, window, "UTF-8", breaks);
    size_t at = limit;
    size_t within = 0;
    while (at > 0 && (breaks[at] != UC_BREAK_POSSIBLE || in_word(s, n, at))) {
        if (breaks[at] == UC_BREAK_POSSIBLE && within == 0) {
            within = at;
        }
        at--;
    }
    mem_release(breaks);
    return at > 0 ? at : within;
}

static size_t without_spaces(const char *s, size_t size)
{
    while (size > 0 && s[size - 1] == ' ') {
        size--;
    }
    return size;
}

/* A break may stand inside a cluster only in malformed or odd text: it moves back to its start. */
static size_t to_cluster(const char *s, size_t n, size_t limit)
{
    size_t at = 0;
    for (;;) {
        size_t step = utf8_cluster(s + at, n - at);
        if (step == 0 || at + step > limit) {
            return at;
        }
        at += step;
    }
}

size_t wrap_next(const char *s, size_t n, int columns, size_t *skip)
{
    size_t fit = fitting(s, n, columns);
    size_t rest = after_spaces(s, n, fit);
    size_t end = after_newline(s, n, rest);
    if (rest == n || end > rest) {
        *skip = end;
        return without_spaces(s, fit);
    }
    size_t at = to_cluster(s, n, last_break(s, n, rest));
    if (at == 0 || without_spaces(s, at) == 0) {
        at = fit;
    }
    *skip = after_spaces(s, n, at);
    return without_spaces(s, at);
}
