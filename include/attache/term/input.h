/* SPDX-License-Identifier: MIT */
/*
 * What the terminal sends, as events. The bytes are put in as they are read, in pieces of any
 * size; keys, mouse reports and pastes come out. It does no input, knows no clock and cannot fail,
 * so it is tested and fuzzed with bytes alone.
 *
 * UTF-8 is a key per code point; bytes that are none are dropped, and so are the sequences nobody
 * knows: litter from a terminal never becomes keys. ESC is a key when nothing follows it in time,
 * which the caller says by `settled`. Pasted bytes are never keys: what stands between ESC[200~
 * and the next ESC[201~ is one event, however many they are.
 */
#ifndef ATTACHE_TERM_INPUT_H
#define ATTACHE_TERM_INPUT_H

#include "attache/base/str.h"
#include "attache/ui/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    INPUT_BYTES = 4096,
    INPUT_CODES = 64,
    INPUT_CODE_BYTES = 16,
    INPUT_PASTE_MAX = 65536, /* bytes of a paste that are kept; the rest is swallowed */
    INPUT_DOUBLE = 400,      /* milliseconds between the presses of a double click */
};

/* A sequence of this terminal's own, by terminfo. */
struct input_code {
    char bytes[INPUT_CODE_BYTES];
    size_t size;
    uint32_t key;
};

/* A zeroed one is ready; input_clear gives back its memory. */
struct input {
    unsigned char bytes[INPUT_BYTES];
    size_t start, end;
    struct input_code codes[INPUT_CODES];
    size_t code_count;
    bool pasting;
    struct str pasted; /* as received */
    struct str text;   /* as delivered */
    int64_t pressed_at;
    int pressed_row, pressed_column;
};

void input_clear(struct input *input);

/* Makes a sequence mean a key. NULL, empty, printable and overlong ones are left out. */
void input_learn(struct input *input, const char *sequence, uint32_t key);

/* Where to read to, and how many bytes (never 0 after input_next returned false). */
size_t input_room(struct input *input, unsigned char **where);
void input_added(struct input *input, size_t size);

/*
 * Takes the next event; false when there is none yet. With settled nothing more is on its way: a
 * begun sequence is resolved or dropped. now is in milliseconds of any clock. A paste's text is
 * one safe line of UTF-8, borrowed until the next call.
 */
bool input_next(struct input *input, bool settled, int64_t now, struct event *out);

/* Bytes of a begun sequence: call input_next with settled when no more come in time. */
size_t input_waiting(const struct input *input);

#endif
