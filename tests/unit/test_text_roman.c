/* SPDX-License-Identifier: MIT */
/* Latin spellings of Korean names. */
#include "attache/base/str.h"
#include "attache/text/roman.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static enum roman_match meets(const char *latin, const char *hangul)
{
    struct roman_name name;
    roman_parse(latin, &name);
    return roman_meets_hangul(&name, hangul);
}

static enum roman_match meets_typed(const char *latin, const char *hangul)
{
    struct roman_name name;
    roman_parse_partial(latin, &name);
    return roman_meets_hangul_partial(&name, hangul);
}

static enum roman_match same(const char *a, const char *b)
{
    struct roman_name x, y;
    roman_parse(a, &x);
    roman_parse(b, &y);
    enum roman_match match = roman_meets(&x, &y);
    assert_int_equal(match, roman_meets(&y, &x));
    return match;
}

static void each_spelling_meets_its_name(void **state)
{
    static const char *const pairs[][2] = {
        {"Song Kyung-hee", "송경희"},
        {"Kyung-hee Song", "송경희"},
        {"Song Kyunghee", "송경희"},
        {"SONG, Kyung-Hee", "송경희"},
        {"Song KyungHee", "송경희"},
        {"Song Gyeong-hui", "송경희"},
        {"Song Kyŏnghŭi", "송경희"},
        {"Song Kyo\u0306nghu\u0306i", "송경희"},
        {"Song Kyung Hee", "송경희"},
        {"Kyung Hee Song", "송경희"},
        {"Kyunghee Song", "송경희"},
        {"Rhee Jong Ho", "이종호"},
        {"Yi Jong-ho", "이종호"},
        {"Lee Jong-ho", "이종호"},
        {"Yoon Seok-yul", "윤석열"},
        {"Yoon Suk Yeol", "윤석열"},
        {"Yun Seokyeol", "윤석열"},
        {"Kwon Sook-il", "권숙일"},
        {"Gwon Suk-il", "권숙일"},
        {"Jeong Geun-mo", "정근모"},
        {"Chung Kun-mo", "정근모"},
        {"Chŏng Kŭnmo", "정근모"},
        {"Ryu Young-min", "유영민"},
        {"You Young-min", "유영민"},
        {"Ahn Byong-man", "안병만"},
        {"An Byeong-man", "안병만"},
        {"Choe Gi-yeong", "최기영"},
        {"Choi Kiyoung", "최기영"},
        {"Kang Kyung-wha", "강경화"},
        {"Lim Chang-yuel", "임창열"},
        {"Rim Che-min", "임채민"},
        {"Noe Jung-hye", "노정혜"},
        {"Gong Ro-myung", "공노명"},
        {"Lee June-seung", "이준승"},
        {"Oh Myung", "오명"},
        {"Namgung Min", "남궁민"},
        {"Nam-gung Min-su", "남궁민수"},
        {"Nam Koong Min Su", "남궁민수"},
        {"Min Nam", "남민"},
        {"Sunwoo Eun-sook", "선우은숙"},
        {"Hwangbo Ra", "황보라"},
        {"Hwang Bo-ra", "황보라"},
        {"Je-gal Won", "제갈원"},
        {"Song Kyung‑hee", "송 경희"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (meets(pairs[i][0], pairs[i][1]) != ROMAN_YES) {
            fail_msg("%s does not meet %s", pairs[i][0], pairs[i][1]);
        }
    }
}

static void near_spellings_of_other_names_do_not_meet(void **state)
{
    static const char *const pairs[][2] = {
        {"Sung Kyung-hee", "송경희"},
        {"Kang Kyung-hee", "송경희"},
        {"Lee Jung-ho", "이종호"},
        {"Lee Jong-ho", "이정호"},
        {"Yoon Jong-won", "윤석열"},
        {"Choi Won-ho", "최기영"},
        {"Kang Kyung-wha", "송경희"},
        {"Chung Jin-suk", "정희권"},
        {"Park Jin", "이진규"},
        {"Wan Kang", "강경화"},
        {"Song Kyung", "송경희"},
        {"Song", "송경희"},
        {"Song Kyung-hee Lee", "송경희"},
        {"Song 2", "송이"},
        {"", "송경희"},
        {"Song Kyung-hee", ""},
        {"Song Kyung-hee", "Song"},
        {"Laughlin Robert", "나로버트"},
        {"Song Kyung-hee", "송"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (meets(pairs[i][0], pairs[i][1]) != ROMAN_NO) {
            fail_msg("%s meets %s", pairs[i][0], pairs[i][1]);
        }
    }
}

static void a_breve_left_out_meets_loosely(void **state)
{
    (void)state;
    assert_int_equal(meets("Yun Sok-yol", "윤석열"), ROMAN_LOOSE);
    assert_int_equal(meets("Yun Sŏk-yŏl", "윤석열"), ROMAN_YES);
    assert_int_equal(meets("Kim Sung-hwan", "김승환"), ROMAN_LOOSE);
    assert_int_equal(meets("Kim Sung-hoon", "김승훈"), ROMAN_NO);
    assert_int_equal(meets("Song Kyonghui", "송경희"), ROMAN_YES);
    assert_int_equal(meets("Song Kyonghui", "성경희"), ROMAN_LOOSE);
    assert_int_equal(meets("Song Kyŏnghŭi", "성경희"), ROMAN_NO);
    assert_int_equal(meets("Sŏng Kyŏnghŭi", "성경희"), ROMAN_YES);
}

static void two_latin_spellings_of_one_name_meet(void **state)
{
    (void)state;
    assert_int_equal(same("Yoon Suk Yeol", "Yun Seok-yeol"), ROMAN_YES);
    assert_int_equal(same("Kwang-hyung Lee", "Rhee Gwanghyeong"), ROMAN_YES);
    assert_int_equal(same("Chung Kun-mo", "Jeong Geun-mo"), ROMAN_YES);
    assert_int_equal(same("Yun Sok-yol", "Yoon Seok-yeol"), ROMAN_LOOSE);
    assert_int_equal(same("Lee Jong-ho", "Lee Jung-ho"), ROMAN_NO);
    assert_int_equal(same("Song Kyung-hee", "Sung Kyung-hee"), ROMAN_NO);
    assert_int_equal(same("Song Kyung-hee", "Despréaux Denis"), ROMAN_NO);
}

static void part_of_a_name_meets_while_it_is_typed(void **state)
{
    static const char *const steps[] = {"Kyunghee",     "Kyung-hee",      "kyung hee",
                                        "Song ky",      "song kyu",       "Song Kyung",
                                        "song kyung-h", "Song Kyungh",    "Kyunghe",
                                        "Kyung-hee so", "Song Kyung-hee", "song, kyung"};
    (void)state;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (meets_typed(steps[i], "송경희") != ROMAN_YES) {
            fail_msg("%s does not meet", steps[i]);
        }
    }
    assert_int_equal(meets("Kyunghee", "송경희"), ROMAN_NO);
    assert_int_equal(meets_typed("Song", "송경희"), ROMAN_NO);
    assert_int_equal(meets_typed("song k", "송경희"), ROMAN_NO);
    assert_int_equal(meets_typed("song ju", "송경희"), ROMAN_NO);
    assert_int_equal(meets_typed("Chu", "주영창"), ROMAN_NO);
    assert_int_equal(meets_typed("Song", "문성혁"), ROMAN_NO);
    assert_int_equal(meets_typed("Jungho", "이종호"), ROMAN_NO);
    struct roman_name open, whole;
    assert_true(roman_parse_partial("Song Ky", &open));
    assert_true(roman_parse("Song Kyung-hee", &whole));
    assert_int_equal(roman_meets_hangul(&open, "송경희"), ROMAN_NO);
    assert_int_equal(roman_meets(&open, &whole), ROMAN_NO);
}

static void names_of_other_languages_are_told_apart(void **state)
{
    static const char *const korean[] = {"Song Kyung-hee", "Kyunghee Song", "Lee Jong Ho",
                                         "Oh Myung"};
    static const char *const others[] = {"Denis Despréaux",
                                         "Olivier Brochet",
                                         "Wang Zhigang",
                                         "Ristola Juhapekka",
                                         "Vidal",
                                         "Robert Laughlin",
                                         "Claire Giry",
                                         "László Palkovics",
                                         "",
                                         "송경희",
                                         "J.W. Lee",
                                         "Song"};
    (void)state;
    for (size_t i = 0; i < sizeof korean / sizeof *korean; i++) {
        assert_true(roman_is_korean(korean[i]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (roman_is_korean(others[i])) {
            fail_msg("%s reads as Korean", others[i]);
        }
    }
}

/* Each spelling of a list, with a given name, must meet the surname with that given name. */
static void assert_list(const char *list, const char *hangul)
{
    struct str name = {0};
    str_addf(&name, "%s민수", hangul);
    while (*list != '\0') {
        size_t n = strcspn(list, " ");
        struct str first = {0}, last = {0};
        str_add_bytes(&first, list, n);
        str_add(&first, " Min-su");
        str_add(&last, "Minsu ");
        str_add_bytes(&last, list, n);
        if (meets(str_text(&first), str_text(&name)) != ROMAN_YES ||
            meets(str_text(&last), str_text(&name)) != ROMAN_YES) {
            fail_msg("%s does not reach %s", str_text(&first), hangul);
        }
        str_clear(&first);
        str_clear(&last);
        list += n;
        list += *list == ' ';
    }
    str_clear(&name);
}

/* The table's O and U as the letters they stand for. */
static void add_breves(struct str *out, const char *mccune)
{
    for (; *mccune != '\0'; mccune++) {
        if (*mccune == 'O' || *mccune == 'U') {
            str_add(out, *mccune == 'O' ? "ŏ" : "ŭ");
        } else {
            str_add_char(out, *mccune);
        }
    }
}

static void every_surname_is_reached_by_each_of_its_spellings(void **state)
{
    (void)state;
    for (size_t i = 0; i < roman_surname_count(); i++) {
        const char *spellings[3];
        const char *hangul = roman_surname_at(i, spellings);
        struct str mccune = {0};
        add_breves(&mccune, spellings[1]);
        assert_list(spellings[0], hangul);
        assert_list(str_text(&mccune), hangul);
        assert_list(spellings[2], hangul);
        str_clear(&mccune);
    }
}

static void a_name_in_revised_romanization_meets_itself(void **state)
{
    static const char *const names[] = {
        "송경희", "이종호", "윤석열",   "권숙일", "정근모", "유영민", "최기영", "안병만", "황성훈",
        "강경화", "조태용", "남궁민수", "곽준호", "백운규", "허태완", "류광준", "엄천일", "여명"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str latin = {0};
        size_t surname = strcmp(names[i], "남궁민수") == 0 ? 6 : 3;
        struct str family = {0};
        str_add_bytes(&family, names[i], surname);
        roman_rr_add(&latin, str_text(&family));
        str_add_char(&latin, ' ');
        roman_rr_add(&latin, names[i] + surname);
        if (meets(str_text(&latin), names[i]) != ROMAN_YES) {
            fail_msg("%s does not meet %s", str_text(&latin), names[i]);
        }
        str_clear(&family);
        str_clear(&latin);
    }
}

static void revised_romanization_goes_by_syllable(void **state)
{
    struct str out = {0};
    (void)state;
    roman_rr_add(&out, "송 경희 (KAIST) 닭");
    assert_string_equal(str_text(&out), "song gyeonghui (KAIST) dak");
    str_clear(&out);
}

static void any_bytes_can_be_read(void **state)
{
    uint32_t seed = 9;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[64];
        struct roman_name name;
        size_t n = 0;
        seed = seed * 1664525u + 1013904223u;
        for (size_t wanted = seed >> 8 & 63; n < wanted && n < sizeof text - 1; n++) {
            seed = seed * 1664525u + 1013904223u;
            text[n] = round % 4 ? "kgnoyehu iwe-,'s"[seed >> 28] : (char)(1 + (seed >> 16) % 255);
        }
        text[n] = '\0';
        if (roman_parse_partial(text, &name)) {
            assert_in_range(name.count, 1, ROMAN_READINGS);
            roman_meets_hangul_partial(&name, "송경희");
            roman_meets(&name, &name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_spelling_meets_its_name),
        cmocka_unit_test(near_spellings_of_other_names_do_not_meet),
        cmocka_unit_test(a_breve_left_out_meets_loosely),
        cmocka_unit_test(two_latin_spellings_of_one_name_meet),
        cmocka_unit_test(part_of_a_name_meets_while_it_is_typed),
        cmocka_unit_test(names_of_other_languages_are_told_apart),
        cmocka_unit_test(every_surname_is_reached_by_each_of_its_spellings),
        cmocka_unit_test(a_name_in_revised_romanization_meets_itself),
        cmocka_unit_test(revised_romanization_goes_by_syllable),
        cmocka_unit_test(any_bytes_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
