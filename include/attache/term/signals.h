/* SPDX-License-Identifier: MIT */
/*
 * Signals while the terminal is ours. They are blocked except inside signals_poll, so nothing is
 * interrupted anywhere else and no wake-up is lost; a handler only sets a flag, which is read and
 * cleared here. A crash is the exception: its handler gives the terminal back with what was
 * prepared before, then lets the crash happen.
 */
#ifndef ATTACHE_TERM_SIGNALS_H
#define ATTACHE_TERM_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* What was there before signals_take. */
struct signals;

/* Takes them over. Owned: signals_give. */
struct signals *signals_take(void);

/* Puts everything back and frees; flags that are up stay up. */
void signals_give(struct signals **signals);

/* Waits, at most timeout milliseconds (-1: for ever), until fd can be read: true if so. An fd of -1
   is none: it waits for a signal. */
bool signals_poll(const struct signals *signals, int fd, int timeout);

/* The number of a signal that ends the program (HUP, INT, QUIT, TERM), else 0. */
int signals_ending(void);

/* Forgets INT and QUIT: they were meant for a child that had the terminal. */
void signals_forget_keyboard(void);

/* Whether the signal came since it was last asked for: WINCH, TSTP (Ctrl-Z), CONT. */
bool signals_resized(void);
bool signals_stop_asked(void);
bool signals_continued(void);

/* Stops this process, or its whole group as Ctrl-Z does; returns when continued. */
void signals_stop(const struct signals *signals, bool group);

/* What a crash writes to standard output, and the modes it gives standard input. */
void signals_arm(const char *bytes, size_t size, const struct termios *modes);
void signals_disarm(void);

/* Writes and sets what was armed, once. Safe in a handler and without memory. */
void signals_restore_terminal(void);

#endif
