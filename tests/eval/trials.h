/* SPDX-License-Identifier: MIT */
/* The cases of the yardstick (eval.c) and what draws them from the dataset. */
#ifndef TESTS_EVAL_TRIALS_H
#define TESTS_EVAL_TRIALS_H

#include "attache/base/mem.h"
#include "attache/store/store.h"

enum verdict {
    WANTED_FIRST, /* at rank 1, measured as a rank */
    WANTED_AMONG, /* among the first ten hits */
    WANTED_NEVER, /* must not appear at all */
};

/* Text to be typed and the address of what it should find. */
struct trial {
    enum verdict verdict;
    const char *rule;
    const char *typed;
    const char *wanted; /* addresses joined by spaces */
    const char *native; /* the name in Hangul, or "" */
};

struct trials {
    struct arena arena;
    struct trial *items;
    size_t count;
    size_t capacity;
};

/* Takes copies; a trial with nothing typed is left out. */
void trials_add(struct trials *trials, const struct trial *trial);
void trials_clear(struct trials *trials);

/* Joins the trials from that one on that have one verdict, rule and text: any of their records will
   do. To be first, so will any record of which the same text was drawn by another rule. */
void trials_join(struct trials *trials, size_t from);

/* Add the cases that are drawn from the people, from the other records. */
enum status draw_people(struct store *store, struct trials *trials, struct err *err);
enum status draw_records(struct store *store, struct trials *trials, struct err *err);

/* What draws one record's cases. */
struct drawing {
    struct trials *trials;
    const char *address;
    const char *native;
};

void draw(struct drawing *drawing, enum verdict verdict, const char *rule, const char *typed);

/* The text in Hangul and nothing else but spaces. */
bool drawing_is_hangul(const char *text);
size_t drawing_syllables(const char *text);

/* The keys of the Hangul on a Latin keyboard, and its initial consonants. */
void draw_keys(struct drawing *drawing, const char *rule, const char *hangul);
void draw_initials(struct drawing *drawing, const char *rule, const char *hangul);

/* A folded text with the middle letter of its longest word left out, when that word has so many. */
void draw_slip(struct drawing *drawing, const char *rule, const char *key, size_t least);

#endif
