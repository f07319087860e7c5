/* SPDX-License-Identifier: MIT */
/*
 * A user's database is data, never the engine's file. It is read once, defensively, record by
 * record through the importer's own checks, into a database of ours in the cache folder, which is
 * what is then opened; later starts only compare what the file is with the name of its cache.
 */
#ifndef ATTACHE_STORE_CACHE_H
#define ATTACHE_STORE_CACHE_H

#include "attache/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

struct cache_request {
    const char *path;   /* the user's file */
    bool with_embedded; /* the embedded dataset too, each record with its origin */
    const void *image;  /* the embedded dataset, for references; outlives the store */
    size_t image_size;
    const char *folder; /* of the caches, made when it is not there; "" or not usable: memory */
    void (*progress)(void *context, int64_t done, int64_t total); /* as import.h has it, or NULL */
    void *progress_context;
    char notice[200]; /* out: one line to show though all went well, or "" */
};

/* Opens the file's records. STATUS_DATA, one line and *out NULL when the file is none of ours, is
   damaged or hostile, is of a newer format, or cannot be read. It is never changed. */
enum status cache_open(struct cache_request *request, struct store **out, struct err *err);

#endif
