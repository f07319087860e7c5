/* SPDX-License-Identifier: MIT */
/* FTS5 expressions and excerpts; both see words exactly as the tokenizer does. */
#include "attache/store/match.h"

#include "attache/text/fold.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"
#include "attache/text/words.h"

#include <string.h>

enum { WORDS_MAX = 8 };

bool match_last(const char *typed, enum match_end end, struct match_word *out)
{
    struct words words;
    struct token word;
    bool any = false;
    words_begin(&words, typed, strlen(typed));
    while (words_next(&words, &word)) {
        uint32_t cp = 0;
        size_t first = utf8_next(word.folded, word.folded_size, &cp);
        bool letters = word.folded_size > first || (end == MATCH_LETTER && !any);
        out->open = hangul_is_syllable(cp) || (end != MATCH_WHOLE && letters);
        out->start = word.start;
        out->size = word.folded_size;
        memcpy(out->folded, word.folded, word.folded_size);
        any = true;
    }
    words_end(&words);
    return any;
}

/* With quotes doubled, so that nothing typed ends the quotes that it stands in. */
static void add_escaped(struct str *out, const char *typed, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (typed[i] == '"')
            str_add_char(out, '"');
        str_add_char(out, typed[i]);
    }
}

static void add_and(struct match *match)
{
    if (match->text.length > 0)
        str_add(&match->text, " AND ");
}

static void add_group(struct match *match, size_t phrases)
{
    str_addf(&match->groups, "%s%zu", match->groups.length > 0 ? " " : "", phrases);
}

void match_add(struct match *match, const char *typed, bool open)
{
    add_and(match);
    str_add_char(&match->text, '"');
    add_escaped(&match->text, typed, strlen(typed));
    str_add(&match->text, open ? "\" *" : "\"");
    add_group(match, 1);
}

void match_begin_group(struct match *match)
{
    add_and(match);
    str_add_char(&match->text, '(');
}

void match_add_choice(struct match *match, const char *typed, size_t start, const char *word)
{
    str_add(&match->text, str_ends(str_text(&match->text), "(") ? "\"" : " OR \"");
    add_escaped(&match->text, typed, start);
    add_escaped(&match->text, word, strlen(word));
    str_add_char(&match->text, '"');
}

void match_end_group(struct match *match, size_t choices)
{
    str_add_char(&match->text, ')');
    add_group(match, choices);
}

void match_clear(struct match *match)
{
    str_clear(&match->text);
    str_clear(&match->groups);
}

/* The typed words, folded, in one buffer. */
struct typed_words {
    struct str folded;
    size_t starts[WORDS_MAX];
    size_t sizes[WORDS_MAX];
    size_t count;
};

static void collect(const char *typed, struct typed_words *out)
{
    struct words words;
    struct token word;
    words_begin(&words, typed, strlen(typed));
    while (out->count < WORDS_MAX && words_next(&words, &word)) {
        out->starts[out->count] = out->folded.length;
        out->sizes[out->count++] = word.folded_size;
        str_add_bytes(&out->folded, word.folded, word.folded_size);
    }
    words_end(&words);
}

static bool begins(const struct typed_words *typed, const struct token *word)
{
    for (size_t i = 0; i < typed->count; i++) {
        const char *wanted = typed->folded.data + typed->starts[i];
        size_t size = typed->sizes[i];
        uint32_t cp = 0;
        utf8_next(wanted, size, &cp);
        if (size <= word->folded_size && memcmp(wanted, word->folded, size) == 0)
            return true;
        if (hangul_is_syllable(cp) && memmem(word->folded, word->folded_size, wanted, size) != NULL)
            return true;
    }
    return false;
}

static bool begins_one(const struct typed_words *typed, size_t i, const char *text)
{
    struct words words;
    struct token word;
    bool found = false;
    const struct typed_words one = {.folded = typed->folded,
                                    .starts = {typed->starts[i]},
                                    .sizes = {typed->sizes[i]},
                                    .count = 1};
    words_begin(&words, text, strlen(text));
    while (!found && words_next(&words, &word))
        found = begins(&one, &word);
    words_end(&words);
    return found;
}

const char *match_next_phrase(const char **at, struct arena *arena)
{
    const char *typed = *at;
    const char *found = NULL;
    for (const char *c = typed; found == NULL && *c != '\0'; c++) {
        *at = c + 1;
        if (*c != '"' || (c > typed && c[-1] != ' '))
            continue;
        size_t size = strcspn(c + 1, "\"");
        const char *key = fold_dup(arena, arena_dup_bytes(arena, c + 1, size));
        found = key[0] != '\0' ? key : NULL;
        c += size + (c[1 + size] != '\0');
        *at = c + 1;
    }
    return found;
}

/* Whether a syllable of Hangul stands at a place of a text, or the place is within one. */
static bool is_hangul_at(const char *text, const char *at)
{
    uint32_t cp = 0;
    while (at > text && !utf8_begins(*at))
        at--;
    utf8_next(at, strlen(at), &cp);
    return hangul_is_syllable(cp);
}

/* Whether a word may begin or end at a place of folded text. */
static bool is_joint(const char *key, const char *at)
{
    return at == key || *at == '\0' || *at == ' ' || at[-1] == ' ' || is_hangul_at(key, at) ||
           is_hangul_at(key, at - 1);
}

/* How much of the text the phrase takes from its start on, 0 when it does not stand there. */
static size_t phrase_size(const char *text, const char *phrase)
{
    const char *at = text;
    for (; *phrase != '\0'; phrase++) {
        if (*phrase == ' ')
            continue;
        at += at > text && *at == ' ';
        if (*at != *phrase)
            return 0;
        at++;
    }
    return (size_t)(at - text);
}

bool match_has_phrase(const char *key, const char *phrase)
{
    for (const char *at = key; *at != '\0'; at++) {
        size_t size = *at == *phrase && is_joint(key, at) ? phrase_size(at, phrase) : 0;
        if (size > 0 && is_joint(key, at + size))
            return true;
    }
    return false;
}

static bool has_phrases(const char *text, const char *typed)
{
    struct arena arena = {0};
    const char *at = typed;
    const char *key = NULL;
    bool all = true;
    for (const char *phrase; all && (phrase = match_next_phrase(&at, &arena)) != NULL;) {
        key = key != NULL ? key : fold_dup(&arena, text);
        all = match_has_phrase(key, phrase);
    }
    arena_clear(&arena);
    return all;
}

bool match_all(const char *text, const char *typed)
{
    struct typed_words wanted = {0};
    collect(typed, &wanted);
    bool all = wanted.count > 0;
    for (size_t i = 0; all && i < wanted.count; i++)
        all = begins_one(&wanted, i, text);
    str_clear(&wanted.folded);
    return all && has_phrases(text, typed);
}

/* The offset `letters` code points from `at`, forward or back. */
static size_t reach(const char *text, size_t size, size_t at, long letters)
{
    for (; letters > 0 && at < size; letters--)
        at += utf8_next(text + at, size - at, NULL);
    for (; letters < 0 && at > 0; letters++) {
        do
            at--;
        while (at > 0 && !utf8_begins(text[at]));
    }
    return at;
}

static char *cut(struct arena *arena, const char *text, size_t found, size_t letters)
{
    const size_t size = strlen(text);
    size_t start = reach(text, size, found, -(long)(letters / 3));
    size_t end = reach(text, size, start, (long)letters);
    while (start > 0 && start < found && text[start - 1] != ' ')
        start++;
    const size_t limit = end;
    while (end < size && end > found && text[end] != ' ')
        end--;
    if (end <= found)
        end = limit;
    return arena_printf(arena, "%s%.*s%s", start > 0 ? "…" : "", (int)(end - start), text + start,
                        end < size ? "…" : "");
}

char *match_excerpt(struct arena *arena, const char *text, const char *typed, size_t letters)
{
    struct typed_words wanted = {0};
    struct words words;
    struct token word;
    char *excerpt = NULL;
    collect(typed, &wanted);
    words_begin(&words, text, strlen(text));
    while (wanted.count > 0 && excerpt == NULL && words_next(&words, &word)) {
        if (begins(&wanted, &word))
            excerpt = cut(arena, text, word.start, letters);
    }
    words_end(&words);
    str_clear(&wanted.folded);
    return excerpt;
}
