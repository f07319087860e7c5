/* SPDX-License-Identifier: MIT */
/* The overview: the list on the left narrows the timeline, the timeline drives the detail. */
#include "overview_parts.h"

#include "attache/core/date.h"
#include "attache/ui/caption.h"

#include <inttypes.h>
#include <string.h>

enum { WINDOW_MARGIN = 8 };

/* Beyond any meeting's number. */
static const int64_t newest = INT64_MAX / 2;

static unsigned where(const struct explorer *ex)
{
    enum pane focus = explorer_view_const(ex)->focus;
    if (overview_in_facets(ex))
        return WHERE_FACETS;
    return focus == PANE_LIST ? WHERE_LIST : focus == PANE_TIMELINE ? WHERE_TIMELINE : WHERE_DETAIL;
}

const struct row *explorer_meeting(const struct explorer *ex)
{
    size_t at = ex->timeline_scroll.cursor;
    return at < ex->timeline.count ? &ex->timeline.rows[at] : NULL;
}

const struct row *explorer_selected(const struct explorer *ex)
{
    size_t at = ex->list_scroll.cursor;
    return at < ex->list.count && !explorer_view_const(ex)->facets ? &ex->list.rows[at] : NULL;
}

static void path(const struct explorer *ex, struct str *out)
{
    const struct row *selected = explorer_selected(ex);
    const struct row *meeting = explorer_meeting(ex);
    const struct facet_value *value = overview_facet(ex);
    if (explorer_view_const(ex)->focus == PANE_DETAIL && explorer_link_path(ex, out))
        return;
    if (value != NULL)
        str_add(out,
                ex->lang == LANG_KO && value->native[0] != '\0' ? value->native : value->title);
    if (selected != NULL && selected->word[0] != '\0' && selected->kind == KIND_OUTCOME)
        str_addf(out, "%s: ", vocab_label(&vocab_outcome_state, selected->word, ex->lang));
    if (selected != NULL && selected->slug[0] != '\0')
        str_add(out, row_name(selected, ex->lang));
    if (meeting != NULL) {
        str_add(out, out->length > 0 ? " > " : "");
        date_add_short(meeting->date, ex->lang, out);
        str_addf(out, " %s", row_name(meeting, ex->lang));
    }
}

static void position(const struct explorer *ex, struct str *out)
{
    if (ex->timeline.count > 0)
        str_addf(out, "%" PRId64 "/%" PRId64,
                 ex->counted.newer + (int64_t)ex->timeline_scroll.cursor + 1, ex->counted.total);
}

/* Moving */

static void remember(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    view->list_top = ex->list_scroll.top;
    view->timeline_line = ex->timeline_scroll.cursor - ex->timeline_scroll.top;
}

static int rows(const struct explorer *ex)
{
    return ex->layout.panes[explorer_view_const(ex)->focus].rows;
}

void overview_narrowed(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    view->meeting = 0;
    view->timeline_line = (size_t)ex->layout.panes[PANE_TIMELINE].rows / 3;
    view->text_top = 0;
    view->link = -1;
    ex->dirty |= DIRTY_TIMELINE;
}

static void list_moved(struct explorer *ex)
{
    const struct row *row = explorer_selected(ex);
    view_set(&explorer_view(ex)->list_slug, row != NULL ? row->slug : "");
    overview_narrowed(ex);
}

static void timeline_moved(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    const struct row *row = explorer_meeting(ex);
    size_t cursor = ex->timeline_scroll.cursor;
    if (row != NULL)
        view->meeting = row->id;
    view->text_top = 0;
    view->link = -1;
    ex->dirty |= DIRTY_DETAIL;
    bool near_top = cursor < WINDOW_MARGIN && ex->timeline.more_before;
    bool near_end = cursor + WINDOW_MARGIN >= ex->timeline.count && ex->timeline.more_after;
    if (near_top || near_end) {
        overview_keep_line(ex);
        ex->dirty |= DIRTY_WINDOW;
    }
}

static void move_pane(struct explorer *ex, enum pane pane, long by)
{
    bool moved = false;
    if (pane == PANE_DETAIL) {
        explorer_move_text(ex, by);
    } else if (pane == PANE_LIST && explorer_view(ex)->facets) {
        overview_move_facets(ex, by);
    } else if (pane == PANE_LIST) {
        moved = scroll_move(&ex->list_scroll, by, ex->list.count);
        if (moved)
            list_moved(ex);
    } else {
        moved = scroll_move(&ex->timeline_scroll, by, ex->timeline.count);
        if (moved)
            timeline_moved(ex);
    }
    if (moved) {
        ex->stride = by;
        ex->dirty |= DIRTY_REST;
    }
}

static void move(struct explorer *ex, long by)
{
    move_pane(ex, explorer_view(ex)->focus, by);
}

/* Meetings are numbered in the timeline's order, so beyond any number is its end. */
static void timeline_to(struct explorer *ex, int64_t meeting)
{
    struct view *view = explorer_view(ex);
    view->meeting = meeting;
    view->timeline_line = meeting == 1 ? (size_t)ex->layout.panes[PANE_TIMELINE].rows : 0;
    view->text_top = 0;
    view->link = -1;
    ex->dirty |= DIRTY_WINDOW | DIRTY_DETAIL;
}

static void move_end(struct explorer *ex, bool last)
{
    if (explorer_view(ex)->focus == PANE_TIMELINE)
        timeline_to(ex, last ? 1 : newest);
    else
        move(ex, last ? 1L << 30 : -(1L << 30));
}

/* Walks on from the top of the timeline; only `:N` under a filter comes this way. */
static void timeline_to_line(struct explorer *ex, int64_t line)
{
    if (line > ex->counted.total)
        line = ex->counted.total;
    if (line < 1)
        line = 1;
    if (explorer_view(ex)->query[0] == '\0' && explorer_view(ex)->list_slug[0] == '\0' &&
        overview_facet(ex) == NULL) {
        timeline_to(ex, ex->counted.total - line + 1);
        return;
    }
    timeline_to(ex, newest);
    explorer_load(ex);
    while (line > (int64_t)ex->timeline_scroll.cursor + ex->counted.newer + 1) {
        size_t before = ex->timeline_scroll.cursor;
        int64_t left = line - ex->counted.newer - (int64_t)before - 1;
        move(ex, left < 64 ? (long)left : 64);
        explorer_load(ex);
        if (explorer_meeting(ex) == NULL || left <= 0)
            return;
    }
}

static void move_to(struct explorer *ex, int64_t line, bool percent)
{
    enum pane focus = explorer_view(ex)->focus;
    bool facets = overview_in_facets(ex);
    int64_t count = focus == PANE_TIMELINE ? ex->counted.total
                    : facets               ? (int64_t)ex->facet_lines.count
                    : focus == PANE_LIST   ? (int64_t)ex->list.count
                                           : (int64_t)ex->leaf.text.count;
    line = explorer_line(count, line, percent);
    if (focus == PANE_TIMELINE) {
        timeline_to_line(ex, line);
        return;
    }
    long now = facets               ? (long)ex->facet_scroll.cursor
               : focus == PANE_LIST ? (long)ex->list_scroll.cursor
                                    : (long)explorer_view(ex)->text_top;
    move(ex, (long)(line - 1) - now);
}

void explorer_focus(struct explorer *ex, enum pane pane)
{
    struct view *view = explorer_view(ex);
    if (view->screen != SCREEN_OVERVIEW)
        return;
    view->focus = pane;
    if (pane != PANE_DETAIL)
        view->link = -1;
    struct layout before = ex->layout;
    layout_compute(ex->rows, ex->columns, pane, &ex->sizes, &ex->layout);
    ex->dirty |= DIRTY_PAINT;
    if (memcmp(&before, &ex->layout, sizeof(before)) != 0)
        ex->dirty |= DIRTY_DETAIL;
}

static void open_under_cursor(struct explorer *ex)
{
    const struct view *view = explorer_view(ex);
    const struct row *selected = explorer_selected(ex);
    const struct row *meeting = explorer_meeting(ex);
    if (view->focus == PANE_DETAIL && view->link >= 0) {
        explorer_open_link(ex, view->link);
    } else if (overview_in_facets(ex)) {
        overview_choose_facet(ex, false);
    } else if (view->focus == PANE_LIST) {
        if (selected != NULL && selected->slug[0] != '\0')
            explorer_open_ref(ex, explorer_ref_of_row(selected));
        else
            explorer_focus(ex, PANE_TIMELINE);
    } else if (meeting != NULL) {
        explorer_open_ref(ex, explorer_ref_of_row(meeting));
    }
}

static void sideways(struct explorer *ex, int direction)
{
    enum pane focus = explorer_view(ex)->focus;
    if (direction < 0)
        explorer_focus(ex, focus == PANE_DETAIL ? PANE_TIMELINE : PANE_LIST);
    else if (focus == PANE_DETAIL)
        open_under_cursor(ex);
    else
        explorer_focus(ex, (enum pane)(focus + 1));
}

static void walk(struct explorer *ex, int direction)
{
    enum pane focus = explorer_view(ex)->focus;
    if (focus != PANE_DETAIL)
        explorer_focus(ex, (enum pane)(((int)focus + PANE_COUNT + direction) % PANE_COUNT));
    else if (!explorer_walk_links(ex, direction))
        explorer_focus(ex, direction > 0 ? PANE_LIST : PANE_TIMELINE);
}

/* What is laid over the list is closed first: the words that narrow the facets, then these. */
static bool cancel(struct explorer *ex)
{
    const struct view *view = explorer_view(ex);
    if (!view->facets)
        return false;
    if (view->facet_typed[0] != '\0')
        overview_type_facets(ex, "");
    else
        overview_toggle_facets(ex);
    return true;
}

static bool command(struct explorer *ex, enum command_id id)
{
    switch (id) {
    case COMMAND_CANCEL:
        return cancel(ex);
    case COMMAND_FACETS:
        overview_toggle_facets(ex);
        return true;
    case COMMAND_FACET_CHOOSE:
        overview_choose_facet(ex, false);
        return true;
    case COMMAND_FACET_EXCLUDE:
        overview_choose_facet(ex, true);
        return true;
    case COMMAND_FACET_NARROW:
        explorer_prompt_start(ex, PROMPT_FACET, explorer_view(ex)->facet_typed);
        return true;
    case COMMAND_FACET_PREVIOUS:
        overview_jump_facets(ex, -1);
        return true;
    case COMMAND_FACET_NEXT:
        overview_jump_facets(ex, 1);
        return true;
    case COMMAND_PANE_1:
        explorer_focus(ex, PANE_LIST);
        return true;
    case COMMAND_PANE_2:
        explorer_focus(ex, PANE_TIMELINE);
        return true;
    case COMMAND_PANE_3:
        explorer_focus(ex, PANE_DETAIL);
        return true;
    case COMMAND_MAXIMIZE:
        if (ex->leaf.of.kind != KIND_NONE)
            explorer_open_ref(ex, ex->leaf.of);
        else
            explorer_say(ex, "%s", caption(CAPTION_NO_RECORD, ex->lang));
        return true;
    default:
        return false;
    }
}

/* The mouse */

static void click_pane(struct explorer *ex, enum pane pane, const struct event *event)
{
    int line = event->row - ex->layout.panes[pane].row;
    explorer_focus(ex, pane);
    if (pane == PANE_DETAIL) {
        explorer_click_text(ex, event);
        return;
    }
    if (pane == PANE_LIST && explorer_view(ex)->facets) {
        overview_click_facets(ex, line, event->button == MOUSE_DOUBLE);
        return;
    }
    long at = (long)ex->list_scroll.top + line;
    long now = (long)ex->list_scroll.cursor;
    if (pane == PANE_TIMELINE) {
        at = pane_timeline_row_at(&ex->timeline, &ex->timeline_scroll, ex->today, line);
        now = (long)ex->timeline_scroll.cursor;
    }
    if (at < 0)
        return;
    if (event->button == MOUSE_DOUBLE)
        open_under_cursor(ex);
    else
        move(ex, at - now);
}

static void wheel(struct explorer *ex, const struct event *event, long by)
{
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (explorer_in_box(ex->layout.panes[pane], event))
            move_pane(ex, (enum pane)pane, by);
    }
}

static void click(struct explorer *ex, const struct event *event)
{
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (explorer_in_box(ex->layout.panes[pane], event)) {
            click_pane(ex, (enum pane)pane, event);
            return;
        }
    }
}

/* Addresses, and without a screen */

static struct ref subject(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    const struct row *selected = explorer_selected(ex);
    const struct flow_link *link = view->focus == PANE_DETAIL ? explorer_link(ex) : NULL;
    if (link != NULL && link->to.kind != KIND_NONE)
        return link->to;
    if (view->focus == PANE_LIST && selected != NULL && selected->slug[0] != '\0')
        return explorer_ref_of_row(selected);
    return overview_detail(ex);
}

/* The list on the left when it is not that of the partners, then the query. */
static void address(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    struct query query = {0};
    if (view->list_kind != KIND_PARTNER && !view->facets)
        str_add(out, kind_plural(view->list_kind));
    enum status status = STATUS_OK;
    if (view->list_kind == KIND_OUTCOME)
        query_copy(&ex->filter, &query);
    else
        status = overview_query(ex, &query, NULL);
    if (status == STATUS_OK && query.count > 0) {
        str_add(out, out->length > 0 ? " " : "");
        query_print(&query, out);
    }
    query_clear(&query);
}

/* Of the list what it lists, of the timeline its meetings, of the detail its page. */
static bool shown(const struct explorer *ex, struct shown *out, struct str *query)
{
    const struct view *view = explorer_view_const(ex);
    enum query_field field = query_field_of(view->list_kind);
    str_add(query, view->query);
    if (view->focus == PANE_DETAIL) {
        *out = (struct shown){SHOWN_PAGE, ex->leaf.of.kind, ex->leaf.of.slug, ""};
        return ex->leaf.of.kind != KIND_NONE;
    }
    if (view->focus == PANE_TIMELINE && view->list_slug[0] != '\0' && field != QUERY_WORD)
        str_addf(query, "%s%s:%s", query->length > 0 ? " " : "", query_field_info(field)->name,
                 view->list_slug);
    *out = (struct shown){SHOWN_LIST, view->focus == PANE_LIST ? view->list_kind : KIND_MEETING, "",
                          str_text(query)};
    return true;
}

static void print(const struct explorer *ex, bool moved, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    if (!moved)
        explorer_print_filter(ex, out);
    if (view->focus == PANE_DETAIL) {
        explorer_print_page(ex, moved, out);
        return;
    }
    if (overview_in_facets(ex)) {
        overview_print_facets(ex, moved, out);
        return;
    }
    bool list = view->focus == PANE_LIST;
    const struct result *rows = list ? &ex->list : &ex->timeline;
    const struct scroll *scroll = list ? &ex->list_scroll : &ex->timeline_scroll;
    long long at = list ? (long long)scroll->cursor
                        : (long long)ex->counted.newer + (long long)scroll->cursor + 1;
    long long all = list ? (long long)rows->count - 1 : (long long)ex->counted.total;
    str_addf(out, "%s %lld/%lld",
             list ? kind_heading(view->list_kind, true, ex->lang)
                  : caption(CAPTION_TIMELINE, ex->lang),
             at, all);
    if (moved && scroll->cursor < rows->count) {
        str_add(out, ": ");
        explorer_print_row(&rows->rows[scroll->cursor], ex->lang, out);
        str_add_char(out, '\n');
    } else {
        str_add(out, ":\n");
        explorer_print_choices(ex, rows, scroll->cursor, out);
    }
}

static void choose(struct explorer *ex, size_t number)
{
    if (explorer_view(ex)->focus == PANE_DETAIL) {
        explorer_open_link(ex, (int)number - 1);
        return;
    }
    move(ex, (long)number - 1);
    explorer_load(ex);
    open_under_cursor(ex);
}

const struct screen_ops screen_overview = {
    .where = where,
    .load = overview_load,
    .draw = overview_draw,
    .rest = overview_rest,
    .remember = remember,
    .rows = rows,
    .move = move,
    .move_end = move_end,
    .move_to = move_to,
    .sideways = sideways,
    .walk = walk,
    .open = open_under_cursor,
    .command = command,
    .click = click,
    .wheel = wheel,
    .path = path,
    .position = position,
    .subject = subject,
    .address = address,
    .shown = shown,
    .print = print,
    .choose = choose,
};
