/* SPDX-License-Identifier: MIT */
/*
 * Every beginning of one, two and three letters of the names and topics of a database, typed into
 * the search one key after the other: the processor time of each key until its hits are painted
 * and the program is quiet again.
 *
 *     prefixes PROGRAM DATABASE [ROUNDS]
 *
 * A beginning is that of a whole name, of a word inside it, or of its initial consonants. The time
 * of a key is the median of its rounds, since one round tells what else the machine was doing.
 */
#include "bench/measure.h"

#include <sqlite3.h>

enum { LETTERS = 3, SIZE = 16, ROUNDS_MOST = 9, SHOWN = 10 };

/* What is in the prompt after a key. */
struct prefix {
    char text[SIZE];
    double cpu[ROUNDS_MOST];
};

struct prefixes {
    struct prefix *items;
    size_t count, capacity;
};

static size_t letter_size(const char *text)
{
    size_t size = 1;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

static size_t count_letters(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text += letter_size(text))
        count++;
    return count;
}

static void add_prefix(struct prefixes *list, const char *text, size_t size)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity > 0 ? 2 * list->capacity : 1024;
        list->items = realloc(list->items, list->capacity * sizeof(struct prefix));
        if (!list->items)
            die("realloc");
    }
    struct prefix *prefix = &list->items[list->count++];
    memcpy(prefix->text, text, size);
    prefix->text[size] = '\0';
}

/* What the first three letters begin with. */
static void add_beginnings(struct prefixes *list, const char *text)
{
    size_t size = 0;
    for (int i = 0; i < LETTERS && text[size] != '\0' && text[size] != ' '; i++) {
        size += letter_size(text + size);
        add_prefix(list, text, size);
    }
}

/* The initial consonants of what begins with syllables of Hangul. */
static void add_initials(struct prefixes *list, const char *text)
{
    static const char *const initials[] = {"ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ",
                                           "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ",
                                           "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
    enum { SYLLABLE = 0xAC00, SYLLABLES = 11172, OF_ONE_INITIAL = 588 };
    char typed[SIZE] = "";
    for (int i = 0; i < LETTERS && ((unsigned char)*text & 0xF0) == 0xE0; i++, text += 3) {
        int cp = (text[0] & 0x0F) << 12 | (text[1] & 0x3F) << 6 | (text[2] & 0x3F);
        if (cp < SYLLABLE || cp >= SYLLABLE + SYLLABLES)
            break;
        memcpy(typed + (size_t)3 * (size_t)i, initials[(cp - SYLLABLE) / OF_ONE_INITIAL], 3);
    }
    add_beginnings(list, typed);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct prefix *)a)->text, ((const struct prefix *)b)->text);
}

static void collect(const char *path, struct prefixes *list)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *names = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT key FROM name", -1, &names, NULL) != SQLITE_OK)
        die(path);
    while (sqlite3_step(names) == SQLITE_ROW) {
        const char *word = (const char *)sqlite3_column_text(names, 0);
        add_initials(list, word);
        while (word) {
            add_beginnings(list, word);
            word = strchr(word, ' ');
            word = word ? word + 1 : NULL;
        }
    }
    sqlite3_finalize(names);
    sqlite3_close(db);
    qsort(list->items, list->count, sizeof(struct prefix), by_text);
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (kept == 0 || strcmp(list->items[kept - 1].text, list->items[i].text) != 0)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

/* The letter of its state: S while it waits for a key. */
static char state_of(pid_t pid)
{
    char line[256];
    char state = '?';
    (void)snprintf(line, sizeof line, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(line, "r");
    if (file && fgets(line, sizeof line, file) && strrchr(line, ')'))
        state = strrchr(line, ')')[2];
    if (file)
        (void)fclose(file);
    return state;
}

/* Writes the keys and waits until they are answered and the program waits again. */
static void type_keys(const struct session *session, const char *keys, size_t size)
{
    static char buffer[65536];
    struct pollfd one = {.fd = session->fd, .events = POLLIN};
    (void)!write(session->fd, keys, size);
    (void)read_burst(session, 0, 1);
    while (poll(&one, 1, 1) > 0 || state_of(session->pid) != 'S') {
        if (one.revents != 0 && read(session->fd, buffer, sizeof buffer) <= 0)
            break;
    }
}

/* In the order of the alphabet every beginning but its last letter was typed before it: what is
   too much is erased, then the last letter is the key measured. */
static void type_all(const struct session *session, struct prefixes *list, int round)
{
    size_t typed = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct prefix *prefix = &list->items[i];
        const size_t letters = count_letters(prefix->text);
        const char *last = prefix->text;
        while (last[letter_size(last)] != '\0')
            last += letter_size(last);
        if (typed >= letters)
            type_keys(session, "\x7f\x7f\x7f", typed - letters + 1);
        double cpu = cpu_of(session->pid);
        type_keys(session, last, strlen(last));
        prefix->cpu[round] = cpu_of(session->pid) - cpu;
        typed = letters;
    }
}

static int by_first(const void *a, const void *b)
{
    double x = ((const struct prefix *)a)->cpu[0];
    double y = ((const struct prefix *)b)->cpu[0];
    return (x < y) - (x > y);
}

static void print_all(struct prefixes *list, int rounds)
{
    for (size_t i = 0; i < list->count; i++) {
        double *cpu = list->items[i].cpu;
        qsort(cpu, (size_t)rounds, sizeof(double), by_value);
        cpu[0] = cpu[rounds / 2];
    }
    qsort(list->items, list->count, sizeof(struct prefix), by_first);
    const size_t last = list->count - 1;
    printf("%-40s %7s %7s %7s\n", "every beginning of a name, ms", "median", "p99", "most");
    printf("%5zu keys%-30s %7.2f %7.2f %7.2f\n", list->count, ", processor time",
           list->items[last - last / 2].cpu[0], list->items[last / 100].cpu[0],
           list->items[0].cpu[0]);
    for (size_t i = 0; i < SHOWN && i < list->count; i++)
        printf("    %7.2f  %s\n", list->items[i].cpu[0], list->items[i].text);
}

int main(int argc, char **argv)
{
    struct prefixes list = {0};
    const int rounds = argc == 4 ? (int)strtol(argv[3], NULL, 10) : 3;
    if (argc < 3 || rounds < 1 || rounds > ROUNDS_MOST) {
        fprintf(stderr, "usage: prefixes PROGRAM DATABASE [ROUNDS]\n");
        return 2;
    }
    (void)setenv("TERM", "xterm-256color", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    collect(argv[2], &list);
    const char *const start[] = {argv[1], NULL};
    struct session session = open_session(start);
    (void)read_burst(&session, 0, 500);
    (void)!write(session.fd, "/", 1);
    (void)read_burst(&session, 0, 500);
    for (int round = 0; round < rounds; round++)
        type_all(&session, &list, round);
    close_session(&session);
    print_all(&list, rounds);
    free(list.items);
    return 0;
}
