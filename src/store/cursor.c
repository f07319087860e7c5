/* SPDX-License-Identifier: MIT */
/*
 * Cursors. A leaf holds an open statement that yields ids in one direction. Asked for an id past
 * its row it steps on a little, and when that does not get there it binds anew, which is a search
 * in an index: dense sets are walked, sparse ones are leapt over.
 */
#include "attache/store/cursor.h"

#include "attache/core/date.h"
#include "attache/store/rows.h"

#include <assert.h>
#include <stdlib.h>

/* How far to step before a search: one in the full text index begins a new query, elsewhere it is
   a walk down a tree. */
enum { STEPS = 8, STEPS_TEXT = 300, SET_FROM = 8 };

enum cursor_type { ALL, LEAF, SET, AND, OR, NOT };

struct cursor {
    enum cursor_type type;
    struct store *store;
    enum direction direction;
    int64_t at;    /* the last answer; 0 before the first and at the end */
    int64_t asked; /* what it answered; the answer holds for all ids between */
    bool asked_once;
    struct err err;
    /* LEAF: the statement for DOWN (that for UP follows it), and its bindings from ?2 on */
    enum stmt stmt;
    sqlite3_stmt *taken;
    int64_t numbers[4];
    size_t number_count;
    char *text;
    char *groups;         /* of a text: place.h */
    bool placed;          /* this walk tells places */
    enum place elsewhere; /* where what is found without a text counts as standing */
    struct ids ids;       /* SET: ascending */
    /* AND, OR, NOT */
    struct cursor **children;
    size_t child_count;
    size_t child_capacity;
};

static struct cursor *cursor_new(struct store *store, enum cursor_type type)
{
    struct cursor *cursor = mem_new(1, sizeof(*cursor));
    cursor->store = store;
    cursor->type = type;
    return cursor;
}

static struct cursor *leaf_new(struct store *store, enum stmt stmt)
{
    struct cursor *cursor = cursor_new(store, LEAF);
    cursor->stmt = stmt;
    return cursor;
}

struct cursor *cursor_all(struct store *store)
{
    return store->dense ? cursor_new(store, ALL) : leaf_new(store, STMT_MEETINGS_DOWN);
}

struct cursor *cursor_entity(struct store *store, int64_t entity)
{
    struct cursor *cursor = leaf_new(store, STMT_POSTING_DOWN);
    cursor->numbers[0] = entity;
    cursor->number_count = 1;
    return cursor;
}

struct cursor *cursor_text(struct store *store, const struct match *match)
{
    struct cursor *cursor = leaf_new(store, STMT_TEXT_DOWN);
    cursor->text = mem_dup(str_text(&match->text));
    cursor->groups = mem_dup(str_text(&match->groups));
    return cursor;
}

/* Meetings ascend by their first day. So those that may lie in the days are none above the last one
   that begins in time, and none below those that begin more than the longest meeting before. */
struct cursor *cursor_days(struct store *store, int32_t first, int32_t last, struct err *err)
{
    const int64_t before = (int64_t)first - store->longest - 1;
    int64_t low = 0;
    int64_t high = 0;
    enum status status = rows_begun(store, last, &high, err);
    if (status == STATUS_OK && store->longest >= 0 && before > DATE_DAY_MIN)
        status = rows_begun(store, (int32_t)before, &low, err);
    if (status != STATUS_OK)
        return NULL;
    struct cursor *cursor = leaf_new(store, STMT_DAYS_DOWN);
    cursor->numbers[0] = first;
    cursor->numbers[1] = last;
    cursor->numbers[2] = low + 1;
    cursor->numbers[3] = high;
    cursor->number_count = 4;
    return cursor;
}

struct cursor *cursor_promise(struct store *store, const char *state)
{
    struct cursor *cursor = leaf_new(store, STMT_PROMISE_DOWN);
    cursor->text = mem_dup(state);
    return cursor;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

struct cursor *cursor_set(struct store *store, struct ids *ids)
{
    struct cursor *cursor = cursor_new(store, SET);
    if (ids->count > 1)
        qsort(ids->items, ids->count, sizeof(*ids->items), compare_ids);
    cursor->ids = *ids;
    *ids = (struct ids){0};
    return cursor;
}

struct cursor *cursor_and(struct store *store)
{
    return cursor_new(store, AND);
}

struct cursor *cursor_or(struct store *store)
{
    return cursor_new(store, OR);
}

struct cursor *cursor_not(struct store *store, struct cursor *child)
{
    struct cursor *cursor = cursor_new(store, NOT);
    cursor_add(cursor, cursor_all(store));
    cursor_add(cursor, child);
    return cursor;
}

void cursor_add(struct cursor *parent, struct cursor *child)
{
    assert(parent->type == AND || parent->type == OR || parent->type == NOT);
    parent->children = mem_grow(parent->children, &parent->child_capacity, parent->child_count + 1,
                                sizeof(struct cursor *));
    parent->children[parent->child_count++] = child;
}

struct cursor *cursor_unplaced(struct cursor *cursor)
{
    cursor->elsewhere = PLACE_REST;
    return cursor;
}

bool cursor_is_all(const struct cursor *cursor)
{
    return cursor->type == ALL || (cursor->type == LEAF && cursor->stmt == STMT_MEETINGS_DOWN);
}

/* The union of postings read at once: better than many open statements. NULL on failure. */
static struct cursor *any_set(struct store *store, const struct ids *entities, struct err *err)
{
    struct ids found = {0};
    sqlite3_stmt *taken = db_take(store, STMT_POSTING_DOWN, err);
    enum status status = taken != NULL ? STATUS_OK : STATUS_DATA;
    for (size_t i = 0; status == STATUS_OK && i < entities->count; i++) {
        bool row = true;
        sqlite3_reset(taken);
        sqlite3_bind_int64(taken, 1, INT64_MAX);
        sqlite3_bind_int64(taken, 2, entities->items[i]);
        while ((status = db_step(store, taken, &row, err)) == STATUS_OK && row)
            ids_add(&found, sqlite3_column_int64(taken, 0));
    }
    db_give(store, STMT_POSTING_DOWN, taken);
    if (status == STATUS_OK)
        return cursor_set(store, &found);
    ids_clear(&found);
    return NULL;
}

struct cursor *cursor_any_entity(struct store *store, const struct ids *entities, struct err *err)
{
    if (entities->count == 1)
        return cursor_entity(store, entities->items[0]);
    if (entities->count > SET_FROM)
        return any_set(store, entities, err);
    struct cursor *any = cursor_or(store);
    for (size_t i = 0; i < entities->count; i++)
        cursor_add(any, cursor_entity(store, entities->items[i]));
    return any;
}

/* The entity of a cursor that is one of its meetings alone, or 0. */
static int64_t only_entity(const struct cursor *cursor)
{
    while ((cursor->type == AND || cursor->type == OR) && cursor->child_count == 1)
        cursor = cursor->children[0];
    bool entity = cursor->type == LEAF && cursor->stmt == STMT_POSTING_DOWN;
    return entity ? cursor->numbers[0] : 0;
}

/* One number, by the statement's ?1 and, where it has one, ?2. */
static enum status ask_number(struct store *store, enum stmt stmt, const int64_t asked[2],
                              int64_t *out, struct err *err)
{
    bool row = false;
    sqlite3_stmt *taken = db_take(store, stmt, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, asked[0]);
    if (sqlite3_bind_parameter_count(taken) > 1)
        sqlite3_bind_int64(taken, 2, asked[1]);
    enum status status = db_step(store, taken, &row, err);
    *out = row ? sqlite3_column_int64(taken, 0) : 0;
    db_give(store, stmt, taken);
    return status;
}

enum status cursor_count_entity(const struct cursor *cursor, int64_t anchor, struct count *out,
                                struct err *err)
{
    const int64_t asked[2] = {only_entity(cursor), anchor};
    if (asked[0] == 0)
        return STATUS_NONE;
    enum status status = ask_number(cursor->store, STMT_ENTITY_WEIGHT, asked, &out->total, err);
    out->newer = out->total;
    if (status == STATUS_OK && anchor > 0)
        status = ask_number(cursor->store, STMT_POSTINGS_ABOVE, asked, &out->newer, err);
    return status;
}

/* The leaf's statement for the direction of the walk. */
static enum stmt leaf_stmt(const struct cursor *cursor)
{
    enum stmt stmt = cursor->placed ? STMT_PLACED_DOWN : cursor->stmt;
    return stmt + (enum stmt)cursor->direction;
}

static void leaf_close(struct cursor *cursor)
{
    db_give(cursor->store, leaf_stmt(cursor), cursor->taken);
    cursor->taken = NULL;
    cursor->asked_once = false;
}

static void start(struct cursor *cursor, enum direction direction, bool placed)
{
    leaf_close(cursor);
    cursor->direction = direction;
    cursor->placed = placed && cursor->groups != NULL;
    cursor->at = 0;
    for (size_t i = 0; i < cursor->child_count; i++)
        start(cursor->children[i], direction, placed);
}

void cursor_start(struct cursor *cursor, enum direction direction)
{
    start(cursor, direction, false);
}

void cursor_start_placed(struct cursor *cursor, enum direction direction)
{
    start(cursor, direction, true);
}

/* Whether a stands before b on the way. */
static bool before(const struct cursor *cursor, int64_t a, int64_t b)
{
    return cursor->direction == DOWN ? a > b : a < b;
}

static int64_t leaf_step(struct cursor *cursor)
{
    bool row = false;
    db_step(cursor->store, cursor->taken, &row, &cursor->err);
    return row ? sqlite3_column_int64(cursor->taken, 0) : 0;
}

static int64_t leaf_seek(struct cursor *cursor, int64_t at)
{
    if (cursor->taken == NULL)
        cursor->taken = db_take(cursor->store, leaf_stmt(cursor), &cursor->err);
    if (cursor->taken == NULL)
        return 0;
    sqlite3_reset(cursor->taken);
    int n = 1;
    sqlite3_bind_int64(cursor->taken, n++, at);
    for (size_t i = 0; i < cursor->number_count; i++)
        sqlite3_bind_int64(cursor->taken, n++, cursor->numbers[i]);
    if (cursor->text != NULL)
        sqlite3_bind_text(cursor->taken, n++, cursor->text, -1, SQLITE_STATIC);
    if (cursor->placed)
        sqlite3_bind_text(cursor->taken, n++, cursor->groups, -1, SQLITE_STATIC);
    if (cursor->stmt == STMT_PROMISE_DOWN)
        sqlite3_bind_int64(cursor->taken, n, cursor->store->today);
    return leaf_step(cursor);
}

static int64_t leaf_next(struct cursor *cursor, int64_t at)
{
    if (!cursor->asked_once)
        return leaf_seek(cursor, at);
    int64_t found = cursor->at;
    const int steps = cursor->stmt == STMT_TEXT_DOWN ? STEPS_TEXT : STEPS;
    for (int i = 0; i < steps && found != 0 && before(cursor, found, at); i++)
        found = leaf_step(cursor);
    return found != 0 && before(cursor, found, at) ? leaf_seek(cursor, at) : found;
}

static int64_t set_next(const struct cursor *cursor, int64_t at)
{
    const int64_t *ids = cursor->ids.items;
    size_t low = 0;
    size_t high = cursor->ids.count;
    while (low < high) { /* the first id not below at */
        size_t middle = low + (high - low) / 2;
        if (ids[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < cursor->ids.count && (cursor->direction == UP || ids[low] == at))
        return ids[low];
    return cursor->direction == DOWN && low > 0 ? ids[low - 1] : 0;
}

static int64_t and_next(struct cursor *cursor, int64_t at)
{
    size_t agreed = 0;
    assert(cursor->child_count > 0);
    for (size_t i = 0; agreed < cursor->child_count; i = (i + 1) % cursor->child_count) {
        int64_t found = cursor_next(cursor->children[i], at);
        if (found == 0)
            return 0;
        agreed = found == at ? agreed + 1 : 1;
        at = found;
    }
    return at;
}

static int64_t or_next(struct cursor *cursor, int64_t at)
{
    int64_t best = 0;
    for (size_t i = 0; i < cursor->child_count && best != at; i++) {
        int64_t found = cursor_next(cursor->children[i], at);
        if (found != 0 && (best == 0 || before(cursor, found, best)))
            best = found;
    }
    return best;
}

static bool has_failed(const struct cursor *cursor)
{
    bool failed = cursor->err.status != STATUS_OK;
    for (size_t i = 0; i < cursor->child_count && !failed; i++)
        failed = has_failed(cursor->children[i]);
    return failed;
}

/* What excludes, broken off, excludes nothing any more: then the walk ends, or it would go on to
   the last meeting while a key waits. */
static int64_t not_next(struct cursor *cursor, int64_t at)
{
    const int64_t step = cursor->direction == DOWN ? -1 : 1;
    int64_t found = cursor_next(cursor->children[0], at);
    int64_t excluded = found != 0 ? cursor_next(cursor->children[1], found) : 0;
    while (found != 0 && excluded == found) {
        found = cursor_next(cursor->children[0], found + step);
        excluded = found != 0 ? cursor_next(cursor->children[1], found) : 0;
    }
    return excluded == 0 && has_failed(cursor->children[1]) ? 0 : found;
}

static int64_t all_next(const struct cursor *cursor, int64_t at)
{
    const int64_t last = cursor->store->last_meeting;
    if (cursor->direction == DOWN)
        return at > last ? last : at > 0 ? at : 0;
    return at > last ? 0 : at > 0 ? at : last > 0 ? 1 : 0;
}

static int64_t compute_next(struct cursor *cursor, int64_t at)
{
    switch (cursor->type) {
    case ALL:
        return all_next(cursor, at);
    case LEAF:
        return leaf_next(cursor, at);
    case SET:
        return set_next(cursor, at);
    case AND:
        return and_next(cursor, at);
    case OR:
        return or_next(cursor, at);
    case NOT:
        return not_next(cursor, at);
    }
    return 0;
}

int64_t cursor_next(struct cursor *cursor, int64_t at)
{
    /* What was answered last holds for every id from the one asked to the answer. */
    if (cursor->asked_once && !before(cursor, at, cursor->asked) &&
        (cursor->at == 0 || !before(cursor, cursor->at, at)))
        return cursor->at;
    if (cursor->asked_once && before(cursor, at, cursor->asked))
        cursor->asked_once = false; /* back: seek anew */
    int64_t found = compute_next(cursor, at);
    cursor->asked = at;
    cursor->asked_once = true;
    cursor->at = found;
    return found;
}

/* An and stands where its worst part does, an or where its best does. */
enum place cursor_place(struct cursor *cursor, int64_t id)
{
    if (cursor->placed)
        return (enum place)sqlite3_column_int(cursor->taken, 1);
    if (cursor->type != AND && cursor->type != OR)
        return cursor->elsewhere;
    enum place best = PLACE_REST;
    enum place worst = PLACE_TITLE;
    for (size_t i = 0; i < cursor->child_count; i++) {
        struct cursor *child = cursor->children[i];
        if (cursor_next(child, id) != id)
            continue;
        enum place place = cursor_place(child, id);
        best = place < best ? place : best;
        worst = place > worst ? place : worst;
    }
    enum place place = cursor->type == AND ? worst : best;
    return place > cursor->elsewhere ? place : cursor->elsewhere;
}

enum status cursor_stop(struct cursor *cursor, struct err *err)
{
    leaf_close(cursor);
    enum status status = cursor->err.status;
    if (status != STATUS_OK)
        err_set(err, status, "%s", cursor->err.text);
    cursor->err = err_like(&cursor->err);
    for (size_t i = 0; i < cursor->child_count; i++) {
        enum status child = cursor_stop(cursor->children[i], err);
        if (status == STATUS_OK)
            status = child;
    }
    return status;
}

void cursor_free(struct cursor **out)
{
    struct cursor *cursor = *out;
    *out = NULL;
    if (cursor == NULL)
        return;
    cursor_stop(cursor, NULL);
    for (size_t i = 0; i < cursor->child_count; i++)
        cursor_free(&cursor->children[i]);
    mem_free(&cursor->children);
    mem_free(&cursor->text);
    mem_free(&cursor->groups);
    ids_clear(&cursor->ids);
    mem_free(&cursor);
}
