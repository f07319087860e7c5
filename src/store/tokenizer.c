/* SPDX-License-Identifier: MIT */
/* The words of text, handed to FTS5. Stateless: one tokenizer serves every table. */
#include "attache/store/tokenizer.h"
#include "attache/base/mem.h"

#include "attache/store/place.h"
#include "attache/text/hangul.h"
#include "attache/text/utf8.h"
#include "attache/text/words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef int token_fn(void *context, int flags, const char *token, int size, int start, int end);

static int tokenizer_create(void *context, const char **args, int count, Fts5Tokenizer **out)
{
    static const char marker;
    (void)context;
    (void)args;
    (void)count;
    *out = (Fts5Tokenizer *)(uintptr_t)&marker; /* only asked whether it is NULL */
    return SQLITE_OK;
}

static void tokenizer_delete(Fts5Tokenizer *tokenizer)
{
    (void)tokenizer;
}

static bool is_hangul(const char *s, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t cp;
        at += utf8_next(s + at, size - at, &cp);
        if (!hangul_is_syllable(cp))
            return false;
    }
    return true;
}

static int emit_ends(const struct token *word, void *context, token_fn *emit)
{
    if (!is_hangul(word->folded, word->folded_size))
        return SQLITE_OK;
    int rc = SQLITE_OK;
    size_t at = utf8_next(word->folded, word->folded_size, NULL);
    while (rc == SQLITE_OK && at < word->folded_size) {
        rc = emit(context, FTS5_TOKEN_COLOCATED, word->folded + at, (int)(word->folded_size - at),
                  (int)word->start, (int)word->end);
        at += utf8_next(word->folded + at, word->folded_size - at, NULL);
    }
    return rc;
}

/* The token of a break between two words of a document, when there is one. */
static int emit_break(const char *text, size_t from, size_t to, void *context, token_fn *emit)
{
    static const char token[] = {TOKENIZER_BREAK};
    if (memchr(text + from, TOKENIZER_BREAK, to - from) == NULL)
        return SQLITE_OK;
    return emit(context, 0, token, (int)sizeof(token), (int)from, (int)to);
}

/* NOLINTNEXTLINE(readability-function-size): as FTS5 calls it */
static int tokenizer_run(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
                         int size, token_fn *emit)
{
    struct words words;
    struct token word;
    const bool document = (flags & FTS5_TOKENIZE_DOCUMENT) != 0;
    int rc = SQLITE_OK;
    size_t end = 0;
    (void)tokenizer;
    words_begin(&words, text, size > 0 ? (size_t)size : 0);
    while (rc == SQLITE_OK && words_next(&words, &word)) {
        if (document)
            rc = emit_break(text, end, word.start, context, emit);
        if (rc == SQLITE_OK)
            rc = emit(context, 0, word.folded, (int)word.folded_size, (int)word.start,
                      (int)word.end);
        if (rc == SQLITE_OK && document)
            rc = emit_ends(&word, context, emit);
        end = word.end;
    }
    words_end(&words);
    return rc;
}

static fts5_api *find_api(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
        sqlite3_step(stmt);
    }
    sqlite3_finalize(stmt);
    return api;
}

enum status tokenizer_register(sqlite3 *db, struct err *err)
{
    static const fts5_tokenizer methods = {
        .xCreate = tokenizer_create,
        .xDelete = tokenizer_delete,
        .xTokenize = tokenizer_run,
    };
    fts5_api *api = find_api(db);
    if (sqlite3_errcode(db) == SQLITE_NOMEM)
        mem_exhausted();
    if (api == NULL)
        return err_set(err, STATUS_DATA, "this SQLite has no full text search (FTS5)");
    fts5_tokenizer copy = methods;
    int rc = api->xCreateTokenizer(api, "attache", NULL, &copy, NULL);
    if (rc == SQLITE_OK)
        rc = place_register(api);
    if (rc == SQLITE_NOMEM)
        mem_exhausted(); /* which the connection does not tell: it is FTS5 that asked */
    if (rc != SQLITE_OK)
        return err_set(err, STATUS_DATA, "full text search: %s", sqlite3_errstr(rc));
    return STATUS_OK;
}
