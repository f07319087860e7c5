/* SPDX-License-Identifier: MIT */
/*
 * The terminal as the program sees it: curses draws, input.c reads, signals.c stands guard, and
 * here is what keeps them in step. Whatever happens, the modes go off in the reverse order in
 * which they went on, and the same bytes are prepared beforehand for a crash.
 */
#include "attache/term/term.h"

#include "attache/base/mem.h"
#include "attache/term/curses.h"
#include "attache/term/device.h"
#include "attache/term/input.h"
#include "attache/term/locale.h"
#include "attache/term/signals.h"

#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

enum {
    ESCAPE_MS = 25,    /* how long ESC waits for the rest of a sequence, unless $ESCDELAY says */
    SEQUENCE_MS = 100, /* the same for a sequence that has begun beyond doubt */
    SETTLE_MS = 8,     /* a resize has settled when none followed for so long, */
    SETTLE_TURNS = 6,  /* at the latest after so many waits */
};

struct term {
    struct termios modes; /* as they were */
    struct mem_guard guard;
    struct signals *signals;
    struct curses *curses;
    struct input input;
    int rows, columns;
    int escape_ms;
    int64_t read_at;
    bool ascii;
    bool mouse;
    bool resized; /* an EVENT_RESIZE is due */
    bool gone;
    bool queued; /* event was found by term_pending */
    struct event event;
};

/* The modes beside those of curses */

static void modes_on(const struct term *term)
{
    struct str out = {0};
    curses_add_capability("smkx", &out);
    if (curses_is_ansi())
        str_add(&out, "\033[?2004h");
    if (term->mouse)
        str_add(&out, "\033[?1000h\033[?1002h\033[?1006h");
    device_write(str_text(&out), out.length);
    str_clear(&out);
}

static void add_modes_off(struct str *out)
{
    if (curses_has_mouse())
        str_add(out, "\033[?1006l\033[?1002l\033[?1000l");
    if (curses_is_ansi())
        str_add(out, "\033[?2004l");
    curses_add_capability("rmkx", out);
}

static void modes_off(void)
{
    struct str out = {0};
    add_modes_off(&out);
    device_write(str_text(&out), out.length);
    str_clear(&out);
}

/* Prepares for a crash all that modes_off and curses would write. */
static void arm(const struct term *term)
{
    static const char *const names[] = {"sgr0", "op", "cnorm"};
    struct str out = {0};
    add_modes_off(&out);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        curses_add_capability(names[i], &out);
    size_t before = out.length;
    curses_add_capability("rmcup", &out);
    str_add(&out, out.length == before ? "\r\n" : "\r");
    signals_arm(str_text(&out), out.length, &term->modes);
    str_clear(&out);
}

/* Opening */

static bool is_coloured(enum term_colour colour)
{
    const char *no_colour = getenv("NO_COLOR");
    if (colour == TERM_COLOUR_AUTO)
        return !(no_colour && no_colour[0]);
    return colour == TERM_COLOUR_ALWAYS;
}

static int escape_delay(void)
{
    const char *text = getenv("ESCDELAY");
    char *end = NULL;
    long delay = text ? strtol(text, &end, 10) : ESCAPE_MS;
    if (text && (end == text || *end || delay < 0 || delay > 10000))
        delay = ESCAPE_MS;
    return (int)delay;
}

static void learn(void *context, const char *sequence, uint32_t key)
{
    input_learn(context, sequence, key);
}

static void give_back(void *context)
{
    (void)context;
    signals_restore_terminal();
}

/* Sets up what curses_open has opened. */
static void start(struct term *term)
{
    curses_each_key(learn, &term->input);
    (void)device_size(&term->rows, &term->columns);
    (void)curses_resize(term->curses, term->rows, term->columns);
    arm(term);
    term->guard.run = give_back;
    mem_guard_up(&term->guard);
    modes_on(term);
}

enum status term_open(const struct term_options *options, struct term **out, struct err *err)
{
    *out = NULL;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, STATUS_USAGE, "standard input and output are no terminal: use --plain");
    struct term *term = mem_new(1, sizeof *term);
    term->ascii = !locale_take_utf8() || options->ascii;
    term->escape_ms = escape_delay();
    (void)tcgetattr(STDIN_FILENO, &term->modes);
    term->signals = signals_take(); /* first: curses then leaves the signals to us */
    enum status status = curses_open(is_coloured(options->colour), &term->curses, err);
    if (status != STATUS_OK) {
        signals_give(&term->signals);
        mem_free(&term);
        return status;
    }
    term->mouse = options->mouse && curses_has_mouse();
    start(term);
    *out = term;
    return STATUS_OK;
}

void term_close(struct term **term)
{
    struct term *was = *term;
    if (!was)
        return;
    modes_off();
    curses_close(&was->curses);
    (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &was->modes);
    signals_disarm();
    mem_guard_down(&was->guard);
    signals_give(&was->signals);
    input_clear(&was->input);
    mem_free(term);
}

/* What is asked and drawn */

void term_size(const struct term *term, int *rows, int *columns)
{
    *rows = term->rows;
    *columns = term->columns;
}

bool term_is_ascii(const struct term *term)
{
    return term->ascii;
}

void term_paint(struct term *term, const struct canvas *canvas)
{
    if (!term->gone)
        curses_paint(term->curses, canvas);
}

void term_redraw(struct term *term)
{
    curses_forget(term->curses);
}

void term_set_mouse(struct term *term, bool on)
{
    if (on == term->mouse || !curses_has_mouse())
        return;
    term->mouse = on;
    modes_off();
    modes_on(term);
}

void term_send(struct term *term, const char *bytes, size_t size)
{
    if (!term->gone)
        device_write(bytes, size);
}

/* Leaving for a while */

static void leave(struct term *term)
{
    modes_off();
    curses_leave(term->curses);
    (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &term->modes);
    signals_disarm();
}

/* Takes the terminal over again: the modes someone changed, and a size that may be another. */
static void come_back(struct term *term)
{
    curses_return(term->curses);
    arm(term);
    modes_on(term);
    term->resized = true;
}

static void stop(struct term *term, bool group)
{
    leave(term);
    signals_stop(term->signals, group);
    come_back(term);
}

void term_suspend(struct term *term)
{
    stop(term, true);
}

void term_release(struct term *term)
{
    leave(term);
    signals_give(&term->signals);
}

void term_resume(struct term *term)
{
    term->signals = signals_take();
    signals_forget_keyboard();
    come_back(term);
}

/* Waiting */

static bool take_resize(struct term *term, struct event *out)
{
    for (int i = 0; i < SETTLE_TURNS && signals_resized(); i++) {
        term->resized = true;
        (void)signals_poll(term->signals, -1, SETTLE_MS);
    }
    (void)signals_resized();
    if (!term->resized)
        return false;
    term->resized = false;
    (void)device_size(&term->rows, &term->columns);
    /* Also where it is the old size again: a smaller one in between cost what it did not hold. */
    if (!curses_resize(term->curses, term->rows, term->columns))
        curses_forget(term->curses);
    *out = (struct event){.type = EVENT_RESIZE};
    return true;
}

/* What the flags of signals amount to. */
static bool take_signal(struct term *term, struct event *out)
{
    int ending = signals_ending();
    if (ending) {
        *out = (struct event){.type = EVENT_SIGNAL, .key = (uint32_t)ending};
        return true;
    }
    if (signals_stop_asked())
        stop(term, false);
    else if (signals_continued())
        come_back(term); /* from SIGSTOP, of which nobody tells in time */
    return take_resize(term, out);
}

static bool take_event(struct term *term, bool settled, struct event *out)
{
    if (term->queued) {
        *out = term->event;
        term->queued = false;
        return true;
    }
    if (take_signal(term, out) || input_next(&term->input, settled, device_now(), out))
        return true;
    if (term->gone)
        *out = (struct event){.type = EVENT_GONE};
    return term->gone;
}

/* Reads what is there within so many milliseconds. False when nothing came. */
static bool fill(struct term *term, int timeout)
{
    if (!signals_poll(term->signals, STDIN_FILENO, timeout))
        return false;
    unsigned char *where;
    size_t room = input_room(&term->input, &where);
    int n = device_read(where, room);
    if (n < 0)
        term->gone = true;
    else
        input_added(&term->input, (size_t)n);
    term->read_at = device_now();
    return true;
}

/* When a begun sequence counts as ended; INT64_MAX when none has begun. */
static int64_t settles_at(const struct term *term)
{
    size_t begun = input_waiting(&term->input);
    if (begun == 0)
        return INT64_MAX;
    return term->read_at + (begun == 1 ? term->escape_ms : SEQUENCE_MS);
}

void term_wait(struct term *term, int timeout, struct event *out)
{
    int64_t end = timeout < 0 ? INT64_MAX : device_now() + timeout;
    while (!take_event(term, device_now() >= settles_at(term), out)) {
        int64_t settled = settles_at(term);
        int64_t next = settled < end ? settled : end;
        int64_t left = next - device_now();
        if (fill(term, next == INT64_MAX ? -1 : left > 0 ? (int)left : 0))
            continue;
        if (device_now() >= end) {
            (void)take_event(term, end >= settled, out);
            return;
        }
    }
}

bool term_pending(struct term *term)
{
    struct event event;
    if (term->queued)
        return true;
    bool found = take_event(term, false, &event);
    if (!found && fill(term, 0))
        found = take_event(term, false, &event);
    if (found)
        term->event = event;
    term->queued = found;
    return found;
}
