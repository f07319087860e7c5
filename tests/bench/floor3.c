/* SPDX-License-Identifier: MIT */
/*
 * The third floor: what a key costs that only changes one screen into another. It shows two frames
 * in turn, one at each key; q ends it. A frame is a file: for each row a line of text, then a line
 * with three hexadecimal digits a column: the sum of 1 bold, 2 underlined, 4 reversed and 8 dim,
 * then its colour plus one, 00 for the terminal's own.
 */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { ROWS = 100, COLUMNS = 400, LOOK = 3 };

struct frame {
    int rows;
    wchar_t text[ROWS][COLUMNS];
    unsigned looks[ROWS][COLUMNS];
};

static void read_looks(FILE *file, unsigned looks[COLUMNS])
{
    char line[COLUMNS * LOOK + 2];
    if (!fgets(line, sizeof line, file))
        exit(EXIT_FAILURE);
    for (int column = 0; line[column * LOOK] > ' '; column++) {
        char digits[LOOK + 1] = {0};
        memcpy(digits, &line[column * LOOK], LOOK);
        looks[column] = (unsigned)strtoul(digits, NULL, 16);
    }
}

static void read_frame(const char *path, struct frame *frame)
{
    char line[COLUMNS * 8];
    FILE *file = fopen(path, "r");
    if (!file)
        exit(EXIT_FAILURE);
    while (frame->rows < ROWS && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (mbstowcs(frame->text[frame->rows], line, COLUMNS - 1) == (size_t)-1)
            exit(EXIT_FAILURE);
        read_looks(file, frame->looks[frame->rows]);
        frame->rows++;
    }
    (void)fclose(file);
}

static void choose_look(unsigned look)
{
    static const attr_t attributes[] = {A_BOLD, A_UNDERLINE, A_REVERSE, A_DIM};
    attr_t sum = A_NORMAL;
    for (unsigned i = 0; i < 4; i++)
        if (look >> 8 & 1U << i)
            sum |= attributes[i];
    (void)attr_set(sum, (short)(look & 0xff), NULL);
}

static void draw(const struct frame *frame)
{
    for (int row = 0; row < frame->rows && row < LINES; row++) {
        int column = 0;
        for (const wchar_t *at = frame->text[row]; *at && column < COLS; at++) {
            int width = wcwidth(*at);
            choose_look(frame->looks[row][column]);
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
    for (short colour = 0; colour < COLORS && colour < 255; colour++)
        (void)init_pair((short)(colour + 1), colour, -1);
    int shown = 0;
    do {
        draw(&frames[shown]);
        shown = !shown;
    } while (getch() != 'q');
    (void)endwin();
    return EXIT_SUCCESS;
}
