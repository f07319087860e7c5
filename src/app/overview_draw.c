/* SPDX-License-Identifier: MIT */
/* The overview's three panes, each with what it stands for when it is empty. */
#include "overview_parts.h"

#include "attache/ui/caption.h"

static void list_title(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    str_addf(out, "1 %s",
             view->facets ? caption(CAPTION_FACETS, ex->lang)
                          : kind_heading(view->list_kind, true, ex->lang));
    if (view->facets && view->facet_typed[0] != '\0')
        str_addf(out, " / %s", view->facet_typed);
}

/* In the timeline; where that is not seen, below what the list still has. */
static void draw_no_meeting(const struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.panes[PANE_TIMELINE];
    if (box.rows == 0) {
        int used = (int)ex->list.count + 1;
        box = ex->layout.panes[PANE_LIST];
        box.row += used;
        box.rows -= used;
    }
    pane_draw_notice(canvas, box, caption(CAPTION_NO_MEETING, ex->lang));
}

void overview_draw(struct explorer *ex, struct canvas *canvas)
{
    const struct view *view = explorer_view(ex);
    const struct layout *layout = &ex->layout;
    struct str list = {0};
    struct str timeline = {0};
    struct str detail = {0};
    list_title(ex, &list);
    str_addf(&timeline, "2 %s", caption(CAPTION_TIMELINE, ex->lang));
    str_addf(&detail, "3 %s", caption(CAPTION_DETAIL, ex->lang));
    const char *titles[PANE_COUNT] = {str_text(&list), str_text(&timeline), str_text(&detail)};
    layout_draw_frames(layout, canvas, view->focus, titles);
    for (int pane = 0; pane < PANE_COUNT; pane++)
        explorer_add_zone(ex, layout_tab(layout, (enum pane)pane, titles),
                          (enum command_id)(COMMAND_PANE_1 + pane), 0);
    struct pane_look look = {
        .lang = ex->lang, .today = ex->today, .kept = explorer_is_kept, .kept_context = ex};
    scroll_fit(&ex->list_scroll, ex->list.count, layout->panes[PANE_LIST].rows);
    look.focused = view->focus == PANE_LIST;
    if (view->facets)
        overview_draw_facets(ex, canvas, &look);
    else
        pane_draw_list(canvas, layout->panes[PANE_LIST], &ex->list, &ex->list_scroll, &look);
    scroll_fit(&ex->timeline_scroll, ex->timeline.count, layout->panes[PANE_TIMELINE].rows - 1);
    look.focused = view->focus == PANE_TIMELINE;
    pane_draw_timeline(canvas, layout->panes[PANE_TIMELINE], &ex->timeline, &ex->timeline_scroll,
                       &look);
    if (ex->timeline.count == 0)
        draw_no_meeting(ex, canvas);
    explorer_draw_text(ex, canvas);
    str_clear(&list);
    str_clear(&timeline);
    str_clear(&detail);
}
