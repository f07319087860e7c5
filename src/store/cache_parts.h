/* SPDX-License-Identifier: MIT */
/* What the files of the cache share. */
#ifndef ATTACHE_STORE_CACHE_PARTS_H
#define ATTACHE_STORE_CACHE_PARTS_H

#include "attache/store/cache.h"

/* What a file is, without the engine. */
struct cache_file {
    uint64_t device, inode, size;
    int64_t seconds, nanoseconds;                   /* when it was changed */
    int64_t counter;                                /* SQLite's own count of changes */
    int64_t wal_size, wal_seconds, wal_nanoseconds; /* of a log beside it; -1 when there is none */
    bool wal;                                       /* its header asks for one */
};

/* Looks at the file and its header: regular, of this program, of this version, whole? */
enum status cache_look(const char *path, struct cache_file *out, struct err *err);

/* A reading of a user's file, as import_options.feed takes it. */
struct cache_reading {
    struct cache_request *request;
    const struct cache_file *file;
    bool failed; /* the file itself could not be read */
};
struct import;
enum status cache_feed(void *reading, struct import *import, struct err *err);

#endif
