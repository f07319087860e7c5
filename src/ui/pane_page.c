/* SPDX-License-Identifier: MIT */
/* A page in lines: styles of spans become styles of cells, links are marked and found again. */
#include "attache/ui/pane.h"

#include "attache/base/str.h"
#include "attache/text/fold.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"

#include <string.h>

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
    canvas_text(canvas, stretch(row, box.column + run->column, box.columns - run->column), style,
                run->text);
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
        canvas_text(canvas,
                    stretch(box.row + (int)(link->line - look->top), box.column + link->column, 1),
                    STYLE_MATCH, text);
    }
}

static void fold_line(const struct line *line, struct str *out)
{
    struct str text = {0};
    for (size_t i = 0; i < line->count; i++)
        str_addf(&text, "%s%s", i > 0 ? " " : "", line->runs[i].text);
    fold_add(out, str_text(&text), text.length);
    str_clear(&text);
}

long pane_page_find(const struct flow *flow, const char *find, long from, int direction)
{
    long count = (long)flow->count;
    for (long step = 1; step <= count && find[0] != '\0'; step++) {
        long at = ((from + direction * step) % count + count) % count;
        struct str folded = {0};
        fold_line(&flow->lines[at], &folded);
        bool found = strstr(str_text(&folded), find) != NULL;
        str_clear(&folded);
        if (found)
            return at;
    }
    return -1;
}

/* Marks the shortest stretch of clusters from a start on whose key holds what is looked for. */
static void mark_run(struct canvas *canvas, struct box box, int row, const struct run *run,
                     const char *find)
{
    size_t size = strlen(run->text);
    for (size_t from = 0; from < size; from += utf8_cluster(run->text + from, size - from)) {
        struct str key = {0};
        fold_add(&key, run->text + from, size - from);
        bool here = str_starts(str_text(&key), find);
        size_t to = from;
        while (here && to < size) {
            to += utf8_cluster(run->text + to, size - to);
            str_cut(&key, 0);
            fold_add(&key, run->text + from, to - from);
            if (str_starts(str_text(&key), find))
                break;
        }
        str_clear(&key);
        if (!here)
            continue;
        struct str part = {0};
        str_add_bytes(&part, run->text, from);
        int column = run->column + width_text(str_text(&part));
        str_cut(&part, 0);
        str_add_bytes(&part, run->text + from, to - from);
        int columns = width_text(str_text(&part));
        if (column + columns <= box.columns)
            canvas_paint(canvas, stretch(row, box.column + column, columns), STYLE_MATCH);
        str_clear(&part);
    }
}

void pane_draw_page(struct canvas *canvas, struct box box, const struct flow *flow,
                    const struct page_look *look)
{
    for (int row = 0; row < box.rows && look->top + (size_t)row < flow->count; row++) {
        const struct line *line = &flow->lines[look->top + (size_t)row];
        if (line->rule)
            canvas_fill(canvas, box_line(box, row, 0), STYLE_BORDER, "─");
        for (size_t i = 0; i < line->count; i++)
            draw_run(canvas, box, box.row + row, &line->runs[i], look);
        for (size_t i = 0; i < line->count && look->find != NULL && look->find[0] != '\0'; i++)
            mark_run(canvas, box, box.row + row, &line->runs[i], look->find);
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
