/* SPDX-License-Identifier: MIT */
/*
 * Hostile words on a real terminal: an attack as a file's name, in the environment and the
 * configuration, as a query, typed and pasted. The bytes sent to the terminal are safe text and the
 * program's own sequences, whatever the program thinks of the words, and after it all is as it was.
 */
#include "hostile/attacks.h"
#include "hostile/scan.h"
#include "pty/pty.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TRIED = 4, STEP = 17 }; /* so many of the attacks, spread over them */

static const char *attack(int i)
{
    return attacks[i * STEP % ATTACKS].bytes;
}

/* The line discipline shows what is typed before the program is there: only what follows counts. */
static void check_bytes(struct pty *pty, const char *what)
{
    size_t size = 0;
    const char *bytes = pty_bytes(pty, &size);
    if (!scan_terminal(what, bytes, size))
        fail_msg("%s: not the program's own bytes", what);
}

/* Runs the program with one word in one place; it says something and ends by itself. */
static void say(const char *const argv[], const char *const env[], const char *what)
{
    static const char *const plain[] = {"PAGER=cat", NULL};
    struct pty *pty = pty_start(24, 100, argv, env != NULL ? env : plain);
    int status = pty_exit_status(pty, PTY_PATIENCE);
    if (status < 0 || status > 3)
        fail_msg("%s: status %d\n%s", what, status, pty_screen(pty));
    check_bytes(pty, what);
    assert_true(pty_is_restored(pty));
    pty_free(&pty);
}

static void names_queries_and_settings_are_said_safely(void **state)
{
    (void)state;
    for (int i = 0; i < TRIED; i++) {
        const char *word = attack(i);
        char setting[512];
        (void)snprintf(setting, sizeof(setting), "ATTACHE_DB=%s", word);
        const char *const env[] = {setting, "PAGER=cat", NULL};
        const char *program = pty_program();
        say((const char *[]){program, "--db", word, "list", "meetings", NULL}, NULL, "--db");
        say((const char *[]){program, "list", "people", NULL}, env, "ATTACHE_DB");
        say((const char *[]){program, "search", "--", word, NULL}, NULL, "search");
        say((const char *[]){program, "check", word, "/dev/null", NULL}, NULL, "check");
    }
}

static void words_of_options_are_said_safely(void **state)
{
    (void)state;
    const char *program = pty_program();
    for (int i = 0; i < 2; i++) {
        const char *word = attack(i * 3 + 1);
        say((const char *[]){program, "list", word, NULL}, NULL, "list");
        say((const char *[]){program, "show", word, NULL}, NULL, "show");
        say((const char *[]){program, "--format", word, "list", "people", NULL}, NULL, "--format");
        say((const char *[]){program, "help", word, NULL}, NULL, "help");
        char path[512];
        (void)snprintf(path, sizeof(path), "/nowhere/%s", word);
        say((const char *[]){program, "show", "partner/NO", "-o", path, NULL}, NULL, "-o");
    }
}

/* Typed as a query and pasted into each prompt of the explorer. */
static void what_is_typed_is_shown_safely(void **state)
{
    (void)state;
    struct pty *pty = pty_start(24, 80, NULL, NULL);
    assert_true(pty_wait_text(pty, "1 Partners", PTY_PATIENCE));
    for (int i = 0; i < ATTACKS; i += 3) {
        static const char *const prompts[] = {"/", "&", ":"};
        pty_type(pty, prompts[i / 3 % 3]);
        pty_type(pty, "\033[200~");
        pty_type(pty, attacks[i].bytes);
        pty_type(pty, "\033[201~\r\033");
        pty_settle(pty, 20);
    }
    pty_settle(pty, 60);
    pty_type(pty, "\003");
    assert_int_equal(pty_exit_status(pty, PTY_PATIENCE), 0);
    check_bytes(pty, "typed");
    assert_int_equal(pty_mode(pty, 1049), 0);
    assert_true(pty_is_restored(pty));
    pty_free(&pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(names_queries_and_settings_are_said_safely, pty_teardown),
        cmocka_unit_test_teardown(words_of_options_are_said_safely, pty_teardown),
        cmocka_unit_test_teardown(what_is_typed_is_shown_safely, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
