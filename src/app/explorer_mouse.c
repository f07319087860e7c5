/* SPDX-License-Identifier: MIT */
/* The mouse: the wheel moves the cursor, a click selects or follows, a second click opens. */
#include "explorer_parts.h"

static bool inside(struct box box, const struct event *event)
{
    return event->row >= box.row && event->row < box.row + box.rows &&
           event->column >= box.column && event->column < box.column + box.columns;
}

static void click_text(struct explorer *ex, const struct event *event)
{
    struct box box = explorer_text_box(ex);
    int link = pane_page_link_at(&ex->text, explorer_view(ex)->text_top, event->row - box.row,
                                 event->column - box.column);
    if (link >= 0)
        explorer_open_link(ex, link);
}

static void click_pane(struct explorer *ex, enum pane pane, const struct event *event)
{
    struct box box = ex->layout.panes[pane];
    int line = event->row - box.row;
    explorer_focus(ex, pane);
    if (pane == PANE_DETAIL) {
        click_text(ex, event);
        return;
    }
    long at = (long)ex->list_scroll.top + line;
    long now = (long)ex->list_scroll.cursor;
    if (pane == PANE_TIMELINE) {
        at = pane_timeline_row_at(&ex->timeline, &ex->timeline_scroll, ex->today, line);
        now = (long)ex->timeline_scroll.cursor;
    }
    if (at < 0)
        return;
    if (event->button == MOUSE_DOUBLE)
        explorer_open(ex);
    else
        explorer_move(ex, at - now);
}

static void click(struct explorer *ex, const struct event *event)
{
    const struct view *view = explorer_view(ex);
    if (view->screen == SCREEN_SEARCH) {
        struct box box = ex->layout.body;
        long at = pane_hit_at(&ex->hits, &ex->hits_scroll, box.rows, event->row - box.row);
        if (at >= 0) {
            explorer_move(ex, at - (long)ex->hits_scroll.cursor);
            explorer_open(ex);
        }
        return;
    }
    if (view->screen != SCREEN_OVERVIEW) {
        click_text(ex, event);
        return;
    }
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (inside(ex->layout.panes[pane], event)) {
            click_pane(ex, (enum pane)pane, event);
            return;
        }
    }
}

void explorer_mouse(struct explorer *ex, const struct event *event)
{
    if (event->button == MOUSE_WHEEL_DOWN)
        explorer_move(ex, 3);
    else if (event->button == MOUSE_WHEEL_UP)
        explorer_move(ex, -3);
    else if (event->button == MOUSE_CLICK || event->button == MOUSE_DOUBLE)
        click(ex, event);
}
