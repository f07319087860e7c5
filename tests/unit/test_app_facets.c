/* SPDX-License-Identifier: MIT */
/* Facets and chips in the explorer, on the embedded dataset: the cursor previews, Enter and -
   change the filter one step of the history at a time, and each chip can be taken off. */
#include "fixtures/explorer.h"
#include "fixtures/test.h"

static void start(struct fixture *f, const char *query)
{
    start_sized(f, query, 40, 120);
}

static void assert_query(struct fixture *f, const char *expected)
{
    assert_string_equal(view(f)->query, expected);
}

static const struct facet_value *value_of(struct fixture *f)
{
    return facet_lines_value(&f->ex.facet_lines, f->ex.facet_scroll.cursor);
}

/* Moves to the value of that text. */
static void go_to(struct fixture *f, const char *text)
{
    press(f, "Home");
    for (int i = 0; i < 600; i++) {
        const struct facet_value *value = value_of(f);
        if (value != NULL && strcmp(value->value, text) == 0)
            return;
        press(f, "Down");
    }
    fail_msg("no value %s", text);
}

static void the_cursor_previews_what_its_count_says(void **state)
{
    struct fixture *f = *state;
    start(f, "topic:space year:2000..");
    press(f, "F");
    assert_true(view(f)->facets);
    for (int i = 0; i < 40; i++) {
        const struct facet_value *value = value_of(f);
        if (value != NULL && value->field != QUERY_YEAR)
            assert_int_equal(f->ex.counted.total, value->count);
        press(f, "Down");
    }
    assert_query(f, "topic:space year:2000..");
    stop(f);
}

static void enter_puts_a_value_in_and_takes_it_out(void **state)
{
    struct fixture *f = *state;
    start(f, "topic:space");
    press(f, "F");
    go_to(f, "JP");
    press(f, "Enter");
    assert_query(f, "topic:space partner:JP");
    assert_string_equal(value_of(f)->value, "JP");
    assert_int_equal(value_of(f)->mark, FACET_CHOSEN);
    go_to(f, "FR");
    press(f, "Enter");
    assert_query(f, "topic:space partner:JP,FR");
    press(f, "Enter");
    assert_query(f, "topic:space partner:JP");
    press(f, "-");
    assert_query(f, "topic:space partner:JP -partner:FR");
    assert_int_equal(value_of(f)->mark, FACET_EXCLUDED);
    assert_true(f->ex.counted.total > 0);
    press(f, "-");
    assert_query(f, "topic:space partner:JP");
    press(f, "< < <");
    assert_query(f, "topic:space partner:JP,FR");
    stop(f);
}

static void the_cursor_stays_on_what_is_excluded(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "F");
    char *first = mem_dup(value_of(f)->value);
    press(f, "-");
    assert_string_equal(value_of(f)->value, first);
    assert_int_equal(value_of(f)->mark, FACET_EXCLUDED);
    press(f, "-");
    assert_query(f, "");
    assert_string_equal(value_of(f)->value, first);
    mem_free(&first);
    stop(f);
}

static void escape_closes_the_words_then_the_facets(void **state)
{
    struct fixture *f = *state;
    start(f, "topic:space");
    press(f, "F /");
    type(f, "fran");
    assert_string_equal(value_of(f)->value, "FR");
    press(f, "Enter");
    assert_string_equal(view(f)->facet_typed, "fran");
    press(f, "Enter");
    assert_query(f, "topic:space partner:FR");
    press(f, "Esc");
    assert_true(view(f)->facets);
    assert_string_equal(view(f)->facet_typed, "");
    assert_string_equal(value_of(f)->value, "FR");
    press(f, "Esc");
    assert_false(view(f)->facets);
    assert_query(f, "topic:space partner:FR");
    press(f, "F");
    assert_true(view(f)->facets);
    press(f, "F");
    assert_false(view(f)->facets);
    press(f, "F / z");
    type(f, "zzzz");
    assert_null(value_of(f));
    press(f, "Esc");
    assert_string_equal(view(f)->facet_typed, "");
    stop(f);
}

static void a_section_opens_and_closes(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "F");
    size_t lines = f->ex.facet_lines.count;
    press(f, "} Up");
    assert_null(value_of(f));
    press(f, "Enter");
    assert_true(f->ex.facet_lines.count > lines + 100);
    press(f, "} Up Enter");
    assert_int_equal(f->ex.facet_lines.count, lines);
    assert_null(value_of(f));
    press(f, "} } }");
    assert_int_equal(value_of(f)->field, QUERY_LEVEL);
    press(f, "{");
    assert_int_equal(value_of(f)->field, QUERY_YEAR);
    stop(f);
}

static void going_elsewhere_leaves_the_facets_and_back_finds_them(void **state)
{
    struct fixture *f = *state;
    start(f, "topic:space");
    press(f, "F");
    go_to(f, "JP");
    int64_t total = f->ex.counted.total;
    press(f, "gs");
    assert_false(view(f)->facets);
    press(f, "<");
    assert_true(view(f)->facets);
    assert_string_equal(value_of(f)->value, "JP");
    assert_int_equal(f->ex.counted.total, total);
    stop(f);
}

static void each_chip_is_taken_off(void **state)
{
    struct fixture *f = *state;
    start(f, "topic:space partner:fr,de year:2010..");
    press(f, "xb");
    assert_query(f, "topic:space year:2010..");
    press(f, "x Esc");
    assert_query(f, "topic:space year:2010..");
    press(f, "xz");
    assert_query(f, "topic:space year:2010..");
    press(f, "xa");
    assert_query(f, "year:2010..");
    press(f, "x");
    assert_query(f, "");
    press(f, "x");
    assert_true(f->ex.message[0] != '\0');
    press(f, "<");
    assert_query(f, "year:2010..");
    stop(f);
}

/* On every screen that a filter narrows, not on the panes alone. */
static void all_chips_are_taken_off_at_once(void **state)
{
    struct fixture *f = *state;
    static const char *const addresses[] = {
        "partner:fr year:2020..",        "ledger partner:fr is:open",
        "gaps partner:fr year:2000..",   "coverage topic:space partner:fr",
        "matrix topic:space partner:fr", "lanes topic:space partner:fr"};
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        start(f, addresses[i]);
        const enum screen screen = view(f)->screen;
        assert_int_equal(f->ex.filter.count, 2);
        press(f, "X");
        assert_int_equal(f->ex.filter.count, 0);
        assert_int_equal(view(f)->screen, screen);
        press(f, "X");
        assert_shows(f, "no filter");
        press(f, "<");
        assert_int_equal(f->ex.filter.count, 2);
        stop(f);
    }
}

static void a_click_takes_a_chip_off(void **state)
{
    struct fixture *f = *state;
    start(f, "topic:space partner:fr");
    int column = 0;
    for (size_t i = 0; i < f->ex.zone_count; i++) {
        if (f->ex.zones[i].command == COMMAND_DROP && f->ex.zones[i].argument == 1)
            column = f->ex.zones[i].box.column;
    }
    assert_true(column > 0);
    send(f, (struct event){.type = EVENT_MOUSE, .button = MOUSE_CLICK, .column = column + 2});
    assert_query(f, "partner:fr");
    stop(f);
}

static void a_word_half_typed_stays_so_beside_a_choice(void **state)
{
    struct fixture *f = *state;
    start(f, "quant");
    int64_t all = f->ex.counted.total;
    press(f, "Down");
    assert_true(f->ex.counted.total > 0 && f->ex.counted.total <= all);
    assert_int_equal(f->ex.counted.total, f->ex.list.rows[1].count);
    stop(f);
}

static const char *typed(struct fixture *f)
{
    return str_text(&f->ex.prompt.text);
}

static void a_search_is_kept_as_chips(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "/");
    type(f, "topic:space place:\"New York\" forum");
    int column = 0;
    for (size_t i = 0; i < f->ex.zone_count; i++) {
        if (f->ex.zones[i].command == COMMAND_DROP && f->ex.zones[i].argument == -1)
            column = f->ex.zones[i].box.column;
    }
    assert_int_equal(column, 3);
    assert_int_equal(f->canvas.cells[f->ex.columns + column].style, STYLE_CHIP);
    press(f, "Alt-b Ctrl-W");
    assert_string_equal(typed(f), "topic:space forum");
    assert_string_equal(view(f)->search, "topic:space forum");
    send(f, (struct event){.type = EVENT_MOUSE, .button = MOUSE_CLICK, .row = 1, .column = column});
    assert_string_equal(typed(f), "forum");
    assert_true(f->ex.hits.count > 0);
    press(f, "Enter <");
    assert_string_equal(typed(f), "forum");
    stop(f);
}

static void a_promise_narrows_the_timeline_to_its_meeting(void **state)
{
    struct fixture *f = *state;
    start(f, "outcomes has:promise");
    int64_t all = f->ex.counted.total;
    for (int i = 0; i < 5; i++) {
        press(f, "Down");
        const struct row *row = &f->ex.list.rows[f->ex.list_scroll.cursor];
        assert_int_equal(f->ex.counted.total, 1);
        assert_string_equal(f->ex.timeline.rows[0].slug, row->other);
        assert_shows(f, vocab_label(&vocab_outcome_state, row->word, LANG_EN));
    }
    press(f, "Home");
    assert_int_equal(f->ex.counted.total, all);
    stop(f);
}

static void a_kept_promise_shows_what_keeps_it(void **state)
{
    struct fixture *f = *state;
    start(f, "outcomes partner:fr has:promise");
    size_t at = 1;
    while (at < f->ex.list.count && strcmp(f->ex.list.rows[at].word, "kept") != 0)
        at++;
    assert_true(at < f->ex.list.count);
    for (size_t i = 0; i < at; i++)
        press(f, "Down");
    const char *promised = f->ex.list.rows[at].other;
    bool there = false;
    for (size_t i = 0; i < f->ex.timeline.count; i++)
        there = there || strcmp(f->ex.timeline.rows[i].slug, promised) == 0;
    assert_true(there);
    assert_true(f->ex.counted.total > 1);
    assert_string_not_equal(f->ex.timeline.rows[0].slug, promised);
    stop(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cursor_previews_what_its_count_says),
        cmocka_unit_test(enter_puts_a_value_in_and_takes_it_out),
        cmocka_unit_test(the_cursor_stays_on_what_is_excluded),
        cmocka_unit_test(escape_closes_the_words_then_the_facets),
        cmocka_unit_test(a_section_opens_and_closes),
        cmocka_unit_test(going_elsewhere_leaves_the_facets_and_back_finds_them),
        cmocka_unit_test(each_chip_is_taken_off),
        cmocka_unit_test(all_chips_are_taken_off_at_once),
        cmocka_unit_test(a_click_takes_a_chip_off),
        cmocka_unit_test(a_word_half_typed_stays_so_beside_a_choice),
        cmocka_unit_test(a_search_is_kept_as_chips),
        cmocka_unit_test(a_promise_narrows_the_timeline_to_its_meeting),
        cmocka_unit_test(a_kept_promise_shows_what_keeps_it),
    };
    return cmocka_run_group_tests(tests, open_dataset, close_dataset);
}
