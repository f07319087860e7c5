/* SPDX-License-Identifier: MIT */
/*
 * Texts that are no JSON (RFC 8259), or that have a field name twice in an object, each with where
 * and why it is refused.
 */
#ifndef TESTS_HOSTILE_JSON_H
#define TESTS_HOSTILE_JSON_H

#include <stddef.h>

/* Texts with their size, so that a NUL can stand in them. */
#define TEXT(text) text, sizeof(text) - 1

struct refusal {
    const char *text;
    size_t size;
    const char *why;
};

#define ENDS          "the text ends too early"
#define WANTS_VALUE   "expected a value: a text in quotes, a number, true, [ or {"
#define WANTS_KEY     "expected a field name in quotes"
#define WANTS_COLON   "expected a colon after the field name"
#define WANTS_MEMBER  "expected a comma or \"}\""
#define WANTS_ELEMENT "expected a comma or \"]\""
#define CONTROL                                                                                    \
    "a control character in a text; write it as \\u and four digits, or close the text with a "    \
    "quote"
#define ZERO       "a number starts with 0 only when it is 0 or 0.something"
#define WANTS_HEX  "\\u wants four hexadecimal digits"
#define NO_ESCAPE  "no such escape after a backslash"
#define NOT_UTF8   "bytes that are not UTF-8; save the text as UTF-8"
#define HIGH_ALONE "the first half of a surrogate pair without the second"
#define LOW_ALONE  "the second half of a surrogate pair without the first"

static const struct refusal refusals[] = {
    /* structure */
    {TEXT(""), "column 1: " ENDS},
    {TEXT("   "), "column 4: " ENDS},
    {TEXT("\xEF\xBB\xBF"), "column 2: " ENDS},
    {TEXT("{"), "column 2: " ENDS},
    {TEXT("["), "column 2: " ENDS},
    {TEXT("}"), "column 1: " WANTS_VALUE},
    {TEXT("]"), "column 1: " WANTS_VALUE},
    {TEXT("[}"), "column 2: " WANTS_VALUE},
    {TEXT("{]"), "column 2: " WANTS_KEY},
    {TEXT("[1,]"), "column 4: " WANTS_VALUE},
    {TEXT("[,1]"), "column 2: " WANTS_VALUE},
    {TEXT("[1,,2]"), "column 4: " WANTS_VALUE},
    {TEXT("[1 2]"), "column 4: " WANTS_ELEMENT},
    {TEXT("[1:2]"), "column 3: " WANTS_ELEMENT},
    {TEXT("[1}"), "column 3: " WANTS_ELEMENT},
    {TEXT("[1"), "column 3: " ENDS},
    {TEXT("[1,"), "column 4: " ENDS},
    {TEXT("[\"a\""), "column 5: " ENDS},
    {TEXT("[\"a"), "column 4: " ENDS},
    {TEXT("[\"a\\"), "column 5: " ENDS},
    {TEXT("[\"a\\\""), "column 6: " ENDS},
    {TEXT("{\"a\"}"), "column 5: " WANTS_COLON},
    {TEXT("{\"a\":}"), "column 6: " WANTS_VALUE},
    {TEXT("{\"a\":1,}"), "column 8: " WANTS_KEY},
    {TEXT("{,\"a\":1}"), "column 2: " WANTS_KEY},
    {TEXT("{\"a\" 1}"), "column 6: " WANTS_COLON},
    {TEXT("{\"a\"::1}"), "column 6: " WANTS_VALUE},
    {TEXT("{\"a\":1 \"b\":2}"), "column 8: " WANTS_MEMBER},
    {TEXT("{\"a\":1]"), "column 7: " WANTS_MEMBER},
    {TEXT("{a:1}"), "column 2: " WANTS_KEY},
    {TEXT("{'a':1}"), "column 2: " WANTS_KEY},
    {TEXT("{1:1}"), "column 2: " WANTS_KEY},
    {TEXT("{null:1}"), "column 2: " WANTS_KEY},
    {TEXT("{\"a\":1"), "column 7: " ENDS},
    {TEXT("{\"a\":"), "column 6: " ENDS},
    {TEXT("{\"a\""), "column 5: " ENDS},
    {TEXT("{\"a"), "column 4: " ENDS},
    {TEXT("{}{}"), "column 3: text after the end of the record"},
    {TEXT("{} x"), "column 4: text after the end of the record"},
    {TEXT("[1]]"), "column 4: text after the end of the record"},
    {TEXT("1 2"), "column 3: text after the end of the record"},
    {TEXT("{} // no"), "column 4: text after the end of the record"},
    {TEXT("{}\xEF\xBB\xBF"), "column 3: text after the end of the record"},
    {TEXT("[1]\f"), "column 4: text after the end of the record"},
    {TEXT("\f[1]"), "column 1: " WANTS_VALUE},
    {TEXT("\v[1]"), "column 1: " WANTS_VALUE},
    {TEXT("[\xC2\xA0]"), "column 2: " WANTS_VALUE},
    {TEXT("[\xE2\x81\xA0]"), "column 2: " WANTS_VALUE},
    {TEXT("/* no */ {}"), "column 1: " WANTS_VALUE},
    {TEXT("{/**/}"), "column 2: " WANTS_KEY},
    {TEXT("<null>"), "column 1: " WANTS_VALUE},
    {TEXT("*"), "column 1: " WANTS_VALUE},
    {TEXT("['a']"), "column 2: " WANTS_VALUE},
    {TEXT("abc"), "column 1: " WANTS_VALUE},
    {TEXT("{\n\"a\": 1,\n  \"b\" 2}"), "column 7: " WANTS_COLON},
    {TEXT("{\"송경희\": x}"), "column 9: " WANTS_VALUE},
    /* words */
    {TEXT("[tru]"), "column 2: " WANTS_VALUE},
    {TEXT("[True]"), "column 2: " WANTS_VALUE},
    {TEXT("[TRUE]"), "column 2: " WANTS_VALUE},
    {TEXT("[truex]"), "column 6: " WANTS_ELEMENT},
    {TEXT("[fals"), "column 2: " WANTS_VALUE},
    {TEXT("[nul]"), "column 2: " WANTS_VALUE},
    {TEXT("[undefined]"), "column 2: " WANTS_VALUE},
    {TEXT("[NaN]"), "column 2: " WANTS_VALUE},
    {TEXT("[nan]"), "column 2: " WANTS_VALUE},
    {TEXT("[Infinity]"), "column 2: " WANTS_VALUE},
    {TEXT("[-Infinity]"), "column 3: expected a digit"},
    {TEXT("[-NaN]"), "column 3: expected a digit"},
    {TEXT("[inf]"), "column 2: " WANTS_VALUE},
    /* numbers */
    {TEXT("[01]"), "column 3: " ZERO},
    {TEXT("[-01]"), "column 4: " ZERO},
    {TEXT("[00]"), "column 3: " ZERO},
    {TEXT("[+1]"), "column 2: " WANTS_VALUE},
    {TEXT("[-]"), "column 3: expected a digit"},
    {TEXT("[--1]"), "column 3: expected a digit"},
    {TEXT("[- 1]"), "column 3: expected a digit"},
    {TEXT("[1.]"), "column 4: expected a digit"},
    {TEXT("[.5]"), "column 2: " WANTS_VALUE},
    {TEXT("[-.5]"), "column 3: expected a digit"},
    {TEXT("[1.e1]"), "column 4: expected a digit"},
    {TEXT("[1.2.3]"), "column 5: " WANTS_ELEMENT},
    {TEXT("[1e]"), "column 4: expected a digit"},
    {TEXT("[1e+]"), "column 5: expected a digit"},
    {TEXT("[1E-]"), "column 5: expected a digit"},
    {TEXT("[1e1.5]"), "column 5: " WANTS_ELEMENT},
    {TEXT("[0x1F]"), "column 3: " WANTS_ELEMENT},
    {TEXT("[1_000]"), "column 3: " WANTS_ELEMENT},
    {TEXT("[1,000.5,]"), "column 5: " ZERO},
    {TEXT("[1a]"), "column 3: " WANTS_ELEMENT},
    {TEXT("[\xEF\xBC\x91]"), "column 2: " WANTS_VALUE},
    {TEXT("-"), "column 2: " ENDS},
    {TEXT("1e"), "column 3: " ENDS},
    {TEXT("[9223372036854775808]"), "column 2: an integer beyond 64 bits"},
    {TEXT("[-9223372036854775809]"), "column 2: an integer beyond 64 bits"},
    {TEXT("{\"a\": 123456789012345678901234567890}"), "column 7: an integer beyond 64 bits"},
    {TEXT("[1, 2.5, 1e400]"), "column 10: a number too large for a computer (1e308 at most)"},
    {TEXT("{\"a\": [1.5, -1e999]}"),
     "column 13: a number too large for a computer (1e308 at most)"},
    {TEXT("[0.1234567890123456789012345678901234567890123456789012345678901234567890]"),
     "column 2: a number of more than 63 characters"},
    /* texts */
    {TEXT("[\"a\nb\"]"), "column 4: " CONTROL},
    {TEXT("[\"a\tb\"]"), "column 4: " CONTROL},
    {TEXT("[\"\x01\"]"), "column 3: " CONTROL},
    {TEXT("[\"\x1B[31m\"]"), "column 3: " CONTROL},
    {TEXT("{\"a\": \"b\r\n}"), "column 9: " CONTROL},
    {TEXT("[\"\\x41\"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\'\"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\U0041\"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\a\"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\0\"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\ \"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\\n\"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\é\"]"), "column 4: " NO_ESCAPE},
    {TEXT("[\"\\u\"]"), "column 4: " WANTS_HEX},
    {TEXT("[\"\\u12\"]"), "column 4: " WANTS_HEX},
    {TEXT("[\"\\u12G4\"]"), "column 4: " WANTS_HEX},
    {TEXT("[\"\\u-123\"]"), "column 4: " WANTS_HEX},
    {TEXT("[\"\\u123"), "column 4: " WANTS_HEX},
    {TEXT("[\"\\u0000\"]"), "column 4: \\u0000 in a text; take it out"},
    {TEXT("[\"a\\u0000b\"]"), "column 5: \\u0000 in a text; take it out"},
    {TEXT("{\"a\\u0000\": 1}"), "column 5: \\u0000 in a text; take it out"},
    {TEXT("[\"\\uD800\"]"), "column 4: " HIGH_ALONE},
    {TEXT("[\"\\ud83d\"]"), "column 4: " HIGH_ALONE},
    {TEXT("[\"\\ud83d\\n\"]"), "column 4: " HIGH_ALONE},
    {TEXT("[\"\\ud83dx\"]"), "column 4: " HIGH_ALONE},
    {TEXT("[\"\\ud83d\\u0041\"]"), "column 4: " HIGH_ALONE},
    {TEXT("[\"\\ud83d\\ud83d\"]"), "column 4: " HIGH_ALONE},
    {TEXT("[\"\\ud83d\\u"), "column 4: " HIGH_ALONE},
    {TEXT("[\"\\uDE00\"]"), "column 4: " LOW_ALONE},
    {TEXT("[\"\\uDE00\\ud83d\"]"), "column 4: " LOW_ALONE},
    {TEXT("{\"\\uDFFF\": 1}"), "column 4: " LOW_ALONE},
    /* bytes */
    {TEXT("[\"\xFF\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xC0\x80\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xC0\xAF\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xE0\x80\xAF\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xF0\x80\x80\xAF\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xED\xA0\x80\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xED\xBF\xBF\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xF4\x90\x80\x80\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xF8\x88\x80\x80\x80\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\x80\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xEC\x86\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xE9\"]"), "column 3: " NOT_UTF8},
    {TEXT("[\"\xBC\xDB\"]"), "column 3: " NOT_UTF8}, /* CP949 */
    {TEXT("\xFF\xFE{\x00}\x00"), "column 1: " NOT_UTF8},
    {TEXT("{\"a\":\"\0\"}"), "column 7: a NUL byte; this is no text"},
    {TEXT("{}\0{}"), "column 3: a NUL byte; this is no text"},
    {TEXT("\0"), "column 1: a NUL byte; this is no text"},
    /* duplicate keys */
    {TEXT("{\"a\":1,\"a\":2}"), "column 12: this field name stands twice in one object"},
    {TEXT("{\"a\":1,\"\\u0061\":2}"), "column 17: this field name stands twice in one object"},
    {TEXT("[{\"b\":{\"a\":[],\"c\":1,\"a\":[]}}]"),
     "column 25: this field name stands twice in one object"},
    {TEXT("{\"\":1,\"\":2}"), "column 10: this field name stands twice in one object"},
};

#endif
