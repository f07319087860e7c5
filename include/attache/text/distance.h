/* SPDX-License-Identifier: MIT */
/* How many slips of the hand lie between two words. */
#ifndef ATTACHE_TEXT_DISTANCE_H
#define ATTACHE_TEXT_DISTANCE_H

/*
 * The optimal string alignment distance in code points: insertions, deletions, substitutions and
 * swaps of neighbours, none of a place twice. Stops at limit + 1, which stands for "more". Both
 * strings should be folded. limit < 0 counts as 0.
 */
int distance_osa(const char *a, const char *b, int limit);

#endif
