/* SPDX-License-Identifier: MIT */
/* The help screen and the manual's KEYS section, both made from the command table. */
#ifndef ATTACHE_UI_HELP_H
#define ATTACHE_UI_HELP_H

#include "attache/base/str.h"
#include "attache/core/page.h"

/* Builds the help page into *page, which must be empty. */
void help_page(enum lang lang, struct page *page);

/* Adds the KEYS section's list in mdoc. */
void help_mdoc(struct str *out);

/* Adds the keys of a command as people write them: "Down, j, Ctrl-N". most: at most so many. */
void help_keys(const char *keys, int most, struct str *out);

#endif
