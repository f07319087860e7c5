/* SPDX-License-Identifier: MIT */
/*
 * The briefing on a partner: one page to read before a call. The head answers the standing
 * questions (on what basis, in which channel, how often, at which level, with whom, about what);
 * then the promises, every meeting and the sources.
 */
#include "page_parts.h"

#include "attache/text/width.h"
#include "attache/core/date.h"

#include <inttypes.h>
#include <limits.h>
#include <string.h>

static void add_head(struct sheet *sheet)
{
    const struct value *record = sheet->record;
    const struct ref self = sheet->dossier->self;
    const char *kind = vocab_label(&vocab_partner_kind, value_text(record, "kind"), sheet->lang);
    const char *region = value_text(record, "region");
    part_title(sheet, value_text(record, "name"), value_text(record, "name_ko"),
               arena_printf(&sheet->page->arena, "%s · %s%s%s", self.slug, kind,
                            region[0] != '\0' ? ", " : "", region));
    part_span(sheet);
}

static void add_status(struct sheet *sheet)
{
    part_refs(sheet, LABEL_MEMBERS, "members");
    part_refs(sheet, LABEL_PARENT, "parent");
    part_date(sheet, LABEL_ENDED, "until");
    part_refs(sheet, LABEL_SUCCESSOR, "successor");
    part_rows(sheet, &(struct rows_field){LABEL_PREDECESSOR, KIND_PARTNER, "former", false, 8});
    part_rows(sheet, &(struct rows_field){LABEL_BLOCS, KIND_PARTNER, "bloc", false, 20});
    part_rows(sheet, &(struct rows_field){LABEL_PARTS, KIND_PARTNER, "part", false, 40});
}

/* Legal basis: the treaty on which the main channel rests, then the others, oldest first. */

/* The treaties of the dossier in that order, at most max. */
static size_t find_treaties(const struct sheet *sheet, const struct row **out, size_t max)
{
    const struct result *rows = sheet_list(sheet, KIND_AGREEMENT);
    const struct row *first = channel_treaty(sheet, channel_find(sheet));
    size_t count = 0;
    if (first != NULL)
        out[count++] = first;
    const size_t fixed = count;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (row == first || strcmp(row->word, "treaty") != 0 || row->date[0] == '\0')
            continue;
        size_t at = count;
        while (at > fixed && strcmp(out[at - 1]->date, row->date) > 0)
            at--;
        if (at == max)
            continue;
        count += count < max;
        for (size_t n = count - 1; n > at; n--)
            out[n] = out[n - 1];
        out[at] = row;
    }
    return count;
}

/* The newest document of the two governments that is no treaty, or NULL. */
static const struct row *latest_document(const struct sheet *sheet)
{
    static const char *const kinds[] = {"action-plan", "mou", "arrangement"};
    const struct result *rows = sheet_list(sheet, KIND_AGREEMENT);
    const struct row *best = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
            if (strcmp(row->partners, sheet->dossier->self.slug) == 0 &&
                strcmp(row->word, kinds[k]) == 0 && row->date[0] != '\0' &&
                (best == NULL || strcmp(row->date, best->date) > 0))
                best = row;
        }
    }
    return best;
}

static void add_document(struct sheet *sheet, const struct row *row, bool *first)
{
    const struct row *meeting = sheet_row(sheet, KIND_MEETING, row->other);
    span_dot(sheet, first);
    span_row(sheet, row);
    if (row->date[0] != '\0')
        page_textf(sheet->page, SPAN_PLAIN, ", %s", sheet_date_short(sheet, row->date));
    if (meeting != NULL)
        span_marks(sheet, meeting->note);
}

static void add_legal_basis(struct sheet *sheet)
{
    enum { SHOWN = 3 };
    const struct row *treaties[SHOWN];
    const struct row *document = latest_document(sheet);
    size_t count = find_treaties(sheet, treaties, SHOWN);
    bool first = true;
    if (count > 0 || document != NULL)
        part_field(sheet, LABEL_LEGAL_BASIS);
    for (size_t i = 0; i < count; i++)
        add_document(sheet, treaties[i], &first);
    if (document == NULL)
        return;
    if (count == 0) {
        span_dot(sheet, &first);
        page_text(sheet->page, SPAN_PLAIN, sheet_label(sheet, LABEL_W_NO_TREATY));
    }
    add_document(sheet, document, &first);
}

/* The next round number of years since the signing of the first of them. */
static void add_anniversary(struct sheet *sheet)
{
    const struct row *treaty = NULL;
    if (find_treaties(sheet, &treaty, 1) == 0)
        return;
    if (!part_anniversary(sheet, treaty->date))
        return;
    page_textf(sheet->page, SPAN_FAINT, " %s ", sheet_label(sheet, LABEL_W_AFTER));
    span_row(sheet, treaty);
}

/* Channel and rhythm */

/* "Committee · 6 meetings · latest 9th, 2023-10-24, Seoul [12]" */
static void add_channel(struct sheet *sheet)
{
    const struct row *series = channel_find(sheet);
    struct rhythm rhythm;
    bool first = false;
    if (series == NULL)
        return;
    part_field(sheet, LABEL_CHANNEL);
    span_row(sheet, series);
    span_dot(sheet, &first);
    span_count(sheet, series->count, KIND_MEETING);
    const struct row *last = dossier_neighbour(sheet->dossier, false);
    if (last != NULL) {
        span_dot(sheet, &first);
        page_textf(sheet->page, SPAN_PLAIN, "%s ", sheet_label(sheet, LABEL_W_LATEST));
        page_link(sheet->page, (struct ref){KIND_MEETING, last->slug},
                  last->ordinal > 0 ? sheet_ordinal(sheet, last->ordinal)
                                    : kind_word(KIND_MEETING, false, sheet->lang));
        page_textf(sheet->page, SPAN_PLAIN, ", %s", sheet_date_short(sheet, last->date));
        page_textf(sheet->page, SPAN_PLAIN, last->place[0] != '\0' ? ", %s" : "%s", last->place);
        span_marks(sheet, last->note);
    }
    series_rhythm(sheet, series, &rhythm);
    part_rhythm(sheet, &rhythm);
}

/* Last and next */

struct ends meetings_ends(const struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, KIND_MEETING);
    struct ends ends = {0};
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        bool held = strcmp(row->status, "held") == 0;
        if (held && ends.last == NULL && row->first_day <= sheet->dossier->today)
            ends.last = row;
        if (!held && strcmp(row->status, "cancelled") != 0 &&
            row->last_day >= sheet->dossier->today)
            ends.next = row; /* the rows run back in time: the last one found is the nearest */
        ends.first = held && !rows->more_after ? row : ends.first;
    }
    return ends;
}

static void add_last_and_next(struct sheet *sheet)
{
    struct ends ends = meetings_ends(sheet);
    bool over = value_text(sheet->record, "until")[0] != '\0';
    if (ends.next == NULL && ends.last != NULL && !over)
        part_text(sheet, LABEL_NEXT, sheet_label(sheet, LABEL_W_NONE_PLANNED));
    part_meeting(sheet, LABEL_NEXT, ends.next);
    part_meeting(sheet, LABEL_LAST, ends.last);
}

int64_t level_count(const struct sheet *sheet, const char *level)
{
    const struct result *rows = sheet_list(sheet, KIND_MEETING);
    int64_t count = 0;
    for (size_t i = 0; i < rows->count; i++)
        count += strcmp(rows->rows[i].level, level) == 0;
    return count;
}

static void add_levels(struct sheet *sheet)
{
    bool first = true;
    for (size_t w = 0; w < vocab_level.count; w++) {
        int64_t count = level_count(sheet, vocab_level.words[w].id);
        if (count == 0)
            continue;
        if (first)
            part_field(sheet, LABEL_LEVELS);
        span_dot(sheet, &first);
        page_textf(sheet->page, SPAN_PLAIN, "%s" PAGE_NO_BREAK "%" PRId64,
                   vocab_level.words[w].label[sheet->lang], count);
    }
}

/* Who met whom: the newest meetings of the two alone at which both are named, then a line for each
   side. */

static const char *partner_name(const struct sheet *sheet)
{
    const char *korean = value_text(sheet->record, "name_ko");
    return sheet->lang == LANG_KO && korean[0] != '\0' ? korean : value_text(sheet->record, "name");
}

static const char *home_name(const struct sheet *sheet)
{
    const struct row *row = sheet_row(sheet, KIND_PARTNER, "KR");
    return row != NULL ? row_name(row, sheet->lang) : "KR";
}

/* Of the seats seat..end, which are of one meeting, those that led a side: those of its highest
   role, at most two. */
static void cell_leaders(struct sheet *sheet, const struct row *seat, const struct row *end,
                         bool korean)
{
    enum { SHOWN = 2 };
    int highest = INT_MAX;
    int shown = 0;
    bool first = true;
    page_cell(sheet->page);
    for (const struct row *at = seat; at < end; at++) {
        int role = vocab_index(&vocab_role, at->word);
        if ((strcmp(at->partners, "KR") == 0) == korean && role < highest)
            highest = role;
    }
    for (const struct row *at = seat; at < end && shown < SHOWN; at++) {
        if ((strcmp(at->partners, "KR") == 0) != korean ||
            vocab_index(&vocab_role, at->word) != highest)
            continue;
        span_dot(sheet, &first);
        span_row(sheet, at);
        shown++;
    }
}

static void add_met(struct sheet *sheet)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    if (seats->count == 0)
        return;
    const struct row *end = seats->rows + seats->count;
    page_head_row(sheet->page);
    cell_label(sheet, LABEL_ONE_MEETING);
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_FAINT, home_name(sheet));
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_FAINT, partner_name(sheet));
    for (const struct row *at = seats->rows, *next; at < end; at = next) {
        for (next = at + 1; next < end && strcmp(next->place, at->place) == 0;)
            next++;
        page_row(sheet->page);
        page_cell(sheet->page);
        page_link(sheet->page, (struct ref){KIND_MEETING, at->place},
                  sheet_date_short(sheet, at->date));
        cell_leaders(sheet, at, next, true);
        cell_leaders(sheet, at, next, false);
    }
}

/* Of a country only its own people; those of a bloc come from its members. */
static bool on_side(const struct sheet *sheet, const struct row *row, bool korean)
{
    bool country = strcmp(value_text(sheet->record, "kind"), "country") == 0;
    if (strcmp(row->partners, "KR") == 0)
        return korean;
    return !korean && (!country || strcmp(row->partners, sheet->dossier->self.slug) == 0);
}

static void add_side(struct sheet *sheet, bool korean)
{
    enum { SHOWN = 8, NAME_COLUMNS = 14 };
    const struct result *rows = sheet_list(sheet, KIND_PERSON);
    const char *id = korean ? "KR" : sheet->dossier->self.slug;
    const char *name = korean ? home_name(sheet) : partner_name(sheet);
    size_t shown = 0;
    size_t more = 0;
    bool first = true;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (!on_side(sheet, row, korean))
            continue;
        if (shown == SHOWN) {
            more++;
            continue;
        }
        if (shown++ == 0)
            page_field(sheet->page, width_text(name) <= NAME_COLUMNS ? name : id);
        span_dot(sheet, &first);
        span_row(sheet, row);
        if (row->count > 1)
            page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "%lld", (long long)row->count);
    }
    if (more > 0)
        page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "+%zu", more);
}

/* Topics: the usual ones, the new ones, those not taken up again */

/* The topic and the year of the day: its first or its last. */
static void add_topic(struct sheet *sheet, const struct row *row, int64_t on, bool *first)
{
    int year = 0;
    int month = 0;
    int day = 0;
    date_from_day_number((int32_t)on, &year, &month, &day);
    span_dot(sheet, first);
    span_row(sheet, row);
    page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "%d", year);
}

static void add_topics(struct sheet *sheet)
{
    enum { SHOWN = 10, NEW_YEARS = 3, DROPPED_YEARS = 8, DROPPED_COUNT = 2, YEAR = 365 };
    const struct result *rows = sheet_list(sheet, KIND_TOPIC);
    const int64_t today = sheet->dossier->today;
    bool narrow = has_narrow(rows);
    bool first_new = true;
    bool first_dropped = true;
    part_rows(sheet, &(struct rows_field){LABEL_MANY_TOPIC, KIND_TOPIC, "", true, SHOWN});
    for (size_t i = 0, shown = 0; i < rows->count && shown < SHOWN; i++) {
        const struct row *row = &rows->rows[i];
        if ((narrow && row->other[0] == '\0') || row->count < 1 ||
            row->first_day < today - NEW_YEARS * YEAR)
            continue;
        if (shown++ == 0)
            part_field(sheet, LABEL_NEW);
        add_topic(sheet, row, row->first_day, &first_new);
    }
    for (size_t i = 0, shown = 0; i < rows->count && shown < SHOWN; i++) {
        const struct row *row = &rows->rows[i];
        if ((narrow && row->other[0] == '\0') || row->count < DROPPED_COUNT ||
            row->last_day >= today - DROPPED_YEARS * YEAR)
            continue;
        if (shown++ == 0)
            part_field(sheet, LABEL_DROPPED);
        add_topic(sheet, row, row->last_day, &first_dropped);
    }
}

/* A comparison with each of those most like it. */
static void add_comparisons(struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, KIND_PARTNER);
    struct arena *arena = &sheet->page->arena;
    bool first = true;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (strcmp(row->note, "like") != 0)
            continue;
        if (first) {
            part_field(sheet, LABEL_COMPARE_WITH);
            sheet->page->last->screen = true;
        }
        span_dot(sheet, &first);
        const char *view =
            arena_printf(arena, "compare %s %s", sheet->dossier->self.slug, row->slug);
        page_link(sheet->page, (struct ref){KIND_NONE, view}, sheet_name(sheet, row));
    }
}

/* Programmes with the partner, and those of no one in particular. One that only came up at a
   meeting of many is another partner's. */
static void add_programmes(struct sheet *sheet)
{
    enum { SHOWN = 12 };
    const struct result *rows = sheet_list(sheet, KIND_PROGRAMME);
    size_t shown = 0;
    bool first = true;
    for (size_t i = 0; i < rows->count && shown < SHOWN; i++) {
        const struct row *row = &rows->rows[i];
        if (row->partners[0] != '\0' && !str_has_word(row->partners, sheet->dossier->self.slug))
            continue;
        if (shown++ == 0)
            part_field(sheet, LABEL_MANY_PROGRAMME);
        span_dot(sheet, &first);
        span_row(sheet, row);
    }
}

/* What a call with the partner needs to know first. Korea itself is no partner of its own. */
static void add_brief(struct sheet *sheet)
{
    const struct value *partner = value_get(sheet->record, "partner");
    if (partner != NULL && !value_true(sheet->record, "partner"))
        return;
    add_legal_basis(sheet);
    add_channel(sheet);
    add_last_and_next(sheet);
    add_levels(sheet);
    part_decades(sheet);
    add_anniversary(sheet);
    add_comparisons(sheet);
}

void page_partner(struct sheet *sheet)
{
    add_head(sheet);
    add_status(sheet);
    add_brief(sheet);
    part_promises(sheet, LABEL_PROMISES);
    if (sheet_list(sheet, KIND_PERSON)->count > 0) {
        part_heading(sheet, LABEL_WHO);
        add_met(sheet);
        add_side(sheet, true);
        add_side(sheet, false);
        part_rows(sheet,
                  &(struct rows_field){LABEL_MANY_ORGANIZATION, KIND_ORGANIZATION, "", true, 8});
    }
    if (sheet_list(sheet, KIND_TOPIC)->count > 0) {
        part_heading(sheet, LABEL_SUBJECT);
        add_topics(sheet);
        add_programmes(sheet);
    }
    part_meetings(sheet, LABEL_MANY_MEETING);
    part_agreements(sheet);
    part_series(sheet, LABEL_ALL_SERIES);
}
