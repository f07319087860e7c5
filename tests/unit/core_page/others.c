/* SPDX-License-Identifier: MIT */
/* The pages of persons, organizations, topics, agreements, programmes and sources. */
#include "unit/core_page/parts.h"

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
        if (i == 1) /* a second seat there */
            add_meeting(&dossier, DOSSIER_SEATS, dates[i], "M", dates[i])->word = "speaker";
        add_meeting(&dossier, KIND_MEETING, dates[i], "M", dates[i]);
    }
    struct row *holder = add_to(&dossier, DOSSIER_HOLDERS, KIND_PERSON, "jung", "Heekwon Jung");
    holder->note = "Director-General";
    holder->other = "msit";
    holder->place = "msit";
    holder->first_day = day("2020-02-01");
    struct row *deputy = add_to(&dossier, DOSSIER_HOLDERS, KIND_PERSON, "old", "Old Deputy");
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
    assert_has(&text, "2018-07-06  FR  JC  M, chair");
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

static void a_name_is_romanized_by_its_surname(void **state)
{
    static const char *const names[][2] = {{"남궁민수", "\nRomanized  Namgung Min-su\n"},
                                           {"남궁", "\nRomanized  Nam Gung\n"},
                                           {"한", "\nRomanized  Han\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct dossier dossier;
        struct value *record = begin(&dossier, KIND_PERSON, "one");
        put(&dossier, record, "name", "One");
        put(&dossier, record, "name_native", names[i][0]);
        struct str text = text_of(&dossier);
        assert_has(&text, names[i][1]);
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
    add(&dossier, KIND_ORGANIZATION, "msit", "Ministry of Science and ICT")->note = "successor";
    add(&dossier, KIND_ORGANIZATION, "mest", "Ministry of Education")->note = "predecessor";
    struct row *seat = add_to(&dossier, DOSSIER_SEATS, KIND_PERSON, "choi", "Choi Yang-hee");
    seat->note = "Minister";
    seat->date = "2017-04-11";
    seat = add_to(&dossier, DOSSIER_SEATS, KIND_PERSON, "choi", "Choi Yang-hee");
    seat->note = "Minister";
    seat->date = "2016-04-11";
    struct str text = text_of(&dossier);
    assert_has(&text, "Formerly  Ministry of Education\n");
    assert_has(&text, "Later     Ministry of Science and ICT\n");
    assert_has(&text, "2017  Choi Yang-hee  Minister\n");
    assert_lacks(&text, "2016-04-11");
    str_clear(&text);
}

static void a_topic_counts_its_meetings_by_decade(void **state)
{
    (void)state;
    struct dossier dossier;
    struct value *record = begin(&dossier, KIND_TOPIC, "quantum");
    put(&dossier, record, "label", "Quantum");
    put(&dossier, record, "label_ko", "양자");
    add_meeting(&dossier, KIND_MEETING, "c", "Third", "2021-01-01");
    add_meeting(&dossier, KIND_MEETING, "b", "Second", "2020");
    add_meeting(&dossier, KIND_MEETING, "a", "Start", "1999?");
    struct row *related = add(&dossier, KIND_TOPIC, "ai", "AI");
    related->note = "related";
    related->count = 2;
    struct str text = text_of(&dossier);
    assert_has(&text, "1990s 1 · 2020s 2\n");
    assert_has(&text, "1999? Start\n");
    assert_has(&text, "Related    AI 2\n");
    assert_lacks(&text, "Narrower");
    str_clear(&text);
}

static void agreements_programmes_and_sources_have_pages(void **state)
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
    add_meeting(&dossier, KIND_MEETING, "m", "Signing", "1981-04-04");
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
    add_meeting(&dossier, KIND_MEETING, "m", "Signing", "1981-04-04");
    text = text_of(&dossier);
    assert_has(&text, "Yonhap\n\nPublisher  Yonhap\n");
    assert_has(&text, "Address    https://example.org/\n");
    assert_has(&text, "What rests on it\n");
    str_clear(&text);
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

int other_pages(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(person_has_offices_by_year),
        cmocka_unit_test(a_country_that_is_no_partner_is_a_code),
        cmocka_unit_test(a_name_is_romanized_by_its_surname),
        cmocka_unit_test(organization_names_its_relatives_once),
        cmocka_unit_test(a_topic_counts_its_meetings_by_decade),
        cmocka_unit_test(agreements_programmes_and_sources_have_pages),
        cmocka_unit_test(page_in_ascii_leaves_out_what_it_cannot_say),
    };
    return cmocka_run_group_tests_name("other pages", tests, NULL, NULL);
}
