/* SPDX-License-Identifier: MIT */
/* The mouse: the wheel moves the cursor, a click selects or follows, a second click opens. */
#include "explorer_parts.h"

enum { WHEEL_ROWS = 3 };

void explorer_mouse(struct explorer *ex, const struct event *event)
{
    const struct screen_ops *screen = explorer_screen(ex);
    ex->dirty |= DIRTY_PAINT;
    if (event->button == MOUSE_WHEEL_DOWN)
        screen->move(ex, WHEEL_ROWS);
    else if (event->button == MOUSE_WHEEL_UP)
        screen->move(ex, -WHEEL_ROWS);
    else if (event->button == MOUSE_CLICK || event->button == MOUSE_DOUBLE)
        screen->click(ex, event);
}
