/* SPDX-License-Identifier: MIT */
/*
 * The program in a real terminal, on the embedded record: the way a person goes through it, every
 * size, every terminal and locale that must be refused or served, and every way to end it.
 */
#include "pty/pty.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct pty *start(int rows, int columns, const char *const env[])
{
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", NULL};
    return pty_start(rows, columns, argv, env);
}

/* Starts and waits until the last line, the footer, is drawn. */
static struct pty *start_ready(int rows, int columns, const char *const env[])
{
    struct pty *pty = start(rows, columns, env);
    assert_true(pty_wait_text(pty, "? help", PTY_PATIENCE));
    return pty;
}

static void wait_for(struct pty *pty, const char *text)
{
    if (!pty_wait_text(pty, text, PTY_PATIENCE))
        fail_msg("no '%s'", text);
}

static void end_well(struct pty **pty, const char *keys)
{
    pty_type(*pty, keys);
    assert_int_equal(pty_exit_status(*pty, PTY_PATIENCE), 0);
    assert_true(pty_is_restored(*pty));
    pty_free(pty);
}

/* Out of any prompt. The pauses keep one Esc from being read as the Alt of the next, also where a
   sanitizer draws a large screen slowly. */
static void escape(struct pty *pty)
{
    for (int i = 0; i < 3; i++) {
        pty_type(pty, "\033");
        pty_settle(pty, 250);
    }
}

/* The row on which a text stands, -1 when on none. */
static int row_of(struct pty *pty, const char *text)
{
    for (int row = 0; row < pty->rows; row++)
        if (strstr(pty_row(pty, row), text))
            return row;
    return -1;
}

/* The way through: overview, a partner, a search, a person, a link, and back to where one was. */
static void test_walk(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL);
    wait_for(pty, "1 Partners");
    wait_for(pty, "2 Timeline");
    wait_for(pty, "3 Detail");
    wait_for(pty, "> ALL");
    assert_true(pty_look(pty, row_of(pty, "> ALL"), 2).reverse);
    pty_type(pty, "j");
    wait_for(pty, "> US");
    pty_type(pty, "\033[B");
    pty_settle(pty, 50);
    assert_null(strstr(pty_screen(pty), "> US"));
    pty_type(pty, "\033[H");
    wait_for(pty, "> ALL");
    pty_type(pty, "/");
    pty_type(pty, "song kyunghee");
    wait_for(pty, "> Kyung-hee Song 송경희");
    pty_type(pty, "\r");
    wait_for(pty, "Also written");
    pty_type(pty, "\t");
    wait_for(pty, "\n partner/KR");
    pty_settle(pty, 50);
    char *at_link = strdup(pty_screen(pty));
    pty_type(pty, "\r");
    assert_true(pty_wait_no_text(pty, "송경희 ·", PTY_PATIENCE));
    pty_type(pty, "\x7f");
    wait_for(pty, "송경희 ·");
    wait_for(pty, "\n partner/KR");
    pty_settle(pty, 50);
    bool same = strcmp(pty_screen(pty), at_link) == 0;
    if (!same)
        print_error("before\n%s\nafter\n%s\n", at_link, pty_screen(pty));
    free(at_link);
    assert_true(same);
    pty_resize(pty, 30, 100);
    wait_for(pty, "Also written");
    pty_resize(pty, 24, 80);
    wait_for(pty, "Also written");
    end_well(&pty, "Q");
}

/* What is typed ahead of the screen means what it would have meant after it. */
static void test_type_ahead(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL);
    pty_type(pty, "/song kyunghee\r");
    wait_for(pty, "Also written");
    end_well(&pty, "Q");
}

/* The text of a file below the program's home, "" when there is none. */
static void read_home(struct pty *pty, const char *name, char *text, size_t size)
{
    char path[512];
    (void)snprintf(path, sizeof(path), "%s/%s", pty_home(pty), name);
    FILE *file = fopen(path, "r");
    size_t got = file != NULL ? fread(text, 1, size - 1, file) : 0;
    text[got] = '\0';
    if (file != NULL)
        fclose(file);
}

/* A bookmark and a note, written in the user's editor with the terminal handed over; an editor that
   fails changes nothing. */
static void test_bookmark_and_note(void **state)
{
    (void)state;
    static const char *const env[] = {"VISUAL",
                                      "EDITOR=sh -c 'if test -f $HOME/fail; then exit 1; fi;"
                                      " tty >$HOME/tty; echo ask again >$1' edit",
                                      NULL};
    struct pty *pty = start_ready(24, 80, env);
    char text[64];
    pty_type(pty, "j*");
    wait_for(pty, "Bookmarked partner/US");
    wait_for(pty, ">*US");
    pty_type(pty, "a");
    wait_for(pty, "Note kept on partner/US");
    read_home(pty, "tty", text, sizeof(text));
    assert_memory_equal(text, "/dev/", 5);
    pty_type(pty, "\r");
    wait_for(pty, "Your note");
    wait_for(pty, "ask again");
    char path[512];
    (void)snprintf(path, sizeof(path), "%s/fail", pty_home(pty));
    FILE *fail = fopen(path, "w");
    assert_non_null(fail);
    fclose(fail);
    pty_type(pty, "a");
    wait_for(pty, "nothing is changed: the editor failed with status 1");
    wait_for(pty, "ask again");
    pty_type(pty, "gm");
    wait_for(pty, "Bookmarks and notes");
    wait_for(pty, "ask again");
    end_well(&pty, "Q");
}

/* What man cannot find it would say where nobody sees it. */
static void test_no_manual(void **state)
{
    (void)state;
    static const char *const env[] = {"MANPATH=/nowhere", NULL};
    struct pty *pty = start_ready(24, 80, env);
    pty_type(pty, "?");
    wait_for(pty, ":down");
    pty_type(pty, "m");
    wait_for(pty, "The manual is not installed");
    end_well(&pty, "Q");
}

/* What one instance keeps is on the disk at once, and another shows it on its next screen. */
static void test_two_instances(void **state)
{
    (void)state;
    char data[512];
    const char *const env[] = {data, NULL};
    (void)snprintf(data, sizeof(data), "XDG_DATA_HOME=/tmp/attache-two.%d", (int)getpid());
    struct pty *one = start_ready(24, 80, env);
    struct pty *two = start_ready(24, 80, env);
    pty_type(one, "j*");
    wait_for(one, "Bookmarked partner/US");
    pty_type(two, "j");
    wait_for(two, ">*US");
    pty_type(one, "&topic:quantum\r");
    wait_for(one, "[topic:quantum]");
    pty_type(one, "Squanta\r");
    wait_for(one, "Saved as @quanta");
    pty_type(two, "&@quanta\r");
    wait_for(two, "@quanta [topic:quantum]");
    end_well(&two, "Q");
    end_well(&one, "Q");
    (void)snprintf(data, sizeof(data), "/tmp/attache-two.%d/attache/notes.db", (int)getpid());
    assert_int_equal(unlink(data), 0);
    (void)snprintf(data, sizeof(data), "/tmp/attache-two.%d/attache", (int)getpid());
    assert_int_equal(rmdir(data), 0);
    (void)snprintf(data, sizeof(data), "/tmp/attache-two.%d", (int)getpid());
    assert_int_equal(rmdir(data), 0);
}

static void test_help_and_quit(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL);
    pty_type(pty, "?");
    wait_for(pty, "Move one row down");
    pty_type(pty, "q");
    wait_for(pty, "1 Partners");
    end_well(&pty, "q");
    static const char *const ways[] = {"Q", "ZZ", "\x18\x03", "\033[21~", ":q\r", "\x03"};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        pty = start_ready(24, 80, NULL);
        end_well(&pty, ways[i]);
    }
}

static void test_query_on_the_command_line(void **state)
{
    (void)state;
    const char *const argv[] = {pty_program(), "meeting/kr-fr-jcc-07", NULL};
    struct pty *pty = pty_start(24, 80, argv, NULL);
    wait_for(pty, "7th Korea–France");
    end_well(&pty, "Q");
}

static void test_sizes(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1},    {4, 19},   {5, 20},   {1, 80},    {2, 2},
                                   {12, 40},  {24, 59},  {24, 60},  {24, 79},   {24, 80},
                                   {40, 120}, {50, 160}, {50, 200}, {200, 500}, {500, 200},
                                   {5, 500},  {200, 20}};
    struct pty *pty = start_ready(24, 80, NULL);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        pty_settle(pty, 60);
        pty_type(pty, "j");
        if (sizes[i][0] >= 5 && sizes[i][1] >= 20)
            wait_for(pty, "attache");
    }
    pty_resize(pty, 24, 80);
    wait_for(pty, "? help");
    end_well(&pty, "Q");
}

/* Each at the start too, on each kind of screen, with keys going in meanwhile. */
static void test_sizes_from_the_start(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {4, 19}, {5, 20}, {12, 40}, {30, 70}, {500, 200}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct pty *pty = start(sizes[i][0], sizes[i][1], NULL);
        for (int waited = 0; pty_mode(pty, 2004) != 1 && waited < PTY_PATIENCE; waited += 300)
            pty_settle(pty, 300);
        pty_type(pty, "j\t\tj?q/song\r\t\r\x7f");
        end_well(&pty, "\003");
    }
}

static void test_claimed_sizes(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL);
    pty_claim_size(pty, 65535, 65535);
    pty_settle(pty, 300);
    pty_claim_size(pty, 0, 0);
    pty_settle(pty, 300);
    wait_for(pty, "1 Partners");
    end_well(&pty, "Q");
}

/* A thousand sizes while every screen, prompt, list of suggestions and question comes and goes. */
static void test_resize_storm(void **state)
{
    (void)state;
    static const char *const walk[] = {
        "/",        "so",   "\033[B",    "\r",      "\t",       " ",    "?",        "dow",
        "\033\033", "\177", "F",         "jj",      "\r",       "x",    "\033\033", ":",
        "ma",       "\t",   "trix\r",    "jl",      "+",        "s",    "w",        "*",
        "\r",       "\177", "-",         "-",       "}",        "\177", "&",        "top",
        "\t",       "\025", "is:open\r", "gl",      "j",        "\r",   "G",        ";",
        "\033",     "S",    "x\033",     "e",       "\033\033", "gm",   "gh",       ":people\r",
        "2",        "G",    "3",         "\033[6~", "O",        "\177", "c",        "\033\033",
        "B",        "/",    "n\r",       "N"};
    const size_t steps = sizeof walk / sizeof walk[0];
    struct pty *pty = start_ready(24, 80, NULL);
    unsigned seed = 7;
    for (size_t i = 0; i < 1000; i++) {
        seed = seed * 1103515245u + 12345u;
        const int rows = (int)(seed >> 16) % 200;
        const int columns = (int)(seed >> 8) % 500;
        pty_resize(pty, 1 + (i % 20 ? rows % 60 : rows), 1 + (i % 20 ? columns % 180 : columns));
        pty_type(pty, i % 4 ? "" : walk[i / 4 % steps]);
    }
    pty_resize(pty, 24, 80);
    pty_settle(pty, 500);
    pty_type(pty, "\x0c");
    pty_settle(pty, 60);
    wait_for(pty, "attache  Korea's science diplomacy");
    assert_string_not_equal(pty_row(pty, 23), "");
    end_well(&pty, "\003");
}

/* Exit 2, one line that names --plain, and the terminal as it was. */
static void refused(const char *const env[])
{
    struct pty *pty = start(24, 200, env);
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), 2);
    assert_non_null(strstr(pty_screen(pty), "--plain"));
    assert_string_equal(pty_row(pty, 1), "");
    size_t size;
    const char *bytes = pty_bytes(pty, &size);
    assert_null(memchr(bytes, '\033', size));
    assert_true(pty_is_restored(pty));
    pty_free(&pty);
}

static void test_terminals(void **state)
{
    (void)state;
    refused((const char *[]){"TERM=dumb", NULL});
    refused((const char *[]){"TERM=no-such-terminal", NULL});
    refused((const char *[]){"TERM=", NULL});
    refused((const char *[]){"TERM", NULL});
    char command[4200];
    (void)snprintf(command, sizeof command, "'%s' </dev/null", pty_program());
    struct pty *pty = pty_start(24, 200, (const char *[]){"/bin/sh", "-c", command, NULL}, NULL);
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), 2);
    assert_non_null(strstr(pty_screen(pty), "--plain"));
    pty_free(&pty);
}

/* In a locale that is not UTF-8 nothing but ASCII is sent. */
static void test_locales(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, (const char *[]){"LC_ALL=POSIX", NULL});
    pty_type(pty, "/song kyunghee");
    wait_for(pty, "> Kyung-hee Song");
    pty_type(pty, "\r");
    wait_for(pty, "Also written");
    pty_settle(pty, 30);
    size_t size;
    const char *bytes = pty_bytes(pty, &size);
    for (size_t k = 0; k < size; k++)
        if ((unsigned char)bytes[k] >= 0x80)
            fail_msg("the byte %02x\n%s", (unsigned char)bytes[k], pty_screen(pty));
    end_well(&pty, "Q");
    pty = start_ready(24, 80, (const char *[]){"LC_ALL=xx_YY.UTF-8", NULL});
    wait_for(pty, "─ 1 Partners");
    end_well(&pty, "Q");
}

static void test_colour(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, (const char *[]){"NO_COLOR=1", NULL});
    pty_type(pty, "j3");
    pty_settle(pty, 50);
    for (int row = 0; row < 24; row++)
        for (int column = 0; column < 80; column++)
            assert_false(pty_look(pty, row, column).coloured);
    end_well(&pty, "Q");
}

/* Typed bytes that are no characters, sequences nobody knows, jamo, pastes: no harm, no keys. */
static void test_bad_input(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL);
    pty_type(pty, "\xff\xfe\xc3\x28\xed\xa0\x80\xf5");
    pty_type(pty, "\033[99;99;99z\033]0;q\033\\\033[?1;2c\033[200~Q:q\r\033[201~");
    pty_settle(pty, 200);
    escape(pty);
    pty_type(pty, "/\xff\xc3송\xed\x95\x9c\xe3");
    wait_for(pty, "송한");
    pty_type(pty, "\x15");
    escape(pty);
    pty_type(pty, "1\xe3\x85\x93"); /* ㅓ stands on the key j */
    wait_for(pty, "1 Partners");
    end_well(&pty, "Q");
}

static void test_mouse(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL);
    int row = row_of(pty, " JP ");
    assert_true(row > 0);
    char click[64];
    (void)snprintf(click, sizeof click, "\033[<0;4;%dM\033[<0;4;%dm", row + 1, row + 1);
    pty_type(pty, click);
    wait_for(pty, "> JP");
    pty_type(pty, "\033[<65;4;5M"); /* the wheel */
    assert_true(pty_wait_no_text(pty, "> JP", PTY_PATIENCE));
    pty_type(pty, "\033[<0;25;8M\033[<32;33;8M\033[<0;33;8m"); /* the border between the panes */
    wait_for(pty, "1 Partners ───────────────────┬─ 2");
    /* Off, the terminal selects text by itself. */
    assert_int_equal(pty_mode(pty, 1006), 1);
    pty_type(pty, "\033[20~");
    wait_for(pty, "Mouse off");
    assert_int_equal(pty_mode(pty, 1006), 0);
    assert_int_equal(pty_mode(pty, 1002), 0);
    pty_type(pty, "\033[20~");
    wait_for(pty, "Mouse on");
    assert_int_equal(pty_mode(pty, 1006), 1);
    end_well(&pty, "Q");
}

static void test_signals(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct pty *pty = start_ready(24, 80, NULL);
        pty_type(pty, "j");
        pty_settle(pty, 30);
        assert_int_equal(kill(pty_pid(pty), signals[i]), 0);
        int status = pty_wait_exit(pty, PTY_PATIENCE);
        assert_int_not_equal(status, -1);
        /* AddressSanitizer turns a crash into its report and a status. */
        bool crash = signals[i] == SIGSEGV || signals[i] == SIGABRT;
        assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == signals[i] || crash : crash);
        assert_true(pty_is_restored(pty));
        pty_free(&pty);
    }
}

/* In a shell with job control: Ctrl-Z, a resize meanwhile, fg; TSTP from outside, fg. */
static void test_stop(void **state)
{
    (void)state;
    char command[4200];
    (void)snprintf(command, sizeof command, "'%s'", pty_program());
    struct pty *pty = pty_start_in_shell(command);
    wait_for(pty, "1 Partners");
    pty_type(pty, "j");
    wait_for(pty, "> US");
    pty_type(pty, "\x1a");
    wait_for(pty, "Stopped");
    assert_int_equal(pty_mode(pty, 1049), 0);
    pty_resize(pty, 30, 100);
    pty_type(pty, "fg\r");
    wait_for(pty, "> US");
    wait_for(pty, "3 Detail");
    pty_type(pty, "\x1a");
    wait_for(pty, "Stopped");
    pty_type(pty, "kill -CONT %1; sleep 0.1; kill -TERM %1; sleep 0.1; fg\r");
    wait_for(pty, "Terminated");
    pty_type(pty, "exit\rexit\r");
    assert_int_not_equal(pty_wait_exit(pty, PTY_PATIENCE), -1);
    assert_int_equal(pty_mode(pty, 1049), 0);
    pty_free(&pty);
}

static void test_gone(void **state)
{
    (void)state;
    char command[4200];
    (void)snprintf(command, sizeof command, "trap '' HUP; exec '%s'", pty_program());
    for (int ignoring = 0; ignoring < 2; ignoring++) {
        const char *const argv[] = {"/bin/sh", "-c", command, NULL};
        struct pty *pty = ignoring ? pty_start(24, 80, argv, NULL) : start(24, 80, NULL);
        wait_for(pty, "? help");
        pty_hang_up(pty);
        assert_int_not_equal(pty_wait_exit(pty, PTY_PATIENCE), -1);
        pty_free(&pty);
    }
}

/* Nothing is written when nothing changes, and little when the cursor moves. */
static void test_frugal(void **state)
{
    (void)state;
    struct pty *pty = start_ready(40, 120, NULL);
    pty_settle(pty, 100);
    pty_forget_bytes(pty);
    pty_settle(pty, 300);
    size_t size;
    (void)pty_bytes(pty, &size);
    assert_int_equal(size, 0);
    pty_type(pty, "\033[H\033[A");
    pty_settle(pty, 100);
    pty_forget_bytes(pty);
    pty_type(pty, "\033[A");
    pty_settle(pty, 100);
    (void)pty_bytes(pty, &size);
    assert_true(size < 40);
    end_well(&pty, "Q");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_walk, pty_teardown),
        cmocka_unit_test_teardown(test_type_ahead, pty_teardown),
        cmocka_unit_test_teardown(test_bookmark_and_note, pty_teardown),
        cmocka_unit_test_teardown(test_no_manual, pty_teardown),
        cmocka_unit_test_teardown(test_two_instances, pty_teardown),
        cmocka_unit_test_teardown(test_help_and_quit, pty_teardown),
        cmocka_unit_test_teardown(test_query_on_the_command_line, pty_teardown),
        cmocka_unit_test_teardown(test_sizes, pty_teardown),
        cmocka_unit_test_teardown(test_sizes_from_the_start, pty_teardown),
        cmocka_unit_test_teardown(test_claimed_sizes, pty_teardown),
        cmocka_unit_test_teardown(test_resize_storm, pty_teardown),
        cmocka_unit_test_teardown(test_terminals, pty_teardown),
        cmocka_unit_test_teardown(test_locales, pty_teardown),
        cmocka_unit_test_teardown(test_colour, pty_teardown),
        cmocka_unit_test_teardown(test_bad_input, pty_teardown),
        cmocka_unit_test_teardown(test_mouse, pty_teardown),
        cmocka_unit_test_teardown(test_signals, pty_teardown),
        cmocka_unit_test_teardown(test_stop, pty_teardown),
        cmocka_unit_test_teardown(test_gone, pty_teardown),
        cmocka_unit_test_teardown(test_frugal, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
