/* SPDX-License-Identifier: MIT */
/* What stands on a screen becomes a command line, and that line reads as the same again. */
#include "attache/app/answer.h"
#include "fixtures/test.h"

#include <wordexp.h>

/* The command line that gives it; NULL when it has not that format. Owned. */
static char *line_of(const struct shown *shown, enum format format, const char *path)
{
    struct options base = {.limit = -1, .lang = LANG_EN};
    struct options options = {0};
    struct str line = {0};
    struct err err = {0};
    if (answer_ask(shown, format, &base, &options, &err) != STATUS_OK) {
        assert_string_not_equal(err.text, "");
        return NULL;
    }
    options.output = path;
    assert_int_equal(answer_check(&options, &err), STATUS_OK);
    options_print(&options, &line);
    options_clear(&options);
    return str_take(&line);
}

static void asked(const struct shown *shown, enum format format, const char *path,
                  const char *wanted)
{
    char *line = line_of(shown, format, path);
    if (wanted == NULL)
        assert_null(line);
    else
        assert_string_equal(line, wanted);
    mem_free(&line);
}

static void screens_have_command_lines(void **state)
{
    (void)state;
    struct shown list = {SHOWN_LIST, KIND_MEETING, "", "partner:fr person:\"song kyunghee\""};
    asked(&list, FORMAT_TEXT, NULL, "attache list meetings partner:fr 'person:\"song kyunghee\"'");
    asked(&list, FORMAT_CSV, "fr.csv",
          "attache list --format csv -o fr.csv meetings partner:fr 'person:\"song kyunghee\"'");
    asked(&list, FORMAT_ICS, "it's.ics",
          "attache export --format ics -o 'it'\\''s.ics' partner:fr 'person:\"song kyunghee\"'");
    struct shown people = {SHOWN_LIST, KIND_PERSON, "", "-visit paris OR seoul"};
    asked(&people, FORMAT_JSON, NULL, "attache list --format json people -- -visit paris OR seoul");
    asked(&people, FORMAT_ICS, NULL, NULL);
    struct shown page = {SHOWN_PAGE, KIND_PARTNER, "FR", ""};
    asked(&page, FORMAT_MARKDOWN, NULL, "attache show --format markdown partner/FR");
    asked(&page, FORMAT_ICS, NULL, "attache export --format ics partner:FR");
    asked(&page, FORMAT_CSV, "x/", "attache export --format csv -o x/ partner:FR");
    struct shown meeting = {SHOWN_PAGE, KIND_MEETING, "kr-fr-jcc-07", ""};
    asked(&meeting, FORMAT_JSON, NULL, "attache show --format json meeting/kr-fr-jcc-07");
    asked(&meeting, FORMAT_ICS, NULL, "attache show --format ics meeting/kr-fr-jcc-07");
    asked(&meeting, FORMAT_SQLITE, NULL, NULL);
    struct shown view = {SHOWN_VIEW, KIND_NONE, "gaps", "partner:fr"};
    asked(&view, FORMAT_TEXT, NULL, "attache show gaps partner:fr");
    asked(&view, FORMAT_CSV, NULL, NULL);
    struct shown ledger = {SHOWN_VIEW, KIND_NONE, "ledger", "partner:fr is:open"};
    asked(&ledger, FORMAT_MARKDOWN, NULL,
          "attache show --format markdown ledger partner:fr is:open");
    asked(&ledger, FORMAT_CSV, NULL,
          "attache list --format csv outcomes has:promise partner:fr is:open");
    asked(&ledger, FORMAT_ICS, NULL, NULL);
    struct shown kept = {SHOWN_VIEW, KIND_NONE, "bookmarks", ""};
    asked(&kept, FORMAT_JSONL, NULL, "attache list --format jsonl bookmarks");
    struct shown search = {SHOWN_SEARCH, KIND_PERSON, "", "송경희"};
    asked(&search, FORMAT_JSONL, NULL, "attache search --kind person --format jsonl 송경희");
    asked(&search, FORMAT_SQLITE, NULL, NULL);
}

/* Reads the line as sh does, prints what was read, and gets the same line. */
static void reads_again(const char *line)
{
    wordexp_t words;
    struct options options = {0};
    struct str again = {0};
    struct err err = {0};
    assert_int_equal(wordexp(line, &words, WRDE_NOCMD | WRDE_UNDEF), 0);
    options_init(&options);
    assert_int_equal(
        options_parse((int)words.we_wordc, (const char *const *)words.we_wordv, &options, &err),
        STATUS_OK);
    options_print(&options, &again);
    assert_string_equal(str_text(&again), line);
    str_clear(&again);
    options_clear(&options);
    wordfree(&words);
}

static void lines_read_as_printed(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "attache",
        "attache --db 'my own.db' --with-embedded --ascii --plain --lang ko",
        "attache list --today 2026-11-22 --limit 7 --format csv -o out.csv meetings partner:fr",
        "attache list outcomes -kind:visit -- -word -x:y",
        "attache search 'place:\"new york\"' '-\"exact words\"'",
        "attache export --anniversaries --force --format ics -o '$HOME/a b.ics' partner:jp",
        "attache partner/FR --color never",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        reads_again(lines[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_have_command_lines),
        cmocka_unit_test(lines_read_as_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
