/* SPDX-License-Identifier: MIT */
/* The controlled vocabularies: each word stands once, with its labels and its code for narrow
   columns. Search filters, records, pages, manuals and completions all read them here. */
#ifndef ATTACHE_CORE_VOCAB_H
#define ATTACHE_CORE_VOCAB_H

#include "attache/core/lang.h"

#include <stddef.h>

struct word {
    const char *id;                /* as in the records: "joint-committee" */
    const char *code;              /* two or three columns for lists: "JC"; "" when there is none */
    const char *label[LANG_COUNT]; /* for people: "joint committee" */
};

struct vocab {
    const char *name; /* "meeting-kind" */
    const struct word *words;
    size_t count;
};

extern const struct vocab vocab_meeting_kind;
extern const struct vocab vocab_series_kind;
extern const struct vocab vocab_level; /* highest first */
extern const struct vocab vocab_mode;
extern const struct vocab vocab_status;
extern const struct vocab vocab_role;
extern const struct vocab vocab_outcome_kind;
extern const struct vocab vocab_outcome_state; /* of promises: kept, partly, open, lapsed */
extern const struct vocab vocab_confidence;
extern const struct vocab vocab_agreement_kind;
extern const struct vocab vocab_agreement_role;
extern const struct vocab vocab_organization_kind;
extern const struct vocab vocab_partner_kind;
extern const struct vocab vocab_language; /* ISO 639-1, those that sources are written in */

/* The word with that id, or NULL. */
const struct word *vocab_find(const struct vocab *vocab, const char *id);

/* The label of the word with that id, or the id itself when the vocabulary lacks it. */
const char *vocab_label(const struct vocab *vocab, const char *id, enum lang lang);

/* The position of the word in its vocabulary, or -1. */
int vocab_index(const struct vocab *vocab, const char *id);

#endif
