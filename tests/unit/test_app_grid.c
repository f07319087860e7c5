/* SPDX-License-Identifier: MIT */
/* The matrix and the lanes in the explorer, on the embedded dataset: cells open what they count,
   zooming keeps the place, back restores all, the address leads to the same view. */
#include "attache/base/file.h"
#include "fixtures/explorer.h"
#include "fixtures/test.h"

#include <stdlib.h>
#include <unistd.h>

static void start(struct fixture *f, const char *address)
{
    start_sized(f, address, 40, 120);
}

/* The number in the brackets of the cell under the cursor. */
static long number_under_cursor(struct fixture *f)
{
    char *dump = screen(f);
    const char *bracket = strchr(strstr(dump, "\n>") != NULL ? strstr(dump, "\n>") : dump, '[');
    long number = bracket != NULL ? strtol(bracket + 1, NULL, 10) : -1;
    mem_free(&dump);
    return number;
}

/* Wherever the cursor is, Enter leads to as many meetings as the cell says, and back to the cell.
 */
static void a_cell_opens_the_meetings_it_counts(void **state)
{
    struct fixture *f = *state;
    static const char *const ways[] = {"", "l l j j", "End", "G G l", "} } } -"};
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        start(f, "");
        press(f, "M");
        press(f, ways[i]);
        long number = number_under_cursor(f);
        char *before = screen(f);
        press(f, "Enter");
        assert_true(number > 0);
        assert_int_equal(view(f)->screen, SCREEN_OVERVIEW);
        assert_int_equal(view(f)->focus, PANE_TIMELINE);
        assert_int_equal(f->ex.counted.total, number);
        press(f, "Backspace");
        char *after = screen(f);
        assert_string_equal(after, before);
        mem_free(&before);
        mem_free(&after);
        stop(f);
    }
}

static void the_window_is_a_term_of_the_filter(void **state)
{
    struct fixture *f = *state;
    start(f, "matrix level:minister year:2010..2019");
    press(f, "}");
    assert_string_equal(view(f)->query, "level:minister year:2011..2020");
    press(f, "{ {");
    assert_string_equal(view(f)->query, "level:minister year:2009..2018");
    press(f, "-");
    assert_string_equal(view(f)->query, "level:minister year:2014..2018");
    press(f, "+ +");
    assert_string_equal(view(f)->query, "level:minister year:2004..2018");
    for (int i = 0; i < 9; i++)
        press(f, "+");
    assert_string_equal(view(f)->query, "level:minister");
    press(f, "}"); /* over all years a window begins at their end */
    assert_contains(view(f)->query, "year:");
    stop(f);
}

static void an_empty_cell_says_so_and_stays(void **state)
{
    struct fixture *f = *state;
    start(f, "matrix topic:quantum year:2010..2015");
    press(f, "j j l l l Enter");
    assert_int_equal(view(f)->screen, SCREEN_GRID);
    assert_shows(f, "never met on it in 2010-2015");
    stop(f);
}

/* Years, decades and back; in again to the meetings of the year. */
static void zooming_keeps_the_place(void **state)
{
    struct fixture *f = *state;
    start(f, "series:kr-fr-jcc"); /* of France alone, whatever is added */
    press(f, "2 End");
    int64_t meeting = view(f)->meeting;
    char *timeline = screen(f);
    press(f, "-");
    assert_int_equal(view(f)->screen, SCREEN_GRID);
    assert_shows(f, "FR 20");
    char *years = screen(f);
    press(f, "-");
    assert_shows(f, "FR 2000s");
    press(f, "-"); /* there is no wider view */
    assert_shows(f, "There is no wider view");
    press(f, "+");
    assert_shows(f, "Partners x years");
    assert_shows(f, "FR 20");
    press(f, "+");
    assert_int_equal(view(f)->screen, SCREEN_OVERVIEW);
    assert_int_equal(view(f)->focus, PANE_TIMELINE);
    assert_string_equal(view(f)->query, "series:kr-fr-jcc");
    press(f, "Backspace Backspace Backspace");
    char *again = screen(f);
    assert_string_equal(again, years);
    mem_free(&again);
    press(f, "Backspace");
    again = screen(f);
    assert_string_equal(again, timeline);
    assert_int_equal(view(f)->meeting, meeting);
    mem_free(&again);
    mem_free(&years);
    mem_free(&timeline);
    stop(f);
}

static void a_lane_opens_its_year(void **state)
{
    struct fixture *f = *state;
    start(f, "lanes");
    press(f, "{ Tab Enter");
    assert_int_equal(view(f)->screen, SCREEN_OVERVIEW);
    assert_contains(view(f)->query, "year:20");
    assert_contains(view(f)->query, "partner:");
    assert_true(f->ex.counted.total > 0);
    stop(f);
}

static void lanes_of_topics_and_people(void **state)
{
    struct fixture *f = *state;
    start(f, "lanes");
    press(f, "w");
    assert_shows(f, "Topics x years");
    press(f, "w");
    assert_shows(f, "People x years");
    press(f, "w");
    assert_shows(f, "Partners x years");
    stop(f);
}

static void pins_stand_first_in_every_order(void **state)
{
    struct fixture *f = *state;
    start(f, "matrix");
    press(f, "j *");
    char *topic = mem_dup(view(f)->grid.view.pins);
    assert_shows(f, "Pinned: ");
    assert_shows(f, ">*Digital");
    press(f, "*");
    assert_shows(f, "Pinned: US");
    assert_shows(f, " *US ");
    assert_string_equal(view(f)->grid.view.pins, "US");
    press(f, "*");
    assert_shows(f, ", US");
    assert_memory_equal(view(f)->grid.view.pins, topic, strlen(topic));
    mem_free(&topic);
    press(f, "*");
    assert_shows(f, "Not pinned any more");
    press(f, "s");
    assert_shows(f, "by name");
    press(f, "s");
    assert_shows(f, "by first meeting");
    press(f, "s");
    assert_shows(f, "like ");
    press(f, "w");
    assert_shows(f, "share of the partner");
    stop(f);
}

/* The address of a view opens one that looks the same. */
static void an_address_leads_there_again(void **state)
{
    struct fixture *f = *state;
    static const char *const addresses[] = {"matrix", "matrix/first year:2015..2024",
                                            "matrix/change partner:fr,de",
                                            "lanes/topics/decades level:minister", "LANES/people"};
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        start(f, addresses[i]);
        assert_int_equal(view(f)->screen, SCREEN_GRID);
        char *first = screen(f);
        press(f, "y");
        assert_int_equal(f->ex.request, REQUEST_COPY);
        stop(f);
        start(f, addresses[i]);
        char *again = screen(f);
        assert_string_equal(again, first);
        mem_free(&again);
        mem_free(&first);
        stop(f);
    }
    start(f, "matrix/nonsense");
    assert_int_equal(view(f)->screen, SCREEN_OVERVIEW);
    stop(f);
}

/* + from the years leads to the list that - was pressed at, with its choice. */
static void zooming_in_returns_to_the_list(void **state)
{
    struct fixture *f = *state;
    start(f, "topics");
    press(f, "Down Down -");
    char *lane = mem_dup(view(f)->grid.row);
    press(f, "l h +");
    assert_int_equal(view(f)->screen, SCREEN_OVERVIEW);
    assert_int_equal(view(f)->list_kind, KIND_TOPIC);
    assert_string_equal(view(f)->list_slug, lane);
    press(f, "- j +");
    assert_int_equal(view(f)->list_kind, KIND_TOPIC);
    assert_string_equal(view(f)->list_slug, "");
    mem_free(&lane);
    stop(f);
}

/* A code that is cut elsewhere stands whole over the cursor's column. */
static void the_code_of_the_cursor_is_whole(void **state)
{
    struct fixture *f = *state;
    start(f, "matrix/pin=AFRICAN-UNION");
    assert_shows(f, "AFRICAN-UNION  US");
    press(f, "l");
    assert_shows(f, "AFRICAN…");
    stop(f);
}

/* What y copies after the view was changed opens what was shown; cursors apart. */
static void the_copied_line_shows_the_same(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *address, *keys, *line;
    } cases[] = {
        {"matrix topic:quantum", "w s *", "matrix/share/by=name/pin=digital topic:quantum"},
        {"matrix topic:quantum", "s s s", "matrix/like=digital topic:quantum"},
        {"matrix topic:quantum partner:fr", "* * w w w",
         "matrix/change/pin=FR topic:quantum partner:fr"},
        {"lanes topic:quantum", "w w - s s", "lanes/people/decades/by=first topic:quantum"},
        {"matrix year:2015..2019", "}", "matrix year:2016..2020"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct str wanted = {0};
        str_addf(&wanted, "attache %s", cases[i].line);
        start(f, cases[i].address);
        press(f, cases[i].keys);
        press(f, "y");
        assert_string_equal(str_text(&f->ex.payload), str_text(&wanted));
        press(f, "v");
        char *page = mem_dup(str_text(&f->ex.payload));
        stop(f);
        start(f, cases[i].line);
        press(f, "v");
        assert_int_equal(f->ex.request, REQUEST_PAGER);
        assert_string_equal(str_text(&f->ex.payload), page);
        stop(f);
        mem_free(&page);
        str_clear(&wanted);
    }
}

static void export_to(struct fixture *f, const char *path)
{
    struct str line = {0};
    str_addf(&line, "export %s", path);
    press(f, ":");
    send(f, (struct event){.type = EVENT_PASTE, .text = str_text(&line)});
    press(f, "Enter");
    str_clear(&line);
}

/* e writes what is shown, and says the command line that does the same. */
static void a_grid_is_exported(void **state)
{
    struct fixture *f = *state;
    char folder[] = "/tmp/attache-grid-XXXXXX";
    struct str path = {0};
    struct str text = {0};
    assert_non_null(mkdtemp(folder));
    start(f, "matrix/share topic:quantum");
    press(f, "e");
    assert_shows(f, "matrix-share.csv");
    press(f, "Esc");
    str_addf(&path, "%s/a.csv", folder);
    export_to(f, str_text(&path));
    assert_shows(f, "attache show --format csv -o ");
    assert_int_equal(file_read(str_text(&path), &text, NULL), STATUS_OK);
    assert_memory_equal(str_text(&text), "id,title,native,US,", 19);
    export_to(f, "a.jsonl");
    assert_shows(f, "no format jsonl");
    assert_int_equal(unlink(str_text(&path)), 0);
    assert_int_equal(rmdir(folder), 0);
    str_clear(&text);
    str_clear(&path);
    stop(f);
}

static void a_click_moves_and_a_second_one_opens(void **state)
{
    struct fixture *f = *state;
    start(f, "matrix");
    press(f, "j j l l");
    int row = f->canvas.cursor_row;
    int column = f->canvas.cursor_column;
    char *before = screen(f);
    press(f, "k k h h");
    explorer_event(
        &f->ex,
        &(struct event){.type = EVENT_MOUSE, .row = row, .column = column, .button = MOUSE_CLICK});
    draw(f);
    char *after = screen(f);
    assert_string_equal(after, before);
    explorer_event(
        &f->ex,
        &(struct event){.type = EVENT_MOUSE, .row = row, .column = column, .button = MOUSE_DOUBLE});
    draw(f);
    assert_int_equal(view(f)->screen, SCREEN_OVERVIEW);
    mem_free(&before);
    mem_free(&after);
    stop(f);
}

/* A number below n, the same ones in every run. */
static int pick(int n)
{
    return (int)(random() % n);
}

/* Any keys, any sizes. */
static void nothing_pressed_breaks_it(void **state)
{
    struct fixture *f = *state;
    static const char *const keys[] = {"j", "k",   "h", "l", "{",  "}",     "+",         "-",
                                       "s", "w",   "*", "G", "M",  "Enter", "Backspace", "Tab",
                                       ">", "End", "d", "u", "gg", "Esc"};
    srandom(5);
    start(f, "lanes");
    for (int i = 0; i < 600; i++) {
        press(f, keys[pick((int)(sizeof(keys) / sizeof(keys[0])))]);
        if (i % 50 == 0) {
            explorer_resize(&f->ex, 3 + pick(50), 15 + pick(150));
            draw(f);
        }
    }
    stop(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_opens_the_meetings_it_counts),
        cmocka_unit_test(the_window_is_a_term_of_the_filter),
        cmocka_unit_test(an_empty_cell_says_so_and_stays),
        cmocka_unit_test(zooming_keeps_the_place),
        cmocka_unit_test(a_lane_opens_its_year),
        cmocka_unit_test(lanes_of_topics_and_people),
        cmocka_unit_test(pins_stand_first_in_every_order),
        cmocka_unit_test(zooming_in_returns_to_the_list),
        cmocka_unit_test(the_code_of_the_cursor_is_whole),
        cmocka_unit_test(the_copied_line_shows_the_same),
        cmocka_unit_test(a_grid_is_exported),
        cmocka_unit_test(an_address_leads_there_again),
        cmocka_unit_test(a_click_moves_and_a_second_one_opens),
        cmocka_unit_test(nothing_pressed_breaks_it),
    };
    return cmocka_run_group_tests(tests, open_dataset, close_dataset);
}
