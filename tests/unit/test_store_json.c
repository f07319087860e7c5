/* SPDX-License-Identifier: MIT */
/* The gate before JSON and the reader behind it: what is accepted, what is refused and where. */
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/core/value.h"
#include "attache/store/json.h"
#include "fixtures/test.h"
#include "hostile/json.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct json *json_of(void **state)
{
    return *state;
}

static int open_reader(void **state)
{
    struct err err = {0};
    struct json *json = NULL;
    if (json_open(NULL, &json, &err) != STATUS_OK)
        return -1;
    *state = json;
    return 0;
}

static int close_reader(void **state)
{
    struct json *json = *state;
    json_close(&json);
    json_close(&json);
    return 0;
}

static void what_is_json_is_read_and_written_canonically(void **state)
{
    static const struct {
        const char *text;
        size_t size;
        const char *written;
    } cases[] = {
        {TEXT("{}"), "{}"},
        {TEXT("[]"), "[]"},
        {TEXT(" \t\r\n{ } \r\n"), "{}"},
        {TEXT("\xEF\xBB\xBF{\"a\":1}"), "{\"a\": 1}"},
        {TEXT("{\r\n  \"a\": [1,\r\n 2]\r\n}\r\n"), "{\"a\": [1, 2]}"},
        {TEXT("null"), "null"},
        {TEXT("true"), "true"},
        {TEXT("[false]"), "[false]"},
        {TEXT("\"\""), "\"\""},
        {TEXT("[0]"), "[0]"},
        {TEXT("[-0]"), "[0]"},
        {TEXT("[-1, 10, 123456789]"), "[-1, 10, 123456789]"},
        {TEXT("[9223372036854775807]"), "[9223372036854775807]"},
        {TEXT("[-9223372036854775808]"), "[-9223372036854775808]"},
        {TEXT("[1.5]"), "[1.5]"},
        {TEXT("[1.0]"), "[1.0]"},
        {TEXT("[0.1, 1E2, 1e-2, 2e+1, -0.0]"), "[0.1, 1e+02, 0.01, 2e+01, -0.0]"},
        {TEXT("[123.456e-7]"), "[1.23456e-05]"},
        {TEXT("[0.1234567890123456789]"), "[0.12345678901234568]"},
        {TEXT("[5e-324]"), "[5e-324]"},
        {TEXT("[1e-400]"), "[0.0]"},
        {TEXT("[[[[[[]]]]]]"), "[[[[[[]]]]]]"},
        {TEXT("{\"a\":{\"b\":[{\"c\":[]}]},\"d\":2}"), "{\"a\": {\"b\": [{\"c\": []}]}, \"d\": 2}"},
        {TEXT("{\"\":0}"), "{\"\": 0}"},
        {TEXT("{\"a b.c[0]\\\"\":0}"), "{\"a b.c[0]\\\"\": 0}"},
        {TEXT("[\"\\\"\\\\\\/\\n\\t\"]"), "[\"\\\"\\\\/\\n\\t\"]"},
        {TEXT("[\"\\b\\f\\r\"]"), "[\"\\u0008\\u000c\\u000d\"]"},
        {TEXT("[\"\\u0041\\uAC00\\uac01\"]"), "[\"A가각\"]"},
        {TEXT("[\"\\ud83d\\uDE00\"]"), "[\"\xF0\x9F\x98\x80\"]"},
        {TEXT("[\"\\u001b\"]"), "[\"\\u001b\"]"},
        {TEXT("[\"\\uFFFF\"]"), "[\"\uFFFF\"]"},
        {TEXT("[\"송경희 Despréaux \xF0\x9F\x98\x80\"]"),
         "[\"송경희 Despréaux \xF0\x9F\x98\x80\"]"},
        {TEXT("[\"\x7F\"]"), "[\"\\u007f\"]"},
        {TEXT("[\"\xC2\x80\xC2\x9F\"]"), "[\"\\u0080\\u009f\"]"},
        {TEXT("[\"\u061C\u200E\u200F\u202A\u202E\u2066\u2069\"]"),
         "[\"\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069\"]"},
        {TEXT("[\"\u200B\u202F\U000E0041\"]"), "[\"\u200B\u202F\U000E0041\"]"},
        {TEXT("[\"{[,:]}\"]"), "[\"{[,:]}\"]"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct str out = {0};
        struct err err = {0};
        struct value *value = json_read(json_of(state), cases[i].text, cases[i].size, &arena, &err);
        if (value != NULL)
            value_write(value, VALUE_LINE, &out);
        else
            fail_msg("%s: %s", cases[i].text, err.text);
        assert_string_equal(str_text(&out), cases[i].written);
        str_clear(&out);
        arena_clear(&arena);
    }
}

static void assert_refused(struct json *json, const struct refusal *refusal)
{
    struct arena arena = {0};
    struct err err = {0};
    const struct value *value = json_read(json, refusal->text, refusal->size, &arena, &err);
    if (value != NULL || err.status != STATUS_DATA || strcmp(err.text, refusal->why) != 0)
        fail_msg("%s: wanted \"%s\", got \"%s\"", refusal->text, refusal->why, err.text);
    assert_true(json_fault(json) <= refusal->size);
    arena_clear(&arena);
}

static void what_is_no_json_is_refused_with_the_column(void **state)
{
    for (size_t i = 0; i < COUNT(refusals); i++)
        assert_refused(json_of(state), &refusals[i]);
}

/* After each refusal the reader reads on as if nothing had been. */
static void a_refusal_leaves_the_reader_usable(void **state)
{
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct arena arena = {0};
        json_read(json_of(state), refusals[i].text, refusals[i].size, &arena, NULL);
        const struct value *value = json_read(json_of(state), TEXT("[1]"), &arena, NULL);
        assert_non_null(value);
        assert_int_equal(value->first->integer, 1);
        arena_clear(&arena);
    }
}

static void depth_is_bounded(void **state)
{
    struct arena arena = {0};
    struct err err = {0};
    struct str text = {0};
    str_add_repeat(&text, "[", JSON_DEPTH_MAX);
    str_add_repeat(&text, "]", JSON_DEPTH_MAX);
    assert_non_null(json_read(json_of(state), text.data, text.length, &arena, &err));
    str_cut(&text, 0);
    str_add_repeat(&text, "{\"a\":[", 100000);
    assert_null(json_read(json_of(state), text.data, text.length, &arena, &err));
    assert_string_equal(err.text, "column 193: nested deeper than 64 levels");
    str_clear(&text);
    arena_clear(&arena);
}

static void many_fields_and_many_numbers_are_read_in_time(void **state)
{
    struct arena arena = {0};
    struct err err = {0};
    struct str text = {0};
    str_add(&text, "[0.5");
    for (int i = 0; i < 200000; i++)
        str_addf(&text, ",%d.25", i);
    str_add(&text, "]");
    const struct value *value = json_read(json_of(state), text.data, text.length, &arena, &err);
    assert_non_null(value);
    assert_true(value->last->real == 199999.25);
    str_cut(&text, 0);
    str_add(&text, "{\"x\":0");
    for (int i = 0; i < 100000; i++)
        str_addf(&text, ",\"%d\":1", i);
    str_add(&text, "}");
    assert_null(json_read(json_of(state), text.data, text.length, &arena, &err));
    assert_contains(err.text, "more than 4096 fields in one object");
    str_clear(&text);
    arena_clear(&arena);
}

static void keys_and_texts_keep_their_place_in_the_tree(void **state)
{
    static const char text[] = "{\"a\": {\"b\": [10, {\"c\": \"x\"}], \"d\": true}, \"e\": null}";
    struct arena arena = {0};
    const struct value *value = json_read(json_of(state), TEXT(text), &arena, NULL);
    assert_non_null(value);
    const struct value *a = value_get(value, "a");
    assert_int_equal(value_count(a, "b"), 2);
    assert_int_equal(value_first(a, "b")->integer, 10);
    assert_string_equal(value_text(value_first(a, "b")->next, "c"), "x");
    assert_true(value_true(a, "d"));
    assert_int_equal(value_get(value, "e")->type, VALUE_NULL);
    assert_int_equal(value->integer, 0);
    arena_clear(&arena);
}

static void values_are_found_again_in_the_text(void **state)
{
    static const char text[] = " {\"a\" : [1, \"x:y\", {\"b\":true}],\n\"c\":-2.5e3 , \"d\":{}}";
    static const char first[] = "{[1\"{t-{";
    struct json_cursor cursor = {.bytes = text, .size = sizeof(text) - 1};
    size_t offset = 0;
    size_t n = 0;
    (void)state;
    for (; json_next(&cursor, &offset); n++)
        assert_int_equal(text[offset], first[n]);
    assert_int_equal(n, sizeof(first) - 1);
}

static void extents_go_by_quotes_and_brackets(void **state)
{
    static const struct {
        const char *text;
        size_t extent;
    } cases[] = {
        {"{} x", 2},        {"{\"}\":[{}]},", 10},
        {"[1,[2]]]", 7},    {"\"a\\\"b\"c", 6},
        {"12, 3", 2},       {"true]", 4},
        {"{", 0},           {"[\"", 0},
        {"\"abc\\\"", 0},   {"", 0},
        {", 1", 0},         {"]", 0},
        {"{\"a\": \"x", 0}, {"[[]", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(json_extent(cases[i].text, strlen(cases[i].text)), cases[i].extent);
}

/* Cutting or changing any byte of a record leads to a tree or a refusal, never beyond the bytes. */
static void mangled_records_are_read_or_refused(void **state)
{
    static const char record[] =
        "{\"id\": \"a-1\", \"list\": [1, -2.5e3, true, null, \"\\ud83d\\ude00\"],"
        " \"o\": {\"k\": \"송\", \"l\": []}}";
    static const char bytes[] = "\"\\{}[],:0-e.ut\n\x80\xFF";
    enum { SIZE = sizeof(record) - 1 };
    struct arena arena = {0};
    for (size_t i = 0; i <= SIZE; i++) {
        char *cut = mem_new(i + 1, 1);
        memcpy(cut, record, i);
        assert_int_equal(json_read(json_of(state), cut, i, &arena, NULL) != NULL, i == SIZE);
        for (size_t k = 0; i < SIZE && k < sizeof(bytes) - 1; k++) {
            char *changed = mem_new(SIZE, 1);
            memcpy(changed, record, SIZE);
            changed[i] = bytes[k];
            const struct value *value = json_read(json_of(state), changed, SIZE, &arena, NULL);
            assert_true(value != NULL || json_fault(json_of(state)) <= SIZE);
            json_extent(changed, SIZE);
            mem_free(&changed);
        }
        mem_free(&cut);
        arena_clear(&arena);
    }
}

/* No memory for the statement is no fault of a record. */
static void without_memory_the_program_ends(void **state)
{
    sqlite3 *db = NULL;
    int status = 0;
    (void)state;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    pid_t child = fork();
    if (child == 0) {
        struct json *json = NULL;
        (void)close(STDERR_FILENO);
        (void)sqlite3_hard_heap_limit64(1);
        _exit(json_open(db, &json, NULL) == STATUS_OK ? 98 : 99);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), STATUS_DATA);
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_json_is_read_and_written_canonically),
        cmocka_unit_test(what_is_no_json_is_refused_with_the_column),
        cmocka_unit_test(a_refusal_leaves_the_reader_usable),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(many_fields_and_many_numbers_are_read_in_time),
        cmocka_unit_test(keys_and_texts_keep_their_place_in_the_tree),
        cmocka_unit_test(values_are_found_again_in_the_text),
        cmocka_unit_test(extents_go_by_quotes_and_brackets),
        cmocka_unit_test(mangled_records_are_read_or_refused),
        cmocka_unit_test(without_memory_the_program_ends),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
