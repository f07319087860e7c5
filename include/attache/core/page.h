/* SPDX-License-Identifier: MIT */
/*
 * A page: the one form of document. Blocks of spans; a span is text, perhaps with emphasis,
 * perhaps a link to an entity or to an address outside. The detail pane, `attache show`, Markdown
 * and plain text are renderings of the same page.
 */
#ifndef ATTACHE_CORE_PAGE_H
#define ATTACHE_CORE_PAGE_H

#include "attache/base/mem.h"
#include "attache/core/kind.h"

#include <stdbool.h>
#include <stddef.h>

enum span_style {
    SPAN_PLAIN,
    SPAN_STRONG,  /* what the eye should find first */
    SPAN_FAINT,   /* secondary */
    SPAN_NATIVE,  /* a name in its own script */
    SPAN_WARNING, /* doubt, contradiction, lapse */
    SPAN_SOURCE,  /* the number of a source: text is "1" */
};

struct span {
    enum span_style style;
    const char *text;
    const char *whole; /* what text is short for or draws, for documents; NULL: the text itself */
    struct ref link;   /* to an entity or a view by name; slug "" when it is no such link */
    const char *url;   /* an http(s) address, or NULL */
    struct span *next;
};

enum block_type {
    BLOCK_TITLE,   /* one a page, first: the name of the entity */
    BLOCK_HEADING, /* a section */
    BLOCK_PARAGRAPH,
    BLOCK_FIELD, /* a label and its text, hanging */
    BLOCK_ITEM,  /* a list item; label holds its mark ("-", "1.", "2018-07-06") */
    BLOCK_ROW,   /* a row of a table: spans of one cell are in cells[i] */
    BLOCK_RULE,
};

/* A space at which no line ends (U+00A0): before a separating dot, before a count. A flow has a
   plain one in its place. */
#define PAGE_NO_BREAK "\xC2\xA0"

/* The text of a cell that stands for nothing, such as a count of 0: in columns it is seen. */
#define PAGE_NOTHING "."

/* One block. BLOCK_ROW uses cells; consecutive rows are one table and share its columns. */
struct block {
    enum block_type type;
    const char *label; /* BLOCK_FIELD, BLOCK_ITEM; "" else */
    struct span *spans;
    struct span *last_span;
    struct span **cells;
    size_t cell_count;
    size_t cell_capacity;
    bool head;   /* BLOCK_ROW: its cells name the columns of the rows that follow */
    bool screen; /* of use on a screen only: documents leave it out */
    bool wide;   /* of a head: the columns but the first are short and many: page_wide_head */
    struct block *next;
};

/* A page and the arena that holds all of it. A zeroed one is empty. */
struct page {
    struct arena arena;
    struct ref self; /* whose page it is */
    struct block *first;
    struct block *last;
};

void page_clear(struct page *page);

/* Transliterates all of it to ASCII (text/ascii.h), before it is laid out; a name that has no form
   there is left out. */
void page_ascii(struct page *page);

/* Builders. Texts are copied into the page. Each block call starts a new block; span calls add to
   the last block (in a row: to its last cell). */
void page_title(struct page *page, const char *text);
void page_heading(struct page *page, const char *text);
void page_drop_heading(struct page *page); /* takes off a heading that has nothing under it */
void page_paragraph(struct page *page);
void page_field(struct page *page, const char *label);
void page_item(struct page *page, const char *mark);
void page_row(struct page *page);
void page_head_row(struct page *page);
/* The head of a cross-table: where its columns do not find room beside each other, it is parted
   into tables of some of them, one below the other, each with the first column. */
void page_wide_head(struct page *page);
void page_cell(struct page *page);
void page_rule(struct page *page);

void page_text(struct page *page, enum span_style style, const char *text);
void page_textf(struct page *page, enum span_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void page_link(struct page *page, struct ref to, const char *text);

/* A text for a screen, of few columns, and what a document says instead ("" leaves it out). */
void page_short(struct page *page, enum span_style style, const char *text, const char *whole);
void page_url(struct page *page, const char *url, const char *text);

/* What a document says for the span. */
const char *span_whole(const struct span *span);

#endif
