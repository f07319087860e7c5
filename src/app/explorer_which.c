/* SPDX-License-Identifier: MIT */
/*
 * After a prefix, and a moment of waiting, a strip says how it can go on: in the footer when that
 * is enough, else on more lines above it, and never over the row of the cursor.
 */
#include "explorer_parts.h"

#include "attache/app/kept.h"
#include "attache/text/width.h"

enum { MOST = 48, GAP = 2, WAY_MAX = 26 };

/* The ways on, each "x name"; names of commands are English, so that other languages say what it
   does. */
struct ways {
    struct str texts[MOST];
    enum command_id commands[MOST];
    int arguments[MOST]; /* the letter of a mark, else 0 */
    int count;
    int widest; /* columns */
};

/* Takes what stands in the next text as a way. */
static void take_way(struct ways *ways, const struct explorer *ex, enum command_id id, int argument)
{
    const int columns = width_text(str_text(&ways->texts[ways->count]));
    const int most = argument == 0 && ex->columns > WAY_MAX ? WAY_MAX : ex->columns - 2;
    if (columns > ways->widest)
        ways->widest = columns < most ? columns : most;
    ways->commands[ways->count] = id;
    ways->arguments[ways->count++] = argument;
}

/* The marks there are, each with what it leads to. False when there is none. */
static bool add_marks(struct ways *ways, const struct explorer *ex, enum command_id id)
{
    size_t count = 0;
    const struct notebook_item *marks = notebook_items(ex->notebook, NOTEBOOK_MARK, &count);
    for (size_t i = 0; i < count && ways->count < MOST; i++) {
        struct str *text = &ways->texts[ways->count];
        str_addf(text, "%s ", marks[i].name);
        kept_say_place(ex->store, marks[i].text, ex->lang, text);
        take_way(ways, ex, id, marks[i].name[0]);
    }
    return count > 0;
}

static void add_way(struct ways *ways, const struct explorer *ex, enum command_id id,
                    const uint32_t *sequence)
{
    struct str *text = &ways->texts[ways->count];
    const uint32_t key = sequence[ex->key_count];
    if (ways->count == MOST ||
        (id == COMMAND_JUMP && key == KEYS_LETTER && add_marks(ways, ex, id)))
        return;
    const struct command *command = command_get(id);
    key_print(key, text);
    str_addf(text, " %s", ex->lang == LANG_EN ? command->name : command->help[ex->lang]);
    take_way(ways, ex, id, 0);
}

static void find_ways(const struct explorer *ex, struct ways *ways)
{
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const char *keys = command_keys(ex->keymap, (enum command_id)id);
        uint32_t sequence[4];
        if (!(command_get((enum command_id)id)->where & explorer_where(ex)))
            continue;
        for (size_t n; (n = command_next_keys(&keys, sequence)) > 0;) {
            if (n > ex->key_count && command_begins(sequence, ex->keys, ex->key_count))
                add_way(ways, ex, (enum command_id)id, sequence);
        }
    }
}

int explorer_patience(const struct explorer *ex)
{
    return ex->key_count > 0 && !ex->which_key ? ex->options->key_delay : -1;
}

void explorer_timeout(struct explorer *ex)
{
    ex->which_key = ex->key_count > 0;
    ex->dirty |= DIRTY_PAINT;
}

void explorer_print_which(const struct explorer *ex, struct str *out)
{
    struct ways ways = {0};
    find_ways(ex, &ways);
    for (int i = 0; i < ways.count; i++) {
        str_addf(out, "%s: %s\n", str_text(&ways.texts[i]),
                 command_get(ways.commands[i])->help[ex->lang]);
        str_clear(&ways.texts[i]);
    }
}

/* The rows of the strip: from the footer up, or below the title when the cursor would be hidden. */
static int first_row(const struct explorer *ex, const struct canvas *canvas, int rows)
{
    int row = ex->layout.footer.row - rows + 1;
    bool covers = rows > 2 && canvas->cursor_row >= row;
    return covers ? ex->layout.body.row : row;
}

/* How many ways stand beside each other: as many as are whole, or more where all would not find
   room below each other; they are cut then. */
static int beside(const struct explorer *ex, struct ways *ways)
{
    const int most = ex->layout.body.rows + 2;
    const int whole = ex->columns / (ways->widest + GAP);
    const int needed = (ways->count + most - 1) / most;
    if (needed <= whole)
        return whole;
    const int columns = ex->columns / needed - GAP;
    ways->widest = columns < ways->widest ? columns : ways->widest;
    return needed;
}

void explorer_draw_which(struct explorer *ex, struct canvas *canvas)
{
    struct ways ways = {0};
    find_ways(ex, &ways);
    const int per_row = beside(ex, &ways);
    const int rows = per_row > 0 ? (ways.count + per_row - 1) / per_row : 0;
    int top = first_row(ex, canvas, rows);
    for (int i = 0; i < ways.count; i++) {
        int row = top + i / per_row;
        int column = 1 + i % per_row * (ways.widest + GAP);
        if (i % per_row == 0)
            canvas_fill(canvas, stretch(row, 0, ex->columns), STYLE_HINT, " ");
        canvas_cut(canvas, stretch(row, column, ways.widest), STYLE_HINT, str_text(&ways.texts[i]));
        explorer_add_zone(ex, (struct box){row, column, 1, ways.widest}, ways.commands[i],
                          ways.arguments[i]);
        str_clear(&ways.texts[i]);
    }
}
