/* SPDX-License-Identifier: MIT */
/* The lines below a grid: what rises and cools, what the letters mean, and the years with the
   window on them. */
#include "attache/ui/pane_grid.h"

#include "attache/core/spark.h"
#include "attache/text/width.h"

/* A place to write the next line; stops at the box's end. */
struct lines {
    struct canvas *canvas;
    struct box box;
    int used;
};

static void add_line(struct lines *lines, enum style style, const char *text)
{
    if (lines->used >= lines->box.rows || text[0] == '\0')
        return;
    canvas_cut(lines->canvas,
               stretch(lines->box.row + lines->used, lines->box.column + 1, lines->box.columns - 2),
               style, text);
    lines->used++;
}

/* Pieces of text, several on a line as they fit. */
struct pieces {
    struct lines *lines;
    enum style style;
    struct str line;
};

static void end_pieces(struct pieces *pieces)
{
    add_line(pieces->lines, pieces->style, str_text(&pieces->line));
    str_clear(&pieces->line);
}

/* Takes the text over. */
static void add_piece(struct pieces *pieces, struct str *text)
{
    int width = width_text(str_text(&pieces->line)) + 2 + width_text(str_text(text));
    if (pieces->line.length > 0 && width > pieces->lines->box.columns - 2)
        end_pieces(pieces);
    if (text->length > 0)
        str_addf(&pieces->line, "%s%s", pieces->line.length > 0 ? "  " : "", str_text(text));
    str_clear(text);
}

static void add_letters(struct lines *lines, enum lang lang)
{
    struct pieces pieces = {lines, STYLE_LABEL, {0}};
    struct str text = {0};
    for (size_t n = 0; grid_say_letter(n, lang, &text); n++)
        add_piece(&pieces, &text);
    end_pieces(&pieces);
}

static void add_trends(struct lines *lines, const struct grid *grid, enum lang lang)
{
    struct pieces pieces = {lines, STYLE_PLAIN, {0}};
    struct str text = {0};
    grid_say_trend(grid, 1, lang, &text);
    add_piece(&pieces, &text);
    grid_say_trend(grid, -1, lang, &text);
    add_piece(&pieces, &text);
    grid_say_never(grid, lang, &text);
    add_piece(&pieces, &text);
    end_pieces(&pieces);
}

/* The years on a line: "#" in the window, "." outside, the decades by name. */
static void add_axis(const struct grid *grid, int each, struct str *out)
{
    const struct grid_years *years = &grid->years;
    int columns = ((int)years->count + each - 1) / each;
    for (int i = 0; i < columns; i++) {
        int first = years->first_year + i * each;
        int last = first + each - 1;
        int decade = (last / 10) * 10;
        if (decade >= first && i + 4 <= columns && (each * 5 <= 10 || decade % 50 == 0)) {
            str_addf(out, "%04d", decade);
            i += 3;
            continue;
        }
        bool inside = first <= grid->spec.last_year && last >= grid->spec.first_year;
        str_add_char(out, inside ? '#' : '.');
    }
}

static void add_years(struct lines *lines, const struct grid *grid, enum lang lang)
{
    struct str levels = {0};
    struct str text = {0};
    const char *label = lang == LANG_KO ? "연도  " : "years  ";
    const struct grid_years *years = &grid->years;
    int room = lines->box.columns - 2 - width_text(label);
    if (years->count == 0 || room < 8 || lines->used + 2 > lines->box.rows)
        return;
    int each = ((int)years->count + room - 1) / room;
    const struct spark spark = {years->counts, years->count, 0};
    spark_levels(&levels, &spark, room);
    str_add_repeat(&text, " ", (size_t)width_text(label));
    spark_text(&text, str_text(&levels), " ");
    add_line(lines, STYLE_PLAIN, str_text(&text));
    str_cut(&text, 0);
    str_add(&text, label);
    add_axis(grid, each, &text);
    add_line(lines, STYLE_LABEL, str_text(&text));
    str_clear(&levels);
    str_clear(&text);
}

void pane_draw_grid_notes(struct canvas *canvas, struct box box, const struct grid *grid,
                          const struct grid_look *look)
{
    struct lines lines = {canvas, box, 0};
    if (look->lanes) {
        add_letters(&lines, look->lang);
        add_trends(&lines, grid, look->lang);
        return;
    }
    struct lines last = {canvas, box, 0};
    last.box.row = box.row + (box.rows > 2 ? box.rows - 2 : 0);
    last.box.rows = box.rows < 2 ? box.rows : 2;
    lines.box.rows = box.rows - last.box.rows;
    add_trends(&lines, grid, look->lang);
    add_years(&last, grid, look->lang);
}
