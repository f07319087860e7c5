/* SPDX-License-Identifier: MIT */
/*
 * The rule of slips: a letter or two off. Most words are told apart by their sizes and ends before
 * a distance is computed.
 */
#include "names_parts.h"

#include "attache/text/distance.h"
#include "attache/text/utf8.h"

#include <string.h>

/* The letters of folded text: its bytes but those that go on with one. */
static size_t letter_count(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += utf8_begins(text[i]);
    return count;
}

/* How many slips a word of so many letters may have. */
static int slips_allowed(size_t count)
{
    return count >= 9 ? 2 : count >= 6 ? 1 : 0;
}

struct piece {
    const char *start;
    size_t size;
    letters letters; /* of the typed word */
};

/* One slip leaves all but two letters in a common beginning and a common end. */
static bool ends_agree(struct piece a, struct piece b)
{
    size_t shorter = a.size < b.size ? a.size : b.size;
    size_t longer = a.size < b.size ? b.size : a.size;
    size_t same = 0;
    while (same < shorter && a.start[same] == b.start[same])
        same++;
    size_t back = 0;
    while (back < shorter - same && a.start[a.size - back - 1] == b.start[b.size - back - 1])
        back++;
    return same + back + 2 >= longer;
}

/* Two slips bring in two letters at most, and take out two. */
static bool letters_agree(struct piece a, struct piece b)
{
    letters own = names_letters(b.start, b.size);
    return __builtin_popcountll(a.letters & ~own) <= 2 &&
           __builtin_popcountll(own & ~a.letters) <= 2;
}

/* The slips between a typed word and an own one, limit + 1 when there are more. */
static int word_slips(struct piece a, struct piece b, int limit, bool ascii)
{
    char x[64];
    char y[64];
    size_t gap = a.size > b.size ? a.size - b.size : b.size - a.size;
    if (gap == 0 && memcmp(a.start, b.start, a.size) == 0)
        return 0;
    if (a.size >= sizeof(x) || b.size >= sizeof(y) || limit == 0 ||
        gap > (size_t)limit * (ascii ? 1 : 3))
        return limit + 1;
    if (ascii && (limit == 1 ? !ends_agree(a, b) : !letters_agree(a, b)))
        return limit + 1;
    memcpy(x, a.start, a.size);
    memcpy(y, b.start, b.size);
    x[a.size] = '\0';
    y[b.size] = '\0';
    return distance_osa(x, y, limit);
}

static struct piece piece_at(const struct tokens *tokens, size_t i)
{
    return (struct piece){tokens->start[i], tokens->size[i], 0};
}

/* Two texts compared word by word, or glued. */
struct slip {
    const struct tokens *wanted;
    const struct tokens *own;
    const letters *wanted_letters; /* of each word */
    bool ascii;                    /* no byte of them is above 127 */
    bool lone; /* all words of a name are there, so that a short one may have the slip */
};

/* The own word not yet used that is nearest to the wanted one; how far it is, limit + 1 if none. */
static int nearest_word(const struct slip *slip, size_t i, int limit, uint32_t *used)
{
    int best = limit + 1;
    size_t taken = 0;
    struct piece wanted = piece_at(slip->wanted, i);
    wanted.letters = slip->wanted_letters[i];
    for (size_t at = 0; at < slip->own->count && best > 0; at++) {
        if ((*used & 1u << at) != 0)
            continue;
        int slips = word_slips(wanted, piece_at(slip->own, at), limit, slip->ascii);
        if (slips < best) {
            best = slips;
            taken = at;
        }
    }
    if (best <= limit)
        *used |= 1u << taken;
    return best;
}

/* The words one to one, each with its own slips; the sum of them, or -1. */
static int slips_by_word(const struct slip *slip)
{
    uint32_t used = 0;
    int sum = 0;
    for (size_t i = 0; i < slip->wanted->count; i++) {
        size_t count = letter_count(slip->wanted->start[i], slip->wanted->size[i]);
        int limit = slips_allowed(count);
        if (slip->lone && limit == 0 && count >= 4)
            limit = 1;
        int best = nearest_word(slip, i, limit, &used);
        if (best > limit)
            return -1;
        sum += best;
    }
    return sum;
}

/* All as one word, for what is written in more or fewer words: one slip, or -1. */
static int slips_glued(const struct slip *slip, struct piece wanted)
{
    char glued[64];
    size_t size = 0;
    if (slip->own->count > 3 || slip->own->count == slip->wanted->count)
        return -1;
    for (size_t i = 0; i < slip->own->count; i++) {
        if (size + slip->own->size[i] >= sizeof(glued))
            return -1;
        memcpy(glued + size, slip->own->start[i], slip->own->size[i]);
        size += slip->own->size[i];
    }
    int slips = word_slips(wanted, (struct piece){glued, size, 0}, 1, slip->ascii);
    return slips > 1 ? -1 : slips;
}

bool name_slips(const struct names *names, const struct name *spelling, const struct typed *typed,
                struct name_match *out)
{
    const struct wanted *wanted = &typed->plain;
    const struct owner *owner = &names->owners[spelling->owner];
    if (wanted->glued_size < 6 || wanted->hangul || spelling->hangul ||
        spelling->what == SPELLING_FORMER ||
        __builtin_popcountll(wanted->letters & ~spelling->letters) > 2)
        return false;
    size_t count = letter_count(wanted->glued, wanted->glued_size);
    if (count < 6)
        return false;
    bool korean = owner->kind == KIND_PERSON && (typed->roman || typed->partial);
    if (korean && owner->korean)
        return false;
    struct tokens own;
    names_tokens(name_key(names, spelling), spelling->key_size, &own);
    const struct slip slip = {
        .wanted = &wanted->tokens,
        .own = &own,
        .wanted_letters = wanted->token_letters,
        .ascii = (wanted->letters | spelling->letters) >> LETTERS_ASCII == 0,
        .lone = own.count == wanted->tokens.count && own.count > 1 && count >= 8,
    };
    int slips = slips_by_word(&slip);
    if (slips < 0)
        slips = slips_glued(&slip, (struct piece){wanted->glued, wanted->glued_size, 0});
    if (slips <= 0 || slips > 2 || (korean && roman_is_korean(names->texts + spelling->text)))
        return false;
    return name_set(out, RULE_SLIP, 2 * slips + (own.count != wanted->tokens.count));
}
