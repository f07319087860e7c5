/* SPDX-License-Identifier: MIT */
/*
 * Facets in the place of the left pane: the value under the cursor is what the timeline shows, as
 * the section's only choice; choosing and excluding it makes another filter, one step of the
 * history. The view keeps the value by its words, so that it is found again in other counts.
 */
#include "overview_parts.h"

#include "attache/ui/caption.h"

#include <string.h>

bool overview_in_facets(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    return view->facets && view->focus == PANE_LIST;
}

const struct facet_value *overview_facet(const struct explorer *ex)
{
    if (!explorer_view_const(ex)->facets)
        return NULL;
    return facet_lines_value(&ex->facet_lines, ex->facet_scroll.cursor);
}

/* "partner:FR": how the view keeps a value. */
static void name_value(const struct facet_value *value, struct str *out)
{
    str_addf(out, "%s:%s", query_field_info(value->field)->name, value->value);
}

/* Where the view's value stands; else where the cursor is, or the first value. */
static void place_cursor(struct explorer *ex)
{
    const struct view *view = explorer_view(ex);
    for (size_t i = 0; i < ex->facet_lines.count && view->facet[0] != '\0'; i++) {
        const struct facet_value *value = facet_lines_value(&ex->facet_lines, i);
        struct str name = {0};
        if (value != NULL)
            name_value(value, &name);
        bool found = value != NULL && strcmp(str_text(&name), view->facet) == 0;
        str_clear(&name);
        if (found) {
            ex->facet_scroll.cursor = i;
            return;
        }
    }
    facet_lines_move(&ex->facet_lines, &ex->facet_scroll, 0);
}

static void make_lines(struct explorer *ex)
{
    const struct view *view = explorer_view(ex);
    const struct facet_fold fold = {.open = view->facet_open, .typed = view->facet_typed};
    facet_lines_make(&ex->facets, &fold, &ex->facet_lines);
    place_cursor(ex);
}

void overview_load_facets(struct explorer *ex)
{
    struct facets facets = {0};
    struct err err = explorer_err(ex);
    enum status status = store_facets(ex->store, &ex->filter, &facets, &err);
    if (explorer_say_failure(ex, &err, DIRTY_LIST) || status != STATUS_OK)
        return;
    facets_clear(&ex->facets);
    ex->facets = facets;
    make_lines(ex);
}

/* The view keeps the value under the cursor, wherever it will stand. */
static void keep_value(struct explorer *ex)
{
    const struct facet_value *value = overview_facet(ex);
    struct str name = {0};
    if (value != NULL)
        name_value(value, &name);
    view_set(&explorer_view(ex)->facet, str_text(&name));
    str_clear(&name);
}

/* The cursor is on another line: the timeline shows another set. */
static void moved(struct explorer *ex)
{
    keep_value(ex);
    overview_narrowed(ex);
}

void overview_move_facets(struct explorer *ex, long by)
{
    if (facet_lines_move(&ex->facet_lines, &ex->facet_scroll, by))
        moved(ex);
}

void overview_jump_facets(struct explorer *ex, int direction)
{
    if (facet_lines_jump(&ex->facet_lines, &ex->facet_scroll, direction))
        moved(ex);
}

void overview_toggle_facets(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    view->facets = !view->facets;
    view_set(&view->facet, "");
    view_set(&view->facet_typed, "");
    ex->facet_scroll = (struct scroll){0};
    ex->dirty |= DIRTY_LIST;
    overview_narrowed(ex);
    explorer_focus(ex, PANE_LIST);
}

/* Opens or closes the section of the line that says how many more there are. The cursor is then on
   the first value that was hidden, or on that line again. */
static void turn_section(struct explorer *ex, struct facet_line line)
{
    const struct facet_lines *lines = &ex->facet_lines;
    explorer_view(ex)->facet_open ^= 1u << line.section;
    make_lines(ex);
    for (size_t i = 0; line.value == 0 && i < lines->count; i++) {
        if (lines->items[i].section == line.section && lines->items[i].type == FACET_LINE_MORE)
            ex->facet_scroll.cursor = i;
    }
    moved(ex);
}

void overview_choose_facet(struct explorer *ex, bool exclude)
{
    size_t at = ex->facet_scroll.cursor;
    const struct facet_value *value = overview_facet(ex);
    if (value == NULL) {
        if (!exclude && at < ex->facet_lines.count)
            turn_section(ex, ex->facet_lines.items[at]);
        return;
    }
    struct query query = {0};
    struct str text = {0};
    struct err err = explorer_err(ex);
    keep_value(ex);
    query_copy(&ex->filter, &query);
    if ((exclude ? facets_exclude : facets_choose)(&query, value, &err) == STATUS_OK) {
        query_print(&query, &text);
        explorer_filter(ex, str_text(&text));
    } else {
        explorer_say(ex, "%s", err.text);
    }
    query_clear(&query);
    str_clear(&text);
}

void overview_type_facets(struct explorer *ex, const char *typed)
{
    struct view *view = explorer_view(ex);
    view_set(&view->facet_typed, typed);
    make_lines(ex);
    moved(ex);
}

void overview_click_facets(struct explorer *ex, int line, bool twice)
{
    size_t at = ex->facet_scroll.top + (size_t)line;
    if (at >= ex->facet_lines.count || ex->facet_lines.items[at].type == FACET_LINE_HEADING)
        return;
    if (at != ex->facet_scroll.cursor) {
        ex->facet_scroll.cursor = at;
        moved(ex);
    }
    if (twice || ex->facet_lines.items[at].type == FACET_LINE_MORE)
        overview_choose_facet(ex, false);
}

void overview_draw_facets(struct explorer *ex, struct canvas *canvas, const struct pane_look *look)
{
    struct box box = ex->layout.panes[PANE_LIST];
    pane_draw_facets(canvas, box, &ex->facet_lines, &ex->facet_scroll, look);
    if (ex->facet_lines.count == 0)
        pane_draw_notice(canvas, box, caption(CAPTION_NO_FACET, ex->lang));
}

/* "Partners: FR France, 58 meetings, in the filter" */
static void print_line(const struct explorer *ex, size_t at, struct str *out)
{
    const struct facet_line *line = &ex->facet_lines.items[at];
    const struct facet_value *value = facet_lines_value(&ex->facet_lines, at);
    str_addf(out, "%s: ", caption_of_field(facets_fields[line->section], ex->lang));
    if (value == NULL && line->value > 0) {
        str_addf(out, "+%zu %s\n", line->value, caption(CAPTION_MORE, ex->lang));
    } else if (value == NULL) {
        str_addf(out, "%s\n", caption(CAPTION_FEWER, ex->lang));
    } else {
        str_addf(out, "%s, %lld %s", value->title, (long long)value->count,
                 kind_word(KIND_MEETING, value->count != 1, ex->lang));
        if (value->mark != FACET_FREE)
            str_addf(out, ", %s",
                     caption(value->mark == FACET_CHOSEN ? CAPTION_IN_FILTER : CAPTION_EXCLUDED,
                             ex->lang));
        str_add_char(out, '\n');
    }
}

void overview_print_facets(const struct explorer *ex, bool only_moved, struct str *out)
{
    const struct facet_lines *lines = &ex->facet_lines;
    size_t at = ex->facet_scroll.cursor;
    str_addf(out, "%s: ", caption(CAPTION_FACETS, ex->lang));
    if (only_moved && at < lines->count) {
        print_line(ex, at, out);
        return;
    }
    str_add_char(out, '\n');
    for (size_t n = 0; n < PRINT_CHOICES && at < lines->count; at++) {
        if (lines->items[at].type == FACET_LINE_HEADING)
            continue;
        str_addf(out, "%zu. ", ++n);
        print_line(ex, at, out);
    }
}
