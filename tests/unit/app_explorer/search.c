/* SPDX-License-Identifier: MIT */
/* Search and filter as they are typed, taken off and mended. */
#include "unit/app_explorer/parts.h"

static void search_finds_a_person_in_any_spelling_and_opens_her(void **state)
{
    static const char *const spellings[] = {"song kyunghee", "KYUNG-HEE SONG", "thdrudgml"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
        start(f, NULL);
        press(f, "/");
        type(f, spellings[i]);
        assert_shows(f, "송경희");
        press(f, "Enter");
        const struct view *view = history_now(&f->ex.history);
        assert_int_equal(view->page_kind, KIND_PERSON);
        assert_string_equal(view->page_slug, "song-kyung-hee");
        stop(f);
    }
}

static void escape_leaves_the_search_as_if_it_had_not_been(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Down Down Tab Down");
    char *before = screen(f);
    press(f, "/");
    type(f, "quantum");
    press(f, "Esc");
    char *after = screen(f);
    assert_string_equal(after, before);
    mem_free(&before);
    mem_free(&after);
    stop(f);
}

static void a_filter_narrows_all_panes_and_escape_takes_it_off(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int64_t all = f->ex.counted.total;
    press(f, "&");
    type(f, "topic:quantum-technology");
    press(f, "Enter");
    assert_true(f->ex.counted.total > 0 && f->ex.counted.total < all);
    assert_shows(f, "[topic:quantum-technology]");
    press(f, "Esc");
    assert_int_equal(f->ex.counted.total, all);
    stop(f);
}

static void a_wrong_filter_says_why_and_stays_to_be_mended(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "&");
    type(f, "colour:red");
    press(f, "Enter");
    assert_int_equal(f->ex.prompt_use, PROMPT_FILTER);
    assert_shows(f, "colour");
    stop(f);
}

int searching(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_finds_a_person_in_any_spelling_and_opens_her),
        cmocka_unit_test(escape_leaves_the_search_as_if_it_had_not_been),
        cmocka_unit_test(a_filter_narrows_all_panes_and_escape_takes_it_off),
        cmocka_unit_test(a_wrong_filter_says_why_and_stays_to_be_mended),
    };
    return cmocka_run_group_tests_name("search and filter", tests, open_dataset, close_dataset);
}
