/* SPDX-License-Identifier: MIT */
/* Lists of entities and the timeline. A row is drawn from its columns; nothing is looked up. */
#include "attache/ui/pane.h"

#include "brush.h"

#include "attache/base/str.h"
#include "attache/core/date.h"
#include "attache/text/ascii.h"
#include "attache/text/width.h"
#include "attache/text/wrap.h"
#include "attache/ui/caption.h"

#include <string.h>

bool scroll_move(struct scroll *scroll, long delta, size_t count)
{
    size_t before = scroll->cursor;
    long last = count > 0 ? (long)count - 1 : 0;
    long wanted = (long)scroll->cursor + delta;
    scroll->cursor = (size_t)(wanted < 0 ? 0 : wanted > last ? last : wanted);
    return scroll->cursor != before;
}

void scroll_fit(struct scroll *scroll, size_t count, int rows)
{
    size_t seen = rows > 0 ? (size_t)rows : 1;
    if (scroll->cursor >= count)
        scroll->cursor = count > 0 ? count - 1 : 0;
    if (scroll->top > scroll->cursor)
        scroll->top = scroll->cursor;
    if (scroll->cursor >= scroll->top + seen)
        scroll->top = scroll->cursor - seen + 1;
    if (scroll->top + seen > count)
        scroll->top = count > seen ? count - seen : 0;
}

/* In the gutter, beside the cursor's mark. */
static void draw_kept(struct brush *brush, const struct row *row, const struct pane_look *look)
{
    if (look->kept != NULL && look->kept(look->kept_context, row))
        canvas_text(brush->canvas, stretch(brush->row, brush->column - 1, 1),
                    brush->base == STYLE_PLAIN ? STYLE_STRONG : brush->base, "*");
}

static const char *outcome_mark(const struct row *row)
{
    const struct word *word = vocab_find(&vocab_outcome_state, row->word);
    return word != NULL ? word->code : " ";
}

static int64_t highest_count(const struct result *rows)
{
    int64_t highest = 0;
    for (size_t i = 0; i < rows->count; i++)
        highest = rows->rows[i].count > highest ? rows->rows[i].count : highest;
    return highest;
}

/* count_width 0: without decades. */
static void draw_entity(struct brush *brush, const struct row *row, int count_width, enum lang lang)
{
    bool told = row->native[0] != '\0' && (!brush->canvas->ascii || ascii_tells(row->native));
    bool korean = lang == LANG_KO && told;
    int end = brush->end;
    if (row->kind == KIND_OUTCOME)
        brush_column(brush, STYLE_STRONG, outcome_mark(row), 1);
    else
        brush_count(brush, row->count);
    if (count_width > 0 && row->kind != KIND_OUTCOME)
        brush_decades(brush, row->decades, end - count_width - 1);
    if (row->kind == KIND_PARTNER && row->slug[0] != '\0')
        brush_column(brush, STYLE_STRONG, row->slug, width_text(row->slug));
    if (row->kind == KIND_ORGANIZATION && row->acronym[0] != '\0') {
        brush_text(brush, STYLE_STRONG, row->acronym);
        brush_text(brush, STYLE_PLAIN, " ");
    }
    brush_text(brush, STYLE_PLAIN, korean ? row->native : row->title);
    /* in ASCII Hangul would only spell out again what the title says */
    bool again = brush->canvas->ascii && !korean;
    if (told && !again && brush->end - brush->column > 8) {
        brush_text(brush, STYLE_PLAIN, " ");
        brush_text(brush, STYLE_NATIVE, korean ? row->title : row->native);
    }
}

void pane_draw_notice(struct canvas *canvas, struct box box, const char *text)
{
    size_t size = strlen(text);
    int columns = box.columns - 3;
    for (int row = 0; row < box.rows && columns > 0 && size > 0; row++) {
        struct str line = {0};
        size_t skip = 0;
        str_add_bytes(&line, text, wrap_next(text, size, columns, &skip));
        canvas_text(canvas, stretch(box.row + row, box.column + 2, columns), STYLE_FAINT,
                    str_text(&line));
        str_clear(&line);
        text += skip;
        size -= skip;
    }
}

void pane_draw_list(struct canvas *canvas, struct box box, const struct result *rows,
                    const struct scroll *scroll, const struct pane_look *look)
{
    const int count_width = brush_count_columns(box.columns, highest_count(rows));
    for (int line = 0; line < box.rows && scroll->top + (size_t)line < rows->count; line++) {
        size_t at = scroll->top + (size_t)line;
        struct brush brush = brush_start(canvas, box, line, at == scroll->cursor, look->focused);
        draw_kept(&brush, &rows->rows[at], look);
        draw_entity(&brush, &rows->rows[at], count_width, look->lang);
    }
}

/* A day with its doubt or some months of a year fit into the narrow one; a longer date is cut, so
   that columns stand. */
enum { DATE_NARROW = 12, DATE_WIDE = 13 };

static void draw_date(struct brush *brush, const struct row *row, int columns, enum lang lang)
{
    struct str text = {0};
    struct str cut = {0};
    date_add_short(row->date, lang, &text);
    width_pad(&cut, str_text(&text), columns);
    brush_column(brush, STYLE_PLAIN, str_text(&cut), columns);
    str_clear(&cut);
    str_clear(&text);
}

/* The partners of a row in few columns: "FR", "CN JP", "US +4". */
static void draw_partners(struct brush *brush, const char *partners, int columns)
{
    if (width_text(partners) <= columns) {
        brush_column(brush, STYLE_STRONG, partners, columns);
        return;
    }
    const char *space = strchr(partners, ' ');
    int more = 0;
    for (const char *at = partners; (at = strchr(at, ' ')) != NULL; at++)
        more++;
    struct str text = {0};
    str_add_bytes(&text, partners, space != NULL ? (size_t)(space - partners) : strlen(partners));
    if (more > 0)
        str_addf(&text, "+%d", more);
    brush_column(brush, STYLE_STRONG, str_text(&text), columns);
    str_clear(&text);
}

/* What is shown goes by the columns, so that rows with less room at their end keep in line. */
static void draw_meeting(struct brush *brush, const struct row *row, int columns,
                         const struct pane_look *look)
{
    const struct word *kind = vocab_find(&vocab_meeting_kind, row->word);
    draw_date(brush, row, columns < 50 ? DATE_NARROW : DATE_WIDE, look->lang);
    draw_partners(brush, row->partners, 5);
    if (columns >= 40)
        brush_column(brush, STYLE_LABEL, kind != NULL ? kind->code : "", 2);
    if (columns >= 46 && width_text(row->place) < columns / 4)
        brush_right(brush, STYLE_FAINT, row->place);
    if (strcmp(row->status, "held") != 0) {
        brush_text(brush, STYLE_WARNING, vocab_label(&vocab_status, row->status, look->lang));
        brush_text(brush, STYLE_PLAIN, " ");
    }
    brush_text(brush, STYLE_PLAIN, row_name(row, look->lang));
}

/* Whether the rule that marks today stands before this row. */
static bool rule_before(const struct result *rows, size_t at, int32_t today)
{
    return at > 0 && rows->rows[at].first_day <= today && rows->rows[at - 1].first_day > today;
}

long pane_timeline_row_at(const struct result *rows, const struct scroll *scroll, int32_t today,
                          int line)
{
    size_t at = scroll->top;
    for (int l = 0; at < rows->count; at++) {
        if (at > scroll->top && rule_before(rows, at, today) && l++ == line)
            return -1;
        if (l++ == line)
            return (long)at;
    }
    return -1;
}

static void draw_today(struct canvas *canvas, struct box box, int line,
                       const struct pane_look *look)
{
    struct str label = {0};
    int year, month, day;
    date_from_day_number(look->today, &year, &month, &day);
    str_addf(&label, " %s %04d-%02d-%02d ", look->lang == LANG_KO ? "오늘" : "today", year, month,
             day);
    canvas_fill(canvas, box_line(box, line, 0), STYLE_BORDER, "─");
    canvas_text(canvas, box_line(box, line, 2), STYLE_LABEL, str_text(&label));
    str_clear(&label);
}

void pane_draw_timeline(struct canvas *canvas, struct box box, const struct result *rows,
                        const struct scroll *scroll, const struct pane_look *look)
{
    size_t at = scroll->top;
    for (int line = 0; line < box.rows && at < rows->count; line++) {
        if (pane_timeline_row_at(rows, scroll, look->today, line) < 0) {
            draw_today(canvas, box, line, look);
            continue;
        }
        struct brush brush = brush_start(canvas, box, line, at == scroll->cursor, look->focused);
        draw_kept(&brush, &rows->rows[at], look);
        draw_meeting(&brush, &rows->rows[at], brush.end - brush.column, look);
        at++;
    }
}

/* The spelling says why only when it is not what the row shows already. */
static void draw_reason(struct brush *brush, const struct hit *hit, const struct row *row, int room,
                        enum lang lang)
{
    struct str reason = {0};
    str_add(&reason, rule_word(hit->rule, lang));
    if (hit->spelling[0] != '\0' && strcmp(hit->spelling, row->title) != 0)
        str_addf(&reason, ": %s", hit->spelling);
    struct str cut = {0};
    int columns = width_text(str_text(&reason));
    width_pad(&cut, str_text(&reason), columns < room ? columns : room);
    brush_right(brush, STYLE_FAINT, str_text(&cut));
    str_clear(&cut);
    str_clear(&reason);
}

/* An entity behind its country, where that tells it from others. */
static void draw_named(struct brush *brush, const struct row *row, const char *country,
                       enum lang lang)
{
    if (country[0] != '\0')
        brush_column(brush, STYLE_STRONG, country, width_text(country));
    draw_entity(brush, row, 0, lang);
}

static void draw_hit(struct brush *brush, const struct hits *hits, size_t at,
                     const struct pane_look *look)
{
    const struct hit *hit = &hits->hits[at];
    const struct row *row = &hits->result.rows[hit->row];
    int columns = brush->end - brush->column;
    draw_reason(brush, hit, row, columns / 3, look->lang);
    if (row->kind == KIND_MEETING)
        draw_meeting(brush, row, columns - columns / 3, look);
    else
        draw_named(brush, row, hits_country(hits, hit), look->lang);
}

static bool section_starts(const struct hits *hits, size_t at)
{
    return at == 0 || hits->result.rows[hits->hits[at].row].kind !=
                          hits->result.rows[hits->hits[at - 1].row].kind;
}

/* The divider: what stands below it is less likely what was meant. */
static bool weak_starts(const struct hits *hits, size_t at)
{
    return hits->hits[at].weak && (at == 0 || !hits->hits[at - 1].weak);
}

static int lines_above(const struct hits *hits, size_t at)
{
    return weak_starts(hits, at) + section_starts(hits, at);
}

/* The first hit on screen, so that the cursor is seen with what is drawn above it. */
static size_t first_hit(const struct hits *hits, const struct scroll *scroll, int rows)
{
    size_t top = scroll->cursor;
    int lines = 1 + lines_above(hits, top);
    while (top > 0) {
        int more = 1 + lines_above(hits, top - 1);
        if (lines + more > rows)
            break;
        lines += more;
        top--;
    }
    return top;
}

long pane_hit_at(const struct hits *hits, const struct scroll *scroll, int rows, int line)
{
    if (hits->count == 0)
        return -1;
    int l = 0;
    for (size_t at = first_hit(hits, scroll, rows); at < hits->count; at++) {
        l += lines_above(hits, at);
        if (line < l)
            return -1;
        if (l++ == line)
            return (long)at;
    }
    return -1;
}

static void draw_divider(struct canvas *canvas, struct box box, int line, enum lang lang)
{
    canvas_text(canvas, box_line(box, line, 1), STYLE_FAINT, caption(CAPTION_LESS_LIKELY, lang));
}

/* Behind a heading: the organizations that have the acronym. */
static void draw_sharers(struct canvas *canvas, struct stretch at, const struct hits *hits,
                         enum lang lang)
{
    struct str text = {0};
    struct str cut = {0};
    hits_add_sharers(hits, lang, &text);
    if (at.columns > 0 && text.length > 0) {
        width_pad(&cut, str_text(&text), at.columns);
        canvas_text(canvas, at, STYLE_FAINT, str_text(&cut));
    }
    str_clear(&cut);
    str_clear(&text);
}

static void draw_section(struct canvas *canvas, struct stretch at, const struct hits *hits,
                         const struct hit *first, enum lang lang)
{
    enum kind kind = hits->result.rows[first->row].kind;
    struct str label = {0};
    str_addf(&label, "%s %lld%s", kind_word(kind, true, lang), (long long)hits->totals[kind],
             hits->partial & 1u << kind ? "+" : "");
    const int used = canvas_text(canvas, at, STYLE_HEADING, str_text(&label)) + 2;
    if (kind == KIND_ORGANIZATION && !first->weak)
        draw_sharers(canvas, stretch(at.row, at.column + used, at.columns - used), hits, lang);
    str_clear(&label);
}

void pane_draw_hits(struct canvas *canvas, struct box box, const struct hits *hits,
                    const struct scroll *scroll, const struct pane_look *look)
{
    if (hits->count == 0)
        return;
    int line = 0;
    for (size_t at = first_hit(hits, scroll, box.rows); at < hits->count && line < box.rows; at++) {
        if (line + lines_above(hits, at) >= box.rows) /* no heading without a hit */
            break;
        if (weak_starts(hits, at))
            draw_divider(canvas, box, line++, look->lang);
        if (section_starts(hits, at))
            draw_section(canvas, box_line(box, line++, 1), hits, &hits->hits[at], look->lang);
        struct brush brush = brush_start(canvas, box, line++, at == scroll->cursor, look->focused);
        draw_kept(&brush, &hits->result.rows[hits->hits[at].row], look);
        draw_hit(&brush, hits, at, look);
    }
}
