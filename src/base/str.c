/* SPDX-License-Identifier: MIT */
/* A growing string of bytes: capacity always leaves room for the final NUL. */
#include "attache/base/str.h"

#include "attache/base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Room that most formatted texts fit into at once. */
enum { FIRST_TRY = 31 };

const char *str_text(const struct str *str)
{
    return str->data != NULL ? str->data : "";
}

static void reserve(struct str *str, size_t more)
{
    str->data = mem_grow(str->data, &str->capacity, str->length + more + 1, 1);
}

void str_add_bytes(struct str *str, const char *bytes, size_t size)
{
    reserve(str, size);
    if (size > 0)
        memcpy(str->data + str->length, bytes, size);
    str->length += size;
    str->data[str->length] = '\0';
}

void str_add(struct str *str, const char *text)
{
    str_add_bytes(str, text, strlen(text));
}

void str_add_char(struct str *str, char c)
{
    str_add_bytes(str, &c, 1);
}

void str_add_repeat(struct str *str, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        str_add(str, text);
}

void str_addf(struct str *str, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str_addv(str, format, args);
    va_end(args);
}

void str_addv(struct str *str, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    reserve(str, FIRST_TRY);
    size_t room = str->capacity - str->length;
    int length = vsnprintf(str->data + str->length, room, format, args);
    if (length > 0 && (size_t)length >= room) {
        reserve(str, (size_t)length);
        vsnprintf(str->data + str->length, (size_t)length + 1, format, again);
    }
    va_end(again);
    str->length += length > 0 ? (size_t)length : 0;
    str->data[str->length] = '\0';
}

void str_cut(struct str *str, size_t length)
{
    if (length >= str->length)
        return;
    str->length = length;
    str->data[length] = '\0';
}

char *str_take(struct str *str)
{
    reserve(str, 0);
    char *text = str->data;
    text[str->length] = '\0';
    *str = (struct str){0};
    return text;
}

void str_clear(struct str *str)
{
    mem_release(str->data);
    *str = (struct str){0};
}

bool str_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *text, const char *suffix)
{
    size_t length = strlen(text);
    size_t tail = strlen(suffix);
    return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_same_ascii(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

bool str_starts_ascii(const char *text, const char *prefix)
{
    while (*prefix != '\0' && lower(*text) == lower(*prefix)) {
        text++;
        prefix++;
    }
    return *prefix == '\0';
}

bool str_has_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; *at != '\0'; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        if (n == length && strncmp(at, word, n) == 0)
            return true;
        at += n;
    }
    return false;
}
