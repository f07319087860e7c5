/* SPDX-License-Identifier: MIT */
/*
 * Events to commands to state. A key goes first to what is typed into (search, prompt), then to
 * the letters on links, then through the command table to the screen shown, else to the handler
 * that all screens share.
 */
#include "explorer_parts.h"

#include "attache/core/message.h"
#include "attache/ui/caption.h"

struct err explorer_err(const struct explorer *ex)
{
    return (struct err){.say = message_speaker(ex->lang)};
}

enum status explorer_init(struct explorer *ex, struct store *store, const struct options *options,
                          const char *address, struct err *err)
{
    *ex = (struct explorer){.store = store,
                            .options = options,
                            .lang = options->lang,
                            .today = options->today,
                            .keymap = options->keymap,
                            .argument = ""};
    ex->rows = 24;
    ex->columns = 80;
    history_visit(&ex->history);
    explorer_view_changed(ex);
    if (address == NULL || address[0] == '\0')
        return STATUS_OK;
    if (explorer_go(ex, address, err) != STATUS_OK) {
        explorer_clear(ex);
        return STATUS_USAGE;
    }
    if (explorer_view(ex)->screen == SCREEN_OVERVIEW)
        history_begin(&ex->history);
    return STATUS_OK;
}

void explorer_clear(struct explorer *ex)
{
    query_clear(&ex->filter);
    result_clear(&ex->list);
    facets_clear(&ex->facets);
    facet_lines_clear(&ex->facet_lines);
    result_clear(&ex->timeline);
    explorer_clear_leaf(&ex->leaf);
    explorer_clear_leaf(&ex->ahead);
    hits_clear(&ex->hits);
    grid_state_free(&ex->grid);
    result_clear(&ex->help);
    result_clear(&ex->suggestions);
    prompt_clear(&ex->prompt);
    for (int use = 0; use < PROMPT_USES; use++)
        prompt_history_clear(&ex->typed[use]);
    str_clear(&ex->payload);
    str_clear(&ex->find);
    str_clear(&ex->ended);
    str_clear(&ex->asked);
    str_clear(&ex->noted);
    history_clear(&ex->history);
}

void explorer_end(struct explorer *ex, struct str *place)
{
    while (explorer_view(ex)->screen == SCREEN_HELP && history_drop(&ex->history))
        explorer_view_changed(ex);
    explorer_load(ex);
    explorer_place(ex, place);
}

void explorer_resize(struct explorer *ex, int rows, int columns)
{
    if ((ex->dirty & (DIRTY_WINDOW | DIRTY_TIMELINE | DIRTY_LIST)) == 0)
        explorer_remember(ex);
    ex->rows = rows;
    ex->columns = columns;
    layout_compute(rows, columns, explorer_view(ex)->focus, &ex->sizes, &ex->layout);
    ex->dirty |= DIRTY_PAINT | DIRTY_DETAIL | DIRTY_WINDOW;
}

const struct screen_ops *explorer_screen(const struct explorer *ex)
{
    static const struct screen_ops *const screens[SCREEN_COUNT] = {
        [SCREEN_OVERVIEW] = &screen_overview, [SCREEN_PAGE] = &screen_page,
        [SCREEN_SEARCH] = &screen_search,     [SCREEN_HELP] = &screen_help,
        [SCREEN_GRID] = &screen_grid,
    };
    return screens[explorer_view_const(ex)->screen];
}

void explorer_remember(struct explorer *ex)
{
    if (explorer_screen(ex)->remember != NULL)
        explorer_screen(ex)->remember(ex);
}

int explorer_rows(const struct explorer *ex)
{
    const struct screen_ops *screen = explorer_screen(ex);
    return screen->rows != NULL ? screen->rows(ex) : ex->layout.body.rows;
}

void explorer_sideways(struct explorer *ex, int direction)
{
    if (explorer_screen(ex)->sideways != NULL)
        explorer_screen(ex)->sideways(ex, direction);
}

void explorer_walk(struct explorer *ex, int direction)
{
    const struct screen_ops *screen = explorer_screen(ex);
    if (screen->walk != NULL)
        screen->walk(ex, direction);
    else
        screen->move(ex, direction);
}

struct ref explorer_subject(const struct explorer *ex)
{
    const struct screen_ops *screen = explorer_screen(ex);
    return screen->subject != NULL ? screen->subject(ex) : (struct ref){KIND_NONE, ""};
}

bool explorer_shows(const struct explorer *ex, struct shown *out, struct str *query)
{
    const struct screen_ops *screen = explorer_screen(ex);
    return screen->shown != NULL && screen->shown(ex, out, query);
}

unsigned explorer_where(const struct explorer *ex)
{
    return explorer_screen(ex)->where(ex);
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
    const struct screen_ops *screen = explorer_screen(ex);
    bool done = screen->command != NULL && screen->command(ex, id);
    if (!done && !explorer_run(ex, id))
        explorer_say_where(ex, id);
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
    for (size_t i = 0; i < ex->leaf.text.link_count; i++) {
        size_t line = ex->leaf.text.links[i].line;
        if (line < view->text_top || line >= view->text_top + rows)
            continue;
        if ((uint32_t)(unsigned char)pane_label_letter(nth++) == key) {
            explorer_open_link(ex, (int)i);
            return;
        }
    }
}

static void end_keys(struct explorer *ex)
{
    ex->key_count = 0;
    ex->which_key = false;
}

static void press(struct explorer *ex, uint32_t key)
{
    if (ex->labels) {
        follow_letter(ex, key);
        return;
    }
    if (ex->chip_labels) {
        ex->chip_labels = false;
        if (key >= 'a' && key <= 'z')
            explorer_drop_chip(ex, key - 'a');
        return;
    }
    ex->keys[ex->key_count++] = key;
    enum command_id id = COMMAND_NONE;
    switch (command_match(ex->keymap, ex->keys, ex->key_count, explorer_where(ex), &id)) {
    case COMMAND_FOUND:
        ex->letter = key >= 'a' && key <= 'z' ? (char)key : '\0';
        end_keys(ex);
        explorer_command(ex, id);
        break;
    case COMMAND_PREFIX:
        ex->dirty |= DIRTY_PAINT;
        break;
    case COMMAND_UNKNOWN:
        if (ex->key_count > 1)
            explorer_say(ex, "%s", caption(CAPTION_NO_KEYS, ex->lang));
        else
            explorer_say_key(ex, key);
        end_keys(ex);
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
