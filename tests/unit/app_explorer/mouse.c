/* SPDX-License-Identifier: MIT */
/* The mouse: rows, the wheel, the footer, the borders. */
#include "unit/app_explorer/parts.h"

static void a_click_selects_and_the_wheel_scrolls(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    explorer_event(&f->ex, &(struct event){.type = EVENT_MOUSE,
                                           .button = MOUSE_CLICK,
                                           .row = f->ex.layout.panes[PANE_LIST].row + 4,
                                           .column = 3});
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 4);
    struct event wheel = {.type = EVENT_MOUSE, .button = MOUSE_WHEEL_DOWN, .row = 2, .column = 3};
    explorer_event(&f->ex, &wheel);
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 7);
    /* The wheel is of the pane it is over, wherever the keys go. */
    wheel.column = f->ex.layout.panes[PANE_TIMELINE].column + 3;
    size_t before = f->ex.timeline_scroll.cursor;
    explorer_event(&f->ex, &wheel);
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 7);
    assert_int_equal(f->ex.timeline_scroll.cursor, before + 3);
    wheel.row = f->ex.layout.panes[PANE_DETAIL].row;
    explorer_event(&f->ex, &wheel);
    draw(f);
    assert_int_equal(view(f)->text_top, 3);
    assert_int_equal(f->ex.timeline_scroll.cursor, before + 3);
    stop(f);
}

static void a_click_in_the_footer_runs_the_command(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int row = f->ex.rows - 1;
    explorer_event(
        &f->ex,
        &(struct event){.type = EVENT_MOUSE, .button = MOUSE_CLICK, .row = row, .column = 2});
    draw(f);
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_HELP);
    stop(f);
}

static void the_border_follows_the_mouse(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int border = f->ex.layout.panes[PANE_LIST].columns;
    struct event event = {.type = EVENT_MOUSE, .button = MOUSE_CLICK, .row = 6, .column = border};
    explorer_event(&f->ex, &event);
    event.button = MOUSE_DRAG;
    event.column = border + 7;
    explorer_event(&f->ex, &event);
    draw(f);
    assert_int_equal(f->ex.layout.panes[PANE_LIST].columns, border + 7);
    for (event.column = 3; event.column > 0; event.column--)
        explorer_event(&f->ex, &event);
    event.column = border;
    explorer_event(&f->ex, &event);
    event.button = MOUSE_RELEASE;
    explorer_event(&f->ex, &event);
    draw(f);
    assert_int_equal(f->ex.layout.panes[PANE_LIST].columns, border);
    for (int i = 0; i < 40; i++)
        explorer_command(&f->ex, COMMAND_NARROWER);
    int least = f->ex.layout.panes[PANE_LIST].columns;
    explorer_command(&f->ex, COMMAND_WIDER);
    assert_int_equal(f->ex.layout.panes[PANE_LIST].columns, least + 2);
    stop(f);
}

int mouse(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_click_selects_and_the_wheel_scrolls),
        cmocka_unit_test(a_click_in_the_footer_runs_the_command),
        cmocka_unit_test(the_border_follows_the_mouse),
    };
    return cmocka_run_group_tests_name("the mouse", tests, open_dataset, close_dataset);
}
