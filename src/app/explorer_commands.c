/* SPDX-License-Identifier: MIT */
/* What commands do, one handler each, for those that every screen knows. */
#include "explorer_parts.h"

#include "attache/ui/caption.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void command_fn(struct explorer *ex);

/* Moving */

static long page_of_rows(const struct explorer *ex)
{
    long rows = explorer_rows(ex);
    return rows > 1 ? rows - 1 : 1;
}

static void down(struct explorer *ex)
{
    explorer_screen(ex)->move(ex, 1);
}

static void up(struct explorer *ex)
{
    explorer_screen(ex)->move(ex, -1);
}

static void page_down(struct explorer *ex)
{
    explorer_screen(ex)->move(ex, page_of_rows(ex));
}

static void page_up(struct explorer *ex)
{
    explorer_screen(ex)->move(ex, -page_of_rows(ex));
}

static void half_down(struct explorer *ex)
{
    explorer_screen(ex)->move(ex, explorer_rows(ex) / 2);
}

static void half_up(struct explorer *ex)
{
    explorer_screen(ex)->move(ex, -(explorer_rows(ex) / 2));
}

static void top(struct explorer *ex)
{
    explorer_screen(ex)->move_end(ex, false);
}

static void end(struct explorer *ex)
{
    explorer_screen(ex)->move_end(ex, true);
}

static void left(struct explorer *ex)
{
    explorer_sideways(ex, -1);
}

static void right(struct explorer *ex)
{
    explorer_sideways(ex, 1);
}

static void next_pane(struct explorer *ex)
{
    explorer_walk(ex, 1);
}

static void previous_pane(struct explorer *ex)
{
    explorer_walk(ex, -1);
}

/* Opening */

static void open_under_cursor(struct explorer *ex)
{
    explorer_screen(ex)->open(ex);
}

static void briefing(struct explorer *ex)
{
    const struct row *row = explorer_selected(ex);
    const struct row *meeting = explorer_meeting(ex);
    char code[64] = "";
    if (row != NULL && row->slug[0] != '\0') {
        explorer_open_ref(ex, (struct ref){row->kind, row->slug});
        return;
    }
    if (meeting != NULL)
        snprintf(code, sizeof(code), "%.*s", (int)strcspn(meeting->partners, " "),
                 meeting->partners);
    if (code[0] != '\0')
        explorer_open_ref(ex, (struct ref){KIND_PARTNER, code});
    else
        explorer_say(ex, "%s", caption(CAPTION_NO_RECORD, ex->lang));
}

static void label_links(struct explorer *ex)
{
    ex->labels = ex->leaf.text.link_count > 0;
    if (!ex->labels)
        explorer_say(ex, "%s", caption(CAPTION_NO_LINK, ex->lang));
}

/* In a page in which something was looked for, its next place; else the next hit of the search. */
static void next_hit(struct explorer *ex)
{
    if (!explorer_find_next(ex, 1))
        explorer_open_hit(ex, 1);
}

static void previous_hit(struct explorer *ex)
{
    if (!explorer_find_next(ex, -1))
        explorer_open_hit(ex, -1);
}

static void walk_series(struct explorer *ex, bool next)
{
    struct dossier dossier = {0};
    struct err err = explorer_err(ex);
    const struct row *row = NULL;
    if (ex->leaf.of.kind != KIND_NONE &&
        store_dossier(ex->store, ex->leaf.of, &dossier, &err) == STATUS_OK) {
        dossier.today = ex->today;
        row = dossier_neighbour(&dossier, next);
    }
    if (row != NULL)
        explorer_open_ref(ex, (struct ref){KIND_MEETING, row->slug});
    else
        explorer_say(ex, "%s", caption(CAPTION_NO_NEIGHBOUR, ex->lang));
    dossier_clear(&dossier);
}

static void series_previous(struct explorer *ex)
{
    walk_series(ex, false);
}

static void series_next(struct explorer *ex)
{
    walk_series(ex, true);
}

/* Going to another view */

static void go_partners(struct explorer *ex)
{
    explorer_open_list(ex, KIND_PARTNER, explorer_view(ex)->query);
}

static void go_people(struct explorer *ex)
{
    explorer_open_list(ex, KIND_PERSON, explorer_view(ex)->query);
}

static void go_organizations(struct explorer *ex)
{
    explorer_open_list(ex, KIND_ORGANIZATION, explorer_view(ex)->query);
}

static void go_topics(struct explorer *ex)
{
    explorer_open_list(ex, KIND_TOPIC, explorer_view(ex)->query);
}

static void go_agreements(struct explorer *ex)
{
    explorer_open_list(ex, KIND_AGREEMENT, explorer_view(ex)->query);
}

static void go_series(struct explorer *ex)
{
    explorer_open_list(ex, KIND_SERIES, explorer_view(ex)->query);
}

static void go_timeline(struct explorer *ex)
{
    go_partners(ex);
    explorer_focus(ex, PANE_TIMELINE);
}

/* A report on the meetings that the filter leaves. */
static void go_report(struct explorer *ex, const char *name)
{
    struct str address = {0};
    str_addf(&address, "%s %s", name, explorer_view(ex)->query);
    explorer_open_ref(ex, (struct ref){KIND_NONE, str_text(&address)});
    str_clear(&address);
}

static void go_ledger(struct explorer *ex)
{
    go_report(ex, "ledger");
}

static void go_gaps(struct explorer *ex)
{
    go_report(ex, "gaps");
}

static void go_coverage(struct explorer *ex)
{
    go_report(ex, "coverage");
}

static void go_bookmarks(struct explorer *ex)
{
    explorer_open_ref(ex, (struct ref){KIND_NONE, "bookmarks"});
}

static void go_random(struct explorer *ex)
{
    struct result rows = {0};
    struct store_info info = {0};
    store_info(ex->store, &info);
    int64_t count = info.counts[KIND_MEETING];
    struct query all = {0};
    struct window window = {count > 0 ? 1 + random() % count : 0, 0, 0};
    if (store_timeline(ex->store, &all, window, &rows, NULL) == STATUS_OK && rows.count > 0)
        explorer_open_ref(ex, (struct ref){KIND_MEETING, rows.rows[0].slug});
    result_clear(&rows);
}

static void back(struct explorer *ex)
{
    explorer_go_back(ex, false);
}

static void forward(struct explorer *ex)
{
    explorer_remember(ex);
    if (history_forward(&ex->history))
        explorer_view_restored(ex);
    else
        explorer_say(ex, "%s", caption(CAPTION_NO_FORWARD, ex->lang));
}

/* A run that has shown one view only goes on where the last run ended. */
static void last_place(struct explorer *ex)
{
    explorer_remember(ex);
    if (history_toggle(&ex->history))
        explorer_view_restored(ex);
    else if (ex->ended.length > 0)
        explorer_go_place(ex, str_text(&ex->ended));
    else
        explorer_say(ex, "%s", caption(CAPTION_NO_LAST_PLACE, ex->lang));
}

/* The help, narrowed to what the line says. */
static void help(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    if (view->screen != SCREEN_HELP)
        view = explorer_visit(ex, SCREEN_HELP);
    view_set(&view->search, ex->argument);
    view->hit = 0;
    explorer_view_changed(ex);
}

static void search(struct explorer *ex)
{
    explorer_open_search(ex, ex->argument);
}

static void go(struct explorer *ex)
{
    struct err err = explorer_err(ex);
    if (ex->argument[0] == '\0')
        explorer_say(ex, "%s", caption(CAPTION_GO_WHERE, ex->lang));
    else if (explorer_go(ex, ex->argument, &err) != STATUS_OK)
        explorer_say(ex, "%s", err.text);
}

/* Typing and leaving */

static void filter(struct explorer *ex)
{
    if (ex->argument[0] != '\0')
        explorer_filter(ex, ex->argument);
    else
        explorer_prompt_start(ex, PROMPT_FILTER, explorer_view(ex)->query);
}

static void find(struct explorer *ex)
{
    explorer_prompt_start(ex, PROMPT_FIND, ex->argument);
}

/* One chip goes at once; of several, a letter says which, or a click or an argument did. */
static void drop_chip(struct explorer *ex)
{
    long number = ex->zone_argument > 0 ? ex->zone_argument : strtol(ex->argument, NULL, 10);
    if (ex->zone_argument < 0)
        explorer_drop_typed(ex, (size_t)-ex->zone_argument);
    else if (ex->filter.count == 0)
        explorer_say(ex, "%s", caption(CAPTION_NO_CHIP, ex->lang));
    else if (number > 0)
        explorer_drop_chip(ex, (size_t)number - 1);
    else if (ex->filter.count == 1)
        explorer_drop_chip(ex, 0);
    else
        ex->chip_labels = true;
}

static void drop_all(struct explorer *ex)
{
    if (ex->filter.count == 0)
        explorer_say(ex, "%s", caption(CAPTION_NO_CHIP, ex->lang));
    else
        explorer_filter(ex, "");
}

static void line(struct explorer *ex)
{
    explorer_prompt_start(ex, PROMPT_LINE, "");
}

/* Closes a view over the overview, else takes the filter off, else goes back. */
static void cancel(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    bool overview = view->screen == SCREEN_OVERVIEW;
    if (ex->history.at > 0 && !overview) {
        explorer_go_back(ex, true);
    } else if (overview && view->query[0] != '\0') {
        view_set(&view->query, "");
        view->meeting = 0;
        explorer_view_changed(ex);
    } else if (ex->history.at > 0) {
        explorer_go_back(ex, false);
    }
}

static void quit(struct explorer *ex)
{
    if (history_drop(&ex->history))
        explorer_view_restored(ex);
    else
        ex->request = REQUEST_QUIT;
}

static void leave(struct explorer *ex)
{
    ex->request = REQUEST_QUIT;
}

static void redraw(struct explorer *ex)
{
    ex->request = REQUEST_REDRAW;
}

static void suspend(struct explorer *ex)
{
    ex->request = REQUEST_SUSPEND;
}

static void mouse(struct explorer *ex)
{
    ex->request = REQUEST_MOUSE;
}

static void scroll_down(struct explorer *ex)
{
    explorer_move_text(ex, 1);
}

static void scroll_up(struct explorer *ex)
{
    explorer_move_text(ex, -1);
}

/* Panes keep what they were given, for each class of layout. */
static void resize_list(struct explorer *ex, int columns)
{
    int now = ex->layout.panes[PANE_LIST].columns;
    if (now > 0)
        layout_drag(&ex->layout, BORDER_LIST, 0, now + columns, &ex->sizes);
    explorer_resize(ex, ex->rows, ex->columns);
}

static void wider(struct explorer *ex)
{
    resize_list(ex, 2);
}

static void narrower(struct explorer *ex)
{
    resize_list(ex, -2);
}

static void matrix(struct explorer *ex)
{
    const struct grid_view matrix = grid_view_matrix();
    explorer_open_grid(ex, &matrix);
}

static command_fn *const handlers[COMMAND_COUNT] = {
    [COMMAND_DOWN] = down,
    [COMMAND_UP] = up,
    [COMMAND_LEFT] = left,
    [COMMAND_RIGHT] = right,
    [COMMAND_PAGE_DOWN] = page_down,
    [COMMAND_PAGE_UP] = page_up,
    [COMMAND_HALF_DOWN] = half_down,
    [COMMAND_HALF_UP] = half_up,
    [COMMAND_TOP] = top,
    [COMMAND_END] = end,
    [COMMAND_NEXT_PANE] = next_pane,
    [COMMAND_PREVIOUS_PANE] = previous_pane,
    [COMMAND_OPEN] = open_under_cursor,
    [COMMAND_BRIEFING] = briefing,
    [COMMAND_COMPARE] = explorer_compare,
    [COMMAND_LABEL_LINKS] = label_links,
    [COMMAND_BACK] = back,
    [COMMAND_FORWARD] = forward,
    [COMMAND_LAST_PLACE] = last_place,
    [COMMAND_SERIES_PREVIOUS] = series_previous,
    [COMMAND_SERIES_NEXT] = series_next,
    [COMMAND_SEARCH] = search,
    [COMMAND_NEXT_HIT] = next_hit,
    [COMMAND_PREVIOUS_HIT] = previous_hit,
    [COMMAND_FILTER] = filter,
    [COMMAND_GO_PARTNERS] = go_partners,
    [COMMAND_GO_TIMELINE] = go_timeline,
    [COMMAND_GO_PEOPLE] = go_people,
    [COMMAND_GO_ORGANIZATIONS] = go_organizations,
    [COMMAND_GO_TOPICS] = go_topics,
    [COMMAND_GO_AGREEMENTS] = go_agreements,
    [COMMAND_GO_SERIES] = go_series,
    [COMMAND_GO_LEDGER] = go_ledger,
    [COMMAND_GO_GAPS] = go_gaps,
    [COMMAND_GO_COVERAGE] = go_coverage,
    [COMMAND_GO_RANDOM] = go_random,
    [COMMAND_MATRIX] = matrix,
    [COMMAND_LANES] = explorer_open_lanes,
    [COMMAND_LINE] = line,
    [COMMAND_HELP] = help,
    [COMMAND_CANCEL] = cancel,
    [COMMAND_QUIT] = quit,
    [COMMAND_LEAVE] = leave,
    [COMMAND_REDRAW] = redraw,
    [COMMAND_SUSPEND] = suspend,
    [COMMAND_MOUSE] = mouse,
    [COMMAND_COPY] = explorer_copy,
    [COMMAND_COPY_RECORD] = explorer_copy_record,
    [COMMAND_EXPORT] = explorer_export,
    [COMMAND_SOURCE] = explorer_browse,
    [COMMAND_PAGER] = explorer_read,
    [COMMAND_MANUAL] = explorer_manual,
    [COMMAND_SCROLL_DOWN] = scroll_down,
    [COMMAND_SCROLL_UP] = scroll_up,
    [COMMAND_WIDER] = wider,
    [COMMAND_NARROWER] = narrower,
    [COMMAND_FIND] = find,
    [COMMAND_GO_SEARCH] = search,
    [COMMAND_BOOKMARK] = explorer_bookmark,
    [COMMAND_ANNOTATE] = explorer_annotate,
    [COMMAND_MARK] = explorer_mark,
    [COMMAND_JUMP] = explorer_jump,
    [COMMAND_GO_BOOKMARKS] = go_bookmarks,
    [COMMAND_GO_FILTERS] = explorer_go_filters,
    [COMMAND_SAVE] = explorer_save,
    [COMMAND_MAP] = help,
    [COMMAND_GO] = go,
    [COMMAND_DATABASE] = explorer_open_database,
    [COMMAND_DROP] = drop_chip,
    [COMMAND_DROP_ALL] = drop_all,
};

bool explorer_run(struct explorer *ex, enum command_id id)
{
    if (handlers[id] == NULL)
        return false;
    /* Where there is no filter, what is about it would change one that is not seen. */
    const bool here = (explorer_where(ex) & WHERE_FILTERED) || ex->zone_argument < 0;
    if (command_get(id)->where == WHERE_FILTERED && !here)
        return false;
    handlers[id](ex);
    return true;
}
