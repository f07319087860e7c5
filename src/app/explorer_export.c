/* SPDX-License-Identifier: MIT */
/* Export: the file's ending says as what; the command line that does the same is said with it. */
#include "explorer_parts.h"

#include "attache/ui/caption.h"

#include <unistd.h>

/* The name of a grid is no path: its slashes become dashes. */
static void add_grid_name(const char *name, struct str *out)
{
    for (const char *at = name; *at != '\0'; at++)
        str_add_char(out, *at == '/' ? '-' : *at);
}

/* A file beside that is called as what is shown. */
static void add_default(const struct shown *shown, struct str *out)
{
    const bool page = shown->type == SHOWN_PAGE || shown->type == SHOWN_VIEW;
    if (shown->type == SHOWN_GRID)
        add_grid_name(shown->name, out);
    else if (page)
        str_add(out, shown->name);
    else
        str_add(out, shown->type == SHOWN_SEARCH ? "search" : kind_plural(shown->kind));
    str_add(out, format_info(page ? FORMAT_MARKDOWN : FORMAT_CSV)->ending);
}

/* The file's ending is that of no format: says which there are. */
static void refuse_ending(struct explorer *ex)
{
    struct str endings = {0};
    for (int format = 0; format < FORMAT_COUNT; format++)
        str_addf(&endings, " %s", format_info((enum format)format)->ending);
    explorer_say(ex, "%s:%s", caption(CAPTION_ENDINGS, ex->lang), str_text(&endings));
    str_clear(&endings);
}

void explorer_export(struct explorer *ex)
{
    struct shown shown = {0};
    struct str query = {0};
    struct str path = {0};
    if (ex->argument[0] != '\0') {
        explorer_export_to(ex, ex->argument);
    } else if (explorer_shows(ex, &shown, &query)) {
        add_default(&shown, &path);
        explorer_prompt_start(ex, PROMPT_EXPORT, str_text(&path));
    } else {
        explorer_say(ex, "%s", caption(CAPTION_NOTHING_HERE, ex->lang));
    }
    str_clear(&path);
    str_clear(&query);
}

/* Writes the answer, and says by which command line. */
static void write_answer(struct explorer *ex, const struct options *ask)
{
    struct str line = {0};
    struct str note = {0};
    struct err err = explorer_err(ex);
    if (answer_run(ask, ex->store, &note, &err) != STATUS_OK) {
        explorer_say(ex, "%s",
                     err.text[0] != '\0' ? err.text : caption(CAPTION_NOTHING_FOUND, ex->lang));
    } else {
        options_print(ask, &line);
        explorer_say(ex, "%s %s; %s%s%s: %s", caption(CAPTION_WRITTEN, ex->lang), ask->output,
                     str_text(&note), note.length > 0 ? "; " : "",
                     caption(CAPTION_SAME_BY, ex->lang), str_text(&line));
    }
    str_clear(&note);
    str_clear(&line);
}

/* Writes to the file; one that is there already is asked about, unless that was. */
static void write_to(struct explorer *ex, const char *path, bool force)
{
    struct shown shown = {0};
    struct str query = {0};
    struct err err = explorer_err(ex);
    struct options ask = {0};
    const enum format format = format_of_file(path);
    if (format == FORMAT_COUNT) {
        refuse_ending(ex);
    } else if (!explorer_shows(ex, &shown, &query)) {
        explorer_say(ex, "%s", caption(CAPTION_NOTHING_HERE, ex->lang));
    } else if (answer_ask(&shown, format, ex->options, &ask, &err) != STATUS_OK) {
        explorer_say(ex, "%s", err.text);
    } else if (!force && access(path, F_OK) == 0) {
        str_cut(&ex->asked, 0);
        str_add(&ex->asked, path);
        explorer_prompt_start(ex, PROMPT_OVERWRITE, "");
    } else {
        ask.output = path;
        ask.force = force;
        write_answer(ex, &ask);
    }
    options_clear(&ask);
    str_clear(&query);
}

void explorer_export_to(struct explorer *ex, const char *path)
{
    write_to(ex, path, false);
}

void explorer_overwrite(struct explorer *ex, bool yes)
{
    if (yes)
        write_to(ex, str_text(&ex->asked), true);
    else
        explorer_say(ex, "%s %s", caption(CAPTION_NOT_WRITTEN, ex->lang), str_text(&ex->asked));
}
