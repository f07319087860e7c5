/* SPDX-License-Identifier: MIT */
/* Any bytes as a date: what is accepted is canonical, fits its columns and equals itself. */
#include "attache/core/date.h"

#include "fuzz/fuzz.h"

/* Columns of a form for rows: ASCII, and Hangul syllables of three bytes and two columns. */
static int columns(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        count += c < 0x80 ? 1 : c >= 0xC0 ? 2 : 0;
    }
    return count;
}

static void check_forms(const struct date *date, enum lang lang)
{
    struct str text = {0};
    date_format_short(date, lang, &text);
    require(text.length > 0);
    require(columns(str_text(&text)) <=
            (date->interval ? DATE_SHORT_WIDTH_INTERVAL : DATE_SHORT_WIDTH));
    str_cut(&text, 0);
    date_format_long(date, lang, &text);
    require(text.length > 0);
    str_clear(&text);
}

static void check_day(const struct date *date)
{
    struct date day;
    if (!date_is_day(date))
        return;
    require(date->first == date->last);
    date_set_day(&day, date->first);
    require(day.first == date->first && day.last == date->last && date_is_day(&day));
}

static void check_date(const char *text, const struct date *date)
{
    struct str edtf = {0};
    struct date again;
    date_format_edtf(date, &edtf);
    require(strcmp(text, str_text(&edtf)) == 0);
    require(date_parse(str_text(&edtf), &again, NULL) == STATUS_OK);
    require(again.first == date->first && again.last == date->last);
    require(date->first <= date->last);
    require(date->first >= DATE_DAY_MIN && date->last <= DATE_DAY_MAX);
    check_day(date);
    check_forms(date, LANG_EN);
    check_forms(date, LANG_KO);
    str_clear(&edtf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct date none;
    char *text = fuzz_text(data, size);
    struct date date;
    struct err err = {0};
    if (date_parse(text, &date, &err) == STATUS_OK) {
        require(err.text[0] == '\0');
        check_date(text, &date);
    } else {
        require(err.status == STATUS_DATA && strncmp(err.text, "bad date", 8) == 0);
        for (const char *c = err.text; *c != '\0'; c++)
            require(*c >= ' ' && *c <= '~');
        require(date.first == none.first && date.last == none.last && !date.interval);
    }
    free(text);
    return 0;
}
