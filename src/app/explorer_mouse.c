/* SPDX-License-Identifier: MIT */
/* The mouse: the wheel moves what is under it, a click selects, follows or runs what is drawn
   there, a second click opens, and a drag moves the border under it. */
#include "explorer_parts.h"

enum { WHEEL_ROWS = 3 };

static void click(struct explorer *ex, const struct event *event)
{
    /* What is drawn last lies on top. */
    for (size_t i = ex->zone_count; i-- > 0;) {
        if (explorer_in_box(ex->zones[i].box, event)) {
            ex->zone_argument = ex->zones[i].argument;
            ex->key_count = 0;
            ex->which_key = false;
            explorer_command(ex, ex->zones[i].command);
            ex->zone_argument = 0;
            return;
        }
    }
    if (explorer_view(ex)->screen == SCREEN_OVERVIEW)
        ex->dragged = layout_border_at(&ex->layout, event->row, event->column);
    if (ex->dragged == BORDER_NONE)
        explorer_screen(ex)->click(ex, event);
}

static void drag(struct explorer *ex, const struct event *event)
{
    if (ex->dragged == BORDER_NONE)
        return;
    layout_drag(&ex->layout, ex->dragged, event->row, event->column, &ex->sizes);
    explorer_resize(ex, ex->rows, ex->columns);
}

static void wheel(struct explorer *ex, const struct event *event, long by)
{
    const struct screen_ops *screen = explorer_screen(ex);
    if (screen->wheel != NULL)
        screen->wheel(ex, event, by);
    else
        screen->move(ex, by);
}

void explorer_mouse(struct explorer *ex, const struct event *event)
{
    ex->dirty |= DIRTY_PAINT;
    switch (event->button) {
    case MOUSE_WHEEL_DOWN:
        wheel(ex, event, WHEEL_ROWS);
        break;
    case MOUSE_WHEEL_UP:
        wheel(ex, event, -WHEEL_ROWS);
        break;
    case MOUSE_CLICK:
    case MOUSE_DOUBLE:
        click(ex, event);
        break;
    case MOUSE_DRAG:
        drag(ex, event);
        break;
    case MOUSE_RELEASE:
        ex->dragged = BORDER_NONE;
        break;
    }
}
