/* SPDX-License-Identifier: MIT */
/* What the files of help share. */
#ifndef ATTACHE_APP_HELP_PARTS_H
#define ATTACHE_APP_HELP_PARTS_H

#include "attache/app/commands.h"
#include "attache/base/str.h"
#include "attache/core/lang.h"

/* Adds the help of a subcommand: usage, arguments, options, examples. */
void help_add_subcommand(const struct subcommand *subcommand, enum lang lang, struct str *out);

#endif
