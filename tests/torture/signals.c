/* SPDX-License-Identifier: MIT */
/*
 * Signals at random moments of a walk through the explorer, from its first instruction on: it dies
 * of the signal that it got, or goes on after one that stops it or that it ignores; the terminal is
 * as it was before. Usage: signals [POINTS] (for each signal; 50)
 */
#include "torture/terminal.h"
#include "torture/torture.h"

enum { POINTS = 50, EARLIEST = 15, LATEST = 150, PATIENT = 200 /* milliseconds */ };

static const struct {
    int signal;
    const char *name;
    bool ends;
} signals[] = {
    {SIGHUP, "HUP", true},   {SIGINT, "INT", true},    {SIGTERM, "TERM", true},
    {SIGQUIT, "QUIT", true}, {SIGSEGV, "SEGV", true},  {SIGABRT, "ABRT", true},
    {SIGBUS, "BUS", true},   {SIGTSTP, "TSTP", false}, {SIGPIPE, "PIPE", false},
};

static void pause_for(struct pty *pty, long milliseconds)
{
    long long end = clock_ms() + milliseconds;
    while (clock_ms() < end)
        (void)pump(pty, 1);
}

/* Whether the program has begun to answer signals in its own way: before, the system's holds. */
static bool is_own(const struct pty *pty)
{
    return pty_mode(pty, 2004) == 1;
}

/* Why the end is not as it must be, or NULL. */
static const char *judge(struct pty *pty, int status, int signal, bool ends)
{
    if (status == -1)
        return "no end";
    if (ends && (!WIFSIGNALED(status) || WTERMSIG(status) != signal))
        return "it did not die of the signal";
    if (!ends && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
        return "it did not go on";
    return pty_is_restored(pty) ? NULL : "the terminal is not as it was";
}

struct toll {
    int runs, early, faults;
    /* From a signal that ends it to its end, in milliseconds: by the clock, which others share, and
       of processor time. */
    long long longest, busiest;
};

static void try(size_t which, struct toll *toll)
{
    static const char *const walk[] = {"j\r", "/quantum", "\r",       ":matrix\r",
                                       "?",   "gl",       ":people\r"};
    struct pty *pty = pty_start(24, 80, NULL, NULL);
    bool ends = signals[which].ends;
    if (!ends || random() % 4 != 0)
        (void)terminal_is_open(pty);
    if (is_own(pty))
        pty_type(pty, walk[random() % (long)(sizeof(walk) / sizeof(walk[0]))]);
    pause_for(pty, EARLIEST + random() % (LATEST - EARLIEST));
    toll->early += !is_own(pty);
    const long long sent = clock_ms();
    const long long before = process_time_ended() + process_time(pty_pid(pty));
    (void)kill(pty_pid(pty), signals[which].signal);
    if (!ends) {
        (void)kill(pty_pid(pty), SIGCONT);
        pause_for(pty, EARLIEST);
        pty_type(pty, "\003");
    }
    int status = pty_wait_exit(pty, PTY_PATIENCE);
    const long long took = clock_ms() - sent;
    const long long busy = process_time_ended() - before;
    toll->longest = ends && took > toll->longest ? took : toll->longest;
    toll->busiest = ends && busy > toll->busiest ? busy : toll->busiest;
    const char *why = judge(pty, status, signals[which].signal, ends);
    if (why != NULL)
        fprintf(stderr, "signals: %s: %s (status %d)\n%s\n", signals[which].name, why, status,
                pty_screen(pty));
    pty_free(&pty);
    toll->runs++;
    toll->faults += why != NULL;
}

int main(int argc, char **argv)
{
    int points = torture_count(argc, argv, POINTS);
    struct toll toll = {0};
    srandom(20261127);
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
        for (int n = 0; n < points; n++)
            try(i, &toll);
    printf(
        "signals: %zu signals, %d sent at random moments, %d of them before the first screen, the"
        " slowest end after %lld ms, the busiest after %lld ms of processor time: %d faults\n",
        sizeof(signals) / sizeof(signals[0]), toll.runs, toll.early, toll.longest, toll.busiest,
        toll.faults);
    return toll.faults == 0 && toll.early < toll.runs && toll.busiest <= PATIENT ? 0 : 1;
}
