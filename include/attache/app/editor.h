/* SPDX-License-Identifier: MIT */
/* The user's editor, for a text of some lines. */
#ifndef ATTACHE_APP_EDITOR_H
#define ATTACHE_APP_EDITOR_H

#include "attache/base/err.h"
#include "attache/base/str.h"

/*
 * Lets the user change the text in $VISUAL, else $EDITOR, else vi, on a terminal that nobody else
 * uses meanwhile. The text is in a file of its own, readable by the user alone, which is gone
 * after. STATUS_DATA, and the text is as it was, when the editor cannot be run, says that it
 * failed, or leaves no file.
 */
enum status editor_edit(struct str *text, struct err *err);

#endif
