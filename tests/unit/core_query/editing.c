/* SPDX-License-Identifier: MIT */
/* A query that is changed, looked into and completed while it is typed; and saved queries in it. */
#include "unit/core_query/parts.h"

#include <stdio.h>
#include <string.h>

/* The end of the text read falls inside a value that is checked. */
static void a_value_that_the_end_cuts_is_left_out(void **state)
{
    struct query query;
    struct str text = {0};
    (void)state;
    str_add_repeat(&text, " ", QUERY_TEXT_MAX - strlen("x level:mi"));
    str_add(&text, "x level:minister");
    assert_int_equal(query_parse(str_text(&text), &query, NULL), STATUS_OK);
    assert_int_equal(query.count, 1);
    query_clear(&query);
    str_clear(&text);
}

static void terms_are_added_taken_off_and_compared(void **state)
{
    struct query query = {0};
    struct query copy;
    struct str out = {0};
    struct err err = {0};
    (void)state;
    assert_true(query_is_empty(&query));
    assert_int_equal(query_add_text(&query, "song -x \"a  b\" c OR d topic:e", &err), STATUS_OK);
    assert_int_equal(query_add_text(&query, "OR y OR", &err), STATUS_OK);
    query_print(&query, &out);
    assert_string_equal(str_text(&out), "song -x \"a b\" c OR d topic:e or y or");
    query_copy(&query, &copy);
    assert_true(query_same(&query, &copy));
    assert_int_equal(query_add_text(&query, "foo:bar", &err), STATUS_USAGE);
    assert_true(query_same(&query, &copy));
    query_remove_term(&query, 0);
    query_remove_term(&query, 99);
    assert_false(query_same(&query, &copy));
    while (!query_is_empty(&query))
        query_remove_term(&query, query.count - 1);
    str_cut(&out, 0);
    query_print_term(&copy.terms[3], &out);
    assert_string_equal(str_text(&out), "c OR d");
    query_clear(&query);
    query_clear(&copy);
    str_clear(&out);
}

static void a_value_is_quoted_where_it_must_be(void **state)
{
    static const char *const cases[][2] = {
        {"paris", "paris"}, {"abu dhabi", "\"abu dhabi\""}, {"a,b", "\"a,b\""},
        {"a\"b", "a\"b"},   {"\"a\" b", "\" a  b\""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str out = {0};
        query_print_value(cases[i][0], &out);
        assert_string_equal(str_text(&out), cases[i][1]);
        str_clear(&out);
    }
}

/* In each text | is the cursor; `at` is where the value starts, -1 for none. */
static void the_field_at_the_cursor_and_where_its_value_starts(void **state)
{
    static const struct {
        const char *text;
        enum query_field field;
        int at;
    } cases[] = {
        {"|", QUERY_WORD, -1},
        {"top|", QUERY_WORD, -1},
        {"topic:|", QUERY_TOPIC, 6},
        {"topic:qu|antum", QUERY_TOPIC, 6},
        {"topic|:qu", QUERY_WORD, -1},
        {"topic:qu |", QUERY_WORD, -1},
        {"x OR -COUNTRY:fr,d|", QUERY_PARTNER, 17},
        {"partner:fr,|", QUERY_PARTNER, 11},
        {"person:\"song k|\"", QUERY_PERSON, 8},
        {"person:\"song k\"|", QUERY_WORD, -1},
        {"person:\"song k\",\"|", QUERY_PERSON, 17},
        {"\"topic:q|", QUERY_WORD, -1},
        {"\"a\"topic:q|", QUERY_TOPIC, 9},
        {"foo:b|", QUERY_WORD, -1},
        {"a:b topic:x|", QUERY_TOPIC, 10},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum query_field field = QUERY_FIELD_COUNT;
        size_t start = 999;
        size_t cursor = strcspn(cases[i].text, "|");
        char *text = mem_dup(cases[i].text);
        memmove(text + cursor, text + cursor + 1, strlen(text + cursor));
        assert_int_equal(query_field_at(text, cursor, &field, &start), cases[i].at >= 0);
        assert_int_equal(field, cases[i].field);
        assert_int_equal(start, cases[i].at >= 0 ? (size_t)cases[i].at : cursor);
        mem_free(&text);
    }
}

static void every_field_is_found_at_the_cursor(void **state)
{
    (void)state;
    for (int i = QUERY_PARTNER; i < QUERY_FIELD_COUNT; i++) {
        const struct query_field_info *info = query_field_info((enum query_field)i);
        char text[64];
        enum query_field field;
        size_t start;
        snprintf(text, sizeof(text), "%s:x", info->name);
        assert_true(query_field_at(text, strlen(text), &field, &start));
        assert_int_equal(field, i);
        assert_true(info->help[LANG_EN][0] != '\0' && info->help[LANG_KO][0] != '\0');
        for (size_t j = 0; info->vocab != NULL && j < info->vocab->count; j++) {
            for (int lang = 0; lang < LANG_COUNT; lang++) {
                struct query query;
                snprintf(text, sizeof(text), "%s:\"%s\"", info->name,
                         info->vocab->words[j].label[lang]);
                assert_int_equal(query_parse(text, &query, NULL), STATUS_OK);
                assert_string_equal(query.terms[0].factors[0].values[0], info->vocab->words[j].id);
                query_clear(&query);
            }
        }
    }
}

/* Saved queries stand for what they are, wherever a term may stand. */

static const char *find_saved(void *context, const char *name, struct err *err)
{
    (void)context;
    if (strcmp(name, "q") == 0)
        return "topic:quantum year:2020..";
    if (strcmp(name, "양자") == 0)
        return "topic:quantum";
    if (strcmp(name, "none") == 0)
        return "";
    err_set(err, STATUS_USAGE, "no saved filter %s", name);
    return NULL;
}

static void saved_queries_are_put_in(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"partner:fr", "partner:fr"},
        {"@q", "topic:quantum year:2020.."},
        {" partner:fr  @q -x", " partner:fr  topic:quantum year:2020.. -x"},
        {"@양자 @q", "topic:quantum topic:quantum year:2020.."},
        {"@none a", " a"},
        {"@ a", "@ a"},
        {"a@q \"@q x\" person:@q", "a@q \"@q x\" person:@q"},
        {"a OR b @q c OR d", "a OR b topic:quantum year:2020.. c OR d"},
        {"@q OR", "topic:quantum year:2020.. OR"},
        {"\"open @q", "\"open @q"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str out = {0};
        struct err err = {0};
        assert_int_equal(query_expand(cases[i][0], find_saved, NULL, &out, &err), STATUS_OK);
        assert_string_equal(str_text(&out), cases[i][1]);
        str_clear(&out);
    }
    static const char *const not_put_in[][2] = {
        {"@unknown", "no saved filter unknown"},
        {"a @other b", "no saved filter other"},
        {"-@q", "no - or OR"},
        {"a OR @q", "no - or OR"},
        {"@q OR b", "no - or OR"},
    };
    for (size_t i = 0; i < COUNT(not_put_in); i++) {
        struct str out = {0};
        struct err err = {0};
        assert_int_equal(query_expand(not_put_in[i][0], find_saved, NULL, &out, &err),
                         STATUS_USAGE);
        assert_contains(err.text, not_put_in[i][1]);
        str_clear(&out);
    }
}

static void names_of_saved_queries_are_one_word(void **state)
{
    (void)state;
    static const char *const good[] = {"q", "my-filter_2", "양자", "a.b", "R&D"};
    static const char *const bad[] = {"",    "-a",   "a b", "a\tb", "@a",   "a:b",
                                      "a,b", "a\"b", "a/b", "a　b", "\xFF", "(a)"};
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(query_is_name(good[i]));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(query_is_name(bad[i]));
    char longest[66];
    memset(longest, 'a', 65);
    longest[65] = '\0';
    assert_false(query_is_name(longest));
    assert_true(query_is_name(longest + 1));
}

static void what_asks_for_nothing_is_left_out(void **state)
{
    static const char *const kept[][2] = {
        {"science -!", "science"},      {"-!", ""},
        {"a OR -! OR b", "a OR b"},     {"! OR -\"-\"", ""},
        {"& partner:fr", "partner:fr"}, {"C++ R&D 6G 양자", "C++ R&D 6G 양자"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
        struct query query = {0};
        struct query wanted = {0};
        assert_int_equal(query_parse(kept[i][0], &query, NULL), STATUS_OK);
        assert_int_equal(query_parse(kept[i][1], &wanted, NULL), STATUS_OK);
        query_drop_idle(&query);
        assert_true(query_same(&query, &wanted));
        query_clear(&query);
        query_clear(&wanted);
    }
}

int edited_queries(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_added_taken_off_and_compared),
        cmocka_unit_test(every_field_is_found_at_the_cursor),
        cmocka_unit_test(what_asks_for_nothing_is_left_out),
        cmocka_unit_test(a_value_is_quoted_where_it_must_be),
        cmocka_unit_test(the_field_at_the_cursor_and_where_its_value_starts),
        cmocka_unit_test(a_value_that_the_end_cuts_is_left_out),
        cmocka_unit_test(saved_queries_are_put_in),
        cmocka_unit_test(names_of_saved_queries_are_one_word),
    };
    return cmocka_run_group_tests_name("edited queries", tests, NULL, NULL);
}
