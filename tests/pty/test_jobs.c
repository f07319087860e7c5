/* SPDX-License-Identifier: MIT */
/*
 * What people come for, each done from the first screen with at most six keys beside the words they
 * type. The keys each job took are counted and printed.
 */
#include "pty/pty.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { KEYS_MOST = 6 };

/* One person at one terminal. */
struct desk {
    struct pty *pty;
    int keys;
};

static struct desk sit_down(const char *const argv[])
{
    struct desk desk = {pty_start(24, 80, argv, NULL), 0};
    assert_true(pty_wait_text(desk.pty, "? help", PTY_PATIENCE));
    return desk;
}

static struct desk sit_down_at_the_record(void)
{
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", NULL};
    return sit_down(argv);
}

static void press(struct desk *desk, const char *key)
{
    pty_type(desk->pty, key);
    desk->keys++;
}

static void sees(struct desk *desk, const char *text)
{
    if (!pty_wait_text(desk->pty, text, PTY_PATIENCE)) {
        print_error("%s\n", pty_screen(desk->pty));
        fail_msg("no '%s'", text);
    }
}

static void done(struct desk *desk, const char *job)
{
    print_message("%d keys: %s\n", desk->keys, job);
    assert_true(desk->keys <= KEYS_MOST);
    pty_type(desk->pty, "Q");
    assert_int_equal(pty_exit_status(desk->pty, PTY_PATIENCE), 0);
    assert_true(pty_is_restored(desk->pty));
    pty_free(&desk->pty);
}

static void brief_me_on_france(void **state)
{
    (void)state;
    struct desk desk = sit_down_at_the_record();
    press(&desk, "/");
    pty_type(desk.pty, "france");
    sees(&desk, "partner/FR");
    press(&desk, "\r");
    sees(&desk, "Legal basis");
    done(&desk, "brief me on France");
}

static void who_is_this(void **state)
{
    (void)state;
    static const char *const spellings[] = {"송경희", "Song Kyung-hee", "Kyunghee Song"};
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        struct desk desk = sit_down_at_the_record();
        press(&desk, "/");
        pty_type(desk.pty, spellings[i]);
        sees(&desk, "person/song-kyung-hee");
        press(&desk, "\r");
        sees(&desk, "Offices");
        done(&desk, "who is 송경희, Song Kyung-hee, Kyunghee Song");
    }
}

static void what_on_quantum_with_whom_since_2020(void **state)
{
    (void)state;
    struct desk desk = sit_down_at_the_record();
    press(&desk, "&");
    pty_type(desk.pty, "topic:quantum year:2020..");
    press(&desk, "\r");
    sees(&desk, "[year:2020..]");
    press(&desk, "M");
    sees(&desk, "Quantum");
    done(&desk, "quantum since 2020, with whom: filter and matrix");
}

static void what_came_of_what_was_promised(void **state)
{
    (void)state;
    struct desk desk = sit_down_at_the_record();
    press(&desk, "g");
    press(&desk, "l");
    sees(&desk, "Promises");
    press(&desk, "\t");
    sees(&desk, "ledger is:open");
    press(&desk, "\r");
    sees(&desk, "[is:open]");
    sees(&desk, "Due");
    done(&desk, "what came of what was promised");
}

static void where_does_this_come_from(void **state)
{
    (void)state;
    struct desk desk = sit_down_at_the_record();
    press(&desk, "\t");
    press(&desk, "\r");
    sees(&desk, "meeting/");
    press(&desk, "G");
    sees(&desk, "A wrong fact?");
    sees(&desk, "http");
    done(&desk, "where a fact comes from");
}

static void give_it_to_me(void **state)
{
    (void)state;
    struct desk desk = sit_down_at_the_record();
    char path[512];
    (void)snprintf(path, sizeof path, "%s/france.md", pty_home(desk.pty));
    press(&desk, "j");
    sees(&desk, "> US");
    press(&desk, "B");
    sees(&desk, "Legal basis");
    press(&desk, "e");
    sees(&desk, "export to:");
    press(&desk, "\x15");
    pty_type(desk.pty, path);
    press(&desk, "\r");
    sees(&desk, "--format markdown");
    assert_int_equal(access(path, R_OK), 0);
    done(&desk, "what is shown, as Markdown");
}

static const char own_records[] =
    "{\"type\": \"meeting\", \"id\": \"office-fr-2026-01\", \"title\": \"Talks of the office\", "
    "\"kind\": \"dialogue\", \"date\": \"2026-01-15\", \"status\": \"held\", \"city\": \"Seoul\", "
    "\"country\": \"KR\", \"partners\": [\"FR\"], \"topics\": [\"quantum-technology\"], "
    "\"summary\": \"A workshop was prepared.\", \"sources\": [\"office-note-1\"], "
    "\"confidence\": \"high\"}\n"
    "{\"type\": \"source\", \"id\": \"office-note-1\", \"title\": \"Note\", "
    "\"publisher\": \"The office\", \"language\": \"en\"}\n";

/* Imports the records into own.db in the folder. */
static void import(const char *folder, char *database, size_t size)
{
    char records[512];
    (void)snprintf(records, sizeof records, "%s/own.jsonl", folder);
    (void)snprintf(database, size, "%s/own.db", folder);
    FILE *file = fopen(records, "w");
    assert_non_null(file);
    assert_true(fputs(own_records, file) >= 0);
    assert_int_equal(fclose(file), 0);
    pid_t child = fork();
    if (child == 0) {
        (void)execl(pty_program(), "attache", "import", records, "-o", database, (char *)NULL);
        _exit(127);
    }
    int ended = -1;
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_int_equal(ended, 0);
}

static void my_office_has_records_of_its_own(void **state)
{
    (void)state;
    char folder[] = "/tmp/attache-jobs-XXXXXX";
    char database[512];
    assert_non_null(mkdtemp(folder));
    import(folder, database, sizeof database);
    struct desk desk = sit_down_at_the_record();
    press(&desk, ":");
    pty_type(desk.pty, "open ");
    pty_type(desk.pty, folder);
    pty_type(desk.pty, "/none.db");
    press(&desk, "\r");
    sees(&desk, "No such file");
    sees(&desk, "FR France");
    press(&desk, ":");
    pty_type(desk.pty, "open ");
    pty_type(desk.pty, database);
    pty_type(desk.pty, " --with-embedded");
    press(&desk, "\r");
    sees(&desk, "+ own.db");
    press(&desk, "/");
    pty_type(desk.pty, "talks of the office");
    sees(&desk, "meeting/office-fr-2026-01");
    press(&desk, "\r");
    sees(&desk, "A workshop was prepared.");
    done(&desk, "own records beside the embedded ones");
    char remove_all[600];
    (void)snprintf(remove_all, sizeof remove_all, "rm -rf %s", folder);
    assert_int_equal(system(remove_all), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(brief_me_on_france, pty_teardown),
        cmocka_unit_test_teardown(who_is_this, pty_teardown),
        cmocka_unit_test_teardown(what_on_quantum_with_whom_since_2020, pty_teardown),
        cmocka_unit_test_teardown(what_came_of_what_was_promised, pty_teardown),
        cmocka_unit_test_teardown(where_does_this_come_from, pty_teardown),
        cmocka_unit_test_teardown(give_it_to_me, pty_teardown),
        cmocka_unit_test_teardown(my_office_has_records_of_its_own, pty_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
