/* SPDX-License-Identifier: MIT */
/* From what stands on a screen to the command line that gives it. */
#include "attache/app/answer.h"

#include "attache/core/query.h"
#include "attache/core/view_name.h"

/* A view in a format that has no pages is its rows, listed. */
static bool is_of_rows(enum format format)
{
    return !format_writes(format, CONTENT_PAGE) && format_writes(format, CONTENT_LIST);
}

/* What only export gives; a page in a format that has none is its meetings, exported. */
static bool is_export(const struct shown *shown, enum format format)
{
    if (shown->type != SHOWN_PAGE)
        return !format_writes(format, CONTENT_LIST);
    const bool event = format_info(format)->events && shown->kind == KIND_MEETING;
    return !format_writes(format, CONTENT_PAGE) && !event;
}

/* The words after "list" that give the rows of a view by name, "" when it has none. */
static const char *rows_of_view(const struct shown *shown)
{
    const struct view_name *view = view_name_find(shown->name, NULL);
    return view != NULL ? view->rows : "";
}

static bool has_format(const struct shown *shown, enum format format)
{
    switch (shown->type) {
    case SHOWN_LIST:
        return format_writes(format, CONTENT_LIST) || shown->kind == KIND_MEETING;
    case SHOWN_PAGE:
        return !is_export(shown, format) || query_field_of(shown->kind) != QUERY_WORD;
    case SHOWN_VIEW:
        return format_writes(format, CONTENT_PAGE) ||
               (is_of_rows(format) && rows_of_view(shown)[0] != '\0');
    case SHOWN_GRID:
        return format_writes(format, CONTENT_GRID);
    case SHOWN_SEARCH:
        return format_writes(format, CONTENT_HITS);
    }
    return false;
}

static void add_export(const struct shown *shown, struct options *out)
{
    struct str query = {0};
    options_add(out, "export");
    if (shown->type == SHOWN_PAGE) {
        str_addf(&query, "%s:", query_field_info(query_field_of(shown->kind))->name);
        query_print_value(shown->name, &query);
        options_add(out, str_text(&query));
    } else {
        options_add_query(out, shown->query);
    }
    str_clear(&query);
}

static void add_words(const struct shown *shown, struct options *out)
{
    struct str address = {0};
    switch (shown->type) {
    case SHOWN_LIST:
        options_add(out, "list");
        options_add(out, kind_plural(shown->kind));
        break;
    case SHOWN_PAGE:
        options_add(out, "show");
        str_addf(&address, "%s/%s", kind_name(shown->kind), shown->name);
        options_add(out, str_text(&address));
        break;
    case SHOWN_VIEW:
        options_add(out, is_of_rows(out->format) ? "list" : "show");
        options_add_query(out, is_of_rows(out->format) ? rows_of_view(shown) : shown->name);
        break;
    case SHOWN_GRID:
        options_add(out, "show");
        options_add(out, shown->name);
        break;
    case SHOWN_SEARCH:
        options_add(out, "search");
        out->kind = shown->kind;
        break;
    }
    if (shown->type != SHOWN_PAGE)
        options_add_query(out, shown->query);
    str_clear(&address);
}

enum status answer_ask(const struct shown *shown, enum format format, const struct options *base,
                       struct options *out, struct err *err)
{
    *out = (struct options){0};
    if (!has_format(shown, format))
        return err_set(err, STATUS_USAGE, "what is shown here has no format %s",
                       format_info(format)->name);
    *out = (struct options){
        .database = base->database,
        .with_embedded = base->with_embedded,
        .lang = base->lang,
        .today = base->today,
        .today_given = base->today_given,
        .limit = -1,
        .format = format,
        .format_given = true,
    };
    if (is_export(shown, format))
        add_export(shown, out);
    else
        add_words(shown, out);
    return STATUS_OK;
}
