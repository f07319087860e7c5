/* SPDX-License-Identifier: MIT */
/*
 * The proleptic Gregorian calendar. Years are counted from March, so that the leap day is the last
 * of its year, in eras of 400 years, which all have the same number of days.
 */
#include "attache/core/date.h"

#include <assert.h>

enum {
    ERA_YEARS = 400,
    ERA_DAYS = 146097,
    EPOCH_SHIFT = 719468, /* days from 0000-03-01 to 1970-01-01 */
};

/* Days before a month of the year that starts in March (0 is March). */
static int days_before(int month)
{
    return (153 * month + 2) / 5;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    assert(month >= 1 && month <= 12);
    return days[month - 1] + (month == 2 && is_leap(year));
}

int32_t date_day_number(int year, int month, int day)
{
    int shifted = month <= 2 ? year - 1 : year;
    int era = (shifted >= 0 ? shifted : shifted - (ERA_YEARS - 1)) / ERA_YEARS;
    int of_era = shifted - era * ERA_YEARS;
    int of_year = days_before((month + 9) % 12) + day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT;
}

void date_from_day_number(int32_t number, int *year, int *month, int *day)
{
    int shifted = number + EPOCH_SHIFT;
    int era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
    int of_era = shifted - era * ERA_DAYS;
    int years = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) / 365;
    int of_year = of_era - (365 * years + years / 4 - years / 100);
    int from_march = (5 * of_year + 2) / 153;

    *day = of_year - days_before(from_march) + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year = years + era * ERA_YEARS + (*month <= 2);
}

int date_weekday(int32_t number)
{
    int weekday = (number + 3) % 7; /* 1970-01-01 was a Thursday */

    return weekday < 0 ? weekday + 7 : weekday;
}

int date_months_between(int32_t a, int32_t b)
{
    int year_a, month_a, day_a;
    int year_b, month_b, day_b;

    if (b < a)
        return -date_months_between(b, a);
    date_from_day_number(a, &year_a, &month_a, &day_a);
    date_from_day_number(b, &year_b, &month_b, &day_b);
    return (year_b - year_a) * 12 + month_b - month_a - (day_b < day_a);
}

bool date_today(time_t now, int32_t *day)
{
    struct tm local;

    *day = 0;
    if (!localtime_r(&now, &local) || local.tm_year < -1900 || local.tm_year > 9999 - 1900)
        return false;
    *day = date_day_number(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    return true;
}
