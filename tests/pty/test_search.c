/* SPDX-License-Identifier: MIT */
/* The search screen in a real terminal: what is below the screen, what is left behind, n and N. */
#include "pty/pty.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct pty *start(void)
{
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", NULL};
    struct pty *pty = pty_start(24, 80, argv, NULL);
    assert_true(pty_wait_text(pty, "? help", PTY_PATIENCE));
    return pty;
}

static void leave(struct pty **pty)
{
    pty_type(*pty, "Q");
    assert_int_equal(pty_exit_status(*pty, PTY_PATIENCE), 0);
    pty_free(pty);
}

static void wait_for(struct pty *pty, const char *text)
{
    if (!pty_wait_text(pty, text, PTY_PATIENCE))
        fail_msg("no '%s' in\n%s", text, pty_screen(pty));
}

/* A key of a search waits for the hits of a screen alone; the others are there when one goes there,
   and when another screen walks them. */
static void test_hits_below(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_type(pty, "/korea");
    wait_for(pty, "organizations ");
    for (int page = 0; page < 20; page++)
        pty_type(pty, "\033[6~");
    pty_settle(pty, 50);
    char *at_end = strdup(pty_screen(pty));
    assert_null(strstr(at_end, "organizations "));
    pty_type(pty, "\r");
    wait_for(pty, "hit ");
    long at = 0;
    long count = 0;
    const char *hit = strstr(pty_screen(pty), "hit ");
    char *of = NULL;
    at = strtol(hit + strlen("hit "), &of, 10);
    count = strtol(of + strlen("/"), NULL, 10);
    assert_int_equal(at, count);
    assert_true(count > 100);
    pty_type(pty, "\x7f");
    wait_for(pty, "\n / korea");
    pty_settle(pty, 50);
    assert_string_equal(pty_screen(pty), at_end);
    free(at_end);
    pty_type(pty, "\033");
    assert_true(pty_wait_no_text(pty, "\n / korea", PTY_PATIENCE));
    pty_settle(pty, 250);
    leave(&pty);
}

/* A search leaves nothing behind: Esc shows the former view again, every cell of it; and so does
   the search itself after a hit was opened from it. */
static void test_escape_from_search(void **state)
{
    static const char *const searches[] = {"quantum", "송경희", "level:minister ", "zzzz",
                                           "topic:"};
    (void)state;
    struct pty *pty = start();
    pty_type(pty, "jjj\t\033[B\033[B");
    pty_settle(pty, 100);
    char *before = strdup(pty_screen(pty));
    for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
        char prompt[64];
        (void)snprintf(prompt, sizeof prompt, "\n / %.*s", (int)strcspn(searches[i], " "),
                       searches[i]);
        pty_type(pty, "/");
        pty_type(pty, searches[i]);
        wait_for(pty, prompt);
        pty_type(pty, "\033[B");
        pty_settle(pty, 100);
        if (i < 3) {
            char *found = strdup(pty_screen(pty));
            pty_type(pty, "\r");
            assert_true(pty_wait_no_text(pty, prompt, PTY_PATIENCE));
            pty_type(pty, "\x7f");
            wait_for(pty, prompt);
            pty_settle(pty, 100);
            assert_string_equal(pty_screen(pty), found);
            free(found);
        }
        pty_type(pty, "\033");
        assert_true(pty_wait_no_text(pty, prompt, PTY_PATIENCE));
        pty_settle(pty, 100);
        assert_string_equal(pty_screen(pty), before);
    }
    free(before);
    leave(&pty);
}

/* n and N walk the hits, each said with its place, round the end. */
static void test_walk_hits(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_type(pty, "/kist");
    wait_for(pty, "> KIST ");
    pty_type(pty, "\r");
    wait_for(pty, "hit 1/");
    pty_type(pty, "n");
    wait_for(pty, "hit 2/");
    pty_type(pty, "n");
    wait_for(pty, "hit 3/");
    pty_type(pty, "N");
    wait_for(pty, "hit 2/");
    pty_type(pty, "N");
    wait_for(pty, "hit 1/");
    const char *said = strstr(pty_screen(pty), "hit 1/");
    char last[32];
    long count = strtol(said + strlen("hit 1/"), NULL, 10);
    (void)snprintf(last, sizeof last, "hit %ld/%ld", count, count);
    pty_type(pty, "N");
    wait_for(pty, last);
    pty_type(pty, "n");
    wait_for(pty, "hit 1/");
    leave(&pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_hits_below, pty_teardown),
        cmocka_unit_test_teardown(test_escape_from_search, pty_teardown),
        cmocka_unit_test_teardown(test_walk_hits, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
