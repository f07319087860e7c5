/* SPDX-License-Identifier: MIT */
/*
 * What counting facets needs again on every key, read once: the values of all sections, and of a
 * small database their postings in one packed array. Internal to the store; the counting itself is
 * store_facets (store.h).
 */
#ifndef ATTACHE_STORE_FACETS_H
#define ATTACHE_STORE_FACETS_H

struct facet_catalog;

void facets_free(struct facet_catalog **catalog);

#endif
