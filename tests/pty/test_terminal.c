/* SPDX-License-Identifier: MIT */
/*
 * The layer term in a real terminal. The program that runs there is this one, with the word
 * "demo" (demo.c).
 */
#include "pty/demo.c"
#include "pty/session.h"

static const char *self; /* the path of this program */

static struct pty *start_demo(int rows, int columns, const char *const env[])
{
    const char *const argv[] = {self, "demo", NULL};
    struct pty *pty = pty_start(rows, columns, argv, env);
    wait_for(pty, "demo");
    return pty;
}

/* Types, and waits for the event as the newest line. */
static void expect(struct pty *pty, const char *keys, const char *line)
{
    pty_type(pty, keys);
    wait_for(pty, line);
}

static void cells_styles_and_the_cursor_are_drawn(void **state)
{
    (void)state;
    struct pty *pty = start_demo(10, 40, NULL);
    wait_for(pty, "─┌송경희é…");
    assert_string_equal(pty_row(pty, 0), "demo 10x40 utf8");
    assert_true(pty_look(pty, 0, 0).reverse);
    assert_true(pty_look(pty, 1, 0).underline);
    assert_true(pty_look(pty, 1, 0).coloured);
    assert_false(pty_look(pty, 0, 0).coloured);
    int row;
    int column;
    pty_cursor(pty, &row, &column);
    assert_int_equal(row, 1);
    assert_int_equal(column, 2);
    assert_int_equal(pty_mode(pty, 1049), 1);
    assert_int_equal(pty_mode(pty, 2004), 1);
    end_well(&pty, "q");
}

static void keys_clicks_and_pastes_come_as_events(void **state)
{
    (void)state;
    struct pty *pty = start_demo(10, 40, NULL);
    expect(pty, "a", "key 61\n");
    expect(pty, "\033", "key 1b\n");
    expect(pty, "\033x", "key 400078\n");
    expect(pty, "\033OA", "key 200000\n");
    expect(pty, "\033[B", "key 200001\n");
    expect(pty, "\033[5~", "key 200006\n");
    expect(pty, "\033[Z", "key 20000a\n");
    expect(pty, "\033OP", "key 20000b\n");
    expect(pty, "\033[24~", "key 200016\n");
    expect(pty, "\r", "key d\n");
    expect(pty, "\t", "key 9\n");
    expect(pty, "\x7f", "key 7f\n");
    expect(pty, "\x03", "key 3\n");
    expect(pty, "\x1c", "key 1c\n");
    expect(pty, "\x13", "key 13\n");
    expect(pty, "송", "key c1a1\n");
    expect(pty, "\xff\xc3(", "key 28\n");
    expect(pty, "\033[<0;5;6M", "mouse 0 at 5,4\n");
    expect(pty, "\033[<0;5;6M", "mouse 1 at 5,4\n");
    expect(pty, "\033[<64;5;6M", "mouse 2 at 5,4\n");
    expect(pty, "\033[200~one\rtwo q\033[31m\033[201~", "paste 16 [one two q");
    end_well(&pty, "q");
}

static void a_size_is_told_and_bounded(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {4, 19}, {2, 2}, {500, 200}, {24, 80}, {5, 20}};
    struct pty *pty = start_demo(24, 80, NULL);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char text[64];
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        (void)snprintf(text, sizeof text, "demo %dx%d utf8", sizes[i][0], sizes[i][1]);
        text[sizes[i][1] < 60 ? sizes[i][1] : 60] = '\0';
        wait_for(pty, text);
    }
    pty_claim_size(pty, 65535, 65535);
    wait_for(pty, "demo 500x1000 utf8");
    pty_claim_size(pty, 0, 0);
    wait_for(pty, "demo 24x80 utf8");
    end_well(&pty, "q");
}

/* From the start: memory is taken for the size that is drawn, not for the one that is claimed. */
static void memory_is_taken_for_the_size_that_is_drawn(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"stty rows 65535 cols 65535", "demo 500x1000 utf8"},
                                           {"stty rows 0 cols 0", "demo 24x80 utf8"},
                                           {"export LINES=30000 COLUMNS=30000", "demo 24x80 utf8"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char command[512];
        (void)snprintf(command, sizeof command, "%s; exec '%s' demo", cases[i][0], self);
        const char *const argv[] = {"/bin/sh", "-c", command, NULL};
        struct pty *pty = pty_start(24, 80, argv, NULL);
        wait_for(pty, cases[i][1]);
        pty_type(pty, "q");
        assert_ends_with(pty, 0);
        pty_free(&pty);
    }
}

static void after_a_storm_of_sizes_the_last_one_holds(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    for (int i = 0; i < 1000; i++)
        pty_resize(pty, 20 + i % 7, 60 + i % 11);
    pty_resize(pty, 30, 90);
    wait_for(pty, "demo 30x90 utf8");
    end_well(&pty, "q");
}

static void a_redraw_writes_only_what_changed(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    pty_settle(pty, 50);
    pty_forget_bytes(pty);
    pty_type(pty, "a");
    wait_for(pty, "key 61");
    pty_settle(pty, 50);
    size_t size;
    (void)pty_bytes(pty, &size);
    assert_true(size < 60);
    pty_forget_bytes(pty);
    pty_type(pty, "L");
    pty_settle(pty, 200);
    (void)pty_bytes(pty, &size);
    assert_true(size > 60);
    end_well(&pty, "q");
}

static void a_terminal_that_cannot_be_served_is_refused(void **state)
{
    (void)state;
    assert_refuses_terminals((const char *[]){self, "demo", NULL}, 80);
    const char *const argv[] = {"/bin/sh", "-c", "\"$0\" demo </dev/null", self, NULL};
    struct pty *pty = pty_start(24, 80, argv, NULL);
    assert_refuses(&pty, "");
}

static void ascii_screen(const char *const env[], const char *row)
{
    struct pty *pty = start_demo(10, 40, env);
    wait_for(pty, row);
    if (strstr(row, "ascii")) {
        pty_settle(pty, 100);
        assert_int_equal(pty_row(pty, 2)[0], '-');
        assert_sent_ascii(pty);
    }
    expect(pty, "송", "key c1a1\n"); /* UTF-8 is understood when typed, in every locale */
    end_well(&pty, "q");
}

static void the_locale_says_whether_it_is_ascii(void **state)
{
    (void)state;
    ascii_screen((const char *[]){"LC_ALL=C", NULL}, "demo 10x40 ascii");
    ascii_screen((const char *[]){"LC_ALL=POSIX", NULL}, "demo 10x40 ascii");
    ascii_screen((const char *[]){"LC_ALL=ko_KR.EUC-KR", NULL}, "demo 10x40 ascii");
    ascii_screen((const char *[]){"LC_ALL=xx_XX.UTF-8", NULL}, "demo 10x40 utf8");
    ascii_screen((const char *[]){"LC_ALL", NULL}, "demo 10x40 utf8");
    ascii_screen((const char *[]){"LC_ALL=", "LANG=C", NULL}, "demo 10x40 ascii");
}

static void no_color_is_heeded_unless_colour_is_asked_for(void **state)
{
    (void)state;
    struct pty *pty = start_demo(10, 40, (const char *[]){"NO_COLOR=1", NULL});
    wait_for(pty, "link");
    assert_false(pty_look(pty, 1, 0).coloured);
    assert_true(pty_look(pty, 1, 0).underline);
    end_well(&pty, "q");
    pty = start_demo(10, 40, (const char *[]){"NO_COLOR=", NULL});
    wait_for(pty, "link");
    assert_true(pty_look(pty, 1, 0).coloured);
    end_well(&pty, "q");
    const char *const argv[] = {self, "demo", "colour", NULL};
    pty = pty_start(10, 40, argv, (const char *[]){"NO_COLOR=1", NULL});
    wait_for(pty, "link");
    assert_true(pty_look(pty, 1, 0).coloured);
    end_well(&pty, "q");
}

static void a_terminal_is_left_as_it_was_or_is_not_known(void **state)
{
    (void)state;
    static const char *const names[] = {"xterm", "xterm-direct", "tmux-256color", "screen", "linux",
                                        "vt100", "vt52",         "ansi",          "rxvt",   "wy50",
                                        "adm3a", "sun",          "vt220"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char term[64];
        (void)snprintf(term, sizeof term, "TERM=%s", names[i]);
        const char *const argv[] = {self, "demo", NULL};
        struct pty *pty = pty_start(24, 80, argv, (const char *[]){term, NULL});
        pty_settle(pty, 300);
        pty_type(pty, "q");
        int status = pty_exit_status(pty, PTY_PATIENCE);
        if (status != 0 && !strstr(pty_screen(pty), "is not known"))
            fail_msg("TERM=%s: %d\n%s", names[i], status, pty_screen(pty));
        assert_restored(pty);
        pty_free(&pty);
    }
}

static void a_signal_ends_it_and_the_terminal_is_as_it_was(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct pty *pty = start_demo(24, 80, NULL);
        pty_settle(pty, 20);
        assert_int_equal(kill(pty_pid(pty), signals[i]), 0);
        int status = pty_wait_exit(pty, PTY_PATIENCE);
        assert_true(status != -1 && WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
        assert_restored(pty);
        pty_free(&pty);
    }
}

/* Under ASan a crash ends in its report and a status; elsewhere in the signal. */
static void a_crash_leaves_the_terminal_as_it_was(void **state)
{
    (void)state;
    for (const char *key = "012345M"; *key; key++) {
        struct pty *pty = start_demo(24, 80, NULL);
        char keys[2] = {*key, '\0'};
        pty_type(pty, keys);
        int status = pty_wait_exit(pty, PTY_PATIENCE);
        assert_true(status != -1 && (WIFSIGNALED(status) || WEXITSTATUS(status) != 0));
        assert_restored(pty);
        pty_free(&pty);
    }
}

/* In a shell with job control, so that its group is not orphaned and can be stopped. */
static void it_is_stopped_and_goes_on(void **state)
{
    (void)state;
    char command[512];
    (void)snprintf(command, sizeof command, "%s demo", self);
    struct pty *pty = pty_start_in_shell(command);
    wait_for(pty, "demo 24x80");
    pty_type(pty, "\x1a");
    wait_for(pty, "Stopped");
    assert_int_equal(pty_mode(pty, 1049), 0);
    pty_resize(pty, 20, 70);
    pty_type(pty, "fg\r");
    wait_for(pty, "demo 20x70");
    expect(pty, "a", "key 61\n");
    pty_type(pty, "\x1a");
    wait_for(pty, "Stopped");
    pty_type(pty, "kill -TERM %1; fg\r");
    wait_for(pty, "Terminated");
    pty_type(pty, "exit\r");
    (void)pty_wait_exit(pty, PTY_PATIENCE);
    assert_int_equal(pty_mode(pty, 1049), 0);
    pty_free(&pty);
}

/* TSTP sent to an orphaned group changes nothing; SIGSTOP and CONT end in a fresh screen. */
static void in_an_orphaned_group_it_cannot_be_stopped(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    assert_int_equal(kill(pty_pid(pty), SIGTSTP), 0);
    wait_for(pty, "resize 1\n");
    expect(pty, "a", "key 61\n");
    expect(pty, "\x1a", "key 1a\n");
    assert_int_equal(kill(pty_pid(pty), SIGSTOP), 0);
    int status;
    assert_int_equal(waitpid(pty_pid(pty), &status, WUNTRACED), pty_pid(pty));
    assert_int_equal(kill(pty_pid(pty), SIGCONT), 0);
    wait_for(pty, "resize 3\n");
    end_well(&pty, "q");
}

static void the_terminal_is_lent_to_a_child(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    pty_type(pty, "r");
    wait_for(pty, "sane-23");
    wait_for(pty, "child sane");
    expect(pty, "a", "key 61\n");
    end_well(&pty, "q");
}

/* Hung up, also when SIGHUP is ignored: it ends, and by itself. */
static void it_ends_when_the_terminal_is_gone(void **state)
{
    (void)state;
    const char *const ignoring[] = {"/bin/sh", "-c", "trap '' HUP; exec \"$0\" demo", self, NULL};
    for (int i = 0; i < 2; i++) {
        struct pty *pty = i ? pty_start(24, 80, ignoring, NULL) : start_demo(24, 80, NULL);
        wait_for(pty, "demo");
        pty_hang_up(pty);
        assert_int_not_equal(pty_wait_exit(pty, PTY_PATIENCE), -1);
        pty_free(&pty);
    }
}

static void a_paste_is_cut_at_its_bound(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    size_t n = 1000000;
    char *paste = malloc(n);
    memset(paste, 'q', n);
    pty_type(pty, "\033[200~");
    pty_type_bytes(pty, paste, n);
    free(paste);
    expect(pty, "\033[20", "demo");
    expect(pty, "1~", "paste 65536 [qqq");
    end_well(&pty, "q");
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "demo") == 0)
        return demo_main(argc, argv);
    self = argv[0];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(cells_styles_and_the_cursor_are_drawn, pty_teardown),
        cmocka_unit_test_teardown(keys_clicks_and_pastes_come_as_events, pty_teardown),
        cmocka_unit_test_teardown(a_size_is_told_and_bounded, pty_teardown),
        cmocka_unit_test_teardown(memory_is_taken_for_the_size_that_is_drawn, pty_teardown),
        cmocka_unit_test_teardown(after_a_storm_of_sizes_the_last_one_holds, pty_teardown),
        cmocka_unit_test_teardown(a_redraw_writes_only_what_changed, pty_teardown),
        cmocka_unit_test_teardown(a_terminal_that_cannot_be_served_is_refused, pty_teardown),
        cmocka_unit_test_teardown(the_locale_says_whether_it_is_ascii, pty_teardown),
        cmocka_unit_test_teardown(no_color_is_heeded_unless_colour_is_asked_for, pty_teardown),
        cmocka_unit_test_teardown(a_terminal_is_left_as_it_was_or_is_not_known, pty_teardown),
        cmocka_unit_test_teardown(a_signal_ends_it_and_the_terminal_is_as_it_was, pty_teardown),
        cmocka_unit_test_teardown(a_crash_leaves_the_terminal_as_it_was, pty_teardown),
        cmocka_unit_test_teardown(it_is_stopped_and_goes_on, pty_teardown),
        cmocka_unit_test_teardown(in_an_orphaned_group_it_cannot_be_stopped, pty_teardown),
        cmocka_unit_test_teardown(the_terminal_is_lent_to_a_child, pty_teardown),
        cmocka_unit_test_teardown(it_ends_when_the_terminal_is_gone, pty_teardown),
        cmocka_unit_test_teardown(a_paste_is_cut_at_its_bound, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
