/* SPDX-License-Identifier: MIT */
/* The layer base: errors, strings, arenas, and what happens when there is no memory. Files are the
   other part. */
#include "attache/base/err.h"
#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "fixtures/records/records.h"
#include "unit/base/parts.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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

static void strings_compare_by_bytes_or_ascii_letters(void **state)
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

static void an_array_that_grows_is_zeroed(void **state)
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_stays),
        cmocka_unit_test(a_long_error_is_cut_at_a_character),
        cmocka_unit_test(an_error_that_is_no_text_is_cut_to_nothing),
        cmocka_unit_test(strings_grow_and_shrink),
        cmocka_unit_test(formatted_text_of_any_length_is_whole),
        cmocka_unit_test(strings_compare_by_bytes_or_ascii_letters),
        cmocka_unit_test(what_is_taken_beforehand_is_given_zeroed),
        cmocka_unit_test(arenas_hold_and_give_back),
        cmocka_unit_test(an_array_that_grows_is_zeroed),
        cmocka_unit_test(no_memory_ends_the_process_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) + files();
}
