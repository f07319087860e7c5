/* SPDX-License-Identifier: MIT */
/* Typing: the search screen, where every key searches, and the one-line prompts. */
#include "explorer_parts.h"

#include "attache/app/kept.h"
#include "attache/base/mem.h"
#include "attache/text/fold.h"
#include "attache/ui/caption.h"

#include <stdlib.h>
#include <string.h>

void explorer_prompt_start(struct explorer *ex, enum prompt_use use, const char *text)
{
    prompt_set(&ex->prompt, text);
    ex->prompt_use = use;
    ex->prompt_from = explorer_view(ex)->text_top;
    ex->typed[use].at = ex->typed[use].count;
    ex->dirty |= DIRTY_PAINT | DIRTY_SUGGEST;
}

const char *explorer_prompt_label(enum prompt_use use, enum lang lang)
{
    static const char *const labels[PROMPT_USES] = {[PROMPT_NONE] = "",
                                                    [PROMPT_FILTER] = " & ",
                                                    [PROMPT_LINE] = " : ",
                                                    [PROMPT_FIND] = " / ",
                                                    [PROMPT_FACET] = " / "};
    switch (use) {
    case PROMPT_COMPARE:
        return caption(CAPTION_COMPARE, lang);
    case PROMPT_EXPORT:
        return caption(CAPTION_EXPORT_TO, lang);
    case PROMPT_OVERWRITE:
        return caption(CAPTION_OVERWRITE, lang);
    default:
        return labels[use];
    }
}

bool explorer_filter(struct explorer *ex, const char *text)
{
    struct str canonical = {0};
    struct err err = explorer_err(ex);
    if (kept_canonical(ex->notebook, text, &canonical, &err) != STATUS_OK) {
        explorer_say(ex, "%s", err.text);
        return false;
    }
    if (strcmp(str_text(&canonical), explorer_view(ex)->query) != 0) {
        struct view *view = explorer_visit(ex, explorer_view(ex)->screen);
        view_set(&view->query, str_text(&canonical));
        view->meeting = 0;
        explorer_view_changed(ex);
    }
    str_clear(&canonical);
    return true;
}

void explorer_drop_chip(struct explorer *ex, size_t index)
{
    struct query query = {0};
    struct str text = {0};
    query_copy(&ex->filter, &query);
    query_remove_term(&query, index);
    query_print(&query, &text);
    explorer_filter(ex, str_text(&text));
    query_clear(&query);
    str_clear(&text);
}

/* Finding in the page */

static void look_for(struct explorer *ex, const char *words)
{
    str_cut(&ex->find, 0);
    fold_add(&ex->find, words, strlen(words));
    ex->found_line = -1;
}

/* The links are then walked from there. */
static void found_at(struct explorer *ex, long line)
{
    ex->found_line = line;
    explorer_view(ex)->link = -1;
}

bool explorer_find_next(struct explorer *ex, int direction)
{
    struct view *view = explorer_view(ex);
    if (ex->find.length == 0 || (view->screen != SCREEN_PAGE && view->screen != SCREEN_OVERVIEW))
        return false;
    const long top = (long)view->text_top;
    const long rows = explorer_text_rows(ex);
    const bool seen = ex->found_line >= top && ex->found_line < top + rows;
    const long from = seen ? ex->found_line : top + rows / 3;
    const long line = pane_page_find(&ex->leaf.text, str_text(&ex->find), from, direction);
    if (line < 0) {
        explorer_say(ex, "%s", caption(CAPTION_NOTHING_FOUND, ex->lang));
        return true;
    }
    found_at(ex, line);
    view->text_top = 0;
    explorer_move_text(ex, line - explorer_text_rows(ex) / 3);
    ex->dirty |= DIRTY_PAINT;
    return true;
}

/* While words are typed the page shows the first place from where the prompt was opened. */
static void find_as_typed(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    if (view->screen == SCREEN_HELP) {
        view_set(&view->search, str_text(&ex->prompt.text));
        view->hit = 0;
        ex->dirty |= DIRTY_DETAIL;
        return;
    }
    look_for(ex, str_text(&ex->prompt.text));
    view->text_top = ex->prompt_from;
    long line = pane_page_find(&ex->leaf.text, str_text(&ex->find), (long)ex->prompt_from - 1, 1);
    long rows = explorer_text_rows(ex);
    if (line >= 0)
        found_at(ex, line);
    if (line >= 0 && (line < (long)ex->prompt_from || line >= (long)ex->prompt_from + rows)) {
        view->text_top = 0;
        explorer_move_text(ex, line - rows / 3);
    }
}

/* Ends of typing */

static void run_line(struct explorer *ex)
{
    /* Keys may come faster than the screen. */
    if (ex->dirty & DIRTY_SUGGEST)
        explorer_palette_find(ex);
    const struct command *command = explorer_palette_choice(ex);
    char *text = str_take(&ex->prompt.text);
    char *end = text;
    long number = strtol(text, &end, 10);
    const char *rest = strchr(text, ' ');
    prompt_clear(&ex->prompt);
    if (end != text && (*end == '\0' || strcmp(end, "%") == 0)) {
        explorer_screen(ex)->move_to(ex, number, *end == '%');
    } else if (strcmp(text, "q") == 0) {
        explorer_command(ex, COMMAND_LEAVE);
    } else if (command != NULL) {
        ex->argument = rest != NULL ? rest + 1 : "";
        explorer_command(ex, command->id);
        ex->argument = "";
    } else if (text[0] != '\0') {
        struct err err = explorer_err(ex);
        if (explorer_go_line(ex, text, &err) != STATUS_OK)
            explorer_say(ex, "%s", err.text);
    }
    mem_free(&text);
}

static void submit(struct explorer *ex)
{
    enum prompt_use use = ex->prompt_use;
    explorer_keep_typed(ex, use);
    ex->prompt_use = PROMPT_NONE;
    if (use == PROMPT_LINE)
        run_line(ex);
    else if (use == PROMPT_FILTER && !explorer_filter(ex, str_text(&ex->prompt.text)))
        ex->prompt_use = PROMPT_FILTER;
    else if (use == PROMPT_COMPARE && !explorer_compare_with(ex, str_text(&ex->prompt.text)))
        ex->prompt_use = PROMPT_COMPARE;
    else if (use == PROMPT_EXPORT)
        explorer_export_to(ex, str_text(&ex->prompt.text));
    else if (use == PROMPT_OVERWRITE)
        explorer_overwrite(ex, strcmp(str_text(&ex->prompt.text), "y") == 0);
}

static void close_prompt(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    if (ex->prompt_use == PROMPT_FIND && view->screen == SCREEN_HELP) {
        view_set(&view->search, "");
        ex->dirty |= DIRTY_DETAIL;
    } else if (ex->prompt_use == PROMPT_FIND) {
        str_cut(&ex->find, 0);
        view->text_top = ex->prompt_from;
    } else if (ex->prompt_use == PROMPT_FACET) {
        overview_type_facets(ex, "");
    }
    ex->prompt_use = PROMPT_NONE;
}

/* Typing */

static void text_changed(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    ex->dirty |= DIRTY_SUGGEST;
    if (ex->prompt_use == PROMPT_FIND)
        find_as_typed(ex);
    if (ex->prompt_use == PROMPT_FACET)
        overview_type_facets(ex, str_text(&ex->prompt.text));
    if (ex->prompt_use != PROMPT_NONE || view->screen != SCREEN_SEARCH)
        return;
    view_set(&view->search, str_text(&ex->prompt.text));
    view->hit = 0;
    ex->dirty |= DIRTY_HITS;
}

bool explorer_completes(const struct explorer *ex)
{
    return ex->prompt_use == PROMPT_FILTER || ex->prompt_use == PROMPT_LINE ||
           ex->prompt_use == PROMPT_COMPARE || explorer_view_const(ex)->screen == SCREEN_SEARCH;
}

void explorer_drop_typed(struct explorer *ex, size_t nth)
{
    struct prompt_chip chip = {0};
    for (size_t n = 1; prompt_next_chip(&ex->prompt, ex->layout.body, "", &chip); n++) {
        if (n != nth)
            continue;
        prompt_erase_piece(&ex->prompt, &chip.piece);
        text_changed(ex);
        return;
    }
}

void explorer_draw_query(struct explorer *ex, struct canvas *canvas, struct box box,
                         const char *label)
{
    struct prompt_chip chip = {0};
    prompt_draw(&ex->prompt, canvas, box, label);
    for (int n = 1; prompt_next_chip(&ex->prompt, box, label, &chip); n++) {
        canvas_paint(canvas, box_line(chip.cells, 0, 0), STYLE_CHIP);
        explorer_add_zone(ex, chip.cells, COMMAND_DROP, -n);
    }
}

/* Tab and Shift-Tab. */
static void complete(struct explorer *ex, int direction)
{
    if (ex->prompt_use == PROMPT_LINE)
        explorer_palette_walk(ex, direction);
    else if (explorer_completes(ex) && direction > 0 && explorer_complete(ex))
        text_changed(ex);
}

/* A question that one key answers: yes is y alone, so that nothing is lost by a slip. */
static void answer(struct explorer *ex, uint32_t key)
{
    uint32_t keys[6] = {key};
    (void)key_of_hangul(key, keys);
    ex->prompt_use = PROMPT_NONE;
    explorer_overwrite(ex, keys[0] == 'y' || keys[0] == 'Y');
}

/* The keys of a prompt in the status line that are no text. True when it was one. */
static bool take_line_key(struct explorer *ex, uint32_t key)
{
    bool erased = key == KEYS_BACKSPACE && ex->prompt.text.length == 0;
    int step = key == KEYS_UP || key == 'P' - '@'     ? -1
               : key == KEYS_DOWN || key == 'N' - '@' ? 1
                                                      : 0;
    if (key == KEYS_ENTER || key == '\n') {
        submit(ex);
    } else if (erased || key == KEYS_ESCAPE || key == 'G' - '@' || key == 'C' - '@') {
        close_prompt(ex);
    } else if (step != 0) {
        prompt_history_step(&ex->typed[ex->prompt_use], step, &ex->prompt);
        text_changed(ex);
    } else {
        return false;
    }
    return true;
}

/* The keys of the search screen that are no text, and go to the hits. */
static bool is_key_of_hits(const struct explorer *ex, uint32_t key)
{
    bool ends = key == KEYS_ESCAPE || key == 'G' - '@' || key == 'C' - '@';
    bool moves = key == KEYS_HOME || key == KEYS_END || key == 'F' - '@' || key == 'B' - '@';
    return ends || (moves && ex->prompt.text.length == 0);
}

static bool take_key(struct explorer *ex, uint32_t key)
{
    bool line = ex->prompt_use != PROMPT_NONE;
    if (ex->prompt_use == PROMPT_OVERWRITE && ex->prompt.text.length == 0) {
        answer(ex, key);
        return true;
    }
    if (key == KEYS_TAB || key == KEYS_BACK_TAB) {
        complete(ex, key == KEYS_TAB ? 1 : -1);
        return true;
    }
    if (line ? take_line_key(ex, key) : is_key_of_hits(ex, key))
        return line;
    enum prompt_result result = prompt_key(&ex->prompt, key);
    if (result == PROMPT_CHANGED)
        text_changed(ex);
    else if (result == PROMPT_MOVED)
        ex->dirty |= DIRTY_SUGGEST;
    return result != PROMPT_IGNORED || line;
}

bool explorer_prompt_event(struct explorer *ex, const struct event *event)
{
    bool search = explorer_view(ex)->screen == SCREEN_SEARCH && !ex->by_line;
    if (!search && ex->prompt_use == PROMPT_NONE)
        return false;
    ex->dirty |= DIRTY_PAINT;
    if (event->type == EVENT_PASTE) {
        prompt_insert(&ex->prompt, event->text);
        text_changed(ex);
        return true;
    }
    return event->type == EVENT_KEY && take_key(ex, event->key);
}
