/* SPDX-License-Identifier: MIT */
/*
 * Opening a database and keeping its statements. What the file is, is read from its first hundred
 * bytes before the engine sees it, so that a refusal is one clear line.
 */
#include "attache/store/db.h"

#include "attache/core/date.h"
#include "attache/store/ddl.h"
#include "attache/store/facets.h"
#include "attache/store/filter.h"
#include "attache/store/json.h"
#include "attache/store/names.h"
#include "attache/store/tokenizer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    HEADER_SIZE = 100,
    SMALL_MEETINGS = 20000,
    /* One thread uses a connection, so it needs no locks of its own. */
    IMAGE_FLAGS = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
    FILE_FLAGS = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
};

static int64_t big_endian(const unsigned char *bytes)
{
    return (int64_t)bytes[0] << 24 | (int64_t)bytes[1] << 16 | (int64_t)bytes[2] << 8 | bytes[3];
}

/* Looks at the header of a file of that size: of this program, of this version, whole? */
static enum status check_header(const unsigned char *header, int64_t size, const char *name,
                                struct err *err)
{
    if (size < HEADER_SIZE || memcmp(header, "SQLite format 3", 16) != 0)
        return err_set(err, STATUS_DATA, "%s: not a database", name);
    if (big_endian(header + 68) != DDL_APPLICATION_ID)
        return err_set(err, STATUS_DATA, "%s: an SQLite database, but not one of attache", name);
    int64_t version = big_endian(header + 60);
    if (version > DDL_VERSION)
        return err_set(err, STATUS_DATA,
                       "%s: made by a newer attache (format %lld, this one reads %d)", name,
                       (long long)version, DDL_VERSION);
    if (version < DDL_VERSION)
        return err_set(err, STATUS_DATA, "%s: made by an older attache; import it again", name);
    int64_t page = (int64_t)header[16] << 8 | header[17];
    int64_t pages = big_endian(header + 28);
    if (page < 512 || (page & (page - 1)) != 0 || pages == 0)
        return err_set(err, STATUS_DATA, "%s: damaged (its header is wrong)", name);
    int64_t whole = pages * page;
    if (whole > size)
        return err_set(err, STATUS_DATA, "%s: damaged (%lld of %lld bytes are there)", name,
                       (long long)size, (long long)whole);
    return STATUS_OK;
}

static enum status check_file(const char *path, struct err *err)
{
    unsigned char header[HEADER_SIZE] = {0};
    struct stat info;
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return err_set(err, STATUS_DATA, "%s: %s", path, strerror(errno));
    bool regular = fstat(fileno(file), &info) == 0 && S_ISREG(info.st_mode);
    size_t got = regular ? fread(header, 1, sizeof(header), file) : 0;
    fclose(file);
    if (!regular)
        return err_set(err, STATUS_DATA, "%s: not a file", path);
    return check_header(header, got < HEADER_SIZE ? (int64_t)got : (int64_t)info.st_size, path,
                        err);
}

static void read_meta(struct store *store, const char *name, sqlite3_stmt *taken)
{
    struct store_info *info = &store->info;
    int64_t number = sqlite3_column_int64(taken, 1);
    if (strcmp(name, "data_date") == 0)
        info->data_date = db_dup(taken, 1, &store->arena);
    else if (strcmp(name, "digest") == 0)
        info->digest = db_dup(taken, 1, &store->arena);
    else if (strcmp(name, "first_year") == 0)
        info->first_year = (int)number;
    else if (strcmp(name, "last_year") == 0)
        info->last_year = (int)number;
    else if (strcmp(name, "decades") == 0)
        info->decades = db_dup(taken, 1, &store->arena);
    else if (strcmp(name, "longest") == 0)
        store->longest = number;
    else if (strcmp(name, "terms") == 0)
        store->terms = number > 0;
    else if (str_starts(name, "count."))
        info->counts[kind_parse(name + 6)] = number;
    else if (str_starts(name, "origin.")) {
        size_t i = (size_t)strtoul(name + 7, NULL, 10);
        if (i > 0 && i < store->origin_count)
            store->origins[i] = db_dup(taken, 1, &store->arena);
    }
}

enum { ORIGINS = 64 };

static enum status read_info(struct store *store, struct err *err)
{
    bool row = false;
    sqlite3_stmt *taken = db_take(store, STMT_META, err);
    if (taken == NULL)
        return STATUS_DATA;
    store->info = (struct store_info){.data_date = "", .digest = "", .decades = ""};
    store->longest = -1;
    store->origin_count = ORIGINS;
    store->origins = arena_new(&store->arena, ORIGINS, sizeof(*store->origins));
    for (size_t i = 0; i < ORIGINS; i++)
        store->origins[i] = "";
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        read_meta(store, db_text(taken, 0), taken);
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_META, taken);
    if (status == STATUS_OK && (taken = db_take(store, STMT_LAST_MEETING, err)) != NULL) {
        status = db_step(store, taken, &row, err);
        store->last_meeting = row ? sqlite3_column_int64(taken, 0) : 0;
        store->dense = store->last_meeting == store->info.counts[KIND_MEETING];
        store->small = store->last_meeting <= SMALL_MEETINGS;
        db_give(store, STMT_LAST_MEETING, taken);
    }
    return status;
}

static enum status set_up(struct store *store, struct err *err)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    date_today(time(NULL), &store->today);
    enum status status = tokenizer_register(store->db, err);
    return status == STATUS_OK ? read_info(store, err) : status;
}

static enum status finish_open(struct store *store, enum status status, struct store **out)
{
    if (status != STATUS_OK)
        store_close(&store);
    *out = store;
    return status;
}

/* Pages are then used where they lie in the image; without it each one read is copied to the heap.
 */
static const char in_place[] = "PRAGMA mmap_size = 2147418112";

enum status store_open_image(const void *bytes, size_t size, struct store **out, struct err *err)
{
    *out = NULL;
    const int64_t length = (int64_t)size;
    enum status status = check_header(bytes, length, "the dataset", err);
    if (status != STATUS_OK)
        return status;
    struct store *store = mem_new(1, sizeof(*store));
    /* One thread: its locks were 3 % of a start. Refused, and not needed, once the engine runs. */
    (void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    /* Pages lie in the image: the twenty taken in advance would be 87 kB for nothing. */
    (void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    /* READONLY: the engine neither writes nor frees the bytes. */
    unsigned char *image = (unsigned char *)(uintptr_t)bytes;
    if (sqlite3_open_v2(":memory:", &store->db, IMAGE_FLAGS, NULL) != SQLITE_OK ||
        sqlite3_deserialize(store->db, "main", image, length, length,
                            SQLITE_DESERIALIZE_READONLY) != SQLITE_OK ||
        sqlite3_exec(store->db, in_place, NULL, NULL, NULL) != SQLITE_OK)
        status = db_fail(store, err);
    else
        status = set_up(store, err);
    return finish_open(store, status, out);
}

enum status store_open_file(const char *path, struct store **out, struct err *err)
{
    *out = NULL;
    enum status status = check_file(path, err);
    if (status != STATUS_OK)
        return status;
    struct store *store = mem_new(1, sizeof(*store));
    struct err inner = err_like(err);
    /* Nobody writes to the file: one transaction spares each statement its locks, which took a
       quarter of a search. */
    if (sqlite3_open_v2(path, &store->db, FILE_FLAGS, NULL) != SQLITE_OK ||
        sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
        status = db_fail(store, &inner);
    else
        status = set_up(store, &inner);
    if (status != STATUS_OK)
        err_set(err, status, "%s: %s", path, inner.text);
    return finish_open(store, status, out);
}

void store_close(struct store **out)
{
    struct store *store = *out;
    *out = NULL;
    if (store == NULL)
        return;
    filter_free_all(store);
    names_free(&store->names);
    facets_free(&store->facets);
    json_close(&store->json);
    for (int stmt = 0; stmt < STMT_COUNT; stmt++) {
        for (int i = 0; i < DB_IDLE; i++)
            sqlite3_finalize(store->idle[stmt][i]);
    }
    sqlite3_close(store->db);
    arena_clear(&store->arena);
    arena_clear(&store->slug_arena);
    mem_free(&store);
}

void store_info(struct store *store, struct store_info *out)
{
    *out = store->info;
}

void store_set_today(struct store *store, int32_t day)
{
    store->today = day;
}

static int64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int call_stop(void *context)
{
    struct store *store = context;
    if (store->deadline != 0 && now() > store->deadline)
        store->late = true;
    return store->late || (store->stop != NULL && store->stop(store->stop_context));
}

static void watch(struct store *store)
{
    enum { STEPS = 2000 };
    bool wanted = store->stop != NULL || store->deadline != 0;
    sqlite3_progress_handler(store->db, STEPS, wanted ? call_stop : NULL, store);
}

void store_set_stop(struct store *store, bool (*stop)(void *context), void *context)
{
    store->stop = stop;
    store->stop_context = context;
    watch(store);
}

void db_set_patience(struct store *store, int milliseconds)
{
    store->deadline = milliseconds > 0 ? now() + milliseconds * (int64_t)1000000 : 0;
    store->late = false;
    watch(store);
}

bool db_is_late(const struct store *store)
{
    return store->late;
}

sqlite3 *db_handle(const struct store *store)
{
    return store->db;
}

sqlite3_stmt *db_take(struct store *store, enum stmt stmt, struct err *err)
{
    sqlite3_stmt *taken = NULL;
    for (int i = DB_IDLE - 1; i >= 0; i--) {
        taken = store->idle[stmt][i];
        store->idle[stmt][i] = NULL;
        if (taken != NULL)
            return taken;
    }
    if (sqlite3_prepare_v3(store->db, db_sql[stmt], -1, SQLITE_PREPARE_PERSISTENT, &taken, NULL) !=
        SQLITE_OK)
        db_fail(store, err);
    return taken;
}

void db_give(struct store *store, enum stmt stmt, sqlite3_stmt *taken)
{
    if (taken == NULL)
        return;
    sqlite3_reset(taken);
    sqlite3_clear_bindings(taken);
    for (int i = 0; i < DB_IDLE; i++) {
        if (store->idle[stmt][i] == NULL) {
            store->idle[stmt][i] = taken;
            return;
        }
    }
    sqlite3_finalize(taken);
}

enum status db_step(struct store *store, sqlite3_stmt *taken, bool *row, struct err *err)
{
    int rc = sqlite3_step(taken);
    *row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
        return STATUS_OK;
    return db_fail(store, err);
}

const char *db_text(sqlite3_stmt *taken, int column)
{
    const unsigned char *text = sqlite3_column_text(taken, column);
    if (text == NULL && sqlite3_errcode(sqlite3_db_handle(taken)) == SQLITE_NOMEM)
        mem_exhausted(); /* it is no NULL: there was no memory for its final byte */
    return text != NULL ? (const char *)text : "";
}

const char *db_dup(sqlite3_stmt *taken, int column, struct arena *arena)
{
    const char *text = db_text(taken, column);
    return text[0] != '\0' ? arena_dup(arena, text) : "";
}

enum status db_fail(struct store *store, struct err *err)
{
    switch (sqlite3_errcode(store->db)) {
    case SQLITE_NOMEM:
    case SQLITE_OK: /* a call that failed and is not told of: sqlite3_deserialize without memory */
        mem_exhausted();
    case SQLITE_INTERRUPT:
        return err_set(err, STATUS_DATA, "interrupted");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return err_set(err, STATUS_DATA, "the database is damaged");
    default:
        return err_set(err, STATUS_DATA, "the database: %s", sqlite3_errmsg(store->db));
    }
}

/* Whether the ids of a kind stand together, and where: asked once. */
static const struct id_range *range_of(struct store *store, enum kind kind, struct err *err)
{
    struct id_range *range = &store->ranges[kind];
    bool row = false;
    if (range->known)
        return range;
    sqlite3_stmt *taken = db_take(store, STMT_KIND_RANGE, err);
    if (taken == NULL)
        return NULL;
    sqlite3_bind_int(taken, 1, (int)kind);
    enum status status = db_step(store, taken, &row, err);
    if (row) {
        range->known = true;
        range->first = sqlite3_column_int64(taken, 0);
        range->last = sqlite3_column_int64(taken, 1);
        range->together = range->last - range->first + 1 == sqlite3_column_int64(taken, 2);
    }
    db_give(store, STMT_KIND_RANGE, taken);
    return status == STATUS_OK ? range : NULL;
}

sqlite3_stmt *db_take_postings(struct store *store, int kind, enum stmt *stmt, struct err *err)
{
    static const struct id_range apart = {0}; /* the facets' ids stand mixed */
    const struct id_range *range =
        kind < KIND_COUNT ? range_of(store, (enum kind)kind, err) : &apart;
    if (range == NULL)
        return NULL;
    *stmt = range->together ? STMT_RANGE_POSTINGS : STMT_KIND_POSTINGS;
    sqlite3_stmt *taken = db_take(store, *stmt, err);
    if (taken != NULL) {
        sqlite3_bind_int64(taken, 1, range->together ? range->first : (int64_t)kind);
        if (range->together)
            sqlite3_bind_int64(taken, 2, range->last);
    }
    return taken;
}

const char *db_origin(const struct store *store, int64_t origin)
{
    return origin > 0 && (size_t)origin < store->origin_count ? store->origins[origin] : "";
}
