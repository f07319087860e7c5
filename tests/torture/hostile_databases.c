/* SPDX-License-Identifier: MIT */
/*
 * The explorer in a terminal on databases that nobody should trust: a cache that somebody tampered
 * with (hostile/tampered.h), caches and users' files of which bytes were changed, a cache that
 * shrinks while it is open. All screens are walked through. It ends by itself, with status 0, or 3
 * and a line that says why; the terminal is as it was and has got safe text and the program's own
 * sequences alone; a page that cannot be read says so. Usage: hostile_databases [CHANGED]
 */
#include "attache/base/file.h"
#include "hostile/changed.h"
#include "hostile/scan.h"
#include "hostile/tampered.h"
#include "torture/terminal.h"
#include "torture/torture.h"

enum { CHANGED = 60, PAGE = 4096, SLOW = 10000 };

static const char *const walk[] = {"j\r",         "\t\r",
                                   "\177\177",    "2jj\r",
                                   "\177",        "/a",
                                   "mi\r",        ":partners\r",
                                   "j\r",         ":people\r",
                                   "\r",          ":matrix\r",
                                   "jl\r",        ":lanes\r",
                                   "j\r",         ":gaps\r",
                                   ":ledger\r",   ":coverage\r",
                                   "&year:2..\r", "f",
                                   "?",           ":compare fr no\r",
                                   ":topics\r",   "\r",
                                   "\003"};

struct trial {
    struct str folder, own, cache_home;
    struct str cache; /* the path of the one cache */
    struct str own_bytes, cache_bytes;
    int runs, refused, named, faults;
    long long longest; /* milliseconds */
};

static const char *const damage[] = {"damaged", "cannot be read", "not a database", "no JSON"};

static bool names_fault(struct pty *pty)
{
    bool named = false;
    for (size_t i = 0; i < sizeof(damage) / sizeof(damage[0]) && pty->bytes != NULL; i++)
        named = named || strstr(pty->bytes, damage[i]) != NULL;
    return named;
}

static struct pty *start(const struct trial *trial, const char *database)
{
    struct str cache = {0};
    str_addf(&cache, "XDG_CACHE_HOME=%s", str_text(&trial->cache_home));
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", "--db", database, NULL};
    struct pty *pty = pty_start(24, 100, argv, (const char *[]){str_text(&cache), NULL});
    str_clear(&cache);
    return pty;
}

/* Walks, ends and judges what was started; `file`, when there is one, is cut to a size first. */
static void finish(struct trial *trial, struct pty *pty, const char *name, const char *file,
                   off_t size)
{
    long long begun = clock_ms();
    bool open = terminal_is_open(pty);
    if (open && file != NULL && truncate(file, size) != 0)
        perror(file);
    for (size_t i = 0; open && i < sizeof(walk) / sizeof(walk[0]); i++) {
        pty_type(pty, walk[i]);
        pty_settle(pty, 12);
    }
    int status = pty_wait_exit(pty, PTY_PATIENCE);
    long long took = clock_ms() - begun;
    const char *why = terminal_judge(pty, status);
    if (why == NULL && !scan_terminal(name, pty->bytes != NULL ? pty->bytes : "", pty->size))
        why = "not the program's own bytes";
    if (why == NULL && !open && pty_row(pty, 2)[0] != '\0')
        why = "refused in more than a line";
    if (why == NULL && took > SLOW)
        why = "slow";
    if (why != NULL) {
        trial->faults++;
        fprintf(stderr, "hostile_databases: %s: %s (status %d)\n%s\n", name, why, status,
                pty_screen(pty));
    }
    trial->runs++;
    trial->refused += !open;
    trial->named += open && names_fault(pty);
    trial->longest = took > trial->longest ? took : trial->longest;
    pty_free(&pty);
}

static bool put(const struct str *path, const struct str *bytes)
{
    (void)unlink(str_text(path));
    return file_write(str_text(path), str_text(bytes), bytes->length, true, NULL) == STATUS_OK;
}

static void try_tamperings(struct trial *trial)
{
    for (int i = 0; i < TAMPERINGS; i++) {
        if (!put(&trial->cache, &trial->cache_bytes) ||
            !tampered_apply(str_text(&trial->cache), &tamperings[i])) {
            trial->faults++;
            continue;
        }
        finish(trial, start(trial, str_text(&trial->own)), tamperings[i].name, NULL, 0);
    }
}

static void try_changed(struct trial *trial, const struct str *path, const struct str *good,
                        int count)
{
    for (int i = 0; i < count; i++) {
        struct str bytes = changed(good, i);
        char name[64];
        (void)snprintf(name, sizeof(name), "change %d of %s", i, str_text(path));
        if (put(path, &bytes))
            finish(trial, start(trial, str_text(&trial->own)), name, NULL, 0);
        str_clear(&bytes);
    }
}

static void try_shrinking(struct trial *trial)
{
    for (size_t size = 0; size < trial->cache_bytes.length; size += PAGE) {
        char name[64];
        (void)snprintf(name, sizeof(name), "cut to %zu while open", size);
        if (put(&trial->cache, &trial->cache_bytes))
            finish(trial, start(trial, str_text(&trial->own)), name, str_text(&trial->cache),
                   (off_t)size);
    }
}

/* The one file of the folder of caches. */
static bool find_cache(struct trial *trial)
{
    struct file_names names = {0};
    struct str folder = {0};
    str_addf(&folder, "%s/attache", str_text(&trial->cache_home));
    bool one = file_list(str_text(&folder), &names, NULL) == STATUS_OK && names.count == 1;
    str_cut(&trial->cache, 0);
    if (one)
        str_addf(&trial->cache, "%s/%s", str_text(&folder), names.names[0]);
    file_names_clear(&names);
    str_clear(&folder);
    return one;
}

/* A good database and its cache, both by the program. */
static bool set_up(struct trial *trial)
{
    struct str command = {0};
    const char *base = getenv("TMPDIR");
    str_addf(&trial->folder, "%s/hostile.XXXXXX", base != NULL ? base : "/tmp");
    if (mkdtemp(trial->folder.data) == NULL)
        return false;
    str_addf(&trial->own, "%s/own.db", str_text(&trial->folder));
    str_addf(&trial->cache_home, "%s/cache", str_text(&trial->folder));
    str_addf(&command,
             "%s import tests/fixtures/records/base.jsonl -o %s 2>/dev/null >&2 &&"
             " XDG_CACHE_HOME=%s %s --db %s list meetings >/dev/null",
             pty_program(), str_text(&trial->own), str_text(&trial->cache_home), pty_program(),
             str_text(&trial->own));
    bool made = system(command.data) == 0 && find_cache(trial) &&
                file_read(str_text(&trial->own), &trial->own_bytes, NULL) == STATUS_OK &&
                file_read(str_text(&trial->cache), &trial->cache_bytes, NULL) == STATUS_OK;
    str_clear(&command);
    return made;
}

int main(int argc, char **argv)
{
    struct trial trial = {0};
    int changed = torture_count(argc, argv, CHANGED);
    srandom(20261127);
    if (!set_up(&trial)) {
        fprintf(stderr, "hostile_databases: no database to begin with\n");
        return 3;
    }
    try_tamperings(&trial);
    try_shrinking(&trial);
    try_changed(&trial, &trial.cache, &trial.cache_bytes, changed);
    try_changed(&trial, &trial.own, &trial.own_bytes, changed);
    printf("hostile_databases: %d databases, %d refused in a line, %d with a page that names the"
           " damage, the longest walk %lld ms: %d faults\n",
           trial.runs, trial.refused, trial.named, trial.longest, trial.faults);
    (void)nftw(str_text(&trial.folder), remove_one, 8, FTW_DEPTH | FTW_PHYS);
    str_clear(&trial.folder);
    str_clear(&trial.own);
    str_clear(&trial.cache_home);
    str_clear(&trial.cache);
    str_clear(&trial.own_bytes);
    str_clear(&trial.cache_bytes);
    return trial.faults == 0 && trial.named > 0 && trial.refused > 0 ? 0 : 1;
}
