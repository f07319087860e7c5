/* SPDX-License-Identifier: MIT */
/*
 * Hostile data: what somebody put behind the importer's back into every field of every kind of
 * record, into notes, filters and pastes, reaches no reader raw, in no view and no format. Here for
 * a few rounds of the attacks; tests/torture/hostile_text.c takes them all.
 */
#include "fixtures/records/records.h"
#include "fixtures/test.h"
#include "hostile/views.h"

enum { ROUNDS = 3 };

static void nothing_hostile_is_shown(void **state)
{
    struct views_toll toll = {0};
    char *folder = records_folder();
    (void)state;
    for (unsigned round = 0; round < ROUNDS; round++)
        views_round(RECORDS_BASE, folder, round * (ATTACKS / ROUNDS), &toll);
    assert_int_equal(toll.faults, 0);
    assert_true(toll.outputs > ROUNDS * 100 && toll.screens > ROUNDS * 100);
    records_remove(&folder);
}

/* The scanners would notice. */
static void the_scanners_see_attacks(void **state)
{
    size_t raw = 0;
    (void)state;
    for (size_t i = 0; i < ATTACKS; i++) {
        struct str safe = {0};
        const char *bytes = attacks[i].bytes;
        size_t size = strlen(bytes);
        raw += !safe_is(bytes, size);
        safe_add(&safe, bytes, size);
        assert_true(scan("text", SCAN_TEXT, &safe));
        assert_true(scan_terminal("terminal", str_text(&safe), safe.length));
        str_clear(&safe);
    }
    assert_true(raw >= 85);
    assert_false(scan_terminal("title", "\033]0;x\a", 6));
    assert_false(scan_terminal("report", "\033[6n", 4));
    assert_false(scan_terminal("C1", "\xC2\x9B", 2));
    assert_true(scan_terminal("own", "\033[1;31mx\033[0m\033[?25l\r\n", 20));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scanners_see_attacks),
        cmocka_unit_test(nothing_hostile_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
