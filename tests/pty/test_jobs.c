/* SPDX-License-Identifier: MIT */
/*
 * What people come for, each done from the first screen with at most six keys beside the words they
 * type. The keys each job took are counted and printed.
 */
#include "pty/session.h"

#include <sys/wait.h>
#include <unistd.h>

enum { KEYS_MOST = 6 };

/* One person at one terminal. */
struct desk {
    struct pty *pty;
    int keys;
};

static struct desk sit_down(void)
{
    return (struct desk){start_ready(24, 80, NULL, NULL), 0};
}

static void press(struct desk *desk, const char *key)
{
    pty_type(desk->pty, key);
    desk->keys++;
}

static void done(struct desk *desk, const char *job)
{
    print_message("%d keys: %s\n", desk->keys, job);
    assert_true(desk->keys <= KEYS_MOST);
    end_well(&desk->pty, "Q");
}

static void brief_me_on_france(void **state)
{
    (void)state;
    struct desk desk = sit_down();
    press(&desk, "/");
    pty_type(desk.pty, "france");
    wait_for(desk.pty, "partner/FR");
    press(&desk, "\r");
    wait_for(desk.pty, "Legal basis");
    done(&desk, "brief me on France");
}

static void who_is_this(void **state)
{
    (void)state;
    static const char *const spellings[] = {"송경희", "Song Kyung-hee", "Kyunghee Song"};
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        struct desk desk = sit_down();
        press(&desk, "/");
        pty_type(desk.pty, spellings[i]);
        wait_for(desk.pty, "person/song-kyung-hee");
        press(&desk, "\r");
        wait_for(desk.pty, "Offices");
        done(&desk, "who is 송경희, Song Kyung-hee, Kyunghee Song");
    }
}

static void what_on_quantum_with_whom_since_2020(void **state)
{
    (void)state;
    struct desk desk = sit_down();
    press(&desk, "&");
    pty_type(desk.pty, "topic:quantum year:2020..");
    press(&desk, "\r");
    wait_for(desk.pty, "[year:2020..]");
    press(&desk, "M");
    wait_for(desk.pty, "Quantum");
    done(&desk, "quantum since 2020, with whom: filter and matrix");
}

static void what_came_of_what_was_promised(void **state)
{
    (void)state;
    struct desk desk = sit_down();
    press(&desk, "g");
    press(&desk, "l");
    wait_for(desk.pty, "Promises");
    press(&desk, "\t");
    wait_for(desk.pty, "ledger is:open");
    press(&desk, "\r");
    wait_for(desk.pty, "[is:open]");
    wait_for(desk.pty, "Due");
    done(&desk, "what came of what was promised");
}

static void where_does_this_come_from(void **state)
{
    (void)state;
    struct desk desk = sit_down();
    press(&desk, "\t");
    press(&desk, "\r");
    wait_for(desk.pty, "meeting/");
    press(&desk, "G");
    wait_for(desk.pty, "A wrong fact?");
    wait_for(desk.pty, "http");
    done(&desk, "where a fact comes from");
}

static void give_it_to_me(void **state)
{
    (void)state;
    struct desk desk = sit_down();
    char path[512];
    (void)snprintf(path, sizeof path, "%s/france.md", pty_home(desk.pty));
    press(&desk, "j");
    wait_for(desk.pty, "> US");
    press(&desk, "B");
    wait_for(desk.pty, "Legal basis");
    press(&desk, "e");
    wait_for(desk.pty, "export to:");
    press(&desk, "\x15");
    pty_type(desk.pty, path);
    press(&desk, "\r");
    wait_for(desk.pty, "--format markdown");
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
    struct desk desk = sit_down();
    press(&desk, ":");
    pty_type(desk.pty, "db ");
    pty_type(desk.pty, folder);
    pty_type(desk.pty, "/none.db");
    press(&desk, "\r");
    wait_for(desk.pty, "No such file");
    wait_for(desk.pty, "FR France");
    press(&desk, ":");
    pty_type(desk.pty, "db ");
    pty_type(desk.pty, database);
    pty_type(desk.pty, " --with-embedded");
    press(&desk, "\r");
    wait_for(desk.pty, "+ own.db");
    press(&desk, "/");
    pty_type(desk.pty, "talks of the office");
    wait_for(desk.pty, "meeting/office-fr-2026-01");
    press(&desk, "\r");
    wait_for(desk.pty, "A workshop was prepared.");
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
