/* SPDX-License-Identifier: MIT */
/* One line of input, edited by grapheme cluster, with a history. The caller owns its state. */
#ifndef ATTACHE_UI_PROMPT_H
#define ATTACHE_UI_PROMPT_H

#include "attache/base/str.h"
#include "attache/core/query.h"
#include "attache/ui/canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A zeroed prompt is empty. */
struct prompt {
    struct str text;
    size_t cursor; /* in bytes, at the start of a cluster or at the end */
    size_t scroll; /* the first byte shown */
};

enum prompt_result {
    PROMPT_IGNORED, /* the key means nothing here */
    PROMPT_MOVED,   /* the cursor moved */
    PROMPT_CHANGED, /* the text changed */
};

/* Takes one key: what prints is inserted; arrows, Home, End, Backspace, Del and the customary
   control keys (A E B F D K U W) edit; Alt-B and Alt-F go by pieces (core/query.h), and Ctrl-W
   erases one. */
enum prompt_result prompt_key(struct prompt *prompt, uint32_t key);

/* Inserts a pasted text as one line: controls become spaces. At most 4,096 bytes are held. */
void prompt_insert(struct prompt *prompt, const char *text);

void prompt_set(struct prompt *prompt, const char *text);
void prompt_clear(struct prompt *prompt);

/* Lines typed before, oldest first. A zeroed one is empty; prompt_history_clear frees it. */
enum { PROMPT_HISTORY = 100 };
struct prompt_history {
    char *lines[PROMPT_HISTORY];
    size_t count;
    size_t at; /* the one shown; count: none */
};

/* Adds a line at the end, where it then stands only once; "" is not added. */
void prompt_history_add(struct prompt_history *history, const char *line);

/* Shows the line before (-1) or after (1) the one shown; after the last the prompt is empty. */
void prompt_history_step(struct prompt_history *history, int direction, struct prompt *prompt);

void prompt_history_clear(struct prompt_history *history);

/* A chip of a query being typed, and its cells as prompt_draw has drawn them: none when it is not
   seen. */
struct prompt_chip {
    struct query_piece piece;
    struct box cells;
};

/* Goes to the next one, from a zeroed chip to the first. False when there are no more. */
bool prompt_next_chip(const struct prompt *prompt, struct box box, const char *label,
                      struct prompt_chip *chip);

/* Erases a piece and the white space after it. */
void prompt_erase_piece(struct prompt *prompt, const struct query_piece *piece);

/* Draws label and text in a row of the box and shows the cursor there. */
void prompt_draw(struct prompt *prompt, struct canvas *canvas, struct box box, const char *label);

#endif
