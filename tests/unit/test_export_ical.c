/* SPDX-License-Identifier: MIT */
/* iCalendar: the days that clients show, folding, escaping, and that nothing vague gets in. */
#include "attache/core/date.h"
#include "attache/export/ical.h"
#include "attache/text/utf8.h"
#include "fixtures/test.h"

static void put(struct arena *arena, struct value *at, const char *key, const char *text)
{
    value_add(at, key, value_new_text(arena, text));
}

static struct value *meeting(struct arena *arena, const char *date, const char *status)
{
    struct value *record = value_new(arena, VALUE_OBJECT);
    put(arena, record, "id", "kr-fr-jcc-07");
    put(arena, record, "title", "7th Committee; Korea, France");
    put(arena, record, "kind", "joint-committee");
    put(arena, record, "date", date);
    put(arena, record, "status", status);
    put(arena, record, "city", "Seoul");
    put(arena, record, "country", "KR");
    put(arena, record, "summary", "A back\\slash\nand a line.");
    struct value *partners = value_new(arena, VALUE_LIST);
    value_add(partners, NULL, value_new_text(arena, "FR"));
    value_add(record, "partners", partners);
    return record;
}

static void assert_has(const struct str *out, const char *part)
{
    if (strstr(str_text(out), part) == NULL)
        fail_msg("not in the calendar: %s\n%s", part, str_text(out));
}

static void a_day_is_an_event_of_all_day(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct str out = {0};
    struct ical ical;
    ical_begin(&ical, "2026-03", LANG_EN, &out);
    assert_true(ical_meeting(&ical, meeting(&arena, "2018-07-06", "held")));
    ical_end(&ical);
    assert_int_equal(ical.events, 1);
    assert_string_equal(
        str_text(&out),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//attache//Korea S&T diplomacy//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "NAME:Korea's science and technology diplomacy\r\n"
        "X-WR-CALNAME:Korea's science and technology "
        "diplomacy\r\nBEGIN:VEVENT\r\nUID:kr-fr-jcc-07@attache\r\n"
        "DTSTAMP:20260331T000000Z\r\nLAST-MODIFIED:20260331T000000Z\r\nSEQUENCE:0\r\n"
        "DTSTART;VALUE=DATE:20180706\r\nDTEND;VALUE=DATE:20180707\r\n"
        "SUMMARY:7th Committee\\; Korea\\, France\r\nLOCATION:Seoul\\, KR\r\n"
        "DESCRIPTION:A back\\\\slash\\nand a line.\\nmeeting/kr-fr-jcc-07\r\n"
        "CATEGORIES:joint committee,FR\r\nSTATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n");
    str_clear(&out);
    arena_clear(&arena);
}

static const char *look_up(void *context, enum kind kind, const char *id)
{
    (void)context;
    if (kind == KIND_PARTNER)
        return strcmp(id, "KR") == 0 ? "Korea, South" : "";
    assert_int_equal(kind, KIND_SOURCE);
    return strcmp(id, "s-2") == 0 ? "https://x.kr/\xEA\xB0\x80 b?a=1,2;3" : "";
}

static void an_event_has_names_sources_and_address(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct str out = {0};
    struct ical ical;
    struct value *record = meeting(&arena, "2018-07-06", "held");
    struct value *sources = value_new(&arena, VALUE_LIST);
    value_add(sources, NULL, value_new_text(&arena, "s-1"));
    value_add(sources, NULL, value_new_text(&arena, "s-2"));
    value_add(record, "sources", sources);
    ical_begin(&ical, "2026-03", LANG_EN, &out);
    ical.lookup = look_up;
    assert_true(ical_meeting(&ical, record));
    assert_has(&out, "\r\nLOCATION:Seoul\\, Korea\\, South\r\n");
    assert_has(&out, "\r\nCATEGORIES:joint committee,FR\r\n");
    assert_has(&out, "\r\nURL:https://x.kr/%EA%B0%80%20b?a=1,2;3\r\n");
    str_clear(&out);
    arena_clear(&arena);
}

static void only_exact_days_are_events(void **state)
{
    (void)state;
    static const char *const vague[] = {"2018",
                                        "2018-07",
                                        "2018-07-06?",
                                        "~2018",
                                        "2018-07-XX",
                                        "2018-07-06/2018-08",
                                        "2018-07-06/..",
                                        "2018-07-06?/2018-07-08",
                                        "",
                                        "x",
                                        "/2018-07-06",
                                        "2018-07-06~"};
    struct arena arena = {0};
    struct str out = {0};
    struct ical ical;
    ical_begin(&ical, "", LANG_EN, &out);
    size_t length = out.length;
    for (size_t i = 0; i < sizeof(vague) / sizeof(vague[0]); i++)
        assert_false(ical_meeting(&ical, meeting(&arena, vague[i], "held")));
    assert_int_equal(out.length, length);
    assert_true(ical_meeting(&ical, meeting(&arena, "2018-12-30/2019-01-02", "planned")));
    assert_has(&out, "DTSTAMP:19700101T000000Z\r\n");
    assert_has(&out, "DTSTART;VALUE=DATE:20181230\r\nDTEND;VALUE=DATE:20190103\r\n");
    assert_has(&out, "STATUS:TENTATIVE\r\n");
    assert_true(ical_meeting(&ical, meeting(&arena, "2018-12-30", "cancelled")));
    assert_has(&out, "STATUS:CANCELLED\r\n");
    str_clear(&out);
    arena_clear(&arena);
}

static void lines_are_folded_between_characters(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct str out = {0};
    struct str unfolded = {0};
    struct str title = {0};
    struct ical ical;
    for (int i = 0; i < 60; i++)
        str_add(&title, i % 3 == 0 ? "a" : "한국");
    struct value *record = value_new(&arena, VALUE_OBJECT);
    put(&arena, record, "id", "x");
    put(&arena, record, "date", "2018-07-06");
    put(&arena, record, "title", str_text(&title));
    ical_begin(&ical, "2026-03-01", LANG_EN, &out);
    assert_true(ical_meeting(&ical, record));
    for (const char *line = str_text(&out); *line != '\0';) {
        const char *end = strstr(line, "\r\n");
        assert_true(end - line <= 75);
        assert_true(utf8_valid(line, (size_t)(end - line), NULL));
        assert_null(memchr(line, '\n', (size_t)(end - line)));
        if (line[0] == ' ')
            str_add_bytes(&unfolded, line + 1, (size_t)(end - line) - 1);
        else
            str_add_bytes(&unfolded, line, (size_t)(end - line));
        line = end + 2;
    }
    assert_has(&unfolded, str_text(&title));
    str_clear(&out);
    str_clear(&unfolded);
    str_clear(&title);
    arena_clear(&arena);
}

static void an_anniversary_comes_again_each_year(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct str out = {0};
    struct ical ical;
    struct value *record = value_new(&arena, VALUE_OBJECT);
    put(&arena, record, "id", "t");
    put(&arena, record, "title", "The treaty");
    put(&arena, record, "signed", "1984-02-29");
    int32_t today = date_day_number(2026, 3, 1);
    ical_begin(&ical, "2026-03-01", LANG_EN, &out);
    assert_true(ical_anniversary(&ical, record, today));
    assert_has(&out, "UID:t-50@attache\r\n");
    assert_has(&out, "DTSTART;VALUE=DATE:20340228\r\nDTEND;VALUE=DATE:20340301\r\n");
    assert_has(&out, "SUMMARY:50 years: The treaty\r\n");
    struct value *vague = value_new(&arena, VALUE_OBJECT);
    put(&arena, vague, "signed", "1984-02");
    assert_false(ical_anniversary(&ical, vague, today));
    str_clear(&out);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_an_event_of_all_day),
        cmocka_unit_test(an_event_has_names_sources_and_address),
        cmocka_unit_test(only_exact_days_are_events),
        cmocka_unit_test(lines_are_folded_between_characters),
        cmocka_unit_test(an_anniversary_comes_again_each_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
