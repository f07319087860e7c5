/* SPDX-License-Identifier: MIT */
/* Views by name over several records, and the rhythm of a series on which one of them rests. */
#include "attache/core/rhythm.h"
#include "unit/core_page/parts.h"

/* Views by name */

static void fill_part(struct dossier *part, const char *slug, const char *name, const char *date)
{
    struct value *record = begin(part, KIND_PARTNER, slug);
    put(part, record, "name", name);
    add_meeting(part, KIND_MEETING, date, date, date)->level = "minister";
    struct row *topic = add(part, KIND_TOPIC, "ai", "Artificial intelligence");
    topic->count = 1;
    struct row *own = add(part, KIND_TOPIC, slug, name);
    own->count = 3;
    add(part, KIND_OUTCOME, "p", "A promise")->word = "open";
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
        struct row *row = add(&dossier, KIND_OUTCOME, titles[i], titles[i]);
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
    add_session(&dossier, "unnumbered", "2005-01-01", 0);
    struct str text = text_of(&dossier);
    assert_has(&text, "every two years");
    assert_has(&text, "found 3, 7–8 · not found 1–2, 4–6\n");
    assert_has(&text, "4–6              no record found\n");
    assert_has(&text, "\n       2005-01-01  unnumbered");
    assert_before(&text, "seventh", "no record found");
    str_clear(&text);
}

/* Rhythm */

static void rhythm_of(struct dossier *dossier, struct rhythm *rhythm)
{
    struct rhythm_input input = {
        .meetings = &dossier->lists[KIND_MEETING], .series = "kr-fr-jcc", .today = dossier->today};
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
    add_meeting(&dossier, KIND_MEETING, "other", "Other", "1960-01-01");
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
    add_session(&dossier, "from", "2001-01-01/..", 0); /* which is no day, nor is the next */
    add_session(&dossier, "until", "../2001-01-01", 0);
    rhythm_of(&dossier, &rhythm);
    assert_in_range(rhythm.median_days, 729, 732);
    assert_int_equal(rhythm.silence_from, day("2006-01-01"));
    assert_true(rhythm.overdue);
    add_session(&dossier, "e", "2026-10", 6);
    dossier.lists[KIND_MEETING].rows[6].status = "planned";
    rhythm_of(&dossier, &rhythm);
    assert_true(rhythm.planned);
    assert_false(rhythm.overdue);
    dossier_clear(&dossier);
}

/* Of an even number of times the middle of the two. */
static void a_rhythm_is_the_median_of_its_times(void **state)
{
    (void)state;
    struct dossier dossier;
    struct rhythm rhythm;
    begin(&dossier, KIND_SERIES, "kr-fr-jcc");
    add_session(&dossier, "a", "2000-01-01", 0);
    add_session(&dossier, "b", "2001-01-01", 0);
    add_session(&dossier, "c", "2003-01-01", 0);
    add_session(&dossier, "d", "2007-01-01", 0);
    rhythm_of(&dossier, &rhythm);
    assert_int_equal(rhythm.median_days, day("2003-01-01") - day("2001-01-01"));
    add_session(&dossier, "e", "2015-01-01", 0);
    rhythm_of(&dossier, &rhythm);
    assert_int_equal(rhythm.median_days, (day("2007-01-01") - day("2001-01-01")) / 2);
    dossier_clear(&dossier);
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

int named_views(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(series_shows_its_gaps),
        cmocka_unit_test(comparison_has_the_same_columns),
        cmocka_unit_test(ledger_groups_by_state),
        cmocka_unit_test(rhythm_shares_out_gaps),
        cmocka_unit_test(a_rhythm_is_the_median_of_its_times),
        cmocka_unit_test(rhythm_bears_odd_data),
    };
    return cmocka_run_group_tests_name("views by name", tests, NULL, NULL);
}
