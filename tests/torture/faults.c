/* SPDX-License-Identifier: MIT */
/*
 * Every call that can fail, fails: each allocation (ours, SQLite's, libunistring's), each open,
 * read, write, sync and rename of a command in turn, once and from then on. The command must end by
 * itself, with its answer whole or with status 3 and one line; what it writes is whole or not
 * there, nothing temporary stays, and what it said it kept is kept.
 * Usage: faults [RUNS] (at most so many for each command, class and error; 250)
 */
#include "attache/base/mem.h"
#include "torture/faults.h"
#include "torture/torture.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS = 250, PATIENCE = 60, ARGS = 8 };

/* The commands. @ stands for the folder of the run. `writes` is the file that appears, if any. */
static const struct scene {
    const char *name;
    const char *args[ARGS];
    const char *writes; /* the same bytes as without faults */
} scenes[] = {
    {"list", {"list", "meetings", "partner:fr"}, NULL},
    {"show", {"show", "partner/NO"}, NULL},
    {"search", {"search", "--format", "json", "quantum"}, NULL},
    {"ics", {"export", "--format", "ics", "partner:no", "-o", "@/out"}, "out"},
    {"csv", {"export", "--format", "csv", "partner:no", "-o", "@/out"}, "out"},
    {"json", {"export", "--format", "json", "partner:no"}, NULL},
    {"markdown", {"export", "--format", "markdown", "partner:no", "-o", "@/out"}, "out"},
    {"sqlite", {"export", "--format", "sqlite", "partner:no", "-o", "@/out"}, "out"},
    {"check", {"check", "tests/fixtures/records/base.jsonl"}, NULL},
    {"import", {"import", "tests/fixtures/records/base.jsonl", "-o", "@/out"}, "out"},
    {"own", {"--db", "@/own.db", "list", "meetings"}, NULL},
    {"matrix", {"show", "--format", "csv", "matrix", "-o", "@/out"}, "out"},
    {"coverage", {"show", "coverage", "partner:no"}, NULL},
    {"note", {"note", "partner/FR", "noted"}, NULL},
    {"plain", {"--plain", "partner/FR"}, NULL},
};

struct run {
    int status; /* as of waitpid */
    struct str out, err, file;
};

struct toll {
    long runs, refused, faults;
};

struct stage {
    const char *program;
    struct str shim, folder;
    const struct scene *scene;
    struct run good; /* without a fault */
    struct toll toll;
};

static void run_clear(struct run *run)
{
    str_clear(&run->out);
    str_clear(&run->err);
    str_clear(&run->file);
}

static void add_path(const struct stage *stage, const char *name, struct str *out)
{
    str_addf(out, "%s/%s", str_text(&stage->folder), name);
}

static void remove_file(const struct stage *stage, const char *name)
{
    struct str path = {0};
    add_path(stage, name, &path);
    (void)unlink(str_text(&path));
    str_clear(&path);
}

/* The child: streams into files of the folder, then the program. */
static void become(const struct stage *stage, char *const *argv, const char *fault)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    for (int fd = 0; fd < 3; fd++) {
        struct str path = {0};
        add_path(stage, names[fd], &path);
        int file = open(str_text(&path), fd == 0 ? O_RDONLY : O_RDWR | O_CREAT | O_TRUNC, 0600);
        if (file < 0 || dup2(file, fd) < 0)
            _exit(99);
        str_clear(&path);
    }
    if (fault != NULL) {
        setenv("FAULT", fault, 1);
        setenv("LD_PRELOAD", str_text(&stage->shim), 1);
    }
    alarm(PATIENCE);
    execv(stage->program, argv);
    _exit(99);
}

static void run(const struct stage *stage, const char *const *args, const char *fault,
                struct run *out)
{
    char *argv[ARGS + 2] = {mem_dup("attache")};
    for (int i = 0; i < ARGS && args[i] != NULL; i++) {
        struct str word = {0};
        if (args[i][0] == '@')
            str_addf(&word, "%s%s", str_text(&stage->folder), args[i] + 1);
        else
            str_add(&word, args[i]);
        argv[i + 1] = str_take(&word);
    }
    pid_t child = fork();
    if (child == 0)
        become(stage, argv, fault);
    while (waitpid(child, &out->status, 0) < 0 && errno == EINTR)
        continue;
    for (int i = 0; argv[i] != NULL; i++)
        mem_free(&argv[i]);
    static const char *const names[] = {"stdout", "stderr"};
    for (int i = 0; i < 2; i++) {
        struct str path = {0};
        add_path(stage, names[i], &path);
        (void)file_read(str_text(&path), i == 0 ? &out->out : &out->err, NULL);
        str_clear(&path);
    }
    if (stage->scene->writes != NULL) {
        struct str path = {0};
        add_path(stage, stage->scene->writes, &path);
        if (access(str_text(&path), F_OK) == 0)
            (void)file_read(str_text(&path), &out->file, NULL);
        str_clear(&path);
    }
}

/* As before a run: no output, no cache, no notes. */
static void sweep(const struct stage *stage)
{
    struct str command = {0};
    str_addf(&command, "rm -rf '%s'/out* '%s/home'", str_text(&stage->folder),
             str_text(&stage->folder));
    if (system(str_text(&command)) != 0)
        perror("rm");
    str_clear(&command);
}

/* Files that should not be there: a folder holds the streams, own.db, home and perhaps the output.
 */
static bool is_tidy(const struct stage *stage)
{
    static const char *const known = "stdin stdout stderr own.db home out calls";
    struct file_names names = {0};
    bool tidy = file_list(str_text(&stage->folder), &names, NULL) == STATUS_OK;
    for (size_t i = 0; i < names.count; i++)
        tidy = tidy && str_has_word(known, names.names[i]);
    file_names_clear(&names);
    return tidy;
}

/* Whether the last line says why it ended. */
static bool says_why(const struct str *text)
{
    const char *last = str_text(text);
    for (const char *at = last; *at != '\0'; at++)
        if (*at == '\n' && at[1] != '\0')
            last = at + 1;
    return str_starts(last, "attache: ") && str_ends(last, "\n") && strlen(last) > 12;
}

/* Whether the note that was acknowledged is there. */
static bool is_kept(const struct stage *stage)
{
    static const char *const ask[ARGS] = {"note", "partner/FR"};
    struct run said = {0};
    run(stage, ask, NULL, &said);
    bool kept = strstr(str_text(&said.out), "noted") != NULL;
    run_clear(&said);
    return kept;
}

static bool is_same(const struct str *a, const struct str *b)
{
    return a->length == b->length && memcmp(str_text(a), str_text(b), a->length) == 0;
}

/* Whether the answer is the same but for lines that say what is not on the disk yet. */
static bool is_answer(const struct str *good, const struct str *got)
{
    struct str kept = {0};
    for (const char *at = str_text(got); *at != '\0';) {
        size_t n = strcspn(at, "\n") + (strchr(at, '\n') != NULL);
        const char *notice = strstr(at, "; kept in memory until it can be written\n");
        if (notice == NULL || notice > at + n)
            str_add_bytes(&kept, at, n);
        at += n;
    }
    bool same = is_same(good, &kept);
    str_clear(&kept);
    return same;
}

/* Why the run is not as it must be, or NULL. */
static const char *judge(const struct stage *stage, const char *fault, const struct run *got)
{
    const struct run *good = &stage->good;
    if (!WIFEXITED(got->status))
        return "ended by a signal";
    int status = WEXITSTATUS(got->status);
    if (status != 0 && status != 3)
        return "a status that is neither 0 nor 3";
    if (status == 3 && !says_why(&got->err))
        return "status 3 without a last line that says why";
    if (status == 3 && str_starts(fault, "memory:") &&
        strstr(str_text(&got->err), "memory") == NULL)
        return "there was no memory, and something else is said";
    if (!is_tidy(stage))
        return "something temporary is left";
    if (got->file.length > 0 && !is_same(&got->file, &good->file))
        return "half a file";
    if (status != 0)
        return NULL;
    if (!is_answer(&good->out, &got->out))
        return "status 0 with another answer";
    if (stage->scene->writes != NULL && got->file.length != good->file.length)
        return "status 0 without the file";
    return strcmp(stage->scene->name, "note") != 0 || is_kept(stage) ? NULL : "a note is lost";
}

/* A run of a scene; without a report it is judged. */
static void try(void *context, const char *fault, const char *report)
{
    struct stage *stage = context;
    struct run got = {0};
    sweep(stage);
    if (report != NULL)
        setenv("FAULT_REPORT", report, 1);
    run(stage, stage->scene->args, fault, &got);
    unsetenv("FAULT_REPORT");
    const char *why = report == NULL ? judge(stage, fault, &got) : NULL;
    stage->toll.runs += report == NULL;
    stage->toll.refused += report == NULL && WIFEXITED(got.status) && WEXITSTATUS(got.status) == 3;
    if (why != NULL) {
        stage->toll.faults++;
        fprintf(stderr, "faults: %s: FAULT=%s: %s (status %d): %s\n", stage->scene->name, fault,
                why, got.status, str_text(&got.err));
    }
    run_clear(&got);
}

static void play(struct stage *stage, long most)
{
    struct str calls = {0};
    add_path(stage, "calls", &calls);
    sweep(stage);
    run(stage, stage->scene->args, NULL, &stage->good);
    if (stage->good.status != 0) {
        stage->toll.faults++;
        fprintf(stderr, "faults: %s: status %d without a fault: %s\n", stage->scene->name,
                stage->good.status, str_text(&stage->good.err));
    }
    fault_each(&(struct fault_scene){try, stage, str_text(&calls), most});
    run_clear(&stage->good);
    str_clear(&calls);
}

static void set_up(struct stage *stage)
{
    static const char *const variables[] = {"HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                            "XDG_CONFIG_HOME", "XDG_STATE_HOME"};
    static const char *const import[ARGS] = {"import", "tests/fixtures/records/base.jsonl", "-o",
                                             "@/own.db"};
    static const char lines[] = "j\n2\n/quantum\n1\n:matrix\nQ\n";
    struct run made = {0};
    struct str path = {0};
    add_path(stage, "home", &path);
    for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
        setenv(variables[i], str_text(&path), 1);
    str_clear(&path);
    add_path(stage, "stdin", &path);
    (void)file_write(str_text(&path), lines, sizeof(lines) - 1, true, NULL);
    str_clear(&path);
    stage->scene = &scenes[0];
    run(stage, import, NULL, &made);
    run_clear(&made);
}

int main(int argc, char **argv)
{
    long most = torture_count(argc, argv, RUNS);
    const char *base = getenv("TMPDIR");
    const char *program = getenv("ATTACHE_RELEASE");
    const char *only = getenv("FAULTS_OF"); /* one scene */
    struct stage stage = {.program = program != NULL ? program : getenv("ATTACHE_BIN")};
    if (stage.program == NULL)
        stage.program = "build/attache";
    fault_shim(argv[0], &stage.shim);
    str_addf(&stage.folder, "%s/faults.XXXXXX", base != NULL ? base : "/tmp");
    if (mkdtemp(stage.folder.data) == NULL)
        return 3;
    set_up(&stage);
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        stage.scene = &scenes[i];
        if (only == NULL || strcmp(only, scenes[i].name) == 0)
            play(&stage, most);
    }
    printf("faults: %zu commands, %ld runs with a fault, %ld refused, %ld findings\n",
           sizeof(scenes) / sizeof(scenes[0]), stage.toll.runs, stage.toll.refused,
           stage.toll.faults);
    sweep(&stage);
    static const char *const kept[] = {"stdin", "stdout", "stderr", "own.db"};
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
        remove_file(&stage, kept[i]);
    (void)rmdir(str_text(&stage.folder));
    str_clear(&stage.folder);
    str_clear(&stage.shim);
    return stage.toll.faults == 0 && stage.toll.runs > 5 ? 0 : 1;
}
