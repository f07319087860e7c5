/* SPDX-License-Identifier: MIT */
/* What the programs of tests/torture share: how much to do. */
#ifndef TESTS_TORTURE_TORTURE_H
#define TESTS_TORTURE_TORTURE_H

#include <stdlib.h>

/* The program's argument, else its measure times what src/mk/torture.sh asks for. */
static inline int torture_count(int argc, char **argv, int measure)
{
    const char *times = getenv("TORTURE_TIMES");
    if (argc > 1)
        return (int)strtol(argv[1], NULL, 10);
    return measure * (times != NULL ? (int)strtol(times, NULL, 10) : 1);
}

#endif
