/* SPDX-License-Identifier: MIT */
/* Lines from facets, and their drawing. Short sections are always whole; of long ones the values
   with the most meetings, which is their order, and those the filter has. */
#include "attache/ui/pane_facets.h"

#include "brush.h"

#include "attache/text/fold.h"
#include "attache/text/width.h"
#include "attache/ui/caption.h"

#include <string.h>

enum { WHOLE = 8, SHOWN = 6 };

static void add_line(struct facet_lines *lines, enum facet_line_type type, size_t section,
                     size_t value)
{
    lines->items =
        mem_grow(lines->items, &lines->capacity, lines->count + 1, sizeof(*lines->items));
    lines->items[lines->count++] = (struct facet_line){type, section, value};
}

static bool has_text(const char *text, const char *key)
{
    struct arena arena = {0};
    bool found = strstr(fold_dup(&arena, text), key) != NULL;
    arena_clear(&arena);
    return found;
}

static bool is_typed(const struct facet_value *value, const char *key)
{
    return key[0] == '\0' || has_text(value->title, key) || has_text(value->native, key) ||
           has_text(value->value, key);
}

/* One section being made. */
struct section {
    const struct facets *facets;
    size_t number;
    size_t from, to; /* its values */
    const char *key; /* what is typed, folded */
    bool whole;
};

static void make_section(const struct section *section, struct facet_lines *lines)
{
    size_t heading = lines->count;
    size_t shown = 0;
    size_t hidden = 0;
    add_line(lines, FACET_LINE_HEADING, section->number, 0);
    for (size_t i = section->from; i < section->to; i++) {
        const struct facet_value *value = &section->facets->values[i];
        if (!is_typed(value, section->key))
            continue;
        if (!section->whole && shown >= SHOWN && value->mark == FACET_FREE) {
            hidden++;
            continue;
        }
        add_line(lines, FACET_LINE_VALUE, section->number, i);
        shown++;
    }
    bool foldable = section->key[0] == '\0' && section->to - section->from > WHOLE;
    if (foldable && (hidden > 0 || section->whole))
        add_line(lines, FACET_LINE_MORE, section->number, hidden);
    if (shown == 0)
        lines->count = heading;
}

void facet_lines_make(const struct facets *facets, const struct facet_fold *fold,
                      struct facet_lines *lines)
{
    struct arena arena = {0};
    struct section section = {.facets = facets, .key = fold_dup(&arena, fold->typed)};
    lines->facets = facets;
    lines->count = 0;
    for (size_t s = 0; s < FACETS_SECTIONS; s++) {
        section.number = s;
        section.from = section.to;
        while (section.to < facets->count && facets->values[section.to].field == facets_fields[s])
            section.to++;
        bool open = (fold->open >> s & 1) != 0;
        section.whole = open || section.key[0] != '\0' || section.to - section.from <= WHOLE;
        make_section(&section, lines);
    }
    arena_clear(&arena);
}

void facet_lines_clear(struct facet_lines *lines)
{
    mem_free(&lines->items);
    *lines = (struct facet_lines){0};
}

static bool can_stand(const struct facet_lines *lines, size_t at)
{
    return at < lines->count && lines->items[at].type != FACET_LINE_HEADING;
}

/* The next line in the direction that is no heading; `at` itself when there is none. */
static size_t next_line(const struct facet_lines *lines, size_t at, int direction)
{
    size_t next = at;
    while (direction > 0 ? next + 1 < lines->count : next > 0) {
        next = direction > 0 ? next + 1 : next - 1;
        if (can_stand(lines, next))
            return next;
    }
    return at;
}

bool facet_lines_move(const struct facet_lines *lines, struct scroll *scroll, long by)
{
    size_t before = scroll->cursor;
    if (scroll->cursor >= lines->count)
        scroll->cursor = lines->count > 0 ? lines->count - 1 : 0;
    if (!can_stand(lines, scroll->cursor))
        scroll->cursor = next_line(lines, scroll->cursor, 1);
    for (long left = by < 0 ? -by : by; left > 0; left--) {
        size_t next = next_line(lines, scroll->cursor, by < 0 ? -1 : 1);
        if (next == scroll->cursor)
            break;
        scroll->cursor = next;
    }
    return scroll->cursor != before;
}

bool facet_lines_jump(const struct facet_lines *lines, struct scroll *scroll, int direction)
{
    size_t before = scroll->cursor;
    if (before >= lines->count)
        return false;
    size_t wanted = lines->items[before].section;
    size_t found = before;
    for (size_t at = before; at<lines->count; at = direction> 0 ? at + 1 : at - 1) {
        size_t section = lines->items[at].section;
        if (section != wanted && can_stand(lines, at)) {
            found = at;
            break;
        }
        if (at == 0 && direction < 0)
            break;
    }
    while (found > 0 && can_stand(lines, found - 1))
        found--;
    scroll->cursor = found;
    return scroll->cursor != before;
}

const struct facet_value *facet_lines_value(const struct facet_lines *lines, size_t line)
{
    if (line >= lines->count || lines->items[line].type != FACET_LINE_VALUE)
        return NULL;
    return &lines->facets->values[lines->items[line].value];
}

/* Drawing */

static int64_t highest_count(const struct facets *facets)
{
    int64_t highest = 0;
    for (size_t i = 0; i < facets->count; i++)
        highest = facets->values[i].count > highest ? facets->values[i].count : highest;
    return highest;
}

static void draw_decades(struct brush *brush, const struct facets *facets,
                         const struct facet_value *value, int end)
{
    const struct spark spark = {.counts = value->decades, .count = facets->decade_count};
    struct str levels = {0};
    spark_levels(&levels, &spark, SPARK_DECADES);
    brush_decades(brush, str_text(&levels), end);
    str_clear(&levels);
}

static void draw_value(struct brush *brush, const struct facets *facets,
                       const struct facet_value *value, int count_width, enum lang lang)
{
    static const char *const marks[] = {" ", "+", "-"};
    const int end = brush->end;
    const bool korean = lang == LANG_KO && value->native[0] != '\0';
    const enum style style = value->count > 0 ? STYLE_PLAIN : STYLE_FAINT;
    brush_count(brush, value->count);
    if (count_width > 0)
        draw_decades(brush, facets, value, end - count_width - 1);
    brush_column(brush, STYLE_STRONG, marks[value->mark], 1);
    if (value->field == QUERY_PARTNER)
        brush_column(brush, value->count > 0 ? STYLE_STRONG : STYLE_FAINT, value->value,
                     width_text(value->value));
    brush_text(brush, value->mark != FACET_FREE ? STYLE_STRONG : style,
               korean ? value->native : value->title);
}

static void draw_more(struct brush *brush, const struct facet_line *line, enum lang lang)
{
    struct str text = {0};
    if (line->value > 0)
        str_addf(&text, "+%zu %s", line->value, caption(CAPTION_MORE, lang));
    else
        str_add(&text, caption(CAPTION_FEWER, lang));
    brush->column += 2;
    brush_text(brush, STYLE_FAINT, str_text(&text));
    str_clear(&text);
}

/* With its heading when the cursor is on the first value of a section. */
static void fit(const struct facet_lines *lines, struct scroll *scroll, int rows)
{
    scroll_fit(scroll, lines->count, rows);
    if (rows > 1 && scroll->top == scroll->cursor && scroll->top > 0 &&
        lines->items[scroll->top - 1].type == FACET_LINE_HEADING)
        scroll->top--;
}

void pane_draw_facets(struct canvas *canvas, struct box box, const struct facet_lines *lines,
                      struct scroll *scroll, const struct pane_look *look)
{
    const struct facets *facets = lines->facets;
    if (box.rows == 0 || lines->count == 0)
        return;
    const int count_width = brush_count_columns(box.columns, highest_count(facets));
    fit(lines, scroll, box.rows);
    for (int row = 0; row < box.rows && scroll->top + (size_t)row < lines->count; row++) {
        size_t at = scroll->top + (size_t)row;
        const struct facet_line *line = &lines->items[at];
        if (line->type == FACET_LINE_HEADING) {
            canvas_text(canvas, box_line(box, row, 1), STYLE_HEADING,
                        caption_of_field(facets_fields[line->section], look->lang));
            continue;
        }
        struct brush brush = brush_start(canvas, box, row, at == scroll->cursor, look->focused);
        if (line->type == FACET_LINE_VALUE)
            draw_value(&brush, facets, &facets->values[line->value], count_width, look->lang);
        else
            draw_more(&brush, line, look->lang);
    }
}
