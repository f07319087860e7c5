/* SPDX-License-Identifier: MIT */
/* Addresses and dossiers, over the embedded dataset. */
#include "attache/core/date.h"
#include "attache/core/value.h"
#include "attache/store/store.h"
#include "fixtures/dataset/dataset.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Addresses */

static void an_id_is_found_with_and_without_its_kind(void **state)
{
    static const struct {
        const char *address;
        enum kind kind;
        const char *slug;
    } known[] = {
        {"meeting/kr-fr-jcc-07", KIND_MEETING, "kr-fr-jcc-07"},
        {"KR-FR-JCC-07", KIND_MEETING, "kr-fr-jcc-07"},
        {"partner/fr", KIND_PARTNER, "FR"},
        {"fr", KIND_PARTNER, "FR"},
        {"People/Song-Kyung-Hee", KIND_PERSON, "song-kyung-hee"},
        {"song-kyung-hee", KIND_PERSON, "song-kyung-hee"},
        {"organizations/KIST", KIND_ORGANIZATION, "kist"},
        {"outcome/kr-ae-jc-01.2", KIND_OUTCOME, "kr-ae-jc-01.2"},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        struct ref ref;
        struct err err = {0};
        assert_int_equal(store_resolve(*state, known[i].address, &ref, &err), STATUS_OK);
        assert_int_equal(ref.kind, known[i].kind);
        assert_string_equal(ref.slug, known[i].slug);
    }
}

static void an_unknown_id_is_told_its_likeliest(void **state)
{
    static const struct {
        const char *address;
        const char *text;
    } unknown[] = {
        {"meeting/kr-fr-jcc-0", "did you mean meeting/kr-fr-jcc-0"},
        {"song-kyung-he", "did you mean person/song-kyung-hee"},
        {"partner/frannce", "partner/FR"},
        {"outcome/kr-ae-jc-01.99", "there is no outcome/kr-ae-jc-01.99"},
        {"outcome/kr-ae-jc-01.02", "there is no"},
        {"outcome/kr-ae-jc-01", "there is no"},
        {"", "there is no"},
        {"/", "there is no"},
        {"person/", "there is no"},
    };
    for (size_t i = 0; i < COUNT(unknown); i++) {
        struct ref ref;
        struct err err = {0};
        assert_int_equal(store_resolve(*state, unknown[i].address, &ref, &err), STATUS_NONE);
        assert_int_equal(ref.kind, KIND_NONE);
        if (strstr(err.text, unknown[i].text) == NULL)
            fail_msg("%s: %s", unknown[i].address, err.text);
    }
}

static void an_id_that_several_kinds_have_must_say_which(void **state)
{
    struct result topics = dataset_list(*state, KIND_PROGRAMME, "", 0);
    int ambiguous = 0;
    for (size_t i = 0; i < topics.count; i++) {
        struct ref ref;
        struct err err = {0};
        enum status status = store_resolve(*state, topics.rows[i].slug, &ref, &err);
        assert_true(status == STATUS_OK || status == STATUS_USAGE);
        if (status == STATUS_USAGE) {
            assert_contains(err.text, "programme/");
            ambiguous++;
        }
    }
    assert_true(ambiguous > 0);
    result_clear(&topics);
}

static void an_id_of_any_length_is_only_unknown(void **state)
{
    struct ref ref;
    struct err err = {0};
    char *address = malloc(100001);
    memset(address, 'x', 100000);
    address[100000] = '\0';
    assert_int_equal(store_resolve(*state, address, &ref, &err), STATUS_NONE);
    free(address);
}

/* Dossiers */

static void gather(struct store *store, enum kind kind, const char *slug, struct dossier *out)
{
    struct err err = {0};
    if (store_dossier(store, (struct ref){kind, slug}, out, &err) != STATUS_OK)
        fail_msg("%s: %s", slug, err.text);
}

static void a_meeting_has_names_sources_and_neighbours(void **state)
{
    struct dossier dossier = {0};
    gather(*state, KIND_MEETING, "kr-fr-jcc-07", &dossier);
    assert_string_equal(value_text(dossier.record, "id"), "kr-fr-jcc-07");
    assert_string_equal(dossier_name(&dossier, KIND_PERSON, "song-kyung-hee"), "Kyung-hee Song");
    assert_non_null(dossier_row(&dossier, KIND_ORGANIZATION, "msit"));
    assert_int_equal(dossier.lists[KIND_SOURCE].count, value_count(dossier.record, "sources"));
    const struct result *neighbours = &dossier.lists[DOSSIER_NEIGHBOURS];
    assert_int_equal(neighbours->count, 2);
    assert_string_equal(neighbours->rows[0].note, "previous");
    assert_string_equal(neighbours->rows[1].note, "next");
    assert_true(neighbours->rows[0].first_day < neighbours->rows[1].first_day);
    size_t own = 0;
    for (size_t i = 0; i < dossier.lists[KIND_OUTCOME].count; i++)
        own += strcmp(dossier.lists[KIND_OUTCOME].rows[i].other, "kr-fr-jcc-07") == 0;
    assert_int_equal(own, value_count(dossier.record, "outcomes"));
    dossier_clear(&dossier);
}

static void a_promise_stands_with_the_meeting_that_keeps_it(void **state)
{
    struct dossier dossier = {0};
    bool found = false;
    gather(*state, KIND_MEETING, "kr-ae-kutc-opening-201911", &dossier);
    for (size_t i = 0; i < dossier.lists[KIND_OUTCOME].count; i++) {
        const struct row *row = &dossier.lists[KIND_OUTCOME].rows[i];
        if (strcmp(row->slug, "kr-ae-jc-01.2") != 0)
            continue;
        found = true;
        assert_string_equal(row->other, "kr-ae-jc-01");
        assert_string_equal(row->word, "kept");
        assert_string_equal(row->date, "2019");
        assert_non_null(dossier_row(&dossier, KIND_MEETING, "kr-ae-jc-01"));
    }
    assert_true(found);
    dossier_clear(&dossier);
}

static void a_partner_has_all_its_meetings_people_and_topics(void **state)
{
    struct dossier dossier = {0};
    struct result all = dataset_meetings(*state, "partner:fr");
    gather(*state, KIND_PARTNER, "FR", &dossier);
    const struct result *meetings = &dossier.lists[KIND_MEETING];
    assert_int_equal(meetings->count, all.count);
    for (size_t i = 0; i < all.count; i++) {
        assert_int_equal(meetings->rows[i].id, all.rows[i].id);
        assert_true(meetings->rows[i].note[0] != '\0'); /* its sources */
    }
    assert_true(dossier.lists[KIND_PERSON].count > 10);
    assert_true(dossier.lists[KIND_TOPIC].count > 10);
    assert_true(dossier.lists[KIND_AGREEMENT].count > 3);
    assert_true(dossier.lists[KIND_SERIES].count > 1);
    assert_true(dossier.lists[KIND_OUTCOME].count > 3);
    assert_true(dossier.lists[KIND_SOURCE].count > 10);
    struct result topics = dataset_list(*state, KIND_TOPIC, "partner:fr", 0);
    assert_int_equal(topics.count, dossier.lists[KIND_TOPIC].count);
    for (size_t i = 0; i < topics.count; i++)
        assert_int_equal(topics.rows[i].count, dossier.lists[KIND_TOPIC].rows[i].count);
    result_clear(&topics);
    result_clear(&all);
    dossier_clear(&dossier);
}

static void a_person_has_seats_newest_first(void **state)
{
    struct dossier dossier = {0};
    gather(*state, KIND_PERSON, "song-kyung-hee", &dossier);
    const struct result *seats = &dossier.lists[DOSSIER_SEATS];
    assert_true(seats->count > 3);
    for (size_t i = 0; i < seats->count; i++) {
        assert_int_equal(seats->rows[i].kind, KIND_MEETING);
        assert_true(i == 0 || seats->rows[i].first_day <= seats->rows[i - 1].first_day);
        if (seats->rows[i].other[0] != '\0')
            assert_non_null(dossier_row(&dossier, KIND_ORGANIZATION, seats->rows[i].other));
    }
    const struct result *people = &dossier.lists[KIND_PERSON];
    assert_true(people->count > 3);
    for (size_t i = 0; i < people->count; i++) {
        assert_string_not_equal(people->rows[i].partners, "KR");
        assert_true(people->rows[i].count > 0);
        assert_true(people->rows[i].first_day <= people->rows[i].last_day);
    }
    dossier_clear(&dossier);
}

static void an_organization_has_predecessors_and_successors(void **state)
{
    struct dossier dossier = {0};
    gather(*state, KIND_ORGANIZATION, "msip", &dossier);
    bool predecessor = false;
    bool successor = false;
    for (size_t i = 0; i < dossier.lists[KIND_ORGANIZATION].count; i++) {
        const struct row *row = &dossier.lists[KIND_ORGANIZATION].rows[i];
        predecessor = predecessor ||
                      (strcmp(row->slug, "mest") == 0 && strcmp(row->note, "predecessor") == 0);
        successor =
            successor || (strcmp(row->slug, "msit") == 0 && strcmp(row->note, "successor") == 0);
    }
    assert_true(predecessor && successor);
    assert_true(dossier.lists[DOSSIER_SEATS].count > 5);
    assert_int_equal(dossier.lists[DOSSIER_SEATS].rows[0].kind, KIND_PERSON);
    dossier_clear(&dossier);
}

static void a_topic_has_its_narrower_ones_and_not_itself(void **state)
{
    struct dossier dossier = {0};
    bool narrower = false;
    gather(*state, KIND_TOPIC, "digital", &dossier);
    for (size_t i = 0; i < dossier.lists[KIND_TOPIC].count; i++) {
        const struct row *row = &dossier.lists[KIND_TOPIC].rows[i];
        assert_string_not_equal(row->slug, "digital");
        narrower = narrower || (strcmp(row->slug, "artificial-intelligence") == 0 &&
                                strcmp(row->note, "narrower") == 0);
    }
    assert_true(narrower);
    dossier_clear(&dossier);
}

static void every_entity_has_a_dossier_and_a_page(void **state)
{
    for (int kind = KIND_MEETING; kind < KIND_OUTCOME; kind++) {
        struct result rows = dataset_list(*state, (enum kind)kind, "", 0);
        for (size_t i = 0; i < rows.count; i += 1 + rows.count / 40) {
            struct dossier dossier = {0};
            struct page page = {0};
            gather(*state, (enum kind)kind, rows.rows[i].slug, &dossier);
            dossier_page(&dossier, &page);
            assert_non_null(page.first);
            page_clear(&page);
            dossier_clear(&dossier);
        }
        result_clear(&rows);
    }
}

static void nobody_has_no_dossier(void **state)
{
    struct dossier dossier = {0};
    struct err err = {0};
    assert_int_equal(store_dossier(*state, (struct ref){KIND_PERSON, "nobody"}, &dossier, &err),
                     STATUS_NONE);
    assert_null(dossier.record);
    assert_int_equal(store_dossier(*state, (struct ref){KIND_NONE, "x"}, &dossier, &err),
                     STATUS_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_is_found_with_and_without_its_kind),
        cmocka_unit_test(an_unknown_id_is_told_its_likeliest),
        cmocka_unit_test(an_id_that_several_kinds_have_must_say_which),
        cmocka_unit_test(an_id_of_any_length_is_only_unknown),
        cmocka_unit_test(a_meeting_has_names_sources_and_neighbours),
        cmocka_unit_test(a_promise_stands_with_the_meeting_that_keeps_it),
        cmocka_unit_test(a_partner_has_all_its_meetings_people_and_topics),
        cmocka_unit_test(a_person_has_seats_newest_first),
        cmocka_unit_test(an_organization_has_predecessors_and_successors),
        cmocka_unit_test(a_topic_has_its_narrower_ones_and_not_itself),
        cmocka_unit_test(every_entity_has_a_dossier_and_a_page),
        cmocka_unit_test(nobody_has_no_dossier),
    };
    return cmocka_run_group_tests(tests, dataset_open, dataset_close);
}
