/* SPDX-License-Identifier: MIT */
/* The briefing on a partner: what is asked before a call, and what it says when little is known. */
#include "unit/core_page/parts.h"

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
    struct row *series = add(dossier, KIND_SERIES, "kr-fr-jcc", "The Committee");
    series->count = 3;
    series->word = "joint-committee";
    series->partners = "FR";
    struct row *mou = add(dossier, KIND_AGREEMENT, "mou", "A memorandum");
    mou->word = "mou";
    mou->date = "1975-01-01";
    struct row *treaty = add(dossier, KIND_AGREEMENT, "t", "The treaty");
    treaty->word = "treaty";
    treaty->date = "1981-04-04";
    struct row *person = add(dossier, KIND_PERSON, "song", "Kyung-hee Song");
    person->partners = "KR";
    person->count = 2;
    add(dossier, KIND_PERSON, "denis", "Denis Despréaux")->partners = "FR";
    add(dossier, KIND_PERSON, "john", "John of elsewhere")->partners = "US";
    struct row *topic = add(dossier, KIND_TOPIC, "ai", "Artificial intelligence");
    topic->count = 2;
    topic->first_day = day("2025-01-01");
    topic->last_day = day("2025-06-01");
    struct row *old = add(dossier, KIND_TOPIC, "climate", "Climate");
    old->count = 2;
    old->first_day = day("2001-01-01");
    old->last_day = day("2007-04-27");
    add(dossier, KIND_SOURCE, "src-a", "Source A");
    add(dossier, KIND_SOURCE, "src-b", "Source B");
    static const char *const states[] = {"kept", "lapsed", "open"};
    for (int i = 0; i < 3; i++) {
        struct row *row = add(dossier, KIND_OUTCOME, states[i], states[i]);
        row->title = i == 0 ? "Promise done." : i == 1 ? "Promise late." : "Promise waiting.";
        row->word = states[i];
        row->other = "seventh";
        row->place = i == 0 ? "eighth" : "";
        row->note = i == 0 ? "as said" : "";
        row->partners = i == 2 ? "DE FR" : "FR";
    }
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

static void a_briefing_marks_its_sources(void **state)
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
    struct row *row = add_to(dossier, DOSSIER_SEATS, KIND_PERSON, slug, slug);
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

static void a_bloc_promises_with_those_outside_it(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *members = put_list(&dossier, begin(&dossier, KIND_PARTNER, "EU"), "members");
    value_add(members, NULL, value_new_text(&dossier.arena, "DE"));
    value_add(members, NULL, value_new_text(&dossier.arena, "FR"));
    struct row *row = add(&dossier, KIND_OUTCOME, "m.1", "Meet again");
    row->word = "open";
    row->partners = "EU FR US";
    struct str text = text_of(&dossier);
    assert_has(&text, "Meet again – with US\n");
    str_clear(&text);
}

static void briefing_of_a_partner_without_treaty_says_so(void **state)
{
    (void)state;
    struct dossier dossier;
    begin_channels(&dossier);
    static const char *const dates[] = {"2001-02-03", "2011", ""};
    for (int i = 0; i < 3; i++) {
        struct row *row = add(&dossier, KIND_AGREEMENT, dates[i], "Memo");
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

int partner_briefings(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(briefing_answers_the_standing_questions),
        cmocka_unit_test(briefing_lists_promises_open_first),
        cmocka_unit_test(a_briefing_marks_its_sources),
        cmocka_unit_test(briefing_says_who_led_the_two_sides),
        cmocka_unit_test(a_bloc_promises_with_those_outside_it),
        cmocka_unit_test(briefing_of_a_partner_without_treaty_says_so),
        cmocka_unit_test(korea_is_no_partner_of_its_own),
        cmocka_unit_test(briefing_of_a_stranger_is_short),
    };
    return cmocka_run_group_tests_name("briefings on partners", tests, NULL, NULL);
}
