/* SPDX-License-Identifier: MIT */
/* A flow as plain text: runs at their columns, which the flow has made safe already. */
#include "attache/export/render.h"

#include "attache/text/width.h"

enum { RULE_COLUMNS = 72 };

static void add_line(const struct line *line, struct str *out)
{
    int column = 0;
    for (size_t i = 0; i < line->count; i++) {
        const struct run *run = &line->runs[i];
        if (run->column > column) {
            str_add_repeat(out, " ", (size_t)(run->column - column));
            column = run->column;
        }
        str_add(out, run->text);
        column += width_text(run->text);
    }
    while (out->length > 0 && out->data[out->length - 1] == ' ')
        str_cut(out, out->length - 1);
}

void render_page_text(const struct flow *flow, struct str *out)
{
    for (size_t i = 0; i < flow->count; i++) {
        const struct line *line = &flow->lines[i];
        if (line->rule)
            str_add_repeat(out, "-", (size_t)(flow->columns > 0 ? flow->columns : RULE_COLUMNS));
        else
            add_line(line, out);
        str_add_char(out, '\n');
    }
}
