/* SPDX-License-Identifier: MIT */
/*
 * The layer base: errors, strings, arenas, files, and what happens when there is no memory, or when
 * a call of the system fails.
 */
#include "attache/base/err.h"
#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "fixtures/records/records.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

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

/* A child that ends at once says what it ran all the same, where that is counted. */
extern void __gcov_dump(void) __attribute__((weak));

void _exit(int status)
{
    static void (*real)(int);
    if (__gcov_dump != NULL)
        __gcov_dump();
    *(void **)&real = dlsym(RTLD_NEXT, "_exit");
    for (;;)
        real(status);
}

/* An array that no memory holds is refused there too, and does not end the test. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

/* Errors */

static void the_first_error_stays(void **state)
{
    struct err err = {0};
    (void)state;
    assert_int_equal(err_set(&err, STATUS_DATA, "%s %d", "first", 1), STATUS_DATA);
    assert_int_equal(err_set(&err, STATUS_USAGE, "second"), STATUS_USAGE);
    assert_string_equal(err.text, "first 1");
    assert_int_equal(err.status, STATUS_DATA);
    assert_int_equal(err_set(NULL, STATUS_NONE, "nobody asks"), STATUS_NONE);
}

static void a_long_error_is_cut_at_a_character(void **state)
{
    (void)state;
    for (int before = 0; before < 4; before++) {
        struct str text = {0};
        struct err err = {0};
        str_add_repeat(&text, "a", (size_t)before);
        str_add_repeat(&text, "송", 500);
        err_set(&err, STATUS_DATA, "%s", str_text(&text));
        size_t length = strlen(err.text);
        assert_true(length < sizeof(err.text) && length + 3 >= sizeof(err.text) - 1);
        assert_int_equal((length - (size_t)before) % 3, 0);
        str_clear(&text);
    }
}

static void an_error_that_is_no_text_is_cut_to_nothing(void **state)
{
    struct str text = {0};
    struct err err = {0};
    (void)state;
    str_add_repeat(&text, "\x80", sizeof(err.text));
    err_set(&err, STATUS_DATA, "%s", str_text(&text));
    assert_string_equal(err.text, "");
    assert_int_equal(err.status, STATUS_DATA);
    str_clear(&text);
}

/* Strings */

static void strings_grow_and_shrink(void **state)
{
    struct str str = {0};
    (void)state;
    assert_string_equal(str_text(&str), "");
    str_addf(&str, "%s-%d", "a", 7);
    str_add_repeat(&str, "xy", 3);
    str_add_char(&str, '!');
    assert_string_equal(str_text(&str), "a-7xyxyxy!");
    str_cut(&str, 50);
    assert_int_equal(str.length, 10);
    str_cut(&str, 3);
    assert_string_equal(str_text(&str), "a-7");
    str_addf(&str, "%s", "");
    char *text = str_take(&str);
    assert_string_equal(text, "a-7");
    assert_int_equal(str.length, 0);
    mem_free(&text);
    text = str_take(&str);
    assert_string_equal(text, "");
    mem_free(&text);
    str_add_bytes(&str, "", 0);
    assert_string_equal(str_text(&str), "");
    str_clear(&str);
}

/* Formatted text is tried in the room there is, and once more when it does not fit. */
static void formatted_text_of_any_length_is_whole(void **state)
{
    (void)state;
    for (int length = 0; length < 200; length++) {
        struct str str = {0};
        str_addf(&str, "<%0*d>", length, 0);
        assert_int_equal(str.length, strlen(str_text(&str)));
        assert_int_equal(str.length, (length > 0 ? length : 1) + 2);
        assert_true(str_ends(str_text(&str), "0>"));
        str_clear(&str);
    }
}

static void strings_compare(void **state)
{
    (void)state;
    assert_true(str_starts("meeting/x", "meeting/") && !str_starts("me", "meeting"));
    assert_true(str_ends("a.db", ".db") && !str_ends("db", ".db") && str_ends("x", ""));
    assert_true(str_same_ascii("FR", "fr") && !str_same_ascii("FR", "fra"));
    assert_false(str_same_ascii("É", "é"));
    assert_true(str_starts_ascii("Partner", "pART") && !str_starts_ascii("par", "part"));
    assert_true(str_has_word("csv json", "json") && str_has_word("csv json", "csv"));
    assert_false(str_has_word("csv jsonl", "json"));
    assert_false(str_has_word("", "x"));
    assert_false(str_has_word("jsonl csv", "json"));
}

/* Memory */

static void what_is_taken_beforehand_is_given_zeroed(void **state)
{
    (void)state;
    enum { BYTES = 256 * 1024 };
    mem_warm(BYTES);
    unsigned char *memory = mem_new(BYTES / 2, 1);
    for (size_t i = 0; i < BYTES / 2; i++)
        assert_int_equal(memory[i], 0);
    mem_free(&memory);
}

static void arenas_hold_and_give_back(void **state)
{
    struct arena arena = {0};
    (void)state;
    for (size_t size = 0; size < 100000; size = size * 2 + 1) {
        unsigned char *bytes = arena_new(&arena, size, 1);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i += 97)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
    assert_string_equal(arena_dup(&arena, "text"), "text");
    assert_string_equal(arena_dup_bytes(&arena, "text", 2), "te");
    assert_string_equal(arena_dup_bytes(&arena, NULL, 0), "");
    assert_string_equal(arena_printf(&arena, "%d/%s", 5, "x"), "5/x");
    arena_clear(&arena);
    assert_null(arena.chunks);
    arena_clear(&arena);
}

static void arrays_grow_zeroed(void **state)
{
    size_t capacity = 0;
    int *numbers = NULL;
    (void)state;
    char *nothing = mem_new(0, 0);
    assert_int_equal(nothing[0], 0);
    mem_free(&nothing);
    for (size_t need = 1; need < 3000; need = need * 2 + 1) {
        size_t before = capacity;
        numbers = mem_grow(numbers, &capacity, need, sizeof(*numbers));
        assert_true(capacity >= need);
        for (size_t i = before; i < capacity; i++) {
            assert_int_equal(numbers[i], 0);
            numbers[i] = 1;
        }
    }
    assert_ptr_equal(mem_grow(numbers, &capacity, 1, sizeof(*numbers)), numbers);
    mem_free(&numbers);
    assert_null(numbers);
}

static void put_letter(void *context)
{
    assert_int_equal(write(STDERR_FILENO, context, 1), 1);
}

static void impossible_array(void)
{
    size_t capacity = 0;
    (void)mem_grow(NULL, &capacity, SIZE_MAX / 2, 16);
}

static void impossible_arena(void)
{
    struct arena arena = {0};
    (void)arena_new(&arena, SIZE_MAX / 2, 3);
}

/* What its chunk adds is too much. */
static void impossible_chunk(void)
{
    struct arena arena = {0};
    (void)arena_new(&arena, SIZE_MAX - sizeof(max_align_t), 1);
}

/* What no locale of this program can print. */
static void impossible_text(void)
{
    struct arena arena = {0};
    (void)arena_printf(&arena, "%ls", L"송");
}

/* Possible numbers, of which the system has no memory. */
static void refused_memory(void)
{
    (void)mem_new(SIZE_MAX / 16, 8);
}

static void refused_array(void)
{
    size_t capacity = 0;
    (void)mem_grow(NULL, &capacity, SIZE_MAX / 16, 8);
}

/* Runs in a child, whose standard error is what is returned. Owned: mem_free. */
static char *exhaust(void (*how)(void), struct file_temporary *temporary)
{
    int ends[2];
    int status = 0;
    char said[4000] = "";
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        char letters[] = "ab";
        struct mem_guard first = {put_letter, &letters[0], NULL};
        struct mem_guard second = {put_letter, &letters[1], NULL};
        struct mem_guard down = {put_letter, &letters[0], NULL};
        dup2(ends[1], STDERR_FILENO);
        mem_guard_up(&first);
        mem_guard_up(&down);
        mem_guard_up(&second);
        mem_guard_down(&down);
        mem_guard_down(&down);
        how();
        _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], said, sizeof(said) - 1) > 0);
    ssize_t more = read(ends[0], said + strlen(said), sizeof(said) - 1 - strlen(said));
    while (more > 0)
        more = read(ends[0], said + strlen(said), sizeof(said) - 1 - strlen(said));
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == STATUS_DATA);
    assert_true(temporary->path == NULL || access(temporary->path, F_OK) != 0);
    return mem_dup(said);
}

/* The guards run, the last one first, then one line and status 3; a file under way is gone. */
static void no_memory_ends_the_process_well(void **state)
{
    static void (*const ways[])(void) = {mem_exhausted,    impossible_array, impossible_arena,
                                         impossible_chunk, impossible_text,  refused_memory,
                                         refused_array};
    (void)state;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct file_temporary temporary = {0};
        struct str path = {0};
        char *folder = records_folder();
        str_addf(&path, "%s/file", folder);
        int fd = file_temporary_open(&temporary, str_text(&path));
        assert_true(fd >= 0 && access(temporary.path, F_OK) == 0);
        close(fd);
        char *said = exhaust(ways[i], &temporary);
        const char *line = strstr(said, "baattache"); /* after what a sanitizer has to say */
        assert_non_null(line);
        assert_string_equal(line, "baattache: out of memory\n");
        file_temporary_keep(&temporary);
        mem_free(&said);
        str_clear(&path);
        records_remove(&folder);
    }
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
    assert_non_null(strstr(err.text, "--force"));
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
        assert_non_null(strstr(err.text, strerror(EIO)));
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
    assert_non_null(strstr(err.text, strerror(EFBIG)));
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
    assert_non_null(strstr(err.text, strerror(EEXIST)));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_stays),
        cmocka_unit_test(a_long_error_is_cut_at_a_character),
        cmocka_unit_test(an_error_that_is_no_text_is_cut_to_nothing),
        cmocka_unit_test(strings_grow_and_shrink),
        cmocka_unit_test(formatted_text_of_any_length_is_whole),
        cmocka_unit_test(strings_compare),
        cmocka_unit_test(what_is_taken_beforehand_is_given_zeroed),
        cmocka_unit_test(arenas_hold_and_give_back),
        cmocka_unit_test(arrays_grow_zeroed),
        cmocka_unit_test(no_memory_ends_the_process_well),
        cmocka_unit_test(a_temporary_file_goes_unless_it_is_kept),
        cmocka_unit_test(files_are_read_and_written_whole),
        cmocka_unit_test(a_write_that_fails_changes_nothing),
        cmocka_unit_test(a_file_that_does_not_fit_is_not_left),
        cmocka_unit_test(an_interrupted_call_is_made_again),
        cmocka_unit_test(a_file_takes_no_other_place),
        cmocka_unit_test(folders_are_listed_and_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
