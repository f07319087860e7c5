/* SPDX-License-Identifier: MIT */
/*
 * Two to five partners beside each other. Every section is a table with a row for each partner and
 * the same columns for all, so that the eye runs down a column; a narrow screen stacks the rows.
 */
#include "page_parts.h"

#include "attache/core/date.h"

#include <inttypes.h>
#include <string.h>

/* The sheets of the partners, which build on the page of the comparison. */
struct compare {
    struct sheet *sheet;
    struct sheet parts[COMPARE_MAX];
    size_t count;
};

static const char *part_name(const struct sheet *part)
{
    const char *korean = value_text(part->record, "name_ko");
    return part->lang == LANG_KO && korean[0] != '\0' ? korean : value_text(part->record, "name");
}

/* A row that begins with the partner, as a link. */
static void begin_row(struct compare *c, size_t i)
{
    page_row(c->sheet->page);
    page_cell(c->sheet->page);
    page_link(c->sheet->page, c->parts[i].dossier->self, part_name(&c->parts[i]));
}

static void begin_table(struct compare *c, enum label heading)
{
    part_heading(c->sheet, heading);
    page_head_row(c->sheet->page);
    cell_label(c->sheet, LABEL_ONE_PARTNER);
}

static void cell_text(struct compare *c, const char *text)
{
    page_cell(c->sheet->page);
    page_text(c->sheet->page, SPAN_FAINT, text);
}

static void cell_short(struct compare *c, const char *text, const char *whole)
{
    page_cell(c->sheet->page);
    page_short(c->sheet->page, SPAN_FAINT, text, whole);
}

/* Meetings by decade */

enum { DECADES_MAX = 9 };

/* 1980 for 1987; 0 when the year is not known. */
static int decade_of(const struct row *meeting)
{
    return row_year(meeting) / 10 * 10;
}

static void decade_span(const struct compare *c, int *first, int *last)
{
    *first = *last = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct result *meetings = sheet_list(&c->parts[i], KIND_MEETING);
        for (size_t n = 0; n < meetings->count; n++) {
            int decade = decade_of(&meetings->rows[n]);
            if (decade > 0 && (*first == 0 || decade < *first))
                *first = decade;
            *last = decade > *last ? decade : *last;
        }
    }
    if (*last - *first >= 10 * DECADES_MAX)
        *first = *last - 10 * (DECADES_MAX - 1);
}

static int64_t count_decade(const struct sheet *part, int decade)
{
    const struct result *meetings = sheet_list(part, KIND_MEETING);
    int64_t count = 0;
    for (size_t i = 0; i < meetings->count; i++)
        count += decade_of(&meetings->rows[i]) == decade;
    return count;
}

static void add_decades(struct compare *c)
{
    int first = 0;
    int last = 0;
    decade_span(c, &first, &last);
    begin_table(c, LABEL_MANY_MEETING);
    for (int decade = first; first > 0 && decade <= last; decade += 10)
        cell_text(c, arena_printf(&c->sheet->page->arena, "%d%s", decade,
                                  date_decade_unit(c->sheet->lang)));
    cell_label(c->sheet, LABEL_W_ALL);
    for (size_t i = 0; i < c->count; i++) {
        const struct result *meetings = sheet_list(&c->parts[i], KIND_MEETING);
        begin_row(c, i);
        for (int decade = first; first > 0 && decade <= last; decade += 10)
            cell_number(c->sheet, count_decade(&c->parts[i], decade));
        cell_number(c->sheet, meetings->more_after ? meetings->total : (int64_t)meetings->count);
    }
}

/* First, last and next */

static void cell_meeting(struct compare *c, const struct row *row)
{
    page_cell(c->sheet->page);
    if (row != NULL)
        page_link(c->sheet->page, (struct ref){KIND_MEETING, row->slug},
                  sheet_date_short(c->sheet, row->date));
}

static void add_ends(struct compare *c)
{
    begin_table(c, LABEL_FIRST_LAST);
    cell_label(c->sheet, LABEL_FIRST);
    cell_label(c->sheet, LABEL_LAST);
    cell_label(c->sheet, LABEL_NEXT);
    for (size_t i = 0; i < c->count; i++) {
        struct ends ends = meetings_ends(&c->parts[i]);
        begin_row(c, i);
        cell_meeting(c, ends.first);
        cell_meeting(c, ends.last);
        cell_meeting(c, ends.next);
    }
}

/* Levels */

static void add_levels(struct compare *c)
{
    begin_table(c, LABEL_LEVELS);
    for (size_t w = 0; w < vocab_level.count; w++)
        cell_short(c,
                   c->sheet->lang == LANG_EN ? vocab_level.words[w].code
                                             : vocab_level.words[w].label[c->sheet->lang],
                   vocab_level.words[w].label[c->sheet->lang]);
    for (size_t i = 0; i < c->count; i++) {
        begin_row(c, i);
        for (size_t w = 0; w < vocab_level.count; w++)
            cell_number(c->sheet, level_count(&c->parts[i], vocab_level.words[w].id));
    }
}

/* Main channel */

static void add_channels(struct compare *c)
{
    begin_table(c, LABEL_CHANNEL);
    cell_label(c->sheet, LABEL_MANY_SERIES);
    cell_label(c->sheet, LABEL_ORDINALS);
    cells_rhythm_heads(c->sheet);
    for (size_t i = 0; i < c->count; i++) {
        const struct row *series = channel_find(&c->parts[i]);
        struct rhythm rhythm;
        begin_row(c, i);
        if (series == NULL)
            continue;
        page_cell(c->sheet->page);
        page_link(c->sheet->page, (struct ref){KIND_SERIES, series->slug}, series->title);
        cell_number(c->sheet, series->count);
        series_rhythm(&c->parts[i], series, &rhythm);
        cells_rhythm(c->sheet, &rhythm);
    }
}

/* Topics: the widest ones, that nearly every meeting has, say nothing beside the narrower */

static const struct row *find_topic(const struct sheet *part, const char *slug)
{
    const struct result *topics = sheet_list(part, KIND_TOPIC);
    for (size_t i = 0; i < topics->count; i++) {
        if (strcmp(topics->rows[i].slug, slug) == 0)
            return topics->rows[i].count > 0 ? &topics->rows[i] : NULL;
    }
    return NULL;
}

/* How many of the partners have the topic. */
static size_t sharers(const struct compare *c, const char *slug)
{
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++)
        count += find_topic(&c->parts[i], slug) != NULL;
    return count;
}

static void add_shared_topics(struct compare *c)
{
    enum { SHOWN = 15 };
    const struct result *topics = sheet_list(&c->parts[0], KIND_TOPIC);
    bool narrow = has_narrow(topics);
    size_t shown = 0;
    size_t more = 0;
    for (size_t i = 0; i < topics->count; i++) {
        const struct row *row = &topics->rows[i];
        if ((narrow && row->other[0] == '\0') || sharers(c, row->slug) < c->count)
            continue;
        if (shown == SHOWN) {
            more++;
            continue;
        }
        if (shown++ == 0) {
            part_heading(c->sheet, LABEL_SHARED_TOPICS);
            page_head_row(c->sheet->page);
            cell_label(c->sheet, LABEL_MANY_TOPIC);
            for (size_t n = 0; n < c->count; n++)
                cell_short(c, c->parts[n].dossier->self.slug, part_name(&c->parts[n]));
        }
        page_row(c->sheet->page);
        page_cell(c->sheet->page);
        span_row(c->sheet, row);
        for (size_t n = 0; n < c->count; n++)
            cell_number(c->sheet, find_topic(&c->parts[n], row->slug)->count);
    }
    if (more == 0)
        return;
    page_paragraph(c->sheet->page);
    page_textf(c->sheet->page, SPAN_FAINT, "+%zu", more);
}

static void add_own_topics(struct compare *c, size_t at)
{
    enum { SHOWN = 10 };
    const struct result *topics = sheet_list(&c->parts[at], KIND_TOPIC);
    bool narrow = has_narrow(topics);
    size_t shown = 0;
    size_t more = 0;
    bool first = true;
    for (size_t i = 0; i < topics->count; i++) {
        const struct row *row = &topics->rows[i];
        if (row->count < 1 || (narrow && row->other[0] == '\0') || sharers(c, row->slug) > 1)
            continue;
        if (shown == SHOWN) {
            more++;
            continue;
        }
        if (shown++ == 0)
            page_field(c->sheet->page, part_name(&c->parts[at]));
        span_dot(c->sheet, &first);
        span_row(c->sheet, row);
        page_textf(c->sheet->page, SPAN_FAINT, PAGE_NO_BREAK "%" PRId64, row->count);
    }
    if (more > 0)
        page_textf(c->sheet->page, SPAN_FAINT, PAGE_NO_BREAK "+%zu", more);
}

static void add_topics(struct compare *c)
{
    add_shared_topics(c);
    part_heading(c->sheet, LABEL_ONLY);
    for (size_t i = 0; i < c->count; i++)
        add_own_topics(c, i);
}

/* Agreements */

static int64_t count_agreements(const struct sheet *part, const char *kind)
{
    const struct result *rows = sheet_list(part, KIND_AGREEMENT);
    int64_t count = 0;
    for (size_t i = 0; i < rows->count; i++)
        count += strcmp(rows->rows[i].word, kind) == 0;
    return count;
}

static bool anyone_signed(const struct compare *c, const char *kind)
{
    for (size_t i = 0; i < c->count; i++) {
        if (count_agreements(&c->parts[i], kind) > 0)
            return true;
    }
    return false;
}

/* The first or the last one signed of those whose day of signing is known. */
static const struct row *signed_end(const struct sheet *part, bool last)
{
    const struct result *rows = sheet_list(part, KIND_AGREEMENT);
    const struct row *best = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (row->date[0] == '\0')
            continue;
        int order = best != NULL ? strcmp(row->date, best->date) : 0;
        if (best == NULL || (last ? order > 0 : order < 0))
            best = row;
    }
    return best;
}

static void cell_agreement(struct compare *c, const struct row *row)
{
    page_cell(c->sheet->page);
    if (row != NULL)
        page_link(c->sheet->page, (struct ref){KIND_AGREEMENT, row->slug},
                  sheet_date_short(c->sheet, row->date));
}

static void add_agreements(struct compare *c)
{
    const struct vocab *kinds = &vocab_agreement_kind;
    begin_table(c, LABEL_MANY_AGREEMENT);
    for (size_t w = 0; w < kinds->count; w++) {
        if (anyone_signed(c, kinds->words[w].id))
            cell_text(c, kinds->words[w].label[c->sheet->lang]);
    }
    cell_label(c->sheet, LABEL_W_ALL);
    cell_label(c->sheet, LABEL_FIRST);
    cell_label(c->sheet, LABEL_LATEST);
    for (size_t i = 0; i < c->count; i++) {
        begin_row(c, i);
        for (size_t w = 0; w < kinds->count; w++) {
            if (anyone_signed(c, kinds->words[w].id))
                cell_number(c->sheet, count_agreements(&c->parts[i], kinds->words[w].id));
        }
        cell_number(c->sheet, (int64_t)sheet_list(&c->parts[i], KIND_AGREEMENT)->count);
        cell_agreement(c, signed_end(&c->parts[i], false));
        cell_agreement(c, signed_end(&c->parts[i], true));
    }
}

/* Promises */

static void add_promises(struct compare *c)
{
    begin_table(c, LABEL_PROMISES);
    for (size_t s = 0; promise_state_at(s) != NULL; s++)
        cell_text(c, vocab_label(&vocab_outcome_state, promise_state_at(s), c->sheet->lang));
    cell_label(c->sheet, LABEL_W_ALL);
    for (size_t i = 0; i < c->count; i++) {
        const struct sheet *part = &c->parts[i];
        begin_row(c, i);
        for (size_t s = 0; promise_state_at(s) != NULL; s++)
            cell_number(c->sheet, (int64_t)promise_count(part, s));
        cell_number(c->sheet, (int64_t)sheet_list(part, KIND_OUTCOME)->count);
        page_cell(c->sheet->page);
        const char *ledger =
            arena_printf(&c->sheet->page->arena, "ledger partner:%s", part->dossier->self.slug);
        page_link(c->sheet->page, (struct ref){KIND_NONE, ledger}, ledger);
    }
}

static void begin(struct compare *c)
{
    const struct dossier *dossier = c->sheet->dossier;
    struct str names = {0};
    for (size_t i = 0; i < dossier->part_count && i < COMPARE_MAX; i++) {
        struct sheet *part = &c->parts[c->count++];
        *part = (struct sheet){.dossier = &dossier->parts[i],
                               .page = c->sheet->page,
                               .record = dossier->parts[i].record,
                               .lang = c->sheet->lang};
        sheet_make_index(part);
        str_addf(&names, "%s%s", i > 0 ? " · " : "", part_name(part));
    }
    page_title(c->sheet->page, str_text(&names));
    page_paragraph(c->sheet->page);
    page_text(c->sheet->page, SPAN_PLAIN, sheet_label(c->sheet, LABEL_COMPARE));
    str_clear(&names);
}

void page_compare(struct sheet *sheet)
{
    struct compare c = {.sheet = sheet};
    begin(&c);
    add_decades(&c);
    add_ends(&c);
    add_levels(&c);
    add_channels(&c);
    add_topics(&c);
    add_agreements(&c);
    add_promises(&c);
}
