/* SPDX-License-Identifier: MIT */
/* Pages, reports and help: found in, filtered, walked by links, compared, left and come back to. */
#include "unit/app_explorer/parts.h"

#include <unistd.h>

/* A report has a filter as the panes have one; a page of a record shows all of it. */
static void a_report_is_filtered_and_a_record_is_not(void **state)
{
    struct fixture *f = *state;
    start(f, "partner:vn");
    press(f, "gl");
    assert_string_equal(view(f)->query, "partner:vn");
    assert_shows(f, "[partner:vn]");
    press(f, "y");
    assert_string_equal(str_text(&f->ex.payload), "attache ledger partner:vn");
    press(f, "Tab");
    assert_shows(f, "ledger partner:vn is:open");
    press(f, "Enter");
    assert_string_equal(view(f)->query, "partner:vn is:open");
    press(f, "x");
    type(f, "a");
    assert_string_equal(view(f)->query, "is:open");
    press(f, "&");
    type(f, " partner:fr");
    press(f, "Enter");
    assert_string_equal(view(f)->query, "is:open partner:fr");
    press(f, "M");
    assert_int_equal(view(f)->screen, SCREEN_GRID);
    assert_string_equal(view(f)->query, "is:open partner:fr");
    press(f, "< < < <");
    assert_string_equal(view(f)->query, "partner:vn");
    stop(f);
    start(f, "partner:vn");
    press(f, "Down Enter");
    assert_int_equal(view(f)->screen, SCREEN_PAGE);
    char *dump = screen(f);
    assert_contains_not(dump, "[partner:vn]");
    mem_free(&dump);
    press(f, "gh");
    assert_shows(f, "[partner:vn]");
    stop(f);
}

static void help_narrows_as_typed_and_enter_runs_the_command(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "? /");
    type(f, "gaps");
    assert_shows(f, ":go-gaps");
    press(f, "Enter Enter");
    assert_string_equal(history_now(&f->ex.history)->page_slug, "gaps");
    press(f, "Backspace");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_OVERVIEW);
    press(f, "? /");
    type(f, "compare");
    press(f, "Enter");
    assert_shows(f, "Compare two to five");
    stop(f);
}

static void words_are_found_in_a_page_and_escape_goes_back_to_the_place(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    size_t top = history_now(&f->ex.history)->text_top;
    press(f, "/");
    type(f, "a wrong fact");
    assert_true(history_now(&f->ex.history)->text_top > top);
    press(f, "Esc");
    assert_int_equal(history_now(&f->ex.history)->text_top, top);
    press(f, "/");
    type(f, "seoul");
    press(f, "Enter");
    size_t first = history_now(&f->ex.history)->text_top;
    press(f, "n n");
    assert_true(history_now(&f->ex.history)->text_top > first);
    stop(f);
}

static size_t line_of_link(struct fixture *f)
{
    assert_true(view(f)->link >= 0);
    return f->ex.leaf.text.links[view(f)->link].line;
}

static void links_are_walked_from_what_was_found(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    press(f, "Tab /");
    type(f, "sessions");
    press(f, "Enter");
    assert_true(f->ex.found_line > 0);
    const size_t hit = (size_t)f->ex.found_line;
    assert_int_equal(view(f)->link, -1);
    press(f, "Tab");
    assert_true(line_of_link(f) >= hit);
    assert_true(view(f)->link == 0 || f->ex.leaf.text.links[view(f)->link - 1].line < hit);
    stop(f);
    start(f, "meeting/kr-fr-jcc-07");
    press(f, "/");
    type(f, "france");
    press(f, "Enter");
    const long first = f->ex.found_line;
    press(f, "n");
    assert_true(f->ex.found_line > first);
    press(f, "Shift-Tab");
    assert_true((long)line_of_link(f) < f->ex.found_line);
    stop(f);
}

static void partners_are_compared_from_where_one_is(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    press(f, "c");
    assert_string_equal(str_text(&f->ex.prompt.text), "FR ");
    press(f, "Enter");
    assert_shows(f, "compare takes two to five partners");
    type(f, "japan");
    assert_shows(f, "Tab JP");
    press(f, "Tab");
    assert_string_equal(str_text(&f->ex.prompt.text), "FR JP ");
    press(f, "Enter");
    assert_string_equal(view(f)->page_slug, "compare FR JP");
    press(f, "c");
    type(f, "zz");
    press(f, "Enter");
    assert_shows(f, "there is no partner zz");
    press(f, "Esc <");
    assert_string_equal(view(f)->page_slug, "FR");
    press(f, ":");
    type(f, "compare us de");
    press(f, "Enter");
    assert_string_equal(view(f)->page_slug, "compare us de");
    stop(f);
    start(f, "matrix/pin=JP/pin=DE");
    press(f, "Right Right Right c");
    assert_contains(str_text(&f->ex.prompt.text), " JP DE ");
    stop(f);
}

static void brackets_walk_a_series_from_its_page_and_from_the_briefing(void **state)
{
    struct fixture *f = *state;
    start(f, "series/kr-fr-jcc");
    press(f, "[");
    assert_shows(f, "8th Korea–France Joint Committee");
    press(f, "[");
    assert_shows(f, "7th Korea–France Joint Coordinating Committee");
    press(f, "] ]");
    assert_shows(f, "No further meeting");
    stop(f);
    start(f, "partner/FR");
    press(f, "[");
    assert_shows(f, "8th Korea–France Joint Committee");
    stop(f);
}

int pages(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_is_filtered_and_a_record_is_not),
        cmocka_unit_test(help_narrows_as_typed_and_enter_runs_the_command),
        cmocka_unit_test(words_are_found_in_a_page_and_escape_goes_back_to_the_place),
        cmocka_unit_test(links_are_walked_from_what_was_found),
        cmocka_unit_test(partners_are_compared_from_where_one_is),
        cmocka_unit_test(brackets_walk_a_series_from_its_page_and_from_the_briefing),
    };
    return cmocka_run_group_tests_name("pages", tests, open_dataset, close_dataset);
}
