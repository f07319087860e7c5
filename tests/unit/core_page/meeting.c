/* SPDX-License-Identifier: MIT */
/* The page of a meeting, in English and in Korean. */
#include "unit/core_page/parts.h"

/* Meeting */

static void add_seat(struct dossier *dossier, struct value *list, const char *person,
                     const char *organization, const char *role)
{
    struct value *seat = object(dossier);
    put(dossier, seat, "person", person);
    put(dossier, seat, "organization", organization);
    put(dossier, seat, "position", "Director");
    put(dossier, seat, "role", role);
    value_add(list, NULL, seat);
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
    struct row *source = add(dossier, KIND_SOURCE, "msit-201807", "The 7th");
    source->note = "MSIT";
    source->word = "en";
    source->date = "2018-07";
    source->other = "https://example.org/a";
    return record;
}

static void a_meeting_says_all_that_is_known(void **state)
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

static void a_meeting_judges_its_promises_by_their_days(void **state)
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

static void a_promise_is_open_on_its_last_day(void **state)
{
    static const char *const days[][2] = {{"2018-10-31", "open"}, {"2018-11-01", "lapsed"}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct dossier dossier;
        fill_meeting(&dossier);
        dossier.today = day(days[i][0]);
        struct str text = text_of(&dossier);
        struct str said = {0};
        str_addf(&said, "A memorandum. Promise: %s, due 2018-10\n", days[i][1]);
        assert_has(&text, str_text(&said));
        str_clear(&said);
        str_clear(&text);
    }
}

static void meeting_takes_the_stores_judgement(void **state)
{
    (void)state;
    struct dossier dossier;
    fill_meeting(&dossier);
    struct row *row = add(&dossier, KIND_OUTCOME, "kr-fr-jcc-07.2", "A memorandum.");
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
    struct row *row = add(&dossier, KIND_OUTCOME, "kr-fr-jcc-06.1", "Meet again.");
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

static void a_meeting_in_korean_has_korean_labels(void **state)
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

int meeting_pages(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_meeting_says_all_that_is_known),
        cmocka_unit_test(meeting_seats_korea_first),
        cmocka_unit_test(a_meeting_judges_its_promises_by_their_days),
        cmocka_unit_test(a_promise_is_open_on_its_last_day),
        cmocka_unit_test(meeting_takes_the_stores_judgement),
        cmocka_unit_test(meeting_names_what_it_keeps),
        cmocka_unit_test(planned_and_past_says_so),
        cmocka_unit_test(domestic_meeting_without_names),
        cmocka_unit_test(a_meeting_in_korean_has_korean_labels),
    };
    return cmocka_run_group_tests_name("pages of meetings", tests, NULL, NULL);
}
