/* SPDX-License-Identifier: MIT */
/*
 * A library to be preloaded, for tests alone: the n-th call of a class fails, once or from then on.
 *   FAULT=CLASS:N:ERROR[:on]   CLASS: memory open read write sync place (rename, link, mkdir...)
 *   FAULT_REPORT=FILE          the number of calls of the class is written there at the end
 * Only calls from the program itself, SQLite and libunistring count: libc and curses have their own
 * way with failures. What is written to a terminal does not count either: where that fails, nothing
 * could put it in order. The real thing is done by system calls, or by the allocator's own names.
 */
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

enum class { MEMORY, OPEN, READ, WRITE, SYNC, PLACE, CLASSES };

enum { RANGES = 16 };

static struct {
    enum class class;
    long at; /* 0: none fails */
    int error;
    bool on;
    long count;
    struct {
        uintptr_t from, to;
    } ranges[RANGES];
    int range_count;
} fault;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static int note_object(struct dl_phdr_info *info, size_t size, void *context)
{
    bool counted = info->dlpi_name[0] == '\0' || strstr(info->dlpi_name, "libsqlite3") != NULL ||
                   strstr(info->dlpi_name, "libunistring") != NULL;
    (void)size;
    (void)context;
    for (int i = 0; counted && i < info->dlpi_phnum && fault.range_count < RANGES; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        if (header->p_type != PT_LOAD || !(header->p_flags & PF_X))
            continue;
        uintptr_t from = info->dlpi_addr + header->p_vaddr;
        fault.ranges[fault.range_count].from = from;
        fault.ranges[fault.range_count++].to = from + header->p_memsz;
    }
    return 0;
}

__attribute__((constructor)) static void begin(void)
{
    static const char *const names[CLASSES] = {"memory", "open", "read", "write", "sync", "place"};
    const char *said = getenv("FAULT");
    fault.class = CLASSES;
    for (int i = 0; said != NULL && i < CLASSES; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(said, names[i], n) != 0 || said[n] != ':')
            continue;
        char *end = NULL;
        fault.class = (enum class)i;
        fault.at = strtol(said + n + 1, &end, 10);
        fault.error = *end == ':' ? (int)strtol(end + 1, &end, 10) : EIO;
        fault.on = strcmp(end, ":on") == 0;
    }
    dl_iterate_phdr(note_object, NULL);
}

__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("FAULT_REPORT");
    char line[32];
    if (path == NULL)
        return;
    long fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int n = snprintf(line, sizeof(line), "%ld\n", fault.count);
    if (fd >= 0 && n > 0)
        (void)syscall(SYS_write, (int)fd, line, (size_t)n);
}

static bool fails(enum class class, const void *caller)
{
    bool counted = false;
    for (int i = 0; class == fault.class && i < fault.range_count && !counted; i++)
        counted =
            (uintptr_t)caller >= fault.ranges[i].from && (uintptr_t)caller < fault.ranges[i].to;
    if (!counted)
        return false;
    fault.count++;
    if (fault.at == 0 || (fault.on ? fault.count < fault.at : fault.count != fault.at))
        return false;
    errno = class == MEMORY ? ENOMEM : fault.error;
    return true;
}

#define CALLER __builtin_return_address(0)

void *malloc(size_t size)
{
    return fails(MEMORY, CALLER) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(MEMORY, CALLER) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails(MEMORY, CALLER) ? NULL : __libc_realloc(memory, size);
}

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    unsigned mode = flags & O_CREAT ? va_arg(args, unsigned) : 0;
    va_end(args);
    return fails(OPEN, CALLER) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

ssize_t read(int fd, void *bytes, size_t size)
{
    return fails(READ, CALLER) ? -1 : syscall(SYS_read, fd, bytes, size);
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at)
{
    return fails(READ, CALLER) ? -1 : syscall(SYS_pread64, fd, bytes, size, at);
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t at)
{
    return fails(READ, CALLER) ? -1 : syscall(SYS_pread64, fd, bytes, size, at);
}

static bool is_terminal(int fd)
{
    struct termios modes;
    return syscall(SYS_ioctl, fd, TCGETS, &modes) == 0;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    return !is_terminal(fd) && fails(WRITE, CALLER) ? -1 : syscall(SYS_write, fd, bytes, size);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    return fails(WRITE, CALLER) ? -1 : syscall(SYS_pwrite64, fd, bytes, size, at);
}

int ftruncate64(int fd, off64_t size)
{
    return fails(WRITE, CALLER) ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

int fsync(int fd)
{
    return fails(SYNC, CALLER) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    return fails(SYNC, CALLER) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int rename(const char *from, const char *to)
{
    return fails(PLACE, CALLER) ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int link(const char *from, const char *to)
{
    return fails(PLACE, CALLER) ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int mkdir(const char *path, mode_t mode)
{
    return fails(PLACE, CALLER) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
