/* SPDX-License-Identifier: MIT */
/* A user's notebook: kept, found, shared by processes, and never lost once acknowledged. */
#include "fixtures/test.h"
#include "torture/notes.h"

#include <sys/resource.h>
#include <sys/stat.h>

enum { NOBODY = 65534 };

struct place {
    char root[32];
    char folder[64];
};

/* In memory where there is a folder for that: thousands of commits would wait for a disk. A process
   that is killed loses nothing that it has written either way. */
static int make_place(void **state)
{
    struct place *place = mem_new(1, sizeof(*place));
    static const char shared[] = "/dev/shm";
    (void)snprintf(place->root, sizeof(place->root), "%s/notebook.XXXXXX",
                   access(shared, W_OK) == 0 ? shared : "/tmp");
    assert_non_null(mkdtemp(place->root));
    (void)snprintf(place->folder, sizeof(place->folder), "%s/data/attache", place->root);
    *state = place;
    return 0;
}

static int remove_place(void **state)
{
    struct place *place = *state;
    struct str path = {0};
    static const char *const names[] = {"/data/attache/notes.db-journal", "/data/attache/notes.db",
                                        "/data/attache", "/data", ""};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        str_cut(&path, 0);
        str_addf(&path, "%s%s", place->root, names[i]);
        (void)remove(path.data);
    }
    str_clear(&path);
    mem_free(&place);
    return 0;
}

static void put(struct notebook *notebook, enum notebook_kind kind, const char *name,
                const char *text)
{
    struct err err = {0};
    if (notebook_put(notebook, kind, name, text, &err) != STATUS_OK)
        fail_msg("%s", err.text);
}

static const char *text_of(const struct notebook *notebook, enum notebook_kind kind,
                           const char *name)
{
    const struct notebook_item *item = notebook_find(notebook, kind, name);
    return item != NULL ? item->text : NULL;
}

static struct notebook *load(const char *folder)
{
    struct err err = {0};
    struct notebook *notebook = notebook_new(folder);
    if (notebook_load(notebook, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    return notebook;
}

static int exec_file(const struct place *place, const char *sql)
{
    char path[128];
    sqlite3 *db = NULL;
    (void)snprintf(path, sizeof(path), "%s/notes.db", place->folder);
    int code = sqlite3_open(path, &db);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

static void what_is_put_is_there_after(void **state)
{
    const struct place *place = *state;
    struct notebook *notebook = notebook_new(place->folder);
    put(notebook, NOTEBOOK_BOOKMARK, "partner/FR", "");
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "call on Monday\n한국어");
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "call on Tuesday");
    put(notebook, NOTEBOOK_FILTER, "quantum", "topic:quantum");
    put(notebook, NOTEBOOK_BOOKMARK, "partner/DE", "");
    put(notebook, NOTEBOOK_BOOKMARK, "partner/FR", NULL);
    for (int pass = 0; pass < 2; pass++) {
        size_t count = 0;
        const struct notebook_item *items = notebook_items(notebook, NOTEBOOK_BOOKMARK, &count);
        assert_int_equal(count, 1);
        assert_string_equal(items[0].name, "partner/DE");
        assert_true(items[0].time > INT64_C(1700000000000000));
        assert_string_equal(text_of(notebook, NOTEBOOK_NOTE, "partner/FR"), "call on Tuesday");
        assert_string_equal(text_of(notebook, NOTEBOOK_FILTER, "quantum"), "topic:quantum");
        assert_null(notebook_find(notebook, NOTEBOOK_FILTER, "quant"));
        notebook_free(&notebook);
        notebook = load(place->folder);
    }
    notebook_free(&notebook);
    assert_true(notes_integrity(place->folder));
}

static void the_file_is_private_and_made_by_the_first_item_only(void **state)
{
    const struct place *place = *state;
    char path[128];
    struct stat info;
    (void)snprintf(path, sizeof(path), "%s/notes.db", place->folder);
    struct notebook *notebook = notebook_new(place->folder);
    assert_int_equal(notebook_load(notebook, NULL), STATUS_OK);
    assert_false(notebook_refresh(notebook));
    assert_int_equal(notebook_flush(notebook, NULL), STATUS_OK);
    assert_int_not_equal(stat(place->folder, &info), 0);
    put(notebook, NOTEBOOK_MARK, "a", "partner:fr");
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(stat(place->folder, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    notebook_free(&notebook);
}

static void of_what_was_typed_the_latest_is_kept(void **state)
{
    const struct place *place = *state;
    struct notebook *notebook = notebook_new(place->folder);
    size_t count = 0;
    char name[32];
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "stays");
    for (int i = 0; i < NOTEBOOK_TYPED_MAX + 20; i++) {
        (void)snprintf(name, sizeof(name), "word %d", i);
        notebook_put_later(notebook, NOTEBOOK_SEARCHED, name, "");
    }
    notebook_items(notebook, NOTEBOOK_SEARCHED, &count);
    assert_int_equal(count, NOTEBOOK_TYPED_MAX);
    assert_int_equal(notebook_unsaved(notebook), NOTEBOOK_TYPED_MAX);
    assert_int_equal(notebook_flush(notebook, NULL), STATUS_OK);
    assert_int_equal(notebook_unsaved(notebook), 0);
    notebook_free(&notebook);
    notebook = load(place->folder);
    notebook_items(notebook, NOTEBOOK_SEARCHED, &count);
    assert_int_equal(count, NOTEBOOK_TYPED_MAX);
    assert_non_null(notebook_find(notebook, NOTEBOOK_SEARCHED, name));
    assert_null(notebook_find(notebook, NOTEBOOK_SEARCHED, "word 0"));
    assert_non_null(notebook_find(notebook, NOTEBOOK_NOTE, "partner/FR"));
    notebook_free(&notebook);
}

static void without_a_folder_all_is_in_memory(void **state)
{
    struct err err = {0};
    struct notebook *notebook = notebook_new("");
    (void)state;
    assert_int_equal(notebook_load(notebook, &err), STATUS_OK);
    assert_int_equal(notebook_put(notebook, NOTEBOOK_BOOKMARK, "partner/FR", "", &err),
                     STATUS_DATA);
    assert_contains(err.text, "no home folder");
    assert_non_null(notebook_find(notebook, NOTEBOOK_BOOKMARK, "partner/FR"));
    assert_false(notebook_refresh(notebook));
    assert_non_null(notebook_find(notebook, NOTEBOOK_BOOKMARK, "partner/FR"));
    assert_int_equal(notebook_unsaved(notebook), 1);
    notebook_free(&notebook);
    assert_null(notebook_find(NULL, NOTEBOOK_BOOKMARK, "partner/FR"));
}

static void another_instance_is_seen(void **state)
{
    const struct place *place = *state;
    struct notebook *one = notebook_new(place->folder);
    struct notebook *two = notebook_new(place->folder);
    put(one, NOTEBOOK_NOTE, "partner/FR", "one");
    assert_true(notebook_refresh(two));
    assert_string_equal(text_of(two, NOTEBOOK_NOTE, "partner/FR"), "one");
    assert_false(notebook_refresh(two));
    put(two, NOTEBOOK_NOTE, "partner/FR", "two");
    put(two, NOTEBOOK_NOTE, "partner/DE", "two");
    assert_string_equal(text_of(one, NOTEBOOK_NOTE, "partner/FR"), "one");
    assert_true(notebook_refresh(one));
    assert_string_equal(text_of(one, NOTEBOOK_NOTE, "partner/FR"), "two");
    assert_string_equal(text_of(one, NOTEBOOK_NOTE, "partner/DE"), "two");
    notebook_free(&one);
    notebook_free(&two);
}

/* A file that cannot be used is left as it is; what is put meanwhile is kept in memory. */
static void refused(const struct place *place, const char *why)
{
    struct err err = {0};
    struct notebook *notebook = notebook_new(place->folder);
    assert_int_equal(notebook_put(notebook, NOTEBOOK_NOTE, "partner/FR", "new", &err), STATUS_DATA);
    if (strstr(err.text, why) == NULL)
        fail_msg("no \"%s\" in: %s", why, err.text);
    assert_null(strchr(err.text, '\n'));
    assert_string_equal(text_of(notebook, NOTEBOOK_NOTE, "partner/FR"), "new");
    notebook_free(&notebook);
}

static void a_newer_file_is_read_and_not_written(void **state)
{
    const struct place *place = *state;
    struct notebook *notebook = notebook_new(place->folder);
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "old");
    notebook_free(&notebook);
    assert_int_equal(exec_file(place, "ALTER TABLE item ADD COLUMN more; PRAGMA user_version = 2"),
                     SQLITE_OK);
    refused(place, "made by a newer attache");
    notebook = load(place->folder);
    assert_string_equal(text_of(notebook, NOTEBOOK_NOTE, "partner/FR"), "old");
    notebook_free(&notebook);
}

static void another_database_is_refused(void **state)
{
    const struct place *place = *state;
    struct notebook *notebook = notebook_new(place->folder);
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "old");
    notebook_free(&notebook);
    assert_int_equal(exec_file(place, "PRAGMA application_id = 7"), SQLITE_OK);
    refused(place, "not the notes of attache");
    assert_int_equal(exec_file(place, "PRAGMA application_id = 0"), SQLITE_OK);
    refused(place, "not the notes of attache");
    notebook = notebook_new(place->folder);
    assert_int_equal(notebook_load(notebook, NULL), STATUS_DATA);
    assert_false(notebook_refresh(notebook));
    notebook_free(&notebook);
}

/* Where another thing than a plain table is called as ours, none of its code runs. */
static void a_view_or_a_virtual_table_is_refused(void **state)
{
    const struct place *place = *state;
    struct notebook *notebook = notebook_new(place->folder);
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "old");
    notebook_free(&notebook);
    assert_int_equal(exec_file(place, "DROP TABLE item; CREATE VIEW item AS SELECT 3 AS kind, 'a'"
                                      " AS name, 'b' AS text, 1 AS time"),
                     SQLITE_OK);
    refused(place, "it is a view");
    notebook = notebook_new(place->folder);
    assert_int_equal(notebook_load(notebook, NULL), STATUS_DATA);
    notebook_free(&notebook);
    assert_int_equal(exec_file(place, "DROP VIEW item; CREATE VIRTUAL TABLE item USING"
                                      " fts5(kind, name, text, time)"),
                     SQLITE_OK);
    refused(place, "no such module");
}

static void a_damaged_file_is_refused(void **state)
{
    const struct place *place = *state;
    char path[128];
    struct notebook *notebook = notebook_new(place->folder);
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "old");
    notebook_free(&notebook);
    (void)snprintf(path, sizeof(path), "%s/notes.db", place->folder);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    for (int i = 0; i < 4096; i++)
        fputc('x', file);
    assert_int_equal(fclose(file), 0);
    refused(place, "damaged");
    assert_int_equal(truncate(path, 0), 0); /* made, and then the machine went down */
    notebook = load(place->folder);
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "new");
    notebook_free(&notebook);
}

static void two_writers_at_once_lose_nothing(void **state)
{
    const struct place *place = *state;
    assert_int_equal(notes_share(place->folder, 2, 100, 0), 0);
    assert_true(notes_integrity(place->folder));
}

static void count_call(void *context)
{
    ++*(int *)context;
}

/* Holds the file and stops; goes on when continued, and ends. */
static pid_t start_holder(const struct place *place)
{
    pid_t holder = fork();
    if (holder != 0)
        return holder;
    char path[128];
    sqlite3 *db = NULL;
    (void)snprintf(path, sizeof(path), "%s/notes.db", place->folder);
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
        _exit(1);
    (void)raise(SIGSTOP);
    _exit(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK ? 0 : 1);
}

static void a_stopped_holder_delays_and_loses_nothing(void **state)
{
    const struct place *place = *state;
    struct err err = {0};
    int waits = 0;
    int ended = 0;
    struct notebook *notebook = notebook_new(place->folder);
    notebook_on_wait(notebook, count_call, &waits);
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "before");
    pid_t holder = start_holder(place);
    assert_int_equal(waitpid(holder, &ended, WUNTRACED), holder);
    assert_true(WIFSTOPPED(ended));
    (void)notebook_refresh(notebook);
    assert_int_equal(waits, 0);
    assert_int_equal(notebook_put(notebook, NOTEBOOK_NOTE, "partner/DE", "meanwhile", &err),
                     STATUS_DATA);
    assert_contains(err.text, "another program is writing");
    assert_int_equal(waits, 1);
    assert_string_equal(text_of(notebook, NOTEBOOK_NOTE, "partner/FR"), "before");
    assert_string_equal(text_of(notebook, NOTEBOOK_NOTE, "partner/DE"), "meanwhile");
    assert_int_equal(kill(holder, SIGCONT), 0);
    assert_int_equal(waitpid(holder, &ended, 0), holder);
    assert_true(WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
    put(notebook, NOTEBOOK_NOTE, "partner/JP", "after");
    assert_int_equal(notebook_unsaved(notebook), 0);
    notebook_free(&notebook);
    notebook = load(place->folder);
    assert_string_equal(text_of(notebook, NOTEBOOK_NOTE, "partner/DE"), "meanwhile");
    assert_string_equal(text_of(notebook, NOTEBOOK_NOTE, "partner/JP"), "after");
    notebook_free(&notebook);
}

/* What was acknowledged before the disk was full is there; the rest is when there is room again. */
static void a_full_disk_refuses_in_words(void **state)
{
    const struct place *place = *state;
    struct rlimit limit;
    struct err err = {0};
    struct notebook *notebook = notebook_new(place->folder);
    int acknowledged = 0;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    struct rlimit small = {256 * 1024, limit.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    while (acknowledged < 1000 && notes_put(notebook, acknowledged, &err) == STATUS_OK)
        acknowledged++;
    assert_in_range(acknowledged, 10, 999);
    assert_contains(err.text, "notes.db");
    assert_true(notes_has(notebook, acknowledged));
    struct notebook *other = load(place->folder);
    for (int i = 0; i < acknowledged; i++)
        assert_true(notes_has(other, i));
    assert_false(notes_has(other, acknowledged));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_int_equal(notebook_flush(notebook, NULL), STATUS_OK);
    assert_true(notebook_refresh(other));
    assert_true(notes_has(other, acknowledged));
    notebook_free(&notebook);
    notebook_free(&other);
    assert_true(notes_integrity(place->folder));
}

/* As a user who may not write there; root may write anywhere, so it becomes nobody. */
static int write_unwelcome(const struct place *place, int told, int tell)
{
    char byte = 0;
    if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
        return 1;
    struct notebook *notebook = notebook_new(place->folder);
    if (notebook_load(notebook, NULL) != STATUS_OK ||
        notebook_put(notebook, NOTEBOOK_NOTE, "partner/FR", "first", NULL) != STATUS_DATA ||
        text_of(notebook, NOTEBOOK_NOTE, "partner/FR") == NULL)
        return 2;
    if (write(tell, "x", 1) != 1 || read(told, &byte, 1) != 1)
        return 3;
    if (notebook_put(notebook, NOTEBOOK_NOTE, "partner/DE", "second", NULL) != STATUS_OK)
        return 4;
    notebook_free(&notebook);
    notebook = notebook_new(place->folder);
    bool both = notebook_load(notebook, NULL) == STATUS_OK &&
                text_of(notebook, NOTEBOOK_NOTE, "partner/FR") != NULL &&
                text_of(notebook, NOTEBOOK_NOTE, "partner/DE") != NULL;
    notebook_free(&notebook);
    return both && chmod(place->folder, 0777) == 0 ? 0 : 5;
}

static void a_read_only_home_is_no_loss(void **state)
{
    const struct place *place = *state;
    int to[2] = {-1, -1};
    int from[2] = {-1, -1};
    char byte = 0;
    int ended = 0;
    assert_int_equal(chmod(place->root, 0555), 0);
    assert_true(pipe(to) == 0 && pipe(from) == 0);
    pid_t child = fork();
    if (child == 0)
        _exit(write_unwelcome(place, to[0], from[1]));
    assert_int_equal(read(from[0], &byte, 1), 1);
    assert_int_equal(chmod(place->root, 0777), 0);
    assert_int_equal(write(to[1], "x", 1), 1);
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 0);
    for (int i = 0; i < 2; i++) {
        close(to[i]);
        close(from[i]);
    }
}

static void killed_writers_lose_nothing(void **state)
{
    enum { KILLS = 100, LONGEST = 8 };
    const struct place *place = *state;
    struct notebook *notebook = notebook_new(place->folder);
    put(notebook, NOTEBOOK_NOTE, "partner/FR", "makes the folder");
    notebook_free(&notebook);
    struct notes_toll toll = notes_kill(place->folder, KILLS, LONGEST, 20260415);
    assert_int_equal(toll.kills, KILLS);
    assert_true(toll.acknowledged >= KILLS / 2);
    assert_true(toll.waited <= 1);
    assert_int_equal(toll.refused, 0);
    assert_int_equal(toll.lost, 0);
    assert_int_equal(toll.corrupt, 0);
}

#define test_in_a_place(f) cmocka_unit_test_setup_teardown(f, make_place, remove_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_in_a_place(what_is_put_is_there_after),
        test_in_a_place(the_file_is_private_and_made_by_the_first_item_only),
        test_in_a_place(of_what_was_typed_the_latest_is_kept),
        cmocka_unit_test(without_a_folder_all_is_in_memory),
        test_in_a_place(another_instance_is_seen),
        test_in_a_place(a_newer_file_is_read_and_not_written),
        test_in_a_place(another_database_is_refused),
        test_in_a_place(a_view_or_a_virtual_table_is_refused),
        test_in_a_place(a_damaged_file_is_refused),
        test_in_a_place(two_writers_at_once_lose_nothing),
        test_in_a_place(a_stopped_holder_delays_and_loses_nothing),
        test_in_a_place(a_full_disk_refuses_in_words),
        test_in_a_place(a_read_only_home_is_no_loss),
        test_in_a_place(killed_writers_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
