/* SPDX-License-Identifier: MIT */
/* Which of a partner's series is its main channel, and the sessions beside the pages. */
#include "unit/core_page/parts.h"

/* Main channel */

static void add_series(struct dossier *dossier, const char *slug, const char *kind,
                       const char *partners)
{
    struct row *row = add(dossier, KIND_SERIES, slug, slug);
    row->word = kind;
    row->partners = partners;
}

static void add_sessions(struct dossier *dossier, const char *series, const char *const *dates)
{
    struct result *series_rows = &dossier->lists[KIND_SERIES];
    for (; *dates != NULL; dates++) {
        add_meeting(dossier, KIND_MEETING, *dates, *dates, *dates)->other = series;
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
    struct result *rows = &dossier.lists[KIND_MEETING];
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

static void channel_is_of_the_higher_kind(void **state)
{
    static const char *const kinds[] = {"seminar",          "working-group", "dialogue",
                                        "high-level-talks", "ministerial",   "joint-committee"};
    (void)state;
    for (size_t i = 1; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct dossier dossier;
        struct str line = {0};
        begin_channels(&dossier);
        add_series(&dossier, kinds[i], kinds[i], "FR");
        add_series(&dossier, kinds[i - 1], kinds[i - 1], "FR");
        add_sessions(&dossier, kinds[i - 1], DATES("2025-01-01", "2023-01-01", "2022-01-01"));
        add_sessions(&dossier, kinds[i], DATES("2024-01-01", "2021-01-01"));
        str_addf(&line, "Main channel  %s · 2 meetings", kinds[i]);
        assert_channel(&dossier, str_text(&line));
        str_clear(&line);
    }
}

static void channel_rests_on_a_treaty(void **state)
{
    (void)state;
    struct dossier dossier;
    begin_channels(&dossier);
    struct row *treaty = add(&dossier, KIND_AGREEMENT, "t", "The treaty");
    treaty->word = "treaty";
    treaty->date = "1981-04-04";
    struct row *older = add(&dossier, KIND_AGREEMENT, "o", "An older one");
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

int main_channels(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(channel_is_of_the_two_alone),
        cmocka_unit_test(sessions_stand_beside_the_pages),
        cmocka_unit_test(channel_met_more_than_once_and_lately),
        cmocka_unit_test(channel_is_of_the_higher_kind),
        cmocka_unit_test(channel_rests_on_a_treaty),
    };
    return cmocka_run_group_tests_name("main channels", tests, NULL, NULL);
}
