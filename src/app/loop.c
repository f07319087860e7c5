/* SPDX-License-Identifier: MIT */
/* One turn: wait, take every event that is there, then draw once. */
#include "attache/app/loop.h"

#include "attache/term/term.h"

struct loop {
    struct term *term;
    struct explorer *explorer;
    struct canvas canvas;
    bool mouse;
    bool done;
    int signal;
};

static void take_size(struct loop *loop)
{
    int rows, columns;
    term_size(loop->term, &rows, &columns);
    explorer_resize(loop->explorer, rows, columns);
}

static void serve(struct loop *loop, enum request request)
{
    switch (request) {
    case REQUEST_QUIT:
        loop->done = true;
        break;
    case REQUEST_SUSPEND:
        term_suspend(loop->term);
        take_size(loop);
        break;
    case REQUEST_REDRAW:
        term_redraw(loop->term);
        break;
    case REQUEST_MOUSE:
        loop->mouse = !loop->mouse;
        term_set_mouse(loop->term, loop->mouse);
        break;
    case REQUEST_NONE:
        break;
    }
}

static void take_event(struct loop *loop, const struct event *event)
{
    switch (event->type) {
    case EVENT_RESIZE:
        take_size(loop);
        break;
    case EVENT_GONE:
        loop->done = true;
        break;
    case EVENT_SIGNAL:
        loop->done = true;
        loop->signal = (int)event->key;
        break;
    default:
        serve(loop, explorer_event(loop->explorer, event));
    }
}

static bool key_waits(void *context)
{
    return term_pending(context);
}

enum status loop_run(struct explorer *explorer, const struct options *options, struct err *err)
{
    struct loop loop = {.explorer = explorer, .mouse = true};
    struct term_options how = {options->colour, options->ascii, true};
    enum status status = term_open(&how, &loop.term, err);
    if (status != STATUS_OK)
        return status;
    take_size(&loop);
    explorer->pressed = key_waits;
    explorer->pressed_context = loop.term;
    while (!loop.done) {
        explorer_draw(explorer, &loop.canvas);
        term_paint(loop.term, &loop.canvas);
        explorer_idle(explorer);
        do {
            struct event event = {0};
            term_wait(loop.term, -1, &event);
            take_event(&loop, &event);
        } while (!loop.done && term_pending(loop.term));
    }
    term_close(&loop.term);
    canvas_clear(&loop.canvas);
    if (loop.signal != 0)
        term_die(loop.signal);
    return STATUS_OK;
}
