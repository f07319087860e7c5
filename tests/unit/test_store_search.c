/* SPDX-License-Identifier: MIT */
/* Search over the embedded dataset: what must stand first, what must not stand at all, and that
   nothing typed is an error. Each row of a table is one promise of the rules. */
#include "unit/store_search/parts.h"

#include <stdio.h>

/* What is typed, what stands first, and by which rule. */
static const struct {
    const char *typed;
    const char *first;
    enum rule rule;
} firsts[] = {
    /* the same spelling, in any rotation, glued or not */
    {"Kyung-hee Song", "person/song-kyung-hee", RULE_EXACT},
    {"song kyunghee", "person/song-kyung-hee", RULE_EXACT},
    {"SONG, Kyung Hee", "person/song-kyung-hee", RULE_EXACT},
    {"kyungheesong", "person/song-kyung-hee", RULE_EXACT},
    {"송경희", "person/song-kyung-hee", RULE_EXACT},
    {"송 경희", "person/song-kyung-hee", RULE_EXACT},
    {"Despréaux Denis", "person/despreaux-denis", RULE_EXACT},
    {"denis despreaux", "person/despreaux-denis", RULE_EXACT},
    {"person/song-kyung-hee", "person/song-kyung-hee", RULE_EXACT},
    {"kr-fr-jcc", "series/kr-fr-jcc", RULE_EXACT},
    {"KR-FR-JCC-07", "meeting/kr-fr-jcc-07", RULE_EXACT},
    /* words, the last one begun */
    {"despreaux", "person/despreaux-denis", RULE_WORDS},
    {"despr", "person/despreaux-denis", RULE_PREFIX},
    {"denis des", "person/despreaux-denis", RULE_PREFIX},
    {"song k", "person/song-kyung-hee", RULE_PREFIX}, /* one letter suffices after a word */
    /* the syllable lattice */
    {"Song Gyeong-hui", "person/song-kyung-hee", RULE_ROMANIZED},
    {"gyeonghui song", "person/song-kyung-hee", RULE_ROMANIZED},
    {"Rhee Jong Ho", "person/lee-jong-ho", RULE_ROMANIZED},
    {"이진규", "person/lee-jin-gyu", RULE_ROMANIZED},
    {"Song Kyŏnghŭi", "person/song-kyung-hee", RULE_ROMANIZED},
    /* Hangul */
    {"송경", "person/song-kyung-hee", RULE_HANGUL},
    {"송겨", "person/song-kyung-hee", RULE_HANGUL},
    {"송경흐", "person/song-kyung-hee", RULE_HANGUL},
    {"비달", "person/vidal-frederique", RULE_WORDS},
    {"류영민", "person/you-young-min", RULE_SOUND},
    {"류 영민", "person/you-young-min", RULE_SOUND},
    {"유광준", "person/ryu-kwang-jun", RULE_SOUND},
    {"류광준", "person/ryu-kwang-jun", RULE_EXACT},
    {"리종호", "person/lee-jong-ho", RULE_SOUND},
    {"ㅅㄱㅎ", "person/song-kyung-hee", RULE_INITIALS},
    {"ㅉㅂㅇㅌㅇ", "person/tran-viet-thanh", RULE_INITIALS},
    {"ㅉ", "person/tran-viet-thanh", RULE_INITIALS},
    {"thdrudgml", "person/song-kyung-hee", RULE_KEYBOARD},
    {"ㅏㅑㄴㅅ", "organization/kist", RULE_KEYBOARD},
    /* slips */
    {"depreaux", "person/despreaux-denis", RULE_SLIP},
    {"quantun", "topic/quantum-technology", RULE_SLIP},
    {"semiconductros", "topic/semiconductors", RULE_SLIP},
    /* organizations, topics, partners, series */
    {"KIST", "organization/kist", RULE_ACRONYM},
    {"kisti", "organization/kisti", RULE_ACRONYM},
    {"MOST", "organization/most-kr", RULE_ACRONYM},
    {"과기부", "organization/msit", RULE_ALIAS},
    {"BMBF", "organization/bmbf", RULE_ACRONYM},
    {"AI", "topic/artificial-intelligence", RULE_ALIAS},
    {"artificial intelligence", "topic/artificial-intelligence", RULE_EXACT},
    {"machine learning", "topic/artificial-intelligence", RULE_ALIAS},
    {"인공지능", "topic/artificial-intelligence", RULE_EXACT},
    {"양자", "topic/quantum-technology", RULE_ALIAS},
    {"6G", "topic/next-generation-communications", RULE_ALIAS},
    {"energy", "topic/energy", RULE_EXACT},
    {"France", "partner/FR", RULE_EXACT},
    {"프랑스", "partner/FR", RULE_EXACT},
    {"U.S.", "partner/US", RULE_EXACT},
    {"UAE", "partner/AE", RULE_ALIAS},
    {"comix", "series/kr-fr-jcc", RULE_ALIAS},
    /* a sign asks for nothing beside words */
    {"2024 K-Science & Technology", "meeting/kr-mul-kstgf-2024", RULE_TEXT},
};

static void what_is_meant_stands_first(void **state)
{
    for (size_t i = 0; i < COUNT(firsts); i++) {
        struct hits hits = search(*state, firsts[i].typed, KIND_NONE, 20);
        if (place_of(&hits, firsts[i].first) != 1)
            fail_msg("%s: %s at %zu", firsts[i].typed, firsts[i].first,
                     place_of(&hits, firsts[i].first));
        if (hit_at(&hits, 0)->rule != firsts[i].rule)
            fail_msg("%s: rule %s", firsts[i].typed, rule_name(hit_at(&hits, 0)->rule));
        assert_true(hit_at(&hits, 0)->spelling[0] != '\0');
        hits_clear(&hits);
    }
}

/* What is typed and what must not be found by it. */
static const char *const never[][2] = {
    {"Sung Kyung-hee", "person/song-kyung-hee"},
    {"Kang Kyung-hee", "person/song-kyung-hee"},
    {"강경희", "person/song-kyung-hee"},
    {"Lee Jung-ho", "person/lee-jong-ho"},
    {"Song", "person/moon-seong-hyeok"},
    {"Chu", "person/joo-young-chang"},
    {"O", "person/brochet-olivier"},
    {"k", "person/song-kyung-hee"},
    {"k song", "person/song-do-kyun"},
    {"son k", "person/song-kyung-hee"},
    {"Wan Kang", "person/kang-kyung-wha"},
    {"AI", "person/madbouly-mostafa"},
    {"maintain", "topic/artificial-intelligence"},
    {"ai", "organization/kaist"},
    {"Lee Jang-geun", "person/lee-chang-keun"},
    {"Jang-keun Lee", "person/lee-chang-keun"},
    {"&", "series/kr-mul-kstgf"},
    {"류영만", "person/you-young-min"},
    {"조영민", "person/you-young-min"},
    {"\"류영민\"", "person/you-young-min"},
    {"李宗昊", "person/li-bin"}, /* 李濱: three letters are too few for a slip */
    {"王五六", "person/wang-zhigang"},
};

static void what_is_not_meant_is_not_found(void **state)
{
    for (size_t i = 0; i < COUNT(never); i++) {
        struct hits hits = search(*state, never[i][0], KIND_NONE, 0);
        if (place_of(&hits, never[i][1]) != 0)
            fail_msg("%s finds %s", never[i][0], never[i][1]);
        hits_clear(&hits);
    }
}

/* A country or topic that only has what was typed, the name of another, inside a word: below the
   divider. At the beginning of a word it stands above. */
static void a_name_inside_a_word_is_weak(void **state)
{
    static const struct {
        const char *typed;
        const char *address;
        bool weak;
    } inside[] = {
        {"중국", "partner/US", true},
        {"중국", "organization/embassy-china-in-korea", false},
        {"인도", "partner/ID", false},
        {"양자", "topic/marine-science", true},
        {"양자", "topic/digital", false},
        {"전자", "topic/genomics", true},
        {"전자", "topic/digital-government", false},
        {"합중국", "partner/US", false},
    };
    for (size_t i = 0; i < COUNT(inside); i++) {
        struct hits hits = search(*state, inside[i].typed, KIND_NONE, 0);
        size_t at = place_of(&hits, inside[i].address);
        if (at == 0 || hit_at(&hits, at - 1)->weak != inside[i].weak)
            fail_msg("%s: %s at %zu", inside[i].typed, inside[i].address, at);
        hits_clear(&hits);
    }
}

/* Both are found, the former above the latter. */
static const char *const above[][3] = {
    {"KIST", "organization/kist", "organization/kistep"},
    {"KIST", "organization/kistep", "organization/kisti"},
    {"MOST", "organization/most-kr", "organization/most-cn"},
    {"MOST", "organization/most-kr", "organization/most-vn"},
    {"MSIP", "organization/msip", "organization/msit"},
    {"MSIT", "organization/msit", "organization/msip"},
    {"BMFTR", "organization/bmftr", "organization/bmbf"},
    {"OSEO", "organization/oseo", "organization/bpifrance"},
    {"과기부", "organization/msit", "organization/most-kr"},
    {"energy", "topic/energy", "topic/hydrogen"},
    {"ㄱㅎㄱㅅㅂ", "organization/most-kr", "organization/msit"},
    {"Young-sik Kim", "person/kim-young-sik-2", "person/kim-young-sik"},
    {"경희", "organization/kyung-hee-university", "person/song-kyung-hee"},
};

static void the_better_hit_stands_above(void **state)
{
    for (size_t i = 0; i < COUNT(above); i++) {
        struct hits hits = search(*state, above[i][0], KIND_NONE, 50);
        size_t a = place_of(&hits, above[i][1]);
        size_t b = place_of(&hits, above[i][2]);
        if (a == 0 || b == 0 || a >= b)
            fail_msg("%s: %s at %zu, %s at %zu", above[i][0], above[i][1], a, above[i][2], b);
        hits_clear(&hits);
    }
}

/* Every text of these is safe; what has no word finds nothing. */
static const char *const odd[] = {"R&D", "AT&T",  "C++", "O'Neill",   "kr-fr", "\"",     "'",
                                  "AND", "a AND", "NOT", "NEAR(a b)", "*",     "korea*", "title:x"};

static void any_text_is_a_search(void **state)
{
    for (size_t i = 0; i < COUNT(odd); i++) {
        struct query query = {0};
        struct hits hits = {0};
        struct err err = {0};
        if (query_parse(odd[i], &query, &err) == STATUS_OK &&
            store_search(*state, (struct lookup){.query = &query, .limit = 20}, &hits, &err) !=
                STATUS_OK)
            fail_msg("%s: %s", odd[i], err.text);
        hits_clear(&hits);
        query_clear(&query);
    }
}

/* Random words of a small alphabet of troublemakers. */
static void random_words_are_searches_too(void **state)
{
    static const char *const parts[] = {"\"",       "*",         "(",
                                        ")",        "{",         "}",
                                        ":",        "^",         "-",
                                        "+",        "'",         "AND",
                                        "OR",       "NOT",       " ",
                                        " ",        "a",         "ki",
                                        "송",       "ㅅ",        "ㅏ",
                                        "%",        "_",         "é",
                                        "\xCC\x81", "東",        "İ",
                                        "\\",       ";",         "/",
                                        ".",        "partner:",  "fr",
                                        "-",        "year:2018", "is:open",
                                        "person:",  ",",         "\xF0\x9F\x98\x80"};
    unsigned seed = 7;
    for (int round = 0; round < 400; round++) {
        struct str text = {0};
        struct query query = {0};
        struct hits hits = {0};
        struct result rows = {0};
        struct err err = {0};
        for (int i = 0; i < 8; i++) {
            seed = seed * 1103515245u + 12345u;
            str_add(&text, parts[(seed >> 16) % COUNT(parts)]);
        }
        if (query_parse(str_text(&text), &query, &err) == STATUS_OK) {
            struct window window = {.after = 10};
            if (store_search(*state, (struct lookup){.query = &query, .limit = 5}, &hits, &err) !=
                    STATUS_OK ||
                store_timeline(*state, &query, window, &rows, &err) != STATUS_OK)
                fail_msg("%s: %s", str_text(&text), err.text);
        }
        hits_clear(&hits);
        result_clear(&rows);
        query_clear(&query);
        str_clear(&text);
    }
}

static void a_search_for_nothing_finds_nothing(void **state)
{
    static const char *const nothing[] = {"",
                                          " ",
                                          "\"",
                                          "zzzzzz",
                                          "qqqq xxxx",
                                          "힣힣힣",
                                          "ㅃㅉㄲㄸ",
                                          "!",
                                          "-!",
                                          "--",
                                          "-*",
                                          "-\"-\"",
                                          "\"-\"",
                                          "! OR -&",
                                          "-! -*",
                                          "partner:nowhere",
                                          "korea partner:nowhere"};
    for (size_t i = 0; i < COUNT(nothing); i++) {
        struct hits hits = search(*state, nothing[i], KIND_NONE, 20);
        if (hits.count != 0 || hits.total != 0)
            fail_msg("%s finds %zu, first %s", nothing[i], hits.count, row_at(&hits, 0)->slug);
        hits_clear(&hits);
    }
}

/* Phrases: consecutive words in that order, in names as in texts; in texts not from one part of a
   record into the next. */
static const struct {
    const char *typed;
    const char *address;
    enum kind kind;
    bool found;
} phrases[] = {
    {"\"joint committee\"", "series/kr-gb-jcst", KIND_NONE, true},
    {"\"committee joint\"", "series/kr-gb-jcst", KIND_NONE, false},
    {"committee joint", "series/kr-gb-jcst", KIND_NONE, true},
    {"\"joint science\"", "series/kr-gb-jcst", KIND_NONE, false},
    {"\"joint commit\"", "series/kr-gb-jcst", KIND_NONE, false},
    {"\"oint committee\"", "series/kr-gb-jcst", KIND_NONE, false},
    {"\"joint committee\" korea", "series/kr-gb-jcst", KIND_NONE, true},
    {"korea \"committee joint\"", "series/kr-gb-jcst", KIND_NONE, false},
    {"\"joint committee\" OR quantum", "series/kr-gb-jcst", KIND_NONE, true},
    {"\"committee joint\" OR \"on science\"", "series/kr-gb-jcst", KIND_NONE, true},
    {"\"joint committee", "series/kr-gb-jcst", KIND_NONE, true},
    {"\"Kyung-hee Song\"", "person/song-kyung-hee", KIND_NONE, true},
    {"\"song kyunghee\"", "person/song-kyung-hee", KIND_NONE, true},
    {"\"hee song\"", "person/song-kyung-hee", KIND_NONE, true},
    {"\"hee kyung\"", "person/song-kyung-hee", KIND_NONE, false},
    {"\"gyeonghui song\"", "person/song-kyung-hee", KIND_NONE, false},
    {"\"thdrudgml\"", "person/song-kyung-hee", KIND_NONE, false},
    {"\"송경희\"", "person/song-kyung-hee", KIND_NONE, true},
    {"\"경희\"", "person/song-kyung-hee", KIND_NONE, true},
    {"\"희경\"", "person/song-kyung-hee", KIND_NONE, false},
    {"\"과학기술 공동위원회\"", "series/kr-cn-jcst", KIND_NONE, true},
    {"\"공동위원회 과학기술\"", "series/kr-cn-jcst", KIND_NONE, false},
    {"\"quantun\"", "topic/quantum-technology", KIND_NONE, false},
    {"\"joint projects with\"", "meeting/kr-cn-vice-ministerial-19950328", KIND_NONE, true},
    {"\"committee joint\"", "meeting/kr-cn-vice-ministerial-19950328", KIND_NONE, false},
    {"\"joint centre\"", "outcome/kr-cn-vice-ministerial-19950328.1", KIND_OUTCOME, false},
    {"\"science exchange\"", "outcome/kr-cn-vice-ministerial-19950328.1", KIND_OUTCOME, true},
    {"\"exchange science\"", "outcome/kr-cn-vice-ministerial-19950328.1", KIND_OUTCOME, false},
};

static void a_phrase_is_found_in_its_order(void **state)
{
    for (size_t i = 0; i < COUNT(phrases); i++) {
        struct hits hits = search(*state, phrases[i].typed, phrases[i].kind, 0);
        if ((place_of(&hits, phrases[i].address) != 0) != phrases[i].found)
            fail_msg("%s: %s at %zu", phrases[i].typed, phrases[i].address,
                     place_of(&hits, phrases[i].address));
        hits_clear(&hits);
    }
}

/* Titles before summaries before the rest, newest first; the total is that of the timeline. */
static void texts_are_found_titles_first_and_newest_first(void **state)
{
    struct hits hits = search(*state, "hydrogen", KIND_MEETING, 0);
    struct query query = {0};
    struct err err = {0};
    struct count count = {0};
    query_parse("hydrogen", &query, &err);
    assert_int_equal(store_count(*state, &query, 0, &count, &err), STATUS_OK);
    assert_int_equal(hits.count, count.total);
    assert_int_equal(hits.total, count.total);
    assert_int_equal(hits.totals[KIND_MEETING], count.total);
    assert_contains(row_at(&hits, 0)->title, "ydrogen");
    /* The index has no content: what is shown of the text is made from the record, and holds it. */
    for (size_t i = 0; i < hits.count; i++)
        assert_true(hits.hits[i].rule != RULE_TEXT ||
                    strcasestr(hits.hits[i].spelling, "hydrogen") != NULL);
    int turns = 0;
    for (size_t i = 1; i < hits.count; i++)
        turns += row_at(&hits, i)->id > row_at(&hits, i - 1)->id;
    assert_true(turns <= 2);
    query_clear(&query);
    hits_clear(&hits);
}

static void weak_hits_come_last_and_say_so(void **state)
{
    struct hits hits = search(*state, "Yun Sok-yol", KIND_NONE, 20);
    size_t at = place_of(&hits, "person/yoon-suk-yeol");
    assert_true(at > 0);
    assert_true(hit_at(&hits, at - 1)->weak);
    assert_int_equal(hit_at(&hits, at - 1)->rule, RULE_LOOSE);
    for (size_t i = at; i < hits.count; i++)
        assert_true(hit_at(&hits, i)->weak);
    hits_clear(&hits);
}

/* As a word is typed letter by letter, its record does not go once it has come. */
static void a_record_that_came_while_typing_does_not_go(void **state)
{
    static const char *const typed[][2] = {
        {"despreaux", "person/despreaux-denis"}, {"kyung-hee song", "person/song-kyung-hee"},
        {"kistep", "organization/kistep"},       {"hydrogen", "topic/hydrogen"},
        {"netherlands", "partner/NL"},
    };
    for (size_t i = 0; i < COUNT(typed); i++) {
        bool come = false;
        for (size_t n = 1; n <= strlen(typed[i][0]); n++) {
            char begun[64];
            snprintf(begun, sizeof(begun), "%.*s", (int)n, typed[i][0]);
            struct hits hits = search(*state, begun, KIND_NONE, 0);
            bool here = place_of(&hits, typed[i][1]) > 0;
            if (come && !here)
                fail_msg("%s: %s has gone", begun, typed[i][1]);
            come = come || here;
            hits_clear(&hits);
        }
        assert_true(come);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_meant_stands_first),
        cmocka_unit_test(what_is_not_meant_is_not_found),
        cmocka_unit_test(a_name_inside_a_word_is_weak),
        cmocka_unit_test(the_better_hit_stands_above),
        cmocka_unit_test(any_text_is_a_search),
        cmocka_unit_test(random_words_are_searches_too),
        cmocka_unit_test(a_search_for_nothing_finds_nothing),
        cmocka_unit_test(a_phrase_is_found_in_its_order),
        cmocka_unit_test(texts_are_found_titles_first_and_newest_first),
        cmocka_unit_test(weak_hits_come_last_and_say_so),
        cmocka_unit_test(a_record_that_came_while_typing_does_not_go),
    };
    return cmocka_run_group_tests(tests, dataset_open, dataset_close) + narrowed_search() +
           suggestions();
}
