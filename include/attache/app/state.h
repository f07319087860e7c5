/* SPDX-License-Identifier: MIT */
/*
 * What a run leaves for the next one, in $XDG_STATE_HOME/attache/state: the sizes that the user
 * gave the panes, and the place where the run ended. It is a convenience: what cannot be read is as
 * if it were not there, and what cannot be written is not kept; neither is an error.
 */
#ifndef ATTACHE_APP_STATE_H
#define ATTACHE_APP_STATE_H

#include "attache/base/str.h"
#include "attache/ui/layout.h"

/* A zeroed one is that of a first run. */
struct state {
    struct pane_sizes sizes;
    struct str place; /* one line, see explorer_end; "" when there is none */
};

/* Reads it into *out, which state_clear frees. */
void state_read(struct state *out);

/*
 * Writes it as one file, whole or not at all; `before` is what was read at the start. Of two runs
 * at the same time the last to end leaves its place, but its sizes only if it has changed them.
 */
void state_write(const struct state *before, const struct pane_sizes *sizes, const char *place);

void state_clear(struct state *state);

#endif
