/* SPDX-License-Identifier: MIT */
/*
 * What must happen in time. The terminal goes away, under a program that leads its session, that
 * ignores HUP, that is stopped: it ends within a second, and takes 50 ms of processor time for that
 * at most. A megabyte is pasted, of whatever bytes and wherever: it takes 200 ms of processor time
 * at most, nothing in it is a command, and after Esc the screen is what it was.
 * Usage: deadlines [TIMES]
 */
#include "torture/terminal.h"
#include "torture/torture.h"

enum { TIMES = 5, PASTE = 1000 * 1000 };
enum { END_CLOCK = 1000, END_TIME = 50, PASTE_TIME = 200 /* milliseconds */ };

struct toll {
    int ends, pastes, faults;
    long long latest, busiest, slowest; /* milliseconds */
};

static void complain(struct toll *toll, const char *what, const char *why, long long took)
{
    fprintf(stderr, "deadlines: %s: %s (%lld ms)\n", what, why, took);
    toll->faults++;
}

/* The terminal goes away */

enum manner { LEADS, IGNORES, STOPPED, MANNERS };
static const char *const manner_names[MANNERS] = {"gone", "gone while HUP is ignored",
                                                  "gone while stopped"};

static void go_away(struct toll *toll, enum manner manner)
{
    static const char *const run[] = {"/bin/sh", "-c", "trap '' HUP; exec \"$0\"", NULL, NULL};
    const char *ignoring[5];
    memcpy(ignoring, run, sizeof(run));
    ignoring[3] = pty_program();
    struct pty *pty = pty_start(24, 80, manner == IGNORES ? ignoring : NULL, NULL);
    (void)terminal_is_open(pty);
    terminal_settle(pty);
    if (manner == STOPPED)
        (void)kill(pty_pid(pty), SIGSTOP);
    const long long began = clock_ms();
    const long long before = process_time_ended() + process_time(pty_pid(pty));
    pty_hang_up(pty);
    const int status = pty_wait_exit(pty, PTY_PATIENCE);
    const long long took = clock_ms() - began;
    const long long busy = process_time_ended() - before;
    toll->ends++;
    toll->latest = took > toll->latest ? took : toll->latest;
    toll->busiest = busy > toll->busiest ? busy : toll->busiest;
    if (status == -1 || took > END_CLOCK)
        complain(toll, manner_names[manner], "it ended too late", took);
    else if (busy > END_TIME)
        complain(toll, manner_names[manner], "it was too busy", busy);
    pty_free(&pty);
}

/* A paste */

static const struct {
    const char *name, *bytes;
    size_t size;
} pastes[] = {
    {"lines of words", "quantum korea france\n:q!\r", 24},
    {"spaces", " ", 1},
    {"NUL", "\0", 1},
    {"bytes that are no UTF-8", "\xFF\x80\xC3", 3},
    {"syllables in halves", "\xEC\x86", 2},
    {"syllables", "송", 3},
    {"marks upon one letter", "\xCC\x81", 2},
    {"beginnings of escapes", "\033[", 2},
};

/* Keys that lead to where it is pasted, and those that lead back. */
static const char *const places[] = {"", "/", "&", ":", "f"};

static void paste(struct toll *toll, struct pty *pty, const char *place, size_t which)
{
    static char bytes[PASTE];
    const size_t size = pastes[which].size;
    for (size_t i = 0; i + size <= PASTE; i += size)
        memcpy(bytes + i, pastes[which].bytes, size);
    pty_type(pty, place);
    terminal_go_home(pty);
    char *shown = strdup(pty_screen(pty));
    pty_type(pty, place);
    terminal_settle(pty);
    const long long before = process_time(pty_pid(pty));
    pty_type(pty, "\033[200~");
    pty_type_bytes(pty, bytes, PASTE / size * size);
    pty_type(pty, "\033[201~");
    terminal_settle(pty);
    const long long took = process_time(pty_pid(pty)) - before;
    terminal_go_home(pty);
    toll->pastes++;
    toll->slowest = took > toll->slowest ? took : toll->slowest;
    if (pty->ended || shown == NULL || strcmp(shown, pty_screen(pty)) != 0)
        complain(toll, pastes[which].name, "the screen is another", took);
    else if (took > PASTE_TIME)
        complain(toll, pastes[which].name, "it took too long", took);
    pty_forget_bytes(pty);
    free(shown);
}

int main(int argc, char **argv)
{
    const int times = torture_count(argc, argv, TIMES);
    struct toll toll = {0};
    for (int i = 0; i < times; i++) {
        for (int manner = 0; manner < MANNERS; manner++)
            go_away(&toll, (enum manner)manner);
    }
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct pty *pty = pty_start(24, 80, NULL, NULL);
        (void)terminal_is_open(pty);
        for (size_t which = 0; which < sizeof(pastes) / sizeof(pastes[0]); which++)
            paste(&toll, pty, places[i], which);
        pty_free(&pty);
    }
    printf(
        "deadlines: %d terminals gone, the latest end after %lld ms, the busiest after %lld ms of"
        " processor time; %d pastes of 1 MB, the slowest %lld ms of it: %d faults\n",
        toll.ends, toll.latest, toll.busiest, toll.pastes, toll.slowest, toll.faults);
    return toll.faults == 0 && toll.ends > 0 && toll.pastes > 0 ? 0 : 1;
}
