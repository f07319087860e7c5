/* SPDX-License-Identifier: MIT */
/*
 * Databases that nobody should trust, given to a command: those that SQL makes
 * (unit/cache_scripts.h), one of ours cut at two hundred places, and changed in some bytes, the
 * same on every run. Each is refused in one line with status 3 or read; within two seconds of
 * processor time and 256 MB, and not a byte of it is another afterwards. Usage: hostile_files
 * [CHANGED]
 */
#include "attache/base/file.h"

#include "hostile/changed.h"
#include "torture/command.h"
#include "torture/torture.h"
#include "unit/cache_scripts.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CHANGED = 2000, CUTS = 200 };

struct trial {
    struct str folder, file, said;
    int runs, refused, faults;
    struct command most;
};

/* Whether it is one line that says why, or nothing. */
static bool is_one_line(const struct str *said)
{
    const char *end = strchr(str_text(said), '\n');
    return said->length == 0 ||
           (str_starts(str_text(said), "attache: ") && end != NULL && end[1] == '\0');
}

/* Why it is not as it must be, or NULL. */
static const char *judge(const struct command *command)
{
    if (command->status != 0 && command->status != 1 && command->status != 3)
        return "a status that is neither 0, 1 nor 3";
    if (!is_one_line(&command->said) || (command->status == 3 && command->said.length == 0))
        return "not one line";
    return command_judge(command);
}

static bool is_unchanged(const struct trial *trial, const struct str *before)
{
    struct str after = {0};
    bool same = file_read(str_text(&trial->file), &after, NULL) == STATUS_OK &&
                after.length == before->length &&
                memcmp(str_text(&after), str_text(before), after.length) == 0;
    str_clear(&after);
    return same;
}

/* The command on the file as it stands. */
static void try(struct trial *trial, const char *name)
{
    const char *const words[] = {"--db", str_text(&trial->file), "list", "meetings", NULL};
    struct str before = {0};
    struct command command = {0};
    (void)file_read(str_text(&trial->file), &before, NULL);
    command_run(&command, words, str_text(&trial->said));
    const char *why = judge(&command);
    if (why == NULL && !is_unchanged(trial, &before))
        why = "the file is another";
    trial->runs++;
    trial->refused += command.status == 3;
    command_most(&trial->most, &command);
    if (why != NULL) {
        trial->faults++;
        command_complain("hostile_files", name, why, &command);
    }
    str_clear(&before);
    str_clear(&command.said);
}

static void try_bytes(struct trial *trial, const char *name, const char *bytes, size_t size)
{
    if (file_write(str_text(&trial->file), bytes, size, true, NULL) == STATUS_OK)
        try(trial, name);
    else
        trial->faults++;
}

static void try_scripts(struct trial *trial)
{
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        if (scripts_run(str_text(&trial->file), i))
            try(trial, scripts[i].name);
        else
            trial->faults++;
    }
}

static void try_cuts(struct trial *trial, const struct str *good)
{
    for (int i = 0; i < CUTS; i++) {
        char name[32];
        size_t size = good->length * (size_t)i / CUTS + (size_t)(i % 7);
        (void)snprintf(name, sizeof(name), "cut to %zu", size);
        try_bytes(trial, name, str_text(good), size);
    }
}

static void try_changed(struct trial *trial, const struct str *good, int count)
{
    for (int i = 0; i < count; i++) {
        struct str bytes = changed(good, i);
        char name[32];
        (void)snprintf(name, sizeof(name), "change %d", i);
        try_bytes(trial, name, str_text(&bytes), bytes.length);
        str_clear(&bytes);
    }
}

static bool set_up(struct trial *trial, struct str *good)
{
    const char *base = getenv("TMPDIR");
    struct str command = {0};
    const char *program = getenv("ATTACHE_BIN");
    str_addf(&trial->folder, "%s/files.XXXXXX", base != NULL ? base : "/tmp");
    if (program == NULL || mkdtemp(trial->folder.data) == NULL)
        return false;
    str_addf(&trial->file, "%s/own.db", str_text(&trial->folder));
    str_addf(&trial->said, "%s/said", str_text(&trial->folder));
    str_addf(&command, "'%s' import tests/fixtures/records/base.jsonl -o '%s' >/dev/null 2>&1",
             program, str_text(&trial->file));
    bool made = system(str_text(&command)) == 0 &&
                file_read(str_text(&trial->file), good, NULL) == STATUS_OK;
    str_clear(&command);
    return made;
}

int main(int argc, char **argv)
{
    struct trial trial = {0};
    struct str good = {0};
    int changed = torture_count(argc, argv, CHANGED);
    srandom(20261127);
    if (!set_up(&trial, &good)) {
        fprintf(stderr, "hostile_files: no database to begin with\n");
        return 3;
    }
    try(&trial, "good");
    const bool reads = trial.refused == 0 && trial.faults == 0;
    try_scripts(&trial);
    try_cuts(&trial, &good);
    try_changed(&trial, &good, changed);
    printf(
        "hostile_files: %d databases, %d refused in a line, the slowest %ld ms of processor time,"
        " the largest %ld MB: %d faults\n",
        trial.runs, trial.refused, trial.most.took, trial.most.memory / 1024, trial.faults);
    (void)unlink(str_text(&trial.file));
    (void)unlink(str_text(&trial.said));
    (void)rmdir(str_text(&trial.folder));
    str_clear(&trial.folder);
    str_clear(&trial.file);
    str_clear(&trial.said);
    str_clear(&good);
    return reads && trial.faults == 0 && trial.refused > 0 ? 0 : 1;
}
