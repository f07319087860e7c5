/* SPDX-License-Identifier: MIT */
/* The page of a series: its sessions in order with the holes between them, and its habit. */
#include "page_parts.h"

#include "attache/core/date.h"

#include <string.h>

void span_skipped(struct sheet *sheet, int after, int count)
{
    struct str numbers = {0};
    str_addf(&numbers, "%d", after + 1);
    if (count > 1)
        str_addf(&numbers, "–%d", after + count);
    page_textf(sheet->page, SPAN_WARNING, " (%s %s)", sheet_label(sheet, LABEL_W_NOT_FOUND),
               str_text(&numbers));
    str_clear(&numbers);
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
        page_text(sheet->page, SPAN_PLAIN,
                  sheet_numbers(sheet, rhythm->found, rhythm->found_count));
    }
    if (rhythm->missing_count > 0) {
        span_dot(sheet, &first);
        page_textf(sheet->page, SPAN_WARNING, "%s ", sheet_label(sheet, LABEL_W_NOT_FOUND));
        page_text(sheet->page, SPAN_PLAIN,
                  sheet_numbers(sheet, rhythm->missing, rhythm->missing_count));
    }
}

static void add_interval(struct sheet *sheet, const struct rhythm *rhythm)
{
    const char *interval = sheet_interval(sheet, rhythm);
    if (interval[0] == '\0')
        return;
    part_field(sheet, LABEL_INTERVAL);
    page_textf(sheet->page, SPAN_PLAIN, "%s %s", sheet_label(sheet, LABEL_W_MEDIAN), interval);
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
    page_textf(sheet->page, SPAN_PLAIN, "%s %s %s, %s",
               sheet_date_short(sheet, rhythm->silence_from_date), sheet_label(sheet, LABEL_W_TO),
               sheet_date_short(sheet, rhythm->silence_to_date), sheet_months(sheet, months));
    if (rhythm->silence_skips > 0)
        span_skipped(sheet, rhythm->silence_after, rhythm->silence_skips);
}

void part_rhythm(struct sheet *sheet, const struct rhythm *rhythm)
{
    add_ordinals(sheet, rhythm);
    add_interval(sheet, rhythm);
    add_silence(sheet, rhythm);
}

/* As cells of a table */

void cells_rhythm_heads(struct sheet *sheet)
{
    static const enum label heads[] = {LABEL_LAST, LABEL_INTERVAL, LABEL_OVERDUE, LABEL_NOT_FOUND};
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
        cell_label(sheet, heads[i]);
}

void cells_rhythm(struct sheet *sheet, const struct rhythm *rhythm)
{
    struct page *page = sheet->page;
    page_cell(page);
    if (rhythm->held > 0)
        page_text(page, SPAN_PLAIN, sheet_date_short(sheet, rhythm->last_date));
    page_cell(page);
    page_text(page, SPAN_FAINT, sheet_interval(sheet, rhythm));
    page_cell(page);
    if (rhythm->overdue)
        page_textf(page, SPAN_WARNING, "%.7s", sheet_day_short(sheet, rhythm->due_day));
    page_cell(page);
    page_text(page, SPAN_PLAIN, sheet_numbers(sheet, rhythm->missing, rhythm->missing_count));
}

void part_series(struct sheet *sheet, enum label heading)
{
    const struct result *rows = sheet_list(sheet, KIND_SERIES);
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

/* Sessions, newest first, with those that have no record in between and before them */

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
    const struct result *rows = sheet_list(sheet, KIND_MEETING);
    int newer = 0;
    if (rows->count > 0)
        part_heading(sheet, LABEL_MANY_MEETING);
    for (size_t i = 0; i < rows->count; i++) {
        int ordinal = rows->rows[i].ordinal;
        if (ordinal > 0 && newer > ordinal + 1)
            gap_row(sheet, ordinal + 1, newer - 1);
        if (ordinal > 0)
            newer = ordinal;
        session_row(sheet, &rows->rows[i]);
    }
    if (newer > 1)
        gap_row(sheet, 1, newer - 1);
}

static void add_rhythm(struct sheet *sheet)
{
    struct rhythm rhythm;
    struct rhythm_input input = {.meetings = sheet_list(sheet, KIND_MEETING),
                                 .known = value_get(sheet->record, "known_ordinals"),
                                 .today = sheet->dossier->today};
    rhythm_find(&input, &sheet->page->arena, &rhythm);
    part_rhythm(sheet, &rhythm);
}

void page_series(struct sheet *sheet)
{
    page_title(sheet->page, value_text(sheet->record, "title"));
    part_native(sheet, "",
                vocab_label(&vocab_series_kind, value_text(sheet->record, "kind"), sheet->lang));
    part_span(sheet);
    part_refs(sheet, LABEL_MANY_PARTNER, "partners");
    part_texts(sheet, LABEL_ALSO, "aliases");
    part_text(sheet, LABEL_BASIS, value_text(sheet->record, "basis"));
    part_date(sheet, LABEL_ESTABLISHED, "established");
    part_text(sheet, LABEL_CADENCE, value_text(sheet->record, "cadence"));
    part_refs(sheet, LABEL_PREDECESSOR, "predecessors");
    part_rows(sheet, &(struct rows_field){LABEL_SUCCESSOR, KIND_SERIES, "", false, 8});
    add_rhythm(sheet);
    part_rows(sheet, &(struct rows_field){LABEL_MANY_TOPIC, KIND_TOPIC, "", true, 10});
    part_promises(sheet, LABEL_PROMISES);
    add_sessions(sheet);
    part_agreements(sheet);
}
