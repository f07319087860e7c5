/* SPDX-License-Identifier: MIT */
/* One turn: wait, take every event that is there, then draw once. */
#include "attache/app/loop.h"

#include "attache/app/commands.h"
#include "attache/app/editor.h"
#include "attache/app/outside.h"
#include "attache/app/pager.h"
#include "attache/ui/caption.h"
#include "explorer_parts.h"

#include "attache/term/term.h"
#include "attache/store/notebook.h"

#include <inttypes.h>

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

/* Says in the status line what was done. */
static void copy(struct loop *loop)
{
    struct explorer *ex = loop->explorer;
    static const char *const names[] = {
        [MULTIPLEXER_NONE] = "", [MULTIPLEXER_TMUX] = ", tmux", [MULTIPLEXER_SCREEN] = ", screen"};
    enum multiplexer between = outside_multiplexer();
    struct str sequence = {0};
    if (!outside_copy(str_text(&ex->payload), between, &sequence))
        explorer_say(ex, "%s: %zu > %d", caption(CAPTION_TOO_LONG, ex->lang), ex->payload.length,
                     OUTSIDE_COPY_MAX / 4 * 3);
    else
        explorer_say(ex, "%s %s (%zu %s%s)", caption(CAPTION_COPIED, ex->lang),
                     str_text(&ex->payload), ex->payload.length,
                     caption(CAPTION_BYTES_BY, ex->lang), names[between]);
    term_send(loop->term, str_text(&sequence), sequence.length);
    str_clear(&sequence);
}

static void browse(struct loop *loop)
{
    struct explorer *ex = loop->explorer;
    struct err err = explorer_err(ex);
    bool waits = !outside_is_graphical();
    if (waits)
        term_release(loop->term);
    enum status status = outside_open(str_text(&ex->payload), waits, &err);
    if (waits)
        term_resume(loop->term);
    if (status == STATUS_OK)
        explorer_say(ex, "%s: %s", caption(CAPTION_OPENING, ex->lang), str_text(&ex->payload));
    else
        explorer_say(ex, "%s", err.text);
}

static void read_text(struct loop *loop)
{
    term_release(loop->term);
    bool shown = pager_show(&loop->explorer->payload);
    term_resume(loop->term);
    if (!shown)
        explorer_say(loop->explorer, "%s", caption(CAPTION_NO_PAGER, loop->explorer->lang));
}

static void read_manual(struct loop *loop)
{
    char man[] = "man";
    char name[] = "attache";
    char *argv[] = {man, loop->explorer->payload.data, name, NULL};
    bool shown = help_has_manual(argv[1]);
    if (shown) {
        term_release(loop->term);
        shown = pager_run(argv);
        term_resume(loop->term);
    }
    if (!shown)
        explorer_say(loop->explorer, "%s", caption(CAPTION_NO_MANUAL, loop->explorer->lang));
}

static void edit(struct loop *loop)
{
    struct err err = explorer_err(loop->explorer);
    term_release(loop->term);
    enum status status = editor_edit(&loop->explorer->payload, &err);
    term_resume(loop->term);
    if (status == STATUS_OK)
        explorer_edited(loop->explorer);
    else
        explorer_say(loop->explorer, "%s", err.text);
}

/* In the status line of what is shown, while no key is taken. */
static void show_status(struct loop *loop, const char *text)
{
    struct box box = loop->explorer->layout.status;
    canvas_fill(&loop->canvas, stretch(box.row, 0, box.columns), STYLE_STATUS, " ");
    canvas_text(&loop->canvas, stretch(box.row, 1, box.columns - 2), STYLE_WARNING, text);
    term_paint(loop->term, &loop->canvas);
}

/* While a write waits for another process. */
static void show_waiting(void *context)
{
    struct loop *loop = context;
    show_status(loop, caption(CAPTION_WAITING, loop->explorer->lang));
}

/* While the records of a database are read. */
static void show_reading(void *context, int64_t done, int64_t total)
{
    struct loop *loop = context;
    struct str text = {0};
    str_addf(&text, "%s: %" PRId64, caption(CAPTION_READING, loop->explorer->lang), done);
    if (total > 0)
        str_addf(&text, " / %" PRId64, total);
    show_status(loop, str_text(&text));
    str_clear(&text);
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
        explorer_say(
            loop->explorer, "%s",
            caption(loop->mouse ? CAPTION_MOUSE_ON : CAPTION_MOUSE_OFF, loop->explorer->lang));
        break;
    case REQUEST_COPY:
        copy(loop);
        break;
    case REQUEST_BROWSE:
        browse(loop);
        break;
    case REQUEST_PAGER:
        read_text(loop);
        break;
    case REQUEST_MANUAL:
        read_manual(loop);
        break;
    case REQUEST_EDIT:
        edit(loop);
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

/* What the explorer asks of the terminal while it works, and shows there. */
static void serve_explorer(struct loop *loop)
{
    loop->explorer->ascii = term_is_ascii(loop->term);
    loop->explorer->pressed = key_waits;
    loop->explorer->pressed_context = loop->term;
    loop->explorer->progress = show_reading;
    loop->explorer->progress_context = loop;
    if (loop->explorer->notebook != NULL)
        notebook_on_wait(loop->explorer->notebook, show_waiting, loop);
}

enum status loop_run(struct explorer *explorer, const struct options *options, int *signal,
                     struct err *err)
{
    struct loop loop = {.explorer = explorer, .mouse = options->mouse};
    struct term_options how = {options->colour, options->ascii, options->mouse};
    enum status status = term_open(&how, &loop.term, err);
    if (status != STATUS_OK)
        return status;
    take_size(&loop);
    serve_explorer(&loop);
    while (!loop.done) {
        explorer_draw(explorer, &loop.canvas);
        term_paint(loop.term, &loop.canvas);
        if (explorer_idle(explorer))
            continue;
        do {
            struct event event = {0};
            term_wait(loop.term, explorer_patience(explorer), &event);
            if (event.type == EVENT_NONE)
                explorer_timeout(explorer);
            else
                take_event(&loop, &event);
        } while (!loop.done && term_pending(loop.term));
    }
    explorer->progress = NULL;
    if (explorer->notebook != NULL)
        notebook_on_wait(explorer->notebook, NULL, NULL);
    term_close(&loop.term);
    canvas_clear(&loop.canvas);
    *signal = loop.signal;
    return STATUS_OK;
}
