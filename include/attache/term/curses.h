/* SPDX-License-Identifier: MIT */
/*
 * All that curses does for us, so that one file includes it: terminfo, the modes of the line, and
 * drawing a canvas with what changed since the last one. It reads no input and knows no signals.
 */
#ifndef ATTACHE_TERM_CURSES_H
#define ATTACHE_TERM_CURSES_H

#include "attache/base/err.h"
#include "attache/base/str.h"
#include "attache/ui/canvas.h"

#include <stdbool.h>
#include <stdint.h>

struct curses;

/*
 * Sets the terminal up for drawing, in raw mode, at most 500 by 1000. STATUS_USAGE, with nothing
 * written to it, when TERM names none or one that cannot address the cursor.
 */
enum status curses_open(bool coloured, struct curses **out, struct err *err);

/* Leaves the terminal as it was found, and frees. */
void curses_close(struct curses **curses);

/* Leaves it for a while; after the second call everything is drawn anew. */
void curses_leave(struct curses *curses);
void curses_return(struct curses *curses);

/* Tells the size; true when it is another than before. */
bool curses_resize(struct curses *curses, int rows, int columns);

/* Shows the canvas; a canvas larger than the terminal is cut. */
void curses_paint(struct curses *curses, const struct canvas *canvas);

/* Forgets what the screen shows. */
void curses_forget(struct curses *curses);

/* Adds a string of terminfo without its padding; nothing where the terminal has none. */
void curses_add_capability(const char *name, struct str *out);

/* Whether it understands ANSI sequences, and reports a mouse. */
bool curses_is_ansi(void);
bool curses_has_mouse(void);

/* Hands each key sequence of this terminal to learn. */
void curses_each_key(void (*learn)(void *context, const char *sequence, uint32_t key),
                     void *context);

#endif
