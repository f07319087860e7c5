/* SPDX-License-Identifier: MIT */
/*
 * The layer app: it joins the others. It reads the command line, runs queries through the store,
 * hands rows and pages to panes and exports, and drives the terminal. It alone knows them all.
 */
#ifndef ATTACHE_APP_APP_H
#define ATTACHE_APP_APP_H

/* Runs the program and returns its exit status (base/err.h). */
int app_main(int argc, char **argv);

#endif
