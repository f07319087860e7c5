/* SPDX-License-Identifier: MIT */
/* The flow: a page laid out in lines of a given width, for a pane or a pipe. A line is runs of
   text with a style and, for links, the link's number on the page. */
#ifndef ATTACHE_CORE_FLOW_H
#define ATTACHE_CORE_FLOW_H

#include "attache/core/page.h"

#include <stdbool.h>
#include <stddef.h>

struct run {
    enum span_style style;
    int link;   /* index into flow.links, or -1 */
    bool label; /* a field's label or an item's mark */
    bool heading;
    int column;       /* where it starts, from 0 */
    const char *text; /* in the arena of the flow; whole grapheme clusters */
};

struct line {
    struct run *runs;
    size_t count;
    bool rule; /* a rule across the width; no runs */
};

struct flow_link {
    struct ref to;   /* or */
    const char *url; /* an address outside */
    size_t line;     /* the first line it stands on */
    int column;
};

struct flow {
    struct arena arena;
    struct line *lines;
    size_t count;
    size_t capacity;
    struct flow_link *links; /* in reading order */
    size_t link_count;
    size_t link_capacity;
    int columns;
};

/* Lays the page out in `columns` columns (at least 8; 0: no wrapping, for pipes). The flow copies
   what it needs. */
void flow_page(const struct page *page, int columns, struct flow *out);

void flow_clear(struct flow *flow);

#endif
