/* SPDX-License-Identifier: MIT */
/*
 * Dates. The expected days of the accepted texts were computed by another program; the calendar is
 * held against libc's.
 */
#include "attache/base/mem.h"
#include "unit/core_date/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Texts, each with its first and last day. */
static const char accepted[] =
    /* the Library of Congress's examples, level 0 */
    "1985-04-12 1985-04-12 1985-04-12  1985-04 1985-04-01 1985-04-30  "
    "1985 1985-01-01 1985-12-31  1964/2008 1964-01-01 2008-12-31  "
    "2004-06/2006-08 2004-06-01 2006-08-31  2004-02-01/2005-02-08 2004-02-01 2005-02-08  "
    "2004-02-01/2005-02 2004-02-01 2005-02-28  2004-02-01/2005 2004-02-01 2005-12-31  "
    "2005/2006-02 2005-01-01 2006-02-28  "
    /* its examples, level 1 */
    "2001-21 2001-03-01 2001-05-31  1984? 1984-01-01 1984-12-31  "
    "2004-06~ 2004-06-01 2004-06-30  2004-06-11% 2004-06-11 2004-06-11  "
    "201X 2010-01-01 2019-12-31  20XX 2000-01-01 2099-12-31  2004-XX 2004-01-01 2004-12-31  "
    "1985-04-XX 1985-04-01 1985-04-30  1985-XX-XX 1985-01-01 1985-12-31  "
    "1985-04-12/.. 1985-04-12 MAX  1985-04/.. 1985-04-01 MAX  1985/.. 1985-01-01 MAX  "
    "../1985-04-12 MIN 1985-04-12  ../1985-04 MIN 1985-04-30  ../1985 MIN 1985-12-31  "
    "1985-04-12/ 1985-04-12 MAX  1985-04/ 1985-04-01 MAX  1985/ 1985-01-01 MAX  "
    "/1985-04-12 MIN 1985-04-12  /1985-04 MIN 1985-04-30  /1985 MIN 1985-12-31  "
    /* ends of intervals qualified */
    "1984~/2004-06 1984-01-01 2004-06-30  1984/2004-06~ 1984-01-01 2004-06-30  "
    "1984~/2004~ 1984-01-01 2004-12-31  1984?/2004% 1984-01-01 2004-12-31  "
    "1984-06?/2004-08? 1984-06-01 2004-08-31  1984-06-02?/2004-08-08~ 1984-06-02 2004-08-08  "
    "1984-06-02?/ 1984-06-02 MAX  2004-06~/.. 2004-06-01 MAX  ../2004-06-11% MIN 2004-06-11  "
    "/1984~ MIN 1984-12-31  "
    /* days */
    "0000-01-01 0000-01-01 0000-01-01  0000-02-29 0000-02-29 0000-02-29  "
    "0001-01-01 0001-01-01 0001-01-01  0985-07-06 0985-07-06 0985-07-06  "
    "1582-10-10 1582-10-10 1582-10-10  1600-02-29 1600-02-29 1600-02-29  "
    "1700-02-28 1700-02-28 1700-02-28  1899-12-31 1899-12-31 1899-12-31  "
    "1900-02-28 1900-02-28 1900-02-28  1900-03-01 1900-03-01 1900-03-01  "
    "1945-08-15 1945-08-15 1945-08-15  1969-12-31 1969-12-31 1969-12-31  "
    "1970-01-01 1970-01-01 1970-01-01  1972-02-29 1972-02-29 1972-02-29  "
    "1999-12-31 1999-12-31 1999-12-31  2000-02-29 2000-02-29 2000-02-29  "
    "2000-03-01 2000-03-01 2000-03-01  2004-02-29 2004-02-29 2004-02-29  "
    "2018-07-06 2018-07-06 2018-07-06  2023-02-28 2023-02-28 2023-02-28  "
    "2024-02-29 2024-02-29 2024-02-29  2024-12-31 2024-12-31 2024-12-31  "
    "2035-12-31 2035-12-31 2035-12-31  2038-01-19 2038-01-19 2038-01-19  "
    "2100-02-28 2100-02-28 2100-02-28  9999-12-31 9999-12-31 9999-12-31  "
    /* months */
    "0000-02 0000-02-01 0000-02-29  0004-02 0004-02-01 0004-02-29  "
    "1000-01 1000-01-01 1000-01-31  1900-02 1900-02-01 1900-02-28  "
    "1999-02 1999-02-01 1999-02-28  2000-02 2000-02-01 2000-02-29  "
    "2001-02 2001-02-01 2001-02-28  2004-02 2004-02-01 2004-02-29  "
    "2018-01 2018-01-01 2018-01-31  2018-03 2018-03-01 2018-03-31  "
    "2018-04 2018-04-01 2018-04-30  2018-05 2018-05-01 2018-05-31  "
    "2018-06 2018-06-01 2018-06-30  2018-07 2018-07-01 2018-07-31  "
    "2018-08 2018-08-01 2018-08-31  2018-09 2018-09-01 2018-09-30  "
    "2018-10 2018-10-01 2018-10-31  2018-11 2018-11-01 2018-11-30  "
    "2018-12 2018-12-01 2018-12-31  9999-12 9999-12-01 9999-12-31  "
    /* years */
    "0000 0000-01-01 0000-12-31  0001 0001-01-01 0001-12-31  0099 0099-01-01 0099-12-31  "
    "1000 1000-01-01 1000-12-31  1392 1392-01-01 1392-12-31  1900 1900-01-01 1900-12-31  "
    "1948 1948-01-01 1948-12-31  2000 2000-01-01 2000-12-31  2026 2026-01-01 2026-12-31  "
    "9999 9999-01-01 9999-12-31  "
    /* seasons */
    "2001-22 2001-06-01 2001-08-31  2001-23 2001-09-01 2001-11-30  "
    "2001-24 2001-12-01 2002-02-28  1999-24 1999-12-01 2000-02-29  "
    "2003-24 2003-12-01 2004-02-29  0000-21 0000-03-01 0000-05-31  "
    "9999-23 9999-09-01 9999-11-30  9999-24 9999-12-01 10000-02-29  "
    "2001-21? 2001-03-01 2001-05-31  2001-22~ 2001-06-01 2001-08-31  "
    "2001-23% 2001-09-01 2001-11-30  2001-21/2001-22 2001-03-01 2001-08-31  "
    "2001-24/2002-01 2001-12-01 2002-01-31  2001-22/.. 2001-06-01 MAX  "
    "/2001-23 MIN 2001-11-30  "
    /* qualifiers */
    "1984~ 1984-01-01 1984-12-31  1984% 1984-01-01 1984-12-31  "
    "2004-06? 2004-06-01 2004-06-30  2004-06% 2004-06-01 2004-06-30  "
    "2004-06-11? 2004-06-11 2004-06-11  2004-06-11~ 2004-06-11 2004-06-11  "
    "2004-02-29? 2004-02-29 2004-02-29  0000? 0000-01-01 0000-12-31  "
    "9999-12-31% 9999-12-31 9999-12-31  "
    /* unspecified digits */
    "000X 0000-01-01 0009-12-31  00XX 0000-01-01 0099-12-31  199X 1990-01-01 1999-12-31  "
    "190X 1900-01-01 1909-12-31  200X 2000-01-01 2009-12-31  99XX 9900-01-01 9999-12-31  "
    "999X 9990-01-01 9999-12-31  201X? 2010-01-01 2019-12-31  201X~ 2010-01-01 2019-12-31  "
    "20XX% 2000-01-01 2099-12-31  2004-XX? 2004-01-01 2004-12-31  "
    "2000-02-XX 2000-02-01 2000-02-29  1900-02-XX 1900-02-01 1900-02-28  "
    "1985-04-XX~ 1985-04-01 1985-04-30  1985-12-XX% 1985-12-01 1985-12-31  "
    "0000-XX 0000-01-01 0000-12-31  9999-XX-XX 9999-01-01 9999-12-31  "
    "1985-XX-XX? 1985-01-01 1985-12-31  "
    /* intervals, halves and quarters of a year among them */
    "2023-01/2023-06 2023-01-01 2023-06-30  2023-07/2023-12 2023-07-01 2023-12-31  "
    "2023-01/2023-03 2023-01-01 2023-03-31  2023-04/2023-06 2023-04-01 2023-06-30  "
    "2023-07/2023-09 2023-07-01 2023-09-30  2023-10/2023-12 2023-10-01 2023-12-31  "
    "2023-10-31/2023-11-01 2023-10-31 2023-11-01  "
    "2023-10-30/2023-10-31 2023-10-30 2023-10-31  "
    "2023-12-31/2024-01-01 2023-12-31 2024-01-01  "
    "2008-10-31?/2008-11-01? 2008-10-31 2008-11-01  "
    "2008-10-31/2008-11-01? 2008-10-31 2008-11-01  2004/2004 2004-01-01 2004-12-31  "
    "2004-06/2004-06 2004-06-01 2004-06-30  2004-06-11/2004-06-11 2004-06-11 2004-06-11  "
    "2004-12-31/2004 2004-12-31 2004-12-31  2004/2004-01-01 2004-01-01 2004-01-01  "
    "2004-06/2004-06-01 2004-06-01 2004-06-01  2004-06-30/2004-06 2004-06-30 2004-06-30  "
    "0000/9999 0000-01-01 9999-12-31  0000-01-01/9999-12-31 0000-01-01 9999-12-31  "
    "2003/.. 2003-01-01 MAX  2003-05/.. 2003-05-01 MAX  2003/ 2003-01-01 MAX  "
    "2003-05-01/ 2003-05-01 MAX  ../2003 MIN 2003-12-31  /2003-02 MIN 2003-02-28  "
    "../2004-02 MIN 2004-02-29  /1900-02 MIN 1900-02-28  2003?/.. 2003-01-01 MAX  "
    "2003~/ 2003-01-01 MAX  ../2003? MIN 2003-12-31  /2003% MIN 2003-12-31  ";

/* Texts, each with the character at which it is refused. */
static const char refused[] =
    /* Library of Congress, level 0: times of day */
    "1985-04-12T23:20:30 11  1985-04-12T23:20:30Z 11  1985-04-12T23:20:30-04 11  "
    "1985-04-12T23:20:30+04:30 11  "
    /* its level 1: long years and years before 0000 */
    "Y170000002 1  Y-170000002 1  -1985 1  -0001-02 1  1985/-0001 6  "
    /* its level 2 */
    "Y-17E7 1  1950S2 5  Y171010000S3 1  Y3388E2S3 1  2001-34 6  2001-25 6  2001-41 6  "
    "[1667,1668,1670..1672] 1  [..1760-12-03] 1  {1960,1961-12} 1  ..1984 3  1760-12.. 8  "
    "2004?-06-11 5  2004-06~-11 8  2004-06-~11 9  ?2004-06-~11 1  2004-%06-11 6  "
    "156X-12-25 4  15XX-12-25 3  XXXX-12-XX 1  1XXX-XX 2  1XXX 2  1984-1X 7  1984-X1 6  "
    "1984-06-1X 10  2004-XX-11 9  2004-06-~01/2004-06-~20 9  2004-06-XX/2004-07-03 9  "
    "201X/2020 4  2004/20XX 8  "
    /* the draft of 2012 */
    "199u 4  19uu 3  uuuu 1  2004-uu 6  2004-06-uu 9  unknown/2006 1  2004/unknown 6  "
    "2004/open 6  open/2004 1  1984?~ 6  1984~? 6  2004-06-11?~ 12  y170000002 1  "
    "(2004)?-06 1  196x 4  2004-21^autumn 8  "
    /* no such day or month */
    "1999-02-30 9  1900-02-29 9  2023-02-29 9  2018-04-31 9  2018-01-32 9  2018-01-00 9  "
    "2018-01-99 9  1985-13 6  1985-00 6  1985-00-01 6  1985-20 6  1985-42 6  1985-99 6  "
    "2001-21-01 8  2001-24-XX 8  2004/2005-02-29 14  "
    /* not finished, or too long */
    "1 2  19 3  198 4  198? 4  1985- 6  1985-4 7  1985-04- 9  1985-04-1 10  1985-4-12 7  "
    "1985-X 7  1985-04-X 10  19850412 5  12345 5  1985-04-123 11  1985-04-12-01 11  "
    "1985-123 6  201X5 5  20X5 4  "
    /* not a date */
    "2018/07/06 8  2018.07.06 5  07-06-2018 3  2018-07-06. 11  +2018 1  2018?? 6  2018%% 6  "
    "2018! 5  today 1  "
    /* intervals */
    "/ 1  ../.. 1  /.. 1  ../ 1  .. 3  ... 3  . 1  1985/... 8  1985/. 6  ..1985/1990 3  "
    "1985// 6  1985/1990/2000 10  2008/2004 6  2004-02/2004-01 9  2004-07/2004-06-30 9  "
    "2004-02-01/2004-01-31 12  2005?/2004? 7  2002-01/2001-21 9  2004-06-11/12 14  "
    "2004-06/08 11  2004-2008 6  ";

/* The same for texts that are empty or hold spaces or bytes beyond ASCII. */
static const struct {
    const char *text;
    int character;
} refused_odd[] = {
    {"", 1},
    {"July 2018", 1},
    {"2018 ", 5},
    {" 2018", 1},
    {"2018- 07", 6},
    {"2018\t", 5},
    {"2018\n", 5},
    {"2018\xeb\x85\x84", 5},
    {"\xef\xbc\x92"
     "018",
     1},
    {"2018\xe2\x80\x93"
     "07",
     5},
    {"2018-07-06\x1b[31m", 11},
    {"2004 / 2005", 5},
    {"2004/ 2005", 6},
};

static int32_t day_of(const char *text)
{
    char *end = NULL;

    if (strcmp(text, "MIN") == 0)
        return DATE_DAY_MIN;
    if (strcmp(text, "MAX") == 0)
        return DATE_DAY_MAX;
    long year = strtol(text, &end, 10);
    long month = strtol(end + 1, &end, 10);
    long day = strtol(end + 1, &end, 10);
    assert_int_equal(*end, '\0');
    return date_day_number((int)year, (int)month, (int)day);
}

static void assert_parts_equal(const struct date_part *a, const struct date_part *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->year, b->year);
    assert_int_equal(a->month, b->month);
    assert_int_equal(a->day, b->day);
    assert_int_equal(a->year_unknown_digits, b->year_unknown_digits);
    assert_int_equal(a->month_x, b->month_x);
    assert_int_equal(a->day_x, b->day_x);
    assert_int_equal(a->uncertain, b->uncertain);
    assert_int_equal(a->approximate, b->approximate);
}

static void assert_dates_equal(const struct date *a, const struct date *b)
{
    assert_int_equal(a->interval, b->interval);
    assert_parts_equal(&a->from, &b->from);
    assert_parts_equal(&a->to, &b->to);
    assert_int_equal(a->first, b->first);
    assert_int_equal(a->last, b->last);
}

static void a_date_comes_back_as_it_went_in_with_its_days(void **state)
{
    char edtf[32], first[16], last[16];
    size_t count = 0;
    int length;

    (void)state;
    for (const char *at = accepted;
         sscanf(at, "%31s %15s %15s %n", edtf, first, last, &length) == 3; at += length, count++) {
        struct date date = parse(edtf);
        struct date again;
        struct str text = {0};

        if (date.first != day_of(first) || date.last != day_of(last))
            fail_msg("%s: days %d to %d", edtf, date.first, date.last);
        date_format_edtf(&date, &text);
        assert_string_equal(str_text(&text), edtf);
        again = parse(str_text(&text));
        assert_dates_equal(&date, &again);
        str_clear(&text);
    }
    assert_int_equal(count, 170);
}

static void check_refused(const char *text, int character)
{
    static const struct date nothing;
    struct date date;
    struct err err = {0};
    const char *place;

    if (date_parse(text, &date, &err) != STATUS_DATA)
        fail_msg("%s is accepted", text);
    assert_int_equal(err.status, STATUS_DATA);
    assert_dates_equal(&date, &nothing);
    place = strstr(err.text, ", character ");
    if (!place || strtol(place + strlen(", character "), NULL, 10) != character)
        fail_msg("%s: expected character %d", err.text, character);
    for (const char *c = err.text; *c; c++)
        assert_true(*c >= ' ' && *c <= '~');
    assert_int_equal(date_parse(text, &date, NULL), STATUS_DATA);
}

static void what_is_no_date_is_refused_at_its_character(void **state)
{
    char text[40];
    size_t count = 0;

    (void)state;
    for (const char *at = refused; *at != '\0'; count++) {
        size_t size = strcspn(at, " ");
        char *end = NULL;
        assert_true(size < sizeof(text));
        memcpy(text, at, size);
        text[size] = '\0';
        long character = strtol(at + size, &end, 10);
        check_refused(text, (int)character);
        at = end + strspn(end, " \n");
    }
    for (size_t i = 0; i < COUNT(refused_odd); i++)
        check_refused(refused_odd[i].text, refused_odd[i].character);
    assert_int_equal(count + COUNT(refused_odd), 132);
}

static void a_refusal_says_what_to_write_instead(void **state)
{
    static const struct {
        const char *text;
        const char *message;
    } rows[] = {
        {"1985-13", "bad date \"1985-13\", character 6: "
                    "there is no month 13 (months 01 to 12, seasons 21 to 24)"},
        {"1999-02-30", "bad date \"1999-02-30\", character 9: 1999-02 has 28 days"},
        {"1984?~", "bad date \"1984?~\", character 6: write % for both uncertain and approximate"},
        {"2001-34", "bad date \"2001-34\", character 6: 34 is level 2 of EDTF; write a quarter or "
                    "half year as an interval of months: 2001-07/2001-12"},
        {"2004/open", "bad date \"2004/open\", character 6: "
                      "write \"..\", not \"open\", for an open end: 1985/.."},
        {"2018-07-06\x1b[31m", "bad date, character 11: this cannot follow a date"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date date;
        struct err err = {0};

        assert_int_equal(date_parse(rows[i].text, &date, &err), STATUS_DATA);
        assert_string_equal(err.text, rows[i].message);
    }
}

/* A text of any length and any single byte anywhere is read within bounds. */
static void any_bytes_are_read_within_bounds(void **state)
{
    static const char *const texts[] = {"2018-07-06/2019-XX", "201X?", "../2004-06-11%"};
    struct date date;
    char *large = mem_new(1, 1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        for (size_t at = 0; at < strlen(texts[i]); at++) {
            for (int byte = 0; byte < 256; byte++) {
                char *text = mem_dup(texts[i]);

                text[at] = (char)byte;
                if (date_parse(text, &date, NULL) == STATUS_OK) {
                    struct str out = {0};

                    date_format_edtf(&date, &out);
                    assert_string_equal(str_text(&out), text);
                    str_clear(&out);
                }
                mem_free(&text);
            }
        }
    }
    memset(large, '2', (1 << 20) - 1);
    assert_int_equal(date_parse(large, &date, NULL), STATUS_DATA);
    mem_free(&large);
}

static void every_day_is_read_and_written(void **state)
{
    int32_t end = date_day_number(2035, 12, 31);

    (void)state;
    for (int32_t day = date_day_number(1945, 1, 1); day <= end; day++) {
        time_t seconds = (time_t)day * 86400;
        struct tm tm;
        char expected[16];
        struct date date, parsed;
        struct str text = {0};

        assert_non_null(gmtime_r(&seconds, &tm));
        assert_true(strftime(expected, sizeof expected, "%Y-%m-%d", &tm) > 0);
        date_set_day(&date, day);
        date_format_edtf(&date, &text);
        assert_string_equal(str_text(&text), expected);
        parsed = parse(expected);
        assert_dates_equal(&date, &parsed);
        assert_int_equal(date_weekday(day), (tm.tm_wday + 6) % 7);
        assert_true(date_is_day(&date));
        str_clear(&text);
    }
}

/* Day numbers count up by one through every day of the years -1 to 10000. */
static void day_numbers_count_up_by_one(void **state)
{
    int32_t number = date_day_number(-1, 1, 1);

    (void)state;
    assert_int_equal(date_day_number(1970, 1, 1), 0);
    for (int year = -1; year <= 10000; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= date_days_in_month(year, month); day++, number++) {
                int y, m, d;

                date_from_day_number(number, &y, &m, &d);
                if (date_day_number(year, month, day) != number || y != year || m != month ||
                    d != day)
                    fail_msg("%d-%d-%d", year, month, day);
            }
        }
    }
    assert_int_equal(date_weekday(date_day_number(1582, 10, 15)), 4);
    assert_int_equal(date_weekday(date_day_number(0, 1, 1)), 5);
}

static void months_between_days_are_whole(void **state)
{
    (void)state;
    assert_int_equal(date_months_between(day_of("2018-01-31"), day_of("2018-02-28")), 0);
    assert_int_equal(date_months_between(day_of("2018-01-31"), day_of("2018-03-31")), 2);
    assert_int_equal(date_months_between(day_of("2017-12-15"), day_of("2018-12-14")), 11);
    assert_int_equal(date_months_between(day_of("2017-12-15"), day_of("2018-12-15")), 12);
    assert_int_equal(date_months_between(day_of("2018-12-15"), day_of("2017-12-15")), -12);
    assert_int_equal(date_months_between(day_of("2018-12-15"), day_of("2018-12-15")), 0);
}

static void today_is_the_day_in_the_zone_of_the_user(void **state)
{
    char *zone = getenv("TZ") ? mem_dup(getenv("TZ")) : NULL;
    int32_t day;

    (void)state;
    setenv("TZ", "KST-9", 1);
    tzset();
    assert_true(date_today(1530802799, &day)); /* 2018-07-05T14:59:59Z */
    assert_int_equal(day, day_of("2018-07-05"));
    assert_true(date_today(1530802800, &day));
    assert_int_equal(day, day_of("2018-07-06"));
    assert_false(date_today((time_t)INT64_MAX, &day));
    assert_false(date_today((time_t)400000000000, &day)); /* the year 14645 */
    if (zone)
        setenv("TZ", zone, 1);
    else
        unsetenv("TZ");
    tzset();
    mem_free(&zone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_comes_back_as_it_went_in_with_its_days),
        cmocka_unit_test(what_is_no_date_is_refused_at_its_character),
        cmocka_unit_test(a_refusal_says_what_to_write_instead),
        cmocka_unit_test(any_bytes_are_read_within_bounds),
        cmocka_unit_test(every_day_is_read_and_written),
        cmocka_unit_test(day_numbers_count_up_by_one),
        cmocka_unit_test(months_between_days_are_whole),
        cmocka_unit_test(today_is_the_day_in_the_zone_of_the_user),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) + date_forms();
}
