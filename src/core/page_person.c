/* SPDX-License-Identifier: MIT */
/* The page of a person: every spelling, the offices read off the meetings, and whom they met. */
#include "page_parts.h"

#include "attache/core/office.h"
#include "attache/text/hangul.h"
#include "attache/text/roman.h"
#include "attache/text/utf8.h"
#include "attache/core/date.h"

#include <string.h>

/* An office: the oldest and the newest of the seats taken in it. */
struct office {
    const struct row *newest;
    const struct row *oldest;
};

static bool same_office(const struct row *a, const struct row *b)
{
    return office_same(a->note, b->note) && strcmp(a->other, b->other) == 0;
}

/* Seats come newest first, and so do the offices. */
static size_t gather_offices(const struct result *seats, struct office *offices)
{
    size_t count = 0;
    for (size_t i = 0; i < seats->count; i++) {
        const struct row *seat = &seats->rows[i];
        size_t at = 0;
        if (seat->note[0] == '\0' && seat->other[0] == '\0')
            continue;
        while (at < count && !same_office(offices[at].newest, seat))
            at++;
        if (at == count)
            offices[count++].newest = seat;
        offices[at].oldest = seat;
    }
    return count;
}

/* The years in which the office is on record, "1990, 1994-1996": two terms never look like one. */
static void add_years(struct sheet *sheet, const struct office *office)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    struct str text = {0};
    int from = 0;
    int to = 0;
    for (size_t i = seats->count; i-- > 0;) {
        int year = row_year(&seats->rows[i]);
        if (year == 0 || year == to || !same_office(office->newest, &seats->rows[i]))
            continue;
        if (to != 0 && year > to + 1) {
            if (to > from)
                str_addf(&text, "–%d", to);
            str_add(&text, ", ");
            from = 0;
        }
        if (from == 0) {
            from = year;
            str_addf(&text, "%d", year);
        }
        to = year;
    }
    if (to > from)
        str_addf(&text, "–%d", to);
    page_text(sheet->page, SPAN_PLAIN, str_text(&text));
    str_clear(&text);
}

static void add_offices(struct sheet *sheet)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    struct office *offices = arena_new(&sheet->page->arena, seats->count, sizeof(*offices));
    size_t count = gather_offices(seats, offices);
    if (count > 0)
        part_heading(sheet, LABEL_OFFICES);
    for (size_t i = 0; i < count; i++) {
        const struct row *seat = offices[i].newest;
        page_row(sheet->page);
        page_cell(sheet->page);
        add_years(sheet, &offices[i]);
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_PLAIN, seat->note);
        page_cell(sheet->page);
        if (seat->other[0] != '\0')
            span_organization(sheet, seat->other);
    }
}

/* Who held an office before and after: the nearest seats of others outside the person's own, at the
   same organization or at the one it came from or became. */

static const struct row *find_holder(const struct sheet *sheet, const struct office *office,
                                     bool before)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_HOLDERS);
    const struct row *best = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        bool side = before ? row->first_day < office->oldest->first_day
                           : row->first_day > office->newest->first_day;
        if (!side || strcmp(row->place, office->newest->other) != 0 ||
            !office_same(row->note, office->newest->note))
            continue;
        bool nearer = best == NULL || (before ? row->first_day > best->first_day
                                              : row->first_day < best->first_day);
        best = nearer ? row : best;
    }
    return best;
}

static void add_holder(struct sheet *sheet, const struct row *holder, bool before)
{
    int year = 0;
    int month = 0;
    int day = 0;
    page_field(sheet->page, sheet_label(sheet, before ? LABEL_HELD_BEFORE : LABEL_HELD_AFTER));
    span_link(sheet, KIND_PERSON, holder->slug);
    date_from_day_number((int32_t)holder->first_day, &year, &month, &day);
    page_textf(sheet->page, SPAN_FAINT, " %d, %s, ", year, holder->note);
    span_organization(sheet, holder->other);
}

/* Whether the holder is named already, for an earlier one of the offices, at that organization. */
static bool is_named(const struct sheet *sheet, const struct office *offices, size_t at,
                     const struct row *holder, bool before)
{
    for (size_t i = 0; i < at; i++) {
        const struct row *other = find_holder(sheet, &offices[i], before);
        if (other != NULL && strcmp(other->slug, holder->slug) == 0 &&
            strcmp(other->other, holder->other) == 0)
            return true;
    }
    return false;
}

static void add_holders(struct sheet *sheet)
{
    const struct result *seats = sheet_list(sheet, DOSSIER_SEATS);
    if (sheet_list(sheet, DOSSIER_HOLDERS)->count == 0)
        return;
    struct office *offices = arena_new(&sheet->page->arena, seats->count, sizeof(*offices));
    size_t count = gather_offices(seats, offices);
    bool headed = false;
    for (size_t i = 0; i < 2 * count; i++) {
        const bool before = i % 2 == 0;
        const struct row *holder = find_holder(sheet, &offices[i / 2], before);
        if (holder == NULL || is_named(sheet, offices, i / 2, holder, before))
            continue;
        if (!headed)
            part_heading(sheet, LABEL_SAME_OFFICE);
        headed = true;
        add_holder(sheet, holder, before);
    }
}

/* Counterparts with their organizations */

static void add_counterparts(struct sheet *sheet)
{
    enum { SHOWN = 30 };
    const struct result *rows = sheet_list(sheet, KIND_PERSON);
    bool first = true;
    if (rows->count == 0)
        return;
    part_field(sheet, LABEL_COUNTERPARTS);
    for (size_t i = 0; i < rows->count && i < SHOWN; i++) {
        const struct row *row = &rows->rows[i];
        span_dot(sheet, &first);
        span_row(sheet, row);
        if (row->other[0] != '\0') {
            page_text(sheet->page, SPAN_PLAIN, " ");
            span_acronym(sheet, row->other);
        }
        if (row->count > 1)
            page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "%lld", (long long)row->count);
    }
    if (rows->count > SHOWN)
        page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "+%zu", rows->count - SHOWN);
}

/* A name in Hangul in Revised Romanization: "Song Gyeong-hui". The surname is of one syllable, or
   of the two that the table of surnames has. */

static size_t surname_bytes(const char *native)
{
    uint32_t syllables[2] = {0};
    const size_t size = strlen(native);
    size_t one = utf8_next(native, size, &syllables[0]);
    size_t two = one + utf8_next(native + one, size - one, &syllables[1]);
    bool long_name = two < size && roman_surnames_place(syllables, 2) >= 0;
    return long_name ? two : one;
}

static void add_capital(struct str *out, const char *syllable, bool capital)
{
    const size_t start = out->length;
    roman_rr_add(out, syllable);
    if (capital && out->length > start && out->data[start] >= 'a' && out->data[start] <= 'z')
        out->data[start] = (char)(out->data[start] - 'a' + 'A');
}

static void add_romanized(struct sheet *sheet)
{
    const char *native = value_text(sheet->record, "name_native");
    const size_t size = strlen(native);
    struct str text = {0};
    size_t surname = surname_bytes(native);
    for (size_t at = 0; at < size;) {
        uint32_t cp = 0;
        size_t step = utf8_next(native + at, size - at, &cp);
        if (!hangul_is_syllable(cp))
            goto out; /* no Korean name, or one with a remark */
        str_add(&text, at == 0 || at < surname ? "" : at == surname ? " " : "-");
        add_capital(&text, arena_dup_bytes(&sheet->page->arena, native + at, step),
                    at == 0 || at == surname);
        at += step;
    }
    part_text(sheet, LABEL_ROMANIZED, str_text(&text));
out:
    str_clear(&text);
}

/* What the name looks like on an English keyboard, and its initial consonants: both are found. */
static void add_typed(struct sheet *sheet)
{
    const char *native = value_text(sheet->record, "name_native");
    struct str keys = {0};
    struct str initials = {0};
    hangul_to_keys(&keys, native);
    hangul_initials(&initials, native);
    if (native[0] != '\0' && strcmp(str_text(&keys), native) != 0) {
        part_field(sheet, LABEL_TYPED);
        sheet->page->last->screen = true;
        page_textf(sheet->page, SPAN_FAINT, "%s" PAGE_NO_BREAK "· %s", str_text(&keys),
                   str_text(&initials));
    }
    str_clear(&keys);
    str_clear(&initials);
}

void page_person(struct sheet *sheet)
{
    const struct value *record = sheet->record;
    page_title(sheet->page, value_text(record, "name"));
    part_country(sheet, value_text(record, "name_native"), "");
    part_span(sheet);
    part_texts(sheet, LABEL_ALSO, "aliases");
    add_romanized(sheet);
    add_typed(sheet);
    add_offices(sheet);
    add_holders(sheet);
    part_meetings(sheet, LABEL_MANY_MEETING);
    if (sheet_list(sheet, KIND_MEETING)->count > 0)
        part_heading(sheet, LABEL_CONTEXT);
    add_counterparts(sheet);
    part_rows(sheet, &(struct rows_field){LABEL_MANY_PARTNER, KIND_PARTNER, "", true, 20});
    part_rows(sheet, &(struct rows_field){LABEL_MANY_TOPIC, KIND_TOPIC, "", true, 12});
    part_refs(sheet, LABEL_KEPT_APART, "kept_apart");
    part_notes(sheet, "notes");
}
