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

/* The nearest of several names to a word that was typed. Begins as {NULL, limit}: only a name that
   is nearer than the limit is taken. The name is borrowed. */
struct nearest_name {
    const char *name;
    int distance;
};
void nearest_name_try(struct nearest_name *nearest, const char *typed, const char *name);

#endif
