/* SPDX-License-Identifier: MIT */
/* Whole files. Every call retries on EINTR and checks short counts; a write is atomic. */
#include "attache/base/file.h"

#include "attache/base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status read_all(int fd, const char *path, struct str *out, struct err *err)
{
    char buffer[4096]; /* a large one costs its pages even for a short file */
    for (;;) {
        ssize_t got = read(fd, buffer, sizeof(buffer));
        if (got > 0)
            str_add_bytes(out, buffer, (size_t)got);
        else if (got == 0)
            return STATUS_OK;
        else if (errno != EINTR)
            return err_set(err, STATUS_DATA, "%s: cannot read: %s", path, strerror(errno));
    }
}

enum status file_read(const char *path, struct str *out, struct err *err)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", out, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, STATUS_DATA, "%s: cannot open: %s", path, strerror(errno));
    enum status status = read_all(fd, path, out, err);
    close(fd);
    return status;
}

/* Temporary files */

static void remove_path(void *context)
{
    (void)unlink(context);
}

int file_temporary_open(struct file_temporary *temporary, const char *path)
{
    struct str name = {0};
    str_addf(&name, "%s.XXXXXX", path);
    char *made = str_take(&name);
    int fd = mkstemp(made);
    if (fd < 0) {
        int why = errno;
        mem_free(&made);
        errno = why;
        return -1;
    }
    *temporary = (struct file_temporary){.path = made, .guard = {remove_path, made, NULL}};
    mem_guard_up(&temporary->guard);
    return fd;
}

void file_temporary_keep(struct file_temporary *temporary)
{
    mem_guard_down(&temporary->guard);
    mem_free(&temporary->path);
}

void file_temporary_drop(struct file_temporary *temporary)
{
    if (temporary->path != NULL)
        (void)unlink(temporary->path);
    file_temporary_keep(temporary);
}

bool file_put(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        struct pollfd reader = {.fd = fd, .events = POLLOUT};
        ssize_t put = write(fd, bytes, size);
        if (put < 0 && errno == EAGAIN)
            (void)poll(&reader, 1, -1);
        else if (put < 0 && errno != EINTR)
            return false;
        bytes += put > 0 ? put : 0;
        size -= put > 0 ? (size_t)put : 0;
    }
    return true;
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return mem_dup(".");
    char *folder = mem_dup(path);
    folder[slash == path ? 1 : slash - path] = '\0';
    return folder;
}

static void sync_folder(const char *path)
{
    char *folder = folder_of(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    mem_free(&folder);
}

static int put_in_place(const char *temporary, const char *path, bool replace)
{
    if (replace)
        return rename(temporary, path);
    if (link(temporary, path) != 0)
        return -1;
    return unlink(temporary);
}

enum status file_write(const char *path, const char *bytes, size_t size, bool replace,
                       struct err *err)
{
    char *resolved = realpath(path, NULL);
    const char *target = resolved != NULL ? resolved : path;
    struct file_temporary temporary = {0};
    enum status status = STATUS_OK;
    int fd = -1;
    struct stat old;
    mode_t mode = 0644;

    if (stat(target, &old) == 0) {
        if (!replace) {
            status = err_set(err, STATUS_DATA, "%s: exists; --force overwrites it", path);
            goto out;
        }
        mode = old.st_mode & 07777;
    }
    fd = file_temporary_open(&temporary, target);
    if (fd < 0) {
        status = err_set(err, STATUS_DATA, "%s: cannot create: %s", path, strerror(errno));
        goto out;
    }
    if (!file_put(fd, bytes, size) || fchmod(fd, mode) != 0 || fsync(fd) != 0) {
        status = err_set(err, STATUS_DATA, "%s: cannot write: %s", path, strerror(errno));
        goto out;
    }
    if (put_in_place(temporary.path, target, replace) != 0) {
        status = err_set(err, STATUS_DATA, "%s: cannot write: %s", path, strerror(errno));
        goto out;
    }
    file_temporary_keep(&temporary);
    sync_folder(target);
out:
    if (fd >= 0)
        close(fd);
    file_temporary_drop(&temporary);
    free(resolved);
    return status;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum status file_list(const char *path, struct file_names *out, struct err *err)
{
    *out = (struct file_names){0};
    DIR *folder = opendir(path);
    if (folder == NULL)
        return err_set(err, STATUS_DATA, "%s: cannot open: %s", path, strerror(errno));
    size_t capacity = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        out->names = mem_grow(out->names, &capacity, out->count + 1, sizeof(*out->names));
        out->names[out->count++] = mem_dup(entry->d_name);
    }
    closedir(folder);
    if (out->count > 0)
        qsort(out->names, out->count, sizeof(*out->names), by_bytes);
    return STATUS_OK;
}

void file_names_clear(struct file_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        mem_free(&names->names[i]);
    mem_free(&names->names);
    names->count = 0;
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_make_folder(const char *path)
{
    char *part = mem_dup(path);
    for (char *slash = strchr(part + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(part, 0700);
        *slash = '/';
    }
    int failure = mkdir(part, 0700) == 0 ? 0 : errno;
    mem_free(&part);
    if (failure == 0 || file_is_folder(path))
        return true;
    errno = failure;
    return false;
}
