/* SPDX-License-Identifier: MIT */
/* The history is an array of whole views; going back shows one again as it was left. */
#include "attache/app/view.h"

#include "attache/base/mem.h"

#include <string.h>

/* The texts of a view, each owned. */
enum { TEXTS = 8 };

struct texts {
    char **at[TEXTS];
};

static struct texts texts_of(struct view *view)
{
    return (struct texts){{&view->query, &view->list_slug, &view->facet, &view->facet_typed,
                           &view->page_slug, &view->search, &view->grid.row, &view->grid.column}};
}

static void init(struct view *view)
{
    const struct texts texts = texts_of(view);
    *view = (struct view){.list_kind = KIND_PARTNER, .link = -1};
    for (size_t i = 0; i < TEXTS; i++)
        *texts.at[i] = mem_dup("");
}

static void copy(const struct view *from, struct view *to)
{
    const struct texts texts = texts_of(to);
    *to = *from;
    for (size_t i = 0; i < TEXTS; i++)
        *texts.at[i] = mem_dup(*texts.at[i]);
    grid_view_copy(&from->grid.view, &to->grid.view);
}

static void clear(struct view *view)
{
    const struct texts texts = texts_of(view);
    for (size_t i = 0; i < TEXTS; i++)
        mem_free(texts.at[i]);
    grid_view_clear(&view->grid.view);
}

void view_set(char **text, const char *value)
{
    char *copy = mem_dup(value);
    mem_free(text);
    *text = copy;
}

struct view *history_now(struct history *history)
{
    return &history->views[history->at];
}

static void forget_oldest(struct history *history)
{
    clear(&history->views[0]);
    history->count--;
    memmove(history->views, history->views + 1, history->count * sizeof(*history->views));
    history->at--;
    history->last -= history->last > 0;
}

struct view *history_visit(struct history *history)
{
    if (history->at + 1 >= HISTORY_MOST)
        forget_oldest(history);
    size_t keep = history->count > 0 ? history->at + 1 : 0;
    for (size_t i = keep; i < history->count; i++)
        clear(&history->views[i]);
    history->views =
        mem_grow(history->views, &history->capacity, keep + 1, sizeof(*history->views));
    if (keep == 0)
        init(&history->views[0]);
    else
        copy(&history->views[keep - 1], &history->views[keep]);
    history->last = history->at;
    history->at = keep;
    history->count = keep + 1;
    return history_now(history);
}

static bool show(struct history *history, size_t at)
{
    if (at >= history->count || at == history->at)
        return false;
    history->last = history->at;
    history->at = at;
    return true;
}

bool history_back(struct history *history)
{
    return history->at > 0 && show(history, history->at - 1);
}

bool history_forward(struct history *history)
{
    return show(history, history->at + 1);
}

bool history_toggle(struct history *history)
{
    return show(history, history->last);
}

bool history_drop(struct history *history)
{
    if (!history_back(history))
        return false;
    for (size_t i = history->at + 1; i < history->count; i++)
        clear(&history->views[i]);
    history->count = history->at + 1;
    history->last = history->at;
    return true;
}

void history_begin(struct history *history)
{
    for (size_t i = 0; i < history->at; i++)
        clear(&history->views[i]);
    history->count -= history->at;
    memmove(history->views, history->views + history->at, history->count * sizeof(*history->views));
    history->at = 0;
    history->last = 0;
}

void history_clear(struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        clear(&history->views[i]);
    mem_free(&history->views);
    *history = (struct history){0};
}
