/* SPDX-License-Identifier: MIT */
/*
 * The file of a notebook. SQLite alone opens it: closing any other descriptor of it
 * would drop this process's locks. A rollback journal, written through to the disk (EXTRA:
 * its removal, which is the commit, too), and transactions that take the write lock at their start
 * are what two instances can rely on. No statement outlives the call that made it, so none holds a
 * lock while the program waits for a key.
 */
#include "notebook_parts.h"

#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/store/db.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    STEP = 1, /* milliseconds between two tries: a busy writer leaves the lock free for less */
    PATIENT_FOR = 250, /* before the wait is shown */
};

static const char set_up[] = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
                             "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY";

/* From one version to the next, [0] from an empty file. Each is run once, all in one transaction.
 */
static const char *const steps[NOTEBOOK_VERSION] = {
    "PRAGMA application_id = 0x6174746e;"
    "CREATE TABLE item(kind INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,"
    " time INTEGER NOT NULL, PRIMARY KEY(kind, name)) WITHOUT ROWID;"
    "PRAGMA user_version = 1",
};

static const char read_items[] = "SELECT kind, name, text, time FROM item ORDER BY kind, name";
static const char put_item[] = "REPLACE INTO item(kind, name, text, time) VALUES(?1, ?2, ?3, ?4)";
static const char remove_item[] = "DELETE FROM item WHERE kind = ?1 AND name = ?2";
static const char keep_latest[] = "DELETE FROM item WHERE kind = ?1 AND name NOT IN"
                                  " (SELECT name FROM item WHERE kind = ?1"
                                  " ORDER BY time DESC, name LIMIT ?2)";

/* Failures */

static enum status fail(struct notebook_file *file, struct err *err)
{
    int code = sqlite3_extended_errcode(file->db);
    int system = sqlite3_system_errno(file->db);
    const char *why = sqlite3_errmsg(file->db);
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        mem_exhausted();
    case SQLITE_BUSY:
        why = "another program is writing to it";
        break;
    case SQLITE_FULL:
        why = "the disk is full";
        break;
    case SQLITE_READONLY:
        why = "it cannot be written to";
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        why = "it is damaged";
        break;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        why = system != 0 ? strerror(system) : why;
        break;
    default:
        break;
    }
    return err_set(err, STATUS_DATA, "%s: %s", file->path, err_say(err, why));
}

/* Asked by SQLite while another process holds a lock. */
static int wait(void *context, int tries)
{
    struct notebook_file *file = context;
    struct timespec step = {.tv_nsec = STEP * 1000000L};
    if (tries == 0)
        file->waited = 0;
    if (file->waited >= file->patience)
        return 0;
    bool shown = file->waited >= PATIENT_FOR;
    nanosleep(&step, NULL);
    file->waited += STEP;
    if (!shown && file->waited >= PATIENT_FOR && file->waiting != NULL)
        file->waiting(file->waiting_context);
    return 1;
}

/* Statements */

static enum status run(struct notebook_file *file, const char *sql, struct err *err)
{
    return sqlite3_exec(file->db, sql, NULL, NULL, NULL) == SQLITE_OK ? STATUS_OK : fail(file, err);
}

static sqlite3_stmt *prepare(struct notebook_file *file, const char *sql, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(file->db, sql, -1, &stmt, NULL) != SQLITE_OK)
        (void)fail(file, err);
    return stmt;
}

/* Runs to the end and makes the statement ready again; one that could not be prepared fails. */
static enum status finish(struct notebook_file *file, sqlite3_stmt *stmt, struct err *err)
{
    if (stmt == NULL)
        return STATUS_DATA;
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = sqlite3_step(stmt);
    enum status status = code == SQLITE_DONE ? STATUS_OK : fail(file, err);
    sqlite3_reset(stmt);
    return status;
}

static enum status ask(struct notebook_file *file, const char *sql, int64_t *out, struct err *err)
{
    sqlite3_stmt *stmt = prepare(file, sql, err);
    if (stmt == NULL)
        return STATUS_DATA;
    enum status status = STATUS_OK;
    if (sqlite3_step(stmt) == SQLITE_ROW)
        *out = sqlite3_column_int64(stmt, 0);
    else
        status = fail(file, err);
    sqlite3_finalize(stmt);
    return status;
}

/* Opening */

/* The file is made readable by its user alone, and so will be its journal. */
static enum status open_database(struct notebook_file *file, bool make, struct err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
    mode_t mask = umask(077);
    int code = sqlite3_open_v2(file->path, &file->db, flags, NULL);
    umask(mask);
    if (code != SQLITE_OK)
        return fail(file, err);
    sqlite3_extended_result_codes(file->db, 1);
    sqlite3_busy_handler(file->db, wait, file);
    sqlite3_db_config(file->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(file->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(file->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(file->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_drop_modules(file->db, NULL);
    return run(file, set_up, err);
}

/* Which version the file is of: 0 is an empty one. */
static enum status look(struct notebook_file *file, int64_t *version, struct err *err)
{
    int64_t id = 0;
    int64_t tables = 0;
    enum status status = ask(file, "PRAGMA application_id", &id, err);
    if (status == STATUS_OK)
        status = ask(file, "PRAGMA user_version", version, err);
    if (status == STATUS_OK)
        status = ask(file, "SELECT count(*) FROM sqlite_schema", &tables, err);
    if (status != STATUS_OK)
        return status;
    if (id != NOTEBOOK_APPLICATION_ID && (id != 0 || tables != 0))
        return err_set(err, STATUS_DATA, "%s: not the notes of attache", file->path);
    if (id == 0)
        *version = 0;
    file->newer = *version > NOTEBOOK_VERSION;
    return STATUS_OK;
}

void notebook_file_close(struct notebook_file *file)
{
    sqlite3_close(file->db);
    file->db = NULL;
}

static enum status close_failed(struct notebook_file *file, enum status status)
{
    if (status == STATUS_DATA)
        notebook_file_close(file);
    return status;
}

static enum status make_folder(const struct notebook_file *file, struct err *err)
{
    char *folder = mem_dup(file->path);
    enum status status = STATUS_OK;
    *strrchr(folder, '/') = '\0';
    if (!file_make_folder(folder))
        status = err_set(err, STATUS_DATA, "%s: cannot be made: %s", folder, strerror(errno));
    mem_free(&folder);
    return status;
}

/* STATUS_NONE when there is no file and none is to be made. */
static enum status open_file(struct notebook_file *file, bool make, struct err *err)
{
    struct stat info;
    if (file->db != NULL)
        return STATUS_OK;
    if (file->path[0] == '\0')
        return make ? err_set(err, STATUS_DATA, "there is no home folder for notes") : STATUS_NONE;
    if (stat(file->path, &info) != 0 && !make)
        return STATUS_NONE;
    if (make && make_folder(file, err) != STATUS_OK)
        return STATUS_DATA;
    return close_failed(file, open_database(file, make, err));
}

bool notebook_file_changed(struct notebook_file *file)
{
    int64_t version = 0;
    if (file->db == NULL)
        return true;
    return ask(file, "PRAGMA data_version", &version, NULL) != STATUS_OK ||
           version != file->version;
}

/* Reading */

static enum status read_rows(struct notebook_file *file, notebook_add_fn *add, void *context,
                             struct err *err)
{
    sqlite3_stmt *stmt = prepare(file, read_items, err);
    if (stmt == NULL)
        return STATUS_DATA;
    int code;
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        char *name = mem_dup(db_text(stmt, 1));
        char *text = mem_dup(db_text(stmt, 2));
        add(context, &(struct notebook_item){(enum notebook_kind)sqlite3_column_int(stmt, 0), name,
                                             text, sqlite3_column_int64(stmt, 3)});
        mem_free(&name);
        mem_free(&text);
    }
    enum status status = code == SQLITE_DONE ? STATUS_OK : fail(file, err);
    sqlite3_finalize(stmt);
    return status;
}

enum status notebook_file_read(struct notebook_file *file, notebook_add_fn *add, void *context,
                               struct err *err)
{
    int64_t version = 0;
    enum status status = open_file(file, false, err);
    if (status != STATUS_OK)
        return status;
    status = run(file, "BEGIN", err);
    if (status == STATUS_OK)
        status = look(file, &version, err);
    if (status == STATUS_OK && version > 0)
        status = read_rows(file, add, context, err);
    if (status == STATUS_OK)
        status = ask(file, "PRAGMA data_version", &file->version, err);
    if (status == STATUS_OK)
        status = run(file, "COMMIT", err);
    return close_failed(file, status);
}

/* Writing */

static enum status write_change(struct notebook_file *file, sqlite3_stmt *stmt,
                                const struct notebook_item *change, struct err *err)
{
    sqlite3_bind_int(stmt, 1, (int)change->kind);
    sqlite3_bind_text(stmt, 2, change->name, -1, SQLITE_STATIC);
    if (change->text != NULL) {
        sqlite3_bind_text(stmt, 3, change->text, -1, SQLITE_STATIC);
        sqlite3_bind_int64(stmt, 4, change->time);
    }
    return finish(file, stmt, err);
}

static enum status write_changes(struct notebook_file *file, const struct notebook_item *changes,
                                 size_t count, struct err *err)
{
    sqlite3_stmt *put = prepare(file, put_item, err);
    sqlite3_stmt *removal = prepare(file, remove_item, err);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = write_change(file, changes[i].text != NULL ? put : removal, &changes[i], err);
    sqlite3_finalize(put);
    sqlite3_finalize(removal);
    return status;
}

static enum status drop_oldest(struct notebook_file *file, struct err *err)
{
    sqlite3_stmt *stmt = prepare(file, keep_latest, err);
    enum status status = stmt != NULL ? STATUS_OK : STATUS_DATA;
    for (int kind = NOTEBOOK_TYPED_FIRST; kind <= NOTEBOOK_TYPED_LAST && status == STATUS_OK;
         kind++) {
        sqlite3_bind_int(stmt, 1, kind);
        sqlite3_bind_int(stmt, 2, NOTEBOOK_TYPED_MAX);
        status = finish(file, stmt, err);
    }
    sqlite3_finalize(stmt);
    return status;
}

/* Another process may have made the file, or made it newer, since it was opened. */
static enum status migrate(struct notebook_file *file, struct err *err)
{
    int64_t version = 0;
    enum status status = look(file, &version, err);
    if (status == STATUS_OK && file->newer)
        return err_set(err, STATUS_DATA, "%s: made by a newer attache, so it is only read",
                       file->path);
    for (; status == STATUS_OK && version < NOTEBOOK_VERSION; version++)
        status = run(file, steps[version], err);
    return status;
}

enum status notebook_file_write(struct notebook_file *file, const struct notebook_item *changes,
                                size_t count, struct err *err)
{
    enum status status = open_file(file, true, err);
    if (status != STATUS_OK)
        return status;
    status = run(file, "BEGIN IMMEDIATE", err);
    if (status == STATUS_OK)
        status = migrate(file, err);
    if (status == STATUS_OK)
        status = write_changes(file, changes, count, err);
    if (status == STATUS_OK)
        status = drop_oldest(file, err);
    if (status == STATUS_OK)
        status = run(file, "COMMIT", err);
    return close_failed(file, status);
}
