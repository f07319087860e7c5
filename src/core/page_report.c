/* SPDX-License-Identifier: MIT */
/* Reports on the dataset as a whole: what it covers, and what is missing in it. */
#include "page_parts.h"

#include "attache/core/rhythm.h"
#include "attache/core/view_name.h"
#include "attache/core/date.h"

#include <string.h>

void part_report_title(struct sheet *sheet)
{
    const char *query = "";
    const struct view_name *view = view_name_find(sheet->dossier->self.slug, &query);
    page_title(sheet->page, view->label[sheet->lang]);
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
    const struct result *rows = sheet_list(sheet, KIND_PARTNER);
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->rows[i].note, decade) == 0 && strcmp(rows->rows[i].slug, partner) == 0)
            return rows->rows[i].count;
    }
    return 0;
}

static void add_partner(struct sheet *sheet, const struct row *row)
{
    page_row(sheet->page);
    page_cell(sheet->page);
    span_link(sheet, KIND_PARTNER, row->slug);
    for (int decade = 0; decade < DECADES; decade++)
        cell_number(sheet, decade_count(sheet, row->slug, decade_name(sheet, decade)));
    cell_number(sheet, row->count);
}

static void add_decade_heads(struct sheet *sheet)
{
    page_head_row(sheet->page);
    cell_label(sheet, LABEL_ONE_PARTNER);
    for (int decade = 0; decade < DECADES; decade++) {
        page_cell(sheet->page);
        page_textf(sheet->page, SPAN_FAINT, "%d%s", FIRST_DECADE + 10 * decade,
                   date_decade_unit(sheet->lang));
    }
    cell_label(sheet, LABEL_W_ALL);
}

/* What there is of each kind, then the facts that stand as queries anyone can run. */
static void add_facts(struct sheet *sheet)
{
    const struct result *facts = sheet_list(sheet, DOSSIER_FACTS);
    part_heading(sheet, LABEL_RECORDS);
    for (size_t i = 0; i < facts->count; i++) {
        const struct row *row = &facts->rows[i];
        page_row(sheet->page);
        cell_number(sheet, row->count);
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_PLAIN,
                  row->kind != KIND_NONE
                      ? kind_word(row->kind, true, sheet->lang)
                      : arena_printf(&sheet->page->arena, "%s %s",
                                     kind_word(KIND_MEETING, true, sheet->lang), row->title));
    }
}

void page_coverage(struct sheet *sheet)
{
    const struct result *partners = sheet_list(sheet, KIND_PARTNER);
    part_report_title(sheet);
    add_facts(sheet);
    part_heading(sheet, LABEL_BY_PARTNER);
    add_decade_heads(sheet);
    for (size_t i = 0; i < partners->count; i++) {
        if (partners->rows[i].note[0] == '\0' && partners->rows[i].count > 0)
            add_partner(sheet, &partners->rows[i]);
    }
}

/* Gaps */

static void add_gap(struct sheet *sheet, const struct row *series, const struct rhythm *rhythm)
{
    page_row(sheet->page);
    page_cell(sheet->page);
    span_row(sheet, series);
    page_cell(sheet->page);
    span_partners(sheet, series->partners);
    cells_rhythm(sheet, rhythm);
}

void page_gaps(struct sheet *sheet)
{
    const struct result *series = sheet_list(sheet, KIND_SERIES);
    part_report_title(sheet);
    page_paragraph(sheet->page);
    page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, LABEL_GAPS_NOTE));
    page_head_row(sheet->page);
    cell_label(sheet, LABEL_MANY_SERIES);
    cell_label(sheet, LABEL_ONE_PARTNER);
    cells_rhythm_heads(sheet);
    for (size_t i = 0; i < series->count; i++) {
        struct rhythm rhythm;
        if (strcmp(series->rows[i].word, "strand") == 0)
            continue;
        series_rhythm(sheet, &series->rows[i], &rhythm);
        if (rhythm.overdue || rhythm.missing_count > 0)
            add_gap(sheet, &series->rows[i], &rhythm);
    }
}
