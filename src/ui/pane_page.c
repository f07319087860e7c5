/* SPDX-License-Identifier: MIT */
/* A page in lines: styles of spans become styles of cells, links are marked and found again. */
#include "attache/text/width.h"
#include "attache/ui/pane.h"

static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";

char pane_label_letter(size_t nth)
{
    return nth < sizeof(letters) - 1 ? letters[nth] : '\0';
}

static enum style style_of(const struct run *run)
{
    static const enum style styles[] = {
        [SPAN_PLAIN] = STYLE_PLAIN,   [SPAN_STRONG] = STYLE_STRONG,   [SPAN_FAINT] = STYLE_FAINT,
        [SPAN_NATIVE] = STYLE_NATIVE, [SPAN_WARNING] = STYLE_WARNING, [SPAN_SOURCE] = STYLE_FAINT,
    };
    if (run->heading)
        return STYLE_HEADING;
    if (run->label)
        return STYLE_LABEL;
    if (run->link >= 0)
        return STYLE_LINK;
    return styles[run->style];
}

static void draw_run(struct canvas *canvas, struct box box, int row, const struct run *run,
                     const struct page_look *look)
{
    enum style style = style_of(run);
    if (run->link >= 0 && run->link == look->link)
        style = STYLE_LINK_CURSOR;
    canvas_text(canvas, row, box.column + run->column, box.columns - run->column, style, run->text);
    if (style == STYLE_LINK_CURSOR && canvas->cursor_row < 0) {
        canvas->cursor_row = row;
        canvas->cursor_column = box.column + run->column;
    }
}

/* The letters stand over the first column of the links that begin on screen, in reading order. */
static void draw_labels(struct canvas *canvas, struct box box, const struct flow *flow,
                        const struct page_look *look)
{
    size_t nth = 0;
    for (size_t i = 0; i < flow->link_count; i++) {
        const struct flow_link *link = &flow->links[i];
        if (link->line < look->top || link->line >= look->top + (size_t)box.rows)
            continue;
        char text[2] = {pane_label_letter(nth++), '\0'};
        if (text[0] == '\0')
            return;
        canvas_text(canvas, box.row + (int)(link->line - look->top), box.column + link->column, 1,
                    STYLE_MATCH, text);
    }
}

void pane_draw_page(struct canvas *canvas, struct box box, const struct flow *flow,
                    const struct page_look *look)
{
    for (int row = 0; row < box.rows && look->top + (size_t)row < flow->count; row++) {
        const struct line *line = &flow->lines[look->top + (size_t)row];
        if (line->rule)
            canvas_fill(canvas, box.row + row, box.column, box.columns, STYLE_BORDER, "─");
        for (size_t i = 0; i < line->count; i++)
            draw_run(canvas, box, box.row + row, &line->runs[i], look);
    }
    if (look->labels)
        draw_labels(canvas, box, flow, look);
}

int pane_page_link_at(const struct flow *flow, size_t top, int row, int column)
{
    size_t at = top + (size_t)row;
    if (row < 0 || at >= flow->count)
        return -1;
    const struct line *line = &flow->lines[at];
    for (size_t i = 0; i < line->count; i++) {
        const struct run *run = &line->runs[i];
        if (run->link >= 0 && column >= run->column && column < run->column + width_text(run->text))
            return run->link;
    }
    return -1;
}
