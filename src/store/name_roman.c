/* SPDX-License-Identifier: MIT */
/* The rule of Korean names: the syllable lattice of text/roman.h, only for those who are Korean. */
#include "names_parts.h"

#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <string.h>

/* Whether some reading's given name may be the syllables. */
static bool given_may_be(const struct roman_name *read, const struct hangul_parts *parts,
                         size_t count)
{
    for (size_t r = 0; r < read->count; r++) {
        const struct roman_reading *reading = &read->readings[r];
        bool meets =
            count == reading->given_count || (count > reading->given_count && reading->open);
        for (size_t i = 0; meets && i < reading->given_count; i++) {
            const struct roman_syllable *set = &reading->given[i];
            meets = (set->initials >> parts[i].initial & 1) != 0 &&
                    ((set->medials | set->loose) >> parts[i].medial & 1) != 0 &&
                    (set->finals >> parts[i].final & 1) != 0;
        }
        if (meets)
            return true;
    }
    return false;
}

/* A quick test before roman_meets_hangul, which looks the surname up. */
static bool may_be(const struct roman_name *read, const char *hangul)
{
    enum { SYLLABLES = 6 };
    struct hangul_parts parts[SYLLABLES];
    size_t count = 0;
    const size_t size = strlen(hangul);
    for (size_t at = 0; at < size;) {
        uint32_t cp;
        at += utf8_next(hangul + at, size - at, &cp);
        if (cp == ' ')
            continue;
        if (count == SYLLABLES || !hangul_decompose(cp, &parts[count++]))
            return false;
    }
    return (count > 1 && given_may_be(read, parts + 1, count - 1)) ||
           (count > 2 && given_may_be(read, parts + 2, count - 2));
}

static bool set_roman(struct name_match *out, enum roman_match match, int rank)
{
    bool loose = match == ROMAN_LOOSE;
    *out = (struct name_match){loose ? RULE_LOOSE : RULE_ROMANIZED, rank, loose};
    return match != ROMAN_NO;
}

/* Whether the spelling has the typed given name as it was typed: on each side at most one word, the
   surname, is left. */
static bool shares_given(const struct names *names, const struct name *spelling,
                         const struct typed *typed)
{
    struct tokens own;
    size_t shared = 0;
    size_t taken = 0;
    names_tokens(name_key(names, spelling), spelling->key_size, &own);
    for (size_t i = 0; i < typed->plain.tokens.count; i++) {
        size_t found = 0;
        for (size_t at = 0; at < own.count && found == 0; at++) {
            struct taken words = name_take_words(&own, 0, at, typed->plain.tokens.start[i],
                                                 typed->plain.tokens.size[i]);
            found = words.open ? 0 : words.words;
        }
        shared += found > 0;
        taken += found;
    }
    return shared > 0 && shared + 1 >= typed->plain.tokens.count && taken + 1 >= own.count;
}

/* Whether the typed name may be that of the owner in Hangul: Lee Jang-keun is not 이창근, though
   Lee Chang-keun may be 이장근. */
static bool meets_owner(const struct names *names, const struct owner *owner,
                        const struct typed *typed)
{
    if (owner->native == 0)
        return true;
    const struct name *native = &names->spellings[owner->native - 1];
    return roman_meets_hangul(&typed->name, names->texts + native->text) != ROMAN_NO;
}

static enum roman_match meets_latin(const struct roman_name *typed, const char *latin)
{
    struct roman_name own;
    return roman_parse(latin, &own) ? roman_meets(typed, &own) : ROMAN_NO;
}

/* Latin typed: against Hangul when the person's name is known in it, else against the spelling. Of
   people with one name in Hangul, the one who spells it more as typed is first. */
bool name_meets_roman(const struct names *names, const struct name *spelling,
                      const struct typed *typed, struct name_match *out)
{
    const struct owner *owner = &names->owners[spelling->owner];
    const char *text = names->texts + spelling->text;
    if (!owner->korean || (!typed->roman && !typed->partial))
        return false;
    if (spelling->roman != 0)
        return typed->roman &&
               set_roman(out, roman_meets(&typed->name, names->romans[spelling->roman - 1]), 1);
    if (!spelling->hangul)
        return typed->roman && shares_given(names, spelling, typed) &&
               meets_owner(names, owner, typed) &&
               set_roman(out, meets_latin(&typed->name, text), 0);
    enum roman_match match = ROMAN_NO;
    if (typed->roman && may_be(&typed->name, text))
        match = roman_meets_hangul(&typed->name, text);
    if (match != ROMAN_NO)
        return set_roman(out, match, 1);
    if (typed->partial && may_be(&typed->part, text))
        match = roman_meets_hangul_partial(&typed->part, text);
    return set_roman(out, match, 2);
}

/* Hangul typed: against the Latin spelling of a place of Korea, or of a Korean whose Hangul is not
   known. */
bool name_meets_romanized(const struct names *names, const struct name *spelling,
                          const struct typed *typed, struct name_match *out)
{
    const struct owner *owner = &names->owners[spelling->owner];
    if (typed->syllables && owner->kind == FACET_PLACE)
        return owner->korean && roman_reads(names->texts + spelling->text, typed->plain.key) &&
               name_set(out, RULE_ROMANIZED, 1);
    if (spelling->roman == 0 || !typed->syllables)
        return false;
    const struct roman_name *name = names->romans[spelling->roman - 1];
    if (!may_be(name, typed->plain.key))
        return false;
    return set_roman(out, roman_meets_hangul(name, typed->plain.key), 1);
}

bool name_meets_twin(const struct names *names, const struct name *spelling,
                     const struct typed *typed, struct name_match *out)
{
    return typed->syllables && spelling->hangul && names->owners[spelling->owner].korean &&
           roman_are_twins(names->texts + spelling->text, typed->plain.key) &&
           name_set(out, RULE_SOUND, 0);
}
