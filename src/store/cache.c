/* SPDX-License-Identifier: MIT */
/*
 * Caches. The name of one says which file it was made from and what that was at the time:
 * DEVICE-INODE-FORM-SUM.db, where FORM tells own records from those with embedded ones beside, and
 * SUM covers size, time of change, SQLite's counter, and what this program is. So a name that
 * exists is a cache that holds; the others of the same file are old. Whatever keeps a cache from
 * being written, the records are still shown, from memory.
 */
#include "cache_parts.h"

#include "attache/base/file.h"
#include "attache/store/db.h"
#include "attache/store/ddl.h"
#include "import_parts.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The name */

static uint64_t sum_bytes(uint64_t sum, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ at[i]) * 1099511628211u;
    return sum;
}

static uint64_t sum_int(uint64_t sum, int64_t number)
{
    return sum_bytes(sum, &number, sizeof(number));
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* The embedded dataset is told by its size and its first pages: the header, the schema, and the
   table meta, in which is the digest of all records. To read more of it would make it resident. */
static uint64_t sum_program(uint64_t sum, const struct cache_request *request)
{
    enum { PAGES = 2 * 4096 };
    const size_t size = request->image_size < PAGES ? request->image_size : PAGES;
    sum = sum_int(sum, DDL_VERSION);
    sum = sum_bytes(sum, ddl_script, strlen(ddl_script));
    sum = sum_bytes(sum, ddl_text_large, strlen(ddl_text_large));
    sum = sum_int(sum, (int64_t)request->image_size);
    return sum_bytes(sum, request->image, size);
}

/* The part of the name that all caches of the file in this form share, and the whole name. */
static void add_prefix(const struct cache_request *request, const struct cache_file *file,
                       struct str *out)
{
    str_addf(out, "%" PRIx64 "-%" PRIx64 "-%s-", file->device, file->inode,
             request->with_embedded ? "both" : "own");
}

static void add_name(const struct cache_request *request, const struct cache_file *file,
                     struct str *out)
{
    const char *name = base_name(request->path);
    uint64_t sum = sum_program(14695981039346656037u, request);
    sum = sum_int(sum, (int64_t)file->size);
    sum = sum_int(sum, file->seconds);
    sum = sum_int(sum, file->nanoseconds);
    sum = sum_int(sum, file->counter);
    sum = sum_int(sum, file->wal_size);
    sum = sum_int(sum, file->wal_seconds);
    sum = sum_int(sum, file->wal_nanoseconds);
    sum = sum_bytes(sum, name, strlen(name));
    add_prefix(request, file, out);
    str_addf(out, "%016" PRIx64 ".db", sum);
}

/* The folder */

static bool make_folders(const char *folder)
{
    struct stat info;
    return file_make_folder(folder) && stat(folder, &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == geteuid() && ((info.st_mode & 077) == 0 || chmod(folder, 0700) == 0) &&
           access(folder, W_OK) == 0;
}

/* Another run may be writing a cache under a name of its own: one of the last hour is left alone.
 */
static bool is_old(const char *path, const char *name)
{
    enum { HOUR = 3600 };
    struct stat info;
    if (str_ends(name, ".db"))
        return true;
    return stat(path, &info) == 0 && info.st_mtime < time(NULL) - HOUR;
}

static void remove_old(const char *folder, const char *prefix, const char *current)
{
    struct file_names names = {0};
    if (file_list(folder, &names, NULL) != STATUS_OK)
        return;
    for (size_t i = 0; i < names.count; i++) {
        struct str path = {0};
        const char *name = names.names[i];
        str_addf(&path, "%s/%s", folder, name);
        if (str_starts(name, prefix) && strcmp(name, current) != 0 && is_old(path.data, name))
            (void)unlink(path.data);
        str_clear(&path);
    }
    file_names_clear(&names);
}

/* Ours alone, and no link to elsewhere. */
static bool is_ours(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == geteuid() &&
           (info.st_mode & 077) == 0;
}

/* Building */

/* One line out of the importer's findings. */
static enum status refuse(const struct cache_request *request, const struct findings *findings,
                          struct err *err)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->severity != SEVERITY_ERROR)
            continue;
        if (findings->errors == 1)
            return err_set(err, STATUS_DATA, "%s: record %lld: %s", request->path,
                           (long long)finding->line, finding->text);
        return err_set(err, STATUS_DATA, "%s: record %lld: %.600s (and %zu more errors)",
                       request->path, (long long)finding->line, finding->text,
                       findings->errors - 1);
    }
    return err_set(err, STATUS_DATA, "%s: cannot be read", request->path);
}

static void release(void *bytes)
{
    sqlite3_free(bytes);
}

static void no_function(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_null(context);
}

/* A store on bytes that go when it is closed: they hang on a function of the connection. */
static enum status open_memory(struct import *import, struct store **out, struct err *err)
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = sqlite3_serialize(import->db, "main", &size, 0);
    if (bytes == NULL)
        return err_set(err, STATUS_DATA, "not enough memory for the database");
    enum status status = store_open_image(bytes, (size_t)size, out, err);
    if (status != STATUS_OK)
        sqlite3_free(bytes);
    else if (sqlite3_create_function_v2((*out)->db, "attache_bytes", 0, SQLITE_UTF8, bytes,
                                        no_function, NULL, NULL, release) != SQLITE_OK)
        mem_exhausted();
    return status;
}

struct building {
    struct cache_request *request;
    struct cache_reading reading;
    struct store *registry;
};

/* Into a file, or with path NULL into memory: then *out is open. *again: the file was good, but the
   cache could not be written. */
static enum status build(struct building *building, const char *path, struct store **out,
                         bool *again, struct err *err)
{
    struct cache_request *request = building->request;
    struct import *import = NULL;
    struct err inner = err_like(err);
    struct import_options how = {
        .output = path,
        .registry = building->registry,
        .with_registry = request->with_embedded,
        .name = base_name(request->path),
        .private_file = true,
        .progress = request->progress,
        .progress_context = request->progress_context,
        .feed = cache_feed,
        .feed_context = &building->reading,
    };
    building->reading.failed = false;
    enum status status = import_run(&how, &import, &inner);
    const struct findings *findings = import_findings(import);
    *again =
        status != STATUS_OK && path != NULL && findings->errors == 0 && !building->reading.failed;
    if (status == STATUS_OK && path == NULL)
        status = open_memory(import, out, err);
    else if (status != STATUS_OK && inner.text[0] != '\0' && !*again)
        err_set(err, STATUS_DATA, "%s", inner.text);
    else if (status != STATUS_OK && !*again)
        status = refuse(request, findings, err);
    import_free(&import);
    return status;
}

static enum status build_memory(struct building *building, struct store **out, struct err *err)
{
    bool again = false;
    return build(building, NULL, out, &again, err);
}

static enum status build_file(struct building *building, const struct str *name, struct store **out,
                              struct err *err)
{
    const struct cache_request *request = building->request;
    struct str path = {0};
    struct str prefix = {0};
    bool again = false;
    str_addf(&path, "%s/%s", request->folder, name->data);
    enum status status = build(building, path.data, out, &again, err);
    if (status == STATUS_OK) {
        add_prefix(request, building->reading.file, &prefix);
        remove_old(request->folder, prefix.data, name->data);
        status = store_open_file(path.data, out, NULL);
        again = status != STATUS_OK;
    }
    str_clear(&prefix);
    str_clear(&path);
    return again ? build_memory(building, out, err) : status;
}

static bool open_cached(const struct cache_request *request, const struct str *name,
                        struct store **out)
{
    struct str path = {0};
    str_addf(&path, "%s/%s", request->folder, name->data);
    bool opened = is_ours(path.data) && store_open_file(path.data, out, NULL) == STATUS_OK;
    str_clear(&path);
    return opened;
}

enum status cache_open(struct cache_request *request, struct store **out, struct err *err)
{
    struct cache_file file;
    struct building building = {.request = request};
    struct str name = {0};
    *out = NULL;
    request->notice[0] = '\0';
    enum status status = cache_look(request->path, &file, err);
    if (status != STATUS_OK)
        return status;
    building.reading = (struct cache_reading){.request = request, .file = &file};
    add_name(request, &file, &name);
    bool folder = request->folder[0] == '/';
    if (folder && open_cached(request, &name, out))
        goto out;
    status = store_open_image(request->image, request->image_size, &building.registry, err);
    if (status != STATUS_OK)
        goto out;
    status = folder && make_folders(request->folder) ? build_file(&building, &name, out, err)
                                                     : build_memory(&building, out, err);
out:
    store_close(&building.registry);
    str_clear(&name);
    return status;
}
