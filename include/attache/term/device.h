/* SPDX-License-Identifier: MIT */
/* The line to the terminal: standard input and output, its size, the clock of its keys. */
#ifndef ATTACHE_TERM_DEVICE_H
#define ATTACHE_TERM_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DEVICE_ROWS_MAX = 500, DEVICE_COLUMNS_MAX = 1000 };

/* Writes all the bytes to standard output, unless the terminal is gone. */
void device_write(const char *bytes, size_t size);

/* Reads what is there: the bytes read, 0 when there was nothing after all, -1 when it is gone. */
int device_read(unsigned char *where, size_t room);

/* The size as the kernel says, at most 500 by 1000; 24 rows, 80 columns where it says 0. False
   when it says more than is allowed. */
bool device_size(int *rows, int *columns);

/* Milliseconds of a clock that only goes forward. */
int64_t device_now(void);

#endif
