/* SPDX-License-Identifier: MIT */
/* The canonical form: one space between terms, quotes only where a value needs them. */
#include "attache/core/query.h"

#include "query_parts.h"

#include <string.h>

bool query_value_is_bare(const char *value)
{
    return value[0] != '"' && strpbrk(value, " ,") == NULL;
}

static void print_quoted(const char *value, struct str *out)
{
    str_add_char(out, '"');
    for (; *value != '\0'; value++)
        str_add_char(out, *value != '"' ? *value : ' ');
    str_add_char(out, '"');
}

void query_print_value(const char *value, struct str *out)
{
    if (query_value_is_bare(value))
        str_add(out, value);
    else
        print_quoted(value, out);
}

static void print_factor(const struct factor *factor, struct str *out)
{
    if (factor->negated)
        str_add_char(out, '-');
    if (factor->field == QUERY_WORD) {
        str_add(out, factor->values[0]);
        return;
    }
    if (factor->field == QUERY_PHRASE) {
        print_quoted(factor->values[0], out);
        return;
    }
    str_addf(out, "%s:", query_field_info(factor->field)->name);
    for (size_t i = 0; i < factor->value_count; i++) {
        str_add(out, i > 0 ? "," : "");
        query_print_value(factor->values[i], out);
    }
}

void query_print_term(const struct term *term, struct str *out)
{
    for (size_t i = 0; i < term->count; i++) {
        str_add(out, i > 0 ? " OR " : "");
        print_factor(&term->factors[i], out);
    }
}

void query_print(const struct query *query, struct str *out)
{
    for (size_t i = 0; i < query->count; i++) {
        str_add(out, i > 0 ? " " : "");
        query_print_term(&query->terms[i], out);
    }
}
