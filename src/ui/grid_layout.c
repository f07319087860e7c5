/* SPDX-License-Identifier: MIT */
/*
 * Where a grid's cells stand, and the cursor among them. Along each axis a list of shown places is
 * made: the pinned ones, those from top (left) on, the sum; all else walks these lists.
 */
#include "grid_places.h"

#include "attache/text/width.h"

enum {
    HEAD_MIN = 6,
    HEAD_MAX = 26,
    TIME_CELL_MAX = 6,
    CODE_MAX = 3, /* few codes of partners are longer: they widen their columns alone */
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
        if (grid->spec.columns == GRID_DECADES && grid->column_count > 0)
            least = width_text(grid_name(&grid->columns[0], look->lang)) + 1;
        return each > most && most > least ? most : each < least ? least : each;
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

/* The place of the nth row (column) shown; the one after the last is the sum. */
static size_t place_of(size_t nth, size_t shown, size_t pinned, size_t top, size_t count)
{
    if (nth >= shown)
        return count;
    return nth < pinned ? nth : nth + top;
}

static int place_columns(const struct grid *grid, const struct grid_layout *layout, size_t place)
{
    int name = width_text(grid_name(&grid->columns[place], layout->look.lang));
    name = (name < CODE_HEAD_MAX ? name : CODE_HEAD_MAX) + 1;
    return name > layout->cell ? name : layout->cell;
}

/* Lays out the pinned columns, and those from left on that find room. */
static void lay_columns(const struct grid *grid, struct grid_layout *layout, size_t left)
{
    size_t count = grid->column_count;
    if (layout->look.lanes) {
        layout->columns = seen(count, layout->room / layout->cell);
        return;
    }
    size_t nth = 0;
    for (; nth < GRID_COLUMNS_SEEN; nth++) {
        size_t place = place_of(nth, count, layout->pinned_columns, left, count);
        if (place >= count)
            break;
        int end = layout->starts[nth] + place_columns(grid, layout, place);
        if (end > layout->room && nth > 0)
            break;
        layout->starts[nth + 1] = end;
    }
    layout->columns = nth;
}

/* The pinned columns, fewer than all that are seen. */
static void pin_columns(const struct grid *grid, struct grid_layout *layout)
{
    layout->pinned_columns = 0;
    lay_columns(grid, layout, 0);
    layout->pinned_columns = pinned_seen(grid->pinned_columns, layout->columns, grid->column_count);
}

void pane_grid_layout(const struct grid *grid, const struct grid_look *look,
                      const struct grid_scroll *scroll, struct box box, struct grid_layout *out)
{
    *out = (struct grid_layout){.box = box, .look = *look};
    out->head = GRID_MARK + head_columns(grid, look->lang, box.columns) + 1;
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
    out->room = room;
    out->cell = cell_columns(grid, look, room);
    out->rows = seen(grid->row_count, box.rows - 2);
    out->pinned_rows = pinned_seen(grid->pinned_rows, out->rows, grid->row_count);
    pin_columns(grid, out);
    lay_columns(grid, out, scroll->left);
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

/* The rows from the pinned ones on are a list of their own. */
static void fit_rows(const struct grid *grid, const struct grid_layout *layout,
                     struct grid_scroll *scroll)
{
    struct scroll rows = {scroll->top, scroll->top};
    size_t pinned = layout->pinned_rows;
    size_t room = layout->rows - pinned;
    if (scroll->row >= pinned && scroll->row < grid->row_count)
        rows.cursor = scroll->row - pinned;
    scroll_fit(&rows, grid->row_count - pinned, (int)(room > 0 ? room : 1));
    scroll->top = rows.top;
}

static size_t last_seen(const struct grid *grid, struct grid_layout *layout, size_t left)
{
    lay_columns(grid, layout, left);
    return layout->columns - 1 + (layout->columns > layout->pinned_columns ? left : 0);
}

/* Columns are not all as wide, so that how many are seen depends on which ones. */
static void fit_columns(const struct grid *grid, struct grid_layout *layout,
                        struct grid_scroll *scroll)
{
    size_t pinned = layout->pinned_columns;
    size_t count = grid->column_count;
    size_t most = (size_t)(layout->room / layout->cell); /* that can be seen */
    size_t left = scroll->left + pinned < count ? scroll->left : 0;
    if (scroll->column >= pinned && scroll->column < count) {
        size_t cursor = scroll->column - pinned;
        left = left > cursor ? cursor : left;
        left = cursor > most + left ? cursor - most : left;
        while (left < cursor && last_seen(grid, layout, left) < scroll->column)
            left++;
    }
    while (left > 0 && last_seen(grid, layout, left - 1) + 1 >= count)
        left--;
    lay_columns(grid, layout, left);
    scroll->left = left;
}

void pane_grid_fit(const struct grid *grid, struct grid_layout *layout, struct grid_scroll *scroll)
{
    if (scroll->row > grid->row_count)
        scroll->row = grid->row_count;
    if (scroll->column > grid->column_count)
        scroll->column = grid->column_count;
    fit_rows(grid, layout, scroll);
    fit_columns(grid, layout, scroll);
}

size_t grid_row_place(const struct grid *grid, const struct grid_layout *layout,
                      const struct grid_scroll *scroll, size_t nth)
{
    return place_of(nth, layout->rows, layout->pinned_rows, scroll->top, grid->row_count);
}

size_t grid_column_place(const struct grid *grid, const struct grid_layout *layout,
                         const struct grid_scroll *scroll, size_t nth)
{
    return place_of(nth, layout->columns, layout->pinned_columns, scroll->left, grid->column_count);
}

int grid_column_start(const struct grid_layout *layout, size_t nth)
{
    int from = layout->look.lanes ? (int)nth * layout->cell : layout->starts[nth];
    return layout->box.column + layout->head + from;
}

int grid_column_width(const struct grid_layout *layout, size_t nth)
{
    return nth < layout->columns
               ? grid_column_start(layout, nth + 1) - grid_column_start(layout, nth)
               : layout->sum;
}

bool pane_grid_point(const struct grid *grid, const struct grid_layout *layout,
                     struct grid_scroll *scroll, int row, int column)
{
    int line = row - layout->box.row;
    int across = column - layout->box.column - layout->head;
    if (line < 0 || line > (int)layout->rows + 1 || column < layout->box.column)
        return false;
    size_t nth = across < 0 ? layout->columns : 0;
    while (nth < layout->columns && column >= grid_column_start(layout, nth + 1))
        nth++;
    if (column >= grid_column_start(layout, layout->columns) + layout->sum)
        return false;
    scroll->row =
        line == 0 ? grid->row_count : grid_row_place(grid, layout, scroll, (size_t)line - 1);
    scroll->column = grid_column_place(grid, layout, scroll, nth);
    return true;
}
