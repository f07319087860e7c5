/* SPDX-License-Identifier: MIT */
/* Moving: rows of a list, meetings of the timeline's window, lines and links of a text. */
#include "explorer_parts.h"

#include <string.h>

enum { WINDOW_MARGIN = 8 };

/* Beyond any meeting's number. */
static const int64_t newest = INT64_MAX / 2;

int explorer_pane_rows(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    if (view->screen == SCREEN_OVERVIEW)
        return ex->layout.panes[view->focus].rows;
    return ex->layout.body.rows;
}

static void list_moved(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    const struct row *row = explorer_selected(ex);
    view_set(&view->list_slug, row != NULL ? row->slug : "");
    view->meeting = 0;
    view->timeline_line = (size_t)ex->layout.panes[PANE_TIMELINE].rows / 3;
    view->text_top = 0;
    view->link = -1;
    ex->dirty |= DIRTY_TIMELINE;
}

static void timeline_moved(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    const struct row *row = explorer_meeting(ex);
    size_t cursor = ex->timeline_scroll.cursor;
    if (row != NULL)
        view->meeting = row->id;
    view->text_top = 0;
    view->link = -1;
    ex->dirty |= DIRTY_DETAIL;
    bool near_top = cursor < WINDOW_MARGIN && ex->timeline.more_before;
    bool near_end = cursor + WINDOW_MARGIN >= ex->timeline.count && ex->timeline.more_after;
    if (near_top || near_end)
        ex->dirty |= DIRTY_WINDOW;
}

static void move_text(struct explorer *ex, long lines)
{
    struct view *view = explorer_view(ex);
    int rows = explorer_text_rows(ex);
    long last = (long)ex->text.count - rows;
    long top = (long)view->text_top + lines;
    if (top > last)
        top = last;
    view->text_top = (size_t)(top > 0 ? top : 0);
}

void explorer_move(struct explorer *ex, long rows)
{
    struct view *view = explorer_view(ex);
    ex->dirty |= DIRTY_PAINT;
    if (view->screen == SCREEN_SEARCH) {
        scroll_move(&ex->hits_scroll, rows, ex->hits.count);
        view->hit = ex->hits_scroll.cursor;
    } else if (view->screen != SCREEN_OVERVIEW || view->focus == PANE_DETAIL) {
        move_text(ex, rows);
    } else if (view->focus == PANE_LIST) {
        if (scroll_move(&ex->list_scroll, rows, ex->list.count))
            list_moved(ex);
    } else if (scroll_move(&ex->timeline_scroll, rows, ex->timeline.count)) {
        timeline_moved(ex);
    }
}

/* Meetings are numbered in the timeline's order, so beyond any number is its end. */
static void timeline_to(struct explorer *ex, int64_t meeting)
{
    struct view *view = explorer_view(ex);
    view->meeting = meeting;
    view->timeline_line = meeting == 1 ? (size_t)ex->layout.panes[PANE_TIMELINE].rows : 0;
    view->text_top = 0;
    view->link = -1;
    ex->dirty |= DIRTY_WINDOW | DIRTY_DETAIL;
}

void explorer_move_end(struct explorer *ex, bool last)
{
    const struct view *view = explorer_view(ex);
    ex->dirty |= DIRTY_PAINT;
    if (view->screen == SCREEN_OVERVIEW && view->focus == PANE_TIMELINE)
        timeline_to(ex, last ? 1 : newest);
    else
        explorer_move(ex, last ? 1L << 30 : -(1L << 30));
}

/* Walks on from the top of the timeline; only `:N` under a filter comes this way. */
static void timeline_to_line(struct explorer *ex, int64_t line)
{
    if (line > ex->total)
        line = ex->total;
    if (line < 1)
        line = 1;
    if (explorer_view(ex)->query[0] == '\0' && explorer_view(ex)->list_slug[0] == '\0') {
        timeline_to(ex, ex->total - line + 1);
        return;
    }
    timeline_to(ex, newest);
    explorer_load(ex);
    while (line > (int64_t)ex->timeline_scroll.cursor + ex->newer + 1) {
        size_t before = ex->timeline_scroll.cursor;
        int64_t left = line - ex->newer - (int64_t)before - 1;
        explorer_move(ex, left < 64 ? (long)left : 64);
        explorer_load(ex);
        if (explorer_meeting(ex) == NULL || left <= 0)
            return;
    }
}

void explorer_move_to(struct explorer *ex, int64_t line, bool percent)
{
    const struct view *view = explorer_view(ex);
    bool timeline = view->screen == SCREEN_OVERVIEW && view->focus == PANE_TIMELINE;
    bool list = view->screen == SCREEN_OVERVIEW && view->focus == PANE_LIST;
    int64_t count = timeline ? ex->total : list ? (int64_t)ex->list.count : (int64_t)ex->text.count;
    if (percent)
        line = count * (line < 100 ? line : 100) / 100;
    if (line > count)
        line = count;
    ex->dirty |= DIRTY_PAINT;
    if (timeline) {
        timeline_to_line(ex, line);
        return;
    }
    long now = list ? (long)ex->list_scroll.cursor : (long)view->text_top;
    explorer_move(ex, (long)(line > 0 ? line - 1 : 0) - now);
}

void explorer_focus(struct explorer *ex, enum pane pane)
{
    struct view *view = explorer_view(ex);
    if (view->screen != SCREEN_OVERVIEW)
        return;
    view->focus = pane;
    if (pane != PANE_DETAIL)
        view->link = -1;
    struct layout before = ex->layout;
    layout_compute(ex->rows, ex->columns, pane, &ex->layout);
    ex->dirty |= DIRTY_PAINT;
    if (memcmp(&before, &ex->layout, sizeof(before)) != 0)
        ex->dirty |= DIRTY_DETAIL;
}

/* Brings the link under the cursor into sight. */
static void show_link(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    size_t line = ex->text.links[view->link].line;
    size_t rows = (size_t)explorer_text_rows(ex);
    if (line < view->text_top || line >= view->text_top + rows)
        view->text_top = 0;
    if (line >= view->text_top + rows)
        move_text(ex, (long)line - (long)rows / 3);
}

/* The link to begin with: the first on screen, or the last one when walking back. */
static int first_link(const struct explorer *ex, int direction)
{
    const struct view *view = explorer_view_const(ex);
    int count = (int)ex->text.link_count;
    if (direction < 0)
        return count - 1;
    for (int i = 0; i < count; i++) {
        if (ex->text.links[i].line >= view->text_top)
            return i;
    }
    return count;
}

void explorer_walk(struct explorer *ex, int direction)
{
    struct view *view = explorer_view(ex);
    bool overview = view->screen == SCREEN_OVERVIEW;
    ex->dirty |= DIRTY_PAINT;
    if (overview && view->focus != PANE_DETAIL) {
        explorer_focus(ex, (enum pane)(((int)view->focus + PANE_COUNT + direction) % PANE_COUNT));
        return;
    }
    int count = (int)ex->text.link_count;
    int next = view->link < 0 ? first_link(ex, direction) : view->link + direction;
    if (next >= 0 && next < count) {
        view->link = next;
        show_link(ex);
    } else if (overview) {
        explorer_focus(ex, direction > 0 ? PANE_LIST : PANE_TIMELINE);
    } else if (count > 0) {
        view->link = direction > 0 ? 0 : count - 1;
        show_link(ex);
    }
}
