/* SPDX-License-Identifier: MIT */
/*
 * The gate: a recognizer of RFC 8259 that stops at the first byte which cannot stand there. It
 * builds nothing. Its depth is bounded, so its recursion is. Beside it, two walks over text that
 * only look at quotes and brackets.
 */
#include "attache/store/json.h"

#include "attache/text/utf8.h"

#include <string.h>

struct gate {
    const char *bytes;
    size_t size;
    size_t at;
    int depth;
    const char *why;
};

static bool refuse(struct gate *gate, const char *why)
{
    if (gate->why == NULL)
        gate->why = gate->at < gate->size ? why : "the text ends too early";
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char peek(const struct gate *gate)
{
    return gate->at < gate->size ? gate->bytes[gate->at] : '\0';
}

static void skip_blank(struct gate *gate)
{
    while (gate->at < gate->size && is_blank(gate->bytes[gate->at]))
        gate->at++;
}

/* The value of the four hex digits at an offset, or -1. */
static int32_t hex4(const struct gate *gate, size_t at)
{
    if (at > gate->size || gate->size - at < 4)
        return -1;
    int32_t unit = 0;
    for (size_t i = 0; i < 4; i++) {
        char c = gate->bytes[at + i];
        int digit = is_digit(c)              ? c - '0'
                    : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                    : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                             : -1;
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/* At the u of an escape. */
static bool unicode_escape(struct gate *gate)
{
    int32_t unit = hex4(gate, gate->at + 1);
    if (unit < 0)
        return refuse(gate, "\\u wants four hexadecimal digits");
    if (unit == 0)
        return refuse(gate, "\\u0000 in a text; take it out");
    if (unit >= 0xDC00 && unit <= 0xDFFF)
        return refuse(gate, "the second half of a surrogate pair without the first");
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        size_t next = gate->at + 5;
        bool escape = gate->size > next + 1 && memcmp(gate->bytes + next, "\\u", 2) == 0;
        int32_t low = escape ? hex4(gate, next + 2) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return refuse(gate, "the first half of a surrogate pair without the second");
        gate->at += 6;
    }
    gate->at += 5;
    return true;
}

/* At the opening quote. */
static bool string(struct gate *gate)
{
    gate->at++;
    while (gate->at < gate->size) {
        unsigned char c = (unsigned char)gate->bytes[gate->at];
        if (c == '"') {
            gate->at++;
            return true;
        }
        if (c < 0x20)
            return refuse(gate, "a control character in a text; write it as \\u and four digits, "
                                "or close the text with a quote");
        gate->at++;
        if (c != '\\')
            continue;
        char escape = peek(gate);
        if (escape == 'u') {
            if (!unicode_escape(gate))
                return false;
        } else if (escape != '\0' && strchr("\"\\/bfnrt", escape) != NULL) {
            gate->at++;
        } else {
            return refuse(gate, "no such escape after a backslash");
        }
    }
    return refuse(gate, "");
}

static bool digits(struct gate *gate)
{
    if (!is_digit(peek(gate)))
        return refuse(gate, "expected a digit");
    while (is_digit(peek(gate)))
        gate->at++;
    return true;
}

static bool number(struct gate *gate)
{
    if (peek(gate) == '-')
        gate->at++;
    if (peek(gate) == '0') {
        gate->at++;
        if (is_digit(peek(gate)))
            return refuse(gate, "a number starts with 0 only when it is 0 or 0.something");
    } else if (!digits(gate)) {
        return false;
    }
    if (peek(gate) == '.') {
        gate->at++;
        if (!digits(gate))
            return false;
    }
    if (peek(gate) == 'e' || peek(gate) == 'E') {
        gate->at++;
        if (peek(gate) == '+' || peek(gate) == '-')
            gate->at++;
        if (!digits(gate))
            return false;
    }
    return true;
}

static bool word(struct gate *gate)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t length = strlen(words[i]);
        if (gate->size - gate->at >= length &&
            memcmp(gate->bytes + gate->at, words[i], length) == 0) {
            gate->at += length;
            return true;
        }
    }
    return refuse(gate, "expected a value: a text in quotes, a number, true, [ or {");
}

static bool value(struct gate *gate);

static bool member(struct gate *gate)
{
    if (peek(gate) != '"')
        return refuse(gate, "expected a field name in quotes");
    if (!string(gate))
        return false;
    skip_blank(gate);
    if (peek(gate) != ':')
        return refuse(gate, "expected a colon after the field name");
    gate->at++;
    return value(gate);
}

/* At the opening bracket; close is the closing one. */
static bool children(struct gate *gate, char close)
{
    if (++gate->depth > JSON_DEPTH_MAX)
        return refuse(gate, "nested deeper than 64 levels");
    gate->at++;
    skip_blank(gate);
    if (peek(gate) == close)
        goto end;
    for (;;) {
        skip_blank(gate);
        if (!(close == '}' ? member(gate) : value(gate)))
            return false;
        skip_blank(gate);
        if (peek(gate) == close)
            break;
        if (peek(gate) != ',')
            return refuse(gate,
                          close == '}' ? "expected a comma or \"}\"" : "expected a comma or \"]\"");
        gate->at++;
    }
end:
    gate->at++;
    gate->depth--;
    return true;
}

static bool value(struct gate *gate)
{
    skip_blank(gate);
    char c = peek(gate);
    if (c == '{')
        return children(gate, '}');
    if (c == '[')
        return children(gate, ']');
    if (c == '"')
        return string(gate);
    if (c == '-' || is_digit(c))
        return number(gate);
    return word(gate);
}

static bool bytes_ok(struct gate *gate)
{
    const char *nul = memchr(gate->bytes, '\0', gate->size);
    size_t bad = gate->size;
    const char *why = NULL;
    if (!utf8_valid(gate->bytes, gate->size, &bad))
        why = "bytes that are not UTF-8; save the text as UTF-8";
    if (nul != NULL && (size_t)(nul - gate->bytes) < bad) {
        bad = (size_t)(nul - gate->bytes);
        why = "a NUL byte; this is no text";
    }
    if (why == NULL)
        return true;
    gate->at = bad;
    return refuse(gate, why);
}

bool json_gate(const char *bytes, size_t size, size_t *fault, const char **why)
{
    struct gate gate = {.bytes = bytes, .size = size};
    bool ok = false;
    if (size > JSON_SIZE_MAX) {
        gate.why = "a record larger than 64 MiB";
    } else if (bytes_ok(&gate)) {
        gate.at = json_blank(bytes, size);
        ok = value(&gate);
        if (ok) {
            skip_blank(&gate);
            ok = gate.at == size || refuse(&gate, "text after the end of the record");
        }
    }
    *fault = gate.at;
    *why = gate.why;
    return ok;
}

size_t json_blank(const char *bytes, size_t size)
{
    size_t at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < size && is_blank(bytes[at]))
        at++;
    return at;
}

/* The bytes of the string whose opening quote is bytes[0]; 0 when it does not end. */
static size_t string_extent(const char *bytes, size_t size)
{
    for (size_t at = 1; at < size; at++) {
        if (bytes[at] == '"')
            return at + 1;
        if (bytes[at] == '\\')
            at++;
    }
    return 0;
}

static size_t scalar_extent(const char *bytes, size_t size)
{
    size_t at = 0;
    while (at < size && !is_blank(bytes[at]) && strchr(",:]}[{\"", bytes[at]) == NULL)
        at++;
    return at;
}

size_t json_extent(const char *bytes, size_t size)
{
    size_t depth = 0;
    size_t at = 0;
    while (at < size) {
        char c = bytes[at];
        size_t step = 1;
        if (c == '"')
            step = string_extent(bytes + at, size - at);
        else if (c == '{' || c == '[')
            depth++;
        else if ((c == '}' || c == ']') && depth > 0)
            depth--;
        else if (depth == 0)
            step = scalar_extent(bytes + at, size - at);
        if (step == 0)
            return 0;
        at += step;
        if (depth == 0)
            return at;
    }
    return 0;
}

bool json_next(struct json_cursor *cursor, size_t *offset)
{
    while (cursor->at < cursor->size) {
        const char *here = cursor->bytes + cursor->at;
        size_t left = cursor->size - cursor->at;
        size_t start = cursor->at;
        if (cursor->at == 0)
            start = cursor->at = json_blank(here, left);
        char c = start < cursor->size ? cursor->bytes[start] : '\0';
        if (is_blank(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '\0') {
            cursor->at++;
            continue;
        }
        if (c == '{' || c == '[') {
            cursor->at++;
        } else if (c == '"') {
            size_t length = string_extent(cursor->bytes + start, cursor->size - start);
            cursor->at += length > 0 ? length : 1;
            size_t after = cursor->at;
            while (after < cursor->size && is_blank(cursor->bytes[after]))
                after++;
            if (after < cursor->size && cursor->bytes[after] == ':')
                continue;
        } else {
            size_t length = scalar_extent(cursor->bytes + start, cursor->size - start);
            cursor->at += length > 0 ? length : 1;
        }
        *offset = start;
        return true;
    }
    return false;
}
