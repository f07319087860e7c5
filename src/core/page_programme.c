/* SPDX-License-Identifier: MIT */
/* The page of a programme or joint centre. */
#include "page_parts.h"

void page_programme(struct sheet *sheet)
{
    const char *note = value_text(sheet->record, "note");
    page_title(sheet->page, value_text(sheet->record, "name"));
    part_span(sheet);
    if (note[0] != '\0') {
        page_paragraph(sheet->page);
        page_text(sheet->page, SPAN_PLAIN, note);
    }
    part_texts(sheet, LABEL_ALSO, "aliases");
    part_refs(sheet, LABEL_MANY_PARTNER, "partners");
    part_date(sheet, LABEL_PERIOD, "period");
    part_refs(sheet, LABEL_ONE_ORGANIZATION, "organization");
    part_rows(sheet, &(struct rows_field){LABEL_MANY_TOPIC, KIND_TOPIC, "", true, 10});
    part_meetings(sheet, LABEL_MANY_MEETING);
}
