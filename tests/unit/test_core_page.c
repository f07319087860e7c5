/* SPDX-License-Identifier: MIT */
/* The page builders on dossiers written by hand: what a page says, in which order, and what it
   leaves out when it is not known. */
#include "attache/core/date.h"
#include "attache/core/dossier.h"
#include "attache/core/flow.h"
#include "attache/core/label.h"
#include "attache/core/rhythm.h"
#include "attache/export/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Dossiers */

static int32_t day(const char *edtf)
{
    struct date date;
    assert_int_equal(date_parse(edtf, &date, NULL), STATUS_OK);
    return date.first;
}

static struct value *object(struct dossier *dossier)
{
    return value_new(&dossier->arena, VALUE_OBJECT);
}

static void put(struct dossier *dossier, struct value *at, const char *key, const char *text)
{
    value_add(at, key, value_new_text(&dossier->arena, text));
}

static void put_int(struct dossier *dossier, struct value *at, const char *key, int64_t n)
{
    value_add(at, key, value_new_int(&dossier->arena, n));
}

static struct value *put_list(struct dossier *dossier, struct value *at, const char *key)
{
    struct value *list = value_new(&dossier->arena, VALUE_LIST);
    value_add(at, key, list);
    return list;
}

/* A dossier of an entity with an empty record, seen on 2026-03-01. */
static struct value *begin(struct dossier *dossier, enum kind kind, const char *slug)
{
    *dossier = (struct dossier){.self = {kind, slug}, .origin = "", .today = day("2026-03-01")};
    struct value *record = object(dossier);
    put(dossier, record, "id", slug);
    dossier->record = record;
    return record;
}

static struct row *add(struct dossier *dossier, enum dossier_list list, enum kind kind,
                       const char *slug, const char *title)
{
    struct row *row = result_add(&dossier->lists[list]);
    row->kind = kind;
    row->slug = slug;
    row->title = title;
    return row;
}

static struct row *add_meeting(struct dossier *dossier, enum dossier_list list, const char *slug,
                               const char *title, const char *date)
{
    struct date parsed;
    struct row *row = add(dossier, list, KIND_MEETING, slug, title);
    assert_int_equal(date_parse(date, &parsed, NULL), STATUS_OK);
    row->date = date;
    row->first_day = parsed.first;
    row->last_day = parsed.last;
    row->status = "held";
    row->word = "joint-committee";
    row->partners = "FR";
    return row;
}

/* The page as text without wrapping; the dossier is gone by then. Free with str_clear. */
static struct str text_of(struct dossier *dossier)
{
    struct page page = {0};
    struct flow flow;
    struct str text = {0};
    dossier_page(dossier, &page);
    dossier_clear(dossier);
    flow_page(&page, 0, &flow);
    page_clear(&page);
    render_page_text(&flow, &text);
    flow_clear(&flow);
    return text;
}

static void assert_has(const struct str *text, const char *part)
{
    if (strstr(str_text(text), part) == NULL)
        fail_msg("not on the page: \"%s\"\n%s", part, str_text(text));
}

static void assert_lacks(const struct str *text, const char *part)
{
    if (strstr(str_text(text), part) != NULL)
        fail_msg("on the page: \"%s\"\n%s", part, str_text(text));
}

static void assert_before(const struct str *text, const char *a, const char *b)
{
    assert_has(text, a);
    assert_has(text, b);
    if (strstr(str_text(text), a) > strstr(str_text(text), b))
        fail_msg("\"%s\" does not come before \"%s\"\n%s", a, b, str_text(text));
}

/* Meeting */

static void add_seat(struct dossier *dossier, struct value *list, const char *person,
                     const char *body, const char *role)
{
    struct value *seat = object(dossier);
    put(dossier, seat, "person", person);
    put(dossier, seat, "organization", body);
    put(dossier, seat, "position", "Director");
    put(dossier, seat, "role", role);
    value_add(list, NULL, seat);
}

static void fill_names(struct dossier *dossier)
{
    add(dossier, DOSSIER_NAMES, KIND_PARTNER, "FR", "France");
    add(dossier, DOSSIER_NAMES, KIND_PARTNER, "KR", "Korea");
    add(dossier, DOSSIER_NAMES, KIND_PERSON, "despreaux-denis", "Denis Despréaux")->partners = "FR";
    struct row *song = add(dossier, DOSSIER_NAMES, KIND_PERSON, "song-kyung-hee", "Kyung-hee Song");
    song->partners = "KR";
    song->native = "송경희";
    add(dossier, DOSSIER_NAMES, KIND_ORGANIZATION, "msit", "Ministry of Science and ICT")->acronym =
        "MSIT";
    add(dossier, DOSSIER_NAMES, KIND_ORGANIZATION, "mesri", "Ministry of Research");
    add(dossier, DOSSIER_NAMES, KIND_SERIES, "kr-fr-jcc", "Joint Coordinating Committee");
}

static void fill_outcomes(struct dossier *dossier, struct value *record)
{
    struct value *outcomes = put_list(dossier, record, "outcomes");
    struct value *plain = object(dossier);
    put(dossier, plain, "kind", "agreed");
    put(dossier, plain, "text", "Joint degrees.");
    value_add(outcomes, NULL, plain);
    struct value *promise = object(dossier);
    put(dossier, promise, "kind", "planned");
    put(dossier, promise, "text", "A memorandum.");
    value_add(promise, "promise", value_new(&dossier->arena, VALUE_TRUE));
    put(dossier, promise, "due", "2018-10");
    value_add(outcomes, NULL, promise);
    struct value *kept = object(dossier);
    put(dossier, kept, "kind", "agreed");
    put(dossier, kept, "text", "A working group.");
    value_add(kept, "promise", value_new(&dossier->arena, VALUE_TRUE));
    struct value *by = put_list(dossier, kept, "kept_by");
    value_add(by, NULL, value_new_text(&dossier->arena, "kr-fr-jcc-08"));
    put(dossier, kept, "kept_basis", "the group reported");
    value_add(outcomes, NULL, kept);
}

static struct value *fill_meeting(struct dossier *dossier)
{
    struct value *record = begin(dossier, KIND_MEETING, "kr-fr-jcc-07");
    put(dossier, record, "title", "7th Korea–France Committee");
    put(dossier, record, "title_ko", "제7차 한-프랑스 과학기술공동위원회");
    put(dossier, record, "kind", "joint-committee");
    put(dossier, record, "series", "kr-fr-jcc");
    put_int(dossier, record, "ordinal", 7);
    put(dossier, record, "date", "2018-07-06");
    put(dossier, record, "date_basis", "year from the press");
    put(dossier, record, "status", "held");
    put(dossier, record, "mode", "in-person");
    put(dossier, record, "city", "Seoul");
    put(dossier, record, "country", "KR");
    put(dossier, record, "level", "director-general");
    value_add(put_list(dossier, record, "partners"), NULL, value_new_text(&dossier->arena, "FR"));
    struct value *seats = put_list(dossier, record, "participants");
    add_seat(dossier, seats, "despreaux-denis", "mesri", "head of delegation");
    add_seat(dossier, seats, "song-kyung-hee", "msit", "head of delegation");
    put(dossier, record, "summary", "They met in Seoul.");
    put(dossier, record, "confidence", "high");
    put(dossier, record, "notes", "Sources differ on the turn.");
    fill_names(dossier);
    fill_outcomes(dossier, record);
    add_meeting(dossier, DOSSIER_NEIGHBOURS, "kr-fr-jcc-08", "8th Committee", "2023-06-20")->note =
        "next";
    struct row *source = add(dossier, DOSSIER_SOURCES, KIND_SOURCE, "msit-201807", "The 7th");
    source->note = "MSIT";
    source->word = "en";
    source->date = "2018-07";
    source->other = "https://example.org/a";
    return record;
}

static void meeting_says_all(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_meeting(&dossier);
    struct str text = text_of(&dossier);
    assert_has(&text, "7th Korea–France Committee\n제7차 한-프랑스 과학기술공동위원회\n");
    assert_has(&text, "2018-07-06 Fri · Seoul, Korea\n");
    assert_has(&text, "joint committee · director-general level · in person · held\n");
    assert_has(&text, "year from the press");
    assert_has(&text, "Joint Coordinating Committee, 7th");
    assert_has(&text, "2023-06-20 8th Committee, 4 years 11 months later");
    assert_has(&text, "They met in Seoul. [1]");
    assert_has(&text, "Sources differ on the turn.");
    assert_has(&text, "meeting/kr-fr-jcc-07");
    assert_has(&text, "MSIT: The 7th, 2018-07 (English)");
    assert_has(&text, "https://example.org/a");
    assert_before(&text, "Confidence", "Sources\n");
    assert_before(&text, "https://example.org/a", "A wrong fact?");
    str_clear(&text);
}

static void meeting_seats_korea_first(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_meeting(&dossier);
    struct str text = text_of(&dossier);
    assert_before(&text, "KR  Kyung-hee Song 송경희", "FR  Denis Despréaux");
    assert_has(&text, "MSIT");
    assert_has(&text, "head of delegation  Director");
    str_clear(&text);
}

static void meeting_judges_promises(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_meeting(&dossier);
    struct str text = text_of(&dossier);
    assert_has(&text, "A memorandum. Promise: lapsed, due 2018-10\n");
    assert_has(&text, "A working group. Promise: kept, shown by 2023-06-20 8th Committee "
                      "(the group reported)\n");
    assert_lacks(&text, "Joint degrees. Promise");
    assert_lacks(&text, "Promises it keeps");
    str_clear(&text);
}

static void meeting_takes_the_stores_judgement(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_meeting(&dossier);
    struct row *row =
        add(&dossier, DOSSIER_OUTCOMES, KIND_OUTCOME, "kr-fr-jcc-07.2", "A memorandum.");
    row->other = "kr-fr-jcc-07";
    row->word = "open";
    struct str text = text_of(&dossier);
    assert_has(&text, "A memorandum. Promise: open, due 2018-10\n");
    str_clear(&text);
}

static void meeting_names_what_it_keeps(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_meeting(&dossier);
    add_meeting(&dossier, DOSSIER_NAMES, "kr-fr-jcc-06", "6th Committee", "2015-05");
    struct row *row =
        add(&dossier, DOSSIER_OUTCOMES, KIND_OUTCOME, "kr-fr-jcc-06.1", "Meet again.");
    row->other = "kr-fr-jcc-06";
    row->word = "kept";
    row->note = "it met";
    struct str text = text_of(&dossier);
    assert_has(&text, "Promises it keeps\n");
    assert_has(&text, "2015-05  Meet again – kept, promised at 6th Committee (it met)\n");
    str_clear(&text);
}

static void planned_and_past_says_so(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_MEETING, "kr-de-jc-07");
    put(&dossier, record, "title", "7th Committee");
    put(&dossier, record, "date", "2023-07/2023-12");
    put(&dossier, record, "status", "planned");
    struct str text = text_of(&dossier);
    assert_has(&text, "July to December 2023");
    assert_has(&text, "planned: no later report found");
    assert_lacks(&text, "Participants");
    assert_lacks(&text, "Outcomes");
    assert_lacks(&text, "Sources");
    str_clear(&text);
}

static void domestic_meeting_without_names(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_MEETING, "kr-mul-x");
    put(&dossier, record, "title", "Forum");
    put(&dossier, record, "date", "2023");
    value_add(record, "domestic", value_new(&dossier.arena, VALUE_TRUE));
    struct value *seats = put_list(&dossier, record, "participants");
    add_seat(&dossier, seats, "nobody-known", "no-body", "speaker");
    struct str text = text_of(&dossier);
    assert_has(&text, "domestic, no single partner");
    assert_has(&text, "nobody-known");
    str_clear(&text);
}

/* Partner */

static void add_session(struct dossier *dossier, const char *slug, const char *date, int ordinal)
{
    struct row *row = add_meeting(dossier, DOSSIER_MEETINGS, slug, slug, date);
    row->ordinal = ordinal;
    row->other = "kr-fr-jcc";
    row->level = "minister";
    row->place = "Paris";
    row->note = "src-b";
}

static void fill_partner(struct dossier *dossier)
{
    struct value *record = begin(dossier, KIND_PARTNER, "FR");
    put(dossier, record, "name", "France");
    put(dossier, record, "name_ko", "프랑스");
    put(dossier, record, "kind", "country");
    put(dossier, record, "region", "Western Europe");
    add_session(dossier, "eighth", "2023-06-20", 8);
    add_session(dossier, "seventh", "2018-07-06", 7);
    add_session(dossier, "third", "2007-04-27", 3);
    struct row *series = add(dossier, DOSSIER_SERIES, KIND_SERIES, "kr-fr-jcc", "The Committee");
    series->count = 3;
    series->word = "joint-committee";
    series->partners = "FR";
    struct row *mou = add(dossier, DOSSIER_AGREEMENTS, KIND_AGREEMENT, "mou", "A memorandum");
    mou->word = "mou";
    mou->date = "1975-01-01";
    struct row *treaty = add(dossier, DOSSIER_AGREEMENTS, KIND_AGREEMENT, "t", "The treaty");
    treaty->word = "treaty";
    treaty->date = "1981-04-04";
    struct row *person = add(dossier, DOSSIER_PEOPLE, KIND_PERSON, "song", "Kyung-hee Song");
    person->partners = "KR";
    person->count = 2;
    add(dossier, DOSSIER_PEOPLE, KIND_PERSON, "denis", "Denis Despréaux")->partners = "FR";
    add(dossier, DOSSIER_PEOPLE, KIND_PERSON, "john", "John of elsewhere")->partners = "US";
    struct row *topic = add(dossier, DOSSIER_TOPICS, KIND_TOPIC, "ai", "Artificial intelligence");
    topic->count = 2;
    topic->first_day = day("2025-01-01");
    topic->last_day = day("2025-06-01");
    struct row *old = add(dossier, DOSSIER_TOPICS, KIND_TOPIC, "climate", "Climate");
    old->count = 2;
    old->first_day = day("2001-01-01");
    old->last_day = day("2007-04-27");
    add(dossier, DOSSIER_SOURCES, KIND_SOURCE, "src-a", "Source A");
    add(dossier, DOSSIER_SOURCES, KIND_SOURCE, "src-b", "Source B");
    static const char *const states[] = {"kept", "lapsed", "open"};
    for (int i = 0; i < 3; i++) {
        struct row *row = add(dossier, DOSSIER_OUTCOMES, KIND_OUTCOME, states[i], states[i]);
        row->title = i == 0 ? "Promise done." : i == 1 ? "Promise late." : "Promise waiting.";
        row->word = states[i];
        row->other = "seventh";
        row->place = i == 0 ? "eighth" : "";
        row->note = i == 0 ? "as said" : "";
        row->partners = i == 2 ? "DE FR" : "FR";
    }
}

/* Main channel */

static void add_series(struct dossier *dossier, const char *slug, const char *kind,
                       const char *partners)
{
    struct row *row = add(dossier, DOSSIER_SERIES, KIND_SERIES, slug, slug);
    row->word = kind;
    row->partners = partners;
}

static void add_sessions(struct dossier *dossier, const char *series, const char *const *dates)
{
    struct result *series_rows = &dossier->lists[DOSSIER_SERIES];
    for (; *dates != NULL; dates++) {
        add_meeting(dossier, DOSSIER_MEETINGS, *dates, *dates, *dates)->other = series;
        for (size_t i = 0; i < series_rows->count; i++)
            series_rows->rows[i].count += strcmp(series_rows->rows[i].slug, series) == 0;
    }
}

#define DATES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The bases of the series in their order, NULL for none. */
static void set_bases(struct dossier *dossier, const char *const *bases, size_t count)
{
    const struct value **records = arena_new(&dossier->arena, count, sizeof(const struct value *));
    for (size_t i = 0; i < count; i++) {
        struct value *record = object(dossier);
        if (bases[i] != NULL)
            put(dossier, record, "basis", bases[i]);
        records[i] = record;
    }
    dossier->series = records;
}

static void assert_channel(struct dossier *dossier, const char *line)
{
    struct str text = text_of(dossier);
    assert_has(&text, line);
    str_clear(&text);
}

static void begin_channels(struct dossier *dossier)
{
    struct value *record = begin(dossier, KIND_PARTNER, "FR");
    put(dossier, record, "name", "France");
    put(dossier, record, "kind", "country");
}

static void channel_is_of_the_two_alone(void **state)
{
    (void)state;
    struct dossier dossier;
    begin_channels(&dossier);
    add_series(&dossier, "all-of-us", "joint-committee", "FR DE");
    add_series(&dossier, "contacts", "strand", "FR");
    add_series(&dossier, "forum", "forum", "FR");
    add_sessions(&dossier, "all-of-us", DATES("2025-01-01", "2024-01-01", "2023-01-01"));
    add_sessions(&dossier, "contacts", DATES("2022-01-01", "2021-01-01", "2020-01-01"));
    add_sessions(&dossier, "forum", DATES("2019-01-01"));
    assert_channel(&dossier, "Main channel  forum · 1 meeting · latest meeting, 2019-01-01\n");
}

/* From a briefing and from the page of a series: the last session, and the next one planned. */
static void sessions_stand_beside_the_pages(void **state)
{
    (void)state;
    struct dossier dossier;
    begin_channels(&dossier);
    add_series(&dossier, "talks", "ministerial", "FR");
    add_series(&dossier, "forum", "forum", "FR");
    add_sessions(&dossier, "talks", DATES("2027", "2026-09", "2025-01-01", "2020-01-01"));
    add_sessions(&dossier, "forum", DATES("2026-02-01"));
    struct result *rows = &dossier.lists[DOSSIER_MEETINGS];
    assert_null(dossier_neighbour(&dossier, true));
    rows->rows[0].status = rows->rows[1].status = "planned";
    assert_string_equal(dossier_neighbour(&dossier, false)->slug, "2025-01-01");
    assert_string_equal(dossier_neighbour(&dossier, true)->slug, "2026-09");
    dossier.self = (struct ref){KIND_SERIES, "forum"};
    assert_string_equal(dossier_neighbour(&dossier, false)->slug, "2026-02-01");
    assert_null(dossier_neighbour(&dossier, true));
    dossier_clear(&dossier);
}

static void channel_met_more_than_once_and_lately(void **state)
{
    (void)state;
    struct dossier dossier;
    begin_channels(&dossier);
    add_series(&dossier, "once", "joint-committee", "FR");
    add_series(&dossier, "long-ago", "joint-committee", "FR");
    add_series(&dossier, "ministers", "ministerial", "FR");
    add_sessions(&dossier, "once", DATES("2025-01-01"));
    add_sessions(&dossier, "long-ago", DATES("2001-01-01", "2000-01-01", "1999-01-01"));
    add_sessions(&dossier, "ministers", DATES("2018-01-01", "2017-01-01"));
    assert_channel(&dossier, "Main channel  ministers · 2 meetings · latest meeting, 2018-01-01\n");
}

static void channel_rests_on_a_treaty(void **state)
{
    (void)state;
    struct dossier dossier;
    begin_channels(&dossier);
    struct row *treaty = add(&dossier, DOSSIER_AGREEMENTS, KIND_AGREEMENT, "t", "The treaty");
    treaty->word = "treaty";
    treaty->date = "1981-04-04";
    struct row *older = add(&dossier, DOSSIER_AGREEMENTS, KIND_AGREEMENT, "o", "An older one");
    older->word = "treaty";
    older->date = "1970-01-01";
    add_series(&dossier, "talks", "ministerial", "FR");
    add_series(&dossier, "nuclear", "joint-committee", "FR");
    add_series(&dossier, "general", "joint-committee", "FR");
    add_sessions(&dossier, "talks", DATES("2025-01-01", "2024-06-01", "2024-05-01"));
    add_sessions(&dossier, "nuclear", DATES("2024-01-01", "2022-01-01", "2020-01-01"));
    add_sessions(&dossier, "general", DATES("2023-01-01", "2018-01-01"));
    static const char *const bases[] = {NULL, "An arrangement", "The treaty"};
    set_bases(&dossier, bases, 3);
    assert_channel(&dossier, "Legal basis   The treaty, 1981-04-04 · An older one, 1970-01-01\n"
                             "Main channel  general · 2 meetings · latest meeting, 2023-01-01\n");
}

static void briefing_answers_the_standing_questions(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_partner(&dossier);
    struct str text = text_of(&dossier);
    assert_has(&text, "France\n프랑스 · FR · country, Western Europe\n"
                      "3 meetings: 2007-04-27 to 2023-06-20 · 2 sources\n");
    assert_has(&text, "The treaty, 1981-04-04\n");
    assert_has(&text, "The Committee · 3 meetings · latest 8th, 2023-06-20, Paris [1]\n");
    assert_has(&text, "found 3, 7–8 · not found 1–2, 4–6\n");
    assert_has(&text, "2007-04-27 to 2018-07-06, 11 years 2 months (not found 4–6)\n");
    assert_has(&text, "Next          none planned on record\n");
    assert_has(&text, "2023-06-20 eighth, Paris [1]\n");
    assert_has(&text, "minister 3\n");
    assert_has(&text, "2031-04-04, 50 years after The treaty\n");
    assert_has(&text, "Kyung-hee Song 2\n");
    assert_lacks(&text, "John of elsewhere");
    assert_has(&text, "New           Artificial intelligence 2025\n");
    assert_has(&text, "Not since     Climate 2007\n");
    str_clear(&text);
}

static void briefing_lists_promises_open_first(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_partner(&dossier);
    struct str text = text_of(&dossier);
    assert_has(&text, "open 1 · lapsed 1 · kept 1\n");
    assert_before(&text, "Promise waiting", "Promise late");
    assert_before(&text, "Promise late", "Promise done – shown by 2023-06-20 (as said) [1]\n");
    assert_has(&text, "2018-07-06  open    Promise waiting – with DE [1]\n");
    str_clear(&text);
}

static void briefing_marks_sources(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_partner(&dossier);
    struct str text = text_of(&dossier);
    assert_has(&text, "third [1]");
    assert_has(&text, "[1]  Source B");
    assert_has(&text, "[2]  Source A");
    str_clear(&text);
}

static void add_leader(struct dossier *dossier, const char *slug, const char *country,
                       const char *role)
{
    struct row *row = add(dossier, DOSSIER_SEATS, KIND_PERSON, slug, slug);
    row->partners = country;
    row->word = role;
    row->place = "eighth";
    row->date = "2023-06-20";
}

static void briefing_says_who_led_the_two_sides(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_partner(&dossier);
    add_leader(&dossier, "speaks", "KR", "opening remarks");
    add_leader(&dossier, "leads", "KR", "head of delegation");
    add_leader(&dossier, "guest", "FR", "participant");
    struct str text = text_of(&dossier);
    assert_has(&text, "2023-06-20  leads  guest\n");
    str_clear(&text);
}

static void briefing_of_a_partner_without_treaty_says_so(void **state)
{
    (void)state;
    struct dossier dossier;
    begin_channels(&dossier);
    static const char *const dates[] = {"2001-02-03", "2011", ""};
    for (int i = 0; i < 3; i++) {
        struct row *row = add(&dossier, DOSSIER_AGREEMENTS, KIND_AGREEMENT, dates[i], "Memo");
        row->word = "mou";
        row->partners = "FR";
        row->date = dates[i];
    }
    struct str text = text_of(&dossier);
    assert_has(&text, "Legal basis  no treaty on record · Memo, 2011\n");
    str_clear(&text);
}

static void korea_is_no_partner_of_its_own(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_partner(&dossier);
    struct value *record = (struct value *)(uintptr_t)dossier.record;
    value_add(record, "partner", value_new(&dossier.arena, VALUE_FALSE));
    struct str text = text_of(&dossier);
    assert_lacks(&text, "Legal basis");
    assert_lacks(&text, "Compare with");
    str_clear(&text);
}

static void briefing_of_a_stranger_is_short(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_PARTNER, "ZZ");
    put(&dossier, record, "name", "Nowhere");
    put(&dossier, record, "kind", "country");
    struct str text = text_of(&dossier);
    assert_lacks(&text, "Meetings");
    assert_lacks(&text, "Legal basis");
    assert_lacks(&text, "Promises");
    assert_has(&text, "partner/ZZ");
    str_clear(&text);
}

/* Person */

static void person_has_offices_by_year(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_PERSON, "song");
    put(&dossier, record, "name", "Kyung-hee Song");
    put(&dossier, record, "name_native", "송경희");
    put(&dossier, record, "country", "KR");
    value_add(put_list(&dossier, record, "aliases"), NULL,
              value_new_text(&dossier.arena, "Song Kyunghee"));
    fill_names(&dossier);
    static const char *const dates[] = {"2019-05", "2018-07-06", "2016"};
    for (int i = 0; i < 3; i++) {
        struct row *row = add_meeting(&dossier, DOSSIER_SEATS, dates[i], "M", dates[i]);
        row->note = i < 2 ? "Director-General" : "Deputy";
        row->other = "msit";
        row->word = "chair";
        add_meeting(&dossier, DOSSIER_MEETINGS, dates[i], "M", dates[i]);
    }
    struct row *holder = add(&dossier, DOSSIER_HOLDERS, KIND_PERSON, "jung", "Heekwon Jung");
    holder->note = "Director-General";
    holder->other = "msit";
    holder->place = "msit";
    holder->first_day = day("2020-02-01");
    struct row *deputy = add(&dossier, DOSSIER_HOLDERS, KIND_PERSON, "old", "Old Deputy");
    deputy->note = "DEPUTY";
    deputy->other = "msip";
    deputy->place = "msit";
    deputy->first_day = day("2013-02-01");
    struct str text = text_of(&dossier);
    assert_has(&text, "Kyung-hee Song\n송경희 · Korea\n");
    assert_has(&text, "Song Kyunghee\n");
    assert_has(&text, "2018–2019  Director-General  MSIT\n");
    assert_has(&text, "2016       Deputy            MSIT\n");
    assert_has(&text, "Romanized     Song Gyeong-hui\n");
    assert_has(&text, "After         Heekwon Jung 2020, Director-General, MSIT\n");
    assert_has(&text, "Before        Old Deputy 2013, DEPUTY, msip\n");
    assert_has(&text, "M, chair");
    str_clear(&text);
}

/* The others */

static void a_country_that_is_no_partner_is_a_code(void **state)
{
    static const char *const codes[][2] = {{"ZM", "\ncountry ZM\n"}, {"ITER", "\nITER\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        struct dossier dossier;
        struct value *record = begin(&dossier, KIND_PERSON, "sata");
        put(&dossier, record, "name", "Michael Sata");
        put(&dossier, record, "country", codes[i][0]);
        struct str text = text_of(&dossier);
        assert_has(&text, codes[i][1]);
        str_clear(&text);
    }
}

static void organization_names_its_relatives_once(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_ORGANIZATION, "msip");
    put(&dossier, record, "name", "Ministry of Future Planning");
    put(&dossier, record, "kind", "ministry");
    put(&dossier, record, "successor", "msit");
    fill_names(&dossier);
    add(&dossier, DOSSIER_ORGANIZATIONS, KIND_ORGANIZATION, "msit", "Ministry of Science and ICT")
        ->note = "successor";
    add(&dossier, DOSSIER_ORGANIZATIONS, KIND_ORGANIZATION, "mest", "Ministry of Education")->note =
        "predecessor";
    struct row *seat = add(&dossier, DOSSIER_SEATS, KIND_PERSON, "choi", "Choi Yang-hee");
    seat->note = "Minister";
    seat->date = "2017-04-11";
    seat = add(&dossier, DOSSIER_SEATS, KIND_PERSON, "choi", "Choi Yang-hee");
    seat->note = "Minister";
    seat->date = "2016-04-11";
    struct str text = text_of(&dossier);
    assert_has(&text, "Formerly  Ministry of Education\n");
    assert_has(&text, "Later     Ministry of Science and ICT\n");
    assert_has(&text, "2017  Choi Yang-hee  Minister\n");
    assert_lacks(&text, "2016-04-11");
    str_clear(&text);
}

static void topic_counts_decades(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_TOPIC, "quantum");
    put(&dossier, record, "label", "Quantum");
    put(&dossier, record, "label_ko", "양자");
    add_meeting(&dossier, DOSSIER_MEETINGS, "c", "Third", "2021-01-01");
    add_meeting(&dossier, DOSSIER_MEETINGS, "b", "Second", "2020");
    add_meeting(&dossier, DOSSIER_MEETINGS, "a", "Start", "1999?");
    struct row *related = add(&dossier, DOSSIER_TOPICS, KIND_TOPIC, "ai", "AI");
    related->note = "related";
    related->count = 2;
    struct str text = text_of(&dossier);
    assert_has(&text, "1990s 1 · 2020s 2\n");
    assert_has(&text, "1999? Start\n");
    assert_has(&text, "Related    AI 2\n");
    assert_lacks(&text, "Narrower");
    str_clear(&text);
}

/* Views by name */

static void fill_part(struct dossier *part, const char *slug, const char *name, const char *date)
{
    struct value *record = begin(part, KIND_PARTNER, slug);
    put(part, record, "name", name);
    add_meeting(part, DOSSIER_MEETINGS, date, date, date)->level = "minister";
    struct row *topic = add(part, DOSSIER_TOPICS, KIND_TOPIC, "ai", "Artificial intelligence");
    topic->count = 1;
    struct row *own = add(part, DOSSIER_TOPICS, KIND_TOPIC, slug, name);
    own->count = 3;
    add(part, DOSSIER_OUTCOMES, KIND_OUTCOME, "p", "A promise")->word = "open";
}

static void comparison_has_the_same_columns(void **state)
{
    (void)state;
    struct dossier dossier = {.self = {KIND_NONE, "compare FR DE"}, .origin = ""};
    dossier.parts = arena_new(&dossier.arena, 2, sizeof(*dossier.parts));
    dossier.part_count = 2;
    fill_part(&dossier.parts[0], "FR", "France", "1999-05-01");
    fill_part(&dossier.parts[1], "DE", "Germany", "2021-05-01");
    struct str text = text_of(&dossier);
    assert_has(&text, "France · Germany\n");
    assert_has(&text, "  Partner  1990s  2000s  2010s  2020s  all\n"
                      "  France       1      .      .      .    1\n"
                      "  Germany      .      .      .      1    1\n");
    assert_has(&text, "  Topics                   FR  DE\n  Artificial intelligence   1   1\n");
    assert_has(&text, "  France   France 3\n");
    assert_has(&text, "  Germany  Germany 3\n");
    assert_has(&text, "  Partner  open  lapsed  partly kept  kept  all\n"
                      "  France      1       .            .     .    1  ledger partner:FR\n");
    assert_has(&text, "A wrong fact?");
    str_clear(&text);
}

static void ledger_groups_by_state(void **state)
{
    (void)state;
    struct dossier dossier = {.self = {KIND_NONE, "ledger partner:FR"}, .origin = ""};
    add_meeting(&dossier, DOSSIER_NAMES, "later", "Later", "2021-05-01");
    static const char *const words[] = {"kept", "open", "open", "open"};
    static const char *const dues[] = {"", "", "2030", "2028-01"};
    static const char *const titles[] = {"Done.", "Some day.", "Far.", "Near."};
    for (size_t i = 0; i < 4; i++) {
        struct row *row = add(&dossier, DOSSIER_OUTCOMES, KIND_OUTCOME, titles[i], titles[i]);
        row->word = words[i];
        row->date = dues[i];
        row->status = "2019-03-04";
        row->other = "made";
        row->partners = "FR DE IT";
        row->place = i == 0 ? "later" : "";
    }
    struct str text = text_of(&dossier);
    assert_has(&text, "Query  partner:FR\n");
    assert_has(&text, "open 3 · kept 1\n");
    assert_has(&text, "  Made        Partner   Promise    Due\n"
                      "  2019-03-04  FR DE +1  Near.      2028-01\n"
                      "  2019-03-04  FR DE +1  Far.       2030\n"
                      "  2019-03-04  FR DE +1  Some day.\n");
    assert_has(&text, "kept 1\n"
                      "  Made        Partner   Promise  Due  Shown kept by\n"
                      "  2019-03-04  FR DE +1  Done.         2021-05-01\n");
    str_clear(&text);
}

static void series_shows_its_gaps(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_SERIES, "kr-fr-jcc");
    put(&dossier, record, "title", "The Committee");
    put(&dossier, record, "kind", "joint-committee");
    put(&dossier, record, "cadence", "every two years");
    struct value *known = put_list(&dossier, record, "known_ordinals");
    value_add(known, NULL, value_new_int(&dossier.arena, 1));
    add_session(&dossier, "eighth", "2023-06-20", 8);
    add_session(&dossier, "seventh", "2018-07-06", 7);
    add_session(&dossier, "third", "2007-04-27", 3);
    struct str text = text_of(&dossier);
    assert_has(&text, "every two years");
    assert_has(&text, "found 3, 7–8 · not found 1–2, 4–6\n");
    assert_has(&text, "4–6              no record found\n");
    assert_before(&text, "seventh", "no record found");
    str_clear(&text);
}

static void agreement_programme_and_source(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_AGREEMENT, "t");
    put(&dossier, record, "title", "The treaty");
    put(&dossier, record, "kind", "treaty");
    put(&dossier, record, "signed", "1981-04-04");
    struct value *parties = put_list(&dossier, record, "parties");
    value_add(parties, NULL, value_new_text(&dossier.arena, "FR"));
    value_add(parties, NULL, value_new_text(&dossier.arena, "msit"));
    fill_names(&dossier);
    add_meeting(&dossier, DOSSIER_MEETINGS, "m", "Signing", "1981-04-04");
    struct str text = text_of(&dossier);
    assert_has(&text, "Signed       1981-04-04 Sat\nAnniversary  2031-04-04, 50 years\nParties     "
                      " France · Ministry of Science and ICT\n");
    assert_has(&text, "Meetings that cite it\n");
    str_clear(&text);

    record = begin(&dossier, KIND_PROGRAMME, "p");
    put(&dossier, record, "name", "STAR");
    put(&dossier, record, "note", "exchange of researchers");
    put(&dossier, record, "period", "2015/..");
    text = text_of(&dossier);
    assert_has(&text, "exchange of researchers\n");
    assert_has(&text, "from 2015\n");
    str_clear(&text);

    record = begin(&dossier, KIND_SOURCE, "s");
    put(&dossier, record, "publisher", "Yonhap");
    put(&dossier, record, "language", "ko");
    put(&dossier, record, "url", "https://example.org/");
    add_meeting(&dossier, DOSSIER_MEETINGS, "m", "Signing", "1981-04-04");
    text = text_of(&dossier);
    assert_has(&text, "Yonhap\n\nPublisher  Yonhap\n");
    assert_has(&text, "Address    https://example.org/\n");
    assert_has(&text, "What rests on it\n");
    str_clear(&text);
}

static void korean_labels(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_meeting(&dossier);
    dossier.lang = LANG_KO;
    struct str text = text_of(&dossier);
    assert_has(&text, "공동위원회 · 국장급 · 대면 · 개최\n");
    assert_has(&text, "제7차");
    assert_has(&text, "4년 11개월 후");
    assert_lacks(&text, "Sources\n");
    str_clear(&text);
}

static void every_label_in_every_language(void **state)
{
    (void)state;
    for (int l = 0; l < LABEL_COUNT; l++) {
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            assert_non_null(label((enum label)l, (enum lang)lang));
            assert_true(label((enum label)l, (enum lang)lang)[0] != '\0');
        }
    }
}

/* Rhythm */

static void rhythm_of(struct dossier *dossier, struct rhythm *rhythm)
{
    struct rhythm_input input = {.meetings = &dossier->lists[DOSSIER_MEETINGS],
                                 .series = "kr-fr-jcc",
                                 .today = dossier->today};
    rhythm_find(&input, &dossier->arena, rhythm);
}

static void rhythm_shares_out_gaps(void **state)
{
    (void)state;
    struct dossier dossier;
    struct rhythm rhythm;
    begin(&dossier, KIND_SERIES, "kr-fr-jcc");
    add_session(&dossier, "d", "2010-01-01", 5);
    add_session(&dossier, "c", "2006-01-01", 3);
    add_session(&dossier, "b", "2004-01-01", 2);
    add_meeting(&dossier, DOSSIER_MEETINGS, "other", "Other", "1960-01-01");
    rhythm_of(&dossier, &rhythm);
    assert_int_equal(rhythm.held, 3);
    assert_in_range(rhythm.median_days, 729, 732);
    assert_int_equal(rhythm.missing_count, 2);
    assert_int_equal(rhythm.missing[0], 1);
    assert_int_equal(rhythm.missing[1], 4);
    assert_int_equal(rhythm.silence_after, 3);
    assert_int_equal(rhythm.silence_skips, 1);
    assert_true(rhythm.overdue);
    assert_int_equal(rhythm.silence_from, day("2006-01-01"));
    add_session(&dossier, "e", "2026-10", 6);
    dossier.lists[DOSSIER_MEETINGS].rows[4].status = "planned";
    rhythm_of(&dossier, &rhythm);
    assert_true(rhythm.planned);
    assert_false(rhythm.overdue);
    dossier_clear(&dossier);
}

/* In ASCII a name that has no form there is left out, and with it what parts it from the others. */
static void page_in_ascii_leaves_out_what_it_cannot_say(void **state)
{
    static const char *const names[] = {"東京", "Tokyo", "동경", "江戸"};
    (void)state;
    struct page page = {0};
    struct flow flow = {0};
    struct str text = {0};
    page_title(&page, "東京");
    page_paragraph(&page);
    page_text(&page, SPAN_NATIVE, "東京");
    page_field(&page, "Names");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        page_text(&page, SPAN_FAINT, i > 0 ? "\xC2\xA0· " : "");
        page_text(&page, SPAN_PLAIN, names[i]);
    }
    page_paragraph(&page);
    page_text(&page, SPAN_NATIVE, "江戸");
    page_ascii(&page);
    page_text(&page, SPAN_PLAIN, "!"); /* the last block is still the last */
    flow_page(&page, 60, &flow);
    render_page_text(&flow, &text);
    assert_string_equal(str_text(&text), "????\n\nNames  Tokyo . donggyeong!\n");
    str_clear(&text);
    flow_clear(&flow);
    page_clear(&page);
}

static void rhythm_bears_odd_data(void **state)
{
    (void)state;
    struct dossier dossier;
    struct rhythm rhythm;
    begin(&dossier, KIND_SERIES, "kr-fr-jcc");
    rhythm_of(&dossier, &rhythm);
    assert_int_equal(rhythm.held, 0);
    add_session(&dossier, "a", "2010/..", 2000000000);
    add_session(&dossier, "b", "2010-01-01", -4);
    add_session(&dossier, "c", "2010-01-01", 7);
    rhythm_of(&dossier, &rhythm);
    assert_int_equal(rhythm.held, 2);
    assert_int_equal(rhythm.median_days, 0);
    assert_int_equal(rhythm.found_count, 1);
    assert_false(rhythm.overdue);
    dossier_clear(&dossier);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meeting_says_all),
        cmocka_unit_test(meeting_seats_korea_first),
        cmocka_unit_test(meeting_judges_promises),
        cmocka_unit_test(meeting_takes_the_stores_judgement),
        cmocka_unit_test(meeting_names_what_it_keeps),
        cmocka_unit_test(planned_and_past_says_so),
        cmocka_unit_test(domestic_meeting_without_names),
        cmocka_unit_test(briefing_answers_the_standing_questions),
        cmocka_unit_test(briefing_lists_promises_open_first),
        cmocka_unit_test(briefing_marks_sources),
        cmocka_unit_test(briefing_says_who_led_the_two_sides),
        cmocka_unit_test(briefing_of_a_partner_without_treaty_says_so),
        cmocka_unit_test(korea_is_no_partner_of_its_own),
        cmocka_unit_test(briefing_of_a_stranger_is_short),
        cmocka_unit_test(person_has_offices_by_year),
        cmocka_unit_test(a_country_that_is_no_partner_is_a_code),
        cmocka_unit_test(organization_names_its_relatives_once),
        cmocka_unit_test(topic_counts_decades),
        cmocka_unit_test(series_shows_its_gaps),
        cmocka_unit_test(channel_is_of_the_two_alone),
        cmocka_unit_test(sessions_stand_beside_the_pages),
        cmocka_unit_test(channel_met_more_than_once_and_lately),
        cmocka_unit_test(channel_rests_on_a_treaty),
        cmocka_unit_test(comparison_has_the_same_columns),
        cmocka_unit_test(ledger_groups_by_state),
        cmocka_unit_test(agreement_programme_and_source),
        cmocka_unit_test(korean_labels),
        cmocka_unit_test(every_label_in_every_language),
        cmocka_unit_test(rhythm_shares_out_gaps),
        cmocka_unit_test(rhythm_bears_odd_data),
        cmocka_unit_test(page_in_ascii_leaves_out_what_it_cannot_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
