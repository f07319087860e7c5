/* SPDX-License-Identifier: MIT */
/*
 * The layer core: what the program is about, as data and pure functions. Records and their schema,
 * dates, the query language, rows, pages. It uses text and base; it knows no SQL, no terminal and
 * no file.
 *
 * The kinds of entity. Each has an id that is unique within its kind (a slug); kind/slug is its
 * address everywhere: on the command line, in links, in JSON.
 */
#ifndef ATTACHE_CORE_KIND_H
#define ATTACHE_CORE_KIND_H

#include "attache/base/str.h"
#include "attache/core/lang.h"

#include <stdbool.h>

/*
 * The kinds that have records: the name of the number, the word of JSON and of addresses, that of
 * exports and of file names, the two as headings, and the Korean word, which is all four. The order
 * is that of exports and of `attache list`; a new kind comes last, since the numbers stand in
 * databases. Each has its fields in core/schema.c and its page in core/page_WORD.c.
 */
/* clang-format off */
#define KIND_TABLE(KIND)                                                                     \
    KIND(MEETING, meeting, "meetings", "Meeting", "Meetings", "회의")                        \
    KIND(PARTNER, partner, "partners", "Partner", "Partners", "상대국")                      \
    KIND(PERSON, person, "people", "Person", "People", "인물")                               \
    KIND(ORGANIZATION, organization, "organizations", "Organization", "Organizations", "기관") \
    KIND(TOPIC, topic, "topics", "Topic", "Topics", "주제")                                  \
    KIND(SERIES, series, "series", "Series", "Series", "회의체")                             \
    KIND(AGREEMENT, agreement, "agreements", "Agreement", "Agreements", "협정")              \
    KIND(PROGRAMME, programme, "programmes", "Programme", "Programmes", "사업")              \
    KIND(SOURCE, source, "sources", "Source", "Sources", "출처")

enum kind {
    KIND_NONE,
#define KIND(name, ...) KIND_##name,
    KIND_TABLE(KIND)
#undef KIND
    KIND_OUTCOME, /* has no records of its own, as all before it have: an outcome is part of its
                     meeting and is addressed as outcome/MEETING.N, N from 1 */
    KIND_COUNT
};
/* clang-format on */

/* "meeting", "person": the word in JSON and addresses. "" for KIND_NONE. */
const char *kind_name(enum kind kind);

/* "meetings", "people": the word of exports and file names. */
const char *kind_plural(enum kind kind);

/* The same for people, in their language: "meeting", "meetings", "회의". */
const char *kind_word(enum kind kind, bool plural, enum lang lang);

/* The same as a heading: "Meeting", "Meetings", "회의". */
const char *kind_heading(enum kind kind, bool plural, enum lang lang);

/* Adds the words of JSON or of exports of the kinds before end: "meeting, partner, person". */
void kind_list(bool plural, enum kind end, struct str *out);

/* The kind of a singular or plural word, in any ASCII case; KIND_NONE when there is none. */
enum kind kind_parse(const char *word);

/* An address: a kind and a slug; of KIND_NONE with a slug: a view by name (core/view_name.h). The
   slug is borrowed. */
struct ref {
    enum kind kind;
    const char *slug;
};

/* Reads "kind/slug" or a bare slug (kind KIND_NONE) from text, which the ref borrows from. A word
   before the slash that is no kind gives KIND_NONE and the whole text as slug. */
struct ref ref_parse(const char *text);

bool ref_same(struct ref a, struct ref b);

/* Whether it leads anywhere: its slug is not "". */
bool ref_is_set(struct ref ref);

/* Adds "kind/slug", or the address of a view. */
void ref_print(struct ref ref, struct str *out);

#endif
