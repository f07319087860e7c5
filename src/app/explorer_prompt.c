/* SPDX-License-Identifier: MIT */
/* Typing: the search screen, where every key searches, and the one-line prompts. */
#include "explorer_parts.h"

#include "attache/base/mem.h"

#include <stdlib.h>
#include <string.h>

void explorer_prompt_start(struct explorer *ex, enum prompt_use use, const char *text)
{
    prompt_set(&ex->prompt, text);
    ex->prompt_use = use;
    ex->dirty |= DIRTY_PAINT | DIRTY_SUGGEST;
}

/* A wrong query leaves the prompt open with the message; a right one is a new view. */
static void apply_filter(struct explorer *ex)
{
    struct query query = {0};
    struct err err = {0};
    if (query_parse(str_text(&ex->prompt.text), &query, &err) != STATUS_OK) {
        explorer_say(ex, "%s", err.text);
        return;
    }
    struct str canonical = {0};
    query_print(&query, &canonical);
    query_clear(&query);
    ex->prompt_use = PROMPT_NONE;
    if (strcmp(str_text(&canonical), explorer_view(ex)->query) != 0) {
        struct view *view = explorer_visit(ex, explorer_view(ex)->screen);
        view_set(&view->query, str_text(&canonical));
        view->meeting = 0;
        explorer_shown(ex);
    }
    str_clear(&canonical);
}

static void run_line(struct explorer *ex)
{
    char *line = str_take(&ex->prompt.text);
    prompt_clear(&ex->prompt);
    ex->prompt_use = PROMPT_NONE;
    char *end = line;
    long number = strtol(line, &end, 10);
    const struct command *command = command_find(line);
    if (end != line && (*end == '\0' || strcmp(end, "%") == 0))
        explorer_screen(ex)->move_to(ex, number, *end == '%');
    else if (strcmp(line, "q") == 0)
        explorer_command(ex, COMMAND_LEAVE);
    else if (command != NULL)
        explorer_command(ex, command->id);
    else if (line[0] != '\0')
        explorer_say(ex, "No command \"%s\"; ? lists them", line);
    mem_free(&line);
}

static void submit(struct explorer *ex)
{
    if (ex->prompt_use == PROMPT_FILTER)
        apply_filter(ex);
    else
        run_line(ex);
}

static void text_changed(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    ex->dirty |= DIRTY_SUGGEST;
    if (view->screen != SCREEN_SEARCH)
        return;
    view_set(&view->search, str_text(&ex->prompt.text));
    view->hit = 0;
    ex->dirty |= DIRTY_HITS;
}

/* Keys of the search screen that are no text. */
static bool is_editing_key(const struct explorer *ex, uint32_t key)
{
    bool search = explorer_view_const(ex)->screen == SCREEN_SEARCH;
    bool moves = key == KEYS_HOME || key == KEYS_END || key == 'F' - '@' || key == 'B' - '@';
    return !(search && moves && ex->prompt.text.length == 0);
}

bool explorer_completes(const struct explorer *ex)
{
    return explorer_view_const(ex)->screen == SCREEN_SEARCH || ex->prompt_use == PROMPT_FILTER;
}

bool explorer_prompt_event(struct explorer *ex, const struct event *event)
{
    bool search = explorer_view(ex)->screen == SCREEN_SEARCH;
    if (!search && ex->prompt_use == PROMPT_NONE)
        return false;
    ex->dirty |= DIRTY_PAINT;
    if (event->type == EVENT_PASTE) {
        prompt_insert(&ex->prompt, event->text);
        text_changed(ex);
        return true;
    }
    if (event->type != EVENT_KEY)
        return false;
    if (!search && (event->key == KEYS_ENTER || event->key == '\n')) {
        submit(ex);
        return true;
    }
    if (event->key == KEYS_TAB && explorer_completes(ex)) {
        if (explorer_complete(ex))
            text_changed(ex);
        return true;
    }
    bool closes = event->key == KEYS_ESCAPE || event->key == 'G' - '@' || event->key == 'C' - '@';
    if (!search && closes) {
        ex->prompt_use = PROMPT_NONE;
        return true;
    }
    if (closes || !is_editing_key(ex, event->key))
        return false;
    enum prompt_result result = prompt_key(&ex->prompt, event->key);
    if (result == PROMPT_CHANGED)
        text_changed(ex);
    else if (result == PROMPT_MOVED)
        ex->dirty |= DIRTY_SUGGEST;
    return result != PROMPT_IGNORED || !search;
}
