/* SPDX-License-Identifier: MIT */
/*
 * Allocation that ends the process when there is no memory, after the guards have restored what
 * must be; arenas as a list of chunks, the newest first.
 */
#include "attache/base/mem.h"

#include "attache/base/err.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The heap of other C libraries takes no such wishes. */
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
#define CAN_WARM
#include <malloc.h>
#endif

/* An arena begins small, since a page has a dozen of them, and doubles. */
enum { FIRST_CHUNK = 2 * 1024, LARGEST_CHUNK = 64 * 1024 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

static struct mem_guard *guards;

void mem_guard_up(struct mem_guard *guard)
{
    guard->next = guards;
    guards = guard;
}

void mem_guard_down(struct mem_guard *guard)
{
    struct mem_guard **at = &guards;
    while (*at != NULL && *at != guard)
        at = &(*at)->next;
    if (*at != NULL)
        *at = guard->next;
}

void mem_exhausted(void)
{
    static const char line[] = "attache: out of memory\n";
    for (struct mem_guard *guard = guards; guard != NULL; guard = guard->next)
        guard->run(guard->context);
    ssize_t ignored = write(STDERR_FILENO, line, sizeof(line) - 1);
    (void)ignored;
    _exit(STATUS_DATA);
}

void mem_warm(size_t bytes)
{
#ifdef CAN_WARM
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    /* In the heap, where it stays when it is freed, not in a mapping of its own. */
    (void)mallopt(M_MMAP_THRESHOLD, (int)(2 * bytes));
    (void)mallopt(M_TRIM_THRESHOLD, (int)(2 * bytes));
    unsigned char *block = malloc(bytes);
    if (block == NULL)
        return;
    const uintptr_t from = ((uintptr_t)block + page - 1) / page * page;
    const uintptr_t to = ((uintptr_t)block + bytes) / page * page;
    (void)madvise(block + (from - (uintptr_t)block), to - from, MADV_POPULATE_WRITE);
    free(block);
#else
    (void)bytes;
#endif
}

void *mem_new(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size > 0 ? size : 1);
    if (memory == NULL)
        mem_exhausted();
    return memory;
}

char *mem_dup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = mem_new(size, 1);
    memcpy(copy, text, size);
    return copy;
}

void mem_release(void *memory)
{
    free(memory);
}

void *mem_grow(void *array, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity)
        return array;
    size_t wanted = *capacity + *capacity / 2;
    if (wanted < need)
        wanted = need;
    if (wanted < 8)
        wanted = 8;
    void *moved = wanted > SIZE_MAX / size ? NULL : realloc(array, wanted * size);
    if (moved == NULL)
        mem_exhausted();
    memset((char *)moved + *capacity * size, 0, (wanted - *capacity) * size);
    *capacity = wanted;
    return moved;
}

static struct arena_chunk *chunk_new(struct arena *arena, size_t size)
{
    size_t room = arena->chunks == NULL ? FIRST_CHUNK : 2 * arena->chunks->size;
    if (room > LARGEST_CHUNK)
        room = LARGEST_CHUNK;
    if (room < size)
        room = size;
    if (room > SIZE_MAX - sizeof(struct arena_chunk))
        mem_exhausted();
    struct arena_chunk *chunk = mem_new(1, sizeof(*chunk) + room);
    chunk->size = room;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk;
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
    const size_t unit = alignof(max_align_t);
    if (size != 0 && count > (SIZE_MAX - unit) / size)
        mem_exhausted();
    size_t bytes = (count * size + unit - 1) / unit * unit;
    struct arena_chunk *chunk = arena->chunks;
    if (chunk == NULL || chunk->size - chunk->used < bytes)
        chunk = chunk_new(arena, bytes);
    void *memory = chunk->bytes + chunk->used;
    chunk->used += bytes;
    return memory;
}

char *arena_dup_bytes(struct arena *arena, const char *bytes, size_t size)
{
    char *copy = arena_new(arena, size + 1, 1);
    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

char *arena_dup(struct arena *arena, const char *text)
{
    return arena_dup_bytes(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0)
        mem_exhausted();
    char *text = arena_new(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void arena_clear(struct arena *arena)
{
    struct arena_chunk *chunk = arena->chunks;
    while (chunk != NULL) {
        struct arena_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    arena->chunks = NULL;
}
