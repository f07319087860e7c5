/* SPDX-License-Identifier: MIT */
/*
 * Whether bytes may go where they went: to a reader (text of lines), into a file of a format, to a
 * terminal. The scanner of a terminal's bytes knows the sequences that the program means to send,
 * and no others.
 */
#ifndef TESTS_HOSTILE_SCAN_H
#define TESTS_HOSTILE_SCAN_H

#include "attache/base/str.h"
#include "attache/text/safe.h"
#include "attache/text/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum scan_form {
    SCAN_TEXT,     /* for a terminal or a pager, and Markdown: as safe_add_lines leaves it */
    SCAN_CALENDAR, /* the same, with lines that end in CR LF */
    SCAN_JSON,     /* no control but LF, no bidirectional control, no malformed UTF-8 */
    SCAN_CSV,      /* the same, with rows that end in CR LF */
};

/* Prints where the bytes are not as they should be. */
static inline bool scan_fault(const char *what, const char *bytes, size_t size, size_t at)
{
    size_t from = at > 30 ? at - 30 : 0;
    fprintf(stderr, "%s: byte %zu of %zu: ", what, at, size);
    for (size_t i = from; i < size && i < at + 20; i++) {
        unsigned char c = (unsigned char)bytes[i];
        fprintf(stderr, c >= ' ' && c < 0x7F ? "%c" : "<%02X>", c);
    }
    fputc('\n', stderr);
    return false;
}

/* What no text may hold, by its bytes alone: the gate is not asked, since it may be what is wrong.
   ESC, DEL, C1, directional marks, embeddings, overrides, isolates; to be read by people, no tags
   either. */
static inline bool scan_bytes(const char *what, const char *bytes, size_t size, bool tags)
{
    for (size_t i = 0; i < size; i++) {
        const unsigned char *c = (const unsigned char *)bytes + i;
        size_t left = size - i;
        bool bad = c[0] == 0x1B || c[0] == 0x7F;
        if (left > 1)
            bad = bad || (c[0] == 0xC2 && c[1] < 0xA0) || (c[0] == 0xD8 && c[1] == 0x9C);
        if (left > 2 && c[0] == 0xE2)
            bad = bad || (c[1] == 0x80 && (c[2] == 0x8E || c[2] == 0x8F)) ||
                  (c[1] == 0x80 && c[2] >= 0xAA && c[2] <= 0xAE) ||
                  (c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9);
        if (left > 2)
            bad = bad || (!tags && c[0] == 0xF3 && c[1] == 0xA0 && c[2] <= 0x81);
        if (bad)
            return scan_fault(what, bytes, size, i);
    }
    return true;
}

static inline bool scan_safe(const char *what, const char *bytes, size_t size)
{
    struct str safe = {0};
    size_t at = 0;
    safe_add_lines(&safe, bytes, size);
    while (at < size && at < safe.length && safe.data[at] == bytes[at])
        at++;
    bool same = safe.length == size && at == size;
    str_clear(&safe);
    return scan_bytes(what, bytes, size, false) && (same || scan_fault(what, bytes, size, at));
}

static inline bool scan_control(const char *what, const char *bytes, size_t size)
{
    size_t bad = 0;
    if (!utf8_valid(bytes, size, &bad))
        return scan_fault(what, bytes, size, bad);
    if (!scan_bytes(what, bytes, size, true))
        return false;
    for (size_t at = 0; at < size; at++) {
        size_t end = at;
        while (end < size && bytes[end] != '\n')
            end++;
        size_t offence = safe_offence(bytes + at, end - at, NULL);
        if (offence > 0)
            return scan_fault(what, bytes, size, at + offence - 1);
        at = end;
    }
    return true;
}

/* Whether the bytes are fit for their form; says so on standard error if not. */
static inline bool scan(const char *what, enum scan_form form, const struct str *bytes)
{
    struct str lines = {0};
    bool good = true;
    bool crlf = form == SCAN_CALENDAR || form == SCAN_CSV;
    for (size_t i = 0; i < bytes->length; i++) {
        bool ends = bytes->data[i] == '\r' && i + 1 < bytes->length && bytes->data[i + 1] == '\n';
        if (!crlf || !ends)
            str_add_char(&lines, bytes->data[i]);
    }
    if (form == SCAN_JSON || form == SCAN_CSV)
        good = scan_control(what, str_text(&lines), lines.length);
    else
        good = scan_safe(what, str_text(&lines), lines.length);
    str_clear(&lines);
    return good;
}

/* The bytes of a terminal */

/* The length of a CSI sequence as curses and the program send them; 0 if it is another. No report
   is asked for, no window is moved, no key defined. */
static inline size_t scan_csi(const char *at, size_t size)
{
    static const char *const titles[] = {"\033[22;0;0t", "\033[23;0;0t"}; /* kept and given back */
    for (int i = 0; i < 2; i++)
        if (size >= 9 && strncmp(at, titles[i], 9) == 0)
            return 9;
    size_t n = 2;
    while (n < size && strchr("0123456789;:?<>=!", at[n]) != NULL && at[n] != '\0')
        n++;
    if (n >= size || n > 40 || strchr("ABCDGHJKLMPSTXbdhlmr@", at[n]) == NULL)
        return 0;
    return n + 1;
}

/* The length of a sequence that begins with ESC; 0 if it is none of those that may be sent. */
static inline size_t scan_escape(const char *at, size_t size)
{
    if (size < 2)
        return 0;
    if (at[1] == '[')
        return scan_csi(at, size);
    if (strchr("78=>MH", at[1]) != NULL && at[1] != '\0')
        return 2;
    return size > 2 && (at[1] == '(' || at[1] == ')') && strchr("B0", at[2]) != NULL ? 3 : 0;
}

/* Whether a terminal was sent text that is safe and sequences that are the program's own. */
static inline bool scan_terminal(const char *what, const char *bytes, size_t size)
{
    struct str text = {0};
    bool good = true;
    for (size_t at = 0; at < size && good;) {
        size_t n = bytes[at] == '\033' ? scan_escape(bytes + at, size - at) : 0;
        if (bytes[at] == '\033' && n == 0)
            good = scan_fault(what, bytes, size, at);
        else if (bytes[at] == '\033' || strchr("\r\n\b\t\016\017", bytes[at]) != NULL)
            str_add_char(&text, ' ');
        else
            str_add_char(&text, bytes[at]);
        at += n > 0 ? n : 1;
    }
    good = good && scan_control(what, str_text(&text), text.length);
    str_clear(&text);
    return good;
}

#endif
