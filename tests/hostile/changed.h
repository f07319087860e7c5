/* SPDX-License-Identifier: MIT */
/* A database of which some bytes became others, the same ones for the same seed of random(). */
#ifndef TESTS_HOSTILE_CHANGED_H
#define TESTS_HOSTILE_CHANGED_H

#include "attache/base/str.h"

#include <stdlib.h>

/* A copy with up to eight changes, by its number; the schema and the heads of pages of a database
   more often than their share. The caller clears it. */
static inline struct str changed(const struct str *good, int number)
{
    enum { CHANGED_PAGE = 4096, CHANGED_HEAD = 16 };
    struct str bytes = {0};
    str_add_bytes(&bytes, str_text(good), good->length);
    for (int n = 0; n <= number % 8; n++) {
        size_t at = (size_t)random() % bytes.length;
        at = number % 3 == 0 ? at / CHANGED_PAGE * CHANGED_PAGE + at % CHANGED_HEAD : at;
        bytes.data[at] = (char)random();
    }
    return bytes;
}

#endif
