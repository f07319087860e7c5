/* SPDX-License-Identifier: MIT */
/* The matrix, the lanes and the facets in a real terminal, by keys and by mouse. */
#include "pty/session.h"

/* A press and a release of the left button on a cell. */
static void click(struct pty *pty, int row, int column)
{
    char bytes[64];
    (void)snprintf(bytes, sizeof bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1,
                   column + 1, row + 1);
    pty_type(pty, bytes);
}

static void a_cell_opens_its_meetings_and_back_restores_it(void **state)
{
    (void)state;
    char opened[40];
    struct pty *pty = start_ready(24, 80, "topic:quantum", NULL);
    pty_type(pty, "M");
    wait_for(pty, "Topics x Partners");
    wait_for(pty, "1/");
    pty_type(pty, "jl");
    wait_for(pty, "2/");
    pty_settle(pty, 100);
    char *before = strdup(pty_screen(pty));
    const char *bracket = strchr(strstr(before, "\n>"), '[');
    (void)snprintf(opened, sizeof opened, " 1/%ld", strtol(bracket + 1, NULL, 10));
    pty_type(pty, "\r");
    wait_for(pty, opened);
    wait_for(pty, "[partner:EU]");
    pty_type(pty, "\177");
    wait_for(pty, "Topics x Partners");
    pty_settle(pty, 100);
    assert_screen(pty, before);
    free(before);
    end_well(&pty, "Q");
}

static void a_matrix_is_pinned_sorted_read_and_slid(void **state)
{
    (void)state;
    struct pty *pty = start_ready(24, 80, "matrix", NULL);
    wait_for(pty, "by sum");
    pty_type(pty, "*");
    wait_for(pty, "Pinned:");
    pty_type(pty, "s");
    wait_for(pty, "by name");
    pty_type(pty, "w");
    wait_for(pty, "share of the partner");
    pty_type(pty, "{");
    wait_for(pty, "year:");
    wait_for(pty, "-20");
    pty_type(pty, "e");
    wait_for(pty, "matrix-share-by=name-pin=");
    pty_type(pty, "\033");
    wait_gone(pty, "matrix-share");
    end_well(&pty, "Q");
}

static void a_click_moves_in_a_grid(void **state)
{
    (void)state;
    int column = 0;
    struct pty *pty = start_ready(24, 80, "matrix", NULL);
    wait_for(pty, "1/");
    int row = row_of(pty, "Industry and innovation", &column);
    click(pty, row, column);
    wait_for(pty, "3/");
    pty_type(pty, "\033[<65;40;10M");
    wait_for(pty, "6/");
    end_well(&pty, "Q");
}

static void facets_count_choose_and_clear(void **state)
{
    (void)state;
    int column = 0;
    struct pty *pty = start_ready(24, 80, "year:2010..", NULL);
    pty_type(pty, "F");
    wait_for(pty, "1 Facets");
    wait_for(pty, "FR France");
    pty_type(pty, "\033[B\033[B");
    wait_for(pty, "France >");
    pty_type(pty, "\r");
    wait_for(pty, "[partner:FR]");
    wait_for(pty, "+ FR France");
    pty_type(pty, "\r");
    wait_gone(pty, "[partner:FR]");
    pty_settle(pty, 100);
    int row = row_of(pty, "EU European", &column);
    click(pty, row, column);
    wait_for(pty, "European Union >");
    pty_type(pty, "\r");
    wait_for(pty, "[partner:EU]");
    pty_type(pty, "-");
    wait_for(pty, "[-partner:EU]");
    pty_type(pty, "\033");
    wait_gone(pty, "1 Facets");
    wait_for(pty, "[-partner:EU]");
    end_well(&pty, "Q");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_cell_opens_its_meetings_and_back_restores_it, pty_teardown),
        cmocka_unit_test_teardown(a_matrix_is_pinned_sorted_read_and_slid, pty_teardown),
        cmocka_unit_test_teardown(a_click_moves_in_a_grid, pty_teardown),
        cmocka_unit_test_teardown(facets_count_choose_and_clear, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
