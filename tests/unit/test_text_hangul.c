/* SPDX-License-Identifier: MIT */
/* Syllables, the keyboard, initials, and matching while composing. */
#include "attache/base/str.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"
#include "fixtures/test.h"

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void every_syllable_is_its_parts(void **state)
{
    struct hangul_parts parts;
    int count = 0;
    (void)state;
    for (uint32_t cp = 0xAC00; cp <= 0xD7A3; cp++, count++) {
        assert_true(hangul_is_syllable(cp) && !hangul_is_jamo(cp));
        assert_true(hangul_decompose(cp, &parts));
        assert_int_equal(hangul_compose(parts), cp);
    }
    assert_int_equal(count, 11172);
    assert_false(hangul_decompose(0xABFF, &parts));
    assert_false(hangul_decompose(0xD7A4, &parts));
    assert_int_equal(hangul_compose((struct hangul_parts){19, 0, 0}), 0);
    assert_int_equal(hangul_compose((struct hangul_parts){0, 21, 0}), 0);
    assert_int_equal(hangul_compose((struct hangul_parts){0, 0, 28}), 0);
    assert_int_equal(hangul_compose((struct hangul_parts){-1, 0, 0}), 0);
}

static void parts_have_their_jamo(void **state)
{
    (void)state;
    assert_int_equal(hangul_initial_jamo(0), 0x3131);
    assert_int_equal(hangul_initial_jamo(18), 0x314E);
    assert_int_equal(hangul_medial_jamo(20), 0x3163);
    assert_int_equal(hangul_final_jamo(1), 0x3131);
    assert_int_equal(hangul_final_jamo(21), 0x3147);
    assert_int_equal(hangul_final_jamo(27), 0x314E);
    assert_int_equal(hangul_final_jamo(0), 0);
    assert_int_equal(hangul_initial_jamo(19), 0);
    assert_int_equal(hangul_medial_jamo(-1), 0);
    assert_true(hangul_is_jamo(0x3131) && hangul_is_jamo(0x1100) && hangul_is_jamo(0x11A8));
    assert_false(hangul_is_jamo('a'));
}

static void assert_types(const char *keys, const char *hangul)
{
    struct str out = {0};
    hangul_from_keys(&out, keys);
    assert_string_equal(str_text(&out), hangul);
    str_clear(&out);
}

static void keys_type_hangul(void **state)
{
    static const char *const pairs[][2] = {
        {"thdrudgml", "송경희"},
        {"rk", "가"},
        {"j", "ㅓ"},
        {"rkrtkd", "각상"},
        {"rkqtdl", "값이"},
        {"ekfrrif", "닭걀"},
        {"dhk", "와"},
        {"EkRmfrh", "따끌고"},
        {"THDRUDGML", "쏭꼉희"},
        {"rk 1b!", "가 1ㅠ!"},
        {"tr", "ㅅㄱ"},
        {"kk", "ㅏㅏ"},
        {"rnpf", "궬"},
        {"", ""},
        {"ml", "ㅢ"},
        {"gks글", "한글"},
        {"rkE", "가ㄸ"},
        {"rkEk", "가따"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_types(pairs[i][0], pairs[i][1]);
    }
}

static void assert_keys(const char *hangul, const char *keys)
{
    struct str out = {0};
    hangul_to_keys(&out, hangul);
    assert_string_equal(str_text(&out), keys);
    str_clear(&out);
}

static void hangul_gives_back_its_keys(void **state)
{
    (void)state;
    assert_keys("송경희", "thdrudgml");
    assert_keys("ㅓ", "j");
    assert_keys("가", "rk");
    assert_keys("ㄳㅘ", "rthk");
    assert_keys("\u1109\u1169\u11BC", "thd");
    assert_keys("a 값!", "a rkqt!");
}

static void every_syllable_can_be_typed(void **state)
{
    (void)state;
    for (uint32_t cp = 0xAC00; cp <= 0xD7A3; cp++) {
        char syllable[5] = "";
        struct str keys = {0};
        syllable[utf8_put(cp, syllable)] = '\0';
        hangul_to_keys(&keys, syllable);
        assert_types(str_text(&keys), syllable);
        str_clear(&keys);
    }
}

static void words_of_any_syllables_can_be_typed(void **state)
{
    uint32_t seed = 4;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct str word = {0}, keys = {0};
        for (int i = 0; i < 4; i++) {
            char bytes[4];
            str_add_bytes(&word, bytes, utf8_put(0xAC00 + next_random(&seed) % 11172, bytes));
        }
        hangul_to_keys(&keys, str_text(&word));
        assert_types(str_text(&keys), str_text(&word));
        str_clear(&word);
        str_clear(&keys);
    }
}

static void initials_stand_for_syllables(void **state)
{
    struct str out = {0};
    (void)state;
    hangul_initials(&out, "송 경희 KAIST");
    assert_string_equal(str_text(&out), "ㅅㄱㅎKAIST");
    str_cut(&out, 0);
    hangul_initials(&out, "ㄳ ㅎ");
    assert_string_equal(str_text(&out), "ㄱㅅㅎ");
    str_clear(&out);
    assert_true(hangul_all_consonants("ㅅㄱㅎ"));
    assert_true(hangul_all_consonants("ㅅ ㄱ"));
    assert_false(hangul_all_consonants(""));
    assert_false(hangul_all_consonants("  "));
    assert_false(hangul_all_consonants("ㅅㅏ"));
    assert_false(hangul_all_consonants("송ㄱ"));
    assert_false(hangul_all_consonants("t"));
}

static void every_syllable_has_its_initial(void **state)
{
    struct str all = {0}, expected = {0}, one = {0};
    struct hangul_parts parts;
    (void)state;
    for (uint32_t cp = 0xAC00; cp <= 0xD7A3; cp++) {
        char syllable[5] = "", jamo[5] = "";
        syllable[utf8_put(cp, syllable)] = '\0';
        assert_true(hangul_decompose(cp, &parts));
        jamo[utf8_put(hangul_initial_jamo(parts.initial), jamo)] = '\0';
        hangul_initials(&one, syllable);
        assert_string_equal(str_text(&one), jamo);
        assert_true(hangul_all_consonants(jamo) && !hangul_all_consonants(syllable));
        str_cut(&one, 0);
        str_add(&all, syllable);
        str_add(&expected, jamo);
    }
    hangul_initials(&one, str_text(&all));
    assert_string_equal(str_text(&one), str_text(&expected));
    str_clear(&all);
    str_clear(&expected);
    str_clear(&one);
}

static void a_syllable_under_way_matches_what_it_may_become(void **state)
{
    static const struct {
        const char *text, *typed;
        bool matches;
    } cases[] = {
        {"송경희", "송", true},    {"송경희", "소", true},     {"소", "소", true},
        {"송경희", "ㅅ", true},    {"송경희", "송ㄱ", true},   {"송경희", "송겨", true},
        {"경희", "겨", true},      {"송경희", "송경ㅎ", true}, {"송경희", "송 경희", true},
        {"송 경희", "송경", true}, {"달걀", "닭", true},       {"닭", "달", true},
        {"소경", "속", true},      {"화학", "호", true},       {"희", "흐", true},
        {"송경희", "성", false},   {"송경희", "속", false},    {"송경희", "송경희가", false},
        {"송경희", "", false},     {"", "소", false},          {"화학", "하", false},
        {"송경희", "소겨", false}, {"KAIST", "KA", true},      {"안자", "앉", true},
        {"앉", "안", true},        {"권", "구", true},         {"권", "가", false},
        {"권", "고", false},       {"의", "으", true},         {"의", "우", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(hangul_prefix_match(cases[i].text, cases[i].typed), cases[i].matches);
    }
}

static void every_step_of_typing_a_name_matches_it(void **state)
{
    static const char *const names[] = {"송경희", "윤석열", "닭갈비", "과학기술정보통신부",
                                        "왜관역", "의원",   "값어치", "흙길"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str keys = {0};
        hangul_to_keys(&keys, names[i]);
        while (keys.length > 0) {
            struct str typed = {0};
            hangul_from_keys(&typed, str_text(&keys));
            assert_true(hangul_prefix_match(names[i], str_text(&typed)));
            str_clear(&typed);
            str_cut(&keys, keys.length - 1);
        }
        str_clear(&keys);
    }
}

static void a_name_is_found_inside_a_text(void **state)
{
    const char *text = "과기정통부 송경희";
    (void)state;
    assert_ptr_equal(hangul_find(text, "경희"), strstr(text, "경희"));
    assert_ptr_equal(hangul_find(text, "소"), strstr(text, "송"));
    assert_null(hangul_find(text, "성"));
    assert_ptr_equal(hangul_find(text, " 경 희"), strstr(text, "경희"));
    assert_ptr_equal(hangul_find("경경희", "경희"), &"경경희"[strlen("경")]);
    assert_ptr_equal(hangul_find("가 경 희", "경ㅎ"), &"가 경 희"[strlen("가 ")]);
    assert_null(hangul_find("경경", "경희"));
    assert_null(hangul_find("ab", "abc"));
    assert_null(hangul_find("", "성"));
    assert_null(hangul_find(text, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_syllable_is_its_parts),
        cmocka_unit_test(parts_have_their_jamo),
        cmocka_unit_test(keys_type_hangul),
        cmocka_unit_test(hangul_gives_back_its_keys),
        cmocka_unit_test(every_syllable_can_be_typed),
        cmocka_unit_test(words_of_any_syllables_can_be_typed),
        cmocka_unit_test(initials_stand_for_syllables),
        cmocka_unit_test(every_syllable_has_its_initial),
        cmocka_unit_test(a_syllable_under_way_matches_what_it_may_become),
        cmocka_unit_test(every_step_of_typing_a_name_matches_it),
        cmocka_unit_test(a_name_is_found_inside_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
