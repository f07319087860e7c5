/* SPDX-License-Identifier: MIT */
/*
 * The explorer as printed lines, for screen readers and scripts: a second driver of the same
 * explorer. A line of input is a number (the choice so printed), /words (search), &query (filter),
 * the name of a command, or keys. What it shows is printed: one line for a move, numbered choices
 * for a new view, the whole text for a page.
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

/* The first row offered as choice 1 in a list. */
static size_t first_choice(const struct scroll *scroll)
{
    return scroll->cursor;
}

static void add_row(const struct row *row, struct str *out)
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

static void add_choices(const struct result *rows, size_t from, struct str *out)
{
    for (size_t i = 0; i < CHOICES && from + i < rows->count; i++) {
        str_addf(out, "%zu. ", i + 1);
        add_row(&rows->rows[from + i], out);
        str_add_char(out, '\n');
    }
}

static void add_overview(struct explorer *ex, bool moved, struct str *out)
{
    const struct view *view = explorer_view(ex);
    bool list = view->focus == PANE_LIST;
    const struct result *rows = list ? &ex->list : &ex->timeline;
    const struct scroll *scroll = list ? &ex->list_scroll : &ex->timeline_scroll;
    long long at =
        list ? (long long)scroll->cursor : (long long)ex->newer + (long long)scroll->cursor + 1;
    long long all = list ? (long long)rows->count - 1 : (long long)ex->total;
    str_addf(out, "%s %lld of %lld",
             list ? caption_of_kinds(view->list_kind, ex->lang)
                  : caption(CAPTION_TIMELINE, ex->lang),
             at, all);
    if (moved && scroll->cursor < rows->count) {
        str_add(out, ": ");
        add_row(&rows->rows[scroll->cursor], out);
        str_add_char(out, '\n');
    } else {
        str_add(out, ":\n");
        add_choices(rows, first_choice(scroll), out);
    }
}

static void add_text(const struct explorer *ex, struct str *out)
{
    for (size_t i = 0; i < ex->text.count; i++) {
        int column = 0;
        for (size_t r = 0; r < ex->text.lines[i].count; r++) {
            const struct run *run = &ex->text.lines[i].runs[r];
            for (; column < run->column; column++)
                str_add_char(out, ' ');
            safe_add(out, run->text, strlen(run->text));
            column += (int)strlen(run->text);
        }
        str_add_char(out, '\n');
    }
    for (size_t i = 0; i < ex->text.link_count; i++) {
        const struct flow_link *link = &ex->text.links[i];
        str_addf(out, "[%zu] ", i + 1);
        if (link->to.kind != KIND_NONE)
            str_addf(out, "%s/%s\n", kind_name(link->to.kind), link->to.slug);
        else
            str_addf(out, "%s\n", link->url);
    }
}

static void add_hits(const struct explorer *ex, struct str *out)
{
    str_addf(out, "%lld found\n", (long long)ex->hits.total);
    for (size_t i = 0; i < CHOICES && i < ex->hits.count; i++) {
        const struct hit *hit = &ex->hits.hits[i];
        str_addf(out, "%zu. %s: ", i + 1, kind_name(ex->hits.result.rows[hit->row].kind));
        add_row(&ex->hits.result.rows[hit->row], out);
        str_addf(out, " (%s)\n", rule_name(hit->rule));
    }
}

static void print_state(struct explorer *ex, bool moved)
{
    struct str out = {0};
    struct canvas canvas = {0};
    explorer_draw(ex, &canvas);
    canvas_clear(&canvas);
    if (ex->message[0] != '\0') {
        safe_add(&out, ex->message, strlen(ex->message));
        str_add_char(&out, '\n');
    } else if (explorer_view(ex)->screen == SCREEN_SEARCH) {
        add_hits(ex, &out);
    } else if (explorer_view(ex)->screen == SCREEN_OVERVIEW &&
               explorer_view(ex)->focus != PANE_DETAIL) {
        add_overview(ex, moved, &out);
    } else {
        add_text(ex, &out);
    }
    fputs(str_text(&out), stdout);
    fflush(stdout);
    str_clear(&out);
}

static void choose(struct explorer *ex, size_t number)
{
    const struct view *view = explorer_view(ex);
    if (number == 0)
        return;
    if (view->screen == SCREEN_SEARCH) {
        ex->hits_scroll.cursor = number - 1 < ex->hits.count ? number - 1 : 0;
        explorer_open(ex);
        ex->message[0] = '\0';
    } else if (view->screen == SCREEN_OVERVIEW && view->focus != PANE_DETAIL) {
        explorer_move(ex, (long)number - 1);
        explorer_load(ex);
        explorer_open(ex);
    } else {
        explorer_open_link(ex, (int)number - 1);
    }
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
        explorer_search(ex);
        explorer_event(ex, &(struct event){.type = EVENT_PASTE, .text = line + 1});
    } else if (line[0] == '&') {
        explorer_prompt_start(ex, PROMPT_FILTER, line + 1);
        explorer_event(ex, &(struct event){.type = EVENT_KEY, .key = KEYS_ENTER});
        ex->prompt_use = PROMPT_NONE;
    } else if (end != line && *end == '\0') {
        choose(ex, number > 0 ? (size_t)number : 0);
    } else if (command != NULL) {
        explorer_command(ex, command->id);
    } else {
        press_keys(ex, line);
    }
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
