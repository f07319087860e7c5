/* SPDX-License-Identifier: MIT */
/* The views by name, one row each. */
#include "attache/core/view_name.h"

#include "page_parts.h"

#include "attache/base/str.h"
#include "attache/core/grid.h"

#include <string.h>

static const struct view_name views[] = {
    {"ledger",
     VIEW_FORM_PAGE,
     VIEW_TAKES_QUERY,
     {"Promises", "약속"},
     {"what was promised: open, lapsed, kept, and by which record",
      "약속한 것: 진행, 경과, 이행, 이를 보여 주는 기록"},
     page_ledger,
     "outcomes has:promise"},
    {"compare",
     VIEW_FORM_PAGE,
     VIEW_TAKES_PARTNERS,
     {"Comparison", "비교"},
     {"two to five partners side by side", "상대국 둘에서 다섯을 나란히"},
     page_compare,
     ""},
    {"gaps",
     VIEW_FORM_PAGE,
     VIEW_TAKES_QUERY,
     {"Gaps", "빈틈"},
     {"numbered sessions not found, and series past their usual interval",
      "자료가 없는 회차와 통상 간격이 지난 회의체"},
     page_gaps,
     ""},
    {"coverage",
     VIEW_FORM_PAGE,
     VIEW_TAKES_QUERY,
     {"Coverage", "자료의 범위"},
     {"what there is, by partner and decade", "상대국과 연대별로 무엇이 있는지"},
     page_coverage,
     ""},
    {"bookmarks",
     VIEW_FORM_KEPT,
     VIEW_TAKES_NOTHING,
     {"Bookmarks and notes", "책갈피와 메모"},
     {"the records you have bookmarked or noted on, saved filters, marks",
      "책갈피나 메모를 단 기록, 저장한 거르기, 표시"},
     NULL,
     "bookmarks"},
    {"matrix",
     VIEW_FORM_GRID,
     VIEW_TAKES_QUERY,
     {"Topics by partners", "주제×상대국"},
     {"meetings by topic and partner (matrix/share, matrix/first, matrix/change)",
      "주제와 상대국별 회의 (matrix/share, matrix/first, matrix/change)"},
     NULL,
     ""},
    {"lanes",
     VIEW_FORM_GRID,
     VIEW_TAKES_QUERY,
     {"Lanes by year", "연도별 레인"},
     {"meetings by partner and year (lanes/topics, lanes/people, lanes/decades)",
      "상대국과 연도별 회의 (lanes/topics, lanes/people, lanes/decades)"},
     NULL,
     ""},
};

const struct view_name *view_name_table(size_t *count)
{
    *count = sizeof(views) / sizeof(views[0]);
    return views;
}

/* Whether it is a grid's address to its end. */
static bool is_grid(const struct view_name *view, const char *address)
{
    struct grid_view grid;
    if (view->form != VIEW_FORM_GRID || !grid_view_parse(address, &grid))
        return false;
    grid_view_clear(&grid);
    return true;
}

const struct view_name *view_name_find(const char *address, const char **rest)
{
    enum { WORD_MAX = 16 };
    char word[WORD_MAX];
    size_t length = strcspn(address, " /");
    if (length >= WORD_MAX)
        return NULL;
    memcpy(word, address, length);
    word[length] = '\0';
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
        if (!str_same_ascii(word, views[i].name))
            continue;
        if (address[length] == '/' && !is_grid(&views[i], address))
            return NULL;
        if (rest != NULL)
            *rest = address + strcspn(address, " ") + strspn(address + strcspn(address, " "), " ");
        return &views[i];
    }
    return NULL;
}

const char *view_name_usage(const struct view_name *view)
{
    static const char *const usages[] = {
        [VIEW_TAKES_QUERY] = "[QUERY...]",
        [VIEW_TAKES_PARTNERS] = "PARTNER PARTNER...",
        [VIEW_TAKES_NOTHING] = "",
    };
    return usages[view->takes];
}
