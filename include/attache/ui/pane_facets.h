/* SPDX-License-Identifier: MIT */
/*
 * The pane of facets: sections with a heading, of each the first values and a line that says how
 * many more there are. The lines are made anew when the facets or what is typed change; the cursor
 * is on a value or on such a line, never on a heading.
 */
#ifndef ATTACHE_UI_PANE_FACETS_H
#define ATTACHE_UI_PANE_FACETS_H

#include "attache/core/facets.h"
#include "attache/ui/pane.h"

#include <stdbool.h>
#include <stddef.h>

enum facet_line_type {
    FACET_LINE_HEADING,
    FACET_LINE_VALUE,
    FACET_LINE_MORE, /* opens the section, or closes an open one */
};

struct facet_line {
    enum facet_line_type type;
    size_t section; /* index into facets_fields */
    size_t value;   /* index into facets.values; of a LINE_MORE how many values are not shown */
};

/* A zeroed one is empty. */
struct facet_lines {
    const struct facets *facets; /* what they are of; borrowed */
    struct facet_line *items;
    size_t count;
    size_t capacity;
};

/* What of the facets is shown. */
struct facet_fold {
    unsigned open;     /* bits by section: all values, not the first alone */
    const char *typed; /* only the values one of whose names has it, in any case; "": all */
};

/* Makes the lines of facets, which must outlive them; what *lines held is gone. Values with a mark
   are always shown. */
void facet_lines_make(const struct facets *facets, const struct facet_fold *fold,
                      struct facet_lines *lines);
void facet_lines_clear(struct facet_lines *lines);

/* Moves the cursor by lines on which it may stand. Returns whether it moved. */
bool facet_lines_move(const struct facet_lines *lines, struct scroll *scroll, long by);

/* Moves the cursor to the first value of the section before or after. Returns whether it moved. */
bool facet_lines_jump(const struct facet_lines *lines, struct scroll *scroll, int direction);

/* The value on a line, or NULL. */
const struct facet_value *facet_lines_value(const struct facet_lines *lines, size_t line);

/*
 * Draws the lines: + before what is chosen, - before what is excluded, the value, its meetings by
 * decade where the pane has 28 columns or more, and how many there are. What has none is faint.
 */
void pane_draw_facets(struct canvas *canvas, struct box box, const struct facet_lines *lines,
                      struct scroll *scroll, const struct pane_look *look);

#endif
