/* SPDX-License-Identifier: MIT */
/*
 * Any bytes typed at the explorer on a terminal that is not there: as the bytes of a terminal
 * (keys, mouse reports, pastes, its answers, litter). Of two bytes that UTF-8 never has, FE resizes
 * (rows and columns follow) and FF waits: as in app/loop.c what came in one go is taken before the
 * screen is drawn, which is sound then.
 *
 * The first byte tells the language, ASCII and the data: some records, of which a thousand screens
 * are drawn in the time of a few of the embedded dataset, or that one.
 *
 * Exports may be asked for, by Enter: every write to a file fails then, as on a full disk.
 */
#include "attache/app/dataset.h"
#include "attache/app/explorer.h"
#include "attache/app/outside.h"
#include "attache/core/date.h"
#include "attache/term/input.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"
#include "attache/store/import.h"
#include "attache/store/notebook.h"

#include "fuzz/fuzz.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

enum { RESIZE = 0xFE, WAIT = 0xFF, EVENTS_MAX = 40 };
enum { FLAG_KOREAN = 1, FLAG_ASCII = 2, FLAG_EMBEDDED = 4 };

struct session {
    struct explorer explorer;
    struct canvas canvas;
    int events;
    bool done;
};

/* Every cell holds one safe cluster as wide as it says; the second half of a wide one is empty. */
static void check_canvas(const struct canvas *canvas)
{
    for (int i = 0; i < canvas->rows * canvas->columns; i++) {
        const struct cell *cell = &canvas->cells[i];
        size_t n = strlen(cell->text);
        bool last = (i + 1) % canvas->columns == 0;
        require(cell->width <= 2 && n < CELL_BYTES && cell->style < STYLE_COUNT);
        bool printed = n == 1 && cell->text[0] >= ' ' && cell->text[0] <= '~';
        if (printed)
            require(cell->width == 1);
        else if (n > 0)
            require(safe_is(cell->text, n) && width_text(cell->text) == cell->width);
        if (cell->width == 2)
            require(!last && cell[1].width == 0 && cell[1].text[0] == '\0');
        if (cell->width == 0)
            require(i % canvas->columns > 0 && cell[-1].width == 2);
    }
    require(canvas->cursor_row < canvas->rows && canvas->cursor_column < canvas->columns);
}

static void serve(struct session *session, enum request request)
{
    struct explorer *explorer = &session->explorer;
    struct str out = {0};
    switch (request) {
    case REQUEST_QUIT:
        session->done = true;
        break;
    case REQUEST_EDIT:
        explorer_edited(explorer);
        break;
    case REQUEST_BROWSE:
        if (outside_url(str_text(&explorer->payload), &out))
            require(strpbrk(str_text(&out), " \"'`\\\n") == NULL &&
                    ((const char *)out.data)[0] == 'h');
        break;
    case REQUEST_COPY:
        if (outside_copy(str_text(&explorer->payload), MULTIPLEXER_NONE, &out))
            require(memchr(out.data + 1, '\033', out.length - 3) == NULL);
        break;
    default:
        break;
    }
    str_clear(&out);
}

static void draw(struct session *session)
{
    explorer_draw(&session->explorer, &session->canvas);
    while (explorer_idle(&session->explorer))
        explorer_draw(&session->explorer, &session->canvas);
    check_canvas(&session->canvas);
    require(utf8_valid(session->explorer.message, strlen(session->explorer.message), NULL));
}

/* Files cannot grow beyond so many bytes; what is reported of an error may. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    require(getrlimit(RLIMIT_FSIZE, &limit) == 0);
    limit.rlim_cur = bytes;
    require(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

void __asan_on_error(void);
void __asan_on_error(void)
{
    limit_files(RLIM_INFINITY);
}

static void take_event(struct session *session, const struct event *event)
{
    bool enter = event->type == EVENT_KEY && event->key == KEYS_ENTER;
    if (enter)
        limit_files(0);
    enum request request = explorer_event(&session->explorer, event);
    if (enter)
        limit_files(RLIM_INFINITY);
    serve(session, request);
}

static void take_events(struct session *session, struct input *input, bool settled)
{
    struct event event;
    while (!session->done && session->events < EVENTS_MAX &&
           input_next(input, settled, 0, &event)) {
        take_event(session, &event);
        session->events++;
    }
}

static void resize(struct session *session, int rows, int columns)
{
    explorer_resize(&session->explorer, 1 + rows % 60, 1 + columns);
    draw(session);
}

static void type(struct session *session, const uint8_t *data, size_t size)
{
    struct input input = {0};
    for (size_t at = 0; at < size && !session->done; at++) {
        bool resized = data[at] == RESIZE && at + 2 < size;
        if (resized || data[at] == WAIT) {
            take_events(session, &input, true);
            draw(session);
        }
        if (resized) {
            resize(session, data[at + 1], data[at + 2]);
            at += 2;
        }
        if (resized || data[at] == WAIT)
            continue;
        unsigned char *where;
        require(input_room(&input, &where) > 0);
        *where = data[at];
        input_added(&input, 1);
        take_events(session, &input, false);
    }
    take_events(session, &input, true);
    draw(session);
    input_clear(&input);
}

/* The records of the tests of import, in a file that is gone once it is open. */
static struct store *open_records(void)
{
    const char *path = "tests/fixtures/records/base.jsonl";
    char folder[] = "/tmp/attache-fuzz-XXXXXX";
    struct str file = {0};
    struct import *import = NULL;
    struct store *store = NULL;
    require(mkdtemp(folder) != NULL);
    str_addf(&file, "%s/records.db", folder);
    struct import_options how = {.paths = &path, .path_count = 1, .output = str_text(&file)};
    require(import_run(&how, &import, NULL) == STATUS_OK);
    require(store_open_file(str_text(&file), &store, NULL) == STATUS_OK);
    require(unlink(str_text(&file)) == 0 && rmdir(folder) == 0);
    import_free(&import);
    str_clear(&file);
    return store;
}

/* Stays open from one run to the next. */
static struct store *open_store(bool embedded)
{
    static struct store *stores[2];
    struct store **store = &stores[embedded];
    if (*store == NULL && embedded)
        require(store_open_image(dataset_image, dataset_size(), store, NULL) == STATUS_OK);
    else if (*store == NULL)
        *store = open_records();
    signal(SIGXFSZ, SIG_IGN);
    return *store;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct session session = {0};
    struct options options;
    if (size == 0)
        return 0;
    struct store *store = open_store(data[0] & FLAG_EMBEDDED);
    struct notebook *notebook = notebook_new("");
    options_init(&options);
    options.today = date_day_number(2026, 11, 22);
    options.lang = data[0] & FLAG_KOREAN ? LANG_KO : LANG_EN;
    require(explorer_init(&session.explorer, store, &options, NULL, NULL) == STATUS_OK);
    session.explorer.notebook = notebook;
    session.explorer.ascii = data[0] & FLAG_ASCII;
    session.canvas.ascii = data[0] & FLAG_ASCII;
    resize(&session, 23, 79);
    type(&session, data + 1, size - 1);
    explorer_clear(&session.explorer);
    canvas_clear(&session.canvas);
    options_clear(&options);
    notebook_free(&notebook);
    return 0;
}
