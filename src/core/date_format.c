/* SPDX-License-Identifier: MIT */
/*
 * Dates for readers, in two lengths and two languages. A date is a core ("2018-07"), marks on it
 * (about, uncertain), and in an interval the other end. Nothing is printed that is not known, and
 * the order is always from the larger unit to the smaller, but for the name of a month before its
 * year in English.
 */
#include "attache/core/date.h"

#include <string.h>

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};
static const char *const season_names[][4] = {
    [LANG_EN] = {"spring", "summer", "autumn", "winter"},
    [LANG_KO] = {"봄", "여름", "가을", "겨울"},
};
static const char *const weekday_names[][7] = {
    [LANG_EN] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
    [LANG_KO] = {"월", "화", "수", "목", "금", "토", "일"},
};

static bool is_season(const struct date_part *part)
{
    return part->month > 12;
}

static bool is_bare_year(const struct date_part *part)
{
    return part->month == 0 && part->year_unknown_digits == 0;
}

static bool is_month(const struct date_part *part)
{
    return part->month >= 1 && part->month <= 12 && part->day == 0;
}

static bool is_same_qualified(const struct date_part *a, const struct date_part *b)
{
    return a->uncertain == b->uncertain && a->approximate == b->approximate;
}

/* Two ends of the same text; there is no X in an interval. */
static bool is_same(const struct date_part *a, const struct date_part *b)
{
    return a->kind == b->kind && a->year == b->year && a->month == b->month && a->day == b->day &&
           is_same_qualified(a, b);
}

/* July to December of one year, marked alike: a form of its own in both lengths. */
static bool is_month_range(const struct date *date)
{
    return date->interval && date->from.kind == PART_DATE && date->to.kind == PART_DATE &&
           is_month(&date->from) && is_month(&date->to) && date->from.year == date->to.year &&
           date->from.month < date->to.month && is_same_qualified(&date->from, &date->to);
}

/* unit stands after the year in Korean. */
static void add_season(const struct date_part *part, enum lang lang, const char *unit,
                       struct str *out)
{
    const char *name = season_names[lang][part->month - 21];

    if (lang == LANG_KO)
        str_addf(out, "%04d%s %s", part->year, unit, name);
    else
        str_addf(out, "%s %04d", name, part->year);
}

const char *date_decade_unit(enum lang lang)
{
    return lang == LANG_KO ? "년대" : "s";
}

static void add_decade(const struct date_part *part, enum lang lang, struct str *out)
{
    str_addf(out, "%04d%s", part->year, date_decade_unit(lang));
}

static void add_iso(const struct date_part *part, struct str *out)
{
    str_addf(out, "%04d", part->year);
    if (part->month != 0)
        str_addf(out, "-%02d", part->month);
    if (part->day != 0)
        str_addf(out, "-%02d", part->day);
}

/* The short form */

static void add_short_core(const struct date_part *part, enum lang lang, struct str *out)
{
    if (is_season(part))
        add_season(part, lang, "", out);
    else if (part->year_unknown_digits == 1)
        add_decade(part, lang, out);
    else if (part->year_unknown_digits == 2)
        str_addf(out, "%02dXX", part->year / 100);
    else
        add_iso(part, out);
}

/* The marks that stand after a date. */
static void add_short_end(const struct date_part *part, enum lang lang, struct str *out)
{
    bool has_unit = part->month != 0 || part->year_unknown_digits == 1;

    if (lang == LANG_KO && part->approximate)
        str_add(out, has_unit ? "경" : "년경");
    if (part->uncertain)
        str_add_char(out, '?');
}

/* One date. "about" is written out where it fits into width cells. */
static void add_short(const struct date_part *part, enum lang lang, size_t width, struct str *out)
{
    struct str core = {0};

    add_short_core(part, lang, &core);
    if (lang == LANG_EN && part->approximate)
        str_add(out, strlen("about ") + core.length + part->uncertain <= width ? "about " : "~");
    str_add(out, str_text(&core));
    add_short_end(part, lang, out);
    str_clear(&core);
}

static void add_short_months(const struct date *date, enum lang lang, struct str *out)
{
    const struct date_part *from = &date->from;

    if (lang == LANG_KO)
        str_addf(out, "%04d년 %d-%d월", from->year, from->month, date->to.month);
    else
        str_addf(out, "%s%.3s-%.3s %04d", from->approximate ? "~" : "",
                 month_names[from->month - 1], month_names[date->to.month - 1], from->year);
    add_short_end(from, lang, out);
}

/* Days of one year, marked alike: the second without what it shares with the first. */
static bool is_day_range(const struct date *date)
{
    return date->from.day != 0 && date->to.day != 0 && date->from.year == date->to.year &&
           is_same_qualified(&date->from, &date->to);
}

static void add_short_days(const struct date *date, enum lang lang, struct str *out)
{
    if (lang == LANG_EN && date->from.approximate)
        str_add_char(out, '~');
    add_iso(&date->from, out);
    str_add_char(out, '/');
    if (date->from.month != date->to.month)
        str_addf(out, "%02d-", date->to.month);
    str_addf(out, "%02d", date->to.day);
    add_short_end(&date->from, lang, out);
}

static void add_short_side(const struct date_part *part, enum lang lang, struct str *out)
{
    if (part->kind == PART_UNKNOWN)
        str_add_char(out, '?');
    else
        add_short(part, lang, 0, out);
}

static void add_short_join(const struct date *date, enum lang lang, struct str *out)
{
    bool bare = is_bare_year(&date->from) && is_bare_year(&date->to);

    add_short_side(&date->from, lang, out);
    str_add_char(out, bare ? '-' : '/');
    add_short_side(&date->to, lang, out);
}

/* From a date on, or until it. */
static void add_short_open(const struct date *date, enum lang lang, struct str *out)
{
    bool from = date->to.kind == PART_OPEN;
    const struct date_part *part = from ? &date->from : &date->to;

    if (lang == LANG_EN)
        str_add(out, from ? "from " : "until ");
    add_short(part, lang, 0, out);
    if (lang == LANG_EN)
        return;
    if (is_bare_year(part) && !part->uncertain && !part->approximate)
        str_add(out, "년");
    str_add(out, from ? "부터" : "까지");
}

void date_format_short(const struct date *date, enum lang lang, struct str *out)
{
    if (!date->interval || is_same(&date->from, &date->to))
        add_short(&date->from, lang, DATE_SHORT_WIDTH, out);
    else if (date->from.kind == PART_OPEN || date->to.kind == PART_OPEN)
        add_short_open(date, lang, out);
    else if (is_month_range(date))
        add_short_months(date, lang, out);
    else if (is_day_range(date))
        add_short_days(date, lang, out);
    else
        add_short_join(date, lang, out);
}

void date_add_short(const char *edtf, enum lang lang, struct str *out)
{
    struct date date;
    if (date_parse(edtf, &date, NULL) == STATUS_OK)
        date_format_short(&date, lang, out);
    else
        str_add(out, edtf);
}

/* The long form */

static void add_weekday(const struct date_part *part, enum lang lang, struct str *out)
{
    int weekday = date_weekday(date_day_number(part->year, part->month, part->day));
    const char *name = weekday_names[lang][weekday];

    if (lang == LANG_KO)
        str_addf(out, " (%s)", name);
    else
        str_addf(out, " %s", name);
}

static void add_long_month(const struct date_part *part, enum lang lang, struct str *out)
{
    if (lang == LANG_KO)
        str_addf(out, "%04d년 %d월", part->year, part->month);
    else
        str_addf(out, "%s %04d", month_names[part->month - 1], part->year);
}

static void add_long_year(const struct date_part *part, enum lang lang, struct str *out)
{
    const char *unit = lang == LANG_KO ? "년" : "";

    if (part->year_unknown_digits == 1)
        add_decade(part, lang, out);
    else if (part->year_unknown_digits == 2)
        str_addf(out, "%04d%s%04d%s", part->year, lang == LANG_KO ? "-" : " to ", part->year + 99,
                 unit);
    else
        str_addf(out, "%04d%s", part->year, unit);
}

static void add_long_core(const struct date_part *part, enum lang lang, struct str *out)
{
    if (lang == LANG_EN && part->approximate)
        str_add(out, "about ");
    if (is_season(part))
        add_season(part, lang, "년", out);
    else if (part->day != 0)
        add_iso(part, out);
    else if (part->month != 0)
        add_long_month(part, lang, out);
    else
        add_long_year(part, lang, out);
    if (lang == LANG_KO && part->approximate)
        str_add(out, "경");
    if (part->day != 0 && !part->approximate && !part->uncertain)
        add_weekday(part, lang, out);
}

/* Which part of the date is not known, or NULL. */
static const char *find_gap(const struct date_part *part, enum lang lang)
{
    static const char *const gaps[][4] = {
        [LANG_EN] = {"day not known", "month not known", "month and day not known",
                     "year not known"},
        [LANG_KO] = {"일 미상", "월 미상", "월일 미상", "연도 미상"},
    };

    if (part->year_unknown_digits == 2)
        return gaps[lang][3];
    if (part->month_x)
        return gaps[lang][part->day_x ? 2 : 1];
    return part->day_x ? gaps[lang][0] : NULL;
}

static void add_long(const struct date_part *part, enum lang lang, struct str *out)
{
    const char *gap = find_gap(part, lang);
    const char *uncertain = lang == LANG_KO ? "불확실" : "uncertain";

    add_long_core(part, lang, out);
    if (gap && part->uncertain)
        str_addf(out, " (%s, %s)", gap, uncertain);
    else if (gap || part->uncertain)
        str_addf(out, " (%s)", gap ? gap : uncertain);
}

static void add_long_months(const struct date *date, enum lang lang, struct str *out)
{
    const struct date_part *from = &date->from;

    if (lang == LANG_KO)
        str_addf(out, "%04d년 %d-%d월%s", from->year, from->month, date->to.month,
                 from->approximate ? "경" : "");
    else
        str_addf(out, "%s%s to %s %04d", from->approximate ? "about " : "",
                 month_names[from->month - 1], month_names[date->to.month - 1], from->year);
    if (from->uncertain)
        str_add(out, lang == LANG_KO ? " (불확실)" : " (uncertain)");
}

/* An interval whose other end is open or unknown. */
static void add_long_one_end(const struct date *date, enum lang lang, struct str *out)
{
    static const char *const unknown[][2] = {
        [LANG_EN] = {", start not known", ", end not known"},
        [LANG_KO] = {" (시작 미상)", " (끝 미상)"},
    };
    bool from = date->from.kind == PART_DATE;

    if (lang == LANG_EN)
        str_add(out, from ? "from " : "until ");
    add_long(from ? &date->from : &date->to, lang, out);
    if (lang == LANG_KO)
        str_add(out, from ? "부터" : "까지");
    if (date->from.kind == PART_UNKNOWN || date->to.kind == PART_UNKNOWN)
        str_add(out, unknown[lang][from]);
}

static void add_long_two_ends(const struct date *date, enum lang lang, struct str *out)
{
    bool both = date->from.uncertain && date->to.uncertain;

    if (both)
        add_long_core(&date->from, lang, out);
    else
        add_long(&date->from, lang, out);
    str_add(out, lang == LANG_KO ? "부터 " : " to ");
    if (both)
        add_long_core(&date->to, lang, out);
    else
        add_long(&date->to, lang, out);
    if (lang == LANG_KO)
        str_add(out, "까지");
    if (both)
        str_add(out, lang == LANG_KO ? " (모두 불확실)" : " (both uncertain)");
}

void date_format_long(const struct date *date, enum lang lang, struct str *out)
{
    if (!date->interval || is_same(&date->from, &date->to))
        add_long(&date->from, lang, out);
    else if (date->from.kind != PART_DATE || date->to.kind != PART_DATE)
        add_long_one_end(date, lang, out);
    else if (is_month_range(date))
        add_long_months(date, lang, out);
    else
        add_long_two_ends(date, lang, out);
}
