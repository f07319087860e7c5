/* SPDX-License-Identifier: MIT */
/*
 * Another database in the place of the one shown. Its records have other numbers, so the views of
 * the history keep their filters, pages and rows, which are slugs, and forget their meetings; what
 * was found and counted is forgotten too. Nothing changes when it can't be opened.
 */
#include "explorer_parts.h"

#include "attache/ui/caption.h"

#include <inttypes.h>
#include <string.h>

static const char flag[] = "--with-embedded";

/* Takes the flag off either end of the line: true when it was there. The rest is the path, which
   may have spaces. */
static bool take_flag(const char *line, struct str *path)
{
    const size_t size = strlen(flag);
    size_t length = strlen(line);
    bool first = str_starts(line, flag) && (line[size] == ' ' || line[size] == '\0');
    bool last = !first && length > size && str_ends(line, flag) && line[length - size - 1] == ' ';
    if (first)
        line += size;
    line += strspn(line, " ");
    length = strlen(line) - (last ? size : 0);
    while (length > 0 && line[length - 1] == ' ')
        length--;
    str_add_bytes(path, line, length);
    return first || last;
}

static void start_anew(struct explorer *ex)
{
    hits_clear(&ex->hits);
    explorer_pages_changed(ex);
    grid_state_free(&ex->grid);
    explorer_open_list(ex, KIND_PARTNER, "");
    for (size_t i = 0; i < ex->history.count; i++)
        ex->history.views[i].meeting = 0;
}

static void say_opened(struct explorer *ex, const struct exchange_request *request)
{
    struct store_info info = {0};
    store_info(ex->store, &info);
    const bool own = request->path[0] == '\0';
    explorer_say(ex, "%s: %" PRId64 " %s%s%s",
                 own ? caption(CAPTION_EMBEDDED, ex->lang) : request->path,
                 info.counts[KIND_MEETING],
                 kind_word(KIND_MEETING, info.counts[KIND_MEETING] != 1, ex->lang),
                 request->notice[0] != '\0' ? "; " : "", request->notice);
}

void explorer_open_database(struct explorer *ex)
{
    struct str path = {0};
    struct err err = explorer_err(ex);
    const bool both = take_flag(ex->argument, &path);
    struct exchange_request request = {.path = str_text(&path),
                                       .with_embedded = both && path.length > 0,
                                       .progress = ex->progress,
                                       .progress_context = ex->progress_context};
    struct store *store = ex->store;
    if (ex->exchange == NULL) {
        explorer_say(ex, "%s", caption(CAPTION_ONE_DATABASE, ex->lang));
    } else if (ex->exchange(ex->exchange_context, &request, &store, &err) != STATUS_OK) {
        explorer_say(ex, "%s", err.text);
    } else {
        ex->store = store;
        start_anew(ex);
        say_opened(ex, &request);
    }
    str_clear(&path);
}
