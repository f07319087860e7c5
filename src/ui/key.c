/* SPDX-License-Identifier: MIT */
/* Key names: one table both ways; and the keys a Hangul input method swallowed. */
#include "attache/ui/key.h"

#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *name;
    uint32_t key;
} names[] = {
    {"Tab", KEYS_TAB},        {"Enter", KEYS_ENTER},
    {"Esc", KEYS_ESCAPE},     {"Backspace", KEYS_BACKSPACE},
    {"Space", ' '},           {"Up", KEYS_UP},
    {"Down", KEYS_DOWN},      {"Left", KEYS_LEFT},
    {"Right", KEYS_RIGHT},    {"Home", KEYS_HOME},
    {"End", KEYS_END},        {"PgUp", KEYS_PAGE_UP},
    {"PgDn", KEYS_PAGE_DOWN}, {"Ins", KEYS_INSERT},
    {"Del", KEYS_DELETE},     {"Shift-Tab", KEYS_BACK_TAB},
    {"F10", KEYS_F1 + 9},     {"F11", KEYS_F1 + 10},
    {"F12", KEYS_F12},        {"F1", KEYS_F1},
    {"F2", KEYS_F1 + 1},      {"F3", KEYS_F1 + 2},
    {"F4", KEYS_F1 + 3},      {"F5", KEYS_F1 + 4},
    {"F6", KEYS_F1 + 5},      {"F7", KEYS_F1 + 6},
    {"F8", KEYS_F1 + 7},      {"F9", KEYS_F1 + 8},
    {"Letter", KEYS_LETTER},
};

enum { NAME_COUNT = sizeof(names) / sizeof(names[0]) };

bool key_fits(uint32_t key, uint32_t of_sequence)
{
    return key == of_sequence || (of_sequence == KEYS_LETTER && key >= 'a' && key <= 'z');
}

void key_print(uint32_t key, struct str *out)
{
    if (key & KEYS_ALT) {
        str_add(out, "Alt-");
        key &= ~(uint32_t)KEYS_ALT;
    }
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].key == key) {
            str_add(out, names[i].name);
            return;
        }
    }
    if (key < 32) {
        str_addf(out, "Ctrl-%c", (char)(key + '@'));
        return;
    }
    char bytes[4];
    str_add_bytes(out, bytes, utf8_put(key, bytes));
}

bool key_parse(const char *text, uint32_t *key, size_t *size)
{
    if (text[0] == '\0')
        return false;
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (str_starts(text, names[i].name)) {
            *key = names[i].key;
            *size = strlen(names[i].name);
            return true;
        }
    }
    if (str_starts(text, "Alt-") && key_parse(text + 4, key, size)) {
        *key |= KEYS_ALT;
        *size += 4;
        return true;
    }
    if (str_starts(text, "Ctrl-") && text[5] >= '@' && text[5] <= '_') {
        *key = (uint32_t)(text[5] - '@');
        *size = 6;
        return true;
    }
    *size = utf8_next(text, strlen(text), key);
    return true;
}

int key_of_hangul(uint32_t code_point, uint32_t keys[6])
{
    if (!hangul_is_syllable(code_point) && !hangul_is_jamo(code_point))
        return 0;
    char bytes[5] = {0};
    utf8_put(code_point, bytes);
    struct str typed = {0};
    hangul_to_keys(&typed, bytes);
    int count = 0;
    for (size_t i = 0; i < typed.length && count < 6; i++) {
        if ((unsigned char)typed.data[i] < 0x80)
            keys[count++] = (uint32_t)(unsigned char)typed.data[i];
    }
    str_clear(&typed);
    return count;
}
