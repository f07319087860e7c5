/* SPDX-License-Identifier: MIT */
/* The tables that pages share, and the end of every page: its record and its sources. */
#include "page_parts.h"

#include "attache/core/spark.h"
#include "attache/core/date.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void span_count(struct sheet *sheet, int64_t count, enum kind kind)
{
    const char *noun = kind_word(kind, count != 1, sheet->lang);
    if (sheet->lang == LANG_KO)
        page_textf(sheet->page, SPAN_PLAIN, "%s %" PRId64, noun, count);
    else
        page_textf(sheet->page, SPAN_PLAIN, "%" PRId64 " %s", count, noun);
}

static int64_t total_of(const struct result *rows)
{
    return rows->total > (int64_t)rows->count ? rows->total : (int64_t)rows->count;
}

void part_span(struct sheet *sheet)
{
    const struct result *meetings = sheet_list(sheet, KIND_MEETING);
    const struct result *sources = sheet_list(sheet, KIND_SOURCE);
    if (meetings->count == 0)
        return;
    const struct row *newest = &meetings->rows[0];
    const struct row *oldest = &meetings->rows[meetings->count - 1];
    bool first = false;
    page_paragraph(sheet->page);
    span_count(sheet, total_of(meetings), KIND_MEETING);
    if (newest == oldest)
        page_textf(sheet->page, SPAN_PLAIN, ": %s", sheet_date_short(sheet, newest->date));
    else if (!meetings->more_after)
        page_textf(sheet->page, SPAN_PLAIN, ": %s %s %s", sheet_date_short(sheet, oldest->date),
                   sheet_label(sheet, LABEL_W_TO), sheet_date_short(sheet, newest->date));
    if (sources->count == 0)
        return;
    span_dot(sheet, &first);
    span_count(sheet, total_of(sources), KIND_SOURCE);
}

/* Meetings */

/* The role that the person or the agreement of the page had in the meeting, when it says
   something. */
static const char *role_in(const struct sheet *sheet, const struct row *meeting)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    const char *role = "";
    if (sheet->dossier->self.kind == KIND_AGREEMENT && strcmp(meeting->acronym, "signed") == 0)
        return vocab_label(&vocab_agreement_role, meeting->acronym, sheet->lang);
    if (sheet->dossier->self.kind != KIND_PERSON)
        return "";
    for (size_t i = 0; i < seats->count && role[0] == '\0'; i++) {
        if (strcmp(seats->rows[i].slug, meeting->slug) == 0)
            role = seats->rows[i].word;
    }
    return strcmp(role, "participant") != 0 ? vocab_label(&vocab_role, role, sheet->lang) : "";
}

static void meeting_title(struct sheet *sheet, const struct row *row)
{
    const char *role = role_in(sheet, row);
    span_row(sheet, row);
    if (role[0] != '\0')
        page_textf(sheet->page, SPAN_FAINT, ", %s", role);
    if (strcmp(row->status, "held") != 0 && row->status[0] != '\0') {
        page_textf(sheet->page, SPAN_WARNING, " (%s)",
                   vocab_label(&vocab_status, row->status, sheet->lang));
    }
    span_marks(sheet, row->note);
}

void part_meeting(struct sheet *sheet, enum label which, const struct row *row)
{
    if (row == NULL)
        return;
    part_field(sheet, which);
    page_textf(sheet->page, SPAN_PLAIN, "%s ", sheet_date_short(sheet, row->date));
    span_row(sheet, row);
    if (row->place[0] != '\0')
        page_textf(sheet->page, SPAN_FAINT, ", %s", row->place);
    span_marks(sheet, row->note);
}

static void add_meeting_row(struct sheet *sheet, const struct row *row)
{
    struct page *page = sheet->page;
    page_row(page);
    page_cell(page);
    page_text(page, SPAN_PLAIN, sheet_date_short(sheet, row->date));
    if (sheet->dossier->self.kind != KIND_PARTNER) {
        page_cell(page);
        span_partners(sheet, row->partners);
    }
    page_cell(page);
    span_kind(sheet, row->word);
    page_cell(page);
    meeting_title(sheet, row);
    page_cell(page);
    page_text(page, SPAN_FAINT, row->place);
}

void part_meetings(struct sheet *sheet, enum label heading)
{
    const struct result *meetings = sheet_list(sheet, KIND_MEETING);
    if (meetings->count == 0)
        return;
    part_heading(sheet, heading);
    for (size_t i = 0; i < meetings->count; i++)
        add_meeting_row(sheet, &meetings->rows[i]);
    if (!meetings->more_after)
        return;
    page_paragraph(sheet->page);
    page_textf(sheet->page, SPAN_FAINT, "+%" PRId64, total_of(meetings) - (int64_t)meetings->count);
}

/* Meetings by year: the years of decade d, from FIRST_DECADE on, at [d * 10]. */
enum { FIRST_DECADE = 1900, DECADE_COUNT = 20, YEARS = 10 };

static uint32_t count_years(const struct result *meetings, uint32_t years[DECADE_COUNT * YEARS])
{
    uint32_t highest = 0;
    for (size_t i = 0; i < meetings->count; i++) {
        int year = row_year(&meetings->rows[i]);
        if (year < FIRST_DECADE || year >= FIRST_DECADE + DECADE_COUNT * YEARS)
            continue;
        uint32_t count = ++years[year - FIRST_DECADE];
        highest = count > highest ? count : highest;
    }
    return highest;
}

/* A column for each year, to the same scale in every decade. */
static void add_spark(struct sheet *sheet, const uint32_t *years, uint32_t ceiling)
{
    struct str levels = {0};
    struct str text = {0};
    struct spark spark = {.counts = years, .count = YEARS, .ceiling = ceiling};
    spark_levels(&levels, &spark, YEARS);
    spark_text(&text, str_text(&levels), PAGE_NO_BREAK);
    page_short(sheet->page, SPAN_FAINT,
               arena_printf(&sheet->page->arena, PAGE_NO_BREAK "%s", str_text(&text)), "");
    str_clear(&levels);
    str_clear(&text);
}

void part_decades(struct sheet *sheet)
{
    enum { SPARK_FROM = 5 }; /* fewer meetings draw no line */
    const struct result *meetings = sheet_list(sheet, KIND_MEETING);
    uint32_t years[DECADE_COUNT * YEARS] = {0};
    uint32_t highest = count_years(meetings, years);
    bool first = true;
    for (int d = 0; d < DECADE_COUNT && highest > 0; d++) {
        uint32_t count = 0;
        for (int y = 0; y < YEARS; y++)
            count += years[d * YEARS + y];
        if (count == 0)
            continue;
        if (first)
            part_field(sheet, LABEL_DECADES);
        span_dot(sheet, &first);
        page_textf(sheet->page, SPAN_PLAIN, "%d%s", FIRST_DECADE + d * YEARS,
                   date_decade_unit(sheet->lang));
        if (meetings->count >= SPARK_FROM)
            add_spark(sheet, &years[d * YEARS], highest);
        page_textf(sheet->page, SPAN_PLAIN, PAGE_NO_BREAK "%" PRIu32, count);
    }
}

/* Agreements */

/* Newest first, those without a date last. */
static int compare_signing(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    int order = strcmp(y->date, x->date);
    return order != 0 ? order : strcmp(x->slug, y->slug);
}

void part_agreements(struct sheet *sheet)
{
    const struct result *agreements = sheet_list(sheet, KIND_AGREEMENT);
    struct page *page = sheet->page;
    if (agreements->count == 0)
        return;
    struct row *rows = arena_new(&page->arena, agreements->count, sizeof(*rows));
    memcpy(rows, agreements->rows, agreements->count * sizeof(*rows));
    qsort(rows, agreements->count, sizeof(*rows), compare_signing);
    part_heading(sheet, LABEL_MANY_AGREEMENT);
    for (size_t i = 0; i < agreements->count; i++) {
        page_row(page);
        page_cell(page);
        page_text(page, SPAN_PLAIN, sheet_date_short(sheet, rows[i].date));
        page_cell(page);
        page_text(page, SPAN_FAINT, vocab_label(&vocab_agreement_kind, rows[i].word, sheet->lang));
        page_cell(page);
        span_row(sheet, &rows[i]);
        const struct row *meeting = sheet_row(sheet, KIND_MEETING, rows[i].other);
        if (meeting != NULL)
            span_marks(sheet, meeting->note);
    }
}

/* The end */

static void source_item(struct sheet *sheet, const struct row *row, size_t number)
{
    struct page *page = sheet->page;
    const char *mark = arena_printf(&page->arena, "[%zu]", number);
    bool titled = row->title[0] != '\0' && strcmp(row->title, row->note) != 0;
    page_item(page, mark);
    if (titled && row->note[0] != '\0')
        page_textf(page, SPAN_PLAIN, "%s: ", row->note);
    page_link(page, (struct ref){KIND_SOURCE, row->slug}, titled ? row->title : row->note);
    if (row->date[0] != '\0')
        page_textf(page, SPAN_PLAIN, ", %s", sheet_date_short(sheet, row->date));
    if (row->word[0] != '\0')
        page_textf(page, SPAN_FAINT, " (%s)", vocab_label(&vocab_language, row->word, sheet->lang));
    if (row->other[0] != '\0') {
        page_item(page, "");
        page_url(page, row->other, row->other);
    }
}

void part_cited(struct sheet *sheet)
{
    const struct result *sources = sheet_list(sheet, KIND_SOURCE);
    if (sheet->numbered == 0)
        return;
    const struct row **ordered =
        arena_new(&sheet->page->arena, sheet->numbered, sizeof(const struct row *));
    for (size_t i = 0; i < sources->count; i++) {
        if (sheet->numbers[i] > 0)
            ordered[sheet->numbers[i] - 1] = &sources->rows[i];
    }
    part_heading(sheet, LABEL_MANY_SOURCE);
    for (size_t i = 0; i < sheet->numbered; i++)
        source_item(sheet, ordered[i], i + 1);
}

/* Those no line marks come after the others. */
static void part_sources(struct sheet *sheet)
{
    const size_t count = sheet_list(sheet, KIND_SOURCE)->count;
    for (size_t i = 0; i < count; i++)
        sheet_number(sheet, i);
    part_cited(sheet);
}

/* "A wrong fact? Report partner/FR (data/partners.jsonl). Give a source ...": the file is the
   record's. */
static void part_report(struct sheet *sheet)
{
    const struct ref self = sheet->dossier->self;
    const char *origin = sheet->dossier->origin;
    struct arena *arena = &sheet->page->arena;
    const char *file = origin;
    if (origin[0] == '\0' && self.kind == KIND_MEETING)
        file = arena_printf(arena, "data/meetings/%s.json", self.slug);
    else if (origin[0] == '\0')
        file = arena_printf(arena, "data/%s.jsonl", kind_plural(self.kind));
    page_paragraph(sheet->page);
    page_textf(sheet->page, SPAN_FAINT, "%s %s/%s (%s). %s",
               sheet_label(sheet, LABEL_REPORT_RECORD), kind_name(self.kind), self.slug, file,
               sheet_label(sheet, LABEL_REPORT_HOW));
}

void part_end(struct sheet *sheet)
{
    const struct ref self = sheet->dossier->self;
    part_heading(sheet, LABEL_ABOUT);
    page_field(sheet->page, sheet_label(sheet, LABEL_RECORD));
    page_textf(sheet->page, SPAN_PLAIN, "%s/%s", kind_name(self.kind), self.slug);
    part_word(sheet, LABEL_CONFIDENCE, &vocab_confidence, "confidence");
    if (self.kind == KIND_PARTNER || self.kind == KIND_SERIES) /* it tells what is overdue, next */
        part_text(sheet, LABEL_AS_OF, sheet_day_short(sheet, sheet->dossier->today));
    part_text(sheet, LABEL_ORIGIN, sheet->dossier->origin);
    part_sources(sheet);
    part_report(sheet);
}

void part_report_end(struct sheet *sheet)
{
    page_rule(sheet->page);
    page_paragraph(sheet->page);
    page_textf(sheet->page, SPAN_FAINT, "%s %s", sheet_label(sheet, LABEL_RESTS_THERE),
               sheet_label(sheet, LABEL_REPORT));
}
