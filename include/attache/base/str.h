/* SPDX-License-Identifier: MIT */
/* A growing string of bytes, always ended by a NUL that is not counted. A zeroed one is empty. */
#ifndef ATTACHE_BASE_STR_H
#define ATTACHE_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
    char *data; /* NULL until something is added; read it through str_text */
    size_t length;
    size_t capacity;
};

/* The text so far, "" when empty. Borrowed until the next change. */
const char *str_text(const struct str *str);

void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const char *bytes, size_t size);
void str_add_char(struct str *str, char c);
void str_add_repeat(struct str *str, const char *text, size_t count);
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

void str_addv(struct str *str, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Shortens the text to length bytes; a longer length changes nothing. */
void str_cut(struct str *str, size_t length);

/* Hands the text over, never NULL; the str is empty after. Owned by the caller: mem_free. */
char *str_take(struct str *str);

/* Frees the text; the str is empty and usable again. */
void str_clear(struct str *str);

bool str_starts(const char *text, const char *prefix);
bool str_ends(const char *text, const char *suffix);

/* Whether a list of words joined by spaces has the word. */
bool str_has_word(const char *list, const char *word);

/* Equality, and beginning, that take A-Z and a-z as the same, in every locale. */
bool str_same_ascii(const char *a, const char *b);
bool str_starts_ascii(const char *text, const char *prefix);

#endif
