/* SPDX-License-Identifier: MIT */
/*
 * Drawing a grid. Along each axis a list of shown places is made: the pinned ones, those from top
 * (left) on, the sum; all else walks these lists.
 */
#include "attache/ui/pane_grid.h"

#include "attache/core/label.h"
#include "attache/core/spark.h"
#include "attache/text/width.h"

#include <string.h>

enum {
    HEAD_MIN = 6,
    HEAD_MAX = 26,
    MARK = 2, /* ">" and a blank before a row's head */
    TIME_CELL_MAX = 6,
    CODE_MAX = 3, /* longer codes of partners are cut: there are few */
    CODE_HEAD_MAX = 8,
};

void pane_grid_boxes(struct box body, size_t rows, struct grid_boxes *out)
{
    int notes = body.rows < 14 ? 0 : body.rows < 20 ? 2 : 4;
    int meetings = body.rows < 28 ? 0 : body.rows / 5;
    int left = body.rows - notes - (meetings > 0 ? meetings + 1 : 0);
    int wanted = rows < 1000 ? (int)rows + 2 : left;
    *out = (struct grid_boxes){.grid = body, .notes = body, .meetings = body};
    out->grid.rows = wanted < left ? wanted : left;
    out->notes.row = body.row + out->grid.rows;
    out->notes.rows = notes;
    out->meetings.row = out->notes.row + notes + 1;
    out->meetings.rows = meetings > 0 ? body.row + body.rows - out->meetings.row : 0;
}

/* Widths */

static int digits_of(uint32_t number)
{
    int digits = 1;
    for (; number >= 10; number /= 10)
        digits++;
    return digits;
}

static int text_columns(const struct grid *grid, enum grid_reading reading, uint32_t highest)
{
    switch (reading) {
    case GRID_SHARE:
    case GRID_FIRST:
        return 4;
    case GRID_CHANGE:
        return 1 + digits_of(grid->all.sum.recent + grid->all.sum.before > 0 ? highest : 0);
    default:
        return digits_of(highest);
    }
}

static int head_columns(const struct grid *grid, enum lang lang, int room)
{
    int widest = HEAD_MIN;
    for (size_t i = 0; i < grid->row_count; i++) {
        int width = width_text(grid_name(&grid->rows[i], lang));
        widest = width > widest ? width : widest;
    }
    int most = room / 3 < HEAD_MAX ? room / 3 : HEAD_MAX;
    if (grid->spec.rows == GRID_PARTNERS)
        most = CODE_HEAD_MAX;
    return widest < most ? widest : most;
}

/* Years share the room evenly; codes of partners need as much as they have letters. */
static int cell_columns(const struct grid *grid, const struct grid_look *look, int room)
{
    if (look->lanes) {
        int each = grid->column_count > 0 ? room / (int)grid->column_count : TIME_CELL_MAX;
        int most = grid->spec.columns == GRID_DECADES ? TIME_CELL_MAX + 2 : TIME_CELL_MAX;
        int least = grid->spec.columns == GRID_DECADES ? TIME_CELL_MAX : 1;
        return each < least ? least : each > most ? most : each;
    }
    int widest = text_columns(grid, look->reading, grid_highest(grid));
    for (size_t i = 0; i < grid->column_count; i++) {
        int width = width_text(grid_name(&grid->columns[i], look->lang));
        width = width < CODE_MAX ? width : CODE_MAX;
        widest = width > widest ? width : widest;
    }
    return widest + 1 > 4 || room < 40 ? widest + 1 : 4;
}

static size_t seen(size_t count, int room)
{
    size_t fits = room > 1 ? (size_t)room : 1;
    return count < fits ? count : fits;
}

static size_t pinned_seen(size_t pinned, size_t shown, size_t count)
{
    if (shown == count)
        return pinned;
    return pinned < shown ? pinned : shown > 0 ? shown - 1 : 0;
}

void pane_grid_layout(const struct grid *grid, const struct grid_look *look, struct box box,
                      struct grid_layout *out)
{
    *out = (struct grid_layout){.box = box};
    out->head = MARK + head_columns(grid, look->lang, box.columns) + 1;
    if (box.columns >= 32)
        out->sum = digits_of(grid->all.sum.count) + 2;
    if (out->sum > 0 && out->sum < 5)
        out->sum = 5;
    int room = box.columns - out->head - out->sum - 1;
    if (look->lanes && room < (int)grid->column_count &&
        room + out->sum >= (int)grid->column_count) { /* all years are worth more than sums */
        room += out->sum;
        out->sum = 0;
    }
    out->cell = cell_columns(grid, look, room);
    out->columns = seen(grid->column_count, room / out->cell);
    out->rows = seen(grid->row_count, box.rows - 2);
    out->pinned_rows = pinned_seen(grid->pinned_rows, out->rows, grid->row_count);
    out->pinned_columns = pinned_seen(grid->pinned_columns, out->columns, grid->column_count);
}

/* The cursor */

static bool move_place(size_t *place, long by, size_t last)
{
    long wanted = (long)*place + by;
    size_t before = *place;
    *place = wanted < 0 ? 0 : wanted > (long)last ? last : (size_t)wanted;
    return *place != before;
}

bool pane_grid_move(const struct grid *grid, struct grid_scroll *scroll, long rows, long columns)
{
    bool down = move_place(&scroll->row, rows, grid->row_count);
    bool right = move_place(&scroll->column, columns, grid->column_count);
    return down || right;
}

/* One axis: the places from pinned on are a list of their own. */
static void fit_axis(size_t *top, size_t cursor, size_t count, size_t shown, size_t pinned)
{
    struct scroll scroll = {0, *top};
    size_t room = shown - pinned;
    if (cursor >= pinned && cursor < count)
        scroll.cursor = cursor - pinned;
    else
        scroll.cursor = *top;
    scroll_fit(&scroll, count - pinned, (int)(room > 0 ? room : 1));
    *top = scroll.top;
}

void pane_grid_fit(const struct grid *grid, const struct grid_layout *layout,
                   struct grid_scroll *scroll)
{
    if (scroll->row > grid->row_count)
        scroll->row = grid->row_count;
    if (scroll->column > grid->column_count)
        scroll->column = grid->column_count;
    fit_axis(&scroll->top, scroll->row, grid->row_count, layout->rows, layout->pinned_rows);
    fit_axis(&scroll->left, scroll->column, grid->column_count, layout->columns,
             layout->pinned_columns);
}

/* The place of the nth row (column) shown; the one after the last is the sum. */
static size_t place_of(size_t nth, size_t shown, size_t pinned, size_t top, size_t count)
{
    if (nth >= shown)
        return count;
    return nth < pinned ? nth : nth + top;
}

static size_t row_place(const struct grid *grid, const struct grid_layout *layout,
                        const struct grid_scroll *scroll, size_t nth)
{
    return place_of(nth, layout->rows, layout->pinned_rows, scroll->top, grid->row_count);
}

static size_t column_place(const struct grid *grid, const struct grid_layout *layout,
                           const struct grid_scroll *scroll, size_t nth)
{
    return place_of(nth, layout->columns, layout->pinned_columns, scroll->left, grid->column_count);
}

/* Where the nth column stands, and how wide it is; the sum's is at the right end of the cells. */
static int column_start(const struct grid_layout *layout, size_t nth)
{
    return layout->box.column + layout->head + (int)nth * layout->cell;
}

static int column_width(const struct grid_layout *layout, size_t nth)
{
    return nth < layout->columns ? layout->cell : layout->sum;
}

bool pane_grid_at(const struct grid *grid, const struct grid_layout *layout,
                  const struct grid_scroll *scroll, int row, int column, size_t *place_row,
                  size_t *place_column)
{
    int line = row - layout->box.row;
    int across = column - layout->box.column - layout->head;
    if (line < 0 || line > (int)layout->rows + 1 || column < layout->box.column)
        return false;
    size_t nth = across < 0 ? layout->columns : (size_t)(across / layout->cell);
    if (across >= (int)layout->columns * layout->cell + layout->sum)
        return false;
    *place_row = line == 0 ? grid->row_count : row_place(grid, layout, scroll, (size_t)line - 1);
    *place_column = column_place(grid, layout, scroll, nth);
    return true;
}

/* Drawing */

/* What the drawing of one grid goes by. */
struct painter {
    struct canvas *canvas;
    const struct grid *grid;
    const struct grid_layout *layout;
    const struct grid_scroll *scroll;
    const struct grid_look *look;
    uint32_t highest;     /* of the cells */
    uint32_t highest_sum; /* of the columns */
};

/* Shades part the counts up to the highest so that each takes about four times the one before. */
static enum style shade_of(const struct painter *p, uint32_t count)
{
    if (count * 2 > p->highest)
        return STYLE_HEAT_HIGH;
    return count * 8 > p->highest ? STYLE_HEAT_MIDDLE : STYLE_HEAT_LOW;
}

static void draw_right(const struct painter *p, int row, int column, int columns, enum style style,
                       const char *text)
{
    int width = width_text(text);
    if (width > columns) {
        struct str cut = {0};
        width_pad(&cut, text, columns);
        canvas_text(p->canvas, row, column, columns, style, str_text(&cut));
        str_clear(&cut);
        return;
    }
    canvas_text(p->canvas, row, column + columns - width, width, style, text);
}

static bool is_decade(const struct painter *p, size_t place)
{
    return p->look->lanes && place < p->grid->column_count &&
           p->grid->columns[place].first_year % 10 == 0;
}

static int layout_left(const struct painter *p)
{
    return p->layout->box.column + MARK;
}

/* The heads of the columns. Narrow years are named by decade, and the cursor's one itself. */
static void draw_column_head(const struct painter *p, size_t nth)
{
    size_t place = column_place(p->grid, p->layout, p->scroll, nth);
    bool sum = place >= p->grid->column_count;
    bool cursor = place == p->scroll->column;
    const char *name = sum ? label(LABEL_GRID_SUM, p->look->lang)
                           : grid_name(&p->grid->columns[place], p->look->lang);
    int row = p->layout->box.row;
    int start = column_start(p->layout, nth);
    int width = column_width(p->layout, nth);
    enum style style = cursor ? STYLE_STRONG : STYLE_LABEL;
    if (!p->look->lanes || sum) {
        int columns = width - 1; /* the cursor's one stands whole, over those before it */
        if (cursor && width_text(name) > columns &&
            width_text(name) < start + width - layout_left(p))
            columns = width_text(name);
        if (columns >= width)
            canvas_fill(p->canvas, row, start + width - columns - 1, columns + 1, STYLE_PLAIN, " ");
        draw_right(p, row, start + width - columns, columns, style, name);
        return;
    }
    int end = column_start(p->layout, p->layout->columns);
    long to_cursor = ((long)p->scroll->column - (long)place) * width;
    if (to_cursor > 0 && to_cursor < 9 && width <= width_text(name))
        return; /* the cursor's year takes the room */
    if (cursor && start + width_text(name) > end)
        start = end - width_text(name);
    if (width > width_text(name) || cursor ||
        (is_decade(p, place) && width * 10 > width_text(name)))
        canvas_text(p->canvas, row, start, end - start, style, name);
}

static void draw_column_heads(const struct painter *p)
{
    size_t cursor = p->layout->columns + 1;
    for (size_t nth = 0; nth < p->layout->columns + (p->layout->sum > 0); nth++) {
        if (column_place(p->grid, p->layout, p->scroll, nth) == p->scroll->column)
            cursor = nth;
        else
            draw_column_head(p, nth);
    }
    if (cursor > p->layout->columns)
        return;
    if (p->look->lanes && cursor < p->layout->columns) { /* over what stood there, with blanks */
        int start = column_start(p->layout, cursor);
        int end = column_start(p->layout, p->layout->columns);
        int from = start + 4 > end ? end - 5 : start - 1;
        canvas_fill(p->canvas, p->layout->box.row, from, end - from < 6 ? end - from : 6,
                    STYLE_PLAIN, " ");
    }
    draw_column_head(p, cursor);
}

/* What lies beyond the edges. */
static void draw_more(const struct painter *p)
{
    const struct grid_layout *layout = p->layout;
    int row = layout->box.row;
    if (p->scroll->left > 0)
        canvas_text(p->canvas, row, layout->box.column + layout->head - 1, 1, STYLE_BORDER, "<");
    if (p->scroll->left + layout->columns < p->grid->column_count)
        canvas_text(p->canvas, row, column_start(layout, layout->columns), 1, STYLE_BORDER, ">");
}

static void draw_row_head(const struct painter *p, int line, size_t place, bool pinned)
{
    const struct grid_layout *layout = p->layout;
    int row = layout->box.row + line;
    bool cursor = place == p->scroll->row;
    const char *name = place < p->grid->row_count ? grid_name(&p->grid->rows[place], p->look->lang)
                                                  : label(LABEL_GRID_SUM, p->look->lang);
    enum style style = cursor                        ? STYLE_STRONG
                       : place >= p->grid->row_count ? STYLE_LABEL
                                                     : STYLE_PLAIN;
    struct str cut = {0};
    width_pad(&cut, name, layout->head - MARK - 1);
    canvas_text(p->canvas, row, layout->box.column, 1, style, cursor ? ">" : pinned ? "*" : " ");
    canvas_text(p->canvas, row, layout->box.column + MARK, layout->head - MARK, style,
                str_text(&cut));
    str_clear(&cut);
}

static void draw_lane_cell(const struct painter *p, int row, size_t nth, size_t place,
                           const struct grid_cell *cell)
{
    struct str text = {0};
    int start = column_start(p->layout, nth);
    grid_lane_text(cell, p->layout->cell, &text);
    if (text.length > 0)
        canvas_text(p->canvas, row, start, p->layout->cell, shade_of(p, cell->count),
                    str_text(&text));
    else if (is_decade(p, place))
        canvas_text(p->canvas, row, start, 1, STYLE_BORDER, ":");
    str_clear(&text);
}

static void draw_count_cell(const struct painter *p, int row, size_t nth, size_t place_row,
                            size_t place)
{
    struct str text = {0};
    bool sum = place >= p->grid->column_count || place_row >= p->grid->row_count;
    uint32_t count = grid_cell(p->grid, place_row, place)->count;
    grid_text(p->grid, p->look->reading, place_row, place, &text);
    enum style style = sum ? STYLE_LABEL : text.length > 0 ? shade_of(p, count) : STYLE_FAINT;
    if (p->look->lanes && nth < p->layout->columns)
        canvas_text(p->canvas, row, column_start(p->layout, nth), p->layout->cell, style,
                    str_text(&text));
    else
        draw_right(p, row, column_start(p->layout, nth), column_width(p->layout, nth), style,
                   text.length > 0 ? str_text(&text) : ".");
    str_clear(&text);
}

/* The cursor's cell: reversed, in brackets where there is room for them. */
static void draw_cursor(const struct painter *p, int row, size_t nth)
{
    struct canvas *canvas = p->canvas;
    int start = column_start(p->layout, nth);
    int width = column_width(p->layout, nth);
    bool brackets = !p->look->lanes || nth >= p->layout->columns;
    int at = start;
    if (brackets) {
        const struct cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
        while (at < start + width - 1 && cells[at].text[0] == ' ')
            at++;
        canvas_text(canvas, row, at - 1, 1, STYLE_CURSOR, "[");
        canvas_text(canvas, row, start + width, 1, STYLE_CURSOR, "]");
    }
    canvas_paint(canvas, row, at, start + width - at, STYLE_CURSOR);
    canvas->cursor_row = row;
    canvas->cursor_column = at;
}

/* The counts of all lanes by year, as blocks: numbers would not fit. */
static void draw_spark_row(const struct painter *p, int row)
{
    for (size_t nth = 0; nth < p->layout->columns; nth++) {
        size_t place = column_place(p->grid, p->layout, p->scroll, nth);
        struct str levels = {0};
        struct str text = {0};
        const struct spark spark = {&p->grid->columns[place].sum.count, 1, p->highest_sum};
        spark_levels(&levels, &spark, 1);
        spark_text(&text, str_text(&levels), " ");
        canvas_text(p->canvas, row, column_start(p->layout, nth), 1, STYLE_LABEL, str_text(&text));
        str_clear(&levels);
        str_clear(&text);
    }
}

static void draw_row(const struct painter *p, int line, size_t nth_row)
{
    const struct grid_layout *layout = p->layout;
    int row = layout->box.row + line;
    size_t place = row_place(p->grid, layout, p->scroll, nth_row);
    bool sums = place >= p->grid->row_count;
    bool blocks = sums && p->grid->spec.columns == GRID_YEARS;
    draw_row_head(p, line, place, nth_row < layout->pinned_rows);
    if (blocks)
        draw_spark_row(p, row);
    for (size_t nth = 0; nth < layout->columns + (layout->sum > 0); nth++) {
        size_t column = column_place(p->grid, layout, p->scroll, nth);
        bool cell = nth < layout->columns;
        if (cell && blocks)
            continue;
        if (cell && p->look->lanes && !sums)
            draw_lane_cell(p, row, nth, column, grid_cell(p->grid, place, column));
        else if (cell || p->look->reading != GRID_SHARE || !sums)
            draw_count_cell(p, row, nth, place, column);
    }
    for (size_t nth = 0; nth < layout->columns + (layout->sum > 0); nth++) {
        if (place == p->scroll->row &&
            column_place(p->grid, layout, p->scroll, nth) == p->scroll->column)
            draw_cursor(p, row, nth);
    }
}

void pane_draw_grid(struct canvas *canvas, const struct grid *grid,
                    const struct grid_layout *layout, const struct grid_scroll *scroll,
                    const struct grid_look *look)
{
    struct painter p = {canvas, grid, layout, scroll, look, grid_highest(grid), 1};
    for (size_t i = 0; i < grid->column_count; i++) {
        if (grid->columns[i].sum.count > p.highest_sum)
            p.highest_sum = grid->columns[i].sum.count;
    }
    if (layout->box.rows < 1)
        return;
    draw_column_heads(&p);
    draw_more(&p);
    int lines = layout->box.rows - 1;
    for (int line = 1; line <= lines && (size_t)line <= layout->rows + 1; line++) {
        bool last = line == lines && (size_t)line <= layout->rows;
        draw_row(&p, line, last ? layout->rows : (size_t)line - 1);
    }
}
