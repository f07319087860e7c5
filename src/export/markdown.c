/* SPDX-License-Identifier: MIT */
/* Escaping: characters that always mean something, and those that do so only in their place. */
#include "attache/export/markdown.h"

#include "attache/text/safe.h"

#include <string.h>

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the ampersand at at begins a character reference: &amp; &#39; */
static bool is_reference(const char *at)
{
    size_t n = 1;
    if (at[n] == '#')
        n++;
    size_t start = n;
    while (is_alnum(at[n]))
        n++;
    return n > start && at[n] == ';';
}

/* An underscore between letters is no emphasis, and names of files are easier to read so. */
static bool needs_escape(const char *text, const char *at)
{
    if (*at == '_')
        return at == text || !is_alnum(at[-1]) || !is_alnum(at[1]);
    if (*at == '&')
        return is_reference(at);
    return strchr("\\`*[]<>|~$", *at) != NULL;
}

/* The bytes at the start of a block up to and with the one that needs a backslash before it, or 0:
   "- ", "# ", "1. ", "12) ". */
static size_t start_mark(const char *text)
{
    size_t digits = 0;
    if (text[0] != '\0' && strchr("+-=#:", text[0]) != NULL)
        return 1;
    while (is_digit(text[digits]))
        digits++;
    bool number = digits > 0 && (text[digits] == '.' || text[digits] == ')');
    return number ? digits + 1 : 0;
}

/* The text made safe, with plain spaces in place of those that do not break. */
static void add_plain(struct str *out, const char *text)
{
    struct str safe = {0};
    safe_add(&safe, text, strlen(text));
    for (const char *at = str_text(&safe); *at != '\0';) {
        bool no_break = str_starts(at, "\xC2\xA0");
        str_add_char(out, no_break ? ' ' : *at);
        at += no_break ? 2 : 1;
    }
    str_clear(&safe);
}

void markdown_add(struct str *out, const char *text, bool at_start)
{
    struct str plain = {0};
    add_plain(&plain, text);
    const char *start = str_text(&plain);
    size_t mark = 0;
    if (at_start) {
        start += strspn(start, " ");
        mark = start_mark(start);
    }
    for (const char *at = start; *at != '\0'; at++) {
        bool first = mark > 0 && (size_t)(at - start) + 1 == mark;
        if (first || needs_escape(start, at))
            str_add_char(out, '\\');
        str_add_char(out, *at);
    }
    str_clear(&plain);
}

void markdown_add_url(struct str *out, const char *url)
{
    if (!str_starts(url, "https://") && !str_starts(url, "http://")) {
        markdown_add(out, url, false);
        return;
    }
    str_add_char(out, '<');
    for (const char *at = url; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        if (c <= ' ' || c == 0x7F || c == '<' || c == '>')
            str_addf(out, "%%%02X", c);
        else if (c == '&' && is_reference(at))
            str_add(out, "&amp;");
        else
            str_add_char(out, *at);
    }
    str_add_char(out, '>');
}
