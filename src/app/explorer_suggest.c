/* SPDX-License-Identifier: MIT */
/*
 * Suggestions while a query is typed: the values of the field before the cursor with their counts,
 * or the fields that begin so. They stand in the footer; Tab takes the first.
 */
#include "explorer_parts.h"

#include "attache/text/width.h"

enum { MOST = 12 };

/* Where the word under the cursor begins. */
static size_t word_start(const char *text, size_t cursor)
{
    while (cursor > 0 && text[cursor - 1] != ' ' && text[cursor - 1] != '-')
        cursor--;
    return cursor;
}

static void suggest_fields(struct explorer *ex, const char *begun)
{
    for (int field = QUERY_PARTNER; field < QUERY_FIELD_COUNT; field++) {
        const struct query_field_info *info = query_field_info((enum query_field)field);
        if (!str_starts(info->name, begun))
            continue;
        struct row *row = result_add(&ex->suggestions);
        row->slug = arena_printf(&ex->suggestions.arena, "%s:", info->name);
    }
}

/* Partners by what is begun of one. */
static void suggest_partners(struct explorer *ex)
{
    const struct prompt *prompt = &ex->prompt;
    const char *text = str_text(&prompt->text);
    struct str begun = {0};
    ex->suggest_from = word_start(text, prompt->cursor);
    str_add_bytes(&begun, text + ex->suggest_from, prompt->cursor - ex->suggest_from);
    store_suggest(ex->store, (struct begun){QUERY_PARTNER, str_text(&begun)}, MOST,
                  &ex->suggestions, NULL);
    str_clear(&begun);
}

void explorer_suggest(struct explorer *ex)
{
    const struct prompt *prompt = &ex->prompt;
    const char *text = str_text(&prompt->text);
    struct str begun = {0};
    enum query_field field;
    if (ex->prompt_use == PROMPT_LINE) {
        explorer_palette_find(ex);
        return;
    }
    result_clear(&ex->suggestions);
    if (ex->prompt_use == PROMPT_COMPARE) {
        suggest_partners(ex);
        return;
    }
    if (query_field_at(text, prompt->cursor, &field, &ex->suggest_from)) {
        str_add_bytes(&begun, text + ex->suggest_from, prompt->cursor - ex->suggest_from);
        store_suggest(ex->store, (struct begun){field, str_text(&begun)}, MOST, &ex->suggestions,
                      NULL);
    } else {
        ex->suggest_from = word_start(text, prompt->cursor);
        str_add_bytes(&begun, text + ex->suggest_from, prompt->cursor - ex->suggest_from);
        if (!explorer_suggest_filters(ex, str_text(&begun)))
            suggest_fields(ex, str_text(&begun));
    }
    str_clear(&begun);
}

/* Of a field; else a field or a saved query. */
static bool is_value(const struct row *row)
{
    return !str_ends(row->slug, ":") && row->slug[0] != '@';
}

bool explorer_complete(struct explorer *ex)
{
    explorer_suggest(ex); /* the last draw may have been before the last key */
    if (ex->suggestions.count == 0)
        return false;
    struct prompt *prompt = &ex->prompt;
    const char *value = ex->suggestions.rows[0].slug;
    struct str text = {0};
    size_t from = ex->suggest_from;
    bool quoted = from > 0 && str_text(&prompt->text)[from - 1] == '"';
    bool is_field = !is_value(&ex->suggestions.rows[0]);
    str_add_bytes(&text, str_text(&prompt->text), quoted ? from - 1 : from);
    if (is_field)
        str_add(&text, value);
    else
        query_print_value(value, &text);
    if (ex->prompt_use == PROMPT_COMPARE)
        str_add_char(&text, ' ');
    size_t cursor = text.length;
    str_add(&text, str_text(&prompt->text) + prompt->cursor);
    prompt_set(prompt, str_text(&text));
    prompt->cursor = cursor;
    str_clear(&text);
    return true;
}

/* What is put in, and behind it what that is, when it says more. */
static void add_label(const struct explorer *ex, const struct row *row, struct str *out)
{
    const char *title = row_name(row, ex->lang);
    if (title[0] != '\0' && !str_same_ascii(title, row->slug))
        str_addf(out, " %s", title);
}

void explorer_draw_suggestions(const struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.footer;
    int column = 1 + canvas_text(canvas, stretch(box.row, 1, box.columns), STYLE_KEY, "Tab") + 1;
    for (size_t i = 0; i < ex->suggestions.count; i++) {
        const struct row *row = &ex->suggestions.rows[i];
        struct str text = {0};
        str_add(&text, row->slug);
        if (box.columns >= 60)
            add_label(ex, row, &text);
        if (row->count > 0)
            str_addf(&text, " %lld", (long long)row->count);
        if (column + width_text(str_text(&text)) < box.columns)
            column += canvas_text(canvas, stretch(box.row, column, box.columns - column),
                                  i == 0 ? STYLE_STRONG : STYLE_HINT, str_text(&text)) +
                      2;
        str_clear(&text);
    }
}

bool explorer_list_suggestions(const struct explorer *ex, struct canvas *canvas, struct box box)
{
    enum { COUNT_COLUMNS = 6, LABEL = 2 + COUNT_COLUMNS + 1 };
    if (ex->suggestions.count == 0 || !is_value(&ex->suggestions.rows[0]))
        return false;
    for (int i = 0; i < (int)ex->suggestions.count && i + 1 < box.rows; i++) {
        const struct row *row = &ex->suggestions.rows[i];
        struct str count = {0};
        struct str label = {0};
        str_addf(&count, "%*lld", COUNT_COLUMNS, (long long)row->count);
        if (row->count > 0)
            canvas_text(canvas, stretch(box.row + 1 + i, 2, COUNT_COLUMNS), STYLE_PLAIN,
                        str_text(&count));
        int column =
            LABEL + canvas_text(canvas, stretch(box.row + 1 + i, LABEL, box.columns - LABEL),
                                i == 0 ? STYLE_STRONG : STYLE_PLAIN, row->slug);
        add_label(ex, row, &label);
        canvas_text(canvas, stretch(box.row + 1 + i, column, box.columns - column), STYLE_FAINT,
                    str_text(&label));
        str_clear(&count);
        str_clear(&label);
    }
    return true;
}
