/* SPDX-License-Identifier: MIT */
/* The draw pass: the one place that puts the explorer's state on a canvas. */
#include "explorer_parts.h"

#include "attache/base/mem.h"
#include "attache/core/date.h"
#include "attache/ui/caption.h"
#include "attache/text/width.h"
#include "attache/ui/help.h"

#include <inttypes.h>
#include <string.h>

static void draw_right(struct canvas *canvas, struct box box, enum style style, const char *text)
{
    int columns = width_text(text);
    if (columns < box.columns)
        canvas_text(canvas, box.row, box.column + box.columns - columns, columns, style, text);
}

/* The filter as chips: each term stands by itself. */
static int draw_chips(const struct explorer *ex, struct canvas *canvas, int column)
{
    for (size_t i = 0; i < ex->filter.count; i++) {
        struct str chip = {0};
        str_add_char(&chip, '[');
        query_print_term(&ex->filter.terms[i], &chip);
        str_add_char(&chip, ']');
        column +=
            canvas_text(canvas, 0, column, ex->columns - column - 8, STYLE_CHIP, str_text(&chip)) +
            1;
        str_clear(&chip);
    }
    return column;
}

static void draw_title(struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.title;
    const struct view *view = explorer_view(ex);
    canvas_fill(canvas, box.row, 0, box.columns, STYLE_TITLE, " ");
    int column = 1 + canvas_text(canvas, 0, 1, box.columns, STYLE_TITLE, "attache");
    if (box.columns >= 60 && ex->filter.count == 0) {
        column += canvas_text(canvas, 0, column + 2, box.columns, STYLE_TITLE,
                              caption(CAPTION_SUBJECT, ex->lang)) +
                  2;
    }
    column = draw_chips(ex, canvas, column + 2);
    struct str right = {0};
    struct store_info info = {0};
    store_info(ex->store, &info);
    if (view->screen == SCREEN_OVERVIEW)
        str_addf(&right, "%lld / %lld  ", (long long)ex->total,
                 (long long)info.counts[KIND_MEETING]);
    if (box.columns >= 60 && info.data_date[0] != '\0')
        str_addf(&right, "%s %s ", caption(CAPTION_DATA_OF, ex->lang), info.data_date);
    if (column + width_text(str_text(&right)) < box.columns)
        draw_right(canvas, box, STYLE_TITLE, str_text(&right));
    str_clear(&right);
}

static void list_title(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    str_addf(out, "1 %s", caption_of_kinds(view->list_kind, ex->lang));
}

static void draw_overview(struct explorer *ex, struct canvas *canvas)
{
    const struct view *view = explorer_view(ex);
    const struct layout *layout = &ex->layout;
    struct str list = {0};
    struct str timeline = {0};
    struct str detail = {0};
    list_title(ex, &list);
    str_addf(&timeline, "2 %s", caption(CAPTION_TIMELINE, ex->lang));
    str_addf(&detail, "3 %s", caption(CAPTION_DETAIL, ex->lang));
    const char *titles[PANE_COUNT] = {str_text(&list), str_text(&timeline), str_text(&detail)};
    layout_draw_frames(layout, canvas, view->focus, titles);
    struct pane_look look = {.lang = ex->lang, .today = ex->today};
    scroll_fit(&ex->list_scroll, ex->list.count, layout->panes[PANE_LIST].rows);
    look.focused = view->focus == PANE_LIST;
    pane_draw_list(canvas, layout->panes[PANE_LIST], &ex->list, &ex->list_scroll, &look);
    scroll_fit(&ex->timeline_scroll, ex->timeline.count, layout->panes[PANE_TIMELINE].rows - 1);
    look.focused = view->focus == PANE_TIMELINE;
    pane_draw_timeline(canvas, layout->panes[PANE_TIMELINE], &ex->timeline, &ex->timeline_scroll,
                       &look);
    if (ex->timeline.count == 0)
        canvas_text(canvas, layout->panes[PANE_TIMELINE].row,
                    layout->panes[PANE_TIMELINE].column + 2,
                    layout->panes[PANE_TIMELINE].columns - 3, STYLE_FAINT,
                    caption(CAPTION_NO_MEETING, ex->lang));
    str_clear(&list);
    str_clear(&timeline);
    str_clear(&detail);
}

static void draw_text(struct explorer *ex, struct canvas *canvas)
{
    const struct view *view = explorer_view(ex);
    struct page_look look = {view->text_top, view->link, ex->labels};
    if (view->screen == SCREEN_OVERVIEW && view->focus != PANE_DETAIL)
        look.link = -1;
    struct box box = explorer_text_box(ex);
    if (box.rows > 0)
        pane_draw_page(canvas, box, &ex->text, &look);
    if (canvas->cursor_row < 0 && view->screen != SCREEN_OVERVIEW) {
        canvas->cursor_row = box.row;
        canvas->cursor_column = box.column;
    }
}

static void draw_page_heading(struct explorer *ex, struct canvas *canvas)
{
    const struct view *view = explorer_view(ex);
    struct box heading = {ex->layout.body.row - 1, 0, 1, ex->columns};
    const char *title = view->screen == SCREEN_HELP ? caption(CAPTION_HELP, ex->lang)
                                                    : caption_of_kind(view->page_kind, ex->lang);
    layout_draw_heading(canvas, heading, title, true);
    struct str place = {0};
    size_t bottom = view->text_top + (size_t)ex->layout.body.rows;
    if (ex->text.count > (size_t)ex->layout.body.rows) {
        str_addf(&place, " %zu%% ",
                 bottom >= ex->text.count ? (size_t)100 : bottom * 100 / ex->text.count);
        heading.columns--;
        draw_right(canvas, heading, STYLE_BORDER, str_text(&place));
    }
    str_clear(&place);
}

static void draw_search(struct explorer *ex, struct canvas *canvas)
{
    struct box body = ex->layout.body;
    struct box line = {body.row - 1, 0, 1, ex->columns};
    struct pane_look look = {.focused = true, .lang = ex->lang, .today = ex->today};
    scroll_fit(&ex->hits_scroll, ex->hits.count, body.rows);
    pane_draw_hits(canvas, body, &ex->hits, &ex->hits_scroll, &look);
    if (ex->hits.count == 0)
        canvas_text(
            canvas, body.row + 1, 2, ex->columns - 3, STYLE_FAINT,
            caption(ex->prompt.text.length > 0 ? CAPTION_NOTHING_FOUND : CAPTION_SEARCH_HINT,
                    ex->lang));
    prompt_draw(&ex->prompt, canvas, line, " / ");
}

/* "FR France > 2018-07-06 7th Korea-France ..." */
static void status_path(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    const struct row *selected = explorer_selected(ex);
    const struct row *meeting = explorer_meeting(ex);
    if (view->screen == SCREEN_PAGE || view->screen == SCREEN_HELP) {
        if (view->link >= 0 && view->link < (int)ex->text.link_count) {
            const struct flow_link *link = &ex->text.links[view->link];
            if (link->to.kind != KIND_NONE)
                str_addf(out, "%s/%s", kind_name(link->to.kind), link->to.slug);
            else
                str_add(out, link->url);
        } else if (view->screen == SCREEN_PAGE) {
            str_addf(out, "%s%s%s", kind_name(view->page_kind),
                     view->page_kind != KIND_NONE ? "/" : "", view->page_slug);
        }
        return;
    }
    if (view->screen != SCREEN_OVERVIEW)
        return;
    if (selected != NULL && selected->slug[0] != '\0')
        str_addf(out, "%s > ", selected->title);
    if (meeting != NULL)
        str_addf(out, "%s %s", meeting->date, meeting->title);
}

static void draw_status(struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.status;
    canvas_fill(canvas, box.row, 0, box.columns, STYLE_STATUS, " ");
    if (ex->message[0] != '\0') {
        canvas_text(canvas, box.row, 1, box.columns - 2, STYLE_WARNING, ex->message);
        return;
    }
    if (ex->prompt_use != PROMPT_NONE) {
        prompt_draw(&ex->prompt, canvas, box, ex->prompt_use == PROMPT_FILTER ? " & " : " : ");
        return;
    }
    struct str right = {0};
    struct str left = {0};
    if (explorer_view(ex)->screen == SCREEN_SEARCH)
        str_addf(&right, "%lld ", (long long)ex->hits.total);
    else if (explorer_view(ex)->screen == SCREEN_OVERVIEW && ex->timeline.count > 0)
        str_addf(&right, "%" PRId64 "/%" PRId64 " ",
                 ex->newer + (int64_t)ex->timeline_scroll.cursor + 1, ex->total);
    status_path(ex, &left);
    int room = box.columns - width_text(str_text(&right)) - 2;
    struct str cut = {0};
    width_pad(&cut, str_text(&left), room);
    canvas_text(canvas, box.row, 1, room, STYLE_STATUS, str_text(&cut));
    draw_right(canvas, box, STYLE_STATUS, str_text(&right));
    str_clear(&cut);
    str_clear(&left);
    str_clear(&right);
}

static int draw_hint(struct canvas *canvas, struct box box, int column, const char *key,
                     const char *text)
{
    int wanted = width_text(key) + 1 + width_text(text) + 2;
    if (column + wanted > box.columns)
        return 0;
    int used = canvas_text(canvas, box.row, column, box.columns - column, STYLE_KEY, key);
    canvas_text(canvas, box.row, column + used + 1, box.columns, STYLE_HINT, text);
    return wanted;
}

/* After a prefix the footer says how it can go on. */
static void draw_which_key(struct explorer *ex, struct canvas *canvas)
{
    int column = 1;
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const struct command *command = command_get((enum command_id)id);
        const char *keys = command->keys;
        uint32_t sequence[4];
        for (size_t n; (n = command_next_keys(&keys, sequence)) > 0;) {
            if (n <= ex->key_count || !(command->where & explorer_where(ex)) ||
                memcmp(sequence, ex->keys, ex->key_count * sizeof(*sequence)) != 0)
                continue;
            struct str rest = {0};
            key_print(sequence[ex->key_count], &rest);
            column += draw_hint(canvas, ex->layout.footer, column, str_text(&rest), command->name);
            str_clear(&rest);
        }
    }
}

static void draw_footer(struct explorer *ex, struct canvas *canvas)
{
    struct box box = ex->layout.footer;
    if (ex->key_count > 0) {
        draw_which_key(ex, canvas);
        return;
    }
    if (explorer_completes(ex) && ex->suggestions.count > 0) {
        explorer_draw_suggestions(ex, canvas);
        return;
    }
    int column = 1;
    for (int rank = 1; rank < 100; rank++) {
        for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
            const struct command *command = command_get((enum command_id)id);
            if (command->hint_rank != rank || !(command->where & explorer_where(ex)))
                continue;
            struct str key = {0};
            help_keys(command->keys, 1, &key);
            column += draw_hint(canvas, box, column, str_text(&key), command->hint[ex->lang]);
            str_clear(&key);
        }
    }
}

static void draw_too_small(const struct explorer *ex, struct canvas *canvas)
{
    struct str text = {0};
    str_addf(&text, "attache: %dx%d is too small, 20x5 is needed", ex->columns, ex->rows);
    canvas_text(canvas, 0, 0, ex->columns, STYLE_PLAIN, str_text(&text));
    canvas->cursor_row = 0;
    str_clear(&text);
}

void explorer_draw(struct explorer *ex, struct canvas *canvas)
{
    store_set_stop(ex->store, ex->pressed, ex->pressed_context);
    explorer_load(ex);
    store_set_stop(ex->store, NULL, NULL);
    ex->dirty &= ~(unsigned)DIRTY_PAINT;
    canvas_resize(canvas, ex->rows, ex->columns);
    if (ex->layout.size == LAYOUT_LINE) {
        draw_too_small(ex, canvas);
        return;
    }
    draw_title(ex, canvas);
    switch (explorer_view(ex)->screen) {
    case SCREEN_OVERVIEW:
        draw_overview(ex, canvas);
        draw_text(ex, canvas);
        break;
    case SCREEN_PAGE:
    case SCREEN_HELP:
        draw_page_heading(ex, canvas);
        draw_text(ex, canvas);
        break;
    case SCREEN_SEARCH:
        draw_search(ex, canvas);
        break;
    }
    draw_footer(ex, canvas);
    draw_status(ex, canvas);
}
