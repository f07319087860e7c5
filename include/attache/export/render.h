/* SPDX-License-Identifier: MIT */
/*
 * The layer export: pages, rows and records as text for people and programs. It is pure; it uses
 * core, text and base, and adds to a str that the caller writes.
 *
 * This module renders pages: as plain text from a flow, and as Markdown (CommonMark with tables and
 * footnotes) from the page itself.
 */
#ifndef ATTACHE_EXPORT_RENDER_H
#define ATTACHE_EXPORT_RENDER_H

#include "attache/base/str.h"
#include "attache/core/flow.h"
#include "attache/core/page.h"

/* Adds the lines of the flow, each ended by LF, without trailing spaces. A rule takes the flow's
   columns, 72 when it has none. */
void render_page_text(const struct flow *flow, struct str *out);

/*
 * Adds the page as Markdown: the title as #, sections as ##, links to entities in bold, sources as
 * numbered footnotes. What has a meaning in Markdown or HTML is escaped, so no text of a record can
 * become markup.
 */
void render_page_markdown(const struct page *page, struct str *out);

#endif
