/* SPDX-License-Identifier: MIT */
/* What was typed, folded, cut, retyped and read as Korean, once for all spellings. */
#include "names_parts.h"

#include "attache/store/match.h"
#include "attache/text/fold.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <string.h>

static letters letter_bit(uint32_t cp)
{
    struct hangul_parts parts;
    if (cp >= 'a' && cp <= 'z')
        return (letters)1 << (cp - 'a');
    if (cp >= '0' && cp <= '9')
        return (letters)1 << (LETTERS_DIGITS + cp - '0');
    if (cp == ' ')
        return 0;
    if (hangul_decompose(cp, &parts))
        return (letters)1 << (LETTERS_INITIALS + parts.initial);
    if (hangul_is_jamo(cp))
        return LETTERS_JAMO;
    return (letters)1 << (LETTERS_OTHER + cp % 8);
}

uint32_t names_head(const char *word)
{
    enum { OTHER = 31 };
    return (uint32_t)1 << (*word >= 'a' && *word <= 'z' ? *word - 'a' : OTHER);
}

letters names_letters(const char *key, size_t size)
{
    letters found = 0;
    for (size_t at = 0; at < size;) {
        uint32_t cp = (unsigned char)key[at];
        at += cp < 0x80 ? 1 : utf8_next(key + at, size - at, &cp);
        found |= letter_bit(cp);
    }
    return found;
}

void names_tokens(const char *key, size_t size, struct tokens *out)
{
    out->count = 0;
    for (size_t at = 0; at < size && out->count < TOKENS_MAX;) {
        const char *space = memchr(key + at, ' ', size - at);
        size_t end = space != NULL ? (size_t)(space - key) : size;
        out->start[out->count] = key + at;
        out->size[out->count++] = end - at;
        at = end + 1;
    }
}

static bool has_hangul(const char *s, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t cp;
        at += utf8_next(s + at, size - at, &cp);
        if (hangul_is_syllable(cp) || hangul_is_jamo(cp))
            return true;
    }
    return false;
}

static void wanted_init(struct wanted *wanted, struct arena *arena, const char *raw)
{
    wanted->key = fold_dup(arena, raw);
    wanted->key_size = strlen(wanted->key);
    wanted->glued = arena_new(arena, wanted->key_size + 1, 1);
    for (const char *c = wanted->key; *c != '\0'; c++) {
        if (*c != ' ')
            wanted->glued[wanted->glued_size++] = *c;
    }
    wanted->letters = names_letters(wanted->key, wanted->key_size);
    wanted->hangul = has_hangul(wanted->key, wanted->key_size);
    wanted->head = names_head(wanted->key);
    names_tokens(wanted->key, wanted->key_size, &wanted->tokens);
    for (size_t i = 0; i < wanted->tokens.count; i++)
        wanted->token_letters[i] = names_letters(wanted->tokens.start[i], wanted->tokens.size[i]);
}

/* At least two syllables of Hangul and nothing else but spaces. */
static bool is_syllables(const char *s)
{
    size_t count = 0;
    size_t size = strlen(s);
    for (size_t at = 0; at < size;) {
        uint32_t cp;
        at += utf8_next(s + at, size - at, &cp);
        if (cp != ' ' && !hangul_is_syllable(cp))
            return false;
        count += cp != ' ';
    }
    return count >= 2;
}

/* At least three letters a to z, digits and spaces. */
static bool is_latin(const char *key)
{
    size_t count = 0;
    for (const char *c = key; *c != '\0'; c++) {
        if ((unsigned char)*c >= 0x80)
            return false;
        count += *c >= 'a' && *c <= 'z';
    }
    return count >= 3;
}

/* The same keys on the other layout. */
static void retype(struct typed *typed)
{
    struct str keys = {0};
    if (typed->plain.hangul) {
        hangul_to_keys(&keys, typed->raw);
        wanted_init(&typed->other, &typed->arena, str_text(&keys));
        if (!is_latin(typed->other.key))
            typed->other.key = NULL;
    } else {
        hangul_from_keys(&keys, typed->raw);
        if (is_syllables(str_text(&keys)))
            wanted_init(&typed->other, &typed->arena, str_text(&keys));
    }
    str_clear(&keys);
}

/* The consonants as indices of initials; too many, or one that begins no syllable: none. */
static void read_initials(struct typed *typed)
{
    struct str text = {0};
    hangul_initials(&text, typed->raw);
    for (size_t at = 0; at < text.length;) {
        uint32_t cp;
        int initial = 0;
        at += utf8_next(text.data + at, text.length - at, &cp);
        while (hangul_initial_jamo(initial) != 0 && hangul_initial_jamo(initial) != cp)
            initial++;
        if (hangul_initial_jamo(initial) == 0 || typed->initial_count == INITIALS_MAX) {
            typed->initial_count = 0;
            break;
        }
        typed->initials[typed->initial_count++] = (uint8_t)initial;
        typed->initial_letters |= (letters)1 << (LETTERS_INITIALS + initial);
    }
    str_clear(&text);
}

static void read_phrases(struct typed *typed)
{
    const char *at = typed->raw;
    const char *phrase = match_next_phrase(&at, &typed->arena);
    const size_t most = strlen(typed->raw) / 2;
    if (phrase != NULL)
        typed->phrases = arena_new(&typed->arena, most, sizeof(*typed->phrases));
    for (; phrase != NULL; phrase = match_next_phrase(&at, &typed->arena))
        typed->phrases[typed->phrase_count++] = phrase;
}

void typed_init(struct typed *typed, const char *raw)
{
    *typed = (struct typed){.raw = raw};
    wanted_init(&typed->plain, &typed->arena, raw);
    if (hangul_all_consonants(raw))
        read_initials(typed);
    read_phrases(typed);
    retype(typed);
    typed->syllables = is_syllables(typed->plain.key);
    if (!typed->plain.hangul) {
        typed->roman = roman_parse(raw, &typed->name);
        typed->partial = roman_parse_partial(raw, &typed->part);
    }
}

void typed_clear(struct typed *typed)
{
    arena_clear(&typed->arena);
}
