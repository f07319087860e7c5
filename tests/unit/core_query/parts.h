/* SPDX-License-Identifier: MIT */
/* What the parts of test_core_query share. */
#ifndef UNIT_CORE_QUERY_PARTS_H
#define UNIT_CORE_QUERY_PARTS_H

#include "attache/base/mem.h"
#include "attache/core/query.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int edited_queries(void);

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline void check_round(const char *text, const char *canonical)
{
    struct query query;
    struct query again;
    struct err err = {0};
    struct str first = {0};
    struct str second = {0};
    if (query_parse(text, &query, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    query_print(&query, &first);
    if (canonical != NULL)
        assert_string_equal(str_text(&first), canonical);
    assert_true(first.length <= QUERY_TEXT_MAX);
    if (query_parse(str_text(&first), &again, &err) != STATUS_OK)
        fail_msg("%s: %s: %s", text, str_text(&first), err.text);
    if (!query_same(&query, &again))
        fail_msg("%s: %s is another query", text, str_text(&first));
    query_print(&again, &second);
    assert_string_equal(str_text(&first), str_text(&second));
    str_clear(&first);
    str_clear(&second);
    query_clear(&query);
    query_clear(&again);
}

#endif
