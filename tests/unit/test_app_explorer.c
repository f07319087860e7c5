/* SPDX-License-Identifier: MIT */
/* The explorer without a terminal, on the embedded dataset: one cursor drives the other panes,
   links lead to pages, back leads exactly where one was, nothing typed or resized breaks it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixtures/explorer.h"

#include "attache/base/file.h"
#include "attache/store/own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void start(struct fixture *f, const char *query)
{
    start_sized(f, query, 24, 80);
}

static void a_partner_narrows_the_timeline_without_enter(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int64_t all = f->ex.counted.total;
    press(f, "Down");
    assert_true(f->ex.counted.total > 0 && f->ex.counted.total < all);
    const char *code = f->ex.list.rows[1].slug;
    for (size_t i = 0; i < f->ex.timeline.count; i++)
        assert_non_null(strstr(f->ex.timeline.rows[i].partners, code));
    assert_int_equal(f->ex.counted.total, f->ex.list.rows[1].count);
    stop(f);
}

static void the_timeline_drives_the_detail(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Tab Down Down");
    const struct row *row = &f->ex.timeline.rows[f->ex.timeline_scroll.cursor];
    assert_int_equal(f->ex.leaf.of.kind, KIND_MEETING);
    assert_string_equal(f->ex.leaf.of.slug, row->slug);
    stop(f);
}

static void the_cursor_starts_on_the_latest_meeting_not_after_today(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    const struct row *row = &f->ex.timeline.rows[f->ex.timeline_scroll.cursor];
    assert_true(row->first_day <= f->ex.today);
    if (f->ex.timeline_scroll.cursor > 0)
        assert_true(row[-1].first_day > f->ex.today);
    stop(f);
}

static void every_meeting_is_reached_by_walking_down(void **state)
{
    struct fixture *f = *state;
    start(f, "partner:FR");
    press(f, "Tab Home");
    int64_t last = INT64_MAX;
    int64_t seen = 0;
    for (;;) {
        const struct row *row = &f->ex.timeline.rows[f->ex.timeline_scroll.cursor];
        if (row->id >= last)
            break;
        last = row->id;
        seen++;
        press(f, "Down");
    }
    assert_int_equal(seen, f->ex.counted.total);
    press(f, "End");
    assert_int_equal(f->ex.timeline.rows[f->ex.timeline_scroll.cursor].id, last);
    stop(f);
}

static void paging_down_and_up_comes_back(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Tab Home");
    for (int i = 0; i < 30; i++)
        press(f, "PgDn");
    for (int i = 0; i < 30; i++)
        press(f, "PgUp");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor, 0);
    press(f, "End");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor + 1,
                     f->ex.counted.total);
    stop(f);
}

static void following_links_and_going_back_restores_the_screen_exactly(void **state)
{
    struct fixture *f = *state;
    start(f, "year:2015..2024");
    press(f, "Down Down Down Tab Down Down Down Tab Tab");
    char *before = screen(f);
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_PAGE);
    press(f, "Tab Enter Tab Tab Enter Down Down");
    press(f, "Backspace Backspace Backspace");
    char *after = screen(f);
    assert_string_equal(after, before);
    press(f, ">");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_PAGE);
    mem_free(&before);
    mem_free(&after);
    stop(f);
}

static void search_finds_a_person_in_any_spelling_and_opens_her(void **state)
{
    static const char *const spellings[] = {"song kyunghee", "KYUNG-HEE SONG", "thdrudgml"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
        start(f, NULL);
        press(f, "/");
        type(f, spellings[i]);
        assert_shows(f, "송경희");
        press(f, "Enter");
        const struct view *view = history_now(&f->ex.history);
        assert_int_equal(view->page_kind, KIND_PERSON);
        assert_string_equal(view->page_slug, "song-kyung-hee");
        stop(f);
    }
}

static void escape_leaves_the_search_as_if_it_had_not_been(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Down Down Tab Down");
    char *before = screen(f);
    press(f, "/");
    type(f, "quantum");
    press(f, "Esc");
    char *after = screen(f);
    assert_string_equal(after, before);
    mem_free(&before);
    mem_free(&after);
    stop(f);
}

static void a_filter_narrows_all_panes_and_escape_takes_it_off(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int64_t all = f->ex.counted.total;
    press(f, "&");
    type(f, "topic:quantum-technology");
    press(f, "Enter");
    assert_true(f->ex.counted.total > 0 && f->ex.counted.total < all);
    assert_shows(f, "[topic:quantum-technology]");
    press(f, "Esc");
    assert_int_equal(f->ex.counted.total, all);
    stop(f);
}

static void a_wrong_filter_says_why_and_stays_to_be_mended(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "&");
    type(f, "colour:red");
    press(f, "Enter");
    assert_int_equal(f->ex.prompt_use, PROMPT_FILTER);
    assert_shows(f, "colour");
    stop(f);
}

static void the_command_line_goes_to_a_row(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "Tab :");
    type(f, "100");
    press(f, "Enter");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor + 1, 100);
    press(f, ":");
    type(f, "50%");
    press(f, "Enter");
    assert_int_equal(f->ex.counted.newer + (int64_t)f->ex.timeline_scroll.cursor + 1,
                     f->ex.counted.total / 2);
    press(f, ":");
    type(f, "nonsense");
    press(f, "Enter");
    assert_shows(f, "nonsense");
    stop(f);
}

static void keys_work_with_the_hangul_input_method_on(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    explorer_event(&f->ex, &(struct event){.type = EVENT_KEY, .key = 0x3153});
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 1);
    stop(f);
}

static void every_size_is_drawn(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    for (int rows = 1; rows < 60; rows += rows < 30 ? 1 : 7) {
        for (int columns = 1; columns < 210; columns += columns < 90 ? 1 : 13) {
            explorer_resize(&f->ex, rows, columns);
            draw(f);
            assert_int_equal(f->canvas.rows, rows);
            assert_int_equal(f->canvas.columns, columns);
        }
    }
    explorer_resize(&f->ex, 500, 1000);
    draw(f);
    stop(f);
}

/* A deterministic monkey: any key in any state, at changing sizes. */
static void no_sequence_of_keys_breaks_it(void **state)
{
    static const uint32_t special[] = {KEYS_UP,   KEYS_DOWN,     KEYS_LEFT,      KEYS_RIGHT,
                                       KEYS_HOME, KEYS_END,      KEYS_PAGE_DOWN, KEYS_PAGE_UP,
                                       KEYS_TAB,  KEYS_ENTER,    KEYS_ESCAPE,    KEYS_BACKSPACE,
                                       KEYS_F1,   KEYS_BACK_TAB, 0xC1A1,         0x3145};
    struct fixture *f = *state;
    uint64_t seed = 20261122;
    start(f, NULL);
    for (int i = 0; i < 3000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint32_t pick = (uint32_t)(seed >> 33);
        uint32_t key = pick % 3 == 0 ? ' ' + pick / 3 % 95 : special[pick / 3 % 16];
        if (key == 'e')
            key = 'j'; /* it would write files */
        if (pick % 97 == 0)
            explorer_resize(&f->ex, 1 + (int)(pick / 97 % 50), 1 + (int)(pick / 5000 % 160));
        explorer_event(&f->ex, &(struct event){.type = EVENT_KEY, .key = key});
        draw(f);
    }
    stop(f);
}

static void a_click_selects_and_the_wheel_scrolls(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    explorer_event(&f->ex, &(struct event){.type = EVENT_MOUSE,
                                           .button = MOUSE_CLICK,
                                           .row = f->ex.layout.panes[PANE_LIST].row + 4,
                                           .column = 3});
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 4);
    struct event wheel = {.type = EVENT_MOUSE, .button = MOUSE_WHEEL_DOWN, .row = 2, .column = 3};
    explorer_event(&f->ex, &wheel);
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 7);
    /* The wheel is of the pane it is over, wherever the keys go. */
    wheel.column = f->ex.layout.panes[PANE_TIMELINE].column + 3;
    size_t before = f->ex.timeline_scroll.cursor;
    explorer_event(&f->ex, &wheel);
    draw(f);
    assert_int_equal(f->ex.list_scroll.cursor, 7);
    assert_int_equal(f->ex.timeline_scroll.cursor, before + 3);
    wheel.row = f->ex.layout.panes[PANE_DETAIL].row;
    explorer_event(&f->ex, &wheel);
    draw(f);
    assert_int_equal(view(f)->text_top, 3);
    assert_int_equal(f->ex.timeline_scroll.cursor, before + 3);
    stop(f);
}

static void the_line_completes_a_command_and_takes_an_address(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, ":");
    type(f, "brief");
    assert_shows(f, ":");
    assert_shows(f, "briefing");
    press(f, "Esc :");
    type(f, "go topics year:2020..");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->list_kind, KIND_TOPIC);
    assert_string_equal(history_now(&f->ex.history)->query, "year:2020..");
    press(f, ":");
    type(f, "partner/FR");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->page_kind, KIND_PARTNER);
    press(f, ": Up Up");
    assert_string_equal(str_text(&f->ex.prompt.text), "go topics year:2020..");
    stop(f);
}

/* "ledger" is also in the name of a command that takes no words, "topics" in the help of one. */
static void the_line_takes_a_view_with_its_words(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, ":");
    type(f, "ledger partner:VN");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_PAGE);
    assert_string_equal(history_now(&f->ex.history)->page_slug, "ledger");
    assert_string_equal(history_now(&f->ex.history)->query, "partner:VN");
    press(f, ":");
    type(f, "topics partner:VN");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->list_kind, KIND_TOPIC);
    assert_string_equal(history_now(&f->ex.history)->query, "partner:VN");
    press(f, ":");
    type(f, "matrix year:2018..");
    press(f, "Enter");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_GRID);
    assert_string_equal(history_now(&f->ex.history)->query, "year:2018..");
    press(f, ":");
    type(f, "ledger");
    press(f, "Enter");
    assert_string_equal(history_now(&f->ex.history)->page_slug, "ledger");
    stop(f);
}

/* A report has a filter as the panes have one; a page of a record shows all of it. */
static void a_report_is_filtered_and_a_record_is_not(void **state)
{
    struct fixture *f = *state;
    start(f, "partner:vn");
    press(f, "gl");
    assert_string_equal(view(f)->query, "partner:vn");
    assert_shows(f, "[partner:vn]");
    press(f, "y");
    assert_string_equal(str_text(&f->ex.payload), "attache ledger partner:vn");
    press(f, "Tab");
    assert_shows(f, "ledger partner:vn is:open");
    press(f, "Enter");
    assert_string_equal(view(f)->query, "partner:vn is:open");
    press(f, "x");
    type(f, "a");
    assert_string_equal(view(f)->query, "is:open");
    press(f, "&");
    type(f, " partner:fr");
    press(f, "Enter");
    assert_string_equal(view(f)->query, "is:open partner:fr");
    press(f, "M");
    assert_int_equal(view(f)->screen, SCREEN_GRID);
    assert_string_equal(view(f)->query, "is:open partner:fr");
    press(f, "< < < <");
    assert_string_equal(view(f)->query, "partner:vn");
    stop(f);
    start(f, "partner:vn");
    press(f, "Down Enter");
    assert_int_equal(view(f)->screen, SCREEN_PAGE);
    char *dump = screen(f);
    assert_null(strstr(dump, "[partner:vn]"));
    mem_free(&dump);
    press(f, "gh");
    assert_shows(f, "[partner:vn]");
    stop(f);
}

static void help_narrows_as_typed_and_enter_runs_the_command(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    press(f, "? /");
    type(f, "gaps");
    assert_shows(f, ":go-gaps");
    press(f, "Enter Enter");
    assert_string_equal(history_now(&f->ex.history)->page_slug, "gaps");
    press(f, "Backspace");
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_OVERVIEW);
    press(f, "? /");
    type(f, "compare");
    press(f, "Enter");
    assert_shows(f, "Compare two to five");
    stop(f);
}

static void words_are_found_in_a_page_and_escape_goes_back_to_the_place(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    size_t top = history_now(&f->ex.history)->text_top;
    press(f, "/");
    type(f, "a wrong fact");
    assert_true(history_now(&f->ex.history)->text_top > top);
    press(f, "Esc");
    assert_int_equal(history_now(&f->ex.history)->text_top, top);
    press(f, "/");
    type(f, "seoul");
    press(f, "Enter");
    size_t first = history_now(&f->ex.history)->text_top;
    press(f, "n n");
    assert_true(history_now(&f->ex.history)->text_top > first);
    stop(f);
}

static size_t line_of_link(struct fixture *f)
{
    assert_true(view(f)->link >= 0);
    return f->ex.leaf.text.links[view(f)->link].line;
}

static void links_are_walked_from_what_was_found(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    press(f, "Tab /");
    type(f, "sessions");
    press(f, "Enter");
    assert_true(f->ex.found_line > 0);
    const size_t hit = (size_t)f->ex.found_line;
    assert_int_equal(view(f)->link, -1);
    press(f, "Tab");
    assert_true(line_of_link(f) >= hit);
    assert_true(view(f)->link == 0 || f->ex.leaf.text.links[view(f)->link - 1].line < hit);
    stop(f);
    start(f, "meeting/kr-fr-jcc-07");
    press(f, "/");
    type(f, "france");
    press(f, "Enter");
    const long first = f->ex.found_line;
    press(f, "n");
    assert_true(f->ex.found_line > first);
    press(f, "Shift-Tab");
    assert_true((long)line_of_link(f) < f->ex.found_line);
    stop(f);
}

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
    assert_non_null(strstr(str_text(&f->ex.payload), "http"));
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
    assert_null(strstr(shown, " > "));
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
    assert_non_null(strstr(f->ex.message, "attache show --format markdown"));
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
    assert_non_null(strstr(f->ex.message, ".ics"));
    unlink(str_text(&path));
    press(f, "gt &");
    type(f, "partner:fr");
    press(f, "Enter e Ctrl-U");
    str_cut(&path, path.length - 3);
    str_add(&path, ".ics");
    type(f, str_text(&path));
    press(f, "Enter");
    assert_non_null(strstr(f->ex.message, "9 meetings without a date known to the day left out; "));
    assert_non_null(strstr(f->ex.message, "attache export --format ics"));
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

static void keys_that_are_not_valid_here_say_where_they_are(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *address, *keys, *said;
    } cases[] = {
        {"ledger", "F", "F (facets): works in the overview (gp)"},
        {"partner/FR", "S", "S (save): works in the overview (gp), the matrix (M)"},
        {"partner/FR", "-", "-: works in the overview (gp), the matrix (M), the lanes (-)"},
        {"ledger", "*", "That is about a record"},
        {"ledger", "a", "That is about a record"},
        {"partner/FR", "z", "z: These keys mean nothing here"},
        {"partner/FR", "Enter", "No link here"},
        {"partner/FR", ">", "no later view"},
        {"coverage", "o", "No source here"},
    };
    f->own = own_new("");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        start(f, cases[i].address);
        press(f, cases[i].keys);
        assert_shows(f, cases[i].said);
        stop(f);
    }
    own_free(&f->own);
    start(f, NULL);
    press(f, ":");
    type(f, "sort");
    press(f, "Enter");
    assert_shows(f, "sort: works in the matrix (M)");
    stop(f);
}

static bool shows(struct fixture *f, const char *text)
{
    char *dump = screen(f);
    bool found = strstr(dump, text) != NULL;
    mem_free(&dump);
    return found;
}

static void the_footer_offers_what_can_be_done(void **state)
{
    struct fixture *f = *state;
    start_sized(f, NULL, 24, 200);
    assert_false(shows(f, "x drop"));
    assert_false(shows(f, "Backspace back"));
    press(f, "&");
    type(f, "partner:fr");
    press(f, "Enter");
    assert_true(shows(f, "x drop"));
    assert_true(shows(f, "Backspace back"));
    press(f, "Down Enter");
    assert_true(shows(f, "Tab link"));
    assert_true(shows(f, "c compare"));
    stop(f);
}

static void partners_are_compared_from_where_one_is(void **state)
{
    struct fixture *f = *state;
    start(f, "partner/FR");
    press(f, "c");
    assert_string_equal(str_text(&f->ex.prompt.text), "FR ");
    press(f, "Enter");
    assert_shows(f, "compare takes two to five partners");
    type(f, "japan");
    assert_shows(f, "Tab JP");
    press(f, "Tab");
    assert_string_equal(str_text(&f->ex.prompt.text), "FR JP ");
    press(f, "Enter");
    assert_string_equal(view(f)->page_slug, "compare FR JP");
    press(f, "c");
    type(f, "zz");
    press(f, "Enter");
    assert_shows(f, "there is no partner zz");
    press(f, "Esc <");
    assert_string_equal(view(f)->page_slug, "FR");
    press(f, ":");
    type(f, "compare us de");
    press(f, "Enter");
    assert_string_equal(view(f)->page_slug, "compare us de");
    stop(f);
    start(f, "matrix/pin=JP/pin=DE");
    press(f, "Right Right Right c");
    assert_non_null(strstr(str_text(&f->ex.prompt.text), " JP DE "));
    stop(f);
}

static void the_line_refuses_a_word_that_is_no_command(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *line, *said;
    } refused[] = {
        {"expotr", "there is no command expotr: did you mean export?"},
        {"quantum", "there is no command quantum (& filters, / searches"},
        {"partner/XX", "there is no partner/XX"},
    };
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        start(f, NULL);
        press(f, ":");
        type(f, refused[i].line);
        press(f, "Enter");
        assert_shows(f, refused[i].said);
        assert_string_equal(view(f)->query, "");
        stop(f);
    }
    start(f, NULL);
    press(f, ":");
    type(f, "topic:quantum");
    press(f, "Enter");
    assert_string_equal(view(f)->query, "topic:quantum");
    stop(f);
}

static void a_prefix_shows_how_it_goes_on_after_a_moment(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    assert_int_equal(explorer_patience(&f->ex), -1);
    press(f, "g");
    assert_int_equal(explorer_patience(&f->ex), 400);
    f->options.key_delay = 0;
    assert_int_equal(explorer_patience(&f->ex), 0);
    f->options.key_delay = 400;
    explorer_timeout(&f->ex);
    draw(f);
    assert_shows(f, "x go-random");
    press(f, "p");
    assert_int_equal(explorer_patience(&f->ex), -1);
    stop(f);
}

static void a_click_in_the_footer_runs_the_command(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int row = f->ex.rows - 1;
    explorer_event(
        &f->ex,
        &(struct event){.type = EVENT_MOUSE, .button = MOUSE_CLICK, .row = row, .column = 2});
    draw(f);
    assert_int_equal(history_now(&f->ex.history)->screen, SCREEN_HELP);
    stop(f);
}

static void the_border_follows_the_mouse(void **state)
{
    struct fixture *f = *state;
    start(f, NULL);
    int border = f->ex.layout.panes[PANE_LIST].columns;
    struct event event = {.type = EVENT_MOUSE, .button = MOUSE_CLICK, .row = 6, .column = border};
    explorer_event(&f->ex, &event);
    event.button = MOUSE_DRAG;
    event.column = border + 7;
    explorer_event(&f->ex, &event);
    draw(f);
    assert_int_equal(f->ex.layout.panes[PANE_LIST].columns, border + 7);
    for (event.column = 3; event.column > 0; event.column--)
        explorer_event(&f->ex, &event);
    event.column = border;
    explorer_event(&f->ex, &event);
    event.button = MOUSE_RELEASE;
    explorer_event(&f->ex, &event);
    draw(f);
    assert_int_equal(f->ex.layout.panes[PANE_LIST].columns, border);
    for (int i = 0; i < 40; i++)
        explorer_command(&f->ex, COMMAND_NARROWER);
    int least = f->ex.layout.panes[PANE_LIST].columns;
    explorer_command(&f->ex, COMMAND_WIDER);
    assert_int_equal(f->ex.layout.panes[PANE_LIST].columns, least + 2);
    stop(f);
}

static void brackets_walk_a_series_from_its_page_and_from_the_briefing(void **state)
{
    struct fixture *f = *state;
    start(f, "series/kr-fr-jcc");
    press(f, "[");
    assert_shows(f, "8th Korea–France Joint Committee");
    press(f, "[");
    assert_shows(f, "7th Korea–France Joint Coordinating Committee");
    press(f, "] ]");
    assert_shows(f, "No further meeting");
    stop(f);
    start(f, "partner/FR");
    press(f, "[");
    assert_shows(f, "8th Korea–France Joint Committee");
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
    type(f, "open no ne.db --with-embedded");
    press(f, "Enter");
    assert_shows(f, "no ne.db: both");
    assert_int_equal(view(f)->page_kind, KIND_MEETING);
    press(f, ":");
    type(f, "db --with-embedded  no ne.db ");
    press(f, "Enter");
    assert_shows(f, "no ne.db: both");
    const struct store *before = f->ex.store;
    press(f, ":");
    type(f, "open other.db");
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
    assert_shows(f, "The program's own records");
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
    assert_non_null(strstr(err.text, "minister"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partner_narrows_the_timeline_without_enter),
        cmocka_unit_test(the_timeline_drives_the_detail),
        cmocka_unit_test(the_cursor_starts_on_the_latest_meeting_not_after_today),
        cmocka_unit_test(every_meeting_is_reached_by_walking_down),
        cmocka_unit_test(paging_down_and_up_comes_back),
        cmocka_unit_test(following_links_and_going_back_restores_the_screen_exactly),
        cmocka_unit_test(search_finds_a_person_in_any_spelling_and_opens_her),
        cmocka_unit_test(escape_leaves_the_search_as_if_it_had_not_been),
        cmocka_unit_test(a_filter_narrows_all_panes_and_escape_takes_it_off),
        cmocka_unit_test(a_wrong_filter_says_why_and_stays_to_be_mended),
        cmocka_unit_test(the_command_line_goes_to_a_row),
        cmocka_unit_test(keys_work_with_the_hangul_input_method_on),
        cmocka_unit_test(every_size_is_drawn),
        cmocka_unit_test(no_sequence_of_keys_breaks_it),
        cmocka_unit_test(a_click_selects_and_the_wheel_scrolls),
        cmocka_unit_test(the_line_completes_a_command_and_takes_an_address),
        cmocka_unit_test(the_line_takes_a_view_with_its_words),
        cmocka_unit_test(a_report_is_filtered_and_a_record_is_not),
        cmocka_unit_test(help_narrows_as_typed_and_enter_runs_the_command),
        cmocka_unit_test(words_are_found_in_a_page_and_escape_goes_back_to_the_place),
        cmocka_unit_test(links_are_walked_from_what_was_found),
        cmocka_unit_test(a_view_is_copied_as_the_command_line_that_opens_it),
        cmocka_unit_test(what_is_under_the_cursor_is_copied_too),
        cmocka_unit_test(the_status_line_ends_in_what_there_is),
        cmocka_unit_test(what_is_shown_is_exported_by_the_ending_of_the_file),
        cmocka_unit_test(a_file_that_is_there_is_asked_about),
        cmocka_unit_test(a_long_message_is_seen_to_its_end),
        cmocka_unit_test(keys_that_are_not_valid_here_say_where_they_are),
        cmocka_unit_test(the_footer_offers_what_can_be_done),
        cmocka_unit_test(partners_are_compared_from_where_one_is),
        cmocka_unit_test(the_line_refuses_a_word_that_is_no_command),
        cmocka_unit_test(a_prefix_shows_how_it_goes_on_after_a_moment),
        cmocka_unit_test(a_click_in_the_footer_runs_the_command),
        cmocka_unit_test(the_border_follows_the_mouse),
        cmocka_unit_test(brackets_walk_a_series_from_its_page_and_from_the_briefing),
        cmocka_unit_test(another_database_takes_the_place_of_this_one),
        cmocka_unit_test(a_bad_query_is_refused_at_the_start),
    };
    return cmocka_run_group_tests(tests, open_dataset, close_dataset);
}
