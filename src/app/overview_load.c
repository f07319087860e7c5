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
    if (explorer_report(ex, &err, DIRTY_LIST)) {
        result_clear(&found);
        return;
    }
    struct row *all = result_add(&rows);
    all->kind = view->list_kind;
    all->count = count.total;
    if (found.decades != NULL)
        all->decades = found.decades;
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
    struct err err = explorer_err(ex);
    if (overview_query(ex, &query, &err) != STATUS_OK)
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
        store_count(ex->store, &query, first, &ex->counted, &err);
    else
        ex->counted.newer = 0;
out:
    explorer_report(ex, &err, DIRTY_TIMELINE);
    result_clear(&rows);
    query_clear(&query);
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

void overview_read_ahead(struct explorer *ex)
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
