/* SPDX-License-Identifier: MIT */
/*
 * The help: every command with its keys, and the fields of queries, as a list that typing narrows.
 * Enter runs the command under the cursor where the help was called.
 */
#include "explorer_parts.h"

#include "attache/base/mem.h"
#include "attache/core/query.h"
#include "attache/text/fold.h"
#include "attache/text/width.h"
#include "attache/ui/caption.h"
#include "attache/ui/help.h"

#include <string.h>

static unsigned where(const struct explorer *ex)
{
    (void)ex;
    return WHERE_HELP;
}

/* Whether every word looked for stands in the row. */
static bool answers(const struct row *row, const char *find)
{
    struct str text = {0};
    struct str key = {0};
    bool all = true;
    str_addf(&text, "%s %s %s", row->note, row->title, row->slug);
    fold_add(&key, str_text(&text), text.length);
    while (*find != '\0' && all) {
        struct str word = {0};
        size_t size = strcspn(find, " ");
        str_add_bytes(&word, find, size);
        all = strstr(str_text(&key), str_text(&word)) != NULL ||
              strstr(row->note, str_text(&word)) != NULL;
        find += size + (find[size] == ' ');
        str_clear(&word);
    }
    str_clear(&key);
    str_clear(&text);
    return all;
}

/* Row: note the keys, title the help, slug the name; id the command, 0 for a field of queries. */
static void add(struct result *rows, struct row row, const char *find)
{
    if (answers(&row, find)) {
        struct row *added = result_add(rows);
        int64_t id = row.id;
        added->id = id;
        added->note = arena_dup(&rows->arena, row.note);
        added->title = row.title;
        added->slug = arena_dup(&rows->arena, row.slug);
    }
}

static void add_command(const struct explorer *ex, enum command_id id, const char *find,
                        struct result *rows)
{
    const struct command *command = command_get(id);
    struct str keys = {0};
    struct str name = {0};
    help_keys(command_keys(ex->keymap, id), 9, &keys);
    str_addf(&name, ":%s", command->name);
    if (command->argument[0] != '\0')
        str_addf(&name, " %s", command->argument);
    add(rows,
        (struct row){.id = (int64_t)id,
                     .note = str_text(&keys),
                     .title = command->help[ex->lang],
                     .slug = str_text(&name)},
        find);
    str_clear(&name);
    str_clear(&keys);
}

static void add_field(enum query_field field, enum lang lang, const char *find, struct result *rows)
{
    const struct query_field_info *info = query_field_info(field);
    struct str name = {0};
    str_addf(&name, "%s:", info->name);
    add(rows, (struct row){.note = str_text(&name), .title = info->help[lang], .slug = ""}, find);
    str_clear(&name);
}

static void load(struct explorer *ex, unsigned dirty)
{
    const struct view *view = explorer_view(ex);
    ex->dirty |= dirty & ~(unsigned)(DIRTY_DETAIL | DIRTY_TEXT);
    if (!(dirty & DIRTY_DETAIL))
        return;
    struct result *rows = &ex->help;
    struct str find = {0};
    fold_add(&find, view->search, strlen(view->search));
    if (find.length == 0)
        str_add(&find, view->search);
    result_clear(rows);
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++)
        add_command(ex, (enum command_id)id, str_text(&find), rows);
    for (int field = QUERY_PARTNER; field < QUERY_FIELD_COUNT; field++)
        add_field((enum query_field)field, ex->lang, str_text(&find), rows);
    ex->help_scroll = (struct scroll){view->hit < rows->count ? view->hit : 0, ex->help_scroll.top};
    str_clear(&find);
}

static void draw_row(const struct explorer *ex, struct canvas *canvas, int line, size_t at)
{
    const struct row *row = &ex->help.rows[at];
    bool marked = at == ex->help_scroll.cursor;
    enum style style = marked ? STYLE_CURSOR : STYLE_PLAIN;
    int columns = ex->columns;
    int keys = columns < 60 ? 12 : columns < 100 ? 22 : 34;
    int name = columns < 60 ? 0 : width_text(row->slug);
    canvas_fill(canvas, stretch(line, 0, columns), style, " ");
    canvas_text(canvas, stretch(line, 0, 1), style, marked ? ">" : " ");
    canvas_cut(canvas, stretch(line, 2, keys), marked ? style : STYLE_KEY, row->note);
    canvas_cut(canvas, stretch(line, 3 + keys, columns - keys - name - 6), style, row->title);
    canvas_text(canvas, stretch(line, columns - name - 1, name), marked ? style : STYLE_FAINT,
                row->slug);
}

static void draw(struct explorer *ex, struct canvas *canvas)
{
    struct box body = ex->layout.body;
    struct box heading = {body.row - 1, 0, 1, ex->columns};
    const struct view *view = explorer_view(ex);
    struct str title = {0};
    str_add(&title, caption(CAPTION_HELP, ex->lang));
    if (view->search[0] != '\0')
        str_addf(&title, " / %s", view->search);
    layout_draw_heading(canvas, heading, str_text(&title), true);
    str_clear(&title);
    scroll_fit(&ex->help_scroll, ex->help.count, body.rows);
    for (int i = 0; i < body.rows && ex->help_scroll.top + (size_t)i < ex->help.count; i++)
        draw_row(ex, canvas, body.row + i, ex->help_scroll.top + (size_t)i);
    if (ex->help.count == 0)
        pane_draw_notice(canvas, body, caption(CAPTION_NOTHING_FOUND, ex->lang));
    if (canvas->cursor_row < 0) {
        canvas->cursor_row = body.row + (int)(ex->help_scroll.cursor - ex->help_scroll.top);
        canvas->cursor_column = 0;
    }
}

static void remember(struct explorer *ex)
{
    explorer_view(ex)->hit = ex->help_scroll.cursor;
}

static void move(struct explorer *ex, long by)
{
    scroll_move(&ex->help_scroll, by, ex->help.count);
    explorer_view(ex)->hit = ex->help_scroll.cursor;
}

static void move_end(struct explorer *ex, bool last)
{
    move(ex, last ? 1L << 30 : -(1L << 30));
}

static void move_to(struct explorer *ex, int64_t line, bool percent)
{
    line = explorer_line((int64_t)ex->help.count, line, percent);
    move(ex, (long)(line - 1) - (long)ex->help_scroll.cursor);
}

/* Closes the help and runs the command there; one that is not valid there says so. */
static void open_under_cursor(struct explorer *ex)
{
    size_t at = ex->help_scroll.cursor;
    if (at >= ex->help.count || ex->help.rows[at].id == COMMAND_NONE)
        return;
    enum command_id id = (enum command_id)ex->help.rows[at].id;
    explorer_go_back(ex, true);
    if (command_get(id)->where & explorer_where(ex))
        explorer_command(ex, id);
    else
        explorer_say_where(ex, id);
}

static void sideways(struct explorer *ex, int direction)
{
    if (direction < 0)
        explorer_go_back(ex, true);
}

static void click(struct explorer *ex, const struct event *event)
{
    long at = (long)ex->help_scroll.top + event->row - ex->layout.body.row;
    if (event->row < ex->layout.body.row || at >= (long)ex->help.count)
        return;
    move(ex, at - (long)ex->help_scroll.cursor);
    if (event->button == MOUSE_DOUBLE)
        open_under_cursor(ex);
}

static void path(const struct explorer *ex, struct str *out)
{
    size_t at = ex->help_scroll.cursor;
    if (at < ex->help.count)
        str_add(out, ex->help.rows[at].title);
}

static void position(const struct explorer *ex, struct str *out)
{
    if (ex->help.count > 0)
        str_addf(out, "%zu/%zu", ex->help_scroll.cursor + 1, ex->help.count);
}

static void address(const struct explorer *ex, struct str *out)
{
    (void)ex;
    str_add(out, "help keys");
}

static void print(const struct explorer *ex, bool moved, struct str *out)
{
    if (!moved)
        str_addf(out, "%s\n", caption(CAPTION_PLAIN_HELP, ex->lang));
    for (size_t i = moved ? ex->help_scroll.cursor : 0; i < ex->help.count; i++) {
        const struct row *row = &ex->help.rows[i];
        str_addf(out, "%zu. %s  %s  %s\n", i + 1, row->note, row->title, row->slug);
        if (moved)
            return;
    }
}

static void choose(struct explorer *ex, size_t number)
{
    if (number <= ex->help.count) {
        ex->help_scroll.cursor = number - 1;
        open_under_cursor(ex);
    }
}

const struct screen_ops screen_help = {
    .where = where,
    .load = load,
    .draw = draw,
    .remember = remember,
    .move = move,
    .move_end = move_end,
    .move_to = move_to,
    .sideways = sideways,
    .open = open_under_cursor,
    .click = click,
    .path = path,
    .position = position,
    .address = address,
    .print = print,
    .choose = choose,
};
