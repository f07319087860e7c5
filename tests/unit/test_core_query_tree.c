/* SPDX-License-Identifier: MIT */
/* Queries made as trees: printed and parsed they are the same tree, and print the same again. */
#include "attache/core/date.h"
#include "attache/core/query.h"
#include "fixtures/test.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { TREES = 30000, VALUE_SIZE = 64 };

/* A xorshift generator: the same trees in every run. */
static uint32_t below(uint32_t *seed, size_t limit)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % (uint32_t)limit;
}

static const char *one_of(uint32_t *seed, const char *const *choices, size_t count)
{
    return choices[below(seed, count)];
}

/* What a word may be: no white space, no minus or quote in front, no field. */
static const char *make_word(uint32_t *seed)
{
    static const char *const words[] = {
        "quantum", "송경희", "ㅅㄱㅎ", "R&D", "C++",   "O'Neill", "kr-fr", "5\"",     "(a",
        "-",       "or",     "AND",    "*",   "12:30", ":x",      "a1:b",  "http://", "é",
    };
    return one_of(seed, words, COUNT(words));
}

/* What stands in quotes: no quote, single spaces inside. */
static const char *make_phrase(uint32_t *seed)
{
    static const char *const parts[] = {"a", "OR",   "song", "-x", "topic:y",
                                        ",", "경희", "1",    ":",  "."};
    static char text[VALUE_SIZE];
    size_t size = 0;
    for (uint32_t left = 1 + below(seed, 4); left > 0; left--) {
        const char *part = one_of(seed, parts, COUNT(parts));
        int n = snprintf(text + size, sizeof text - size, "%s%s", size > 0 ? " " : "", part);
        size += (size_t)n;
    }
    return text;
}

static const char *make_value(uint32_t *seed)
{
    static const char *const values[] = {"fr", "a,b", "x:y",  "-x", "OR", "a\"b",         "..",
                                         "ㄱ", "(",   "2018", ",",  "&",  "song kyunghee"};
    return below(seed, 3) == 0 ? make_phrase(seed) : one_of(seed, values, COUNT(values));
}

static void set_year(struct factor *factor, uint32_t *seed, struct arena *arena)
{
    int first = 1900 + (int)below(seed, 200);
    int last = first + (int)below(seed, 50);
    bool ends[2] = {below(seed, 4) != 0, below(seed, 4) != 0};
    if (!ends[0] && !ends[1])
        ends[0] = ends[1] = true;
    factor->first_day = ends[0] ? date_day_number(first, 1, 1) : DATE_DAY_MIN;
    factor->last_day = ends[1] ? date_day_number(last, 12, 31) : DATE_DAY_MAX;
    if (ends[0] && ends[1] && first == last)
        factor->values[0] = arena_printf(arena, "%d", first);
    else if (!ends[0])
        factor->values[0] = arena_printf(arena, "..%d", last);
    else
        factor->values[0] = ends[1] ? arena_printf(arena, "%d..%d", first, last)
                                    : arena_printf(arena, "%d..", first);
}

static void set_date(struct factor *factor, uint32_t *seed, struct arena *arena)
{
    struct date date;
    int year = 1950 + (int)below(seed, 100);
    int month = 1 + (int)below(seed, 12);
    const char *text = below(seed, 2) == 0 ? arena_printf(arena, "%d-%02d", year, month)
                                           : arena_printf(arena, "%d-%02d-17", year, month);
    assert_int_equal(date_parse(text, &date, NULL), STATUS_OK);
    factor->values[0] = text;
    factor->first_day = date.first;
    factor->last_day = date.last;
}

static const char *value_of(enum query_field field, uint32_t *seed)
{
    const struct vocab *vocab = query_field_info(field)->vocab;
    if (vocab != NULL)
        return vocab->words[below(seed, vocab->count)].id;
    return field == QUERY_WORD     ? make_word(seed)
           : field == QUERY_PHRASE ? make_phrase(seed)
                                   : make_value(seed);
}

static void make_factor(struct factor *factor, uint32_t *seed, struct arena *arena)
{
    factor->field = (enum query_field)below(seed, QUERY_FIELD_COUNT);
    factor->negated = below(seed, 4) == 0;
    bool one =
        factor->field <= QUERY_PHRASE || factor->field == QUERY_YEAR || factor->field == QUERY_DATE;
    factor->value_count = one ? 1 : 1 + below(seed, 3);
    factor->values = arena_new(arena, factor->value_count, sizeof(*factor->values));
    if (factor->field == QUERY_YEAR)
        set_year(factor, seed, arena);
    else if (factor->field == QUERY_DATE)
        set_date(factor, seed, arena);
    for (size_t i = 0; i < factor->value_count && factor->values[i] == NULL; i++)
        factor->values[i] = arena_dup(arena, value_of(factor->field, seed));
    /* a word "-" with a minus before it is a word of two */
    if (factor->field == QUERY_WORD && factor->values[0][0] == '-')
        factor->negated = false;
}

static void make_tree(struct query *query, uint32_t *seed)
{
    query->count = below(seed, 6);
    query->terms = arena_new(&query->arena, query->count + 1, sizeof(*query->terms));
    for (size_t i = 0; i < query->count; i++) {
        struct term *term = &query->terms[i];
        term->count = below(seed, 3) == 0 ? 2 + below(seed, 2) : 1;
        term->factors = arena_new(&query->arena, term->count, sizeof(*term->factors));
        for (size_t n = 0; n < term->count; n++)
            make_factor(&term->factors[n], seed, &query->arena);
    }
}

static void a_tree_printed_and_parsed_is_the_same(void **state)
{
    uint32_t seed = 20230919;
    (void)state;
    for (int i = 0; i < TREES; i++) {
        struct query tree = {0};
        struct query again = {0};
        struct str first = {0};
        struct str second = {0};
        struct err err = {0};
        make_tree(&tree, &seed);
        query_print(&tree, &first);
        if (query_parse(str_text(&first), &again, &err) != STATUS_OK)
            fail_msg("%s: %s", str_text(&first), err.text);
        query_print(&again, &second);
        if (!query_same(&tree, &again))
            fail_msg("%s is another tree: %s", str_text(&first), str_text(&second));
        assert_string_equal(str_text(&first), str_text(&second));
        query_clear(&tree);
        query_clear(&again);
        str_clear(&first);
        str_clear(&second);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_printed_and_parsed_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
