/* SPDX-License-Identifier: MIT */
/*
 * Interface between the files of the explorer. What is common to all screens (history, prompts,
 * messages, the lines around the body) stands in explorer_*.c; what one screen does is its
 * struct screen_ops in screen_NAME.c, found in the table of explorer.c.
 */
#ifndef ATTACHE_APP_EXPLORER_PARTS_H
#define ATTACHE_APP_EXPLORER_PARTS_H

#include "attache/app/answer.h"
#include "attache/app/explorer.h"
#include "attache/core/view_name.h"

/* What a screen does. A member may be NULL whose comment says what then holds. */
struct screen_ops {
    /* One bit of enum command_where: where keys go. */
    unsigned (*where)(const struct explorer *ex);

    /* Loads what of `dirty` (enum dirty) the screen shows; what it does not, it leaves in
       ex->dirty for the screen that does. */
    void (*load)(struct explorer *ex, unsigned dirty);

    /* Draws the body. */
    void (*draw)(struct explorer *ex, struct canvas *canvas);

    /* Once that is drawn (DIRTY_REST): what no key is kept waiting for. NULL: nothing. */
    void (*rest)(struct explorer *ex);

    /* Keeps in the view what only the panes know, before another view is visited. NULL: nothing. */
    void (*remember)(struct explorer *ex);

    /* Rows of what the cursor is in: how far a page key goes. NULL: those of the body. */
    int (*rows)(const struct explorer *ex);

    void (*move)(struct explorer *ex, long rows);
    void (*move_end)(struct explorer *ex, bool last);

    /* To line 1... (":12") or to so many percent (":50%"). */
    void (*move_to)(struct explorer *ex, int64_t line, bool percent);

    /* Left (-1) or right (1). NULL: no meaning. */
    void (*sideways)(struct explorer *ex, int direction);

    /* Tab (1) or Shift-Tab (-1): the next pane or link. NULL: the next row. */
    void (*walk)(struct explorer *ex, int direction);

    /* Enter. */
    void (*open)(struct explorer *ex);

    /* Takes the commands that mean something else here, or only here. False, NULL: not mine. */
    bool (*command)(struct explorer *ex, enum command_id id);

    void (*click)(struct explorer *ex, const struct event *event);

    /* So many rows of what is under the pointer. NULL: as move. */
    void (*wheel)(struct explorer *ex, const struct event *event, long rows);

    /* The status line: on the left what the cursor is on, on the right where that is ("3/19");
       NULL: it has no such position. */
    void (*path)(const struct explorer *ex, struct str *out);
    void (*position)(const struct explorer *ex, struct str *out);

    /* The record under the cursor; kind KIND_NONE and "" when it is on none. Borrowed until the
       next load. NULL: always on none. */
    struct ref (*subject)(const struct explorer *ex);

    /* The view's address: adds the words of the command line that opens it, joined by spaces, a
       word with a space in it in double quotes as the query language has them. */
    void (*address)(const struct explorer *ex, struct str *out);

    /* What is shown, for an export; texts are borrowed from the view and from `query`, which the
       caller clears. False, NULL: nothing to export. */
    bool (*shown)(const struct explorer *ex, struct shown *out, struct str *query);

    /* What is read in the pager: builds it into *page, which is empty. NULL: ex->leaf.page. */
    void (*document)(const struct explorer *ex, struct page *page);

    /* Without a screen: adds what a line reader is told (moved: only the cursor moved), and takes
       the number of a choice so told. */
    void (*print)(const struct explorer *ex, bool moved, struct str *out);
    void (*choose)(struct explorer *ex, size_t number);
};

extern const struct screen_ops screen_overview;
extern const struct screen_ops screen_page; /* pages of entities and reports */
extern const struct screen_ops screen_search;
extern const struct screen_ops screen_help;
extern const struct screen_ops screen_grid; /* the matrix and the lanes */

/* The line of `count`, from 1, that ":12" or ":50%" means; 1 also when there are none. */
static inline int64_t explorer_line(int64_t count, int64_t line, bool percent)
{
    if (percent)
        line = count * (line < 100 ? line : 100) / 100;
    line = line < count ? line : count;
    return line > 0 ? line : 1;
}

/* The ops of the screen shown, and those with a default. */
const struct screen_ops *explorer_screen(const struct explorer *ex);
void explorer_remember(struct explorer *ex);
int explorer_rows(const struct explorer *ex);
void explorer_sideways(struct explorer *ex, int direction);
void explorer_walk(struct explorer *ex, int direction);
struct ref explorer_subject(const struct explorer *ex);
bool explorer_shows(const struct explorer *ex, struct shown *out, struct str *query);

static inline struct view *explorer_view(struct explorer *ex)
{
    return history_now(&ex->history);
}

/* The report by name that the view shows and its query narrows, or NULL. */
const struct view_name *explorer_report_name(const struct view *view);

static inline const struct view *explorer_view_const(const struct explorer *ex)
{
    return &ex->history.views[ex->history.at];
}

/* explorer_load.c: loads all that is dirty but the painting. */
void explorer_load(struct explorer *ex);

/* What failed is said; what was stopped for a key that waits stays dirty (`again`), and until it
   is loaded the old rows stay. Returns whether it was stopped. */
bool explorer_say_failure(struct explorer *ex, const struct err *err, unsigned again);

/* explorer_text.c: the text of a page or of the detail: laid out, moved, followed. */
int explorer_text_rows(const struct explorer *ex);
void explorer_load_text(struct explorer *ex, struct ref subject, unsigned dirty);

/* Builds and lays out the page of a subject before it is asked for; a key that waits stops it. */
void explorer_read_ahead(struct explorer *ex, struct ref subject);

/* What pages are built from has changed: they are built anew. */
void explorer_pages_changed(struct explorer *ex);

void explorer_clear_leaf(struct leaf *leaf);
void explorer_draw_text(struct explorer *ex, struct canvas *canvas);
void explorer_move_text(struct explorer *ex, long lines);

/* The next link in the direction; false when there is none. */
bool explorer_walk_links(struct explorer *ex, int direction);
void explorer_open_link(struct explorer *ex, int link);
void explorer_click_text(struct explorer *ex, const struct event *event);

/* The link of the text under the cursor, or NULL. */
const struct flow_link *explorer_link(const struct explorer *ex);

/* Adds its address; false when the cursor is on none. */
bool explorer_link_path(const struct explorer *ex, struct str *out);

/* explorer_open.c: visits. Each remembers the view shown, so that back leads there again. */
struct view *explorer_visit(struct explorer *ex, enum screen screen);
void explorer_open_ref(struct explorer *ex, struct ref ref);
void explorer_open_list(struct explorer *ex, enum kind kind, const char *query);
void explorer_open_search(struct explorer *ex, const char *words);
void explorer_open_hit(struct explorer *ex, int step);
void explorer_go_back(struct explorer *ex, bool drop);

/* After the shown view changed: all that it shows is to be loaded. */
void explorer_view_changed(struct explorer *ex);

/* The same of a view that was shown before: from a hit's page the hits are walked on from there. */
void explorer_view_restored(struct explorer *ex);

/* Adds which hit of the search the page is, "hit 2/7", the whole of it with what matched: "hit 2/7
   words: Kyung-hee Song". False when it is none. */
bool explorer_say_hit(const struct explorer *ex, bool whole, struct str *out);

/* An outcome has no page: the page of its meeting has it. */
struct ref explorer_ref_of_row(const struct row *row);

/* Opens an address: kind/slug, a view or a plural kind by name with a query behind it, "search
   WORDS", or a query. STATUS_USAGE, and nothing happens, when it is a wrong query. */
enum status explorer_go(struct explorer *ex, const char *address, struct err *err);

/* The same of the `:` line, where words alone are no query: they are refused, with what is near. */
enum status explorer_go_line(struct explorer *ex, const char *line, struct err *err);

/* Whether a line begins with a view or a plural kind by name; *words: what stands behind it. */
bool explorer_is_view(const char *line, const char **words);

/* explorer_place.c: the view shown as one line of text, with what its address leaves out, and back
   there: a visit. What keeps it from that is said. */
void explorer_place(struct explorer *ex, struct str *out);
void explorer_go_place(struct explorer *ex, const char *place);

/* grid_load.c, grid_commands.c: grids of the filter of the view shown; the lanes begin at the
   timeline's cursor. */
void explorer_open_grid(struct explorer *ex, const struct grid_view *view);
void explorer_open_lanes(struct explorer *ex);
void grid_state_free(struct grid_state **state);

/* explorer_prompt.c: the search screen and the prompts in the status line. */
void explorer_prompt_start(struct explorer *ex, enum prompt_use use, const char *text);
bool explorer_prompt_event(struct explorer *ex, const struct event *event);
const char *explorer_prompt_label(enum prompt_use use, enum lang lang);

/* Visits the view shown with another filter; a wrong one is said, and false. */
bool explorer_filter(struct explorer *ex, const char *text);

/* Goes to the next place of what is looked for in pages, in the direction; false when nothing is
   looked for here. */
bool explorer_find_next(struct explorer *ex, int direction);

/* Whether a query is being typed. */
bool explorer_completes(const struct explorer *ex);

/* Draws the prompt of a query, its fields as chips that a click takes out. */
void explorer_draw_query(struct explorer *ex, struct canvas *canvas, struct box box,
                         const char *label);

/* Takes the nth chip, from 1, out of the query being typed. */
void explorer_drop_typed(struct explorer *ex, size_t nth);

/* Takes one term off the filter; an index beyond the last changes nothing. */
void explorer_drop_chip(struct explorer *ex, size_t index);

/* explorer_suggest.c: finds suggestions for the text of the prompt, takes the first (false when
   there is none), draws them in the footer; draws them as a list where the screen has nothing else
   to show (false when they are no values of a field). */
void explorer_suggest(struct explorer *ex);
bool explorer_complete(struct explorer *ex);
bool explorer_list_suggestions(const struct explorer *ex, struct canvas *canvas, struct box box);
void explorer_draw_suggestions(const struct explorer *ex, struct canvas *canvas);

/* explorer_palette.c: the `:` line: finds the commands that match, walks them, the one that Enter
   runs (NULL: none), draws them. */
void explorer_palette_find(struct explorer *ex);
void explorer_palette_walk(struct explorer *ex, int direction);
const struct command *explorer_palette_choice(const struct explorer *ex);
void explorer_palette_draw(struct explorer *ex, struct canvas *canvas);

/* explorer_which.c: draws how a begun key sequence can go on; tells it, a way a line. */
void explorer_draw_which(struct explorer *ex, struct canvas *canvas);
void explorer_print_which(const struct explorer *ex, struct str *out);

/* explorer_outside.c: handlers of what leaves the program. What is copied is the command line that
   opens the view, of a source its citation; or that of the record under the cursor, or its URL. */
void explorer_copy(struct explorer *ex);
void explorer_copy_record(struct explorer *ex);
void explorer_browse(struct explorer *ex);
void explorer_read(struct explorer *ex);
void explorer_manual(struct explorer *ex);

/* explorer_compare.c: asks which partners, or takes them from the argument; shows those named
   beside each other. False when they can't be: that is said. */
void explorer_compare(struct explorer *ex);
bool explorer_compare_with(struct explorer *ex, const char *partners);

/* explorer_database.c: opens the database that the argument names, none: the embedded dataset. */
void explorer_open_database(struct explorer *ex);

/* explorer_export.c: asks for a file, or takes it from the argument; writes what is shown to it. */
void explorer_export(struct explorer *ex);
void explorer_export_to(struct explorer *ex, const char *path);

/* The answer to whether the file that is there (explorer.asked) is to be replaced. */
void explorer_overwrite(struct explorer *ex, bool yes);

/* Makes a click in the box run the command; explorer.zone_argument is then the argument. */
void explorer_add_zone(struct explorer *ex, struct box box, enum command_id command, int argument);

/* explorer_kept.c: handlers of what the user keeps. */
void explorer_bookmark(struct explorer *ex);
void explorer_annotate(struct explorer *ex);
void explorer_mark(struct explorer *ex);
void explorer_jump(struct explorer *ex);
void explorer_go_filters(struct explorer *ex);
void explorer_save(struct explorer *ex);

/* Adds the saved filters that begin so; false when what is begun is none. */
bool explorer_suggest_filters(struct explorer *ex, const char *begun);

/* The name under which the view's filter is saved, or NULL. */
const char *explorer_filter_name(const struct explorer *ex);

/* Whether a row is bookmarked or noted on (struct pane_look); context is the explorer. */
bool explorer_is_kept(void *context, const struct row *row);

/* Keeps what was typed; reads what other instances and former runs have kept, writes what waits. */
void explorer_keep_typed(struct explorer *ex, enum prompt_use use);
void explorer_refresh_kept(struct explorer *ex);

/* explorer_commands.c: what the commands do that every screen knows; false when this is none of
   them, or not here. */
bool explorer_run(struct explorer *ex, enum command_id id);

/* Whether an event of the mouse lies in the box. */
static inline bool explorer_in_box(struct box box, const struct event *event)
{
    return event->row >= box.row && event->row < box.row + box.rows &&
           event->column >= box.column && event->column < box.column + box.columns;
}

/* explorer_mouse.c */
void explorer_mouse(struct explorer *ex, const struct event *event);

/* explorer_draw.c: writes text at the right end of a box, when it fits. */
void explorer_draw_right(struct canvas *canvas, struct box box, enum style style, const char *text);

/* explorer_print.c: what a line reader is told: a row; a numbered choice of rows from one on; the
   filter, when there is one; the text of a page with its links numbered, or where its cursor is;
   where its links lead. */
enum { PRINT_CHOICES = 10 }; /* so many of a list */
void explorer_print_row(const struct row *row, enum lang lang, struct str *out);
void explorer_print_choices(const struct explorer *ex, const struct result *rows, size_t from,
                            struct str *out);
void explorer_print_filter(const struct explorer *ex, struct str *out);
void explorer_print_page(const struct explorer *ex, bool moved, struct str *out);
void explorer_print_links(const struct explorer *ex, struct str *out);

/* screen_overview.c: the meeting under the timeline's cursor, the row under the left pane's; NULL
   when there is none. ALL is a row without slug. */
const struct row *explorer_meeting(const struct explorer *ex);
const struct row *explorer_selected(const struct explorer *ex);
void explorer_focus(struct explorer *ex, enum pane pane);

/* overview_facets.c: shows only the facets that have the text. */
void overview_type_facets(struct explorer *ex, const char *typed);

/* A diagnostic of nothing, in the language of the screen. */
struct err explorer_err(const struct explorer *ex);

/* explorer_message.c: shows a message until the next key. */
void explorer_say(struct explorer *ex, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says where a command, or a key that is not valid here, is. */
void explorer_say_where(struct explorer *ex, enum command_id id);
void explorer_say_key(struct explorer *ex, uint32_t key);

/* Draws the message: from the status line on when it needs one or two lines, which there are. */
int explorer_message_lines(const struct explorer *ex);
void explorer_draw_message(const struct explorer *ex, struct canvas *canvas);

#endif
