/* SPDX-License-Identifier: MIT */
/* What both first floors draw: three boxes, the text in each; then a key ends it. */
#ifndef BENCH_BOXES_H
#define BENCH_BOXES_H

#include <curses.h>
#include <stdlib.h>

static inline int show_boxes(const char *text)
{
    SCREEN *screen = newterm(NULL, stdout, stdin);
    if (!screen)
        return EXIT_FAILURE;
    (void)cbreak();
    (void)noecho();
    int left = COLS / 4;
    int top = LINES / 2;
    WINDOW *boxes[3] = {newwin(LINES, left, 0, 0), newwin(top, COLS - left, 0, left),
                        newwin(LINES - top, COLS - left, top, left)};
    (void)wnoutrefresh(stdscr);
    for (int i = 0; i < 3; i++) {
        (void)box(boxes[i], 0, 0);
        (void)mvwaddstr(boxes[i], 1, 1, text);
        (void)wnoutrefresh(boxes[i]);
    }
    (void)doupdate();
    (void)wgetch(boxes[0]);
    (void)endwin();
    return EXIT_SUCCESS;
}

#endif
