/* SPDX-License-Identifier: MIT */
/* The words of the rules, and the end of a set of hits. */
#include "attache/core/hit.h"

static const char *const rule_names[RULE_COUNT] = {
    [RULE_EXACT] = "exact",         [RULE_ACRONYM] = "acronym", [RULE_ALIAS] = "alias",
    [RULE_FORMER] = "former name",  [RULE_WORDS] = "words",     [RULE_PREFIX] = "prefix",
    [RULE_ROMANIZED] = "romanised", [RULE_HANGUL] = "hangul",   [RULE_INITIALS] = "initials",
    [RULE_KEYBOARD] = "keyboard",   [RULE_TOPIC] = "topic",     [RULE_TEXT] = "text",
    [RULE_SLIP] = "slip",           [RULE_LOOSE] = "loose",     [RULE_FILTER] = "filter",
};

const char *rule_name(enum rule rule)
{
    return rule_names[rule];
}

void hits_clear(struct hits *hits)
{
    result_clear(&hits->result);
    mem_free(&hits->hits);
    *hits = (struct hits){0};
}
