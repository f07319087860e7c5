/* SPDX-License-Identifier: MIT */
/* The text of a page or of the detail: one page laid out, with its links. */
#include "explorer_parts.h"

#include "attache/app/kept.h"
#include "attache/base/mem.h"
#include "attache/core/view_name.h"
#include "attache/ui/caption.h"

enum { TEXT_COLUMNS = 120, TEXT_COLUMNS_MIN = 8 };

static struct box text_box(const struct explorer *ex)
{
    enum screen screen = explorer_view_const(ex)->screen;
    struct box box = screen == SCREEN_OVERVIEW ? ex->layout.panes[PANE_DETAIL] : ex->layout.body;
    box.column++;
    box.columns -= 2;
    if (box.columns > TEXT_COLUMNS)
        box.columns = TEXT_COLUMNS;
    return box;
}

int explorer_text_rows(const struct explorer *ex)
{
    return text_box(ex).rows;
}

void explorer_clear_leaf(struct leaf *leaf)
{
    flow_clear(&leaf->text);
    page_clear(&leaf->page);
    *leaf = (struct leaf){0};
}

static bool shows(const struct leaf *leaf, struct ref subject)
{
    return leaf->page.first != NULL && !leaf->stale && ref_same(leaf->of, subject);
}

/* The page of a subject, into a leaf that is empty. */
static void build(struct explorer *ex, struct ref subject, struct leaf *leaf, struct err *err)
{
    struct dossier dossier = {0};
    const struct view_name *view =
        subject.kind == KIND_NONE ? view_name_find(subject.slug, NULL) : NULL;
    bool kept = view != NULL && view->form == VIEW_FORM_KEPT;
    if (kept) {
        kept_view(ex->notebook, ex->store, ex->lang, &leaf->page, err);
    } else if (subject.slug[0] != '\0' &&
               store_dossier(ex->store, subject, &dossier, err) == STATUS_OK) {
        dossier.today = ex->today;
        dossier.lang = ex->lang;
        dossier_page(&dossier, &leaf->page);
        if (subject.kind != KIND_NONE)
            kept_add_to_page(ex->notebook, subject, ex->lang, &leaf->page);
        if (ex->ascii)
            page_ascii(&leaf->page);
    }
    if (leaf->page.first != NULL)
        leaf->of = (struct ref){subject.kind, arena_dup(&leaf->page.arena, subject.slug)};
    dossier_clear(&dossier);
}

/* What was shown before stays in ahead, for a step back. */
static void load_leaf(struct explorer *ex, struct ref subject)
{
    struct leaf leaf = {0};
    struct err err = explorer_err(ex);
    if (shows(&ex->leaf, subject))
        return;
    if (shows(&ex->ahead, subject)) {
        leaf = ex->ahead;
        ex->ahead = (struct leaf){0};
    } else {
        build(ex, subject, &leaf, &err);
    }
    if (explorer_say_failure(ex, &err, DIRTY_DETAIL)) {
        explorer_clear_leaf(&leaf);
        return;
    }
    explorer_clear_leaf(&ex->ahead);
    ex->ahead = ex->leaf;
    ex->leaf = leaf;
}

static void lay_out(struct explorer *ex, struct leaf *leaf)
{
    const struct box box = text_box(ex);
    const int columns = box.columns > TEXT_COLUMNS_MIN ? box.columns : TEXT_COLUMNS_MIN;
    if (leaf->columns == columns)
        return;
    flow_clear(&leaf->text);
    if (leaf->page.first == NULL || box.rows <= 0)
        return;
    flow_page(&leaf->page, columns, &leaf->text);
    leaf->columns = columns;
}

/* Nothing beyond the end is looked at. */
static void keep_within(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    const int rows = explorer_text_rows(ex);
    const size_t count = ex->leaf.text.count;
    if (count == 0 || rows <= 0)
        return;
    const size_t last = count > (size_t)rows ? count - (size_t)rows : 0;
    if (view->text_top > last)
        view->text_top = last;
    if (view->link >= (int)ex->leaf.text.link_count)
        view->link = -1;
}

void explorer_load_text(struct explorer *ex, struct ref subject, unsigned dirty)
{
    if (dirty & DIRTY_DETAIL)
        load_leaf(ex, subject);
    if (!(dirty & (DIRTY_DETAIL | DIRTY_TEXT)))
        return;
    ex->found_line = -1;
    lay_out(ex, &ex->leaf);
    keep_within(ex);
}

void explorer_read_ahead(struct explorer *ex, struct ref subject)
{
    struct leaf leaf = {0};
    struct err err = {0};
    if (!ref_is_set(subject) || shows(&ex->leaf, subject) || shows(&ex->ahead, subject))
        return;
    build(ex, subject, &leaf, &err);
    if (err.text[0] != '\0') {
        explorer_clear_leaf(&leaf);
        return;
    }
    lay_out(ex, &leaf);
    explorer_clear_leaf(&ex->ahead);
    ex->ahead = leaf;
}

void explorer_pages_changed(struct explorer *ex)
{
    ex->leaf.stale = true;
    ex->ahead.stale = true;
    ex->dirty |= DIRTY_DETAIL;
}

void explorer_draw_text(struct explorer *ex, struct canvas *canvas)
{
    const struct view *view = explorer_view(ex);
    bool overview = view->screen == SCREEN_OVERVIEW;
    struct page_look look = {view->text_top, view->link, ex->labels, str_text(&ex->find)};
    if (overview && view->focus != PANE_DETAIL)
        look.link = -1;
    struct box box = text_box(ex);
    if (box.rows > 0)
        pane_draw_page(canvas, box, &ex->leaf.text, &look);
    if (canvas->cursor_row < 0 && !overview) {
        canvas->cursor_row = box.row;
        canvas->cursor_column = box.column;
    }
}

void explorer_move_text(struct explorer *ex, long lines)
{
    struct view *view = explorer_view(ex);
    long last = (long)ex->leaf.text.count - explorer_text_rows(ex);
    long top = (long)view->text_top + lines;
    if (top > last)
        top = last;
    view->text_top = (size_t)(top > 0 ? top : 0);
}

/* Brings the link under the cursor into sight. */
static void show_link(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    size_t line = ex->leaf.text.links[view->link].line;
    size_t rows = (size_t)explorer_text_rows(ex);
    if (line < view->text_top || line >= view->text_top + rows)
        view->text_top = 0;
    if (line >= view->text_top + rows)
        explorer_move_text(ex, (long)line - (long)rows / 3);
}

/* The link to begin with: the first from what was found on, or else the first on screen; when
   walking back the last one before it, or else the last of all. */
static int first_link(const struct explorer *ex, int direction)
{
    const size_t top = explorer_view_const(ex)->text_top;
    const size_t found = ex->found_line >= 0 ? (size_t)ex->found_line : 0;
    const bool seen = found >= top && found < top + (size_t)explorer_text_rows(ex);
    const bool from_found = ex->found_line >= 0 && seen;
    int count = (int)ex->leaf.text.link_count;
    int first = 0;
    while (first < count && ex->leaf.text.links[first].line < (from_found ? found : top))
        first++;
    if (direction > 0)
        return first;
    return from_found ? first - 1 : count - 1;
}

bool explorer_walk_links(struct explorer *ex, int direction)
{
    struct view *view = explorer_view(ex);
    int next = view->link < 0 ? first_link(ex, direction) : view->link + direction;
    if (next < 0 || next >= (int)ex->leaf.text.link_count)
        return false;
    view->link = next;
    show_link(ex);
    return true;
}

void explorer_open_link(struct explorer *ex, int link)
{
    if (link < 0 || link >= (int)ex->leaf.text.link_count) {
        explorer_say(ex, "%s", caption(CAPTION_NO_LINK, ex->lang));
        return;
    }
    const struct flow_link *to = &ex->leaf.text.links[link];
    explorer_view(ex)->link = link;
    if (ref_is_set(to->to))
        explorer_open_ref(ex, to->to);
    else if (to->url != NULL)
        explorer_say(ex, "%s", to->url);
    ex->dirty |= DIRTY_PAINT;
}

void explorer_click_text(struct explorer *ex, const struct event *event)
{
    struct box box = text_box(ex);
    int link = pane_page_link_at(&ex->leaf.text, explorer_view(ex)->text_top, event->row - box.row,
                                 event->column - box.column);
    if (link >= 0)
        explorer_open_link(ex, link);
}

static void add_link(const struct flow_link *link, struct str *out)
{
    if (ref_is_set(link->to))
        ref_print(link->to, out);
    else
        str_add(out, link->url);
}

const struct flow_link *explorer_link(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    bool shown = view->screen == SCREEN_PAGE || view->screen == SCREEN_OVERVIEW;
    bool on_link = shown && view->link >= 0 && view->link < (int)ex->leaf.text.link_count;
    return on_link ? &ex->leaf.text.links[view->link] : NULL;
}

bool explorer_link_path(const struct explorer *ex, struct str *out)
{
    const struct flow_link *link = explorer_link(ex);
    if (link != NULL)
        add_link(link, out);
    return link != NULL;
}
