/* SPDX-License-Identifier: MIT */
/* Texts in Markdown: whatever a record holds stays text and never becomes markup or HTML. */
#ifndef ATTACHE_EXPORT_MARKDOWN_H
#define ATTACHE_EXPORT_MARKDOWN_H

#include "attache/base/str.h"

#include <stdbool.h>

/*
 * Adds text, made safe (text/safe.h), with a backslash before each character that would have a
 * meaning in CommonMark, GitHub's tables, footnotes and formulas, or HTML. at_start: it begins a
 * block, where more characters have one (+ - = # and numbers); spaces before it are dropped.
 */
void markdown_add(struct str *out, const char *text, bool at_start);

/* Adds an http or https address as a link, or as text when it is neither. */
void markdown_add_url(struct str *out, const char *url);

#endif
