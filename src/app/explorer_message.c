/* SPDX-License-Identifier: MIT */
/*
 * What the program says in the status line until the next key: whole, over the footer and what lies
 * above when one line is too short. And what it says of a key that does nothing here: where it
 * does, or that it does nothing anywhere.
 */
#include "explorer_parts.h"

#include "attache/text/wrap.h"
#include "attache/ui/caption.h"
#include "attache/ui/help.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void explorer_say(struct explorer *ex, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(ex->message, sizeof(ex->message), format, args);
    va_end(args);
    ex->dirty |= DIRTY_PAINT;
}

int explorer_message_lines(const struct explorer *ex)
{
    enum { MOST = 4 };
    const char *text = ex->message;
    int lines = 0;
    for (size_t skip = 0; *text != '\0' && lines < MOST; lines++, text += skip)
        wrap_next(text, strlen(text), ex->layout.status.columns - 2, &skip);
    return lines;
}

void explorer_draw_message(const struct explorer *ex, struct canvas *canvas)
{
    const int count = explorer_message_lines(ex);
    const int columns = ex->layout.status.columns;
    int row = count > 1 ? ex->layout.footer.row - count + 1 : ex->layout.status.row;
    const char *text = ex->message;
    for (int line = 0; line < count; line++, row++) {
        struct str part = {0};
        size_t skip = 0;
        size_t size = wrap_next(text, strlen(text), columns - 2, &skip);
        str_add_bytes(&part, text, size);
        canvas_fill(canvas, stretch(row, 0, columns), STYLE_STATUS, " ");
        canvas_text(canvas, stretch(row, 1, columns - 2), STYLE_WARNING, str_text(&part));
        str_clear(&part);
        text += skip;
    }
}

/* Where commands are valid, and the key that leads there. */
static const struct {
    unsigned where; /* all of these bits */
    enum caption name;
    enum command_id way;
} places[] = {
    {WHERE_ROWS, CAPTION_IN_OVERVIEW, COMMAND_GO_PARTNERS},
    {WHERE_DETAIL, CAPTION_IN_DETAIL, COMMAND_PANE_3},
    {WHERE_FACETS, CAPTION_IN_FACETS, COMMAND_FACETS},
    {WHERE_MATRIX, CAPTION_IN_MATRIX, COMMAND_MATRIX},
    {WHERE_LANES, CAPTION_IN_LANES, COMMAND_LANES},
    {WHERE_RECORD, CAPTION_ON_PAGES, COMMAND_OPEN},
    {WHERE_REPORT, CAPTION_ON_REPORTS, COMMAND_GO_LEDGER},
    {WHERE_HELP, CAPTION_IN_HELP, COMMAND_HELP},
};

/* "the overview (gp), the matrix (M)". A part is passed over where the whole is named; the facets
   stand in the overview. */
static void add_places(const struct explorer *ex, unsigned where, struct str *out)
{
    const size_t start = out->length;
    if ((where & WHERE_ROWS) == WHERE_ROWS)
        where &= ~(unsigned)WHERE_FACETS;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if ((where & places[i].where) != places[i].where)
            continue;
        where &= ~places[i].where;
        str_addf(out, "%s%s (", out->length > start ? ", " : "", caption(places[i].name, ex->lang));
        help_keys(command_keys(ex->keymap, places[i].way), 1, out);
        str_add_char(out, ')');
    }
}

static void say_elsewhere(struct explorer *ex, const char *what, unsigned where)
{
    struct str text = {0};
    add_places(ex, where, &text);
    explorer_say(ex, "%s: %s %s", what, caption(CAPTION_WORKS_IN, ex->lang), str_text(&text));
    str_clear(&text);
}

void explorer_say_where(struct explorer *ex, enum command_id id)
{
    say_elsewhere(ex, command_get(id)->name, command_get(id)->where);
}

/* Whether one of the sequences begins with the key. */
static bool begin_with(const char *keys, uint32_t key)
{
    uint32_t sequence[4];
    while (command_next_keys(&keys, sequence) > 0) {
        if (key_fits(key, sequence[0]))
            return true;
    }
    return false;
}

void explorer_say_key(struct explorer *ex, uint32_t key)
{
    const struct command *found = NULL;
    unsigned where = 0;
    int count = 0;
    struct str text = {0};
    key_print(key, &text);
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        if (!begin_with(command_keys(ex->keymap, (enum command_id)id), key))
            continue;
        found = command_get((enum command_id)id);
        where |= found->where;
        count++;
    }
    if (count == 1)
        str_addf(&text, " (%s)", found->name);
    if (count > 0)
        say_elsewhere(ex, str_text(&text), where);
    else
        explorer_say(ex, "%s: %s", str_text(&text), caption(CAPTION_NO_KEYS, ex->lang));
    str_clear(&text);
}
