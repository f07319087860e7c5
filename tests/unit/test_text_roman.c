/* SPDX-License-Identifier: MIT */
/* Latin spellings of Korean names. */
#include "attache/base/str.h"
#include "attache/text/roman.h"
#include "attache/text/utf8.h"
#include "fixtures/test.h"

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

/* Each Latin spelling and name in Hangul meet, or do not. */
static void assert_meet(const char *const (*pairs)[2], size_t count, enum roman_match wanted)
{
    for (size_t i = 0; i < count; i++) {
        enum roman_match match = meets(pairs[i][0], pairs[i][1]);
        if (match != wanted)
            fail_msg("%s and %s: %d, not %d", pairs[i][0], pairs[i][1], match, wanted);
    }
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
    assert_meet(pairs, sizeof pairs / sizeof *pairs, ROMAN_YES);
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
        {"Song Kyeo-hee", "송경희"},
        {"Song Kyung-hee Lee", "송경희"},
        {"Song 2", "송이"},
        {"Song Kyung-hee 7", "송경희"},
        {"Song Kyung hee 7", "송경희"},
        {"", "송경희"},
        {"Song Kyung-hee", ""},
        {"Song Kyung-hee", "Song"},
        {"Laughlin Robert", "나로버트"},
        {"Song Kyung-hee", "송"},
    };
    (void)state;
    assert_meet(pairs, sizeof pairs / sizeof *pairs, ROMAN_NO);
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
    assert_int_equal(meets("Yo Un-hyung", "여운형"), ROMAN_YES);
    assert_int_equal(same("Yo Whonerey", "Yo Whonerey"), ROMAN_YES);
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

/* A spelling of one given syllable, and each syllable of Hangul that it must reach. */
struct spelled {
    const char *latin;
    const char *hangul;
};

/* As the first and as the second syllable of a given name. */
static void assert_reaches(const char *latin, const char *syllable)
{
    struct str first = {0}, second = {0}, first_hangul = {0}, second_hangul = {0};
    str_addf(&first, "Kim %s-ho", latin);
    str_addf(&second, "Ho-%s Kim", latin);
    str_addf(&first_hangul, "김%s호", syllable);
    str_addf(&second_hangul, "김호%s", syllable);
    if (meets(str_text(&first), str_text(&first_hangul)) != ROMAN_YES ||
        meets(str_text(&second), str_text(&second_hangul)) != ROMAN_YES) {
        fail_msg("%s does not reach %s", latin, syllable);
    }
    str_clear(&first);
    str_clear(&second);
    str_clear(&first_hangul);
    str_clear(&second_hangul);
}

static void assert_all_reached(const struct spelled *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (const char *at = rows[i].hangul; *at != '\0';) {
            struct str syllable = {0};
            uint32_t cp;
            size_t n = utf8_next(at, strlen(at), &cp);
            str_add_bytes(&syllable, at, n);
            assert_reaches(rows[i].latin, str_text(&syllable));
            str_clear(&syllable);
            at += n;
        }
    }
}

/* One row for each row of the tables of a given syllable; vowels also closed where that differs. */
static void every_spelling_of_an_initial_reaches_it(void **state)
{
    static const struct spelled rows[] = {
        {"kkum", "꿈"},    {"ggum", "꿈"},  {"khang", "강캉"}, {"ghang", "강"},  {"kang", "강캉"},
        {"gang", "강"},    {"nam", "남"},   {"ttang", "땅"},   {"ddang", "땅"},  {"than", "단탄"},
        {"tchul", "줄출"}, {"tan", "단탄"}, {"djun", "준"},    {"dan", "단"},    {"rhee", "리"},
        {"ri", "리"},      {"li", "리"},    {"min", "민"},     {"ppeum", "쁨"},  {"bbeum", "쁨"},
        {"phil", "필"},    {"pil", "빌필"}, {"bin", "빈"},     {"ssang", "쌍"},  {"shin", "신"},
        {"san", "산"},     {"jun", "준"},   {"zun", "준"},     {"chul", "줄출"}, {"hak", "학"},
        {"an", "안"},      {"wha", "화"},
    };
    (void)state;
    assert_all_reached(rows, sizeof rows / sizeof *rows);
    /* No syllable of names starts with it, but letters on their way may. */
    assert_int_equal(meets("Kim Jja-ho", "김짜호"), ROMAN_NO);
    assert_int_equal(meets_typed("Kim jj", "김짜호"), ROMAN_YES);
}

static void every_spelling_of_a_vowel_reaches_it(void **state)
{
    static const struct spelled rows[] = {
        {"a", "아"},         {"ah", "아"},      {"ae", "애"},      {"ai", "애"},
        {"ay", "애"},        {"e", "에애"},     {"eh", "에애"},    {"ea", "애에"},
        {"ean", "앤엔언연"}, {"ei", "에예의"},  {"ey", "예에이"},  {"ee", "이의"},
        {"ie", "이의"},      {"eo", "어"},      {"eou", "어"},     {"uh", "어"},
        {"ur", "어"},        {"ŏ", "어"},       {"o", "오"},       {"oh", "오"},
        {"oo", "우"},        {"ou", "우"},      {"oun", "운언"},   {"oe", "외"},
        {"oi", "외"},        {"oa", "와"},      {"u", "우"},       {"un", "운언은"},
        {"ŭn", "은"},        {"eun", "은"},     {"uen", "은"},     {"ue", "으위"},
        {"eui", "의"},       {"ui", "의위"},    {"ŭi", "의"},      {"i", "이"},
        {"ih", "이"},        {"ya", "야"},      {"yah", "야"},     {"yae", "얘예"},
        {"ye", "예에"},      {"yen", "옌엔연"}, {"yei", "예"},     {"yeo", "여"},
        {"yeou", "여"},      {"yeu", "여유"},   {"yue", "여"},     {"yuh", "여"},
        {"yŏ", "여"},        {"yo", "요"},      {"yoh", "요"},     {"you", "유"},
        {"youn", "윤연"},    {"yoo", "유"},     {"yoong", "융용"}, {"yu", "유"},
        {"yun", "윤연"},     {"yi", "이의"},    {"wa", "와"},      {"wah", "와"},
        {"wae", "왜"},       {"wai", "왜"},     {"we", "웨외왜"},  {"weon", "원"},
        {"won", "원"},       {"wohn", "원"},    {"woun", "원"},    {"wŏn", "원"},
        {"woo", "우"},       {"wu", "우"},      {"wi", "위"},      {"wee", "위"},
        {"wie", "위"},
    };
    (void)state;
    assert_all_reached(rows, sizeof rows / sizeof *rows);
}

static void every_spelling_of_a_final_reaches_it(void **state)
{
    static const struct spelled rows[] = {
        {"ha", "하"},
        {"hak", "학"},
        {"hag", "학"},
        {"hack", "학"},
        {"hagk", "학"},
        {"hakk", "학"},
        {"hagg", "학"},
        {"hac", "학"},
        {"han", "한"},
        {"hann", "한"},
        {"hane", "한"},
        {"harn", "한"},
        {"bit", "빋빗빘빚빛빝"},
        {"mid", "믿"},
        {"jis", "짓짔"},
        {"il", "일"},
        {"ill", "일"},
        {"ir", "일"},
        {"im", "임"},
        {"imm", "임"},
        {"ip", "입잎"},
        {"ib", "입"},
        {"ang", "앙"},
    };
    (void)state;
    assert_all_reached(rows, sizeof rows / sizeof *rows);
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

/* What the table's pairs are, and that a pair goes both ways. */
static void twins_differ_by_the_initial_sound_alone(void **state)
{
    static const char *const pairs[][2] = {{"이", "리"}, {"임", "림"}, {"유", "류"},
                                           {"양", "량"}, {"노", "로"}, {"나", "라"},
                                           {"염", "렴"}, {"여", "려"}, {"육", "륙"}};
    size_t twins = 0;
    (void)state;
    for (size_t i = 0; i < roman_surname_count(); i++) {
        int twin = roman_surname_twin((int)i);
        twins += twin >= 0;
        assert_true(twin < 0 || roman_surname_twin(twin) == (int)i);
    }
    assert_int_equal(twins, 2 * sizeof pairs / sizeof *pairs);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char a[32], b[32];
        snprintf(a, sizeof a, "%s영민", pairs[i][0]);
        snprintf(b, sizeof b, "%s 영민", pairs[i][1]);
        assert_true(roman_are_twins(a, b));
        assert_true(roman_are_twins(b, a));
        assert_false(roman_are_twins(a, a));
    }
    assert_false(roman_are_twins("유영민", "류영만"));
    assert_false(roman_are_twins("유영민", "류영"));
    assert_false(roman_are_twins("유", "류"));
    assert_false(roman_are_twins("하영민", "아영민"));
    assert_false(roman_are_twins("Yoo", "류영민"));
}

static void a_place_reads_as_its_syllables(void **state)
{
    static const char *const names[][2] = {
        {"Daejeon", "대전"},  {"Taejŏn", "대전"},   {"Seoul", "서울"},   {"Busan", "부산"},
        {"Pusan", "부산"},    {"Jeju", "제주"},     {"Cheju", "제주"},   {"Incheon", "인천"},
        {"Gyeongju", "경주"}, {"Changwon", "창원"}, {"Goheung", "고흥"}, {"Seogwipo", "서귀포"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!roman_reads(names[i][0], names[i][1])) {
            fail_msg("%s, %s", names[i][0], names[i][1]);
        }
    }
    assert_false(roman_reads("Daejeon", "대천"));
    assert_false(roman_reads("Daejeon", "대전시"));
    assert_false(roman_reads("Daejeon City", "대전"));
    assert_false(roman_reads("Daejeon", "대"));
    assert_false(roman_reads("", "대전"));
    assert_false(roman_reads("Paris", "파리"));
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
        cmocka_unit_test(every_spelling_of_an_initial_reaches_it),
        cmocka_unit_test(every_spelling_of_a_vowel_reaches_it),
        cmocka_unit_test(every_spelling_of_a_final_reaches_it),
        cmocka_unit_test(a_name_in_revised_romanization_meets_itself),
        cmocka_unit_test(revised_romanization_goes_by_syllable),
        cmocka_unit_test(twins_differ_by_the_initial_sound_alone),
        cmocka_unit_test(a_place_reads_as_its_syllables),
        cmocka_unit_test(any_bytes_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
