/* SPDX-License-Identifier: MIT */
/* Where the panes stand, by the size of the screen. */
#ifndef ATTACHE_UI_LAYOUT_H
#define ATTACHE_UI_LAYOUT_H

#include "attache/ui/canvas.h"

#include <stdbool.h>

enum pane { PANE_LIST, PANE_TIMELINE, PANE_DETAIL, PANE_COUNT };

enum layout_class {
    LAYOUT_LINE,  /* under 20x5: one line of text */
    LAYOUT_TABS,  /* under 60 columns or 16 rows: one pane, a bar of tabs */
    LAYOUT_TWO,   /* under 80: two panes */
    LAYOUT_THREE, /* the list on the left, the timeline over the detail */
    LAYOUT_WIDE,  /* from 160: three columns */
    LAYOUT_CLASS_COUNT
};

/* What a user gave the panes beyond what they have by themselves, for each class of layout. A
   zeroed one is as designed. */
struct pane_sizes {
    int list[LAYOUT_CLASS_COUNT];     /* columns more or less for the list */
    int timeline[LAYOUT_CLASS_COUNT]; /* rows for the timeline; columns where it stands beside */
};

/* A line between panes that can be dragged. */
enum layout_border { BORDER_NONE, BORDER_LIST, BORDER_TIMELINE };

/* The boxes of a screen. A pane's box is its inside; its heading is the row above. Boxes of panes
   that are not shown have no rows. */
struct layout {
    enum layout_class size;
    struct box title;
    struct box panes[PANE_COUNT];
    struct box body; /* what a page or a list by itself takes; its heading is the row above */
    struct box status;
    struct box footer;
};

/* Lays out a screen of rows by columns for the overview with that pane in focus. */
void layout_compute(int rows, int columns, enum pane focus, const struct pane_sizes *sizes,
                    struct layout *out);

/* The border that a press on the cell takes hold of, BORDER_NONE when it is on none. */
enum layout_border layout_border_at(const struct layout *layout, int row, int column);

/* Moves a border to a cell, so far as both sides keep their least size. */
void layout_drag(const struct layout *layout, enum layout_border border, int row, int column,
                 struct pane_sizes *sizes);

/* Where a pane's tab stands in the bar of tabs; no columns when there is no such bar. */
struct box layout_tab(const struct layout *layout, enum pane pane,
                      const char *const titles[PANE_COUNT]);

/* Draws the frames of the shown panes: headings with their titles, and the lines between. */
void layout_draw_frames(const struct layout *layout, struct canvas *canvas, enum pane focus,
                        const char *const titles[PANE_COUNT]);

/* Draws one heading line of `columns` columns: "─ 1 Partners ──────". */
void layout_draw_heading(struct canvas *canvas, struct box box, const char *title, bool focused);

#endif
