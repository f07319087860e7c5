/* SPDX-License-Identifier: MIT */
/* show of a grid: made as the explorer makes it, then printed as a page or as numbers. */
#include "answer_parts.h"

#include "attache/app/kept.h"
#include "attache/core/page_grid.h"
#include "attache/core/view_name.h"
#include "attache/store/grid.h"

static void add_grid(struct answer *answer, const struct grid_shown *shown)
{
    const struct format_info *format = format_info(answer->options->format);
    struct page page = {0};
    if (format->grid != NULL) {
        format->grid(shown, &answer->text);
        return;
    }
    page_grid(shown, &page);
    answer_page(answer, &page);
    page_clear(&page);
}

/* The window is taken off the query for the facts, and counted by. */
static enum status make_grid(struct answer *answer, const struct grid_view *view,
                             const struct query *query)
{
    struct grid_facts facts = {0};
    struct grid grid = {0};
    struct query rest = {0};
    struct str text = {0};
    struct grid_spec spec = {view->rows, view->columns, 0, 0, answer->options->today};
    grid_window(query, &rest, &spec.first_year, &spec.last_year);
    enum status status = store_grid(answer->store, &rest, &spec, &facts, answer->err);
    if (status == STATUS_OK) {
        grid_make(&facts, &spec, &grid);
        grid_sort(&grid, view, answer->options->lang);
        if (view->reading != GRID_CHANGE) /* which is of years outside the window too */
            grid_drop_empty(&grid);
        query_print(query, &text);
        const struct grid_shown shown = {&grid, view, str_text(&text), answer->options->lang};
        add_grid(answer, &shown);
    }
    grid_clear(&grid);
    grid_facts_clear(&facts);
    query_clear(&rest);
    str_clear(&text);
    return status;
}

enum status show_grid(struct answer *answer)
{
    struct str address = {0};
    struct query query = {0};
    struct grid_view view = {0};
    const char *words = "";
    enum status status = kept_words(answer->options, 1, answer->store, &address, answer->err);
    if (status == STATUS_OK) {
        (void)view_name_find(str_text(&address), &words);
        (void)grid_view_parse(str_text(&address), &view);
        status = query_parse(words, &query, answer->err);
    }
    if (status == STATUS_OK)
        status = make_grid(answer, &view, &query);
    grid_view_clear(&view);
    query_clear(&query);
    str_clear(&address);
    return status;
}
