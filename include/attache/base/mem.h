/* SPDX-License-Identifier: MIT */
/*
 * Allocation that does not return without memory, and arenas.
 *
 * When memory is exhausted the guards set up by mem_guard run (the explorer restores the terminal,
 * a file under way goes), one line goes to standard error, and the process exits with STATUS_DATA.
 */
#ifndef ATTACHE_BASE_MEM_H
#define ATTACHE_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

/* What runs before the process ends for want of memory, the last one first. It cannot allocate. */
struct mem_guard {
    void (*run)(void *context);
    void *context;
    struct mem_guard *next;
};

/* Puts a guard up, and takes it down; in between it stays where it is. One that is not up may be
   taken down. */
void mem_guard_up(struct mem_guard *guard);
void mem_guard_down(struct mem_guard *guard);

/* Ends the process as for exhausted memory. */
_Noreturn void mem_exhausted(void);

/* Zeroed memory for count elements of size bytes; count * size may be 0. Owned: mem_free. */
void *mem_new(size_t count, size_t size);

/*
 * Takes so many bytes of the heap beforehand: their pages come in one call (Linux's
 * MADV_POPULATE_WRITE), not with a fault for each when it is first written to. What is allocated
 * next lies there. Without effect where there is no such call, or no memory.
 */
void mem_warm(size_t bytes);

/* A copy of the string. Owned: mem_free. */
char *mem_dup(const char *text);

/* Frees memory of this module and sets the caller's pointer to NULL: mem_free(&x). */
#define mem_free(pp) (mem_release(*(pp)), *(pp) = NULL, (void)0)
void mem_release(void *memory);

/*
 * Makes an array hold at least need elements of size bytes, growing by half or more. *capacity is
 * counted in elements and is updated. The added elements are zeroed. Returns the moved array.
 */
void *mem_grow(void *array, size_t *capacity, size_t need, size_t size);

/* An arena owns all that was taken from it and gives it back at once. A zeroed one is empty. */
struct arena {
    struct arena_chunk *chunks;
};

/* Zeroed, aligned memory that lives until arena_clear. */
void *arena_new(struct arena *arena, size_t count, size_t size);

/* Copies that live until arena_clear: a string, size bytes with a NUL added, a printed text. */
char *arena_dup(struct arena *arena, const char *text);
char *arena_dup_bytes(struct arena *arena, const char *bytes, size_t size);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Gives back everything; the arena is empty and usable again. */
void arena_clear(struct arena *arena);

#endif
