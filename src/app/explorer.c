/* SPDX-License-Identifier: MIT */
/*
 * Events to commands to state. A key goes first to what is typed into (search, prompt), then to
 * the letters on links, then through the command table to one handler.
 */
#include "explorer_parts.h"

#include "attache/base/mem.h"
#include "attache/ui/caption.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void explorer_say(struct explorer *ex, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(ex->message, sizeof(ex->message), format, args);
    va_end(args);
    ex->dirty |= DIRTY_PAINT;
}

enum status explorer_init(struct explorer *ex, struct store *store,
                          const struct explorer_options *options, struct err *err)
{
    *ex = (struct explorer){.store = store, .lang = options->lang, .today = options->today};
    ex->rows = 24;
    ex->columns = 80;
    history_visit(&ex->history);
    if (options->query != NULL) {
        struct query query = {0};
        if (query_parse(options->query, &query, err) != STATUS_OK) {
            explorer_clear(ex);
            return STATUS_USAGE;
        }
        struct str canonical = {0};
        query_print(&query, &canonical);
        view_set(&explorer_view(ex)->query, str_text(&canonical));
        str_clear(&canonical);
        query_clear(&query);
    }
    explorer_shown(ex);
    if (options->page.kind != KIND_NONE)
        explorer_open_ref(ex, options->page);
    return STATUS_OK;
}

void explorer_clear(struct explorer *ex)
{
    query_clear(&ex->filter);
    result_clear(&ex->list);
    result_clear(&ex->timeline);
    flow_clear(&ex->text);
    page_clear(&ex->page);
    hits_clear(&ex->hits);
    result_clear(&ex->suggestions);
    prompt_clear(&ex->prompt);
    history_clear(&ex->history);
}

void explorer_resize(struct explorer *ex, int rows, int columns)
{
    ex->rows = rows;
    ex->columns = columns;
    layout_compute(rows, columns, explorer_view(ex)->focus, &ex->layout);
    ex->dirty |= DIRTY_PAINT | DIRTY_DETAIL | DIRTY_WINDOW;
}

unsigned explorer_where(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    switch (view->screen) {
    case SCREEN_PAGE:
        return WHERE_PAGE;
    case SCREEN_SEARCH:
        return WHERE_SEARCH;
    case SCREEN_HELP:
        return WHERE_HELP;
    case SCREEN_OVERVIEW:
        break;
    }
    return view->focus == PANE_LIST       ? WHERE_LIST
           : view->focus == PANE_TIMELINE ? WHERE_TIMELINE
                                          : WHERE_DETAIL;
}

static void go_back(struct explorer *ex, bool drop)
{
    if (drop ? history_drop(&ex->history) : history_back(&ex->history))
        explorer_shown(ex);
    else
        explorer_say(ex, "%s", caption(CAPTION_BEGINNING, ex->lang));
}

static void quit(struct explorer *ex)
{
    if (history_drop(&ex->history))
        explorer_shown(ex);
    else
        ex->request = REQUEST_QUIT;
}

static void cancel(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    bool overview = view->screen == SCREEN_OVERVIEW;
    if (ex->history.at > 0 && !overview) {
        go_back(ex, true);
    } else if (overview && view->query[0] != '\0') {
        view_set(&view->query, "");
        view->meeting = 0;
        explorer_shown(ex);
    } else if (ex->history.at > 0) {
        go_back(ex, false);
    }
}

static void go_sideways(struct explorer *ex, int direction)
{
    const struct view *view = explorer_view(ex);
    if (view->screen != SCREEN_OVERVIEW) {
        if (direction < 0)
            go_back(ex, false);
        else
            explorer_open(ex);
    } else if (direction < 0) {
        explorer_focus(ex, view->focus == PANE_DETAIL ? PANE_TIMELINE : PANE_LIST);
    } else if (view->focus == PANE_DETAIL) {
        explorer_open(ex);
    } else {
        explorer_focus(ex, (enum pane)(view->focus + 1));
    }
}

static void go_list(struct explorer *ex, enum kind kind)
{
    struct view *view = history_visit(&ex->history);
    view->screen = SCREEN_OVERVIEW;
    view->list_kind = kind;
    view_set(&view->list_slug, "");
    view->list_top = 0;
    view->meeting = 0;
    view->focus = PANE_LIST;
    view->text_top = 0;
    view->link = -1;
    explorer_shown(ex);
}

/* The ledger lists the promises of the meetings that the filter leaves, newest first. */
static void go_ledger(struct explorer *ex)
{
    go_list(ex, KIND_OUTCOME);
    struct err err = {0};
    struct str text = {0};
    if (query_add_text(&ex->filter, "has:promise", &err) == STATUS_OK) {
        query_print(&ex->filter, &text);
        view_set(&explorer_view(ex)->query, str_text(&text));
    }
    str_clear(&text);
    explorer_shown(ex);
}

static void go_timeline(struct explorer *ex)
{
    go_list(ex, KIND_PARTNER);
    explorer_focus(ex, PANE_TIMELINE);
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

static void walk_series(struct explorer *ex, const char *which)
{
    struct dossier dossier = {.today = ex->today, .lang = ex->lang};
    struct err err = {0};
    struct ref ref = {KIND_NONE, ""};
    if (ex->page_of.kind == KIND_MEETING)
        store_dossier(ex->store, ex->page_of, &dossier, &err);
    const struct result *rows = &dossier.lists[DOSSIER_NEIGHBOURS];
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->rows[i].note, which) == 0)
            ref = (struct ref){KIND_MEETING, rows->rows[i].slug};
    }
    if (ref.kind == KIND_MEETING)
        explorer_open_ref(ex, ref);
    else
        explorer_say(ex, "%s", caption(CAPTION_NO_NEIGHBOUR, ex->lang));
    dossier_clear(&dossier);
}

static void open_help(struct explorer *ex)
{
    if (explorer_view(ex)->screen == SCREEN_HELP)
        return;
    struct view *view = history_visit(&ex->history);
    view->screen = SCREEN_HELP;
    view->text_top = 0;
    view->link = -1;
    explorer_shown(ex);
}

static void open_briefing(struct explorer *ex)
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
    explorer_open_ref(ex, (struct ref){KIND_PARTNER, code});
}

/* Moving commands: rows by the pane's height, positive down. */
static bool run_move(struct explorer *ex, enum command_id id)
{
    long rows = explorer_pane_rows(ex);
    switch (id) {
    case COMMAND_DOWN:
        explorer_move(ex, 1);
        return true;
    case COMMAND_UP:
        explorer_move(ex, -1);
        return true;
    case COMMAND_PAGE_DOWN:
        explorer_move(ex, rows > 1 ? rows - 1 : 1);
        return true;
    case COMMAND_PAGE_UP:
        explorer_move(ex, rows > 1 ? 1 - rows : -1);
        return true;
    case COMMAND_HALF_DOWN:
        explorer_move(ex, rows / 2);
        return true;
    case COMMAND_HALF_UP:
        explorer_move(ex, -(rows / 2));
        return true;
    case COMMAND_TOP:
        explorer_move_end(ex, false);
        return true;
    case COMMAND_END:
        explorer_move_end(ex, true);
        return true;
    case COMMAND_LEFT:
        go_sideways(ex, -1);
        return true;
    case COMMAND_RIGHT:
        go_sideways(ex, 1);
        return true;
    case COMMAND_NEXT_PANE:
        explorer_walk(ex, 1);
        return true;
    case COMMAND_PREVIOUS_PANE:
        explorer_walk(ex, -1);
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
    default:
        return false;
    }
}

/* Commands that show another view. */
static bool run_go(struct explorer *ex, enum command_id id)
{
    static const enum kind lists[COMMAND_COUNT] = {
        [COMMAND_GO_PARTNERS] = KIND_PARTNER,           [COMMAND_GO_PEOPLE] = KIND_PERSON,
        [COMMAND_GO_ORGANIZATIONS] = KIND_ORGANIZATION, [COMMAND_GO_TOPICS] = KIND_TOPIC,
        [COMMAND_GO_AGREEMENTS] = KIND_AGREEMENT,       [COMMAND_GO_SERIES] = KIND_SERIES,
    };
    if (lists[id] != KIND_NONE) {
        go_list(ex, lists[id]);
        return true;
    }
    switch (id) {
    case COMMAND_GO_TIMELINE:
        go_timeline(ex);
        return true;
    case COMMAND_GO_LEDGER:
        go_ledger(ex);
        return true;
    case COMMAND_GO_GAPS:
        explorer_open_ref(ex, (struct ref){KIND_NONE, "gaps"});
        return true;
    case COMMAND_GO_COVERAGE:
        explorer_open_ref(ex, (struct ref){KIND_NONE, "coverage"});
        return true;
    case COMMAND_GO_RANDOM:
        go_random(ex);
        return true;
    case COMMAND_BACK:
        go_back(ex, false);
        return true;
    case COMMAND_FORWARD:
        if (history_forward(&ex->history))
            explorer_shown(ex);
        return true;
    case COMMAND_LAST_PLACE:
        if (history_toggle(&ex->history))
            explorer_shown(ex);
        return true;
    case COMMAND_SERIES_PREVIOUS:
        walk_series(ex, "previous");
        return true;
    case COMMAND_SERIES_NEXT:
        walk_series(ex, "next");
        return true;
    case COMMAND_HELP:
        open_help(ex);
        return true;
    default:
        return false;
    }
}

static void run_other(struct explorer *ex, enum command_id id)
{
    switch (id) {
    case COMMAND_OPEN:
        explorer_open(ex);
        break;
    case COMMAND_MAXIMIZE:
        explorer_open_ref(ex, ex->page_of);
        break;
    case COMMAND_BRIEFING:
        open_briefing(ex);
        break;
    case COMMAND_LABEL_LINKS:
        ex->labels = ex->text.link_count > 0;
        break;
    case COMMAND_SEARCH:
        explorer_search(ex);
        break;
    case COMMAND_NEXT_HIT:
        explorer_open_hit(ex, 1);
        break;
    case COMMAND_PREVIOUS_HIT:
        explorer_open_hit(ex, -1);
        break;
    case COMMAND_FILTER:
        explorer_prompt_start(ex, PROMPT_FILTER, explorer_view(ex)->query);
        break;
    case COMMAND_LINE:
        explorer_prompt_start(ex, PROMPT_LINE, "");
        break;
    case COMMAND_CANCEL:
        cancel(ex);
        break;
    case COMMAND_QUIT:
        quit(ex);
        break;
    case COMMAND_LEAVE:
        ex->request = REQUEST_QUIT;
        break;
    case COMMAND_REDRAW:
        ex->request = REQUEST_REDRAW;
        break;
    case COMMAND_SUSPEND:
        ex->request = REQUEST_SUSPEND;
        break;
    case COMMAND_MOUSE:
        ex->request = REQUEST_MOUSE;
        break;
    default:
        break;
    }
}

/*
 * A command acts on what the keys before it asked for, even when they came faster than the screen.
 * Rows are loaded for it; the text under a cursor that moves on is not.
 */
static void settle(struct explorer *ex, enum command_id id)
{
    const struct view *view = explorer_view(ex);
    bool rows = view->screen == SCREEN_OVERVIEW && view->focus != PANE_DETAIL;
    bool moves = id == COMMAND_DOWN || id == COMMAND_UP;
    unsigned later = ex->dirty & (DIRTY_DETAIL | DIRTY_TEXT);
    if ((ex->dirty & ~(unsigned)DIRTY_PAINT) == 0)
        return;
    if (rows && moves)
        ex->dirty &= ~later;
    explorer_load(ex);
    if (rows && moves)
        ex->dirty |= later;
}

enum request explorer_command(struct explorer *ex, enum command_id id)
{
    settle(ex, id);
    ex->dirty |= DIRTY_PAINT;
    if (!run_move(ex, id) && !run_go(ex, id))
        run_other(ex, id);
    return ex->request;
}

/* The letter typed while letters stand on the links. */
static void follow_letter(struct explorer *ex, uint32_t key)
{
    struct view *view = explorer_view(ex);
    size_t rows = (size_t)explorer_text_rows(ex);
    size_t nth = 0;
    ex->labels = false;
    ex->dirty |= DIRTY_PAINT;
    for (size_t i = 0; i < ex->text.link_count; i++) {
        size_t line = ex->text.links[i].line;
        if (line < view->text_top || line >= view->text_top + rows)
            continue;
        if ((uint32_t)(unsigned char)pane_label_letter(nth++) == key) {
            explorer_open_link(ex, (int)i);
            return;
        }
    }
}

static void press(struct explorer *ex, uint32_t key)
{
    if (ex->labels) {
        follow_letter(ex, key);
        return;
    }
    ex->keys[ex->key_count++] = key;
    enum command_id id = COMMAND_NONE;
    switch (command_match(ex->keys, ex->key_count, explorer_where(ex), &id)) {
    case COMMAND_FOUND:
        ex->key_count = 0;
        explorer_command(ex, id);
        break;
    case COMMAND_PREFIX:
        ex->dirty |= DIRTY_PAINT;
        break;
    case COMMAND_UNKNOWN:
        if (ex->key_count > 1)
            explorer_say(ex, "%s", caption(CAPTION_NO_KEYS, ex->lang));
        ex->key_count = 0;
        break;
    }
}

/* A key that a Hangul input method turned into jamo or a syllable means the keys typed. */
static void key_event(struct explorer *ex, uint32_t key)
{
    uint32_t keys[6];
    int count = key_of_hangul(key, keys);
    if (count == 0)
        press(ex, key);
    for (int i = 0; i < count; i++)
        press(ex, keys[i]);
}

enum request explorer_event(struct explorer *ex, const struct event *event)
{
    ex->request = REQUEST_NONE;
    if (event->type == EVENT_KEY || event->type == EVENT_MOUSE) {
        if (ex->message[0] != '\0')
            ex->dirty |= DIRTY_PAINT;
        ex->message[0] = '\0';
    }
    if (explorer_prompt_event(ex, event))
        return ex->request;
    if (event->type == EVENT_KEY)
        key_event(ex, event->key);
    else if (event->type == EVENT_MOUSE)
        explorer_mouse(ex, event);
    return ex->request;
}
