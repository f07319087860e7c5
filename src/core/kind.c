/* SPDX-License-Identifier: MIT */
/* The words of the kinds, and addresses of the form kind/slug. */
#include "attache/core/kind.h"

#include "attache/base/str.h"

#include <string.h>

static const struct {
    const char *singular;
    const char *plural;
    const char *korean; /* which has no plural */
} words[KIND_COUNT] = {
    [KIND_NONE] = {"", "", ""},
    [KIND_MEETING] = {"meeting", "meetings", "회의"},
    [KIND_PARTNER] = {"partner", "partners", "상대국"},
    [KIND_PERSON] = {"person", "people", "인물"},
    [KIND_ORGANIZATION] = {"organization", "organizations", "기관"},
    [KIND_TOPIC] = {"topic", "topics", "주제"},
    [KIND_SERIES] = {"series", "series", "회의체"},
    [KIND_AGREEMENT] = {"agreement", "agreements", "협정"},
    [KIND_PROGRAMME] = {"programme", "programmes", "사업"},
    [KIND_SOURCE] = {"source", "sources", "출처"},
    [KIND_OUTCOME] = {"outcome", "outcomes", "결과"},
};

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
