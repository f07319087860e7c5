/* SPDX-License-Identifier: MIT */
/* The search screen: a prompt and what it finds, in sections by kind. Every key searches. */
#include "explorer_parts.h"

#include "attache/app/kept.h"
#include "attache/ui/caption.h"

static unsigned where(const struct explorer *ex)
{
    return ex->by_line ? WHERE_SEARCH | WHERE_RECORD : WHERE_SEARCH;
}

enum { SHOWN = 50 }; /* hits of a kind */

/* What a key waits for: those that the screen shows, or all that are soon found. */
enum wanted { WANTED_SCREEN, WANTED_FIRST, WANTED_ALL };

static void find(struct explorer *ex, enum wanted wanted)
{
    struct view *view = explorer_view(ex);
    struct query query = {0};
    struct err err = explorer_err(ex);
    struct hits hits = {0};
    bool good = kept_query(ex->notebook, view->search, &query, &err) == STATUS_OK;
    ex->asks = !good || !query_is_empty(&query);
    if (good && ex->asks) {
        const int screen = wanted == WANTED_SCREEN ? ex->layout.body.rows + (int)view->hit : 0;
        if (wanted != WANTED_ALL)
            store_search_first(ex->store, (struct lookup){.query = &query, .limit = SHOWN}, screen,
                               &hits, &err);
        else
            store_search(ex->store, (struct lookup){.query = &query, .limit = SHOWN}, &hits, &err);
    }
    query_clear(&query);
    if (explorer_say_failure(ex, &err, wanted != WANTED_ALL ? DIRTY_HITS : DIRTY_REST)) {
        hits_clear(&hits);
        return;
    }
    hits_clear(&ex->hits);
    ex->hits = hits;
    ex->hits_scroll = (struct scroll){view->hit, ex->hits_scroll.top};
    if (ex->hits_scroll.cursor >= hits.count)
        ex->hits_scroll.cursor = 0;
    ex->dirty |= hits.partial ? DIRTY_REST : 0;
}

/* All hits; they take the place of the first ones. */
static void rest(struct explorer *ex)
{
    find(ex, WANTED_ALL);
    if (!(ex->dirty & DIRTY_REST))
        ex->dirty |= DIRTY_PAINT;
}

/* The hits below those that were painted, before the cursor goes there or the screen is left. */
static void read_below(struct explorer *ex)
{
    if (ex->hits.cut)
        find(ex, WANTED_FIRST);
}

static void load(struct explorer *ex, unsigned dirty)
{
    ex->dirty |= dirty & ~(unsigned)DIRTY_HITS;
    if (!(dirty & DIRTY_HITS))
        return;
    ex->dirty &= ~(unsigned)DIRTY_REST;
    ex->hits_scroll.top = 0;
    find(ex, ex->pressed != NULL ? WANTED_SCREEN : WANTED_ALL);
}

static void draw(struct explorer *ex, struct canvas *canvas)
{
    struct box body = ex->layout.body;
    struct box line = {body.row - 1, 0, 1, ex->columns};
    struct pane_look look = {.focused = true,
                             .lang = ex->lang,
                             .today = ex->today,
                             .kept = explorer_is_kept,
                             .kept_context = ex};
    scroll_fit(&ex->hits_scroll, ex->hits.count, body.rows);
    pane_draw_hits(canvas, body, &ex->hits, &ex->hits_scroll, &look);
    if (ex->hits.count == 0 && !explorer_list_suggestions(ex, canvas, body))
        pane_draw_notice(canvas, body,
                         caption(ex->asks ? CAPTION_NOTHING_FOUND : CAPTION_SEARCH_HINT, ex->lang));
    explorer_draw_query(ex, canvas, line, " / ");
}

/* Other screens walk the hits too. */
static void remember(struct explorer *ex)
{
    read_below(ex);
}

static void move(struct explorer *ex, long by)
{
    read_below(ex);
    scroll_move(&ex->hits_scroll, by, ex->hits.count);
    explorer_view(ex)->hit = ex->hits_scroll.cursor;
}

static void move_end(struct explorer *ex, bool last)
{
    move(ex, last ? 1L << 30 : -(1L << 30));
}

static void move_to(struct explorer *ex, int64_t line, bool percent)
{
    read_below(ex);
    line = explorer_line((int64_t)ex->hits.count, line, percent);
    move(ex, (long)(line - 1) - (long)ex->hits_scroll.cursor);
}

static void open_under_cursor(struct explorer *ex)
{
    if (ex->hits.count > 0)
        explorer_open_hit(ex, 0);
}

static void click(struct explorer *ex, const struct event *event)
{
    struct box box = ex->layout.body;
    long at = pane_hit_at(&ex->hits, &ex->hits_scroll, box.rows, event->row - box.row);
    if (at < 0)
        return;
    move(ex, at - (long)ex->hits_scroll.cursor);
    open_under_cursor(ex);
}

static const struct hit *hit_under_cursor(const struct explorer *ex)
{
    size_t at = ex->hits_scroll.cursor;
    return at < ex->hits.count ? &ex->hits.hits[at] : NULL;
}

static void path(const struct explorer *ex, struct str *out)
{
    const struct hit *hit = hit_under_cursor(ex);
    if (hit == NULL)
        return;
    const struct row *row = &ex->hits.result.rows[hit->row];
    str_addf(out, "%s/%s  %s", kind_name(row->kind), row->slug, rule_word(hit->rule, ex->lang));
    if (hit->spelling[0] != '\0')
        str_addf(out, ": %s", hit->spelling);
}

static void position(const struct explorer *ex, struct str *out)
{
    str_addf(out, "%lld%s", (long long)ex->hits.total, ex->hits.partial ? "+" : "");
}

static struct ref subject(const struct explorer *ex)
{
    const struct hit *hit = hit_under_cursor(ex);
    return hit != NULL ? explorer_ref_of_row(&ex->hits.result.rows[hit->row])
                       : (struct ref){KIND_NONE, ""};
}

static void address(const struct explorer *ex, struct str *out)
{
    str_addf(out, "search %s", explorer_view_const(ex)->search);
}

static bool shown(const struct explorer *ex, struct shown *out, struct str *query)
{
    str_add(query, explorer_view_const(ex)->search);
    *out = (struct shown){SHOWN_SEARCH, KIND_NONE, "", str_text(query)};
    return ex->hits.count > 0;
}

static void print(const struct explorer *ex, bool moved, struct str *out)
{
    const size_t from = ex->hits_scroll.cursor;
    if (!moved)
        str_addf(out, "%lld %s: %s\n", (long long)ex->hits.total,
                 caption(CAPTION_PLAIN_FOUND, ex->lang), explorer_view_const(ex)->search);
    if (!moved && ex->hits.acronym != NULL) {
        hits_add_sharers(&ex->hits, ex->lang, out);
        str_add_char(out, '\n');
    }
    for (size_t i = 0; i < (moved ? 1 : PRINT_CHOICES) && from + i < ex->hits.count; i++) {
        const struct hit *hit = &ex->hits.hits[from + i];
        const struct row *row = &ex->hits.result.rows[hit->row];
        if (moved)
            str_addf(out, "%zu/%zu ", from + 1, ex->hits.count);
        else
            str_addf(out, "%zu. ", i + 1);
        str_addf(out, "%s: ", kind_word(row->kind, false, ex->lang));
        explorer_print_row(row, ex->lang, out);
        str_addf(out, " (%s)\n", rule_word(hit->rule, ex->lang));
    }
    if (!moved && from + PRINT_CHOICES < ex->hits.count)
        str_addf(out, "%s\n", caption(CAPTION_PLAIN_MORE, ex->lang));
}

static void choose(struct explorer *ex, size_t number)
{
    if (ex->hits_scroll.cursor + number > ex->hits.count)
        return;
    move(ex, (long)number - 1);
    open_under_cursor(ex);
}

const struct screen_ops screen_search = {
    .where = where,
    .load = load,
    .draw = draw,
    .rest = rest,
    .remember = remember,
    .move = move,
    .move_end = move_end,
    .move_to = move_to,
    .open = open_under_cursor,
    .click = click,
    .path = path,
    .position = position,
    .subject = subject,
    .address = address,
    .shown = shown,
    .print = print,
    .choose = choose,
};
