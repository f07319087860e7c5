/* SPDX-License-Identifier: MIT */
/*
 * The layer term in a real terminal. The program that runs there is this one, with the word
 * "demo" (demo.c).
 */
#include "pty/demo.c"
#include "pty/pty.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const char *self; /* the path of this program */

static struct pty *start_demo(int rows, int columns, const char *const env[])
{
    const char *const argv[] = {self, "demo", NULL};
    struct pty *pty = pty_start(rows, columns, argv, env);
    assert_true(pty_wait_text(pty, "demo", PTY_PATIENCE));
    return pty;
}

static void quit_demo(struct pty **pty)
{
    pty_type(*pty, "q");
    assert_int_equal(pty_exit_status(*pty, PTY_PATIENCE), 0);
    assert_true(pty_is_restored(*pty));
    pty_free(pty);
}

/* Types, and expects the event as the newest line. */
static void expect(struct pty *pty, const char *keys, const char *line)
{
    pty_type(pty, keys);
    if (!pty_wait_text(pty, line, PTY_PATIENCE))
        fail_msg("no '%s'", line);
}

static void test_screen(void **state)
{
    (void)state;
    struct pty *pty = start_demo(10, 40, NULL);
    assert_true(pty_wait_text(pty, "─┌송경희é…", PTY_PATIENCE));
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
    quit_demo(&pty);
}

static void test_keys(void **state)
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
    quit_demo(&pty);
}

static void test_sizes(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {4, 19}, {2, 2}, {500, 200}, {24, 80}, {5, 20}};
    struct pty *pty = start_demo(24, 80, NULL);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char text[64];
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        (void)snprintf(text, sizeof text, "demo %dx%d utf8", sizes[i][0], sizes[i][1]);
        text[sizes[i][1] < 60 ? sizes[i][1] : 60] = '\0';
        assert_true(pty_wait_text(pty, text, PTY_PATIENCE));
    }
    pty_claim_size(pty, 65535, 65535);
    assert_true(pty_wait_text(pty, "demo 500x1000 utf8", PTY_PATIENCE));
    pty_claim_size(pty, 0, 0);
    assert_true(pty_wait_text(pty, "demo 24x80 utf8", PTY_PATIENCE));
    quit_demo(&pty);
}

/* From the start: memory is taken for the size that is drawn, not for the one that is claimed. */
static void test_claimed_sizes(void **state)
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
        assert_true(pty_wait_text(pty, cases[i][1], PTY_PATIENCE));
        pty_type(pty, "q");
        assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), 0);
        pty_free(&pty);
    }
}

static void test_storm(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    for (int i = 0; i < 1000; i++)
        pty_resize(pty, 20 + i % 7, 60 + i % 11);
    pty_resize(pty, 30, 90);
    assert_true(pty_wait_text(pty, "demo 30x90 utf8", PTY_PATIENCE));
    quit_demo(&pty);
}

static void test_redraw_writes_only_changes(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    pty_settle(pty, 50);
    pty_forget_bytes(pty);
    pty_type(pty, "a");
    assert_true(pty_wait_text(pty, "key 61", PTY_PATIENCE));
    pty_settle(pty, 50);
    size_t size;
    (void)pty_bytes(pty, &size);
    assert_true(size < 60);
    pty_forget_bytes(pty);
    pty_type(pty, "L");
    pty_settle(pty, 200);
    (void)pty_bytes(pty, &size);
    assert_true(size > 60);
    quit_demo(&pty);
}

static void refused(const char *const env[], const char *word)
{
    const char *const argv[] = {self, "demo", NULL};
    struct pty *pty = pty_start(24, 80, argv, env);
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), STATUS_USAGE);
    const char *screen = pty_screen(pty);
    assert_non_null(strstr(screen, "--plain"));
    assert_non_null(strstr(screen, word));
    size_t size;
    const char *bytes = pty_bytes(pty, &size);
    assert_null(memchr(bytes, '\033', size));
    assert_true(pty_is_restored(pty));
    pty_free(&pty);
}

static void test_refusals(void **state)
{
    (void)state;
    refused((const char *[]){"TERM=dumb", NULL}, "dumb");
    refused((const char *[]){"TERM=no-such-terminal", NULL}, "no-such-terminal");
    refused((const char *[]){"TERM=", NULL}, "not set");
    refused((const char *[]){"TERM", NULL}, "not set");
    refused((const char *[]){"TERM=../../etc/\033[31mpasswd", NULL}, "passwd");
    const char *const argv[] = {"/bin/sh", "-c", "\"$0\" demo </dev/null", self, NULL};
    struct pty *pty = pty_start(24, 80, argv, NULL);
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), STATUS_USAGE);
    assert_non_null(strstr(pty_screen(pty), "--plain"));
    pty_free(&pty);
}

static void ascii_screen(const char *const env[], const char *row)
{
    struct pty *pty = start_demo(10, 40, env);
    assert_true(pty_wait_text(pty, row, PTY_PATIENCE));
    if (strstr(row, "ascii")) {
        pty_settle(pty, 100);
        assert_int_equal(pty_row(pty, 2)[0], '-');
        size_t size;
        const char *bytes = pty_bytes(pty, &size);
        for (size_t i = 0; i < size; i++)
            assert_true((unsigned char)bytes[i] < 0x80);
    }
    expect(pty, "송", "key c1a1\n"); /* UTF-8 is understood when typed, in every locale */
    quit_demo(&pty);
}

static void test_locales(void **state)
{
    (void)state;
    ascii_screen((const char *[]){"LC_ALL=C", NULL}, "demo 10x40 ascii");
    ascii_screen((const char *[]){"LC_ALL=POSIX", NULL}, "demo 10x40 ascii");
    ascii_screen((const char *[]){"LC_ALL=ko_KR.EUC-KR", NULL}, "demo 10x40 ascii");
    ascii_screen((const char *[]){"LC_ALL=xx_XX.UTF-8", NULL}, "demo 10x40 utf8");
    ascii_screen((const char *[]){"LC_ALL", NULL}, "demo 10x40 utf8");
    ascii_screen((const char *[]){"LC_ALL=", "LANG=C", NULL}, "demo 10x40 ascii");
}

static void test_colours(void **state)
{
    (void)state;
    struct pty *pty = start_demo(10, 40, (const char *[]){"NO_COLOR=1", NULL});
    assert_true(pty_wait_text(pty, "link", PTY_PATIENCE));
    assert_false(pty_look(pty, 1, 0).coloured);
    assert_true(pty_look(pty, 1, 0).underline);
    quit_demo(&pty);
    pty = start_demo(10, 40, (const char *[]){"NO_COLOR=", NULL});
    assert_true(pty_wait_text(pty, "link", PTY_PATIENCE));
    assert_true(pty_look(pty, 1, 0).coloured);
    quit_demo(&pty);
    const char *const argv[] = {self, "demo", "colour", NULL};
    pty = pty_start(10, 40, argv, (const char *[]){"NO_COLOR=1", NULL});
    assert_true(pty_wait_text(pty, "link", PTY_PATIENCE));
    assert_true(pty_look(pty, 1, 0).coloured);
    quit_demo(&pty);
}

static void test_terminals(void **state)
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
        assert_true(pty_is_restored(pty));
        pty_free(&pty);
    }
}

static void test_ending_signals(void **state)
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
        assert_true(pty_is_restored(pty));
        pty_free(&pty);
    }
}

/* Under ASan a crash ends in its report and a status; elsewhere in the signal. */
static void test_crashes(void **state)
{
    (void)state;
    for (const char *key = "012345M"; *key; key++) {
        struct pty *pty = start_demo(24, 80, NULL);
        char keys[2] = {*key, '\0'};
        pty_type(pty, keys);
        int status = pty_wait_exit(pty, PTY_PATIENCE);
        assert_true(status != -1 && (WIFSIGNALED(status) || WEXITSTATUS(status) != 0));
        assert_true(pty_is_restored(pty));
        pty_free(&pty);
    }
}

/* In a shell with job control, so that its group is not orphaned and can be stopped. */
static void test_stop(void **state)
{
    (void)state;
    char command[512];
    (void)snprintf(command, sizeof command, "%s demo", self);
    struct pty *pty = pty_start_in_shell(command);
    assert_true(pty_wait_text(pty, "demo 24x80", PTY_PATIENCE));
    pty_type(pty, "\x1a");
    assert_true(pty_wait_text(pty, "Stopped", PTY_PATIENCE));
    assert_int_equal(pty_mode(pty, 1049), 0);
    pty_resize(pty, 20, 70);
    pty_type(pty, "fg\r");
    assert_true(pty_wait_text(pty, "demo 20x70", PTY_PATIENCE));
    expect(pty, "a", "key 61\n");
    pty_type(pty, "\x1a");
    assert_true(pty_wait_text(pty, "Stopped", PTY_PATIENCE));
    pty_type(pty, "kill -TERM %1; fg\r");
    assert_true(pty_wait_text(pty, "Terminated", PTY_PATIENCE));
    pty_type(pty, "exit\r");
    (void)pty_wait_exit(pty, PTY_PATIENCE);
    assert_int_equal(pty_mode(pty, 1049), 0);
    pty_free(&pty);
}

/* TSTP sent to an orphaned group changes nothing; SIGSTOP and CONT end in a fresh screen. */
static void test_stop_orphan(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    assert_int_equal(kill(pty_pid(pty), SIGTSTP), 0);
    assert_true(pty_wait_text(pty, "resize 1\n", PTY_PATIENCE));
    expect(pty, "a", "key 61\n");
    expect(pty, "\x1a", "key 1a\n");
    assert_int_equal(kill(pty_pid(pty), SIGSTOP), 0);
    int status;
    assert_int_equal(waitpid(pty_pid(pty), &status, WUNTRACED), pty_pid(pty));
    assert_int_equal(kill(pty_pid(pty), SIGCONT), 0);
    assert_true(pty_wait_text(pty, "resize 3\n", PTY_PATIENCE));
    quit_demo(&pty);
}

static void test_release(void **state)
{
    (void)state;
    struct pty *pty = start_demo(24, 80, NULL);
    pty_type(pty, "r");
    assert_true(pty_wait_text(pty, "sane-23", PTY_PATIENCE));
    assert_true(pty_wait_text(pty, "child sane", PTY_PATIENCE));
    expect(pty, "a", "key 61\n");
    quit_demo(&pty);
}

/* Hung up, also when SIGHUP is ignored: it ends, and by itself. */
static void test_gone(void **state)
{
    (void)state;
    const char *const ignoring[] = {"/bin/sh", "-c", "trap '' HUP; exec \"$0\" demo", self, NULL};
    for (int i = 0; i < 2; i++) {
        struct pty *pty = i ? pty_start(24, 80, ignoring, NULL) : start_demo(24, 80, NULL);
        assert_true(pty_wait_text(pty, "demo", PTY_PATIENCE));
        pty_hang_up(pty);
        assert_int_not_equal(pty_wait_exit(pty, PTY_PATIENCE), -1);
        pty_free(&pty);
    }
}

static void test_big_paste(void **state)
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
    quit_demo(&pty);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "demo") == 0)
        return demo_main(argc, argv);
    self = argv[0];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_screen, pty_teardown),
        cmocka_unit_test_teardown(test_keys, pty_teardown),
        cmocka_unit_test_teardown(test_sizes, pty_teardown),
        cmocka_unit_test_teardown(test_claimed_sizes, pty_teardown),
        cmocka_unit_test_teardown(test_storm, pty_teardown),
        cmocka_unit_test_teardown(test_redraw_writes_only_changes, pty_teardown),
        cmocka_unit_test_teardown(test_refusals, pty_teardown),
        cmocka_unit_test_teardown(test_locales, pty_teardown),
        cmocka_unit_test_teardown(test_colours, pty_teardown),
        cmocka_unit_test_teardown(test_terminals, pty_teardown),
        cmocka_unit_test_teardown(test_ending_signals, pty_teardown),
        cmocka_unit_test_teardown(test_crashes, pty_teardown),
        cmocka_unit_test_teardown(test_stop, pty_teardown),
        cmocka_unit_test_teardown(test_stop_orphan, pty_teardown),
        cmocka_unit_test_teardown(test_release, pty_teardown),
        cmocka_unit_test_teardown(test_gone, pty_teardown),
        cmocka_unit_test_teardown(test_big_paste, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
