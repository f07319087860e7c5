/* SPDX-License-Identifier: MIT */
/* Which characters the terminal can be sent. */
#ifndef ATTACHE_TERM_LOCALE_H
#define ATTACHE_TERM_LOCALE_H

#include <stdbool.h>

/*
 * Whether text for the terminal may be UTF-8. Call it after setlocale(LC_ALL, ""). Where no locale
 * is set, or the one that is named is not installed and its name asks for no other codeset, it
 * turns LC_CTYPE to C.UTF-8 first. Who asks for C, POSIX or another codeset gets ASCII.
 */
bool locale_take_utf8(void);

/* The same for a name as in LC_ALL: whether it asks for ASCII, or for a codeset that is not UTF-8.
 */
bool locale_name_is_other(const char *name);

#endif
