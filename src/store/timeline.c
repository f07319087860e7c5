/* SPDX-License-Identifier: MIT */
/* Windows of the timeline: ids from the cursor of a filter, rows by id. */
#include "attache/store/filter.h"
#include "attache/store/rows.h"
#include "attache/store/store.h"

static void reverse(struct ids *found)
{
    for (size_t i = 0, j = found->count; i + 1 < j; i++) {
        int64_t id = found->items[i];
        found->items[i] = found->items[--j];
        found->items[j] = id;
    }
}

/* Walks from `at` and adds at most `limit` ids; true when there are more. */
static bool walk(struct cursor *cursor, enum direction direction, int64_t at, int limit,
                 struct ids *found)
{
    const int64_t step = direction == DOWN ? -1 : 1;
    cursor_start(cursor, direction);
    int64_t id = cursor_next(cursor, at);
    for (int i = 0; id != 0 && i < limit; i++) {
        ids_add(found, id);
        id = cursor_next(cursor, id + step);
    }
    return id != 0;
}

static enum status add_rows(struct store *store, const struct ids *found, struct result *out,
                            struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < found->count; i++)
        status = rows_meeting(store, found->items[i], out, NULL, err);
    return status;
}

enum status store_timeline(struct store *store, const struct query *query, struct window window,
                           struct result *out, struct err *err)
{
    struct cursor *cursor = NULL;
    struct ids found = {0};
    enum status status = filter_open(store, query, FILTER_MEETINGS, &cursor, err);
    if (status != STATUS_OK)
        goto out;
    out->total = -1;
    int after = window.after;
    if (window.anchor != 0) {
        out->more_before = walk(cursor, UP, window.anchor + 1, window.before, &found);
        reverse(&found);
        cursor_start(cursor, DOWN);
        if (cursor_next(cursor, window.anchor) == window.anchor)
            ids_add(&found, window.anchor);
        out->more_after = walk(cursor, DOWN, window.anchor - 1, after, &found);
    } else {
        out->more_after = walk(cursor, DOWN, INT64_MAX, after, &found);
    }
    status = cursor_stop(cursor, err);
    if (status == STATUS_OK)
        status = add_rows(store, &found, out, err);
out:
    ids_clear(&found);
    if (status != STATUS_OK)
        result_clear(out);
    return status;
}

enum status rows_begun(struct store *store, int32_t day, int64_t *id, struct err *err)
{
    int64_t low = 0; /* begins not after the day, or 0 */
    int64_t high = store->last_meeting + 1;
    enum status status = STATUS_OK;
    sqlite3_stmt *taken = db_take(store, STMT_FIRST_DAY, err);
    if (taken == NULL)
        return STATUS_DATA;
    while (status == STATUS_OK && high - low > 1) {
        bool row = false;
        int64_t middle = low + (high - low) / 2;
        sqlite3_reset(taken);
        sqlite3_bind_int64(taken, 1, middle);
        status = db_step(store, taken, &row, err);
        if (row && sqlite3_column_int64(taken, 1) <= day)
            low = sqlite3_column_int64(taken, 0);
        else
            high = middle;
    }
    db_give(store, STMT_FIRST_DAY, taken);
    *id = low;
    return status;
}

enum status store_latest(struct store *store, const struct query *query, int32_t day, int64_t *id,
                         struct err *err)
{
    struct cursor *cursor = NULL;
    int64_t newest = 0;
    *id = 0;
    enum status status = rows_begun(store, day, &newest, err);
    if (status == STATUS_OK)
        status = filter_open(store, query, FILTER_MEETINGS, &cursor, err);
    if (status != STATUS_OK || newest == 0)
        return status;
    cursor_start(cursor, DOWN);
    *id = cursor_next(cursor, newest);
    return cursor_stop(cursor, err);
}

static void count_walk(struct cursor *cursor, int64_t anchor, struct count *out)
{
    cursor_start(cursor, DOWN);
    for (int64_t id = cursor_next(cursor, INT64_MAX); id != 0; id = cursor_next(cursor, id - 1)) {
        out->total++;
        if (id > anchor)
            out->newer++;
    }
}

enum status store_count(struct store *store, const struct query *query, int64_t anchor,
                        struct count *out, struct err *err)
{
    struct cursor *cursor = NULL;
    *out = (struct count){0};
    enum status status = filter_open(store, query, FILTER_MEETINGS, &cursor, err);
    if (status != STATUS_OK)
        return status;
    if (cursor_is_all(cursor) && store->dense) {
        out->total = store->last_meeting;
        out->newer = store->last_meeting - (anchor > 0 ? anchor : 0);
        return STATUS_OK;
    }
    status = cursor_count_entity(cursor, anchor, out, err);
    if (status != STATUS_NONE)
        return status;
    count_walk(cursor, anchor, out);
    return cursor_stop(cursor, err);
}
