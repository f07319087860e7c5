/* SPDX-License-Identifier: MIT */
/*
 * Golden screens: each tests/golden/NAME.keys is played on the explorer at each size, and the
 * canvas must equal NAME.COLUMNSxROWS.txt. The records are those of records.jsonl, a part of the
 * dataset as it once was, so that a record that is added or mended in data/ changes no screen here.
 * A script's lines: "address WORDS" and "lang ko" (how it starts), what is kept (see keep below),
 * "keys KEY..." (as in the command table), "type TEXT", "wait" (until the strip after a prefix
 * shows), "# remark". UPDATE_GOLDEN=1 (`make golden`) writes the screens instead.
 */
#include "attache/app/dataset.h"
#include "attache/app/explorer.h"
#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/core/date.h"
#include "attache/store/notebook.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"
#include "fixtures/test.h"

#include <stdlib.h>

static const char folder[] = "tests/golden";

static const struct {
    int columns, rows;
} sizes[] = {{40, 12}, {60, 20}, {80, 24}, {120, 40}, {200, 50}};

static void press(struct explorer *ex, struct canvas *canvas, uint32_t key)
{
    explorer_event(ex, &(struct event){.type = EVENT_KEY, .key = key});
    explorer_draw(ex, canvas);
}

static void press_all(struct explorer *ex, struct canvas *canvas, const char *text)
{
    uint32_t keys[4];
    for (size_t n; (n = command_next_keys(&text, keys)) > 0;) {
        for (size_t i = 0; i < n; i++)
            press(ex, canvas, keys[i]);
    }
}

static void type_all(struct explorer *ex, struct canvas *canvas, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        uint32_t key = 0;
        at += utf8_next(text + at, size - at, &key);
        press(ex, canvas, key);
    }
}

static void wait_for_strip(struct explorer *ex, struct canvas *canvas)
{
    explorer_timeout(ex);
    explorer_draw(ex, canvas);
}

/* The text of the script's line that begins with the word, or NULL. */
static const char *setting(char *const *lines, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (str_starts(lines[i], word) && lines[i][strlen(word)] == ' ')
            return lines[i] + strlen(word) + 1;
    }
    return NULL;
}

static size_t split_lines(char *text, char *lines[64])
{
    size_t count = 0;
    for (char *line = strtok(text, "\n"); line != NULL && count < 64; line = strtok(NULL, "\n"))
        lines[count++] = line;
    return count;
}

/* "bookmark ADDRESS", "note ADDRESS TEXT", "filter NAME QUERY", "mark LETTER ADDRESS" */
static void keep(struct notebook *notebook, char *line)
{
    static const struct {
        const char *word;
        enum notebook_kind kind;
    } words[] = {{"bookmark ", NOTEBOOK_BOOKMARK},
                 {"note ", NOTEBOOK_NOTE},
                 {"filter ", NOTEBOOK_FILTER},
                 {"mark ", NOTEBOOK_MARK}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (!str_starts(line, words[i].word))
            continue;
        char *name = line + strlen(words[i].word);
        char *text = strchr(name, ' ');
        if (text != NULL)
            *text++ = '\0';
        notebook_put_later(notebook, words[i].kind, name, text != NULL ? text : "");
    }
}

static void play(struct store *store, const char *script, int columns, int rows, struct str *out)
{
    char *text = mem_dup(script);
    char *lines[64];
    size_t count = split_lines(text, lines);
    const char *lang = setting(lines, count, "lang");
    const char *address = setting(lines, count, "address");
    struct options options;
    options_init(&options);
    options.lang = lang != NULL && strcmp(lang, "ko") == 0 ? LANG_KO : LANG_EN;
    options.today = date_day_number(2026, 11, 22);
    struct notebook *notebook = notebook_new("");
    for (size_t i = 0; i < count; i++)
        keep(notebook, lines[i]);
    struct explorer ex;
    struct canvas canvas = {0};
    struct err err = {0};
    assert_int_equal(explorer_init(&ex, store, &options, address, &err), STATUS_OK);
    ex.notebook = notebook;
    ex.ascii = setting(lines, count, "terminal") != NULL;
    explorer_resize(&ex, rows, columns);
    explorer_draw(&ex, &canvas);
    for (size_t i = 0; i < count; i++) {
        if (str_starts(lines[i], "keys "))
            press_all(&ex, &canvas, lines[i] + 5);
        else if (str_starts(lines[i], "type "))
            type_all(&ex, &canvas, lines[i] + 5);
        else if (strcmp(lines[i], "wait") == 0)
            wait_for_strip(&ex, &canvas);
    }
    canvas_dump(&canvas, out);
    canvas_clear(&canvas);
    explorer_clear(&ex);
    notebook_free(&notebook);
    mem_free(&text);
}

/* Every line fits, and no cell holds a control. */
static void check_lines(const char *path, const char *screen, int columns)
{
    char *text = mem_dup(screen);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (width_text(line) > columns)
            fail_msg("%s: %d columns are \"%s\"", path, width_text(line), line);
        if (strpbrk(line, "\t\r\x1b\x7f") != NULL)
            fail_msg("%s: a control in \"%s\"", path, line);
    }
    mem_free(&text);
}

/* The screens that were played, and how many were not as they should be. */
struct tally {
    int played, wrong;
};

enum { SHOWN = 3 }; /* so many that differ are shown, the others named */

static void compare(const char *path, const struct str *screen, struct tally *tally)
{
    struct str wanted = {0};
    struct err err = {0};
    if (getenv("UPDATE_GOLDEN") != NULL)
        assert_int_equal(file_write(path, screen->data, screen->length, true, &err), STATUS_OK);
    if (file_read(path, &wanted, &err) != STATUS_OK) {
        print_error("%s\n", err.text);
        tally->wrong++;
    } else if (strcmp(str_text(&wanted), str_text(screen)) != 0) {
        print_error("%s differs\n", path);
        if (++tally->wrong <= SHOWN)
            tell_difference(str_text(screen), str_text(&wanted));
    }
    tally->played++;
    str_clear(&wanted);
}

/* The screens of one script: BASE.keys, at each size. */
static void play_sizes(struct store *store, const char *base, struct tally *tally)
{
    struct str path = {0};
    struct str script = {0};
    struct err err = {0};
    str_addf(&path, "%s.keys", base);
    if (file_read(str_text(&path), &script, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
        struct str screen = {0};
        str_cut(&path, 0);
        str_addf(&path, "%s.%dx%d.txt", base, sizes[s].columns, sizes[s].rows);
        play(store, str_text(&script), sizes[s].columns, sizes[s].rows, &screen);
        check_lines(str_text(&path), str_text(&screen), sizes[s].columns);
        compare(str_text(&path), &screen, tally);
        str_clear(&screen);
    }
    str_clear(&script);
    str_clear(&path);
}

static void every_golden_screen_is_as_it_was(void **state)
{
    struct file_names names = {0};
    struct err err = {0};
    struct tally tally = {0};
    assert_int_equal(file_list(folder, &names, &err), STATUS_OK);
    for (size_t n = 0; n < names.count; n++) {
        const char *end = strstr(names.names[n], ".keys");
        if (end == NULL)
            continue;
        struct str base = {0};
        str_addf(&base, "%s/%.*s", folder, (int)(end - names.names[n]), names.names[n]);
        play_sizes(*state, str_text(&base), &tally);
        str_clear(&base);
    }
    file_names_clear(&names);
    assert_true(tally.played > 0);
    if (tally.wrong > 0)
        fail_msg("%d of %d screens differ; when they are meant to, `make golden` writes them anew",
                 tally.wrong, tally.played);
}

static int open_store(void **state)
{
    struct err err = {0};
    struct store *store = NULL;
    if (store_open_image(dataset_image, dataset_size(), &store, &err) != STATUS_OK)
        return -1;
    store_set_today(store, date_day_number(2026, 11, 22));
    *state = store;
    return 0;
}

static int close_store(void **state)
{
    struct store *store = *state;
    store_close(&store);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_golden_screen_is_as_it_was),
    };
    return cmocka_run_group_tests(tests, open_store, close_store);
}
