/* SPDX-License-Identifier: MIT */
/* Two titles are read side by side, a letter or digit at a time, past whatever else is there. */
#include "attache/core/office.h"

#include <stddef.h>
#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* "first" for "1st"; the text itself else. */
static const char *in_words(const char *text)
{
    static const char *const numbers[][2] = {{"1st", "first"}, {"2nd", "second"}, {"3rd", "third"}};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (strncmp(text, numbers[i][0], 3) == 0)
            return numbers[i][1];
    }
    return text;
}

struct reader {
    const char *at;
    const char *word; /* what stands for figures, read before going on; "" when none */
};

/* The next character that counts, 0 at the end. */
static char next(struct reader *reader)
{
    if (*reader->word != '\0')
        return *reader->word++;
    reader->at += strspn(reader->at, " -,.");
    const char *word = in_words(reader->at);
    if (word != reader->at) {
        reader->at += 3;
        reader->word = word + 1;
        return *word;
    }
    return *reader->at != '\0' ? lower(*reader->at++) : '\0';
}

bool office_same(const char *a, const char *b)
{
    struct reader x = {a, ""};
    struct reader y = {b, ""};
    for (;;) {
        char c = next(&x);
        if (c != next(&y))
            return false;
        if (c == '\0')
            return true;
    }
}
