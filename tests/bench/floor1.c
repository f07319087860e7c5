/* SPDX-License-Identifier: MIT */
/* The first floor: what ncurses costs by itself. Three boxes, then a key ends it. */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>

int main(void)
{
    (void)setlocale(LC_ALL, "");
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
        (void)wnoutrefresh(boxes[i]);
    }
    (void)doupdate();
    (void)wgetch(boxes[0]);
    (void)endwin();
    return EXIT_SUCCESS;
}
