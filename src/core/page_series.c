/* SPDX-License-Identifier: MIT */
/* The page of a series: its sessions in order with the holes between them, and its habit. */
#include "page_parts.h"

#include "attache/core/rhythm.h"

#include <string.h>

/* Adds ascending numbers with runs drawn together: "3, 7–9". */
static void span_numbers(struct sheet *sheet, const int *numbers, size_t count)
{
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end + 1 < count && numbers[end + 1] == numbers[end] + 1)
            end++;
        page_text(sheet->page, SPAN_PLAIN, i > 0 ? ", " : "");
        if (end == i)
            page_textf(sheet->page, SPAN_PLAIN, "%d", numbers[i]);
        else
            page_textf(sheet->page, SPAN_PLAIN, "%d–%d", numbers[i], numbers[end]);
        i = end + 1;
    }
}

static void add_ordinals(struct sheet *sheet, const struct rhythm *rhythm)
{
    if (rhythm->found_count == 0 && rhythm->missing_count == 0)
        return;
    part_field(sheet, LABEL_ORDINALS);
    bool first = true;
    if (rhythm->found_count > 0) {
        span_dot(sheet, &first);
        page_textf(sheet->page, SPAN_PLAIN, "%s ", sheet_label(sheet, LABEL_W_FOUND));
        span_numbers(sheet, rhythm->found, rhythm->found_count);
    }
    if (rhythm->missing_count > 0) {
        span_dot(sheet, &first);
        page_textf(sheet->page, SPAN_WARNING, "%s ", sheet_label(sheet, LABEL_W_NOT_FOUND));
        span_numbers(sheet, rhythm->missing, rhythm->missing_count);
    }
}

static void add_interval(struct sheet *sheet, const struct rhythm *rhythm)
{
    enum { DAYS_IN_12_MONTHS = 365 };
    int months = (rhythm->median_days * 12 + DAYS_IN_12_MONTHS / 2) / DAYS_IN_12_MONTHS;
    if (rhythm->median_days == 0 || months < 1)
        return;
    part_field(sheet, LABEL_INTERVAL);
    page_textf(sheet->page, SPAN_PLAIN, "%s %s", sheet_label(sheet, LABEL_W_MEDIAN),
               sheet_months(sheet, months));
    if (rhythm->overdue) {
        const char *day = sheet_day_short(sheet, rhythm->due_day);
        page_text(sheet->page, SPAN_FAINT, " · ");
        page_textf(sheet->page, SPAN_WARNING, "%s %.7s", sheet_label(sheet, LABEL_W_OVERDUE), day);
    }
}

static void add_silence(struct sheet *sheet, const struct rhythm *rhythm)
{
    int months = date_months_between(rhythm->silence_from, rhythm->silence_to);
    if (months < 24)
        return;
    part_field(sheet, LABEL_SILENCE);
    page_textf(sheet->page, SPAN_PLAIN, "%.7s %s %.7s, %s",
               sheet_day_short(sheet, rhythm->silence_from), sheet_label(sheet, LABEL_W_TO),
               sheet_day_short(sheet, rhythm->silence_to), sheet_months(sheet, months));
}

void part_rhythm(struct sheet *sheet, const char *series, const struct value *known)
{
    struct rhythm rhythm;
    struct rhythm_input input = {.meetings = sheet_list(sheet, DOSSIER_MEETINGS),
                                 .series = series,
                                 .known = known,
                                 .today = sheet->dossier->today};
    rhythm_find(&input, &sheet->page->arena, &rhythm);
    add_ordinals(sheet, &rhythm);
    add_interval(sheet, &rhythm);
    add_silence(sheet, &rhythm);
}

void part_series(struct sheet *sheet, enum label heading)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_SERIES);
    if (rows->count > 0)
        part_heading(sheet, heading);
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        page_row(sheet->page);
        page_cell(sheet->page);
        page_textf(sheet->page, SPAN_FAINT, "%lld", (long long)row->count);
        page_cell(sheet->page);
        span_row(sheet, row);
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_FAINT, vocab_label(&vocab_series_kind, row->word, sheet->lang));
    }
}

/* Sessions */

static void gap_row(struct sheet *sheet, int from, int to)
{
    page_row(sheet->page);
    page_cell(sheet->page);
    if (from == to)
        page_textf(sheet->page, SPAN_WARNING, "%d", from);
    else
        page_textf(sheet->page, SPAN_WARNING, "%d–%d", from, to);
    page_cell(sheet->page);
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_WARNING, sheet_label(sheet, LABEL_W_NO_RECORD));
}

static void session_row(struct sheet *sheet, const struct row *row)
{
    page_row(sheet->page);
    page_cell(sheet->page);
    if (row->ordinal > 0)
        page_textf(sheet->page, SPAN_STRONG, "%d", row->ordinal);
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_PLAIN, sheet_date_short(sheet, row->date));
    page_cell(sheet->page);
    span_row(sheet, row);
    if (strcmp(row->status, "held") != 0 && row->status[0] != '\0')
        page_textf(sheet->page, SPAN_WARNING, " (%s)",
                   vocab_label(&vocab_status, row->status, sheet->lang));
    span_marks(sheet, row->note);
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_FAINT, row->place);
}

static void add_sessions(struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_MEETINGS);
    int newer = 0;
    if (rows->count > 0)
        part_heading(sheet, LABEL_MEETINGS);
    for (size_t i = 0; i < rows->count; i++) {
        int ordinal = rows->rows[i].ordinal;
        if (ordinal > 0 && newer > ordinal + 1)
            gap_row(sheet, ordinal + 1, newer - 1);
        if (ordinal > 0)
            newer = ordinal;
        session_row(sheet, &rows->rows[i]);
    }
}

void page_series(struct sheet *sheet)
{
    page_title(sheet->page, value_text(sheet->record, "title"));
    part_native(sheet, "",
                vocab_label(&vocab_series_kind, value_text(sheet->record, "kind"), sheet->lang));
    part_span(sheet);
    part_refs(sheet, LABEL_PARTNERS, KIND_PARTNER, "partners");
    part_texts(sheet, LABEL_ALSO, "aliases");
    part_text(sheet, LABEL_BASIS, value_text(sheet->record, "basis"));
    part_date(sheet, LABEL_ESTABLISHED, "established");
    part_text(sheet, LABEL_CADENCE, value_text(sheet->record, "cadence"));
    part_refs(sheet, LABEL_PREDECESSOR, KIND_SERIES, "predecessors");
    part_rows(sheet, &(struct rows_field){LABEL_SUCCESSOR, DOSSIER_SERIES, "", false, 8});
    part_rhythm(sheet, NULL, value_get(sheet->record, "known_ordinals"));
    part_rows(sheet, &(struct rows_field){LABEL_TOPICS, DOSSIER_TOPICS, "", true, 10});
    part_rows(sheet, &(struct rows_field){LABEL_AGREEMENTS, DOSSIER_AGREEMENTS, "", false, 8});
    part_promises(sheet, LABEL_PROMISES, true);
    add_sessions(sheet);
}
