/* SPDX-License-Identifier: MIT */
/* The command table: every key named in it works, none means two things in one place. */
#include "attache/ui/caption.h"
#include "attache/ui/command.h"
#include "attache/ui/help.h"
#include "attache/ui/key.h"
#include "fixtures/test.h"

static const unsigned places[] = {WHERE_LIST,   WHERE_TIMELINE, WHERE_DETAIL, WHERE_RECORD,
                                  WHERE_REPORT, WHERE_SEARCH,   WHERE_HELP,   WHERE_FACETS,
                                  WHERE_MATRIX, WHERE_LANES};

static void each_key_runs_its_command(void **state)
{
    (void)state;
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const struct command *command = command_get((enum command_id)id);
        assert_int_equal(command->id, id);
        const char *keys = command->keys;
        uint32_t sequence[4];
        for (size_t n; (n = command_next_keys(&keys, sequence)) > 0;) {
            for (size_t p = 0; p < sizeof(places) / sizeof(places[0]); p++) {
                enum command_id found = COMMAND_NONE;
                if (!(command->where & places[p]))
                    continue;
                for (size_t part = 1; part < n; part++)
                    assert_int_equal(command_match(NULL, sequence, part, places[p], &found),
                                     COMMAND_PREFIX);
                assert_int_equal(command_match(NULL, sequence, n, places[p], &found),
                                 COMMAND_FOUND);
                assert_string_equal(command_get(found)->name, command->name);
            }
        }
    }
}

/* The habits of those who come from vi, from less and tig, from emacs, and from arrows alone. A
   blank in a sequence is left out, as in the command table. */
static const struct {
    const char *keys;
    unsigned where;
    enum command_id command;
} habits[] = {
    {"Down j Ctrl-N", WHERE_ALL, COMMAND_DOWN},
    {"Up k Ctrl-P", WHERE_ALL, COMMAND_UP},
    {"Left h", WHERE_BROWSE, COMMAND_LEFT},
    {"Right l", WHERE_BROWSE, COMMAND_RIGHT},
    {"PgDn Space f Ctrl-F Ctrl-V", WHERE_ALL, COMMAND_PAGE_DOWN},
    {"PgUp b Ctrl-B Alt-v", WHERE_ALL, COMMAND_PAGE_UP},
    {"d Ctrl-D", WHERE_BROWSE, COMMAND_HALF_DOWN},
    {"u Ctrl-U", WHERE_BROWSE, COMMAND_HALF_UP},
    {"Home gg Alt-<", WHERE_ALL, COMMAND_TOP},
    {"End G Alt->", WHERE_ALL, COMMAND_END},
    {"Tab Ctrl-Ww Ctrl-Xo", WHERE_BROWSE, COMMAND_NEXT_PANE},
    {"Shift-Tab", WHERE_BROWSE, COMMAND_PREVIOUS_PANE},
    {"1", WHERE_LIST, COMMAND_PANE_1},
    {"2", WHERE_LIST, COMMAND_PANE_2},
    {"3", WHERE_LIST, COMMAND_PANE_3},
    {"O", WHERE_PANES, COMMAND_MAXIMIZE},
    {"Enter", WHERE_ALL & ~WHERE_FACETS, COMMAND_OPEN},
    {";", WHERE_TEXT, COMMAND_LABEL_LINKS},
    {"< Backspace Ctrl-O", WHERE_BROWSE, COMMAND_BACK},
    {">", WHERE_BROWSE, COMMAND_FORWARD},
    {"''", WHERE_BROWSE, COMMAND_LAST_PLACE},
    {"/", WHERE_ROWS | WHERE_GRID, COMMAND_SEARCH},
    {"/", WHERE_PAGE | WHERE_HELP, COMMAND_FIND},
    {"n", WHERE_BROWSE, COMMAND_NEXT_HIT},
    {"N", WHERE_BROWSE, COMMAND_PREVIOUS_HIT},
    {"&", WHERE_FILTERED, COMMAND_FILTER},
    {"F", WHERE_PANES, COMMAND_FACETS},
    {"M", WHERE_PANES | WHERE_PAGE | WHERE_GRID, COMMAND_MATRIX},
    {"B", WHERE_PANES, COMMAND_BRIEFING},
    {"c", WHERE_PANES | WHERE_PAGE | WHERE_GRID, COMMAND_COMPARE},
    {"gp", WHERE_BROWSE, COMMAND_GO_PARTNERS},
    {"gt", WHERE_BROWSE, COMMAND_GO_TIMELINE},
    {"gn", WHERE_BROWSE, COMMAND_GO_PEOPLE},
    {"go", WHERE_BROWSE, COMMAND_GO_ORGANIZATIONS},
    {"gs", WHERE_BROWSE, COMMAND_GO_TOPICS},
    {"ga", WHERE_BROWSE, COMMAND_GO_AGREEMENTS},
    {"gr", WHERE_BROWSE, COMMAND_GO_SERIES},
    {"gl", WHERE_BROWSE, COMMAND_GO_LEDGER},
    {"gh", WHERE_BROWSE, COMMAND_GO_GAPS},
    {"gm", WHERE_BROWSE, COMMAND_GO_BOOKMARKS},
    {"gx", WHERE_BROWSE, COMMAND_GO_RANDOM},
    {"-", WHERE_ROWS, COMMAND_LANES},
    {"-", WHERE_LANES, COMMAND_ZOOM_OUT},
    {"+", WHERE_LANES, COMMAND_ZOOM_IN},
    {"-", WHERE_MATRIX, COMMAND_SHORTER},
    {"+", WHERE_MATRIX, COMMAND_LONGER},
    {"[", WHERE_PANES | WHERE_PAGE, COMMAND_SERIES_PREVIOUS},
    {"]", WHERE_PANES | WHERE_PAGE, COMMAND_SERIES_NEXT},
    {"{", WHERE_GRID, COMMAND_EARLIER},
    {"}", WHERE_GRID, COMMAND_LATER},
    {"s", WHERE_GRID, COMMAND_SORT},
    {"w", WHERE_MATRIX, COMMAND_READING},
    {"w", WHERE_LANES, COMMAND_LANES_OF},
    {"*", WHERE_GRID, COMMAND_PIN},
    {"*", WHERE_PANES | WHERE_PAGE, COMMAND_BOOKMARK},
    {"ma", WHERE_PANES | WHERE_PAGE | WHERE_GRID, COMMAND_MARK},
    {"'a", WHERE_BROWSE, COMMAND_JUMP},
    {"y", WHERE_BROWSE, COMMAND_COPY},
    {"Y", WHERE_BROWSE, COMMAND_COPY_RECORD},
    {"X", WHERE_FILTERED, COMMAND_DROP_ALL},
    {"e", WHERE_BROWSE, COMMAND_EXPORT},
    {"o", WHERE_BROWSE, COMMAND_SOURCE},
    {"v", WHERE_BROWSE, COMMAND_PAGER},
    {": Alt-x", WHERE_BROWSE, COMMAND_LINE},
    {"? F1", WHERE_BROWSE, COMMAND_HELP},
    {"m", WHERE_HELP, COMMAND_MANUAL},
    {"Esc Ctrl-G", WHERE_ALL, COMMAND_CANCEL},
    {"q", WHERE_BROWSE, COMMAND_QUIT},
    {"Q ZZ F10 Ctrl-XCtrl-C", WHERE_ALL, COMMAND_LEAVE},
    {"Ctrl-L r", WHERE_BROWSE, COMMAND_REDRAW},
    {"Ctrl-Z", WHERE_ALL, COMMAND_SUSPEND},
    {"F9", WHERE_ALL, COMMAND_MOUSE},
    {"Ctrl-E", WHERE_BROWSE, COMMAND_SCROLL_DOWN},
    {"Ctrl-Y", WHERE_BROWSE, COMMAND_SCROLL_UP},
    {"Ctrl-S Ctrl-Q Ctrl-\\", WHERE_ALL, COMMAND_NONE}, /* the terminal's own */
};

static void keys_are_those_of_habit(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++) {
        const char *keys = habits[i].keys;
        uint32_t sequence[4];
        for (size_t n; (n = command_next_keys(&keys, sequence)) > 0;) {
            for (size_t p = 0; p < sizeof(places) / sizeof(places[0]); p++) {
                enum command_id found = COMMAND_NONE;
                if (!(habits[i].where & places[p]))
                    continue;
                (void)command_match(NULL, sequence, n, places[p], &found);
                if (found != habits[i].command)
                    fail_msg("%s means %s in place %u", habits[i].keys,
                             found != COMMAND_NONE ? command_get(found)->name : "nothing",
                             places[p]);
            }
        }
    }
    /* What a terminal cannot tell from Enter, Tab and Backspace is not named. */
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        static const char *const never[] = {"Ctrl-J", "Ctrl-M", "Ctrl-I", "Ctrl-H"};
        for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
            assert_contains_not(command_get((enum command_id)id)->keys, never[i]);
    }
}

static void each_command_is_found_by_name_and_by_its_beginning(void **state)
{
    (void)state;
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const struct command *command = command_get((enum command_id)id);
        assert_ptr_equal(command_find(command->name), command);
    }
    assert_string_equal(command_find("brief")->name, "briefing");
    assert_null(command_find("go-"));
    assert_null(command_find("nonsense"));
    assert_null(command_find(""));
}

static void each_command_has_help_in_each_language(void **state)
{
    (void)state;
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const struct command *command = command_get((enum command_id)id);
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            assert_true(command->help[lang][0] != '\0');
            assert_int_equal(command->hint[lang][0] != '\0', command->hint_rank > 0);
        }
    }
}

static void each_caption_stands_in_each_language(void **state)
{
    (void)state;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        for (int id = 0; id < CAPTION_COUNT; id++)
            assert_non_null(caption((enum caption)id, (enum lang)lang));
        for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
            assert_true(kind_heading((enum kind)kind, false, (enum lang)lang)[0] != '\0');
            assert_true(kind_heading((enum kind)kind, true, (enum lang)lang)[0] != '\0');
        }
    }
}

static void the_help_page_and_the_manual_name_every_command(void **state)
{
    (void)state;
    struct page page = {0};
    struct str mdoc = {0};
    help_page(LANG_EN, &page);
    help_mdoc(&mdoc);
    size_t rows = 0;
    for (const struct block *block = page.first; block != NULL; block = block->next)
        rows += block->type == BLOCK_ROW;
    assert_true(rows >= COMMAND_COUNT - 1);
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++)
        assert_contains(str_text(&mdoc), command_get((enum command_id)id)->name);
    str_clear(&mdoc);
    page_clear(&page);
}

static void key_names_read_back(void **state)
{
    (void)state;
    static const uint32_t keys[] = {'j',        KEYS_DOWN,      KEYS_F1,        KEYS_F12, 14,
                                    KEYS_TAB,   KEYS_ALT | 'v', KEYS_ALT | '<', ' ',      0xE9,
                                    KEYS_ENTER, KEYS_BACKSPACE, KEYS_BACK_TAB,  0xAC00};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct str name = {0};
        uint32_t key = 0;
        size_t size = 0;
        key_print(keys[i], &name);
        assert_true(key_parse(str_text(&name), &key, &size));
        assert_int_equal(key, keys[i]);
        assert_int_equal(size, name.length);
        str_clear(&name);
    }
    uint32_t key = 0;
    size_t size = 0;
    assert_false(key_parse("", &key, &size));
    assert_true(key_parse("Alt-", &key, &size) && key == 'A' && size == 1);
    assert_true(key_parse("Ctrl-j", &key, &size) && key == 'C' && size == 1);
    assert_true(key_parse("Ctrl-_", &key, &size) && key == 0x1F && size == 6);
}

static void hangul_means_the_keys_it_was_typed_with(void **state)
{
    (void)state;
    uint32_t keys[6];
    assert_int_equal(key_of_hangul(0x3153, keys), 1);
    assert_int_equal(keys[0], 'j');
    assert_int_equal(key_of_hangul(0xAC00, keys), 2);
    assert_int_equal(keys[0], 'r');
    assert_int_equal(keys[1], 'k');
    assert_int_equal(key_of_hangul('j', keys), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_key_runs_its_command),
        cmocka_unit_test(keys_are_those_of_habit),
        cmocka_unit_test(each_command_is_found_by_name_and_by_its_beginning),
        cmocka_unit_test(each_command_has_help_in_each_language),
        cmocka_unit_test(each_caption_stands_in_each_language),
        cmocka_unit_test(the_help_page_and_the_manual_name_every_command),
        cmocka_unit_test(key_names_read_back),
        cmocka_unit_test(hangul_means_the_keys_it_was_typed_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
