/* SPDX-License-Identifier: MIT */
/* What a line reader is told of rows, pages and begun keys; plain.c prints it. */
#include "explorer_parts.h"

#include "attache/text/width.h"
#include "attache/ui/caption.h"

#include <string.h>

void explorer_print_row(const struct row *row, enum lang lang, struct str *out)
{
    const bool meeting = row->kind == KIND_MEETING;
    const bool outcome = row->kind == KIND_OUTCOME;
    const char *const parts[] = {
        outcome ? row->word : "",
        meeting || outcome ? row->date : "",
        meeting || outcome ? row->partners : "",
        row->title,
        meeting || outcome ? "" : row->native,
        meeting ? row->place : "",
        meeting && strcmp(row->status, "held") != 0 ? row->status : "",
    };
    size_t start = out->length;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i][0] != '\0')
            str_addf(out, "%s%s", out->length > start ? ", " : "", parts[i]);
    }
    if (!meeting && row->count > 0)
        str_addf(out, ", %lld %s", (long long)row->count,
                 kind_word(KIND_MEETING, row->count != 1, lang));
}

void explorer_print_choices(const struct explorer *ex, const struct result *rows, size_t from,
                            struct str *out)
{
    for (size_t i = 0; i < PRINT_CHOICES && from + i < rows->count; i++) {
        str_addf(out, "%zu. ", i + 1);
        explorer_print_row(&rows->rows[from + i], ex->lang, out);
        str_add_char(out, '\n');
    }
    if (from + PRINT_CHOICES < rows->count)
        str_addf(out, "%s\n", caption(CAPTION_PLAIN_MORE, ex->lang));
}

void explorer_print_filter(const struct explorer *ex, struct str *out)
{
    const char *query = explorer_view_const(ex)->query;
    if (query[0] != '\0')
        str_addf(out, "%s: %s\n", caption(CAPTION_PLAIN_FILTER, ex->lang), query);
}

/* Pages */

static int print_number(int number, struct str *out)
{
    size_t start = out->length;
    str_addf(out, " {%d}", number);
    return (int)(out->length - start);
}

static bool has_link(const struct flow *text, size_t line, int link)
{
    for (size_t i = 0; line < text->count && i < text->lines[line].count; i++) {
        if (text->lines[line].runs[i].link == link)
            return true;
    }
    return false;
}

/* The number that chooses a link stands behind its words, where they end on the page. */
static void print_line(const struct flow *text, size_t line, struct str *out)
{
    const struct run *runs = text->lines[line].runs;
    const size_t count = text->lines[line].count;
    int column = 0; /* as printed, and as laid out */
    int end = 0;
    for (size_t i = 0; i < count; i++) {
        const int link = runs[i].link;
        const bool goes_on =
            (i + 1 < count && runs[i + 1].link == link) || has_link(text, line + 1, link);
        int gap = runs[i].column - column;
        if (gap < 1 && runs[i].column > end)
            gap = 1;
        for (; gap > 0; gap--, column++)
            str_add_char(out, ' ');
        str_add(out, runs[i].text);
        column += width_text(runs[i].text);
        end = runs[i].column + width_text(runs[i].text);
        if (link >= 0 && !goes_on)
            column += print_number(link + 1, out);
    }
    str_add_char(out, '\n');
}

void explorer_print_page(const struct explorer *ex, bool moved, struct str *out)
{
    const struct flow *text = &ex->leaf.text;
    if (moved) {
        explorer_screen(ex)->path(ex, out);
        str_add_char(out, '\n');
        return;
    }
    for (size_t i = 0; i < text->count; i++)
        print_line(text, i, out);
}

void explorer_print_links(const struct explorer *ex, struct str *out)
{
    const struct flow *text = &ex->leaf.text;
    for (size_t i = 0; i < text->link_count; i++) {
        str_addf(out, "%zu. ", i + 1);
        if (ref_is_set(text->links[i].to))
            ref_print(text->links[i].to, out);
        else
            str_add(out, text->links[i].url);
        str_add_char(out, '\n');
    }
}
