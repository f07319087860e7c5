/* SPDX-License-Identifier: MIT */
/* System calls with their short counts and interruptions dealt with. */
#include "attache/term/device.h"

#include "attache/base/file.h"

#include <errno.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { ROWS_UNKNOWN = 24, COLUMNS_UNKNOWN = 80 };

void device_write(const char *bytes, size_t size)
{
    (void)file_put(STDOUT_FILENO, bytes, size);
}

int device_read(unsigned char *where, size_t room)
{
    ssize_t n = read(STDIN_FILENO, where, room);
    if (n < 0 && (errno == EINTR || errno == EAGAIN))
        return 0;
    return n > 0 ? (int)n : -1;
}

static int clamp(int value, int unknown, int most)
{
    return value <= 0 ? unknown : value > most ? most : value;
}

bool device_size(int *rows, int *columns)
{
    struct winsize size = {0};
    (void)ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    *rows = clamp(size.ws_row, ROWS_UNKNOWN, DEVICE_ROWS_MAX);
    *columns = clamp(size.ws_col, COLUMNS_UNKNOWN, DEVICE_COLUMNS_MAX);
    return size.ws_row <= DEVICE_ROWS_MAX && size.ws_col <= DEVICE_COLUMNS_MAX;
}

int64_t device_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}
