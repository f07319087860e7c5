/* SPDX-License-Identifier: MIT */
/* Spans to lines: texts are made safe here, once, so that whatever draws a flow need not. */
#include "flow_parts.h"

#include "attache/text/hangul.h"
#include "attache/text/safe.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"
#include "attache/text/wrap.h"

#include <string.h>

void flow_text_clear(struct flow_builder *builder)
{
    str_cut(&builder->text.bytes, 0);
    builder->text.count = 0;
}

static void add_piece(struct flat_text *text, size_t start, enum span_style style, int link)
{
    text->pieces = mem_grow(text->pieces, &text->capacity, text->count + 1, sizeof(*text->pieces));
    text->pieces[text->count++] = (struct piece){start, style, link};
}

static void add_safe(struct str *out, enum span_style style, const char *text)
{
    size_t size = strlen(text);
    str_add(out, style == SPAN_SOURCE ? "[" : "");
    if (safe_is(text, size))
        str_add_bytes(out, text, size);
    else
        safe_add(out, text, size);
    str_add(out, style == SPAN_SOURCE ? "]" : "");
}

/* The number of the span's link; the same link broken over lines keeps it. */
static int number_link(struct flow *flow, const struct span *span)
{
    if (!ref_is_set(span->link) && span->url == NULL)
        return -1;
    flow->links =
        mem_grow(flow->links, &flow->link_capacity, flow->link_count + 1, sizeof(*flow->links));
    struct flow_link *link = &flow->links[flow->link_count];
    link->to = (struct ref){span->link.kind, arena_dup(&flow->arena, span->link.slug)};
    link->url = span->url != NULL ? arena_dup(&flow->arena, span->url) : NULL;
    link->line = flow->count;
    link->column = -1; /* not placed yet */
    return (int)flow->link_count++;
}

void flow_text_add(struct flow_builder *builder, const struct span *spans)
{
    struct flat_text *text = &builder->text;
    for (const struct span *span = spans; span != NULL; span = span->next) {
        size_t start = text->bytes.length;
        add_safe(&text->bytes, span->style, span->text);
        if (text->bytes.length > start)
            add_piece(text, start, span->style, number_link(builder->flow, span));
    }
}

void flow_text_add_plain(struct flow_builder *builder, enum span_style style, const char *text)
{
    size_t start = builder->text.bytes.length;
    add_safe(&builder->text.bytes, style, text);
    if (builder->text.bytes.length > start)
        add_piece(&builder->text, start, style, -1);
}

int flow_text_width(struct flow_builder *builder, const struct span *spans)
{
    int width = 0;
    for (const struct span *span = spans; span != NULL; span = span->next) {
        if (span->style != SPAN_SOURCE && safe_is(span->text, strlen(span->text))) {
            width += width_text(span->text);
            continue;
        }
        str_cut(&builder->text.bytes, 0);
        add_safe(&builder->text.bytes, span->style, span->text);
        width += width_text(str_text(&builder->text.bytes));
    }
    flow_text_clear(builder);
    return width;
}

int flow_text_word(const struct span *spans)
{
    int widest = 0;
    for (const struct span *span = spans; span != NULL; span = span->next) {
        int word = 0;
        bool hangul = false;
        for (size_t at = 0, size = strlen(span->text); at < size;) {
            uint32_t first = 0;
            size_t step = utf8_cluster(span->text + at, size - at);
            utf8_next(span->text + at, size - at, &first);
            hangul = first != ' ' && (hangul || hangul_is_syllable(first));
            word = first != ' ' ? word + width_cluster(span->text + at, step) : 0;
            widest = hangul && word > widest ? word : widest;
            at += step;
        }
    }
    return widest;
}

struct line *flow_line_new(struct line_list *list)
{
    list->lines = mem_grow(list->lines, &list->capacity, list->count + 1, sizeof(*list->lines));
    struct line *line = &list->lines[list->count++];
    *line = (struct line){0};
    return line;
}

void flow_line_add(struct flow_builder *builder, struct line *line, struct run run)
{
    struct run *runs = arena_new(&builder->flow->arena, line->count + 1, sizeof(*runs));
    if (line->count > 0)
        memcpy(runs, line->runs, line->count * sizeof(*runs));
    runs[line->count++] = run;
    line->runs = runs;
}

/* The bytes with plain spaces only: a reader who copies or greps them must not meet others. */
static char *copy_run(struct flow_builder *builder, size_t start, size_t size)
{
    char *bytes = arena_dup_bytes(&builder->flow->arena, builder->text.bytes.data + start, size);
    for (char *at = bytes; (at = strstr(at, PAGE_NO_BREAK)) != NULL;) {
        *at = ' ';
        memmove(at + 1, at + 2, strlen(at + 2) + 1);
    }
    return bytes;
}

/* Cuts the bytes from..to of the scratch text into runs of one piece each. */
static void add_runs(struct flow_builder *builder, struct line *line, size_t from, size_t to,
                     int column)
{
    const struct flat_text *text = &builder->text;
    size_t at = 0;
    while (at + 1 < text->count && text->pieces[at + 1].start <= from)
        at++;
    size_t end = at;
    while (end < text->count && text->pieces[end].start < to)
        end++;
    if (from >= to)
        return;
    line->runs = arena_new(&builder->flow->arena, end - at, sizeof(*line->runs));
    for (; at < end; at++) {
        const struct piece *piece = &text->pieces[at];
        size_t start = piece->start > from ? piece->start : from;
        size_t stop = at + 1 < text->count ? text->pieces[at + 1].start : to;
        stop = stop < to ? stop : to;
        char *bytes = copy_run(builder, start, stop - start);
        line->runs[line->count++] = (struct run){
            .style = piece->style, .link = piece->link, .column = column, .text = bytes};
        column += width_text(bytes);
    }
}

void flow_text_wrap(struct flow_builder *builder, struct margins margins, struct line_list *out)
{
    const char *bytes = str_text(&builder->text.bytes);
    size_t size = builder->text.bytes.length;
    int column = margins.first;
    size_t at = 0;
    do {
        size_t skip = size - at;
        size_t length = skip;
        if (at == 0 && width_text(bytes) <= margins.right - column) {
            while (length > 0 && bytes[length - 1] == ' ')
                length--;
        } else {
            length = wrap_next(bytes + at, size - at, margins.right - column, &skip);
        }
        add_runs(builder, flow_line_new(out), at, at + length, column);
        at += skip;
        column = margins.left;
    } while (at < size);
}

void flow_emit(struct flow_builder *builder, struct line_list *list)
{
    struct flow *flow = builder->flow;
    flow->lines =
        mem_grow(flow->lines, &flow->capacity, flow->count + list->count, sizeof(*flow->lines));
    for (size_t i = 0; i < list->count; i++) {
        const struct line *line = &list->lines[i];
        for (size_t r = 0; r < line->count; r++) {
            const struct run *run = &line->runs[r];
            struct flow_link *link = run->link >= 0 ? &flow->links[run->link] : NULL;
            if (link != NULL && link->column < 0) {
                link->line = flow->count;
                link->column = run->column;
            }
        }
        flow->lines[flow->count++] = *line;
    }
    list->count = 0;
}
