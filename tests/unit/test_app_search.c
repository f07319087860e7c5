/* SPDX-License-Identifier: MIT */
/* The search screen without a terminal: what is wrong is said as it is typed, values of a field are
   listed with their counts, reasons and sections are in the language of the screen. */
#include "fixtures/explorer.h"
#include "fixtures/test.h"

static void search(struct fixture *f, const char *text)
{
    start_sized(f, NULL, 40, 160);
    press(f, "/");
    type(f, text);
    draw(f);
}

/* A field that is none, and a bad value of every field whose values are known. */
static void what_is_wrong_is_said_as_it_is_typed(void **state)
{
    static const char *const wrong[][2] = {
        {"topc:x", "unknown field \"topc\": did you mean topic?"},
        {"kind:forun", "unknown kind \"forun\": did you mean forum?"},
        {"level:ministre", "unknown level \"ministre\": did you mean minister?"},
        {"mode:online", "unknown mode \"online\" (in-person, virtual, hybrid)"},
        {"status:canceled", "did you mean cancelled? (held, planned, postponed, cancelled)"},
        {"confidence:hi", "did you mean high? (high, medium, low)"},
        {"has:promises", "did you mean promise? (agreement, promise"},
        {"is:opne", "did you mean open? (open, kept, partly, lapsed, planned)"},
        {"year:2018-2024", "bad year \"2018-2024\": did you mean 2018..2024?"},
        {"date:1985-13", "there is no month 13"},
        {"topic:quantm", "no topic \"quantm\": did you mean quantum-technology?"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        search(*state, wrong[i][0]);
        assert_shows(*state, wrong[i][1]);
        stop(*state);
    }
}

static void values_of_a_field_are_listed_with_counts(void **state)
{
    struct fixture *f = *state;
    search(f, "level:");
    assert_true(f->ex.suggestions.count >= 5);
    for (size_t i = 0; i < f->ex.suggestions.count; i++) {
        char line[80];
        (void)snprintf(line, sizeof line, "%6lld %s", (long long)f->ex.suggestions.rows[i].count,
                       f->ex.suggestions.rows[i].slug);
        assert_shows(f, line);
    }
    press(f, "Tab");
    assert_string_equal(str_text(&f->ex.prompt.text), "level:minister");
    assert_true(f->ex.hits.total > 0);
    stop(f);
}

static void an_acronym_of_several_organizations_asks_which(void **state)
{
    struct fixture *f = *state;
    search(f, "most");
    assert_shows(f, "  MOST is 7 organizations: Korea, China, Vietnam, ");
    assert_shows(f, "KR MOST Ministry of Science and Technology");
    assert_shows(f, "CN MOST Ministry of Science and Technology of China");
    stop(f);
    start_sized(f, NULL, 24, 80);
    press(f, "/");
    type(f, "most");
    assert_shows(f, "Vietnam, Israel, Indi…\n");
    f->ex.lang = LANG_KO;
    draw(f);
    assert_shows(f, "  MOST: 기관 7곳 (대한민국, 중국, 베트남, ");
    stop(f);
}

static void a_screen_in_korean_gives_its_reasons_in_korean(void **state)
{
    struct fixture *f = *state;
    start_sized(f, NULL, 40, 160);
    f->ex.lang = LANG_KO;
    press(f, "/");
    type(f, "song kyonghui");
    assert_shows(f, "로마자: ");
    assert_shows(f, "\n 회의 12");
    assert_shows(f, "\n 인물 1");
    stop(f);
}

/* A click on the divider is none on a hit. */
static void weak_hits_stand_below_a_divider(void **state)
{
    struct fixture *f = *state;
    search(f, "Yun Sok-yol");
    assert_true(f->ex.hits.count > 0);
    assert_true(f->ex.hits.hits[0].weak);
    char *shown = screen(f);
    const char *divider = strstr(shown, "less likely");
    assert_non_null(divider);
    assert_contains(divider, "loose: ");
    assert_int_equal(pane_hit_at(&f->ex.hits, &f->ex.hits_scroll, 30, 0), -1);
    assert_int_equal(pane_hit_at(&f->ex.hits, &f->ex.hits_scroll, 30, 1), -1);
    assert_int_equal(pane_hit_at(&f->ex.hits, &f->ex.hits_scroll, 30, 2), 0);
    mem_free(&shown);
    stop(f);
}

static void assert_shows_not(struct fixture *f, const char *text)
{
    char *shown = screen(f);
    assert_contains_not(shown, text);
    mem_free(&shown);
}

/* n and N open hit after hit; a page that is shown again says again which hit it is, and n goes on
   from there. */
static void a_hit_shown_again_says_which_it_is(void **state)
{
    struct fixture *f = *state;
    search(f, "quantum");
    assert_true(f->ex.hits.count > 3);
    press(f, "Enter");
    assert_shows(f, "hit 1/");
    press(f, "n n");
    assert_shows(f, "hit 3/");
    press(f, "<");
    assert_shows(f, "hit 2/");
    char *second = mem_dup(view(f)->page_slug);
    press(f, "<");
    assert_shows(f, "hit 1/");
    press(f, "n");
    assert_shows(f, "hit 2/");
    assert_string_equal(view(f)->page_slug, second);
    assert_shows(f, "─ hit 2/");
    press(f, "Tab Enter");
    assert_shows_not(f, " hit ");
    press(f, "Backspace");
    assert_shows(f, "hit 2/");
    mem_free(&second);
    /* Another search has other hits. */
    press(f, "g/");
    type(f, "france");
    press(f, "Esc");
    assert_shows_not(f, " hit ");
    stop(f);
    /* Where there is no room for the reason it is left out. */
    start_sized(f, NULL, 12, 40);
    press(f, "/");
    type(f, "song kyunghee");
    press(f, "Enter");
    assert_shows(f, "─ Person ─────────────── hit 1/13 ─ 2% ─");
    stop(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_said_as_it_is_typed),
        cmocka_unit_test(values_of_a_field_are_listed_with_counts),
        cmocka_unit_test(an_acronym_of_several_organizations_asks_which),
        cmocka_unit_test(a_screen_in_korean_gives_its_reasons_in_korean),
        cmocka_unit_test(weak_hits_stand_below_a_divider),
        cmocka_unit_test(a_hit_shown_again_says_which_it_is),
    };
    return cmocka_run_group_tests(tests, open_dataset, close_dataset);
}
