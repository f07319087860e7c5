/* SPDX-License-Identifier: MIT */
/* Search keys, words and the ASCII form of a text. */
#include "attache/base/str.h"
#include "attache/text/ascii.h"
#include "attache/text/fold.h"
#include "attache/text/utf8.h"
#include "attache/text/words.h"
#include "fixtures/test.h"

#include <locale.h>

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void assert_key(const char *text, const char *key)
{
    struct str out = {0};
    fold_add(&out, text, strlen(text));
    assert_string_equal(str_text(&out), key);
    str_clear(&out);
}

static void letters_lose_case_and_marks(void **state)
{
    static const char *const pairs[][2] = {
        {"Despréaux", "despreaux"},
        {"Maršič", "marsic"},
        {"İsmail", "ismail"},
        {"Jürgen", "jurgen"},
        {"Støre", "store"},
        {"Łukasz", "lukasz"},
        {"Đạt", "dat"},
        {"Kacır", "kacir"},
        {"Straße", "strasse"},
        {"Œuvre", "oeuvre"},
        {"Þór", "thor"},
        {"Æther", "aether"},
        {"Ðorð", "dord"},
        {"Ǆ", "dz"},
        {"ŋ", "n"},
        {"Ｆｕｌｌ", "full"},
        {"ﬁne", "fine"},
        {"㎒", "mhz"},
        {"Ά", "α"},
        {"Й", "и"},
        {"ẞ", "ss"},
        {"Kyŏnghŭi", "kyonghui"},
        {"e\u0301", "e"},
        {"ΣΑΣ", "σασ"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_key(pairs[i][0], pairs[i][1]);
    }
}

static void hangul_stays_composed(void **state)
{
    (void)state;
    assert_key("송경희", "송경희");
    assert_key("\u1109\u1169\u11BC", "송");
    assert_key("ㅅㄱㅎ", "ㅅㄱㅎ");
    assert_key("\u1109", "ㅅ");
    assert_key("\u1100 \u1112 \u1161 \u1175 \u11A8 \u11C2", "ㄱ ㅎ ㅏ ㅣ ㄱ ㅎ");
    assert_key("㈜한국", "주 한국");
    assert_key("がく", "がく");
    assert_key("東京", "東京");
}

static void apostrophes_vanish_and_dashes_are_spaces(void **state)
{
    static const uint32_t vanishing[] = {'\'', '`', 0x2018, 0x2019, 0x02BB, 0x02BC, 0x00B4, 0x2032};
    static const uint32_t spaces[] = {'-',    ' ',    0x2010, 0x2011, 0x2013, 0x2014,
                                      0x2212, 0x00A0, 0x3000, '/',    ',',    ':',
                                      '_',    0x00B7, '\t',   '\n',   '(',    '"'};
    (void)state;
    for (size_t i = 0; i < sizeof vanishing / sizeof *vanishing; i++) {
        char text[8] = {'o'};
        text[1 + utf8_put(vanishing[i], text + 1)] = 'N';
        assert_key(text, "on");
    }
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        char text[8] = {'o'};
        text[1 + utf8_put(spaces[i], text + 1)] = 'N';
        assert_key(text, "o n");
    }
    assert_key("  -- a  --  b -- ", "a b");
    assert_key("---", "");
    assert_key("", "");
}

static void short_terms_keep_the_signs_that_make_them(void **state)
{
    static const char *const pairs[][2] = {
        {"R&D", "r&d"},
        {"AT&T", "at&t"},
        {"R & D", "r d"},
        {"C++", "c++"},
        {"C#", "c#"},
        {"KF-21", "kf 21"},
        {"6G", "6g"},
        {"U.S.A.", "usa"},
        {"4.0", "4.0"},
        {"end. Next", "end next"},
        {"end.Next", "end next"},
        {"J.W. Lee", "jw lee"},
        {"ASEAN+3", "asean 3"},
        {"5G+", "5g"},
        {"&", ""},
        {"a&", "a"},
        {"&a", "a"},
        {"C++.", "c++"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_key(pairs[i][0], pairs[i][1]);
    }
}

static void the_locale_plays_no_part(void **state)
{
    (void)state;
    (void)setlocale(LC_ALL, "tr_TR.UTF-8");
    assert_key("INFORMATION", "information");
    assert_key("Iİıi", "iiii");
    (void)setlocale(LC_ALL, "C");
}

static void folding_a_key_again_changes_nothing(void **state)
{
    static const char signs[] = " -'.&+#_/aB1";
    uint32_t seed = 11;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct str text = {0}, once = {0}, twice = {0};
        for (uint32_t i = next_random(&seed) % 16; i > 0; i--) {
            char bytes[4];
            uint32_t cp = next_random(&seed) % 3 != 0
                              ? (unsigned char)signs[next_random(&seed) % (sizeof signs - 1)]
                              : next_random(&seed) % 0x3200;
            str_add_bytes(&text, bytes, utf8_put(cp, bytes));
        }
        fold_add(&once, str_text(&text), text.length);
        fold_add(&twice, str_text(&once), once.length);
        assert_string_equal(str_text(&once), str_text(&twice));
        assert_true(utf8_valid(str_text(&once), once.length, NULL));
        assert_contains_not(str_text(&once), "  ");
        str_clear(&text);
        str_clear(&once);
        str_clear(&twice);
    }
}

static void a_key_lives_in_its_arena(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_string_equal(fold_dup(&arena, "Kyung-Hee  SONG"), "kyung hee song");
    assert_string_equal(fold_dup(&arena, ""), "");
    arena_clear(&arena);
}

/* The words of a text, joined with '|'. */
static void assert_words(const char *text, const char *wanted)
{
    struct words words;
    struct token word;
    struct str out = {0};
    words_begin(&words, text, strlen(text));
    while (words_next(&words, &word)) {
        assert_true(word.start < word.end && word.end <= strlen(text) && word.folded_size > 0);
        str_add(&out, out.length > 0 ? "|" : "");
        str_add_bytes(&out, word.folded, word.folded_size);
    }
    words_end(&words);
    assert_false(words_next(&words, &word));
    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
}

static void words_are_runs_of_letters_and_digits(void **state)
{
    static const char *const pairs[][2] = {
        {"", ""},
        {" -- ", ""},
        {"The Quick fox.", "the|quick|fox"},
        {"R&D, AT&T", "r|d|at|t"},
        {"C++ and C#", "c++|and|c#"},
        {"O'Neill’s", "oneills"},
        {"'quoted'", "quoted"},
        {"KF-21 6G", "kf|21|6g"},
        {"U.S. and U.S.A.", "us|and|usa"},
        {"v2.5, 4.0.", "v2.5|4.0"},
        {"AI기술 21세기", "ai|기술|21|세기"},
        {"과학·기술", "과학|기술"},
        {"東京", "東|京"},
        {"Despréaux Støre", "despreaux|store"},
        {"snake_case", "snake|case"},
        {"a\xFF"
         "b",
         "a|b"},
        {"1,000", "1|000"},
        {"www.msit.go.kr", "www|msit|go|kr"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_words(pairs[i][0], pairs[i][1]);
    }
}

static void a_word_knows_its_place_in_the_text(void **state)
{
    struct words words;
    struct token word;
    (void)state;
    words_begin(&words, "a ‘송경희’ b", strlen("a ‘송경희’ b"));
    assert_true(words_next(&words, &word) && word.start == 0 && word.end == 1);
    assert_true(words_next(&words, &word) && word.start == 5 && word.end == 14);
    words_end(&words);
}

static void any_bytes_can_be_cut_into_words(void **state)
{
    uint32_t seed = 5;
    (void)state;
    for (int round = 0; round < 5000; round++) {
        char text[300];
        size_t n = next_random(&seed) % sizeof text, last = 0;
        struct words words;
        struct token word;
        for (size_t i = 0; i < n; i++) {
            uint32_t random = next_random(&seed);
            text[i] = round % 2 ? (char)random : "aB1.'+ \xEA\xB0\x80"[random % 10];
        }
        words_begin(&words, text, n);
        while (words_next(&words, &word)) {
            assert_true(word.start >= last && word.end > word.start && word.end <= n);
            assert_true(word.folded_size <= WORDS_FOLDED_MAX);
            assert_true(utf8_valid(word.folded, word.folded_size, NULL));
            last = word.end;
        }
        words_end(&words);
    }
}

static void assert_ascii(const char *text, const char *wanted)
{
    struct str out = {0};
    ascii_add(&out, text, strlen(text));
    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
}

static void what_has_no_place_in_ascii_is_written_with_what_has(void **state)
{
    static const char *const pairs[][2] = {
        {"plain", "plain"},
        {"Despréaux", "Despreaux"},
        {"Łukasz Støre", "Lukasz Store"},
        {"Straße Œ", "Strasse OE"},
        {"송경희", "songgyeonghui"},
        {"a…b", "a~b"},
        {"“a” ‘b’", "\"a\" 'b'"},
        {"–—·•", "--.*"},
        {"┌─┐│└┘", "+-+|++"},
        {"←→↑↓", "<>^v"},
        {"東京", "????"},
        {"▁▂▃▄▅▆▇█", "..::||##"},
        {"½ №", "1/2 No"},
        {"\xFF", "?"},
        {"e\u0301", "e"},
        {"a\nb", "a\nb"},
        {"Ｆ", "F"},
        {"\u1109\u1169\u11BC", "song"},
        {"ㅊㄱㅇ", "chgo"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_ascii(pairs[i][0], pairs[i][1]);
    }
}

static void ascii_tells_what_has_a_letter_there(void **state)
{
    (void)state;
    assert_true(ascii_tells("") && ascii_tells("Li") && ascii_tells("?") && ascii_tells("·"));
    assert_true(ascii_tells("송경희") && ascii_tells("東京 Tokyo") && ascii_tells("東京?"));
    assert_true(ascii_tells("東A") && ascii_tells("東z") && ascii_tells("東0") &&
                ascii_tells("東9"));
    assert_false(ascii_tells("東京") || ascii_tells("チェ・ギヨン") || ascii_tells("(東京)"));
}

static void the_ascii_form_is_ascii(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp < 0x30000; cp++) {
        char bytes[4];
        struct str out = {0};
        ascii_add(&out, bytes, utf8_put(cp, bytes));
        for (size_t i = 0; i < out.length; i++) {
            assert_true((unsigned char)out.data[i] < 0x80);
        }
        str_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_lose_case_and_marks),
        cmocka_unit_test(hangul_stays_composed),
        cmocka_unit_test(apostrophes_vanish_and_dashes_are_spaces),
        cmocka_unit_test(short_terms_keep_the_signs_that_make_them),
        cmocka_unit_test(the_locale_plays_no_part),
        cmocka_unit_test(folding_a_key_again_changes_nothing),
        cmocka_unit_test(a_key_lives_in_its_arena),
        cmocka_unit_test(words_are_runs_of_letters_and_digits),
        cmocka_unit_test(a_word_knows_its_place_in_the_text),
        cmocka_unit_test(any_bytes_can_be_cut_into_words),
        cmocka_unit_test(what_has_no_place_in_ascii_is_written_with_what_has),
        cmocka_unit_test(ascii_tells_what_has_a_letter_there),
        cmocka_unit_test(the_ascii_form_is_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
