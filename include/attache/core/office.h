/* SPDX-License-Identifier: MIT */
/*
 * Offices as sources write them. One office is spelled in more ways than one ("First Vice
 * Minister", "1st Vice-Minister"); the spelling of the record stays as it is, only comparisons see
 * through it.
 */
#ifndef ATTACHE_CORE_OFFICE_H
#define ATTACHE_CORE_OFFICE_H

#include <stdbool.h>

/* Whether two titles are the same office at one organization, but for case, hyphens, spaces, commas
   and stops, and for "first" and "second" written in figures. */
bool office_same(const char *a, const char *b);

#endif
