/* SPDX-License-Identifier: MIT */
/*
 * Columns by cluster. The sum of a cluster's widths is capped at two: an emoji sequence or a
 * decomposed syllable fills one or two cells however many code points it has.
 */
#include "attache/text/width.h"

#include "attache/text/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <uniwidth.h>

static const char ellipsis[] = "\xE2\x80\xA6";

static int width_of(uint32_t cp)
{
    if (cp == 0x00AD) {
        return 0;
    }
    int width = uc_width(cp, "UTF-8");
    return width < 0 ? 0 : width;
}

int width_cluster(const char *s, size_t n)
{
    int sum = 0;
    if (n == 1 && s[0] >= ' ' && s[0] <= '~') {
        return 1;
    }
    for (size_t at = 0; at < n && sum < 2;) {
        uint32_t cp;
        at += utf8_next(s + at, n - at, &cp);
        sum += width_of(cp);
    }
    return sum > 2 ? 2 : sum;
}

int width_text(const char *s)
{
    int sum = 0;
    size_t n = strlen(s);
    for (size_t at = 0; at < n;) {
        size_t plain = utf8_plain(s + at, n - at);
        sum += (int)plain;
        at += plain;
        size_t step = utf8_cluster(s + at, n - at);
        sum += width_cluster(s + at, step);
        at += step;
    }
    return sum;
}

size_t width_fit(const char *s, int columns, int *used)
{
    size_t n = strlen(s);
    size_t room = columns > 0 ? (size_t)columns : 0;
    size_t at = utf8_plain(s, n < room + 1 ? n : room + 1);
    at = at < room ? at : room;
    int sum = (int)at;
    while (at < n) {
        size_t step = utf8_cluster(s + at, n - at);
        int width = width_cluster(s + at, step);
        if (sum + width > columns) {
            break;
        }
        sum += width;
        at += step;
    }
    if (used != NULL) {
        *used = sum;
    }
    return at;
}

/* How s stands in a field: the bytes shown, whether cut, and the spaces that fill up. */
struct field {
    size_t bytes;
    bool cut;
    size_t spaces;
};

static struct field field_of(const char *s, int columns)
{
    int used;
    size_t bytes = width_fit(s, columns, &used);
    bool cut = s[bytes] != '\0';
    if (cut) {
        bytes = width_fit(s, columns - 1, &used);
        used++;
    }
    return (struct field){bytes, cut, (size_t)(columns - used)};
}

void width_pad(struct str *out, const char *s, int columns)
{
    if (columns <= 0) {
        return;
    }
    struct field field = field_of(s, columns);
    str_add_bytes(out, s, field.bytes);
    str_add(out, field.cut ? ellipsis : "");
    str_add_repeat(out, " ", field.spaces);
}

void width_pad_left(struct str *out, const char *s, int columns)
{
    if (columns <= 0) {
        return;
    }
    struct field field = field_of(s, columns);
    str_add_repeat(out, " ", field.spaces);
    str_add_bytes(out, s, field.bytes);
    str_add(out, field.cut ? ellipsis : "");
}
