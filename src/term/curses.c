/* SPDX-License-Identifier: MIT */
/*
 * The one file that includes curses. The last canvas is kept, and only cells that differ from it
 * are handed to curses, which then finds the cheapest bytes. A cell never takes more or fewer
 * columns than the canvas gave it, whatever the C library thinks of the width of its text.
 */
#include "attache/term/curses.h"

#include "attache/base/mem.h"
#include "attache/term/device.h"
#include "attache/term/frame.h"
#include "attache/term/look.h"
#include "attache/text/safe.h"
#include "attache/text/utf8.h"
#include "attache/ui/key.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#undef columns /* term.h takes such names for capabilities */
#undef lines

enum { RUN_CELLS = 128, CURSOR_UNKNOWN = -1 };

struct curses {
    SCREEN *screen;
    FILE *line; /* what curses writes to: frame.line */
    struct frame frame;
    bool left;           /* not yet back: the next paint sets the modes of the line */
    struct canvas shown; /* what the screen shows */
    attr_t attributes[STYLE_COUNT];
    short pairs[STYLE_COUNT];
    int cursor; /* as last given to curs_set */
};

/* Terminfo */

static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

void curses_add_capability(const char *name, struct str *out)
{
    for (const char *text = capability(name); text && *text; text++) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end)
            text = end;
        else
            str_add_char(out, *text);
    }
}

bool curses_is_ansi(void)
{
    const char *address = capability("cup");
    return address && str_starts(address, "\033[");
}

bool curses_has_mouse(void)
{
    return curses_is_ansi() && capability("kmous") != NULL;
}

void curses_each_key(void (*learn)(void *context, const char *sequence, uint32_t key),
                     void *context)
{
    static const struct {
        const char *name;
        uint32_t key;
    } keys[] = {
        {"kcuu1", KEYS_UP},     {"kcud1", KEYS_DOWN},    {"kcub1", KEYS_LEFT},
        {"kcuf1", KEYS_RIGHT},  {"khome", KEYS_HOME},    {"kend", KEYS_END},
        {"kpp", KEYS_PAGE_UP},  {"knp", KEYS_PAGE_DOWN}, {"kich1", KEYS_INSERT},
        {"kdch1", KEYS_DELETE}, {"kcbt", KEYS_BACK_TAB}, {"kbs", KEYS_BACKSPACE},
        {"kent", KEYS_ENTER},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        learn(context, capability(keys[i].name), keys[i].key);
    for (uint32_t i = 0; i < 12; i++) {
        char name[8];
        (void)snprintf(name, sizeof name, "kf%u", (unsigned)i + 1);
        learn(context, capability(name), KEYS_F1 + i);
    }
}

/* Opening and closing */

/* "the terminal 'x' is not known", with a name that may be anything. */
static enum status refuse(struct err *err, const char *name, const char *what)
{
    struct str safe = {0};
    safe_add(&safe, name, strnlen(name, 40));
    enum status status =
        err_set(err, STATUS_USAGE, "the terminal '%s' (TERM) %s: use --plain, or set TERM",
                str_text(&safe), err_say(err, what));
    str_clear(&safe);
    return status;
}

/* Before newterm, which takes memory and never gives it back when the name is unknown. */
static enum status examine(const char *name, struct err *err)
{
    int found;
    if (setupterm(NULL, STDOUT_FILENO, &found) == ERR)
        return refuse(err, name, "is not known");
    bool places = capability("cup") != NULL;
    (void)del_curterm(cur_term);
    return places ? STATUS_OK : refuse(err, name, "cannot place the cursor");
}

static void choose_looks(struct curses *curses, bool coloured)
{
    static const struct {
        unsigned mark;
        attr_t attribute;
    } marks[] = {{MARK_BOLD, A_BOLD},
                 {MARK_DIM, A_DIM},
                 {MARK_UNDERLINE, A_UNDERLINE},
                 {MARK_REVERSE, A_REVERSE}};
    for (unsigned style = 0; style < STYLE_COUNT; style++)
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
            if (look_of(style).marks & marks[i].mark)
                curses->attributes[style] |= marks[i].attribute;
    if (!coloured || !has_colors() || start_color() == ERR || COLORS < 8 ||
        COLOR_PAIRS < TINT_COUNT || use_default_colors() == ERR)
        return;
    for (int tint = TINT_NONE + 1; tint < TINT_COUNT; tint++)
        if (init_extended_pair(tint, look_colour((enum tint)tint, COLORS), -1) == ERR)
            return;
    for (unsigned style = 0; style < STYLE_COUNT; style++)
        curses->pairs[style] = (short)look_of(style).tint;
}

/* newterm on a line of its own. False when anything is missing. */
static bool open_screen(struct curses *curses)
{
    int rows;
    int columns;
    /* Never LINES and COLUMNS, and the kernel's size only within bounds: memory is taken for it. */
    use_env(FALSE);
    use_tioctl(device_size(&rows, &columns));
    if (frame_open(&curses->frame))
        curses->line = fdopen(curses->frame.line, "w");
    if (curses->line)
        curses->screen = newterm(NULL, curses->line, stdin);
    return curses->screen != NULL;
}

static void close_screen(struct curses *curses)
{
    if (curses->screen)
        delscreen(curses->screen);
    if (curses->line)
        (void)fclose(curses->line);
    frame_close(&curses->frame);
    canvas_clear(&curses->shown);
}

enum status curses_open(bool coloured, struct curses **out, struct err *err)
{
    *out = NULL;
    const char *name = getenv("TERM");
    if (!name || !name[0])
        return err_set(err, STATUS_USAGE, "TERM is not set: use --plain, or set TERM");
    if (examine(name, err) != STATUS_OK)
        return STATUS_USAGE;
    struct curses *curses = mem_new(1, sizeof *curses);
    if (!open_screen(curses)) {
        close_screen(curses);
        mem_free(&curses);
        return refuse(err, name, "does not work here");
    }
    curses->cursor = CURSOR_UNKNOWN;
    (void)raw();
    (void)noecho();
    (void)nonl();
    (void)typeahead(-1);
    (void)leaveok(stdscr, FALSE);
    choose_looks(curses, coloured);
    *out = curses;
    return STATUS_OK;
}

void curses_close(struct curses **curses)
{
    if (!*curses)
        return;
    (void)endwin();
    close_screen(*curses);
    mem_free(curses);
}

void curses_leave(struct curses *curses)
{
    curses->cursor = CURSOR_UNKNOWN;
    curses->left = true;
    (void)endwin();
}

void curses_return(struct curses *curses)
{
    (void)reset_prog_mode();
    curses_forget(curses);
}

bool curses_resize(struct curses *curses, int rows, int columns)
{
    bool other = rows != LINES || columns != COLS;
    if (other) {
        (void)resizeterm(rows, columns);
        curses_forget(curses);
    }
    return other;
}

void curses_forget(struct curses *curses)
{
    canvas_resize(&curses->shown, 0, 0);
    (void)clearok(curscr, TRUE);
}

/* Painting */

/* One cluster as curses wants it. False when it would not take the width of its cell. */
static bool decode(const struct cell *cell, wchar_t out[CCHARW_MAX + 1], int *width)
{
    size_t n = strlen(cell->text);
    size_t count = 0;
    for (size_t i = 0; i < n && count < CCHARW_MAX; count++) {
        uint32_t cp;
        i += utf8_next(cell->text + i, n - i, &cp);
        out[count] = (wchar_t)cp;
    }
    out[count] = L'\0';
    *width = count ? wcwidth(out[0]) : 0;
    return *width > 0 && *width <= cell->width;
}

static void compose(const struct curses *curses, const struct cell *cell, const wchar_t *wide,
                    cchar_t *out)
{
    const unsigned style = cell->style < STYLE_COUNT ? cell->style : STYLE_PLAIN;
    (void)setcchar(out, wide, curses->attributes[style], curses->pairs[style], NULL);
}

/* A cell as curses has it: one character, or as many as its columns. Returns how many. */
static int compose_cell(const struct curses *curses, const struct cell *cell, cchar_t out[2])
{
    wchar_t wide[CCHARW_MAX + 1] = {(unsigned char)cell->text[0]};
    int width = 1;
    if (cell->text[0] >= ' ' && cell->text[0] < 127 && cell->text[1] == '\0') {
        compose(curses, cell, wide, out);
        return 1;
    }
    if (!decode(cell, wide, &width)) {
        width = 1;
        wide[0] = L'?';
        wide[1] = L'\0';
    }
    compose(curses, cell, wide, out);
    if (width < cell->width)
        compose(curses, cell, L" ", &out[1]);
    return width < cell->width ? 2 : 1;
}

/* Draws the changed cells from a column on; returns the columns they take. */
static int put_run(const struct curses *curses, int row, int column, int end,
                   const struct cell *cells)
{
    const struct cell *before = &curses->shown.cells[(size_t)row * (size_t)curses->shown.columns];
    cchar_t run[RUN_CELLS + 2];
    int count = 0;
    int at = column;
    while (at < end && count < RUN_CELLS && !canvas_same_cell(&cells[at], &before[at])) {
        /* the second half of a wide one is drawn with the first */
        if (cells[at].width > 0 && at + cells[at].width <= end)
            count += compose_cell(curses, &cells[at], &run[count]);
        at += cells[at].width > 0 ? cells[at].width : 1;
    }
    if (count > 0)
        (void)mvadd_wchnstr(row, column, run, count);
    return at - column;
}

static void paint_row(struct curses *curses, int row, int end, const struct cell *cells)
{
    struct cell *before = &curses->shown.cells[(size_t)row * (size_t)curses->shown.columns];
    if (memcmp(before, cells, (size_t)end * sizeof *cells) == 0)
        return;
    for (int column = 0; column < end;) {
        if (canvas_same_cell(&cells[column], &before[column]))
            column++;
        else
            column += put_run(curses, row, column, end, cells);
    }
    memcpy(before, cells, (size_t)end * sizeof *cells);
}

static void place_cursor(struct curses *curses, const struct canvas *canvas)
{
    bool placed = canvas->cursor_row >= 0 && canvas->cursor_row < LINES &&
                  canvas->cursor_column >= 0 && canvas->cursor_column < COLS;
    int cursor = placed && canvas->cursor_shown;
    if (cursor != curses->cursor) {
        (void)curs_set(cursor);
        curses->cursor = cursor;
    }
    if (placed)
        (void)move(canvas->cursor_row, canvas->cursor_column);
}

void curses_paint(struct curses *curses, const struct canvas *canvas)
{
    if (curses->shown.rows != canvas->rows || curses->shown.columns != canvas->columns) {
        canvas_resize(&curses->shown, canvas->rows, canvas->columns);
        (void)attr_set(A_NORMAL, 0, NULL);
        (void)erase();
    }
    int rows = canvas->rows < LINES ? canvas->rows : LINES;
    int columns = canvas->columns < COLS ? canvas->columns : COLS;
    for (int row = 0; row < rows; row++)
        paint_row(curses, row, columns, &canvas->cells[(size_t)row * (size_t)canvas->columns]);
    if (!curses->left) /* coming back, doupdate sets modes, which takes the line itself */
        frame_begin(&curses->frame);
    place_cursor(curses, canvas);
    (void)wnoutrefresh(stdscr);
    (void)doupdate();
    if (!curses->left)
        frame_end(&curses->frame);
    curses->left = false;
}
