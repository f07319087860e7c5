/* SPDX-License-Identifier: MIT */
/* One row a label, one column a language; the words of the kinds follow. */
#include "attache/core/label.h"

static const char *const labels[][LANG_COUNT] = {
#define LABEL(name, ...) [LABEL_##name] = {__VA_ARGS__},
    LABEL_TABLE(LABEL)
#undef LABEL
};
enum { LABELS = sizeof(labels) / sizeof(labels[0]) };

const char *label(enum label label, enum lang lang)
{
    const int word = (int)label - LABELS; /* one and many, kind by kind */
    if (word < 0)
        return labels[label][lang];
    return kind_heading((enum kind)(KIND_MEETING + word / 2), word % 2 != 0, lang);
}
