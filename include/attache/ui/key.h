/* SPDX-License-Identifier: MIT */
/* Keys and other events as plain values, and the names of keys as people write them: "j", "Down",
   "Ctrl-N", "Alt-V", "PgDn", "F1". */
#ifndef ATTACHE_UI_KEY_H
#define ATTACHE_UI_KEY_H

#include "attache/base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A key is a Unicode code point, or one of these, perhaps with KEY_ALT. Ctrl with a letter is its
   control code: Ctrl-A is 1. */
enum key_code {
    KEYS_TAB = 9,
    KEYS_ENTER = 13,
    KEYS_ESCAPE = 27,
    KEYS_BACKSPACE = 127,
    KEYS_FIRST = 0x200000,
    KEYS_UP = KEYS_FIRST,
    KEYS_DOWN,
    KEYS_LEFT,
    KEYS_RIGHT,
    KEYS_HOME,
    KEYS_END,
    KEYS_PAGE_UP,
    KEYS_PAGE_DOWN,
    KEYS_INSERT,
    KEYS_DELETE,
    KEYS_BACK_TAB,
    KEYS_F1,
    KEYS_F12 = KEYS_F1 + 11,
    KEYS_LAST = KEYS_F12,
    KEYS_LETTER,         /* in the sequences of a command: whichever letter from a to z is typed */
    KEYS_ALT = 0x400000, /* a bit */
};

enum event_type {
    EVENT_NONE,   /* the time ran out, or a signal came */
    EVENT_KEY,    /* key */
    EVENT_RESIZE, /* the terminal has another size */
    EVENT_PASTE,  /* text: pasted, never keys */
    EVENT_MOUSE,  /* row, column, button */
    EVENT_GONE,   /* the terminal is gone */
    EVENT_SIGNAL, /* key is the number of a signal that ends the program */
};

enum mouse_button {
    MOUSE_CLICK,
    MOUSE_DOUBLE,
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN,
    MOUSE_DRAG,
    MOUSE_RELEASE
};

struct event {
    enum event_type type;
    uint32_t key;
    int row, column;
    enum mouse_button button;
    const char *text; /* borrowed until the next event */
};

/* Whether a key typed is the one of a sequence. */
bool key_fits(uint32_t key, uint32_t of_sequence);

/* Adds the name of a key: "Ctrl-N", "é". */
void key_print(uint32_t key, struct str *out);

/* Reads one name from the front of text; *size is its bytes. False when there is none. */
bool key_parse(const char *text, uint32_t *key, size_t *size);

/*
 * The key of the two-set keyboard on which a Hangul jamo or syllable is typed: j for U+3153. A
 * syllable stands for several keys: they are added to keys (room for 6), their number returned;
 * 0 when the code point is no Hangul.
 */
int key_of_hangul(uint32_t code_point, uint32_t keys[6]);

#endif
