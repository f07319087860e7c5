/* SPDX-License-Identifier: MIT */
/*
 * The layer base: memory, byte strings, files, errors. It uses libc alone and knows nothing of the
 * project's subject. Every other layer may use it.
 *
 * Errors are values: a function that can fail returns an enum status and fills a struct err that
 * its caller owns. The status is also the exit status of the program.
 */
#ifndef ATTACHE_BASE_ERR_H
#define ATTACHE_BASE_ERR_H

enum status {
    STATUS_OK = 0,    /* done, or something was found */
    STATUS_NONE = 1,  /* nothing was found */
    STATUS_USAGE = 2, /* the request was wrong */
    STATUS_DATA = 3,  /* bad data, input/output, or no memory */
};

/* A text in the language of who reads it, with the same conversions; the text itself when there is
   none. The program's own texts alone are given to it. */
typedef const char *err_say_fn(const char *english);

/* One diagnostic: one line of UTF-8 without a final newline; "" when there was no error. */
struct err {
    enum status status;
    err_say_fn *say; /* in whose language it is written; NULL: in English */
    char text[1024];
};

/*
 * Records a failure in *err, which may be NULL, and returns status so that it can be returned at
 * once. The first failure recorded stays: a later call on the same err changes nothing. A text
 * longer than the field is cut at a character of UTF-8.
 */
enum status err_set(struct err *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A text that is to stand in a diagnostic, in its language. */
const char *err_say(const struct err *err, const char *english) __attribute__((format_arg(2)));

/* A diagnostic of nothing in the language of another, which may be NULL. */
struct err err_like(const struct err *err);

#endif
