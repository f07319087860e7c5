/* SPDX-License-Identifier: MIT */
/*
 * All that the program says of a database that was tampered with (hostile/image.h), in every form,
 * and every screen of the explorer: each byte is scanned. Runs in the process of the test.
 */
#ifndef TESTS_HOSTILE_VIEWS_H
#define TESTS_HOSTILE_VIEWS_H

#include "attache/base/file.h"
#include "attache/store/notebook.h"
#include "attache/app/answer.h"
#include "attache/app/explorer.h"
#include "attache/app/loop.h"
#include "attache/core/date.h"
#include "attache/text/width.h"
#include "hostile/image.h"
#include "hostile/scan.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

struct views_toll {
    int outputs; /* scanned */
    int screens;
    int faults;
    size_t bytes;
};

/* What goes to standard output between the two calls. */
static inline int views_capture(int *kept)
{
    int file = memfd_create("output", MFD_CLOEXEC);
    fflush(stdout);
    *kept = dup(STDOUT_FILENO);
    hostile_require(file >= 0 && *kept >= 0 && dup2(file, STDOUT_FILENO) >= 0, "capture");
    return file;
}

static inline void views_captured(int file, int kept, struct str *out)
{
    char path[32];
    fflush(stdout);
    hostile_require(dup2(kept, STDOUT_FILENO) >= 0, "dup2");
    close(kept);
    snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    hostile_require(file_read(path, out, NULL) == STATUS_OK, "read");
    close(file);
}

static inline void views_scan(struct views_toll *toll, const char *what, enum scan_form form,
                              const struct str *bytes)
{
    toll->outputs++;
    toll->bytes += bytes->length;
    toll->faults += !scan(what, form, bytes);
}

static inline void views_error(struct views_toll *toll, const struct err *err)
{
    struct str line = {0};
    safe_add(&line, err->text, strlen(err->text)); /* as it is printed */
    toll->faults += !scan("error", SCAN_TEXT, &line);
    str_clear(&line);
}

/* One answer, as its command line gives it; after the last word is NULL. */
static inline void views_answer(struct store *store, const char *const *words, enum format format,
                                enum lang lang, struct views_toll *toll)
{
    static const enum scan_form forms[FORMAT_COUNT] = {
        [FORMAT_TEXT] = SCAN_TEXT, [FORMAT_JSON] = SCAN_JSON,     [FORMAT_JSONL] = SCAN_JSON,
        [FORMAT_CSV] = SCAN_CSV,   [FORMAT_MARKDOWN] = SCAN_TEXT, [FORMAT_ICS] = SCAN_CALENDAR};
    struct options options;
    struct err err = {0};
    struct str out = {0};
    struct str note = {0};
    int kept;
    options_init(&options);
    options.format = format;
    options.format_given = true;
    options.lang = lang;
    options.no_pager = true;
    options.anniversaries = format == FORMAT_ICS;
    options.today = date_day_number(2026, 11, 22);
    for (size_t i = 0; words[i] != NULL; i++)
        options_add(&options, words[i]);
    int file = views_capture(&kept);
    if (answer_check(&options, &err) == STATUS_OK)
        (void)answer_run(&options, store, &note, &err);
    views_captured(file, kept, &out);
    views_error(toll, &err);
    views_scan(toll, words[words[1] != NULL ? 1 : 0], forms[format], &out);
    str_clear(&note);
    str_clear(&out);
    options_clear(&options);
}

static inline void views_lists(struct store *store, struct views_toll *toll)
{
    static const enum format formats[] = {FORMAT_TEXT, FORMAT_CSV, FORMAT_MARKDOWN, FORMAT_JSON,
                                          FORMAT_JSONL};
    static const enum format exports[] = {FORMAT_CSV, FORMAT_MARKDOWN, FORMAT_ICS, FORMAT_JSON};
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++)
        for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
            views_answer(store, (const char *[]){"list", kind_plural((enum kind)kind), NULL},
                         formats[i], i % 2 ? LANG_KO : LANG_EN, toll);
    for (size_t i = 0; i < sizeof(exports) / sizeof(exports[0]); i++)
        views_answer(store, (const char *[]){"export", NULL}, exports[i], LANG_EN, toll);
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        views_answer(store, (const char *[]){"search", "fr", NULL}, formats[i], LANG_EN, toll);
}

static inline void views_pages(struct store *store, struct views_toll *toll)
{
    static const enum format formats[] = {FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_JSON};
    static const char *const named[] = {"gaps",   "coverage", "ledger",
                                        "matrix", "lanes",    "compare FR DE"};
    for (size_t f = 0; f < sizeof(formats) / sizeof(formats[0]); f++) {
        for (int kind = KIND_MEETING; kind < KIND_OUTCOME; kind++) {
            struct query all = {0};
            struct result rows = {0};
            hostile_require(store_list(store,
                                       (struct lookup){.kind = (enum kind)kind, .query = &all},
                                       &rows, NULL) == STATUS_OK,
                            "list");
            for (size_t i = 0; i < rows.count; i++) {
                struct str address = {0};
                ref_print((struct ref){rows.rows[i].kind, rows.rows[i].slug}, &address);
                views_answer(store, (const char *[]){"show", str_text(&address), NULL}, formats[f],
                             f == 0 ? LANG_KO : LANG_EN, toll);
                str_clear(&address);
            }
            result_clear(&rows);
            query_clear(&all);
        }
        for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
            views_answer(store, (const char *[]){"show", named[i], NULL}, formats[f], LANG_EN,
                         toll);
    }
}

/* Screens */

static inline void views_screen(struct explorer *explorer, struct canvas *canvas,
                                struct views_toll *toll)
{
    struct str dump = {0};
    explorer_draw(explorer, canvas);
    toll->screens++;
    for (int i = 0; i < canvas->rows * canvas->columns; i++) {
        const struct cell *cell = &canvas->cells[i];
        bool wide = cell->width == 2 && (i + 1) % canvas->columns == 0;
        if (wide || (cell->width > 0 && width_text(cell->text) != cell->width))
            toll->faults += !scan_fault("cell", cell->text, strlen(cell->text), 0);
    }
    canvas_dump(canvas, &dump);
    toll->bytes += dump.length;
    toll->faults += !scan("screen", SCAN_TEXT, &dump);
    str_clear(&dump);
}

static inline void views_keys(struct explorer *explorer, struct canvas *canvas, const char *names,
                              struct views_toll *toll)
{
    uint32_t keys[4];
    for (size_t n; (n = command_next_keys(&names, keys)) > 0;)
        for (size_t i = 0; i < n; i++) {
            explorer_event(explorer, &(struct event){.type = EVENT_KEY, .key = keys[i]});
            views_screen(explorer, canvas, toll);
        }
}

/* The user's notebook is hostile too, and so is what is typed and pasted. */
static inline struct notebook *views_own(unsigned round)
{
    static const char *const names[] = {"partner/FR", "meeting/kr-fr-jcc-01",
                                        "person/song-kyung-hee"};
    struct notebook *notebook = notebook_new("");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        notebook_put_later(notebook, NOTEBOOK_NOTE, names[i],
                           attacks[(round * 3 + i) % ATTACKS].bytes);
        notebook_put_later(notebook, NOTEBOOK_BOOKMARK, names[i], "");
    }
    notebook_put_later(notebook, NOTEBOOK_BOOKMARK, attacks[round % ATTACKS].bytes, "");
    notebook_put_later(notebook, NOTEBOOK_NOTE, attacks[(round + 1) % ATTACKS].bytes, "x");
    notebook_put_later(notebook, NOTEBOOK_FILTER, attacks[(round + 2) % ATTACKS].bytes,
                       "partner:fr");
    notebook_put_later(notebook, NOTEBOOK_FILTER, "f", attacks[(round + 3) % ATTACKS].bytes);
    notebook_put_later(notebook, NOTEBOOK_MARK, "a", attacks[(round + 4) % ATTACKS].bytes);
    notebook_put_later(notebook, NOTEBOOK_SEARCHED, attacks[(round + 5) % ATTACKS].bytes, "");
    return notebook;
}

static inline void views_paste(struct explorer *explorer, struct canvas *canvas, unsigned round,
                               const char *before, struct views_toll *toll)
{
    struct str text = {0};
    const char *bytes = attacks[(round + 6) % ATTACKS].bytes;
    safe_add(&text, bytes, strlen(bytes)); /* as term/input.h delivers it */
    views_keys(explorer, canvas, before, toll);
    explorer_event(explorer, &(struct event){.type = EVENT_PASTE, .text = str_text(&text)});
    views_screen(explorer, canvas, toll);
    views_keys(explorer, canvas, "Enter Escape Escape", toll);
    str_clear(&text);
}

static inline void views_explorer(struct store *store, unsigned round, struct views_toll *toll)
{
    static const char *const places[] = {NULL,   "partner/FR", "matrix", "lanes", "ledger",
                                         "gaps", "bookmarks",  "people", "topics"};
    struct options options;
    struct canvas canvas = {0};
    struct notebook *notebook = views_own(round);
    options_init(&options);
    options.today = date_day_number(2026, 11, 22);
    options.lang = round % 2 ? LANG_KO : LANG_EN;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct explorer explorer = {0};
        hostile_require(explorer_init(&explorer, store, &options, places[i], NULL) == STATUS_OK,
                        "explorer");
        explorer.notebook = notebook;
        explorer_resize(&explorer, i % 2 ? 12 : 30, i % 2 ? 45 : 170);
        views_screen(&explorer, &canvas, toll);
        views_keys(&explorer, &canvas, "j Tab j j Tab Tab j Enter Backspace m z ? q", toll);
        if (i == 0) {
            views_paste(&explorer, &canvas, round, "/", toll);
            views_paste(&explorer, &canvas, round + 1, "&", toll);
            views_paste(&explorer, &canvas, round + 2, ":", toll);
            views_keys(&explorer, &canvas, "/ Up Down Escape f Down Enter Escape ' a", toll);
        }
        explorer_clear(&explorer);
    }
    canvas_clear(&canvas);
    options_clear(&options);
    notebook_free(&notebook);
}

/* The explorer as lines reads standard input. */
static inline void views_plain(struct store *store, struct views_toll *toll)
{
    static const char lines[] =
        "1\nj\n:matrix\nj\n:ledger\n:people\n1\n/fr\n1\n&topic:fusion\n?\nq\n";
    struct options options;
    struct explorer explorer = {0};
    struct str out = {0};
    int kept;
    FILE *input = fmemopen((void *)(uintptr_t)lines, sizeof(lines) - 1, "r");
    FILE *standard = stdin;
    options_init(&options);
    options.plain = true;
    options.today = date_day_number(2026, 11, 22);
    hostile_require(input != NULL, "fmemopen");
    hostile_require(explorer_init(&explorer, store, &options, NULL, NULL) == STATUS_OK, "plain");
    int file = views_capture(&kept);
    stdin = input;
    (void)loop_run_plain(&explorer, NULL);
    stdin = standard;
    views_captured(file, kept, &out);
    views_scan(toll, "--plain", SCAN_TEXT, &out);
    toll->faults += out.length < 500;
    fclose(input);
    str_clear(&out);
    explorer_clear(&explorer);
    options_clear(&options);
}

/* Everything of one round, from a database in the folder. */
static inline void views_round(const char *records, const char *folder, unsigned round,
                               struct views_toll *toll)
{
    struct store *store = NULL;
    struct str path = {0};
    struct str bytes = {0};
    str_addf(&path, "%s/hostile.db", folder);
    hostile_database(records, str_text(&path), round);
    hostile_require(file_read(str_text(&path), &bytes, NULL) == STATUS_OK, "read");
    hostile_require(store_open_image(bytes.data, bytes.length, &store, NULL) == STATUS_OK, "open");
    store_set_today(store, date_day_number(2026, 11, 22));
    views_lists(store, toll);
    views_pages(store, toll);
    views_explorer(store, round, toll);
    views_plain(store, toll);
    store_close(&store);
    (void)unlink(str_text(&path));
    str_clear(&bytes);
    str_clear(&path);
}

#endif
