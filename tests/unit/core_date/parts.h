/* SPDX-License-Identifier: MIT */
/* What the parts of test_core_date share. */
#ifndef UNIT_CORE_DATE_PARTS_H
#define UNIT_CORE_DATE_PARTS_H

#include "attache/core/date.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int date_forms(void);

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline struct date parse(const char *text)
{
    struct date date;
    struct err err = {0};

    if (date_parse(text, &date, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    return date;
}

#endif
