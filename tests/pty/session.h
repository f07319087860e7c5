/* SPDX-License-Identifier: MIT */
/*
 * A session at a terminal: what the tests of this folder start with, wait for and end with. Where
 * something is not as it should be, the test fails with what stands on the screen instead; a wait
 * says it by itself.
 */
#ifndef TESTS_PTY_SESSION_H
#define TESTS_PTY_SESSION_H

#include "fixtures/test.h"
#include "pty/pty.c"

/* The explorer on the embedded dataset and one day, at an address; NULL: at the overview. */
static inline struct pty *start(int rows, int columns, const char *address, const char *const env[])
{
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", address, NULL};
    return pty_start(rows, columns, argv, env);
}

static inline void wait_for(struct pty *pty, const char *text)
{
    assert_true(pty_wait_text(pty, text, PTY_PATIENCE));
}

static inline void wait_gone(struct pty *pty, const char *text)
{
    assert_true(pty_wait_no_text(pty, text, PTY_PATIENCE));
}

/* Starts and waits until the last line, the footer, is drawn. */
static inline struct pty *start_ready(int rows, int columns, const char *address,
                                      const char *const env[])
{
    struct pty *pty = start(rows, columns, address, env);
    wait_for(pty, "? help");
    return pty;
}

/* The screen is the one that was copied before. */
static inline void assert_screen(struct pty *pty, const char *wanted)
{
    if (strcmp(pty_screen(pty), wanted) != 0)
        fail_msg("the screen should be\n%s\nand is\n%s", wanted, pty_screen(pty));
}

static inline void assert_restored(struct pty *pty)
{
    if (!pty_is_restored(pty))
        fail_msg("the terminal is not as it was before; the screen is\n%s", pty_screen(pty));
}

/* It ends by itself with that status, or by now has. */
static inline void assert_ends_with(struct pty *pty, int wanted)
{
    int status = pty_exit_status(pty, PTY_PATIENCE);
    if (status != wanted)
        fail_msg(
            "it ended with %d, not with %d (-1: not at all, or by a signal); the screen is\n%s",
            status, wanted, pty_screen(pty));
}

/* Types what leaves the program, which ends well and leaves the terminal as it was. */
static inline void end_well(struct pty **pty, const char *keys)
{
    pty_type(*pty, keys);
    assert_ends_with(*pty, 0);
    assert_restored(*pty);
    pty_free(pty);
}

/* It refuses the terminal: a line that names --plain and why, and nothing for the terminal. */
static inline void assert_refuses(struct pty **pty, const char *why)
{
    size_t size = 0;
    assert_ends_with(*pty, 2);
    assert_contains(pty_screen(*pty), "--plain");
    assert_contains(pty_screen(*pty), why);
    const char *bytes = pty_bytes(*pty, &size);
    assert_null(memchr(bytes, '\033', size));
    assert_restored(*pty);
    pty_free(pty);
}

/* For each TERM that nobody can be served with; columns: for the line to stand whole. */
static inline void assert_refuses_terminals(const char *const argv[], int columns)
{
    static const struct {
        const char *setting, *why;
    } terminals[] = {
        {"TERM=dumb", "dumb"}, {"TERM=no-such-terminal", "no-such-terminal"}, {"TERM=", "not set"},
        {"TERM", "not set"},   {"TERM=../../etc/\033[31mpasswd", "passwd"},
    };
    for (size_t i = 0; i < sizeof terminals / sizeof terminals[0]; i++) {
        const char *const env[] = {terminals[i].setting, NULL};
        struct pty *pty = pty_start(24, columns, argv, env);
        assert_refuses(&pty, terminals[i].why);
    }
}

/* The row on which a text stands, and in *column (NULL: not asked) the byte at which it begins. */
static inline int row_of(struct pty *pty, const char *text, int *column)
{
    for (int row = 0; row < pty->rows; row++) {
        const char *line = pty_row(pty, row);
        const char *at = strstr(line, text);
        if (at != NULL && column != NULL)
            *column = (int)(at - line);
        if (at != NULL)
            return row;
    }
    fail_msg("no \"%s\" on the screen\n%s", text, pty_screen(pty));
    return -1;
}

/* No byte that was written is beyond ASCII. */
static inline void assert_sent_ascii(struct pty *pty)
{
    size_t size;
    const char *bytes = pty_bytes(pty, &size);
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)bytes[i] >= 0x80)
            fail_msg("byte %zu is %02x; the screen is\n%s", i, (unsigned char)bytes[i],
                     pty_screen(pty));
    }
}

#endif
