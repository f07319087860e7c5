/* SPDX-License-Identifier: MIT */
/*
 * The yardstick of search (make eval): asks the embedded dataset for the open cases of
 * search-cases.tsv and for cases drawn from its own people, and prints, for each rule and in all,
 * how many were found at rank 1, 3 and 10, the mean reciprocal rank, and wrong persons; then each
 * miss. Exits 1 below the bars: rank 1 97 %, rank 10 99 %, no wrong person, every "-" case silent.
 *
 * Generated: for each person with a name in Hangul, that name, its initials and its keys on a Latin
 * keyboard; for those whose native name it is, also the Latin name reversed, without its hyphen,
 * and with each customary spelling of the surname; for each name with marks, the name without
 * them, and with one slip in its longest word.
 *
 * Several people may be named by what is typed. A case is found when one of them stands there: the
 * person it was drawn from, one of the same name in Hangul, or another of whom the same text is
 * drawn. A wrong person is one who
 * stands first, above the divider, and is none of these.
 */
#include "attache/app/dataset.h"
#include "attache/core/query.h"
#include "attache/core/value.h"
#include "attache/store/store.h"
#include "attache/text/fold.h"
#include "attache/text/hangul.h"
#include "attache/text/roman.h"
#include "attache/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANKS = 10, LIMIT = 200, LINE = 1024 };

/* Text to be typed and the address of what it should find. */
struct trial {
    const char *rule;
    const char *typed;
    const char *wanted; /* addresses joined by spaces */
    const char *native; /* the name in Hangul, or "" */
    bool silent;        /* must not appear at all */
};

struct trials {
    struct arena arena;
    struct trial *items;
    size_t count;
    size_t capacity;
};

/* What came out for a rule. */
struct score {
    const char *rule;
    int count;
    int at[RANKS + 1]; /* found at that rank */
    int wrong;
    double reciprocal;
};

enum { SCORES_MAX = 40 };

struct board {
    struct score scores[SCORES_MAX];
    size_t count;
    int loud; /* "-" cases that were found */
};

static void add_trial(struct trials *trials, const char *rule, const char *typed,
                      const char *wanted, const char *native, bool silent)
{
    trials->items =
        mem_grow(trials->items, &trials->capacity, trials->count + 1, sizeof(*trials->items));
    trials->items[trials->count++] = (struct trial){
        arena_dup(&trials->arena, rule),
        arena_dup(&trials->arena, typed),
        arena_dup(&trials->arena, wanted),
        arena_dup(&trials->arena, native),
        silent,
    };
}

/* The open cases */

/* query, verdict, rule, records. "must not rank ..." asks for the record first. */
static void read_case(struct trials *trials, char *line)
{
    char *fields[4] = {NULL};
    char *at = line;
    for (size_t i = 0; i < 4; i++)
        fields[i] = strsep(&at, "\t");
    if (fields[3] == NULL || strcmp(fields[1], "verdict") == 0)
        return;
    bool silent = strcmp(fields[1], "-") == 0 && strcmp(fields[2], "must not appear") == 0;
    add_trial(trials, silent ? "open -" : "open +", fields[0], fields[3], "", silent);
}

static bool read_cases(struct trials *trials, const char *path)
{
    char line[LINE];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    while (fgets(line, sizeof(line), file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        read_case(trials, line);
    }
    fclose(file);
    return true;
}

/* Cases from the people */

struct drawing {
    struct trials *trials;
    const char *address;
    const char *native;
};

static void draw(struct drawing *drawing, const char *rule, const char *typed)
{
    if (typed[0] != '\0')
        add_trial(drawing->trials, rule, typed, drawing->address, drawing->native, false);
}

static bool is_hangul(const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        uint32_t cp;
        at += utf8_next(text + at, size - at, &cp);
        if (cp != ' ' && !hangul_is_syllable(cp))
            return false;
    }
    return size > 0;
}

static void draw_hangul(struct drawing *drawing, const char *name)
{
    struct str text = {0};
    draw(drawing, "hangul", name);
    hangul_initials(&text, name);
    draw(drawing, "initials", str_text(&text));
    str_cut(&text, 0);
    hangul_to_keys(&text, name);
    draw(drawing, "keyboard", str_text(&text));
    str_clear(&text);
}

/* Adds the text without its hyphens. */
static void add_joined(struct str *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text != '-')
            str_add_char(out, *text);
    }
}

/* Each of the spellings, separated by spaces, with the given name. */
static void draw_spellings(struct drawing *drawing, const char *spellings, const char *given)
{
    while (*spellings != '\0') {
        struct str text = {0};
        size_t size = strcspn(spellings, " ");
        str_add_bytes(&text, spellings, size);
        str_addf(&text, " %s", given);
        draw(drawing, "surname", str_text(&text));
        str_clear(&text);
        spellings += size + (spellings[size] == ' ');
    }
}

/* The surname of two syllables, if the name starts with one, else that of one. */
static void draw_surnames(struct drawing *drawing, const char *native, const char *given)
{
    const char *best[3] = {NULL};
    size_t size = 0;
    for (size_t place = 0; place < roman_surname_count(); place++) {
        const char *spellings[3];
        const char *hangul = roman_surname_at(place, spellings);
        if (!str_starts(native, hangul) || strlen(hangul) <= size)
            continue;
        size = strlen(hangul);
        memcpy(best, spellings, sizeof(best));
    }
    if (size == 0)
        return;
    draw_spellings(drawing, best[0], given);
    draw_spellings(drawing, best[2], given);
    if (strpbrk(best[1], "OU") == NULL && strcmp(best[0], best[1]) != 0)
        draw_spellings(drawing, best[1], given);
}

static void draw_korean(struct drawing *drawing, const struct value *record, const char *native)
{
    const char *family = value_text(record, "family");
    const char *given = value_text(record, "given");
    struct str text = {0};
    if (family[0] == '\0' || given[0] == '\0')
        return;
    str_addf(&text, "%s %s", family, given);
    draw(drawing, "reversed", str_text(&text));
    str_cut(&text, 0);
    str_addf(&text, "%s %s", given, family);
    draw(drawing, "reversed", str_text(&text));
    if (strchr(given, '-') != NULL) {
        str_cut(&text, 0);
        str_addf(&text, "%s ", family);
        add_joined(&text, given);
        draw(drawing, "unhyphenated", str_text(&text));
    }
    draw_surnames(drawing, native, given);
    str_clear(&text);
}

/* The name with the middle letter of its longest word left out, when that word has six. */
static void draw_slip(struct drawing *drawing, const char *key)
{
    size_t start = 0;
    size_t size = 0;
    for (size_t at = 0; key[at] != '\0';) {
        size_t length = strcspn(key + at, " ");
        if (length > size) {
            start = at;
            size = length;
        }
        at += length + (key[at + length] == ' ');
    }
    if (size < 6)
        return;
    struct str text = {0};
    str_add_bytes(&text, key, start + size / 2);
    str_add(&text, key + start + size / 2 + 1);
    draw(drawing, "slip", str_text(&text));
    str_clear(&text);
}

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text >= 0x80)
            return false;
    }
    return true;
}

static void draw_accented(struct drawing *drawing, const char *name)
{
    struct str key = {0};
    fold_add(&key, name, strlen(name));
    if (!is_ascii(name) && is_ascii(str_text(&key))) {
        draw(drawing, "accents", str_text(&key));
        draw_slip(drawing, str_text(&key));
    }
    str_clear(&key);
}

static enum status draw_person(void *context, const struct row *row, const struct value *record)
{
    char address[LINE];
    snprintf(address, sizeof(address), "person/%s", row->slug);
    const char *native = value_text(record, "name_native");
    struct drawing drawing = {context, address, is_hangul(native) ? native : ""};
    if (is_hangul(native)) {
        draw_hangul(&drawing, native);
        draw_korean(&drawing, record, native);
    }
    const struct value *alias = value_first(record, "aliases");
    for (; alias != NULL; alias = alias->next) {
        if (alias->type == VALUE_TEXT && is_hangul(alias->text) && !is_hangul(native))
            draw_hangul(&drawing, alias->text);
    }
    draw_accented(&drawing, row->title);
    return STATUS_OK;
}

/* Joins the records of cases with the same text, so that each of them will do. */
static int compare_trials(const void *a, const void *b)
{
    const struct trial *x = a;
    const struct trial *y = b;
    int order = strcmp(x->rule, y->rule);
    return order != 0 ? order : strcmp(x->typed, y->typed);
}

static void join_same(struct trials *trials, size_t from)
{
    struct trial *items = trials->items;
    size_t kept = from;
    if (items == NULL || trials->count <= from)
        return;
    qsort(items + from, trials->count - from, sizeof(*items), compare_trials);
    for (size_t i = from; i < trials->count; i++) {
        struct trial *last = kept > from ? &items[kept - 1] : NULL;
        if (last == NULL || compare_trials(last, &items[i]) != 0)
            items[kept++] = items[i];
        else
            last->wanted = arena_printf(&trials->arena, "%s %s", last->wanted, items[i].wanted);
    }
    trials->count = kept;
}

/* Asking */

static bool is_wanted(const struct trial *trial, const struct row *row)
{
    char address[LINE];
    if (row->kind == KIND_PERSON && trial->native[0] != '\0' &&
        strcmp(row->native, trial->native) == 0)
        return true;
    int size = snprintf(address, sizeof(address), "%s/%s", kind_name(row->kind), row->slug);
    for (const char *at = trial->wanted; (at = strstr(at, address)) != NULL; at += size) {
        if ((at == trial->wanted || at[-1] == ' ') && (at[size] == '\0' || at[size] == ' '))
            return true;
    }
    return false;
}

static struct score *score_of(struct board *board, const char *rule)
{
    for (size_t i = 0; i < board->count; i++) {
        if (strcmp(board->scores[i].rule, rule) == 0)
            return &board->scores[i];
    }
    struct score *score = &board->scores[board->count];
    board->count += board->count + 1 < SCORES_MAX;
    score->rule = rule;
    return score;
}

/* The rank of the first hit that is wanted, 0 when there is none. */
static size_t rank_of(const struct trial *trial, const struct hits *hits)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (is_wanted(trial, &hits->result.rows[hits->hits[i].row]))
            return i + 1;
    }
    return 0;
}

/* The person who stands first without being wanted, or NULL. */
static const struct row *wrong_person(const struct trial *trial, const struct hits *hits)
{
    if (hits->count == 0 || hits->hits[0].weak)
        return NULL;
    const struct row *row = &hits->result.rows[hits->hits[0].row];
    return row->kind == KIND_PERSON && !is_wanted(trial, row) ? row : NULL;
}

static void judge(struct board *board, const struct trial *trial, const struct hits *hits)
{
    size_t rank = rank_of(trial, hits);
    if (trial->silent) {
        if (rank > 0) {
            board->loud++;
            printf("found, must not be: \"%s\" %s at %zu\n", trial->typed, trial->wanted, rank);
        }
        return;
    }
    struct score *score = score_of(board, trial->rule);
    const struct row *wrong = wrong_person(trial, hits);
    score->count++;
    score->at[rank <= RANKS ? rank : 0]++;
    score->reciprocal += rank > 0 ? 1.0 / (double)rank : 0.0;
    score->wrong += wrong != NULL;
    if (rank == 1)
        return;
    const struct row *first = hits->count > 0 ? &hits->result.rows[hits->hits[0].row] : NULL;
    printf("%-12s \"%s\" wanted %s at %zu; first %s%s%s\n", trial->rule, trial->typed,
           trial->wanted, rank, first != NULL ? kind_name(first->kind) : "nothing",
           first != NULL ? "/" : "", first != NULL ? first->slug : "");
}

static enum status ask(struct store *store, struct board *board, const struct trial *trial,
                       struct err *err)
{
    struct query query = {0};
    struct hits hits = {0};
    enum status status = query_parse(trial->typed, &query, err);
    if (status == STATUS_OK)
        status = store_search(store, &query, KIND_NONE, trial->silent ? 0 : LIMIT, &hits, err);
    if (status == STATUS_OK)
        judge(board, trial, &hits);
    hits_clear(&hits);
    query_clear(&query);
    return status;
}

/* The board */

static int within(const struct score *score, int rank)
{
    int found = 0;
    for (int i = 1; i <= rank; i++)
        found += score->at[i];
    return found;
}

static double percent(int part, int whole)
{
    return whole > 0 ? 100.0 * part / whole : 100.0;
}

static void print_score(const struct score *score)
{
    printf("%-14s %6d %8.2f %8.2f %8.2f %8.4f %6d\n", score->rule, score->count,
           percent(within(score, 1), score->count), percent(within(score, 3), score->count),
           percent(within(score, 10), score->count),
           score->count > 0 ? score->reciprocal / score->count : 1.0, score->wrong);
}

static bool print_board(const struct board *board)
{
    struct score all = {.rule = "all"};
    printf("%-14s %6s %8s %8s %8s %8s %6s\n", "rule", "cases", "at 1 %", "at 3 %", "at 10 %", "MRR",
           "wrong");
    for (size_t i = 0; i < board->count; i++) {
        const struct score *score = &board->scores[i];
        print_score(score);
        all.count += score->count;
        all.wrong += score->wrong;
        all.reciprocal += score->reciprocal;
        for (int rank = 0; rank <= RANKS; rank++)
            all.at[rank] += score->at[rank];
    }
    print_score(&all);
    printf("must be silent and were not: %d\n", board->loud);
    return percent(within(&all, 1), all.count) >= 97.0 &&
           percent(within(&all, 10), all.count) >= 99.0 && all.wrong == 0 && board->loud == 0;
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "tests/eval/search-cases.tsv";
    struct trials trials = {0};
    struct board board = {0};
    struct store *store = NULL;
    struct err err = {0};
    bool good = false;
    enum status status = store_open_image(dataset_image, dataset_size(), &store, &err);
    if (status == STATUS_OK && !read_cases(&trials, path))
        status = err_set(&err, STATUS_DATA, "%s: cannot be read", path);
    size_t drawn = trials.count;
    if (status == STATUS_OK)
        status = store_each(store, KIND_PERSON, NULL, draw_person, &trials, &err);
    join_same(&trials, drawn);
    for (size_t i = 0; status == STATUS_OK && i < trials.count; i++)
        status = ask(store, &board, &trials.items[i], &err);
    if (status == STATUS_OK)
        good = print_board(&board);
    else
        fprintf(stderr, "eval: %s\n", err.text);
    store_close(&store);
    mem_free(&trials.items);
    arena_clear(&trials.arena);
    return good ? 0 : 1;
}
