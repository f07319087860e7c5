/* SPDX-License-Identifier: MIT */
/*
 * Dates as exact as they are known, in EDTF (ISO 8601-2, Library of Congress, 2019).
 *
 * Supported: level 0 without times of day, and of level 1 the qualification ? ~ % at the end of a
 * date, unspecified digits (201X 20XX 2004-XX 1985-04-XX 1985-XX-XX), extended intervals (open end
 * "..", unknown end "") with either end qualified, and the seasons 21 to 24. Years: 0000 to 9999.
 * Refused: unspecified digits in an interval, which are level 2, and an interval with no date.
 *
 * Every accepted text is canonical: two different texts are two different dates.
 *
 * A day number counts days from 1970-01-01 in the proleptic Gregorian calendar.
 */
#ifndef ATTACHE_CORE_DATE_H
#define ATTACHE_CORE_DATE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "attache/base/err.h"
#include "attache/base/str.h"
#include "attache/core/lang.h"

/* First and last of a date whose start or end is open or unknown: beyond every day, and the
 * difference of any two day numbers stays an int32_t. */
enum { DATE_DAY_MIN = -10000000, DATE_DAY_MAX = 10000000 };

/* Cells that date_format_short takes at most: for one date, for an interval. */
enum { DATE_SHORT_WIDTH = 13, DATE_SHORT_WIDTH_INTERVAL = 27 };

enum date_part_kind {
    PART_DATE,
    PART_OPEN,    /* ".." */
    PART_UNKNOWN, /* nothing before or after the slash */
};

/* One date, or one end of an interval. The fields after kind are zero unless kind is PART_DATE. */
struct date_part {
    enum date_part_kind kind;
    int year;                /* 0 to 9999; unknown digits are 0 in it */
    int month;               /* 1 to 12, a season 21 to 24, 0 not given or XX */
    int day;                 /* 1 to 31, 0 not given or XX */
    int year_unknown_digits; /* 1 for 201X, 2 for 20XX */
    bool month_x;            /* month given as XX */
    bool day_x;              /* day given as XX */
    bool uncertain;          /* ? or % */
    bool approximate;        /* ~ or % */
};

/*
 * A date. When it is no interval, to is all zero. first and last are the earliest and the latest
 * day the text allows; a qualifier does not widen them. Seasons are those of the northern
 * hemisphere by whole months: spring from March, winter from December to the next February.
 */
struct date {
    bool interval;
    struct date_part from;
    struct date_part to;
    int32_t first;
    int32_t last;
};

/*
 * Reads one EDTF text. On refusal returns STATUS_DATA, *out is all zero, and the error reads
 *     bad date "1985-13", character 6: there is no month 13 (months 01 to 12, seasons 21 to 24)
 * The text is left out of the message unless it is printable ASCII. err may be NULL.
 */
enum status date_parse(const char *text, struct date *out, struct err *err);

/* An exact day. The day must be one of the years 0000 to 9999. */
void date_set_day(struct date *out, int32_t day);

/* Adds the EDTF text; parsing it gives an equal date. */
void date_format_edtf(const struct date *date, struct str *out);

/*
 * Adds the form for rows: "2018-07-06", "2018-07", "2018?", "about 1985", "~2018-07-06", "2010s",
 * "20XX", "spring 2004", "Jul-Dec 2023", "2023-10-30/31", "2023-10-31/11-01", "2004-2008",
 * "from 2003", "until 2008"; an end that is unknown is "?" ("2003-?"). All ASCII but for Hangul,
 * since the width of other signs differs between terminals. "about" gives way to "~" where it
 * would not fit. A mark on a shortened interval is for both ends. At most DATE_SHORT_WIDTH
 * cells, DATE_SHORT_WIDTH_INTERVAL for an interval, with 2 cells for a Hangul syllable.
 */
void date_format_short(const struct date *date, enum lang lang, struct str *out);

/* The same for an EDTF text; one that is none is added as it is. */
void date_add_short(const char *edtf, enum lang lang, struct str *out);

/* What stands after the first year of a decade: "1990" "s", "1990" "년대". */
const char *date_decade_unit(enum lang lang);

/*
 * Adds the form for pages: "2018-07-06 Fri", "July 2018", "July to December 2023", "about 1985",
 * "2018 (uncertain)", "April 1985 (day not known)", "from 2003", "from 2003, end not known".
 * A weekday stands only with a day that has no qualifier.
 */
void date_format_long(const struct date *date, enum lang lang, struct str *out);

/* Whether it is one exact day: no interval, no qualifier, nothing unspecified. */
bool date_is_day(const struct date *date);

/* The calendar. A month is 1 to 12 here, a year any from -20000 to 20000. */
int date_days_in_month(int year, int month);
int32_t date_day_number(int year, int month, int day);
void date_from_day_number(int32_t number, int *year, int *month, int *day);

/* 0 for Monday to 6 for Sunday. */
int date_weekday(int32_t number);

/* Whole months from one day to another, negative when b is before a: Jan 31 to Feb 28 is 0. */
int date_months_between(int32_t a, int32_t b);

/* The local day at a time of the system clock; false when the system cannot tell it. */
bool date_today(time_t now, int32_t *day);

#endif
