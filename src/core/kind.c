/* SPDX-License-Identifier: MIT */
/* The words of the kinds, and addresses of the form kind/slug. */
#include "attache/core/kind.h"

#include "attache/base/str.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *singular, *plural;
    const char *heading, *headings; /* the same with capitals */
    const char *korean;             /* which has neither */
} words[KIND_COUNT] = {
    [KIND_NONE] = {"", "", "", "", ""},
#define KIND(name, word, ...) [KIND_##name] = {#word, __VA_ARGS__},
    KIND_TABLE(KIND)
#undef KIND
    [KIND_OUTCOME] = {"outcome", "outcomes", "Outcome", "Outcomes", "결과"},
};
/* clang-format on */

const char *kind_name(enum kind kind)
{
    return words[kind].singular;
}

const char *kind_plural(enum kind kind)
{
    return words[kind].plural;
}

const char *kind_word(enum kind kind, bool plural, enum lang lang)
{
    if (lang == LANG_KO)
        return words[kind].korean;
    return plural ? words[kind].plural : words[kind].singular;
}

const char *kind_heading(enum kind kind, bool plural, enum lang lang)
{
    if (lang == LANG_KO)
        return words[kind].korean;
    return plural ? words[kind].headings : words[kind].heading;
}

void kind_list(bool plural, enum kind end, struct str *out)
{
    for (int kind = KIND_NONE + 1; kind < (int)end; kind++)
        str_addf(out, "%s%s", kind > KIND_NONE + 1 ? ", " : "",
                 plural ? words[kind].plural : words[kind].singular);
}

enum kind kind_parse(const char *word)
{
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (str_same_ascii(word, words[kind].singular) || str_same_ascii(word, words[kind].plural))
            return (enum kind)kind;
    }
    return KIND_NONE;
}

struct ref ref_parse(const char *text)
{
    const char *slash = strchr(text, '/');
    char word[16];
    if (slash != NULL && (size_t)(slash - text) < sizeof(word)) {
        memcpy(word, text, (size_t)(slash - text));
        word[slash - text] = '\0';
        enum kind kind = kind_parse(word);
        if (kind != KIND_NONE)
            return (struct ref){kind, slash + 1};
    }
    return (struct ref){KIND_NONE, text};
}

bool ref_same(struct ref a, struct ref b)
{
    return a.kind == b.kind && strcmp(a.slug, b.slug) == 0;
}

bool ref_is_set(struct ref ref)
{
    return ref.slug[0] != '\0';
}

void ref_print(struct ref ref, struct str *out)
{
    if (ref.kind != KIND_NONE)
        str_addf(out, "%s/", kind_name(ref.kind));
    str_add(out, ref.slug);
}
