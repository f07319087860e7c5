/* SPDX-License-Identifier: MIT */
/*
 * The inside of the flow. A text is spans made flat and safe; it is wrapped between margins.
 * Lines come out in a list of their own, so that the cells of a table row can be laid side by side.
 */
#ifndef ATTACHE_CORE_FLOW_PARTS_H
#define ATTACHE_CORE_FLOW_PARTS_H

#include "attache/base/str.h"
#include "attache/core/flow.h"

/* Bytes from start to the next piece's start have one style and one link. */
struct piece {
    size_t start;
    enum span_style style;
    int link;
};

struct flat_text {
    struct str bytes;
    struct piece *pieces;
    size_t count;
    size_t capacity;
};

struct line_list {
    struct line *lines;
    size_t count;
    size_t capacity;
};

struct flow_builder {
    struct flow *flow;
    int width;        /* columns there are; very many when nothing is to wrap */
    int indent;       /* where blocks begin: deeper below a heading */
    int label_column; /* width of the column of field labels; 0: labels stand on their own line */
    struct flat_text text;  /* scratch */
    struct line_list lines; /* scratch */
};

/* Columns of text: the first line starts at first, others at left; none reaches past right. */
struct margins {
    int first;
    int left;
    int right;
};

/* The width at which text is comfortable to read; tables may use more. */
enum { FLOW_MEASURE = 96 };

void flow_text_clear(struct flow_builder *builder);

/* Adds spans to the scratch text and gives their links the next numbers. */
void flow_text_add(struct flow_builder *builder, const struct span *spans);
void flow_text_add_plain(struct flow_builder *builder, enum span_style style, const char *text);

/* The columns that spans take on one line. */
int flow_text_width(struct flow_builder *builder, const struct span *spans);

/* The columns of the widest of their words that hold a syllable of Hangul; 0: none does. */
int flow_text_word(const struct span *spans);

/* Wraps the scratch text into lines that are added to *out; an empty text adds one empty line. */
void flow_text_wrap(struct flow_builder *builder, struct margins margins, struct line_list *out);

/* A run put before the others of a line. */
void flow_line_add(struct flow_builder *builder, struct line *line, struct run run);
struct line *flow_line_new(struct line_list *list);

/* Moves the lines to the end of the flow, and notes where links first stand. */
void flow_emit(struct flow_builder *builder, struct line_list *list);

/* Lays out the table that begins at block; returns the first block after it. */
const struct block *flow_table(struct flow_builder *builder, const struct block *block);

#endif
