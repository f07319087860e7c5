/* SPDX-License-Identifier: MIT */
/* The facts of grids (core/grid.h), gathered from a database. */
#ifndef ATTACHE_STORE_GRID_H
#define ATTACHE_STORE_GRID_H

#include "attache/core/grid.h"
#include "attache/store/store.h"

/*
 * Gathers the meetings of the query, which should hold no years of a window (grid_window), and what
 * of the two axes of the spec they involve, into *facts, which must be empty. Each topic's row has
 * its wider topic's slug in other. It reads days and postings of all meetings once: some
 * milliseconds for thousands of meetings, seconds for a million, during which store_set_stop is
 * heeded.
 */
enum status store_grid(struct store *store, const struct query *query, const struct grid_spec *spec,
                       struct grid_facts *facts, struct err *err);

/* Adds the rows of meetings by their ids, in that order. */
enum status store_meetings(struct store *store, const uint32_t *ids, size_t count,
                           struct result *out, struct err *err);

#endif
