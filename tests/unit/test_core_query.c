/* SPDX-License-Identifier: MIT */
/* The query language: what texts mean, by their canonical form, and that the form is canonical. */
#include "attache/core/date.h"
#include "unit/core_query/parts.h"

#include <string.h>

/* A text and its canonical form; NULL: the text itself. */
static const char *const accepted[][2] = {
    {"", NULL},
    {" \t\n ", ""},
    {"quantum computing", NULL},
    {"  quantum \t computing\n", "quantum computing"},
    {"양자　컴퓨팅", "양자 컴퓨팅"},
    {"\"exact words\"", NULL},
    {"\"  exact \t words \"", "\"exact words\""},
    {"\"exact words", "\"exact words\""},
    {"\"a\"b", "\"a\" b"},
    {"a\"b c", NULL},
    {"5\" disk", NULL},
    {"\"", ""},
    {"\"\" - \" \"", "-"},
    {"(a OR b)", NULL},
    {"R&D AT&T C++ O'Neill kr-fr KF-21 AND", NULL},
    /* negation */
    {"-word -\"a b\" -topic:x", NULL},
    {"-", NULL},
    {"- word", NULL},
    {"--word", NULL},
    {"-\"\" -topic: a", "a"},
    {"-(", NULL},
    /* OR */
    {"a OR b OR c", NULL},
    {"x a  OR \n b y", "x a OR b y"},
    {"-a OR -topic:x OR \"b c\"", NULL},
    {"a or b", NULL},
    {"OR", "or"},
    {"OR a", "or a"},
    {"a OR", "a or"},
    {"a OR ", "a or"},
    {"a OR OR b", "a OR or b"},
    {"OR OR OR", "or OR or"},
    {"-OR", "-or"},
    {"ORB OR ORC", NULL},
    {"topic: OR a", "a"},
    {"a OR topic:", "a"},
    {"a OR \"\" OR b", "a OR b"},
    {"b \"\" OR OR a", "b or a"},
    {"\"a\"OR b", "\"a\" OR b"},
    /* fields */
    {"partner:fr,de topic:quantum person:\"song kyunghee\"", NULL},
    {"PARTNER:FR Country:de", "partner:FR partner:de"},
    {"who:song organization:kaist Organisation:kist body:msit",
     "person:song org:kaist org:kist org:msit"},
    {"program:horizon city:paris type:forum", "programme:horizon place:paris kind:forum"},
    {"series:kr-fr-jcc agreement:a source:b", NULL},
    {"place:\"abu dhabi\",paris", NULL},
    {"place:\"paris\", \"x\"", "place:paris \"x\""},
    {"place:\"a,b\"", NULL},
    {"place:paris,,rome,", "place:paris,rome"},
    {"place:a\"b", NULL},
    {"place:\"a\"b", "place:a b"},
    {"place:-x,a:b,OR", NULL},
    {"topic:\"quantum comp", "topic:\"quantum comp\""},
    {"topic: topic:, topic:\"\" x", "x"},
    {"http://a.b/c 12:30 note: kr:/x 주제:양자 :x a1:b foo:", NULL},
    {"note:\tx", "note: x"},
    /* typed fields */
    {"level:Vice_Minister,\"head of state\"", "level:vice-minister,head-of-state"},
    {"level:장관 level:dg level:\"working level\"",
     "level:minister level:director-general level:working"},
    {"kind:JC,공동위원회", "kind:joint-committee,joint-committee"},
    {"mode:\"in person\" status:HELD confidence:low", "mode:in-person status:held confidence:low"},
    {"has:promise,programme is:open -is:kept,lapsed,partly,planned", NULL},
    {"has: is: year: level:,", ""},
    {"year:2018 year:2018..2024 year:..1999 -year:2018..", NULL},
    {"year:0000 year:0000..0000", "year:0000 year:0000..0000"},
    {"year:2018,2020..2021 x", "year:2018 OR year:2020..2021 x"},
    {"date:2023-05 date:2004-06~/.. -date:201X", NULL},
    {"date:2023,2024-21", "date:2023 OR date:2024-21"},
    /* bytes */
    {"a\xFFz \xE2\x82", "a\xEF\xBF\xBDz \xEF\xBF\xBD"},
    {"a\x1B[31mb", "a [31mb"},
    {"\xE2\x80\x8F-x\xEF\xBB\xBF", "-x"},
    {"\"a\x01\x7F\xC2\x85"
     "b\"",
     "\"a b\""},
};

static void what_is_accepted_has_one_canonical_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(accepted); i++)
        check_round(accepted[i][0], accepted[i][1] != NULL ? accepted[i][1] : accepted[i][0]);
}

#define FIELDS                                                                                     \
    " (fields: partner, topic, person, org, series, agreement, programme, source, place, "         \
    "meeting, kind, "                                                                              \
    "level, mode, status, confidence, year, date, has, is)"
#define LEVELS " (head-of-state, minister, vice-minister, director-general, working, expert)"
#define YEARS  " (2018, 2018..2024, ..1999, 2018..)"

static const char *const refused[][2] = {
    {"foo:bar", "unknown field \"foo\"" FIELDS},
    {"a -Partnr:fr", "unknown field \"Partnr\": did you mean partner?" FIELDS},
    {"tpoic:x", "unknown field \"tpoic\": did you mean topic?" FIELDS},
    {"countries:fr", "unknown field \"countries\": did you mean country?" FIELDS},
    {"progr:x", "unknown field \"progr\": did you mean programme?" FIELDS},
    {"foo:\"a b\"", "unknown field \"foo\"" FIELDS},
    {"level:ministre", "unknown level \"ministre\": did you mean minister?" LEVELS},
    {"level:minister,vice", "unknown level \"vice\": did you mean vice-minister?" LEVELS},
    {"x OR level:\"zz  top\"", "unknown level \"zz top\"" LEVELS},
    {"level:장", "unknown level \"장\"" LEVELS},
    {"is:opne", "unknown value of is: \"opne\": did you mean open? "
                "(open, kept, partly, lapsed, planned)"},
    {"has:promises",
     "unknown value of has: \"promises\": did you mean promise? (agreement, promise, "
     "agenda, figure, participant, note, outcome, programme)"},
    {"kind:forun", "unknown kind \"forun\": did you mean forum? (summit, ministerial, "
                   "joint-committee, high-level-talks, dialogue, working-group, signing, visit, "
                   "forum, conference)"},
    {"mode:online", "unknown mode \"online\" (in-person, virtual, hybrid)"},
    {"status:canceled", "unknown status \"canceled\": did you mean cancelled? "
                        "(held, planned, postponed, cancelled)"},
    {"confidence:hi", "unknown confidence \"hi\": did you mean high? (high, medium, low)"},
    {"year:18", "bad year \"18\"" YEARS},
    {"year:..", "bad year \"..\"" YEARS},
    {"year:2018-2024", "bad year \"2018-2024\": did you mean 2018..2024?" YEARS},
    {"year:2024..2018", "bad year \"2024..2018\": did you mean 2018..2024?" YEARS},
    {"year:2018..0000", "bad year \"2018..0000\": did you mean 0000..2018?" YEARS},
    {"year:2018–", "bad year \"2018–\": did you mean 2018..?" YEARS},
    {"year:2018-05", "bad year \"2018-05\": did you mean date:2018-05?" YEARS},
    {"year:20180", "bad year \"20180\"" YEARS},
    {"-year:2018,2019", "-year: takes one value; write -year: before each of them"},
    {"date:1985-13", "bad date \"1985-13\", character 6: there is no month 13 (months 01 to 12, "
                     "seasons 21 to 24) (2023, 2023-05, 2023-05-17, 2023-05/2023-07, 2023-05/..)"},
};

static void what_is_refused_says_what_there_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct query query;
        struct err err = {0};
        assert_int_equal(query_parse(refused[i][0], &query, &err), STATUS_USAGE);
        assert_int_equal(err.status, STATUS_USAGE);
        assert_string_equal(err.text, refused[i][1]);
        assert_true(query_is_empty(&query));
        assert_null(query.arena.chunks);
        assert_int_equal(query_parse(refused[i][0], &query, NULL), STATUS_USAGE);
    }
}

static void whatever_a_meeting_involves_can_be_asked_for(void **state)
{
    (void)state;
    for (enum kind kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
        const bool involved = kind != KIND_MEETING && kind != KIND_OUTCOME;
        const enum query_field field = query_field_of(kind);
        if ((field != QUERY_WORD) != involved)
            fail_msg("%s: no field, or one too many", kind_name(kind));
        if (involved)
            assert_int_equal(query_field_info(field)->kind, kind);
    }
}

static void terms_alternatives_and_exclusions_are_a_tree(void **state)
{
    struct query query;
    const struct factor *factor;
    (void)state;
    assert_int_equal(query_parse("a OR -place:\"abu dhabi\",paris year:..1999", &query, NULL),
                     STATUS_OK);
    assert_int_equal(query.count, 2);
    assert_int_equal(query.terms[0].count, 2);
    factor = &query.terms[0].factors[0];
    assert_int_equal(factor->field, QUERY_WORD);
    assert_false(factor->negated);
    assert_string_equal(factor->values[0], "a");
    factor = &query.terms[0].factors[1];
    assert_int_equal(factor->field, QUERY_PLACE);
    assert_true(factor->negated);
    assert_int_equal(factor->value_count, 2);
    assert_string_equal(factor->values[0], "abu dhabi");
    assert_int_equal(factor->first_day, 0);
    factor = &query.terms[1].factors[0];
    assert_int_equal(factor->field, QUERY_YEAR);
    assert_int_equal(factor->first_day, DATE_DAY_MIN);
    assert_int_equal(factor->last_day, date_day_number(1999, 12, 31));
    query_clear(&query);
}

static void years_and_dates_are_days(void **state)
{
    static const struct {
        const char *text;
        int first[3];
        int last[3];
    } cases[] = {
        {"year:2018", {2018, 1, 1}, {2018, 12, 31}},
        {"year:2018..2024", {2018, 1, 1}, {2024, 12, 31}},
        {"date:2023-05", {2023, 5, 1}, {2023, 5, 31}},
        {"date:2023-05-17", {2023, 5, 17}, {2023, 5, 17}},
        {"date:2023-05/2023-07", {2023, 5, 1}, {2023, 7, 31}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const int *first = cases[i].first;
        const int *last = cases[i].last;
        struct query query;
        assert_int_equal(query_parse(cases[i].text, &query, NULL), STATUS_OK);
        const struct factor *factor = query.terms[0].factors;
        assert_int_equal(factor->first_day, date_day_number(first[0], first[1], first[2]));
        assert_int_equal(factor->last_day, date_day_number(last[0], last[1], last[2]));
        query_clear(&query);
    }
}

/* The text repeated, as a query: how many terms, and how long its canonical form. */
static size_t count_repeated(const char *text, size_t times, size_t *length)
{
    struct str many = {0};
    struct str printed = {0};
    struct query query;
    str_add_repeat(&many, text, times);
    check_round(str_text(&many), NULL);
    assert_int_equal(query_parse(str_text(&many), &query, NULL), STATUS_OK);
    size_t count = query.count;
    query_print(&query, &printed);
    *length = printed.length;
    str_clear(&many);
    str_clear(&printed);
    query_clear(&query);
    return count;
}

static void a_query_that_is_too_long_is_cut_whole(void **state)
{
    size_t length;
    (void)state;
    assert_int_equal(count_repeated("a ", 200, &length), QUERY_TERMS_MAX);
    assert_int_equal(count_repeated("a", 5000, &length), 1);
    assert_int_equal(length, QUERY_TEXT_MAX);
    assert_int_equal(count_repeated("송", 5000, &length), 1);
    assert_int_equal(length, QUERY_TEXT_MAX / 3 * 3);
    assert_int_equal(count_repeated("\xFF", 5000, &length), 1);
    assert_int_equal(length, QUERY_TEXT_MAX / 3 * 3);
    assert_int_equal(count_repeated("who:a,", 1000, &length), 1);
    assert_int_equal(length, strlen("person:a") + (QUERY_VALUES_MAX - 1) * strlen(",who:a"));
    assert_int_equal(count_repeated("level:국장 ", 1000, &length), QUERY_TERMS_MAX);
    assert_int_equal(count_repeated("year:2018..2024 OR ", 1000, &length), 1);
    /* the canonical form is longer than the text */
    assert_in_range(count_repeated("level:dg,dg,dg,dg,dg,dg,dg ", 1000, &length), 20, 40);
    assert_in_range(length, QUERY_TEXT_MAX - 24, QUERY_TEXT_MAX);
}

/* A xorshift generator: the same strings in every run. */
static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void any_text_has_a_canonical_form_that_stays(void **state)
{
    static const char *const parts[] = {
        " ",
        " ",
        " ",
        " OR ",
        "OR",
        "-",
        "\"",
        "\"",
        ",",
        ":",
        "/",
        "..",
        "a",
        "quantum",
        "송",
        "partner:",
        "who:",
        "topic:",
        "place:\"",
        "org:",
        "kind:forum",
        "level:",
        "minister",
        "장관",
        "year:",
        "2018",
        "date:",
        "2023-05",
        "201X",
        "has:note",
        "is:open",
        "is:",
        "http://",
        "note:",
        "(",
        "\xFF",
        "\xE2",
        "\t",
        "\xCC\x81",
        "\xE3\x80\x80",
        "\xE2\x80\x8E",
        "_",
    };
    uint32_t seed = 20180706;
    size_t good = 0;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        struct query query;
        struct str text = {0};
        uint32_t count = next_random(&seed) % 14;
        for (uint32_t j = 0; j < count; j++)
            str_add(&text, parts[next_random(&seed) % COUNT(parts)]);
        if (query_parse(str_text(&text), &query, NULL) == STATUS_OK) {
            check_round(str_text(&text), NULL);
            good++;
        }
        query_clear(&query);
        str_clear(&text);
    }
    assert_true(good > 50000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_accepted_has_one_canonical_form),
        cmocka_unit_test(what_is_refused_says_what_there_is),
        cmocka_unit_test(whatever_a_meeting_involves_can_be_asked_for),
        cmocka_unit_test(terms_alternatives_and_exclusions_are_a_tree),
        cmocka_unit_test(years_and_dates_are_days),
        cmocka_unit_test(a_query_that_is_too_long_is_cut_whole),
        cmocka_unit_test(any_text_has_a_canonical_form_that_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) + edited_queries();
}
