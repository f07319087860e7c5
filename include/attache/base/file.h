/* SPDX-License-Identifier: MIT */
/* Files as wholes: read, written so that a reader sees the old or the new one, folders listed. */
#ifndef ATTACHE_BASE_FILE_H
#define ATTACHE_BASE_FILE_H

#include "attache/base/err.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds the file's bytes to *out; path "-" is standard input. STATUS_DATA with the path if not. */
enum status file_read(const char *path, struct str *out, struct err *err);

/*
 * Writes size bytes to path by way of a temporary file in the same folder, synced and renamed.
 * Without replace an existing path is refused (STATUS_DATA) and left as it is.
 */
enum status file_write(const char *path, const char *bytes, size_t size, bool replace,
                       struct err *err);

/* Writes all the bytes to a descriptor, and waits for its reader also where a write would not
   (O_NONBLOCK): standard output is written to so and by no stream. False when it cannot (errno). */
bool file_put(int fd, const char *bytes, size_t size);

/*
 * A file under way beside the one that it is to be: it goes when it is dropped, and when the
 * process ends for want of memory. A zeroed one is none; an open one stays where it is in memory.
 */
struct file_temporary {
    char *path; /* NULL when there is none */
    struct mem_guard guard;
};

/* Makes one whose name begins like path: its descriptor, or -1 (errno). */
int file_temporary_open(struct file_temporary *temporary, const char *path);

/* Forgets a file that has been put in its place; removes one that has not. */
void file_temporary_keep(struct file_temporary *temporary);
void file_temporary_drop(struct file_temporary *temporary);

/* The names in one folder, sorted by bytes, without "." and "..". */
struct file_names {
    char **names;
    size_t count;
};

/* Lists a folder into *out, which file_names_clear frees. */
enum status file_list(const char *path, struct file_names *out, struct err *err);
void file_names_clear(struct file_names *names);

bool file_is_folder(const char *path);

/* Makes a folder and those above it that are not there, for this user alone. False when it cannot
   be made (errno); a folder that is there stays as it is. */
bool file_make_folder(const char *path);

#endif
