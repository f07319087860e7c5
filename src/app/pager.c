/* SPDX-License-Identifier: MIT */
/* The pager is a child that reads a pipe. While it runs, the keys that interrupt are its own. */
#include "attache/app/pager.h"

#include "attache/app/commands.h"
#include "attache/base/mem.h"
#include "attache/text/width.h"
#include "attache/term/locale.h"
#include "attache/text/ascii.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __GLIBC__
extern char **environ;
#endif

enum { ROWS = 24, NOT_RUN = 126 };

/* Size */

static int terminal_rows(void)
{
    struct winsize size = {0};
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_row > 0 ? size.ws_row : ROWS;
}

/* Whether the text takes so many rows or more; a line longer than the terminal takes several. */
static bool fills(const char *text, int rows, int columns)
{
    int taken = 0;
    while (*text != '\0' && taken < rows) {
        size_t size = strcspn(text, "\n");
        struct str line = {0};
        str_add_bytes(&line, text, size);
        int width = width_text(str_text(&line));
        taken += width > columns ? (width + columns - 1) / columns : 1;
        str_clear(&line);
        text += size + (text[size] == '\n');
    }
    return taken >= rows;
}

/* The command line for sh; "" is less, if it is there; NULL is no pager. */
static const char *chosen(const struct options *options)
{
    const char *pager = getenv("PAGER");
    const char *terminal = getenv("TERM");
    if (options->no_pager || options->format != FORMAT_TEXT)
        return NULL;
    if (pager != NULL)
        return pager[0] != '\0' && strcmp(pager, "cat") != 0 ? pager : NULL;
    return terminal != NULL && strcmp(terminal, "dumb") != 0 ? "" : NULL;
}

/* Running */

/* The signals that the child gets back as they were. */
static const int signals[] = {SIGINT, SIGQUIT, SIGPIPE};
enum { SIGNALS = sizeof(signals) / sizeof(signals[0]) };

static void ignore(struct sigaction *old)
{
    struct sigaction none = {0};
    none.sa_handler = SIG_IGN;
    sigemptyset(&none.sa_mask);
    for (int i = 0; i < SIGNALS; i++)
        (void)sigaction(signals[i], &none, &old[i]);
}

static void restore(const struct sigaction *old)
{
    for (int i = 0; i < SIGNALS; i++)
        (void)sigaction(signals[i], &old[i], NULL);
}

static bool spawn(char **argv, int input, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    for (int i = 0; i < SIGNALS; i++)
        sigaddset(&defaults, signals[i]);
    sigaddset(&defaults, SIGXFSZ);
    if (posix_spawn_file_actions_init(&actions) != 0)
        mem_exhausted();
    if (posix_spawnattr_init(&attributes) != 0)
        mem_exhausted();
    if (input != STDIN_FILENO)
        (void)posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    (void)posix_spawnattr_setsigdefault(&attributes, &defaults);
    (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    bool spawned = posix_spawnp(child, argv[0], &actions, &attributes, argv, environ) == 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return spawned;
}

/* manners: what less is told unless the user has told it something. */
static bool spawn_pager(const char *pager, const char *manners, int input, pid_t *child)
{
    char *command = mem_dup(pager[0] != '\0' ? pager : "less");
    char shell[] = "sh";
    char flag[] = "-c";
    char *through_shell[] = {shell, flag, command, NULL};
    char *alone[] = {command, NULL};
    (void)setenv("LESS", manners, 0);
    bool spawned = spawn(pager[0] != '\0' ? through_shell : alone, input, child);
    mem_free(&command);
    return spawned;
}

/* A reader that has left has read enough. */
static void feed(int output, const struct str *text)
{
    for (size_t at = 0; at < text->length;) {
        ssize_t put = write(output, text->data + at, text->length - at);
        if (put < 0 && errno != EINTR)
            return;
        at += put > 0 ? (size_t)put : 0;
    }
}

/* The exit status, as a shell has it. */
static int await_status(pid_t child)
{
    int ended = 0;
    while (waitpid(child, &ended, 0) < 0) {
        if (errno != EINTR)
            return 0;
    }
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : NOT_RUN + 2 + WTERMSIG(ended);
}

/* Whether the pager ran at all; sh says so in its exit status. */
static bool await(pid_t child)
{
    int status = await_status(child);
    return status != NOT_RUN && status != NOT_RUN + 1;
}

static bool page(const char *pager, const char *manners, const struct str *text)
{
    struct sigaction old[SIGNALS];
    int ends[2];
    pid_t child = 0;
    if (pipe(ends) != 0)
        return false;
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    ignore(old);
    bool ran = spawn_pager(pager, manners, ends[0], &child);
    close(ends[0]);
    if (ran)
        feed(ends[1], text);
    close(ends[1]);
    ran = ran && await(child);
    restore(old);
    return ran;
}

bool pager_is_ascii(const struct options *options)
{
    return isatty(STDOUT_FILENO) && (options->ascii || !locale_take_utf8());
}

/* Pipes, files and other formats stay UTF-8. */
static void fit_terminal(const struct options *options, struct str *text)
{
    if (options->format != FORMAT_TEXT || ascii_only(str_text(text)) || !pager_is_ascii(options))
        return;
    struct str ascii = {0};
    ascii_add(&ascii, str_text(text), text->length);
    str_clear(text);
    *text = ascii;
}

enum status pager_print(const struct options *options, struct str *text, struct err *err)
{
    fit_terminal(options, text);
    const char *pager = chosen(options);
    int rows = pager != NULL ? terminal_rows() : 0;
    bool long_one = rows > 0 && fills(str_text(text), rows, command_columns());
    if (!long_one || !page(pager, "FRX", text))
        return command_print(text, err);
    str_cut(text, 0);
    return STATUS_OK;
}

bool pager_show(const struct str *text)
{
    const char *pager = getenv("PAGER");
    bool cat = pager != NULL && strcmp(pager, "cat") == 0;
    return page(pager != NULL && !cat ? pager : "", "R", text);
}

int pager_status(char **argv)
{
    struct sigaction old[SIGNALS];
    pid_t child = 0;
    ignore(old);
    int status = spawn(argv, STDIN_FILENO, &child) ? await_status(child) : NOT_RUN + 1;
    restore(old);
    return status;
}

bool pager_run(char **argv)
{
    int status = pager_status(argv);
    return status != NOT_RUN && status != NOT_RUN + 1;
}
