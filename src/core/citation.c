/* SPDX-License-Identifier: MIT */
/* Parts in a row, those that there are. */
#include "attache/core/citation.h"

#include "attache/core/date.h"

static void add_part(const char *before, const char *part, const char *after, struct str *out)
{
    if (part[0] != '\0')
        str_addf(out, "%s%s%s%s", out->length > 0 ? ", " : "", before, part, after);
}

void citation_add(const struct value *source, struct str *out)
{
    struct str line = {0};
    struct str day = {0};
    date_add_short(value_text(source, "published"), LANG_EN, &day);
    add_part("", value_text(source, "publisher"), "", &line);
    add_part("\"", value_text(source, "title"), "\"", &line);
    add_part("", str_text(&day), "", &line);
    add_part("", value_text(source, "url"), "", &line);
    str_add(out, str_text(&line));
    str_clear(&day);
    str_clear(&line);
}
