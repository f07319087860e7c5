/* SPDX-License-Identifier: MIT */
/* What the parts of test_app_explorer share: the explorer at 80x24 on the embedded dataset. */
#ifndef UNIT_APP_EXPLORER_PARTS_H
#define UNIT_APP_EXPLORER_PARTS_H

#include "fixtures/explorer.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int searching(void);
int command_line(void);
int pages(void);
int mouse(void);
int outside(void);

static inline void start(struct fixture *f, const char *query)
{
    start_sized(f, query, 24, 80);
}

static inline bool shows(struct fixture *f, const char *text)
{
    char *dump = screen(f);
    bool found = strstr(dump, text) != NULL;
    mem_free(&dump);
    return found;
}

#endif
