/* SPDX-License-Identifier: MIT */
/* Visits: the selected row, a link, a hit, another list; each is a step of the history. */
#include "explorer_parts.h"

#include "attache/base/mem.h"
#include "attache/ui/caption.h"

#include <string.h>

void explorer_shown(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    query_clear(&ex->filter);
    struct err err = {0};
    if (query_parse(view->query, &ex->filter, &err) != STATUS_OK)
        explorer_say(ex, "%s", err.text);
    layout_compute(ex->rows, ex->columns, view->focus, &ex->layout);
    if (view->screen == SCREEN_SEARCH)
        prompt_set(&ex->prompt, view->search);
    ex->prompt_use = PROMPT_NONE;
    ex->labels = false;
    ex->dirty = DIRTY_ALL;
}

struct view *explorer_visit(struct explorer *ex, enum screen screen)
{
    explorer_screen(ex)->remember(ex);
    struct view *view = history_visit(&ex->history);
    view->screen = screen;
    view->text_top = 0;
    view->link = -1;
    return view;
}

void explorer_open_ref(struct explorer *ex, struct ref ref)
{
    if (ref.slug[0] == '\0')
        return;
    char *slug = mem_dup(ref.slug);
    struct view *view = explorer_visit(ex, SCREEN_PAGE);
    view->page_kind = ref.kind;
    view_set(&view->page_slug, slug);
    mem_free(&slug);
    explorer_shown(ex);
}

void explorer_open_list(struct explorer *ex, enum kind kind, const char *query)
{
    struct view *view = explorer_visit(ex, SCREEN_OVERVIEW);
    view->list_kind = kind;
    view_set(&view->list_slug, "");
    view_set(&view->query, query);
    view->list_top = 0;
    view->meeting = 0;
    view->focus = PANE_LIST;
    explorer_shown(ex);
}

void explorer_go_back(struct explorer *ex, bool drop)
{
    if (drop ? history_drop(&ex->history) : history_back(&ex->history))
        explorer_shown(ex);
    else
        explorer_say(ex, "%s", caption(CAPTION_BEGINNING, ex->lang));
}

struct ref explorer_ref_of_row(const struct row *row)
{
    if (row->kind == KIND_OUTCOME)
        return (struct ref){KIND_MEETING, row->other};
    return (struct ref){row->kind, row->slug};
}

void explorer_open_hit(struct explorer *ex, int step)
{
    if (ex->hits.count == 0) {
        explorer_say(ex, "%s", caption(CAPTION_NO_SEARCH, ex->lang));
        return;
    }
    struct view *view = explorer_view(ex);
    size_t count = ex->hits.count;
    size_t at = (ex->hits_scroll.cursor + count + (size_t)(step + (int)count)) % count;
    ex->hits_scroll.cursor = at;
    const struct hit *hit = &ex->hits.hits[at];
    struct ref ref = explorer_ref_of_row(&ex->hits.result.rows[hit->row]);
    if (view->screen == SCREEN_SEARCH)
        view->hit = at;
    explorer_open_ref(ex, ref);
    explorer_say(ex, "hit %zu of %zu  %s%s%s", at + 1, count, rule_name(hit->rule),
                 hit->spelling[0] != '\0' ? ": " : "", hit->spelling);
}
