/* SPDX-License-Identifier: MIT */
/*
 * Manners on a real terminal: what one run leaves for the next, what is told without colour, what
 * the terminal is asked for and what it is not.
 */
#include "pty/session.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static const char *self; /* this program */

/* What a run leaves */

static void the_next_run_goes_where_the_last_one_ended(void **state)
{
    (void)state;
    char folder[] = "/tmp/attache-state.XXXXXX";
    char setting[64], file[64], left[4096];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(setting, sizeof setting, "XDG_STATE_HOME=%s", folder);
    const char *const env[] = {setting, NULL};
    struct pty *pty = start_ready(24, 80, NULL, env);
    pty_type(pty, "\027+\027+\027+j\r");
    wait_for(pty, "Legal basis");
    pty_type(pty, "  ");
    pty_settle(pty, 60);
    (void)snprintf(left, sizeof left, "%s", pty_screen(pty));
    end_well(&pty, "Q");
    pty = start_ready(24, 80, NULL, env);
    assert_contains(pty_row(pty, 1), "1 Partners ─────────────────┬─ 2");
    pty_type(pty, "''");
    wait_gone(pty, "1 Partners");
    pty_settle(pty, 60);
    assert_screen(pty, left);
    /* Ended by a signal it leaves its place too. */
    pty_type(pty, "gh");
    wait_for(pty, "Gaps");
    pty_settle(pty, 60);
    assert_int_equal(kill(pty_pid(pty), SIGTERM), 0);
    assert_int_not_equal(pty_wait_exit(pty, PTY_PATIENCE), -1);
    pty_free(&pty);
    (void)snprintf(file, sizeof file, "%s/attache/state", folder);
    assert_int_equal(chmod(file, 0), 0);
    (void)snprintf(file, sizeof file, "%s/attache", folder);
    assert_int_equal(chmod(file, 0500), 0);
    pty = start_ready(24, 80, NULL, env);
    end_well(&pty, "Q");
    assert_int_equal(chmod(file, 0700), 0);
    (void)snprintf(file, sizeof file, "%s/attache/state", folder);
    assert_int_equal(chmod(file, 0600), 0);
    FILE *kept = fopen(file, "r");
    assert_non_null(kept);
    left[fread(left, 1, sizeof left - 1, kept)] = '\0';
    (void)fclose(kept);
    if (getuid() != 0)
        assert_contains(left, "place = gaps");
    assert_contains(left, "list.three = 6");
    assert_int_equal(unlink(file), 0);
    (void)snprintf(file, sizeof file, "%s/attache", folder);
    assert_int_equal(rmdir(file), 0);
    assert_int_equal(rmdir(folder), 0);
}

static long place_of(struct pty *pty, int row, const char *text)
{
    const char *line = pty_row(pty, row);
    const char *at = strstr(line, text);
    assert_non_null(at);
    return at - line;
}

/* Text on a terminal that is not UTF-8, as the explorer has it. */
static void text_on_an_ascii_terminal_is_transliterated(void **state)
{
    (void)state;
    const char *const argv[] = {pty_program(), "show", "--no-pager", "person/song-kyung-hee", NULL};
    struct pty *pty = pty_start(60, 100, argv, (const char *[]){"LC_ALL=C", NULL});
    assert_ends_with(pty, 0);
    assert_contains(pty_screen(pty), "Report person/song-kyung-hee");
    assert_sent_ascii(pty);
    pty_free(&pty);
    pty = pty_start(200, 100, argv, NULL);
    assert_ends_with(pty, 0);
    assert_contains(pty_screen(pty), "송경희");
    pty_free(&pty);
    const char *const table[] = {pty_program(), "list", "--limit", "5", "people", "song", NULL};
    pty = pty_start(60, 100, table, (const char *[]){"LC_ALL=C", NULL});
    assert_ends_with(pty, 0);
    assert_contains(pty_row(pty, 0), "  songgyeonghui  ");
    assert_int_equal(place_of(pty, 0, " KR "), place_of(pty, 2, " KR "));
    pty_free(&pty);
}

/* What the terminal is asked for */

static void a_terminal_that_cannot_be_served_is_refused(void **state)
{
    (void)state;
    assert_refuses_terminals((const char *[]){pty_program(), NULL}, 200);
    char command[4200];
    (void)snprintf(command, sizeof command, "'%s' </dev/null", pty_program());
    struct pty *pty = pty_start(24, 200, (const char *[]){"/bin/sh", "-c", command, NULL}, NULL);
    assert_refuses(&pty, "");
}

static void nothing_but_ascii_is_sent_where_the_locale_is_not_utf8(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, (const char *[]){"LC_ALL=POSIX", NULL});
    pty_type(pty, "/song kyunghee");
    wait_for(pty, "> Kyung-hee Song");
    pty_type(pty, "\r");
    wait_for(pty, "Also written");
    pty_settle(pty, 30);
    assert_sent_ascii(pty);
    end_well(&pty, "Q");
    pty = start_ready(24, 80, NULL, (const char *[]){"LC_ALL=xx_YY.UTF-8", NULL});
    wait_for(pty, "─ 1 Partners");
    end_well(&pty, "Q");
}

static void no_cell_is_coloured_under_no_color(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, (const char *[]){"NO_COLOR=1", NULL});
    pty_type(pty, "j3");
    pty_settle(pty, 50);
    for (int row = 0; row < 24; row++) {
        for (int column = 0; column < 80; column++) {
            if (pty_look(pty, row, column).coloured)
                fail_msg("row %d, column %d is coloured\n%s", row, column, pty_screen(pty));
        }
    }
    end_well(&pty, "Q");
}

/* Nothing is written when nothing changes, and little when the cursor moves. */
static void nothing_is_written_when_nothing_changes(void **state)
{
    (void)state;
    struct pty *pty = start_ready(40, 120, NULL, NULL);
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
    if (size >= 40)
        fail_msg("a row further, and %zu bytes were written", size);
    end_well(&pty, "Q");
}

/* Writes that do not wait */

/* Reads the answer of `list meetings` from a pipe, which its writer may have asked not to block. */
static void read_list(int flags, size_t *size)
{
    int ends[2], status = 0;
    assert_int_equal(pipe2(ends, flags), 0);
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)execl(pty_program(), "attache", "list", "meetings", (char *)NULL);
        _exit(99);
    }
    (void)close(ends[1]);
    (void)fcntl(ends[0], F_SETFL, 0);
    (void)usleep(100000);
    char bytes[4096];
    ssize_t got;
    *size = 0;
    while ((got = read(ends[0], bytes, sizeof bytes)) > 0)
        *size += (size_t)got;
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void an_answer_is_whole_where_writes_do_not_wait(void **state)
{
    enum { PIPE = 65536 };
    size_t waiting, not_waiting;
    (void)state;
    read_list(O_CLOEXEC, &waiting);
    read_list(O_CLOEXEC | O_NONBLOCK, &not_waiting);
    assert_true(waiting > PIPE);
    assert_int_equal(not_waiting, waiting);
}

static int64_t spent(clockid_t clock)
{
    struct timespec at = {0};
    assert_int_equal(clock_gettime(clock, &at), 0);
    return at.tv_sec * INT64_C(1000) + at.tv_nsec / 1000000;
}

/* A terminal that takes no more, and whose line was asked not to block. */
static void a_full_terminal_is_waited_for(void **state)
{
    enum { BUFFERS = 72 * 1024, PART = 200, TRIES = 50 };
    const char *const argv[] = {self, "unblocked", pty_program(), NULL};
    clockid_t clock;
    size_t size = 0;
    bool rests = false;
    (void)state;
    struct pty *pty = pty_start(480, 400, argv, NULL);
    assert_int_equal(clock_getcpuclockid(pty_pid(pty), &clock), 0);
    for (int i = 0; i < TRIES && !rests; i++) {
        int64_t before = spent(clock);
        (void)usleep(PART * 1000);
        rests = before > 20 && spent(clock) - before < PART / 20;
    }
    assert_true(rests);
    wait_for(pty, "? help");
    (void)pty_bytes(pty, &size);
    assert_true(size > BUFFERS);
    end_well(&pty, "Q");
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "unblocked") == 0) {
        (void)fcntl(STDOUT_FILENO, F_SETFL, O_RDWR | O_NONBLOCK);
        return execv(argv[2], argv + 2);
    }
    self = argv[0];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_next_run_goes_where_the_last_one_ended, pty_teardown),
        cmocka_unit_test_teardown(text_on_an_ascii_terminal_is_transliterated, pty_teardown),
        cmocka_unit_test_teardown(a_terminal_that_cannot_be_served_is_refused, pty_teardown),
        cmocka_unit_test_teardown(nothing_but_ascii_is_sent_where_the_locale_is_not_utf8,
                                  pty_teardown),
        cmocka_unit_test_teardown(no_cell_is_coloured_under_no_color, pty_teardown),
        cmocka_unit_test_teardown(nothing_is_written_when_nothing_changes, pty_teardown),
        cmocka_unit_test(an_answer_is_whole_where_writes_do_not_wait),
        cmocka_unit_test_teardown(a_full_terminal_is_waited_for, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
