/* SPDX-License-Identifier: MIT */
/*
 * Every code point is kept, replaced or dropped, and a cluster is kept short. What is shown instead
 * is U+FFFD, not nothing, for all that could deceive: the reader sees that something was there. The
 * Unicode version is libunistring's; characters newer than it count as unassigned.
 */
#include "attache/text/safe.h"

#include "attache/base/mem.h"
#include "attache/text/utf8.h"

#include <stdlib.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>

enum {
    CLUSTER_MAX = 5, /* ncurses' CCHARW_MAX: what is more it drops without a word */
};

enum fate {
    KEEP,
    SPACE,
    REPLACE,
    DROP,
};

bool safe_is_bidi(uint32_t cp)
{
    return cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

static bool is_invisible(uint32_t cp)
{
    return cp >= 0xAD && uc_is_property_default_ignorable_code_point(cp);
}

/* The fate of one code point by itself. */
static enum fate fate_of(uint32_t cp)
{
    if (cp >= 0x20 && cp < 0x7F) {
        return KEEP;
    }
    if (cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029) {
        return SPACE;
    }
    if (is_control(cp) || safe_is_bidi(cp)) {
        return REPLACE;
    }
    if (is_invisible(cp)) {
        return DROP;
    }
    /* Cn, which holds the noncharacters, Co, Cs and the format characters that are left. */
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_C) ? REPLACE : KEEP;
}

/* The cluster under way in what was put: its last code point and how many it has. */
struct cluster {
    uint32_t last;
    int count;
};

/* The fate of a code point that stays by itself, as part of its cluster. */
static enum fate fate_in_cluster(struct cluster *cluster, uint32_t cp)
{
    bool ascii = cp < 0x7F && cluster->last < 0x7F;
    bool breaks = cluster->count == 0 || ascii || uc_is_grapheme_break(cluster->last, cp);
    if (breaks) {
        /* A mark with nothing before it would join what is on the screen already. */
        bool lone = cluster->count == 0 && cp >= 0x300 && !uc_is_grapheme_break('a', cp);
        cluster->last = lone ? UTF8_REPLACEMENT : cp;
        cluster->count = 1;
        return lone ? REPLACE : KEEP;
    }
    /* Flags are pairs, but the library's pairwise test does not end a cluster after two. */
    bool flag = cp >= 0x1F1E6 && cp <= 0x1F1FF;
    if (cluster->count >= CLUSTER_MAX && !flag) {
        return DROP;
    }
    cluster->last = cp;
    cluster->count++;
    return KEEP;
}

static enum fate step(struct cluster *cluster, uint32_t cp, bool lines)
{
    enum fate fate = cp == '\n' && lines ? KEEP : fate_of(cp);
    switch (fate) {
    case KEEP:
        return fate_in_cluster(cluster, cp);
    case SPACE:
        fate_in_cluster(cluster, ' ');
        return SPACE;
    case REPLACE:
        fate_in_cluster(cluster, UTF8_REPLACEMENT);
        return REPLACE;
    case DROP:
        break;
    }
    return DROP;
}

/* The printable ASCII at the start, which stays as it is. */
static size_t plain_run(const char *s, size_t n)
{
    size_t size = 0;
    while (size < n && s[size] >= ' ' && s[size] <= '~') {
        size++;
    }
    return size;
}

bool safe_is(const char *s, size_t n)
{
    size_t plain = plain_run(s, n);
    if (plain == n) {
        return true;
    }
    if (!utf8_valid(s, n, NULL)) {
        return false;
    }
    struct cluster cluster = {plain > 0 ? (unsigned char)s[plain - 1] : 0, plain > 0};
    for (size_t at = plain; at < n;) {
        uint32_t cp;
        at += utf8_next(s + at, n - at, &cp);
        if (step(&cluster, cp, false) != KEEP) {
            return false;
        }
    }
    return true;
}

static void add(struct str *out, const char *s, size_t n, bool lines)
{
    struct cluster cluster = {0, 0};
    for (size_t at = 0; at < n;) {
        size_t plain = plain_run(s + at, n - at);
        if (plain > 0) {
            str_add_bytes(out, s + at, plain);
            at += plain;
            cluster = (struct cluster){(unsigned char)s[at - 1], 1};
            continue;
        }
        uint32_t cp;
        size_t size = utf8_next(s + at, n - at, &cp);
        enum fate fate = step(&cluster, cp, lines);
        if (fate == SPACE) {
            str_add_char(out, ' ');
        } else if (fate == REPLACE || (fate == KEEP && cp == UTF8_REPLACEMENT)) {
            str_add(out, "\xEF\xBF\xBD");
        } else if (fate == KEEP) {
            str_add_bytes(out, s + at, size);
        }
        at += size;
    }
}

void safe_add(struct str *out, const char *s, size_t n)
{
    add(out, s, n, false);
}

void safe_add_lines(struct str *out, const char *s, size_t n)
{
    add(out, s, n, true);
}

void safe_add_exact(struct str *out, const char *s, size_t n)
{
    size_t plain = plain_run(s, n);
    str_add_bytes(out, s, plain);
    for (size_t at = plain; at < n;) {
        uint32_t cp;
        char bytes[4];
        at += utf8_next(s + at, n - at, &cp);
        bool kept = cp == '\n' || !(is_control(cp) || safe_is_bidi(cp));
        str_add_bytes(out, bytes, utf8_put(kept ? cp : UTF8_REPLACEMENT, bytes));
    }
}

static bool kept_at_import(uint32_t cp)
{
    return cp == '\n' || cp == '\t' || !(is_control(cp) || safe_is_bidi(cp) || is_invisible(cp));
}

/* Adds what import keeps, before normalization. */
static void add_kept(struct str *out, const char *s, size_t n, size_t *dropped)
{
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        char bytes[4];
        size_t size = utf8_next(s + at, n - at, &cp);
        if (kept_at_import(cp)) {
            str_add_bytes(out, bytes, utf8_put(cp, bytes));
            *dropped += cp == UTF8_REPLACEMENT && (unsigned char)s[at] != 0xEF;
        } else if (cp != '\r' || at + 1 >= n || s[at + 1] != '\n') {
            ++*dropped;
        }
        at += size;
    }
}

static void add_nfc(struct str *out, const char *s, size_t n)
{
    uint8_t buffer[1024];
    size_t size = sizeof buffer;
    uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)s, n, buffer, &size);
    if (normal == NULL) {
        mem_exhausted();
    }
    str_add_bytes(out, (const char *)normal, size);
    if (normal != buffer) {
        free(normal);
    }
}

void safe_add_import(struct str *out, const char *s, size_t n, size_t *dropped)
{
    size_t plain = plain_run(s, n);
    size_t count = 0;
    if (plain == n) {
        str_add_bytes(out, s, n);
        return;
    }
    struct str kept = {0};
    add_kept(&kept, s, n, &count);
    add_nfc(out, str_text(&kept), kept.length);
    str_clear(&kept);
    if (dropped != NULL) {
        *dropped += count;
    }
}

size_t safe_offence(const char *s, size_t n, uint32_t *cp)
{
    for (size_t at = plain_run(s, n); at < n;) {
        uint32_t found;
        size_t size = utf8_next(s + at, n - at, &found);
        if (is_control(found) || safe_is_bidi(found)) {
            if (cp != NULL) {
                *cp = found;
            }
            return at + 1;
        }
        at += size;
    }
    return 0;
}
