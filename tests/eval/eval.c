/* SPDX-License-Identifier: MIT */
/*
 * The yardstick of search (make eval): asks the embedded dataset for the open cases of
 * search-cases.tsv and for cases drawn from its own records (draw_people.c, draw_records.c), and
 * prints each miss; then, for each rule and in all, how many were found at rank 1, 3 and 10, the
 * mean reciprocal rank, and wrong persons. Exits 1 below the bars: rank 1 97 %, rank 10 99 %, no
 * wrong person, every "-" case silent.
 *
 * Several records may be named by what is typed. A case is found when one of them stands there: the
 * one it was drawn from, a person of the same name in Hangul, or another of which the same text is
 * drawn. A wrong person is one who stands first, above the divider, when a person was meant, and is
 * none of these. Some cases only ask that the record be among the first ten: a text that others
 * begin with too, or a title that several meetings share; they count as found at rank 1 then.
 */
#include "trials.h"

#include "attache/app/dataset.h"
#include "attache/core/query.h"

#include <stdio.h>
#include <string.h>

enum { RANKS = 10, LIMIT = 200, LINE = 1024 };

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
    int silent; /* "-" cases */
    int loud;   /* those of them that were found */
};

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
    struct trial trial = {silent ? WANTED_NEVER : WANTED_FIRST, silent ? "open -" : "open +",
                          fields[0], fields[3], ""};
    trials_add(trials, &trial);
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
    bool person = strstr(trial->wanted, "person/") != NULL;
    if (hits->count == 0 || hits->hits[0].weak || !person || trial->verdict != WANTED_FIRST)
        return NULL;
    const struct row *row = &hits->result.rows[hits->hits[0].row];
    return row->kind == KIND_PERSON && !is_wanted(trial, row) ? row : NULL;
}

static void judge_silent(struct board *board, const struct trial *trial, size_t rank)
{
    board->silent++;
    if (rank == 0)
        return;
    board->loud++;
    printf("found, must not be: \"%s\" %s at %zu\n", trial->typed, trial->wanted, rank);
}

static void judge(struct board *board, const struct trial *trial, const struct hits *hits)
{
    size_t rank = rank_of(trial, hits);
    if (trial->verdict == WANTED_NEVER) {
        judge_silent(board, trial, rank);
        return;
    }
    struct score *score = score_of(board, trial->rule);
    const struct row *wrong = wrong_person(trial, hits);
    if (trial->verdict == WANTED_AMONG && rank > 0 && rank <= RANKS)
        rank = 1;
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
        status = store_search(
            store,
            (struct lookup){.query = &query, .limit = trial->verdict == WANTED_NEVER ? 0 : LIMIT},
            &hits, err);
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
    printf("must be silent: %d, and were not: %d\n", board->silent, board->loud);
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
        status = draw_people(store, &trials, &err);
    if (status == STATUS_OK)
        status = draw_records(store, &trials, &err);
    trials_join(&trials, drawn);
    for (size_t i = 0; status == STATUS_OK && i < trials.count; i++)
        status = ask(store, &board, &trials.items[i], &err);
    if (status == STATUS_OK)
        good = print_board(&board);
    else
        fprintf(stderr, "eval: %s\n", err.text);
    store_close(&store);
    trials_clear(&trials);
    return good ? 0 : 1;
}
