/* SPDX-License-Identifier: MIT */
/*
 * Reading a file that may be hostile. Its header is judged from a hundred bytes; the engine opens
 * it read-only, with everything off that a schema could make it do: no virtual table has a module,
 * no view, trigger or function runs, an authorizer allows two scans and a few pragmas, a clock
 * limits the checks. What comes out is texts, which the importer judges as it judges JSON files.
 */
#include "cache_parts.h"

#include "attache/store/ddl.h"
#include "attache/text/safe.h"
#include "import_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { HEADER_SIZE = 100, OPS_PER_LOOK = 1000, RECORD_MAX = 1000000 };
#define FILE_MAX ((int64_t)16 << 30)
#define HEAP_MAX ((int64_t)256 << 20)

/* The header */

static int64_t big_endian(const unsigned char *bytes)
{
    return (int64_t)bytes[0] << 24 | (int64_t)bytes[1] << 16 | (int64_t)bytes[2] << 8 | bytes[3];
}

static enum status check_whole(const unsigned char *header, int64_t size, const char *path,
                               struct err *err)
{
    int64_t page = (int64_t)header[16] << 8 | header[17];
    int64_t whole = 0;
    bool counted = big_endian(header + 24) == big_endian(header + 92);
    page = page == 1 ? 65536 : page;
    if (page < 512 || (page & (page - 1)) != 0)
        return err_set(err, STATUS_DATA, "%s: damaged (its header is wrong)", path);
    whole = big_endian(header + 28) * page;
    if (counted && whole > size)
        return err_set(err, STATUS_DATA, "%s: damaged (%lld of %lld bytes are there)", path,
                       (long long)size, (long long)whole);
    return STATUS_OK;
}

static enum status check_header(const unsigned char *header, int64_t size, const char *path,
                                struct err *err)
{
    if (size == 0)
        return err_set(err, STATUS_DATA, "%s: an empty file, not a database", path);
    if (size < HEADER_SIZE || memcmp(header, "SQLite format 3", 16) != 0)
        return err_set(err, STATUS_DATA, "%s: not a database", path);
    if (size > FILE_MAX)
        return err_set(err, STATUS_DATA, "%s: larger than 16 GB", path);
    int64_t version = big_endian(header + 60);
    if (big_endian(header + 68) != DDL_APPLICATION_ID || version < 1)
        return err_set(err, STATUS_DATA, "%s: an SQLite database, but not one of attache", path);
    if (version > DDL_VERSION)
        return err_set(err, STATUS_DATA,
                       "%s: made by a newer attache (format %lld, this one reads %d)", path,
                       (long long)version, DDL_VERSION);
    return check_whole(header, size, path, err);
}

static void look_for_wal(const char *path, struct cache_file *out)
{
    struct str name = {0};
    struct stat info;
    str_addf(&name, "%s-wal", path);
    out->wal_size = -1;
    if (stat(name.data, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
        out->wal_size = info.st_size;
        out->wal_seconds = info.st_mtim.tv_sec;
        out->wal_nanoseconds = info.st_mtim.tv_nsec;
    }
    str_clear(&name);
}

/* The descriptor is closed before the engine opens the file: closing it later would drop locks. */
enum status cache_look(const char *path, struct cache_file *out, struct err *err)
{
    unsigned char header[HEADER_SIZE] = {0};
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) != 0) {
        err_set(err, STATUS_DATA, "%s: cannot open: %s", path, strerror(errno));
        if (fd >= 0)
            close(fd);
        return STATUS_DATA;
    }
    ssize_t got = S_ISREG(info.st_mode) ? pread(fd, header, sizeof(header), 0) : 0;
    close(fd);
    if (S_ISDIR(info.st_mode))
        return err_set(err, STATUS_DATA, "%s: a folder, not a database (import reads folders)",
                       path);
    if (!S_ISREG(info.st_mode))
        return err_set(err, STATUS_DATA, "%s: not a file", path);
    if (got < 0)
        return err_set(err, STATUS_DATA, "%s: cannot read it", path);
    *out = (struct cache_file){.device = (uint64_t)info.st_dev,
                               .inode = (uint64_t)info.st_ino,
                               .size = (uint64_t)info.st_size,
                               .seconds = info.st_mtim.tv_sec,
                               .nanoseconds = info.st_mtim.tv_nsec,
                               .counter = big_endian(header + 24),
                               .wal = header[18] == 2 || header[19] == 2};
    look_for_wal(path, out);
    return check_header(header, got < HEADER_SIZE ? (int64_t)got : (int64_t)info.st_size, path,
                        err);
}

/* The engine, tied down */

struct reader {
    struct cache_reading *reading;
    struct import *import;
    sqlite3 *db;
    struct timespec deadline; /* of processor time: a slow disk is no damage, nor is Ctrl-Z */
    int64_t rows;
    bool named; /* the file tells its own records from copies of embedded ones */
};

static const char *path_of(const struct reader *reader)
{
    return reader->reading->request->path;
}

/* What the engine says may quote the file; its first line may only name the database. */
static enum status damaged(const struct reader *reader, const char *why, struct err *err)
{
    struct str safe = {0};
    const char *line = strchr(why, '\n');
    why = line != NULL && str_starts(why, "***") ? line + 1 : why;
    safe_add(&safe, why, strcspn(why, "\n"));
    err_set(err, STATUS_DATA, "%s: damaged (%s)", path_of(reader), str_text(&safe));
    str_clear(&safe);
    return STATUS_DATA;
}

static enum status fail(const struct reader *reader, struct err *err)
{
    const char *path = path_of(reader);
    switch (sqlite3_extended_errcode(reader->db)) {
    case SQLITE_BUSY:
        return err_set(err, STATUS_DATA, "%s: another program is writing it; try again", path);
    case SQLITE_READONLY_ROLLBACK:
        return err_set(err, STATUS_DATA,
                       "%s: a change that was cut off has to be undone first; "
                       "open it once with the program that made it",
                       path);
    case SQLITE_INTERRUPT:
        return err_set(err, STATUS_DATA, "%s: damaged (checking it takes too long)", path);
    case SQLITE_NOMEM:
        return err_set(err, STATUS_DATA, "%s: there is not enough memory to read it", path);
    default:
        return damaged(reader, sqlite3_errmsg(reader->db), err);
    }
}

/* NOLINTNEXTLINE(readability-function-size): as SQLite calls it */
static int authorize(void *context, int action, const char *a, const char *b, const char *database,
                     const char *trigger)
{
    static const char *const tables[] = {"meeting", "entity", "meta", "sqlite_master"};
    static const char *const pragmas[] = {"quick_check", "table_list"};
    (void)context;
    (void)b;
    (void)database;
    if (trigger != NULL)
        return SQLITE_DENY;
    if (action == SQLITE_SELECT)
        return SQLITE_OK;
    for (size_t i = 0; action == SQLITE_READ && i < sizeof(tables) / sizeof(tables[0]); i++) {
        if (a != NULL && strcmp(a, tables[i]) == 0)
            return SQLITE_OK;
    }
    for (size_t i = 0; action == SQLITE_PRAGMA && i < sizeof(pragmas) / sizeof(pragmas[0]); i++) {
        if (a != NULL && strcmp(a, pragmas[i]) == 0)
            return SQLITE_OK;
    }
    return SQLITE_DENY;
}

static int out_of_time(void *context)
{
    const struct reader *reader = context;
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec > reader->deadline.tv_sec ||
           (now.tv_sec == reader->deadline.tv_sec && now.tv_nsec > reader->deadline.tv_nsec);
}

static void set_limits(sqlite3 *db)
{
    static const int limits[][2] = {
        {SQLITE_LIMIT_LENGTH, RECORD_MAX},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 10},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    };
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
        sqlite3_limit(db, limits[i][0], limits[i][1]);
}

static void set_switches(sqlite3 *db)
{
    static const int off[] = {
        SQLITE_DBCONFIG_TRUSTED_SCHEMA,
        SQLITE_DBCONFIG_ENABLE_TRIGGER,
        SQLITE_DBCONFIG_ENABLE_VIEW,
        SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
        SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
        SQLITE_DBCONFIG_DQS_DDL,
        SQLITE_DBCONFIG_DQS_DML,
    };
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
        sqlite3_db_config(db, off[i], 0, NULL);
    sqlite3_drop_modules(db, NULL);
}

/* With a second and a half of processor time, and a second more for every 8 MB. */
static enum status tie_down(struct reader *reader, struct err *err)
{
    static const char script[] = "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;"
                                 "PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;"
                                 "PRAGMA ignore_check_constraints = ON;";
    sqlite3 *db = reader->db;
    set_switches(db);
    set_limits(db);
    sqlite3_busy_timeout(db, 1000);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &reader->deadline);
    reader->deadline.tv_sec += 1 + (time_t)(reader->reading->file->size / (8 << 20));
    reader->deadline.tv_nsec += 500000000;
    if (reader->deadline.tv_nsec >= 1000000000) {
        reader->deadline.tv_sec++;
        reader->deadline.tv_nsec -= 1000000000;
    }
    sqlite3_progress_handler(db, OPS_PER_LOOK, out_of_time, reader);
    if (sqlite3_exec(db, script, NULL, NULL, NULL) != SQLITE_OK)
        return fail(reader, err);
    sqlite3_set_authorizer(db, authorize, reader);
    return STATUS_OK;
}

static void add_uri(struct str *uri, const char *path)
{
    str_add(uri, path[0] == '/' ? "file://" : "file:");
    for (const char *c = path; *c != '\0'; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                     (*c >= '0' && *c <= '9') || strchr("/._-", *c) != NULL;
        if (plain)
            str_add_char(uri, *c);
        else
            str_addf(uri, "%%%02X", (unsigned)(unsigned char)*c);
    }
}

static enum status open_uri(struct reader *reader, bool immutable, struct err *err)
{
    struct str uri = {0};
    sqlite3_close(reader->db);
    add_uri(&uri, path_of(reader));
    str_add(&uri, immutable ? "?mode=ro&immutable=1" : "?mode=ro");
    int rc = sqlite3_open_v2(uri.data, &reader->db,
                             SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    str_clear(&uri);
    return rc == SQLITE_OK ? tie_down(reader, err) : fail(reader, err);
}

/*
 * A file that asks for a log but has none is read as it stands, so that nothing is made beside it.
 * Where a log is there but its index cannot be made, the file without the log is what can be read.
 */
static enum status open_file(struct reader *reader, struct err *err)
{
    const struct cache_file *file = reader->reading->file;
    bool immutable = file->wal && file->wal_size < 0;
    enum status status = open_uri(reader, immutable, err);
    if (status != STATUS_OK || !file->wal || immutable)
        return status;
    sqlite3_stmt *probe = NULL;
    int rc = sqlite3_prepare_v2(reader->db, "SELECT 1 FROM sqlite_master", -1, &probe, NULL);
    sqlite3_finalize(probe);
    if (rc == SQLITE_OK)
        return STATUS_OK;
    sqlite3_snprintf((int)sizeof(reader->reading->request->notice),
                     reader->reading->request->notice,
                     "the database is read without the changes in its -wal file, which cannot be "
                     "opened");
    return open_uri(reader, true, err);
}

/* Checks */

static enum status quick_check(struct reader *reader, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    enum status status = STATUS_OK;
    if (sqlite3_prepare_v2(reader->db, "PRAGMA main.quick_check(1)", -1, &stmt, NULL) !=
            SQLITE_OK ||
        sqlite3_step(stmt) != SQLITE_ROW)
        status = fail(reader, err);
    else if (strcmp(sql_text(stmt, 0), "ok") != 0)
        status = damaged(reader, sql_text(stmt, 0), err);
    sqlite3_finalize(stmt);
    return status;
}

/* What a name stands for may be a view or a virtual table. */
static enum status check_tables(struct reader *reader, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    int found = 0;
    int rc = sqlite3_prepare_v2(reader->db, "PRAGMA main.table_list", -1, &stmt, NULL);
    while (rc == SQLITE_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        rc = SQLITE_OK;
        const char *name = sql_text(stmt, 1);
        bool plain = strcmp(sql_text(stmt, 2), "table") == 0;
        if (plain && (strcmp(name, "meeting") == 0 || strcmp(name, "entity") == 0))
            found++;
        else if (plain && strcmp(name, "meta") == 0)
            reader->named = true;
    }
    enum status status = rc == SQLITE_DONE ? STATUS_OK : fail(reader, err);
    sqlite3_finalize(stmt);
    if (status != STATUS_OK)
        return status;
    if (found != 2)
        return err_set(err, STATUS_DATA,
                       "%s: damaged (the plain tables meeting and entity are not there)",
                       path_of(reader));
    return STATUS_OK;
}

/* Whether the file names its own records; if not, all of them count as own. What is no table of
   names counts as none; without memory nothing is known. */
static enum status read_name(struct reader *reader, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    if (!reader->named)
        return STATUS_OK;
    int rc = sqlite3_prepare_v2(reader->db, "SELECT name FROM main.meta", -1, &stmt, NULL);
    reader->named = false;
    while (!reader->named && stmt != NULL && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
        reader->named = strcmp(sql_text(stmt, 0), "origin.1") == 0;
    enum status status = (rc & 0xFF) == SQLITE_NOMEM ? fail(reader, err) : STATUS_OK;
    sqlite3_finalize(stmt);
    return status;
}

/* Rows */

/* A copy of a record of the embedded dataset gives way to that, which may be newer. */
static enum status take_row(struct reader *reader, sqlite3_stmt *stmt, enum kind kind,
                            struct err *err)
{
    reader->rows++;
    if (sqlite3_column_type(stmt, 3) != SQLITE_TEXT)
        return err_set(err, STATUS_DATA, "%s: damaged (record %lld is no text)", path_of(reader),
                       (long long)reader->rows);
    const char *theirs = "";
    if (reader->named && sqlite3_column_int64(stmt, 1) == 0)
        theirs = registry_look(reader->import, kind, sql_text(stmt, 2));
    if (theirs[0] != '\0') {
        char *copy = mem_dup(theirs);
        enum status status = import_take_embedded(reader->import, kind, copy, strlen(copy), err);
        mem_free(&copy);
        return status;
    }
    struct input input = {.path = path_of(reader), .line = reader->rows, .lines = true};
    input.hint = kind;
    input.bytes = sql_text(stmt, 3);
    input.size = (size_t)sqlite3_column_bytes(stmt, 3);
    return import_take_input(reader->import, &input, err);
}

static enum status take_rows(struct reader *reader, const char *sql, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    enum status status = STATUS_OK;
    int rc = sqlite3_prepare_v2(reader->db, sql, -1, &stmt, NULL);
    if (rc != SQLITE_OK)
        return fail(reader, err);
    while (status == STATUS_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        int kind = sqlite3_column_int(stmt, 0);
        if (kind >= KIND_MEETING && kind < KIND_OUTCOME)
            status = take_row(reader, stmt, (enum kind)kind, err);
        else if (kind >= KIND_OUTCOME && kind < FACET_PLACE)
            status = err_set(err, STATUS_DATA,
                             "%s: has records of a kind that this attache does not know",
                             path_of(reader));
    }
    if (status == STATUS_OK && rc != SQLITE_DONE)
        status = fail(reader, err);
    sqlite3_finalize(stmt);
    return status;
}

static enum status check(struct reader *reader, struct err *err)
{
    enum status status = open_file(reader, err);
    if (status == STATUS_OK)
        status = quick_check(reader, err);
    if (status == STATUS_OK)
        status = check_tables(reader, err);
    if (status == STATUS_OK)
        status = read_name(reader, err);
    return status;
}

enum status cache_feed(void *context, struct import *import, struct err *err)
{
    static const char meetings[] = "SELECT 1, origin, slug, json FROM main.meeting NOT INDEXED";
    static const char entities[] = "SELECT kind, origin, slug, json FROM main.entity NOT INDEXED";
    struct reader reader = {.reading = context, .import = import};
    int64_t heap = sqlite3_hard_heap_limit64(HEAP_MAX);
    enum status status = check(&reader, err);
    sqlite3_hard_heap_limit64(heap);
    if (reader.db != NULL)
        sqlite3_progress_handler(reader.db, 0, NULL, NULL);
    if (status == STATUS_OK)
        status = take_rows(&reader, meetings, err);
    if (status == STATUS_OK)
        status = take_rows(&reader, entities, err);
    if (status == STATUS_OK && reader.rows == 0)
        status = err_set(err, STATUS_DATA, "%s: holds no records", path_of(&reader));
    sqlite3_close(reader.db);
    reader.reading->failed = status != STATUS_OK;
    return status;
}
