/* SPDX-License-Identifier: MIT */
/* A command of the program on what nobody should trust: how it ends, what it says, what it takes.
 */
#ifndef TESTS_TORTURE_COMMAND_H
#define TESTS_TORTURE_COMMAND_H

#include "attache/base/file.h"
#include "attache/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COMMAND_WORDS = 8, COMMAND_SECONDS = 2, COMMAND_MEGABYTES = 256 };

struct command {
    int status;        /* -1: ended by a signal */
    long took, memory; /* milliseconds of processor time; kB */
    struct str said;   /* on standard error */
};

static inline void command_become(const char *const *words, const char *said)
{
    const char *argv[COMMAND_WORDS + 2] = {"attache"};
    for (int i = 0; i < COMMAND_WORDS && words[i] != NULL; i++)
        argv[i + 1] = words[i];
    int errors = open(said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int nothing = open("/dev/null", O_RDWR);
    (void)dup2(nothing, STDIN_FILENO);
    (void)dup2(nothing, STDOUT_FILENO);
    (void)dup2(errors, STDERR_FILENO);
    (void)setenv("XDG_CACHE_HOME", "/proc/none", 1);
    (void)execv(getenv("ATTACHE_BIN"), (char *const *)(uintptr_t)argv);
    _exit(99);
}

/* Runs the program with the words, at most COMMAND_WORDS and then NULL. said: the file for what it
   says. command->said is the caller's to clear. */
static inline void command_run(struct command *command, const char *const *words, const char *said)
{
    struct rusage used = {0};
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        command_become(words, said);
    while (wait4(child, &status, 0, &used) < 0 && errno == EINTR)
        continue;
    (void)file_read(said, &command->said, NULL);
    command->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    command->took = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000L +
                    (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
    command->memory = used.ru_maxrss;
}

/* Why no command should end like this, or NULL. */
static inline const char *command_judge(const struct command *command)
{
    if (command->status < 0)
        return "ended by a signal";
    if (command->took > COMMAND_SECONDS * 1000)
        return "it took too long";
    return command->memory > COMMAND_MEGABYTES * 1024L ? "it took too much memory" : NULL;
}

/* most becomes what the slowest and the largest took. */
static inline void command_most(struct command *most, const struct command *command)
{
    most->took = command->took > most->took ? command->took : most->took;
    most->memory = command->memory > most->memory ? command->memory : most->memory;
}

static inline void command_complain(const char *program, const char *name, const char *why,
                                    const struct command *command)
{
    fprintf(stderr, "%s: %s: %s (status %d, %ld ms, %ld kB): %s\n", program, name, why,
            command->status, command->took, command->memory, str_text(&command->said));
}

#endif
