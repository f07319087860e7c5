/* SPDX-License-Identifier: MIT */
/* A grid in words: a cell, the trends, what the cells show. The same lines stand below the grid on
   the screen and above it on the page. */
#include "attache/core/grid.h"

#include "attache/core/date.h"
#include "attache/core/label.h"
#include "attache/core/vocab.h"

#include <inttypes.h>

const char *grid_name(const struct grid_head *head, enum lang lang)
{
    const struct row *row = &head->row;
    if (row->kind == KIND_PARTNER)
        return row->slug;
    return row_name(row, lang);
}

/* "Space x FR", "Space", "FR 2018"; nothing for the sum of all. */
static void add_cell_name(const struct grid *grid, size_t row, size_t column, enum lang lang,
                          struct str *out)
{
    bool both = row < grid->row_count && column < grid->column_count;
    str_add(out, grid_name(grid_row(grid, row), lang));
    if (both)
        str_add(out, grid_axis_is_time(grid->spec.columns) ? " " : " x ");
    str_add(out, grid_name(grid_column(grid, column), lang));
}

static void add_years(const struct grid *grid, const struct grid_cell *cell, struct str *out)
{
    int first = grid->facts->first_years[cell->first];
    int last = grid->facts->last_years[cell->latest];
    str_addf(out, " %d", first);
    if (last > first)
        str_addf(out, "-%d", last);
}

static void add_count(const struct grid_cell *cell, enum lang lang, struct str *out)
{
    if (lang == LANG_KO)
        str_addf(out, "회의 %" PRIu32 "건", cell->count);
    else
        str_addf(out, "%" PRIu32 " meeting%s", cell->count, cell->count == 1 ? "" : "s");
    if (cell->beyond == 0)
        return;
    if (lang == LANG_KO)
        str_addf(out, " (연도 불확실 %" PRIu32 "건)", cell->beyond);
    else
        str_addf(out, " (%" PRIu32 " perhaps in another year)", cell->beyond);
}

void grid_say_latest(const struct grid_cell *cell, const struct row *latest, enum lang lang,
                     struct str *out)
{
    struct date date;
    bool korean = lang == LANG_KO;
    str_add(out, " · ");
    if (cell->count > 1)
        str_add(out, korean ? "최근 " : "latest ");
    if (date_parse(latest->date, &date, NULL) == STATUS_OK) {
        date_format_short(&date, lang, out);
        str_add_char(out, ' ');
    }
    str_add(out, korean && latest->native[0] != '\0' ? latest->native : latest->title);
    if (latest->place[0] != '\0')
        str_addf(out, ", %s", latest->place);
}

static void say_never(const struct grid *grid, size_t row, size_t column, enum lang lang,
                      struct str *out)
{
    bool korean = lang == LANG_KO;
    struct str years = {0};
    grid_window_text(grid->spec.first_year, grid->spec.last_year, &years);
    const char *what = grid_name(grid_row(grid, row), lang);
    const char *whom = grid_name(grid_column(grid, column), lang);
    if (row >= grid->row_count || column >= grid->column_count)
        str_addf(out, korean ? "%s%s%s회의 없음" : "%s%s%sno meeting", what, whom,
                 what[0] != '\0' || whom[0] != '\0' ? ": " : "");
    else if (grid_axis_is_time(grid->spec.columns))
        str_addf(out, korean ? "%s: %s년 회의 없음" : "%s: no meeting in %s", what, whom);
    else if (korean)
        str_addf(out, "%s · %s: 만난 적 없음", whom, what);
    else
        str_addf(out, "%s and %s: never met on it", whom, what);
    bool said = column < grid->column_count && grid_axis_is_time(grid->spec.columns);
    if (years.length > 0 && !said)
        str_addf(out, korean ? " (%s)" : " in %s", str_text(&years));
    str_clear(&years);
}

void grid_say(const struct grid *grid, size_t row, size_t column, enum lang lang, struct str *out)
{
    const struct grid_cell *cell = grid_cell(grid, row, column);
    if (cell->count == 0) {
        say_never(grid, row, column, lang, out);
        return;
    }
    if (row < grid->row_count || column < grid->column_count) {
        add_cell_name(grid, row, column, lang, out);
        str_add(out, ": ");
    }
    add_count(cell, lang, out);
    if (column >= grid->column_count || !grid_axis_is_time(grid->spec.columns))
        add_years(grid, cell, out);
}

/* "rising since 2020: Quantum, AI" */
void grid_say_trend(const struct grid *grid, int direction, enum lang lang, struct str *out)
{
    enum { MOST = 3 };
    size_t places[MOST];
    size_t count = grid_trend(grid, direction, places, MOST);
    if (count == 0)
        return;
    if (lang == LANG_KO)
        str_addf(out, "%d년 이후 %s: ", grid->since, direction > 0 ? "증가" : "감소");
    else
        str_addf(out, "%s since %d: ", direction > 0 ? "rising" : "cooling", grid->since);
    for (size_t i = 0; i < count; i++)
        str_addf(out, "%s%s", i > 0 ? ", " : "", grid_name(grid_row(grid, places[i]), lang));
}

void grid_say_never(const struct grid *grid, enum lang lang, struct str *out)
{
    size_t cells = grid->row_count * grid->column_count;
    if (cells == 0 || grid_axis_is_time(grid->spec.columns))
        return;
    if (lang == LANG_KO)
        str_addf(out, "만난 적 없음: %zu칸 중 %zu칸", cells, grid_never(grid));
    else
        str_addf(out, "never met: %zu of %zu cells", grid_never(grid), cells);
}

void grid_say_reading(const struct grid *grid, enum grid_reading reading, enum lang lang,
                      struct str *out)
{
    static const char *const words[GRID_READING_COUNT][LANG_COUNT] = {
        [GRID_COUNT] = {"meetings", "회의 수"},
        [GRID_SHARE] = {"share of the partner's meetings", "상대국 회의 중 비율"},
        [GRID_FIRST] = {"year of the first meeting", "첫 회의 연도"},
        [GRID_CHANGE] = {"change since", "이후 증감"},
    };
    if (reading == GRID_CHANGE && lang == LANG_KO)
        str_addf(out, "%d년 ", grid->since);
    str_add(out, words[reading][lang]);
    if (reading == GRID_CHANGE && lang != LANG_KO)
        str_addf(out, " %d", grid->since);
}

const char *grid_say_sum(enum grid_reading reading, enum lang lang)
{
    const bool counts = reading == GRID_COUNT || reading == GRID_CHANGE;
    return label(counts ? LABEL_GRID_SUM : LABEL_W_ALL, lang);
}

void grid_say_axes(const struct grid_view *view, enum lang lang, struct str *out)
{
    static const enum label axes[GRID_AXIS_COUNT] = {
        [GRID_TOPICS] = LABEL_MANY_TOPIC,    [GRID_PARTNERS] = LABEL_MANY_PARTNER,
        [GRID_PEOPLE] = LABEL_MANY_PERSON,   [GRID_YEARS] = LABEL_GRID_YEARS,
        [GRID_DECADES] = LABEL_GRID_DECADES,
    };
    str_addf(out, "%s x %s", label(axes[view->rows], lang), label(axes[view->columns], lang));
}

void grid_say_order(const struct grid *grid, const struct grid_view *view, enum lang lang,
                    struct str *out)
{
    static const enum label orders[GRID_SORT_COUNT] = {
        [GRID_SORT_SUM] = LABEL_BY_SUM,
        [GRID_SORT_NAME] = LABEL_BY_NAME,
        [GRID_SORT_FIRST] = LABEL_BY_FIRST,
        [GRID_SORT_LIKENESS] = LABEL_BY_LIKENESS,
    };
    str_add(out, label(orders[view->sort], lang));
    if (view->sort != GRID_SORT_LIKENESS || view->like == NULL)
        return;
    size_t like = grid_row_of(grid, view->like);
    str_addf(out, " %s",
             like < grid->row_count ? grid_name(grid_row(grid, like), lang) : view->like);
}

bool grid_say_letter(size_t n, enum lang lang, struct str *out)
{
    static const enum label marks[] = {LABEL_GRID_SEVERAL, LABEL_GRID_DOUBT, LABEL_GRID_BEYOND};
    if (n < vocab_meeting_kind.count) {
        const struct word *word = &vocab_meeting_kind.words[n];
        str_addf(out, "%c %s", grid_letter(word->id), word->label[lang]);
        return true;
    }
    n -= vocab_meeting_kind.count;
    if (n >= sizeof(marks) / sizeof(marks[0]))
        return false;
    str_add(out, label(marks[n], lang));
    return true;
}
