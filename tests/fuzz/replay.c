/* SPDX-License-Identifier: MIT */
/*
 * A fuzz target without a fuzzer, for `make test`: its seeds, then what random changes make of them
 * (the same on every run) until a second of processor time is over. A property that does not hold
 * ends the program; the input stands in the file that is named then.
 */
#include "attache/base/file.h"
#include "attache/base/mem.h"

#include "fuzz/fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST = 8192 };

struct replay {
    struct str *seeds;
    size_t count;
    uint64_t random;
    unsigned long runs;
};

static struct str tried; /* what a crash tells */

static void tell(int signal)
{
    static const char said[] = "not ok: the input in hexadecimal follows\n";
    static const char digits[] = "0123456789abcdef";
    ssize_t put = write(STDOUT_FILENO, said, sizeof(said) - 1);
    for (size_t i = 0; i < tried.length && put > 0; i++) {
        unsigned char byte = (unsigned char)tried.data[i];
        put = write(STDOUT_FILENO, (char[]){digits[byte >> 4], digits[byte & 15]}, 2);
    }
    put = write(STDOUT_FILENO, "\n", 1);
    _exit(put > 0 ? signal : 1);
}

static size_t below(struct replay *replay, size_t limit)
{
    replay->random = replay->random * 6364136223846793005u + 1442695040888963407u;
    return limit > 0 ? (size_t)(replay->random >> 33) % limit : 0;
}

static void run(struct replay *replay, const struct str *input)
{
    str_cut(&tried, 0);
    str_add_bytes(&tried, str_text(input), input->length);
    uint8_t *exact = malloc(input->length > 0 ? input->length : 1);
    require(exact != NULL);
    memcpy(exact, str_text(input), input->length);
    LLVMFuzzerTestOneInput(exact, input->length);
    free(exact);
    replay->runs++;
}

/* Some bytes become others, or a piece of another seed, or a piece goes. */
static void change(struct replay *replay, struct str *input)
{
    const struct str *other = &replay->seeds[below(replay, replay->count)];
    size_t at = below(replay, input->length + 1);
    size_t size = below(replay, 8) + 1;
    struct str tail = {0};
    if (at + size < input->length)
        str_add_bytes(&tail, input->data + at + size, input->length - at - size);
    switch (below(replay, 4)) {
    case 0:
        str_cut(input, at);
        for (size_t i = 0; i < size; i++)
            str_add_char(input, (char)below(replay, 256));
        break;
    case 1:
        str_cut(input, at);
        break;
    case 2:
        if (other->length > 0 && input->length < LARGEST) {
            size_t from = below(replay, other->length);
            str_cut(input, at);
            str_add_bytes(input, other->data + from, below(replay, other->length - from) + 1);
        }
        break;
    default:
        if (at < input->length)
            input->data[at] = (char)(input->data[at] ^ (1 << below(replay, 8)));
        str_clear(&tail);
        return;
    }
    str_add_bytes(input, str_text(&tail), tail.length);
    str_clear(&tail);
}

static void read_seeds(struct replay *replay, const char *folder)
{
    struct file_names names = {0};
    require(file_list(folder, &names, NULL) == STATUS_OK && names.count > 0);
    replay->seeds = mem_new(names.count, sizeof(*replay->seeds));
    for (size_t i = 0; i < names.count; i++) {
        struct str path = {0};
        str_addf(&path, "%s/%s", folder, names.names[i]);
        require(file_read(str_text(&path), &replay->seeds[i], NULL) == STATUS_OK);
        str_clear(&path);
    }
    replay->count = names.count;
    file_names_clear(&names);
}

int main(int argc, char **argv)
{
    const char *name = strrchr(argv[0], '_');
    struct replay replay = {.random = 20261127};
    struct str folder = {0};
    struct str input = {0};
    require(argc > 0 && name != NULL);
    signal(SIGABRT, tell);
    str_addf(&folder, "tests/fuzz/seeds/%s", name + 1);
    read_seeds(&replay, str_text(&folder));
    for (size_t i = 0; i < replay.count; i++)
        run(&replay, &replay.seeds[i]);
    while (clock() < CLOCKS_PER_SEC) {
        const struct str *seed = &replay.seeds[below(&replay, replay.count)];
        str_cut(&input, 0);
        str_add_bytes(&input, str_text(seed), seed->length);
        for (size_t n = below(&replay, 4) + 1; n > 0; n--)
            change(&replay, &input);
        run(&replay, &input);
    }
    printf("ok %s: %lu inputs\n", name + 1, replay.runs);
    for (size_t i = 0; i < replay.count; i++)
        str_clear(&replay.seeds[i]);
    mem_free(&replay.seeds);
    str_clear(&input);
    str_clear(&tried);
    str_clear(&folder);
    return 0;
}
