/* SPDX-License-Identifier: MIT */
/*
 * Flags, one per signal, and the record of what a crash must undo: mutable statics, since a
 * handler can reach nothing else. A signal that was ignored when we started stays ignored
 * (nohup), and a crash goes on to the handler that was there before ours (a sanitizer's report).
 */
#include "attache/term/signals.h"

#include "attache/base/mem.h"
#include "attache/term/term.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <unistd.h>

enum { CRASH_BYTES = 512, CRASH_STACK = 65536 };

/* Those that set a flag, and what happens to each while the terminal is ours. */
static const int noted[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT};
static const int ignored[] = {SIGPIPE, SIGXFSZ};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { FLAGS = COUNT(noted), CRASHES = COUNT(crashes) };

static volatile sig_atomic_t flags[FLAGS];

static struct {
    volatile sig_atomic_t armed;
    char bytes[CRASH_BYTES];
    size_t size;
    struct termios modes;
    struct sigaction before[CRASHES];
} crash;

struct signals {
    struct sigaction noted[FLAGS];
    struct sigaction ignored[COUNT(ignored)];
    sigset_t outside; /* the mask before, which holds inside signals_poll */
    sigset_t inside;
    stack_t stack_before;
    void *stack; /* NULL: there was no room for one */
};

static void note(int signal)
{
    for (size_t i = 0; i < FLAGS; i++)
        if (noted[i] == signal)
            flags[i] = 1;
}

static bool take_flag(int signal)
{
    for (size_t i = 0; i < FLAGS; i++)
        if (noted[i] == signal && flags[i]) {
            flags[i] = 0;
            return true;
        }
    return false;
}

void signals_restore_terminal(void)
{
    if (!crash.armed)
        return;
    crash.armed = 0;
    int error = errno;
    for (size_t done = 0; done < crash.size;) {
        ssize_t n = write(STDOUT_FILENO, crash.bytes + done, crash.size - done);
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &crash.modes);
    errno = error;
}

/* A fault happens again on return, a sent signal is sent again: both reach who was there before. */
static void crashed(int signal, siginfo_t *info, void *context)
{
    (void)context;
    signals_restore_terminal();
    for (size_t i = 0; i < CRASHES; i++)
        if (crashes[i] == signal)
            (void)sigaction(signal, &crash.before[i], NULL);
    if (info->si_code <= 0)
        (void)raise(signal);
}

void signals_arm(const char *bytes, size_t size, const struct termios *modes)
{
    crash.armed = 0;
    crash.size = size < CRASH_BYTES ? size : CRASH_BYTES;
    memcpy(crash.bytes, bytes, crash.size);
    crash.modes = *modes;
    crash.armed = 1;
}

void signals_disarm(void)
{
    crash.armed = 0;
}

/* Sets a handler unless the signal was being ignored. */
static void catch_signal(int signal, struct sigaction *before)
{
    struct sigaction action = {.sa_handler = note};
    (void)sigfillset(&action.sa_mask);
    (void)sigaction(signal, NULL, before);
    if (before->sa_handler != SIG_IGN || signal == SIGWINCH || signal == SIGCONT)
        (void)sigaction(signal, &action, NULL);
}

/* Mapped, not allocated: a stack that no crash uses takes no memory. */
static void take_stack(struct signals *signals)
{
    void *bytes =
        mmap(NULL, CRASH_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        return;
    signals->stack = bytes;
    stack_t stack = {.ss_sp = bytes, .ss_size = CRASH_STACK};
    (void)sigaltstack(&stack, &signals->stack_before);
}

static void give_stack(struct signals *signals)
{
    if (signals->stack == NULL)
        return;
    if (!(signals->stack_before.ss_flags & SS_ONSTACK))
        (void)sigaltstack(&signals->stack_before, NULL);
    (void)munmap(signals->stack, CRASH_STACK);
}

static void catch_crashes(struct signals *signals)
{
    take_stack(signals);
    struct sigaction action = {.sa_sigaction = crashed,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | (int)SA_RESETHAND};
    (void)sigfillset(&action.sa_mask);
    for (size_t i = 0; i < CRASHES; i++)
        (void)sigaction(crashes[i], &action, &crash.before[i]);
}

struct signals *signals_take(void)
{
    struct signals *signals = mem_new(1, sizeof *signals);
    sigset_t set;
    (void)sigemptyset(&set);
    for (size_t i = 0; i < FLAGS; i++)
        (void)sigaddset(&set, noted[i]);
    (void)sigprocmask(SIG_BLOCK, &set, &signals->outside);
    (void)sigprocmask(SIG_SETMASK, NULL, &signals->inside);
    for (size_t i = 0; i < FLAGS; i++)
        catch_signal(noted[i], &signals->noted[i]);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < COUNT(ignored); i++)
        (void)sigaction(ignored[i], &ignore, &signals->ignored[i]);
    catch_crashes(signals);
    return signals;
}

void signals_give(struct signals **signals)
{
    struct signals *was = *signals;
    if (!was)
        return;
    for (size_t i = 0; i < CRASHES; i++)
        (void)sigaction(crashes[i], &crash.before[i], NULL);
    give_stack(was);
    for (size_t i = 0; i < COUNT(ignored); i++)
        (void)sigaction(ignored[i], &was->ignored[i], NULL);
    /* What is pending is noted before the old actions return. */
    (void)sigprocmask(SIG_SETMASK, &was->outside, NULL);
    for (size_t i = 0; i < FLAGS; i++)
        (void)sigaction(noted[i], &was->noted[i], NULL);
    mem_free(signals);
}

bool signals_poll(const struct signals *signals, int fd, int timeout)
{
    struct timespec limit = {.tv_sec = timeout / 1000, .tv_nsec = timeout % 1000 * 1000000L};
    fd_set set;
    FD_ZERO(&set);
    if (fd >= 0)
        FD_SET(fd, &set);
    /* Not ppoll, which macOS lacks. */
    if (pselect(fd + 1, &set, NULL, NULL, timeout < 0 ? NULL : &limit, &signals->outside) <= 0)
        return false;
    /* With something to read it delivers no signal: a busy terminal must not shut them out. */
    (void)sigprocmask(SIG_SETMASK, &signals->outside, NULL);
    (void)sigprocmask(SIG_SETMASK, &signals->inside, NULL);
    return true;
}

int signals_ending(void)
{
    static const int ending[] = {SIGHUP, SIGTERM, SIGQUIT, SIGINT};
    for (size_t i = 0; i < COUNT(ending); i++)
        if (take_flag(ending[i]))
            return ending[i];
    return 0;
}

void signals_forget_keyboard(void)
{
    (void)take_flag(SIGINT);
    (void)take_flag(SIGQUIT);
}

bool signals_resized(void)
{
    return take_flag(SIGWINCH);
}

bool signals_stop_asked(void)
{
    return take_flag(SIGTSTP);
}

bool signals_continued(void)
{
    return take_flag(SIGCONT);
}

void signals_stop(const struct signals *signals, bool group)
{
    struct sigaction standard = {.sa_handler = SIG_DFL};
    struct sigaction ours;
    (void)sigaction(SIGTSTP, NULL, &ours);
    if (ours.sa_handler != SIG_IGN)
        (void)sigaction(SIGTSTP, &standard, NULL);
    (void)kill(group ? 0 : getpid(), SIGTSTP);
    (void)sigprocmask(SIG_SETMASK, &signals->outside, NULL); /* here it stops */
    (void)sigprocmask(SIG_SETMASK, &signals->inside, NULL);
    (void)sigaction(SIGTSTP, &ours, NULL);
    (void)take_flag(SIGCONT);
    (void)take_flag(SIGTSTP);
}

void term_die(int signal)
{
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigset_t one;
    (void)sigemptyset(&one);
    (void)sigaddset(&one, signal);
    (void)sigaction(signal, &standard, NULL);
    (void)raise(signal);
    (void)sigprocmask(SIG_UNBLOCK, &one, NULL);
    _exit(128 + signal);
}
