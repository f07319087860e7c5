/* SPDX-License-Identifier: MIT */
/* From what stands on a screen to the command line that gives it. */
#include "attache/app/answer.h"

#include "attache/core/query.h"
#include "attache/core/view_name.h"

static bool is_of_rows(enum format format)
{
    return format == FORMAT_CSV || format == FORMAT_JSONL;
}

/* The forms that only export has; a page's tables are those of its meetings. */
static bool is_export(const struct shown *shown, enum format format)
{
    bool lines = is_of_rows(format);
    if (format == FORMAT_ICS && shown->type == SHOWN_PAGE && shown->kind == KIND_MEETING)
        return false;
    return format > FORMAT_MARKDOWN || (lines && shown->type == SHOWN_PAGE);
}

/* The words after "list" that give the rows of a view by name, "" when it has none. */
static const char *rows_of_view(const struct shown *shown)
{
    const struct view_name *view = view_name_find(shown->name, NULL);
    return view != NULL ? view->rows : "";
}

static bool has_form(const struct shown *shown, enum format format)
{
    switch (shown->type) {
    case SHOWN_LIST:
        return format <= FORMAT_MARKDOWN || shown->kind == KIND_MEETING;
    case SHOWN_PAGE:
        return !is_export(shown, format) || query_field_of(shown->kind) != QUERY_WORD;
    case SHOWN_VIEW:
        return format <= FORMAT_MARKDOWN && (!is_of_rows(format) || rows_of_view(shown)[0] != '\0');
    case SHOWN_GRID:
        return format <= FORMAT_MARKDOWN && format != FORMAT_JSONL;
    case SHOWN_SEARCH:
        return format <= FORMAT_MARKDOWN;
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
    if (!has_form(shown, format))
        return err_set(err, STATUS_USAGE, "what is shown here has no form %s",
                       options_format_name(format));
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
