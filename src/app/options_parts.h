/* SPDX-License-Identifier: MIT */
/* What the files of the command line's options share. */
#ifndef ATTACHE_APP_OPTIONS_PARTS_H
#define ATTACHE_APP_OPTIONS_PARTS_H

#include <stdbool.h>

/* Whether a word of the command line is no option though it may begin with a minus. */
bool options_is_word(const char *word);

#endif
