/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a query: the canonical form parses to the same query and is printed the same again,
 * a refusal is one line, and the other operations keep their contracts.
 */
#include "attache/core/query.h"
#include "attache/text/utf8.h"

#include "fuzz/fuzz.h"

static void check_print(const struct query *query)
{
    struct query again;
    struct str text = {0};
    struct str text_again = {0};
    query_print(query, &text);
    require(text.length <= QUERY_TEXT_MAX && utf8_valid(str_text(&text), text.length, NULL));
    require(query_parse(str_text(&text), &again, NULL) == STATUS_OK);
    require(query_same(query, &again));
    query_print(&again, &text_again);
    require(strcmp(str_text(&text), str_text(&text_again)) == 0);
    query_clear(&again);
    str_clear(&text);
    str_clear(&text_again);
}

static void check_changes(struct query *query, const char *text)
{
    struct query copy;
    query_copy(query, &copy);
    require(query_same(query, &copy));
    require(query_add_text(&copy, text, NULL) == STATUS_OK && copy.count >= query->count);
    check_print(&copy);
    query_remove_term(&copy, copy.count / 2);
    check_print(&copy);
    query_clear(&copy);
}

static void check_completion(const char *text)
{
    size_t length = strlen(text);
    size_t step = length / 16 + 1;
    for (size_t cursor = 0; cursor <= length + 1; cursor += step) {
        enum query_field field;
        size_t start;
        if (query_field_at(text, cursor, &field, &start))
            require(start <= cursor && field > QUERY_PHRASE && field < QUERY_FIELD_COUNT);
        else
            require(start == cursor && field == QUERY_WORD);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    struct query query;
    struct err err = {0};
    if (query_parse(text, &query, &err) == STATUS_OK) {
        require(err.text[0] == '\0' && query.count <= QUERY_TERMS_MAX);
        check_print(&query);
        check_changes(&query, text);
    } else {
        require(err.status == STATUS_USAGE && err.text[0] != '\0');
        require(strpbrk(err.text, "\n\r\033") == NULL && query_is_empty(&query));
        require(utf8_valid(err.text, strlen(err.text), NULL));
    }
    check_completion(text);
    query_clear(&query);
    free(text);
    return 0;
}
