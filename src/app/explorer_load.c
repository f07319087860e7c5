/* SPDX-License-Identifier: MIT */
/*
 * Loading: what the view asks for and is not there. Each load keeps the cursor on what it was on,
 * by id, and falls back to the nearest sensible row.
 */
#include "explorer_parts.h"

#include "attache/base/mem.h"
#include "attache/ui/caption.h"
#include "attache/ui/help.h"

#include <string.h>

/* What failed is said; what was stopped for a key that waits is done after it, and until then the
   old rows stay. */
static void report(struct explorer *ex, const struct err *err, unsigned again)
{
    if (strcmp(err->text, "interrupted") == 0)
        ex->dirty |= again;
    else if (err->text[0] != '\0')
        explorer_say(ex, "%s", err->text);
}

const struct row *explorer_meeting(const struct explorer *ex)
{
    size_t at = ex->timeline_scroll.cursor;
    return at < ex->timeline.count ? &ex->timeline.rows[at] : NULL;
}

const struct row *explorer_selected(const struct explorer *ex)
{
    size_t at = ex->list_scroll.cursor;
    return at < ex->list.count ? &ex->list.rows[at] : NULL;
}

static void load_list(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    struct result rows = {0};
    struct err err = {0};
    struct result found = {0};
    int64_t newer = 0;
    int64_t count = 0;
    store_list(ex->store, view->list_kind, &ex->filter, 0, &found, &err);
    store_count(ex->store, &ex->filter, 0, &count, &newer, &err);
    report(ex, &err, DIRTY_LIST);
    if (ex->dirty & DIRTY_LIST) {
        result_clear(&found);
        return;
    }
    struct row *all = result_add(&rows);
    all->kind = view->list_kind;
    all->count = count;
    all->title = arena_printf(&found.arena, "%s %s", caption(CAPTION_ALL, ex->lang),
                              caption_of_kinds(view->list_kind, ex->lang));
    size_t cursor = 0;
    for (size_t i = 0; i < found.count; i++) {
        if (strcmp(found.rows[i].slug, view->list_slug) == 0)
            cursor = i + 1;
        struct row *row = result_add(&rows);
        *row = found.rows[i];
    }
    rows.arena = found.arena;
    found.arena = (struct arena){0};
    result_clear(&found);
    result_clear(&ex->list);
    ex->list = rows;
    ex->list_scroll = (struct scroll){cursor, view->list_top};
    if (cursor == 0)
        view_set(&view->list_slug, "");
}

/* The filter and what is selected on the left, as one query. */
static enum status timeline_query(struct explorer *ex, struct query *out, struct err *err)
{
    const struct view *view = explorer_view(ex);
    enum query_field field = query_field_of(view->list_kind);
    struct str text = {0};
    str_add(&text, view->query);
    if (view->list_slug[0] != '\0' && field != QUERY_WORD)
        str_addf(&text, " %s:%s", query_field_info(field)->name, view->list_slug);
    enum status status = query_parse(str_text(&text), out, err);
    str_clear(&text);
    return status;
}

/* A screen of rows on either side: paging stays inside a window. */
static int window_rows(const struct explorer *ex)
{
    return ex->rows > 16 ? ex->rows : 16;
}

static void place_cursor(struct explorer *ex, int64_t meeting)
{
    struct view *view = explorer_view(ex);
    size_t cursor = 0;
    while (cursor + 1 < ex->timeline.count && ex->timeline.rows[cursor].id > meeting)
        cursor++;
    ex->timeline_scroll.cursor = cursor;
    ex->timeline_scroll.top = cursor > view->timeline_line ? cursor - view->timeline_line : 0;
    if (ex->timeline.count > 0)
        view->meeting = ex->timeline.rows[cursor].id;
}

static void load_timeline(struct explorer *ex, bool count)
{
    struct view *view = explorer_view(ex);
    struct query query = {0};
    struct result rows = {0};
    struct err err = {0};
    if (timeline_query(ex, &query, &err) != STATUS_OK)
        goto out;
    int64_t meeting = view->meeting;
    if (meeting == 0)
        store_latest(ex->store, &query, ex->today, &meeting, &err);
    struct window window = {meeting, window_rows(ex), window_rows(ex)};
    if (store_timeline(ex->store, &query, window, &rows, &err) == STATUS_DATA)
        goto out;
    result_clear(&ex->timeline);
    ex->timeline = rows;
    rows = (struct result){0};
    place_cursor(ex, meeting);
    int64_t first = ex->timeline.count > 0 ? ex->timeline.rows[0].id : 0;
    if (count || ex->timeline.more_before)
        store_count(ex->store, &query, first, &ex->total, &ex->newer, &err);
    else
        ex->newer = 0;
out:
    report(ex, &err, DIRTY_TIMELINE);
    result_clear(&rows);
    query_clear(&query);
}

struct box explorer_text_box(const struct explorer *ex)
{
    enum screen screen = explorer_view_const(ex)->screen;
    struct box box = screen == SCREEN_OVERVIEW ? ex->layout.panes[PANE_DETAIL] : ex->layout.body;
    box.column++;
    box.columns -= 2;
    if (box.columns > 120)
        box.columns = 120;
    return box;
}

int explorer_text_rows(const struct explorer *ex)
{
    return explorer_text_box(ex).rows;
}

/* What the text shown is about: the page's entity, or the meeting under the cursor. */
static struct ref text_subject(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    if (view->screen == SCREEN_PAGE)
        return (struct ref){view->page_kind, view->page_slug};
    const struct row *selected = explorer_selected(ex);
    const struct row *meeting = explorer_meeting(ex);
    if (view->focus == PANE_LIST && view->list_kind == KIND_OUTCOME && selected != NULL &&
        selected->other[0] != '\0')
        return (struct ref){KIND_MEETING, selected->other};
    if (meeting == NULL || ex->layout.panes[PANE_DETAIL].rows == 0)
        return (struct ref){KIND_NONE, ""};
    return (struct ref){KIND_MEETING, meeting->slug};
}

static void load_detail(struct explorer *ex)
{
    struct page page = {0};
    struct ref page_of = {KIND_NONE, ""};
    struct ref subject = text_subject(ex);
    struct dossier dossier = {0};
    struct err err = {0};
    if (explorer_view(ex)->screen == SCREEN_HELP) {
        help_page(ex->lang, &page);
    } else if (subject.slug[0] != '\0' &&
               store_dossier(ex->store, subject, &dossier, &err) == STATUS_OK) {
        dossier.today = ex->today;
        dossier.lang = ex->lang;
        dossier_page(&dossier, &page);
        page_of = (struct ref){subject.kind, arena_dup(&page.arena, subject.slug)};
    }
    dossier_clear(&dossier);
    report(ex, &err, DIRTY_DETAIL);
    if (ex->dirty & DIRTY_DETAIL)
        return;
    page_clear(&ex->page);
    ex->page = page;
    ex->page_of = page_of;
}

static void load_text(struct explorer *ex)
{
    flow_clear(&ex->text);
    struct box box = explorer_text_box(ex);
    if (ex->page.first == NULL || box.rows <= 0)
        return;
    flow_page(&ex->page, box.columns > 8 ? box.columns : 8, &ex->text);
    struct view *view = explorer_view(ex);
    size_t last = ex->text.count > (size_t)box.rows ? ex->text.count - (size_t)box.rows : 0;
    if (view->text_top > last)
        view->text_top = last;
    if (view->link >= (int)ex->text.link_count)
        view->link = -1;
}

static void load_hits(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    struct query query = {0};
    struct err err = {0};
    struct hits hits = {0};
    if (query_parse(view->search, &query, &err) == STATUS_OK && !query_is_empty(&query))
        store_search(ex->store, &query, KIND_NONE, 50, &hits, &err);
    query_clear(&query);
    report(ex, &err, DIRTY_HITS);
    if (ex->dirty & DIRTY_HITS) {
        hits_clear(&hits);
        return;
    }
    hits_clear(&ex->hits);
    ex->hits = hits;
    ex->hits_scroll = (struct scroll){view->hit, 0};
    if (ex->hits_scroll.cursor >= hits.count)
        ex->hits_scroll.cursor = 0;
}

void explorer_idle(struct explorer *ex)
{
    if (ex->dirty & DIRTY_WARM)
        store_warm(ex->store, NULL);
    ex->dirty &= ~(unsigned)DIRTY_WARM;
}

void explorer_load(struct explorer *ex)
{
    unsigned dirty = ex->dirty;
    ex->dirty &= DIRTY_PAINT | DIRTY_WARM;
    if ((dirty & DIRTY_SUGGEST) && explorer_completes(ex))
        explorer_suggest(ex);
    if (explorer_view(ex)->screen == SCREEN_SEARCH) {
        if (dirty & DIRTY_HITS)
            load_hits(ex);
        ex->dirty |= dirty & ~(unsigned)(DIRTY_HITS | DIRTY_SUGGEST);
        return;
    }
    bool overview = explorer_view(ex)->screen == SCREEN_OVERVIEW;
    if (overview && (dirty & DIRTY_LIST))
        load_list(ex);
    if (overview && (dirty & (DIRTY_TIMELINE | DIRTY_WINDOW)))
        load_timeline(ex, (dirty & DIRTY_TIMELINE) != 0);
    if (!overview)
        ex->dirty |= dirty & (DIRTY_LIST | DIRTY_TIMELINE | DIRTY_WINDOW);
    bool detail = (dirty & DIRTY_DETAIL) || (overview && (dirty & DIRTY_TIMELINE));
    if (detail)
        load_detail(ex);
    if (detail || (dirty & DIRTY_TEXT))
        load_text(ex);
}
