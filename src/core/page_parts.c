/* SPDX-License-Identifier: MIT */
/* Lookup, dates, spans and single fields: what every page builder says the same way. */
#include "page_parts.h"

#include "attache/base/str.h"
#include "attache/core/date.h"
#include "attache/core/schema.h"
#include "attache/base/err.h"

#include <string.h>

const struct result *sheet_list(const struct sheet *sheet, int list)
{
    return &sheet->dossier->lists[list];
}

static int compare_key(const struct row *row, enum kind kind, const char *slug)
{
    if (row->kind != kind)
        return row->kind < kind ? -1 : 1;
    return strcmp(row->slug, slug);
}

const struct row *sheet_row(const struct sheet *sheet, enum kind kind, const char *slug)
{
    size_t low = 0;
    size_t high = sheet->index_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_key(sheet->index[middle].row, kind, slug) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sheet->index_count && compare_key(sheet->index[low].row, kind, slug) == 0;
    return found ? sheet->index[low].row : NULL;
}

/* What the dataset names in both languages; the native name of anything else may be in a third. */
const char *sheet_name(const struct sheet *sheet, const struct row *row)
{
    bool translated = row->kind == KIND_PARTNER || row->kind == KIND_TOPIC;
    return translated ? row_name(row, sheet->lang) : row->title;
}

const char *sheet_title(const struct sheet *sheet, enum kind kind, const char *slug)
{
    const struct row *row = sheet_row(sheet, kind, slug);
    return row != NULL && row->title[0] != '\0' ? sheet_name(sheet, row) : slug;
}

const char *sheet_label(const struct sheet *sheet, enum label which)
{
    return label(which, sheet->lang);
}

/* Dates */

static const char *date_text(const struct sheet *sheet, const char *edtf, bool whole)
{
    struct date date;
    if (edtf[0] == '\0' || date_parse(edtf, &date, NULL) != STATUS_OK)
        return edtf;
    struct str text = {0};
    enum lang lang = sheet->lang;
    if (whole)
        date_format_long(&date, lang, &text);
    else
        date_format_short(&date, lang, &text);
    const char *copy = arena_dup(&sheet->page->arena, str_text(&text));
    str_clear(&text);
    return copy;
}

const char *sheet_date_short(const struct sheet *sheet, const char *edtf)
{
    return date_text(sheet, edtf, false);
}

const char *sheet_date_long(const struct sheet *sheet, const char *edtf)
{
    return date_text(sheet, edtf, true);
}

int row_year(const struct row *row)
{
    struct date date;
    if (date_parse(row->date, &date, NULL) != STATUS_OK || date.from.kind != PART_DATE)
        return 0;
    return date.from.year;
}

const char *sheet_day_short(const struct sheet *sheet, int32_t day)
{
    int year = 0;
    int month = 0;
    int mday = 0;
    date_from_day_number(day, &year, &month, &mday);
    return arena_printf(&sheet->page->arena, "%04d-%02d-%02d", year, month, mday);
}

/* "years" or "year" after a number; Korean has no plural. */
static const char *unit(const struct sheet *sheet, int count, enum label one, enum label many)
{
    return sheet_label(sheet, count == 1 ? one : many);
}

const char *sheet_months(const struct sheet *sheet, int months)
{
    struct arena *arena = &sheet->page->arena;
    int years = months / 12;
    int rest = months % 12;
    const char *gap = sheet->lang == LANG_KO ? "" : " ";
    const char *year = unit(sheet, years, LABEL_W_YEAR, LABEL_W_YEARS);
    const char *month = unit(sheet, rest, LABEL_W_MONTH, LABEL_W_MONTHS);
    if (years == 0)
        return arena_printf(arena, "%d%s%s", rest, gap, month);
    if (rest == 0)
        return arena_printf(arena, "%d%s%s", years, gap, year);
    return arena_printf(arena, "%d%s%s %d%s%s", years, gap, year, rest, gap, month);
}

const char *sheet_interval(const struct sheet *sheet, const struct rhythm *rhythm)
{
    enum { DAYS_IN_12_MONTHS = 365 };
    int months = (rhythm->median_days * 12 + DAYS_IN_12_MONTHS / 2) / DAYS_IN_12_MONTHS;
    return months > 0 ? sheet_months(sheet, months) : "";
}

const char *sheet_numbers(const struct sheet *sheet, const int *numbers, size_t count)
{
    struct str text = {0};
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end + 1 < count && numbers[end + 1] == numbers[end] + 1)
            end++;
        str_addf(&text, "%s%d", text.length > 0 ? ", " : "", numbers[i]);
        if (end > i)
            str_addf(&text, "–%d", numbers[end]);
        i = end + 1;
    }
    const char *copy = arena_dup(&sheet->page->arena, str_text(&text));
    str_clear(&text);
    return copy;
}

const char *sheet_phrase(const struct sheet *sheet, const char *text)
{
    size_t size = strlen(text);
    bool stop = size > 1 && text[size - 1] == '.' && text[size - 2] != '.';
    return arena_dup_bytes(&sheet->page->arena, text, stop ? size - 1 : size);
}

const char *sheet_ordinal(const struct sheet *sheet, int ordinal)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    if (sheet->lang == LANG_KO)
        return arena_printf(&sheet->page->arena, "제%d차", ordinal);
    bool teen = ordinal % 100 >= 11 && ordinal % 100 <= 13;
    int last = ordinal % 10;
    const char *ending = teen || last < 1 || last > 3 ? endings[0] : endings[last];
    return arena_printf(&sheet->page->arena, "%d%s", ordinal, ending);
}

/* Spans */

void span_dot(struct sheet *sheet, bool *first)
{
    if (!*first)
        page_text(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "· ");
    *first = false;
}

void span_link(struct sheet *sheet, enum kind kind, const char *slug)
{
    page_link(sheet->page, (struct ref){kind, slug}, sheet_title(sheet, kind, slug));
}

void span_row(struct sheet *sheet, const struct row *row)
{
    page_link(sheet->page, (struct ref){row->kind, row->slug}, sheet_name(sheet, row));
}

void span_acronym(struct sheet *sheet, const char *slug)
{
    const struct row *row = sheet_row(sheet, KIND_ORGANIZATION, slug);
    bool acronym = row != NULL && row->acronym[0] != '\0';
    page_link(sheet->page, (struct ref){KIND_ORGANIZATION, slug},
              acronym ? row->acronym : sheet_title(sheet, KIND_ORGANIZATION, slug));
}

size_t sheet_number(struct sheet *sheet, size_t place)
{
    if (sheet->numbers[place] == 0)
        sheet->numbers[place] = ++sheet->numbered;
    return sheet->numbers[place];
}

void span_organization(struct sheet *sheet, const char *slug)
{
    span_acronym(sheet, slug);
    sheet->page->last->last_span->whole =
        arena_dup(&sheet->page->arena, sheet_title(sheet, KIND_ORGANIZATION, slug));
}

/* The number of a source on this page, 0 when it is not listed. */
static size_t source_number(struct sheet *sheet, const char *slug)
{
    const struct result *sources = sheet_list(sheet, KIND_SOURCE);
    const struct row *row = sheet_row(sheet, KIND_SOURCE, slug);
    bool listed = row != NULL && sources->count > 0 && row >= sources->rows &&
                  row < sources->rows + sources->count;
    return listed ? sheet_number(sheet, (size_t)(row - sources->rows)) : 0;
}

/* Puts the number among the others, which ascend; 0 and one that is there add nothing. */
static void add_number(size_t *numbers, size_t *count, size_t number)
{
    size_t place = *count;
    while (place > 0 && numbers[place - 1] > number)
        place--;
    if (number == 0 || (place > 0 && numbers[place - 1] == number))
        return;
    memmove(&numbers[place + 1], &numbers[place], (*count - place) * sizeof(*numbers));
    numbers[place] = number;
    (*count)++;
}

void span_marks(struct sheet *sheet, const char *slugs)
{
    enum { MARKS = 16 };
    size_t numbers[MARKS];
    size_t count = 0;
    for (const char *at = slugs; *at != '\0' && count < MARKS;) {
        size_t length = strcspn(at, " ");
        add_number(numbers, &count,
                   source_number(sheet, arena_dup_bytes(&sheet->page->arena, at, length)));
        at += length + strspn(at + length, " ");
    }
    page_text(sheet->page, SPAN_PLAIN, count > 0 ? " " : "");
    for (size_t i = 0; i < count; i++)
        page_textf(sheet->page, SPAN_SOURCE, "%zu", numbers[i]);
}

void span_partners(struct sheet *sheet, const char *ids)
{
    enum { SHOWN = 2 };
    struct arena *arena = &sheet->page->arena;
    struct str rest = {0};
    int count = 0;
    for (const char *at = ids; *at != '\0'; count++) {
        size_t length = strcspn(at, " ");
        const char *id = arena_dup_bytes(arena, at, length);
        const char *name = sheet_title(sheet, KIND_PARTNER, id);
        const char *whole = arena_printf(arena, "%s%s", count > 0 ? ", " : "", name);
        if (count < SHOWN)
            page_short(sheet->page, SPAN_PLAIN,
                       arena_printf(arena, "%s%s", count > 0 ? " " : "", id), whole);
        else
            str_add(&rest, whole);
        at += length + strspn(at + length, " ");
    }
    if (count > SHOWN)
        page_short(sheet->page, SPAN_FAINT, arena_printf(arena, " +%d", count - SHOWN),
                   str_text(&rest));
    str_clear(&rest);
}

void span_kind(struct sheet *sheet, const char *kind)
{
    const struct word *word = vocab_find(&vocab_meeting_kind, kind);
    if (word != NULL)
        page_short(sheet->page, SPAN_FAINT, word->code, word->label[sheet->lang]);
}

/* Cells */

void cell_label(struct sheet *sheet, enum label which)
{
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, which));
}

void cell_number(struct sheet *sheet, int64_t number)
{
    page_cell(sheet->page);
    if (number > 0)
        page_textf(sheet->page, SPAN_PLAIN, "%lld", (long long)number);
    else
        page_text(sheet->page, SPAN_FAINT, PAGE_NOTHING);
}

/* Blocks */

void part_heading(struct sheet *sheet, enum label which)
{
    page_heading(sheet->page, sheet_label(sheet, which));
}

void part_field(struct sheet *sheet, enum label which)
{
    page_field(sheet->page, sheet_label(sheet, which));
}

void part_text(struct sheet *sheet, enum label which, const char *text)
{
    if (text[0] == '\0')
        return;
    part_field(sheet, which);
    page_text(sheet->page, SPAN_PLAIN, text);
}

void part_word(struct sheet *sheet, enum label which, const struct vocab *vocab, const char *key)
{
    const char *word = value_text(sheet->record, key);
    part_text(sheet, which, word[0] != '\0' ? vocab_label(vocab, word, sheet->lang) : "");
}

void part_date(struct sheet *sheet, enum label which, const char *key)
{
    part_text(sheet, which, sheet_date_long(sheet, value_text(sheet->record, key)));
}

void part_texts(struct sheet *sheet, enum label which, const char *key)
{
    const struct value *v = value_first(sheet->record, key);
    if (v == NULL)
        return;
    part_field(sheet, which);
    for (bool first = true; v != NULL; v = v->next) {
        if (v->type != VALUE_TEXT)
            continue;
        span_dot(sheet, &first);
        page_text(sheet->page, SPAN_PLAIN, v->text);
    }
}

void part_refs(struct sheet *sheet, enum label which, const char *key)
{
    const enum kind self = sheet->dossier->self.kind;
    const struct field *field = schema_field(schema_of(self)->fields, key);
    const bool list = (field->flags & FIELD_LIST) != 0;
    const struct value *v = list ? value_first(sheet->record, key) : value_get(sheet->record, key);
    if (v == NULL)
        return;
    part_field(sheet, which);
    for (bool first = true; v != NULL; v = list ? v->next : NULL) {
        if (v->type != VALUE_TEXT)
            continue;
        span_dot(sheet, &first);
        span_link(sheet, field->target, v->text);
    }
}

void part_native(struct sheet *sheet, const char *native, const char *remark)
{
    if (native[0] == '\0' && remark[0] == '\0')
        return;
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_NATIVE, native);
    bool first = native[0] == '\0';
    if (remark[0] != '\0') {
        span_dot(sheet, &first);
        page_text(sheet->page, SPAN_PLAIN, remark);
    }
}

void part_title(struct sheet *sheet, const char *name, const char *korean, const char *remark)
{
    bool turned = sheet->lang == LANG_KO && korean[0] != '\0';
    page_title(sheet->page, turned ? korean : name);
    part_native(sheet, turned ? name : korean, remark);
}

void part_country(struct sheet *sheet, const char *native, const char *remark)
{
    const char *country = value_text(sheet->record, "country");
    part_native(sheet, native, remark);
    if (country[0] == '\0')
        return;
    bool first = native[0] == '\0' && remark[0] == '\0';
    if (first)
        page_paragraph(sheet->page);
    span_dot(sheet, &first);
    if (sheet_row(sheet, KIND_PARTNER, country) != NULL)
        span_link(sheet, KIND_PARTNER, country);
    else if (strlen(country) == 2) /* of no partner: no page, and no name but its code */
        page_textf(sheet->page, SPAN_PLAIN, "%s" PAGE_NO_BREAK "%s",
                   vocab_label(&vocab_partner_kind, "country", sheet->lang), country);
    else
        page_text(sheet->page, SPAN_PLAIN, country);
}

bool part_anniversary(struct sheet *sheet, const char *signing)
{
    struct date signed_on;
    int year = 0;
    int month = 0;
    int day = 0;
    int years = 10;
    if (date_parse(signing, &signed_on, NULL) != STATUS_OK || !date_is_day(&signed_on))
        return false;
    date_from_day_number(signed_on.first, &year, &month, &day);
    while (date_months_between(signed_on.first, sheet->dossier->today) >= years * 12 &&
           years < 1000)
        years += 10;
    part_field(sheet, LABEL_ANNIVERSARY);
    page_textf(sheet->page, SPAN_PLAIN, "%04d-%02d-%02d, ", year + years, month, day);
    page_text(sheet->page, SPAN_PLAIN, sheet_months(sheet, years * 12));
    return true;
}

void part_notes(struct sheet *sheet, const char *key)
{
    const char *notes = value_text(sheet->record, key);
    if (notes[0] == '\0')
        return;
    part_heading(sheet, LABEL_NOTES);
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_WARNING, notes);
}

/* Whether some topic says what it is part of: then the widest ones, which every meeting has, say
   nothing beside it. */
bool has_narrow(const struct result *topics)
{
    for (size_t i = 0; i < topics->count; i++) {
        if (topics->rows[i].other[0] != '\0')
            return true;
    }
    return false;
}

static void add_rows(struct sheet *sheet, const char *name, const struct rows_field *field)
{
    const struct result *list = sheet_list(sheet, field->list);
    bool narrow =
        field->list == KIND_TOPIC && strcmp(field->note, "narrower") != 0 && has_narrow(list);
    size_t shown = 0;
    size_t more = 0;
    bool first = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct row *row = &list->rows[i];
        if (field->note[0] != '\0' && strcmp(field->note, row->note) != 0)
            continue;
        if (narrow && row->other[0] == '\0')
            continue;
        if (shown == field->limit) {
            more++;
            continue;
        }
        if (shown++ == 0)
            page_field(sheet->page, name);
        span_dot(sheet, &first);
        span_row(sheet, row);
        if (field->counts && row->count > 0)
            page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "%lld", (long long)row->count);
    }
    if (more > 0)
        page_textf(sheet->page, SPAN_FAINT, PAGE_NO_BREAK "+%zu", more);
}

void part_rows(struct sheet *sheet, const struct rows_field *field)
{
    add_rows(sheet, sheet_label(sheet, field->label), field);
}

void part_referring(struct sheet *sheet)
{
    for (enum kind kind = KIND_MEETING; kind < KIND_OUTCOME; kind++)
        add_rows(sheet, kind_heading(kind, true, sheet->lang),
                 &(struct rows_field){.list = (int)kind, .note = "refers", .limit = 20});
}
