/* SPDX-License-Identifier: MIT */
/* The explorer in a terminal, walked through by keys, for the programs of tests/torture. */
#ifndef TESTS_TORTURE_TERMINAL_H
#define TESTS_TORTURE_TERMINAL_H

#include "attache/base/str.h"

#include "pty/pty.c"
#include "torture/process.h"

/* Waits until the explorer has the terminal, or has ended without. */
static inline bool terminal_is_open(struct pty *pty)
{
    long long end = clock_ms() + PTY_PATIENCE;
    while (pty_mode(pty, 2004) != 1 && !pty->ended && clock_ms() < end)
        (void)pty_wait_exit(pty, 5);
    return !pty->ended;
}

/* Waits until the explorer has taken all that was typed, and has drawn it: it waits, and is not
   woken for longer than it waits for what may follow an Esc. */
static inline void terminal_settle(struct pty *pty)
{
    enum { QUIET = 25, TIMES = 4 };
    const long long end = clock_ms() + PTY_PATIENCE;
    long woken = -1;
    for (int same = 0; same < TIMES && !pty->ended && clock_ms() < end;) {
        pty_settle(pty, QUIET);
        long now = process_wakeups(pty_pid(pty));
        same = now == woken && process_waits(pty_pid(pty)) ? same + 1 : 0;
        woken = now;
    }
}

/* Out of every prompt and page, and all drawn anew: what is kept of them is the same each time. */
static inline void terminal_go_home(struct pty *pty)
{
    for (int i = 0; i < 4; i++) {
        pty_type(pty, "\033");
        terminal_settle(pty);
    }
    pty_type(pty, "gp\014");
    terminal_settle(pty);
}

/* Whether a line of the screen says why the program ended. It may stand among keys that nobody took
   any more, which the terminal then echoes. */
static inline bool terminal_says_why(struct pty *pty)
{
    bool said = false;
    for (int row = 0; row < pty->rows && !said; row++) {
        const char *text = pty_row(pty, row);
        const char *line = strstr(text, "attache: ");
        said = line != NULL && strlen(line) > 12;
    }
    return said;
}

/* Why the end is not as it must be, whatever happened: by itself, with status 0, or 3 and a line
   that says why, the terminal as it was. NULL when it is. */
static inline const char *terminal_judge(struct pty *pty, int status)
{
    if (status == -1)
        return "no end";
    if (!WIFEXITED(status))
        return "ended by a signal";
    if (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 3)
        return "a status that is neither 0 nor 3";
    if (!pty_is_restored(pty))
        return "the terminal is not as it was";
    if (WEXITSTATUS(status) == 3 && !terminal_says_why(pty))
        return "status 3 without a line that says why";
    return NULL;
}

#endif
