/* SPDX-License-Identifier: MIT */
/* What leaves the explorer: copies, exports, messages; and another database in place of this one.
 */
#include "attache/base/file.h"
#include "unit/app_explorer/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void a_view_is_copied_as_the_command_line_that_opens_it(void **state)
{
    struct fixture *f = *state;
    start(f, "people year:2020.. \"exact words\"");
    assert_int_equal(explorer_command(&f->ex, COMMAND_COPY), REQUEST_COPY);
    assert_string_equal(str_text(&f->ex.payload), "attache people year:2020.. '\"exact words\"'");
    stop(f);
    start(f, "partner/FR");
    press(f, "y");
    assert_string_equal(str_text(&f->ex.payload), "attache partner/FR");
    press(f, "Tab y");
    assert_string_equal(str_text(&f->ex.payload), "attache partner/FR");
    stop(f);
}

static void assert_copies(struct fixture *f, const char *keys, const char *wanted)
{
    press(f, keys);
    assert_int_equal(f->ex.request, REQUEST_COPY);
    assert_string_equal(str_text(&f->ex.payload), wanted);
}

/* y copies what opens the view, Y what opens the row or the link under the cursor; a source is
   cited wherever the cursor is on it. */
static void what_is_under_the_cursor_is_copied_too(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    assert_copies(f, "Y", "attache meeting/kr-us-jcm-12");
    assert_copies(f, "Down y", "attache partner:US");
    assert_copies(f, "Y", "attache partner/US");
    assert_copies(f, "2 y", "attache partner:US");
    assert_copies(f, "Y", "attache meeting/kr-us-jcm-12");
    assert_copies(f, "3 Tab Y", "attache partner/US");
    stop(f);
    start(f, "meeting/kr-fr-jcc-07");
    press(f, "Tab Y");
    char *link = mem_dup(str_text(&f->ex.payload));
    assert_true(str_starts(link, "attache ") && strcmp(link, "attache meeting/kr-fr-jcc-07") != 0);
    assert_copies(f, "y", "attache meeting/kr-fr-jcc-07");
    press(f, "G Shift-Tab Y");
    assert_true(str_starts(str_text(&f->ex.payload), "http"));
    press(f, "Shift-Tab Y");
    assert_true(str_starts(str_text(&f->ex.payload), "attache source/"));
    press(f, "y");
    assert_false(str_starts(str_text(&f->ex.payload), "attache"));
    assert_contains(str_text(&f->ex.payload), "http");
    mem_free(&link);
    stop(f);
    start(f, "ledger partner:CN");
    assert_copies(f, "Tab Y", "attache ledger partner:CN is:open");
    stop(f);
    start(f, "ledger");
    press(f, "Y");
    assert_int_equal(f->ex.request, REQUEST_NONE);
    stop(f);
}

/* Of a partner without meetings nothing stands behind it. */
static void the_status_line_ends_in_what_there_is(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "End");
    assert_int_equal(f->ex.timeline.count, 0);
    char *shown = screen(f);
    assert_contains_not(shown, " > ");
    mem_free(&shown);
    press(f, "Home Down");
    assert_shows(f, "United States > ");
    stop(f);
}

static void what_is_shown_is_exported_by_the_ending_of_the_file(void **state)
{
    struct fixture *f = *state;
    struct str path = {0};
    struct str text = {0};
    struct err err = {0};
    start(f, "partner/FR");
    str_addf(&path, "%s/fr.md", getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    unlink(str_text(&path));
    press(f, "e Ctrl-U");
    type(f, str_text(&path));
    press(f, "Enter");
    assert_contains(f->ex.message, "attache show --format markdown");
    assert_int_equal(file_read(str_text(&path), &text, &err), STATUS_OK);
    assert_true(str_starts(str_text(&text), "# France"));
    press(f, "e Ctrl-U");
    type(f, str_text(&path));
    press(f, "Enter");
    assert_int_equal(f->ex.prompt_use, PROMPT_OVERWRITE);
    press(f, "n");
    press(f, "e Ctrl-U");
    type(f, "briefing.odt");
    press(f, "Enter");
    assert_contains(f->ex.message, ".ics");
    unlink(str_text(&path));
    press(f, "gt &");
    type(f, "partner:fr");
    press(f, "Enter e Ctrl-U");
    str_cut(&path, path.length - 3);
    str_add(&path, ".ics");
    type(f, str_text(&path));
    press(f, "Enter");
    assert_contains(f->ex.message, "9 meetings without a date known to the day left out; ");
    assert_contains(f->ex.message, "attache export --format ics");
    unlink(str_text(&path));
    str_clear(&text);
    str_clear(&path);
    stop(f);
}

static void a_file_that_is_there_is_asked_about(void **state)
{
    struct fixture *f = *state;
    struct str path = {0};
    struct str text = {0};
    struct err err = {0};
    str_addf(&path, "%s/there.md", getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    assert_int_equal(file_write(str_text(&path), "mine", 4, true, &err), STATUS_OK);
    start(f, "partner/FR");
    static const struct {
        const char *answer;
        bool written;
    } answers[] = {{"n", false}, {"Enter", false}, {"Esc", false}, {"y", true}};
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        press(f, "e Ctrl-U");
        type(f, str_text(&path));
        press(f, "Enter");
        assert_shows(f, "overwrite it? y/n");
        press(f, answers[i].answer);
        assert_shows(f, answers[i].written ? "Wrote /" : "Left as it was");
        str_cut(&text, 0);
        assert_int_equal(file_read(str_text(&path), &text, &err), STATUS_OK);
        assert_int_equal(strcmp(str_text(&text), "mine") != 0, answers[i].written);
    }
    assert_int_equal(view(f)->page_kind, KIND_PARTNER);
    unlink(str_text(&path));
    str_clear(&text);
    str_clear(&path);
    stop(f);
}

static void a_long_message_is_seen_to_its_end(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, ":");
    type(f, "nonsensenonsensenonsensenonsensenonsense");
    press(f, "Enter");
    assert_shows(f, "there is no command nonsense");
    assert_shows(f, "lists the commands)");
    press(f, "j");
    assert_shows(f, "? help");
    stop(f);
}

/* Stands for the owner of the store: "none" can't be opened, anything else is the dataset again. */
static enum status exchange(void *context, struct exchange_request *request, struct store **store,
                            struct err *err)
{
    struct fixture *f = context;
    struct store *other = NULL;
    if (strcmp(request->path, "no ne.db") == 0)
        return err_set(err, STATUS_DATA, "%s: %s", request->path,
                       request->with_embedded ? "both" : "alone");
    if (store_open_image(dataset_image, dataset_size(), &other, err) != STATUS_OK)
        return STATUS_DATA;
    store_set_today(other, f->options.today);
    store_close(&f->store);
    *store = f->store = other;
    return STATUS_OK;
}

static void another_database_takes_the_place_of_this_one(void **state)
{
    struct fixture *f = *state;
    struct store_info info = {0};
    char said[64];
    start(f, "partner:fr");
    press(f, ":");
    type(f, "db x.db");
    press(f, "Enter");
    assert_shows(f, "No other database");
    f->ex.exchange = exchange;
    f->ex.exchange_context = f;
    press(f, "Tab j j Enter / ");
    type(f, "seoul");
    press(f, "Enter :");
    type(f, "db no ne.db --with-embedded");
    press(f, "Enter");
    assert_shows(f, "no ne.db: both");
    assert_int_equal(view(f)->page_kind, KIND_MEETING);
    press(f, ":");
    type(f, "db --with-embedded  no ne.db ");
    press(f, "Enter");
    assert_shows(f, "no ne.db: both");
    const struct store *before = f->ex.store;
    press(f, ":");
    type(f, "db other.db");
    press(f, "Enter");
    store_info(f->ex.store, &info);
    (void)snprintf(said, sizeof(said), "other.db: %lld meetings",
                   (long long)info.counts[KIND_MEETING]);
    assert_shows(f, said);
    assert_ptr_not_equal(f->ex.store, before);
    assert_string_equal(view(f)->query, "");
    press(f, "<");
    assert_int_equal(view(f)->page_kind, KIND_MEETING);
    press(f, "<");
    assert_string_equal(view(f)->query, "partner:fr");
    assert_true(f->ex.counted.total > 0);
    press(f, ":");
    type(f, "db");
    press(f, "Enter");
    assert_shows(f, "The embedded dataset");
    press(f, ":");
    type(f, "import x");
    press(f, "Enter");
    assert_shows(f, "attache import PATH... -o FILE.db");
    stop(f);
}

static void a_bad_query_is_refused_at_the_start(void **state)
{
    struct fixture *f = *state;
    struct err err = {0};
    struct explorer ex;
    assert_int_equal(explorer_init(&ex, f->store, &f->options, "level:ministre", &err),
                     STATUS_USAGE);
    assert_contains(err.text, "minister");
}

int outside(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_view_is_copied_as_the_command_line_that_opens_it),
        cmocka_unit_test(what_is_under_the_cursor_is_copied_too),
        cmocka_unit_test(the_status_line_ends_in_what_there_is),
        cmocka_unit_test(what_is_shown_is_exported_by_the_ending_of_the_file),
        cmocka_unit_test(a_file_that_is_there_is_asked_about),
        cmocka_unit_test(a_long_message_is_seen_to_its_end),
        cmocka_unit_test(another_database_takes_the_place_of_this_one),
        cmocka_unit_test(a_bad_query_is_refused_at_the_start),
    };
    return cmocka_run_group_tests_name("the world outside", tests, open_dataset, close_dataset);
}
