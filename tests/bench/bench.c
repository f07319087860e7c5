/* SPDX-License-Identifier: MIT */
/*
 * Start, keys, bytes, processor time and memory of the program, beside those of floor programs
 * measured in the same run, turn by turn, through a pty at 120x40. It prints one table; what
 * counts in it are the ratios.
 *
 *     bench PROGRAM FLOOR1 FLOOR2 FLOOR3 [RUNS [DATABASE]]
 */
#include "bench/measure.h"

/* Measurements */

static void measure_start(const char *const argv[], struct figure *figure)
{
    double bytes;
    double from = now();
    struct session session = open_session(argv);
    double ms = burst(&session, from, &bytes);
    double memory = memory_of(session.pid);
    if (ms < 0) {
        fprintf(stderr, "bench: %s wrote nothing\n", argv[0]);
        exit(1);
    }
    add(&figure->ms, ms);
    add(&figure->bytes, bytes);
    add(&figure->cpu, cpu_of(session.pid));
    figure->memory = memory > figure->memory ? memory : figure->memory;
    close_session(&session);
}

static void measure_key(const struct session *session, const char *key, struct figure *figure)
{
    double bytes;
    double cpu = cpu_of(session->pid);
    double from = now();
    (void)!write(session->fd, key, strlen(key));
    double ms = burst(session, from, &bytes);
    if (ms < 0)
        return;
    add(&figure->ms, ms);
    add(&figure->bytes, bytes);
    add(&figure->cpu, cpu_of(session->pid) - cpu);
    double memory = memory_of(session->pid);
    figure->memory = memory > figure->memory ? memory : figure->memory;
}

/* Frames for the third floor */

static void write_frame(struct pty *pty, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        die(path);
    for (int row = 0; row < ROWS; row++) {
        fprintf(file, "%s\n", pty_row(pty, row));
        for (int column = 0; column < COLUMNS; column++) {
            struct pty_look look = pty_look(pty, row, column);
            fprintf(file, "%x%02x",
                    look.bold | look.underline << 1 | look.reverse << 2 | look.italic << 3,
                    (unsigned)(look.colour + 1));
        }
        fputc('\n', file);
    }
    (void)fclose(file);
}

/* One kind of key: what is typed before, the key, and the key that takes it back. */
struct kind {
    const char *name;
    const char *before, *key, *back;
};

static const struct kind kinds[] = {
    {"Down in the timeline", "2", "\033[B", "\033[A"},
    {"PageDown in the timeline", "2", "\033[6~", "\033[5~"},
    {"End of the timeline", "2", "\033[F", "\033[H"},
    {"Home from its end", "2\033[F", "\033[H", "\033[F"},
    {"next partner", "1", "\033[B", "\033[A"},
    {"last partner", "1", "\033[F", "\033[H"},
    {"Tab", "1", "\t", "\033[Z"},
    {"Enter, a page", "2", "\r", "\x7f"},
    {"search: a letter", "/", "s", "\x7f"},
    {"search: its fifth letter", "/quan", "t", "\x7f"},
    {"search: a second word", "/song kyunghe", "e", "\x7f"},
};

/* What is measured: the program with its database, then the floors. */
struct programs {
    const char *ours[4]; /* its arguments */
    const char *floors[3];
};

static void capture(const struct programs *programs, const struct kind *kind,
                    const char *const paths[2])
{
    const char *const *argv = programs->ours;
    const char *folder = getenv("XDG_CACHE_HOME");
    char cache[4096]; /* where the database's cache is already, not the terminal's own */
    (void)snprintf(cache, sizeof cache, "XDG_CACHE_HOME=%s", folder ? folder : "");
    const char *described = getenv("BENCH_TERMINFO"); /* where dim text is italic */
    char terminfo[4096];
    (void)snprintf(terminfo, sizeof terminfo, "TERMINFO=%s", described ? described : "");
    const char *const env[] = {terminfo, folder ? cache : NULL, NULL};
    struct pty *pty = pty_start(ROWS, COLUMNS, argv, env);
    pty_settle(pty, FIRST / 10);
    pty_type(pty, kind->before);
    pty_settle(pty, QUIET * 2);
    write_frame(pty, paths[0]);
    pty_type(pty, kind->key);
    pty_settle(pty, QUIET * 2);
    write_frame(pty, paths[1]);
    pty_free(&pty);
}

static void measure_kind(const struct programs *programs, const struct kind *kind, int runs,
                         struct figure figures[2])
{
    char first[] = "/tmp/attache-frame-XXXXXX";
    char second[] = "/tmp/attache-frame-XXXXXX";
    (void)close(mkstemp(first));
    (void)close(mkstemp(second));
    capture(programs, kind, (const char *const[]){first, second});
    const char *const floors[] = {programs->floors[2], first, second, NULL};
    struct session sessions[2] = {open_session(programs->ours), open_session(floors)};
    double bytes;
    for (int i = 0; i < 2; i++)
        (void)burst(&sessions[i], 0, &bytes);
    (void)!write(sessions[0].fd, kind->before, strlen(kind->before));
    (void)burst(&sessions[0], 0, &bytes);
    static struct figure back; /* not shown: a way back is often the cheaper one */
    for (int run = 0; run < runs; run++) {
        measure_key(&sessions[0], kind->key, &figures[0]);
        measure_key(&sessions[1], "x", &figures[1]);
        measure_key(&sessions[0], kind->back, &back);
        measure_key(&sessions[1], "x", &back);
    }
    for (int i = 0; i < 2; i++)
        close_session(&sessions[i]);
    (void)unlink(first);
    (void)unlink(second);
}

/* The table */

static double ratio(double a, double b)
{
    return b > 0 ? a / b : 0;
}

static void print_start(struct figure figures[4])
{
    static const char *const names[] = {"attache", "floor 1: ncurses, three boxes",
                                        "floor 2: the same, SQLite and a MATCH",
                                        "floor 3: a canned frame"};
    double floor_ms = part(&figures[2].ms, 0.5);
    printf("%-40s %7s %7s %7s %7s %8s %9s %9s\n", "start to full first screen", "median", "p99",
           "cpu", "bytes", "memory", "x floor 2", "memory x");
    for (int i = 0; i < 4; i++)
        printf("%-40s %7.2f %7.2f %7.2f %7.0f %8.0f %9.2f %9.2f\n", names[i],
               part(&figures[i].ms, 0.5), part(&figures[i].ms, 0.99), part(&figures[i].cpu, 0.5),
               part(&figures[i].bytes, 0.5), figures[i].memory,
               ratio(part(&figures[i].ms, 0.5), floor_ms),
               ratio(figures[i].memory, figures[2].memory));
}

static void print_kind(const char *name, struct figure figures[2])
{
    double ours = part(&figures[0].ms, 0.5);
    double canned = part(&figures[1].ms, 0.5);
    double bytes = part(&figures[0].bytes, 0.5);
    double canned_bytes = part(&figures[1].bytes, 0.5);
    printf("%-40s %7.2f %7.2f %7.2f %7.0f %8.0f %9.2f %9.2f\n", name, ours,
           part(&figures[0].ms, 0.99), part(&figures[0].cpu, 0.5), bytes, figures[0].memory,
           ratio(ours, canned), ratio(bytes, canned_bytes));
    printf("%-40s %7.2f %7.2f %7.2f %7.0f %8.0f\n", "    floor 3", canned,
           part(&figures[1].ms, 0.99), part(&figures[1].cpu, 0.5), canned_bytes, figures[1].memory);
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: bench PROGRAM FLOOR1 FLOOR2 FLOOR3 [RUNS [DATABASE]]\n");
        return 2;
    }
    struct programs programs = {.ours = {argv[1]}, .floors = {argv[2], argv[3], argv[4]}};
    if (argc > 6) {
        programs.ours[1] = "--db";
        programs.ours[2] = argv[6];
    }
    int runs = argc > 5 ? (int)strtol(argv[5], NULL, 10) : 100;
    char home[] = "/tmp/attache-bench-XXXXXX";
    static struct figure starts[4];
    (void)setenv("TERM", "xterm-256color", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    (void)unsetenv("NO_COLOR");
    if (!mkdtemp(home))
        die("mkdtemp");
    (void)setenv("HOME", home, 1);
    for (int run = 0; run < runs; run++) {
        measure_start(programs.ours, &starts[0]);
        for (int i = 0; i < 3; i++) {
            const char *const frames = i == 2 ? "/dev/null" : NULL;
            const char *const floor[] = {programs.floors[i], frames, frames, NULL};
            measure_start(floor, &starts[i + 1]);
        }
    }
    printf("%dx%d, %d runs, turn by turn; ms, kB\n\n", COLUMNS, ROWS, runs);
    print_start(starts);
    printf("\n%-40s %7s %7s %7s %7s %8s %9s %9s\n", "a key to its last byte", "median", "p99",
           "cpu", "bytes", "memory", "x floor 3", "bytes x");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        static struct figure figures[2];
        memset(figures, 0, sizeof figures);
        measure_kind(&programs, &kinds[i], runs, figures);
        print_kind(kinds[i].name, figures);
        (void)fflush(stdout);
    }
    (void)rmdir(home);
    return 0;
}
