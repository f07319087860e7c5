/* SPDX-License-Identifier: MIT */
/*
 * The inside of the flow. A text is spans made flat and safe; it is wrapped into a box of columns.
 * Lines come out in a list of their own, so that the cells of a table row can be laid side by side.
 */
#ifndef ATTACHE_CORE_FLOW_PARTS_H
#define ATTACHE_CORE_FLOW_PARTS_H

#include "attache/base/str.h"
#include "attache/core/flow.h"

/* U+00A0 in a page keeps words on one line; lines have plain spaces in its place. */
#define PAGE_NO_BREAK "\xC2\xA0"

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

struct layout {
    struct flow *flow;
    int width;        /* columns there are; very many when nothing is to wrap */
    int indent;       /* where blocks begin: deeper below a heading */
    int label_column; /* width of the column of field labels; 0: labels stand on their own line */
    struct flat_text text;  /* scratch */
    struct line_list lines; /* scratch */
};

/* Columns of text: the first line starts at first, others at left; none reaches past right. */
struct box {
    int first;
    int left;
    int right;
};

/* The width at which text is comfortable to read; tables may use more. */
enum { FLOW_MEASURE = 96 };

void flow_text_clear(struct layout *layout);

/* Adds spans to the scratch text and gives their links the next numbers. */
void flow_text_add(struct layout *layout, const struct span *spans);
void flow_text_add_plain(struct layout *layout, enum span_style style, const char *text);

/* The columns that spans take on one line. */
int flow_text_width(struct layout *layout, const struct span *spans);

/* The columns of the widest of their words that hold a syllable of Hangul; 0: none does. */
int flow_text_word(const struct span *spans);

/* Wraps the scratch text into lines that are added to *out; an empty text adds one empty line. */
void flow_text_wrap(struct layout *layout, struct box box, struct line_list *out);

/* A run put before the others of a line. */
void flow_line_add(struct layout *layout, struct line *line, struct run run);
struct line *flow_line_new(struct line_list *list);

/* Moves the lines to the end of the flow, and notes where links first stand. */
void flow_emit(struct layout *layout, struct line_list *list);

/* Lays out the table that begins at block; returns the first block after it. */
const struct block *flow_table(struct layout *layout, const struct block *block);

#endif
