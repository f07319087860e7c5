/* SPDX-License-Identifier: MIT */
/* What the parts of test_core_grid share: eight meetings, and a grid of them as text. */
#ifndef UNIT_CORE_GRID_PARTS_H
#define UNIT_CORE_GRID_PARTS_H

#include "attache/base/mem.h"
#include "attache/core/date.h"
#include "attache/core/grid.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int grid_orders(void);
int grid_cells(void);
int grid_forms(void);

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A meeting as the tests write it: topics and partners by index, ended by -1. */
struct fact {
    int first_year, last_year;
    const char *kind;
    int doubt;
    int topics[4];
    int partners[4];
};

enum { SPACE, QUANTUM, AI, FR = 0, DE, US };

static const char *const topics[] = {"space", "quantum", "ai"};
static const char *const partners[] = {"FR", "DE", "US"};

static const struct fact facts_written[] = {
    {1998, 1998, "signing", 0, {SPACE, -1}, {FR, -1}},
    {2015, 2015, "joint-committee", 0, {SPACE, QUANTUM, -1}, {FR, -1}},
    {2016, 2018, "forum", 0, {QUANTUM, -1}, {DE, -1}},
    {2018, 2018, "visit", 1, {SPACE, -1}, {FR, DE, -1}},
    {2021, 2021, "ministerial", 0, {QUANTUM, -1}, {FR, -1}},
    {2022, 2022, "summit", 0, {QUANTUM, -1}, {FR, US, -1}},
    {2023, 2023, "dialogue", 0, {-1}, {US, -1}},
};

static inline void add_links(struct grid_links *links, enum kind kind, const char *const *names,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row *row = result_add(&links->entities);
        row->kind = kind;
        row->slug = names[i];
        row->title = names[i];
    }
    links->starts = mem_new(COUNT(facts_written) + 1, sizeof(*links->starts));
    links->items = mem_new(COUNT(facts_written) * 4, sizeof(*links->items));
}

static inline void add_items(struct grid_links *links, size_t m, const int *items)
{
    uint32_t at = links->starts[m];
    for (size_t i = 0; i < 4 && items[i] >= 0; i++)
        links->items[at++] = (uint32_t)items[i];
    links->starts[m + 1] = at;
}

static inline int make_facts(void **state)
{
    const size_t count = COUNT(facts_written);
    struct grid_facts *facts = mem_new(1, sizeof(*facts));
    facts->count = count;
    facts->ids = mem_new(count, sizeof(*facts->ids));
    facts->first_years = mem_new(count, sizeof(*facts->first_years));
    facts->last_years = mem_new(count, sizeof(*facts->last_years));
    facts->kinds = mem_new(count, 1);
    facts->doubts = mem_new(count, 1);
    facts->has[GRID_TOPICS] = facts->has[GRID_PARTNERS] = true;
    add_links(&facts->links[GRID_TOPICS], KIND_TOPIC, topics, COUNT(topics));
    add_links(&facts->links[GRID_PARTNERS], KIND_PARTNER, partners, COUNT(partners));
    for (size_t m = 0; m < count; m++) {
        const struct fact *fact = &facts_written[m];
        facts->ids[m] = (uint32_t)m + 1;
        facts->first_years[m] = (int16_t)fact->first_year;
        facts->last_years[m] = (int16_t)fact->last_year;
        facts->kinds[m] = (unsigned char)vocab_index(&vocab_meeting_kind, fact->kind);
        facts->doubts[m] = (unsigned char)fact->doubt;
        add_items(&facts->links[GRID_TOPICS], m, fact->topics);
        add_items(&facts->links[GRID_PARTNERS], m, fact->partners);
    }
    *state = facts;
    return 0;
}

static inline int free_facts(void **state)
{
    struct grid_facts *facts = *state;
    grid_facts_clear(facts);
    mem_free(&facts);
    return 0;
}

static inline struct grid_spec spec_of(enum grid_axis rows, enum grid_axis columns)
{
    return (struct grid_spec){rows, columns, GRID_YEAR_MIN, GRID_YEAR_MAX,
                              date_day_number(2026, 11, 22)};
}

/* The grid as lines: a head, then "text" of each cell with spaces, "." for none; sums last. */
static inline void print(const struct grid *grid, enum grid_reading reading, struct str *out)
{
    for (size_t r = 0; r <= grid->row_count; r++) {
        str_addf(out, "%s:", grid_row(grid, r)->row.slug);
        for (size_t c = 0; c <= grid->column_count; c++) {
            struct str text = {0};
            grid_text(grid, reading, r, c, &text);
            str_addf(out, " %s", text.length > 0 ? str_text(&text) : ".");
            str_clear(&text);
        }
        str_add_char(out, '\n');
    }
}

static inline void assert_grid(const struct grid *grid, enum grid_reading reading,
                               const char *expected)
{
    struct str out = {0};
    print(grid, reading, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static inline void sort(struct grid *grid, enum grid_sort by, const char *pins, const char *like)
{
    struct grid_view view = {.sort = by, .like = mem_dup(like), .pins = mem_dup(pins)};
    grid_sort(grid, &view, LANG_EN);
    grid_view_clear(&view);
}

#endif
