/* SPDX-License-Identifier: MIT */
/*
 * What leaves the program for another: texts for the terminal's clipboard, addresses for a browser,
 * pages for a pager. Nothing of the data is ever read by a shell.
 */
#ifndef ATTACHE_APP_OUTSIDE_H
#define ATTACHE_APP_OUTSIDE_H

#include "attache/base/err.h"
#include "attache/base/str.h"

#include <stdbool.h>

/* What stands between the program and the terminal that has the clipboard. */
enum multiplexer { MULTIPLEXER_NONE, MULTIPLEXER_TMUX, MULTIPLEXER_SCREEN };

/* Read off TMUX, STY and TERM. */
enum multiplexer outside_multiplexer(void);

/* Terminals take no more: bytes of base64. */
enum { OUTSIDE_COPY_MAX = 74994 };

/*
 * Adds the sequence that puts text into the terminal's clipboard (OSC 52), wrapped for the
 * multiplexer. False, and nothing is added, when the text is longer than terminals take.
 */
bool outside_copy(const char *text, enum multiplexer multiplexer, struct str *out);

/*
 * Adds a URL as it may be handed to another program: what RFC 3986 does not allow percent-encoded.
 * False, and nothing is added, when it is not an http or https address with a host.
 */
bool outside_url(const char *url, struct str *out);

/*
 * Opens an address with $BROWSER, else xdg-open (macOS: open). `waits`: the program may want the
 * terminal, and is waited for; else it is left running by itself. STATUS_DATA when it is no web
 * address or nothing can open it.
 */
enum status outside_open(const char *url, bool waits, struct err *err);

/* Whether a browser would open on a screen of its own, without this terminal. */
bool outside_is_graphical(void);

#endif
