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
static int text_right(const struct flow_builder *builder, int left)
{
    if (builder->width == WIDTH_ENDLESS || builder->width - left < FLOW_MEASURE)
        return builder->width;
    return left + FLOW_MEASURE;
}

static void blank_line(struct flow_builder *builder)
{
    if (builder->flow->count == 0)
        return;
    flow_line_new(&builder->lines);
    flow_emit(builder, &builder->lines);
}

/* Text with nothing before it: titles, headings, paragraphs. */
static void lay_text(struct flow_builder *builder, const struct block *block)
{
    int left = builder->indent;
    int right = block->type == BLOCK_PARAGRAPH ? text_right(builder, left) : builder->width;
    flow_text_clear(builder);
    flow_text_add(builder, block->spans);
    flow_text_wrap(builder, (struct margins){left, left, right}, &builder->lines);
    for (size_t i = 0; block->type == BLOCK_HEADING && i < builder->lines.count; i++) {
        for (size_t r = 0; r < builder->lines.lines[i].count; r++)
            builder->lines.lines[i].runs[r].heading = true;
    }
    flow_emit(builder, &builder->lines);
}

/* The label as lines of its own; the last of them may take text beside it. */
static void lay_label(struct flow_builder *builder, const char *label)
{
    flow_text_clear(builder);
    flow_text_add_plain(builder, SPAN_PLAIN, label);
    flow_text_wrap(builder, (struct margins){builder->indent, builder->indent, builder->width},
                   &builder->lines);
    for (size_t i = 0; i < builder->lines.count; i++) {
        for (size_t r = 0; r < builder->lines.lines[i].count; r++)
            builder->lines.lines[i].runs[r].label = true;
    }
    flow_text_clear(builder);
}

/* Moves the lines of the text to those of the label, the first one beside the label's last. */
static void join_lines(struct flow_builder *builder, struct line_list *text)
{
    struct line *last = &builder->lines.lines[builder->lines.count - 1];
    for (size_t r = 0; r < text->lines[0].count; r++)
        flow_line_add(builder, last, text->lines[0].runs[r]);
    for (size_t i = 1; i < text->count; i++)
        *flow_line_new(&builder->lines) = text->lines[i];
    mem_free(&text->lines);
}

/* A label and its text: beside it at the column `hang`, below it when hang is 0. */
static void lay_hanging(struct flow_builder *builder, const struct block *block, int hang)
{
    int taken = width_text(block->label);
    int step = builder->width > 2 * WIDTH_MIN ? LABEL_GAP : 1;
    int left = builder->indent + (hang > 0 ? hang : step);
    struct margins margins = {left, left, text_right(builder, left)};
    if (hang > 0 && taken >= hang)
        margins.first = builder->indent + taken + LABEL_GAP;
    lay_label(builder, block->label);
    flow_text_add(builder, block->spans);
    if (hang > 0 && margins.right - margins.first >= TEXT_MIN) {
        struct line_list text = {0};
        flow_text_wrap(builder, margins, &text);
        join_lines(builder, &text);
    } else {
        margins.first = margins.left;
        flow_text_wrap(builder, margins, &builder->lines);
    }
    flow_emit(builder, &builder->lines);
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

static const struct block *lay_block(struct flow_builder *builder, const struct block *block,
                                     int *item_column)
{
    switch (block->type) {
    case BLOCK_TITLE:
    case BLOCK_PARAGRAPH:
        lay_text(builder, block);
        break;
    case BLOCK_HEADING:
        builder->indent = 0;
        lay_text(builder, block);
        builder->indent = builder->width >= 60 ? 2 : builder->width >= 30 ? 1 : 0;
        break;
    case BLOCK_FIELD:
        lay_hanging(builder, block, builder->label_column);
        break;
    case BLOCK_ITEM:
        lay_hanging(builder, block, *item_column);
        break;
    case BLOCK_ROW:
        return flow_table(builder, block);
    case BLOCK_RULE:
        flow_line_new(&builder->lines)->rule = true;
        flow_emit(builder, &builder->lines);
        break;
    }
    return block->next;
}

void flow_page(const struct page *page, int columns, struct flow *out)
{
    *out = (struct flow){.columns = columns};
    int width = columns == 0 ? WIDTH_ENDLESS : columns < WIDTH_MIN ? WIDTH_MIN : columns;
    struct flow_builder builder = {
        .flow = out,
        .width = width,
        .label_column = label_column(width, widest_label(page->first, BLOCK_FIELD, true))};
    const struct block *before = NULL;
    int item_column = 0;
    for (const struct block *block = page->first; block != NULL;) {
        if (is_apart(before, block))
            blank_line(&builder);
        bool first_item = block->type == BLOCK_ITEM && before != NULL && before->type != BLOCK_ITEM;
        if (first_item || before == NULL)
            item_column = mark_column(width, widest_label(block, BLOCK_ITEM, false));
        before = block;
        block = lay_block(&builder, block, &item_column);
    }
    for (size_t i = 0; i < out->link_count; i++) {
        if (out->links[i].column < 0)
            out->links[i].column = 0;
    }
    str_clear(&builder.text.bytes);
    mem_free(&builder.text.pieces);
    mem_free(&builder.lines.lines);
}
