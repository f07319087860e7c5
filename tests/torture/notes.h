/* SPDX-License-Identifier: MIT */
/*
 * Writers of notes that are killed: a child acknowledges each note in a pipe once own_put has said
 * that it is on the disk; then it is killed, and all that was acknowledged must be there. The unit
 * test does it some hundred times, tests/torture/kill_notes.c as often as it is told.
 */
#ifndef TESTS_TORTURE_NOTES_H
#define TESTS_TORTURE_NOTES_H

#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/store/own.h"

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

enum { NOTES_PAGE = 4096 };

/* The text of the note with a number: from some bytes to some pages, so that a commit takes more
   than one write. Owned. */
static inline char *notes_text(int number)
{
    struct str text = {0};
    str_addf(&text, "note %d ", number);
    str_add_repeat(&text, "x", (size_t)(number * 7919 % (2 * NOTES_PAGE)));
    return str_take(&text);
}

static inline void notes_name(int number, char name[32])
{
    (void)snprintf(name, 32, "meeting/m-%06d", number);
}

static inline enum status notes_put(struct own *own, int number, struct err *err)
{
    char name[32];
    char *text = notes_text(number);
    notes_name(number, name);
    enum status status = own_put(own, OWN_NOTE, name, text, err);
    mem_free(&text);
    return status;
}

/* Whether the note is there, whole. */
static inline bool notes_has(const struct own *own, int number)
{
    char name[32];
    notes_name(number, name);
    const struct own_item *item = own_find(own, OWN_NOTE, name);
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

/* A child that writes notes from a number on and acknowledges each in the pipe, without end. */
static inline pid_t notes_writer(const char *folder, int from, int pipe_in)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    struct own *own = own_new(folder);
    for (int number = from;; number++) {
        if (notes_put(own, number, NULL) != STATUS_OK ||
            write(pipe_in, &number, sizeof(number)) != (ssize_t)sizeof(number))
            _exit(3);
    }
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
    int acknowledged; /* notes in all */
    int lost;         /* of these, not there after */
    int corrupt;      /* times that integrity_check found something */
};

/* Kills a writer some milliseconds after its first note; *next is the number to begin with. */
static inline bool notes_kill_one(const char *folder, int *next, long delay,
                                  struct notes_toll *toll)
{
    int ends[2] = {-1, -1};
    int number = 0;
    int first = *next;
    struct str journal = {0};
    if (pipe(ends) != 0)
        return false;
    pid_t child = notes_writer(folder, first, ends[1]);
    close(ends[1]);
    bool begun = read(ends[0], &number, sizeof(number)) == (ssize_t)sizeof(number);
    notes_sleep(delay);
    kill(child, SIGKILL);
    (void)waitpid(child, NULL, 0);
    *next = begun ? number + 1 : first;
    while (read(ends[0], &number, sizeof(number)) == (ssize_t)sizeof(number))
        *next = number + 1;
    close(ends[0]);
    str_addf(&journal, "%s/notes.db-journal", folder);
    toll->journals += access(str_text(&journal), F_OK) == 0;
    str_clear(&journal);
    struct own *own = own_new(folder);
    if (own_load(own, NULL) != STATUS_OK)
        toll->corrupt++;
    for (int i = first; i < *next; i++)
        toll->lost += !notes_has(own, i);
    toll->acknowledged += *next - first;
    toll->corrupt += !notes_integrity(folder);
    toll->kills++;
    own_free(&own);
    return begun;
}

/*
 * Kills so many writers of one file, each up to `longest` milliseconds after its first note. The
 * file is made anew now and then lest it grow without end.
 */
static inline struct notes_toll notes_kill(const char *folder, int count, long longest,
                                           unsigned seed)
{
    enum { FILE_KILLS = 10 };
    struct notes_toll toll = {0};
    struct str path = {0};
    int next = 0;
    str_addf(&path, "%s/notes.db", folder);
    srandom(seed);
    for (int i = 0; i < count; i++) {
        if (i % FILE_KILLS == 0)
            (void)unlink(str_text(&path));
        if (!notes_kill_one(folder, &next, random() % (longest + 1), &toll))
            break;
    }
    str_clear(&path);
    return toll;
}

/* Writes so many notes; what had to wait too long goes along with a later one. Returns whether all
   is on the disk. */
static inline bool notes_write(const char *folder, int from, int count)
{
    struct own *own = own_new(folder);
    for (int i = from; i < from + count; i++)
        (void)notes_put(own, i, NULL);
    for (int tries = 0; own_unsaved(own) > 0 && tries < 20; tries++)
        (void)own_flush(own, NULL);
    bool saved = own_unsaved(own) == 0;
    own_free(&own);
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
    struct own *own = own_new(folder);
    missing = own_load(own, NULL) == STATUS_OK ? 0 : writers * each;
    for (int i = 0; i < writers * each && missing < writers * each; i++)
        missing += !notes_has(own, i);
    own_free(&own);
    return missing;
}

#endif
