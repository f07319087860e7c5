/* SPDX-License-Identifier: MIT */
/*
 * Pages rendered: as plain text from a flow, and as Markdown (CommonMark with tables and footnotes)
 * from the page itself.
 */
#ifndef ATTACHE_EXPORT_RENDER_H
#define ATTACHE_EXPORT_RENDER_H

#include "attache/base/str.h"
#include "attache/core/flow.h"
#include "attache/core/page.h"

/* Adds the lines of the flow, each ended by LF, without trailing spaces. A rule takes the flow's
   columns, 72 when it has none. */
void render_page_text(const struct flow *flow, struct str *out);

/* Where a page stands in a Markdown document. */
struct markdown_place {
    int level;         /* 0: its title is a heading of the first level */
    const char *notes; /* what tells the notes of this page from those of others: "" or a slug */
};

/*
 * Adds the page as Markdown: the title as #, sections as ##, links to entities in bold, sources as
 * numbered footnotes. What has a meaning in Markdown or HTML is escaped, so no text of a record can
 * become markup.
 */
void render_page_markdown(const struct page *page, const struct markdown_place *place,
                          struct str *out);

/*
 * Adds a page that has no record of its own as one JSON object, pretty-printed: "type" (view),
 * "id", "title", then what stands before the first heading, and "sections", each with its
 * "heading". What stands there: "text" (paragraphs), "items", "columns" (the heads of a table) and
 * "rows" (lists of texts), each where there is any.
 */
void render_page_json(const struct page *page, struct str *out);

#endif
