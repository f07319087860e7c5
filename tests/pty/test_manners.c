/* SPDX-License-Identifier: MIT */
/*
 * Manners on a real terminal: what one run leaves for the next, what is told without colour, what
 * the terminal is asked for and what it is not.
 */
#include "pty/pty.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>

#include <cmocka.h>

static struct pty *open_explorer(int rows, int columns, const char *const env[])
{
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", NULL};
    struct pty *pty = pty_start(rows, columns, argv, env);
    if (!pty_wait_text(pty, "? help", PTY_PATIENCE))
        fail_msg("no footer\n%s", pty_screen(pty));
    return pty;
}

static void expect(struct pty *pty, const char *text)
{
    if (!pty_wait_text(pty, text, PTY_PATIENCE))
        fail_msg("no \"%s\"\n%s", text, pty_screen(pty));
}

static void leave(struct pty **pty)
{
    pty_type(*pty, "Q");
    assert_int_equal(pty_exit_status(*pty, PTY_PATIENCE), 0);
    assert_true(pty_is_restored(*pty));
    pty_free(pty);
}

/* What a run leaves */

static void the_next_run_goes_where_the_last_one_ended(void **state)
{
    (void)state;
    char folder[] = "/tmp/attache-state.XXXXXX";
    char setting[64], file[64], left[4096];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(setting, sizeof setting, "XDG_STATE_HOME=%s", folder);
    const char *const env[] = {setting, NULL};
    struct pty *pty = open_explorer(24, 80, env);
    pty_type(pty, "\027+\027+\027+j\r");
    expect(pty, "Legal basis");
    pty_type(pty, "  ");
    pty_settle(pty, 60);
    (void)snprintf(left, sizeof left, "%s", pty_screen(pty));
    leave(&pty);
    pty = open_explorer(24, 80, env);
    assert_non_null(strstr(pty_row(pty, 1), "1 Partners ─────────────────┬─ 2"));
    pty_type(pty, "''");
    assert_true(pty_wait_no_text(pty, "1 Partners", PTY_PATIENCE));
    pty_settle(pty, 60);
    assert_string_equal(pty_screen(pty), left);
    /* Ended by a signal it leaves its place too. */
    pty_type(pty, "gh");
    expect(pty, "Gaps");
    pty_settle(pty, 60);
    assert_int_equal(kill(pty_pid(pty), SIGTERM), 0);
    assert_int_not_equal(pty_wait_exit(pty, PTY_PATIENCE), -1);
    pty_free(&pty);
    (void)snprintf(file, sizeof file, "%s/attache/state", folder);
    assert_int_equal(chmod(file, 0), 0);
    (void)snprintf(file, sizeof file, "%s/attache", folder);
    assert_int_equal(chmod(file, 0500), 0);
    pty = open_explorer(24, 80, env);
    leave(&pty);
    assert_int_equal(chmod(file, 0700), 0);
    (void)snprintf(file, sizeof file, "%s/attache/state", folder);
    assert_int_equal(chmod(file, 0600), 0);
    FILE *kept = fopen(file, "r");
    assert_non_null(kept);
    left[fread(left, 1, sizeof left - 1, kept)] = '\0';
    (void)fclose(kept);
    if (getuid() != 0)
        assert_non_null(strstr(left, "place = gaps"));
    assert_non_null(strstr(left, "list.three = 6"));
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
    size_t size;
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), 0);
    const char *bytes = pty_bytes(pty, &size);
    assert_true(size > 200);
    for (size_t i = 0; i < size; i++)
        assert_true((unsigned char)bytes[i] < 0x80);
    pty_free(&pty);
    pty = pty_start(200, 100, argv, NULL);
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), 0);
    assert_non_null(strstr(pty_screen(pty), "송경희"));
    pty_free(&pty);
    const char *const table[] = {pty_program(), "list", "--limit", "5", "people", "song", NULL};
    pty = pty_start(60, 100, table, (const char *[]){"LC_ALL=C", NULL});
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), 0);
    assert_non_null(strstr(pty_row(pty, 0), "  songgyeonghui  "));
    assert_int_equal(place_of(pty, 0, " KR "), place_of(pty, 2, " KR "));
    pty_free(&pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_next_run_goes_where_the_last_one_ended, pty_teardown),
        cmocka_unit_test_teardown(text_on_an_ascii_terminal_is_transliterated, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
