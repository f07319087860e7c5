/* SPDX-License-Identifier: MIT */
/* Places and what a run leaves for the next: a view comes back as it was, from a mark and from the
   run before; what is damaged or cannot be kept harms nothing. */
#include "attache/app/state.h"
#include "attache/base/file.h"
#include "fixtures/explorer.h"
#include "fixtures/test.h"

#include <stdlib.h>

/* Ends this run, and begins another that knows where it ended. */
static void start_again(struct fixture *f)
{
    struct str place = {0};
    explorer_end(&f->ex, &place);
    stop(f);
    start_sized(f, NULL, 24, 80);
    f->ex.ended = place;
}

/* The footer offers to go back only where there is a way back. */
static char *screen_but_footer(struct fixture *f)
{
    char *dump = screen(f);
    char *footer = dump;
    for (int line = 1; line < f->ex.rows; line++)
        footer = strchr(footer, '\n') + 1;
    *footer = '\0';
    return dump;
}

static void a_view_comes_back_as_it_was(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *keys;
    } ways[] = {
        {"", "j j j"},
        {"", "j Tab j j j j PgDn"},
        {"topic:quantum year:2020..", "j j 3 Tab Tab PgDn"},
        {"people", "j j j PgDn Tab j"},
        {"", "g l j j j"},
        {"partner/FR", "PgDn PgDn Tab Tab"},
        {"meeting/kr-fr-jcc-07", "Space"},
        {"gaps", "PgDn PgDn"},
        {"", "F j j } j"},
        {"partner:fr", "F G Enter g g j Tab j j"},
        {"search quantum", "Down Down Down"},
        {"matrix", "j j j l l l l s *"},
        {"matrix/share partner:fr year:2010..", "G l l w"},
        {"lanes/topics", "j j j PgDn h h"},
        {"compare FR DE", "Tab Tab"},
        {"bookmarks", ""},
        {"", "j j ?"},
    };
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        start_sized(f, ways[i].query, 24, 80);
        press(f, ways[i].keys);
        if (strchr(ways[i].keys, '?') != NULL)
            press(f, "q");
        f->ex.message[0] = '\0';
        f->ex.dirty |= DIRTY_PAINT;
        draw(f);
        char *before = screen_but_footer(f);
        start_again(f);
        press(f, "''");
        char *after = screen_but_footer(f);
        if (strcmp(before, after) != 0)
            fail_msg("%s, %s: %s\n%s\n%s", ways[i].query, ways[i].keys, str_text(&f->ex.ended),
                     before, after);
        press(f, f->ex.history.views[1].screen == SCREEN_SEARCH ? "Esc" : "''");
        assert_int_equal(f->ex.history.at, 0);
        mem_free(&before);
        mem_free(&after);
        stop(f);
    }
}

static void without_a_run_before_there_is_no_place(void **state)
{
    struct fixture *f = *state;
    start_sized(f, NULL, 24, 80);
    press(f, "''");
    assert_shows(f, "There is no place before this one yet");
    stop(f);
}

static void a_place_of_other_data_is_said(void **state)
{
    struct fixture *f = *state;
    static const char *const odd[] = {"meeting/nobody-knows\ttop=3",
                                      "\trow=XX\tline=-7\tpane=9",
                                      "partner:fr\tkr-fr-jcc-07",
                                      "matrix/pin=none\trow=none\tsort=77",
                                      "partner/FR\ttop=99999999999\tlink=99999",
                                      "\tat=none\t=\t"};
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
        start_sized(f, NULL, 24, 80);
        str_add(&f->ex.ended, odd[i]);
        press(f, "'' j k Tab Enter");
        stop(f);
    }
    start_sized(f, NULL, 24, 80);
    str_add(&f->ex.ended, odd[0]);
    press(f, "''");
    assert_shows(f, "Not in the data at hand: meeting/nobody-knows");
    assert_int_equal(f->ex.history.count, 1);
    stop(f);
}

/* The file */

static void in_folder(const char *name, struct str *path)
{
    str_add(path, getenv("XDG_STATE_HOME"));
    str_add(path, name);
}

static void write_file(const char *text)
{
    struct str path = {0};
    in_folder("/attache", &path);
    assert_true(file_make_folder(str_text(&path)));
    str_add(&path, "/state");
    assert_int_equal(file_write(str_text(&path), text, strlen(text), true, NULL), STATUS_OK);
    str_clear(&path);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct state before = {0};
    struct state now = {0};
    struct pane_sizes sizes = {.list = {[LAYOUT_THREE] = 4}, .timeline = {[LAYOUT_WIDE] = -3}};
    state_write(&before, &sizes, "partner/FR\ttop=3");
    state_read(&now);
    assert_string_equal(str_text(&now.place), "partner/FR\ttop=3");
    assert_memory_equal(&now.sizes, &sizes, sizeof(sizes));
    /* A run beside it that has not touched the panes leaves the sizes as they are. */
    state_write(&before, &before.sizes, "gaps");
    state_clear(&now);
    state_read(&now);
    assert_string_equal(str_text(&now.place), "gaps");
    assert_memory_equal(&now.sizes, &sizes, sizeof(sizes));
    /* Put back as designed, they are so the next time. */
    struct pane_sizes designed = {.list = {0}};
    state_write(&now, &designed, "gaps");
    state_clear(&now);
    state_read(&now);
    assert_memory_equal(&now.sizes, &designed, sizeof(designed));
    state_clear(&now);
}

static void a_damaged_file_is_passed_over(void **state)
{
    (void)state;
    struct state now = {0};
    write_file("list.wide\nlist.three = 99999999999999\nlist.none = 3\n = \nplace =\n\xff\xfe\n"
               "timeline.two = x\nplace = gaps");
    state_read(&now);
    assert_string_equal(str_text(&now.place), "gaps");
    assert_int_equal(now.sizes.list[LAYOUT_THREE], 1000);
    assert_int_equal(now.sizes.list[LAYOUT_WIDE], 0);
    assert_int_equal(now.sizes.timeline[LAYOUT_TWO], 0);
    state_clear(&now);
}

static void what_cannot_be_kept_is_no_failure(void **state)
{
    (void)state;
    struct state now = {0};
    struct pane_sizes sizes = {.list = {1}};
    char *folder = mem_dup(getenv("XDG_STATE_HOME"));
    static const char *const bad[] = {"/dev/null", "/proc/none", "relative", ""};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(setenv("XDG_STATE_HOME", bad[i], 1), 0);
        char *home = mem_dup(getenv("HOME"));
        assert_int_equal(unsetenv("HOME"), 0);
        state_write(&now, &sizes, "gaps");
        state_read(&now);
        assert_string_equal(str_text(&now.place), "");
        state_clear(&now);
        assert_int_equal(setenv("HOME", home, 1), 0);
        mem_free(&home);
    }
    assert_int_equal(setenv("XDG_STATE_HOME", folder, 1), 0);
    mem_free(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_view_comes_back_as_it_was),
        cmocka_unit_test(without_a_run_before_there_is_no_place),
        cmocka_unit_test(a_place_of_other_data_is_said),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_damaged_file_is_passed_over),
        cmocka_unit_test(what_cannot_be_kept_is_no_failure),
    };
    return cmocka_run_group_tests(tests, open_dataset, close_dataset);
}
