/* SPDX-License-Identifier: MIT */
/*
 * What the overview shows: the list on the left, a window of the timeline, the detail. Each load
 * keeps the cursor on what it was on, by id, and falls back to the nearest sensible row.
 */
#include "overview_parts.h"

#include "attache/base/mem.h"
#include "attache/ui/caption.h"

#include <string.h>

static void load_list(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    struct result rows = {0};
    struct err err = explorer_err(ex);
    struct result found = {0};
    struct count count = {0};
    store_list(ex->store, (struct lookup){.kind = view->list_kind, .query = &ex->filter}, &found,
               &err);
    store_count(ex->store, &ex->filter, 0, &count, &err);
    if (explorer_say_failure(ex, &err, DIRTY_LIST)) {
        result_clear(&found);
        return;
    }
    struct row *all = result_add(&rows);
    all->kind = view->list_kind;
    all->count = count.total;
    if (found.decades != NULL)
        all->decades = found.decades;
    all->title = arena_printf(&found.arena, "%s %s", caption(CAPTION_ALL, ex->lang),
                              kind_heading(view->list_kind, true, ex->lang));
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

/* The filter, with what a row of the left pane adds to it. */
static enum status narrow(const struct explorer *ex, const char *slug, struct query *out,
                          struct err *err)
{
    const struct view *view = explorer_view_const(ex);
    enum query_field field = query_field_of(view->list_kind);
    enum status status = STATUS_OK;
    /* An outcome, MEETING.N, shows the meeting that has it and those that keep it: these need not
       be of the filter, which may ask for promises. */
    const char *dot = view->list_kind == KIND_OUTCOME ? strrchr(slug, '.') : NULL;
    if (dot != NULL)
        field = QUERY_MEETING;
    else
        query_copy(&ex->filter, out);
    if (slug[0] == '\0' || field == QUERY_WORD)
        return STATUS_OK;
    struct str text = {0};
    int size = dot != NULL ? (int)(dot - slug) : (int)strlen(slug);
    str_addf(&text, "%s:%.*s", query_field_info(field)->name, size, slug);
    if (dot != NULL)
        status = store_keepers(ex->store, slug, &text, err);
    if (status == STATUS_OK)
        status = query_narrow(out, str_text(&text), err);
    str_clear(&text);
    return status;
}

enum status overview_query(const struct explorer *ex, struct query *out, struct err *err)
{
    const struct view *view = explorer_view_const(ex);
    const struct facet_value *value = overview_facet(ex);
    if (value == NULL)
        return narrow(ex, view->facets ? "" : view->list_slug, out, err);
    query_copy(&ex->filter, out);
    /* Of a value that is excluded there is nothing to show but what the filter leaves. */
    return value->mark == FACET_EXCLUDED ? STATUS_OK : facets_only(out, value, err);
}

/* Rows of the timeline around a meeting, and how they are counted. */
struct around {
    int64_t meeting;
    struct result rows;
    struct count counted;
};

/* On either side of the cursor, a pane full is read while a key waits and a screen full once that
   is drawn: moving and paging stay inside. */
static int pane_rows(const struct explorer *ex)
{
    const int rows = ex->layout.panes[PANE_TIMELINE].rows;
    return rows > 16 ? rows : 16;
}

static int screen_rows(const struct explorer *ex)
{
    return ex->rows > 16 ? ex->rows : 16;
}

/* Another list is counted anew. Cleared by the caller. */
static enum status read_around(const struct explorer *ex, bool anew, struct around *out,
                               struct err *err)
{
    const int rows = anew ? pane_rows(ex) : screen_rows(ex);
    struct query query = {0};
    out->meeting = explorer_view_const(ex)->meeting;
    out->counted = ex->counted;
    enum status status = overview_query(ex, &query, err);
    if (status == STATUS_OK && out->meeting == 0)
        store_latest(ex->store, &query, ex->today, &out->meeting, err);
    const struct window window = {out->meeting, rows, rows};
    if (status == STATUS_OK)
        status = store_timeline(ex->store, &query, window, &out->rows, err);
    const int64_t first = out->rows.count > 0 ? out->rows.rows[0].id : 0;
    if (status == STATUS_OK && (anew || out->rows.more_before))
        status = store_count(ex->store, &query, first, &out->counted, err);
    else
        out->counted.newer = 0;
    query_clear(&query);
    return status;
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

static void show_around(struct explorer *ex, struct around *around)
{
    result_clear(&ex->timeline);
    ex->timeline = around->rows;
    ex->counted = around->counted;
    around->rows = (struct result){0};
    place_cursor(ex, around->meeting);
}

static void load_timeline(struct explorer *ex, bool anew)
{
    struct around around = {0};
    struct err err = explorer_err(ex);
    if (read_around(ex, anew, &around, &err) == STATUS_OK)
        show_around(ex, &around);
    explorer_say_failure(ex, &err, DIRTY_TIMELINE);
    result_clear(&around.rows);
}

void overview_keep_line(struct explorer *ex)
{
    scroll_fit(&ex->timeline_scroll, ex->timeline.count, ex->layout.panes[PANE_TIMELINE].rows);
    explorer_view(ex)->timeline_line = ex->timeline_scroll.cursor - ex->timeline_scroll.top;
}

/* Reads on where a pane full is no longer there. A key that comes meanwhile finds things as they
   were. */
static void widen(struct explorer *ex)
{
    const size_t wanted = (size_t)pane_rows(ex);
    const size_t cursor = ex->timeline_scroll.cursor;
    const bool short_above = cursor < wanted && ex->timeline.more_before;
    const bool short_below = cursor + wanted >= ex->timeline.count && ex->timeline.more_after;
    if (!short_above && !short_below)
        return;
    struct around around = {0};
    if (read_around(ex, false, &around, NULL) == STATUS_OK) {
        overview_keep_line(ex);
        show_around(ex, &around);
    }
    result_clear(&around.rows);
}

/* The meeting of an outcome that the left pane's cursor is on, in place of the timeline's: "" when
   the row is none. */
static const char *meeting_of(const struct view *view, const struct row *row)
{
    return view->focus == PANE_LIST && view->list_kind == KIND_OUTCOME ? row->other : "";
}

struct ref overview_detail(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    const struct row *selected = explorer_selected(ex);
    const struct row *meeting = explorer_meeting(ex);
    if (selected != NULL && meeting_of(view, selected)[0] != '\0')
        return (struct ref){KIND_MEETING, selected->other};
    if (meeting == NULL || ex->layout.panes[PANE_DETAIL].rows == 0)
        return (struct ref){KIND_NONE, ""};
    return (struct ref){KIND_MEETING, meeting->slug};
}

/* The row on which another move like the last one comes to stand. */
static const struct row *row_ahead(const struct explorer *ex, const struct result *rows,
                                   size_t cursor)
{
    const long at = (long)cursor + ex->stride;
    if (rows->count == 0)
        return NULL;
    if (at <= 0)
        return &rows->rows[0];
    return &rows->rows[(size_t)at < rows->count ? (size_t)at : rows->count - 1];
}

static void read_ahead_of_list(struct explorer *ex, const struct row *row)
{
    struct query query = {0};
    struct result latest = {0};
    int64_t id = 0;
    if (narrow(ex, row->slug, &query, NULL) == STATUS_OK &&
        store_latest(ex->store, &query, ex->today, &id, NULL) == STATUS_OK && id != 0 &&
        store_timeline(ex->store, &query, (struct window){id, 0, 0}, &latest, NULL) == STATUS_OK &&
        latest.count > 0)
        explorer_read_ahead(ex, (struct ref){KIND_MEETING, latest.rows[0].slug});
    result_clear(&latest);
    query_clear(&query);
}

static void read_ahead(struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    const bool list = view->focus == PANE_LIST;
    if (ex->layout.panes[PANE_DETAIL].rows == 0 || view->focus == PANE_DETAIL || view->facets)
        return;
    const struct row *row = list ? row_ahead(ex, &ex->list, ex->list_scroll.cursor)
                                 : row_ahead(ex, &ex->timeline, ex->timeline_scroll.cursor);
    if (row == NULL)
        return;
    const char *slug = list ? meeting_of(view, row) : row->slug;
    if (slug[0] != '\0')
        explorer_read_ahead(ex, (struct ref){KIND_MEETING, slug});
    else
        read_ahead_of_list(ex, row);
}

void overview_rest(struct explorer *ex)
{
    widen(ex);
    read_ahead(ex);
}

void overview_load(struct explorer *ex, unsigned dirty)
{
    if ((dirty & DIRTY_LIST) && explorer_view(ex)->facets)
        overview_load_facets(ex);
    else if (dirty & DIRTY_LIST)
        load_list(ex);
    if (dirty & (DIRTY_TIMELINE | DIRTY_WINDOW))
        load_timeline(ex, (dirty & DIRTY_TIMELINE) != 0);
    if (dirty & DIRTY_TIMELINE)
        dirty |= DIRTY_DETAIL;
    explorer_load_text(ex, overview_detail(ex), dirty);
}
