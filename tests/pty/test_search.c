/* SPDX-License-Identifier: MIT */
/* The search screen in a real terminal: what is below the screen, what is left behind, n and N. */
#include "pty/session.h"

/* A key of a search waits for the hits of a screen alone; the others are there when one goes there,
   and when another screen walks them. */
static void hits_below_the_screen_are_there_when_gone_to(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
    pty_type(pty, "/korea");
    wait_for(pty, "organizations ");
    for (int page = 0; page < 20; page++)
        pty_type(pty, "\033[6~");
    pty_settle(pty, 50);
    char *at_end = strdup(pty_screen(pty));
    assert_contains_not(at_end, "organizations ");
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
    assert_screen(pty, at_end);
    free(at_end);
    pty_type(pty, "\033");
    wait_gone(pty, "\n / korea");
    pty_settle(pty, 250);
    end_well(&pty, "Q");
}

/* A search leaves nothing behind: Esc shows the former view again, every cell of it; and so does
   the search itself after a hit was opened from it. */
static void escape_from_a_search_restores_every_cell(void **state)
{
    static const char *const searches[] = {"quantum", "송경희", "level:minister ", "zzzz",
                                           "topic:"};
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
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
            wait_gone(pty, prompt);
            pty_type(pty, "\x7f");
            wait_for(pty, prompt);
            pty_settle(pty, 100);
            assert_screen(pty, found);
            free(found);
        }
        pty_type(pty, "\033");
        wait_gone(pty, prompt);
        pty_settle(pty, 100);
        assert_screen(pty, before);
    }
    free(before);
    end_well(&pty, "Q");
}

static void n_and_N_walk_the_hits_round_the_end(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, NULL, NULL);
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
    end_well(&pty, "Q");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(hits_below_the_screen_are_there_when_gone_to, pty_teardown),
        cmocka_unit_test_teardown(escape_from_a_search_restores_every_cell, pty_teardown),
        cmocka_unit_test_teardown(n_and_N_walk_the_hits_round_the_end, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
