/* SPDX-License-Identifier: MIT */
/*
 * Grids: counts of meetings along two axes, the third form of view beside page and list. The matrix
 * is topics by partners; lanes are partners, topics or people by years or decades.
 *
 * It is made in two steps. The store gathers facts: for each meeting of a query its days and what
 * it involves, packed, without regard to years. grid_make counts a grid out of the facts, within a
 * window of years; sliding the window asks the store nothing.
 *
 * Each number is that of a query, so that it can be opened: the count of a cell is the number of
 * meetings that involve its row and its column, the sum of a row the number of those that involve
 * the row, and the sum of all the number of meetings in the window. They are numbers of distinct
 * meetings, hence no sums of one another. A meeting counts in a year when it may lie in it, as for
 * "year:" in a query.
 */
#ifndef ATTACHE_CORE_GRID_H
#define ATTACHE_CORE_GRID_H

#include "attache/core/lang.h"
#include "attache/core/query.h"
#include "attache/core/row.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum grid_axis {
    GRID_TOPICS,
    GRID_PARTNERS,
    GRID_PEOPLE,
    GRID_YEARS, /* years and decades can only be columns */
    GRID_DECADES,
    GRID_AXIS_COUNT
};

enum {
    GRID_ENTITY_AXES = GRID_PEOPLE + 1,
    GRID_PEOPLE_MAX = 400, /* of people only the most frequent are kept */
    GRID_SINCE = 2020,     /* where change begins, when the window has years before it */
    GRID_YEAR_MIN = 0,
    GRID_YEAR_MAX = 9999,
    GRID_NO_KIND = 255,
};

static inline bool grid_axis_is_time(enum grid_axis axis)
{
    return axis == GRID_YEARS || axis == GRID_DECADES;
}

/* KIND_NONE for years and decades. */
enum kind grid_axis_kind(enum grid_axis axis);
/* "topics": the word of an address. */
const char *grid_axis_name(enum grid_axis axis);

/* Which entities of one kind each meeting involves. */
struct grid_links {
    struct result entities; /* most meetings first; total tells how many there are beyond these */
    uint32_t *starts;       /* meeting m's are items[starts[m]] up to before items[starts[m + 1]] */
    uint32_t *items;        /* indexes of entities */
};

/* Meetings as packed arrays, in the order of the timeline, oldest first. A zeroed one is empty. */
struct grid_facts {
    size_t count;
    uint32_t *ids;
    int16_t *first_years; /* of the first and last possible day, GRID_YEAR_MIN to GRID_YEAR_MAX */
    int16_t *last_years;
    unsigned char *kinds;  /* index in vocab_meeting_kind, or GRID_NO_KIND */
    unsigned char *doubts; /* 1: the date is qualified, as in "2018?" */
    bool has[GRID_ENTITY_AXES];
    struct grid_links links[GRID_ENTITY_AXES];
};

void grid_facts_clear(struct grid_facts *facts);

/* What is counted in a cell, in a row, in a column or in all. */
struct grid_cell {
    uint32_t count;
    uint32_t beyond; /* of these, those that may lie outside the column's years */
    uint32_t recent; /* meetings of the later period of struct grid, also outside the window */
    uint32_t before; /* of the earlier one */
    uint32_t first;  /* indexes in the facts, when count > 0 */
    uint32_t latest;
    char letter; /* of the kind of the only meeting, '+' of several, 0 of none */
    bool doubt;  /* every date that does not reach beyond is qualified */
};

/* A row's or a column's head. */
struct grid_head {
    /* The entity, as in the facts. Years and decades: kind KIND_NONE, slug the value for "year:"
       (2018, 2010..2019), title what people write (2018, 2010s). */
    struct row row;
    int first_year, last_year; /* years and decades: what the column spans */
    struct grid_cell sum;
};

struct grid_spec {
    enum grid_axis rows;
    enum grid_axis columns;
    int first_year, last_year; /* the window: GRID_YEAR_MIN to GRID_YEAR_MAX for all */
    int32_t today;
};

enum grid_sort {
    GRID_SORT_SUM, /* most meetings first */
    GRID_SORT_NAME,
    GRID_SORT_FIRST,    /* by the first meeting */
    GRID_SORT_LIKENESS, /* what is most like one row */
    GRID_SORT_COUNT
};

/* What a cell says. */
enum grid_reading {
    GRID_COUNT,
    GRID_SHARE,  /* of the meetings of the partner, else of the column, in per cent */
    GRID_FIRST,  /* the year of the first meeting */
    GRID_CHANGE, /* meetings of the later period less those of the earlier one */
    GRID_READING_COUNT
};

/*
 * Which grid a view shows, and in which order. Its word on the command line is "matrix" or "lanes",
 * then after slashes what is not as usual: an axis of the lanes, a reading of the matrix, by=ORDER,
 * like=ROW, pin=ROW or pin=COLUMN: matrix/share/by=name/pin=FR, lanes/people/decades. The years of
 * the window are no part of it: the query has them.
 */
struct grid_view {
    enum grid_axis rows;
    enum grid_axis columns;
    enum grid_reading reading; /* of the matrix */
    enum grid_sort sort;
    char *like; /* slug of the row for GRID_SORT_LIKENESS; owned, NULL is "" */
    char *pins; /* slugs joined by spaces; owned, NULL is "" */
};

/* The matrix and the lanes as they are usually: no text is owned. */
struct grid_view grid_view_matrix(void);
struct grid_view grid_view_lanes(enum grid_axis rows);

void grid_view_clear(struct grid_view *view);
/* into must be zeroed or cleared. */
void grid_view_copy(const struct grid_view *from, struct grid_view *into);

/* Reads the first word of an address; false when it is none of these: out is zeroed then. */
bool grid_view_parse(const char *address, struct grid_view *out);
/* Adds that word. */
void grid_view_print(const struct grid_view *view, struct str *out);

/* Appends the i-th way in which the address may go on behind a slash: "share", "by=name", or "pin="
   and "like=", which a slug of the rows follows. False when there are no more. */
bool grid_view_part(const struct grid_view *view, size_t i, struct str *out);

/* Meetings by the year they may have begun in, without regard to the window, and the years that
   a grid of the facts has as columns. counts in the arena. */
struct grid_years {
    uint32_t *counts;
    size_t count;
    int first_year;
};
void grid_years(const struct grid_facts *facts, int32_t today, struct arena *arena,
                struct grid_years *out);

/*
 * A grid. Rows and columns are addressed by place: 0 to row_count - 1 in the order of the last
 * grid_sort; place row_count (column_count) stands for the sum. The facts must outlive it.
 */
struct grid {
    struct grid_spec spec;
    const struct grid_facts *facts;
    struct arena arena;
    struct grid_head *rows; /* in the order of places */
    size_t row_count;
    struct grid_head *columns;
    size_t column_count;
    struct grid_head all; /* the sum of all; texts are "" */
    size_t *row_at;       /* place to line of cells, and to entity of the facts */
    size_t *column_at;
    struct grid_cell *cells;
    size_t cell_count;
    size_t cell_capacity;
    size_t stride; /* cells of a line */
    struct grid_years years;
    size_t pinned_rows; /* how many of the first places are pinned */
    size_t pinned_columns;
    /* Change: the years since..until against as many years before. */
    int since, until;
};

/* Counts into *grid, which is zeroed, cleared, or one made before, whose memory is used again. Rows
   and columns are those the facts have, also when they have no meeting in the window; years without
   gap from the first to the last. */
void grid_make(const struct grid_facts *facts, const struct grid_spec *spec, struct grid *grid);
void grid_clear(struct grid *grid);

/*
 * Puts rows and columns in the order of the view; names go by the language. The pins come first, in
 * their order; one that is no row or column here is passed over. For GRID_SORT_LIKENESS the columns
 * go by the cells of the row that the others are compared with. Years and decades keep their order.
 */
void grid_sort(struct grid *grid, const struct grid_view *view, enum lang lang);

/* Leaves out the rows, and the columns that are no time, without a meeting in the window, but for
   those that are pinned: for a grid that is printed. Sorted before, and not again. */
void grid_drop_empty(struct grid *grid);

/* The place of a slug, row_count (column_count) when it is "" or not there. */
size_t grid_row_of(const struct grid *grid, const char *slug);
size_t grid_column_of(const struct grid *grid, const char *slug);

/* The cell at two places; at a sum's place that of the head. */
const struct grid_cell *grid_cell(const struct grid *grid, size_t row, size_t column);

/* The head at a place, that of all at the sum's. */
const struct grid_head *grid_row(const struct grid *grid, size_t place);
const struct grid_head *grid_column(const struct grid *grid, size_t place);

/* The number of a cell: per cent of shares, a year, a change; false when it says nothing. */
bool grid_value(const struct grid *grid, enum grid_reading reading, size_t row, size_t column,
                int64_t *value);

/* "share": the word of an address. */
const char *grid_reading_name(enum grid_reading reading);

/* Adds what a cell says: "5", "12%", "1998", "+3"; nothing for a cell without meetings. */
void grid_text(const struct grid *grid, enum grid_reading reading, size_t row, size_t column,
               struct str *out);

/* Adds what a cell of lanes says in so many columns: the letter of its only meeting ("J", "J?" when
   the date is qualified), else how many there are; "~" across for dates that reach beyond. */
void grid_lane_text(const struct grid_cell *cell, int columns, struct str *out);

/* The largest count of a cell that is no sum, at least 1. */
uint32_t grid_highest(const struct grid *grid);

/* The columns of the row with the most meetings, most first, in *places: at most `most`, none
   without a meeting. Returns how many. */
size_t grid_highest_of(const struct grid *grid, size_t row, size_t *places, size_t most);

/* How many cells there are without a meeting. */
size_t grid_never(const struct grid *grid);

/*
 * Places of the rows that rise (direction 1) or cool (-1) most: their recent meetings against what
 * the earlier period and the growth of the whole let expect, when the difference is more than one
 * and a half times the square root of that. Returns how many, at most `most`.
 */
size_t grid_trend(const struct grid *grid, int direction, size_t *places, size_t most);

/* Meetings of a cell as indexes in the facts, newest first, at most `most` of them. Looks at so
   many meetings as keeps a key quick, so of a sparse cell among very many it may miss some. */
size_t grid_meetings(const struct grid *grid, size_t row, size_t column, uint32_t *out,
                     size_t most);

/* Adds the query of a cell's meetings: the filter, which holds the years of the window, with the
   row and the column. */
void grid_query(const struct grid *grid, const struct query *filter, size_t row, size_t column,
                struct str *out);

/* A head's name in few columns: a partner's code, else its native name or title by language. */
const char *grid_name(const struct grid_head *head, enum lang lang);

/*
 * Adds what a cell has to say, in one line:
 *     Space x FR: 5 meetings 2018-2023
 *     FR and Space: never met on it in 2018-2024
 *     FR: no meeting in 2018
 */
void grid_say(const struct grid *grid, size_t row, size_t column, enum lang lang, struct str *out);

/* Adds which of the cell's meetings is the latest, where that is known:
 *      · latest 2022-07-21 Korea-France Space Forum, Paris
 */
void grid_say_latest(const struct grid_cell *cell, const struct row *latest, enum lang lang,
                     struct str *out);

/* Adds which rows rise (direction 1) or cool (-1); nothing when none does. */
void grid_say_trend(const struct grid *grid, int direction, enum lang lang, struct str *out);

/* Adds how many cells are without a meeting; nothing for years, where that says little. */
void grid_say_never(const struct grid *grid, enum lang lang, struct str *out);

/* Adds what the cells show: "meetings", "share of the partner", "year of the first meeting",
   "change since 2020". */
void grid_say_reading(const struct grid *grid, enum grid_reading reading, enum lang lang,
                      struct str *out);

/* The head of the sums: "sum" of counts, "all" where the cells are shares or years. */
const char *grid_say_sum(enum grid_reading reading, enum lang lang);

/* "Topics x Partners". */
void grid_say_axes(const struct grid_view *view, enum lang lang, struct str *out);

/* "by sum", "like Space". */
void grid_say_order(const struct grid *grid, const struct grid_view *view, enum lang lang,
                    struct str *out);

/* Adds what the nth letter of lanes means, from 0: "J joint committee"; false at the end. */
bool grid_say_letter(size_t n, enum lang lang, struct str *out);

/* The letter that stands for a kind of meeting (its id), '?' for one that is none: capitals for
   what binds or is regular. */
char grid_letter(const char *kind);

/*
 * Splits a query: *rest is a copy without the terms that are nothing but one year: of their own,
 * and the window what these allow together, GRID_YEAR_MIN to GRID_YEAR_MAX when there are none.
 * query_clear frees rest.
 */
void grid_window(const struct query *query, struct query *rest, int *first_year, int *last_year);

/* Adds the canonical text of the query with that window in place of its own. */
void grid_window_set(const struct query *query, int first_year, int last_year, struct str *out);

/* Adds a window as people write it: "2018-2024", "2018", "" for all years. */
void grid_window_text(int first_year, int last_year, struct str *out);

#endif
