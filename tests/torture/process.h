/* SPDX-License-Identifier: MIT */
/* What the system says of a process that runs: its memory, its descriptors, how often it woke up.
 */
#ifndef TESTS_TORTURE_PROCESS_H
#define TESTS_TORTURE_PROCESS_H

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <time.h>

/* The number behind the name in a file of /proc/PID, or -1. */
static inline long process_number(pid_t pid, const char *file, const char *name)
{
    char path[64], line[256];
    long number = -1;
    (void)snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *stream = fopen(path, "re");
    while (stream != NULL && number < 0 && fgets(line, sizeof line, stream) != NULL)
        if (strncmp(line, name, strlen(name)) == 0)
            number = strtol(line + strlen(name), NULL, 10);
    if (stream != NULL)
        (void)fclose(stream);
    return number;
}

/* Memory of its own in use, in kB: not pages of files that others share. */
static inline long process_memory(pid_t pid)
{
    return process_number(pid, "status", "RssAnon:");
}

/* How often it has waited and was woken. */
static inline long process_wakeups(pid_t pid)
{
    return process_number(pid, "status", "voluntary_ctxt_switches:");
}

/* Whether it waits now: it neither runs nor wants to. */
static inline bool process_waits(pid_t pid)
{
    char path[64], line[256] = "";
    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *stream = fopen(path, "re");
    const char *state =
        stream != NULL && fgets(line, sizeof line, stream) != NULL ? strrchr(line, ')') : NULL;
    if (stream != NULL)
        (void)fclose(stream);
    return state != NULL && state[1] == ' ' && state[2] == 'S';
}

static inline int process_descriptors(pid_t pid)
{
    char path[64];
    int count = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
    DIR *folder = opendir(path);
    while (folder != NULL && readdir(folder) != NULL)
        count++;
    if (folder != NULL)
        (void)closedir(folder);
    return count;
}

/* The processor time that it has taken, in milliseconds; 0 when it is gone. */
static inline long long process_time(pid_t pid)
{
    clockid_t clock;
    struct timespec at = {0};
    if (clock_getcpuclockid(pid, &clock) == 0)
        (void)clock_gettime(clock, &at);
    return at.tv_sec * 1000LL + at.tv_nsec / 1000000;
}

/* The processor time of all children that have ended, in milliseconds. */
static inline long long process_time_ended(void)
{
    struct rusage used = {0};
    (void)getrusage(RUSAGE_CHILDREN, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000LL +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

#endif
