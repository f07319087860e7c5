/* SPDX-License-Identifier: MIT */
/* What the user keeps, in the explorer without a terminal: kept by a key, shown, found again by
   another explorer on the same file. */
#include "attache/app/editor.h"
#include "attache/app/kept.h"
#include "fixtures/explorer.h"
#include "fixtures/test.h"

#include <stdlib.h>
#include <unistd.h>

static void paste(struct fixture *f, const char *text)
{
    send(f, (struct event){.type = EVENT_PASTE, .text = text});
}

static void start(struct fixture *f, const char *words)
{
    struct err err = {0};
    struct str address = {0};
    f->notebook = notebook_new(f->folder);
    if (kept_expand(f->notebook, words != NULL ? words : "", &address, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    start_sized(f, str_text(&address), 24, 80);
    str_clear(&address);
}

static void leave(struct fixture *f)
{
    stop(f);
    notebook_free(&f->notebook);
}

static void a_bookmark_is_a_star_and_another_press_takes_it_off(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "j *");
    assert_shows(f, "Bookmarked partner/US");
    assert_shows(f, ">*US");
    assert_int_equal(notebook_unsaved(f->notebook), 0);
    leave(f);
    start(f, NULL);
    assert_shows(f, " *US");
    press(f, "gm");
    assert_shows(f, "United States");
    press(f, "Tab *");
    assert_shows(f, "Bookmark taken off partner/US");
    assert_shows(f, "Nothing yet");
    press(f, "*");
    assert_shows(f, "That is about a record");
    leave(f);
}

/* What is shown is what loading it now would show. */
static void assert_as_loaded(struct fixture *f)
{
    char *shown = screen(f);
    f->ex.leaf.stale = true;
    f->ex.dirty |= DIRTY_DETAIL | DIRTY_PAINT;
    draw(f);
    assert_shows(f, shown);
    mem_free(&shown);
}

static void the_detail_is_read_ahead_and_a_bookmark_is_not_missed(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "2 Down");
    const struct row *next = &f->ex.timeline.rows[f->ex.timeline_scroll.cursor + 1];
    assert_string_equal(f->ex.ahead.of.slug, next->slug);
    press(f, "Down");
    assert_string_equal(f->ex.leaf.of.slug, next->slug);
    assert_as_loaded(f);
    press(f, "Down *");
    assert_true(f->ex.ahead.stale);
    press(f, "PageDown");
    assert_as_loaded(f);
    press(f, "PageDown");
    assert_as_loaded(f);
    press(f, "PageUp Up");
    assert_as_loaded(f);
    press(f, "Enter");
    assert_as_loaded(f);
    press(f, "BSpace 1 Down");
    const char *ahead = f->ex.ahead.of.slug;
    press(f, "Down");
    assert_string_equal(f->ex.leaf.of.slug, ahead);
    assert_as_loaded(f);
    leave(f);
}

static void a_note_is_asked_for_and_stands_on_its_page(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    press(f, "a");
    assert_int_equal(f->ex.request, REQUEST_EDIT);
    assert_string_equal(str_text(&f->ex.payload), "");
    str_add(&f->ex.payload, "first line\nsecond line\n\n");
    explorer_edited(&f->ex);
    draw(f);
    assert_shows(f, "Your note");
    assert_shows(f, "second line");
    press(f, "a");
    assert_string_equal(str_text(&f->ex.payload), "first line\nsecond line");
    press(f, ":");
    paste(f, "annotate only this");
    press(f, "Enter");
    assert_shows(f, "only this");
    leave(f);
}

static void a_mark_leads_back_to_the_meeting(void **state)
{
    struct fixture *f = *state;
    start(f, "partner:fr");
    press(f, "Tab j j j");
    int64_t meeting = history_now(&f->ex.history)->meeting;
    press(f, "ma");
    leave(f);
    start(f, "topic:space");
    press(f, "'a");
    assert_string_equal(history_now(&f->ex.history)->query, "partner:fr");
    assert_int_equal(history_now(&f->ex.history)->meeting, meeting);
    press(f, "'b");
    assert_shows(f, "No place is marked with b");
    press(f, "''");
    assert_string_equal(history_now(&f->ex.history)->query, "topic:space");
    leave(f);
}

static void a_mark_is_listed_by_what_it_leads_to(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "j Tab ma M mb gm");
    assert_shows(f, "'a  overview > US > 20");
    assert_shows(f, "'b  matrix > ");
    press(f, "'");
    explorer_timeout(&f->ex);
    draw(f);
    assert_shows(f, "a overview > US > 20");
    assert_shows(f, "b matrix > ");
    const struct zone *zone = &f->ex.zones[f->ex.zone_count - 1];
    send(f, (struct event){.type = EVENT_MOUSE,
                           .button = MOUSE_CLICK,
                           .row = zone->box.row,
                           .column = zone->box.column});
    assert_int_equal(view(f)->screen, SCREEN_GRID);
    leave(f);
}

static void bookmarked_partners_are_compared(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "j * j * c");
    assert_string_equal(str_text(&f->ex.prompt.text), "JP US ");
    press(f, "Enter");
    assert_string_equal(view(f)->page_slug, "compare JP US");
    leave(f);
}

static void a_mark_keeps_scroll_and_sorting(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    press(f, "PgDn Tab mb");
    const size_t top = history_now(&f->ex.history)->text_top;
    const int link = history_now(&f->ex.history)->link;
    assert_true(top > 0 && link >= 0);
    press(f, "g p M j j l l * s ma");
    char *pins = mem_dup(history_now(&f->ex.history)->grid.view.pins);
    leave(f);
    start(f, NULL);
    press(f, "'b");
    assert_int_equal(history_now(&f->ex.history)->text_top, top);
    assert_int_equal(history_now(&f->ex.history)->link, link);
    press(f, "'a");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_GRID);
    assert_int_equal(history_now(&f->ex.history)->grid.view.sort, GRID_SORT_NAME);
    assert_string_equal(history_now(&f->ex.history)->grid.view.pins, pins);
    press(f, "g m");
    assert_shows(f, "'b  partner/FR\n");
    mem_free(&pins);
    leave(f);
}

static void a_filter_is_saved_named_and_suggested(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "S");
    assert_shows(f, "There is no filter to save");
    press(f, "&");
    paste(f, "topic:quantum year:2020..");
    press(f, "Enter S");
    paste(f, "quanta");
    press(f, "Enter");
    assert_shows(f, "Saved as @quanta");
    assert_shows(f, "@quanta [topic:quantum] [year:2020..]");
    leave(f);
    start(f, "@quanta partner:fr");
    assert_string_equal(history_now(&f->ex.history)->query, "topic:quantum year:2020.. partner:fr");
    press(f, "g'");
    assert_shows(f, "@quanta topic:quantum");
    press(f, "Tab Enter");
    assert_string_equal(history_now(&f->ex.history)->query, "topic:quantum year:2020..");
    press(f, "& Ctrl-U");
    paste(f, "@nothing");
    press(f, "Enter");
    assert_shows(f, "no saved filter @nothing");
    leave(f);
}

static void what_was_typed_is_offered_again_later(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "&");
    paste(f, "partner:fr");
    press(f, "Enter & Ctrl-U");
    paste(f, "partner:de");
    press(f, "Enter");
    leave(f);
    start(f, NULL);
    press(f, "& Up");
    assert_string_equal(str_text(&f->ex.prompt.text), "partner:de");
    press(f, "Up");
    assert_string_equal(str_text(&f->ex.prompt.text), "partner:fr");
    leave(f);
}

static void what_answers_a_question_is_not_kept(void **state)
{
    struct fixture *f = *state;
    size_t count = 0;
    start(f, NULL);
    press(f, "j * j * c Enter :");
    paste(f, "people");
    press(f, "Enter");
    assert_int_equal(notebook_flush(f->notebook, NULL), STATUS_OK);
    leave(f);
    start(f, NULL);
    for (int kind = 0; kind <= NOTEBOOK_RUN; kind++) {
        (void)notebook_items(f->notebook, (enum notebook_kind)kind, &count);
        const size_t kept = kind == NOTEBOOK_BOOKMARK ? 2 : kind == NOTEBOOK_RUN ? 1 : 0;
        if (count != kept)
            fail_msg("of kind %d %zu are kept, where %zu should", kind, count, kept);
    }
    press(f, "c Ctrl-U Up");
    assert_string_equal(str_text(&f->ex.prompt.text), "");
    leave(f);
}

static void without_a_file_nothing_is_kept_and_it_is_said(void **state)
{
    struct fixture *f = *state;
    char folder[sizeof(f->folder)];
    memcpy(folder, f->folder, sizeof(folder));
    f->folder[0] = '\0';
    start(f, NULL);
    press(f, "j *");
    assert_shows(f, "kept in memory");
    assert_shows(f, ">*US");
    leave(f);
    memcpy(f->folder, folder, sizeof(folder));
}

static void the_editor_changes_a_text_or_leaves_it(void **state)
{
    (void)state;
    struct err err = {0};
    struct str text = {0};
    str_add(&text, "before");
    assert_int_equal(unsetenv("VISUAL"), 0);
    assert_int_equal(setenv("EDITOR", "f() { echo after >\"$1\"; }; f", 1), 0);
    assert_int_equal(editor_edit(&text, &err), STATUS_OK);
    assert_string_equal(str_text(&text), "after\n");
    static const char *const failing[] = {"false", "no-such-editor-anywhere", "rm", "kill -9 $$;"};
    for (size_t i = 0; i < sizeof(failing) / sizeof(failing[0]); i++) {
        err = (struct err){0};
        assert_int_equal(setenv("VISUAL", failing[i], 1), 0);
        assert_int_equal(editor_edit(&text, &err), STATUS_DATA);
        assert_true(err.text[0] != '\0');
        assert_string_equal(str_text(&text), "after\n");
    }
    str_clear(&text);
}

static int set_up(void **state)
{
    if (open_dataset(state) != 0)
        return -1;
    struct fixture *f = *state;
    (void)strcpy(f->folder, "/tmp/kept.XXXXXX");
    return mkdtemp(f->folder) != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    struct str path = {0};
    str_addf(&path, "%s/notes.db", f->folder);
    (void)unlink(path.data);
    (void)rmdir(f->folder);
    str_clear(&path);
    return close_dataset(state);
}

#define test_kept(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_kept(a_bookmark_is_a_star_and_another_press_takes_it_off),
        test_kept(the_detail_is_read_ahead_and_a_bookmark_is_not_missed),
        test_kept(a_note_is_asked_for_and_stands_on_its_page),
        test_kept(a_mark_leads_back_to_the_meeting),
        test_kept(a_mark_keeps_scroll_and_sorting),
        test_kept(a_mark_is_listed_by_what_it_leads_to),
        test_kept(bookmarked_partners_are_compared),
        test_kept(a_filter_is_saved_named_and_suggested),
        test_kept(what_was_typed_is_offered_again_later),
        test_kept(what_answers_a_question_is_not_kept),
        test_kept(without_a_file_nothing_is_kept_and_it_is_said),
        cmocka_unit_test(the_editor_changes_a_text_or_leaves_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
