/* SPDX-License-Identifier: MIT */
/* What a key of a search waits for: the hits of a screen, with the totals of all. */
#include "fixtures/dataset/dataset.h"

enum { LIMIT = 50 };

static struct hits find(struct store *store, const char *text, int screen)
{
    struct query query = {0};
    struct hits hits = {0};
    struct err err = {0};
    enum status status = query_parse(text, &query, &err);
    if (status == STATUS_OK && screen >= 0)
        status = store_search_first(store, (struct lookup){.query = &query, .limit = LIMIT}, screen,
                                    &hits, &err);
    else if (status == STATUS_OK)
        status = store_search(store, (struct lookup){.query = &query, .limit = LIMIT}, &hits, &err);
    if (status != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    query_clear(&query);
    return hits;
}

static void same_hit(const struct hits *a, const struct hits *b, size_t i)
{
    const struct row *x = &a->result.rows[a->hits[i].row];
    const struct row *y = &b->result.rows[b->hits[i].row];
    assert_int_equal(x->kind, y->kind);
    assert_string_equal(x->slug, y->slug);
    assert_int_equal(a->hits[i].rule, b->hits[i].rule);
    assert_string_equal(a->hits[i].spelling, b->hits[i].spelling);
}

static void check_screen(const struct hits *part, const struct hits *all, size_t screen)
{
    size_t wanted = screen > 0 && screen < all->count ? screen : all->count;
    assert_int_equal(part->count, wanted);
    assert_int_equal(part->cut, wanted < all->count);
    assert_int_equal(part->total, all->total);
    assert_int_equal(part->partial, 0);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        assert_int_equal(part->totals[kind], all->totals[kind]);
    for (size_t i = 0; i < wanted; i++)
        same_hit(part, all, i);
}

static const char *const texts[] = {"an",       "s",          "Sung Kyu",      "ㅇㅅ",
                                    "한국",     "quantum",    "sonk kyunghii", "kim k",
                                    "xyzzy q",  "partner:fr", "partner:fr k",  "kind:forum 경희",
                                    "year:2018"};

/* The first hits of a screen are the first of all, and the totals are those of all. */
static void a_screen_has_the_first_hits(void **state)
{
    static const int screens[] = {0, 1, 7, 38, 200, 100000};
    for (size_t i = 0; i < sizeof(texts) / sizeof *texts; i++) {
        struct hits all = find(*state, texts[i], -1);
        assert_false(all.cut);
        for (size_t n = 0; n < sizeof(screens) / sizeof *screens; n++) {
            struct hits part = find(*state, texts[i], screens[n]);
            check_screen(&part, &all, (size_t)screens[n]);
            hits_clear(&part);
        }
        hits_clear(&all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_screen_has_the_first_hits),
    };
    return cmocka_run_group_tests(tests, dataset_open, dataset_close);
}
