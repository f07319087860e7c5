/* SPDX-License-Identifier: MIT */
/*
 * One run: open a temporary file beside the output, read, judge, write, sync, rename. Whatever
 * goes wrong, the temporary file goes and the output stays as it was.
 */
#include "import_parts.h"

#include "attache/base/file.h"
#include "attache/store/ddl.h"
#include "attache/store/tokenizer.h"
#include "attache/store/json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* json stands last: the other columns are read without it. line is negative for JSON Lines. */
static const char sql_stage[] =
    "PRAGMA temp_store = FILE;"
    "PRAGMA cache_size = -65536;"
    "PRAGMA temp.cache_size = -65536;"
    "CREATE TEMP TABLE stage(entry INTEGER NOT NULL, kind INTEGER NOT NULL, slug TEXT NOT NULL,"
    " first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, embedded INTEGER NOT NULL,"
    " path INTEGER NOT NULL, line INTEGER NOT NULL, series TEXT, ordinal INTEGER, place TEXT,"
    " venue TEXT, partners TEXT, meeting_kind TEXT, status TEXT, keeps INTEGER,"
    " origin INTEGER NOT NULL, json BLOB NOT NULL);"
    "CREATE TEMP TABLE spelling(key TEXT NOT NULL, country TEXT NOT NULL, entry INTEGER NOT NULL,"
    " name TEXT NOT NULL);"
    "CREATE TEMP TABLE roll(number INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,"
    " state INTEGER NOT NULL DEFAULT 0, needed INTEGER NOT NULL DEFAULT 0,"
    " path INTEGER NOT NULL DEFAULT 0, line INTEGER NOT NULL DEFAULT 0,"
    " first_day INTEGER NOT NULL DEFAULT 0, last_day INTEGER NOT NULL DEFAULT 0,"
    " id INTEGER NOT NULL DEFAULT 0);"
    "CREATE TEMP TABLE next_promise(entry INTEGER NOT NULL, ordinal INTEGER NOT NULL,"
    " series TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL);"
    "CREATE TEMP TABLE involved(entity INTEGER NOT NULL, meeting INTEGER NOT NULL);";
static const char sql_stage_add[] =
    "INSERT INTO temp.stage VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
    " ?15, ?16, ?17, ?18)";
static const char sql_stage_index[] =
    "CREATE INDEX temp.stage_order ON stage(kind, first_day, last_day, slug);"
    "CREATE INDEX temp.stage_series ON stage(series, first_day) WHERE series <> '';";

enum status import_step(struct import *import, struct err *err)
{
    enum { OFTEN = 512 };
    const struct import_options *options = &import->options;
    if (options->interrupted != NULL && *options->interrupted != 0)
        return err_set(err, STATUS_DATA, "interrupted; nothing was written");
    if (options->progress != NULL && import->steps % OFTEN == 0)
        options->progress(options->progress_context, import->steps, import->step_total);
    import->steps++;
    return roll_status(import, err);
}

/* The file under way */

struct target {
    char *path;                      /* the output with its symbolic links followed */
    struct file_temporary temporary; /* none when nothing is written */
};

static enum status target_open(struct target *target, const char *output, struct err *err)
{
    char *resolved = realpath(output, NULL);
    target->path = mem_dup(resolved != NULL ? resolved : output);
    free(resolved);
    int fd = file_temporary_open(&target->temporary, target->path);
    if (fd < 0)
        return err_set(err, STATUS_DATA, "%s: cannot create: %s", output, strerror(errno));
    close(fd);
    return STATUS_OK;
}

static int sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int rc = fsync(fd);
    close(fd);
    return rc;
}

static enum status target_keep(struct target *target, bool private_file, struct err *err)
{
    const char *temporary = target->temporary.path;
    if (chmod(temporary, private_file ? 0600 : 0644) != 0 || sync_path(temporary, O_RDWR) != 0 ||
        rename(temporary, target->path) != 0)
        return err_set(err, STATUS_DATA, "%s: cannot write: %s", target->path, strerror(errno));
    file_temporary_keep(&target->temporary);
    char *slash = strrchr(target->path, '/');
    if (slash != NULL)
        slash[slash == target->path ? 1 : 0] = '\0';
    (void)sync_path(slash != NULL ? target->path : ".", O_RDONLY | O_DIRECTORY);
    return STATUS_OK;
}

static void target_close(struct target *target)
{
    file_temporary_drop(&target->temporary);
    mem_free(&target->path);
}

/* The run */

static enum status open_database(struct import *import, const char *path, struct err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path != NULL ? path : ":memory:", &import->db, flags, NULL) != SQLITE_OK)
        return err_set(err, STATUS_DATA, "cannot write the database: %s",
                       sqlite3_errmsg(import->db));
    enum status status = tokenizer_register(import->db, err);
    if (status == STATUS_OK)
        status = sql_script(import->db, ddl_script, err);
    if (status == STATUS_OK)
        status = sql_script(import->db, sql_stage, err);
    if (status == STATUS_OK)
        status = sql_script(import->db, "BEGIN", err);
    if (status == STATUS_OK)
        import->stage_add = sql_prepare(import->db, sql_stage_add, err);
    return import->stage_add != NULL ? roll_open(import, err) : STATUS_DATA;
}

static void finalize(struct import *import)
{
    sqlite3_stmt **const statements[] = {&import->stage_add, &import->spelling_add,
                                         &import->promise_add};
    for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++) {
        sqlite3_finalize(*statements[i]);
        *statements[i] = NULL;
    }
    roll_close(import);
}

static enum status close_database(struct import *import, struct err *err)
{
    finalize(import);
    int rc = sqlite3_close(import->db);
    if (rc != SQLITE_OK)
        return err_set(err, STATUS_DATA, "cannot write the database: %s", sqlite3_errstr(rc));
    import->db = NULL;
    return STATUS_OK;
}

static enum status read_and_judge(struct import *import, struct err *err)
{
    const struct import_options *options = &import->options;
    enum status status = options->feed != NULL ? options->feed(options->feed_context, import, err)
                                               : import_read_paths(import, err);
    if (status == STATUS_OK)
        status = registry_pull(import, err);
    if (status == STATUS_OK)
        status = sql_script(import->db, sql_stage_index, err);
    if (status == STATUS_OK)
        status = import_judge(import, err);
    return status == STATUS_OK ? roll_status(import, err) : status;
}

static bool is_empty(const struct import *import)
{
    return import->catalog.count == 1 && import->roll.count == 0 &&
           import->report.findings.count == 0;
}

static enum status run(struct import *import, struct err *err)
{
    const struct import_options *options = &import->options;
    struct target target = {0};
    enum status status = STATUS_OK;
    bool writes = !options->check_only;
    bool to_file = writes && options->output != NULL;
    if (to_file)
        status = target_open(&target, options->output, err);
    if (status == STATUS_OK)
        status = json_open(NULL, &import->json, err);
    if (status == STATUS_OK)
        status = open_database(import, target.temporary.path, err);
    if (status == STATUS_OK)
        status = registry_open(import, err);
    if (status == STATUS_OK)
        status = read_and_judge(import, err);
    if (status == STATUS_OK && is_empty(import))
        status = err_set(err, STATUS_DATA, "%s: no record here (.json and .jsonl files are read)",
                         options->path_count > 0 ? options->paths[0] : "no path");
    report_sort(&import->report);
    bool clean = import->report.findings.errors == 0 || (writes && options->keep_going);
    if (status == STATUS_OK && !clean)
        status = STATUS_DATA;
    if (status == STATUS_OK && writes)
        status = import_write(import, err);
    if (status == STATUS_OK && to_file)
        status = close_database(import, err);
    if (status == STATUS_OK && to_file)
        status = target_keep(&target, options->private_file, err);
    target_close(&target);
    if (options->progress != NULL)
        options->progress(options->progress_context, import->steps, import->steps);
    return status;
}

enum status import_run(const struct import_options *options, struct import **out, struct err *err)
{
    struct import *import = mem_new(1, sizeof(*import));
    import->options = *options;
    import->voice = err_like(err);
    catalog_begin(&import->catalog);
    *out = import;
    return run(import, err);
}

const struct findings *import_findings(const struct import *import)
{
    return &import->report.findings;
}

int64_t import_count(const struct import *import, enum kind kind)
{
    return import->counts[kind];
}

void import_free(struct import **out)
{
    struct import *import = *out;
    if (import == NULL)
        return;
    registry_close(import);
    json_close(&import->json);
    finalize(import);
    sqlite3_close(import->db);
    report_clear(&import->report);
    catalog_clear(&import->catalog);
    mem_free(&import->paths);
    mem_free(&import->edges);
    mem_free(&import->eithers);
    arena_clear(&import->paths_arena);
    arena_clear(&import->arena);
    mem_free(out);
}
