/* SPDX-License-Identifier: MIT */
/*
 * What the user keeps, in the explorer: bookmarks, notes, marks, saved filters, what was typed.
 * The file is read once the first screen is painted, and again when another instance has written
 * to it; nothing that is drawn waits for it.
 */
#include "explorer_parts.h"

#include "attache/app/kept.h"
#include "attache/base/mem.h"
#include "attache/ui/caption.h"

#include <stdlib.h>
#include <string.h>

/* Whether there is something to keep things in, as it is now; else says so. */
static bool can_keep(struct explorer *ex)
{
    if (ex->notebook != NULL)
        (void)notebook_refresh(ex->notebook);
    else
        explorer_say(ex, "%s", caption(CAPTION_NO_NOTEBOOK, ex->lang));
    return ex->notebook != NULL;
}

/* Says what was done, or why it is in memory alone. */
static void put(struct explorer *ex, enum notebook_kind kind, const char *name, const char *text,
                const char *done)
{
    struct err err = explorer_err(ex);
    if (notebook_put(ex->notebook, kind, name, text, &err) != STATUS_OK)
        explorer_say(ex, "%s; %s", err.text, caption(CAPTION_IN_MEMORY, ex->lang));
    else
        explorer_say(ex, "%s %s", done, name);
    explorer_pages_changed(ex);
}

/* The name under which things about the record under the cursor are kept; false when it is on
   none, which is said. */
static bool subject_name(struct explorer *ex, struct str *name)
{
    struct ref subject = explorer_subject(ex);
    bool some = subject.kind != KIND_NONE && subject.slug[0] != '\0';
    if (some)
        kept_name(subject, name);
    else
        explorer_say(ex, "%s", caption(CAPTION_NO_RECORD, ex->lang));
    return some;
}

void explorer_bookmark(struct explorer *ex)
{
    struct str name = {0};
    if (can_keep(ex) && subject_name(ex, &name)) {
        bool on = notebook_find(ex->notebook, NOTEBOOK_BOOKMARK, str_text(&name)) == NULL;
        put(ex, NOTEBOOK_BOOKMARK, str_text(&name), on ? "" : NULL,
            caption(on ? CAPTION_BOOKMARKED : CAPTION_BOOKMARK_OFF, ex->lang));
    }
    str_clear(&name);
}

/* Notes */

static void put_note(struct explorer *ex, const char *name, const char *text)
{
    struct err err = explorer_err(ex);
    enum status status = kept_put_note(ex->notebook, name, text, &err);
    bool noted = notebook_find(ex->notebook, NOTEBOOK_NOTE, name) != NULL;
    if (status != STATUS_OK)
        explorer_say(ex, "%s; %s", err.text, caption(CAPTION_IN_MEMORY, ex->lang));
    else
        explorer_say(ex, "%s %s", caption(noted ? CAPTION_NOTED : CAPTION_NOTE_OFF, ex->lang),
                     name);
    explorer_pages_changed(ex);
}

/* With a text on the `:` line it is the note; else the loop runs the editor on the one there is. */
void explorer_annotate(struct explorer *ex)
{
    struct str name = {0};
    if (!can_keep(ex) || !subject_name(ex, &name)) {
        str_clear(&name);
        return;
    }
    if (ex->argument[0] != '\0') {
        put_note(ex, str_text(&name), ex->argument);
    } else {
        const struct notebook_item *note =
            notebook_find(ex->notebook, NOTEBOOK_NOTE, str_text(&name));
        str_cut(&ex->payload, 0);
        str_add(&ex->payload, note != NULL ? note->text : "");
        str_cut(&ex->noted, 0);
        str_add(&ex->noted, str_text(&name));
        ex->request = REQUEST_EDIT;
    }
    str_clear(&name);
}

void explorer_edited(struct explorer *ex)
{
    put_note(ex, str_text(&ex->noted), str_text(&ex->payload));
}

/* Marks */

static char letter(struct explorer *ex)
{
    char typed = ex->argument[0] != '\0' ? ex->argument[0]
                 : ex->zone_argument > 0 ? (char)ex->zone_argument
                                         : ex->letter;
    if (typed < 'a' || typed > 'z')
        explorer_say(ex, "%s", caption(CAPTION_WHICH_LETTER, ex->lang));
    return typed >= 'a' && typed <= 'z' ? typed : '\0';
}

void explorer_mark(struct explorer *ex)
{
    struct str place = {0};
    char name[2] = {letter(ex), '\0'};
    if (name[0] == '\0' || !can_keep(ex))
        return;
    explorer_place(ex, &place);
    put(ex, NOTEBOOK_MARK, name, str_text(&place), caption(CAPTION_MARKED, ex->lang));
    str_clear(&place);
}

void explorer_jump(struct explorer *ex)
{
    char name[2] = {letter(ex), '\0'};
    if (name[0] == '\0' || !can_keep(ex))
        return;
    const struct notebook_item *mark = notebook_find(ex->notebook, NOTEBOOK_MARK, name);
    if (mark == NULL) {
        explorer_say(ex, "%s %s", caption(CAPTION_NO_MARK, ex->lang), name);
        return;
    }
    char *place = mem_dup(mark->text);
    explorer_go_place(ex, place);
    mem_free(&place);
}

/* Saved filters */

void explorer_go_filters(struct explorer *ex)
{
    explorer_prompt_start(ex, PROMPT_FILTER, "@");
}

/* The key begins the `:` line, where the name is typed. */
void explorer_save(struct explorer *ex)
{
    struct err err = explorer_err(ex);
    const char *query = explorer_view(ex)->query;
    if (!can_keep(ex))
        return;
    if (query[0] == '\0') {
        explorer_say(ex, "%s", caption(CAPTION_SAVE_WHAT, ex->lang));
    } else if (ex->argument[0] == '\0') {
        explorer_prompt_start(ex, PROMPT_LINE, "save ");
    } else if (kept_save(ex->notebook, ex->argument, query, &err) == STATUS_OK) {
        explorer_say(ex, "%s @%s", caption(CAPTION_SAVED, ex->lang),
                     ex->argument + (ex->argument[0] == '@'));
    } else {
        explorer_say(ex, err.status == STATUS_USAGE ? "%s" : "%s; %s", err.text,
                     caption(CAPTION_IN_MEMORY, ex->lang));
    }
}

bool explorer_suggest_filters(struct explorer *ex, const char *begun)
{
    size_t count = 0;
    if (begun[0] != '@')
        return false;
    const struct notebook_item *items = notebook_items(ex->notebook, NOTEBOOK_FILTER, &count);
    for (size_t i = 0; i < count; i++) {
        if (!str_starts(items[i].name, begun + 1))
            continue;
        struct row *row = result_add(&ex->suggestions);
        row->slug = arena_printf(&ex->suggestions.arena, "@%s", items[i].name);
        row->title = arena_dup(&ex->suggestions.arena, items[i].text);
    }
    return true;
}

const char *explorer_filter_name(const struct explorer *ex)
{
    const char *query = explorer_view_const(ex)->query;
    size_t count = 0;
    const struct notebook_item *items = notebook_items(ex->notebook, NOTEBOOK_FILTER, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(items[i].text, query) == 0)
            return items[i].name;
    }
    return NULL;
}

/* Rows */

bool explorer_is_kept(void *context, const struct row *row)
{
    const struct explorer *ex = context;
    struct str name = {0};
    size_t bookmarks = 0;
    size_t notes = 0;
    (void)notebook_items(ex->notebook, NOTEBOOK_BOOKMARK, &bookmarks);
    (void)notebook_items(ex->notebook, NOTEBOOK_NOTE, &notes);
    if (bookmarks + notes == 0 || row->slug[0] == '\0' || row->kind == KIND_NONE)
        return false;
    kept_name((struct ref){row->kind, row->slug}, &name);
    bool kept = notebook_find(ex->notebook, NOTEBOOK_BOOKMARK, str_text(&name)) != NULL ||
                notebook_find(ex->notebook, NOTEBOOK_NOTE, str_text(&name)) != NULL;
    str_clear(&name);
    return kept;
}

/* What was typed: what answers a question (which file, which partners) is for this run alone. */

static const enum notebook_kind typed_kinds[PROMPT_USES] = {[PROMPT_FILTER] = NOTEBOOK_FILTERED,
                                                            [PROMPT_LINE] = NOTEBOOK_RUN,
                                                            [PROMPT_FIND] = NOTEBOOK_SEARCHED};

void explorer_keep_typed(struct explorer *ex, enum prompt_use use)
{
    const char *text = str_text(&ex->prompt.text);
    prompt_history_add(&ex->typed[use], text);
    if (ex->notebook == NULL || text[0] == '\0' || typed_kinds[use] == 0)
        return;
    notebook_put_later(ex->notebook, typed_kinds[use], text, "");
    ex->typed_unsaved = true;
}

static int oldest_first(const void *a, const void *b)
{
    const struct notebook_item *x = *(const struct notebook_item *const *)a;
    const struct notebook_item *y = *(const struct notebook_item *const *)b;
    return (x->time > y->time) - (x->time < y->time);
}

static void recall_typed(struct explorer *ex, enum prompt_use use)
{
    size_t count = 0;
    const struct notebook_item *items = notebook_items(ex->notebook, typed_kinds[use], &count);
    const struct notebook_item **sorted = mem_new(count, sizeof(const struct notebook_item *));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &items[i];
    if (count > 1)
        qsort(sorted, count, sizeof(const struct notebook_item *), oldest_first);
    for (size_t i = 0; i < count; i++)
        prompt_history_add(&ex->typed[use], sorted[i]->name);
    mem_free(&sorted);
}

void explorer_refresh_kept(struct explorer *ex)
{
    struct err err = explorer_err(ex);
    if (ex->notebook == NULL)
        return;
    if (notebook_refresh(ex->notebook)) {
        for (int use = 0; use < PROMPT_USES; use++) {
            if (typed_kinds[use] != 0)
                recall_typed(ex, (enum prompt_use)use);
        }
        ex->dirty |= DIRTY_PAINT;
        explorer_pages_changed(ex);
    }
    if (ex->typed_unsaved && notebook_flush(ex->notebook, &err) != STATUS_OK)
        explorer_say(ex, "%s; %s", err.text, caption(CAPTION_IN_MEMORY, ex->lang));
    ex->typed_unsaved = false;
}
