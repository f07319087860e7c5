/* SPDX-License-Identifier: MIT */
/* The table of commands for people: the page of `help keys`, the manual's KEYS section, and keys as
   they are written on the screen. */
#ifndef ATTACHE_UI_HELP_H
#define ATTACHE_UI_HELP_H

#include "attache/base/str.h"
#include "attache/core/page.h"

/* Builds the page of `help keys`, with the fields of queries too; *page must be empty. */
void help_page(enum lang lang, struct page *page);

/* Adds the KEYS section's list in mdoc. */
void help_mdoc(struct str *out);

/* Adds the keys of a command as people write them: "Down, j, Ctrl-N". most: at most so many. */
void help_keys(const char *keys, int most, struct str *out);

#endif
