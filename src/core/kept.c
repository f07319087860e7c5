/* SPDX-License-Identifier: MIT */
/* What a user keeps, as blocks of a page. */
#include "attache/core/kept.h"

#include "attache/core/label.h"

#include <string.h>

/* A note keeps its lines; empty ones part paragraphs anyway. It has no heading, which what follows
   on the page would seem to stand under. */
static void add_lines(struct page *page, const char *note, enum lang lang)
{
    bool first = true;
    while (*note != '\0') {
        size_t size = strcspn(note, "\n");
        if (size > 0) {
            page_paragraph(page);
            if (first)
                page_textf(page, SPAN_STRONG, "%s: ", label(LABEL_YOUR_NOTE, lang));
            first = false;
            page_textf(page, SPAN_PLAIN, "%.*s", (int)size, note);
        }
        note += size + (note[size] == '\n');
    }
}

/* In a list the note is one text. */
static void add_note(struct page *page, const char *note)
{
    char *text = arena_printf(&page->arena, ": %s", note);
    for (char *end = strchr(text, '\n'); end != NULL; end = strchr(end, '\n'))
        *end = ' ';
    page_text(page, SPAN_PLAIN, text);
}

static void add_record(struct page *page, const struct kept_record *record)
{
    const struct row *row = &record->row;
    page_item(page, "-");
    if (row->date[0] != '\0')
        page_textf(page, SPAN_FAINT, "%s ", row->date);
    page_link(page, (struct ref){row->kind, row->slug}, row->title);
    if (row->native[0] != '\0') {
        page_text(page, SPAN_PLAIN, " ");
        page_text(page, SPAN_NATIVE, row->native);
    }
    if (record->note[0] != '\0')
        add_note(page, record->note);
}

static void add_records(struct page *page, const struct kept *kept, enum kind kind, enum lang lang)
{
    bool first = true;
    for (size_t i = 0; i < kept->record_count; i++) {
        if (kept->records[i].row.kind != kind)
            continue;
        if (first)
            page_heading(page, kind_heading(kind, true, lang));
        first = false;
        add_record(page, &kept->records[i]);
    }
}

static void add_pairs(struct page *page, enum label heading, const struct kept_pair *pairs,
                      size_t count, enum lang lang)
{
    if (count > 0)
        page_heading(page, label(heading, lang));
    for (size_t i = 0; i < count; i++) {
        page_row(page);
        page_cell(page);
        page_textf(page, SPAN_STRONG, "%s%s", heading == LABEL_FILTERS ? "@" : "'", pairs[i].name);
        page_cell(page);
        page_text(page, SPAN_PLAIN, pairs[i].text);
    }
}

void kept_page(const struct kept *kept, enum lang lang, struct page *page)
{
    page->self = (struct ref){KIND_NONE, "bookmarks"};
    page_title(page, label(LABEL_KEPT, lang));
    if (kept->record_count + kept->filter_count + kept->mark_count == 0) {
        page_paragraph(page);
        page_text(page, SPAN_PLAIN, label(LABEL_KEPT_NONE, lang));
    }
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++)
        add_records(page, kept, (enum kind)kind, lang);
    add_pairs(page, LABEL_FILTERS, kept->filters, kept->filter_count, lang);
    add_pairs(page, LABEL_MARKS, kept->marks, kept->mark_count, lang);
}

void kept_note(struct page *page, bool bookmarked, const char *note, enum lang lang)
{
    struct block *head = page->first;
    struct block *last = page->last;
    if (head == NULL || (!bookmarked && note[0] == '\0'))
        return;
    while (head->next != NULL && head->next->type == BLOCK_PARAGRAPH)
        head = head->next;
    if (bookmarked) {
        page_paragraph(page);
        page_textf(page, SPAN_STRONG, "* %s", label(LABEL_BOOKMARKED, lang));
    }
    add_lines(page, note, lang);
    if (head == last)
        return;
    struct block *end = page->last;
    end->next = head->next;
    head->next = last->next;
    last->next = NULL;
    page->last = last;
}
