/* SPDX-License-Identifier: MIT */
/* Begun words by the table of all words. */
#include "attache/store/expand.h"

#include "attache/text/utf8.h"

enum {
    PREFIX_INDEXED = 3, /* letters; as in ddl_text_large */
    CHOICES_MAX = 2000, /* with more, the merging is no slower */
};

static size_t count_letters(const struct match_word *word)
{
    size_t letters = 0;
    for (size_t at = 0; at < word->size; letters++)
        at += utf8_next(word->folded + at, word->size - at, NULL);
    return letters;
}

/* The words that may be meant, at most one more than CHOICES_MAX. */
struct choices {
    struct arena arena;
    const char **words;
    size_t count;
};

/* Those that begin so. */
static enum status find_words(struct store *store, const struct match_word *begun,
                              struct choices *out, struct err *err)
{
    bool row = false;
    char *first = arena_printf(&out->arena, "%.*s", (int)begun->size, begun->folded);
    char *end = arena_printf(&out->arena, "%s\xF4\x8F\xBF\xBF", first);
    out->words = arena_new(&out->arena, CHOICES_MAX + 1, sizeof(*out->words));
    sqlite3_stmt *taken = db_take(store, STMT_TERMS, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_text(taken, 1, first, -1, SQLITE_STATIC);
    sqlite3_bind_text(taken, 2, end, -1, SQLITE_STATIC);
    sqlite3_bind_int(taken, 3, CHOICES_MAX + 1);
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        out->words[out->count++] = db_dup(taken, 0, &out->arena);
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_TERMS, taken);
    return status;
}

static void add_choices(struct match *match, const char *typed, const struct match_word *last,
                        const struct choices *choices)
{
    if (choices->count == 0 || choices->count > CHOICES_MAX) {
        match_add(match, typed, choices->count > 0);
        return;
    }
    match_begin_group(match);
    for (size_t i = 0; i < choices->count; i++)
        match_add_choice(match, typed, last->start, choices->words[i]);
    match_end_group(match, choices->count);
}

enum status expand_add(struct store *store, struct match *match, const char *typed,
                       enum match_end end, struct err *err)
{
    struct match_word last;
    struct choices choices = {0};
    if (!match_last(typed, end, &last))
        return STATUS_OK;
    if (!last.open || !store->terms || count_letters(&last) <= PREFIX_INDEXED) {
        match_add(match, typed, last.open);
        return STATUS_OK;
    }
    enum status status = find_words(store, &last, &choices, err);
    if (status == STATUS_OK)
        add_choices(match, typed, &last, &choices);
    arena_clear(&choices.arena);
    return status;
}
