/* SPDX-License-Identifier: MIT */
/*
 * The briefing on a partner: one page to read before a call. The head answers the standing
 * questions (on what basis, in which channel, how often, at which level, with whom, about what);
 * then the promises, every meeting and the sources.
 */
#include "page_parts.h"

#include "attache/core/rhythm.h"

#include <string.h>

static void add_head(struct sheet *sheet)
{
    const struct value *record = sheet->record;
    const struct ref self = sheet->dossier->self;
    const char *kind = vocab_label(&vocab_partner_kind, value_text(record, "kind"), sheet->lang);
    const char *region = value_text(record, "region");
    page_title(sheet->page, sheet->lang == LANG_KO && value_text(record, "name_ko")[0] != '\0'
                                ? value_text(record, "name_ko")
                                : value_text(record, "name"));
    const char *other = value_text(record, sheet->lang == LANG_KO ? "name" : "name_ko");
    part_native(sheet, other,
                arena_printf(&sheet->page->arena, "%s · %s%s%s", self.slug, kind,
                             region[0] != '\0' ? ", " : "", region));
    part_span(sheet);
}

static void add_status(struct sheet *sheet)
{
    part_refs(sheet, LABEL_MEMBERS, KIND_PARTNER, "members");
    part_ref(sheet, LABEL_PARENT, KIND_PARTNER, "parent");
    part_date(sheet, LABEL_ENDED, "until");
    part_refs(sheet, LABEL_SUCCESSOR, KIND_PARTNER, "successor");
}

/* Legal basis: the treaties, oldest first; without one, nothing is claimed. */

static bool is_treaty(const struct row *row)
{
    return strcmp(row->word, "treaty") == 0;
}

/* The next treaty signed after (day, slug), so that a walk goes from old to new. */
static const struct row *next_treaty(const struct sheet *sheet, const struct row *after)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_AGREEMENTS);
    const struct row *best = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (!is_treaty(row) || row->date[0] == '\0')
            continue;
        int later = after == NULL ? 1 : strcmp(row->date, after->date);
        if (later == 0)
            later = row > after ? 1 : -1;
        if (later > 0 && row != after && (best == NULL || strcmp(row->date, best->date) < 0))
            best = row;
    }
    return best;
}

static void add_legal_basis(struct sheet *sheet)
{
    enum { SHOWN = 3 };
    const struct row *row = next_treaty(sheet, NULL);
    bool first = true;
    if (row == NULL)
        return;
    part_field(sheet, LABEL_LEGAL_BASIS);
    for (int n = 0; n < SHOWN && row != NULL; n++, row = next_treaty(sheet, row)) {
        span_dot(sheet, &first);
        span_row(sheet, row);
        page_textf(sheet->page, SPAN_PLAIN, ", %s", sheet_date_short(sheet, row->date));
    }
}

/* The next round number of years since the oldest treaty. */
static void add_anniversary(struct sheet *sheet)
{
    const struct row *row = next_treaty(sheet, NULL);
    struct date signed_on;
    if (row == NULL || date_parse(row->date, &signed_on, NULL) != STATUS_OK ||
        !date_is_day(&signed_on))
        return;
    int year = 0;
    int month = 0;
    int day = 0;
    date_from_day_number(signed_on.first, &year, &month, &day);
    int years = 10;
    while (date_months_between(signed_on.first, sheet->dossier->today) >= years * 12 &&
           years < 1000)
        years += 10;
    part_field(sheet, LABEL_ANNIVERSARY);
    page_textf(sheet->page, SPAN_PLAIN, "%04d-%02d-%02d, ", year + years, month, day);
    page_textf(sheet->page, SPAN_PLAIN, "%s ", sheet_months(sheet, years * 12));
    page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, LABEL_W_AFTER));
    page_text(sheet->page, SPAN_PLAIN, " ");
    span_row(sheet, row);
}

/* Channel and rhythm */

/* How well a series fits: the general S&T committee before committees of one sector, such as
   nuclear energy, before other series. */
static int channel_rank(const struct row *series)
{
    bool committee = strcmp(series->word, "joint-committee") == 0;
    bool general = strstr(series->title, "Science") != NULL;
    return committee ? general ? 2 : 1 : 0;
}

static const struct row *main_channel(const struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_SERIES);
    const struct row *best = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (row->count < 2)
            continue;
        int order = best == NULL ? 1 : channel_rank(row) - channel_rank(best);
        if (order > 0 || (order == 0 && row->count > best->count))
            best = row;
    }
    return best;
}

static void add_channel(struct sheet *sheet)
{
    const struct row *series = main_channel(sheet);
    if (series == NULL)
        return;
    part_field(sheet, LABEL_CHANNEL);
    span_row(sheet, series);
    page_textf(sheet->page, SPAN_FAINT, NO_BREAK "%lld", (long long)series->count);
    part_rhythm(sheet, series->slug, NULL);
}

/* Last and next */

static void meeting_field(struct sheet *sheet, enum label which, const struct row *row)
{
    if (row == NULL)
        return;
    part_field(sheet, which);
    page_textf(sheet->page, SPAN_PLAIN, "%s ", sheet_date_short(sheet, row->date));
    span_row(sheet, row);
    if (row->place[0] != '\0')
        page_textf(sheet->page, SPAN_FAINT, ", %s", row->place);
}

static void add_last_and_next(struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_MEETINGS);
    const struct row *last = NULL;
    const struct row *next = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        bool held = strcmp(row->status, "held") == 0;
        if (held && last == NULL && row->first_day <= sheet->dossier->today)
            last = row;
        if (!held && strcmp(row->status, "cancelled") != 0 &&
            row->last_day >= sheet->dossier->today)
            next = row; /* the rows run back in time: the last one found is the nearest */
    }
    meeting_field(sheet, LABEL_NEXT, next);
    meeting_field(sheet, LABEL_LAST, last);
}

static void add_levels(struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_MEETINGS);
    bool first = true;
    for (size_t w = 0; w < vocab_level.count; w++) {
        size_t count = 0;
        for (size_t i = 0; i < rows->count; i++)
            count += strcmp(rows->rows[i].level, vocab_level.words[w].id) == 0;
        if (count == 0)
            continue;
        if (first)
            part_field(sheet, LABEL_LEVELS);
        span_dot(sheet, &first);
        page_textf(sheet->page, SPAN_PLAIN, "%s %zu", vocab_level.words[w].label[sheet->lang],
                   count);
    }
}

/* Who met whom: a line for each side */

/* Of a country only its own people; those of a bloc come from its members. */
static bool on_side(const struct sheet *sheet, const struct row *row, bool korean)
{
    bool country = strcmp(value_text(sheet->record, "kind"), "country") == 0;
    if (strcmp(row->partners, "KR") == 0)
        return korean;
    return !korean && (!country || strcmp(row->partners, sheet->dossier->self.slug) == 0);
}

static void add_side(struct sheet *sheet, bool korean, const char *name)
{
    enum { SHOWN = 8 };
    const struct result *rows = sheet_list(sheet, DOSSIER_PEOPLE);
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
            page_field(sheet->page, name);
        span_dot(sheet, &first);
        span_row(sheet, row);
        if (row->count > 1)
            page_textf(sheet->page, SPAN_FAINT, NO_BREAK "%lld", (long long)row->count);
    }
    if (more > 0)
        page_textf(sheet->page, SPAN_FAINT, NO_BREAK "+%zu", more);
}

/* Topics: the usual ones, the new ones, those not taken up again */

static void add_topic(struct sheet *sheet, const struct row *row, enum label which, bool *first)
{
    if (*first)
        part_field(sheet, which);
    span_dot(sheet, first);
    span_row(sheet, row);
}

static void add_topics(struct sheet *sheet)
{
    enum { SHOWN = 10, NEW_YEARS = 3, DROPPED_YEARS = 8, DROPPED_COUNT = 2, YEAR = 365 };
    const struct result *rows = sheet_list(sheet, DOSSIER_TOPICS);
    const int64_t today = sheet->dossier->today;
    bool narrow = has_narrow(rows);
    bool first_new = true;
    bool first_dropped = true;
    part_rows(sheet, &(struct rows_field){LABEL_TOPICS, DOSSIER_TOPICS, "", true, SHOWN});
    for (size_t i = 0, shown = 0; i < rows->count && shown < SHOWN; i++) {
        const struct row *row = &rows->rows[i];
        if ((narrow && row->other[0] == '\0') || row->count < 1 ||
            row->first_day < today - NEW_YEARS * YEAR)
            continue;
        add_topic(sheet, row, LABEL_NEW, &first_new);
        shown++;
    }
    for (size_t i = 0, shown = 0; i < rows->count && shown < SHOWN; i++) {
        const struct row *row = &rows->rows[i];
        if ((narrow && row->other[0] == '\0') || row->count < DROPPED_COUNT ||
            row->last_day >= today - DROPPED_YEARS * YEAR)
            continue;
        int year = 0;
        int month = 0;
        int day = 0;
        date_from_day_number((int32_t)row->last_day, &year, &month, &day);
        add_topic(sheet, row, LABEL_DROPPED, &first_dropped);
        page_textf(sheet->page, SPAN_FAINT, NO_BREAK "%d", year);
        shown++;
    }
}

void page_partner(struct sheet *sheet)
{
    const char *own = sheet->dossier->self.slug;
    add_head(sheet);
    add_status(sheet);
    add_legal_basis(sheet);
    add_channel(sheet);
    add_last_and_next(sheet);
    add_levels(sheet);
    add_anniversary(sheet);
    part_promises(sheet, LABEL_PROMISES, false);
    if (sheet_list(sheet, DOSSIER_PEOPLE)->count > 0) {
        part_heading(sheet, LABEL_WHO);
        add_side(sheet, true, "KR");
        add_side(sheet, false, own);
        part_rows(sheet,
                  &(struct rows_field){LABEL_ORGANIZATIONS, DOSSIER_ORGANIZATIONS, "", true, 8});
    }
    if (sheet_list(sheet, DOSSIER_TOPICS)->count > 0) {
        part_heading(sheet, LABEL_SUBJECT);
        add_topics(sheet);
        part_rows(sheet, &(struct rows_field){LABEL_PROGRAMMES, DOSSIER_PROGRAMMES, "", false, 12});
        part_decades(sheet);
    }
    part_meetings(sheet, LABEL_MEETINGS);
    part_agreements(sheet);
    part_series(sheet, LABEL_ALL_SERIES);
}
