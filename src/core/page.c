/* SPDX-License-Identifier: MIT */
/* Pages grow at their end: a block at the page's, a span at the last block's. */
#include "attache/core/page.h"

#include "attache/text/ascii.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

void page_clear(struct page *page)
{
    arena_clear(&page->arena);
    *page = (struct page){0};
}

static struct block *add_block(struct page *page, enum block_type type, const char *label)
{
    struct block *block = arena_new(&page->arena, 1, sizeof(*block));
    block->type = type;
    block->label = arena_dup(&page->arena, label);
    if (page->last != NULL)
        page->last->next = block;
    else
        page->first = block;
    page->last = block;
    return block;
}

static struct span *add_span(struct page *page, enum span_style style, const char *text)
{
    struct block *block = page->last;
    assert(block != NULL);
    struct span *span = arena_new(&page->arena, 1, sizeof(*span));
    span->style = style;
    span->text = arena_dup(&page->arena, text);
    span->link.slug = "";
    struct span **head = &block->spans;
    if (block->type == BLOCK_ROW) {
        assert(block->cell_count > 0);
        head = &block->cells[block->cell_count - 1];
    }
    if (*head == NULL)
        *head = span;
    else
        block->last_span->next = span;
    block->last_span = span;
    return span;
}

void page_title(struct page *page, const char *text)
{
    add_block(page, BLOCK_TITLE, "");
    add_span(page, SPAN_STRONG, text);
}

void page_heading(struct page *page, const char *text)
{
    add_block(page, BLOCK_HEADING, "");
    add_span(page, SPAN_STRONG, text);
}

void page_drop_heading(struct page *page)
{
    struct block *before = page->first;
    if (page->last == NULL || page->last->type != BLOCK_HEADING || page->last == page->first)
        return;
    while (before->next != page->last)
        before = before->next;
    before->next = NULL;
    page->last = before;
}

void page_paragraph(struct page *page)
{
    add_block(page, BLOCK_PARAGRAPH, "");
}

void page_field(struct page *page, const char *label)
{
    add_block(page, BLOCK_FIELD, label);
}

void page_item(struct page *page, const char *mark)
{
    add_block(page, BLOCK_ITEM, mark);
}

void page_row(struct page *page)
{
    add_block(page, BLOCK_ROW, "");
}

void page_head_row(struct page *page)
{
    add_block(page, BLOCK_ROW, "")->head = true;
}

void page_wide_head(struct page *page)
{
    page_head_row(page);
    page->last->wide = true;
}

/* Cells grow in the arena, which keeps what they grew out of until it is cleared. */
void page_cell(struct page *page)
{
    struct block *row = page->last;
    assert(row->type == BLOCK_ROW);
    if (row->cell_count == row->cell_capacity) {
        size_t capacity = row->cell_capacity > 0 ? row->cell_capacity * 2 : 4;
        struct span **cells = arena_new(&page->arena, capacity, sizeof(struct span *));
        for (size_t i = 0; i < row->cell_count; i++)
            cells[i] = row->cells[i];
        row->cells = cells;
        row->cell_capacity = capacity;
    }
    row->cell_count++;
}

void page_rule(struct page *page)
{
    add_block(page, BLOCK_RULE, "");
}

void page_text(struct page *page, enum span_style style, const char *text)
{
    if (text[0] != '\0')
        add_span(page, style, text);
}

void page_textf(struct page *page, enum span_style style, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(&page->arena, format, args);
    va_end(args);
    page_text(page, style, text);
}

void page_link(struct page *page, struct ref to, const char *text)
{
    struct span *span = add_span(page, SPAN_PLAIN, text[0] != '\0' ? text : to.slug);
    span->link = (struct ref){to.kind, arena_dup(&page->arena, to.slug)};
}

void page_url(struct page *page, const char *url, const char *text)
{
    struct span *span = add_span(page, SPAN_PLAIN, text);
    span->url = arena_dup(&page->arena, url);
}

void page_short(struct page *page, enum span_style style, const char *text, const char *whole)
{
    if (text[0] != '\0')
        add_span(page, style, text)->whole = arena_dup(&page->arena, whole);
}

const char *span_whole(const struct span *span)
{
    return span->whole != NULL ? span->whole : span->text;
}

/* In ASCII */

static const char *plain(struct page *page, const char *text)
{
    struct str out = {0};
    if (text == NULL || ascii_only(text))
        return text;
    ascii_add(&out, text, strlen(text));
    const char *kept = arena_dup(&page->arena, str_text(&out));
    str_clear(&out);
    return kept;
}

/* What only parts two texts: a dot, a comma, spaces. */
static bool only_parts(const struct span *span)
{
    for (const char *at = span->text; *at != '\0'; at++) {
        if (strchr(" \xC2\xA0\xB7,-", *at) == NULL)
            return false;
    }
    return true;
}

/* Of names and of what a field lists: takes out those that ASCII tells nothing of, each with what
   parts it from the next one, the last with what parts it from the one before. */
static struct span *without_untold(const struct block *block, struct span *first)
{
    struct span **at = &first;
    struct span **parting = NULL; /* where the last one kept hangs, when it only parts */
    while (*at != NULL) {
        struct span *now = *at;
        const bool may_go = now->style == SPAN_NATIVE || block->type == BLOCK_FIELD;
        if (!may_go || ascii_tells(now->text)) {
            parting = only_parts(now) ? at : NULL;
            at = &now->next;
            continue;
        }
        *at = now->next != NULL && only_parts(now->next) ? now->next->next : now->next;
        if (*at == NULL && parting != NULL) {
            *parting = NULL;
            break;
        }
    }
    return first;
}

static struct span *plain_spans(struct page *page, struct block *block, struct span *spans)
{
    spans = without_untold(block, spans);
    for (struct span *span = spans; span != NULL; span = span->next) {
        span->text = plain(page, span->text);
        block->last_span = span;
    }
    return spans;
}

/* A block of which nothing is left goes too. */
void page_ascii(struct page *page)
{
    struct block *before = NULL;
    for (struct block *block = page->first; block != NULL; block = block->next) {
        const bool some = block->spans != NULL;
        block->label = plain(page, block->label);
        block->spans = plain_spans(page, block, block->spans);
        for (size_t i = 0; i < block->cell_count; i++)
            block->cells[i] = plain_spans(page, block, block->cells[i]);
        if (some && block->spans == NULL && before != NULL)
            before->next = block->next;
        else
            before = block;
    }
    page->last = before;
}
