/* SPDX-License-Identifier: MIT */
/* The words of the rules, and the end of a set of hits. */
#include "attache/core/hit.h"

static const char *const rules[RULE_COUNT][LANG_COUNT] = {
    [RULE_EXACT] = {"exact", "정확"},
    [RULE_ACRONYM] = {"acronym", "약칭"},
    [RULE_ALIAS] = {"alias", "다른 표기"},
    [RULE_FORMER] = {"former name", "옛 이름"},
    [RULE_WORDS] = {"words", "단어"},
    [RULE_PREFIX] = {"prefix", "앞부분"},
    [RULE_ROMANIZED] = {"romanised", "로마자"},
    [RULE_HANGUL] = {"hangul", "한글"},
    [RULE_SOUND] = {"initial sound", "두음 법칙"},
    [RULE_INITIALS] = {"initials", "초성"},
    [RULE_KEYBOARD] = {"keyboard", "자판"},
    [RULE_TOPIC] = {"topic", "주제"},
    [RULE_TEXT] = {"text", "본문"},
    [RULE_SLIP] = {"slip", "오타"},
    [RULE_LOOSE] = {"loose", "느슨한 로마자"},
    [RULE_FILTER] = {"filter", "조건"},
};

const char *rule_name(enum rule rule)
{
    return rules[rule][LANG_EN];
}

const char *rule_word(enum rule rule, enum lang lang)
{
    return rules[rule][lang];
}

void hits_clear(struct hits *hits)
{
    result_clear(&hits->result);
    mem_free(&hits->hits);
    *hits = (struct hits){0};
}

void hits_add_sharers(const struct hits *hits, enum lang lang, struct str *out)
{
    const long long count = hits->sharers;
    if (hits->acronym == NULL)
        return;
    if (lang == LANG_KO)
        str_addf(out, "%s: 기관 %lld곳 (%s)", hits->acronym, count, hits->countries[lang]);
    else
        str_addf(out, "%s is %lld organizations: %s", hits->acronym, count, hits->countries[lang]);
}

const char *hits_country(const struct hits *hits, const struct hit *hit)
{
    const struct row *row = &hits->result.rows[hit->row];
    bool sharer =
        hits->acronym != NULL && row->kind == KIND_ORGANIZATION && hit->rule == RULE_ACRONYM;
    return sharer ? row->partners : "";
}
