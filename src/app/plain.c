/* SPDX-License-Identifier: MIT */
/*
 * The explorer as printed lines, for screen readers and scripts: a second driver of the same
 * explorer. A line of input is a number (the choice so printed), /words (search), &query (filter),
 * :line (the palette), the name of a command with what it takes, an address, or keys; while a
 * prompt is open it is the answer. What it shows is printed: one line for a move, numbered choices
 * for a new view, the whole text for a page. Nothing is ever sent but text.
 */
#include "attache/app/loop.h"
#include "attache/app/pager.h"
#include "attache/base/file.h"
#include "explorer_parts.h"

#include "attache/core/view_name.h"
#include "attache/text/ascii.h"
#include "attache/text/safe.h"
#include "attache/ui/caption.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One pane at a time, as long as what is told of a list: a page key goes on by as many. */
enum { PLAIN_COLUMNS = 79, PLAIN_ROWS = PRINT_CHOICES + 5 };

struct plain {
    struct explorer *ex;
    bool ascii;  /* what is printed goes to a terminal that has ASCII alone */
    bool prompt; /* somebody types: lines are asked for */
    int error;   /* what writing failed with, or 0 */
};

/* What is told, so that a move can be told from another view: all of the view but its cursor. */
static void add_view(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    str_addf(out, "%zu %d %d %s ", ex->history.at, (int)view->screen, (int)view->page_kind,
             view->page_slug);
    str_addf(out, "%d %d %s %s %d %s %u ", (int)view->focus, (int)view->list_kind, view->query,
             view->search, (int)view->facets, view->facet_typed, view->facet_open);
    grid_view_print(&view->grid.view, out);
}

/* Printing */

static void put_bytes(struct plain *plain, const struct str *text)
{
    if (plain->error == 0 && !file_put(STDOUT_FILENO, str_text(text), text->length))
        plain->error = errno;
}

static void put(struct plain *plain, const struct str *text)
{
    struct str safe = {0};
    struct str out = {0};
    safe_add_lines(&safe, str_text(text), text->length);
    if (plain->ascii) /* which keeps controls: what is safe has none */
        ascii_add(&out, str_text(&safe), safe.length);
    put_bytes(plain, plain->ascii ? &out : &safe);
    str_clear(&safe);
    str_clear(&out);
}

static void add_prompt(const struct explorer *ex, struct str *out)
{
    const char *text = str_text(&ex->prompt.text);
    str_addf(out, "%s%s\n", explorer_prompt_label(ex->prompt_use, ex->lang), text);
    str_addf(out, "%s\n", caption(CAPTION_PLAIN_ANSWER, ex->lang));
}

/* What a command handed out: the loop of the screen has a clipboard and a browser for it. */
static void add_payload(struct explorer *ex, struct str *out)
{
    if (ex->request == REQUEST_COPY || ex->request == REQUEST_BROWSE ||
        ex->request == REQUEST_PAGER)
        str_addf(out, "%s\n", str_text(&ex->payload));
    else if (ex->request == REQUEST_EDIT)
        str_addf(out, "%s\n", caption(CAPTION_NOTE_WHAT, ex->lang));
    else if (ex->request == REQUEST_MANUAL)
        str_add(out, "attache help 1\n");
}

static void add_chips(const struct explorer *ex, struct str *out)
{
    for (size_t i = 0; i < ex->filter.count; i++) {
        str_addf(out, "%c. ", (int)('a' + i));
        query_print_term(&ex->filter.terms[i], out);
        str_add_char(out, '\n');
    }
}

static void load(struct explorer *ex)
{
    struct canvas canvas = {0};
    do {
        explorer_draw(ex, &canvas);
    } while (explorer_idle(ex));
    canvas_clear(&canvas);
}

static void tell(struct plain *plain, bool moved)
{
    struct explorer *ex = plain->ex;
    struct str out = {0};
    load(ex);
    bool done = ex->message[0] != '\0' || ex->request != REQUEST_NONE;
    if (ex->message[0] != '\0')
        str_addf(&out, "%s\n", ex->message);
    add_payload(ex, &out);
    if (ex->prompt_use != PROMPT_NONE)
        add_prompt(ex, &out);
    else if (ex->key_count > 0)
        explorer_print_which(ex, &out);
    else if (ex->chip_labels)
        add_chips(ex, &out);
    else if (ex->labels)
        explorer_print_links(ex, &out);
    else if (!moved || !done)
        explorer_screen(ex)->print(ex, moved, &out);
    put(plain, &out);
    str_clear(&out);
}

/* Lines */

static void press(struct explorer *ex, uint32_t key)
{
    explorer_event(ex, &(struct event){.type = EVENT_KEY, .key = key});
}

static void type_line(struct explorer *ex, enum prompt_use use, const char *text)
{
    explorer_prompt_start(ex, use, text);
    press(ex, KEYS_ENTER);
}

/* Whether the keys are those of a command somewhere, or go on to one. */
static bool means_something(const struct explorer *ex, const uint32_t *keys, size_t count)
{
    enum command_id id = COMMAND_NONE;
    uint32_t all[8];
    size_t all_count = 0;
    if (ex->chip_labels)
        return count == 1;
    for (size_t i = 0; i < ex->key_count; i++)
        all[all_count++] = ex->keys[i];
    for (size_t i = 0; i < count; i++) {
        uint32_t typed[6];
        int hangul = key_of_hangul(keys[i], typed);
        if (hangul == 0)
            typed[hangul++] = keys[i];
        for (int k = 0; k < hangul && all_count < 4; k++)
            all[all_count++] = typed[k];
    }
    return command_match(ex->keymap, all, all_count, WHERE_ALL, &id) != COMMAND_UNKNOWN;
}

/* Keys as ? shows them, with spaces between; the first that mean nothing end the line. */
static void press_keys(struct explorer *ex, const char *line)
{
    uint32_t keys[4];
    const char *rest = line;
    for (size_t count; (count = command_next_keys(&rest, keys)) > 0;) {
        bool whole = *rest == '\0' || *rest == ' ';
        if (!whole || !means_something(ex, keys, count)) {
            explorer_say(ex, "%s: %s", caption(CAPTION_NO_COMMAND, ex->lang), line);
            return;
        }
        for (size_t i = 0; i < count; i++)
            press(ex, keys[i]);
    }
}

/* A command by its whole name, or an address. */
static bool is_named(const char *line)
{
    struct str word = {0};
    str_add_bytes(&word, line, strcspn(line, " "));
    const struct command *command = command_find(str_text(&word));
    bool named = command != NULL && strcmp(command->name, str_text(&word)) == 0;
    str_clear(&word);
    return named || ref_parse(line).kind != KIND_NONE || view_name_find(line, NULL) != NULL;
}

static void obey(struct explorer *ex, const char *line)
{
    char *end = NULL;
    long number = strtol(line, &end, 10);
    bool choice = end != line && *end == '\0' && number > 0;
    if (ex->prompt_use != PROMPT_NONE) {
        if (strcmp(line, "Esc") == 0)
            press(ex, KEYS_ESCAPE);
        else
            type_line(ex, ex->prompt_use, line[0] != '\0' ? line : str_text(&ex->prompt.text));
    } else if (line[0] == '/' && line[1] != '\0') {
        explorer_open_search(ex, line + 1);
    } else if (line[0] == '&' && line[1] != '\0') {
        type_line(ex, PROMPT_FILTER, line + 1);
    } else if (line[0] == ':' && line[1] != '\0') {
        type_line(ex, PROMPT_LINE, line + 1);
    } else if (choice) {
        explorer_screen(ex)->choose(ex, (size_t)number);
    } else if (is_named(line)) {
        type_line(ex, PROMPT_LINE, line);
    } else {
        press_keys(ex, line);
    }
}

/* Returns whether only a cursor moved. */
static bool take(struct explorer *ex, const char *line)
{
    struct str before = {0};
    struct str after = {0};
    ex->message[0] = '\0';
    ex->request = REQUEST_NONE;
    ex->labels = false; /* links have numbers */
    add_view(ex, &before);
    obey(ex, line);
    add_view(ex, &after);
    bool moved = strcmp(str_text(&before), str_text(&after)) == 0 && ex->request != REQUEST_REDRAW;
    if (ex->request == REQUEST_REDRAW)
        ex->request = REQUEST_NONE;
    /* A query that is wrong is said; the line that mends it is typed anew. */
    if (ex->message[0] != '\0' && ex->prompt_use == PROMPT_FILTER)
        ex->prompt_use = PROMPT_NONE;
    str_clear(&before);
    str_clear(&after);
    return moved;
}

static ssize_t ask(struct plain *plain, char **line, size_t *capacity)
{
    struct str prompt = {0};
    str_add(&prompt, plain->prompt ? "> " : "");
    put_bytes(plain, &prompt);
    str_clear(&prompt);
    ssize_t got = getline(line, capacity, stdin);
    while (got > 0 && ((*line)[got - 1] == '\n' || (*line)[got - 1] == '\r'))
        (*line)[--got] = '\0';
    return got;
}

/* Whether all that was asked for was there and could be printed. */
static enum status end(const struct plain *plain, struct err *err)
{
    const struct err *lost = &plain->ex->lost;
    if (plain->error != 0)
        return err_set(err, STATUS_DATA, "cannot write the answer: %s", strerror(plain->error));
    return lost->text[0] == '\0' ? STATUS_OK : err_set(err, lost->status, "%s", lost->text);
}

enum status loop_run_plain(struct explorer *ex, struct err *err)
{
    struct plain plain = {ex, pager_is_ascii(ex->options),
                          isatty(STDOUT_FILENO) && isatty(STDIN_FILENO), 0};
    char *line = NULL;
    size_t capacity = 0;
    struct str hello = {0};
    ex->by_line = true;
    explorer_resize(ex, PLAIN_ROWS, PLAIN_COLUMNS);
    str_addf(&hello, "attache: %s\n", caption(CAPTION_PLAIN_HELLO, ex->lang));
    put(&plain, &hello);
    tell(&plain, false);
    while (plain.error == 0 && ex->request != REQUEST_QUIT && ask(&plain, &line, &capacity) >= 0) {
        bool moved = take(ex, line);
        if (ex->request != REQUEST_QUIT)
            tell(&plain, moved);
    }
    str_clear(&hello);
    free(line);
    return end(&plain, err);
}
