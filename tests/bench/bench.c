/* SPDX-License-Identifier: MIT */
/*
 * Start, keys, bytes, processor time and memory of the program, beside those of floor programs
 * measured in the same run, turn by turn, through a pty at 120x40. It prints one table; what
 * counts in it are the ratios.
 *
 *     bench PROGRAM FLOOR1 FLOOR2 FLOOR3 [RUNS]
 *
 * A burst is what a program writes until it is quiet; it ends with its last byte. The first one
 * counts from the fork, a key's from the write of the key.
 */
#include "pty/pty.c"

#include <math.h>

enum { ROWS = 40, COLUMNS = 120, QUIET = 40, FIRST = 3000, SAMPLES = 2000 };

struct samples {
    double value[SAMPLES];
    int count;
};

/* One kind of measurement of one program. */
struct figure {
    struct samples ms, bytes, cpu;
    double memory; /* kB, the most */
};

struct session {
    int fd;
    pid_t pid;
};

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void add(struct samples *samples, double value)
{
    if (samples->count < SAMPLES)
        samples->value[samples->count++] = value;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The p-th part of the samples, 0 when there are none. */
static double part(struct samples *samples, double p)
{
    if (samples->count == 0)
        return 0;
    qsort(samples->value, (size_t)samples->count, sizeof(double), by_value);
    return samples->value[(int)floor(p * (samples->count - 1) + 0.5)];
}

/* Sessions */

static struct session open_session(const char *const argv[])
{
    struct session session;
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    int slave;
    if (openpty(&session.fd, &slave, NULL, NULL, &size) != 0)
        die("openpty");
    (void)fcntl(session.fd, F_SETFD, FD_CLOEXEC);
    session.pid = fork();
    if (session.pid == 0) {
        (void)login_tty(slave);
        (void)execv(argv[0], (char *const *)(void *)argv);
        _exit(127);
    }
    (void)close(slave);
    return session;
}

/* Reads until it is quiet. The time of the last byte after `from`, -1 when nothing came. */
static double burst(const struct session *session, double from, double *bytes)
{
    static char buffer[65536];
    struct pollfd one = {.fd = session->fd, .events = POLLIN};
    double last = -1;
    *bytes = 0;
    while (poll(&one, 1, last < 0 ? FIRST : QUIET) > 0) {
        ssize_t n = read(session->fd, buffer, sizeof buffer);
        if (n <= 0)
            break;
        last = now() - from;
        *bytes += (double)n;
    }
    return last;
}

/* Processor time so far in ms, by the scheduler's count of nanoseconds. */
static double cpu_of(pid_t pid)
{
    char line[256];
    double ms = 0;
    (void)snprintf(line, sizeof line, "/proc/%d/schedstat", (int)pid);
    FILE *file = fopen(line, "r");
    if (file && fgets(line, sizeof line, file))
        ms = strtod(line, NULL) / 1e6;
    if (file)
        (void)fclose(file);
    return ms;
}

/* The most memory it had resident, in kB. (ru_maxrss would count the parent's before exec.) */
static double memory_of(pid_t pid)
{
    char line[256];
    double kb = 0;
    (void)snprintf(line, sizeof line, "/proc/%d/status", (int)pid);
    FILE *file = fopen(line, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            kb = strtod(line + 6, NULL);
    if (file)
        (void)fclose(file);
    return kb;
}

static void close_session(const struct session *session)
{
    double bytes;
    int status;
    (void)!write(session->fd, "qQ", 2);
    (void)burst(session, 0, &bytes);
    (void)close(session->fd);
    (void)kill(session->pid, SIGKILL);
    (void)waitpid(session->pid, &status, 0);
}

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
        char marks[COLUMNS + 1];
        for (int column = 0; column < COLUMNS; column++) {
            struct pty_look look = pty_look(pty, row, column);
            marks[column] = look.reverse     ? 'r'
                            : look.coloured  ? 'c'
                            : look.underline ? 'u'
                            : look.bold      ? 'b'
                                             : 'n';
        }
        marks[COLUMNS] = '\0';
        fprintf(file, "%s\n%s\n", pty_row(pty, row), marks);
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
    {"next partner", "1", "\033[B", "\033[A"},
    {"last partner", "1", "\033[F", "\033[H"},
    {"Tab", "1", "\t", "\033[Z"},
    {"Enter, a page", "2", "\r", "\x7f"},
    {"search: a letter", "/", "s", "\x7f"},
    {"search: its fifth letter", "/quan", "t", "\x7f"},
    {"search: a second word", "/song kyunghe", "e", "\x7f"},
};

static void capture(const char *program, const struct kind *kind, const char *const paths[2])
{
    const char *const argv[] = {program, NULL};
    struct pty *pty = pty_start(ROWS, COLUMNS, argv, NULL);
    pty_settle(pty, FIRST / 10);
    pty_type(pty, kind->before);
    pty_settle(pty, QUIET * 2);
    write_frame(pty, paths[0]);
    pty_type(pty, kind->key);
    pty_settle(pty, QUIET * 2);
    write_frame(pty, paths[1]);
    pty_free(&pty);
}

static void measure_kind(const char *const programs[4], const struct kind *kind, int runs,
                         struct figure figures[2])
{
    char first[] = "/tmp/attache-frame-XXXXXX";
    char second[] = "/tmp/attache-frame-XXXXXX";
    (void)close(mkstemp(first));
    (void)close(mkstemp(second));
    capture(programs[0], kind, (const char *const[]){first, second});
    const char *const ours[] = {programs[0], NULL};
    const char *const floors[] = {programs[3], first, second, NULL};
    struct session sessions[2] = {open_session(ours), open_session(floors)};
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
        fprintf(stderr, "usage: bench PROGRAM FLOOR1 FLOOR2 FLOOR3 [RUNS]\n");
        return 2;
    }
    const char *const programs[4] = {argv[1], argv[2], argv[3], argv[4]};
    int runs = argc > 5 ? (int)strtol(argv[5], NULL, 10) : 100;
    char home[] = "/tmp/attache-bench-XXXXXX";
    static struct figure starts[4];
    (void)setenv("TERM", "xterm-256color", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    (void)unsetenv("NO_COLOR");
    if (!mkdtemp(home))
        die("mkdtemp");
    (void)setenv("HOME", home, 1);
    const char *const nothing[] = {programs[3], "/dev/null", "/dev/null", NULL};
    for (int run = 0; run < runs; run++)
        for (int i = 0; i < 4; i++) {
            const char *const plain[] = {programs[i], NULL};
            measure_start(i == 3 ? nothing : plain, &starts[i]);
        }
    printf("%dx%d, %d runs, turn by turn; ms, kB\n\n", COLUMNS, ROWS, runs);
    print_start(starts);
    printf("\n%-40s %7s %7s %7s %7s %8s %9s %9s\n", "a key to its last byte", "median", "p99",
           "cpu", "bytes", "memory", "x floor 3", "bytes x");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        static struct figure figures[2];
        memset(figures, 0, sizeof figures);
        measure_kind(programs, &kinds[i], runs, figures);
        print_kind(kinds[i].name, figures);
        (void)fflush(stdout);
    }
    (void)rmdir(home);
    return 0;
}
