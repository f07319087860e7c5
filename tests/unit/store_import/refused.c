/* SPDX-License-Identifier: MIT */
/* Records that are refused, runs that are broken off, and the files they leave. */
#include "unit/store_import/parts.h"

#include <sys/stat.h>

#define BAD_LINES                                                                                  \
    TYPED("good")                                                                                  \
    "\n" TYPED(                                                                                    \
        "bad") "\n{\"type\": \"person\", \"id\": \"bad\", \"name\": 5}\n"                          \
               "{\"type\": \"source\", \"id\": \"s\", \"publisher\": 1, \"title\": \"T\", "        \
               "\"language\": \"ko\"}\n"                                                           \
               "{\"type\": \"meeting\", \"id\": \"m\", \"title\": \"M\", \"kind\": \"visit\", "    \
               "\"date\": \"2024\", \"status\": \"held\", \"partners\": [], \"domestic\": true, "  \
               "\"summary\": \"S\", \"sources\": [\"s\"], \"confidence\": \"low\"}\n"              \
               "{\"type\": \"meeting\", \"id\": \"n\", \"title\": \"M\", \"kind\": \"forum\", "    \
               "\"date\": \"2023\", \"status\": \"held\", \"partners\": [], \"domestic\": true, "  \
               "\"summary\": \"S\", \"sources\": [\"s2\"], \"confidence\": \"low\", "              \
               "\"outcomes\": "                                                                    \
               "[{\"kind\": \"agreed\", \"text\": \"T\", \"promise\": true, \"kept_by\": "         \
               "[\"m\"]}]}\n"                                                                      \
               "{\"type\": \"source\", \"id\": \"s2\", \"publisher\": \"P\", \"title\": \"T\", "   \
               "\"language\": \"ko\"}\n"

static void bad_records_leave_the_old_database(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *old = records_write(run.folder, "out.db", "old");
    assert_int_equal(run_text(&run, "x.jsonl", BAD_LINES, &options), STATUS_DATA);
    assert_contains(run.findings, "x.jsonl:3: error: name: must be a text in quotes\n");
    assert_contains(run.findings, "x.jsonl:4: error: publisher: must be a text in");
    assert_contains_not(run.findings, "x.jsonl:5:");
    struct str bytes = bytes_of(run.output);
    assert_string_equal(bytes.data, "old");
    assert_int_equal(count_files(run.folder), 1);
    str_clear(&bytes);
    mem_free(&old);
    run_end(&run);
}

static void keep_going_takes_the_good_and_drops_what_leans_on_the_bad(void **state)
{
    struct import_options options = {.keep_going = true};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_text(&run, "x.jsonl", BAD_LINES, &options));
    assert_contains(run.findings, "x.jsonl:3: error: name: must be a text in quotes\n");
    assert_non_null(
        strstr(run.findings, "x.jsonl:5: error: sources[0]: \"s\" has errors itself\n"));
    assert_contains(run.findings,
                    "x.jsonl:6: error: outcomes[0].kept_by[0]: \"m\" has errors itself\n");
    assert_query(&run, "SELECT kind, slug FROM entity WHERE kind < 10 ORDER BY id",
                 "3|bad\n3|good\n9|s2\n");
    assert_query(&run, "SELECT count(*) FROM meeting", "0\n");
    assert_query(&run, "SELECT value FROM meta WHERE name = 'count.source'", "1\n");
    run_end(&run);
}

/* When no record has an id that is one, there is nothing to look up. */
static void records_that_are_all_bad_are_an_empty_database(void **state)
{
    static const char *const bad[] = {"{\"type\": \"topic\", \"id\": \"ener%gy\"}\n",
                                      "{\"type\": \"person\", \"name\": \"\\ud800\"}\n"};
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct run run;
        struct import_options options = {.keep_going = true};
        run_begin(&run);
        assert_int_equal(run_text(&run, "x.jsonl", bad[i], &options), STATUS_OK);
        assert_contains(run.findings, "x.jsonl:1: error: ");
        assert_query(&run, "SELECT count(*) FROM entity", "0\n");
        run_end(&run);
    }
}

static void an_interrupted_import_leaves_nothing(void **state)
{
    static const volatile sig_atomic_t interrupted = 1;
    struct import_options options = {.interrupted = &interrupted};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_int_equal(run_base(&run, &options), STATUS_DATA);
    assert_string_equal(run.error, "interrupted; nothing was written");
    assert_int_equal(count_files(run.folder), 0);
    run_end(&run);
}

static void the_new_file_has_its_mode_and_links_are_followed(void **state)
{
    struct import_options options = {0};
    struct stat info;
    struct run run;
    (void)state;
    run_begin(&run);
    char *link = records_write(run.folder, "link.db", "");
    unlink(link);
    assert_clean(&run, run_base(&run, &options));
    assert_int_equal(stat(run.output, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0644);
    assert_int_equal(symlink("out.db", link), 0);
    char *output = run.output;
    run.output = link;
    options.private_file = true;
    assert_clean(&run, run_base(&run, &options));
    run.output = output;
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(stat(run.output, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    mem_free(&link);
    run_end(&run);
}

int refused_imports(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_records_leave_the_old_database),
        cmocka_unit_test(keep_going_takes_the_good_and_drops_what_leans_on_the_bad),
        cmocka_unit_test(records_that_are_all_bad_are_an_empty_database),
        cmocka_unit_test(an_interrupted_import_leaves_nothing),
        cmocka_unit_test(the_new_file_has_its_mode_and_links_are_followed),
    };
    return cmocka_run_group_tests_name("refused imports", tests, NULL, NULL);
}
