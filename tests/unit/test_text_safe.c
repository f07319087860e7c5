/* SPDX-License-Identifier: MIT */
/* The gate before the terminal and the one at import. */
#include "attache/base/str.h"
#include "attache/text/safe.h"
#include "attache/text/utf8.h"
#include "fixtures/test.h"

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void assert_safe(const char *text, size_t n, const char *wanted)
{
    struct str out = {0};
    safe_add(&out, text, n);
    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
}

static void what_could_deceive_is_replaced(void **state)
{
    static const struct {
        const char *text, *safe;
    } cases[] = {
        {"plain", "plain"},
        {"송경희 Despréaux", "송경희 Despréaux"},
        {"a\tb\rc\nd", "a b c d"},
        {"\x1B[31m", "\uFFFD[31m"},
        {"a\x7F"
         "b",
         "a\uFFFDb"},
        {"a\xC2\x85"
         "b\xC2\x9B"
         "c",
         "a\uFFFDb\uFFFDc"},
        {"a\u202Eb\u2066c\u200Fd\u061Ce", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe"},
        {"a\u200Bb\u00ADc\uFEFFd\uFE0Fe\U000E0041f", "abcdef"},
        {"a\u2028b\u2029c", "a b c"},
        {"\uE000\uFDD0\u0378\U0010FFFF", "\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"a\xE2\x82z\xFF", "a\uFFFDz\uFFFD"},
        {"\u0301x", "\uFFFDx"},
        {"a\u0301\u0302\u0303\u0304\u0305\u0306z", "a\u0301\u0302\u0303\u0304z"},
        {"\U0001F1F0\U0001F1F7\U0001F1EB\U0001F1F7\U0001F1E9\U0001F1EA\U0001F1EA\U0001F1F8",
         "\U0001F1F0\U0001F1F7\U0001F1EB\U0001F1F7\U0001F1E9\U0001F1EA\U0001F1EA\U0001F1F8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = strlen(cases[i].text);
        assert_safe(cases[i].text, n, cases[i].safe);
        assert_int_equal(safe_is(cases[i].text, n), strcmp(cases[i].text, cases[i].safe) == 0);
    }
    assert_safe("a\0b", 3, "a\uFFFDb");
}

static void a_text_of_lines_keeps_its_lines(void **state)
{
    struct str out = {0};
    (void)state;
    safe_add_lines(&out, "a\nb\tc\r\n", 7);
    assert_string_equal(str_text(&out), "a\nb c \n");
    str_clear(&out);
}

/* Bytes at random, or code points that matter at random. */
static void add_noise(struct str *out, uint32_t *seed)
{
    static const uint32_t points[] = {'a',    ' ',    0x1B,   0x9B,   0x202E, 0x200D,  0x0301,
                                      0x20DD, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x1F468, 0x1F1F0,
                                      0xE000, 0xFFFE, 0x0600, 0xFE0F, 0x0903, 0x0E33,  0xFFFD};
    size_t wanted = next_random(seed) % 40;
    for (size_t i = 0; i < wanted; i++) {
        char bytes[4];
        uint32_t kind = next_random(seed) % 4;
        if (kind == 0) {
            str_add_char(out, (char)next_random(seed));
            continue;
        }
        uint32_t cp = kind == 1 ? next_random(seed) % 0x110000
                                : points[next_random(seed) % (sizeof points / sizeof *points)];
        str_add_bytes(out, bytes, utf8_put(cp, bytes));
    }
}

static void no_input_gets_a_control_through(void **state)
{
    uint32_t seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct str noise = {0}, once = {0}, twice = {0};
        add_noise(&noise, &seed);
        safe_add(&once, str_text(&noise), noise.length);
        safe_add(&twice, str_text(&once), once.length);
        assert_string_equal(str_text(&once), str_text(&twice));
        assert_true(utf8_valid(str_text(&once), once.length, NULL));
        assert_true(safe_is(str_text(&once), once.length));
        assert_int_equal(safe_offence(str_text(&once), once.length, NULL), 0);
        str_clear(&noise);
        str_clear(&once);
        str_clear(&twice);
    }
}

static void clusters_stay_short_enough_for_a_cell(void **state)
{
    uint32_t seed = 2;
    (void)state;
    for (int round = 0; round < 5000; round++) {
        struct str noise = {0}, safe = {0};
        add_noise(&noise, &seed);
        safe_add(&safe, str_text(&noise), noise.length);
        const char *s = str_text(&safe);
        for (size_t at = 0; at < safe.length;) {
            size_t size = utf8_cluster(s + at, safe.length - at);
            int points = 0;
            for (size_t i = 0; i < size; points++) {
                i += utf8_next(s + at + i, size - i, NULL);
            }
            assert_true(points <= 5);
            at += size;
        }
        str_clear(&noise);
        str_clear(&safe);
    }
}

static void import_normalizes_and_counts_what_it_drops(void **state)
{
    static const struct {
        const char *text, *kept;
        size_t dropped;
    } cases[] = {
        {"plain", "plain", 0},           {"e\u0301", "\u00E9", 0},
        {"\u1109\u1169\u11BC", "송", 0}, {"a\u202Eb\u200Bc\u00ADd\uFE0F", "abcd", 4},
        {"a\r\nb\tc", "a\nb\tc", 0},     {"a\rb\x1B", "ab", 2},
        {"a\xFF", "a\uFFFD", 1},         {"e\u200D\u0301", "\u00E9", 1},
        {"\uFFFD", "\uFFFD", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        size_t dropped = 0;
        safe_add_import(&out, cases[i].text, strlen(cases[i].text), &dropped);
        assert_string_equal(str_text(&out), cases[i].kept);
        assert_int_equal(dropped, cases[i].dropped);
        str_clear(&out);
    }
}

static void importing_again_changes_nothing(void **state)
{
    uint32_t seed = 3;
    (void)state;
    for (int round = 0; round < 10000; round++) {
        struct str noise = {0}, once = {0}, twice = {0};
        size_t dropped = 0;
        add_noise(&noise, &seed);
        safe_add_import(&once, str_text(&noise), noise.length, NULL);
        safe_add_import(&twice, str_text(&once), once.length, &dropped);
        assert_string_equal(str_text(&once), str_text(&twice));
        assert_int_equal(dropped, 0);
        str_clear(&noise);
        str_clear(&once);
        str_clear(&twice);
    }
}

static void an_offence_is_found_where_it_stands(void **state)
{
    uint32_t cp = 0;
    (void)state;
    assert_int_equal(safe_offence("abc", 3, &cp), 0);
    assert_int_equal(safe_offence("ab\x1B", 3, &cp), 3);
    assert_int_equal(cp, 0x1B);
    assert_int_equal(safe_offence("송\u202E", 6, &cp), 4);
    assert_int_equal(cp, 0x202E);
    assert_int_equal(safe_offence("\n", 1, NULL), 1);
    assert_int_equal(safe_offence("a\u200Bb", 5, NULL), 0);
}

static void what_programs_read_is_exact_but_for_what_a_terminal_obeys(void **state)
{
    struct str out = {0};
    (void)state;
    static const char in[] = "a\nb\t\x1B[1m\xC2\x9B\u202E\u200B\xFF송\uE000";
    safe_add_exact(&out, in, sizeof(in) - 1);
    assert_string_equal(str_text(&out), "a\nb\uFFFD\uFFFD[1m\uFFFD\uFFFD\u200B\uFFFD송\uE000");
    str_clear(&out);
    safe_add_exact(&out, "", 0);
    assert_string_equal(str_text(&out), "");
    str_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_could_deceive_is_replaced),
        cmocka_unit_test(a_text_of_lines_keeps_its_lines),
        cmocka_unit_test(no_input_gets_a_control_through),
        cmocka_unit_test(clusters_stay_short_enough_for_a_cell),
        cmocka_unit_test(import_normalizes_and_counts_what_it_drops),
        cmocka_unit_test(importing_again_changes_nothing),
        cmocka_unit_test(an_offence_is_found_where_it_stands),
        cmocka_unit_test(what_programs_read_is_exact_but_for_what_a_terminal_obeys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
