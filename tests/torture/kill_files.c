/* SPDX-License-Identifier: MIT */
/*
 * Kills what replaces a file, at random moments: an import over a database, an export over a
 * document, and the explorer while it leaves its state for the next run. What stands there after
 * is the whole old file or the whole new one. Usage: kill_files [COUNT] (of each; 700)
 */
#include "attache/base/file.h"
#include "torture/terminal.h"
#include "torture/torture.h"

enum { COUNT = 700, ARGS = 9 };

/* What is killed, @ being the folder. Files are told by their bytes: `others` writes the one that
   is there before, `args` another in its place. */
static const struct scene {
    const char *name;
    const char *others[ARGS], *args[ARGS];
} scenes[] = {
    {"imports",
     {"import", "tests/fixtures/records/base.jsonl", "-o", "@/file", "--force"},
     {"import", "data/topics.jsonl", "-o", "@/file", "--force"}},
    {"exports",
     {"export", "--format", "markdown", "partner:no", "-o", "@/file", "--force"},
     {"export", "--format", "markdown", "partner:fr", "-o", "@/file", "--force"}},
};

struct trial {
    struct str folder, file;
    int kills, replaced, faults;
};

static pid_t start(const struct trial *trial, const char *const *args)
{
    char *argv[ARGS + 2] = {strdup("attache")};
    for (int i = 0; i < ARGS && args[i] != NULL; i++)
        argv[i + 1] = strdup(args[i][0] == '@' ? str_text(&trial->file) : args[i]);
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        (void)dup2(nothing, STDOUT_FILENO);
        (void)dup2(nothing, STDERR_FILENO);
        (void)execv(pty_program(), argv);
        _exit(99);
    }
    for (int i = 0; i < ARGS + 2; i++)
        free(argv[i]);
    return child;
}

static int end(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

static bool is_same(const struct str *a, const struct str *b)
{
    return a->length == b->length && memcmp(str_text(a), str_text(b), a->length) == 0;
}

/* Whether the file is one of both. A state that was never left is none. */
static void judge(struct trial *trial, const char *name, const struct str *old,
                  const struct str *new)
{
    struct str now = {0};
    (void)file_read(str_text(&trial->file), &now, NULL);
    trial->kills++;
    trial->replaced += is_same(&now, new);
    if (!is_same(&now, old) && !is_same(&now, new)) {
        trial->faults++;
        fprintf(stderr, "kill_files: %s: %zu bytes, which are neither the old nor the new file\n",
                name, now.length);
    }
    str_clear(&now);
}

static void make(const struct trial *trial, const char *const *args, struct str *out)
{
    if (end(start(trial, args)) != 0 || file_read(str_text(&trial->file), out, NULL) != STATUS_OK)
        die("kill_files: nothing to begin with");
}

static void sweep(const struct trial *trial)
{
    struct str command = {0};
    str_addf(&command, "rm -rf '%s'/*", str_text(&trial->folder));
    if (system(str_text(&command)) != 0)
        die("rm");
    str_clear(&command);
}

static void kill_commands(struct trial *trial, const struct scene *scene, int count)
{
    struct str old = {0};
    struct str new = {0};
    make(trial, scene->others, &old);
    const long long begun = clock_ms();
    make(trial, scene->args, &new);
    const long whole = (long)(clock_ms() - begun + 1) * 1500; /* microseconds, and half as many */
    for (int i = 0; i < count; i++) {
        if (file_write(str_text(&trial->file), str_text(&old), old.length, true, NULL) != STATUS_OK)
            die("write");
        pid_t child = start(trial, scene->args);
        (void)usleep((useconds_t)(random() % whole));
        (void)kill(child, SIGKILL);
        (void)end(child);
        judge(trial, scene->name, &old, &new);
    }
    sweep(trial);
    str_clear(&old);
    str_clear(&new);
}

/* The explorer at a page, asked to leave; without a kill its state is the new one. */
static void leave(const char *home, const char *place, int microseconds)
{
    const char *const argv[] = {pty_program(), place, NULL};
    const char *const env[] = {home, NULL};
    struct pty *pty = pty_start(24, 80, argv, env);
    (void)terminal_is_open(pty);
    terminal_settle(pty);
    pty_type(pty, "Q");
    if (microseconds >= 0) {
        (void)usleep((useconds_t)microseconds);
        (void)kill(pty_pid(pty), SIGKILL);
    }
    (void)pty_wait_exit(pty, PTY_PATIENCE);
    pty_free(&pty);
}

static void kill_states(struct trial *trial, int count)
{
    struct str old = {0};
    struct str new = {0};
    struct str home = {0};
    struct str folder = {0};
    str_addf(&home, "XDG_STATE_HOME=%s", str_text(&trial->folder));
    str_addf(&folder, "%s/attache", str_text(&trial->folder));
    str_clear(&trial->file);
    str_addf(&trial->file, "%s/state", str_text(&folder));
    leave(str_text(&home), "gaps", -1);
    (void)file_read(str_text(&trial->file), &new, NULL);
    leave(str_text(&home), "partner/FR", -1);
    (void)file_read(str_text(&trial->file), &old, NULL);
    for (int i = 0; i < count; i++) {
        (void)file_write(str_text(&trial->file), str_text(&old), old.length, true, NULL);
        leave(str_text(&home), "gaps", (int)(random() % 30000));
        judge(trial, "states", &old, &new);
    }
    sweep(trial);
    trial->faults += new.length == 0 || is_same(&old, &new);
    str_clear(&old);
    str_clear(&new);
    str_clear(&home);
    str_clear(&folder);
}

int main(int argc, char **argv)
{
    struct trial trial = {0};
    const char *base = getenv("TMPDIR");
    int count = torture_count(argc, argv, COUNT);
    srandom((unsigned)time(NULL));
    str_addf(&trial.folder, "%s/kill-files.XXXXXX", base != NULL ? base : "/tmp");
    if (mkdtemp(trial.folder.data) == NULL)
        return 3;
    str_addf(&trial.file, "%s/file", str_text(&trial.folder));
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++)
        kill_commands(&trial, &scenes[i], count);
    kill_states(&trial, count / 10);
    printf("kill_files: %d kills of imports, exports and of states that are left, %d had replaced"
           " the file: %d neither the old nor the new one\n",
           trial.kills, trial.replaced, trial.faults);
    (void)rmdir(str_text(&trial.folder));
    str_clear(&trial.folder);
    str_clear(&trial.file);
    return trial.faults == 0 && trial.replaced > 0 && trial.replaced < trial.kills ? 0 : 1;
}
