/* SPDX-License-Identifier: MIT */
/*
 * The explorer in a real terminal while calls fail, as faults.c has it for commands: each
 * allocation, open, read (of keys too), write, sync and rename in turn, once and from then on. A
 * walk bookmarks, searches, reads, exports and quits. It must end by itself, with the terminal as
 * it was; with status 3 a line says why; what was acknowledged is kept, the export is whole
 * or not there, and nothing temporary stays. Usage: explorer_faults [RUNS]
 */
#include "attache/base/mem.h"
#include "torture/faults.h"
#include "torture/notes.h"
#include "torture/terminal.h"
#include "torture/torture.h"

enum { RUNS = 25 };

static const char *const walk[] = {"j*",       "/quantum\r", " ",  ":matrix\r", "?q",
                                   ":export ", "\r",         "gm", "Q"};

struct walker {
    struct str shim;
    struct str report;
    struct str export; /* of the walk without a fault */
    long runs, refused, faults;
};

/* Types the walk; the file that it exports to stands in the home. */
static void type_walk(struct pty *pty)
{
    for (size_t i = 0; i < sizeof(walk) / sizeof(walk[0]); i++) {
        pty_type(pty, walk[i]);
        if (str_starts(walk[i], ":export")) {
            pty_type(pty, pty_home(pty));
            pty_type(pty, "/out.json");
        }
    }
}

static struct pty *start(const struct walker *walker, const char *fault, const char *report)
{
    struct str settings[3] = {0};
    const char *env[4] = {NULL};
    if (fault != NULL) {
        str_addf(&settings[0], "LD_PRELOAD=%s", str_text(&walker->shim));
        str_addf(&settings[1], "FAULT=%s", fault);
    }
    if (report != NULL)
        str_addf(&settings[2], "FAULT_REPORT=%s", report);
    for (int i = 0, n = 0; i < 3; i++)
        if (settings[i].length > 0)
            env[n++] = str_text(&settings[i]);
    const char *const argv[] = {pty_program(), "--today", "2026-11-22", NULL};
    struct pty *pty = pty_start(24, 200, argv, env);
    for (int i = 0; i < 3; i++)
        str_clear(&settings[i]);
    return pty;
}

/* What must hold after it */

/* Whether the folder holds nothing but what the names, with spaces between, say. A journal may stay
   where it could not be rolled back: the next to open the file does that. */
static bool holds_only(const struct pty *pty, const char *folder, const char *known)
{
    struct file_names names = {0};
    struct str path = {0};
    bool tidy = true;
    str_addf(&path, "%s%s", pty_home(pty), folder);
    if (access(str_text(&path), F_OK) == 0)
        tidy = file_list(str_text(&path), &names, NULL) == STATUS_OK;
    for (size_t i = 0; i < names.count; i++)
        tidy = tidy && str_has_word(known, names.names[i]);
    file_names_clear(&names);
    str_clear(&path);
    return tidy;
}

/* The bookmark is in the file when the explorer said so, and the file is sound if there is one. */
static bool is_kept(const struct pty *pty)
{
    struct str folder = {0};
    struct str path = {0};
    const char *bytes = pty->bytes != NULL ? pty->bytes : "";
    bool said =
        strstr(bytes, "Bookmarked partner/US") != NULL && strstr(bytes, "kept in memory") == NULL;
    str_addf(&folder, "%s/data/attache", pty_home(pty));
    str_addf(&path, "%s/notes.db", str_text(&folder));
    struct notebook *notebook = notebook_new(str_text(&folder));
    bool kept = notebook_load(notebook, NULL) == STATUS_OK;
    kept = kept && (!said || notebook_find(notebook, NOTEBOOK_BOOKMARK, "partner/US") != NULL);
    if (access(str_text(&path), F_OK) == 0)
        kept = kept && notes_integrity(str_text(&folder));
    notebook_free(&notebook);
    str_clear(&folder);
    str_clear(&path);
    return kept;
}

/* Reads what was exported; nothing when there is no file. */
static void read_export(const struct pty *pty, struct str *out)
{
    struct str path = {0};
    str_addf(&path, "%s/out.json", pty_home(pty));
    if (access(str_text(&path), F_OK) == 0)
        (void)file_read(str_text(&path), out, NULL);
    str_clear(&path);
}

static bool is_whole(const struct walker *walker, const struct pty *pty)
{
    struct str got = {0};
    read_export(pty, &got);
    bool whole = got.length == 0 || (got.length == walker->export.length &&
                                     strcmp(str_text(&got), str_text(&walker->export)) == 0);
    str_clear(&got);
    return whole;
}

/* Why the run is not as it must be, or NULL. */
static const char *judge(const struct walker *walker, struct pty *pty, int status)
{
    const char *why = terminal_judge(pty, status);
    if (why != NULL)
        return why;
    if (!is_kept(pty))
        return "a bookmark is lost";
    if (!is_whole(walker, pty))
        return "half a file";
    bool tidy = holds_only(pty, "", "config data state cache out.json") &&
                holds_only(pty, "/state/attache", "state") &&
                holds_only(pty, "/data/attache", "notes.db notes.db-journal");
    return tidy ? NULL : "something temporary is left";
}

static void try(void *context, const char *fault, const char *report)
{
    struct walker *walker = context;
    struct pty *pty = start(walker, fault, report);
    if (terminal_is_open(pty))
        type_walk(pty);
    int status = pty_wait_exit(pty, PTY_PATIENCE);
    if (fault == NULL)
        read_export(pty, &walker->export);
    const char *why = report == NULL ? judge(walker, pty, status) : NULL;
    walker->runs += report == NULL && fault != NULL;
    walker->refused += report == NULL && status != -1 && WEXITSTATUS(status) == 3;
    if (why != NULL) {
        walker->faults++;
        fprintf(stderr, "explorer_faults: FAULT=%s: %s (status %d)\n%s\n",
                fault != NULL ? fault : "none", why, status, pty_screen(pty));
    }
    pty_free(&pty);
}

int main(int argc, char **argv)
{
    struct walker walker = {0};
    const char *base = getenv("TMPDIR");
    fault_shim(argv[0], &walker.shim);
    str_addf(&walker.report, "%s/explorer-calls.%d", base != NULL ? base : "/tmp", (int)getpid());
    try(&walker, NULL, NULL);
    if (walker.export.length == 0) {
        fprintf(stderr, "explorer_faults: the walk exports nothing\n");
        walker.faults++;
    }
    fault_each(&(struct fault_scene){try, &walker, str_text(&walker.report),
                                     torture_count(argc, argv, RUNS)});
    printf("explorer_faults: %ld walks with a fault, %ld refused, %ld findings\n", walker.runs,
           walker.refused, walker.faults);
    str_clear(&walker.shim);
    str_clear(&walker.report);
    str_clear(&walker.export);
    return walker.faults == 0 && walker.runs > 100 ? 0 : 1;
}
