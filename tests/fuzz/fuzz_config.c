/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a config file: what is not understood is said in a line each, safe for a terminal;
 * keys that are bound lead to their command and to no other.
 */
#include "attache/app/config.h"
#include "attache/ui/key.h"

#include "fuzz/fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/fuzz-config.XXXXXX";
static struct str file;

static void remove_folder(void)
{
    struct str own = {0};
    str_addf(&own, "%s/attache", folder);
    (void)unlink(str_text(&file));
    (void)rmdir(str_text(&own));
    (void)rmdir(folder);
    str_clear(&own);
    str_clear(&file);
}

static void make_folder(void)
{
    require(mkdtemp(folder) != NULL && setenv("XDG_CONFIG_HOME", folder, 1) == 0);
    str_addf(&file, "%s/attache", folder);
    require(mkdir(str_text(&file), 0700) == 0);
    str_add(&file, "/config");
    require(atexit(remove_folder) == 0);
}

/* What it says on standard error, one line for each problem. */
static void read_quietly(struct config *config, struct options *options)
{
    struct str said = {0};
    struct stat info = {0};
    int lines = 0;
    const int errors = dup(STDERR_FILENO);
    const int taken = memfd_create("errors", MFD_CLOEXEC);
    require(errors >= 0 && dup2(taken, STDERR_FILENO) >= 0);
    config_read(config, options);
    (void)fflush(stderr);
    require(dup2(errors, STDERR_FILENO) >= 0 && fstat(taken, &info) == 0);
    str_add_repeat(&said, " ", (size_t)info.st_size);
    require(pread(taken, said.data, said.length, 0) == info.st_size);
    (void)close(errors);
    (void)close(taken);
    require(fuzz_is_safe(str_text(&said), said.length));
    for (const char *at = str_text(&said); (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    require(lines == config->problems);
    str_clear(&said);
}

/* Each sequence of keys is one where the command works, and each key is read as it is written. */
static void check_keys(const struct config *config, enum command_id id)
{
    const char *text = command_keys(&config->keymap, id);
    uint32_t keys[4];
    for (size_t count; (count = command_next_keys(&text, keys)) > 0;) {
        enum command_id found = COMMAND_NONE;
        require(count <= 4);
        require(command_match(&config->keymap, keys, count, command_get(id)->where, &found) !=
                COMMAND_UNKNOWN);
        for (size_t i = 0; i < count; i++) {
            struct str name = {0};
            uint32_t again = 0;
            size_t size = 0;
            key_print(keys[i], &name);
            require(key_parse(str_text(&name), &again, &size));
            require(again == keys[i] && size == name.length);
            str_clear(&name);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct config config;
    struct options options;
    options_init(&options);
    if (file.length == 0)
        make_folder();
    const int fd = open(str_text(&file), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    require(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    (void)close(fd);
    read_quietly(&config, &options);
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        if (config.lines[id] > 0)
            check_keys(&config, (enum command_id)id);
    }
    config_clear(&config);
    options_clear(&options);
    return 0;
}
