/* SPDX-License-Identifier: MIT */
/* What the parts of test_core_page share: dossiers written by hand, and what their pages say. */
#ifndef UNIT_CORE_PAGE_PARTS_H
#define UNIT_CORE_PAGE_PARTS_H

#include "attache/core/date.h"
#include "attache/core/dossier.h"
#include "attache/core/flow.h"
#include "attache/export/render.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int meeting_pages(void);
int partner_briefings(void);
int main_channels(void);
int other_pages(void);
int named_views(void);

/* Dossiers */

static inline int32_t day(const char *edtf)
{
    struct date date;
    assert_int_equal(date_parse(edtf, &date, NULL), STATUS_OK);
    return date.first;
}

static inline struct value *object(struct dossier *dossier)
{
    return value_new(&dossier->arena, VALUE_OBJECT);
}

static inline void put(struct dossier *dossier, struct value *at, const char *key, const char *text)
{
    value_add(at, key, value_new_text(&dossier->arena, text));
}

static inline void put_int(struct dossier *dossier, struct value *at, const char *key, int64_t n)
{
    value_add(at, key, value_new_int(&dossier->arena, n));
}

static inline struct value *put_list(struct dossier *dossier, struct value *at, const char *key)
{
    struct value *list = value_new(&dossier->arena, VALUE_LIST);
    value_add(at, key, list);
    return list;
}

/* A dossier of an entity with an empty record, seen on 2026-03-01. */
static inline struct value *begin(struct dossier *dossier, enum kind kind, const char *slug)
{
    *dossier = (struct dossier){.self = {kind, slug}, .origin = "", .today = day("2026-03-01")};
    struct value *record = object(dossier);
    put(dossier, record, "id", slug);
    dossier->record = record;
    return record;
}

static inline struct row *add_to(struct dossier *dossier, int list, enum kind kind,
                                 const char *slug, const char *title)
{
    struct row *row = result_add(&dossier->lists[list]);
    row->kind = kind;
    row->slug = slug;
    row->title = title;
    return row;
}

/* To the list of the kind. */
static inline struct row *add(struct dossier *dossier, enum kind kind, const char *slug,
                              const char *title)
{
    return add_to(dossier, (int)kind, kind, slug, title);
}

static inline struct row *add_meeting(struct dossier *dossier, int list, const char *slug,
                                      const char *title, const char *date)
{
    struct date parsed;
    struct row *row = add_to(dossier, list, KIND_MEETING, slug, title);
    assert_int_equal(date_parse(date, &parsed, NULL), STATUS_OK);
    row->date = date;
    row->first_day = parsed.first;
    row->last_day = parsed.last;
    row->status = "held";
    row->word = "joint-committee";
    row->partners = "FR";
    return row;
}

/* The page as text without wrapping; the dossier is gone by then. Free with str_clear. */
static inline struct str text_of(struct dossier *dossier)
{
    struct page page = {0};
    struct flow flow;
    struct str text = {0};
    dossier_page(dossier, &page);
    dossier_clear(dossier);
    flow_page(&page, 0, &flow);
    page_clear(&page);
    render_page_text(&flow, &text);
    flow_clear(&flow);
    return text;
}

static inline void assert_has(const struct str *text, const char *part)
{
    if (strstr(str_text(text), part) == NULL)
        fail_msg("not on the page: \"%s\"\n%s", part, str_text(text));
}

static inline void assert_lacks(const struct str *text, const char *part)
{
    if (strstr(str_text(text), part) != NULL)
        fail_msg("on the page: \"%s\"\n%s", part, str_text(text));
}

static inline void assert_before(const struct str *text, const char *a, const char *b)
{
    assert_has(text, a);
    assert_has(text, b);
    if (strstr(str_text(text), a) > strstr(str_text(text), b))
        fail_msg("\"%s\" does not come before \"%s\"\n%s", a, b, str_text(text));
}

static inline void fill_names(struct dossier *dossier)
{
    add_to(dossier, DOSSIER_NAMES, KIND_PARTNER, "FR", "France");
    add_to(dossier, DOSSIER_NAMES, KIND_PARTNER, "KR", "Korea");
    add_to(dossier, DOSSIER_NAMES, KIND_PERSON, "despreaux-denis", "Denis Despréaux")->partners =
        "FR";
    struct row *song =
        add_to(dossier, DOSSIER_NAMES, KIND_PERSON, "song-kyung-hee", "Kyung-hee Song");
    song->partners = "KR";
    song->native = "송경희";
    add_to(dossier, DOSSIER_NAMES, KIND_ORGANIZATION, "msit", "Ministry of Science and ICT")
        ->acronym = "MSIT";
    add_to(dossier, DOSSIER_NAMES, KIND_ORGANIZATION, "mesri", "Ministry of Research");
    add_to(dossier, DOSSIER_NAMES, KIND_SERIES, "kr-fr-jcc", "Joint Coordinating Committee");
}

static inline void add_session(struct dossier *dossier, const char *slug, const char *date,
                               int ordinal)
{
    struct row *row = add_meeting(dossier, KIND_MEETING, slug, slug, date);
    row->ordinal = ordinal;
    row->other = "kr-fr-jcc";
    row->level = "minister";
    row->place = "Paris";
    row->note = "src-b";
}

static inline void begin_channels(struct dossier *dossier)
{
    struct value *record = begin(dossier, KIND_PARTNER, "FR");
    put(dossier, record, "name", "France");
    put(dossier, record, "kind", "country");
}

#endif
