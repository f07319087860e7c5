/* SPDX-License-Identifier: MIT */
/*
 * The smallest program on the layer term, for its tests, which include it: it shows the events it
 * gets, newest first, and does on a key what a test needs.
 */
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/term/term.h"

#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct demo {
    struct term *term;
    struct canvas canvas;
    struct str log; /* the last events, newest first */
    int resizes;
    bool over;
    int signal;
    volatile uintptr_t nowhere; /* an address of nothing */
};

static void demo_draw(struct demo *demo)
{
    int rows;
    int columns;
    term_size(demo->term, &rows, &columns);
    canvas_resize(&demo->canvas, rows, columns);
    demo->canvas.ascii = term_is_ascii(demo->term);
    struct str line = {0};
    str_addf(&line, "demo %dx%d %s", rows, columns, term_is_ascii(demo->term) ? "ascii" : "utf8");
    canvas_text(&demo->canvas, stretch(0, 0, columns), STYLE_TITLE, str_text(&line));
    canvas_text(&demo->canvas, stretch(1, 0, columns), STYLE_LINK, "link");
    canvas_text(&demo->canvas, stretch(2, 0, columns), STYLE_PLAIN, "─┌송경희é…");
    const char *text = str_text(&demo->log);
    for (int row = 3; row < rows && *text; row++) {
        struct str part = {0};
        size_t n = strcspn(text, "\n");
        str_add_bytes(&part, text, n);
        canvas_text(&demo->canvas, stretch(row, 0, columns), STYLE_PLAIN, str_text(&part));
        str_clear(&part);
        text += n + (text[n] != '\0');
    }
    demo->canvas.cursor_row = rows > 1 ? 1 : 0;
    demo->canvas.cursor_column = 2;
    demo->canvas.cursor_shown = true;
    term_paint(demo->term, &demo->canvas);
    str_clear(&line);
}

static void demo_log(struct demo *demo, const char *text)
{
    struct str all = {0};
    str_addf(&all, "%s\n", text);
    str_add(&all, str_text(&demo->log));
    str_clear(&demo->log);
    demo->log = all;
}

static void demo_key(struct demo *demo, uint32_t key)
{
    static const int signals[] = {
        ['1'] = SIGSEGV, ['2'] = SIGABRT, ['3'] = SIGFPE, ['4'] = SIGBUS, ['5'] = SIGILL};
    if (key == 'q')
        demo->over = true;
    else if (key == 26)
        term_suspend(demo->term);
    else if (key == 'M')
        mem_exhausted();
    else if (key == 'L')
        term_redraw(demo->term);
    else if (key == '0')
        *(volatile int *)demo->nowhere = 1;
    else if (key < sizeof signals / sizeof signals[0] && signals[key])
        (void)raise(signals[key]);
    else if (key == 'r') {
        term_release(demo->term);
        int status = system("stty -a | grep -q ' icanon' && printf sane-$((20+3)) && sleep 0.2");
        term_resume(demo->term);
        demo_log(demo, status == 0 ? "child sane" : "child not sane");
    }
}

static void demo_event(struct demo *demo, const struct event *event)
{
    struct str line = {0};
    if (event->type == EVENT_KEY) {
        str_addf(&line, "key %x", (unsigned)event->key);
        demo_key(demo, event->key);
    } else if (event->type == EVENT_RESIZE) {
        str_addf(&line, "resize %d", ++demo->resizes);
    } else if (event->type == EVENT_PASTE) {
        str_addf(&line, "paste %zu [%.60s]", strlen(event->text), event->text);
    } else if (event->type == EVENT_MOUSE) {
        str_addf(&line, "mouse %d at %d,%d", (int)event->button, event->row, event->column);
    } else if (event->type == EVENT_GONE) {
        demo->over = true;
    } else if (event->type == EVENT_SIGNAL) {
        demo->over = true;
        demo->signal = (int)event->key;
    }
    if (line.length > 0)
        demo_log(demo, str_text(&line));
    str_clear(&line);
}

static int demo_main(int argc, char **argv)
{
    struct demo demo = {.nowhere = 8};
    struct err err = {0};
    struct term_options options = {.mouse = true};
    (void)setlocale(LC_ALL, "");
    (void)setlocale(LC_NUMERIC, "C");
    if (argc > 2 && strcmp(argv[2], "colour") == 0)
        options.colour = TERM_COLOUR_ALWAYS;
    if (term_open(&options, &demo.term, &err) != STATUS_OK) {
        fprintf(stderr, "demo: %s\n", err.text);
        return (int)err.status;
    }
    while (!demo.over) {
        struct event event;
        demo_draw(&demo);
        do {
            term_wait(demo.term, -1, &event);
            demo_event(&demo, &event);
        } while (!demo.over && term_pending(demo.term));
    }
    term_close(&demo.term);
    canvas_clear(&demo.canvas);
    str_clear(&demo.log);
    if (demo.signal)
        term_die(demo.signal);
    return 0;
}
