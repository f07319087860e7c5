/* SPDX-License-Identifier: MIT */
/* FTS5 expressions and excerpts; both see words exactly as the tokenizer does. */
#include "attache/store/match.h"

#include "attache/text/hangul.h"
#include "attache/text/utf8.h"
#include "attache/text/words.h"

#include <string.h>

enum { WORDS_MAX = 8 };

/* Whether the last word of the text may go on, and whether there is a word. */
static bool last_word(const char *typed, enum match_end end, bool *open)
{
    struct words words;
    struct token word;
    bool any = false;
    words_begin(&words, typed, strlen(typed));
    while (words_next(&words, &word)) {
        uint32_t cp = 0;
        size_t first = utf8_next(word.folded, word.folded_size, &cp);
        bool letters = word.folded_size > first || (end == MATCH_LETTER && !any);
        *open = hangul_is_syllable(cp) || (end != MATCH_WHOLE && letters);
        any = true;
    }
    words_end(&words);
    return any;
}

bool match_add(struct str *out, const char *typed, enum match_end end, enum match_columns columns)
{
    static const char *const filters[] = {
        [MATCH_ANYWHERE] = "",
        [MATCH_TITLE] = "title : ",
        [MATCH_SUMMARY] = "{title summary} : ",
    };
    bool open = false;
    if (!last_word(typed, end, &open))
        return false;
    str_add(out, filters[columns]);
    str_add_char(out, '"');
    for (const char *c = typed; *c != '\0'; c++) {
        if (*c == '"')
            str_add_char(out, '"');
        str_add_char(out, *c);
    }
    str_add(out, open ? "\" *" : "\"");
    return true;
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

bool match_all(const char *text, const char *typed)
{
    struct typed_words wanted = {0};
    collect(typed, &wanted);
    bool all = wanted.count > 0;
    for (size_t i = 0; all && i < wanted.count; i++)
        all = begins_one(&wanted, i, text);
    str_clear(&wanted.folded);
    return all;
}

/* The offset `letters` code points from `at`, forward or back. */
static size_t reach(const char *text, size_t size, size_t at, long letters)
{
    for (; letters > 0 && at < size; letters--)
        at += utf8_next(text + at, size - at, NULL);
    for (; letters < 0 && at > 0; letters++) {
        do
            at--;
        while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
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
