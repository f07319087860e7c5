/* SPDX-License-Identifier: MIT */
/*
 * A storm of sizes while somebody types and searches: any of 1 to 500 rows and columns, without a
 * pause between most of them. Now and then it stands still, and what the screen shows must be what
 * a redraw shows. Usage: resizes [SIZES]
 *
 * A vt100, which neither inserts nor deletes characters: libvterm 0.1.4 does that in half of a row
 * alone where a resize has added the row.
 */
#include "torture/terminal.h"
#include "torture/torture.h"

enum { SIZES = 10000, MOST = 500, STILL = 100, GROWTH = 1024 /* kB */ };

static const char *const typed[] = {
    "j",  "/",  "song", "\r", "\177",  "?", "\033", ":matrix\r", "l", "gp", "&topic:quantum\r",
    "\t", "\r", "f",    "G",  "x\033", "gl"};

struct storm {
    struct pty *pty;
    int stops, stale;
};

/* Whether what is shown is what Ctrl-L draws. Esc first: in a prompt it would be a key. */
static void stand_still(struct storm *storm)
{
    for (int i = 0; i < 2; i++) {
        pty_type(storm->pty, "\033");
        terminal_settle(storm->pty);
    }
    char *shown = strdup(pty_screen(storm->pty));
    pty_type(storm->pty, "\014");
    terminal_settle(storm->pty);
    bool same = shown != NULL && strcmp(shown, pty_screen(storm->pty)) == 0;
    storm->stops++;
    storm->stale += !same;
    if (!same)
        fprintf(stderr, "resizes: shown\n%s\nredrawn\n%s\n", shown, pty_screen(storm->pty));
    free(shown);
}

static void blow(struct storm *storm, int sizes)
{
    for (int i = 1; i <= sizes && !storm->pty->ended; i++) {
        pty_resize(storm->pty, 1 + (int)(random() % MOST), 1 + (int)(random() % MOST));
        if (random() % 4 == 0)
            pty_type(storm->pty, typed[random() % (long)(sizeof(typed) / sizeof(typed[0]))]);
        if (i % STILL == 0) {
            stand_still(storm);
            pty_forget_bytes(storm->pty);
            (void)pty_wait_exit(storm->pty, 0);
        }
    }
}

/* In use at the size at which it started. */
static long memory(struct storm *storm)
{
    pty_resize(storm->pty, 24, 80);
    pty_type(storm->pty, "\033");
    terminal_settle(storm->pty);
    pty_type(storm->pty, "gp\014");
    terminal_settle(storm->pty);
    return process_memory(pty_pid(storm->pty));
}

int main(int argc, char **argv)
{
    int sizes = torture_count(argc, argv, SIZES);
    const char *const env[] = {"TERM=vt100", NULL};
    struct storm storm = {.pty = pty_start(24, 80, NULL, env)};
    srandom(20261127);
    (void)terminal_is_open(storm.pty);
    blow(&storm, sizes / 10);
    const long before = memory(&storm);
    blow(&storm, sizes - sizes / 10);
    const long grown = memory(&storm) - before;
    stand_still(&storm);
    pty_type(storm.pty, "\003");
    const char *why = terminal_judge(storm.pty, pty_wait_exit(storm.pty, PTY_PATIENCE));
    printf("resizes: %d sizes, %d of %d screens stale, memory %ld kB and %+ld%s%s\n", sizes,
           storm.stale, storm.stops, before, grown, why != NULL ? ": " : "",
           why != NULL ? why : "");
    pty_free(&storm.pty);
    return why == NULL && storm.stale == 0 && storm.stops > 1 && before > 0 && grown <= GROWTH ? 0
                                                                                               : 1;
}
