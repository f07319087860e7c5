/* SPDX-License-Identifier: MIT */
/*
 * Comparing partners: the prompt begins with those at hand (the one under the cursor, those pinned
 * in the matrix, of a bookmarked one the other bookmarked), so that often Enter is all that is left
 * to type.
 */
#include "grid_parts.h"

#include "attache/core/dossier.h"
#include "attache/store/notebook.h"

#include <string.h>

static const char prefix[] = "partner/";

/* The partners gathered, joined by spaces. */
struct chosen {
    struct str text;
    int count;
};

/* Adds a code of so many bytes, once, as long as there is room for one. */
static void add(struct chosen *chosen, const char *code, size_t size)
{
    const char *at = str_text(&chosen->text);
    bool there = size == 0 || chosen->count >= COMPARE_MAX;
    while (*at != '\0' && !there) {
        size_t length = strcspn(at, " ");
        there = length == size && strncmp(at, code, size) == 0;
        at += length + strspn(at + length, " ");
    }
    if (there)
        return;
    str_add_bytes(&chosen->text, code, size);
    str_add_char(&chosen->text, ' ');
    chosen->count++;
}

static void add_all(struct chosen *chosen, const char *codes)
{
    for (size_t size; (size = strcspn(codes, " ")) > 0; codes += strspn(codes, " ")) {
        add(chosen, codes, size);
        codes += size;
    }
}

/* The column under the cursor of a matrix and those pinned. */
static void add_columns(const struct explorer *ex, struct chosen *chosen)
{
    const struct grid_state *state = grid_state_const(ex);
    const struct grid *grid = &state->grid;
    if (grid->spec.columns != GRID_PARTNERS)
        return;
    const char *at = grid_column(grid, state->scroll.column)->row.slug;
    add(chosen, at, strlen(at));
    for (size_t i = 0; i < grid->pinned_columns; i++)
        add(chosen, grid->columns[i].row.slug, strlen(grid->columns[i].row.slug));
}

static void add_bookmarked(const struct explorer *ex, struct chosen *chosen)
{
    size_t count = 0;
    const struct notebook_item *items = notebook_items(ex->notebook, NOTEBOOK_BOOKMARK, &count);
    for (size_t i = 0; i < count; i++) {
        const char *code = items[i].name + strlen(prefix);
        if (str_starts(items[i].name, prefix))
            add(chosen, code, strlen(code));
    }
}

static bool is_bookmarked(const struct explorer *ex, const char *code)
{
    struct str name = {0};
    str_addf(&name, "%s%s", prefix, code);
    bool found = notebook_find(ex->notebook, NOTEBOOK_BOOKMARK, str_text(&name)) != NULL;
    str_clear(&name);
    return found;
}

static void gather(const struct explorer *ex, struct chosen *chosen)
{
    const struct view *view = explorer_view_const(ex);
    const struct ref subject = explorer_screen(ex)->subject(ex);
    const struct row *meeting = explorer_meeting(ex);
    const char *partners = "";
    const struct view_name *name =
        view->screen == SCREEN_PAGE ? view_name_find(view->page_slug, &partners) : NULL;
    const bool all = view->focus == PANE_LIST && explorer_selected(ex) != NULL &&
                     explorer_selected(ex)->slug[0] == '\0';
    if (view->screen == SCREEN_GRID)
        add_columns(ex, chosen);
    if (name != NULL && name->takes == VIEW_TAKES_PARTNERS)
        add_all(chosen, partners);
    else if (subject.kind == KIND_PARTNER)
        add(chosen, subject.slug, strlen(subject.slug));
    else if (view->screen == SCREEN_OVERVIEW && !all && meeting != NULL)
        add_all(chosen, meeting->partners);
    if (chosen->count == 0 ||
        (chosen->count == 1 && subject.kind == KIND_PARTNER && is_bookmarked(ex, subject.slug)))
        add_bookmarked(ex, chosen);
}

void explorer_compare(struct explorer *ex)
{
    struct chosen chosen = {0};
    if (ex->argument[0] != '\0') {
        (void)explorer_compare_with(ex, ex->argument);
        return;
    }
    gather(ex, &chosen);
    explorer_prompt_start(ex, PROMPT_COMPARE, str_text(&chosen.text));
    str_clear(&chosen.text);
}

bool explorer_compare_with(struct explorer *ex, const char *partners)
{
    struct dossier dossier = {0};
    struct err err = explorer_err(ex);
    struct str address = {0};
    str_addf(&address, "compare %s", partners);
    const bool good = store_dossier(ex->store, (struct ref){KIND_NONE, str_text(&address)},
                                    &dossier, &err) == STATUS_OK;
    if (good)
        explorer_open_ref(ex, dossier.self);
    else
        explorer_say(ex, "%s", err.text);
    dossier_clear(&dossier);
    str_clear(&address);
    return good;
}
