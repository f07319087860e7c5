/* SPDX-License-Identifier: MIT */
/* The page of a topic: where it stands among the others, with whom it came up, and when. */
#include "page_parts.h"

void page_topic(struct sheet *sheet)
{
    const struct value *record = sheet->record;
    const struct result *meetings = sheet_list(sheet, KIND_MEETING);
    struct ends ends = meetings_ends(sheet);
    part_title(sheet, value_text(record, "label"), value_text(record, "label_ko"), "");
    part_span(sheet);
    part_refs(sheet, LABEL_WIDER, "parent");
    part_rows(sheet, &(struct rows_field){LABEL_NARROWER, KIND_TOPIC, "narrower", true, 40});
    part_rows(sheet, &(struct rows_field){LABEL_RELATED, KIND_TOPIC, "related", true, 12});
    part_texts(sheet, LABEL_ALSO, "aliases");
    part_texts(sheet, LABEL_ALSO_KO, "aliases_ko");
    part_rows(sheet, &(struct rows_field){LABEL_MANY_PARTNER, KIND_PARTNER, "", true, 24});
    part_rows(sheet, &(struct rows_field){LABEL_MANY_SERIES, KIND_SERIES, "", true, 8});
    part_decades(sheet);
    if (meetings->count > 1) {
        part_meeting(sheet, LABEL_FIRST, ends.first);
        part_meeting(sheet, LABEL_LATEST, ends.last);
        part_meeting(sheet, LABEL_NEXT, ends.next);
    }
    part_meetings(sheet, LABEL_MANY_MEETING);
    part_agreements(sheet);
}
