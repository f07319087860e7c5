/* SPDX-License-Identifier: MIT */
/* What leaves the program: the clipboard's sequence and addresses for a browser. */
#include "attache/app/outside.h"
#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "fixtures/records/records.h"
#include "fixtures/test.h"

#include <strings.h>
#include <sys/stat.h>

static void assert_copy(const char *text, enum multiplexer multiplexer, const char *wanted)
{
    struct str out = {0};
    assert_true(outside_copy(text, multiplexer, &out));
    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
}

static void a_text_is_handed_over_in_base64(void **state)
{
    (void)state;
    assert_copy("", MULTIPLEXER_NONE, "\033]52;c;\a");
    assert_copy("f", MULTIPLEXER_NONE, "\033]52;c;Zg==\a");
    assert_copy("fo", MULTIPLEXER_NONE, "\033]52;c;Zm8=\a");
    assert_copy("foo", MULTIPLEXER_NONE, "\033]52;c;Zm9v\a");
    assert_copy("송", MULTIPLEXER_NONE, "\033]52;c;7Iah\a");
}

static void multiplexers_pass_it_on(void **state)
{
    (void)state;
    assert_copy("foo", MULTIPLEXER_TMUX, "\033]52;c;Zm9v\a\033Ptmux;\033\033]52;c;Zm9v\a\033\\");
    assert_copy("foo", MULTIPLEXER_SCREEN, "\033P\033]52;c;Zm9v\a\033\\");
}

static void a_text_too_long_for_terminals_is_refused(void **state)
{
    (void)state;
    size_t most = OUTSIDE_COPY_MAX / 4 * 3;
    char *text = mem_new(most + 2, 1);
    struct str out = {0};
    memset(text, 'x', most);
    assert_true(outside_copy(text, MULTIPLEXER_NONE, &out));
    str_cut(&out, 0);
    text[most] = 'x';
    assert_false(outside_copy(text, MULTIPLEXER_NONE, &out));
    assert_int_equal(out.length, 0);
    str_clear(&out);
    mem_free(&text);
}

static void only_web_addresses_pass_and_nothing_that_is_not_url_text(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "",          "http://",     "https:///path", "file:///etc/passwd", "javascript:alert(1)",
        "-x",        "ftp://host/", "//host",        "http:host",          " https://host",
        "https://?q"};
    static const char *const passed[][2] = {
        {"https://www.msit.go.kr/a?b=c&d=e#f", "https://www.msit.go.kr/a?b=c&d=e#f"},
        {"HTTP://host/", "HTTP://host/"},
        {"https://host/a b\"c", "https://host/a%20b%22c"},
        {"https://host/송", "https://host/%EC%86%A1"},
        {"https://host/%41%4", "https://host/%41%254"},
        {"https://host/\033]52;c;x\a", "https://host/%1B]52;c;x%07"},
        {"https://host/`id`$(id)", "https://host/%60id%60$(id)"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct str out = {0};
        assert_false(outside_url(refused[i], &out));
        assert_int_equal(out.length, 0);
        str_clear(&out);
    }
    for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++) {
        struct str out = {0};
        assert_true(outside_url(passed[i][0], &out));
        assert_string_equal(str_text(&out), passed[i][1]);
        str_clear(&out);
    }
}

/* A browser that writes down how many words it is given, and which. */
static void write_browser(const char *folder, struct str *browser, struct str *given)
{
    struct str script = {0};
    str_addf(browser, "%s/browser", folder);
    str_addf(given, "%s/given", folder);
    str_addf(&script, "#!/bin/sh\nprintf '%%s\\n' \"$#\" \"$@\" >'%s'\n", str_text(given));
    assert_int_equal(file_write(str_text(browser), str_text(&script), script.length, true, NULL),
                     STATUS_OK);
    assert_int_equal(chmod(str_text(browser), 0700), 0);
    str_clear(&script);
}

/* Opens the address: the browser gets it as its one word, or is not run. Whether it was. */
static bool opens(const char *text, const char *given)
{
    struct str url = {0};
    struct str wanted = {0};
    struct str words = {0};
    const bool passes = outside_url(text, &url);
    (void)unlink(given);
    assert_int_equal(outside_open(text, true, NULL), passes ? STATUS_OK : STATUS_DATA);
    assert_int_equal(access(given, F_OK), passes ? 0 : -1);
    if (passes) {
        str_addf(&wanted, "1\n%s\n", str_text(&url));
        assert_int_equal(file_read(given, &words, NULL), STATUS_OK);
        assert_string_equal(str_text(&words), str_text(&wanted));
        assert_true(strncasecmp(str_text(&url), "http://", 7) == 0 ||
                    strncasecmp(str_text(&url), "https://", 8) == 0);
        for (const char *at = str_text(&url); *at != '\0'; at++)
            assert_true(*at > ' ' && *at < 0x7F && strchr("\"`\\<>|{}^", *at) == NULL);
    }
    str_clear(&url);
    str_clear(&wanted);
    str_clear(&words);
    return passes;
}

/* What a browser gets is a web address in ASCII, without what a shell or a terminal would obey. */
static void no_address_is_more_than_an_address(void **state)
{
    static const char *const begins[] = {
        "https://host/", "http://host?", "https://", "HTTPS://h#", "-",
        "file://h/",     "javascript:",  "",         " http://h/", "\t"};
    static const char *const ends[] = {
        "\"; rm -rf ~; \"", "$(id)",    "`id`\n--help", "\033]8;;x\033\\",  "\302\23331m",
        "\342\200\256cod",  "\xFF\xFE", "' -o x '",     "|x&y;z<a>b{c}^\\", "a\r\nHost: b",
    };
    (void)state;
    char *folder = records_folder();
    struct str browser = {0};
    struct str given = {0};
    int passed = 0;
    write_browser(folder, &browser, &given);
    assert_int_equal(setenv("BROWSER", str_text(&browser), 1), 0);
    for (size_t i = 0; i < 100; i++) {
        struct str text = {0};
        str_addf(&text, "%s%s", begins[i / 10], ends[i % 10]);
        passed += opens(str_text(&text), str_text(&given));
        str_clear(&text);
    }
    assert_in_range(passed, 20, 40);
    str_clear(&browser);
    str_clear(&given);
    records_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_handed_over_in_base64),
        cmocka_unit_test(multiplexers_pass_it_on),
        cmocka_unit_test(a_text_too_long_for_terminals_is_refused),
        cmocka_unit_test(only_web_addresses_pass_and_nothing_that_is_not_url_text),
        cmocka_unit_test(no_address_is_more_than_an_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
