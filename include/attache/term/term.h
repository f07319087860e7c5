/* SPDX-License-Identifier: MIT */
/*
 * The layer term: the terminal. It copies a canvas to the screen and turns what is typed into
 * events, and it keeps the terminal sane: on close, on a signal, on a stop, on a crash. It uses ui
 * for the canvas and the keys, text, base and curses, which term/curses.c alone includes; it knows
 * nothing of the project's subject.
 */
#ifndef ATTACHE_TERM_TERM_H
#define ATTACHE_TERM_TERM_H

#include "attache/base/err.h"
#include "attache/ui/canvas.h"
#include "attache/ui/key.h"

#include <stdbool.h>

enum term_colour { TERM_COLOUR_AUTO, TERM_COLOUR_ALWAYS, TERM_COLOUR_NEVER };

struct term_options {
    enum term_colour colour;
    bool ascii; /* draw ASCII only; set by term_open when the locale is not UTF-8 */
    bool mouse;
};

struct term;

/*
 * Takes over the terminal on standard input and output. STATUS_USAGE with one line that names
 * --plain when it is no terminal, or TERM is unset, unknown or cannot address the cursor.
 * One at a time. *out is freed by term_close.
 */
enum status term_open(const struct term_options *options, struct term **out, struct err *err);

/* Gives the terminal back as it was. */
void term_close(struct term **term);

/* The size in cells: 1 to 500 rows, 1 to 1000 columns; a terminal that says 0 by 0 is 24 by 80. */
void term_size(const struct term *term, int *rows, int *columns);

/* Whether drawing must be ASCII. */
bool term_is_ascii(const struct term *term);

/* Makes the screen show the canvas; writes only what changed. */
void term_paint(struct term *term, const struct canvas *canvas);

/* Forgets what the screen shows, so that the next paint writes all of it. */
void term_redraw(struct term *term);

/* Waits for the next event, at most timeout milliseconds; -1: for ever, without waking up. */
void term_wait(struct term *term, int timeout, struct event *out);

/* Whether an event is ready now. */
bool term_pending(struct term *term);

/* Stops the process as Ctrl-Z does, with the terminal given back, and takes it over on return. */
void term_suspend(struct term *term);

/*
 * Runs something else on the terminal: gives it back between the two calls, signals included, so
 * that a child inherits nothing of ours. After term_resume, as after a stop, an EVENT_RESIZE comes,
 * whether the size changed or not: paint.
 */
void term_release(struct term *term);
void term_resume(struct term *term);

/* Ends the process by the signal of an EVENT_SIGNAL; call it last, after term_close. */
_Noreturn void term_die(int signal);

/* Has the terminal report its mouse, or keep it for selecting text. */
void term_set_mouse(struct term *term, bool on);

/* Sends an escape sequence of ours (OSC 52) as it is. */
void term_send(struct term *term, const char *bytes, size_t size);

#endif
