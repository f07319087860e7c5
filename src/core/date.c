/* SPDX-License-Identifier: MIT */
/* The EDTF text of a date, the order of dates, and what is certain about one. */
#include "attache/core/date.h"

#include <assert.h>
#include <string.h>

enum { EDTF_SIZE = 32 }; /* the longest text is 2001-02-03?/2001-02-03? */

static char *put_number(char *out, int value, int digits)
{
    for (int i = digits - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return out + digits;
}

static char *put_field(char *out, int value, bool unspecified)
{
    if (value == 0 && !unspecified)
        return out;
    *out++ = '-';
    if (!unspecified)
        return put_number(out, value, 2);
    *out++ = 'X';
    *out++ = 'X';
    return out;
}

static char *put_part(char *out, const struct date_part *part)
{
    if (part->kind == PART_UNKNOWN)
        return out;
    if (part->kind == PART_OPEN) {
        *out++ = '.';
        *out++ = '.';
        return out;
    }
    out = put_number(out, part->year, 4);
    memset(out - part->year_unknown_digits, 'X', (size_t)part->year_unknown_digits);
    out = put_field(out, part->month, part->month_x);
    out = put_field(out, part->day, part->day_x);
    if (part->uncertain || part->approximate)
        *out++ = !part->approximate ? '?' : part->uncertain ? '%' : '~';
    return out;
}

static void put_date(char out[EDTF_SIZE], const struct date *date)
{
    out = put_part(out, &date->from);
    if (date->interval) {
        *out++ = '/';
        out = put_part(out, &date->to);
    }
    *out = '\0';
}

void date_format_edtf(const struct date *date, struct str *out)
{
    char text[EDTF_SIZE];

    put_date(text, date);
    str_add(out, text);
}

void date_set_day(struct date *out, int32_t day)
{
    memset(out, 0, sizeof *out);
    date_from_day_number(day, &out->from.year, &out->from.month, &out->from.day);
    assert(out->from.year >= 0 && out->from.year <= 9999);
    out->first = day;
    out->last = day;
}

static bool is_qualified(const struct date_part *part)
{
    return part->uncertain || part->approximate;
}

bool date_is_day(const struct date *date)
{
    return !date->interval && date->from.day != 0 && !is_qualified(&date->from);
}
