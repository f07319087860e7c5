/* SPDX-License-Identifier: MIT */
/* Visits: the selected row, a link, a hit, another list; each is a step of the history. */
#include "explorer_parts.h"

#include "attache/app/commands.h"
#include "attache/app/kept.h"
#include "attache/base/mem.h"
#include "attache/core/view_name.h"
#include "attache/text/distance.h"
#include "attache/ui/caption.h"

#include <string.h>

void explorer_view_changed(struct explorer *ex)
{
    struct view *view = explorer_view(ex);
    query_clear(&ex->filter);
    struct err err = explorer_err(ex);
    if (query_parse(view->query, &ex->filter, &err) != STATUS_OK)
        explorer_say(ex, "%s", err.text);
    layout_compute(ex->rows, ex->columns, view->focus, &ex->sizes, &ex->layout);
    if (view->screen == SCREEN_SEARCH)
        prompt_set(&ex->prompt, view->search);
    ex->prompt_use = PROMPT_NONE;
    ex->labels = false;
    ex->chip_labels = false;
    ex->dirty = DIRTY_ALL;
}

struct view *explorer_visit(struct explorer *ex, enum screen screen)
{
    explorer_remember(ex);
    struct view *view = history_visit(&ex->history);
    view->screen = screen;
    view->text_top = 0;
    view->link = -1;
    view->page_hit = 0;
    return view;
}

const struct view_name *explorer_report_name(const struct view *view)
{
    const bool page = view->screen == SCREEN_PAGE && view->page_kind == KIND_NONE;
    const struct view_name *name = page ? view_name_find(view->page_slug, NULL) : NULL;
    return name != NULL && name->takes == VIEW_TAKES_QUERY ? name : NULL;
}

static void open_page(struct explorer *ex, enum kind kind, const char *slug)
{
    struct view *view = explorer_visit(ex, SCREEN_PAGE);
    view->page_kind = kind;
    view_set(&view->page_slug, slug);
}

/* A report's filter is its view's, as that of the panes is. */
static enum status go_report(struct explorer *ex, const struct view_name *name, const char *text,
                             struct err *err)
{
    struct str query = {0};
    enum status status = kept_canonical(ex->notebook, text, &query, err);
    if (status == STATUS_OK) {
        open_page(ex, KIND_NONE, name->name);
        view_set(&explorer_view(ex)->query, str_text(&query));
        explorer_view_changed(ex);
    }
    str_clear(&query);
    return status;
}

void explorer_open_ref(struct explorer *ex, struct ref ref)
{
    const char *query = "";
    const struct view_name *name = ref.kind == KIND_NONE ? view_name_find(ref.slug, &query) : NULL;
    struct err err = explorer_err(ex);
    if (ref.slug[0] == '\0')
        return;
    if (name != NULL && name->takes == VIEW_TAKES_QUERY) {
        if (go_report(ex, name, query, &err) != STATUS_OK)
            explorer_say(ex, "%s", err.text);
        return;
    }
    char *slug = mem_dup(ref.slug);
    open_page(ex, ref.kind, slug);
    mem_free(&slug);
    explorer_view_changed(ex);
}

void explorer_open_list(struct explorer *ex, enum kind kind, const char *query)
{
    struct view *view = explorer_visit(ex, SCREEN_OVERVIEW);
    view->list_kind = kind;
    view->facets = false;
    view_set(&view->list_slug, "");
    view_set(&view->query, query);
    view->list_top = 0;
    view->meeting = 0;
    view->focus = PANE_LIST;
    explorer_view_changed(ex);
}

static enum status go_query(struct explorer *ex, enum kind kind, const char *text, struct err *err)
{
    struct str query = {0};
    enum status status = kept_canonical(ex->notebook, text, &query, err);
    if (status == STATUS_OK)
        explorer_open_list(ex, kind, str_text(&query));
    str_clear(&query);
    return status;
}

static enum status go_grid(struct explorer *ex, const char *address, const char *text,
                           struct err *err)
{
    struct str query = {0};
    struct grid_view grid;
    enum status status = kept_canonical(ex->notebook, text, &query, err);
    if (status == STATUS_OK) {
        (void)grid_view_parse(address, &grid);
        explorer_open_grid(ex, &grid);
        grid_view_clear(&grid);
        view_set(&explorer_view(ex)->query, str_text(&query));
        explorer_view_changed(ex);
    }
    str_clear(&query);
    return status;
}

/* The kind whose plural is the first word and which can stand on the left, else KIND_NONE. */
static enum kind list_of(const char *address)
{
    struct str word = {0};
    str_add_bytes(&word, address, strcspn(address, " "));
    enum kind kind = kind_parse(str_text(&word));
    bool plural = kind != KIND_NONE && str_same_ascii(kind_plural(kind), str_text(&word));
    bool on_the_left = kind == KIND_OUTCOME || query_field_of(kind) != QUERY_WORD;
    str_clear(&word);
    return plural && on_the_left ? kind : KIND_NONE;
}

static const char *words_of(const char *address)
{
    const char *words = address + strcspn(address, " ");
    return words + strspn(words, " ");
}

bool explorer_is_view(const char *line, const char **words)
{
    *words = words_of(line);
    return view_name_find(line, NULL) != NULL || list_of(line) != KIND_NONE;
}

static enum status go(struct explorer *ex, const char *address, struct err *err)
{
    struct ref ref = ref_parse(address);
    const char *rest = words_of(address);
    enum kind list = list_of(address);
    bool search = str_starts(address, "search ") && *rest != '\0';
    const char *query = "";
    const struct view_name *view = view_name_find(address, &query);
    if (ref.kind != KIND_NONE && *rest == '\0' &&
        store_resolve(ex->store, address, &ref, NULL) == STATUS_OK)
        explorer_open_ref(ex, ref);
    else if (view != NULL && view->form == VIEW_FORM_GRID)
        return go_grid(ex, address, query, err);
    else if (view != NULL && view->takes == VIEW_TAKES_QUERY)
        return go_report(ex, view, query, err);
    else if (view != NULL)
        explorer_open_ref(ex, (struct ref){KIND_NONE, address});
    else if (search)
        explorer_open_search(ex, rest);
    else if (list != KIND_NONE)
        return go_query(ex, list, rest, err);
    else
        return go_query(ex, KIND_PARTNER, address, err);
    return STATUS_OK;
}

enum status explorer_go(struct explorer *ex, const char *address, struct err *err)
{
    struct str whole = {0};
    enum status status = kept_expand(ex->notebook, address, &whole, err);
    if (status == STATUS_OK)
        status = go(ex, str_text(&whole), err);
    str_clear(&whole);
    return status == STATUS_OK ? STATUS_OK : STATUS_USAGE;
}

/* What the word is nearest to of what the line takes: a command, a view, a list. NULL: nothing. */
static const char *nearest(const char *word)
{
    struct nearest_name near = {NULL, strlen(word) < 6 ? 2 : 3};
    size_t count = 0;
    const struct view_name *views = view_name_table(&count);
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++)
        nearest_name_try(&near, word, command_get((enum command_id)id)->name);
    for (size_t i = 0; i < count; i++)
        nearest_name_try(&near, word, views[i].name);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        nearest_name_try(&near, word, kind_plural((enum kind)kind));
    return near.name;
}

static enum status refuse_line(const char *line, struct err *err)
{
    struct str word = {0};
    str_add_bytes(&word, line, strcspn(line, " "));
    const char *near = nearest(str_text(&word));
    const struct subcommand *subcommand = subcommand_find(str_text(&word));
    if (subcommand != NULL)
        err_set(err, STATUS_USAGE, "%s is a command of the shell: attache %s %s", subcommand->name,
                subcommand->name, subcommand->usage);
    else if (near != NULL)
        err_set(err, STATUS_USAGE,
                "there is no command %s: did you mean %s? (& filters, / searches)", str_text(&word),
                near);
    else
        err_set(err, STATUS_USAGE,
                "there is no command %s (& filters, / searches, ? lists the commands)",
                str_text(&word));
    str_clear(&word);
    return STATUS_USAGE;
}

enum status explorer_go_line(struct explorer *ex, const char *line, struct err *err)
{
    struct ref ref = ref_parse(line);
    if (ref.kind != KIND_NONE && strchr(line, ' ') == NULL &&
        store_resolve(ex->store, line, &ref, err) != STATUS_OK)
        return STATUS_USAGE;
    const bool named = view_name_find(line, NULL) != NULL || list_of(line) != KIND_NONE;
    if (!named && ref.kind == KIND_NONE && strpbrk(line, ":@\"") == NULL &&
        !str_starts(line, "search "))
        return refuse_line(line, err);
    return explorer_go(ex, line, err);
}

void explorer_open_search(struct explorer *ex, const char *words)
{
    struct view *view = explorer_visit(ex, SCREEN_SEARCH);
    view_set(&view->search, words);
    view->hit = 0;
    explorer_view_changed(ex);
    ex->dirty |= DIRTY_WARM;
}

void explorer_go_back(struct explorer *ex, bool drop)
{
    explorer_remember(ex);
    if (drop ? history_drop(&ex->history) : history_back(&ex->history))
        explorer_view_restored(ex);
    else
        explorer_say(ex, "%s", caption(CAPTION_BEGINNING, ex->lang));
}

struct ref explorer_ref_of_row(const struct row *row)
{
    if (row->kind == KIND_OUTCOME)
        return (struct ref){KIND_MEETING, row->other};
    return (struct ref){row->kind, row->slug};
}

/* The hit that the page shown is, or NULL: the hits may be of another search by now. */
static const struct hit *hit_shown(const struct explorer *ex)
{
    const struct view *view = explorer_view_const(ex);
    if (view->page_hit == 0 || view->page_hit > ex->hits.count)
        return NULL;
    const struct hit *hit = &ex->hits.hits[view->page_hit - 1];
    const struct ref ref = explorer_ref_of_row(&ex->hits.result.rows[hit->row]);
    return ref_same(ref, (struct ref){view->page_kind, view->page_slug}) ? hit : NULL;
}

bool explorer_say_hit(const struct explorer *ex, bool whole, struct str *out)
{
    const struct hit *hit = hit_shown(ex);
    if (hit == NULL)
        return false;
    str_addf(out, "%s %zu/%zu", caption(CAPTION_HIT, ex->lang), explorer_view_const(ex)->page_hit,
             ex->hits.count);
    if (whole)
        str_addf(out, "  %s%s%s", rule_word(hit->rule, ex->lang),
                 hit->spelling[0] != '\0' ? ": " : "", hit->spelling);
    return true;
}

void explorer_open_hit(struct explorer *ex, int step)
{
    explorer_remember(ex);
    if (ex->hits.count == 0) {
        explorer_say(ex, "%s", caption(CAPTION_NO_SEARCH, ex->lang));
        return;
    }
    struct view *view = explorer_view(ex);
    struct str why = {0};
    size_t count = ex->hits.count;
    size_t at = (ex->hits_scroll.cursor + count + (size_t)(step + (int)count)) % count;
    ex->hits_scroll.cursor = at;
    if (view->screen == SCREEN_SEARCH)
        view->hit = at;
    explorer_open_ref(ex, explorer_ref_of_row(&ex->hits.result.rows[ex->hits.hits[at].row]));
    explorer_view(ex)->page_hit = at + 1;
    if (ex->by_line && explorer_say_hit(ex, true, &why))
        explorer_say(ex, "%s", str_text(&why)); /* the screen has it in the heading */
    str_clear(&why);
}

void explorer_view_restored(struct explorer *ex)
{
    explorer_view_changed(ex);
    if (hit_shown(ex) != NULL)
        ex->hits_scroll.cursor = explorer_view(ex)->page_hit - 1;
}
