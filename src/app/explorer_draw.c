/* SPDX-License-Identifier: MIT */
/* The draw pass: the lines around the body; the body is the screen's. */
#include "explorer_parts.h"

#include "attache/ui/caption.h"
#include "attache/ui/help.h"

#include <string.h>

void explorer_add_zone(struct explorer *ex, struct box box, enum command_id command, int argument)
{
    if (ex->zone_count < ZONES && box.columns > 0)
        ex->zones[ex->zone_count++] = (struct zone){box, command, argument};
}

void explorer_draw_right(struct canvas *canvas, struct box box, enum style style, const char *text)
{
    int columns = canvas_width(canvas, text);
    if (columns < box.columns)
        canvas_text(canvas, stretch(box.row, box.column + box.columns - columns, columns), style,
                    text);
}

/* One chip after the others: cut at the edge, and not begun where nothing of it would be seen. */
static int draw_chip(struct explorer *ex, struct canvas *canvas, int column, const char *text)
{
    enum { LEAST = 3 };
    int room = ex->columns - column - 1;
    return room < LEAST ? 0 : canvas_cut(canvas, stretch(0, column, room), STYLE_CHIP, text);
}

/* The filter as chips: each term stands by itself. */
static int draw_chips(struct explorer *ex, struct canvas *canvas, int column)
{
    const char *name = ex->filter.count > 0 ? explorer_filter_name(ex) : NULL;
    struct str chip = {0};
    if (name != NULL) {
        str_addf(&chip, "@%s", name);
        column += draw_chip(ex, canvas, column, str_text(&chip)) + 1;
    }
    for (size_t i = 0; i < ex->filter.count; i++) {
        const int start = column;
        const char letter[] = {(char)('a' + i), '\0'};
        str_cut(&chip, 0);
        if (ex->chip_labels && i < 26)
            column += canvas_text(canvas, stretch(0, column, ex->columns - column - 1), STYLE_KEY,
                                  letter);
        str_add_char(&chip, '[');
        query_print_term(&ex->filter.terms[i], &chip);
        str_add_char(&chip, ']');
        column += draw_chip(ex, canvas, column, str_text(&chip));
        explorer_add_zone(ex, (struct box){0, start, 1, column - start}, COMMAND_DROP, (int)i + 1);
        column++;
    }
    str_clear(&chip);
    return column;
}

/* How many of the meetings are shown, and of what day the data are; where the line has no room for
   both it is the day that goes. */
static void draw_title_right(const struct explorer *ex, struct canvas *canvas, int column)
{
    struct box box = ex->layout.title;
    struct str count = {0};
    struct str both = {0};
    struct store_info info = {0};
    store_info(ex->store, &info);
    if (explorer_view_const(ex)->screen == SCREEN_OVERVIEW)
        str_addf(&count, "%lld / %lld ", (long long)ex->counted.total,
                 (long long)info.counts[KIND_MEETING]);
    if (info.data_date[0] != '\0')
        str_addf(&both, "%s%s%s %s ", str_text(&count), count.length > 0 ? " " : "",
                 caption(CAPTION_DATA_OF, ex->lang), info.data_date);
    int room = box.columns - column - 1;
    if (canvas_width(canvas, str_text(&both)) <= room)
        explorer_draw_right(canvas, box, STYLE_TITLE, str_text(&both));
    else if (canvas_width(canvas, str_text(&count)) <= room)
        explorer_draw_right(canvas, box, STYLE_TITLE, str_text(&count));
    str_clear(&both);
    str_clear(&count);
}

/* What the records are about, or the name of the user's file that they are in. */
static void add_subject(const struct explorer *ex, struct str *out)
{
    const char *path = ex->options->database != NULL ? ex->options->database : "";
    const char *slash = strrchr(path, '/');
    if (path[0] == '\0' || ex->options->with_embedded)
        str_add(out, caption(CAPTION_SUBJECT, ex->lang));
    if (path[0] != '\0')
        str_addf(out, "%s%s", out->length > 0 ? " + " : "", slash != NULL ? slash + 1 : path);
}

static void draw_title(struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.title;
    canvas_fill(canvas, stretch(box.row, 0, box.columns), STYLE_TITLE, " ");
    int column = 1 + canvas_text(canvas, stretch(0, 1, box.columns), STYLE_TITLE, "attache");
    /* A page of a record shows all of it, whatever filters the lists that it was reached from. */
    const bool filtered = ex->filter.count > 0 && (explorer_where(ex) & WHERE_FILTERED);
    if (box.columns >= 60 && !filtered) {
        struct str subject = {0};
        add_subject(ex, &subject);
        column += canvas_text(canvas, stretch(0, column + 2, box.columns), STYLE_TITLE,
                              str_text(&subject)) +
                  2;
        str_clear(&subject);
    }
    column = filtered ? draw_chips(ex, canvas, column + 2) - 2 : column;
    draw_title_right(ex, canvas, column);
}

static void draw_status(struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.status;
    canvas_fill(canvas, stretch(box.row, 0, box.columns), STYLE_STATUS, " ");
    if (ex->prompt_use == PROMPT_FILTER) {
        explorer_draw_query(ex, canvas, box, explorer_prompt_label(ex->prompt_use, ex->lang));
        return;
    }
    if (ex->prompt_use != PROMPT_NONE) {
        prompt_draw(&ex->prompt, canvas, box, explorer_prompt_label(ex->prompt_use, ex->lang));
        return;
    }
    struct str right = {0};
    struct str left = {0};
    explorer_screen(ex)->path(ex, &left);
    if (explorer_screen(ex)->position != NULL)
        explorer_screen(ex)->position(ex, &right);
    if (right.length > 0)
        str_add_char(&right, ' ');
    int room = box.columns - canvas_width(canvas, str_text(&right)) - 2;
    canvas_cut(canvas, stretch(box.row, 1, room), STYLE_STATUS, str_text(&left));
    explorer_draw_right(canvas, box, STYLE_STATUS, str_text(&right));
    str_clear(&left);
    str_clear(&right);
}

static int draw_hint(struct canvas *canvas, struct box box, int column, const char *key,
                     const char *text)
{
    int wanted = canvas_width(canvas, key) + 1 + canvas_width(canvas, text) + 2;
    if (column + wanted > box.columns)
        return 0;
    int used = canvas_text(canvas, stretch(box.row, column, box.columns - column), STYLE_KEY, key);
    canvas_text(canvas, stretch(box.row, column + used + 1, box.columns), STYLE_HINT, text);
    return wanted;
}

/* The keys typed so far, until the moment has passed after which the strip shows. */
static void draw_begun(const struct explorer *ex, struct canvas *canvas)
{
    struct str keys = {0};
    for (size_t i = 0; i < ex->key_count; i++) {
        key_print(ex->keys[i], &keys);
        str_add_char(&keys, ' ');
    }
    str_add(&keys, "...");
    canvas_text(canvas, stretch(ex->layout.footer.row, 1, ex->columns - 1), STYLE_KEY,
                str_text(&keys));
    str_clear(&keys);
}

/* Whether there is what a command would act on: the footer does not offer what can't be done. */
static bool is_of_use(const struct explorer *ex, enum command_id id)
{
    const struct view *view = explorer_view_const(ex);
    switch (id) {
    case COMMAND_COMPARE:
        return view->screen != SCREEN_PAGE || view->page_kind == KIND_PARTNER ||
               view->page_kind == KIND_NONE;
    case COMMAND_DROP:
        return ex->filter.count > 0;
    case COMMAND_BACK:
        return ex->history.at > 0;
    case COMMAND_LABEL_LINKS:
        return ex->leaf.text.link_count > 0;
    case COMMAND_NEXT_PANE:
    case COMMAND_SOURCE:
        return explorer_where(ex) != WHERE_HELP;
    default:
        return true;
    }
}

/* On a page the key that goes to the next pane goes to the next link. */
static const char *hint_of(const struct explorer *ex, const struct command *command)
{
    const bool page = (explorer_where(ex) & WHERE_PAGE) != 0;
    return command->id == COMMAND_NEXT_PANE && page ? caption(CAPTION_LINK, ex->lang)
                                                    : command->hint[ex->lang];
}

/* The commands with a hint where the explorer is, by rank, then as the table has them. */
static size_t hinted_here(const struct explorer *ex, const struct command *out[COMMAND_COUNT])
{
    const unsigned where = explorer_where(ex);
    size_t count = 0;
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const struct command *command = command_get((enum command_id)id);
        if (command->hint_rank == 0 || !(command->where & where) || !is_of_use(ex, command->id))
            continue;
        size_t at = count++;
        for (; at > 0 && out[at - 1]->hint_rank > command->hint_rank; at--)
            out[at] = out[at - 1];
        out[at] = command;
    }
    return count;
}

static void draw_footer(struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.footer;
    if (ex->key_count > 0) {
        draw_begun(ex, canvas);
        return;
    }
    bool query = explorer_completes(ex) && ex->prompt_use != PROMPT_LINE;
    if (query && ex->suggestions.count > 0) {
        explorer_draw_suggestions(ex, canvas);
        return;
    }
    const struct command *hinted[COMMAND_COUNT];
    size_t count = hinted_here(ex, hinted);
    int column = 1;
    for (size_t i = 0; i < count; i++) {
        struct str key = {0};
        help_keys(command_keys(ex->keymap, hinted[i]->id), 1, &key);
        int used = draw_hint(canvas, box, column, str_text(&key), hint_of(ex, hinted[i]));
        explorer_add_zone(ex, (struct box){box.row, column, 1, used}, hinted[i]->id, 0);
        column += used;
        str_clear(&key);
    }
}

static void draw_too_small(const struct explorer *ex, struct canvas *canvas)
{
    struct str text = {0};
    str_addf(&text, "attache: %dx%d is too small, 20x5 is needed", ex->columns, ex->rows);
    canvas_text(canvas, stretch(0, 0, ex->columns), STYLE_PLAIN, str_text(&text));
    canvas->cursor_row = 0;
    str_clear(&text);
}

void explorer_draw(struct explorer *ex, struct canvas *canvas)
{
    store_set_stop(ex->store, ex->pressed, ex->pressed_context);
    ex->drawing = true;
    explorer_load(ex);
    ex->drawing = false;
    store_set_stop(ex->store, NULL, NULL);
    ex->dirty &= ~(unsigned)DIRTY_PAINT;
    canvas_resize(canvas, ex->rows, ex->columns);
    canvas->ascii = ex->ascii;
    ex->zone_count = 0;
    if (ex->layout.size == LAYOUT_LINE) {
        draw_too_small(ex, canvas);
        return;
    }
    draw_title(ex, canvas);
    explorer_screen(ex)->draw(ex, canvas);
    if (explorer_message_lines(ex) < 2)
        draw_footer(ex, canvas);
    if (ex->message[0] != '\0')
        explorer_draw_message(ex, canvas);
    else
        draw_status(ex, canvas);
    if (ex->prompt_use == PROMPT_LINE)
        explorer_palette_draw(ex, canvas);
    if (ex->which_key)
        explorer_draw_which(ex, canvas);
}
