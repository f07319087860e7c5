/* SPDX-License-Identifier: MIT */
/* How a date is printed, short and long, in English and Korean, and how wide. */
#include "attache/base/mem.h"
#include "unit/core_date/parts.h"

#include <stdio.h>

static void a_certain_day_is_one_day_without_doubt(void **state)
{
    static const struct {
        const char *text;
        bool is_day;
    } rows[] = {
        {"2018-07-06", true},
        {"2018-07-06?", false},
        {"2018-07-06~", false},
        {"2018", false},
        {"2018?", false},
        {"201X", false},
        {"2018-XX", false},
        {"2018-07-XX", false},
        {"2018-XX-XX", false},
        {"2018-23", false},
        {"2018/..", false},
        {"/2018", false},
        {"2018-07-06/2018-07-06", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date date = parse(rows[i].text);

        if (date_is_day(&date) != rows[i].is_day)
            fail_msg("%s", rows[i].text);
    }
}

/* text, short in English, short in Korean, long in English, long in Korean */
static const char *const forms[][5] = {
    {"2018-07-06", "2018-07-06", "2018-07-06", "2018-07-06 Fri", "2018-07-06 (금)"},
    {"2018-07", "2018-07", "2018-07", "July 2018", "2018년 7월"},
    {"2018", "2018", "2018", "2018", "2018년"},
    {"2018?", "2018?", "2018?", "2018 (uncertain)", "2018년 (불확실)"},
    {"1985~", "about 1985", "1985년경", "about 1985", "1985년경"},
    {"2018-07~", "about 2018-07", "2018-07경", "about July 2018", "2018년 7월경"},
    {"2018-07-06~", "~2018-07-06", "2018-07-06경", "about 2018-07-06", "2018-07-06경"},
    {"2018-07-06%", "~2018-07-06?", "2018-07-06경?", "about 2018-07-06 (uncertain)",
     "2018-07-06경 (불확실)"},
    {"1985%", "about 1985?", "1985년경?", "about 1985 (uncertain)", "1985년경 (불확실)"},
    {"201X", "2010s", "2010년대", "2010s", "2010년대"},
    {"20XX", "20XX", "20XX", "2000 to 2099 (year not known)", "2000-2099년 (연도 미상)"},
    {"201X~", "about 2010s", "2010년대경", "about 2010s", "2010년대경"},
    {"20XX%", "about 20XX?", "20XX년경?", "about 2000 to 2099 (year not known, uncertain)",
     "2000-2099년경 (연도 미상, 불확실)"},
    {"2004-XX", "2004", "2004", "2004 (month not known)", "2004년 (월 미상)"},
    {"1985-04-XX", "1985-04", "1985-04", "April 1985 (day not known)", "1985년 4월 (일 미상)"},
    {"1985-XX-XX", "1985", "1985", "1985 (month and day not known)", "1985년 (월일 미상)"},
    {"1985-XX-XX%", "about 1985?", "1985년경?", "about 1985 (month and day not known, uncertain)",
     "1985년경 (월일 미상, 불확실)"},
    {"2004-21", "spring 2004", "2004 봄", "spring 2004", "2004년 봄"},
    {"2004-24~", "~winter 2004", "2004 겨울경", "about winter 2004", "2004년 겨울경"},
    {"2004-22%", "~summer 2004?", "2004 여름경?", "about summer 2004 (uncertain)",
     "2004년 여름경 (불확실)"},
    {"2023-07/2023-12", "Jul-Dec 2023", "2023년 7-12월", "July to December 2023", "2023년 7-12월"},
    {"2023-07~/2023-12~", "~Jul-Dec 2023", "2023년 7-12월경", "about July to December 2023",
     "2023년 7-12월경"},
    {"2023-07%/2023-12%", "~Jul-Dec 2023?", "2023년 7-12월경?",
     "about July to December 2023 (uncertain)", "2023년 7-12월경 (불확실)"},
    {"2023-07?/2023-12", "2023-07?/2023-12", "2023-07?/2023-12",
     "July 2023 (uncertain) to December 2023", "2023년 7월 (불확실)부터 2023년 12월까지"},
    {"2023-10-31/2023-11-01", "2023-10-31/11-01", "2023-10-31/11-01",
     "2023-10-31 Tue to 2023-11-01 Wed", "2023-10-31 (화)부터 2023-11-01 (수)까지"},
    {"2023-10-30/2023-10-31", "2023-10-30/31", "2023-10-30/31", "2023-10-30 Mon to 2023-10-31 Tue",
     "2023-10-30 (월)부터 2023-10-31 (화)까지"},
    {"2008-10-31?/2008-11-01?", "2008-10-31/11-01?", "2008-10-31/11-01?",
     "2008-10-31 to 2008-11-01 (both uncertain)", "2008-10-31부터 2008-11-01까지 (모두 불확실)"},
    {"2008-10-31/2008-11-01?", "2008-10-31/2008-11-01?", "2008-10-31/2008-11-01?",
     "2008-10-31 Fri to 2008-11-01 (uncertain)", "2008-10-31 (금)부터 2008-11-01 (불확실)까지"},
    {"2023-10-30~/2023-10-31~", "~2023-10-30/31", "2023-10-30/31경",
     "about 2023-10-30 to about 2023-10-31", "2023-10-30경부터 2023-10-31경까지"},
    {"2023-12-31/2024-01-01", "2023-12-31/2024-01-01", "2023-12-31/2024-01-01",
     "2023-12-31 Sun to 2024-01-01 Mon", "2023-12-31 (일)부터 2024-01-01 (월)까지"},
    {"2004/2008", "2004-2008", "2004-2008", "2004 to 2008", "2004년부터 2008년까지"},
    {"2003/..", "from 2003", "2003년부터", "from 2003", "2003년부터"},
    {"2003-05/..", "from 2003-05", "2003-05부터", "from May 2003", "2003년 5월부터"},
    {"2003-05-01~/..", "from ~2003-05-01", "2003-05-01경부터", "from about 2003-05-01",
     "2003-05-01경부터"},
    {"/2008", "?-2008", "?-2008", "until 2008, start not known", "2008년까지 (시작 미상)"},
    {"2003/", "2003-?", "2003-?", "from 2003, end not known", "2003년부터 (끝 미상)"},
    {"2003-05/", "2003-05/?", "2003-05/?", "from May 2003, end not known",
     "2003년 5월부터 (끝 미상)"},
    {"../2008", "until 2008", "2008년까지", "until 2008", "2008년까지"},
    {"2003~/..", "from ~2003", "2003년경부터", "from about 2003", "2003년경부터"},
    {"2023-10/2023-11-02", "2023-10/2023-11-02", "2023-10/2023-11-02",
     "October 2023 to 2023-11-02 Thu", "2023년 10월부터 2023-11-02 (목)까지"},
    {"1984~/2004-06", "~1984/2004-06", "1984년경/2004-06", "about 1984 to June 2004",
     "1984년경부터 2004년 6월까지"},
    {"2004-21/2005-23", "spring 2004/autumn 2005", "2004 봄/2005 가을",
     "spring 2004 to autumn 2005", "2004년 봄부터 2005년 가을까지"},
    {"2004/2004", "2004", "2004", "2004", "2004년"},
    {"2004-21%/2005-23%", "~spring 2004?/~autumn 2005?", "2004 봄경?/2005 가을경?",
     "about spring 2004 to about autumn 2005 (both uncertain)",
     "2004년 봄경부터 2005년 가을경까지 (모두 불확실)"},
    {"2004-01/2004-03~", "2004-01/~2004-03", "2004-01/2004-03경",
     "January 2004 to about March 2004", "2004년 1월부터 2004년 3월경까지"},
};

static void dates_print_as_what_is_known_in_both_languages(void **state)
{
    static void (*const write[])(const struct date *, enum lang, struct str *) = {
        date_format_short, date_format_short, date_format_long, date_format_long};

    (void)state;
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct date date = parse(forms[i][0]);

        for (size_t form = 0; form < COUNT(write); form++) {
            struct str out = {0};

            write[form](&date, form % 2 ? LANG_KO : LANG_EN, &out);
            assert_string_equal(str_text(&out), forms[i][form + 1]);
            str_clear(&out);
        }
    }
}

/* Cells of ASCII and Hangul: a syllable has three bytes and takes two cells. */
static size_t count_cells(const char *text)
{
    size_t cells = 0;

    for (; *text; text++) {
        if ((unsigned char)*text >= 0xc0)
            cells += 2;
        else if ((unsigned char)*text < 0x80)
            cells++;
    }
    return cells;
}

static void check_width(const char *text, size_t width)
{
    struct date date = parse(text);

    for (enum lang lang = LANG_EN; lang <= LANG_KO; lang++) {
        struct str out = {0};

        date_format_short(&date, lang, &out);
        if (count_cells(str_text(&out)) > width)
            fail_msg("%s: \"%s\" is too wide", text, str_text(&out));
        str_clear(&out);
    }
}

/* Every form of a date with every mark, alone and with every other in an interval. */
static void no_short_date_is_wider_than_its_column(void **state)
{
    static const char *const dates[] = {"2018",    "2018-12", "2018-12-31", "2018-21", "2018-22",
                                        "2018-23", "2018-24", "2019-01-01", "2019-22", "2019"};
    static const char *const unspecified[] = {"201X", "20XX", "2018-XX", "2018-12-XX",
                                              "2018-XX-XX"};
    static const char *const marks[] = {"", "?", "~", "%"};
    char text[64];

    (void)state;
    for (size_t i = 0; i < COUNT(dates) * 4; i++) {
        snprintf(text, sizeof text, "%s%s", dates[i / 4], marks[i % 4]);
        check_width(text, DATE_SHORT_WIDTH);
        snprintf(text, sizeof text, "%s%s/..", dates[i / 4], marks[i % 4]);
        check_width(text, DATE_SHORT_WIDTH_INTERVAL);
        snprintf(text, sizeof text, "/%s%s", dates[i / 4], marks[i % 4]);
        check_width(text, DATE_SHORT_WIDTH_INTERVAL);
        for (size_t j = 0; j < COUNT(dates) * 4; j++) {
            struct date date;

            snprintf(text, sizeof text, "%s%s/%s%s", dates[i / 4], marks[i % 4], dates[j / 4],
                     marks[j % 4]);
            if (date_parse(text, &date, NULL) == STATUS_OK)
                check_width(text, DATE_SHORT_WIDTH_INTERVAL);
        }
    }
    for (size_t i = 0; i < COUNT(unspecified) * 4; i++) {
        snprintf(text, sizeof text, "%s%s", unspecified[i / 4], marks[i % 4]);
        check_width(text, DATE_SHORT_WIDTH);
    }
}

int date_forms(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certain_day_is_one_day_without_doubt),
        cmocka_unit_test(dates_print_as_what_is_known_in_both_languages),
        cmocka_unit_test(no_short_date_is_wider_than_its_column),
    };
    return cmocka_run_group_tests_name("printed dates", tests, NULL, NULL);
}
