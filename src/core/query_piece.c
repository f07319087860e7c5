/* SPDX-License-Identifier: MIT */
/* A typed query cut at its white space, where quotes do not hold it together. */
#include "attache/core/query.h"

#include <string.h>

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the piece that begins at `from` ends. */
static size_t end_of(const char *text, size_t from)
{
    bool opens = true; /* a quote here begins a value */
    size_t at = from;
    while (text[at] != '\0' && !is_white(text[at])) {
        const char *close = text[at] == '"' && opens ? strchr(text + at + 1, '"') : NULL;
        if (text[at] == '"' && opens && close == NULL)
            return strlen(text);
        opens = text[at] == ':' || text[at] == ',' || (text[at] == '-' && at == from);
        at = close != NULL ? (size_t)(close - text) + 1 : at + 1;
    }
    return at;
}

bool query_next_piece(const char *text, size_t at, struct query_piece *out)
{
    size_t from = 0;
    size_t to = 0;
    while (true) {
        for (from = to; is_white(text[from]); from++)
            continue;
        if (text[from] == '\0')
            return false;
        to = end_of(text, from);
        if (to > at)
            break;
    }
    enum query_field field = QUERY_WORD;
    size_t value = to;
    bool named = query_field_at(text, to, &field, &value);
    /* A closed quote ends the value; before the quote it is one still. */
    if (!named && text[to - 1] == '"')
        named = query_field_at(text, to - 1, &field, &value);
    *out = (struct query_piece){from, to, named && value < to && value > from};
    return true;
}
