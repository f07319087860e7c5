/* SPDX-License-Identifier: MIT */
/* Drawing a grid, along the lists of shown places of its layout. */
#include "grid_places.h"

#include "attache/core/spark.h"
#include "attache/text/width.h"

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

static void draw_right(const struct painter *p, struct stretch at, enum style style,
                       const char *text)
{
    int width = canvas_width(p->canvas, text);
    width = width < at.columns ? width : at.columns;
    canvas_cut(p->canvas, stretch(at.row, at.column + at.columns - width, width), style, text);
}

static bool is_decade(const struct painter *p, size_t place)
{
    return p->look->lanes && place < p->grid->column_count &&
           p->grid->columns[place].first_year % 10 == 0;
}

static int layout_left(const struct painter *p)
{
    return p->layout->box.column + GRID_MARK;
}

/* The heads of the columns. Narrow years are named by decade, and the cursor's one itself. */
static void draw_column_head(const struct painter *p, size_t nth)
{
    size_t place = grid_column_place(p->grid, p->layout, p->scroll, nth);
    bool sum = place >= p->grid->column_count;
    bool cursor = place == p->scroll->column;
    const char *name = sum ? grid_say_sum(p->look->reading, p->look->lang)
                           : grid_name(&p->grid->columns[place], p->look->lang);
    int row = p->layout->box.row;
    int start = grid_column_start(p->layout, nth);
    int width = grid_column_width(p->layout, nth);
    enum style style = cursor ? STYLE_STRONG : STYLE_LABEL;
    if (!p->look->lanes || sum) {
        int columns = width - 1; /* the cursor's one stands whole, over those before it */
        if (cursor && width_text(name) > columns &&
            width_text(name) < start + width - layout_left(p))
            columns = width_text(name);
        if (columns >= width)
            canvas_fill(p->canvas, stretch(row, start + width - columns - 1, columns + 1),
                        STYLE_PLAIN, " ");
        draw_right(p, stretch(row, start + width - columns, columns), style, name);
        int wide = width_text(name) < columns ? width_text(name) : columns;
        if (place < p->grid->pinned_columns)
            canvas_text(p->canvas, stretch(row, start + width - wide - 1, 1), style, "*");
        return;
    }
    int end = grid_column_start(p->layout, p->layout->columns);
    long to_cursor = ((long)p->scroll->column - (long)place) * width;
    if (to_cursor > 0 && to_cursor < 9 && width <= width_text(name))
        return; /* the cursor's year takes the room */
    if (cursor && start + width_text(name) > end)
        start = end - width_text(name);
    if (width > width_text(name) || cursor ||
        (is_decade(p, place) && width * 10 > width_text(name)))
        canvas_text(p->canvas, stretch(row, start, end - start), style, name);
}

static void draw_column_heads(const struct painter *p)
{
    size_t cursor = p->layout->columns + 1;
    for (size_t nth = 0; nth < p->layout->columns + (p->layout->sum > 0); nth++) {
        if (grid_column_place(p->grid, p->layout, p->scroll, nth) == p->scroll->column)
            cursor = nth;
        else
            draw_column_head(p, nth);
    }
    if (cursor > p->layout->columns)
        return;
    if (p->look->lanes && cursor < p->layout->columns) { /* over what stood there, with blanks */
        int start = grid_column_start(p->layout, cursor);
        int end = grid_column_start(p->layout, p->layout->columns);
        int from = start + 4 > end ? end - 5 : start - 1;
        canvas_fill(p->canvas, stretch(p->layout->box.row, from, end - from < 6 ? end - from : 6),
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
        canvas_text(p->canvas, stretch(row, layout->box.column + layout->head - 1, 1), STYLE_BORDER,
                    "<");
    if (p->scroll->left + layout->columns < p->grid->column_count)
        canvas_text(p->canvas, stretch(row, grid_column_start(layout, layout->columns), 1),
                    STYLE_BORDER, ">");
}

static void draw_row_head(const struct painter *p, int line, size_t place, bool pinned)
{
    const struct grid_layout *layout = p->layout;
    int row = layout->box.row + line;
    bool cursor = place == p->scroll->row;
    const char *name = place < p->grid->row_count ? grid_name(&p->grid->rows[place], p->look->lang)
                                                  : grid_say_sum(p->look->reading, p->look->lang);
    enum style style = cursor                        ? STYLE_STRONG
                       : place >= p->grid->row_count ? STYLE_LABEL
                                                     : STYLE_PLAIN;
    canvas_text(p->canvas, stretch(row, layout->box.column, 1), style, cursor ? ">" : " ");
    canvas_text(p->canvas, stretch(row, layout->box.column + 1, 1), style, pinned ? "*" : " ");
    canvas_cut(p->canvas,
               stretch(row, layout->box.column + GRID_MARK, layout->head - GRID_MARK - 1), style,
               name);
}

static void draw_lane_cell(const struct painter *p, int row, size_t nth, size_t place,
                           const struct grid_cell *cell)
{
    struct str text = {0};
    int start = grid_column_start(p->layout, nth);
    grid_lane_text(cell, p->layout->cell, &text);
    if (text.length > 0)
        canvas_text(p->canvas, stretch(row, start, p->layout->cell), shade_of(p, cell->count),
                    str_text(&text));
    else if (is_decade(p, place))
        canvas_text(p->canvas, stretch(row, start, 1), STYLE_BORDER, ":");
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
        canvas_text(p->canvas, stretch(row, grid_column_start(p->layout, nth), p->layout->cell),
                    style, str_text(&text));
    else
        draw_right(
            p, stretch(row, grid_column_start(p->layout, nth), grid_column_width(p->layout, nth)),
            style, text.length > 0 ? str_text(&text) : ".");
    str_clear(&text);
}

/* The cursor's cell: reversed, in brackets where there is room for them. */
static void draw_cursor(const struct painter *p, int row, size_t nth)
{
    struct canvas *canvas = p->canvas;
    int start = grid_column_start(p->layout, nth);
    int width = grid_column_width(p->layout, nth);
    bool brackets = !p->look->lanes || nth >= p->layout->columns;
    int at = start;
    if (brackets) {
        const struct cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
        while (at < start + width - 1 && cells[at].text[0] == ' ')
            at++;
        canvas_text(canvas, stretch(row, at - 1, 1), STYLE_CURSOR, "[");
        canvas_text(canvas, stretch(row, start + width, 1), STYLE_CURSOR, "]");
    }
    canvas_paint(canvas, stretch(row, at, start + width - at), STYLE_CURSOR);
    canvas->cursor_row = row;
    canvas->cursor_column = at;
}

/* The counts of all lanes by year, as blocks: numbers would not fit. */
static void draw_spark_row(const struct painter *p, int row)
{
    for (size_t nth = 0; nth < p->layout->columns; nth++) {
        size_t place = grid_column_place(p->grid, p->layout, p->scroll, nth);
        struct str levels = {0};
        struct str text = {0};
        const struct spark spark = {&p->grid->columns[place].sum.count, 1, p->highest_sum};
        spark_levels(&levels, &spark, 1);
        spark_text(&text, str_text(&levels), " ");
        canvas_text(p->canvas, stretch(row, grid_column_start(p->layout, nth), 1), STYLE_LABEL,
                    str_text(&text));
        str_clear(&levels);
        str_clear(&text);
    }
}

static void draw_row(const struct painter *p, int line, size_t nth_row)
{
    const struct grid_layout *layout = p->layout;
    int row = layout->box.row + line;
    size_t place = grid_row_place(p->grid, layout, p->scroll, nth_row);
    bool sums = place >= p->grid->row_count;
    bool blocks = sums && p->grid->spec.columns == GRID_YEARS;
    draw_row_head(p, line, place, nth_row < layout->pinned_rows);
    if (blocks)
        draw_spark_row(p, row);
    for (size_t nth = 0; nth < layout->columns + (layout->sum > 0); nth++) {
        size_t column = grid_column_place(p->grid, layout, p->scroll, nth);
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
            grid_column_place(p->grid, layout, p->scroll, nth) == p->scroll->column)
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
