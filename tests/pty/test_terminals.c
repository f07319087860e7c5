/* SPDX-License-Identifier: MIT */
/*
 * Every kind of terminal in every locale: the same way through the explorer shows the same screens,
 * which are of Unicode or of ASCII as the locale says, and leaves the terminal as it was; a
 * terminal that cannot be served is refused. A sample of the combinations; with ATTACHE_SWEEP all
 * of them
 * (`make torture`, which makes the locales).
 */
#include "attache/text/ascii.h"
#include "attache/text/utf8.h"
#include "pty/session.h"

#include <locale.h>

static char long_name[5000];

static const struct terminal {
    const char *name; /* NULL: not set */
    bool served;
    bool repeats; /* libvterm misplaces what follows a repeated ASCII character (pty.h) */
    bool other;   /* it is no terminal of ANSI: nothing can show here what it would show */
} terminals[] = {
    {"vt100", true, false, false},
    {"linux", true, false, false},
    {"xterm", true, true, false},
    {"screen", true, false, false},
    {"tmux", true, false, false},
    {"dumb", false, false, false},
    {"no-such-one", false, false, false},
    {"xterm-256color", true, true, false},
    {"xterm-direct", true, true, false},
    {"ansi", true, true, true},
    {"vt52", true, false, true},
    {"sun", true, false, true},
    {"wy50", true, false, true},
    {"adm3a", true, false, true},
    {"hp", true, false, true},
    {"", false, false, false},
    {NULL, false, false, false},
    {"../../etc/passwd", false, false, false},
    {long_name, false, false, false},
};

static const struct place {
    const char *name;
    bool utf8;
} places[] = {
    {"C", false},          {"C.UTF-8", true},     {"ko_KR.UTF-8", true}, {"ko_KR.EUC-KR", false},
    {"tr_TR.UTF-8", true}, {"en_US.UTF-8", true}, {"ar_EG.UTF-8", true}, {"POSIX", false},
};

/* A locale that is not there, and none that is named, are taken for UTF-8: what is true of nearly
   all terminals. */
static const char *const nowhere[] = {"xx_XX.UTF-8", ""};

enum {
    TERMINALS = sizeof terminals / sizeof terminals[0],
    PLACES = sizeof places / sizeof places[0],
    SAMPLE_TERMINALS = 7, /* the first of each without a sweep */
    SAMPLE_PLACES = 5,
    STEPS = 6
};

/* What the way shows, by whether it is of Unicode: as the first combination showed it. */
static char *shown[2][STEPS];
static int sessions, refusals, screens, skipped;

/* The way: keys, and what then stands on the screen. The letters are those that a Turkish locale
   folds in another way; size is 0 or the rows of a screen of half the width. */
static const struct step {
    const char *keys, *wanted;
    int size;
} way[STEPS] = {
    {"", "? help", 0},
    {"jj", "> JP", 0},
    {"/ISTANBUL INITIATIVE KYUNG-HEE\025/KYUNG-HEE", "Kyung-hee Song", 0},
    {"\r", "Also written", 0},
    {"", "\n 2019-09-27", 16},
    {"?", "Move one row down", 0},
};

static struct pty *start_in(const struct terminal *terminal, const struct place *place)
{
    char term[sizeof long_name + 8] = "TERM", locale[64];
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", NULL};
    const char *const env[] = {term, locale, NULL};
    if (terminal->name != NULL)
        (void)snprintf(term, sizeof term, "TERM=%s", terminal->name);
    (void)snprintf(locale, sizeof locale, "LC_ALL=%s", place->name);
    return pty_start(24, 80, argv, env);
}

/* The screen, once it stands still, is that of the first combination, and of nothing that the
   locale cannot show. */
static void check_screen(struct pty *pty, const struct terminal *terminal,
                         const struct place *place, int step)
{
    char **first = &shown[place->utf8][step];
    const bool fresh = *first == NULL;
    pty_settle(pty, fresh ? 400 : 60);
    assert_int_equal(!ascii_only(pty_screen(pty)), place->utf8);
    if (terminal->repeats && !place->utf8)
        return;
    if (fresh)
        *first = strdup(pty_screen(pty));
    for (int i = 0; i < 50 && strcmp(*first, pty_screen(pty)) != 0; i++)
        pty_settle(pty, 100);
    if (strcmp(*first, pty_screen(pty)) != 0)
        fail_msg("%s in %s, step %d\n%s\nis not\n%s", terminal->name, place->name, step,
                 pty_screen(pty), *first);
    screens++;
}

/* What was sent: whole characters of UTF-8, or ASCII alone. */
static void check_bytes(const struct pty *pty, const struct place *place)
{
    size_t size;
    const char *bytes = pty_bytes(pty, &size);
    assert_true(utf8_valid(bytes, size, NULL));
    for (size_t i = 0; !place->utf8 && i < size; i++)
        assert_true((unsigned char)bytes[i] < 0x80);
}

static void go(const struct terminal *terminal, const struct place *place)
{
    struct pty *pty = start_in(terminal, place);
    for (int i = 0; i < STEPS; i++) {
        if (way[i].size > 0)
            pty_resize(pty, way[i].size, 40);
        pty_type(pty, way[i].keys);
        if (!pty_wait_text(pty, way[i].wanted, PTY_PATIENCE))
            fail_msg("%s in %s: no '%s'", terminal->name, place->name, way[i].wanted);
        check_screen(pty, terminal, place, i);
    }
    pty_type(pty, "Q");
    assert_ends_with(pty, 0);
    assert_restored(pty);
    check_bytes(pty, place);
    pty_free(&pty);
    sessions++;
}

/* Of one that is shown nowhere here: it takes keys, and ends as it should. */
static void run_there(const struct terminal *terminal, const struct place *place)
{
    struct pty *pty = start_in(terminal, place);
    pty_settle(pty, 400);
    for (int i = 1; i < STEPS; i++) {
        pty_type(pty, way[i].keys);
        pty_settle(pty, 60);
    }
    pty_type(pty, "\003");
    assert_ends_with(pty, 0);
    assert_restored(pty);
    check_bytes(pty, place);
    pty_free(&pty);
    sessions++;
}

/* Exit 2, one line that names --plain, and no byte that a terminal would act upon. */
static void is_refused(const struct terminal *terminal, const struct place *place)
{
    struct pty *pty = start_in(terminal, place);
    assert_ends_with(pty, 2);
    size_t size;
    const char *bytes = pty_bytes(pty, &size);
    assert_contains(bytes, "--plain");
    assert_ptr_equal(strchr(bytes, '\n'), bytes + size - 1);
    assert_null(memchr(bytes, '\033', size));
    assert_restored(pty);
    pty_free(&pty);
    refusals++;
}

static bool installed(const char *name)
{
    locale_t locale = newlocale(LC_ALL_MASK, name, (locale_t)0);
    if (locale != (locale_t)0)
        freelocale(locale);
    return locale != (locale_t)0;
}

static void every_terminal_in_every_locale(void **state)
{
    const bool all = getenv("ATTACHE_SWEEP") != NULL;
    (void)state;
    memset(long_name, 'x', sizeof long_name - 1);
    for (size_t i = 0; all && i < sizeof nowhere / sizeof nowhere[0]; i++)
        go(&terminals[0], &(struct place){nowhere[i], true});
    for (size_t p = 0; p < (all ? PLACES : SAMPLE_PLACES); p++) {
        const bool there = installed(places[p].name);
        if (all && !there)
            print_message("skip %s: it is not installed, and localedef did not make it\n",
                          places[p].name);
        for (size_t t = 0; t < (all ? TERMINALS : SAMPLE_TERMINALS); t++) {
            if (all ? !there : t % SAMPLE_PLACES != p) {
                skipped++;
                continue;
            }
            (!terminals[t].served ? is_refused
             : terminals[t].other ? run_there
                                  : go)(&terminals[t], &places[p]);
        }
    }
}

static int figure(void **state)
{
    (void)state;
    for (int i = 0; i < 2 * STEPS; i++)
        free(shown[i / STEPS][i % STEPS]);
    printf("terminals: %d sessions, %d refusals, %d screens the same, %d combinations skipped\n",
           sessions, refusals, screens, skipped);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(every_terminal_in_every_locale, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, figure);
}
