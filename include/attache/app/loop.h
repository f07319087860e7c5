/* SPDX-License-Identifier: MIT */
/* The explorer on a terminal. */
#ifndef ATTACHE_APP_LOOP_H
#define ATTACHE_APP_LOOP_H

#include "attache/app/explorer.h"
#include "attache/app/options.h"

/* Runs until the user leaves, the terminal is gone or a signal is to end the program: *signal is
   then that, for term_die, else 0. */
enum status loop_run(struct explorer *explorer, const struct options *options, int *signal,
                     struct err *err);

/* The same without a screen: reads commands as lines from standard input, prints what they show.
   STATUS_DATA at the end when the database did not give something that was asked for. */
enum status loop_run_plain(struct explorer *explorer, struct err *err);

#endif
