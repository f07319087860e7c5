/* SPDX-License-Identifier: MIT */
/*
 * The third floor: what a key costs that only changes one screen into another. It shows two frames
 * in turn, one at each key; q ends it. A frame is a file: for each row a line of text, then a line
 * with one letter a column, n normal, b bold, r reversed, u underlined, c coloured.
 */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { ROWS = 100, COLUMNS = 400 };

struct frame {
    int rows;
    wchar_t text[ROWS][COLUMNS];
    char marks[ROWS][COLUMNS];
};

static void read_frame(const char *path, struct frame *frame)
{
    char line[COLUMNS * 8];
    FILE *file = fopen(path, "r");
    if (!file)
        exit(EXIT_FAILURE);
    while (frame->rows < ROWS && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (mbstowcs(frame->text[frame->rows], line, COLUMNS - 1) == (size_t)-1 ||
            !fgets(frame->marks[frame->rows], COLUMNS, file))
            exit(EXIT_FAILURE);
        frame->rows++;
    }
    (void)fclose(file);
}

static attr_t attribute_of(char mark, short *pair)
{
    *pair = mark == 'c';
    switch (mark) {
    case 'b':
        return A_BOLD;
    case 'r':
        return A_REVERSE;
    case 'u':
        return A_UNDERLINE;
    default:
        return A_NORMAL;
    }
}

static void draw(const struct frame *frame)
{
    for (int row = 0; row < frame->rows && row < LINES; row++) {
        int column = 0;
        for (const wchar_t *at = frame->text[row]; *at && column < COLS; at++) {
            short pair;
            int width = wcwidth(*at);
            attr_t attributes = attribute_of(frame->marks[row][column], &pair);
            (void)attr_set(attributes, pair, NULL);
            (void)mvaddnwstr(row, column, at, 1);
            column += width > 0 ? width : 0;
        }
        (void)attr_set(A_NORMAL, 0, NULL);
        if (column < COLS && move(row, column) == OK)
            (void)clrtoeol();
    }
    (void)refresh();
}

int main(int argc, char **argv)
{
    static struct frame frames[2];
    (void)setlocale(LC_ALL, "");
    if (argc != 3 || !newterm(NULL, stdout, stdin))
        return EXIT_FAILURE;
    read_frame(argv[1], &frames[0]);
    read_frame(argv[2], &frames[1]);
    (void)cbreak();
    (void)noecho();
    (void)keypad(stdscr, TRUE);
    (void)start_color();
    (void)use_default_colors();
    (void)init_pair(1, COLOR_CYAN, -1);
    int shown = 0;
    do {
        draw(&frames[shown]);
        shown = !shown;
    } while (getch() != 'q');
    (void)endwin();
    return EXIT_SUCCESS;
}
