/* SPDX-License-Identifier: MIT */
/*
 * The flow walks the blocks once. Field labels hang in one column for the whole page, marks of
 * items in one for their list; sections are set off by a blank line and a small indent.
 */
#include "attache/core/flow.h"

#include "flow_parts.h"

#include "attache/text/width.h"

#include <limits.h>

enum {
    WIDTH_MIN = 8,
    WIDTH_ENDLESS = INT_MAX / 4,
    LABEL_GAP = 2,
    TEXT_MIN = 8, /* less than this beside a label, and the text goes below it */
};

void flow_clear(struct flow *flow)
{
    mem_free(&flow->lines);
    mem_free(&flow->links);
    arena_clear(&flow->arena);
    *flow = (struct flow){0};
}

/* The right edge of text that begins at left. */
static int text_right(const struct layout *layout, int left)
{
    if (layout->width == WIDTH_ENDLESS || layout->width - left < FLOW_MEASURE)
        return layout->width;
    return left + FLOW_MEASURE;
}

static void blank_line(struct layout *layout)
{
    if (layout->flow->count == 0)
        return;
    flow_line_new(&layout->lines);
    flow_emit(layout, &layout->lines);
}

/* Text with nothing before it: titles, headings, paragraphs. */
static void lay_text(struct layout *layout, const struct block *block)
{
    int left = layout->indent;
    int right = block->type == BLOCK_PARAGRAPH ? text_right(layout, left) : layout->width;
    flow_text_clear(layout);
    flow_text_add(layout, block->spans);
    flow_text_wrap(layout, (struct box){left, left, right}, &layout->lines);
    for (size_t i = 0; block->type == BLOCK_HEADING && i < layout->lines.count; i++) {
        for (size_t r = 0; r < layout->lines.lines[i].count; r++)
            layout->lines.lines[i].runs[r].heading = true;
    }
    flow_emit(layout, &layout->lines);
}

/* The label as lines of its own; the last of them may take text beside it. */
static void lay_label(struct layout *layout, const char *label)
{
    flow_text_clear(layout);
    flow_text_add_plain(layout, SPAN_PLAIN, label);
    flow_text_wrap(layout, (struct box){layout->indent, layout->indent, layout->width},
                   &layout->lines);
    for (size_t i = 0; i < layout->lines.count; i++) {
        for (size_t r = 0; r < layout->lines.lines[i].count; r++)
            layout->lines.lines[i].runs[r].label = true;
    }
    flow_text_clear(layout);
}

/* Moves the lines of the text to those of the label, the first one beside the label's last. */
static void join_lines(struct layout *layout, struct line_list *text)
{
    struct line *last = &layout->lines.lines[layout->lines.count - 1];
    for (size_t r = 0; r < text->lines[0].count; r++)
        flow_line_add(layout, last, text->lines[0].runs[r]);
    for (size_t i = 1; i < text->count; i++)
        *flow_line_new(&layout->lines) = text->lines[i];
    mem_free(&text->lines);
}

/* A label and its text: beside it at the column `hang`, below it when hang is 0. */
static void lay_hanging(struct layout *layout, const struct block *block, int hang)
{
    int taken = width_text(block->label);
    int step = layout->width > 2 * WIDTH_MIN ? LABEL_GAP : 1;
    int left = layout->indent + (hang > 0 ? hang : step);
    struct box box = {left, left, text_right(layout, left)};
    if (hang > 0 && taken >= hang)
        box.first = layout->indent + taken + LABEL_GAP;
    lay_label(layout, block->label);
    flow_text_add(layout, block->spans);
    if (hang > 0 && box.right - box.first >= TEXT_MIN) {
        struct line_list text = {0};
        flow_text_wrap(layout, box, &text);
        join_lines(layout, &text);
    } else {
        box.first = box.left;
        flow_text_wrap(layout, box, &layout->lines);
    }
    flow_emit(layout, &layout->lines);
}

/* The widest label of the blocks of the type from block on, as long as they follow each other. */
static int widest_label(const struct block *block, enum block_type type, bool whole_page)
{
    int widest = 0;
    for (; block != NULL && (whole_page || block->type == type); block = block->next) {
        int width = block->type == type ? width_text(block->label) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* A column for labels: as wide as they need, within what the width allows; 0 for none. */
static int label_column(int width, int widest)
{
    int most = width >= 70 ? 16 : width >= 50 ? 15 : width >= 32 ? 13 : 0;
    return widest + LABEL_GAP < most ? widest + LABEL_GAP : most;
}

static int mark_column(int width, int widest)
{
    int column = label_column(width, widest);
    return column == 0 && widest <= 4 && width > WIDTH_MIN * 2 ? widest + 1 : column;
}

/* Sections, and a change from text to what hangs or is a table, are set off by a blank line. */
static bool is_apart(const struct block *before, const struct block *block)
{
    if (before == NULL || before->type == BLOCK_HEADING || before->type == BLOCK_RULE ||
        block->type == BLOCK_RULE)
        return false;
    if (block->type == BLOCK_HEADING)
        return true;
    bool text = block->type == BLOCK_PARAGRAPH;
    bool text_before = before->type == BLOCK_PARAGRAPH || before->type == BLOCK_TITLE;
    return text != text_before || (!text && before->type != block->type);
}

static const struct block *lay_block(struct layout *layout, const struct block *block,
                                     int *item_column)
{
    switch (block->type) {
    case BLOCK_TITLE:
    case BLOCK_PARAGRAPH:
        lay_text(layout, block);
        break;
    case BLOCK_HEADING:
        layout->indent = 0;
        lay_text(layout, block);
        layout->indent = layout->width >= 60 ? 2 : layout->width >= 30 ? 1 : 0;
        break;
    case BLOCK_FIELD:
        lay_hanging(layout, block, layout->label_column);
        break;
    case BLOCK_ITEM:
        lay_hanging(layout, block, *item_column);
        break;
    case BLOCK_ROW:
        return flow_table(layout, block);
    case BLOCK_RULE:
        flow_line_new(&layout->lines)->rule = true;
        flow_emit(layout, &layout->lines);
        break;
    }
    return block->next;
}

void flow_page(const struct page *page, int columns, struct flow *out)
{
    *out = (struct flow){.columns = columns};
    int width = columns == 0 ? WIDTH_ENDLESS : columns < WIDTH_MIN ? WIDTH_MIN : columns;
    struct layout layout = {.flow = out,
                            .width = width,
                            .label_column =
                                label_column(width, widest_label(page->first, BLOCK_FIELD, true))};
    const struct block *before = NULL;
    int item_column = 0;
    for (const struct block *block = page->first; block != NULL;) {
        if (is_apart(before, block))
            blank_line(&layout);
        bool first_item = block->type == BLOCK_ITEM && before != NULL && before->type != BLOCK_ITEM;
        if (first_item || before == NULL)
            item_column = mark_column(width, widest_label(block, BLOCK_ITEM, false));
        before = block;
        block = lay_block(&layout, block, &item_column);
    }
    for (size_t i = 0; i < out->link_count; i++) {
        if (out->links[i].column < 0)
            out->links[i].column = 0;
    }
    str_clear(&layout.text.bytes);
    mem_free(&layout.text.pieces);
    mem_free(&layout.lines.lines);
}
