/* SPDX-License-Identifier: MIT */
/* The pane of a grid on a canvas: heads, cursor, scrolling, pins, lanes with spans. */
#include "attache/core/date.h"
#include "attache/text/width.h"
#include "attache/ui/pane_grid.h"
#include "fixtures/test.h"

#include <stdlib.h>

enum { TOPICS = 6, PARTNERS = 9, MEETINGS = 200 };

static const char *const topics[TOPICS] = {"Space",  "Quantum", "Artificial intelligence",
                                           "Marine", "Nuclear", "Health"};
static const char *const natives[TOPICS] = {"우주", "양자", "인공지능", "해양", "원자력", "보건"};
static const char *const partners[PARTNERS] = {"FR", "DE", "US",   "JP", "CN",
                                               "GB", "VN", "ASEM", "EU"};

static void add_links(struct grid_links *links, enum kind kind, const char *const *names,
                      const char *const *native, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row *row = result_add(&links->entities);
        row->kind = kind;
        row->slug = names[i];
        row->title = names[i];
        row->native = native != NULL ? native[i] : "";
    }
    links->starts = mem_new(MEETINGS + 1, sizeof(*links->starts));
    links->items = mem_new(MEETINGS, sizeof(*links->items));
    for (uint32_t m = 0; m < MEETINGS && count > 0; m++) {
        links->starts[m + 1] = m + 1;
        links->items[m] = (uint32_t)((m * m / 3 + m % 2) % count);
    }
}

/* One topic and one partner a meeting, from 1990 on, ten a year; each seventh spans two years more
   and each fifth is doubtful. */
static void make_facts(struct grid_facts *facts)
{
    *facts = (struct grid_facts){.count = MEETINGS};
    facts->ids = mem_new(MEETINGS, sizeof(*facts->ids));
    facts->first_years = mem_new(MEETINGS, sizeof(*facts->first_years));
    facts->last_years = mem_new(MEETINGS, sizeof(*facts->last_years));
    facts->kinds = mem_new(MEETINGS, 1);
    facts->doubts = mem_new(MEETINGS, 1);
    for (int m = 0; m < MEETINGS; m++) {
        facts->first_years[m] = (int16_t)(1990 + m / 10);
        facts->last_years[m] = (int16_t)(facts->first_years[m] + (m % 7 == 0 ? 2 : 0));
        facts->kinds[m] = (unsigned char)((size_t)m % vocab_meeting_kind.count);
        facts->doubts[m] = m % 5 == 0;
    }
    add_links(&facts->links[GRID_TOPICS], KIND_TOPIC, topics, natives, TOPICS);
    add_links(&facts->links[GRID_PARTNERS], KIND_PARTNER, partners, NULL, PARTNERS);
}

static int set_up(void **state)
{
    struct grid_facts *facts = mem_new(1, sizeof(*facts));
    make_facts(facts);
    *state = facts;
    return 0;
}

static int tear_down(void **state)
{
    struct grid_facts *facts = *state;
    grid_facts_clear(facts);
    mem_free(&facts);
    return 0;
}

struct scene {
    struct grid grid;
    struct grid_look look;
    struct grid_scroll scroll;
    struct grid_layout layout;
    struct grid_boxes boxes;
    struct canvas canvas;
};

static void sort(struct scene *scene, enum grid_sort by, const char *pins, enum lang lang)
{
    struct grid_view view = {.sort = by, .pins = mem_dup(pins)};
    grid_sort(&scene->grid, &view, lang);
    grid_view_clear(&view);
}

static void begin(struct scene *scene, const struct grid_facts *facts, enum grid_axis rows,
                  enum grid_axis columns)
{
    const struct grid_spec spec = {rows, columns, GRID_YEAR_MIN, GRID_YEAR_MAX,
                                   date_day_number(2026, 11, 22)};
    *scene = (struct scene){.look = {.lanes = grid_axis_is_time(columns)}};
    grid_make(facts, &spec, &scene->grid);
    sort(scene, GRID_SORT_SUM, "", LANG_EN);
}

static void draw(struct scene *scene, int rows, int columns)
{
    canvas_resize(&scene->canvas, rows, columns);
    const struct box body = {0, 0, rows, columns};
    pane_grid_boxes(body, scene->grid.row_count, &scene->boxes);
    pane_grid_layout(&scene->grid, &scene->look, &scene->scroll, scene->boxes.grid, &scene->layout);
    pane_grid_fit(&scene->grid, &scene->layout, &scene->scroll);
    pane_draw_grid(&scene->canvas, &scene->grid, &scene->layout, &scene->scroll, &scene->look);
    pane_draw_grid_notes(&scene->canvas, scene->boxes.notes, &scene->grid, &scene->look);
}

static void end(struct scene *scene)
{
    canvas_clear(&scene->canvas);
    grid_clear(&scene->grid);
}

static void expect(const struct scene *scene, const char *screen)
{
    struct str dump = {0};
    canvas_dump(&scene->canvas, &dump);
    assert_same_text("the screen", str_text(&dump), screen);
    str_clear(&dump);
}

static void counts_with_sums_and_a_cursor_in_brackets(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_PARTNERS);
    scene.scroll = (struct grid_scroll){.row = 1, .column = 2};
    draw(&scene, 9, 60);
    expect(&scene, "                         CN  JP  FR  DE ASEM  EU  US> sum\n"
                   "  Quantum                15   .   .  14   16   .   .   45\n"
                   "> Health                  .   .  [.]  .    .  15  15   44\n"
                   "  Marine                  .  14  15   .    .   .   .   44\n"
                   "  Space                   .  22  12   .    .   .   .   34\n"
                   "  Nuclear                22   .   .  11    .   .   .   33\n"
                   "  Artificial intellig…    .   .   .   .    .   .   .    .\n"
                   "  sum                    37  36  27  25   16  15  15  200\n"
                   "\n");
    end(&scene);
}

static void pins_stay_while_the_rest_scrolls(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_PARTNERS);
    sort(&scene, GRID_SORT_NAME, "Space ASEM", LANG_EN);
    scene.scroll = (struct grid_scroll){.row = 5, .column = 8};
    draw(&scene, 6, 34);
    expect(&scene, "             <*ASEM  US  VN  sum\n"
                   " *Space           .   .   .   34\n"
                   "  Marine          .   .  15   44\n"
                   "  Nuclear         .   .   .   33\n"
                   "> Quantum        16   .  [.]  45\n"
                   "  sum            16  15  15  200\n");
    assert_int_equal(scene.canvas.cursor_row, 4);
    end(&scene);
}

static void lanes_have_letters_and_lines_across(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_PARTNERS, GRID_YEARS);
    scene.scroll = (struct grid_scroll){.row = 3, .column = 5};
    draw(&scene, 20, 76);
    expect(&scene, "         1990      1995      2000                2010  sum\n"
                   "  CN     t 3 ~~3~~~2~c 2~2~2~~~1~4~  3~1~1~2 2 2 :      37\n"
                   "  JP     2 2 d S?3~~~4~f ~~2~2~2 2 2 c 2~~~2~1~1~:      36\n"
                   "  FR     1~1~1~1~~~2~~~J 2 S?2 t ~~2~1~v 2   2 2 :      27\n"
                   "> DE     3   v   w?3~~~~~1~c 3 2   w?  t 3~1~~~~~~~     25\n"
                   "  ASEM   : v S?2       2 f ~~~~~~2   2     c ~~1~~~~~   16\n"
                   "  EU     ~~~~1~J v   M A A   M w?  S?~~1~1~  d d :      15\n"
                   "  US     : ~~2~~~S?  f c t d :   J 1~1~~~  A v M :      15\n"
                   "  VN     : S?t M d   d ~~1~~~~~1~  2   J   J w?t :      15\n"
                   "  GB     d M     t 2 w?    v d ~~~~~~  2 A t     :      14\n"
                   "  sum    ▇ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ ▂ ▁   200\n"
                   " S summit  M ministerial meeting  J joint committee  t high-level talks\n"
                   " d dialogue  w working group  A signing  v visit  f forum  c conference\n"
                   " 2 several  ? date not sure  ~ year not sure\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n");
    end(&scene);
}

static void decades_and_other_readings(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_DECADES);
    draw(&scene, 8, 60);
    expect(&scene, "                       1990s   2000s   2010s     sum\n"
                   "> Quantum              21~~~~~~21~~~~~~~~~~~~~~   45\n"
                   "  Health               22      22      :          44\n"
                   "  Marine               21~~~~~~22~~~~~~:          44\n"
                   "  Space                16~~~~~~17~~~~~~:          34\n"
                   "  Nuclear              17      15~~~~~~~~~~~~~~   33\n"
                   "  Artificial intellig… :       :       :           .\n"
                   "  sum                  100     103     3         200\n");
    end(&scene);
    begin(&scene, *state, GRID_TOPICS, GRID_PARTNERS);
    scene.look.reading = GRID_SHARE;
    scene.scroll.row = scene.grid.row_count;
    draw(&scene, 8, 70);
    expect(&scene, "                             CN   JP   FR   DE ASEM   EU   US> all\n"
                   "  Quantum                   41%    .    .  56% 100%    .    .  23%\n"
                   "  Health                      .    .    .    .    . 100% 100%  22%\n"
                   "  Marine                      .  39%  56%    .    .    .    .  22%\n"
                   "  Space                       .  61%  44%    .    .    .    .  17%\n"
                   "  Nuclear                   59%    .    .  44%    .    .    .  17%\n"
                   "  Artificial intelligence     .    .    .    .    .    .    .    .\n"
                   "> all                     [100%]100% 100% 100% 100% 100% 100%\n");
    end(&scene);
}

static void the_notes_speak_korean(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_PARTNERS);
    scene.look.lang = LANG_KO;
    draw(&scene, 22, 60);
    expect(&scene, "             CN  JP  FR  DE ASEM  EU  US  VN  GB 합계\n"
                   "> 양자      [15]  .   .  14   16   .   .   .   .   45\n"
                   "  보건        .   .   .   .    .  15  15   .  14   44\n"
                   "  해양        .  14  15   .    .   .   .  15   .   44\n"
                   "  우주        .  22  12   .    .   .   .   .   .   34\n"
                   "  원자력     22   .   .  11    .   .   .   .   .   33\n"
                   "  인공지능    .   .   .   .    .   .   .   .   .    .\n"
                   "  합계       37  36  27  25   16  15  15  15  14  200\n"
                   " 만난 적 없음: 54칸 중 41칸\n"
                   "\n"
                   "       ████████████████████\n"
                   " 연도  1990######2000########\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n"
                   "\n");
    end(&scene);
}

/* What is drawn on a line of the canvas, at a column, is that row and column of the grid. */
static void assert_pointed(struct scene *scene, int line, int at, size_t row, size_t column)
{
    assert_true(pane_grid_point(&scene->grid, &scene->layout, &scene->scroll, line, at));
    assert_int_equal(scene->scroll.row, row);
    assert_int_equal(scene->scroll.column, column);
}

static void a_place_is_found_where_it_is_drawn(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_PARTNERS);
    scene.scroll = (struct grid_scroll){.row = 1, .column = 2};
    draw(&scene, 9, 60);
    const int line = scene.canvas.cursor_row;
    const int column = scene.canvas.cursor_column;
    assert_pointed(&scene, 1, 1, 0, scene.grid.column_count);
    assert_pointed(&scene, 0, column, scene.grid.row_count, 2);
    assert_pointed(&scene, line, column, 1, 2);
    assert_false(pane_grid_point(&scene.grid, &scene.layout, &scene.scroll, 1, 59));
    assert_false(pane_grid_point(&scene.grid, &scene.layout, &scene.scroll, 20, 1));
    assert_false(pane_grid_point(&scene.grid, &scene.layout, &scene.scroll, -1, 1));
    assert_false(pane_grid_point(&scene.grid, &scene.layout, &scene.scroll, 1, -1));
    assert_int_equal(scene.scroll.row, 1);
    assert_int_equal(scene.scroll.column, 2);
    end(&scene);
}

/* A number below n, the same ones in every run. */
static int pick(int n)
{
    return (int)(random() % n);
}

/* At any size, wherever the cursor is: it is seen, and each line fits. */
static void the_cursor_is_always_seen(void **state)
{
    srandom(11);
    for (int round = 0; round < 300; round++) {
        struct scene scene;
        enum grid_axis columns = round % 3 == 0   ? GRID_PARTNERS
                                 : round % 3 == 1 ? GRID_YEARS
                                                  : GRID_DECADES;
        begin(&scene, *state, GRID_TOPICS, columns);
        sort(&scene, GRID_SORT_SUM, round % 4 ? "" : "Marine VN", round % 2 ? LANG_KO : LANG_EN);
        scene.look.reading = (enum grid_reading)(pick(GRID_READING_COUNT));
        pane_grid_move(&scene.grid, &scene.scroll, pick(9), pick(25));
        int width = 20 + pick(100);
        draw(&scene, 3 + pick(40), width);
        assert_true(scene.canvas.cursor_row > 0 || scene.layout.sum == 0);
        struct str dump = {0};
        canvas_dump(&scene.canvas, &dump);
        for (char *line = strtok(dump.data, "\n"); line != NULL; line = strtok(NULL, "\n"))
            assert_true(width_text(line) <= width);
        str_clear(&dump);
        end(&scene);
    }
}

/* A cursor that a larger grid left behind stands on the sums. */
static void a_cursor_of_another_grid_is_brought_back(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_PARTNERS);
    scene.scroll = (struct grid_scroll){.row = 500, .column = 500, .top = 400, .left = 400};
    draw(&scene, 9, 60);
    assert_int_equal(scene.scroll.row, scene.grid.row_count);
    assert_int_equal(scene.scroll.column, scene.grid.column_count);
    assert_true(scene.scroll.top < scene.grid.row_count);
    assert_true(scene.scroll.left < scene.grid.column_count);
    scene.scroll = (struct grid_scroll){.row = 1, .column = 8, .left = 3};
    draw(&scene, 9, 120); /* all columns have room: none is left out for the old place */
    assert_int_equal(scene.scroll.left, 0);
    end(&scene);
}

/* In a pane without rows nothing is drawn, and what is drawn in a narrow one stays in it. */
static void a_pane_without_room_draws_nothing(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_YEARS);
    draw(&scene, 3, 60);
    canvas_blank(&scene.canvas);
    scene.layout.box.rows = 0;
    pane_draw_grid(&scene.canvas, &scene.grid, &scene.layout, &scene.scroll, &scene.look);
    struct str dump = {0};
    canvas_dump(&scene.canvas, &dump);
    assert_int_equal(strspn(str_text(&dump), " \n"), dump.length);
    str_clear(&dump);
    end(&scene);
}

static void a_move_stops_at_the_sums(void **state)
{
    struct scene scene;
    begin(&scene, *state, GRID_TOPICS, GRID_PARTNERS);
    assert_false(pane_grid_move(&scene.grid, &scene.scroll, -1, -1));
    assert_true(pane_grid_move(&scene.grid, &scene.scroll, 1000, 0));
    assert_int_equal(scene.scroll.row, scene.grid.row_count);
    assert_true(pane_grid_move(&scene.grid, &scene.scroll, 0, 1000));
    assert_false(pane_grid_move(&scene.grid, &scene.scroll, 1, 1));
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_with_sums_and_a_cursor_in_brackets),
        cmocka_unit_test(pins_stay_while_the_rest_scrolls),
        cmocka_unit_test(lanes_have_letters_and_lines_across),
        cmocka_unit_test(decades_and_other_readings),
        cmocka_unit_test(the_notes_speak_korean),
        cmocka_unit_test(a_place_is_found_where_it_is_drawn),
        cmocka_unit_test(the_cursor_is_always_seen),
        cmocka_unit_test(a_cursor_of_another_grid_is_brought_back),
        cmocka_unit_test(a_pane_without_room_draws_nothing),
        cmocka_unit_test(a_move_stops_at_the_sums),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
