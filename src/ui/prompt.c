/* SPDX-License-Identifier: MIT */
/* A line editor on bytes that moves by clusters. Invariant: cursor is a cluster's start or the end.
 */
#include "attache/ui/prompt.h"

#include "attache/base/mem.h"
#include "attache/text/safe.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"
#include "attache/ui/key.h"

#include <string.h>

enum { LONGEST = 4096 };

static size_t next_cluster(const struct prompt *prompt, size_t at)
{
    return at + utf8_cluster(str_text(&prompt->text) + at, prompt->text.length - at);
}

static size_t previous_cluster(const struct prompt *prompt, size_t at)
{
    size_t start = 0;
    for (size_t next = 0; next < at; next = next_cluster(prompt, next))
        start = next;
    return start;
}

/* Where the piece begins that the cursor is in or behind. */
static size_t previous_piece(const struct prompt *prompt, size_t at)
{
    struct query_piece piece = {0};
    size_t from = 0;
    for (size_t to = 0; query_next_piece(str_text(&prompt->text), to, &piece) && piece.from < at;
         to = piece.to)
        from = piece.from;
    return from;
}

static size_t end_of_piece(const struct prompt *prompt, size_t at)
{
    struct query_piece piece = {0};
    return query_next_piece(str_text(&prompt->text), at, &piece) ? piece.to : prompt->text.length;
}

static enum prompt_result erase(struct prompt *prompt, size_t from, size_t to)
{
    if (from >= to)
        return PROMPT_MOVED;
    struct str *text = &prompt->text;
    memmove(text->data + from, text->data + to, text->length - to);
    str_cut(text, text->length - (to - from));
    prompt->cursor = from;
    return PROMPT_CHANGED;
}

static enum prompt_result move_to(struct prompt *prompt, size_t at)
{
    prompt->cursor = at;
    return PROMPT_MOVED;
}

void prompt_insert(struct prompt *prompt, const char *text)
{
    struct str line = {0};
    safe_add(&line, text, strlen(text));
    if (prompt->text.length + line.length <= LONGEST && line.length > 0) {
        struct str all = {0};
        str_add_bytes(&all, str_text(&prompt->text), prompt->cursor);
        str_add(&all, str_text(&line));
        str_add(&all, str_text(&prompt->text) + prompt->cursor);
        prompt->cursor += line.length;
        str_clear(&prompt->text);
        prompt->text = all;
    }
    str_clear(&line);
}

static enum prompt_result insert_key(struct prompt *prompt, uint32_t key)
{
    if (key < ' ' || key >= KEYS_FIRST || key == KEYS_BACKSPACE)
        return PROMPT_IGNORED;
    char bytes[5] = {0};
    utf8_put(key, bytes);
    size_t before = prompt->text.length;
    prompt_insert(prompt, bytes);
    return prompt->text.length != before ? PROMPT_CHANGED : PROMPT_MOVED;
}

enum prompt_result prompt_key(struct prompt *prompt, uint32_t key)
{
    size_t cursor = prompt->cursor;
    size_t end = prompt->text.length;
    switch (key) {
    case KEYS_LEFT:
    case 'B' - '@':
        return move_to(prompt, previous_cluster(prompt, cursor));
    case KEYS_RIGHT:
    case 'F' - '@':
        return move_to(prompt, next_cluster(prompt, cursor));
    case KEYS_HOME:
    case 'A' - '@':
        return move_to(prompt, 0);
    case KEYS_END:
    case 'E' - '@':
        return move_to(prompt, end);
    case KEYS_BACKSPACE:
        return erase(prompt, previous_cluster(prompt, cursor), cursor);
    case KEYS_DELETE:
    case 'D' - '@':
        return erase(prompt, cursor, next_cluster(prompt, cursor));
    case 'W' - '@':
        return erase(prompt, previous_piece(prompt, cursor), cursor);
    case KEYS_ALT | 'b':
        return move_to(prompt, previous_piece(prompt, cursor));
    case KEYS_ALT | 'f':
        return move_to(prompt, end_of_piece(prompt, cursor));
    case 'U' - '@':
        return erase(prompt, 0, cursor);
    case 'K' - '@':
        return erase(prompt, cursor, end);
    default:
        return insert_key(prompt, key);
    }
}

void prompt_set(struct prompt *prompt, const char *text)
{
    prompt_clear(prompt);
    prompt_insert(prompt, text);
}

void prompt_clear(struct prompt *prompt)
{
    str_clear(&prompt->text);
    *prompt = (struct prompt){0};
}

static int columns_between(const struct prompt *prompt, size_t from, size_t to)
{
    int columns = 0;
    for (size_t at = from; at < to;) {
        size_t next = next_cluster(prompt, at);
        columns += width_cluster(str_text(&prompt->text) + at, next - at);
        at = next;
    }
    return columns;
}

void prompt_draw(struct prompt *prompt, struct canvas *canvas, struct box box, const char *label)
{
    canvas_fill(canvas, box_line(box, 0, 0), STYLE_PLAIN, " ");
    int start = canvas_text(canvas, box_line(box, 0, 0), STYLE_STRONG, label);
    int room = box.columns - start - 1;
    if (prompt->cursor < prompt->scroll)
        prompt->scroll = prompt->cursor;
    while (columns_between(prompt, prompt->scroll, prompt->cursor) > room &&
           prompt->scroll < prompt->cursor)
        prompt->scroll = next_cluster(prompt, prompt->scroll);
    canvas_text(canvas, stretch(box.row, box.column + start, room + 1), STYLE_PLAIN,
                str_text(&prompt->text) + prompt->scroll);
    canvas->cursor_row = box.row;
    canvas->cursor_column =
        box.column + start + columns_between(prompt, prompt->scroll, prompt->cursor);
    canvas->cursor_shown = true;
}

bool prompt_next_chip(const struct prompt *prompt, struct box box, const char *label,
                      struct prompt_chip *chip)
{
    struct query_piece *piece = &chip->piece;
    const int start = box.column + width_text(label);
    const int end = box.column + box.columns;
    do {
        if (!query_next_piece(str_text(&prompt->text), piece->to, piece))
            return false;
    } while (!piece->field);
    size_t from = piece->from > prompt->scroll ? piece->from : prompt->scroll;
    int column = start + columns_between(prompt, prompt->scroll, from);
    int columns = piece->to > from ? columns_between(prompt, from, piece->to) : 0;
    if (column + columns > end)
        columns = column < end ? end - column : 0;
    chip->cells = (struct box){box.row, column, 1, columns};
    return true;
}

void prompt_erase_piece(struct prompt *prompt, const struct query_piece *piece)
{
    size_t to = piece->to;
    while (str_text(&prompt->text)[to] == ' ')
        to++;
    erase(prompt, piece->from, to);
}

static void forget_line(struct prompt_history *history, size_t at)
{
    mem_free(&history->lines[at]);
    history->count--;
    memmove(&history->lines[at], &history->lines[at + 1],
            (history->count - at) * sizeof(*history->lines));
}

void prompt_history_add(struct prompt_history *history, const char *line)
{
    for (size_t i = 0; i < history->count; i++) {
        if (strcmp(history->lines[i], line) == 0)
            forget_line(history, i--);
    }
    if (line[0] != '\0') {
        if (history->count == PROMPT_HISTORY)
            forget_line(history, 0);
        history->lines[history->count++] = mem_dup(line);
    }
    history->at = history->count;
}

void prompt_history_step(struct prompt_history *history, int direction, struct prompt *prompt)
{
    if (direction < 0 && history->at > 0)
        history->at--;
    else if (direction > 0 && history->at < history->count)
        history->at++;
    else
        return;
    prompt_set(prompt, history->at < history->count ? history->lines[history->at] : "");
}

void prompt_history_clear(struct prompt_history *history)
{
    while (history->count > 0)
        forget_line(history, history->count - 1);
    *history = (struct prompt_history){0};
}
