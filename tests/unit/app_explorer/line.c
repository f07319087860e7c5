/* SPDX-License-Identifier: MIT */
/* The command line, keys that are not valid, the strip after a prefix, and the footer. */
#include "attache/store/notebook.h"
#include "unit/app_explorer/parts.h"

static void the_line_completes_a_command_and_takes_an_address(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, ":");
    type(f, "brief");
    assert_shows(f, ":");
    assert_shows(f, "briefing");
    press(f, "Esc :");
    type(f, "go topics year:2020..");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->list_kind, KIND_TOPIC);
    assert_string_equal(history_now(&f->ex.history)->query, "year:2020..");
    press(f, ":");
    type(f, "partner/FR");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->page_kind, KIND_PARTNER);
    press(f, ": Up Up");
    assert_string_equal(str_text(&f->ex.prompt.text), "go topics year:2020..");
    stop(f);
}

/* "ledger" is also in the name of a command that takes no words, "topics" in the help of one. */
static void the_line_takes_a_view_with_its_words(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, ":");
    type(f, "ledger partner:VN");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_PAGE);
    assert_string_equal(history_now(&f->ex.history)->page_slug, "ledger");
    assert_string_equal(history_now(&f->ex.history)->query, "partner:VN");
    press(f, ":");
    type(f, "topics partner:VN");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->list_kind, KIND_TOPIC);
    assert_string_equal(history_now(&f->ex.history)->query, "partner:VN");
    press(f, ":");
    type(f, "matrix year:2018..");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_GRID);
    assert_string_equal(history_now(&f->ex.history)->query, "year:2018..");
    press(f, ":");
    type(f, "ledger");
    press(f, "Enter");
    assert_string_equal(history_now(&f->ex.history)->page_slug, "ledger");
    press(f, ":");
    type(f, "sources"); /* no command is called so, though the help of some says the word */
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->list_kind, KIND_SOURCE);
    stop(f);
}

static void keys_that_are_not_valid_here_say_where_they_are(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *address, *keys, *said;
    } cases[] = {
        {"ledger", "F", "F (facets): works in the overview (gp)"},
        {"partner/FR", "S", "S (save): works in the overview (gp), the matrix (M)"},
        {"partner/FR", "-", "-: works in the overview (gp), the matrix (M), the lanes (-)"},
        {"ledger", "*", "That is about a record"},
        {"ledger", "a", "That is about a record"},
        {"partner/FR", "z", "z: These keys mean nothing here"},
        {"partner/FR", "Enter", "No link here"},
        {"partner/FR", ">", "no later view"},
        {"coverage", "o", "No source here"},
    };
    f->notebook = notebook_new("");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        start(f, cases[i].address);
        press(f, cases[i].keys);
        assert_shows(f, cases[i].said);
        stop(f);
    }
    notebook_free(&f->notebook);
    start(f, NULL);
    press(f, ":");
    type(f, "sort");
    press(f, "Enter");
    assert_shows(f, "sort: works in the matrix (M)");
    stop(f);
}

static void the_footer_offers_what_can_be_done(void **state)
{
    struct fixture *f = *state;
    start_sized(f, NULL, 24, 200);
    assert_false(shows(f, "x drop"));
    assert_false(shows(f, "Backspace back"));
    press(f, "&");
    type(f, "partner:fr");
    press(f, "Enter");
    assert_true(shows(f, "x drop"));
    assert_true(shows(f, "Backspace back"));
    press(f, "Down Enter");
    assert_true(shows(f, "Tab link"));
    assert_true(shows(f, "c compare"));
    stop(f);
}

static void the_line_refuses_a_word_that_is_no_command(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *line, *said;
    } refused[] = {
        {"expotr", "there is no command expotr: did you mean export?"},
        {"quantum", "there is no command quantum (& filters, / searches"},
        {"partner/XX", "there is no partner/XX"},
    };
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        start(f, NULL);
        press(f, ":");
        type(f, refused[i].line);
        press(f, "Enter");
        assert_shows(f, refused[i].said);
        assert_string_equal(view(f)->query, "");
        stop(f);
    }
    start(f, NULL);
    press(f, ":");
    type(f, "topic:quantum");
    press(f, "Enter");
    assert_string_equal(view(f)->query, "topic:quantum");
    stop(f);
}

static void a_prefix_shows_how_it_goes_on_after_a_moment(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    assert_int_equal(explorer_patience(&f->ex), -1);
    press(f, "g");
    assert_int_equal(explorer_patience(&f->ex), 400);
    f->options.key_delay = 0;
    assert_int_equal(explorer_patience(&f->ex), 0);
    f->options.key_delay = 400;
    explorer_timeout(&f->ex);
    draw(f);
    assert_shows(f, "x go-random");
    press(f, "p");
    assert_int_equal(explorer_patience(&f->ex), -1);
    stop(f);
}

/* What was suggested was for a text that is no longer there: keys came before the screen was drawn.
 */
static void keys_typed_ahead_complete_what_stands_there(void **state)
{
    static const struct {
        const char *open, *typed, *left;
        uint32_t ahead[2];
    } cases[] = {
        {"&", "partner:fra", "", {'U' - '@', KEYS_TAB}},
        {"&", "is:open topic:quantum topic:nuc", "is:open topic:quantum ", {'W' - '@', KEYS_TAB}},
        {"c", "ja", "", {'U' - '@', KEYS_TAB}},
        {":", "matr", "", {'U' - '@', KEYS_TAB}},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        start(f, cases[i].open[0] == '&' ? NULL : "partner/FR");
        press(f, cases[i].open);
        type(f, cases[i].typed);
        for (int k = 0; k < 2; k++)
            explorer_event(&f->ex, &(struct event){.type = EVENT_KEY, .key = cases[i].ahead[k]});
        const struct prompt *prompt = &f->ex.prompt;
        assert_true(prompt->cursor <= prompt->text.length);
        assert_int_equal(strlen(str_text(&prompt->text)), prompt->text.length);
        if (!str_starts(str_text(&prompt->text), cases[i].left))
            fail_msg("%s: %s", cases[i].typed, str_text(&prompt->text));
        draw(f);
        press(f, "Esc");
        stop(f);
    }
}

/* However long one goes on, the way back has an end, and so has what it takes. */
static void the_way_back_is_of_some_hundred_views(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    for (int i = 0; i <= HISTORY_MOST / 2; i++) {
        press(f, "g h");
        press(f, "g m");
        assert_true(f->ex.history.count <= HISTORY_MOST);
    }
    assert_int_equal(f->ex.history.at, HISTORY_MOST - 1);
    press(f, "''");
    assert_int_equal(f->ex.history.at, HISTORY_MOST - 2);
    for (int i = 0; i < 2 * HISTORY_MOST; i++)
        explorer_command(&f->ex, COMMAND_BACK);
    draw(f);
    assert_int_equal(f->ex.history.at, 0);
    stop(f);
}

int command_line(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_completes_a_command_and_takes_an_address),
        cmocka_unit_test(the_line_takes_a_view_with_its_words),
        cmocka_unit_test(keys_that_are_not_valid_here_say_where_they_are),
        cmocka_unit_test(the_footer_offers_what_can_be_done),
        cmocka_unit_test(the_line_refuses_a_word_that_is_no_command),
        cmocka_unit_test(a_prefix_shows_how_it_goes_on_after_a_moment),
        cmocka_unit_test(keys_typed_ahead_complete_what_stands_there),
        cmocka_unit_test(the_way_back_is_of_some_hundred_views),
    };
    return cmocka_run_group_tests_name("the command line", tests, open_dataset, close_dataset);
}
