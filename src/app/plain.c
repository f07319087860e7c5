/* SPDX-License-Identifier: MIT */
/*
 * The explorer as printed lines, for screen readers and scripts: a second driver of the same
 * explorer. A line of input is a number (the choice so printed), /words (search), &query (filter),
 * :line (a command with what it takes), the name of a command, or keys. What it shows is printed:
 * one line for a move, numbered choices for a new view, the whole text for a page.
 */
#include "attache/app/loop.h"
#include "explorer_parts.h"

#include "attache/base/mem.h"
#include "attache/text/safe.h"
#include "attache/ui/caption.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHOICES = 20, PLAIN_COLUMNS = 78, PLAIN_ROWS = 50 };

void explorer_print_row(const struct row *row, struct str *out)
{
    const char *parts[] = {row->date, row->partners, row->title, row->native, row->place};
    struct str line = {0};
    bool meeting = row->kind == KIND_MEETING;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        bool said = meeting ? i != 3 : i == 2 || i == 3;
        if (said && parts[i][0] != '\0')
            str_addf(&line, "%s%s", line.length > 0 ? ", " : "", parts[i]);
    }
    if (meeting && strcmp(row->status, "held") != 0)
        str_addf(&line, ", %s", row->status);
    if (!meeting && row->count > 0)
        str_addf(&line, ", %lld meetings", (long long)row->count);
    safe_add(out, str_text(&line), line.length);
    str_clear(&line);
}

void explorer_print_choices(const struct result *rows, size_t from, struct str *out)
{
    for (size_t i = 0; i < CHOICES && from + i < rows->count; i++) {
        str_addf(out, "%zu. ", i + 1);
        explorer_print_row(&rows->rows[from + i], out);
        str_add_char(out, '\n');
    }
}

static void print_state(struct explorer *ex, bool moved)
{
    struct str out = {0};
    struct canvas canvas = {0};
    explorer_refresh_kept(ex);
    explorer_draw(ex, &canvas);
    canvas_clear(&canvas);
    if (ex->message[0] != '\0') {
        safe_add(&out, ex->message, strlen(ex->message));
        str_add_char(&out, '\n');
    } else {
        explorer_screen(ex)->print(ex, moved, &out);
    }
    fputs(str_text(&out), stdout);
    fflush(stdout);
    str_clear(&out);
}

static void press_keys(struct explorer *ex, const char *line)
{
    uint32_t key = 0;
    for (size_t size = 0; key_parse(line, &key, &size); line += size)
        explorer_event(ex, &(struct event){.type = EVENT_KEY, .key = key});
}

/* Returns whether the line only moved a cursor. */
static bool obey(struct explorer *ex, const char *line)
{
    const struct command *command = command_find(line);
    char *end = NULL;
    long number = strtol(line, &end, 10);
    size_t history = ex->history.at;
    enum pane focus = explorer_view(ex)->focus;
    ex->message[0] = '\0';
    ex->request = REQUEST_NONE;
    if (line[0] == '/') {
        explorer_command(ex, COMMAND_SEARCH);
        explorer_event(ex, &(struct event){.type = EVENT_PASTE, .text = line + 1});
    } else if (line[0] == '&') {
        explorer_prompt_start(ex, PROMPT_FILTER, line + 1);
        explorer_event(ex, &(struct event){.type = EVENT_KEY, .key = KEYS_ENTER});
        ex->prompt_use = PROMPT_NONE;
    } else if (line[0] == ':') {
        explorer_prompt_start(ex, PROMPT_LINE, line + 1);
        explorer_event(ex, &(struct event){.type = EVENT_KEY, .key = KEYS_ENTER});
    } else if (end != line && *end == '\0') {
        if (number > 0)
            explorer_screen(ex)->choose(ex, (size_t)number);
    } else if (command != NULL) {
        explorer_command(ex, command->id);
    } else {
        press_keys(ex, line);
    }
    if (ex->request == REQUEST_EDIT)
        explorer_say(ex, "%s", caption(CAPTION_NOTE_WHAT, ex->lang));
    return history == ex->history.at && focus == explorer_view(ex)->focus;
}

enum status loop_run_plain(struct explorer *ex)
{
    char *line = NULL;
    size_t capacity = 0;
    explorer_resize(ex, PLAIN_ROWS, PLAIN_COLUMNS + 2);
    print_state(ex, false);
    for (ssize_t got;
         ex->request != REQUEST_QUIT && (got = getline(&line, &capacity, stdin)) > 0;) {
        if (line[got - 1] == '\n')
            line[got - 1] = '\0';
        bool moved = obey(ex, line);
        if (ex->request != REQUEST_QUIT)
            print_state(ex, moved);
    }
    free(line);
    return STATUS_OK;
}
