/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a user's database: it is refused in one line that is safe to print, or every record
 * of it can be listed, searched for and shown, as text and as Markdown, and walked in the explorer.
 */
#include "attache/app/dataset.h"
#include "attache/app/explorer.h"
#include "attache/core/date.h"
#include "attache/core/flow.h"
#include "attache/export/render.h"
#include "attache/store/cache.h"

#include "fuzz/fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { RECORDS = 6 };

static void show(struct store *store, struct ref ref)
{
    struct dossier dossier = {0};
    struct page page = {0};
    struct flow flow = {0};
    struct str text = {0};
    if (store_dossier(store, ref, &dossier, NULL) == STATUS_OK) {
        dossier_page(&dossier, &page);
        flow_page(&page, 40, &flow);
        render_page_text(&flow, &text);
        require(fuzz_is_safe(str_text(&text), text.length));
        render_page_markdown(&page, &(struct markdown_place){.notes = ""}, &text);
        require(fuzz_is_safe(str_text(&text), text.length));
    }
    str_clear(&text);
    flow_clear(&flow);
    page_clear(&page);
    dossier_clear(&dossier);
}

static void list(struct store *store, enum kind kind)
{
    struct query all = {0};
    struct result rows = {0};
    require(store_list(store, (struct lookup){.kind = kind, .query = &all, .limit = RECORDS}, &rows,
                       NULL) == STATUS_OK);
    for (size_t i = 0; i < rows.count; i++)
        if (kind != KIND_OUTCOME)
            show(store, (struct ref){rows.rows[i].kind, rows.rows[i].slug});
    result_clear(&rows);
    query_clear(&all);
}

static void walk(struct store *store)
{
    static const char *const names = "j Tab j Enter / k i m Enter Escape";
    struct options options;
    struct explorer explorer = {0};
    struct canvas canvas = {0};
    struct str dump = {0};
    uint32_t keys[4];
    options_init(&options);
    options.today = date_day_number(2026, 11, 22);
    require(explorer_init(&explorer, store, &options, NULL, NULL) == STATUS_OK);
    explorer_resize(&explorer, 24, 80);
    explorer_draw(&explorer, &canvas);
    for (const char *at = names; command_next_keys(&at, keys) > 0;) {
        explorer_event(&explorer, &(struct event){.type = EVENT_KEY, .key = keys[0]});
        explorer_draw(&explorer, &canvas);
    }
    canvas_dump(&canvas, &dump);
    require(fuzz_is_safe(str_text(&dump), dump.length));
    str_clear(&dump);
    canvas_clear(&canvas);
    explorer_clear(&explorer);
    options_clear(&options);
}

static void browse(const char *path)
{
    struct store *store = NULL;
    struct err err = {0};
    struct cache_request request = {
        .path = path, .image = dataset_image, .image_size = dataset_size(), .folder = ""};
    enum status status = cache_open(&request, &store, &err);
    if (status != STATUS_OK) {
        require(status == STATUS_DATA && store == NULL && err.text[0] != '\0');
        require(safe_is(err.text, strlen(err.text)));
        return;
    }
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++)
        list(store, (enum kind)kind);
    walk(store);
    store_close(&store);
}

/* One file a process, on a file system of memory. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    snprintf(path, sizeof(path), "/dev/shm/attache-fuzz-%ld.db", (long)getpid());
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    require(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    close(fd);
    browse(path);
    unlink(path);
    return 0;
}
