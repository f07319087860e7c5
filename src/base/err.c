/* SPDX-License-Identifier: MIT */
/* Errors as values: the first one recorded is the one reported. */
#include "attache/base/err.h"

#include <stdarg.h>
#include <stdio.h>

const char *err_say(const struct err *err, const char *english)
{
    return err != NULL && err->say != NULL ? err->say(english) : english;
}

struct err err_like(const struct err *err)
{
    return (struct err){.say = err != NULL ? err->say : NULL};
}

enum status err_set(struct err *err, enum status status, const char *format, ...)
{
    if (err == NULL || err->status != STATUS_OK)
        return status;
    va_list args;
    va_start(args, format);
    int wanted = vsnprintf(err->text, sizeof(err->text), err_say(err, format), args);
    va_end(args);
    err->status = status;
    if (wanted >= (int)sizeof(err->text)) {
        size_t end = sizeof(err->text) - 1;
        while (end > 0 && ((unsigned char)err->text[end - 1] & 0xC0) == 0x80)
            end--;
        err->text[end > 0 ? end - 1 : 0] = '\0';
    }
    return status;
}
