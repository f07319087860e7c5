/* SPDX-License-Identifier: MIT */
/* Sparklines: levels by hand, and what holds for any counts. */
#include "attache/core/spark.h"
#include "attache/text/ascii.h"
#include "attache/text/width.h"
#include "fixtures/test.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_levels(const struct spark *spark, int columns, const char *expected)
{
    struct str levels = {0};
    spark_levels(&levels, spark, columns);
    assert_string_equal(str_text(&levels), expected);
    str_clear(&levels);
}

static void levels_are_eighths_of_the_highest(void **state)
{
    (void)state;
    static const uint32_t counts[] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    static const uint32_t steep[] = {1, 0, 1000};
    static const uint32_t one[] = {1};
    static const uint32_t none[] = {0, 0, 0};
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 9, "012345678");
    assert_levels(&(struct spark){steep, COUNT(steep), 0}, 9, "108");
    assert_levels(&(struct spark){one, COUNT(one), 0}, 9, "8");
    assert_levels(&(struct spark){none, COUNT(none), 0}, 9, "000");
    assert_levels(&(struct spark){NULL, 0, 0}, 9, "");
}

static void a_ceiling_makes_lines_comparable(void **state)
{
    (void)state;
    static const uint32_t low[] = {1, 2, 4};
    static const uint32_t high[] = {8, 16, 32};
    assert_levels(&(struct spark){low, COUNT(low), 16}, 3, "112");
    assert_levels(&(struct spark){high, COUNT(high), 16}, 3, "488");
    assert_levels(&(struct spark){high, COUNT(high), UINT32_MAX}, 3, "111");
}

static void neighbours_are_summed_when_room_is_short(void **state)
{
    (void)state;
    static const uint32_t counts[] = {1, 1, 0, 0, 4, 4, 2};
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 7, "2200884");
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 6, "2082");
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 4, "2082");
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 3, "282");
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 1, "8");
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 0, "");
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, -1, "");
}

static void sums_do_not_overflow(void **state)
{
    (void)state;
    static const uint32_t counts[] = {UINT32_MAX, UINT32_MAX, UINT32_MAX, 1};
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 2, "85");
    assert_levels(&(struct spark){counts, COUNT(counts), 0}, 4, "8881");
}

static void text_is_a_column_a_level(void **state)
{
    (void)state;
    struct str text = {0};
    struct str ascii = {0};
    spark_text(&text, "0123456780", " ");
    assert_string_equal(str_text(&text), " ▁▂▃▄▅▆▇█ ");
    assert_int_equal(width_text(str_text(&text)), 10);
    ascii_add(&ascii, str_text(&text), text.length);
    assert_string_equal(str_text(&ascii), " ..::||## ");
    str_clear(&text);
    spark_text(&text, "", "-");
    spark_text(&text, "08x8", "-");
    assert_string_equal(str_text(&text), "-█");
    str_clear(&text);
    str_clear(&ascii);
}

/* A number below n, the same ones in every run. */
static int pick(int n)
{
    return (int)(random() % n);
}

/* For any counts and room: no more columns than given, all counts in some column, zero only for a
   column of zeros, and at least one column at the top. */
static void any_counts_make_columns_of_their_sum(void **state)
{
    (void)state;
    srandom(7);
    for (int round = 0; round < 2000; round++) {
        uint32_t counts[40];
        struct str levels = {0};
        size_t n = (size_t)(pick(40)) + 1;
        int columns = pick(50) + 1;
        uint64_t sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += counts[i] = pick(3) == 0 ? 0 : (uint32_t)(pick(500));
        spark_levels(&levels, &(struct spark){counts, n, 0}, columns);
        assert_true(levels.length <= (size_t)columns && levels.length > 0);
        size_t each = (n + (size_t)columns - 1) / (size_t)columns;
        assert_int_equal(levels.length, (n + each - 1) / each);
        for (size_t at = 0; at < levels.length; at++) {
            uint64_t part = 0;
            for (size_t i = at * each; i < (at + 1) * each && i < n; i++)
                part += counts[i];
            assert_int_equal(part == 0, levels.data[at] == '0');
        }
        assert_int_equal(sum > 0, strchr(levels.data, '8') != NULL);
        str_clear(&levels);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_eighths_of_the_highest),
        cmocka_unit_test(a_ceiling_makes_lines_comparable),
        cmocka_unit_test(neighbours_are_summed_when_room_is_short),
        cmocka_unit_test(sums_do_not_overflow),
        cmocka_unit_test(text_is_a_column_a_level),
        cmocka_unit_test(any_counts_make_columns_of_their_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
