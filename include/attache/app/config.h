/* SPDX-License-Identifier: MIT */
/* What a user has set for every run, and where per-user files live (XDG). A folder that is not
   given as an absolute path does not count. */
#ifndef ATTACHE_APP_CONFIG_H
#define ATTACHE_APP_CONFIG_H

#include "attache/base/str.h"

/* A zeroed one is empty. Cleared by config_clear. */
struct config {
    struct str database; /* the option db: a file; "" when it is not set */
};

/* Reads $XDG_CONFIG_HOME/attache/config: lines "option = value", # begins a comment. No file is no
   option. What cannot be understood is said on standard error, with its line, and passed over. */
void config_read(struct config *out);
void config_clear(struct config *config);

/* Adds attache's own folder in the one that an environment variable names, else in a folder below
   HOME: ("XDG_CACHE_HOME", ".cache"). False when there is neither. */
bool config_folder(const char *variable, const char *below_home, struct str *out);

#endif
