/* SPDX-License-Identifier: MIT */
/*
 * The rules: does one spelling meet what was typed, and by which rule? The cheapest test stands
 * first: a spelling that lacks a letter that was typed can only be met by a Korean reading or a
 * slip.
 */
#include "names_parts.h"

#include "attache/text/distance.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <string.h>

static const char *key_of(const struct names *names, const struct name *spelling)
{
    return names->texts + spelling->key;
}

static bool set(struct meeting_of *out, enum rule rule, int rank)
{
    *out = (struct meeting_of){.rule = rule, .rank = rank};
    return true;
}

/* Whether the key without its spaces is the n bytes. */
static bool same_glued(const char *key, const char *glued, size_t n)
{
    size_t at = 0;
    for (; *key != '\0'; key++) {
        if (*key == ' ')
            continue;
        if (at >= n || *key != glued[at++])
            return false;
    }
    return at == n;
}

/* Whether the glued words begin with the tokens from `from` on and end with those before it. */
static bool rotated(const struct tokens *tokens, size_t from, const char *glued)
{
    for (size_t i = 0; i < tokens->count; i++) {
        size_t n = (from + i) % tokens->count;
        if (memcmp(glued, tokens->start[n], tokens->size[n]) != 0)
            return false;
        glued += tokens->size[n];
    }
    return true;
}

/* Rule 2: all the words, in any rotation, glued or not. The sizes are equal. */
static bool is_turned(const struct names *names, const struct name *spelling,
                      const struct wanted *wanted)
{
    const char *key = key_of(names, spelling);
    for (size_t i = 1; i < wanted->tokens.count; i++) {
        struct str turned = {0};
        for (size_t n = 0; n < wanted->tokens.count; n++) {
            size_t t = (i + n) % wanted->tokens.count;
            str_add_bytes(&turned, wanted->tokens.start[t], wanted->tokens.size[t]);
        }
        bool same = same_glued(key, str_text(&turned), turned.length);
        str_clear(&turned);
        if (same)
            return true;
    }
    struct tokens own;
    names_tokens(key, spelling->key_size, &own);
    for (size_t i = 1; i < own.count; i++) {
        if (own.count < TOKENS_MAX && rotated(&own, i, wanted->glued))
            return true;
    }
    return false;
}

/* Rule 3, a search: which words of the spelling are taken. */
struct pairing {
    const struct tokens *wanted;
    const struct tokens *own;
    bool begun; /* the last wanted word was only begun */
};

/* How much of the n bytes at s stands at the start of the own words from `at` on, glued: the
   number of own words taken, 0 when they differ. *open: the last one goes on. */
static size_t take_own(const struct tokens *own, uint32_t used, size_t at, const char *s, size_t n,
                       bool *open)
{
    size_t taken = 0;
    *open = false;
    for (; n > 0 && at < own->count && (used & 1u << at) == 0; at++, taken++) {
        size_t size = own->size[at] < n ? own->size[at] : n;
        if (memcmp(own->start[at], s, size) != 0)
            return 0;
        *open = size < own->size[at];
        if (*open && size < 2 && taken > 0)
            return 0;
        s += size;
        n -= size;
    }
    return n == 0 ? taken : 0;
}

/* Wanted words from `from`, glued, equal to the own word `at`: how many are taken, 0 if none. */
static size_t take_wanted(const struct pairing *p, size_t from, size_t at, bool *open)
{
    const char *s = p->own->start[at];
    size_t n = p->own->size[at];
    size_t taken = 0;
    *open = false;
    for (; n > 0 && from < p->wanted->count; from++, taken++) {
        size_t size = p->wanted->size[from];
        if (size > n || memcmp(s, p->wanted->start[from], size) != 0)
            return 0;
        s += size;
        n -= size;
    }
    *open = n > 0;
    return taken >= 2 ? taken : 0;
}

/* Whether the wanted words from `from` find places among the own ones that are not used. */
static bool pair_words(struct pairing *p, size_t from, uint32_t used)
{
    if (from == p->wanted->count)
        return true;
    const size_t size = p->wanted->size[from];
    for (size_t at = 0; at < p->own->count; at++) {
        bool open = false;
        if ((used & 1u << at) != 0 || p->own->start[at][0] != p->wanted->start[from][0])
            continue;
        size_t taken = take_own(p->own, used, at, p->wanted->start[from], size, &open);
        bool last = from + 1 == p->wanted->count;
        if (taken > 0 && (!open || (last && (size >= 2 || from > 0)))) {
            if (pair_words(p, from + 1, used | ((1u << taken) - 1) << at)) {
                p->begun = p->begun || open;
                return true;
            }
        }
        size_t glued = take_wanted(p, from, at, &open);
        last = from + glued == p->wanted->count;
        if (glued > 0 && (!open || last) && pair_words(p, from + glued, used | 1u << at)) {
            p->begun = p->begun || open;
            return true;
        }
    }
    return false;
}

/* Rules 2 and 3. whole is the rule for a whole spelling. */
static bool meets_words(const struct names *names, const struct name *spelling,
                        const struct wanted *wanted, enum rule whole, struct meeting_of *out)
{
    struct tokens own;
    if (wanted->key_size == 0 || (wanted->letters & ~spelling->letters) != 0 ||
        wanted->glued_size > spelling->glued)
        return false;
    const char *key = key_of(names, spelling);
    const int other = spelling->what == SPELLING_ALIAS ? 1 : 0;
    if (wanted->glued_size == spelling->glued) {
        if (same_glued(key, wanted->glued, wanted->glued_size))
            return set(out, whole, other);
        if (is_turned(names, spelling, wanted))
            return set(out, whole, other);
    }
    names_tokens(key, spelling->key_size, &own);
    struct pairing pairing = {.wanted = &wanted->tokens, .own = &own};
    if (!pair_words(&pairing, 0, 0))
        return false;
    bool first = memcmp(key, wanted->tokens.start[0], wanted->tokens.size[0]) == 0;
    enum rule begun = wanted->hangul ? RULE_HANGUL : RULE_PREFIX;
    return set(out, pairing.begun ? begun : RULE_WORDS, first ? 0 : 1);
}

/* Rule 5: inside a name in Hangul, at its beginning first. */
static bool meets_hangul(const struct names *names, const struct name *spelling,
                         const struct wanted *wanted, struct meeting_of *out)
{
    if (!wanted->hangul || !spelling->hangul || (wanted->letters & ~spelling->letters) != 0)
        return false;
    const char *key = key_of(names, spelling);
    const char *found = hangul_find(key, wanted->key);
    if (found != NULL)
        return set(out, RULE_HANGUL, found == key ? 0 : 1);
    for (size_t i = 0; i < wanted->tokens.count; i++) {
        char word[256];
        size_t size = wanted->tokens.size[i];
        if (wanted->tokens.count < 2 || size >= sizeof(word))
            return false;
        memcpy(word, wanted->tokens.start[i], size);
        word[size] = '\0';
        if (hangul_find(key, word) == NULL)
            return false;
    }
    return wanted->tokens.count > 0 && set(out, RULE_HANGUL, 2);
}

/* Rule 6. */
static bool meets_initials(const struct names *names, const struct name *spelling,
                           const struct typed *typed, struct meeting_of *out)
{
    struct str own = {0};
    const char *initials = typed->initials;
    if (initials == NULL || !spelling->hangul ||
        (typed->initial_letters & ~spelling->letters) != 0)
        return false;
    hangul_initials(&own, key_of(names, spelling));
    const char *found = strstr(str_text(&own), initials);
    bool begins = found == own.data;
    bool whole = begins && own.length == strlen(initials);
    bool person = names->owners[spelling->owner].kind == KIND_PERSON;
    str_clear(&own);
    int rank = !begins ? 4 : !whole ? 3 : !person ? 2 : spelling->what == SPELLING_ALIAS ? 1 : 0;
    return found != NULL && set(out, RULE_INITIALS, rank);
}

/* Whether some reading's given name may be the syllables from `from` on. */
static bool given_may_be(const struct roman_name *read, const struct hangul_parts *parts,
                         size_t count)
{
    for (size_t r = 0; r < read->count; r++) {
        const struct roman_reading *reading = &read->readings[r];
        bool meets = count == reading->given_count || (count > reading->given_count && reading->open);
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

static bool set_roman(struct meeting_of *out, enum roman_match match, int rank)
{
    bool loose = match == ROMAN_LOOSE;
    *out = (struct meeting_of){loose ? RULE_LOOSE : RULE_ROMANIZED, rank, loose};
    return match != ROMAN_NO;
}

/* Whether the spelling has the typed given name as it was typed: the surname alone differs. */
static bool shares_given(const struct names *names, const struct name *spelling,
                         const struct typed *typed)
{
    struct tokens own;
    size_t shared = 0;
    names_tokens(key_of(names, spelling), spelling->key_size, &own);
    for (size_t i = 0; i < typed->plain.tokens.count; i++) {
        bool open;
        bool found = false;
        for (size_t at = 0; at < own.count && !found; at++)
            found = take_own(&own, 0, at, typed->plain.tokens.start[i], typed->plain.tokens.size[i],
                             &open) > 0 &&
                    !open;
        shared += found;
    }
    return shared > 0 && shared + 1 >= typed->plain.tokens.count;
}

/* Rule 4, Latin typed: against Hangul when the person's name is known in it, else against the
   spelling. Of people with one name in Hangul, the one who spells it more as typed is first. */
static bool meets_roman(const struct names *names, const struct name *spelling,
                        const struct typed *typed, struct meeting_of *out)
{
    const struct owner *owner = &names->owners[spelling->owner];
    const char *text = names->texts + spelling->text;
    if (!owner->korean || (!typed->roman && !typed->partial))
        return false;
    if (spelling->roman != 0)
        return typed->roman &&
               set_roman(out, roman_meets(&typed->name, names->romans[spelling->roman - 1]), 1);
    struct roman_name own;
    if (!spelling->hangul)
        return typed->roman && shares_given(names, spelling, typed) && roman_parse(text, &own) &&
               set_roman(out, roman_meets(&typed->name, &own), 0);
    enum roman_match match = ROMAN_NO;
    if (typed->roman && may_be(&typed->name, text))
        match = roman_meets_hangul(&typed->name, text);
    if (match != ROMAN_NO)
        return set_roman(out, match, 1);
    if (typed->partial && may_be(&typed->part, text))
        match = roman_meets_hangul_partial(&typed->part, text);
    return set_roman(out, match, 2);
}

/* Rule 4, Hangul typed: against the Latin spelling of a Korean whose Hangul is not known. */
static bool meets_romanized(const struct names *names, const struct name *spelling,
                            const struct typed *typed, struct meeting_of *out)
{
    if (spelling->roman == 0 || !typed->syllables)
        return false;
    const struct roman_name *name = names->romans[spelling->roman - 1];
    if (!may_be(name, typed->plain.key))
        return false;
    return set_roman(out, roman_meets_hangul(name, typed->plain.key), 1);
}

static bool meets_keyboard(const struct names *names, const struct name *spelling,
                           const struct wanted *other, struct meeting_of *out)
{
    struct meeting_of met;
    if (other->key == NULL)
        return false;
    bool found = meets_words(names, spelling, other, RULE_EXACT, &met) ||
                 (other->hangul && meets_hangul(names, spelling, other, &met));
    return found && set(out, RULE_KEYBOARD, met.rule == RULE_EXACT ? 0 : 1 + met.rank);
}

/* The rule of a whole spelling, by what it is of its entity. */
static enum rule whole_rule(const struct names *names, const struct name *spelling)
{
    switch (spelling->what) {
    case SPELLING_ACRONYM:
        return RULE_ACRONYM;
    case SPELLING_ALIAS:
        return names->owners[spelling->owner].kind == KIND_PERSON ? RULE_EXACT : RULE_ALIAS;
    case SPELLING_FORMER:
        return RULE_FORMER;
    default:
        return RULE_EXACT;
    }
}

bool names_meet(const struct names *names, const struct name *spelling,
                const struct typed *typed, struct meeting_of *out)
{
    enum rule whole = whole_rule(names, spelling);
    if (meets_initials(names, spelling, typed, out))
        return true;
    bool found = meets_words(names, spelling, &typed->plain, whole, out) ||
                 meets_roman(names, spelling, typed, out) ||
                 meets_hangul(names, spelling, &typed->plain, out) ||
                 meets_romanized(names, spelling, typed, out) ||
                 meets_keyboard(names, spelling, &typed->other, out);
    /* A successor answers to a former name, not to words of it. */
    return found && (whole != RULE_FORMER || out->rule == RULE_FORMER);
}

static int count_bits(letters bits)
{
    return __builtin_popcountll(bits);
}

/* How many slips a word of that many letters may have. */
static int slips_allowed(size_t size)
{
    return size >= 9 ? 2 : size >= 6 ? 1 : 0;
}

static int word_slips(const char *a, size_t na, const char *b, size_t nb, int limit)
{
    char x[64];
    char y[64];
    size_t gap = na > nb ? na - nb : nb - na;
    if (na >= sizeof(x) || nb >= sizeof(y))
        return limit + 1;
    if (na == nb && memcmp(a, b, na) == 0)
        return 0;
    if (gap > (size_t)limit * 3 || limit == 0 ||
        count_bits(names_letters(a, na) ^ names_letters(b, nb)) > 2 * limit)
        return limit + 1;
    memcpy(x, a, na);
    memcpy(y, b, nb);
    x[na] = '\0';
    y[nb] = '\0';
    return distance_osa(x, y, limit);
}

/* The words one to one, each with its own slips; the sum of them, or -1. */
static int slips_by_word(const struct tokens *wanted, const struct tokens *own, bool lone)
{
    uint32_t used = 0;
    int sum = 0;
    for (size_t i = 0; i < wanted->count; i++) {
        int limit = slips_allowed(wanted->size[i]);
        if (lone && limit == 0 && wanted->size[i] >= 4)
            limit = 1;
        int best = limit + 1;
        size_t taken = 0;
        for (size_t at = 0; at < own->count && best > 0; at++) {
            if ((used & 1u << at) != 0)
                continue;
            int slips = word_slips(wanted->start[i], wanted->size[i], own->start[at],
                                   own->size[at], limit);
            if (slips < best) {
                best = slips;
                taken = at;
            }
        }
        if (best > limit)
            return -1;
        used |= 1u << taken;
        sum += best;
    }
    return sum;
}

bool names_slip(const struct names *names, const struct name *spelling,
                const struct typed *typed, struct meeting_of *out)
{
    const struct wanted *wanted = &typed->plain;
    const struct owner *owner = &names->owners[spelling->owner];
    if (wanted->glued_size < 6 || wanted->hangul || spelling->hangul ||
        spelling->what == SPELLING_FORMER || count_bits(wanted->letters & ~spelling->letters) > 2)
        return false;
    const char *key = key_of(names, spelling);
    bool korean = owner->kind == KIND_PERSON && (typed->roman || typed->partial);
    if (korean && owner->korean)
        return false;
    struct tokens own;
    names_tokens(key, spelling->key_size, &own);
    /* With all words of a name there, a shorter one may have the slip. */
    bool lone = own.count == wanted->tokens.count && own.count > 1 && wanted->glued_size >= 8;
    int slips = slips_by_word(&wanted->tokens, &own, lone);
    if (slips < 0 && own.count < 4 && own.count != wanted->tokens.count &&
        wanted->glued_size < 60) {
        char glued[64];
        size_t n = 0;
        for (size_t i = 0; i < own.count; i++) {
            if (n + own.size[i] >= sizeof(glued))
                return false;
            memcpy(glued + n, own.start[i], own.size[i]);
            n += own.size[i];
        }
        slips = word_slips(wanted->glued, wanted->glued_size, glued, n, 1);
        slips = slips > 1 ? -1 : slips;
    }
    if (slips <= 0 || slips > 2 || (korean && roman_is_korean(names->texts + spelling->text)))
        return false;
    return set(out, RULE_SLIP, 2 * slips + (own.count != wanted->tokens.count));
}
