/* SPDX-License-Identifier: MIT */
/*
 * What the fuzz targets share. A property that does not hold aborts: the fuzzer keeps the input.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "attache/base/str.h"
#include "attache/text/safe.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void require(bool holds)
{
    if (!holds)
        abort();
}

/* The input as a string that ends at its first NUL. Owned: free. */
static inline char *fuzz_text(const uint8_t *data, size_t size)
{
    char *text = calloc(size + 1, 1);
    require(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    return text;
}

/* Whether the text may go to a terminal as it is: the gate would change nothing but its lines. */
static inline bool fuzz_is_safe(const char *text, size_t size)
{
    struct str safe = {0};
    safe_add_lines(&safe, text, size);
    bool same = safe.length == size && memcmp(str_text(&safe), text, size) == 0;
    str_clear(&safe);
    return same;
}

#endif
