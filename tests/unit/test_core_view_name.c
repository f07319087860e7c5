/* SPDX-License-Identifier: MIT */
/* The views by name: every one is found by its address and says what it is in every language. */
#include "attache/core/kind.h"
#include "attache/core/view_name.h"
#include "fixtures/test.h"

static void every_view_is_found_by_its_name(void **state)
{
    size_t count = 0;
    const struct view_name *views = view_name_table(&count);
    (void)state;
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(view_name_find(views[i].name, NULL), &views[i]);
        assert_int_equal(kind_parse(views[i].name), KIND_NONE);
        const char *const takes[] = {
            [VIEW_TAKES_QUERY] = "QUERY",
            [VIEW_TAKES_PARTNERS] = "PARTNER",
            [VIEW_TAKES_NOTHING] = "",
        };
        assert_contains(view_name_usage(&views[i]), takes[views[i].takes]);
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            assert_true(views[i].label[lang] != NULL && views[i].label[lang][0] != '\0');
            assert_true(views[i].help[lang] != NULL && views[i].help[lang][0] != '\0');
        }
    }
}

static void an_address_is_a_view_and_the_rest(void **state)
{
    const char *rest = NULL;
    (void)state;
    assert_string_equal(view_name_find("GAPS  partner:fr year:2018..", &rest)->name, "gaps");
    assert_string_equal(rest, "partner:fr year:2018..");
    assert_non_null(view_name_find("coverage", &rest));
    assert_string_equal(rest, "");
    assert_null(view_name_find("", &rest));
    assert_null(view_name_find("gap", NULL));
    assert_null(view_name_find("gapses", NULL));
    assert_null(view_name_find("partner/FR", NULL));
    assert_null(view_name_find("a-word-longer-than-any-name-of-a-view", NULL));
}

static void an_address_is_a_kind_and_a_slug(void **state)
{
    (void)state;
    assert_true(ref_same(ref_parse("partner/FR"), (struct ref){KIND_PARTNER, "FR"}));
    assert_true(ref_same(ref_parse("People/a/b"), (struct ref){KIND_PERSON, "a/b"}));
    assert_true(ref_same(ref_parse("partner"), (struct ref){KIND_NONE, "partner"}));
    assert_true(ref_same(ref_parse("paper/x"), (struct ref){KIND_NONE, "paper/x"}));
    const char *const other = "a-word-longer-than-that-of-any-kind/x";
    assert_true(ref_same(ref_parse(other), (struct ref){KIND_NONE, other}));
    assert_false(ref_is_set(ref_parse("partner/")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_view_is_found_by_its_name),
        cmocka_unit_test(an_address_is_a_view_and_the_rest),
        cmocka_unit_test(an_address_is_a_kind_and_a_slug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
