/* SPDX-License-Identifier: MIT */
/* Interface between the files of the grid's screen. */
#ifndef ATTACHE_APP_GRID_PARTS_H
#define ATTACHE_APP_GRID_PARTS_H

#include "explorer_parts.h"

#include "attache/core/grid.h"
#include "attache/ui/pane_grid.h"

/* What is loaded. The facts stay for as long as the filter (without its years) and the axes do, so
   moving, sorting and sliding ask the store nothing but the meetings of the cell. */
struct grid_state {
    struct grid_facts facts;
    char *facts_query; /* the query the facts are of; NULL: there are none */
    struct grid grid;
    struct grid_scroll scroll;
    struct result cell; /* the newest meetings of the cell under the cursor */
};

/* grid_load.c */
struct grid_state *grid_state(struct explorer *ex);
const struct grid_state *grid_state_const(const struct explorer *ex);
void grid_load(struct explorer *ex, unsigned dirty);
void grid_remember(struct explorer *ex);
struct grid_look grid_look(const struct explorer *ex);
void grid_boxes(const struct explorer *ex, struct grid_boxes *boxes, struct grid_layout *layout);

/* grid_commands.c */
bool grid_command(struct explorer *ex, enum command_id id);
void grid_open_cell(struct explorer *ex);
void grid_moved(struct explorer *ex);

#endif
