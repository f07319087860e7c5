/* SPDX-License-Identifier: MIT */
/*
 * The rules: does one spelling meet what was typed, and by which rule? The cheapest test stands
 * first: a spelling that lacks a letter that was typed can only be met by a Korean reading or a
 * slip.
 */
#include "names_parts.h"

#include "attache/text/hangul.h"

#include <string.h>

const char *name_key(const struct names *names, const struct name *spelling)
{
    return names->texts + spelling->key;
}

bool name_set(struct name_match *out, enum rule rule, int rank)
{
    *out = (struct name_match){.rule = rule, .rank = rank};
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

/* Whether it is all the words, in another rotation. The sizes are equal. */
static bool is_turned(const struct names *names, const struct name *spelling,
                      const struct wanted *wanted)
{
    const char *key = name_key(names, spelling);
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

/* A search for a place of each word that was typed among those of the spelling. */
struct pairing {
    const struct tokens *wanted;
    const struct tokens *own;
    bool begun; /* the last wanted word was only begun */
};

struct taken name_take_words(const struct tokens *own, uint32_t used, size_t at, const char *s,
                             size_t n)
{
    struct taken taken = {0};
    for (; n > 0 && at < own->count && (used & 1u << at) == 0; at++, taken.words++) {
        size_t size = own->size[at] < n ? own->size[at] : n;
        if (memcmp(own->start[at], s, size) != 0)
            return (struct taken){0};
        taken.open = size < own->size[at];
        if (taken.open && size < 2 && taken.words > 0)
            return (struct taken){0};
        s += size;
        n -= size;
    }
    return n == 0 ? taken : (struct taken){0};
}

/* Two or more wanted words from `from`, glued, that the own word `at` is or begins with. */
static struct taken take_wanted(const struct pairing *p, size_t from, size_t at)
{
    const char *s = p->own->start[at];
    size_t n = p->own->size[at];
    struct taken taken = {0};
    for (; n > 0 && from < p->wanted->count; from++, taken.words++) {
        size_t size = p->wanted->size[from];
        if (size > n || memcmp(s, p->wanted->start[from], size) != 0)
            return (struct taken){0};
        s += size;
        n -= size;
    }
    taken.open = n > 0;
    return taken.words >= 2 ? taken : (struct taken){0};
}

/* Whether the wanted words from `from` find places among the own ones that are not used. */
static bool pair_words(struct pairing *p, size_t from, uint32_t used)
{
    if (from == p->wanted->count)
        return true;
    const size_t size = p->wanted->size[from];
    for (size_t at = 0; at < p->own->count; at++) {
        if ((used & 1u << at) != 0 || p->own->start[at][0] != p->wanted->start[from][0])
            continue;
        struct taken own = name_take_words(p->own, used, at, p->wanted->start[from], size);
        bool last = from + 1 == p->wanted->count;
        if (own.words > 0 && (!own.open || (last && (size >= 2 || from > 0))) &&
            pair_words(p, from + 1, used | ((1u << own.words) - 1) << at)) {
            p->begun = p->begun || own.open;
            return true;
        }
        struct taken glued = take_wanted(p, from, at);
        last = from + glued.words == p->wanted->count;
        if (glued.words > 0 && (!glued.open || last) &&
            pair_words(p, from + glued.words, used | 1u << at)) {
            p->begun = p->begun || glued.open;
            return true;
        }
    }
    return false;
}

/* All words, and those with the last one only begun. whole is the rule for a whole spelling. */
static bool meets_words(const struct names *names, const struct name *spelling,
                        const struct wanted *wanted, enum rule whole, struct name_match *out)
{
    struct tokens own;
    if (wanted->key_size == 0 || (wanted->letters & ~spelling->letters) != 0 ||
        wanted->glued_size > spelling->glued)
        return false;
    const char *key = name_key(names, spelling);
    const int other = spelling->what == SPELLING_ALIAS ? 1 : 0;
    if (wanted->glued_size == spelling->glued) {
        if (same_glued(key, wanted->glued, wanted->glued_size))
            return name_set(out, whole, other);
        if (is_turned(names, spelling, wanted))
            return name_set(out, whole, other + 1);
    }
    if ((spelling->heads & wanted->head) == 0)
        return false;
    names_tokens(key, spelling->key_size, &own);
    struct pairing pairing = {.wanted = &wanted->tokens, .own = &own};
    if (!pair_words(&pairing, 0, 0))
        return false;
    bool first = memcmp(key, wanted->tokens.start[0], wanted->tokens.size[0]) == 0;
    enum rule begun = wanted->hangul ? RULE_HANGUL : RULE_PREFIX;
    return name_set(out, pairing.begun ? begun : RULE_WORDS, first ? 0 : 1);
}

/* Inside a name in Hangul; at its beginning first, then at that of a word. */
static bool meets_hangul(const struct names *names, const struct name *spelling,
                         const struct wanted *wanted, struct name_match *out)
{
    if (!wanted->hangul || !spelling->hangul ||
        (wanted->letters & ~LETTERS_JAMO & ~spelling->letters) != 0)
        return false;
    const char *key = name_key(names, spelling);
    const char *found = hangul_find(key, wanted->key);
    if (found != NULL)
        return name_set(out, RULE_HANGUL, found == key ? 0 : found[-1] == ' ' ? 1 : NAMES_INSIDE);
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
    return wanted->tokens.count > 0 && name_set(out, RULE_HANGUL, NAMES_INSIDE + 1);
}

/* The index of the initial consonant of the syllable at *at, which moves on; -1 for what is none.
   Syllables are three bytes each. */
static int next_initial(const unsigned char **at)
{
    enum { FIRST = 0xAC00, LAST = 0xD7A3, OF_ONE_INITIAL = 588 };
    const unsigned char *c = *at;
    *at = c + 1;
    if ((c[0] & 0xF0) != 0xE0 || c[1] == '\0' || c[2] == '\0')
        return -1;
    int cp = (c[0] & 0x0F) << 12 | (c[1] & 0x3F) << 6 | (c[2] & 0x3F);
    *at = c + 3;
    return cp >= FIRST && cp <= LAST ? (cp - FIRST) / OF_ONE_INITIAL : -1;
}

/* Whether the initials stand from there on; *end: nothing follows. */
static bool initials_at(const unsigned char *key, const struct typed *typed, bool *end)
{
    for (size_t i = 0; i < typed->initial_count;) {
        if (*key == ' ') {
            key++;
            continue;
        }
        if (*key == '\0' || next_initial(&key) != typed->initials[i++])
            return false;
    }
    *end = *key == '\0';
    return true;
}

/* Consonants alone, as the initials of the name; of a former name all of them. */
static bool meets_initials(const struct names *names, const struct name *spelling,
                           const struct typed *typed, struct name_match *out)
{
    if (typed->initial_count == 0 || !spelling->hangul ||
        (typed->initial_letters & ~spelling->letters) != 0)
        return false;
    const unsigned char *key = (const unsigned char *)name_key(names, spelling);
    const unsigned char *at = key;
    bool end = false;
    while (*at != '\0' && (*at == ' ' || !initials_at(at, typed, &end)))
        next_initial(&at);
    if (*at == '\0')
        return false;
    bool whole = at == key && end;
    bool former = spelling->what == SPELLING_FORMER;
    bool person = names->owners[spelling->owner].kind == KIND_PERSON;
    int own = !person ? 2 : spelling->what == SPELLING_ALIAS ? 1 : 0;
    int rank = at != key ? 5 : !whole ? 4 : former ? 3 : own;
    return (whole || !former) && name_set(out, RULE_INITIALS, rank);
}

static bool meets_keyboard(const struct names *names, const struct name *spelling,
                           const struct wanted *other, struct name_match *out)
{
    struct name_match met;
    if (other->key == NULL)
        return false;
    bool found = meets_words(names, spelling, other, RULE_EXACT, &met) ||
                 (other->hangul && meets_hangul(names, spelling, other, &met));
    return found && name_set(out, RULE_KEYBOARD, met.rule == RULE_EXACT ? 0 : 1 + met.rank);
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

bool name_meets(const struct names *names, const struct name *spelling, const struct typed *typed,
                struct name_match *out)
{
    enum rule whole = whole_rule(names, spelling);
    if (meets_initials(names, spelling, typed, out))
        return true;
    bool found = meets_words(names, spelling, &typed->plain, whole, out) ||
                 name_meets_roman(names, spelling, typed, out) ||
                 (typed->initial_count == 0 && meets_hangul(names, spelling, &typed->plain, out)) ||
                 name_meets_romanized(names, spelling, typed, out) ||
                 name_meets_twin(names, spelling, typed, out) ||
                 meets_keyboard(names, spelling, &typed->other, out);
    /* A successor answers to a former name, not to words of it. */
    return found && (whole != RULE_FORMER || out->rule == RULE_FORMER);
}
