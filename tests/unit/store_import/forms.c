/* SPDX-License-Identifier: MIT */
/* The forms in which records come: lines, objects, folders, standard input; and what is none. */
#include "attache/store/json.h"
#include "unit/store_import/parts.h"

#include <sys/stat.h>

static void records_come_in_many_forms(void **state)
{
    static const struct {
        const char *name, *text, *people;
    } cases[] = {
        {"people.jsonl", PERSON("a") "\n" PERSON("b") "\n", "a\nb\n"},
        {"people.jsonl", PERSON("a") "\n\n  \r\n" PERSON("b"), "a\nb\n"},
        {"people.jsonl", "\xEF\xBB\xBF" PERSON("a") "\r\n" PERSON("b") "\r\n", "a\nb\n"},
        {"person.json", PERSON("a"), "a\n"},
        {"people.2024.json", "[" PERSON("a") ",\n" PERSON("b") "]\n", "a\nb\n"},
        {"people.json", "[]", ""},
        {"x.json", TYPED("a"), "a\n"},
        {"x.json", "\n\n" TYPED("a") "\n" TYPED("b") "\n", "a\nb\n"},
        {"x.json", TYPED("a") "\n\n", "a\n"},
        {"x", TYPED("a") "\n" TYPED("b"), "a\nb\n"},
        {"x.json", "{\"people\": [" PERSON("a") "], \"sources\": []}", "a\n"},
        {"x.jsonl", "{\"people\": [" PERSON("a") "]}\n" TYPED("b") "\n", "a\nb\n"},
        {"x.json",
         "\xEF\xBB\xBF\r\n{\r\n\"people\"\r\n:\r\n[\r\n" PERSON("a") "\r\n,\r\n" PERSON(
             "b") "\r\n]\r\n}\r\n",
         "a\nb\n"},
    };
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum status status = run_text(&run, cases[i].name, cases[i].text, &options);
        if (cases[i].people[0] == '\0') {
            assert_int_equal(status, STATUS_DATA);
            continue;
        }
        assert_clean(&run, status);
        assert_query(&run, "SELECT slug FROM entity WHERE kind = 3 ORDER BY id", cases[i].people);
    }
    run_end(&run);
}

static void a_broken_document_is_refused_where_it_breaks(void **state)
{
    static const struct {
        const char *name, *text, *findings;
    } cases[] = {
        {"x.json", "{\"people\": [\n" PERSON("a") "\n" PERSON("b") "]}",
         "x.json:3: error: expected a comma or \"]\" after this record\n"},
        {"x.json", "{\"people\": [\n" PERSON("a") ",\n{\"id\": \"b\"\n",
         "x.json:4: error: column 1: the text ends too early\n"},
        {"x.json", "{\"people\": [" PERSON("a") "]\n\"sources\": []}",
         "x.json:2: error: expected a comma or \"}\" after this list\n"},
        {"x.json", "{\"people\": [" PERSON("a") "],\n\"places\": []}",
         "x.json:2: error: in an export each key is a plural kind such as \"meetings\", with a "
         "list\n"},
        {"x.json", "{\"people\": [" PERSON("a") "],\n\"sources\": 7}",
         "x.json:2: error: in an export each key is a plural kind such as \"meetings\", with a "
         "list\n"},
        {"x.json", "{\"people\": [" PERSON("a") "],\n\"outcomes\": [{}]}",
         "x.json:2: error: in an export each key is a plural kind such as \"meetings\", with a "
         "list\n"},
        {"x.json", "{\"outcomes\": [{}]}",
         "x.json:1: error: cannot tell what kind of record this is; give it a \"type\" such as "
         "\"person\", or name the file people.jsonl or the like\n"},
        {"x.jsonl", "\n[" TYPED("a") ", {\"id\": \"é\", }]",
         "x.jsonl:2: error: column 58: expected a field name in quotes\n"},
        {"x.json", "{\"people\":\n   [{\"id\": \"a\", \"name\": \"é\"}, [,]]}",
         "x.json:2: error: column 32: expected a value: a text in quotes, a number, true, [ or "
         "{\n"},
        {"x.json", "{\"people\": [" PERSON("a") "]}}", "x.json:1: error: text after the end\n"},
        {"x.json", "{\"people\": [" PERSON("a") ",\n" PERSON("b") ",\n]}",
         "x.json:3: error: column 1: expected a value: a text in quotes, a number, true, [ or {\n"},
        {"x.json", "", "x.json:0: error: the file is empty\n"},
        {"x.json", " \n\n", "x.json:0: error: the file is empty\n"},
        {"x.json", "{\n", "x.json:2: error: column 1: the text ends too early\n"},
        {"x.jsonl", TYPED("a") TYPED("b"),
         "x.jsonl:1: error: column 43: text after the end of the record\n"},
    };
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum status status = run_text(&run, cases[i].name, cases[i].text, &options);
        assert_same_text(cases[i].text, run.findings, cases[i].findings);
        assert_int_equal(status, STATUS_DATA);
        assert_string_equal(run.error, "");
        assert_int_equal(count_files(run.folder), 0);
    }
    run_end(&run);
}

static void folders_are_searched_in_order(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *people = records_write(run.folder, "people.jsonl", PERSON("b") "\n");
    struct str inner = {0};
    str_addf(&inner, "%s/people", run.folder);
    assert_int_equal(mkdir(inner.data, 0700), 0);
    char *one = records_write(inner.data, "a.json", PERSON("a"));
    char *hidden = records_write(inner.data, ".c.json", PERSON("c"));
    char *other = records_write(inner.data, "README.md", "no record");
    const char *const paths[] = {run.folder};
    assert_clean(&run, run_paths(&run, paths, 1, &options));
    assert_query(&run, "SELECT slug FROM entity WHERE kind = 3 ORDER BY id", "a\nb\n");
    mem_free(&people);
    mem_free(&one);
    mem_free(&hidden);
    mem_free(&other);
    char *folder = str_take(&inner);
    records_remove(&folder);
    run_end(&run);
}

static void standard_input_is_read(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *path = records_write(run.folder, "in", TYPED("a") "\n{\"type\": \"person\"}\n");
    int saved = dup(STDIN_FILENO);
    FILE *in = freopen(path, "r", stdin);
    assert_non_null(in);
    const char *const paths[] = {"-"};
    assert_int_equal(run_paths(&run, paths, 1, &options), STATUS_DATA);
    assert_string_equal(run.findings, "standard input:2: error: the field \"id\" is missing\n"
                                      "standard input:2: error: the field \"name\" is missing\n");
    dup2(saved, STDIN_FILENO);
    close(saved);
    mem_free(&path);
    run_end(&run);
}

static void what_cannot_be_read_is_one_line(void **state)
{
    struct import_options options = {0};
    struct run run;
    struct str wanted = {0};
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_base(&run, &options));
    struct str before = bytes_of(run.output);
    const char *paths[] = {RECORDS_BASE, "/nonexistent/x.jsonl"};
    assert_int_equal(run_paths(&run, paths, 2, &options), STATUS_DATA);
    assert_string_equal(run.error, "/nonexistent/x.jsonl: cannot open: No such file or directory");
    paths[0] = run.output;
    assert_int_equal(run_paths(&run, paths, 1, &options), STATUS_DATA);
    str_addf(&wanted, "%s: an SQLite database; import and check read JSON (--db opens it)",
             run.output);
    assert_string_equal(run.error, wanted.data);
    assert_int_equal(run_text(&run, "x.jsonl", "\n\n", &options), STATUS_DATA);
    assert_contains(run.error, "no record here (.json and .jsonl files are read)");
    struct str after = bytes_of(run.output);
    assert_memory_equal(before.data, after.data, before.length);
    assert_int_equal(count_files(run.folder), 1);
    str_clear(&before);
    str_clear(&after);
    str_clear(&wanted);
    run_end(&run);
}

static void what_cannot_be_written_is_one_line(void **state)
{
    const char *const paths[] = {RECORDS_BASE};
    const struct import_options options = {
        .paths = paths, .path_count = 1, .output = "/nonexistent/out.db"};
    struct import *import = NULL;
    struct err err = {0};
    (void)state;
    assert_int_equal(import_run(&options, &import, &err), STATUS_DATA);
    assert_string_equal(err.text, "/nonexistent/out.db: cannot create: No such file or directory");
    import_free(&import);
}

static void texts_enter_in_normal_form(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_text(&run, "people.jsonl",
                                "{\"name\": \"Jose\xCC\x81 \xE1\x84\x89\xE1\x85\xA9\xE1\x86\xBC"
                                "\xC2\xAD!\", \"id\": \"a\"}\n",
                                &options));
    assert_query(&run, "SELECT json FROM entity WHERE kind = 3",
                 "{\"id\": \"a\", \"name\": \"José 송!\"}\n");
    run_end(&run);
}

static void a_line_without_end_is_refused(void **state)
{
    enum { SIZE = JSON_SIZE_MAX + 2 * 1024 * 1024 };
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *bytes = mem_new(SIZE, 1);
    memset(bytes, '[', SIZE);
    bytes[0] = '1';
    bytes[1] = '\n';
    char *path = records_write_bytes(run.folder, "x.jsonl", bytes, SIZE);
    const char *const paths[] = {path};
    assert_int_equal(run_paths(&run, paths, 1, &options), STATUS_DATA);
    assert_string_equal(run.findings,
                        "x.jsonl:1: error: a record must be an object in braces\n"
                        "x.jsonl:2: error: a line longer than 64 MiB; the rest is not read\n");
    mem_free(&bytes);
    mem_free(&path);
    run_end(&run);
}

int import_forms(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_come_in_many_forms),
        cmocka_unit_test(a_broken_document_is_refused_where_it_breaks),
        cmocka_unit_test(folders_are_searched_in_order),
        cmocka_unit_test(standard_input_is_read),
        cmocka_unit_test(what_cannot_be_read_is_one_line),
        cmocka_unit_test(what_cannot_be_written_is_one_line),
        cmocka_unit_test(texts_enter_in_normal_form),
        cmocka_unit_test(a_line_without_end_is_refused),
    };
    return cmocka_run_group_tests_name("forms of records", tests, NULL, NULL);
}
