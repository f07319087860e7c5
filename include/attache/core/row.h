/* SPDX-License-Identifier: MIT */
/* Rows: an entity as it stands in a list, with what a line of a pane needs and no more. */
#ifndef ATTACHE_CORE_ROW_H
#define ATTACHE_CORE_ROW_H

#include "attache/base/mem.h"
#include "attache/core/kind.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Texts are UTF-8, never NULL ("" when unknown), and belong to the result the row stands in. */
struct row {
    enum kind kind;
    int64_t id; /* the row's number in its kind: meetings ascend in timeline order */
    const char *slug;
    const char *title;
    const char *native;   /* the Korean or native name */
    const char *acronym;  /* organizations */
    const char *date;     /* EDTF: a meeting's date, an agreement's signing, a source's issue */
    const char *word;     /* the record's kind in its vocabulary; an outcome's state */
    const char *level;    /* meetings */
    const char *status;   /* meetings */
    const char *place;    /* meetings: the city, else the host country's name, else "virtual" */
    const char *partners; /* ids joined by spaces; a person's or organization's country */
    const char *origin;   /* "" for the embedded dataset, else the name of the user's file */
    const char *note;     /* what a list adds: a role and office, a basis; depends on the list */
    const char *decades;  /* levels of its meetings by decade (core/spark.h), the last digit being
                             the decade of the newest meeting of all; "" when not counted */
    const char *other; /* the slug of a second entity: an outcome's meeting, whom a seat is for */
    int64_t count;     /* meetings that involve it */
    int64_t first_day; /* meetings: earliest and latest possible day (core/date.h) */
    int64_t last_day;
    int ordinal; /* meetings: the number in the series, 0 when none */
};

/* The initializer of a row whose texts are all "". */
#define ROW_BLANK                                                                                  \
    {                                                                                              \
        .slug = "", .title = "", .native = "", .acronym = "", .date = "", .word = "", .level = "", \
        .status = "", .place = "", .partners = "", .origin = "", .note = "", .decades = "",        \
        .other = ""                                                                                \
    }

/* Its name: the Korean or native one in Korean where it is known, else the title. */
const char *row_name(const struct row *row, enum lang lang);

/* Rows with the arena that holds their texts. A zeroed one is empty. */
struct result {
    struct arena arena;
    struct row *rows;
    size_t count;
    size_t capacity;
    int64_t total;       /* all rows there are, of which these may be a part; -1 not counted */
    const char *decades; /* of all meetings that were counted over, as row.decades; NULL when they
                            were not */
    bool more_before;    /* there are rows before the first one here */
    bool more_after;
};

/* Adds a zeroed row whose texts are all "", and returns it; valid until the next call. */
struct row *result_add(struct result *result);

void result_clear(struct result *result);

#endif
