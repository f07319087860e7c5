/* SPDX-License-Identifier: MIT */
/* The explorer without a terminal, on the embedded dataset: one cursor drives the other panes,
   at every size and under any keys. What else there is stands in the parts. */
#include "unit/app_explorer/parts.h"

static void a_partner_narrows_the_timeline_without_enter(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int64_t all = f->ex.counted.total;
    press(f, "Down");
    assert_true(f->ex.counted.total > 0 && f->ex.counted.total < all);
    const char *code = f->ex.list.rows[1].slug;
    for (size_t i = 0; i < f->ex.timeline.count; i++)
        assert_contains(f->ex.timeline.rows[i].partners, code);
    assert_int_equal(f->ex.counted.total, f->ex.list.rows[1].count);
    stop(f);
}

static void the_timeline_drives_the_detail(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Tab Down Down");
    const struct row *row = &f->ex.timeline.rows[f->ex.timeline_scroll.cursor];
    assert_int_equal(f->ex.leaf.of.kind, KIND_MEETING);
    assert_string_equal(f->ex.leaf.of.slug, row->slug);
    stop(f);
}

static void the_cursor_starts_on_the_latest_meeting_not_after_today(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    const struct row *row = &f->ex.timeline.rows[f->ex.timeline_scroll.cursor];
    assert_true(row->first_day <= f->ex.today);
    if (f->ex.timeline_scroll.cursor > 0)
        assert_true(row[-1].first_day > f->ex.today);
    stop(f);
}

static void every_meeting_is_reached_by_walking_down(void **state)
{
    struct fixture *f = *state;
    start(f, "partner:FR");
    press(f, "Tab Home");
    int64_t last = INT64_MAX;
    int64_t seen = 0;
    for (;;) {
        const struct row *row = &f->ex.timeline.rows[f->ex.timeline_scroll.cursor];
        if (row->id >= last)
            break;
        last = row->id;
        seen++;
        press(f, "Down");
    }
    assert_int_equal(seen, f->ex.counted.total);
    press(f, "End");
    assert_int_equal(f->ex.timeline.rows[f->ex.timeline_scroll.cursor].id, last);
    stop(f);
}

static void paging_down_and_up_comes_back(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Tab Home");
    for (int i = 0; i < 30; i++)
        press(f, "PgDn");
    for (int i = 0; i < 30; i++)
        press(f, "PgUp");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor, 0);
    press(f, "End");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor + 1,
                     f->ex.counted.total);
    stop(f);
}

static size_t line_of_cursor(const struct fixture *f)
{
    return f->ex.timeline_scroll.cursor - f->ex.timeline_scroll.top;
}

/* One key; with its rest (what is read once the screen is drawn), or without, as keys come that are
   typed ahead. */
static void step(struct fixture *f, uint32_t key, bool with_rest)
{
    const struct event event = {.type = EVENT_KEY, .key = key};
    explorer_event(&f->ex, &event);
    explorer_draw(&f->ex, &f->canvas);
    if (with_rest)
        explorer_idle(&f->ex);
}

static void the_timeline_scrolls_by_a_row_however_its_rows_are_read(void **state)
{
    struct fixture *f = *state;
    for (int with_rest = 0; with_rest <= 1; with_rest++) {
        start(f, NULL);
        press(f, "Tab Home");
        for (int i = 0; i < 300; i++) {
            const uint32_t key = i < 200 ? KEYS_DOWN : KEYS_UP;
            const size_t before = line_of_cursor(f);
            step(f, key, with_rest != 0);
            const size_t after = line_of_cursor(f);
            if (after + 1 < before || after > before + 1)
                fail_msg("key %d: the cursor went from line %zu to %zu", i, before, after);
        }
        stop(f);
    }
}

static void the_cursor_keeps_its_line_when_the_terminal_changes_its_size(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Tab");
    for (int i = 0; i < 40; i++)
        press(f, "Down");
    press(f, "Up Up");
    const int64_t meeting = f->ex.timeline.rows[f->ex.timeline_scroll.cursor].id;
    const size_t line = line_of_cursor(f);
    assert_true(line > 2);
    explorer_resize(&f->ex, f->ex.rows, f->ex.columns - 10);
    draw(f);
    assert_int_equal(line_of_cursor(f), line);
    assert_int_equal(f->ex.timeline.rows[f->ex.timeline_scroll.cursor].id, meeting);
    stop(f);
}

static void following_links_and_going_back_restores_the_screen_exactly(void **state)
{
    struct fixture *f = *state;
    start(f, "year:2015..2024");
    press(f, "Down Down Down Tab Down Down Down Tab Tab");
    char *before = screen(f);
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_PAGE);
    press(f, "Tab Enter Tab Tab Enter Down Down");
    press(f, "Backspace Backspace Backspace");
    char *after = screen(f);
    assert_string_equal(after, before);
    press(f, ">");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_PAGE);
    mem_free(&before);
    mem_free(&after);
    stop(f);
}

static void the_command_line_goes_to_a_row(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Tab :");
    type(f, "100");
    press(f, "Enter");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor + 1, 100);
    press(f, ":");
    type(f, "50%");
    press(f, "Enter");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor + 1,
                     f->ex.counted.total / 2);
    press(f, ":");
    type(f, "nonsense");
    press(f, "Enter");
    assert_shows(f, "nonsense");
    stop(f);
}

static void keys_work_with_the_hangul_input_method_on(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    explorer_event(&f->ex, &(struct event){.type = EVENT_KEY, .key = 0x3153});
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 1);
    stop(f);
}

static void every_size_is_drawn(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    for (int rows = 1; rows < 60; rows += rows < 30 ? 1 : 7) {
        for (int columns = 1; columns < 210; columns += columns < 90 ? 1 : 13) {
            explorer_resize(&f->ex, rows, columns);
            draw(f);
            assert_int_equal(f->canvas.rows, rows);
            assert_int_equal(f->canvas.columns, columns);
        }
    }
    explorer_resize(&f->ex, 500, 1000);
    draw(f);
    stop(f);
}

/* A deterministic monkey: any key in any state, at changing sizes. */
static void no_sequence_of_keys_breaks_it(void **state)
{
    static const uint32_t special[] = {KEYS_UP,   KEYS_DOWN,     KEYS_LEFT,      KEYS_RIGHT,
                                       KEYS_HOME, KEYS_END,      KEYS_PAGE_DOWN, KEYS_PAGE_UP,
                                       KEYS_TAB,  KEYS_ENTER,    KEYS_ESCAPE,    KEYS_BACKSPACE,
                                       KEYS_F1,   KEYS_BACK_TAB, 0xC1A1,         0x3145};
    struct fixture *f = *state;
    uint64_t seed = 20261122;
    start(f, NULL);
    for (int i = 0; i < 3000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint32_t pick = (uint32_t)(seed >> 33);
        uint32_t key = pick % 3 == 0 ? ' ' + pick / 3 % 95 : special[pick / 3 % 16];
        if (key == 'e')
            key = 'j'; /* it would write files */
        if (pick % 97 == 0)
            explorer_resize(&f->ex, 1 + (int)(pick / 97 % 50), 1 + (int)(pick / 5000 % 160));
        explorer_event(&f->ex, &(struct event){.type = EVENT_KEY, .key = key});
        draw(f);
    }
    stop(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partner_narrows_the_timeline_without_enter),
        cmocka_unit_test(the_timeline_drives_the_detail),
        cmocka_unit_test(the_cursor_starts_on_the_latest_meeting_not_after_today),
        cmocka_unit_test(every_meeting_is_reached_by_walking_down),
        cmocka_unit_test(paging_down_and_up_comes_back),
        cmocka_unit_test(the_timeline_scrolls_by_a_row_however_its_rows_are_read),
        cmocka_unit_test(the_cursor_keeps_its_line_when_the_terminal_changes_its_size),
        cmocka_unit_test(following_links_and_going_back_restores_the_screen_exactly),
        cmocka_unit_test(the_command_line_goes_to_a_row),
        cmocka_unit_test(keys_work_with_the_hangul_input_method_on),
        cmocka_unit_test(every_size_is_drawn),
        cmocka_unit_test(no_sequence_of_keys_breaks_it),
    };
    return cmocka_run_group_tests(tests, open_dataset, close_dataset) + searching() +
           command_line() + pages() + mouse() + outside();
}
