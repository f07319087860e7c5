/* SPDX-License-Identifier: MIT */
/* Dossiers, and the table that gives each kind of entity its page builder. */
#include "attache/core/dossier.h"

#include "attache/core/view_name.h"

#include "page_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void dossier_clear(struct dossier *dossier)
{
    for (int list = 0; list < DOSSIER_LIST_COUNT; list++)
        result_clear(&dossier->lists[list]);
    for (size_t i = 0; i < dossier->part_count; i++)
        dossier_clear(&dossier->parts[i]);
    arena_clear(&dossier->arena);
    *dossier = (struct dossier){0};
}

const struct row *dossier_row(const struct dossier *dossier, enum kind kind, const char *slug)
{
    for (int list = 0; list < DOSSIER_LIST_COUNT; list++) {
        const struct result *rows = &dossier->lists[list];
        for (size_t i = 0; i < rows->count; i++) {
            if (rows->rows[i].kind == kind && strcmp(rows->rows[i].slug, slug) == 0)
                return &rows->rows[i];
        }
    }
    return NULL;
}

const char *dossier_name(const struct dossier *dossier, enum kind kind, const char *slug)
{
    const struct row *row = dossier_row(dossier, kind, slug);
    return row != NULL && row->title[0] != '\0' ? row->title : slug;
}

/* By kind and slug; of rows with the same, the one of the earlier list first. */
static int compare_names(const void *a, const void *b)
{
    const struct sheet_name *x = a;
    const struct sheet_name *y = b;
    if (x->row->kind != y->row->kind)
        return x->row->kind < y->row->kind ? -1 : 1;
    int order = strcmp(x->row->slug, y->row->slug);
    return order != 0 ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

/* The lists whose rows name an entity are those before the facts; of two that name the same one the
   earlier says more, and the number of a source is its place in its own. */
enum { NAMING = DOSSIER_FACTS };

void sheet_make_index(struct sheet *sheet)
{
    const struct dossier *dossier = sheet->dossier;
    size_t count = 0;
    for (int list = 0; list < NAMING; list++)
        count += dossier->lists[list].count;
    sheet->index = arena_new(&sheet->page->arena, count, sizeof(*sheet->index));
    sheet->numbers =
        arena_new(&sheet->page->arena, dossier->lists[KIND_SOURCE].count, sizeof(*sheet->numbers));
    for (int list = 0; list < NAMING; list++) {
        const struct result *rows = &dossier->lists[list];
        for (size_t n = 0; n < rows->count; n++, sheet->index_count++)
            sheet->index[sheet->index_count] =
                (struct sheet_name){&rows->rows[n], sheet->index_count};
    }
    if (count > 0)
        qsort(sheet->index, count, sizeof(*sheet->index), compare_names);
}

typedef void build_fn(struct sheet *sheet);

static build_fn *report_builder(const char *address)
{
    const struct view_name *view = view_name_find(address, NULL);
    return view != NULL ? view->build : NULL;
}

static build_fn *const builders[KIND_COUNT] = {
#define KIND(name, word, ...) [KIND_##name] = page_##word,
    KIND_TABLE(KIND)
#undef KIND
};

void dossier_page(const struct dossier *dossier, struct page *page)
{
    build_fn *build = dossier->self.kind != KIND_NONE ? builders[dossier->self.kind]
                                                      : report_builder(dossier->self.slug);
    assert(build != NULL && page->first == NULL);
    struct sheet sheet = {
        .dossier = dossier, .page = page, .record = dossier->record, .lang = dossier->lang};
    page->self = (struct ref){dossier->self.kind, arena_dup(&page->arena, dossier->self.slug)};
    sheet_make_index(&sheet);
    build(&sheet);
    if (dossier->self.kind != KIND_NONE) {
        part_referring(&sheet);
        part_end(&sheet);
    } else {
        part_report_end(&sheet);
    }
}
