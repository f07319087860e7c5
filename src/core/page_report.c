/* SPDX-License-Identifier: MIT */
/* Reports on the dataset as a whole: what it covers, and what is missing in it. */
#include "page_parts.h"

#include "attache/core/rhythm.h"
#include "attache/core/view_name.h"

#include <stdio.h>
#include <string.h>

static void add_title(struct sheet *sheet, enum label title)
{
    const char *query = "";
    view_name_find(sheet->dossier->self.slug, &query);
    page_title(sheet->page, sheet_label(sheet, title));
    part_text(sheet, LABEL_QUERY, query);
}

/* Coverage */

enum { FIRST_DECADE = 1960, DECADES = 7 };

static const char *decade_name(const struct sheet *sheet, int decade)
{
    return arena_printf(&sheet->page->arena, "%ds", FIRST_DECADE + 10 * decade);
}

/* The number of a partner's meetings in a decade: 0 when it is not listed there. */
static int64_t decade_count(const struct sheet *sheet, const char *partner, const char *decade)
{
    const struct result *rows = sheet_list(sheet, DOSSIER_PARTNERS);
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->rows[i].note, decade) == 0 && strcmp(rows->rows[i].slug, partner) == 0)
            return rows->rows[i].count;
    }
    return 0;
}

static void add_number(struct sheet *sheet, int64_t number)
{
    page_cell(sheet->page);
    if (number > 0)
        page_textf(sheet->page, SPAN_PLAIN, "%lld", (long long)number);
    else
        page_text(sheet->page, SPAN_FAINT, ".");
}

static void add_partner(struct sheet *sheet, const struct row *row)
{
    page_row(sheet->page);
    page_cell(sheet->page);
    span_link(sheet, KIND_PARTNER, row->slug);
    for (int decade = 0; decade < DECADES; decade++)
        add_number(sheet, decade_count(sheet, row->slug, decade_name(sheet, decade)));
    add_number(sheet, row->count);
}

static void add_decade_heads(struct sheet *sheet)
{
    page_head_row(sheet->page);
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, LABEL_PARTNER));
    for (int decade = 0; decade < DECADES; decade++) {
        page_cell(sheet->page);
        page_textf(sheet->page, SPAN_FAINT, "%d%s", FIRST_DECADE + 10 * decade,
                   sheet->lang == LANG_KO ? "년대" : "s");
    }
    page_cell(sheet->page);
    page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, LABEL_W_ALL));
}

/* What there is of each kind, then the facts that stand as queries anyone can run. */
static void add_facts(struct sheet *sheet)
{
    const struct result *facts = sheet_list(sheet, DOSSIER_FACTS);
    part_heading(sheet, LABEL_RECORDS);
    for (size_t i = 0; i < facts->count; i++) {
        const struct row *row = &facts->rows[i];
        page_row(sheet->page);
        add_number(sheet, row->count);
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_PLAIN,
                  row->kind != KIND_NONE
                      ? kind_word(row->kind, true, sheet->lang)
                      : arena_printf(&sheet->page->arena, "%s %s",
                                     sheet_label(sheet, LABEL_W_MEETINGS), row->title));
    }
}

void page_coverage(struct sheet *sheet)
{
    const struct result *partners = sheet_list(sheet, DOSSIER_PARTNERS);
    add_title(sheet, LABEL_COVERAGE);
    add_facts(sheet);
    part_heading(sheet, LABEL_BY_PARTNER);
    add_decade_heads(sheet);
    for (size_t i = 0; i < partners->count; i++) {
        if (partners->rows[i].note[0] == '\0' && partners->rows[i].count > 0)
            add_partner(sheet, &partners->rows[i]);
    }
}

/* Gaps */

static const char *ordinals_text(const struct sheet *sheet, const int *list, size_t count)
{
    struct str text = {0};
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end + 1 < count && list[end + 1] == list[end] + 1)
            end++;
        str_addf(&text, "%s%d", text.length > 0 ? ", " : "", list[i]);
        if (end > i)
            str_addf(&text, "–%d", list[end]);
        i = end + 1;
    }
    const char *copy = arena_dup(&sheet->page->arena, str_text(&text));
    str_clear(&text);
    return copy;
}

static void add_gap(struct sheet *sheet, const struct row *series, const struct rhythm *rhythm)
{
    struct page *page = sheet->page;
    page_row(page);
    page_cell(page);
    span_partners(sheet, series->partners);
    page_cell(page);
    span_row(sheet, series);
    page_cell(page);
    if (rhythm->held > 0)
        page_text(page, SPAN_PLAIN, sheet_day_short(sheet, rhythm->last_day));
    page_cell(page);
    if (rhythm->median_days > 0)
        page_text(page, SPAN_FAINT, sheet_months(sheet, (rhythm->median_days * 12 + 182) / 365));
    page_cell(page);
    if (rhythm->overdue)
        page_text(page, SPAN_WARNING, sheet_day_short(sheet, rhythm->due_day));
    page_cell(page);
    page_text(page, SPAN_PLAIN, ordinals_text(sheet, rhythm->missing, rhythm->missing_count));
}

static void add_gap_heads(struct sheet *sheet)
{
    static const enum label heads[] = {LABEL_PARTNER,  LABEL_SERIES,  LABEL_LAST,
                                       LABEL_INTERVAL, LABEL_OVERDUE, LABEL_NOT_FOUND};
    page_head_row(sheet->page);
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, heads[i]));
    }
}

void page_gaps(struct sheet *sheet)
{
    const struct result *series = sheet_list(sheet, DOSSIER_SERIES);
    add_title(sheet, LABEL_GAPS);
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, LABEL_GAPS_NOTE));
    add_gap_heads(sheet);
    for (size_t i = 0; i < series->count; i++) {
        struct rhythm rhythm;
        struct rhythm_input input = {.meetings = sheet_list(sheet, DOSSIER_MEETINGS),
                                     .series = series->rows[i].slug,
                                     .today = sheet->dossier->today};
        if (strcmp(series->rows[i].word, "strand") == 0)
            continue;
        rhythm_find(&input, &sheet->page->arena, &rhythm);
        if (rhythm.overdue || rhythm.missing_count > 0)
            add_gap(sheet, &series->rows[i], &rhythm);
    }
}
