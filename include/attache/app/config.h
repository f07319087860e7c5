/* SPDX-License-Identifier: MIT */
/* What a user has set for every run, and where per-user files live (XDG). A folder that is not
   given as an absolute path does not count. */
#ifndef ATTACHE_APP_CONFIG_H
#define ATTACHE_APP_CONFIG_H

#include "attache/app/options.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/ui/command.h"

/* A zeroed one is empty. Cleared by config_clear. */
struct config {
    struct keymap keymap;
    int lines[COMMAND_COUNT]; /* on which the keys of a command stand; 0: on none */
    int problems;
    struct arena arena;
};

/*
 * Reads $XDG_CONFIG_HOME/attache/config: lines "option = value" into options, and
 * "key.COMMAND = KEYS" into the keymap; # begins a comment. No file is no option. What cannot be
 * understood is said on standard error, with its line, and passed over; so is a key that two
 * commands would have.
 */
void config_read(struct config *out, struct options *options);
void config_clear(struct config *config);

/* Adds attache's own folder in the one that an environment variable names, else in a folder below
   HOME: ("XDG_CACHE_HOME", ".cache"). False when there is neither. */
bool config_folder(const char *variable, const char *below_home, struct str *out);

#endif
