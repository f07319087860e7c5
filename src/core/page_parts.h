/* SPDX-License-Identifier: MIT */
/*
 * What the page builders share: a sheet is a dossier on its way to a page, with an index of the
 * names it knows. A part that has nothing to say adds nothing.
 */
#ifndef ATTACHE_CORE_PAGE_PARTS_H
#define ATTACHE_CORE_PAGE_PARTS_H

#include "attache/core/dossier.h"
#include "attache/core/label.h"
#include "attache/core/rhythm.h"
#include "attache/core/vocab.h"

struct sheet_name {
    const struct row *row;
    size_t rank;
};

struct sheet {
    const struct dossier *dossier;
    struct page *page;
    const struct value *record;
    struct sheet_name *index; /* every row of every list, by kind and slug */
    size_t index_count;
    size_t *numbers; /* of each of the sources: as they are marked, from 1; 0: not yet */
    size_t numbered;
    enum lang lang;
};

/* The builders of the kinds: title to last section; the sources and the rest follow of themselves.
 */
#define KIND(name, word, ...) void page_##word(struct sheet *sheet);
KIND_TABLE(KIND)
#undef KIND

/* Makes the index of a sheet whose dossier and page are set. */
void sheet_make_index(struct sheet *sheet);

/* The builders of reports. */
void page_ledger(struct sheet *sheet);
void page_compare(struct sheet *sheet);
void page_coverage(struct sheet *sheet);
void page_gaps(struct sheet *sheet);

/* Lookup. A list, by its name in core/dossier.h, is never NULL. */
const struct result *sheet_list(const struct sheet *sheet, int list);
const struct row *sheet_row(const struct sheet *sheet, enum kind kind, const char *slug);
const char *sheet_name(const struct sheet *sheet, const struct row *row);
const char *sheet_title(const struct sheet *sheet, enum kind kind, const char *slug);
const char *sheet_label(const struct sheet *sheet, enum label which);

/* Dates as text in the page's arena; a text that is no date stands as it is. */
const char *sheet_date_short(const struct sheet *sheet, const char *edtf);
const char *sheet_date_long(const struct sheet *sheet, const char *edtf);
int row_year(const struct row *row); /* the year in which its date begins, 0 when not known */
const char *sheet_day_short(const struct sheet *sheet, int32_t day);
/* "4 years 11 months", "3 months" */
const char *sheet_months(const struct sheet *sheet, int months);
/* The usual time between sessions, "" when it is not known or under a month. */
const char *sheet_interval(const struct sheet *sheet, const struct rhythm *rhythm);
/* Ascending numbers with runs drawn together: "3, 7–9". */
const char *sheet_numbers(const struct sheet *sheet, const int *numbers, size_t count);
/* The text without a full stop at its end: more follows on the line. */
const char *sheet_phrase(const struct sheet *sheet, const char *text);
/* "7th", "제7차" */
const char *sheet_ordinal(const struct sheet *sheet, int ordinal);

/* The number that marks the source at a place of the list: in the order in which they are asked
   for, so that a page cites them 1, 2, 3. */
size_t sheet_number(struct sheet *sheet, size_t place);

/* Spans. */
void span_dot(struct sheet *sheet, bool *first); /* " · " unless first, which it clears */
void span_link(struct sheet *sheet, enum kind kind, const char *slug);
void span_row(struct sheet *sheet, const struct row *row); /* a link with the row's title */
void span_acronym(struct sheet *sheet, const char *slug);  /* an organization by its acronym */
void span_marks(struct sheet *sheet, const char *slugs);   /* sources by number: " [1][4]" */
/* As span_acronym; a document names it whole. */
void span_organization(struct sheet *sheet, const char *slug);
/* "FR DE", at most two and "+3"; a document names them all. */
void span_partners(struct sheet *sheet, const char *ids);
void span_kind(struct sheet *sheet, const char *kind); /* of a meeting: "JC"; in words there */

/* "3 sources", "출처 3" */
void span_count(struct sheet *sheet, int64_t count, enum kind kind);

/* Cells of a row. */
void cell_label(struct sheet *sheet, enum label which);
void cell_number(struct sheet *sheet, int64_t number); /* a count; 0 is nothing */

/* Blocks. */
void part_heading(struct sheet *sheet, enum label which);
void part_field(struct sheet *sheet, enum label which);
void part_text(struct sheet *sheet, enum label which, const char *text);
void part_word(struct sheet *sheet, enum label which, const struct vocab *vocab, const char *key);
void part_date(struct sheet *sheet, enum label which, const char *key);
void part_texts(struct sheet *sheet, enum label which, const char *key);
/* Links to the records that the field refers to. */
void part_refs(struct sheet *sheet, enum label which, const char *key);
void part_native(struct sheet *sheet, const char *native, const char *remark);

/* The title of what the dataset names in both languages, the reader's first; the remark follows. */
void part_title(struct sheet *sheet, const char *name, const char *korean, const char *remark);
/* The same, and the country of the record as a link. */
void part_country(struct sheet *sheet, const char *native, const char *remark);

/* A section with a text of the record that tells doubts. */
void part_notes(struct sheet *sheet, const char *key);

/* A field with links to the rows of a list and their counts, at most limit of them and how many
   more; note "" takes every row, else those with that note. */
struct rows_field {
    enum label label;
    int list;
    const char *note;
    bool counts;
    size_t limit;
};
bool has_narrow(const struct result *topics);
void part_rows(struct sheet *sheet, const struct rows_field *field);

/* The records that refer to the entity of the page and are in none of its other lists, by kind. */
void part_referring(struct sheet *sheet);

/* "412 meetings: 1981-04-04 to 2023-06-20 · 86 sources" */
void part_span(struct sheet *sheet);

/* Tables with their headings. */
void part_meetings(struct sheet *sheet, enum label heading);
/* A field: "2023-06-20 8th Committee, Paris [1]"; nothing for NULL. */
void part_meeting(struct sheet *sheet, enum label which, const struct row *row);
void part_promises(struct sheet *sheet, enum label heading); /* open first; the most of each */
void part_agreements(struct sheet *sheet);
void part_decades(struct sheet *sheet); /* a field: "1990s 3 · 2000s 12" */

/* How a series runs: numbers found and missing, median interval, overdue, the longest silence; as
   fields, or as cells: last session, interval, overdue since, numbers not found. */
void part_rhythm(struct sheet *sheet, const struct rhythm *rhythm);
/* " (not found 5–6)": so many sessions after the one with that number. */
void span_skipped(struct sheet *sheet, int after, int count);
void cells_rhythm_heads(struct sheet *sheet);
void cells_rhythm(struct sheet *sheet, const struct rhythm *rhythm);

/* The rhythm of a series that is listed, by the meetings of the dossier. */
void series_rhythm(const struct sheet *sheet, const struct row *series, struct rhythm *out);

/* The main channel of a partner, NULL when it has none (page_channel.c has the rule), and the
   treaty it rests on, NULL when it is not among the partner's agreements. */
const struct row *channel_find(const struct sheet *sheet);
const struct row *channel_treaty(const struct sheet *sheet, const struct row *channel);

/* The first and the last meeting held, and the next one planned; each may be NULL. */
struct ends {
    const struct row *first;
    const struct row *last;
    const struct row *next;
};
struct ends meetings_ends(const struct sheet *sheet);
int64_t level_count(const struct sheet *sheet, const char *level);

/* A field "2031-04-04, 50 years": the next round number of years since the day of a signing. False,
   and nothing added, when the day is not known. */
bool part_anniversary(struct sheet *sheet, const char *signing);

/* The states of promises as pages order them: the word of the nth, NULL past the last, and how many
   promises of the dossier are in it. */
const char *promise_state_at(size_t state);
size_t promise_count(const struct sheet *sheet, size_t state);

/* The title of a view by name, as its row has it, with its query. */
void part_report_title(struct sheet *sheet);

/* The series of the dossier with their counts. */
void part_series(struct sheet *sheet, enum label heading);

/* The state of a promise: "open, due 2018-10", in the style that fits. */
void span_promise(struct sheet *sheet, const char *state, const char *due);

/* The sources that lines of the page mark. */
void part_cited(struct sheet *sheet);

/* The end of every page: sources, origin, record, how to report an error. */
void part_end(struct sheet *sheet);

/* The end of a page about the dataset: on what it rests, and the same. */
void part_report_end(struct sheet *sheet);

#endif
