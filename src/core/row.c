/* SPDX-License-Identifier: MIT */
/* Rows in an array, their texts in one arena. */
#include "attache/core/row.h"

const char *row_name(const struct row *row, enum lang lang)
{
    return lang == LANG_KO && row->native[0] != '\0' ? row->native : row->title;
}

struct row *result_add(struct result *result)
{
    result->rows =
        mem_grow(result->rows, &result->capacity, result->count + 1, sizeof(*result->rows));
    struct row *row = &result->rows[result->count++];
    *row = (struct row)ROW_BLANK;
    return row;
}

void result_clear(struct result *result)
{
    mem_free(&result->rows);
    arena_clear(&result->arena);
    *result = (struct result){0};
}
