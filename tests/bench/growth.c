/* SPDX-License-Identifier: MIT */
/*
 * How costs grow with the number of records, in one table: for each cost a figure at each size,
 * and the exponent b of the power a * N^b fitted to them by least squares of the logarithms. Near
 * 0 a cost is flat (or logarithmic), near 1 linear.
 *
 *     growth PROGRAM IMPORT_MOST [DATABASE ROWS]...
 *
 * ROWS is the file of which the database was made, one record a line; its cache is there already.
 * Sets of more than IMPORT_MOST records are not imported again.
 */
#include "bench/measure.h"

#include <sys/resource.h>

enum { SETS = 8, RUNS = 15 };

enum cost {
    COST_START,
    COST_DOWN,
    COST_END,
    COST_HITS,
    COST_TOTALS,
    COST_RESIDENT,
    COST_MATRIX,
    COST_EXPORT,
    COST_EXPORT_MEMORY,
    COST_IMPORT,
    COST_IMPORT_MEMORY,
    COSTS
};

static const char *const names[COSTS] = {
    [COST_START] = "start to full first screen, ms",
    [COST_DOWN] = "Down in the timeline, ms",
    [COST_END] = "End of the timeline, ms",
    [COST_HITS] = "a letter of a search to its first hits, ms",
    [COST_TOTALS] = "a text to its exact totals, ms",
    [COST_RESIDENT] = "resident memory of the explorer, kB",
    [COST_MATRIX] = "show matrix, processor ms",
    [COST_EXPORT] = "export as JSON lines, processor ms",
    [COST_EXPORT_MEMORY] = "resident memory of the export, kB",
    [COST_IMPORT] = "import, processor ms",
    [COST_IMPORT_MEMORY] = "resident memory of the import, kB",
};

/* One set: how many records, and what each cost is there; negative: not measured. */
struct set {
    const char *database, *rows;
    double records;
    double costs[COSTS];
};

static double count_lines(const char *path)
{
    double lines = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        die(path);
    for (int c; (c = getc_unlocked(file)) != EOF;)
        lines += c == '\n';
    (void)fclose(file);
    return lines;
}

/* Commands, by their processor time and memory */

static void run(const char *const argv[], double *cpu, double *memory)
{
    struct rusage usage;
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        (void)!freopen("/dev/null", "w", stdout);
        (void)!freopen("/dev/null", "w", stderr);
        (void)execv(argv[0], (char *const *)(void *)argv);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || status != 0)
        die(argv[1]);
    *cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
    *memory = (double)usage.ru_maxrss;
}

static void measure_commands(const char *program, struct set *set, double import_most)
{
    char path[] = "/tmp/attache-growth-XXXXXX";
    double memory;
    const char *const matrix[] = {program, "show", "matrix", "--db", set->database, NULL};
    const char *const export[] = {program, "export",      "--format", "jsonl",
                                  "--db",  set->database, NULL};
    const char *const import[] = {program, "import", set->rows, "--force", "-o", path, NULL};
    run(matrix, &set->costs[COST_MATRIX], &memory);
    run(export, &set->costs[COST_EXPORT], &set->costs[COST_EXPORT_MEMORY]);
    if (set->records > import_most)
        return;
    (void)close(mkstemp(path));
    run(import, &set->costs[COST_IMPORT], &set->costs[COST_IMPORT_MEMORY]);
    (void)unlink(path);
}

/* The explorer, by the clock */

static double press(const struct session *session, const char *key, bool first)
{
    double from = now();
    (void)!write(session->fd, key, strlen(key));
    struct burst burst = read_burst(session, from, QUIET);
    return first ? burst.frame : burst.last;
}

static double median_of_keys(const struct session *session, const char *key, const char *back)
{
    struct samples samples = {.count = 0};
    for (int i = 0; i < RUNS; i++) {
        add(&samples, press(session, key, false));
        (void)press(session, back, false);
    }
    return part(&samples, 0.5);
}

static void measure_search(const struct session *session, struct set *set)
{
    static const char *const texts[] = {"hydrogen", "quantum", "song kyunghee", "zurich"};
    enum { SETTLE = 1500 };
    struct samples hits = {.count = 0};
    struct samples totals = {.count = 0};
    (void)press(session, "/", false);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *text = texts[i];
        for (; text[1] != '\0'; text++)
            add(&hits, press(session, (const char[]){*text, '\0'}, true));
        double from = now();
        (void)!write(session->fd, text, 1);
        add(&totals, read_burst(session, from, SETTLE).last);
        (void)press(session, "\x15", false);
    }
    set->costs[COST_HITS] = part(&hits, 0.5);
    set->costs[COST_TOTALS] = part(&totals, 0.5);
}

static void measure_explorer(const char *program, struct set *set)
{
    const char *const argv[] = {program, "--db", set->database, NULL};
    struct samples starts = {.count = 0};
    double bytes;
    for (int i = 0; i < RUNS; i++) {
        double from = now();
        struct session session = open_session(argv);
        add(&starts, burst(&session, from, &bytes));
        close_session(&session);
    }
    set->costs[COST_START] = part(&starts, 0.5);
    struct session session = open_session(argv);
    (void)burst(&session, 0, &bytes);
    set->costs[COST_RESIDENT] = memory_of(session.pid);
    (void)press(&session, "2", false);
    set->costs[COST_DOWN] = median_of_keys(&session, "\033[B", "\033[A");
    set->costs[COST_END] = median_of_keys(&session, "\033[F", "\033[H");
    measure_search(&session, set);
    close_session(&session);
}

/* The table */

static double exponent(const struct set *sets, int count, enum cost cost)
{
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < count; i++) {
        if (sets[i].costs[cost] <= 0)
            continue;
        double at = log(sets[i].records);
        double of = log(sets[i].costs[cost]);
        n++;
        x += at;
        y += of;
        xx += at * at;
        xy += at * of;
    }
    return n > 1 ? (n * xy - x * y) / (n * xx - x * x) : 0;
}

static void print_table(const struct set *sets, int count)
{
    printf("%-44s", "records");
    for (int i = 0; i < count; i++)
        printf(" %12.0f", sets[i].records);
    printf(" %9s\n", "exponent");
    for (int cost = 0; cost < COSTS; cost++) {
        printf("%-44s", names[cost]);
        for (int i = 0; i < count; i++) {
            if (sets[i].costs[cost] < 0)
                printf(" %12s", "");
            else
                printf(" %12.*f", sets[i].costs[cost] < 100 ? 2 : 0, sets[i].costs[cost]);
        }
        printf(" %9.2f\n", exponent(sets, count, (enum cost)cost));
    }
}

int main(int argc, char **argv)
{
    static struct set sets[SETS];
    int count = (argc - 3) / 2;
    if (argc < 5 || count > SETS) {
        fprintf(stderr, "usage: growth PROGRAM IMPORT_MOST [DATABASE ROWS]...\n");
        return 2;
    }
    (void)setenv("TERM", "xterm-256color", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    for (int i = 0; i < count; i++) {
        struct set *set = &sets[i];
        set->database = argv[3 + 2 * i];
        set->rows = argv[4 + 2 * i];
        set->records = count_lines(set->rows);
        for (int cost = 0; cost < COSTS; cost++)
            set->costs[cost] = -1;
        measure_explorer(argv[1], set);
        measure_commands(argv[1], set, strtod(argv[2], NULL));
    }
    print_table(sets, count);
    return 0;
}
