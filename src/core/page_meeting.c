/* SPDX-License-Identifier: MIT */
/*
 * The page of a meeting, in the order in which a desk officer asks: what, when and where; who sat
 * there; what was said and agreed; what became of it; on what all that rests.
 */
#include "page_parts.h"

#include "attache/core/date.h"
#include "attache/base/err.h"

#include <stdlib.h>
#include <string.h>

/* Head */

static void add_place(struct sheet *sheet, bool *first)
{
    const char *city = value_text(sheet->record, "city");
    const char *country = value_text(sheet->record, "country");
    if (city[0] == '\0' && country[0] == '\0')
        return;
    span_dot(sheet, first);
    page_text(sheet->page, SPAN_PLAIN, city);
    if (country[0] == '\0')
        return;
    page_text(sheet->page, SPAN_PLAIN, city[0] != '\0' ? ", " : "");
    page_text(sheet->page, SPAN_PLAIN, sheet_title(sheet, KIND_PARTNER, country));
}

static void add_word(struct sheet *sheet, const struct vocab *vocab, const char *key, bool *first)
{
    const char *word = value_text(sheet->record, key);
    if (word[0] == '\0')
        return;
    span_dot(sheet, first);
    page_text(sheet->page, SPAN_PLAIN, vocab_label(vocab, word, sheet->lang));
}

static void add_level(struct sheet *sheet, bool *first)
{
    const char *level = value_text(sheet->record, "level");
    if (level[0] == '\0')
        return;
    add_word(sheet, &vocab_level, "level", first);
    if (strcmp(level, "working") != 0)
        page_text(sheet->page, SPAN_PLAIN, sheet_label(sheet, LABEL_W_LEVEL));
}

/* Planned, once its day is past, means that no later report was found. */
static void add_status(struct sheet *sheet, bool *first)
{
    const char *status = value_text(sheet->record, "status");
    struct date date;
    if (status[0] == '\0')
        return;
    span_dot(sheet, first);
    bool held = strcmp(status, "held") == 0;
    page_text(sheet->page, held ? SPAN_PLAIN : SPAN_WARNING,
              vocab_label(&vocab_status, status, sheet->lang));
    if (strcmp(status, "planned") == 0 &&
        date_parse(value_text(sheet->record, "date"), &date, NULL) == STATUS_OK &&
        date.last < sheet->dossier->today)
        page_textf(sheet->page, SPAN_WARNING, ": %s", sheet_label(sheet, LABEL_W_NO_REPORT));
}

static void add_head(struct sheet *sheet)
{
    const char *date = value_text(sheet->record, "date");
    bool first = date[0] == '\0';
    part_title(sheet, value_text(sheet->record, "title"), value_text(sheet->record, "title_ko"),
               "");
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_STRONG, sheet_date_long(sheet, date));
    add_place(sheet, &first);
    first = true;
    page_paragraph(sheet->page);
    add_word(sheet, &vocab_meeting_kind, "kind", &first);
    add_level(sheet, &first);
    add_word(sheet, &vocab_mode, "mode", &first);
    add_status(sheet, &first);
}

/* Fields */

static const struct row *neighbour(const struct sheet *sheet, const char *which)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_NEIGHBOURS);
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->rows[i].note, which) == 0)
            return &rows->rows[i];
    }
    return NULL;
}

/* "2023-06-20 8th ..., 4 years 11 months later" */
static void add_neighbour(struct sheet *sheet, const char *which, enum label name)
{
    const struct row *row = neighbour(sheet, which);
    struct date other;
    struct date own;
    if (row == NULL)
        return;
    part_field(sheet, name);
    page_textf(sheet->page, SPAN_PLAIN, "%s ", sheet_date_short(sheet, row->date));
    span_row(sheet, row);
    if (date_parse(row->date, &other, NULL) != STATUS_OK ||
        date_parse(value_text(sheet->record, "date"), &own, NULL) != STATUS_OK ||
        other.first <= DATE_DAY_MIN || own.first <= DATE_DAY_MIN)
        return;
    int months = abs(date_months_between(own.first, other.first));
    bool later = other.first > own.first;
    if (months > 0)
        page_textf(sheet->page, SPAN_FAINT, ", %s %s", sheet_months(sheet, months),
                   sheet_label(sheet, later ? LABEL_W_LATER : LABEL_W_EARLIER));
    int ordinal = (int)value_int(sheet->record, "ordinal", 0);
    int from = later ? ordinal : row->ordinal;
    int to = later ? row->ordinal : ordinal;
    if (from > 0 && to > from + 1)
        span_skipped(sheet, from, to - from - 1);
}

static void add_series(struct sheet *sheet)
{
    const char *series = value_text(sheet->record, "series");
    int ordinal = (int)value_int(sheet->record, "ordinal", 0);
    if (series[0] == '\0')
        return;
    part_field(sheet, LABEL_MANY_SERIES);
    span_link(sheet, KIND_SERIES, series);
    if (ordinal > 0)
        page_textf(sheet->page, SPAN_PLAIN, ", %s", sheet_ordinal(sheet, ordinal));
    add_neighbour(sheet, "previous", LABEL_PREVIOUS);
    add_neighbour(sheet, "next", LABEL_NEXT);
}

/* Names in full, with the acronyms that the participants are listed under. */
static void add_organizations(struct sheet *sheet)
{
    const struct value *v = value_first(sheet->record, "organizations");
    bool first = true;
    if (v != NULL)
        part_field(sheet, LABEL_MANY_ORGANIZATION);
    for (; v != NULL; v = v->next) {
        if (v->type != VALUE_TEXT)
            continue;
        const struct row *row = sheet_row(sheet, KIND_ORGANIZATION, v->text);
        span_dot(sheet, &first);
        span_link(sheet, KIND_ORGANIZATION, v->text);
        if (row != NULL && row->acronym[0] != '\0')
            page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "(%s)", row->acronym);
    }
}

/* Where the meeting stands: with whom, in which series, on what. */
static void add_context(struct sheet *sheet)
{
    part_heading(sheet, LABEL_CONTEXT);
    if (value_first(sheet->record, "partners") != NULL) {
        part_refs(sheet, LABEL_MANY_PARTNER, "partners");
    } else if (value_true(sheet->record, "domestic")) {
        part_text(sheet, LABEL_MANY_PARTNER, sheet_label(sheet, LABEL_W_DOMESTIC));
    }
    part_text(sheet, LABEL_VENUE, value_text(sheet->record, "venue"));
    add_series(sheet);
    part_refs(sheet, LABEL_MANY_TOPIC, "topics");
    part_refs(sheet, LABEL_MANY_PROGRAMME, "programmes");
    add_organizations(sheet);
    part_refs(sheet, LABEL_KEPT_APART, "kept_apart");
    page_drop_heading(sheet->page);
}

/* Participants: Korea's side first, the partners in the record's order, then others */

struct seat {
    const struct value *value;
    const char *country;
    size_t side;
    size_t order;
};

static const char *seat_country(const struct sheet *sheet, const struct value *seat)
{
    const struct row *person = sheet_row(sheet, KIND_PERSON, value_text(seat, "person"));
    if (person != NULL && person->partners[0] != '\0')
        return person->partners;
    const struct row *organization =
        sheet_row(sheet, KIND_ORGANIZATION, value_text(seat, "organization"));
    return organization != NULL ? organization->partners : "";
}

static size_t seat_side(const struct sheet *sheet, const char *country)
{
    size_t side = 1;
    if (strcmp(country, "KR") == 0)
        return 0;
    for (const struct value *v = value_first(sheet->record, "partners"); v != NULL; v = v->next) {
        if (v->type == VALUE_TEXT && strcmp(v->text, country) == 0)
            return side;
        side++;
    }
    return country[0] != '\0' ? side : side + 1;
}

static int compare_seats(const void *a, const void *b)
{
    const struct seat *x = a;
    const struct seat *y = b;
    if (x->side != y->side)
        return x->side < y->side ? -1 : 1;
    int order = strcmp(x->country, y->country);
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static void add_seat(struct sheet *sheet, const struct seat *seat)
{
    struct page *page = sheet->page;
    const char *person = value_text(seat->value, "person");
    const char *organization = value_text(seat->value, "organization");
    const char *role = value_text(seat->value, "role");
    const struct row *row = sheet_row(sheet, KIND_PERSON, person);
    page_row(page);
    page_cell(page);
    page_short(page, SPAN_STRONG, seat->country, sheet_title(sheet, KIND_PARTNER, seat->country));
    page_cell(page);
    span_link(sheet, KIND_PERSON, person);
    if (row != NULL && row->native[0] != '\0') {
        page_text(page, SPAN_PLAIN, " ");
        page_text(page, SPAN_NATIVE, row->native);
    }
    page_cell(page);
    if (organization[0] != '\0')
        span_organization(sheet, organization);
    page_cell(page);
    if (strcmp(role, "participant") != 0) /* as everyone here is */
        page_text(page, SPAN_PLAIN, vocab_label(&vocab_role, role, sheet->lang));
    page_cell(page);
    page_text(page, SPAN_FAINT, value_text(seat->value, "position"));
}

static void add_participants(struct sheet *sheet)
{
    size_t count = value_count(sheet->record, "participants");
    if (count == 0)
        return;
    struct seat *seats = arena_new(&sheet->page->arena, count, sizeof(*seats));
    size_t n = 0;
    for (const struct value *v = value_first(sheet->record, "participants"); v != NULL;
         v = v->next, n++) {
        const char *country = seat_country(sheet, v);
        seats[n] = (struct seat){v, country, seat_side(sheet, country), n};
    }
    qsort(seats, count, sizeof(*seats), compare_seats);
    part_heading(sheet, LABEL_PARTICIPANTS);
    for (size_t i = 0; i < count; i++)
        add_seat(sheet, &seats[i]);
}

/* What was said */

static void add_summary(struct sheet *sheet)
{
    const struct result *sources = sheet_list(sheet, KIND_SOURCE);
    const char *summary = value_text(sheet->record, "summary");
    if (summary[0] == '\0')
        return;
    part_heading(sheet, LABEL_SUMMARY);
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_PLAIN, summary);
    page_text(sheet->page, SPAN_PLAIN, sources->count > 0 ? " " : "");
    for (size_t i = 0; i < sources->count; i++)
        page_textf(sheet->page, SPAN_SOURCE, "%zu", sheet_number(sheet, i));
}

static void add_agenda(struct sheet *sheet)
{
    const struct value *item = value_first(sheet->record, "agenda");
    if (item != NULL)
        part_heading(sheet, LABEL_AGENDA);
    for (int n = 1; item != NULL; item = item->next, n++) {
        long long number = value_int(item, "no", n);
        page_item(sheet->page, arena_printf(&sheet->page->arena, "%lld.", number));
        page_text(sheet->page, SPAN_PLAIN, value_text(item, "title"));
        bool first = true;
        for (const struct value *v = value_first(item, "speakers"); v != NULL; v = v->next) {
            if (v->type != VALUE_TEXT)
                continue;
            page_text(sheet->page, SPAN_PLAIN, first ? " – " : ", ");
            span_link(sheet, KIND_PERSON, v->text);
            first = false;
        }
    }
}

/* Outcomes and promises */

static void add_kept_by(struct sheet *sheet, const struct value *outcome)
{
    const char *basis = value_text(outcome, "kept_basis");
    bool first = true;
    for (const struct value *v = value_first(outcome, "kept_by"); v != NULL; v = v->next) {
        if (v->type != VALUE_TEXT)
            continue;
        const struct row *row = sheet_row(sheet, KIND_MEETING, v->text);
        if (first)
            page_textf(sheet->page, SPAN_PLAIN, ", %s ", sheet_label(sheet, LABEL_W_SHOWN_BY));
        else
            page_text(sheet->page, SPAN_PLAIN, "; ");
        if (row != NULL)
            page_textf(sheet->page, SPAN_PLAIN, "%s ", sheet_date_short(sheet, row->date));
        span_link(sheet, KIND_MEETING, v->text);
        first = false;
    }
    if (basis[0] != '\0')
        page_textf(sheet->page, SPAN_FAINT, " (%s)", basis);
}

/* The state as the store judged it; what the record alone can tell when it did not. */
static const char *promise_state(const struct sheet *sheet, const struct value *outcome, int n)
{
    const char *slug = arena_printf(&sheet->page->arena, "%s.%d", sheet->dossier->self.slug, n);
    const struct row *row = sheet_row(sheet, KIND_OUTCOME, slug);
    if (row != NULL && row->word[0] != '\0')
        return row->word;
    struct date due;
    bool partly = strncmp(value_text(outcome, "kept_basis"), "partly", strlen("partly")) == 0;
    if (value_first(outcome, "kept_by") != NULL)
        return partly ? "partly" : "kept";
    bool dated = date_parse(value_text(outcome, "due"), &due, NULL) == STATUS_OK;
    return dated && due.last < sheet->dossier->today ? "lapsed" : "open";
}

static void add_outcomes(struct sheet *sheet)
{
    const struct value *outcome = value_first(sheet->record, "outcomes");
    if (outcome != NULL)
        page_heading(sheet->page, kind_heading(KIND_OUTCOME, true, sheet->lang));
    for (int n = 1; outcome != NULL; outcome = outcome->next, n++) {
        page_item(sheet->page,
                  vocab_label(&vocab_outcome_kind, value_text(outcome, "kind"), sheet->lang));
        page_text(sheet->page, SPAN_PLAIN, value_text(outcome, "text"));
        if (!value_true(outcome, "promise"))
            continue;
        page_textf(sheet->page, SPAN_FAINT, " %s: ", sheet_label(sheet, LABEL_W_PROMISE));
        span_promise(sheet, promise_state(sheet, outcome, n), value_text(outcome, "due"));
        add_kept_by(sheet, outcome);
    }
}

/* Promises of earlier records that this one keeps. */
static void add_keeps(struct sheet *sheet)
{
    const struct result *outcomes = sheet_list(sheet, KIND_OUTCOME);
    bool first = true;
    for (size_t i = 0; i < outcomes->count; i++) {
        const struct row *row = &outcomes->rows[i];
        if (strcmp(row->other, sheet->dossier->self.slug) == 0)
            continue;
        const struct row *meeting = sheet_row(sheet, KIND_MEETING, row->other);
        if (first)
            part_heading(sheet, LABEL_KEEPS);
        first = false;
        page_item(sheet->page, meeting != NULL ? sheet_date_short(sheet, meeting->date) : "-");
        page_textf(sheet->page, SPAN_PLAIN, "%s – ", sheet_phrase(sheet, row->title));
        span_promise(sheet, row->word, row->date);
        page_textf(sheet->page, SPAN_FAINT, ", %s ", sheet_label(sheet, LABEL_W_PROMISED_AT));
        span_link(sheet, KIND_MEETING, row->other);
        if (row->note[0] != '\0')
            page_textf(sheet->page, SPAN_FAINT, " (%s)", row->note);
    }
}

/* The rest */

static void add_agreements(struct sheet *sheet)
{
    const struct value *cited = value_first(sheet->record, "agreements");
    if (cited != NULL)
        part_heading(sheet, LABEL_MANY_AGREEMENT);
    for (; cited != NULL; cited = cited->next) {
        const char *slug = value_text(cited, "agreement");
        const struct row *row = sheet_row(sheet, KIND_AGREEMENT, slug);
        page_item(sheet->page,
                  vocab_label(&vocab_agreement_role, value_text(cited, "role"), sheet->lang));
        span_link(sheet, KIND_AGREEMENT, slug);
        if (row != NULL && row->date[0] != '\0')
            page_textf(sheet->page, SPAN_PLAIN, ", %s", sheet_date_short(sheet, row->date));
    }
}

static const char *amount(const struct sheet *sheet, const struct value *figure)
{
    const struct value *value = value_get(figure, "value");
    struct str text = {0};
    if (value == NULL)
        return "";
    if (value->type == VALUE_TEXT)
        return value->text;
    value_write(value, VALUE_LINE, &text);
    const char *copy = arena_dup(&sheet->page->arena, str_text(&text));
    str_clear(&text);
    return copy;
}

static void add_figures(struct sheet *sheet)
{
    const struct value *figure = value_first(sheet->record, "figures");
    if (figure != NULL)
        part_heading(sheet, LABEL_FIGURES);
    for (; figure != NULL; figure = figure->next) {
        page_row(sheet->page);
        page_cell(sheet->page);
        page_textf(sheet->page, SPAN_PLAIN, "%s %s", amount(sheet, figure),
                   value_text(figure, "unit"));
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_PLAIN, value_text(figure, "label"));
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_FAINT, sheet_date_short(sheet, value_text(figure, "period")));
    }
}

void page_meeting(struct sheet *sheet)
{
    const char *notes = value_text(sheet->record, "notes");
    add_head(sheet);
    part_text(sheet, LABEL_DATE, value_text(sheet->record, "date_basis"));
    add_participants(sheet);
    add_summary(sheet);
    add_agenda(sheet);
    add_outcomes(sheet);
    add_keeps(sheet);
    add_agreements(sheet);
    add_figures(sheet);
    add_context(sheet);
    if (notes[0] == '\0')
        return;
    part_heading(sheet, LABEL_NOTES_ON_SOURCES);
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_WARNING, notes);
}
