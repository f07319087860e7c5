/* SPDX-License-Identifier: MIT */
/*
 * The briefing on a partner: one page to read before a call. The head answers the standing
 * questions (on what basis, in which channel, how often, at which level, with whom, about what);
 * then the promises, every meeting and the sources.
 */
#include "page_parts.h"

#include <inttypes.h>
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
    part_rows(sheet, &(struct rows_field){LABEL_PREDECESSOR, DOSSIER_PARTNERS, "former", false, 8});
    part_rows(sheet, &(struct rows_field){LABEL_BLOCS, DOSSIER_PARTNERS, "bloc", false, 20});
    part_rows(sheet, &(struct rows_field){LABEL_PARTS, DOSSIER_PARTNERS, "part", false, 40});
}

/* Legal basis: the treaty on which the main channel rests, then the others, oldest first. */

/* The treaties of the dossier in that order, at most max. */
static size_t find_treaties(const struct sheet *sheet, const struct row **out, size_t max)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_AGREEMENTS);
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

static void add_legal_basis(struct sheet *sheet)
{
    enum { SHOWN = 3 };
    const struct row *treaties[SHOWN];
    size_t count = find_treaties(sheet, treaties, SHOWN);
    bool first = true;
    if (count > 0)
        part_field(sheet, LABEL_LEGAL_BASIS);
    for (size_t i = 0; i < count; i++) {
        span_dot(sheet, &first);
        span_row(sheet, treaties[i]);
        if (treaties[i]->date[0] != '\0')
            page_textf(sheet->page, SPAN_PLAIN, ", %s", sheet_date_short(sheet, treaties[i]->date));
    }
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

static void add_channel(struct sheet *sheet)
{
    const struct row *series = channel_find(sheet);
    struct rhythm rhythm;
    if (series == NULL)
        return;
    part_field(sheet, LABEL_CHANNEL);
    span_row(sheet, series);
    page_textf(sheet->page, SPAN_FAINT, NO_BREAK "%lld", (long long)series->count);
    series_rhythm(sheet, series, &rhythm);
    part_rhythm(sheet, &rhythm);
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

struct ends meetings_ends(const struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_MEETINGS);
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
    meeting_field(sheet, LABEL_NEXT, ends.next);
    meeting_field(sheet, LABEL_LAST, ends.last);
}

int64_t level_count(const struct sheet *sheet, const char *level)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_MEETINGS);
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
        page_textf(sheet->page, SPAN_PLAIN, "%s" NO_BREAK "%" PRId64,
                   vocab_level.words[w].label[sheet->lang], count);
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

/* A comparison with each of those most like it. */
static void add_comparisons(struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_PARTNERS);
    struct arena *arena = &sheet->page->arena;
    bool first = true;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (strcmp(row->note, "like") != 0)
            continue;
        if (first)
            part_field(sheet, LABEL_COMPARE_WITH);
        span_dot(sheet, &first);
        const char *view =
            arena_printf(arena, "compare %s %s", sheet->dossier->self.slug, row->slug);
        page_link(sheet->page, (struct ref){KIND_NONE, view}, row->title);
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
    part_decades(sheet);
    add_anniversary(sheet);
    add_comparisons(sheet);
    part_promises(sheet, LABEL_PROMISES);
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
    }
    part_meetings(sheet, LABEL_MEETINGS);
    part_agreements(sheet);
    part_series(sheet, LABEL_ALL_SERIES);
}
