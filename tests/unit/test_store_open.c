/* SPDX-License-Identifier: MIT */
/* Opening databases: ours, foreign, newer, cut short, damaged. */
#include "attache/base/file.h"
#include "attache/core/query.h"
#include "attache/store/store.h"
#include "fixtures/dataset/dataset.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Opening */

struct file {
    unsigned char *bytes;
    size_t size;
    char path[256];
};

static struct file copy_image(const char *name)
{
    struct file file = {.size = dataset_size()};
    const char *folder = getenv("TMPDIR");
    snprintf(file.path, sizeof(file.path), "%s/%s", folder != NULL ? folder : "/tmp", name);
    file.bytes = malloc(file.size);
    assert_non_null(file.bytes);
    memcpy(file.bytes, dataset_image, file.size);
    return file;
}

/* Writes the file, opens it, and takes it away again. */
static enum status open_file(struct file *file, struct store **store, struct err *err)
{
    FILE *out = fopen(file->path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(file->bytes, 1, file->size, out), file->size);
    assert_int_equal(fclose(out), 0);
    enum status status = store_open_file(file->path, store, err);
    free(file->bytes);
    file->bytes = NULL;
    return status;
}

static void expect_refusal(struct file *file, const char *why)
{
    struct store *store = NULL;
    struct err err = {0};
    assert_int_equal(open_file(file, &store, &err), STATUS_DATA);
    assert_null(store);
    assert_contains(err.text, file->path);
    assert_contains(err.text, why);
    assert_null(strchr(err.text, '\n'));
    unlink(file->path);
}

static void a_file_has_what_the_image_has(void **state)
{
    struct store *store = NULL;
    struct err err = {0};
    struct store_info info;
    struct store_info embedded;
    struct file file = copy_image("whole.db");
    assert_int_equal(open_file(&file, &store, &err), STATUS_OK);
    store_info(store, &info);
    store_info(*state, &embedded);
    assert_int_equal(info.counts[KIND_MEETING], embedded.counts[KIND_MEETING]);
    assert_string_equal(info.digest, embedded.digest);
    store_close(&store);
    assert_null(store);
    unlink(file.path);
}

static void a_newer_foreign_or_cut_file_is_refused(void **state)
{
    (void)state;
    struct file file = copy_image("newer.db");
    file.bytes[63] = 99;
    expect_refusal(&file, "newer attache");
    file = copy_image("foreign.db");
    file.bytes[68] = 0;
    expect_refusal(&file, "not one of attache");
    file = copy_image("short.db");
    file.size /= 2;
    expect_refusal(&file, "damaged");
    file = copy_image("tiny.db");
    file.size = 40;
    expect_refusal(&file, "not a database");
    file = copy_image("text.db");
    memcpy(file.bytes, "hello, world, ok", 16);
    expect_refusal(&file, "not a database");
    file = copy_image("schema.db");
    memset(file.bytes + 100, 0x5A, 4096 - 100);
    expect_refusal(&file, "damaged");
}

static void a_file_that_is_not_there_is_named(void **state)
{
    (void)state;
    struct store *store = NULL;
    struct err err = {0};
    assert_int_equal(store_open_file("/nonexistent/x.db", &store, &err), STATUS_DATA);
    assert_contains(err.text, "/nonexistent/x.db");
    err = (struct err){0};
    assert_int_equal(store_open_file("/", &store, &err), STATUS_DATA);
    store_close(&store);
}

static void damaged_pages_are_an_answer_or_an_error(void **state)
{
    (void)state;
    unsigned seed = 1;
    for (int round = 0; round < 12; round++) {
        struct file file = copy_image("damaged.db");
        for (int i = 0; i < 200; i++) {
            seed = seed * 1103515245u + 12345u;
            file.bytes[4096 + seed % (file.size - 4096)] ^= (unsigned char)(seed >> 16 | 1);
        }
        struct store *store = NULL;
        struct err err = {0};
        if (open_file(&file, &store, &err) == STATUS_OK) {
            struct query query = {0};
            struct hits hits = {0};
            struct result rows = {0};
            query_parse("korea partner:fr", &query, &err);
            store_search(store, (struct lookup){.query = &query, .limit = 20}, &hits, &err);
            store_list(store, (struct lookup){.kind = KIND_PERSON, .query = &query, .limit = 20},
                       &rows, &err);
            hits_clear(&hits);
            result_clear(&rows);
            query_clear(&query);
        }
        store_close(&store);
        unlink(file.path);
    }
}

/* The image: no file of a log (it could not be opened in place), the same in every build, with a
   schema that is read at each start, and not to be written to, whatever the engine says of it. */
static void the_image_opens_in_place_and_cannot_be_written(void **state)
{
    (void)state;
    const char *build = getenv("BUILD");
    struct str path = {0};
    struct str bytes = {0};
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    sqlite3_int64 size = (sqlite3_int64)dataset_size();
    assert_int_equal(dataset_image[18], 1);
    assert_int_equal(dataset_image[19], 1);
    str_addf(&path, "%s/image.db", build != NULL ? build : "build");
    assert_int_equal(file_read(str_text(&path), &bytes, NULL), STATUS_OK);
    assert_int_equal(bytes.length, dataset_size());
    assert_int_equal(memcmp(bytes.data, dataset_image, bytes.length), 0);
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_deserialize(db, "main", (unsigned char *)bytes.data, size, size,
                                         SQLITE_DESERIALIZE_READONLY),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM sqlite_schema", -1, &stmt, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_in_range(sqlite3_column_int(stmt, 0), 10, 40);
    sqlite3_finalize(stmt);
    assert_int_not_equal(sqlite3_exec(db, "DELETE FROM seat", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(memcmp(bytes.data, dataset_image, bytes.length), 0);
    str_clear(&bytes);
    str_clear(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_has_what_the_image_has),
        cmocka_unit_test(the_image_opens_in_place_and_cannot_be_written),
        cmocka_unit_test(a_newer_foreign_or_cut_file_is_refused),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(damaged_pages_are_an_answer_or_an_error),
    };
    return cmocka_run_group_tests(tests, dataset_open, dataset_close);
}
