/* SPDX-License-Identifier: MIT */
/*
 * Search as typed, letter by letter, and beside it the peers that are installed, on the same rows.
 *
 *     typed PROGRAM [DATABASE ROWS]
 *
 * Without a database the embedded dataset is searched, for every case of the search tests as well.
 * ROWS is the file of which the database was made, one meeting a line: the peers read it. For each
 * key: when the first hits stood on the screen and the processor time until it was quiet; for the
 * last letter of a text also when the exact totals did, which follow the first hits. Then each text
 * at once: how long a key waits that comes while a search runs.
 */
#include "bench/measure.h"

/* Broad and narrow words, several words, Hangul, initials, other layouts, fields, exclusions. */
static const char *const texts[] = {
    "semiconductors",
    "hydrogen research",
    "korea science",
    "joint committee energy",
    "quantum",
    "-korea science",
    "과학기술공동위원회",
    "한국 과학기술",
    "인공지능 위원회",
    "ㄱㅎㅅ",
    "송경희",
    "song kyunghee",
    "thdrudgml",
    "kim min",
    "zurich",
    "\"joint research\"",
    "partner:fr quantum",
    "partner:mn hydrogen",
    "year:2018..2020 joint research",
    "has:agreement energy",
};

enum { TEXTS = (int)(sizeof texts / sizeof texts[0]), SLOWEST = 5, TEXT = 200, SETTLE = 1500 };

/* One key: what had been typed with it. */
struct key {
    char text[TEXT];
    double frame, cpu;
};

struct keys {
    struct key items[SAMPLES];
    int count;
    struct samples frame, last, cpu, bytes, waited;
};

static size_t letter_size(const char *text)
{
    size_t size = 1;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

static void clear_prompt(const struct session *session)
{
    (void)!write(session->fd, "\x15", 1);
    (void)read_burst(session, 0, QUIET);
}

static void type_letters(const struct session *session, const char *text, bool large,
                         struct keys *keys)
{
    size_t size;
    for (size_t at = 0; text[at] != '\0'; at += size) {
        size = letter_size(text + at);
        double cpu = cpu_of(session->pid);
        double from = now();
        (void)!write(session->fd, text + at, size);
        bool ends = large && text[at + size] == '\0'; /* then the totals are waited for */
        struct burst burst = read_burst(session, from, ends ? SETTLE : QUIET);
        cpu = cpu_of(session->pid) - cpu;
        if (burst.last < 0 || keys->count >= SAMPLES)
            continue;
        struct key *key = &keys->items[keys->count++];
        (void)snprintf(key->text, TEXT, "%.*s", (int)(at + size), text);
        key->frame = burst.frame;
        key->cpu = cpu;
        add(&keys->frame, burst.frame);
        if (ends || !large)
            add(&keys->last, burst.last);
        add(&keys->cpu, cpu);
        add(&keys->bytes, burst.bytes);
    }
    clear_prompt(session);
}

/* The whole text but its last letter, and that while the search for the rest runs. */
static void type_at_once(const struct session *session, const char *text, struct keys *keys)
{
    enum { SOON = 20 };
    size_t last = 0;
    for (size_t at = 0; text[at] != '\0'; at += letter_size(text + at))
        last = at;
    (void)!write(session->fd, text, last);
    (void)poll(NULL, 0, SOON);
    (void)read_burst(session, 0, 0);
    double from = now();
    (void)!write(session->fd, text + last, strlen(text + last));
    struct burst burst = read_burst(session, from, QUIET);
    if (burst.last >= 0)
        add(&keys->waited, burst.frame);
    (void)read_burst(session, 0, SETTLE);
    clear_prompt(session);
}

static int by_cpu(const void *a, const void *b)
{
    double x = ((const struct key *)a)->cpu;
    double y = ((const struct key *)b)->cpu;
    return (x < y) - (x > y);
}

static int by_frame(const void *a, const void *b)
{
    double x = ((const struct key *)a)->frame;
    double y = ((const struct key *)b)->frame;
    return (x < y) - (x > y);
}

static void print_line(const char *name, struct samples *samples)
{
    printf("%-40s %7.2f %7.2f %7.2f\n", name, part(samples, 0.5), part(samples, 0.99),
           part(samples, 1));
}

static void print_keys(struct keys *keys, double memory, bool large)
{
    char title[80];
    (void)snprintf(title, sizeof title, "search as typed, %d keys", keys->count);
    printf("%-40s %7s %7s %7s\n", title, "median", "p99", "most");
    print_line("first hits on screen, ms", &keys->frame);
    print_line(large ? "exact totals on screen, whole texts, ms" : "last byte, ms", &keys->last);
    print_line("processor time, ms", &keys->cpu);
    print_line("bytes", &keys->bytes);
    print_line("a key while a search runs, ms", &keys->waited);
    printf("%-40s %7.0f\n", "memory, kB", memory);
    qsort(keys->items, (size_t)keys->count, sizeof(struct key), large ? by_frame : by_cpu);
    for (int i = 0; i < SLOWEST && i < keys->count; i++)
        printf("    %7.2f ms %s  %s\n", large ? keys->items[i].frame : keys->items[i].cpu,
               large ? "to first hits" : "of processor time", keys->items[i].text);
}

/* The open cases of the search tests, their first column. */
static void type_cases(const struct session *session, struct keys *keys)
{
    char line[1024];
    FILE *file = fopen("tests/eval/search-cases.tsv", "r");
    bool heading = true;
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\t\n")] = '\0';
        if (!heading)
            type_letters(session, line, false, keys);
        heading = false;
    }
    if (file)
        (void)fclose(file);
}

static void measure_ours(const char *program, const char *database)
{
    static struct keys keys;
    bool large = database != NULL;
    const char *const argv[] = {program, large ? "--db" : NULL, database, NULL};
    struct session session = open_session(argv);
    (void)read_burst(&session, 0, SETTLE);
    (void)!write(session.fd, "/", 1);
    (void)read_burst(&session, 0, SETTLE);
    for (int i = 0; i < TEXTS; i++)
        type_letters(&session, texts[i], large, &keys);
    if (!large)
        type_cases(&session, &keys);
    for (int i = 0; i < TEXTS; i++)
        type_at_once(&session, texts[i], &keys);
    print_keys(&keys, memory_of(session.pid), large);
    close_session(&session);
}

/* Peers: the time from the last letter of a word until nothing changes any more. */
struct peer {
    const char *name;
    const char *command; /* for sh, the rows being $1 and the database $2 */
    const char *before;  /* what starts a search */
    const char *after;   /* what ends the text, then what clears it */
    const char *clear;
};

static const struct peer peers[] = {
    {"fzf", "command -v fzf >/dev/null && exec fzf --no-mouse <\"$1\"", "", "", "\x15"},
    {"less", "command -v less >/dev/null && exec less -S -i \"$1\"", "/", "\n", "g"},
    {"tig", "command -v tig >/dev/null && exec tig <\"$1\"", "/", "\r", "g"},
    {"VisiData", "command -v vd >/dev/null && exec vd -f jsonl \"$1\"", "g/", "\r", "gk"},
    {"sqlite3, LIKE", "command -v sqlite3 >/dev/null && exec sqlite3 -readonly \"$2\"",
     "SELECT slug FROM meeting WHERE json LIKE '%", "%' ORDER BY id DESC LIMIT 50;\r", ""},
};

static void measure_peer(const struct peer *peer, const char *rows, const char *database)
{
    static const char *const words[] = {"quantum", "semiconductors", "arctic"};
    enum { PEER_QUIET = 3000 };
    struct samples samples = {0};
    const char *const argv[] = {"/bin/sh", "-c", peer->command, "sh", rows, database, NULL};
    struct session session = open_session(argv);
    struct burst start = read_burst(&session, 0, PEER_QUIET);
    for (size_t i = 0; start.last >= 0 && i < sizeof words / sizeof words[0]; i++) {
        (void)!write(session.fd, peer->before, strlen(peer->before));
        (void)!write(session.fd, words[i], strlen(words[i]));
        double from = now();
        (void)!write(session.fd, peer->after, strlen(peer->after));
        struct burst burst = read_burst(&session, from, PEER_QUIET);
        if (burst.last >= 0)
            add(&samples, burst.last);
        (void)!write(session.fd, peer->clear, strlen(peer->clear));
        (void)read_burst(&session, 0, PEER_QUIET);
    }
    if (samples.count > 0)
        printf("%-40s %7.2f %7s %7.2f   %.0f kB\n", peer->name, part(&samples, 0.5), "",
               part(&samples, 1), memory_of(session.pid));
    close_session(&session);
}

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 4) {
        fprintf(stderr, "usage: typed PROGRAM [DATABASE ROWS]\n");
        return 2;
    }
    (void)setenv("TERM", "xterm-256color", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    measure_ours(argv[1], argc == 4 ? argv[2] : NULL);
    if (argc == 4) {
        printf("%-40s %7s %7s %7s\n", "peers: a whole word to its last byte, ms", "median", "",
               "most");
        for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++)
            measure_peer(&peers[i], argv[3], argv[2]);
    }
    return 0;
}
