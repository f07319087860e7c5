/* SPDX-License-Identifier: MIT */
/* The views by name, one row each. */
#include "attache/core/view_name.h"

#include "attache/base/str.h"

#include <string.h>

static const struct view_name views[] = {
    {"gaps",
     VIEW_FORM_PAGE,
     VIEW_TAKES_QUERY,
     {"Gaps", "빈틈"},
     {"numbered sessions not found, and series past their usual interval",
      "자료가 없는 회차와 통상 간격이 지난 회의체"}},
    {"coverage",
     VIEW_FORM_PAGE,
     VIEW_TAKES_QUERY,
     {"Coverage", "자료의 범위"},
     {"what there is, by partner and decade", "상대국과 연대별로 무엇이 있는지"}},
    {"bookmarks",
     VIEW_FORM_KEPT,
     VIEW_TAKES_NOTHING,
     {"Bookmarks and notes", "책갈피와 메모"},
     {"the records you have bookmarked or noted on, saved filters, marks",
      "책갈피나 메모를 단 기록, 저장한 거르기, 표시"}},
};

const struct view_name *view_name_table(size_t *count)
{
    *count = sizeof(views) / sizeof(views[0]);
    return views;
}

const struct view_name *view_name_find(const char *address, const char **rest)
{
    enum { WORD_MAX = 16 };
    char word[WORD_MAX];
    size_t length = strcspn(address, " ");
    if (length >= WORD_MAX)
        return NULL;
    memcpy(word, address, length);
    word[length] = '\0';
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
        if (!str_same_ascii(word, views[i].name))
            continue;
        if (rest != NULL)
            *rest = address + length + strspn(address + length, " ");
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
