/* SPDX-License-Identifier: MIT */
/* Opening: the selected row, a link, a hit; each is a visit, so that back leads here again. */
#include "explorer_parts.h"

#include "attache/base/mem.h"
#include "attache/ui/caption.h"

#include <string.h>

/* After the shown view changed: all that it shows is to be loaded. */
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

/* Keeps in the view what the panes' state is, so that back restores it. */
static void remember(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    if (view->screen != SCREEN_OVERVIEW)
        return;
    view->list_top = ex->list_scroll.top;
    view->timeline_line = ex->timeline_scroll.cursor - ex->timeline_scroll.top;
}

static struct view *visit(struct explorer *ex, enum screen screen)
{
    remember(ex);
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
    struct view *view = visit(ex, SCREEN_PAGE);
    view->page_kind = ref.kind;
    view_set(&view->page_slug, slug);
    mem_free(&slug);
    explorer_shown(ex);
}

void explorer_open_link(struct explorer *ex, int link)
{
    if (link < 0 || link >= (int)ex->text.link_count)
        return;
    const struct flow_link *to = &ex->text.links[link];
    explorer_view(ex)->link = link;
    if (to->to.kind != KIND_NONE)
        explorer_open_ref(ex, to->to);
    else if (to->url != NULL)
        explorer_say(ex, "%s", to->url);
    ex->dirty |= DIRTY_PAINT;
}

/* An outcome has no page: the page of its meeting has it. */
static struct ref ref_of_row(const struct row *row)
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
    struct ref ref = ref_of_row(&ex->hits.result.rows[hit->row]);
    if (view->screen == SCREEN_SEARCH)
        view->hit = at;
    explorer_open_ref(ex, ref);
    explorer_say(ex, "hit %zu of %zu  %s%s%s", at + 1, count, rule_name(hit->rule),
                 hit->spelling[0] != '\0' ? ": " : "", hit->spelling);
}

void explorer_open(struct explorer *ex)
{
    const struct view *view = explorer_view(ex);
    const struct row *selected = explorer_selected(ex);
    const struct row *meeting = explorer_meeting(ex);
    if (view->screen == SCREEN_SEARCH) {
        if (ex->hits.count > 0)
            explorer_open_hit(ex, 0);
    } else if (view->screen != SCREEN_OVERVIEW || (view->focus == PANE_DETAIL && view->link >= 0)) {
        explorer_open_link(ex, view->link);
    } else if (view->focus == PANE_LIST) {
        if (selected != NULL && selected->slug[0] != '\0')
            explorer_open_ref(ex, ref_of_row(selected));
        else
            explorer_focus(ex, PANE_TIMELINE);
    } else if (meeting != NULL) {
        explorer_open_ref(ex, ref_of_row(meeting));
    }
}

void explorer_search(struct explorer *ex)
{
    struct view *view = visit(ex, SCREEN_SEARCH);
    view_set(&view->search, "");
    view->hit = 0;
    explorer_shown(ex);
    ex->dirty |= DIRTY_WARM;
}
