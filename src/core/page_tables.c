/* SPDX-License-Identifier: MIT */
/* The tables that pages share, and the end of every page: its record and its sources. */
#include "page_parts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* "3 sources", "출처 3" */
static void add_count(struct sheet *sheet, int64_t count, enum label one, enum label many)
{
    const char *noun = sheet_label(sheet, count == 1 ? one : many);
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
    const struct result *meetings = sheet_list(sheet, DOSSIER_MEETINGS);
    const struct result *sources = sheet_list(sheet, DOSSIER_SOURCES);
    if (meetings->count == 0)
        return;
    const struct row *newest = &meetings->rows[0];
    const struct row *oldest = &meetings->rows[meetings->count - 1];
    bool first = false;
    page_paragraph(sheet->page);
    add_count(sheet, total_of(meetings), LABEL_W_MEETING, LABEL_W_MEETINGS);
    if (newest == oldest)
        page_textf(sheet->page, SPAN_PLAIN, ": %s", sheet_date_short(sheet, newest->date));
    else if (!meetings->more_after)
        page_textf(sheet->page, SPAN_PLAIN, ": %s %s %s", sheet_date_short(sheet, oldest->date),
                   sheet_label(sheet, LABEL_W_TO), sheet_date_short(sheet, newest->date));
    if (sources->count == 0)
        return;
    span_dot(sheet, &first);
    add_count(sheet, total_of(sources), LABEL_W_SOURCE, LABEL_W_SOURCES);
}

/* Meetings */

/* The part that the person of the page took in the meeting, when it says something. */
static const char *role_in(const struct sheet *sheet, const char *meeting)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    if (sheet->dossier->self.kind != KIND_PERSON)
        return "";
    for (size_t i = 0; i < seats->count; i++) {
        if (strcmp(seats->rows[i].slug, meeting) == 0)
            return strcmp(seats->rows[i].word, "participant") != 0 ? seats->rows[i].word : "";
    }
    return "";
}

static void meeting_title(struct sheet *sheet, const struct row *row)
{
    const char *role = role_in(sheet, row->slug);
    span_row(sheet, row);
    if (role[0] != '\0')
        page_textf(sheet->page, SPAN_FAINT, ", %s", vocab_label(&vocab_role, role, sheet->lang));
    if (strcmp(row->status, "held") != 0 && row->status[0] != '\0') {
        page_textf(sheet->page, SPAN_WARNING, " (%s)",
                   vocab_label(&vocab_status, row->status, sheet->lang));
    }
    span_marks(sheet, row->note);
}

void part_meeting_row(struct sheet *sheet, const struct row *row)
{
    struct page *page = sheet->page;
    const struct word *kind = vocab_find(&vocab_meeting_kind, row->word);
    page_row(page);
    page_cell(page);
    page_text(page, SPAN_PLAIN, sheet_date_short(sheet, row->date));
    if (sheet->dossier->self.kind != KIND_PARTNER) {
        page_cell(page);
        span_partners(sheet, row->partners);
    }
    page_cell(page);
    page_text(page, SPAN_FAINT, kind != NULL ? kind->code : "");
    page_cell(page);
    meeting_title(sheet, row);
    page_cell(page);
    page_text(page, SPAN_FAINT, row->place);
}

void part_meetings(struct sheet *sheet, enum label heading)
{
    const struct result *meetings = sheet_list(sheet, DOSSIER_MEETINGS);
    if (meetings->count == 0)
        return;
    part_heading(sheet, heading);
    for (size_t i = 0; i < meetings->count; i++)
        part_meeting_row(sheet, &meetings->rows[i]);
    if (!meetings->more_after)
        return;
    page_paragraph(sheet->page);
    page_textf(sheet->page, SPAN_FAINT, "+%" PRId64, total_of(meetings) - (int64_t)meetings->count);
}

void part_decades(struct sheet *sheet)
{
    enum { DECADES = 1000 };
    const struct result *meetings = sheet_list(sheet, DOSSIER_MEETINGS);
    bool first = true;
    int current = -1;
    int count = 0;
    for (size_t i = meetings->count; i-- > 0;) { /* oldest first, so a decade's stand together */
        struct date date;
        if (date_parse(meetings->rows[i].date, &date, NULL) != STATUS_OK ||
            date.from.kind != PART_DATE)
            continue;
        int year = date.from.year;
        if (year / 10 != current && count > 0) {
            if (first)
                part_field(sheet, LABEL_DECADES);
            span_dot(sheet, &first);
            page_textf(sheet->page, SPAN_PLAIN, "%d0s %d", current, count);
            count = 0;
        }
        current = year / 10;
        count++;
    }
    if (count == 0)
        return;
    if (first)
        part_field(sheet, LABEL_DECADES);
    span_dot(sheet, &first);
    page_textf(sheet->page, SPAN_PLAIN, "%d0s %d", current, count);
}

/* Promises */

static const char *const states[] = {"open", "lapsed", "partly", "kept"};
enum { STATES = sizeof(states) / sizeof(states[0]), STATE_KEPT = STATES - 1 };

static enum span_style state_style(const char *state)
{
    if (strcmp(state, "lapsed") == 0)
        return SPAN_WARNING;
    return strcmp(state, "open") == 0 ? SPAN_STRONG : SPAN_PLAIN;
}

void span_promise(struct sheet *sheet, const char *state, const char *due)
{
    page_text(sheet->page, state_style(state),
              vocab_label(&vocab_outcome_state, state, sheet->lang));
    if (due[0] == '\0')
        return;
    page_textf(sheet->page, SPAN_FAINT, ", %s %s", sheet_label(sheet, LABEL_W_DUE),
               sheet_date_short(sheet, due));
}

static bool promised_by(const struct row *row, const struct ref *self)
{
    return self->kind != KIND_MEETING || strcmp(row->other, self->slug) == 0;
}

static void promise_row(struct sheet *sheet, const struct row *row)
{
    struct page *page = sheet->page;
    const struct row *meeting = sheet_row(sheet, KIND_MEETING, row->other);
    page_row(page);
    page_cell(page);
    page_link(page, (struct ref){KIND_MEETING, row->other},
              meeting != NULL ? sheet_date_short(sheet, meeting->date) : row->other);
    page_cell(page);
    page_text(page, state_style(row->word),
              vocab_label(&vocab_outcome_state, row->word, sheet->lang));
    page_cell(page);
    page_text(page, SPAN_PLAIN, row->title);
    if (row->date[0] != '\0')
        page_textf(page, SPAN_FAINT, " (%s %s)", sheet_label(sheet, LABEL_W_DUE),
                   sheet_date_short(sheet, row->date));
    if (row->note[0] != '\0')
        page_textf(page, SPAN_FAINT, " – %s", row->note);
}

static size_t count_state(const struct result *outcomes, const char *state)
{
    size_t count = 0;
    for (size_t i = 0; i < outcomes->count; i++)
        count += strcmp(outcomes->rows[i].word, state) == 0;
    return count;
}

static void promise_counts(struct sheet *sheet, const struct result *outcomes)
{
    bool first = true;
    page_paragraph(sheet->page);
    for (size_t s = 0; s < STATES; s++) {
        size_t count = count_state(outcomes, states[s]);
        if (count == 0)
            continue;
        span_dot(sheet, &first);
        page_textf(sheet->page, state_style(states[s]), "%s %zu",
                   vocab_label(&vocab_outcome_state, states[s], sheet->lang), count);
    }
}

void part_promises(struct sheet *sheet, enum label heading, bool with_kept)
{
    const struct result *outcomes = sheet_list(sheet, DOSSIER_OUTCOMES);
    if (outcomes->count == 0)
        return;
    part_heading(sheet, heading);
    promise_counts(sheet, outcomes);
    for (size_t s = 0; s < (with_kept ? STATES : STATE_KEPT); s++) {
        for (size_t i = 0; i < outcomes->count; i++) {
            const struct row *row = &outcomes->rows[i];
            if (strcmp(row->word, states[s]) == 0 && promised_by(row, &sheet->dossier->self))
                promise_row(sheet, row);
        }
    }
}

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
    const struct result *agreements = sheet_list(sheet, DOSSIER_AGREEMENTS);
    struct page *page = sheet->page;
    if (agreements->count == 0)
        return;
    struct row *rows = arena_new(&page->arena, agreements->count, sizeof(*rows));
    memcpy(rows, agreements->rows, agreements->count * sizeof(*rows));
    qsort(rows, agreements->count, sizeof(*rows), compare_signing);
    part_heading(sheet, LABEL_AGREEMENTS);
    for (size_t i = 0; i < agreements->count; i++) {
        page_row(page);
        page_cell(page);
        page_text(page, SPAN_PLAIN, sheet_date_short(sheet, rows[i].date));
        page_cell(page);
        page_text(page, SPAN_FAINT, vocab_label(&vocab_agreement_kind, rows[i].word, sheet->lang));
        page_cell(page);
        span_row(sheet, &rows[i]);
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
        page_textf(page, SPAN_FAINT, " (%s)", row->word);
    if (row->other[0] != '\0') {
        page_item(page, "");
        page_url(page, row->other, row->other);
    }
}

static void part_sources(struct sheet *sheet)
{
    const struct result *sources = sheet_list(sheet, DOSSIER_SOURCES);
    if (sources->count == 0)
        return;
    part_heading(sheet, LABEL_SOURCES);
    for (size_t i = 0; i < sources->count; i++)
        source_item(sheet, &sources->rows[i], i + 1);
}

void part_end(struct sheet *sheet)
{
    const struct ref self = sheet->dossier->self;
    part_heading(sheet, LABEL_ABOUT);
    page_field(sheet->page, sheet_label(sheet, LABEL_RECORD));
    page_textf(sheet->page, SPAN_PLAIN, "%s/%s", kind_name(self.kind), self.slug);
    part_word(sheet, LABEL_CONFIDENCE, &vocab_confidence, "confidence");
    part_text(sheet, LABEL_ORIGIN, sheet->dossier->origin != NULL ? sheet->dossier->origin : "");
    part_sources(sheet);
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, LABEL_REPORT));
}
