/* SPDX-License-Identifier: MIT */
/* What is around a grid: axes, letters of kinds, the window of years in a query. */
#include "attache/core/grid.h"

#include "attache/core/date.h"

#include <string.h>

static const struct {
    enum kind kind;
    const char *name;
} axes[GRID_AXIS_COUNT] = {
    [GRID_TOPICS] = {KIND_TOPIC, "topics"},  [GRID_PARTNERS] = {KIND_PARTNER, "partners"},
    [GRID_PEOPLE] = {KIND_PERSON, "people"}, [GRID_YEARS] = {KIND_NONE, "years"},
    [GRID_DECADES] = {KIND_NONE, "decades"},
};

enum kind grid_axis_kind(enum grid_axis axis)
{
    return axes[axis].kind;
}

const char *grid_axis_name(enum grid_axis axis)
{
    return axes[axis].name;
}

void grid_facts_clear(struct grid_facts *facts)
{
    mem_free(&facts->ids);
    mem_free(&facts->first_years);
    mem_free(&facts->last_years);
    mem_free(&facts->kinds);
    mem_free(&facts->doubts);
    for (int axis = 0; axis < GRID_ENTITY_AXES; axis++) {
        result_clear(&facts->links[axis].entities);
        mem_free(&facts->links[axis].starts);
        mem_free(&facts->links[axis].items);
    }
    *facts = (struct grid_facts){0};
}

char grid_letter(const char *kind)
{
    static const struct {
        const char *kind;
        char letter;
    } letters[] = {
        {"summit", 'S'},
        {"ministerial", 'M'},
        {"joint-committee", 'J'},
        {"signing", 'A'},
        {"high-level-talks", 't'},
        {"dialogue", 'd'},
        {"working-group", 'w'},
        {"visit", 'v'},
        {"forum", 'f'},
        {"conference", 'c'},
    };
    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
        if (strcmp(letters[i].kind, kind) == 0)
            return letters[i].letter;
    }
    return '?';
}

/* Years */

/* Dates that leave more than a decade open do not stretch the columns beyond today. */
static void years_of_meeting(const struct grid_facts *facts, size_t m, int today, int *low,
                             int *high)
{
    enum { DECADE = 10 };
    int first = facts->first_years[m];
    int last = facts->last_years[m];
    *low = last - first < DECADE ? first : last - DECADE + 1;
    *high = last;
    if (last - first >= DECADE)
        *high = first > today ? first : last < today ? last : today;
    if (*low > *high)
        *low = *high;
}

void grid_years(const struct grid_facts *facts, int32_t today, struct arena *arena,
                struct grid_years *out)
{
    int year, month, day;
    int first = GRID_YEAR_MAX;
    int last = GRID_YEAR_MIN;
    date_from_day_number(today, &year, &month, &day);
    for (size_t m = 0; m < facts->count; m++) {
        int low, high;
        years_of_meeting(facts, m, year, &low, &high);
        first = low < first ? low : first;
        last = high > last ? high : last;
    }
    *out = (struct grid_years){.first_year = first};
    if (facts->count == 0)
        return;
    out->count = (size_t)(last - first) + 1;
    out->counts = arena_new(arena, out->count, sizeof(*out->counts));
    for (size_t m = 0; m < facts->count; m++) {
        int at = facts->first_years[m] > first ? facts->first_years[m] : first;
        out->counts[at - first]++;
    }
}

/* The window */

static bool is_window(const struct term *term)
{
    return term->count == 1 && term->factors[0].field == QUERY_YEAR && !term->factors[0].negated;
}

static int year_of(int32_t number)
{
    int year, month, day;
    date_from_day_number(number, &year, &month, &day);
    return year < GRID_YEAR_MIN ? GRID_YEAR_MIN : year > GRID_YEAR_MAX ? GRID_YEAR_MAX : year;
}

void grid_window(const struct query *query, struct query *rest, int *first_year, int *last_year)
{
    *first_year = GRID_YEAR_MIN;
    *last_year = GRID_YEAR_MAX;
    query_copy(query, rest);
    for (size_t i = rest->count; i-- > 0;) {
        if (!is_window(&rest->terms[i]))
            continue;
        int first = year_of(rest->terms[i].factors[0].first_day);
        int last = year_of(rest->terms[i].factors[0].last_day);
        *first_year = first > *first_year ? first : *first_year;
        *last_year = last < *last_year ? last : *last_year;
        query_remove_term(rest, i);
    }
}

/* "2018..2024", "2018", "2018..": the value of year: */
static void add_range(struct str *out, int first, int last)
{
    if (first > GRID_YEAR_MIN)
        str_addf(out, "%04d", first);
    if (first == last)
        return;
    str_add(out, "..");
    if (last < GRID_YEAR_MAX)
        str_addf(out, "%04d", last);
}

void grid_window_set(const struct query *query, int first_year, int last_year, struct str *out)
{
    struct query rest = {0};
    int first, last;
    grid_window(query, &rest, &first, &last);
    struct str text = {0};
    query_print(&rest, &text);
    if (first_year > GRID_YEAR_MIN || last_year < GRID_YEAR_MAX) {
        str_add(&text, text.length > 0 ? " year:" : "year:");
        add_range(&text, first_year, last_year);
    }
    str_add(out, str_text(&text));
    str_clear(&text);
    query_clear(&rest);
}

void grid_window_text(int first_year, int last_year, struct str *out)
{
    if (first_year <= GRID_YEAR_MIN && last_year >= GRID_YEAR_MAX)
        return;
    if (first_year > GRID_YEAR_MIN)
        str_addf(out, "%d", first_year);
    if (first_year == last_year)
        return;
    str_add_char(out, '-');
    if (last_year < GRID_YEAR_MAX)
        str_addf(out, "%d", last_year);
}
