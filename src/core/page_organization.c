/* SPDX-License-Identifier: MIT */
/* The page of an organization: its names, what it was and became, its people and its meetings. */
#include "page_parts.h"

#include <string.h>

/* A relative the record names, and those that name this organization in their own record. */
static void add_relatives(struct sheet *sheet, enum label which, const char *key)
{
    const struct result *rows = sheet_list(sheet, KIND_ORGANIZATION);
    const char *slug = value_text(sheet->record, key);
    bool first = true;
    if (slug[0] != '\0') {
        part_field(sheet, which);
        span_dot(sheet, &first);
        span_link(sheet, KIND_ORGANIZATION, slug);
    }
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (strcmp(row->note, key) != 0 || strcmp(row->slug, slug) == 0)
            continue;
        if (first)
            part_field(sheet, which);
        span_dot(sheet, &first);
        span_row(sheet, row);
    }
}

/* People of the organization: a row for each, the latest seen first: since when, and in which
   office they sat last. */

static bool seen_before(const struct result *seats, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (strcmp(seats->rows[i].slug, seats->rows[at].slug) == 0)
            return true;
    }
    return false;
}

/* "2024", "2018–2024": the years from the first seat of the person to this, the last one. */
static void add_years(struct sheet *sheet, size_t at)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    const struct row *last = &seats->rows[at];
    const struct row *first = last;
    for (size_t i = at + 1; i < seats->count; i++) {
        if (strcmp(seats->rows[i].slug, last->slug) == 0)
            first = &seats->rows[i];
    }
    int from = row_year(first);
    int to = row_year(last);
    if (to == 0)
        return;
    if (from > 0 && from < to)
        page_textf(sheet->page, SPAN_PLAIN, "%d–%d", from, to);
    else
        page_textf(sheet->page, SPAN_PLAIN, "%d", to);
}

static void add_people(struct sheet *sheet)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    if (seats->count > 0)
        part_heading(sheet, LABEL_MANY_PERSON);
    for (size_t i = 0; i < seats->count; i++) {
        const struct row *seat = &seats->rows[i];
        if (seen_before(seats, i))
            continue;
        page_row(sheet->page);
        page_cell(sheet->page);
        add_years(sheet, i);
        page_cell(sheet->page);
        span_link(sheet, KIND_PERSON, seat->slug);
        if (seat->native[0] != '\0') {
            page_text(sheet->page, SPAN_PLAIN, " ");
            page_text(sheet->page, SPAN_NATIVE, seat->native);
        }
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_FAINT, seat->note);
    }
}

void page_organization(struct sheet *sheet)
{
    const struct value *record = sheet->record;
    const char *kind =
        vocab_label(&vocab_organization_kind, value_text(record, "kind"), sheet->lang);
    page_title(sheet->page, value_text(record, "name"));
    part_native(sheet, value_text(record, "name_native"), "");
    part_country(sheet, "", kind);
    part_span(sheet);
    part_text(sheet, LABEL_ACRONYM, value_text(record, "acronym"));
    part_texts(sheet, LABEL_ALSO, "aliases");
    add_relatives(sheet, LABEL_PREDECESSOR, "predecessor");
    add_relatives(sheet, LABEL_SUCCESSOR, "successor");
    add_relatives(sheet, LABEL_PARENT, "parent");
    part_rows(sheet, &(struct rows_field){LABEL_PARTS, KIND_ORGANIZATION, "part", false, 100});
    part_rows(sheet, &(struct rows_field){LABEL_MANY_PARTNER, KIND_PARTNER, "", true, 20});
    part_rows(sheet, &(struct rows_field){LABEL_MANY_TOPIC, KIND_TOPIC, "", true, 12});
    if (sheet_list(sheet, DOSSIER_SEATS)->count > 0)
        add_people(sheet);
    else
        part_rows(sheet, &(struct rows_field){LABEL_MANY_PERSON, KIND_PERSON, "", true, 50});
    part_meetings(sheet, LABEL_MANY_MEETING);
    part_agreements(sheet);
}
