/* SPDX-License-Identifier: MIT */
/*
 * Text for reading: on a terminal that it does not fit, it goes through the user's pager, $PAGER,
 * else less. Everything else, and every format that programs read, goes straight out.
 */
#ifndef ATTACHE_APP_PAGER_H
#define ATTACHE_APP_PAGER_H

#include "attache/app/options.h"
#include "attache/base/err.h"
#include "attache/base/str.h"

#include <stdbool.h>

/* Whether standard output is a terminal that is shown ASCII alone: one that is not UTF-8, or any
   with --ascii. What is laid out for it is transliterated first. */
bool pager_is_ascii(const struct options *options);

/*
 * Writes a whole answer to standard output and empties the str; returns when the reader is done. On
 * a terminal of ASCII alone what is left of a text is transliterated.
 * It is paged when the format is text, standard output a terminal with fewer rows than the text
 * takes, and neither --no-pager nor a PAGER that is empty or "cat" forbids it. A reader who leaves
 * early is no error, nor is what the pager makes of its own end: STATUS_OK, or STATUS_DATA when
 * the text could not be written. A pager that cannot be run leaves the text to standard output.
 */
enum status pager_print(const struct options *options, struct str *text, struct err *err);

/* Shows a text in the pager whatever its length, on a terminal that nobody else uses meanwhile.
   False when no pager can be run. */
bool pager_show(const struct str *text);

/* Runs a program with its arguments (ended by NULL) on the same terms; false when it cannot. */
bool pager_run(char **argv);

/* The same; its exit status as a shell has it: 126 or 127 when it cannot be run. */
int pager_status(char **argv);

#endif
