/* SPDX-License-Identifier: MIT */
/* A user's database: what it shows, when its cache is made again, and files that nobody should
   trust. Each of those ends in one line or in a store that answers, and is left as it was. */
#include "attache/app/dataset.h"
#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/store/cache.h"
#include "attache/store/import.h"
#include "attache/store/store.h"
#include "cache_scripts.h"
#include "fixtures/test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char records[] =
    "{\"type\": \"meeting\", \"id\": \"own-fr-202601\", \"title\": \"Own talks\", \"kind\": "
    "\"dialogue\", \"date\": \"2026-01-15\", \"status\": \"held\", \"partners\": [\"FR\"], "
    "\"participants\": [{\"person\": \"own-person\", \"role\": \"head of delegation\"}, "
    "{\"person\": \"song-kyung-hee\", \"role\": \"head of delegation\"}], \"summary\": \"Our "
    "office met.\", \"sources\": [\"own-note\"], \"confidence\": \"high\"}\n"
    "{\"type\": \"person\", \"id\": \"own-person\", \"name\": \"Jean Exemple\", \"country\": "
    "\"FR\"}\n"
    "{\"type\": \"source\", \"id\": \"own-note\", \"title\": \"A note\", \"publisher\": \"Our "
    "office\", \"language\": \"en\"}\n";

struct place {
    char folder[128];
    char own[160];  /* the good database */
    char file[160]; /* the one under test */
    char cache[160];
    struct str bytes; /* of the good one */
};

static void make_own(struct place *place)
{
    char source[160];
    struct store *registry = NULL;
    struct import *import = NULL;
    snprintf(source, sizeof(source), "%s/records.jsonl", place->folder);
    assert_int_equal(file_write(source, records, strlen(records), true, NULL), STATUS_OK);
    assert_int_equal(store_open_image(dataset_image, dataset_size(), &registry, NULL), STATUS_OK);
    const char *paths[] = {source};
    const struct import_options how = {.paths = paths,
                                       .path_count = 1,
                                       .output = place->own,
                                       .registry = registry,
                                       .name = "own.db"};
    assert_int_equal(import_run(&how, &import, NULL), STATUS_OK);
    import_free(&import);
    store_close(&registry);
    assert_int_equal(file_read(place->own, &place->bytes, NULL), STATUS_OK);
}

static int set_up(void **state)
{
    const char *base = getenv("TMPDIR");
    struct place *place = mem_new(1, sizeof(*place));
    snprintf(place->folder, sizeof(place->folder), "%s/cacheXXXXXX",
             base != NULL && strlen(base) < 100 ? base : "/tmp");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->own, sizeof(place->own), "%s/own.db", place->folder);
    snprintf(place->file, sizeof(place->file), "%s/file.db", place->folder);
    snprintf(place->cache, sizeof(place->cache), "%s/deep/cache", place->folder);
    make_own(place);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char command[200];
    snprintf(command, sizeof(command), "rm -rf '%s'", place->folder);
    int rc = system(command);
    str_clear(&place->bytes);
    mem_free(&place);
    return rc;
}

static struct cache_request request_of(const char *path, const char *folder)
{
    return (struct cache_request){
        .path = path, .image = dataset_image, .image_size = dataset_size(), .folder = folder};
}

static int64_t meetings_of(struct store *store)
{
    struct store_info info;
    store_info(store, &info);
    return info.counts[KIND_MEETING];
}

/* Opens with a cache; returns the number of meetings. */
static int64_t open_count(struct place *place, const char *path, bool with_embedded)
{
    struct store *store = NULL;
    struct err err = {0};
    struct cache_request request = request_of(path, place->cache);
    request.with_embedded = with_embedded;
    enum status status = cache_open(&request, &store, &err);
    assert_string_equal(err.text, "");
    assert_int_equal(status, STATUS_OK);
    int64_t count = meetings_of(store);
    store_close(&store);
    return count;
}

/* The one cache there is, with its inode; 0 when there is none or are several. */
static uint64_t only_cache(const struct place *place, unsigned *mode)
{
    struct file_names names = {0};
    struct stat info = {0};
    char path[600] = "";
    file_list(place->cache, &names, NULL);
    if (names.count == 1)
        snprintf(path, sizeof(path), "%s/%s", place->cache, names.names[0]);
    bool one = names.count == 1 && stat(path, &info) == 0;
    file_names_clear(&names);
    *mode = (unsigned)info.st_mode & 07777;
    return one ? (uint64_t)info.st_ino : 0;
}

static void a_database_is_read_once_into_a_cache_of_the_user_alone(void **state)
{
    struct place *place = *state;
    unsigned mode = 0;
    struct stat info;
    assert_int_equal(open_count(place, place->own, false), 1);
    uint64_t first = only_cache(place, &mode);
    assert_int_equal(mode, 0600);
    assert_int_equal(stat(place->cache, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0700);
    assert_int_equal(open_count(place, place->own, false), 1);
    assert_int_equal(only_cache(place, &mode), first);
    assert_true(first != 0);
}

static void a_changed_database_is_read_again(void **state)
{
    struct place *place = *state;
    const struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = 1000000}};
    unsigned mode = 0;
    open_count(place, place->own, false);
    struct file_names before = {0};
    struct file_names after = {0};
    file_list(place->cache, &before, NULL);
    assert_int_equal(utimensat(AT_FDCWD, place->own, times, 0), 0);
    open_count(place, place->own, false);
    file_list(place->cache, &after, NULL);
    assert_true(only_cache(place, &mode) != 0);
    assert_string_not_equal(before.names[0], after.names[0]);
    file_names_clear(&before);
    file_names_clear(&after);
}

static void a_cut_cache_is_made_again(void **state)
{
    struct place *place = *state;
    struct file_names names = {0};
    char path[600];
    open_count(place, place->own, false);
    file_list(place->cache, &names, NULL);
    snprintf(path, sizeof(path), "%s/%s", place->cache, names.names[0]);
    assert_int_equal(truncate(path, 5000), 0);
    assert_int_equal(open_count(place, place->own, false), 1);
    file_names_clear(&names);
}

/* Cut to each of its pages while it is open: what is then read is said to be damaged or, where it
   was read before, is there. */
static void a_cache_that_shrinks_while_open_is_said_to_be_damaged(void **state)
{
    struct place *place = *state;
    const int64_t page = 4096;
    int damaged = 0;
    for (int64_t left = 0; left < 12; left++) {
        struct cache_request request = request_of(place->own, place->cache);
        struct store *store = NULL;
        struct file_names names = {0};
        struct dossier dossier = {0};
        struct err err = {0};
        char path[600];
        assert_int_equal(cache_open(&request, &store, &err), STATUS_OK);
        assert_int_equal(file_list(place->cache, &names, NULL), STATUS_OK);
        assert_int_equal(names.count, 1);
        snprintf(path, sizeof(path), "%s/%s", place->cache, names.names[0]);
        assert_int_equal(truncate(path, left * page), 0);
        enum status status = store_dossier(store, (struct ref){KIND_PARTNER, "FR"}, &dossier, &err);
        if (status != STATUS_OK) {
            assert_int_equal(status, STATUS_DATA);
            assert_string_equal(err.text, "the database is damaged");
            damaged++;
        }
        dossier_clear(&dossier);
        store_close(&store);
        file_names_clear(&names);
        assert_int_equal(unlink(path), 0);
    }
    assert_true(damaged > 0);
}

static void own_records_are_counted_beside_the_embedded_ones(void **state)
{
    struct place *place = *state;
    struct store *registry = NULL;
    assert_int_equal(store_open_image(dataset_image, dataset_size(), &registry, NULL), STATUS_OK);
    int64_t embedded = meetings_of(registry);
    store_close(&registry);
    assert_int_equal(open_count(place, place->own, true), embedded + 1);
    assert_int_equal(open_count(place, place->own, false), 1);
}

struct origins {
    size_t own, embedded;
};

static enum status count_origin(void *context, const struct row *row, const struct value *record)
{
    struct origins *origins = context;
    (void)record;
    if (strcmp(row->origin, "own.db") == 0)
        origins->own++;
    else
        origins->embedded += row->origin[0] == '\0';
    return STATUS_OK;
}

static void without_a_cache_it_is_in_memory_with_origins(void **state)
{
    static const char *const folders[] = {"", "relative", "/proc/no/such", "/dev/null/x"};
    struct place *place = *state;
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        struct origins people = {0};
        struct store *store = NULL;
        struct cache_request request = request_of(place->own, folders[i]);
        assert_int_equal(cache_open(&request, &store, NULL), STATUS_OK);
        assert_int_equal(
            store_each(store, (struct lookup){.kind = KIND_PERSON}, count_origin, &people, NULL),
            STATUS_OK);
        assert_int_equal(people.own, 1);
        assert_int_equal(people.embedded, 1);
        store_close(&store);
    }
}

/* Hostile files */

/* Opens the file under test, from memory to memory, and checks what must hold of any. */
static void try_file(struct place *place, const char *name, enum want want)
{
    struct store *store = NULL;
    struct err err = {0};
    struct stat before = {0};
    struct stat after = {0};
    char beside[200];
    struct cache_request request = request_of(place->file, "");
    int there = stat(place->file, &before);
    enum status status = cache_open(&request, &store, &err);
    if (status != STATUS_OK && status != STATUS_DATA)
        fail_msg("%s: status %d", name, (int)status);
    if (status == STATUS_DATA && (store != NULL || err.text[0] == '\0' || strchr(err.text, '\n')))
        fail_msg("%s: not one line: \"%s\"", name, err.text);
    if (status == STATUS_OK)
        assert_true(meetings_of(store) >= 0);
    store_close(&store);
    if ((want == REFUSED && status == STATUS_OK) || (want == OPENS && status != STATUS_OK))
        fail_msg("%s: status %d, \"%s\"", name, (int)status, err.text);
    assert_int_equal(stat(place->file, &after), there);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    snprintf(beside, sizeof(beside), "%s-wal", place->file);
    assert_int_not_equal(access(beside, F_OK), 0);
}

static void put_file(struct place *place, const char *bytes, size_t size)
{
    (void)unlink(place->file);
    assert_int_equal(file_write(place->file, bytes, size, true, NULL), STATUS_OK);
}

/* The bytes of the file under test do not change either. */
static void try_bytes(struct place *place, const char *name, const struct str *bytes,
                      enum want want)
{
    struct str now = {0};
    put_file(place, str_text(bytes), bytes->length);
    try_file(place, name, want);
    assert_int_equal(file_read(place->file, &now, NULL), STATUS_OK);
    assert_int_equal(now.length, bytes->length);
    assert_int_equal(memcmp(str_text(&now), str_text(bytes), now.length), 0);
    str_clear(&now);
}

static void a_cut_database_is_refused(void **state)
{
    struct place *place = *state;
    for (size_t i = 0; i < 40; i++) {
        struct str bytes = {0};
        char name[40];
        str_add_bytes(&bytes, place->bytes.data, i * i * place->bytes.length / 1600);
        snprintf(name, sizeof(name), "cut at %zu", bytes.length);
        try_bytes(place, name, &bytes, REFUSED);
        str_clear(&bytes);
    }
}

static void a_database_with_changed_bytes_does_no_harm(void **state)
{
    struct place *place = *state;
    uint64_t random = 20261122;
    for (int i = 0; i < 150; i++) {
        struct str bytes = {0};
        char name[40];
        str_add_bytes(&bytes, place->bytes.data, place->bytes.length);
        for (int n = 0; n <= i % 8; n++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            size_t at = (size_t)(random >> 20) % bytes.length;
            at = i % 3 == 0 ? at / 4096 * 4096 + at % 16 : at;
            bytes.data[at] = (char)(random >> 56);
        }
        snprintf(name, sizeof(name), "change %d", i);
        try_bytes(place, name, &bytes, EITHER);
        str_clear(&bytes);
    }
}

static void a_header_that_lies_is_refused_or_bears_it(void **state)
{
    static const struct {
        const char *name;
        size_t at;
        unsigned char byte;
        enum want want;
    } cases[] = {
        {"magic", 0, 's', REFUSED},          {"magic's end", 15, 1, REFUSED},
        {"page size 0", 16, 0, REFUSED},     {"page size 768", 16, 3, REFUSED},
        {"wal flags", 18, 2, EITHER},        {"wal read flag", 19, 2, OPENS},
        {"write version 9", 18, 9, EITHER},  {"read version 9", 19, 9, REFUSED},
        {"reserved bytes", 20, 255, EITHER}, {"fraction", 21, 1, REFUSED},
        {"more pages", 30, 255, REFUSED},    {"freelist", 35, 9, EITHER},
        {"freelist count", 39, 9, EITHER},   {"schema format", 47, 9, REFUSED},
        {"utf-16", 59, 2, EITHER},           {"no encoding", 59, 9, EITHER},
        {"newer", 63, 3, REFUSED},           {"much newer", 60, 127, REFUSED},
        {"no version", 63, 0, REFUSED},      {"another program's", 68, 0, REFUSED},
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct str bytes = {0};
        str_add_bytes(&bytes, place->bytes.data, place->bytes.length);
        bytes.data[cases[i].at] = (char)cases[i].byte;
        try_bytes(place, cases[i].name, &bytes, cases[i].want);
        str_clear(&bytes);
    }
}

static void tables_views_and_triggers_of_others_do_no_harm(void **state)
{
    struct place *place = *state;
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        struct str bytes = {0};
        assert_true(scripts_run(place->file, i));
        assert_int_equal(file_read(place->file, &bytes, NULL), STATUS_OK);
        try_bytes(place, scripts[i].name, &bytes, scripts[i].want);
        str_clear(&bytes);
    }
}

static void a_table_of_500_columns_is_refused(void **state)
{
    struct place *place = *state;
    struct str sql = {0};
    struct str bytes = {0};
    str_addf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = 1; CREATE TABLE meeting(json",
             (int)DDL_APPLICATION_ID);
    for (int i = 0; i < 500; i++)
        str_addf(&sql, ", c%d", i);
    str_add(&sql, ");" ENTITY TOPIC);
    assert_true(scripts_make(place->file, sql.data));
    assert_int_equal(file_read(place->file, &bytes, NULL), STATUS_OK);
    try_bytes(place, "500 columns", &bytes, REFUSED);
    str_clear(&bytes);
    str_clear(&sql);
}

static void what_is_no_database_is_refused(void **state)
{
    struct place *place = *state;
    struct str zeros = {0};
    (void)unlink(place->file);
    try_file(place, "nothing there", REFUSED);
    put_file(place, "", 0);
    try_file(place, "empty", REFUSED);
    put_file(place, "hello", 5);
    try_file(place, "five bytes", REFUSED);
    str_add_repeat(&zeros, "z", 9000);
    try_bytes(place, "letters", &zeros, REFUSED);
    memcpy(zeros.data, "SQLite format 3", 16);
    try_bytes(place, "letters after the magic", &zeros, REFUSED);
    str_clear(&zeros);
    assert_int_equal(unlink(place->file), 0);
    assert_int_equal(mkdir(place->file, 0700), 0);
    try_file(place, "folder", REFUSED);
    assert_int_equal(rmdir(place->file), 0);
    assert_int_equal(mkfifo(place->file, 0600), 0);
    try_file(place, "fifo", REFUSED);
    assert_int_equal(unlink(place->file), 0);
    assert_int_equal(symlink("file.db", place->file), 0);
    try_file(place, "link to itself", REFUSED);
    assert_int_equal(unlink(place->file), 0);
    assert_int_equal(symlink("/dev/zero", place->file), 0);
    try_file(place, "device", REFUSED);
    assert_int_equal(unlink(place->file), 0);
    assert_int_equal(symlink(place->own, place->file), 0);
    try_file(place, "link to a good file", OPENS);
}

static void a_file_may_have_any_name(void **state)
{
    static const char *const names[] = {"a b.db", "a?mode=rwc.db", "a%41#.db", "한글.db", "-x'.db"};
    struct place *place = *state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        snprintf(place->file, sizeof(place->file), "%s/%s", place->folder, names[i]);
        try_bytes(place, names[i], &place->bytes, OPENS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_database_is_read_once_into_a_cache_of_the_user_alone,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_database_is_read_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cut_cache_is_made_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cache_that_shrinks_while_open_is_said_to_be_damaged,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(own_records_are_counted_beside_the_embedded_ones, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_a_cache_it_is_in_memory_with_origins, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_cut_database_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_database_with_changed_bytes_does_no_harm, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_header_that_lies_is_refused_or_bears_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(tables_views_and_triggers_of_others_do_no_harm, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_table_of_500_columns_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_database_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_may_have_any_name, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
