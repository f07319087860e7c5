/* SPDX-License-Identifier: MIT */
/* What the terminal sends, as events: with whole sequences, split ones, and litter. */
#include "attache/base/str.h"
#include "attache/term/input.h"
#include "attache/term/locale.h"
#include "attache/term/look.h"
#include "fixtures/test.h"

static void put(struct input *input, const char *bytes, size_t n)
{
    unsigned char *where;
    assert_true(input_room(input, &where) >= n);
    memcpy(where, bytes, n);
    input_added(input, n);
}

static void print_event(const struct event *event, struct str *out)
{
    if (event->type == EVENT_KEY)
        str_addf(out, "%x ", (unsigned)event->key);
    else if (event->type == EVENT_PASTE)
        str_addf(out, "[%s] ", event->text);
    else if (event->type == EVENT_MOUSE)
        str_addf(out, "m%d@%d,%d ", (int)event->button, event->row, event->column);
    else
        str_add(out, "unexpected ");
}

/* Gives the bytes in pieces of step and prints all events; at the end the input is settled. */
static void print_events(const char *bytes, size_t n, size_t step, struct str *out)
{
    struct input input = {0};
    struct event event;
    input_learn(&input, "\033[A", KEYS_UP);
    input_learn(&input, "\033Ox", KEYS_F1);
    input_learn(&input, "\f", KEYS_RIGHT);
    input_learn(&input, "j", KEYS_LEFT); /* refused: it can be typed */
    input_learn(&input, NULL, KEYS_LEFT);
    for (size_t i = 0; i < n; i += step) {
        put(&input, bytes + i, n - i < step ? n - i : step);
        while (input_next(&input, false, 1000, &event))
            print_event(&event, out);
    }
    while (input_next(&input, true, 1000, &event))
        print_event(&event, out);
    assert_int_equal(input_waiting(&input), 0);
    input_clear(&input);
}

static void check(const char *bytes, const char *events)
{
    for (size_t step = 1; step < 8; step++) {
        struct str out = {0};
        print_events(bytes, strlen(bytes), step, &out);
        assert_string_equal(str_text(&out), events);
        str_clear(&out);
    }
}

static void bytes_are_keys(void **state)
{
    (void)state;
    check("aZ", "61 5a ");
    check("é송", "e9 c1a1 ");
    check("\033", "1b ");
    check("\033\033", "1b 1b ");
    check("\033x", "400078 ");
    check("\033é", "4000e9 ");
    check("\r\n\t\b\x7f", "d d 9 7f 7f ");
    check("\x01\x1a", "1 1a ");
    check("\033[A\033OA\033[1;3B\033[1;5C", "200000 200000 600001 200003 ");
    check("\033[H\033[F\033[1~\033[4~\033[5~\033[6~\033[2~\033[3~",
          "200004 200005 200004 200005 200006 200007 200008 200009 ");
    check("\033OP\033[15~\033[24~\033[[A\033[[E", "20000b 20000f 200016 20000b 20000f ");
    check("\033[Z", "20000a ");
    check("\033Ox\033OM\033Oj\f", "20000b d 2a 200003 ");
    check("\033[", "40005b ");
    check("\033O", "40004f ");
    check("j", "6a ");
}

static void bytes_that_are_no_keys_are_dropped(void **state)
{
    (void)state;
    check("a\xff\xfe\xc3(b", "61 28 62 ");
    check("\xed\xa0\x80x\xf4\x90\x80\x80y", "78 79 ");
    check("\xc3", "");
    check("\xc2\x9b"
          "31m",
          "33 31 6d ");
    check("\033[?1;2cq", "71 ");
    check("\033[12;40$yq", "71 ");
    check("\033[99~\033[38;5;200mq", "71 ");
    check("\033[1;2\033[A", "200000 ");
    check("\033[12", "");
    check("\033[201~q", "71 ");
    check("\033]11;rgb:0000/0000/0000\033\\q\033]0;x\aq", "71 71 ");
    check("\033P>|XTerm(370)\033\\q\033_Gi=31;OK\033\\q", "71 71 ");
    check("\033]0;never ended", "");
    check("\033]0;broken\033[Aq", "200000 71 ");
    check("\033]\033Px\033P", "40005d 400050 78 400050 ");
}

static void a_paste_is_text_and_never_keys(void **state)
{
    (void)state;
    check("\033[200~:q!\r\033[201~x", "[:q! ] 78 ");
    check("\033[200~\033[201~x", "78 ");
    check("\033[200~a\033[20b\033[201x\033[201~y", "[a\xEF\xBF\xBD[20b\xEF\xBF\xBD[201x] 79 ");
    check("\033[200~\xff송\t\033[201~", "[\xEF\xBF\xBD송 ] ");
    check("\033[200~never ended q", "");
}

static void clicks_the_wheel_and_drags_have_their_cell(void **state)
{
    (void)state;
    check("\033[<0;3;4M\033[<0;3;4m", "m0@3,2 m5@3,2 ");
    check("\033[<0;3;4M\033[<0;3;4M\033[<0;3;4M", "m0@3,2 m1@3,2 m0@3,2 ");
    check("\033[<64;1;1M\033[<65;1;1M\033[<66;1;1M", "m2@0,0 m3@0,0 ");
    check("\033[<32;3;4M\033[<2;3;4M\033[<0;0;0M", "m4@3,2 ");
    check("\033[<0;999999999;1M", "m0@0,999998 ");
    check("\033[M !!\033[M#!!", "m0@0,0 m5@0,0 ");
    check("\033[M !", "");
}

static void a_double_click_needs_haste(void **state)
{
    (void)state;
    struct input input = {0};
    struct event event;
    static const int64_t times[] = {1000, 1000 + INPUT_DOUBLE + 1, 1000 + INPUT_DOUBLE + 2};
    static const enum mouse_button buttons[] = {MOUSE_CLICK, MOUSE_CLICK, MOUSE_DOUBLE};
    for (size_t i = 0; i < 3; i++) {
        put(&input, "\033[<0;1;1M", 9);
        assert_true(input_next(&input, false, times[i], &event));
        assert_int_equal(event.button, buttons[i]);
    }
    input_clear(&input);
}

/* Any bytes in any pieces: no event is odd, nothing stays, and the pieces change nothing. */
static void any_bytes_in_any_pieces_are_whole_events(void **state)
{
    (void)state;
    static const char *const parts[] = {"\033",      "[",       "O", "200~", "201~",
                                        "\033[201~", "<0;1;1M", "M", "송",   "\xed",
                                        "\xff",      "a",       ";", "1"};
    unsigned seed = 1;
    for (int round = 0; round < 3000; round++) {
        struct str bytes = {0};
        for (int i = 0; i < 12; i++) {
            seed = seed * 1103515245u + 12345u;
            unsigned pick = seed >> 16;
            if (pick % 3)
                str_add(&bytes, parts[pick / 3 % (sizeof parts / sizeof parts[0])]);
            else
                str_add_char(&bytes, (char)(pick >> 2));
        }
        struct str whole = {0};
        struct str single = {0};
        print_events(str_text(&bytes), bytes.length, bytes.length, &whole);
        print_events(str_text(&bytes), bytes.length, 1, &single);
        assert_string_equal(str_text(&whole), str_text(&single));
        assert_contains_not(str_text(&whole), "unexpected");
        str_clear(&bytes);
        str_clear(&whole);
        str_clear(&single);
    }
}

static void a_name_of_a_locale_says_whether_it_is_utf8(void **state)
{
    (void)state;
    static const char *const others[] = {"C", "POSIX", "ko_KR.EUC-KR", "de_DE.ISO-8859-15@euro"};
    static const char *const utf8[] = {"", "C.UTF-8", "ko_KR.utf8", "ko_KR",
                                       "ca_ES.UTF-8@valencia"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_true(locale_name_is_other(others[i]));
    for (size_t i = 0; i < sizeof utf8 / sizeof utf8[0]; i++)
        assert_false(locale_name_is_other(utf8[i]));
}

/* No two styles that stand beside each other on a screen differ by their tint alone. */
static void no_style_is_told_by_colour_alone(void **state)
{
    (void)state;
    for (unsigned style = 0; style < STYLE_COUNT; style++)
        if (look_of(style).tint != TINT_NONE)
            assert_int_not_equal(look_of(style).marks, 0);
    assert_int_equal(look_of(9999).marks, 0);
    assert_int_equal(look_colour(TINT_WARNING, 8), 1);
    assert_int_equal(look_colour(TINT_WARNING, 256), 160);
    assert_int_equal(look_colour(TINT_WARNING, 1 << 24), 0xD70000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_keys),
        cmocka_unit_test(bytes_that_are_no_keys_are_dropped),
        cmocka_unit_test(a_paste_is_text_and_never_keys),
        cmocka_unit_test(clicks_the_wheel_and_drags_have_their_cell),
        cmocka_unit_test(a_double_click_needs_haste),
        cmocka_unit_test(any_bytes_in_any_pieces_are_whole_events),
        cmocka_unit_test(a_name_of_a_locale_says_whether_it_is_utf8),
        cmocka_unit_test(no_style_is_told_by_colour_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
