/* SPDX-License-Identifier: MIT */
/*
 * Hostile words on a real terminal: an attack as a file's name, in the environment, in the files
 * of the user's settings, last place and notes, as a query, typed and pasted. The bytes sent to the
 * terminal are safe text and the program's own sequences, whatever the program thinks of the words,
 * and after it all is as it was.
 */
#include "hostile/attacks.h"
#include "hostile/scan.h"
#include "hostile/tampered.h"
#include "pty/session.h"

enum { TRIED = 4, STEP = 17 }; /* so many of the attacks, spread over them */

static const char *attack(int i)
{
    return attacks[i * STEP % ATTACKS].bytes;
}

/* The line discipline shows what is typed before the program is there: only what follows counts. */
static void check_bytes(struct pty *pty, const char *what)
{
    size_t size = 0;
    const char *bytes = pty_bytes(pty, &size);
    if (!scan_terminal(what, bytes, size))
        fail_msg("%s: not the program's own bytes", what);
}

/* Runs the program with one word in one place; it says something and ends by itself. */
static void say(const char *const argv[], const char *const env[], const char *what)
{
    static const char *const plain[] = {"PAGER=cat", NULL};
    struct pty *pty = pty_start(24, 100, argv, env != NULL ? env : plain);
    int status = pty_exit_status(pty, PTY_PATIENCE);
    if (status < 0 || status > 3)
        fail_msg("%s: status %d\n%s", what, status, pty_screen(pty));
    check_bytes(pty, what);
    assert_restored(pty);
    pty_free(&pty);
}

static void names_queries_and_settings_are_said_safely(void **state)
{
    (void)state;
    for (int i = 0; i < TRIED; i++) {
        const char *word = attack(i);
        char setting[512];
        (void)snprintf(setting, sizeof(setting), "ATTACHE_DB=%s", word);
        const char *const env[] = {setting, "PAGER=cat", NULL};
        const char *program = pty_program();
        say((const char *[]){program, "--db", word, "list", "meetings", NULL}, NULL, "--db");
        say((const char *[]){program, "list", "people", NULL}, env, "ATTACHE_DB");
        say((const char *[]){program, "search", "--", word, NULL}, NULL, "search");
        say((const char *[]){program, "check", word, "/dev/null", NULL}, NULL, "check");
    }
}

static void words_of_options_are_said_safely(void **state)
{
    (void)state;
    const char *program = pty_program();
    for (int i = 0; i < 2; i++) {
        const char *word = attack(i * 3 + 1);
        say((const char *[]){program, "list", word, NULL}, NULL, "list");
        say((const char *[]){program, "show", word, NULL}, NULL, "show");
        say((const char *[]){program, "--format", word, "list", "people", NULL}, NULL, "--format");
        say((const char *[]){program, "help", word, NULL}, NULL, "help");
        char path[512];
        (void)snprintf(path, sizeof(path), "/nowhere/%s", word);
        say((const char *[]){program, "show", "partner/NO", "-o", path, NULL}, NULL, "-o");
    }
}

/* Typed as a query and pasted into each prompt of the explorer. */
static void what_is_typed_is_shown_safely(void **state)
{
    (void)state;
    struct pty *pty = pty_start(24, 80, NULL, NULL);
    wait_for(pty, "1 Partners");
    for (int i = 0; i < ATTACKS; i += 3) {
        static const char *const prompts[] = {"/", "&", ":"};
        pty_type(pty, prompts[i / 3 % 3]);
        pty_type(pty, "\033[200~");
        pty_type(pty, attacks[i].bytes);
        pty_type(pty, "\033[201~\r\033");
        pty_settle(pty, 20);
    }
    pty_settle(pty, 60);
    pty_type(pty, "\003");
    assert_ends_with(pty, 0);
    check_bytes(pty, "typed");
    assert_int_equal(pty_mode(pty, 1049), 0);
    assert_restored(pty);
    pty_free(&pty);
}

/* Files of the user's */

static FILE *create(const char *folder, const char *name)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/attache", folder);
    (void)mkdir(path, 0700);
    (void)snprintf(path, sizeof(path), "%s/attache/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    return file;
}

/* Each attack as a line, a name, a value and keys; a place to go back to and sizes beyond all. */
static void write_settings(const char *folder)
{
    FILE *config = create(folder, "config");
    for (int i = 0; i < ATTACKS; i += 2)
        fprintf(config, "%s\n%s = on\nlang = %s\nmap %s down\n", attacks[i].bytes, attacks[i].bytes,
                attacks[i].bytes, attacks[i].bytes);
    assert_int_equal(fclose(config), 0);
    FILE *state = create(folder, "state");
    fprintf(state, "list.three = 99999999999999999999\nlist.two = -7\n\033]0;x\a = 1\n");
    fprintf(state, "place = meeting/%s\n", attack(3));
    assert_int_equal(fclose(state), 0);
}

/* Bookmarks, marks, notes, filters and what was typed, all attacks; kinds and types that are none.
 */
static void write_notes(const char *folder)
{
    static const struct tampering notes = {
        "notes", "PRAGMA application_id = 0x6174746e; PRAGMA user_version = 1;"
                 "CREATE TABLE item(kind INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,"
                 " time INTEGER NOT NULL, PRIMARY KEY(kind, name)) WITHOUT ROWID;"
                 "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 3 FROM n WHERE i < 100),"
                 " k(kind) AS (SELECT 1 UNION ALL SELECT kind + 1 FROM k WHERE kind < 9)"
                 "INSERT OR IGNORE INTO item SELECT kind, attack(i), attack(i + kind), i FROM n, k;"
                 "INSERT INTO item SELECT 3, 'partner/' || c, attack(7 * length(c)), 'late' FROM"
                 " (SELECT 'US' AS c UNION SELECT 'FR' UNION SELECT 'ITER');"
                 "INSERT INTO item VALUES(3, x'ff00fe', zeroblob(9), 1), (2, 'a', attack(40), 2),"
                 " ('x', 7, 8, 9), (1, 'partner/US', 1e300, -1);"};
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/attache/notes.db", folder);
    assert_true(tampered_apply(path, &notes));
}

static void walk_through_the_users_own(const char *const env[])
{
    static const char *const walk[] = {
        "''",      "'a",         "gm",      "jjj",      "G",       "\r",     "j\r", "\177",
        "/\033[A", "\033[A\033", "&\033[A", "\033[A\r", ":\033[A", "\033[A", "\r",  "\033",
        "?\033",   "&@",         "\t",      "\033\033", "2jj",     "\003"};
    struct pty *pty = pty_start(24, 80, NULL, env);
    for (int waited = 0; pty_mode(pty, 2004) != 1 && waited < PTY_PATIENCE; waited += 50)
        pty_settle(pty, 50);
    for (size_t i = 0; i < sizeof(walk) / sizeof(walk[0]); i++) {
        pty_type(pty, walk[i]);
        pty_settle(pty, 25);
    }
    int status = pty_exit_status(pty, PTY_PATIENCE);
    if (status != 0)
        fail_msg("status %d\n%s", status, pty_screen(pty));
    assert_contains(pty->bytes, "config:7: ");
    assert_contains(pty->bytes, "Bookmarks and notes");
    check_bytes(pty, "the user's own");
    assert_restored(pty);
    pty_free(&pty);
}

static void what_was_kept_is_shown_safely(void **state)
{
    (void)state;
    char folder[] = "/tmp/attache-kept.XXXXXX";
    char settings[3][64];
    assert_non_null(mkdtemp(folder));
    static const char *const names[] = {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"};
    for (int i = 0; i < 3; i++)
        (void)snprintf(settings[i], sizeof(settings[i]), "%s=%s", names[i], folder);
    const char *const env[] = {settings[0], settings[1], settings[2], "PAGER=cat", NULL};
    write_settings(folder);
    write_notes(folder);
    walk_through_the_users_own(env);
    const char *program = pty_program();
    say((const char *[]){program, "list", "bookmarks", NULL}, env, "bookmarks");
    say((const char *[]){program, "note", "partner/FR", NULL}, env, "a note");
    (void)nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(names_queries_and_settings_are_said_safely, pty_teardown),
        cmocka_unit_test_teardown(words_of_options_are_said_safely, pty_teardown),
        cmocka_unit_test_teardown(what_is_typed_is_shown_safely, pty_teardown),
        cmocka_unit_test_teardown(what_was_kept_is_shown_safely, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
