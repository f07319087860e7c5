/* SPDX-License-Identifier: MIT */
/* What the parts of test_store_import share: an import in a folder of its own, and what it left. */
#ifndef UNIT_STORE_IMPORT_PARTS_H
#define UNIT_STORE_IMPORT_PARTS_H

#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/store/import.h"
#include "fixtures/records/records.h"
#include "fixtures/test.h"

#include <sqlite3.h>
#include <unistd.h>

/* Each runs the tests of its file: how many failed */
int import_forms(void);
int refused_imports(void);
int registry_imports(void);

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A run in a folder of its own. */
struct run {
    char *folder;
    char *output;   /* FOLDER/out.db */
    char *findings; /* of the last import, "" when none */
    char error[1024];
};

static inline void run_begin(struct run *run)
{
    *run = (struct run){.folder = records_folder()};
    run->output = records_write(run->folder, "out.db", "");
    unlink(run->output);
    run->findings = mem_dup("");
}

static inline void run_end(struct run *run)
{
    records_remove(&run->folder);
    mem_free(&run->output);
    mem_free(&run->findings);
}

static inline enum status run_paths(struct run *run, const char *const *paths, size_t count,
                                    const struct import_options *options)
{
    struct import *import = NULL;
    struct import_options how = options != NULL ? *options : (struct import_options){0};
    struct err err = {0};
    how.paths = paths;
    how.path_count = count;
    how.output = run->output;
    enum status status = import_run(&how, &import, &err);
    mem_free(&run->findings);
    run->findings = records_findings(import);
    snprintf(run->error, sizeof(run->error), "%s", err.text);
    import_free(&import);
    assert_null(import);
    return status;
}

/* Imports one file of that name and text, alone. */
static inline enum status run_text(struct run *run, const char *name, const char *text,
                                   const struct import_options *options)
{
    char *path = records_write(run->folder, name, text);
    const char *const paths[] = {path};
    enum status status = run_paths(run, paths, 1, options);
    unlink(path);
    mem_free(&path);
    return status;
}

static inline enum status run_base(struct run *run, const struct import_options *options)
{
    const char *const paths[] = {RECORDS_BASE};
    return run_paths(run, paths, 1, options);
}

static inline size_t count_files(const char *folder)
{
    struct file_names names = {0};
    assert_int_equal(file_list(folder, &names, NULL), STATUS_OK);
    size_t count = names.count;
    file_names_clear(&names);
    return count;
}

/* The rows of a statement over a database file: columns joined by "|", rows by a newline. */
static inline char *query(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    struct str out = {0};
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(stmt); i++) {
            const char *text = (const char *)sqlite3_column_text(stmt, i);
            str_addf(&out, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "NULL");
        }
        str_add(&out, "\n");
    }
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return str_take(&out);
}

static inline void assert_query(const struct run *run, const char *sql, const char *wanted)
{
    char *rows = query(run->output, sql);
    assert_same_text(sql, rows, wanted);
    mem_free(&rows);
}

static inline void assert_clean(const struct run *run, enum status status)
{
    if (status != STATUS_OK || run->error[0] != '\0')
        fail_msg("status %d: %s\n%s", status, run->error, run->findings);
}

/* The file's bytes. Owned: str_clear. */
static inline struct str bytes_of(const char *path)
{
    struct str bytes = {0};
    assert_int_equal(file_read(path, &bytes, NULL), STATUS_OK);
    return bytes;
}

#define PERSON(id) "{\"id\": \"" id "\", \"name\": \"" id "\"}"
#define TYPED(id)  "{\"type\": \"person\", \"id\": \"" id "\", \"name\": \"" id "\"}"

#endif
