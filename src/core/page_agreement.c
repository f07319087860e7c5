/* SPDX-License-Identifier: MIT */
/* The page of an agreement: what it is, who signed it, which meetings speak of it. */
#include "page_parts.h"

#include <string.h>

/* A party is a partner or an organization: the ids of partners are in capitals. */
static void add_parties(struct sheet *sheet)
{
    const struct value *v = value_first(sheet->record, "parties");
    bool first = true;
    if (v != NULL)
        part_field(sheet, LABEL_PARTIES);
    for (; v != NULL; v = v->next) {
        if (v->type != VALUE_TEXT)
            continue;
        bool organization = sheet_row(sheet, KIND_ORGANIZATION, v->text) != NULL &&
                            sheet_row(sheet, KIND_PARTNER, v->text) == NULL;
        span_dot(sheet, &first);
        span_link(sheet, organization ? KIND_ORGANIZATION : KIND_PARTNER, v->text);
    }
}

/* "Paris, France" for "Paris, FR". */
static void add_place(struct sheet *sheet)
{
    const char *place = value_text(sheet->record, "place");
    const char *comma = strrchr(place, ',');
    const struct row *country =
        comma != NULL ? sheet_row(sheet, KIND_PARTNER, comma + 1 + strspn(comma + 1, " ")) : NULL;
    if (country == NULL) {
        part_text(sheet, LABEL_PLACE, place);
        return;
    }
    part_field(sheet, LABEL_PLACE);
    page_textf(sheet->page, SPAN_PLAIN, "%.*s, ", (int)(comma - place), place);
    span_row(sheet, country);
}

void page_agreement(struct sheet *sheet)
{
    const struct value *record = sheet->record;
    page_title(sheet->page, value_text(record, "title"));
    part_native(sheet, "",
                vocab_label(&vocab_agreement_kind, value_text(record, "kind"), sheet->lang));
    part_date(sheet, LABEL_SIGNED, "signed");
    part_date(sheet, LABEL_IN_FORCE, "in_force");
    add_place(sheet);
    if (value_text(record, "signed")[0] != '\0')
        part_anniversary(sheet, value_text(record, "signed"));
    add_parties(sheet);
    part_refs(sheet, LABEL_MANY_TOPIC, "topics");
    part_rows(sheet, &(struct rows_field){LABEL_RELATED, KIND_AGREEMENT, "", false, 12});
    part_promises(sheet, LABEL_PROMISES_THERE);
    part_meetings(sheet, LABEL_CITED);
    part_notes(sheet, "notes");
}
