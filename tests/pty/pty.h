/* SPDX-License-Identifier: MIT */
/*
 * A terminal to run programs in: a pty, with libvterm as its screen. Every wait polls with a
 * deadline, so a test takes as long as the program does and no longer.
 *
 * libvterm 0.1.4 is one column off after a REP that ends at the right margin: what curses writes
 * next lands in the row below. curses repeats ASCII only, so it shows on ASCII screens alone.
 *
 * The environment is pinned: TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=UTC, HOME and the XDG folders
 * in a folder of the test's own, which pty_free removes.
 */
#ifndef TESTS_PTY_PTY_H
#define TESTS_PTY_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { PTY_PATIENCE = 20000 }; /* milliseconds a test waits before it gives up; never a measure */

struct pty;

/* The program under test: $ATTACHE_BIN, else build/asan/attache. */
const char *pty_program(void);

/*
 * Starts argv (ended by NULL; NULL alone: the program under test) in a terminal of that size.
 * env holds more settings, "NAME=value", or "NAME" to unset it, ended by NULL; NULL: none.
 */
struct pty *pty_start(int rows, int columns, const char *const argv[], const char *const env[]);

/*
 * Starts a shell with job control in a terminal of 80x24 and types the command there; the program
 * is then in no orphaned group and can be stopped.
 */
struct pty *pty_start_in_shell(const char *command);

/* Closes the terminal, kills and reaps what still runs, removes the folder. */
void pty_free(struct pty **pty);

/* The same for all that a failed test left behind: a teardown of cmocka. */
int pty_teardown(void **state);

pid_t pty_pid(const struct pty *pty);

/* The folder that is HOME. */
const char *pty_home(const struct pty *pty);

/* Types a string, or n bytes. */
void pty_type(struct pty *pty, const char *keys);
void pty_type_bytes(struct pty *pty, const char *bytes, size_t n);

/* Until the text stands on the screen, or no longer does. False when the time ran out. */
bool pty_wait_text(struct pty *pty, const char *text, int ms);
bool pty_wait_no_text(struct pty *pty, const char *text, int ms);

/* Until the program has written nothing for so long. */
void pty_settle(struct pty *pty, int quiet_ms);

/* The screen as lines of text without trailing blanks. Borrowed until the next call. */
const char *pty_screen(struct pty *pty);

/* One row of it. Borrowed until the next call. */
const char *pty_row(struct pty *pty, int row);

void pty_cursor(struct pty *pty, int *row, int *column);

/* Whether a cell of the screen is drawn reversed, bold, underlined, italic, or in a colour; the
   number of that of its text, -1 for the terminal's own. */
struct pty_look {
    bool reverse, bold, underline, italic, coloured;
    int colour;
};
struct pty_look pty_look(struct pty *pty, int row, int column);

void pty_resize(struct pty *pty, int rows, int columns);

/* Tells the program a size that its screen does not take: 0 by 0, or a huge one. */
void pty_claim_size(struct pty *pty, int rows, int columns);

/* Waits for the end. The status as of waitpid, -1 when the time ran out. */
int pty_wait_exit(struct pty *pty, int ms);

/* The same for an exit status; -1 when it ended by a signal or not at all. */
int pty_exit_status(struct pty *pty, int ms);

/* Whether the program last set (1) or reset (0) a DEC private mode: 1049, 25, 2004. -1: never. */
int pty_mode(const struct pty *pty, int mode);

/* All bytes written so far. */
const char *pty_bytes(const struct pty *pty, size_t *size);

/* Forgets them. */
void pty_forget_bytes(struct pty *pty);

/* The line's modes are those at the start, the alternate screen is left, the cursor is shown,
   mouse and bracketed paste are off. */
bool pty_is_restored(struct pty *pty);

/* Hangs up: closes our side of the terminal. */
void pty_hang_up(struct pty *pty);

#endif
