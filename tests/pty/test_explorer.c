/* SPDX-License-Identifier: MIT */
/*
 * The program in a real terminal, on the embedded record: the way a person goes through it, every
 * size, and every way to end it.
 */
#include "pty/session.h"

/* Out of any prompt. The pauses keep one Esc from being read as the Alt of the next, also where a
   sanitizer draws a large screen slowly. */
static void escape(struct pty *pty)
{
    for (int i = 0; i < 3; i++) {
        pty_type(pty, "\033");
        pty_settle(pty, 250);
    }
}

/* The way through: overview, a partner, a search, a person, a link, and back to where one was. */
static void a_way_through_and_back_to_where_one_was(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
    wait_for(pty, "1 Partners");
    wait_for(pty, "2 Timeline");
    wait_for(pty, "3 Detail");
    wait_for(pty, "> ALL");
    assert_true(pty_look(pty, row_of(pty, "> ALL", NULL), 2).reverse);
    pty_type(pty, "j");
    wait_for(pty, "> US");
    pty_type(pty, "\033[B");
    pty_settle(pty, 50);
    assert_contains_not(pty_screen(pty), "> US");
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
    wait_gone(pty, "송경희 ·");
    pty_type(pty, "\x7f");
    wait_for(pty, "송경희 ·");
    wait_for(pty, "\n partner/KR");
    pty_settle(pty, 50);
    assert_screen(pty, at_link);
    free(at_link);
    pty_resize(pty, 30, 100);
    wait_for(pty, "Also written");
    pty_resize(pty, 24, 80);
    wait_for(pty, "Also written");
    end_well(&pty, "Q");
}

/* What is typed ahead of the screen means what it would have meant after it. */
static void what_is_typed_ahead_means_what_it_would_have_meant(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
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
static void a_bookmark_and_a_note_are_kept(void **state)
{
    (void)state;
    static const char *const env[] = {"VISUAL",
                                      "EDITOR=sh -c 'if test -f $HOME/fail; then exit 1; fi;"
                                      " tty >$HOME/tty; echo ask again >$1' edit",
                                      NULL};
    struct pty *pty = start_ready(24, 80, NULL, env);
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
static void a_manual_that_is_not_installed_is_said(void **state)
{
    (void)state;
    static const char *const env[] = {"MANPATH=/nowhere", NULL};
    struct pty *pty = start_ready(24, 80, NULL, env);
    pty_type(pty, "?");
    wait_for(pty, ":down");
    pty_type(pty, "m");
    wait_for(pty, "The manual is not installed");
    end_well(&pty, "Q");
}

/* What one instance keeps is on the disk at once, and another shows it on its next screen. */
static void what_one_instance_keeps_another_shows(void **state)
{
    (void)state;
    char data[512];
    const char *const env[] = {data, NULL};
    (void)snprintf(data, sizeof(data), "XDG_DATA_HOME=/tmp/attache-two.%d", (int)getpid());
    struct pty *one = start_ready(24, 80, NULL, env);
    struct pty *two = start_ready(24, 80, NULL, env);
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

static void every_way_to_quit_ends_well(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
    pty_type(pty, "?");
    wait_for(pty, "Move one row down");
    pty_type(pty, "q");
    wait_for(pty, "1 Partners");
    end_well(&pty, "q");
    static const char *const ways[] = {"Q", "ZZ", "\x18\x03", "\033[21~", ":q\r", "\x03"};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        pty = start_ready(24, 80, NULL, NULL);
        end_well(&pty, ways[i]);
    }
}

static void an_address_on_the_command_line_is_opened(void **state)
{
    (void)state;
    const char *const argv[] = {pty_program(), "meeting/kr-fr-jcc-07", NULL};
    struct pty *pty = pty_start(24, 80, argv, NULL);
    wait_for(pty, "7th Korea–France");
    end_well(&pty, "Q");
}

static void every_size_is_drawn(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1},    {4, 19},   {5, 20},   {1, 80},    {2, 2},
                                   {12, 40},  {24, 59},  {24, 60},  {24, 79},   {24, 80},
                                   {40, 120}, {50, 160}, {50, 200}, {200, 500}, {500, 200},
                                   {5, 500},  {200, 20}};
    struct pty *pty = start_ready(24, 80, NULL, NULL);
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
static void it_starts_at_every_size(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {4, 19}, {5, 20}, {12, 40}, {30, 70}, {500, 200}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct pty *pty = start(sizes[i][0], sizes[i][1], NULL, NULL);
        for (int waited = 0; pty_mode(pty, 2004) != 1 && waited < PTY_PATIENCE; waited += 300)
            pty_settle(pty, 300);
        pty_type(pty, "j\t\tj?q/song\r\t\r\x7f");
        end_well(&pty, "\003");
    }
}

static void a_size_that_no_screen_has_is_borne(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
    pty_claim_size(pty, 65535, 65535);
    pty_settle(pty, 300);
    pty_claim_size(pty, 0, 0);
    pty_settle(pty, 300);
    wait_for(pty, "1 Partners");
    end_well(&pty, "Q");
}

/* A thousand sizes while every screen, prompt, list of suggestions and question comes and goes. */
static void a_thousand_sizes_leave_a_whole_screen(void **state)
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
    struct pty *pty = start_ready(24, 80, NULL, NULL);
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

/* What a smaller size in between did not hold is gone from the terminal, also where the program
   sees the old size alone. */
static void a_size_that_comes_back_is_drawn_again(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
    pty_settle(pty, 60);
    char *before = strdup(pty_screen(pty));
    pty_resize(pty, 12, 40);
    pty_resize(pty, 24, 80);
    assert_string_not_equal(pty_screen(pty), before);
    wait_for(pty, "? help");
    pty_settle(pty, 60);
    assert_screen(pty, before);
    free(before);
    end_well(&pty, "Q");
}

/* Typed bytes that are no characters, sequences nobody knows, jamo, pastes: no harm, no keys. */
static void input_that_is_no_text_does_no_harm(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
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

static void the_mouse_selects_scrolls_drags_and_is_switched_off(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
    int row = row_of(pty, " JP ", NULL);
    char click[64];
    (void)snprintf(click, sizeof click, "\033[<0;4;%dM\033[<0;4;%dm", row + 1, row + 1);
    pty_type(pty, click);
    wait_for(pty, "> JP");
    pty_type(pty, "\033[<65;4;5M"); /* the wheel */
    wait_gone(pty, "> JP");
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

static void a_signal_leaves_the_terminal_as_it_was(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct pty *pty = start_ready(24, 80, NULL, NULL);
        pty_type(pty, "j");
        pty_settle(pty, 30);
        assert_int_equal(kill(pty_pid(pty), signals[i]), 0);
        int status = pty_wait_exit(pty, PTY_PATIENCE);
        assert_int_not_equal(status, -1);
        /* AddressSanitizer turns a crash into its report and a status. */
        bool crash = signals[i] == SIGSEGV || signals[i] == SIGABRT;
        assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == signals[i] || crash : crash);
        assert_restored(pty);
        pty_free(&pty);
    }
}

/* In a shell with job control: Ctrl-Z, a resize meanwhile, fg; TSTP from outside, fg. */
static void it_is_stopped_and_goes_on(void **state)
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

static void it_ends_when_the_terminal_is_gone(void **state)
{
    (void)state;
    char command[4200];
    (void)snprintf(command, sizeof command, "trap '' HUP; exec '%s'", pty_program());
    for (int ignoring = 0; ignoring < 2; ignoring++) {
        const char *const argv[] = {"/bin/sh", "-c", command, NULL};
        struct pty *pty = ignoring ? pty_start(24, 80, argv, NULL) : start(24, 80, NULL, NULL);
        wait_for(pty, "? help");
        pty_hang_up(pty);
        assert_int_not_equal(pty_wait_exit(pty, PTY_PATIENCE), -1);
        pty_free(&pty);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_way_through_and_back_to_where_one_was, pty_teardown),
        cmocka_unit_test_teardown(what_is_typed_ahead_means_what_it_would_have_meant, pty_teardown),
        cmocka_unit_test_teardown(a_bookmark_and_a_note_are_kept, pty_teardown),
        cmocka_unit_test_teardown(a_manual_that_is_not_installed_is_said, pty_teardown),
        cmocka_unit_test_teardown(what_one_instance_keeps_another_shows, pty_teardown),
        cmocka_unit_test_teardown(every_way_to_quit_ends_well, pty_teardown),
        cmocka_unit_test_teardown(an_address_on_the_command_line_is_opened, pty_teardown),
        cmocka_unit_test_teardown(every_size_is_drawn, pty_teardown),
        cmocka_unit_test_teardown(it_starts_at_every_size, pty_teardown),
        cmocka_unit_test_teardown(a_size_that_no_screen_has_is_borne, pty_teardown),
        cmocka_unit_test_teardown(a_thousand_sizes_leave_a_whole_screen, pty_teardown),
        cmocka_unit_test_teardown(a_size_that_comes_back_is_drawn_again, pty_teardown),
        cmocka_unit_test_teardown(input_that_is_no_text_does_no_harm, pty_teardown),
        cmocka_unit_test_teardown(the_mouse_selects_scrolls_drags_and_is_switched_off,
                                  pty_teardown),
        cmocka_unit_test_teardown(a_signal_leaves_the_terminal_as_it_was, pty_teardown),
        cmocka_unit_test_teardown(it_is_stopped_and_goes_on, pty_teardown),
        cmocka_unit_test_teardown(it_ends_when_the_terminal_is_gone, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
