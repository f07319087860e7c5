/* SPDX-License-Identifier: MIT */
/*
 * A place: a view as one line of text, for marks and for the next run. It is the address that opens
 * the view, then, each after a tab, "name=value" of what else the view holds: "partner:fr\tat=ID".
 * What a place says and the data no longer have is passed over; where the lines of a page have
 * changed meanwhile, it leads as near as it can.
 */
#include "explorer_parts.h"

#include "attache/app/kept.h"
#include "attache/base/mem.h"
#include "attache/ui/caption.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* A field of a view, by the one pointer that is set. */
struct field {
    const char *name;
    char **text;
    size_t *lines;
    int *number; /* -1: none */
    unsigned *bits;
    bool *flag;
};

enum { FIELDS_MOST = 10 };

/* Ended by one without a name. */
struct fields {
    struct field at[FIELDS_MOST];
};

/* What a view holds beside its address, its meeting, its pane and its order. */
static struct fields fields_of(struct view *view)
{
    switch (view->screen) {
    case SCREEN_OVERVIEW:
        return (struct fields){{
            {"row", .text = &view->list_slug},
            {"first", .lines = &view->list_top},
            {"line", .lines = &view->timeline_line},
            {"facets", .flag = &view->facets},
            {"open", .bits = &view->facet_open},
            {"value", .text = &view->facet},
            {"narrowed", .text = &view->facet_typed},
            {"top", .lines = &view->text_top},
            {"link", .number = &view->link},
        }};
    case SCREEN_PAGE:
        return (struct fields){{
            {"top", .lines = &view->text_top},
            {"link", .number = &view->link},
        }};
    case SCREEN_GRID:
        return (struct fields){{
            {"row", .text = &view->grid.row},
            {"column", .text = &view->grid.column},
            {"top", .lines = &view->grid.top},
            {"left", .lines = &view->grid.left},
        }};
    case SCREEN_SEARCH:
        return (struct fields){{{"hit", .lines = &view->hit}}};
    default:
        return (struct fields){0};
    }
}

/* Out */

static void add_text(struct str *out, const char *name, const char *text)
{
    if (text[0] != '\0' && strpbrk(text, "\t\n") == NULL)
        str_addf(out, "\t%s=%s", name, text);
}

static void add_field(const struct field *field, struct str *out)
{
    if (field->text != NULL)
        add_text(out, field->name, *field->text);
    else if (field->lines != NULL && *field->lines > 0)
        str_addf(out, "\t%s=%zu", field->name, *field->lines);
    else if (field->number != NULL && *field->number >= 0)
        str_addf(out, "\t%s=%d", field->name, *field->number);
    else if (field->bits != NULL && *field->bits != 0)
        str_addf(out, "\t%s=%u", field->name, *field->bits);
    else if (field->flag != NULL && *field->flag)
        str_addf(out, "\t%s=1", field->name);
}

static void add_address(const struct explorer *ex, struct str *out)
{
    const struct view *view = explorer_view_const(ex);
    if (view->screen != SCREEN_OVERVIEW) {
        explorer_screen(ex)->address(ex, out);
        return;
    }
    /* Its address would take the row under the cursor into the query. */
    if (view->list_kind != KIND_PARTNER)
        str_addf(out, "%s%s", kind_plural(view->list_kind), view->query[0] != '\0' ? " " : "");
    str_add(out, view->query);
}

void explorer_place(struct explorer *ex, struct str *out)
{
    explorer_remember(ex);
    struct view *view = explorer_view(ex);
    const struct row *meeting = explorer_meeting(ex);
    const struct fields fields = fields_of(view);
    add_address(ex, out);
    for (const struct field *field = fields.at; field->name != NULL; field++)
        add_field(field, out);
    if (view->screen == SCREEN_OVERVIEW && meeting != NULL)
        add_text(out, "at", meeting->slug);
    if (view->screen == SCREEN_OVERVIEW && view->focus != PANE_LIST)
        str_addf(out, "\tpane=%d", (int)view->focus + 1);
}

/* In */

/* A number that a screen cannot have is brought within when the view is drawn. */
static void set_field(const struct field *field, const char *value)
{
    long number = strtol(value, NULL, 10);
    number = number < 0 ? 0 : number > INT_MAX ? INT_MAX : number;
    if (field->text != NULL)
        view_set(field->text, value);
    else if (field->lines != NULL)
        *field->lines = (size_t)number;
    else if (field->number != NULL)
        *field->number = (int)number;
    else if (field->bits != NULL)
        *field->bits = (unsigned)number;
    else
        *field->flag = number != 0;
}

static void set_meeting(struct explorer *ex, const char *slug)
{
    struct result rows = {0};
    if (store_row(ex->store, (struct ref){KIND_MEETING, slug}, &rows, NULL) == STATUS_OK &&
        rows.count > 0)
        explorer_view(ex)->meeting = rows.rows[0].id;
    result_clear(&rows);
}

static void set(struct explorer *ex, const char *name, const char *value)
{
    struct view *view = explorer_view(ex);
    long number = strtol(value, NULL, 10);
    bool overview = view->screen == SCREEN_OVERVIEW;
    const struct fields fields = fields_of(view);
    for (const struct field *field = fields.at; field->name != NULL; field++) {
        if (strcmp(field->name, name) == 0)
            set_field(field, value);
    }
    if (overview && strcmp(name, "at") == 0)
        set_meeting(ex, value);
    else if (overview && strcmp(name, "pane") == 0 && number >= 1 && number <= PANE_COUNT)
        view->focus = (enum pane)(number - 1);
    if (view->screen == SCREEN_GRID && (strcmp(name, "row") == 0 || strcmp(name, "column") == 0))
        view->grid.placed = true;
}

/* Of a record that is not in the data at hand there is no page to go to. */
static bool is_there(struct explorer *ex, const char *address)
{
    struct ref ref = ref_parse(address);
    return ref.kind == KIND_NONE || strchr(address, ' ') != NULL ||
           store_resolve(ex->store, address, &ref, NULL) == STATUS_OK;
}

void explorer_go_place(struct explorer *ex, const char *place)
{
    struct err err = explorer_err(ex);
    char *text = mem_dup(place);
    char *rest = strchr(text, '\t');
    if (rest != NULL)
        *rest++ = '\0';
    if (!is_there(ex, text)) {
        explorer_say(ex, "%s: %s", caption(CAPTION_NOT_IN_DATA, ex->lang), text);
    } else if (explorer_go(ex, text, &err) != STATUS_OK) {
        explorer_say(ex, "%s", err.text);
    } else {
        for (const char *name, *value; kept_next_field(&rest, &name, &value);)
            set(ex, name, value);
        explorer_view_changed(ex);
    }
    mem_free(&text);
}
