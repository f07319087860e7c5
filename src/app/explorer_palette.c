/* SPDX-License-Identifier: MIT */
/*
 * The `:` line as a palette: while a command is typed, those that match stand above the line with
 * what they do and their keys; Tab walks them, Enter runs the one that is marked.
 */
#include "explorer_parts.h"

#include "attache/text/width.h"
#include "attache/ui/help.h"

#include <string.h>

enum { MOST_ROWS = 10, NAME_COLUMNS = 20 };

/* How a name or its help answers to what is typed; smaller is better. */
enum match { MATCH_WHOLE, MATCH_BEGINS, MATCH_HOLDS, MATCH_HELP, MATCH_LETTERS, MATCH_NONE };

static bool has_letters(const char *name, const char *typed)
{
    for (; *name != '\0' && *typed != '\0'; name++)
        typed += *name == *typed;
    return *typed == '\0';
}

static enum match match(const struct command *command, const char *typed, enum lang lang)
{
    if (strcmp(command->name, typed) == 0)
        return MATCH_WHOLE;
    if (str_starts(command->name, typed))
        return MATCH_BEGINS;
    if (strstr(command->name, typed) != NULL)
        return MATCH_HOLDS;
    if (strstr(command->help[lang], typed) != NULL)
        return MATCH_HELP;
    return has_letters(command->name, typed) ? MATCH_LETTERS : MATCH_NONE;
}

static void add(struct explorer *ex, const struct command *command)
{
    struct result *found = &ex->suggestions;
    struct str keys = {0};
    help_keys(command_keys(ex->keymap, command->id), 2, &keys);
    struct row *row = result_add(found);
    row->slug = command->name;
    row->title = command->help[ex->lang];
    row->other = command->argument;
    row->note = arena_dup(&found->arena, str_text(&keys));
    str_clear(&keys);
}

void explorer_palette_find(struct explorer *ex)
{
    const char *text = str_text(&ex->prompt.text);
    struct str typed = {0};
    str_add_bytes(&typed, text, strcspn(text, " "));
    result_clear(&ex->suggestions);
    ex->suggestion = 0;
    /* A number is a line, no name has the marks of an address, and a view takes its words along.
       Without words it gives way to the commands that are called so. */
    const char *words = "";
    const bool view = explorer_is_view(text, &words);
    const bool other = (text[0] >= '0' && text[0] <= '9') ||
                       strpbrk(str_text(&typed), "/:") != NULL || (view && words[0] != '\0');
    for (int rank = MATCH_WHOLE; rank < MATCH_NONE && !other; rank++) {
        if (view && rank == MATCH_HELP && ex->suggestions.count == 0)
            break;
        for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
            const struct command *command = command_get((enum command_id)id);
            if ((int)match(command, str_text(&typed), ex->lang) == rank)
                add(ex, command);
        }
    }
    str_clear(&typed);
}

void explorer_palette_walk(struct explorer *ex, int direction)
{
    size_t count = ex->suggestions.count;
    if (count == 0)
        return;
    ex->suggestion = (ex->suggestion + count + (size_t)(direction + (int)count)) % count;
    ex->dirty |= DIRTY_PAINT;
}

const struct command *explorer_palette_choice(const struct explorer *ex)
{
    if (ex->prompt.text.length == 0 || ex->suggestion >= ex->suggestions.count)
        return NULL;
    return command_find(ex->suggestions.rows[ex->suggestion].slug);
}

static void draw_row(struct canvas *canvas, struct box box, const struct row *row, bool marked)
{
    enum style style = marked ? STYLE_CURSOR : STYLE_PLAIN;
    struct str name = {0};
    canvas_fill(canvas, box_line(box, 0, 0), style, " ");
    str_addf(&name, " %s %s", row->slug, row->other);
    int keys = width_text(row->note);
    int help = box.column + NAME_COLUMNS + 2;
    canvas_cut(canvas, stretch(box.row, box.column, NAME_COLUMNS + 1),
               marked ? style : STYLE_STRONG, str_text(&name));
    canvas_cut(canvas, stretch(box.row, help, box.columns - help - keys - 2), style, row->title);
    canvas_text(canvas, stretch(box.row, box.columns - keys - 1, keys), marked ? style : STYLE_KEY,
                row->note);
    str_clear(&name);
}

void explorer_palette_draw(struct explorer *ex, struct canvas *canvas)
{
    struct box body = ex->layout.body;
    int rows = body.rows / 2 < MOST_ROWS ? body.rows / 2 : MOST_ROWS;
    size_t first = 0;
    if (ex->suggestion >= (size_t)rows)
        first = ex->suggestion - (size_t)rows + 1;
    if (ex->suggestions.count < (size_t)rows)
        rows = (int)ex->suggestions.count;
    for (int i = 0; i < rows; i++) {
        size_t at = first + (size_t)i;
        struct box line = {body.row + body.rows - rows + i, 0, 1, ex->columns};
        draw_row(canvas, line, &ex->suggestions.rows[at], at == ex->suggestion);
    }
}
