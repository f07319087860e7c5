/* SPDX-License-Identifier: MIT */
/*
 * The schema of the records: one table of fields a kind, from which validation, the order of
 * fields in JSON, the CSV tables, the plain SQLite tables and attache(5) come. A field of a record
 * stands here or nowhere.
 */
#ifndef ATTACHE_CORE_SCHEMA_H
#define ATTACHE_CORE_SCHEMA_H

#include "attache/core/kind.h"
#include "attache/core/vocab.h"

#include <stdbool.h>

enum field_type {
    FIELD_TEXT,   /* one line of text */
    FIELD_SLUG,   /* the record's own id */
    FIELD_INT,    /* an integer */
    FIELD_AMOUNT, /* an integer, a decimal, or a text when no number fits */
    FIELD_TRUE,   /* true or absent; FIELD_BOOL also false */
    FIELD_BOOL,
    FIELD_DATE,     /* EDTF (core/date.h) */
    FIELD_URL,      /* http or https */
    FIELD_WORD,     /* a word of the vocabulary */
    FIELD_REF,      /* the id of a record of the target kind */
    FIELD_PARTY,    /* the id of a partner or of an organization */
    FIELD_COUNTRY,  /* ISO 3166-1 alpha-2, a partner's id, or an organization's acronym */
    FIELD_LANGUAGE, /* ISO 639-1 */
    FIELD_OBJECT,   /* an object with the fields of `members` */
};

enum { FIELD_REQUIRED = 1, FIELD_LIST = 2 };

struct field {
    const char *name;
    enum field_type type;
    unsigned flags;              /* FIELD_REQUIRED, FIELD_LIST */
    enum kind target;            /* FIELD_REF */
    const struct vocab *vocab;   /* FIELD_WORD */
    const struct field *members; /* FIELD_OBJECT: ended by a NULL name */
    const char
        *help[LANG_COUNT]; /* one sentence for help; attache(5), datapackage.json: in English */
};

struct schema {
    enum kind kind;
    const struct field *fields;   /* in canonical order, ended by a NULL name */
    const char *title;            /* the field with the display name */
    const char *native;           /* the field with the Korean or native name, or NULL */
    const char *date;             /* the field with the date that lists show, or NULL */
    const char *partners;         /* the field with the partners that lists show, or NULL */
    const char *help[LANG_COUNT]; /* what a record of the kind is */
};

/* The schema of a kind that has records (those before KIND_OUTCOME), else NULL. */
const struct schema *schema_of(enum kind kind);

/* The field of that name, or NULL; fields as in struct schema or struct field.members. */
const struct field *schema_field(const struct field *fields, const char *name);

/* Whether slug obeys the rule for ids of the kind: a-z 0-9 in groups joined by single hyphens, at
   most 120 bytes; partners: A-Z 0-9 instead. */
bool schema_slug_ok(enum kind kind, const char *slug);

#endif
