/* SPDX-License-Identifier: MIT */
/* Decoding, columns, lines and slips. */
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/text/distance.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"
#include "attache/text/wrap.h"
#include "fixtures/test.h"

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void every_scalar_value_survives_encoding(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        uint32_t back;
        size_t size = utf8_put(cp, bytes);
        bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
        assert_int_equal(utf8_next(bytes, size, &back), size);
        assert_int_equal(back, surrogate ? UTF8_REPLACEMENT : cp);
        assert_true(utf8_valid(bytes, size, NULL));
    }
}

static void malformed_bytes_are_found_and_taken_by_maximal_subparts(void **state)
{
    static const struct {
        const char *bytes;
        size_t size, step;
    } cases[] = {
        {"\x80", 1, 1},
        {"\xC0\xAF", 2, 1},
        {"\xE0\x80\x80", 3, 1},
        {"\xED\xA0\x80", 3, 1},
        {"\xF4\x90\x80\x80", 4, 1},
        {"\xF0\x9F\x98", 3, 3},
        {"\xE2\x82", 2, 2},
        {"\xE2\x82"
         "A",
         3, 2},
        {"\xFF", 1, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t cp;
        size_t at = 99;
        assert_false(utf8_valid(cases[i].bytes, cases[i].size, &at));
        assert_int_equal(at, 0);
        assert_int_equal(utf8_next(cases[i].bytes, cases[i].size, &cp), cases[i].step);
        assert_int_equal(cp, UTF8_REPLACEMENT);
    }
    size_t at;
    assert_false(utf8_valid("ab\xFF", 3, &at));
    assert_int_equal(at, 2);
    assert_int_equal(utf8_next("", 0, NULL), 0);
}

static void a_cluster_is_what_a_reader_takes_for_a_character(void **state)
{
    (void)state;
    assert_int_equal(utf8_cluster("", 0), 0);
    assert_int_equal(utf8_cluster("ab", 2), 1);
    assert_int_equal(utf8_cluster("e\xCC\x81x", 4), 3);
    assert_int_equal(utf8_cluster("각", 3), 3);
    assert_int_equal(utf8_cluster("\u1100\u1161\u11A8", 9), 9);
    assert_int_equal(utf8_cluster("\U0001F468\u200D\U0001F469!", 12), 11);
    assert_int_equal(utf8_cluster("\xFF\xCC\x81", 3), 1);
    assert_int_equal(utf8_cluster("e\xFF", 2), 1);
}

static void plain_text_ends_before_what_may_join_it(void **state)
{
    (void)state;
    assert_int_equal(utf8_plain("", 0), 0);
    assert_int_equal(utf8_plain("plain", 5), 5);
    assert_int_equal(utf8_plain("plain", 3), 3);
    assert_int_equal(utf8_plain("ab\tc", 4), 2);
    assert_int_equal(utf8_plain("abe\u0301", 5), 2);
    assert_int_equal(utf8_plain("e\u0301", 3), 0);
    assert_int_equal(utf8_plain("송ab", 5), 0);
}

/* Fitting takes plain text by the run; cluster by cluster it must come to the same. */
static void fitting_by_runs_is_fitting_by_clusters(void **state)
{
    static const char *const texts[] = {"plain text", "ab\u0301cd송경희 ef", "x\u0e33yz",
                                        "송a\u0301", "e\u0301\u0302x"};
    (void)state;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        for (int columns = -1; columns < 16; columns++) {
            size_t size = strlen(texts[t]);
            size_t at = 0;
            int sum = 0;
            while (at < size) {
                size_t step = utf8_cluster(texts[t] + at, size - at);
                int width = width_cluster(texts[t] + at, step);
                if (sum + width > columns)
                    break;
                sum += width;
                at += step;
            }
            int used = 0;
            assert_int_equal(width_fit(texts[t], columns, &used), at);
            assert_int_equal(used, sum);
        }
    }
}

static void columns_are_counted_by_cluster(void **state)
{
    static const struct {
        const char *text;
        int columns;
    } cases[] = {
        {"", 0},
        {"abc", 3},
        {"송경희", 6},
        {"\u1109\u1169\u11BC", 2},
        {"e\u0301", 1},
        {"a\u0300\u0301", 1},
        {"\u00AD", 0},
        {"\x01\x1B", 0},
        {"\U0001F600", 2},
        {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 2},
        {"\U0001F1F0\U0001F1F7", 2},
        {"\u2026", 1},
        {"\u00B7", 1},
        {"한e\u0301", 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(width_text(cases[i].text), cases[i].columns);
    }
}

static void a_text_is_fitted_without_splitting_a_wide_character(void **state)
{
    int used;
    (void)state;
    assert_int_equal(width_fit("송경희", 5, &used), 6);
    assert_int_equal(used, 4);
    assert_int_equal(width_fit("abc", 9, &used), 3);
    assert_int_equal(used, 3);
    assert_int_equal(width_fit("abc", 0, NULL), 0);
    assert_int_equal(width_fit("abc", -1, NULL), 0);
    assert_int_equal(width_fit("e\u0301x", 1, NULL), 3);
}

static void a_padded_text_takes_exactly_its_columns(void **state)
{
    static const char *const texts[] = {"",      "a", "abc", "송경희", "a송b경", "e\u0301e\u0301",
                                        "\u00AD"};
    (void)state;
    for (int columns = -1; columns < 12; columns++) {
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            struct str left = {0}, right = {0};
            width_pad(&left, texts[i], columns);
            width_pad_left(&right, texts[i], columns);
            assert_int_equal(width_text(str_text(&left)), columns < 0 ? 0 : columns);
            assert_int_equal(width_text(str_text(&right)), columns < 0 ? 0 : columns);
            str_clear(&left);
            str_clear(&right);
        }
    }
}

static void padding_cuts_with_an_ellipsis(void **state)
{
    struct str out = {0};
    (void)state;
    width_pad(&out, "송경희", 5);
    assert_string_equal(str_text(&out), "송경…");
    str_cut(&out, 0);
    width_pad(&out, "송경희", 4);
    assert_string_equal(str_text(&out), "송… ");
    str_cut(&out, 0);
    width_pad_left(&out, "ab", 4);
    assert_string_equal(str_text(&out), "  ab");
    str_clear(&out);
}

/* Joins the lines of a text with '|'. It is given without a byte behind it. */
static void wrap_all(struct str *out, const char *text, int columns)
{
    size_t n = strlen(text);
    char *s = mem_new(n, 1);
    for (size_t i = 0; i < n; i++)
        s[i] = text[i];
    for (size_t at = 0, skip; at < n; at += skip) {
        size_t size = wrap_next(s + at, n - at, columns, &skip);
        str_add(out, at > 0 ? "|" : "");
        str_add_bytes(out, s + at, size);
    }
    mem_free(&s);
}

static void lines_break_where_a_reader_would(void **state)
{
    static const struct {
        const char *text, *lines;
        int columns;
    } cases[] = {
        {"one two three", "one two|three", 8},
        {"one two three", "one|two|three", 5},
        {"abcdefghij", "abcd|efgh|ij", 4},
        {"a\n\nb", "a||b", 4},
        {"abcd\nefgh", "abcd|efgh", 4},
        {"abcd  \nefgh", "abcd|efgh", 4},
        {"Kyung-hee Song", "Kyung-|hee|Song", 6},
        {"a\r\nb", "a|b", 4},
        {"송경희", "송|경|희", 1},
        {"one two", "one two", 7},
        {"양자컴퓨터 큐비트", "양자컴퓨터|큐비트", 14},
        {"· 제7차 회의", "·|제7차|회의", 6},
        {"AI안전연구소 개소", "AI안전연구소|개소", 14},
        {"ab 한국과학기술원", "ab|한국과|학기술|원", 6},
        {"科学技術", "科学|技術", 5},
        {"제7차 한-프랑스 회의", "제7차|한-프랑스|회의", 12},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        wrap_all(&out, cases[i].text, cases[i].columns);
        assert_string_equal(str_text(&out), cases[i].lines);
        str_clear(&out);
    }
    size_t skip = 9;
    assert_int_equal(wrap_next("", 0, 5, &skip), 0);
    assert_int_equal(skip, 0);
}

static void wrapping_loses_nothing_and_splits_no_cluster(void **state)
{
    static const char *const parts[] = {"a",
                                        "bc",
                                        " ",
                                        "  ",
                                        "\n",
                                        "송",
                                        "e\u0301",
                                        "-",
                                        ",",
                                        "1.5",
                                        "\U0001F468\u200D\U0001F469",
                                        "(",
                                        ")",
                                        "\xFF",
                                        "/"};
    uint32_t seed = 7;
    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct str text = {0};
        int columns = 1 + (int)(next_random(&seed) % 12);
        for (uint32_t i = next_random(&seed) % 40; i > 0; i--) {
            str_add(&text, parts[next_random(&seed) % (sizeof parts / sizeof *parts)]);
        }
        const char *s = str_text(&text);
        size_t n = text.length, cluster = 0;
        for (size_t at = 0, skip; at < n; at += skip) {
            size_t size = wrap_next(s + at, n - at, columns, &skip);
            assert_true(skip > 0 && size <= skip && at + skip <= n);
            for (size_t i = at + size; i < at + skip; i++) {
                assert_true(s[i] == ' ' || s[i] == '\n');
            }
            while (cluster < at + size) {
                cluster += utf8_cluster(s + cluster, n - cluster);
            }
            assert_true(size == 0 || cluster == at + size);
            struct str line = {0};
            str_add_bytes(&line, s + at, size);
            assert_true(width_text(str_text(&line)) <= columns ||
                        utf8_cluster(s + at, n - at) == size);
            str_clear(&line);
            cluster = at + skip;
        }
        str_clear(&text);
    }
}

static void slips_are_counted_by_code_point(void **state)
{
    static const struct {
        const char *a, *b;
        int limit, distance;
    } cases[] = {
        {"", "", 2, 0},
        {"abc", "abc", 0, 0},
        {"abc", "abd", 2, 1},
        {"abc", "acb", 2, 1},
        {"abc", "ab", 2, 1},
        {"abc", "xyz", 2, 3},
        {"ca", "abc", 3, 3},
        {"송경희", "송정희", 2, 1},
        {"", "abcdef", 2, 3},
        {"despreaux", "depreaux", 2, 1},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"abc", "abd", 0, 1},
        {"a", "b", -5, 1},
        {"abcd", "badc", 2, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(distance_osa(cases[i].a, cases[i].b, cases[i].limit), cases[i].distance);
        assert_int_equal(distance_osa(cases[i].b, cases[i].a, cases[i].limit), cases[i].distance);
    }
}

static void long_words_are_compared_too(void **state)
{
    struct str a = {0}, b = {0};
    (void)state;
    str_add_repeat(&a, "ab", 200);
    str_add_repeat(&b, "ab", 199);
    str_add(&b, "ba");
    assert_int_equal(distance_osa(str_text(&a), str_text(&b), 2), 1);
    str_clear(&a);
    str_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_survives_encoding),
        cmocka_unit_test(malformed_bytes_are_found_and_taken_by_maximal_subparts),
        cmocka_unit_test(a_cluster_is_what_a_reader_takes_for_a_character),
        cmocka_unit_test(plain_text_ends_before_what_may_join_it),
        cmocka_unit_test(fitting_by_runs_is_fitting_by_clusters),
        cmocka_unit_test(columns_are_counted_by_cluster),
        cmocka_unit_test(a_text_is_fitted_without_splitting_a_wide_character),
        cmocka_unit_test(a_padded_text_takes_exactly_its_columns),
        cmocka_unit_test(padding_cuts_with_an_ellipsis),
        cmocka_unit_test(lines_break_where_a_reader_would),
        cmocka_unit_test(wrapping_loses_nothing_and_splits_no_cluster),
        cmocka_unit_test(slips_are_counted_by_code_point),
        cmocka_unit_test(long_words_are_compared_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
