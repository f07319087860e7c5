/* SPDX-License-Identifier: MIT */
/*
 * The query language that search, filters and the shell share:
 *
 *     word word          all must match            "exact words"      a phrase
 *     -word -topic:x     must not                  a OR b             either
 *     partner:fr,de      one of the values         person:"song kyunghee"
 *     year:2018 year:2018..2024 year:..1999        date:2023-05
 *     has:agreement has:promise                    is:open is:kept is:lapsed
 *
 * A query is a conjunction of terms; a term is a disjunction of factors joined by OR. Nothing typed
 * is an error but a field that does not exist or a bad value of a typed field (year, date, kind,
 * level, mode, status, has, is, confidence): the message names the nearest field or what is
 * allowed. The only nesting is this: query, terms, factors.
 *
 * In detail:
 *   - Words are parted by white space, controls and bidi controls. Malformed UTF-8 is U+FFFD.
 *   - A quote opens where a word or a value may start, and ends at the next quote or at the end of
 *     the text; inside, white space is one space and none leads or trails. Elsewhere a quote is a
 *     plain character, as are parentheses everywhere.
 *   - A minus before something negates it once; a lone minus is a word.
 *   - OR, in capitals, joins when something stands on both sides: a OR b OR c is one term, and
 *     "a b OR c" is a and (b or c). Any other OR is a word, kept as "or".
 *   - ASCII letters and a colon are a field, in any ASCII case. When no field has that name, it is
 *     an error, unless white space, the end or a slash follows (note: http://): then a word.
 *   - Values are parted by commas without white space; outside quotes they hold no white space.
 *     Values that are empty do not count, and a field or a phrase with none is as if not typed,
 *     since someone may be typing it still.
 *   - A value of a vocabulary is its id, its code or a label of either language, in any ASCII case,
 *     with spaces, underscores or hyphens; it is kept as the id.
 *   - year: and date: with several values become factors joined by OR; negated they are refused.
 *   - What is beyond the limits below is ignored.
 */
#ifndef ATTACHE_CORE_QUERY_H
#define ATTACHE_CORE_QUERY_H

#include "attache/base/err.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/core/kind.h"
#include "attache/core/vocab.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    QUERY_TEXT_MAX = 4096, /* bytes read, and of a canonical form; cut at a cluster */
    QUERY_TERMS_MAX = 64,
    QUERY_FACTORS_MAX = 64, /* of one term */
    QUERY_VALUES_MAX = 64,  /* of one factor */
};

enum query_field {
    QUERY_WORD,   /* a bare word */
    QUERY_PHRASE, /* "exact words" */
    QUERY_PARTNER,
    QUERY_TOPIC, /* with the topics below it */
    QUERY_PERSON,
    QUERY_ORGANIZATION, /* org: */
    QUERY_SERIES,
    QUERY_AGREEMENT,
    QUERY_PROGRAMME,
    QUERY_SOURCE,
    QUERY_PLACE,
    QUERY_MEETING, /* a meeting by its id */
    QUERY_KIND,
    QUERY_LEVEL,
    QUERY_MODE,
    QUERY_STATUS,
    QUERY_CONFIDENCE,
    QUERY_YEAR, /* first and last day are set */
    QUERY_DATE, /* an EDTF date; first and last day are set */
    QUERY_HAS,  /* agreement promise agenda figure participant note outcome programme */
    QUERY_IS,   /* open kept partly lapsed planned */
    QUERY_FIELD_COUNT
};

/* One thing to match: a field with one or more values, any of which will do. A word, a phrase, a
   year and a date have exactly one. */
struct factor {
    enum query_field field;
    bool negated;
    const char **values; /* UTF-8 without quotes, never ""; of a vocabulary: the ids */
    size_t value_count;
    int32_t first_day; /* QUERY_YEAR, QUERY_DATE: the days that will do (core/date.h); else 0 */
    int32_t last_day;
};

/* Factors joined by OR, at least one. */
struct term {
    struct factor *factors;
    size_t count;
};

/* Terms that must all hold; none holds for everything. The arena owns all. A zeroed one is empty.
 */
struct query {
    struct arena arena;
    struct term *terms;
    size_t count;
};

/*
 * Reads text, any bytes, into *out, which query_clear frees; what *out held is not looked at.
 * Failure is STATUS_USAGE and leaves *out empty. The error is one line:
 *     unknown level "ministre": did you mean minister? (head-of-state, minister, ...)
 */
enum status query_parse(const char *text, struct query *out, struct err *err);

/*
 * Replaces each word that is @ and a name by the saved query of that name and adds the text to
 * *out; everything else is copied as it is. find returns the query in canonical form, borrowed
 * until its next call, or NULL with err filled. A saved query is a conjunction of its own, so it
 * can neither be negated nor joined by OR: STATUS_USAGE, as what find says.
 */
typedef const char *query_find_fn(void *context, const char *name, struct err *err);
enum status query_expand(const char *text, query_find_fn *find, void *context, struct str *out,
                         struct err *err);

/* Whether a query can be saved under the name: @name is then one word. At most 64 bytes. */
bool query_is_name(const char *name);

/* Adds the canonical form, which parses to the same query and is printed the same again. */
void query_print(const struct query *query, struct str *out);

/* Adds the canonical form of one term (a chip of the title line). */
void query_print_term(const struct term *term, struct str *out);

/* Adds a value as it must be typed after "field:", in quotes when it needs them. A quote that could
   not stand there becomes a space. */
void query_print_value(const char *value, struct str *out);

/* Frees the query; it is empty and usable again. */
void query_clear(struct query *query);

/* No terms: it holds for everything. */
bool query_is_empty(const struct query *query);

/* A copy of its own in *out, which query_clear frees; what *out held is not looked at. */
void query_copy(const struct query *query, struct query *out);

/* The same terms, factors and values in the same order. */
bool query_same(const struct query *a, const struct query *b);

/* Appends the terms of text, so far as the limits allow. On failure (STATUS_USAGE, as query_parse)
   the query is as before. Terms borrowed from the query are no longer valid. */
enum status query_add_text(struct query *query, const char *text, struct err *err);

/* The same, but the terms stand before the words at the end of the query: the last of them may then
   still be only begun. */
enum status query_narrow(struct query *query, const char *text, struct err *err);

/* Takes out one term; an index beyond the last changes nothing. */
void query_remove_term(struct query *query, size_t index);

/* Where a value stands. */
struct query_place {
    size_t term;
    size_t factor;
    size_t value;
};

/* Takes out one value, and with its last value the factor, with its last factor the term. A place
   that is none changes nothing. */
void query_remove_value(struct query *query, struct query_place place);

/* Whether a factor asks for anything: a word or phrase without a letter or digit (&, "-") does not.
 */
bool query_asks(const struct factor *factor);

/* Takes out the factors that ask for nothing, and the terms that are left with none. What held only
   such then is empty, but holds for nothing, not for everything: that is the caller's to see. */
void query_drop_idle(struct query *query);

/*
 * For completion while typing. True when the cursor, an offset in bytes, stands in or at the end of
 * a value of a field that exists: its *field, and where in text the part to complete begins, after
 * the colon or comma and after an opening quote (text[*value_start - 1] tells which). What is to be
 * completed ends at the cursor. On false *field is QUERY_WORD and *value_start the cursor.
 */
bool query_field_at(const char *text, size_t cursor, enum query_field *field, size_t *value_start);

/*
 * The pieces of a query as it is typed: what stands between white space, with a quoted value whole.
 * Finds the first one that ends behind `at`; false when there is none.
 */
struct query_piece {
    size_t from, to; /* bytes */
    bool field;      /* a field that exists, with a value: a chip */
};
bool query_next_piece(const char *text, size_t at, struct query_piece *out);

/* The words of a field and what it takes. */
struct query_field_info {
    const char *name;          /* "partner"; "" for words and phrases */
    const char *alias;         /* other words understood, joined by spaces: "country"; or "" */
    enum kind kind;            /* whose ids and names are values, or KIND_NONE */
    const struct vocab *vocab; /* the values allowed, or NULL when any text is, or a year or date */
    const char *help[LANG_COUNT];
};
const struct query_field_info *query_field_info(enum query_field field);

/* The field that chooses meetings by what they involve of a kind, QUERY_WORD when none does. */
enum query_field query_field_of(enum kind kind);

/* The vocabularies of has: and is:. */
extern const struct vocab vocab_query_has;
extern const struct vocab vocab_query_is;

#endif
