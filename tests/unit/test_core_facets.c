/* SPDX-License-Identifier: MIT */
/* What choosing and excluding a value makes of a filter. */
#include "attache/core/facets.h"
#include "fixtures/test.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct query parsed(const char *text)
{
    struct query query = {0};
    struct err err = {0};
    if (query_parse(text, &query, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    return query;
}

static void assert_query(struct query *query, const char *from, const char *expected)
{
    struct str text = {0};
    query_print(query, &text);
    if (strcmp(str_text(&text), expected) != 0)
        fail_msg("%s: \"%s\" is not \"%s\"", from, str_text(&text), expected);
    str_clear(&text);
    query_clear(query);
}

typedef enum status change_fn(struct query *query, const struct facet_value *value,
                              struct err *err);

struct change {
    const char *from;
    struct facet_value value;
    const char *to;
};

static void assert_changes(change_fn *make, const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct err err = {0};
        struct query query = parsed(changes[i].from);
        assert_int_equal(make(&query, &changes[i].value, &err), STATUS_OK);
        assert_query(&query, changes[i].from, changes[i].to);
    }
}

#define FREE(of, text)                                                                             \
    {                                                                                              \
        .field = (of), .value = (text)                                                             \
    }
#define CHOSEN(of, text, ...)                                                                      \
    {                                                                                              \
        .field = (of), .value = (text), .mark = FACET_CHOSEN, .place = { __VA_ARGS__ }             \
    }
#define EXCLUDED(of, text, ...)                                                                    \
    {                                                                                              \
        .field = (of), .value = (text), .mark = FACET_EXCLUDED, .place = { __VA_ARGS__ }           \
    }

static void a_choice_joins_its_section_and_narrows_the_others(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"", FREE(QUERY_PARTNER, "FR"), "partner:FR"},
        {"topic:space", FREE(QUERY_PARTNER, "FR"), "topic:space partner:FR"},
        /* alternatives within a section */
        {"partner:DE topic:space", FREE(QUERY_PARTNER, "FR"), "partner:DE,FR topic:space"},
        {"partner:DE OR partner:US", FREE(QUERY_PARTNER, "FR"), "partner:DE OR partner:US,FR"},
        {"year:1990..1999", FREE(QUERY_YEAR, "2010..2019"), "year:1990..1999 OR year:2010..2019"},
        /* what is nobody's choice is left alone */
        {"partner:DE OR topic:space", FREE(QUERY_PARTNER, "FR"),
         "partner:DE OR topic:space partner:FR"},
        {"-partner:DE", FREE(QUERY_PARTNER, "FR"), "-partner:DE partner:FR"},
        /* words stay last, so that the last one may still be only begun */
        {"nuclear fus", FREE(QUERY_PARTNER, "FR"), "partner:FR nuclear fus"},
        {"level:minister \"joint committee\" fus", FREE(QUERY_PLACE, "New York"),
         "level:minister place:\"New York\" \"joint committee\" fus"},
        {"partner:DE fus", FREE(QUERY_PARTNER, "FR"), "partner:DE,FR fus"},
        /* taken out again */
        {"partner:DE,FR topic:space", CHOSEN(QUERY_PARTNER, "FR", 0, 0, 1),
         "partner:DE topic:space"},
        {"topic:space partner:FR", CHOSEN(QUERY_PARTNER, "FR", 1, 0, 0), "topic:space"},
        {"partner:DE OR partner:US", CHOSEN(QUERY_PARTNER, "DE", 0, 0, 0), "partner:US"},
        {"year:1990..1999 OR year:2010..2019", CHOSEN(QUERY_YEAR, "2010..2019", 0, 1, 0),
         "year:1990..1999"},
        {"partner:france", CHOSEN(QUERY_PARTNER, "FR", 0, 0, 0), ""},
        /* no longer excluded */
        {"-partner:DE,FR", EXCLUDED(QUERY_PARTNER, "FR", 0, 0, 1), "-partner:DE partner:FR"},
    };
    assert_changes(facets_choose, changes, COUNT(changes));
}

static void an_exclusion_joins_those_of_its_section(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"", FREE(QUERY_PARTNER, "FR"), "-partner:FR"},
        {"fus", FREE(QUERY_PARTNER, "FR"), "-partner:FR fus"},
        {"-partner:DE topic:space", FREE(QUERY_PARTNER, "FR"), "-partner:DE,FR topic:space"},
        {"-year:1990..1999", FREE(QUERY_YEAR, "2010..2019"), "-year:1990..1999 -year:2010..2019"},
        {"-partner:DE OR -partner:US", FREE(QUERY_PARTNER, "FR"),
         "-partner:DE OR -partner:US -partner:FR"},
        {"-partner:DE,FR", EXCLUDED(QUERY_PARTNER, "DE", 0, 0, 0), "-partner:FR"},
        {"-partner:FR topic:space", EXCLUDED(QUERY_PARTNER, "FR", 0, 0, 0), "topic:space"},
        {"partner:FR,DE", CHOSEN(QUERY_PARTNER, "FR", 0, 0, 0), "partner:DE -partner:FR"},
        {"partner:FR", CHOSEN(QUERY_PARTNER, "FR", 0, 0, 0), "-partner:FR"},
    };
    assert_changes(facets_exclude, changes, COUNT(changes));
}

static void the_only_choice_takes_the_place_of_others(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"", FREE(QUERY_LEVEL, "minister"), "level:minister"},
        {"partner:DE,US topic:space partner:JP", FREE(QUERY_PARTNER, "FR"),
         "topic:space partner:FR"},
        {"partner:DE OR topic:space -partner:JP", CHOSEN(QUERY_PARTNER, "FR", 0, 0, 0),
         "partner:DE OR topic:space -partner:JP partner:FR"},
        {"year:2000.. year:..2010 quant", FREE(QUERY_YEAR, "1990..1999"), "year:1990..1999 quant"},
    };
    assert_changes(facets_only, changes, COUNT(changes));
}

/* Whatever the filter was. */
static void choosing_twice_is_as_if_not_at_all(void **state)
{
    (void)state;
    static const char *const filters[] = {"", "quant", "topic:space quant", "year:2018..2024",
                                          "-partner:JP \"a b\" c"};
    for (size_t i = 0; i < COUNT(filters); i++) {
        struct err err = {0};
        struct query query = parsed(filters[i]);
        struct facet_value value = FREE(QUERY_PARTNER, "FR");
        assert_int_equal(facets_choose(&query, &value, &err), STATUS_OK);
        value.mark = FACET_CHOSEN;
        for (size_t t = 0; t < query.count; t++) {
            if (facets_is_choice(&query.terms[t], QUERY_PARTNER))
                value.place.term = t;
        }
        assert_int_equal(facets_choose(&query, &value, &err), STATUS_OK);
        assert_query(&query, filters[i], filters[i]);
    }
}

static void a_place_that_is_none(void **state)
{
    (void)state;
    static const struct query_place places[] = {{5, 0, 0}, {0, 2, 0}, {0, 0, 2}, {1, 0, 1}};
    for (size_t i = 0; i < COUNT(places); i++) {
        struct query query = parsed("partner:DE,FR topic:space");
        query_remove_value(&query, places[i]);
        assert_query(&query, "a place that is none", "partner:DE,FR topic:space");
    }
}

/* The pieces of a typed query; those that are chips stand in brackets. */
static void pieces_of_a_query(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"   ", ""},
        {"one two", "one|two|"},
        {" topic:space  partner:fr,de kor", "[topic:space]|[partner:fr,de]|kor|"},
        {"place:\"New York\" x", "[place:\"New York\"]|x|"},
        {"-partner:\"a b\",c d", "[-partner:\"a b\",c]|d|"},
        {"partner: x", "partner:|x|"},
        {"nosuch:x year:2018..", "nosuch:x|[year:2018..]|"},
        {"\"exact words\" a\"b c", "\"exact words\"|a\"b|c|"},
        {"place:\"New Yo", "[place:\"New Yo]|"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct query_piece piece;
        struct str found = {0};
        for (size_t at = 0; query_next_piece(cases[i][0], at, &piece); at = piece.to) {
            str_add(&found, piece.field ? "[" : "");
            str_add_bytes(&found, cases[i][0] + piece.from, piece.to - piece.from);
            str_add(&found, piece.field ? "]|" : "|");
        }
        assert_string_equal(str_text(&found), cases[i][1]);
        str_clear(&found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_joins_its_section_and_narrows_the_others),
        cmocka_unit_test(an_exclusion_joins_those_of_its_section),
        cmocka_unit_test(the_only_choice_takes_the_place_of_others),
        cmocka_unit_test(choosing_twice_is_as_if_not_at_all),
        cmocka_unit_test(a_place_that_is_none),
        cmocka_unit_test(pieces_of_a_query),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
