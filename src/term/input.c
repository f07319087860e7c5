/* SPDX-License-Identifier: MIT */
/*
 * A reader of one sequence at a time from the front of a buffer. Each reader returns how many
 * bytes it took, 0 when the sequence may go on, and leaves the event's type NONE when the bytes
 * mean nothing to us. input_next repeats that until something means something.
 */
#include "attache/term/input.h"

#include "attache/text/safe.h"
#include "attache/text/utf8.h"

#include <string.h>

enum { ESC = 27, BEL = 7, SEQUENCE_MAX = 64, STRING_MAX = 1024 };

static const char paste_end[] = "\033[201~";

/* What is read from: n bytes, of which there will be no more when settled. */
struct source {
    const unsigned char *bytes;
    size_t n;
    bool settled;
};

void input_clear(struct input *input)
{
    str_clear(&input->pasted);
    str_clear(&input->text);
    *input = (struct input){0};
}

void input_learn(struct input *input, const char *sequence, uint32_t key)
{
    size_t size = sequence ? strlen(sequence) : 0;
    if (size == 0 || size >= INPUT_CODE_BYTES || input->code_count == INPUT_CODES)
        return;
    unsigned char first = (unsigned char)sequence[0];
    if (first >= ' ' && first < 127)
        return;
    struct input_code *code = &input->codes[input->code_count++];
    memcpy(code->bytes, sequence, size);
    code->size = size;
    code->key = key;
}

size_t input_room(struct input *input, unsigned char **where)
{
    if (input->start > 0) {
        memmove(input->bytes, input->bytes + input->start, input->end - input->start);
        input->end -= input->start;
        input->start = 0;
    }
    *where = input->bytes + input->end;
    return INPUT_BYTES - input->end;
}

void input_added(struct input *input, size_t size)
{
    input->end += size;
}

size_t input_waiting(const struct input *input)
{
    return input->pasting ? 0 : input->end - input->start;
}

static size_t key_event(struct event *out, uint32_t key, size_t size)
{
    out->type = EVENT_KEY;
    out->key = key;
    return size;
}

/* The sequences terminfo gave. 0 with *begun when one of them may be under way. */
static size_t read_learnt(const struct input *input, struct source in, bool *begun,
                          struct event *out)
{
    size_t best = 0;
    for (size_t i = 0; i < input->code_count; i++) {
        const struct input_code *code = &input->codes[i];
        size_t common = code->size < in.n ? code->size : in.n;
        if (memcmp(code->bytes, in.bytes, common) != 0)
            continue;
        if (common < code->size)
            *begun = true;
        else if (code->size > best)
            best = key_event(out, code->key, code->size);
    }
    return best;
}

/* A code point, with `alt` added to the key. */
static size_t read_character(struct source in, uint32_t alt, struct event *out)
{
    unsigned char first = in.bytes[0];
    size_t whole = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t cp;
    size_t size = utf8_next((const char *)in.bytes, in.n, &cp);
    if (cp == UTF8_REPLACEMENT && size == in.n && in.n < whole && first >= 0xC2 && !in.settled)
        return 0;
    if (cp == UTF8_REPLACEMENT || cp == 0 || (cp >= 0x80 && cp < 0xA0))
        return size;
    if (cp == '\n')
        cp = KEYS_ENTER;
    if (cp == '\b')
        cp = KEYS_BACKSPACE;
    return key_event(out, cp | alt, size);
}

/* The numbers of a control sequence: at most four, each capped. */
struct numbers {
    int count;
    int value[4];
};

static struct numbers read_numbers(const unsigned char *bytes, size_t n)
{
    struct numbers numbers = {.count = 1};
    for (size_t i = 0; i < n; i++) {
        int *value = &numbers.value[numbers.count - 1];
        if (bytes[i] >= '0' && bytes[i] <= '9' && *value < 100000)
            *value = *value * 10 + (bytes[i] - '0');
        else if (bytes[i] == ';' && numbers.count < 4)
            numbers.count++;
    }
    return numbers;
}

/* The key of the final byte of ESC [ x and ESC O x; 0 for none. */
static uint32_t letter_key(unsigned char final)
{
    switch (final) {
    case 'A':
        return KEYS_UP;
    case 'B':
        return KEYS_DOWN;
    case 'C':
        return KEYS_RIGHT;
    case 'D':
        return KEYS_LEFT;
    case 'F':
        return KEYS_END;
    case 'H':
        return KEYS_HOME;
    case 'Z':
        return KEYS_BACK_TAB;
    case 'P':
    case 'Q':
    case 'R':
    case 'S':
        return KEYS_F1 + (uint32_t)(final - 'P');
    default:
        return 0;
    }
}

/* The key of ESC [ n ~ as the VT220 and its heirs number them; 0 for none. */
static uint32_t number_key(int number)
{
    static const uint32_t keys[] = {
        [1] = KEYS_HOME,    [2] = KEYS_INSERT,    [3] = KEYS_DELETE,   [4] = KEYS_END,
        [5] = KEYS_PAGE_UP, [6] = KEYS_PAGE_DOWN, [7] = KEYS_HOME,     [8] = KEYS_END,
        [11] = KEYS_F1,     [12] = KEYS_F1 + 1,   [13] = KEYS_F1 + 2,  [14] = KEYS_F1 + 3,
        [15] = KEYS_F1 + 4, [17] = KEYS_F1 + 5,   [18] = KEYS_F1 + 6,  [19] = KEYS_F1 + 7,
        [20] = KEYS_F1 + 8, [21] = KEYS_F1 + 9,   [23] = KEYS_F1 + 10, [24] = KEYS_F12,
    };
    bool known = number >= 0 && (size_t)number < sizeof keys / sizeof keys[0];
    return known ? keys[number] : 0;
}

/* A button with its modifiers at a place counted from 1, as xterm reports it. */
static void mouse_event(struct input *input, struct numbers report, bool released, int64_t now,
                        struct event *out)
{
    int code = report.value[0];
    int button = code & 3;
    *out = (struct event){.row = report.value[2] - 1, .column = report.value[1] - 1};
    if (out->row < 0 || out->column < 0 || code >= 128)
        return;
    if (code & 64) {
        out->button = button == 0 ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
        out->type = button < 2 && !released ? EVENT_MOUSE : EVENT_NONE;
    } else if (released || (button == 3 && !(code & 32))) {
        out->button = MOUSE_RELEASE;
        out->type = button == 0 || button == 3 ? EVENT_MOUSE : EVENT_NONE;
    } else if (code & 32) {
        out->button = MOUSE_DRAG;
        out->type = button == 0 ? EVENT_MOUSE : EVENT_NONE;
    } else if (button == 0) {
        bool twice = input->pressed_at > 0 && now - input->pressed_at <= INPUT_DOUBLE &&
                     input->pressed_row == out->row && input->pressed_column == out->column;
        out->button = twice ? MOUSE_DOUBLE : MOUSE_CLICK;
        out->type = EVENT_MOUSE;
        input->pressed_at = twice ? 0 : now;
        input->pressed_row = out->row;
        input->pressed_column = out->column;
    }
}

/* ESC [ M and three bytes: the mouse of terminals without the SGR form. */
static size_t read_old_mouse(struct input *input, struct source in, int64_t now, struct event *out)
{
    if (in.n < 6)
        return in.settled ? in.n : 0;
    struct numbers report = {.count = 3};
    for (int i = 0; i < 3; i++)
        report.value[i] = in.bytes[3 + i] - 32;
    mouse_event(input, report, false, now, out);
    return 6;
}

/* What a whole control sequence means: n bytes from ESC to its final byte. */
static void control_event(struct input *input, const unsigned char *bytes, size_t n, int64_t now,
                          struct event *out)
{
    unsigned char final = bytes[n - 1];
    struct numbers numbers = read_numbers(bytes + 2, n - 3);
    if (bytes[2] == '<' && (final == 'M' || final == 'm')) {
        mouse_event(input, numbers, final == 'm', now, out);
        return;
    }
    if (bytes[2] >= '<' && bytes[2] <= '?')
        return;
    uint32_t key = final == '~' ? number_key(numbers.value[0]) : letter_key(final);
    bool alt = numbers.count > 1 && numbers.value[1] > 0 && ((numbers.value[1] - 1) & 2);
    if (final == '~' && numbers.value[0] == 200)
        input->pasting = true;
    else if (key)
        key_event(out, key | (alt ? (uint32_t)KEYS_ALT : 0), n);
}

/* ESC [ and what follows: parameters, intermediates, one final byte. */
static size_t read_control(struct input *input, struct source in, int64_t now, struct event *out)
{
    if (in.n == 2)
        return in.settled ? key_event(out, KEYS_ALT | '[', 2) : 0;
    if (in.bytes[2] == 'M')
        return read_old_mouse(input, in, now, out);
    if (in.bytes[2] == '[') { /* the Linux console: ESC [ [ A is F1 */
        if (in.n == 3)
            return in.settled ? 3 : 0;
        if (in.bytes[3] >= 'A' && in.bytes[3] <= 'E')
            key_event(out, KEYS_F1 + (uint32_t)(in.bytes[3] - 'A'), 4);
        return 4;
    }
    size_t size = 2;
    while (size < in.n && size < SEQUENCE_MAX && in.bytes[size] >= 0x20 && in.bytes[size] < 0x40)
        size++;
    if (size == in.n && size < SEQUENCE_MAX)
        return in.settled ? size : 0;
    if (size == SEQUENCE_MAX || in.bytes[size] < 0x40 || in.bytes[size] > 0x7E)
        return size; /* broken off: what follows is read by itself */
    control_event(input, in.bytes, size + 1, now, out);
    return size + 1;
}

/* ESC O x: cursor keys in application mode, and the numeric pad. */
static size_t read_pad(struct source in, struct event *out)
{
    if (in.n == 2)
        return in.settled ? key_event(out, KEYS_ALT | 'O', 2) : 0;
    unsigned char final = in.bytes[2];
    uint32_t key = letter_key(final);
    if (final == 'M')
        key = KEYS_ENTER;
    else if (final >= 'j' && final <= 'y')
        key = (uint32_t)(final - 'j' + '*');
    if (key)
        key_event(out, key, 3);
    return final < 0x20 ? 2 : 3;
}

/* Whether an OSC, DCS or APC begins as the answers do that another program may have asked for. */
static bool is_answer(struct source in)
{
    unsigned char next = in.bytes[2];
    bool digit = next >= '0' && next <= '9';
    switch (in.bytes[1]) {
    case ']':
        return digit;
    case 'P':
        return digit || strchr(">$+!|=", next) != NULL;
    default:
        return in.bytes[1] == '_' && next == 'G';
    }
}

/* Drops such a string up to its end, BEL or ESC \. */
static size_t skip_string(struct source in)
{
    for (size_t i = 2; i < in.n && i < STRING_MAX; i++) {
        if (in.bytes[i] == BEL)
            return i + 1;
        if (in.bytes[i] == ESC && i + 1 < in.n)
            return in.bytes[i + 1] == '\\' ? i + 2 : i;
    }
    if (in.n >= STRING_MAX)
        return STRING_MAX;
    return in.settled ? in.n : 0;
}

static size_t read_escape(struct input *input, struct source in, int64_t now, struct event *out)
{
    if (in.n == 1)
        return in.settled ? key_event(out, KEYS_ESCAPE, 1) : 0;
    if (in.bytes[1] == '[')
        return read_control(input, in, now, out);
    if (in.bytes[1] == 'O')
        return read_pad(in, out);
    if (in.bytes[1] == ESC)
        return key_event(out, KEYS_ESCAPE, 1);
    if (in.n == 2 && !in.settled && strchr("]P_", in.bytes[1]))
        return 0;
    if (in.n > 2 && in.bytes[2] && is_answer(in))
        return skip_string(in);
    struct source rest = {.bytes = in.bytes + 1, .n = in.n - 1, .settled = in.settled};
    size_t size = read_character(rest, KEYS_ALT, out);
    return size ? size + 1 : 0;
}

/* Bytes of a paste, up to its end. An end that may have begun is left for the next call. */
static size_t read_paste(struct input *input, struct source in, struct event *out)
{
    const size_t mark = sizeof paste_end - 1;
    const unsigned char *found = memmem(in.bytes, in.n, paste_end, mark);
    size_t size = found ? (size_t)(found - in.bytes) : in.n;
    for (size_t tail = in.n < mark ? in.n : mark - 1; !found && tail > 0; tail--)
        if (memcmp(in.bytes + in.n - tail, paste_end, tail) == 0) {
            size = in.n - tail;
            break;
        }
    size_t room = INPUT_PASTE_MAX - input->pasted.length;
    str_add_bytes(&input->pasted, (const char *)in.bytes, size < room ? size : room);
    if (!found)
        return size;
    input->pasting = false;
    safe_add(&input->text, str_text(&input->pasted), input->pasted.length);
    str_clear(&input->pasted);
    out->text = str_text(&input->text);
    out->type = input->text.length > 0 ? EVENT_PASTE : EVENT_NONE;
    return size + mark;
}

bool input_next(struct input *input, bool settled, int64_t now, struct event *out)
{
    str_clear(&input->text);
    *out = (struct event){.type = EVENT_NONE};
    while (input->start < input->end && out->type == EVENT_NONE) {
        struct source in = {input->bytes + input->start, input->end - input->start, settled};
        bool begun = false;
        size_t size = 0;
        if (input->pasting)
            size = read_paste(input, in, out);
        else if ((size = read_learnt(input, in, &begun, out)) == 0 && begun && !settled)
            return false;
        else if (size == 0 && in.bytes[0] == ESC)
            size = read_escape(input, in, now, out);
        else if (size == 0)
            size = read_character(in, 0, out);
        if (size == 0)
            return false;
        input->start += size;
    }
    return out->type != EVENT_NONE;
}
