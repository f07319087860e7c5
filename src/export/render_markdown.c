/* SPDX-License-Identifier: MIT */
/*
 * A page as Markdown. Fields, items and rows become lists, which read well as plain text in a mail
 * too; the sources become footnotes. A footnote that nothing refers to would vanish when rendered,
 * so those are referred to under the heading of the sources.
 */
#include "attache/export/render.h"

#include "attache/export/markdown.h"

#include <stdlib.h>
#include <string.h>

struct writer {
    struct str *out;
    const struct markdown_place *place;
    bool *cited; /* by number of a source, from 1 */
    size_t sources;
    bool table; /* the last block was a row of a table with a head */
};

static bool is_source(const struct block *block)
{
    return block->type == BLOCK_ITEM && block->label[0] == '[';
}

static size_t source_number(const char *text)
{
    return (size_t)strtoul(text, NULL, 10);
}

static void note_spans(struct writer *writer, const struct span *span)
{
    for (; span != NULL; span = span->next) {
        size_t n = span->style == SPAN_SOURCE ? source_number(span->text) : 0;
        if (n <= writer->sources)
            writer->cited[n] = true;
    }
}

static void find_cited(struct writer *writer, const struct page *page)
{
    for (const struct block *block = page->first; block != NULL; block = block->next)
        writer->sources += is_source(block);
    writer->cited = mem_new(writer->sources + 1, sizeof(bool));
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        note_spans(writer, block->spans);
        for (size_t i = 0; i < block->cell_count; i++)
            note_spans(writer, block->cells[i]);
    }
}

/* Marks around a span: **strong**, *warning*. Emphasis may not touch a space on its inside. */
static void add_marked(struct str *out, const char *mark, const char *text, bool at_start)
{
    size_t lead = strspn(text, " ");
    size_t size = strlen(text);
    while (size > lead && text[size - 1] == ' ')
        size--;
    if (size == lead) {
        str_add(out, text);
        return;
    }
    struct str inner = {0};
    str_add_bytes(&inner, text + lead, size - lead);
    if (!at_start)
        str_add_repeat(out, " ", lead);
    str_add(out, mark);
    markdown_add(out, str_text(&inner), false);
    str_add(out, mark);
    str_add(out, text + size);
    str_clear(&inner);
}

static void add_mark(const struct writer *writer, size_t number)
{
    const char *notes = writer->place->notes;
    str_addf(writer->out, "[^%s%s%zu]", notes, notes[0] != '\0' ? "-" : "", number);
}

/* A view by name whose text is its address: who reads the document can ask for it. */
static bool is_command(const struct span *span)
{
    return span->link.kind == KIND_NONE && strcmp(span->text, span->link.slug) == 0 &&
           strpbrk(span->text, "`|") == NULL;
}

static void add_span(const struct writer *writer, const struct span *span, bool strong_link,
                     bool at_start)
{
    struct str *out = writer->out;
    bool link = ref_is_set(span->link);
    if (span->style == SPAN_SOURCE)
        add_mark(writer, source_number(span->text));
    else if (span->url != NULL)
        markdown_add_url(out, span->url);
    else if (link && is_command(span))
        str_addf(out, "`attache show %s`", span->text);
    else if (span->style == SPAN_STRONG || (link && strong_link))
        add_marked(out, "**", span_whole(span), at_start);
    else if (span->style == SPAN_WARNING)
        add_marked(out, "*", span_whole(span), at_start);
    else
        markdown_add(out, span_whole(span), at_start);
}

/* Adds spans; the first link is strong when it is what the line is about. */
static void add_spans(const struct writer *writer, const struct span *span, bool *strong_link,
                      bool at_start)
{
    for (; span != NULL; span = span->next) {
        bool strong = strong_link != NULL && *strong_link && ref_is_set(span->link);
        add_span(writer, span, strong, at_start);
        if (strong)
            *strong_link = false;
        at_start = false;
    }
}

static void add_row(const struct writer *writer, const struct block *block)
{
    struct str *out = writer->out;
    bool strong = true;
    bool first = true;
    str_add(out, "- ");
    for (size_t i = 0; i < block->cell_count; i++) {
        if (block->cells[i] == NULL)
            continue;
        str_add(out, first ? "" : " · ");
        add_spans(writer, block->cells[i], &strong, first);
        first = false;
    }
}

/* A row below a head is one of a table. */
static void add_table_row(const struct writer *writer, const struct block *block)
{
    struct str *out = writer->out;
    for (size_t i = 0; i < block->cell_count; i++) {
        str_add(out, "| ");
        add_spans(writer, block->cells[i], NULL, false);
        str_add(out, " ");
    }
    str_add(out, "|");
    if (!block->head)
        return;
    str_add_char(out, '\n');
    str_add_repeat(out, "|---", block->wide ? 1 : block->cell_count);
    str_add_repeat(out, "|---:", block->wide ? block->cell_count - 1 : 0);
    str_add(out, "|");
}

static bool is_number(const char *mark)
{
    size_t digits = strspn(mark, "0123456789");
    return digits > 0 && digits < 10 && strcmp(mark + digits, ".") == 0;
}

static void add_item(const struct writer *writer, const struct block *block)
{
    struct str *out = writer->out;
    bool bare = block->label[0] == '\0' || strcmp(block->label, "-") == 0;
    if (is_source(block)) {
        add_mark(writer, source_number(block->label + 1));
        str_add(out, ": ");
    } else if (is_number(block->label)) {
        str_addf(out, "%s ", block->label);
    } else {
        str_add(out, "- ");
        if (!bare) {
            markdown_add(out, block->label, true);
            str_add(out, ": ");
        }
    }
    add_spans(writer, block->spans, NULL, bare || is_number(block->label));
}

static void add_uncited(struct writer *writer)
{
    bool any = false;
    for (size_t n = 1; n <= writer->sources; n++) {
        if (writer->cited[n])
            continue;
        str_add(writer->out, any ? " " : "");
        add_mark(writer, n);
        any = true;
    }
    str_add(writer->out, any ? "\n\n" : "");
}

static void add_block(struct writer *writer, const struct block *block)
{
    struct str *out = writer->out;
    writer->table = writer->table && block->type == BLOCK_ROW;
    switch (block->type) {
    case BLOCK_TITLE:
    case BLOCK_HEADING:
        str_add_repeat(out, "#",
                       (size_t)writer->place->level + (block->type == BLOCK_TITLE ? 1 : 2));
        str_add_char(out, ' ');
        for (const struct span *span = block->spans; span != NULL; span = span->next)
            markdown_add(out, span_whole(span), span == block->spans);
        break;
    case BLOCK_PARAGRAPH:
        add_spans(writer, block->spans, NULL, true);
        break;
    case BLOCK_FIELD:
        str_add(out, "- **");
        markdown_add(out, block->label, false);
        str_add(out, ":** ");
        add_spans(writer, block->spans, NULL, false);
        break;
    case BLOCK_ITEM:
        add_item(writer, block);
        break;
    case BLOCK_ROW:
        writer->table = writer->table || block->head;
        if (writer->table)
            add_table_row(writer, block);
        else
            add_row(writer, block);
        break;
    case BLOCK_RULE:
        str_add(out, "---");
        break;
    }
}

/* Lists keep their lines together; all else is set apart by a blank line. */
static bool is_list(const struct block *block)
{
    return block->type == BLOCK_FIELD || block->type == BLOCK_ITEM || block->type == BLOCK_ROW;
}

void render_page_markdown(const struct page *page, const struct markdown_place *place,
                          struct str *out)
{
    struct writer writer = {.out = out, .place = place};
    const struct block *before = NULL;
    find_cited(&writer, page);
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        if (block->screen)
            continue;
        bool more = before != NULL && before->type == BLOCK_ITEM && block->type == BLOCK_ITEM &&
                    block->label[0] == '\0'; /* goes on with the item before it */
        bool same = before != NULL && is_list(block) && before->type == block->type;
        if (more)
            str_add(out, " ");
        else if (before != NULL)
            str_add(out, same ? "\n" : "\n\n");
        if (more) {
            add_spans(&writer, block->spans, NULL, false);
            continue;
        }
        if (is_source(block) && (before == NULL || !is_source(before)))
            add_uncited(&writer);
        add_block(&writer, block);
        before = block;
    }
    str_add(out, before != NULL ? "\n" : "");
    mem_free(&writer.cited);
}
