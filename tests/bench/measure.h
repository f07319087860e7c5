/* SPDX-License-Identifier: MIT */
/*
 * What the benchmarks share: samples, and programs in a pty of 120x40.
 *
 * A burst is what a program writes until it is quiet; it ends with its last byte. The first one
 * counts from the fork, a key's from the write of the key. Its first frame is what came before the
 * first pause of FRAME milliseconds.
 */
#ifndef TESTS_BENCH_MEASURE_H
#define TESTS_BENCH_MEASURE_H

#include "pty/pty.c"

#include <math.h>

enum { ROWS = 40, COLUMNS = 120, QUIET = 40, FIRST = 3000, SAMPLES = 4000, FRAME = 3 };

struct samples {
    double value[SAMPLES];
    int count;
};

/* One kind of measurement of one program. */
struct figure {
    struct samples ms, bytes, cpu;
    double memory; /* kB, the most */
};

struct session {
    int fd;
    pid_t pid;
};

static inline double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static inline void add(struct samples *samples, double value)
{
    if (samples->count < SAMPLES)
        samples->value[samples->count++] = value;
}

static inline int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The p-th part of the samples, 0 when there are none. */
static inline double part(struct samples *samples, double p)
{
    if (samples->count == 0)
        return 0;
    qsort(samples->value, (size_t)samples->count, sizeof(double), by_value);
    return samples->value[(int)floor(p * (samples->count - 1) + 0.5)];
}

/* Sessions */

static inline struct session open_session(const char *const argv[])
{
    struct session session;
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    int slave;
    if (openpty(&session.fd, &slave, NULL, NULL, &size) != 0)
        die("openpty");
    (void)fcntl(session.fd, F_SETFD, FD_CLOEXEC);
    session.pid = fork();
    if (session.pid == 0) {
        (void)login_tty(slave);
        (void)execv(argv[0], (char *const *)(void *)argv);
        _exit(127);
    }
    (void)close(slave);
    return session;
}

struct burst {
    double frame; /* when its first frame was whole, in ms after `from`; -1 when nothing came */
    double last;  /* when its last byte came */
    double bytes;
};

/* Reads until it has been quiet for so long. */
static inline struct burst read_burst(const struct session *session, double from, int quiet)
{
    static char buffer[65536];
    struct burst burst = {-1, -1, 0};
    struct pollfd one = {.fd = session->fd, .events = POLLIN};
    while (poll(&one, 1, burst.last < 0 ? FIRST : quiet) > 0) {
        ssize_t n = read(session->fd, buffer, sizeof buffer);
        if (n <= 0)
            break;
        double at = now() - from;
        if (burst.last < 0 || (burst.frame >= burst.last && at - burst.last < FRAME))
            burst.frame = at;
        burst.last = at;
        burst.bytes += (double)n;
    }
    return burst;
}

static inline double burst(const struct session *session, double from, double *bytes)
{
    struct burst burst = read_burst(session, from, QUIET);
    *bytes = burst.bytes;
    return burst.last;
}

/* The number after a word at the start of a line of a file of /proc; 0 when there is none. */
static inline double number_of(pid_t pid, const char *name, const char *word)
{
    char line[256];
    double number = 0;
    (void)snprintf(line, sizeof line, "/proc/%d/%s", (int)pid, name);
    FILE *file = fopen(line, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, word, strlen(word)) == 0)
            number = strtod(line + strlen(word), NULL);
    if (file)
        (void)fclose(file);
    return number;
}

/* Processor time so far in ms, by the scheduler's count of nanoseconds. */
static inline double cpu_of(pid_t pid)
{
    return number_of(pid, "schedstat", "") / 1e6;
}

/* The most memory it had resident, in kB. (ru_maxrss would count the parent's before exec.) */
static inline double memory_of(pid_t pid)
{
    return number_of(pid, "status", "VmHWM:");
}

static inline void close_session(const struct session *session)
{
    double bytes;
    int status;
    (void)!write(session->fd, "qQ", 2);
    (void)burst(session, 0, &bytes);
    (void)close(session->fd);
    (void)kill(session->pid, SIGKILL);
    (void)waitpid(session->pid, &status, 0);
}

#endif
