/* SPDX-License-Identifier: MIT */
/* The page of a source: what it is, where it is, and what rests on it. */
#include "page_parts.h"

#include "attache/core/citation.h"

static void add_address(struct sheet *sheet)
{
    const char *url = value_text(sheet->record, "url");
    if (url[0] == '\0')
        return;
    part_field(sheet, LABEL_ADDRESS);
    page_url(sheet->page, url, url);
}

static void add_citation(struct sheet *sheet)
{
    struct str text = {0};
    citation_add(sheet->record, &text);
    part_text(sheet, LABEL_CITATION, str_text(&text));
    str_clear(&text);
}

void page_source(struct sheet *sheet)
{
    const struct value *record = sheet->record;
    const char *title = value_text(record, "title");
    page_title(sheet->page, title[0] != '\0' ? title : value_text(record, "publisher"));
    part_text(sheet, LABEL_PUBLISHER, value_text(record, "publisher"));
    part_date(sheet, LABEL_PUBLISHED, "published");
    part_word(sheet, LABEL_LANGUAGE, &vocab_language, "language");
    part_text(sheet, LABEL_LICENCE, value_text(record, "licence"));
    add_address(sheet);
    add_citation(sheet);
    part_meetings(sheet, LABEL_RESTS);
}
