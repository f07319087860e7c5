/* SPDX-License-Identifier: MIT */
/*
 * The ways in which calls fail, and the loop over them: each class of calls fails with each of its
 * errors, at the n-th call, once or from then on. shim/shim.c, preloaded, makes them fail; what is
 * run with them, and what must hold then, is the program's that includes this.
 */
#ifndef TESTS_TORTURE_FAULTS_H
#define TESTS_TORTURE_FAULTS_H

#include "attache/base/file.h"
#include "attache/base/str.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fault_scene {
    /* Runs it with FAULT set to `fault`; `report`, when not NULL, is FAULT_REPORT: the calls are
       only counted then. */
    void (*run)(void *context, const char *fault, const char *report);
    void *context;
    const char *report; /* a file for the count */
    long most;          /* so many runs at most for each class and error */
};

/* The library to be preloaded stands beside the program. */
static inline void fault_shim(const char *program, struct str *out)
{
    char *here = realpath(program, NULL);
    if (here != NULL)
        str_addf(out, "%.*s/shim.so", (int)(strrchr(here, '/') - here), here);
    free(here);
}

/* How many calls of a class the scene makes. */
static inline long fault_calls(const struct fault_scene *scene, const char *class)
{
    struct str count = {0};
    char fault[64];
    (void)snprintf(fault, sizeof(fault), "%s:0:5", class);
    scene->run(scene->context, fault, scene->report);
    (void)file_read(scene->report, &count, NULL);
    long calls = strtol(str_text(&count), NULL, 10);
    (void)unlink(scene->report);
    str_clear(&count);
    return calls;
}

/* Each call, or as many as may be spread over all, with each error of its class. */
static inline void fault_each(const struct fault_scene *scene)
{
    static const struct {
        const char *class;
        int error;
        bool on;
    } faults[] = {
        {"memory", ENOMEM, false}, {"memory", ENOMEM, true}, {"open", EMFILE, false},
        {"open", EACCES, true},    {"read", EIO, false},     {"read", EIO, true},
        {"read", EINTR, false},    {"write", ENOSPC, false}, {"write", ENOSPC, true},
        {"write", EIO, false},     {"write", EINTR, false},  {"write", EDQUOT, true},
        {"sync", EIO, false},      {"sync", EIO, true},      {"place", EACCES, false},
        {"place", EROFS, true},
    };
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        long calls = fault_calls(scene, faults[i].class);
        long step = calls / scene->most + 1;
        for (long n = 1; n <= calls; n += step) {
            char fault[64];
            (void)snprintf(fault, sizeof(fault), "%s:%ld:%d%s", faults[i].class, n, faults[i].error,
                           faults[i].on ? ":on" : "");
            scene->run(scene->context, fault, NULL);
        }
    }
}

#endif
