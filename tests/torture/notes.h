/* SPDX-License-Identifier: MIT */
/*
 * Writers of notes and bookmarks that are killed, two at once in one file: a child acknowledges
 * each item in a pipe once notebook_put has said that it is on the disk; then it is killed, the
 * other goes on, and all that was acknowledged must be there. The unit test does it some hundred
 * times, tests/torture/kill_notes.c as often as it is told.
 */
#ifndef TESTS_TORTURE_NOTES_H
#define TESTS_TORTURE_NOTES_H

#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/store/notebook.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOTES_PAGE = 4096, NOTES_WAITED = 3, NOTES_FAILED = 4 /* how a child ends by itself */ };

/* Every third item is a bookmark, which has no text; a note has from some bytes to some pages of
   it, so that a commit takes more than one write. */
static inline enum notebook_kind notes_kind(int number)
{
    return number % 3 == 0 ? NOTEBOOK_BOOKMARK : NOTEBOOK_NOTE;
}

/* Owned. */
static inline char *notes_text(int number)
{
    struct str text = {0};
    if (notes_kind(number) == NOTEBOOK_NOTE) {
        str_addf(&text, "note %d ", number);
        str_add_repeat(&text, "x", (size_t)(number * 7919 % (2 * NOTES_PAGE)));
    }
    return str_take(&text);
}

static inline void notes_name(int number, char name[32])
{
    (void)snprintf(name, 32, "meeting/m-%06d", number);
}

static inline enum status notes_put(struct notebook *notebook, int number, struct err *err)
{
    char name[32];
    char *text = notes_text(number);
    notes_name(number, name);
    enum status status = notebook_put(notebook, notes_kind(number), name, text, err);
    mem_free(&text);
    return status;
}

/* Whether the item is there, whole. */
static inline bool notes_has(const struct notebook *notebook, int number)
{
    char name[32];
    notes_name(number, name);
    const struct notebook_item *item = notebook_find(notebook, notes_kind(number), name);
    char *text = notes_text(number);
    bool same = item != NULL && strcmp(item->text, text) == 0;
    mem_free(&text);
    return same;
}

/* A fresh folder for a program's notes, and its end. */
static inline bool notes_folder(const char *name, struct str *out)
{
    const char *base = getenv("TMPDIR");
    str_addf(out, "%s/%s.XXXXXX", base != NULL ? base : "/tmp", name);
    if (mkdtemp(out->data) != NULL)
        return true;
    perror(out->data);
    str_clear(out);
    return false;
}

static inline void notes_remove(struct str *folder)
{
    struct str path = {0};
    str_addf(&path, "%s/notes.db", folder->data);
    (void)unlink(path.data);
    (void)rmdir(folder->data);
    str_clear(&path);
    str_clear(folder);
}

/* Whether SQLite finds nothing wrong with the file. */
static inline bool notes_integrity(const char *folder)
{
    struct str path = {0};
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    bool ok = false;
    str_addf(&path, "%s/notes.db", folder);
    if (sqlite3_open_v2(str_text(&path), &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_busy_timeout(db, 5000) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW)
        ok = strcmp((const char *)sqlite3_column_text(stmt, 0), "ok") == 0;
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    str_clear(&path);
    return ok;
}

/* One of the writers: its child, and the numbers of what it has acknowledged since the file was
   made. */
struct notes_writer {
    pid_t child;
    int pipe_out;
    int first;
    int next;
};

/* Starts a child that writes items from writer->next on and acknowledges each, without end. */
static inline bool notes_start(const char *folder, struct notes_writer *writer)
{
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0)
        return false;
    writer->pipe_out = ends[0];
    writer->child = fork();
    if (writer->child == 0) {
        struct notebook *notebook = notebook_new(folder);
        struct err err = {0};
        for (int number = writer->next;; number++)
            if (notes_put(notebook, number, &err) != STATUS_OK ||
                write(ends[1], &number, sizeof(number)) != (ssize_t)sizeof(number)) {
                fprintf(stderr, "notes: %s\n", err.text);
                _exit(strstr(err.text, "another program is writing") != NULL ? NOTES_WAITED
                                                                             : NOTES_FAILED);
            }
    }
    close(ends[1]);
    return writer->child > 0;
}

/* Waits for one acknowledgement; false when there is none and will be none. */
static inline bool notes_hear(struct notes_writer *writer)
{
    int number = 0;
    if (read(writer->pipe_out, &number, sizeof(number)) != (ssize_t)sizeof(number))
        return false;
    writer->next = number + 1;
    return true;
}

static inline void notes_sleep(long milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    while (nanosleep(&time, &time) != 0 && errno == EINTR)
        continue;
}

struct notes_toll {
    int kills;
    int journals;     /* kills that left a journal: a write was under way */
    int acknowledged; /* items in all */
    int lost;         /* of these, not there after */
    int corrupt;      /* times that integrity_check found something */
    int waited;       /* writers that were told that the other one writes: on a busy machine one
                         may be stopped for longer than notebook_put waits */
    int refused;      /* writers that were told anything else */
};

enum { NOTES_WRITERS = 2 };

/* Kills the writer; what it had acknowledged until then counts. */
static inline void notes_kill_one(const char *folder, struct notes_writer *writer,
                                  struct notes_toll *toll)
{
    struct str journal = {0};
    int status = 0;
    int before = writer->next;
    kill(writer->child, SIGKILL);
    (void)waitpid(writer->child, &status, 0);
    str_addf(&journal, "%s/notes.db-journal", folder);
    toll->journals += access(str_text(&journal), F_OK) == 0;
    bool waited = WIFEXITED(status) && WEXITSTATUS(status) == NOTES_WAITED;
    toll->waited += waited;
    toll->refused += !WIFSIGNALED(status) && !waited;
    toll->kills++;
    while (notes_hear(writer))
        continue;
    close(writer->pipe_out);
    toll->acknowledged += writer->next - before;
    str_clear(&journal);
}

/* All that the writers have acknowledged since the file was made is in it, and it is whole. */
static inline void notes_check(const char *folder, const struct notes_writer *writers,
                               struct notes_toll *toll)
{
    struct notebook *notebook = notebook_new(folder);
    if (notebook_load(notebook, NULL) != STATUS_OK)
        toll->corrupt++;
    for (int w = 0; w < NOTES_WRITERS; w++)
        for (int i = writers[w].first; i < writers[w].next; i++)
            toll->lost += !notes_has(notebook, i);
    toll->corrupt += !notes_integrity(folder);
    notebook_free(&notebook);
}

/*
 * Starts both writers and kills them, one after the other, each up to `longest` milliseconds after
 * its start, or, when `heard`, after the first items of both. A killed writer's journal is for the
 * other one to roll back.
 */
static inline bool notes_kill_both(const char *folder, struct notes_writer *writers, bool heard,
                                   long longest, struct notes_toll *toll)
{
    long delays[NOTES_WRITERS] = {random() % (longest + 1), random() % (longest + 1)};
    int early = delays[1] < delays[0];
    for (int w = 0; w < NOTES_WRITERS; w++)
        if (!notes_start(folder, &writers[w]))
            return false;
    for (int w = 0; w < NOTES_WRITERS && heard; w++)
        toll->acknowledged += notes_hear(&writers[w]);
    notes_sleep(delays[early]);
    notes_kill_one(folder, &writers[early], toll);
    notes_sleep(delays[!early] - delays[early]);
    notes_kill_one(folder, &writers[!early], toll);
    notes_check(folder, writers, toll);
    return true;
}

/*
 * Kills so many writers, two of one file at a time, and looks at the file after each two. The file
 * is made anew now and then lest it grow without end.
 */
static inline struct notes_toll notes_kill(const char *folder, int count, long longest,
                                           unsigned seed)
{
    enum { FILE_ROUNDS = 10, APART = 100000 };
    struct notes_writer writers[NOTES_WRITERS] = {0};
    struct notes_toll toll = {0};
    struct str path = {0};
    str_addf(&path, "%s/notes.db", folder);
    srandom(seed);
    for (int round = 0; round < (count + 1) / NOTES_WRITERS; round++) {
        if (round % FILE_ROUNDS == 0) {
            (void)unlink(str_text(&path));
            for (int w = 0; w < NOTES_WRITERS; w++)
                writers[w].first = writers[w].next = w * APART;
        }
        if (!notes_kill_both(folder, writers, round % 2 == 0, longest, &toll))
            break;
    }
    str_clear(&path);
    return toll;
}

/* Writes so many notes; what had to wait too long goes along with a later one. Returns whether all
   is on the disk. */
static inline bool notes_write(const char *folder, int from, int count)
{
    struct notebook *notebook = notebook_new(folder);
    for (int i = from; i < from + count; i++)
        (void)notes_put(notebook, i, NULL);
    for (int tries = 0; notebook_unsaved(notebook) > 0 && tries < 20; tries++)
        (void)notebook_flush(notebook, NULL);
    bool saved = notebook_unsaved(notebook) == 0;
    notebook_free(&notebook);
    return saved;
}

/* Lets so many processes write `each` notes at once; returns how many of all are not there. One of
   them is stopped in between for so many milliseconds, if any. */
static inline int notes_share(const char *folder, int writers, int each, long stopped)
{
    pid_t first = 0;
    int missing = 0;
    for (int w = 0; w < writers; w++) {
        pid_t child = fork();
        if (child == 0)
            _exit(notes_write(folder, w * each, each) ? 0 : 1);
        first = w == 0 ? child : first;
    }
    if (stopped > 0) {
        notes_sleep(stopped / 10);
        kill(first, SIGSTOP);
        notes_sleep(stopped);
        kill(first, SIGCONT);
    }
    for (int w = 0; w < writers; w++)
        (void)wait(NULL);
    struct notebook *notebook = notebook_new(folder);
    missing = notebook_load(notebook, NULL) == STATUS_OK ? 0 : writers * each;
    for (int i = 0; i < writers * each && missing < writers * each; i++)
        missing += !notes_has(notebook, i);
    notebook_free(&notebook);
    return missing;
}

#endif
