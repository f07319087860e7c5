/* SPDX-License-Identifier: MIT */
/* A page by itself: of an entity, or a report. */
#include "explorer_parts.h"

#include "attache/core/view_name.h"

static unsigned where(const struct explorer *ex)
{
    return explorer_report_name(explorer_view_const(ex)) != NULL ? WHERE_REPORT : WHERE_RECORD;
}

/* The address of what is shown: of a report its name, then its query. */
static void address(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    if (view->page_kind != KIND_NONE)
        str_addf(out, "%s/", kind_name(view->page_kind));
    str_add(out, view->page_slug);
    if (explorer_report_name(view) != NULL && view->query[0] != '\0')
        str_addf(out, " %s", view->query);
}

static void load(struct explorer *ex, unsigned dirty)
{
    const struct view *view = explorer_view(ex);
    ex->dirty |= dirty & (DIRTY_LIST | DIRTY_TIMELINE | DIRTY_WINDOW);
    struct str report = {0};
    if (explorer_report_name(view) != NULL)
        address(ex, &report);
    explorer_load_text(
        ex, (struct ref){view->page_kind, report.length > 0 ? report.data : view->page_slug},
        dirty);
    str_clear(&report);
}

/* On the right of the heading: which hit of the search the page is, and how much of it was seen. */
static void draw_place(struct explorer *ex, struct canvas *canvas, struct box room)
{
    const struct view *view = explorer_view(ex);
    const size_t rows = (size_t)ex->layout.body.rows;
    const size_t bottom = view->text_top + rows;
    struct str hit = {0};
    struct str place = {0};
    if (ex->leaf.text.count > rows)
        str_addf(&place, " %zu%% ",
                 bottom >= ex->leaf.text.count ? (size_t)100 : bottom * 100 / ex->leaf.text.count);
    explorer_draw_right(canvas, room, STYLE_BORDER, str_text(&place));
    room.columns -= (int)place.length + (place.length > 0);
    str_add_char(&hit, ' ');
    if (explorer_say_hit(ex, true, &hit)) {
        if (canvas_width(canvas, str_text(&hit)) + 1 >= room.columns) {
            str_cut(&hit, 1);
            explorer_say_hit(ex, false, &hit);
        }
        str_add_char(&hit, ' ');
        explorer_draw_right(canvas, room, STYLE_BORDER, str_text(&hit));
    }
    str_clear(&place);
    str_clear(&hit);
}

static void draw(struct explorer *ex, struct canvas *canvas)
{
    const struct view *view = explorer_view(ex);
    struct box body = ex->layout.body;
    struct box heading = {body.row - 1, 0, 1, ex->columns};
    const struct view_name *named =
        view->page_kind == KIND_NONE ? view_name_find(view->page_slug, NULL) : NULL;
    const char *title =
        named != NULL ? named->label[ex->lang] : kind_heading(view->page_kind, false, ex->lang);
    const int used = canvas_width(canvas, title) + 4; /* with a line and a space on either side */
    layout_draw_heading(canvas, heading, title, true);
    draw_place(ex, canvas, (struct box){heading.row, used, 1, heading.columns - used - 1});
    explorer_draw_text(ex, canvas);
}

static void move_end(struct explorer *ex, bool last)
{
    explorer_move_text(ex, last ? 1L << 30 : -(1L << 30));
}

static void move_to(struct explorer *ex, int64_t line, bool percent)
{
    line = explorer_line((int64_t)ex->leaf.text.count, line, percent);
    explorer_move_text(ex, (long)(line - 1) - (long)explorer_view(ex)->text_top);
}

static void open_under_cursor(struct explorer *ex)
{
    explorer_open_link(ex, explorer_view(ex)->link);
}

static void sideways(struct explorer *ex, int direction)
{
    if (direction < 0)
        explorer_go_back(ex, false);
    else
        open_under_cursor(ex);
}

static void walk(struct explorer *ex, int direction)
{
    if (explorer_walk_links(ex, direction) || ex->leaf.text.link_count == 0)
        return;
    explorer_view(ex)->link = -1;
    if (direction > 0)
        explorer_view(ex)->text_top = 0;
    explorer_walk_links(ex, direction);
}

static void path(const struct explorer *ex, struct str *out)
{
    if (!explorer_link_path(ex, out))
        address(ex, out);
}

static struct ref subject(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    const struct flow_link *link = explorer_link(ex);
    if (link != NULL && link->to.kind != KIND_NONE)
        return link->to;
    return (struct ref){view->page_kind, view->page_slug};
}

static bool shown(const struct explorer *ex, struct shown *out, struct str *query)
{
    const struct view *view = explorer_view_const(ex);
    const char *rest = "";
    *out = (struct shown){SHOWN_PAGE, view->page_kind, view->page_slug, ""};
    const struct view_name *name =
        view->page_kind == KIND_NONE ? view_name_find(view->page_slug, &rest) : NULL;
    str_add(query, explorer_report_name(view) != NULL ? view->query : rest);
    if (name != NULL)
        *out = (struct shown){SHOWN_VIEW, KIND_NONE, name->name, str_text(query)};
    return true;
}

static void print(const struct explorer *ex, bool moved, struct str *out)
{
    explorer_print_page(ex, moved, out);
}

static void choose(struct explorer *ex, size_t number)
{
    explorer_open_link(ex, (int)number - 1);
}

const struct screen_ops screen_page = {
    .where = where,
    .load = load,
    .draw = draw,
    .move = explorer_move_text,
    .move_end = move_end,
    .move_to = move_to,
    .sideways = sideways,
    .walk = walk,
    .open = open_under_cursor,
    .click = explorer_click_text,
    .path = path,
    .subject = subject,
    .address = address,
    .shown = shown,
    .print = print,
    .choose = choose,
};
