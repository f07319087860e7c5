/* SPDX-License-Identifier: MIT */
/* The canvas keeps wide clusters whole; the prompt edits by cluster; scrolling keeps the cursor. */
#include "attache/ui/canvas.h"
#include "attache/ui/key.h"
#include "attache/ui/pane.h"
#include "attache/ui/prompt.h"
#include "fixtures/test.h"

static void expect(const struct canvas *canvas, const char *text)
{
    struct str dump = {0};
    canvas_dump(canvas, &dump);
    assert_string_equal(str_text(&dump), text);
    str_clear(&dump);
}

static void text_is_cut_at_the_edge(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 2, 6);
    assert_int_equal(canvas_text(&canvas, stretch(0, 2, 10), STYLE_PLAIN, "abcdef"), 4);
    assert_int_equal(canvas_text(&canvas, stretch(1, 0, 3), STYLE_PLAIN, "abcdef"), 3);
    assert_int_equal(canvas_text(&canvas, stretch(2, 0, 3), STYLE_PLAIN, "below"), 0);
    expect(&canvas, "  abcd\nabc\n");
    canvas_clear(&canvas);
}

static void a_wide_cluster_is_never_split(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 1, 5);
    assert_int_equal(canvas_text(&canvas, stretch(0, 0, 5), STYLE_PLAIN, "송경희"), 4);
    expect(&canvas, "송경\n");
    canvas_text(&canvas, stretch(0, 1, 1), STYLE_PLAIN, "x");
    expect(&canvas, " x경\n");
    canvas_text(&canvas, stretch(0, 1, 2), STYLE_PLAIN, "희");
    expect(&canvas, " 희\n");
    canvas_clear(&canvas);
}

static void a_run_over_wide_clusters_blanks_the_halves_it_cuts(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 2, 8);
    for (int row = 0; row < 2; row++)
        canvas_text(&canvas, stretch(row, 0, 8), STYLE_PLAIN, "송경희윤");
    canvas_text(&canvas, stretch(0, 1, 4), STYLE_PLAIN, "abcd");
    canvas_fill(&canvas, stretch(1, 3, 2), STYLE_PLAIN, "-");
    expect(&canvas, " abcd 윤\n송 -- 윤\n");
    canvas_fill(&canvas, stretch(1, -2, 20), STYLE_PLAIN, "=");
    expect(&canvas, " abcd 윤\n========\n");
    canvas_fill(&canvas, stretch(2, 0, 8), STYLE_PLAIN, "=");
    canvas_fill(&canvas, stretch(0, 8, 2), STYLE_PLAIN, "=");
    expect(&canvas, " abcd 윤\n========\n");
    canvas_clear(&canvas);
}

/* Painted and written are the cells on the canvas alone. */
static void what_is_off_the_canvas_is_left_out(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 2, 4);
    canvas_text(&canvas, stretch(0, 0, 4), STYLE_PLAIN, "abcd");
    canvas_paint(&canvas, stretch(0, -2, 4), STYLE_MATCH);
    canvas_paint(&canvas, stretch(0, 3, 9), STYLE_MATCH);
    canvas_paint(&canvas, stretch(-1, 0, 4), STYLE_MATCH);
    canvas_paint(&canvas, stretch(2, 0, 4), STYLE_MATCH);
    canvas_paint(&canvas, stretch(1, 4, 1), STYLE_MATCH);
    canvas_fill(&canvas, stretch(-1, 0, 4), STYLE_MATCH, "-");
    assert_int_equal(canvas_text(&canvas, stretch(0, -1, 4), STYLE_PLAIN, "x"), 0);
    assert_int_equal(canvas_text(&canvas, stretch(0, 4, 4), STYLE_PLAIN, "x"), 0);
    assert_int_equal(canvas_text(&canvas, stretch(0, 2, -4), STYLE_PLAIN, "x"), 0);
    expect(&canvas, "abcd\n\n");
    static const enum style styles[] = {STYLE_MATCH, STYLE_MATCH, STYLE_PLAIN, STYLE_MATCH};
    for (int i = 0; i < 8; i++)
        assert_int_equal(canvas.cells[i].style, i < 4 ? styles[i] : STYLE_PLAIN);
    canvas_clear(&canvas);
}

static void lines_are_ascii_where_text_is(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 1, 3);
    canvas.ascii = true;
    canvas_fill(&canvas, stretch(0, 0, 3), STYLE_BORDER, "─");
    expect(&canvas, "---\n");
    canvas_clear(&canvas);
}

static void ascii_is_whole_before_it_is_cut(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 2, 14);
    canvas.ascii = true;
    assert_int_equal(canvas_text(&canvas, stretch(0, 0, 14), STYLE_PLAIN, "송경희"), 13);
    assert_int_equal(canvas_text(&canvas, stretch(1, 0, 6), STYLE_PLAIN, "송경희"), 6);
    expect(&canvas, "songgyeonghui\nsonggy\n");
    canvas_clear(&canvas);
}

static void a_mark_stays_with_its_letter(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 1, 4);
    assert_int_equal(canvas_text(&canvas, stretch(0, 0, 4), STYLE_STRONG, "e\u0301a"), 2);
    expect(&canvas, "e\u0301a\n");
    canvas_clear(&canvas);
}

static void type(struct prompt *prompt, const char *text)
{
    for (; *text != '\0'; text++)
        prompt_key(prompt, (uint32_t)*text);
}

/* The canvas is the gate of the screen: what is not safe is replaced, not dropped or passed on. */
static void what_a_terminal_would_obey_is_replaced(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 1, 12);
    assert_int_equal(
        canvas_text(&canvas, stretch(0, 0, 12), STYLE_PLAIN, "a\033[1m\tb\r\xC2\x9B\xFF"), 10);
    expect(&canvas, "a\uFFFD[1m b \uFFFD\uFFFD\n");
    canvas.ascii = true;
    canvas_blank(&canvas);
    canvas_text(&canvas, stretch(0, 0, 12), STYLE_PLAIN, "a\033[1m\u202Eb");
    expect(&canvas, "a?[1m?b\n");
    canvas_clear(&canvas);
}

static void the_prompt_edits_by_cluster(void **state)
{
    (void)state;
    struct prompt prompt = {0};
    type(&prompt, "ab");
    prompt_key(&prompt, 0xC1A1);
    assert_int_equal(prompt_key(&prompt, KEYS_LEFT), PROMPT_MOVED);
    assert_int_equal(prompt_key(&prompt, KEYS_BACKSPACE), PROMPT_CHANGED);
    assert_string_equal(str_text(&prompt.text), "a송");
    prompt_key(&prompt, KEYS_DELETE);
    prompt_key(&prompt, KEYS_HOME);
    type(&prompt, "x y");
    assert_string_equal(str_text(&prompt.text), "x ya");
    prompt_key(&prompt, 'W' - '@');
    assert_string_equal(str_text(&prompt.text), "x a");
    prompt_key(&prompt, 'K' - '@');
    assert_string_equal(str_text(&prompt.text), "x ");
    assert_int_equal(prompt_key(&prompt, KEYS_F1), PROMPT_IGNORED);
    prompt_clear(&prompt);
}

static void assert_cursor(struct prompt *prompt, uint32_t key, size_t cursor)
{
    assert_int_equal(prompt_key(prompt, key), PROMPT_MOVED);
    assert_int_equal(prompt->cursor, cursor);
}

/* By clusters, by pieces, and to the ends; past these it stays. */
static void the_cursor_goes_by_cluster_and_piece(void **state)
{
    (void)state;
    struct prompt prompt = {0};
    prompt_set(&prompt, "송 topic:x end");
    assert_cursor(&prompt, KEYS_HOME, 0);
    assert_cursor(&prompt, KEYS_LEFT, 0);
    assert_cursor(&prompt, 'F' - '@', 3);
    assert_cursor(&prompt, KEYS_ALT | 'f', 11);
    assert_cursor(&prompt, KEYS_ALT | 'f', 15);
    assert_cursor(&prompt, KEYS_ALT | 'f', 15);
    assert_cursor(&prompt, KEYS_RIGHT, 15);
    assert_cursor(&prompt, KEYS_ALT | 'b', 12);
    assert_cursor(&prompt, 'A' - '@', 0);
    assert_cursor(&prompt, KEYS_ALT | 'b', 0);
    assert_cursor(&prompt, 'E' - '@', 15);
    assert_cursor(&prompt, 'B' - '@', 14);
    assert_int_equal(prompt_key(&prompt, 'D' - '@'), PROMPT_CHANGED);
    assert_int_equal(prompt_key(&prompt, 'D' - '@'), PROMPT_MOVED);
    assert_string_equal(str_text(&prompt.text), "송 topic:x en");
    assert_int_equal(prompt_key(&prompt, 'U' - '@'), PROMPT_CHANGED);
    assert_string_equal(str_text(&prompt.text), "");
    assert_int_equal(prompt_key(&prompt, KEYS_BACKSPACE), PROMPT_MOVED);
    prompt_clear(&prompt);
}

/* What does not fit is not taken, and no half of it. */
static void the_prompt_holds_so_much(void **state)
{
    (void)state;
    struct prompt prompt = {0};
    for (int i = 0; i < 1365; i++)
        prompt_key(&prompt, 0xC1A1);
    assert_int_equal(prompt.text.length, 4095);
    assert_int_equal(prompt_key(&prompt, 0xC1A1), PROMPT_MOVED);
    prompt_insert(&prompt, "ab");
    prompt_insert(&prompt, "");
    assert_int_equal(prompt.text.length, 4095);
    assert_int_equal(prompt_key(&prompt, 'a'), PROMPT_CHANGED);
    prompt_clear(&prompt);
}

/* A line stands once in the history, where it was typed last; the oldest go. */
static void the_history_keeps_the_last_lines(void **state)
{
    (void)state;
    struct prompt prompt = {0};
    struct prompt_history history = {0};
    char line[24];
    for (int i = 0; i < PROMPT_HISTORY + 20; i++) {
        (void)snprintf(line, sizeof(line), "line %d", i);
        prompt_history_add(&history, line);
    }
    assert_int_equal(history.count, PROMPT_HISTORY);
    assert_string_equal(history.lines[0], "line 20");
    prompt_history_add(&history, "");
    assert_int_equal(history.count, PROMPT_HISTORY);
    assert_string_equal(history.lines[0], "line 20");
    prompt_history_add(&history, "line 50");
    assert_int_equal(history.count, PROMPT_HISTORY);
    prompt_history_step(&history, -1, &prompt);
    assert_string_equal(str_text(&prompt.text), "line 50");
    prompt_history_step(&history, -1, &prompt);
    assert_string_equal(str_text(&prompt.text), "line 119");
    for (int i = 0; i < 2 * PROMPT_HISTORY; i++)
        prompt_history_step(&history, -1, &prompt);
    assert_string_equal(str_text(&prompt.text), "line 20");
    for (int i = 0; i < 2 * PROMPT_HISTORY; i++)
        prompt_history_step(&history, 1, &prompt);
    assert_string_equal(str_text(&prompt.text), "");
    prompt_history_clear(&history);
    prompt_clear(&prompt);
}

/* A chip has the cells it is drawn in: fewer at an edge, none when it is not seen. */
static void chips_have_the_cells_they_are_drawn_in(void **state)
{
    (void)state;
    struct prompt prompt = {0};
    struct canvas canvas = {0};
    struct prompt_chip chip = {0};
    const struct box box = {0, 0, 1, 20};
    canvas_resize(&canvas, 1, 20);
    prompt_set(&prompt, "word topic:space partner:fr year:2020");
    prompt_key(&prompt, KEYS_HOME);
    prompt_draw(&prompt, &canvas, box, " / ");
    assert_true(prompt_next_chip(&prompt, box, " / ", &chip));
    assert_int_equal(chip.cells.column, 8);
    assert_int_equal(chip.cells.columns, 11);
    assert_true(prompt_next_chip(&prompt, box, " / ", &chip));
    assert_int_equal(chip.cells.columns, 0);
    prompt_key(&prompt, KEYS_END);
    prompt_draw(&prompt, &canvas, box, " / ");
    chip = (struct prompt_chip){0};
    assert_true(prompt_next_chip(&prompt, box, " / ", &chip));
    assert_int_equal(chip.cells.columns, 0);
    assert_true(prompt_next_chip(&prompt, box, " / ", &chip));
    assert_int_equal(chip.cells.columns, 6); /* "ner:fr": its beginning is scrolled away */
    assert_true(prompt_next_chip(&prompt, box, " / ", &chip));
    assert_int_equal(chip.cells.columns, 9);
    prompt_erase_piece(&prompt, &chip.piece);
    assert_string_equal(str_text(&prompt.text), "word topic:space partner:fr ");
    assert_true(chip.piece.field);
    prompt_key(&prompt, KEYS_HOME);
    prompt_draw(&prompt, &canvas, (struct box){0, 0, 1, 14}, " / ");
    chip = (struct prompt_chip){0};
    assert_true(prompt_next_chip(&prompt, (struct box){0, 0, 1, 14}, " / ", &chip));
    assert_int_equal(chip.cells.columns, 6);
    canvas_clear(&canvas);
    prompt_clear(&prompt);
}

static void pasted_controls_become_harmless(void **state)
{
    (void)state;
    struct prompt prompt = {0};
    prompt_insert(&prompt, "a\nb\x1b[31m");
    assert_null(strchr(str_text(&prompt.text), '\x1b'));
    assert_null(strchr(str_text(&prompt.text), '\n'));
    prompt_clear(&prompt);
}

static void a_long_prompt_scrolls_to_its_cursor(void **state)
{
    (void)state;
    struct prompt prompt = {0};
    struct canvas canvas = {0};
    canvas_resize(&canvas, 1, 10);
    prompt_set(&prompt, "abcdefghijklmnop");
    prompt_draw(&prompt, &canvas, (struct box){0, 0, 1, 10}, " / ");
    assert_true(canvas.cursor_column < 10);
    assert_true(canvas.cursor_shown);
    canvas_clear(&canvas);
    prompt_clear(&prompt);
}

static void scrolling_keeps_the_cursor_in_sight(void **state)
{
    (void)state;
    struct scroll scroll = {0};
    assert_false(scroll_move(&scroll, -1, 10));
    assert_true(scroll_move(&scroll, 100, 10));
    assert_int_equal(scroll.cursor, 9);
    scroll_fit(&scroll, 10, 4);
    assert_int_equal(scroll.top, 6);
    scroll_fit(&scroll, 3, 4);
    assert_int_equal(scroll.cursor, 2);
    assert_int_equal(scroll.top, 0);
    scroll_fit(&scroll, 0, 0);
    assert_int_equal(scroll.cursor, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_cut_at_the_edge),
        cmocka_unit_test(a_wide_cluster_is_never_split),
        cmocka_unit_test(a_run_over_wide_clusters_blanks_the_halves_it_cuts),
        cmocka_unit_test(what_is_off_the_canvas_is_left_out),
        cmocka_unit_test(lines_are_ascii_where_text_is),
        cmocka_unit_test(ascii_is_whole_before_it_is_cut),
        cmocka_unit_test(a_mark_stays_with_its_letter),
        cmocka_unit_test(what_a_terminal_would_obey_is_replaced),
        cmocka_unit_test(the_prompt_edits_by_cluster),
        cmocka_unit_test(the_cursor_goes_by_cluster_and_piece),
        cmocka_unit_test(the_prompt_holds_so_much),
        cmocka_unit_test(the_history_keeps_the_last_lines),
        cmocka_unit_test(chips_have_the_cells_they_are_drawn_in),
        cmocka_unit_test(pasted_controls_become_harmless),
        cmocka_unit_test(a_long_prompt_scrolls_to_its_cursor),
        cmocka_unit_test(scrolling_keeps_the_cursor_in_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
