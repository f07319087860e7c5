/* SPDX-License-Identifier: MIT */
/* Two descriptors changing places. When anything fails, curses writes to the line itself. */
#include "attache/term/frame.h"

#include "attache/base/mem.h"
#include "attache/term/device.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

enum { KEEP = 65536 }; /* memory held between frames */

#ifdef __linux__

static void open_memory(struct frame *frame)
{
    frame->memory = memfd_create("frame", MFD_CLOEXEC);
}

static void turn(struct frame *frame, int to)
{
    (void)dup3(to, frame->line, O_CLOEXEC);
}

#else

static void open_memory(struct frame *frame)
{
    frame->memory = -1;
}

static void turn(struct frame *frame, int to)
{
    (void)frame;
    (void)to;
}

#endif

bool frame_open(struct frame *frame)
{
    *frame = (struct frame){.line = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0), .memory = -1};
    if (frame->line < 0)
        return false;
    open_memory(frame);
    return true;
}

void frame_close(struct frame *frame)
{
    if (frame->memory >= 0)
        (void)close(frame->memory);
    frame->memory = -1;
}

void frame_begin(struct frame *frame)
{
    if (frame->memory >= 0)
        turn(frame, frame->memory);
}

void frame_end(struct frame *frame)
{
    if (frame->memory < 0)
        return;
    turn(frame, STDOUT_FILENO);
    off_t size = lseek(frame->memory, 0, SEEK_CUR);
    if (size <= 0)
        return;
    char *bytes = mem_new(1, (size_t)size);
    ssize_t got = pread(frame->memory, bytes, (size_t)size, 0);
    if (got > 0)
        device_write(bytes, (size_t)got);
    mem_free(&bytes);
    (void)lseek(frame->memory, 0, SEEK_SET);
    if (size > KEEP && ftruncate(frame->memory, 0) != 0)
        frame_close(frame);
}
