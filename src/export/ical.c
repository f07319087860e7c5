/* SPDX-License-Identifier: MIT */
/*
 * Every content line goes through one function, which folds it: at most 75 octets, the next line
 * begun with a space, never inside a character. DTEND is the day after the last: clients that get
 * the last day itself, or none, show the wrong days.
 */
#include "attache/export/ical.h"

#include "attache/core/date.h"
#include "attache/core/vocab.h"
#include "attache/text/safe.h"
#include "attache/text/utf8.h"

#include <stdio.h>
#include <string.h>

enum { LINE_OCTETS = 75, ROUND_YEARS = 10, YEARS_MAX = 1000, YEAR_MAX = 9999 };

/* Lines */

static void add_line(struct str *out, const char *line)
{
    size_t room = LINE_OCTETS;
    size_t left = strlen(line);
    while (left > room) {
        size_t cut = room;
        while (cut > 1 && !utf8_begins(line[cut]))
            cut--;
        str_add_bytes(out, line, cut);
        str_add(out, "\r\n ");
        line += cut;
        left -= cut;
        room = LINE_OCTETS - 1; /* the space counts */
    }
    str_add(out, line);
    str_add(out, "\r\n");
}

static void add_escaped(struct str *out, const char *text)
{
    struct str safe = {0};
    safe_add_lines(&safe, text, strlen(text));
    for (const char *at = str_text(&safe); *at != '\0'; at++) {
        if (*at == '\n') {
            str_add(out, "\\n");
            continue;
        }
        if (strchr("\\;,", *at) != NULL)
            str_add_char(out, '\\');
        str_add_char(out, *at);
    }
    str_clear(&safe);
}

static void add_text(struct str *out, const char *name, const char *text)
{
    struct str line = {0};
    if (text[0] == '\0')
        return;
    str_addf(&line, "%s:", name);
    add_escaped(&line, text);
    add_line(out, str_text(&line));
    str_clear(&line);
}

static void add_day(struct str *out, const char *name, int32_t day)
{
    int year = 0;
    int month = 0;
    int mday = 0;
    char line[64];
    date_from_day_number(day, &year, &month, &mday);
    snprintf(line, sizeof(line), "%s;VALUE=DATE:%04d%02d%02d", name, year, month, mday);
    add_line(out, line);
}

/* Calendar */

void ical_begin(struct ical *ical, const char *data_date, enum lang lang, struct str *out)
{
    static const char *const names[LANG_COUNT] = {
        [LANG_EN] = "Korea's science and technology diplomacy",
        [LANG_KO] = "한국 과학기술외교",
    };
    struct date date = {0};
    int year = 1970;
    int month = 1;
    int day = 1;
    *ical = (struct ical){.out = out, .lang = lang};
    if (date_parse(data_date, &date, NULL) == STATUS_OK && date.last < DATE_DAY_MAX)
        date_from_day_number(date.last, &year, &month, &day);
    snprintf(ical->stamp, sizeof(ical->stamp), "%04u%02u%02uT000000Z", (unsigned)year % 10000u,
             (unsigned)month % 100u, (unsigned)day % 100u);
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//attache//Korea S&T diplomacy//EN");
    add_line(out, "CALSCALE:GREGORIAN");
    add_text(out, "NAME", names[lang]);
    add_text(out, "X-WR-CALNAME", names[lang]); /* of those who do not read RFC 7986 */
}

void ical_end(struct ical *ical)
{
    add_line(ical->out, "END:VCALENDAR");
}

/* The head of an event: its id, stamp and days, both included. */
static void begin_event(struct ical *ical, const char *uid, int32_t first, int32_t last)
{
    struct str line = {0};
    add_line(ical->out, "BEGIN:VEVENT");
    str_addf(&line, "UID:%s@attache", uid);
    add_line(ical->out, str_text(&line));
    str_cut(&line, 0);
    str_addf(&line, "DTSTAMP:%s", ical->stamp);
    add_line(ical->out, str_text(&line));
    str_cut(&line, 0);
    str_addf(&line, "LAST-MODIFIED:%s", ical->stamp);
    add_line(ical->out, str_text(&line));
    str_clear(&line);
    add_line(ical->out, "SEQUENCE:0");
    add_day(ical->out, "DTSTART", first);
    add_day(ical->out, "DTEND", last + 1);
    ical->events++;
}

static void end_event(struct ical *ical)
{
    add_line(ical->out, "TRANSP:TRANSPARENT");
    add_line(ical->out, "END:VEVENT");
}

/* Meetings */

static bool is_day(const struct date_part *part)
{
    return part->kind == PART_DATE && part->day > 0 && !part->uncertain && !part->approximate;
}

static bool is_days(const struct date *date)
{
    if (date->last >= date_day_number(YEAR_MAX, 12, 31))
        return false; /* the day after has no four digits */
    if (date_is_day(date))
        return true;
    return date->interval && is_day(&date->from) && is_day(&date->to) && date->first <= date->last;
}

static const char *look_up(const struct ical *ical, enum kind kind, const char *id)
{
    return ical->lookup != NULL && id[0] != '\0' ? ical->lookup(ical->context, kind, id) : "";
}

/* The name of a partner, else its id. */
static const char *name_of(const struct ical *ical, const char *id)
{
    const char *name = look_up(ical, KIND_PARTNER, id);
    return name[0] != '\0' ? name : id;
}

static void add_location(struct ical *ical, const struct value *meeting)
{
    static const char *const keys[] = {"venue", "city", "country"};
    struct str text = {0};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const char *part = value_text(meeting, keys[i]);
        if (i == 2)
            part = name_of(ical, part);
        if (part[0] != '\0')
            str_addf(&text, "%s%s", text.length > 0 ? ", " : "", part);
    }
    add_text(ical->out, "LOCATION", str_text(&text));
    str_clear(&text);
}

static void add_description(struct ical *ical, const struct value *meeting)
{
    const char *title_ko = value_text(meeting, "title_ko");
    struct str text = {0};
    str_add(&text, value_text(meeting, "summary"));
    if (title_ko[0] != '\0')
        str_addf(&text, "%s%s", text.length > 0 ? "\n" : "", title_ko);
    str_addf(&text, "%smeeting/%s", text.length > 0 ? "\n" : "", value_text(meeting, "id"));
    add_text(ical->out, "DESCRIPTION", str_text(&text));
    str_clear(&text);
}

/* Commas between categories are not escaped, those within are. */
static void add_categories(struct ical *ical, const struct value *meeting)
{
    struct str line = {0};
    str_add(&line, "CATEGORIES:");
    add_escaped(&line, vocab_label(&vocab_meeting_kind, value_text(meeting, "kind"), ical->lang));
    for (const struct value *v = value_first(meeting, "partners"); v != NULL; v = v->next) {
        str_add_char(&line, ',');
        add_escaped(&line, v->type == VALUE_TEXT ? name_of(ical, v->text) : "");
    }
    add_line(ical->out, str_text(&line));
    str_clear(&line);
}

/* The address of the first source that has one, in ASCII. */
static void add_url(struct ical *ical, const struct value *meeting)
{
    const char *url = "";
    struct str line = {0};
    for (const struct value *v = value_first(meeting, "sources"); v != NULL; v = v->next) {
        if (url[0] == '\0' && v->type == VALUE_TEXT)
            url = look_up(ical, KIND_SOURCE, v->text);
    }
    if (!str_starts(url, "https://") && !str_starts(url, "http://"))
        return;
    str_add(&line, "URL:");
    for (const char *at = url; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        if (c <= ' ' || c >= 0x7F)
            str_addf(&line, "%%%02X", c);
        else
            str_add_char(&line, *at);
    }
    add_line(ical->out, str_text(&line));
    str_clear(&line);
}

static const char *status_of(const struct value *meeting)
{
    const char *status = value_text(meeting, "status");
    if (strcmp(status, "held") == 0)
        return "STATUS:CONFIRMED";
    return strcmp(status, "cancelled") == 0 ? "STATUS:CANCELLED" : "STATUS:TENTATIVE";
}

bool ical_meeting(struct ical *ical, const struct value *meeting)
{
    struct date date;
    if (date_parse(value_text(meeting, "date"), &date, NULL) != STATUS_OK || !is_days(&date))
        return false;
    begin_event(ical, value_text(meeting, "id"), date.first, date.last);
    add_text(ical->out, "SUMMARY", value_text(meeting, "title"));
    add_location(ical, meeting);
    add_description(ical, meeting);
    add_categories(ical, meeting);
    add_url(ical, meeting);
    add_line(ical->out, status_of(meeting));
    end_event(ical);
    return true;
}

/* Anniversaries */

/* The same day so many years on; the last of February for its 29th in a common year. */
static int32_t years_after(int32_t day, int years)
{
    int year = 0;
    int month = 0;
    int mday = 0;
    date_from_day_number(day, &year, &month, &mday);
    int most = date_days_in_month(year + years, month);
    return date_day_number(year + years, month, mday < most ? mday : most);
}

bool ical_anniversary(struct ical *ical, const struct value *agreement, int32_t today)
{
    struct date date;
    int years = ROUND_YEARS;
    if (date_parse(value_text(agreement, "signed"), &date, NULL) != STATUS_OK ||
        !date_is_day(&date))
        return false;
    while (years < YEARS_MAX && years_after(date.first, years) < today)
        years += ROUND_YEARS;
    int32_t day = years_after(date.first, years);
    if (day >= date_day_number(YEAR_MAX, 12, 31))
        return false;
    const char *id = value_text(agreement, "id");
    const char *title = value_text(agreement, "title");
    struct str text = {0};
    str_addf(&text, "%s-%d", id, years);
    begin_event(ical, str_text(&text), day, day);
    str_cut(&text, 0);
    if (ical->lang == LANG_KO)
        str_addf(&text, "%d주년: %s", years, title);
    else
        str_addf(&text, "%d years: %s", years, title);
    add_text(ical->out, "SUMMARY", str_text(&text));
    str_cut(&text, 0);
    str_addf(&text, "%s\nagreement/%s", value_text(agreement, "signed"), id);
    add_text(ical->out, "DESCRIPTION", str_text(&text));
    str_clear(&text);
    add_line(ical->out, "STATUS:CONFIRMED");
    end_event(ical);
    return true;
}
