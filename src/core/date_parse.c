/* SPDX-License-Identifier: MIT */
/*
 * The EDTF parser: one pass, left to right. At the first character that cannot stand, it says what
 * is wrong there; since every character before that is ASCII, bytes are characters. Forms of the
 * 2012 draft and of level 2 are recognized so as to say what to write instead.
 */
#include "attache/core/date.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct scan {
    const char *text;
    size_t at;
    bool interval;
    struct err *err;
};

enum { QUOTE_MAX = 48 }; /* longest text that a message repeats */

/* " \"text\"", or "" when the text is long or not all printable ASCII. */
static void quote(const char *text, char out[QUOTE_MAX + 4])
{
    size_t length = strlen(text);

    out[0] = '\0';
    if (length > QUOTE_MAX)
        return;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < ' ' || text[i] > '~')
            return;
    }
    snprintf(out, QUOTE_MAX + 4, " \"%s\"", text);
}

static bool refuse(const struct scan *scan, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Records what is wrong at a place; false, to be returned at once. */
static bool refuse(const struct scan *scan, size_t at, const char *format, ...)
{
    char quoted[QUOTE_MAX + 4];
    char why[256];
    va_list args;

    va_start(args, format);
    vsnprintf(why, sizeof why, err_say(scan->err, format), args);
    va_end(args);
    quote(scan->text, quoted);
    err_set(scan->err, STATUS_DATA, "bad date%s, character %zu: %s", quoted, at + 1, why);
    return false;
}

static char peek(const struct scan *scan)
{
    return scan->text[scan->at];
}

static bool take(struct scan *scan, char c)
{
    if (peek(scan) != c)
        return false;
    scan->at++;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_qualifier(char c)
{
    return c == '?' || c == '~' || c == '%';
}

/* What to say of a character that cannot stand where a field of the date is expected. */
static bool refuse_in_field(const struct scan *scan, const char *field)
{
    char c = peek(scan);

    if (c == '\0' || c == '/')
        return refuse(scan, scan->at, "the date ends where %s is expected",
                      err_say(scan->err, field));
    if (c == 'u')
        return refuse(scan, scan->at, "write X, not u, for an unspecified digit");
    if (c == 'x')
        return refuse(scan, scan->at, "an unspecified digit is a capital X");
    if (is_qualifier(c))
        return refuse(scan, scan->at, "%c stands at the end of the whole date", c);
    if (c == ' ' || c == '\t')
        return refuse(scan, scan->at, "there is no space in a date");
    return refuse(scan, scan->at, "%s is expected here", err_say(scan->err, field));
}

/* Texts that start as no date does, and what to write. */
static bool refuse_start(const struct scan *scan)
{
    static const struct {
        const char *start;
        const char *advice;
    } forms[] = {
        {"unknown", "write nothing, not \"unknown\", for an unknown end: 1985/ or /1985"},
        {"open", "write \"..\", not \"open\", for an open end: 1985/.."},
        {"-", "years are 0000 to 9999; there is none before"},
        {"+", "a year has no sign"},
        {"[", "one of a set is level 2 of EDTF; write an interval"},
        {"{", "a set of dates is level 2 of EDTF; write an interval"},
        {"(", "parentheses are of the 2012 draft; write ? or ~ at the end of the date"},
    };
    char c = peek(scan);
    char next = c == '\0' ? c : scan->text[scan->at + 1];

    if ((c == 'Y' || c == 'y') && (next == '-' || is_digit(next)))
        return refuse(scan, scan->at, "years are 0000 to 9999; long years with %c are not kept", c);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (str_starts(scan->text + scan->at, forms[i].start))
            return refuse(scan, scan->at, "%s", err_say(scan->err, forms[i].advice));
    }
    if (c == 'u' && next != 'u')
        return refuse(scan, scan->at, "a year of four digits is expected here");
    return refuse_in_field(scan, "a year of four digits");
}

static bool refuse_unspecified(const struct scan *scan, size_t at)
{
    return refuse(scan, at, "no X in an interval; leave the unspecified part out");
}

/* The four characters of a year, the last or the last two of which may be X. */
static bool parse_year(struct scan *scan, struct date_part *part)
{
    size_t start = scan->at;

    if (!is_digit(peek(scan)) && peek(scan) != 'X')
        return refuse_start(scan);
    for (size_t i = 0; i < 4; i++, scan->at++) {
        char c = peek(scan);

        if (c == 'X' && i < 2)
            return refuse(scan, scan->at, "only the last two digits of a year may be X");
        if (c == 'X' && scan->interval)
            return refuse_unspecified(scan, scan->at);
        if (c == 'X')
            part->year_unknown_digits++;
        else if (is_digit(c) && part->year_unknown_digits > 0)
            return refuse(scan, scan->at, "after an X in a year comes no digit");
        else if (!is_digit(c))
            return refuse_in_field(scan, "a digit of the year");
        part->year = part->year * 10 + (c == 'X' ? 0 : c - '0');
    }
    if (is_digit(peek(scan)))
        return refuse(scan, scan->at, "after the four digits of the year comes a hyphen");
    if (peek(scan) == '-' && part->year_unknown_digits > 0)
        return refuse(scan, start + 4 - (size_t)part->year_unknown_digits,
                      "a year with an X has no month");
    return true;
}

/* Two digits, or XX. */
static bool parse_pair(struct scan *scan, const char *field, int *value, bool *unspecified)
{
    char first = peek(scan);

    if (first == 'X' && scan->interval)
        return refuse_unspecified(scan, scan->at);
    if (!is_digit(first) && first != 'X')
        return refuse_in_field(scan, field);
    scan->at++;
    if (first == 'X' && take(scan, 'X')) {
        *unspecified = true;
        return true;
    }
    if (first == 'X' && is_digit(peek(scan)))
        return refuse(scan, scan->at - 1, "both digits are X, or none");
    if (first != 'X' && peek(scan) == 'X')
        return refuse(scan, scan->at, "both digits are X, or none");
    if (!is_digit(peek(scan)))
        return refuse_in_field(scan, first == 'X' ? "a second X" : "a second digit");
    *value = (first - '0') * 10 + (peek(scan) - '0');
    scan->at++;
    return true;
}

static bool parse_month(struct scan *scan, struct date_part *part)
{
    size_t start = scan->at;

    if (!parse_pair(scan, "a month of two digits", &part->month, &part->month_x))
        return false;
    if (is_digit(peek(scan)))
        return refuse(scan, start,
                      "a month has two digits; years are parted by a slash: 2004/2008");
    if (part->month_x || (part->month >= 1 && part->month <= 12))
        return true;
    if (part->month >= 25 && part->month <= 41)
        return refuse(scan, start,
                      "%d is level 2 of EDTF; write a quarter or half year as an interval of "
                      "months: 2001-07/2001-12",
                      part->month);
    if (part->month < 21 || part->month > 24)
        return refuse(scan, start, "there is no month %02d (months 01 to 12, seasons 21 to 24)",
                      part->month);
    if (peek(scan) == '-')
        return refuse(scan, scan->at, "a season has no day");
    return true;
}

static bool parse_day(struct scan *scan, struct date_part *part)
{
    size_t start = scan->at;
    int days;

    if (!parse_pair(scan, "a day of two digits", &part->day, &part->day_x))
        return false;
    if (part->day_x)
        return true;
    if (part->month_x)
        return refuse(scan, start, "after the month XX the day is XX too");
    if (part->day < 1 || part->day > 31)
        return refuse(scan, start, "there is no day %02d", part->day);
    days = date_days_in_month(part->year, part->month);
    if (part->day > days)
        return refuse(scan, start, "%04d-%02d has %d days", part->year, part->month, days);
    return true;
}

static bool parse_qualifier(struct scan *scan, struct date_part *part)
{
    char c = peek(scan);
    char next;

    if (!is_qualifier(c))
        return true;
    part->uncertain = c != '~';
    part->approximate = c != '?';
    scan->at++;
    next = peek(scan);
    if (is_qualifier(next) && next != c)
        return refuse(scan, scan->at, "write %% for both uncertain and approximate");
    if (is_qualifier(next))
        return refuse(scan, scan->at, "one %c is enough", c);
    if (next == '-')
        return refuse(scan, scan->at - 1, "%c stands at the end of the whole date", c);
    return true;
}

/* What may follow a date is its end or the slash. */
static bool check_end(const struct scan *scan)
{
    char c = peek(scan);

    if (c == '\0' || c == '/')
        return true;
    if (c == 'T')
        return refuse(scan, scan->at, "a time of day is not kept; write the day alone");
    if (c == ' ' || c == '\t')
        return refuse(scan, scan->at, "there is no space in a date");
    if (c == '.')
        return refuse(scan, scan->at, "\"..\" is an open end after a slash: 1985/..");
    if (c == '-')
        return refuse(scan, scan->at, "nothing comes after the day; an interval has a slash");
    if ((unsigned char)c >= 0x80)
        return refuse(scan, scan->at, "only ASCII stands in a date: digits and the hyphen -");
    return refuse(scan, scan->at, "this cannot follow a date");
}

static bool parse_part(struct scan *scan, struct date_part *part)
{
    if (scan->interval && (peek(scan) == '\0' || peek(scan) == '/')) {
        part->kind = PART_UNKNOWN;
        return true;
    }
    if (str_starts(scan->text + scan->at, "..")) {
        part->kind = PART_OPEN;
        scan->at += 2;
        if (!scan->interval || (peek(scan) != '\0' && peek(scan) != '/'))
            return refuse(scan, scan->at, "\"..\" is one end of an interval: ../1985 or 1985/..");
        return true;
    }
    return parse_year(scan, part) && (!take(scan, '-') || parse_month(scan, part)) &&
           ((part->month == 0 && !part->month_x) || !take(scan, '-') || parse_day(scan, part)) &&
           parse_qualifier(scan, part) && check_end(scan);
}

/* The earliest and latest day of one part. */
static void find_bounds(const struct date_part *part, int32_t *first, int32_t *last)
{
    static const int spans[] = {1, 10, 100};
    int end_year = part->year + spans[part->year_unknown_digits] - 1;
    int month = part->month != 0 ? part->month : 1;
    int end_month = part->month != 0 ? part->month : 12;

    *first = DATE_DAY_MIN;
    *last = DATE_DAY_MAX;
    if (part->kind != PART_DATE)
        return;
    if (part->month > 12) {
        month = (part->month - 20) * 3;
        end_month = month == 12 ? 2 : month + 2;
        end_year += month == 12;
    }
    *first = date_day_number(part->year, month, part->day != 0 ? part->day : 1);
    *last = date_day_number(end_year, end_month,
                            part->day != 0 ? part->day : date_days_in_month(end_year, end_month));
}

/* Reads the second end, after the slash, and checks the two against each other. */
static bool parse_to(struct scan *scan, struct date *date)
{
    size_t start = scan->at;
    int32_t unused;

    if (!parse_part(scan, &date->to))
        return false;
    if (peek(scan) != '\0')
        return refuse(scan, scan->at, "an interval has one slash");
    if (date->from.kind != PART_DATE && date->to.kind != PART_DATE)
        return refuse(scan, 0, "an interval needs a date at one end at least");
    date->interval = true;
    find_bounds(&date->from, &date->first, &unused);
    find_bounds(&date->to, &unused, &date->last);
    if (date->last < date->first)
        return refuse(scan, start, "the interval ends before it starts");
    return true;
}

static bool parse_date(struct scan *scan, struct date *date)
{
    if (peek(scan) == '\0')
        return refuse(scan, 0, "the date is empty");
    if (!parse_part(scan, &date->from))
        return false;
    if (take(scan, '/'))
        return parse_to(scan, date);
    find_bounds(&date->from, &date->first, &date->last);
    return true;
}

enum status date_parse(const char *text, struct date *out, struct err *err)
{
    struct scan scan = {.text = text, .interval = strchr(text, '/') != NULL, .err = err};

    memset(out, 0, sizeof *out);
    if (parse_date(&scan, out))
        return STATUS_OK;
    memset(out, 0, sizeof *out);
    return STATUS_DATA;
}
