/* SPDX-License-Identifier: MIT */
/* Files: whole or not at all, also where a call of the system fails. */
#include "attache/base/err.h"
#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "fixtures/records/records.h"
#include "unit/base/parts.h"

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A system that fails: the program's own read, write, fchmod and fsync, of which the one that is
   named fails the next time */

static const char *failing;
static int failing_why;

static void fail_next(const char *call, int why)
{
    failing = call;
    failing_why = why;
}

static bool fails(const char *call)
{
    if (failing == NULL || strcmp(failing, call) != 0)
        return false;
    failing = NULL;
    errno = failing_why;
    return true;
}

ssize_t read(int fd, void *bytes, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "read");
    return fails("read") ? -1 : real(fd, bytes, size);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    static ssize_t (*real)(int, const void *, size_t);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "write");
    return fails("write") ? -1 : real(fd, bytes, size);
}

int fchmod(int fd, mode_t mode)
{
    static int (*real)(int, mode_t);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "fchmod");
    return fails("fchmod") ? -1 : real(fd, mode);
}

int fsync(int fd)
{
    static int (*real)(int);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "fsync");
    return fails("fsync") ? -1 : real(fd);
}

/* Files */

static void a_temporary_file_goes_unless_it_is_kept(void **state)
{
    struct file_temporary temporary = {0};
    struct str path = {0};
    char *folder = records_folder();
    (void)state;
    str_addf(&path, "%s/file", folder);
    close(file_temporary_open(&temporary, str_text(&path)));
    char *name = mem_dup(temporary.path);
    assert_int_equal(access(name, F_OK), 0);
    file_temporary_drop(&temporary);
    assert_int_not_equal(access(name, F_OK), 0);
    file_temporary_drop(&temporary);
    assert_int_equal(file_temporary_open(&temporary, "/nowhere/at/all"), -1);
    assert_int_equal(errno, ENOENT);
    assert_null(temporary.path);
    mem_free(&name);
    str_clear(&path);
    records_remove(&folder);
}

static void files_are_read_and_written_whole(void **state)
{
    struct str path = {0};
    struct str text = {0};
    struct err err = {0};
    struct stat info;
    char *folder = records_folder();
    (void)state;
    str_addf(&path, "%s/file", folder);
    assert_int_equal(file_write(str_text(&path), "one", 3, false, &err), STATUS_OK);
    assert_int_equal(file_write(str_text(&path), "two", 3, false, &err), STATUS_DATA);
    assert_contains(err.text, "--force");
    assert_int_equal(chmod(str_text(&path), 0640), 0);
    assert_int_equal(file_write(str_text(&path), "three", 5, true, NULL), STATUS_OK);
    assert_int_equal(stat(str_text(&path), &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
    assert_int_equal(file_read(str_text(&path), &text, NULL), STATUS_OK);
    assert_string_equal(str_text(&text), "three");
    assert_int_equal(file_write("/nowhere/at/all", "x", 1, true, NULL), STATUS_DATA);
    assert_int_equal(file_read("/nowhere/at/all", &text, NULL), STATUS_DATA);
    assert_int_equal(file_read(folder, &text, NULL), STATUS_DATA);
    str_clear(&text);
    str_clear(&path);
    records_remove(&folder);
}

/* Each failure is told with its reason, and leaves the old file and nothing beside it. */
static void a_write_that_fails_changes_nothing(void **state)
{
    static const char *const calls[] = {"write", "fchmod", "fsync"};
    struct str text = {0};
    struct file_names names = {0};
    char *folder = records_folder();
    char *file = records_write(folder, "file", "old");
    (void)state;
    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        struct err err = {0};
        fail_next(calls[i], EIO);
        assert_int_equal(file_write(file, "new", 3, true, &err), STATUS_DATA);
        assert_contains(err.text, strerror(EIO));
    }
    str_cut(&text, 0);
    assert_int_equal(file_read(file, &text, NULL), STATUS_OK);
    assert_string_equal(str_text(&text), "old");
    assert_int_equal(file_list(folder, &names, NULL), STATUS_OK);
    assert_int_equal(names.count, 1);
    file_names_clear(&names);
    str_clear(&text);
    mem_free(&file);
    records_remove(&folder);
}

/* A disk that is full takes a part first, and then nothing. */
static void a_file_that_does_not_fit_is_not_left(void **state)
{
    struct rlimit old;
    struct err err = {0};
    struct str path = {0};
    char *folder = records_folder();
    (void)state;
    str_addf(&path, "%s/file", folder);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    const struct rlimit small = {10, old.rlim_max};
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum status status = file_write(str_text(&path), "0123456789abcdef", 16, false, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, before);
    assert_int_equal(status, STATUS_DATA);
    assert_contains(err.text, strerror(EFBIG));
    assert_int_equal(rmdir(folder), 0);
    str_clear(&path);
    mem_free(&folder);
}

static void an_interrupted_call_is_made_again(void **state)
{
    struct str text = {0};
    struct str path = {0};
    char *folder = records_folder();
    (void)state;
    str_addf(&path, "%s/file", folder);
    fail_next("write", EINTR);
    assert_int_equal(file_write(str_text(&path), "whole", 5, false, NULL), STATUS_OK);
    fail_next("read", EINTR);
    assert_int_equal(file_read(str_text(&path), &text, NULL), STATUS_OK);
    assert_string_equal(str_text(&text), "whole");
    str_clear(&text);
    str_clear(&path);
    records_remove(&folder);
}

/* Not over a link that leads nowhere, nor over a folder; a name without a folder is of this one. */
static void a_file_takes_no_other_place(void **state)
{
    struct err err = {0};
    struct str path = {0};
    char here[4096];
    char *folder = records_folder();
    (void)state;
    str_addf(&path, "%s/link", folder);
    assert_int_equal(symlink("nowhere", str_text(&path)), 0);
    assert_int_equal(file_write(str_text(&path), "x", 1, false, &err), STATUS_DATA);
    assert_contains(err.text, strerror(EEXIST));
    assert_int_equal(unlink(str_text(&path)), 0);
    assert_int_equal(mkdir(str_text(&path), 0700), 0);
    assert_int_equal(file_write(str_text(&path), "x", 1, true, NULL), STATUS_DATA);
    assert_int_equal(rmdir(str_text(&path)), 0);
    assert_non_null(getcwd(here, sizeof(here)));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(file_write("link", "x", 1, false, NULL), STATUS_OK);
    assert_int_equal(chdir(here), 0);
    assert_int_equal(access(str_text(&path), F_OK), 0);
    str_clear(&path);
    records_remove(&folder);
}

static void folders_are_listed_and_made(void **state)
{
    struct str path = {0};
    struct file_names names = {0};
    char *folder = records_folder();
    (void)state;
    char *b = records_write(folder, "b", "");
    char *a = records_write(folder, ".a", "");
    assert_int_equal(file_list(folder, &names, NULL), STATUS_OK);
    assert_int_equal(names.count, 2);
    assert_string_equal(names.names[0], ".a");
    assert_string_equal(names.names[1], "b");
    file_names_clear(&names);
    assert_int_equal(file_list(b, &names, NULL), STATUS_DATA);
    str_addf(&path, "%s/deep", folder);
    assert_true(file_make_folder(str_text(&path)) && file_is_folder(str_text(&path)));
    assert_true(file_make_folder(str_text(&path)));
    assert_false(file_is_folder(b));
    assert_false(file_make_folder(b));
    assert_int_equal(errno, EEXIST);
    assert_false(file_make_folder("/dev/null/x/y"));
    mem_free(&a);
    mem_free(&b);
    str_clear(&path);
    records_remove(&folder);
}

int files(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_temporary_file_goes_unless_it_is_kept),
        cmocka_unit_test(files_are_read_and_written_whole),
        cmocka_unit_test(a_write_that_fails_changes_nothing),
        cmocka_unit_test(a_file_that_does_not_fit_is_not_left),
        cmocka_unit_test(an_interrupted_call_is_made_again),
        cmocka_unit_test(a_file_takes_no_other_place),
        cmocka_unit_test(folders_are_listed_and_made),
    };
    return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
