/* SPDX-License-Identifier: MIT */
/* Included by each test of this folder: a program of one file, and no library of test code. */
#include "pty/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { TEXT_MAX = 500 * 1000 * 8, PTY_ENV_MAX = 64 };

struct pty {
    struct pty *next; /* in the list of those not freed yet */
    int fd;           /* -1 after a hang-up */
    pid_t pid;
    bool ended; /* reaped */
    int status;
    VTerm *vterm;
    VTermScreen *screen;
    int rows, columns;
    struct termios before;
    char home[64];
    char *bytes; /* all that was written */
    size_t size, capacity;
    char *text; /* the answer of pty_screen and pty_row */
};

static struct pty *pty_list;

static long long clock_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A wait, longer where the program is run by something slow: PTY_SLOW says how many times. */
static long long patience(int ms)
{
    const char *slow = getenv("PTY_SLOW");
    return ms * (slow != NULL ? strtoll(slow, NULL, 10) : 1);
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

const char *pty_program(void)
{
    const char *path = getenv("ATTACHE_BIN");
    return path ? path : "build/asan/attache";
}

/* Starting */

static void add_setting(char **list, size_t *count, const char *setting)
{
    size_t name = strcspn(setting, "=");
    for (size_t i = 0; i < *count; i++)
        if (strncmp(list[i], setting, name) == 0 && list[i][name] == '=') {
            free(list[i]);
            list[i] = list[--*count];
        }
    if (setting[name] == '=' && *count < PTY_ENV_MAX - 1)
        list[(*count)++] = strdup(setting);
    list[*count] = NULL;
}

static void add_folder(char **list, size_t *count, const char *name, const char *home,
                       const char *folder)
{
    char setting[256];
    (void)snprintf(setting, sizeof setting, "%s=%s%s", name, home, folder);
    add_setting(list, count, setting);
}

/* The pinned environment and what the test changes in it. */
static char **make_environment(const char *home, const char *const env[])
{
    static const char *const kept[] = {"PATH",         "ASAN_OPTIONS",    "UBSAN_OPTIONS",
                                       "LSAN_OPTIONS", "LD_LIBRARY_PATH", "LOCPATH"};
    char **list = calloc(PTY_ENV_MAX, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        char setting[4096];
        const char *value = getenv(kept[i]);
        if (value && snprintf(setting, sizeof setting, "%s=%s", kept[i], value) > 0)
            add_setting(list, &count, setting);
    }
    add_setting(list, &count, "TERM=xterm-256color");
    add_setting(list, &count, "LC_ALL=C.UTF-8");
    add_setting(list, &count, "TZ=UTC");
    add_folder(list, &count, "HOME", home, "");
    add_folder(list, &count, "XDG_CONFIG_HOME", home, "/config");
    add_folder(list, &count, "XDG_DATA_HOME", home, "/data");
    add_folder(list, &count, "XDG_STATE_HOME", home, "/state");
    add_folder(list, &count, "XDG_CACHE_HOME", home, "/cache");
    for (size_t i = 0; env && env[i]; i++)
        add_setting(list, &count, env[i]);
    return list;
}

/* The child: only calls that may follow a fork, then the program. */
static void run_child(const char *const argv[], char **environment)
{
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    (void)execvpe(argv[0], (char *const *)(void *)argv, environment);
    _exit(127);
}

static void make_screen(struct pty *pty)
{
    pty->vterm = vterm_new(pty->rows, pty->columns);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
}

struct pty *pty_start(int rows, int columns, const char *const argv[], const char *const env[])
{
    const char *const standard[] = {pty_program(), NULL};
    struct pty *pty = calloc(1, sizeof *pty);
    pty->rows = rows;
    pty->columns = columns;
    (void)snprintf(pty->home, sizeof pty->home, "/tmp/attache-pty-XXXXXX");
    if (!mkdtemp(pty->home))
        die("mkdtemp");
    char **environment = make_environment(pty->home, env);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int slave;
    if (openpty(&pty->fd, &slave, NULL, NULL, &size) != 0)
        die("openpty");
    (void)fcntl(pty->fd, F_SETFD, FD_CLOEXEC);
    (void)tcgetattr(pty->fd, &pty->before);
    pty->pid = fork();
    if (pty->pid < 0)
        die("fork");
    if (pty->pid == 0) {
        (void)login_tty(slave);
        run_child(argv ? argv : standard, environment);
    }
    (void)close(slave);
    make_screen(pty);
    pty->next = pty_list;
    pty_list = pty;
    for (size_t i = 0; environment[i]; i++)
        free(environment[i]);
    free(environment);
    return pty;
}

struct pty *pty_start_in_shell(const char *command)
{
    const char *const argv[] = {"/bin/bash", "--norc", "--noprofile", "-i", NULL};
    struct pty *pty = pty_start(24, 80, argv, (const char *[]){"PS1=ready-$((1+1)) ", NULL});
    if (!pty_wait_text(pty, "ready-2", PTY_PATIENCE))
        die("bash");
    pty_type(pty, command);
    pty_type(pty, "\r");
    return pty;
}

/* The two directions */

static void keep(struct pty *pty, const char *bytes, size_t n)
{
    if (pty->size + n + 1 > pty->capacity) {
        pty->capacity = (pty->size + n + 1) * 2;
        pty->bytes = realloc(pty->bytes, pty->capacity);
        if (!pty->bytes)
            die("realloc");
    }
    memcpy(pty->bytes + pty->size, bytes, n);
    pty->size += n;
    pty->bytes[pty->size] = '\0';
}

/* Takes what the program writes within so long. False: nothing came, or the end. */
static bool pump(struct pty *pty, int ms)
{
    char bytes[65536];
    struct pollfd one = {.fd = pty->fd, .events = POLLIN};
    if (pty->fd < 0 || poll(&one, 1, ms) <= 0)
        return false;
    ssize_t n = read(pty->fd, bytes, sizeof bytes);
    if (n <= 0)
        return false;
    keep(pty, bytes, (size_t)n);
    (void)vterm_input_write(pty->vterm, bytes, (size_t)n);
    size_t reply = vterm_output_read(pty->vterm, bytes, sizeof bytes);
    if (reply > 0)
        pty_type_bytes(pty, bytes, reply);
    return true;
}

void pty_type_bytes(struct pty *pty, const char *bytes, size_t n)
{
    while (n > 0 && pty->fd >= 0) {
        struct pollfd one = {.fd = pty->fd, .events = POLLIN | POLLOUT};
        if (poll(&one, 1, PTY_PATIENCE) <= 0)
            return;
        if ((one.revents & POLLIN) && !pump(pty, 0))
            return;
        if (!(one.revents & (POLLIN | POLLOUT)))
            return; /* it has hung up */
        if (!(one.revents & POLLOUT))
            continue;
        ssize_t done = write(pty->fd, bytes, n > 512 ? 512 : n);
        if (done < 0 && errno != EINTR)
            return;
        bytes += done > 0 ? done : 0;
        n -= done > 0 ? (size_t)done : 0;
    }
}

void pty_type(struct pty *pty, const char *keys)
{
    pty_type_bytes(pty, keys, strlen(keys));
}

/* The screen */

static size_t put_utf8(char *out, unsigned cp)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--, cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)(first[n] | cp);
    return n;
}

static size_t add_row(struct pty *pty, int row, char *out)
{
    size_t n = 0;
    size_t end = 0;
    for (int column = 0; column < pty->columns;) {
        VTermScreenCell cell;
        VTermPos at = {.row = row, .col = column};
        if (!vterm_screen_get_cell(pty->screen, at, &cell))
            break;
        if (cell.chars[0] == 0)
            out[n++] = ' ';
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            n += put_utf8(out + n, cell.chars[i]);
        if (cell.chars[0] != 0 && cell.chars[0] != ' ')
            end = n;
        column += cell.width > 1 ? cell.width : 1;
    }
    return end;
}

const char *pty_row(struct pty *pty, int row)
{
    if (!pty->text)
        pty->text = malloc(TEXT_MAX);
    pty->text[add_row(pty, row, pty->text)] = '\0';
    return pty->text;
}

const char *pty_screen(struct pty *pty)
{
    if (!pty->text)
        pty->text = malloc(TEXT_MAX);
    size_t n = 0;
    for (int row = 0; row < pty->rows; row++) {
        n += add_row(pty, row, pty->text + n);
        pty->text[n++] = '\n';
    }
    pty->text[n] = '\0';
    return pty->text;
}

struct pty_look pty_look(struct pty *pty, int row, int column)
{
    VTermScreenCell cell = {0};
    VTermPos at = {.row = row, .col = column};
    (void)vterm_screen_get_cell(pty->screen, at, &cell);
    return (struct pty_look){
        .reverse = cell.attrs.reverse,
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != 0,
        .italic = cell.attrs.italic,
        .coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg),
        .colour = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) && VTERM_COLOR_IS_INDEXED(&cell.fg)
                      ? cell.fg.indexed.idx
                      : -1};
}

void pty_cursor(struct pty *pty, int *row, int *column)
{
    VTermPos at = {0};
    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
    *row = at.row;
    *column = at.col;
}

static bool wait_text(struct pty *pty, const char *text, bool there, int ms)
{
    long long end = clock_ms() + patience(ms);
    for (;;) {
        while (pump(pty, 0))
            continue;
        if ((strstr(pty_screen(pty), text) != NULL) == there)
            return true;
        long long left = end - clock_ms();
        if (left <= 0 || !pump(pty, (int)left)) {
            fprintf(stderr, "waited for %s\"%s\", but the screen is\n%s\n", there ? "" : "no ",
                    text, pty_screen(pty));
            return false;
        }
    }
}

bool pty_wait_text(struct pty *pty, const char *text, int ms)
{
    return wait_text(pty, text, true, ms);
}

bool pty_wait_no_text(struct pty *pty, const char *text, int ms)
{
    return wait_text(pty, text, false, ms);
}

void pty_settle(struct pty *pty, int quiet_ms)
{
    while (pump(pty, (int)patience(quiet_ms)))
        continue;
}

void pty_claim_size(struct pty *pty, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    (void)ioctl(pty->fd, TIOCSWINSZ, &size);
}

void pty_resize(struct pty *pty, int rows, int columns)
{
    while (pump(pty, 0))
        continue;
    pty->rows = rows;
    pty->columns = columns;
    vterm_set_size(pty->vterm, rows, columns);
    pty_claim_size(pty, rows, columns);
}

/* The end */

pid_t pty_pid(const struct pty *pty)
{
    return pty->pid;
}

const char *pty_home(const struct pty *pty)
{
    return pty->home;
}

int pty_wait_exit(struct pty *pty, int ms)
{
    long long end = clock_ms() + patience(ms);
    while (!pty->ended && clock_ms() < end) {
        if (waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid)
            pty->ended = true;
        else if (!pump(pty, 2))
            (void)usleep(1000);
    }
    while (pty->ended && pump(pty, 0))
        continue;
    return pty->ended ? pty->status : -1;
}

int pty_exit_status(struct pty *pty, int ms)
{
    int status = pty_wait_exit(pty, ms);
    return status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

const char *pty_bytes(const struct pty *pty, size_t *size)
{
    *size = pty->size;
    return pty->bytes ? pty->bytes : "";
}

void pty_forget_bytes(struct pty *pty)
{
    pty->size = 0;
}

int pty_mode(const struct pty *pty, int mode)
{
    char on[32];
    char off[32];
    int state = -1;
    int n = snprintf(on, sizeof on, "\033[?%dh", mode);
    (void)snprintf(off, sizeof off, "\033[?%dl", mode);
    for (size_t i = 0; i + (size_t)n <= pty->size; i++) {
        if (memcmp(pty->bytes + i, on, (size_t)n) == 0)
            state = 1;
        else if (memcmp(pty->bytes + i, off, (size_t)n) == 0)
            state = 0;
    }
    return state;
}

static bool same_modes(const struct termios *a, const struct termios *b)
{
    return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag &&
           a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

bool pty_is_restored(struct pty *pty)
{
    struct termios now;
    bool sane = tcgetattr(pty->fd, &now) == 0 && same_modes(&now, &pty->before);
    if (!sane)
        fprintf(stderr, "the line's modes are not those before\n");
    static const int modes[] = {1049, 2004, 1000, 1002, 1006};
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
        if (pty_mode(pty, modes[i]) == 1) {
            fprintf(stderr, "mode ?%d is still on\n", modes[i]);
            sane = false;
        }
    if (pty_mode(pty, 25) == 0) {
        fprintf(stderr, "the cursor is still hidden\n");
        sane = false;
    }
    return sane;
}

void pty_hang_up(struct pty *pty)
{
    if (pty->fd >= 0)
        (void)close(pty->fd);
    pty->fd = -1;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)type;
    (void)place;
    return remove(path);
}

void pty_free(struct pty **pty)
{
    struct pty *was = *pty;
    if (!was)
        return;
    for (struct pty **at = &pty_list; *at; at = &(*at)->next)
        if (*at == was) {
            *at = was->next;
            break;
        }
    pty_hang_up(was);
    if (!was->ended) {
        (void)kill(was->pid, SIGKILL);
        (void)waitpid(was->pid, &was->status, 0);
    }
    (void)nftw(was->home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    vterm_free(was->vterm);
    free(was->bytes);
    free(was->text);
    free(was);
    *pty = NULL;
}

int pty_teardown(void **state)
{
    (void)state;
    while (pty_list) {
        struct pty *one = pty_list;
        pty_free(&one);
    }
    return 0;
}
