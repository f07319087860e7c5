/* SPDX-License-Identifier: MIT */
/*
 * JSON that nobody should trust, given to an import: each text of hostile/json.h as a line among
 * good records, as a field of a record among them, and as the one record of a file; then lines of
 * great depth, length and number of fields. Each is refused with status 3 within two seconds of
 * processor time and 256 MB, the first line names file, line and, where there is one, column; and
 * nothing is imported of what is good around it. Usage: hostile_json
 */
#include "attache/base/file.h"

#include "hostile/json.h"
#include "torture/command.h"

enum { LINE = 3 /* where the bad line stands */, LONG = 100 * 1000 * 1000, DEEP = 100000 };

#define GOOD(id) "{\"type\": \"topic\", \"id\": \"" id "\", \"label\": \"A topic\"}"

struct trial {
    struct str folder, records, record, database, said;
    int lines, faults;
    struct command most;
};

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* The import of a file: it must say what begins with the file's name, and this. */
static void import(struct trial *trial, const char *file, const char *says, const char *name)
{
    const char *const words[] = {"import", file, "-o", str_text(&trial->database), NULL};
    struct command command = {0};
    struct str wanted = {0};
    str_addf(&wanted, "%s:%s", file, says);
    command_run(&command, words, str_text(&trial->said));
    const char *why = command_judge(&command);
    if (why == NULL && command.status != 3)
        why = "not refused";
    if (why == NULL && !str_starts(str_text(&command.said), str_text(&wanted)))
        why = "where and why is not in the first line";
    if (exists(str_text(&trial->database))) {
        (void)unlink(str_text(&trial->database));
        why = "something was imported";
    }
    trial->lines++;
    command_most(&trial->most, &command);
    if (why != NULL) {
        trial->faults++;
        command_complain("hostile_json", name, why, &command);
    }
    str_clear(&wanted);
    str_clear(&command.said);
}

/* A line of several parts between good ones, the part in the middle so many times. */
struct line {
    const char *before, *middle, *after;
    size_t size; /* of middle, in bytes */
    long times;
};

/* Piece by piece: what this program takes itself counts for the command as well. */
static bool write_line(const char *path, const struct line *line)
{
    FILE *file = fopen(path, "we");
    if (file == NULL)
        return false;
    fprintf(file, "%s\n\n%s", GOOD("a"), line->before);
    for (long i = 0; i < line->times; i++)
        (void)fwrite(line->middle, 1, line->size, file);
    fprintf(file, "%s\n%s\n", line->after, GOOD("b"));
    return fclose(file) == 0;
}

static void try_line(struct trial *trial, const struct line *line, const char *says,
                     const char *name)
{
    struct str where = {0};
    str_addf(&where, "%d: %s", LINE, says);
    if (write_line(str_text(&trial->records), line))
        import(trial, str_text(&trial->records), str_text(&where), name);
    else
        trial->faults++;
    str_clear(&where);
}

/* As an element of a list in one line, where the column is that of the line. */
static void try_element(struct trial *trial, const struct refusal *refusal)
{
    static const char before[] = "[" GOOD("c") ", ";
    struct line line = {before, refusal->text, "]", refusal->size, 1};
    struct str says = {0};
    char *why = NULL;
    long column = strtol(refusal->why + strlen("column "), &why, 10);
    /* After a value that is whole the list goes on or does not; a blank record has no kind. */
    if (strstr(why, "after the end") == NULL)
        str_addf(&says, "column %ld%s", column + (long)strlen(before), why);
    try_line(trial, &line, str_text(&says), refusal->text);
    str_clear(&says);
}

static void try_text(struct trial *trial, const struct refusal *refusal)
{
    struct line alone = {"", refusal->text, "", refusal->size, 1};
    struct line field = {"{\"type\": \"topic\", \"id\": \"c\", \"label\": ", refusal->text, "}",
                         refusal->size, 1};
    const bool nul = memchr(refusal->text, '\0', refusal->size) != NULL;
    const bool one_line = memchr(refusal->text, '\n', refusal->size) == NULL;
    const bool blank = refusal->size == strspn(refusal->text, " \xEF\xBB\xBF");
    const char first = refusal->text[0];
    if (one_line && !blank)
        try_line(trial, &alone, nul || first == '[' ? "" : refusal->why, refusal->text);
    if (one_line)
        try_line(trial, &field, nul ? "" : "column ", refusal->text);
    if (first == '{' && !nul && one_line && strstr(refusal->why, "too early") == NULL)
        try_element(trial, refusal);
    if (file_write(str_text(&trial->record), refusal->text, refusal->size, true, NULL) == STATUS_OK)
        import(trial, str_text(&trial->record), "", refusal->text);
    else
        trial->faults++;
}

static void try_large(struct trial *trial)
{
    const struct line depth = {"{\"a\": ", "[", "", 1, DEEP};
    const struct line fields = {"{\"type\": \"topic\"", ", \"x\": 0", "}", 8, DEEP};
    const struct line length = {"{\"type\": \"topic\", \"id\": \"c\", \"label\": \"", "0123456789",
                                "\"}", 10, LONG / 10};
    try_line(trial, &depth, "column ", "depth");
    try_line(trial, &fields, "column ", "fields");
    try_line(trial, &length, "a line longer than", "length");
}

static bool set_up(struct trial *trial)
{
    const char *base = getenv("TMPDIR");
    str_addf(&trial->folder, "%s/json.XXXXXX", base != NULL ? base : "/tmp");
    if (getenv("ATTACHE_BIN") == NULL || mkdtemp(trial->folder.data) == NULL)
        return false;
    str_addf(&trial->records, "%s/records.jsonl", str_text(&trial->folder));
    str_addf(&trial->record, "%s/record.json", str_text(&trial->folder));
    str_addf(&trial->database, "%s/own.db", str_text(&trial->folder));
    str_addf(&trial->said, "%s/said", str_text(&trial->folder));
    return true;
}

static void clean_up(struct trial *trial)
{
    (void)unlink(str_text(&trial->records));
    (void)unlink(str_text(&trial->record));
    (void)unlink(str_text(&trial->said));
    (void)rmdir(str_text(&trial->folder));
    str_clear(&trial->records);
    str_clear(&trial->record);
    str_clear(&trial->database);
    str_clear(&trial->said);
    str_clear(&trial->folder);
}

int main(void)
{
    struct trial trial = {0};
    if (!set_up(&trial)) {
        fprintf(stderr, "hostile_json: no folder to work in\n");
        return 3;
    }
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
        try_text(&trial, &refusals[i]);
    try_large(&trial);
    printf(
        "hostile_json: %d imports of %zu texts, the slowest %ld ms of processor time, the largest"
        " %ld MB: %d faults\n",
        trial.lines, sizeof(refusals) / sizeof(refusals[0]), trial.most.took,
        trial.most.memory / 1024, trial.faults);
    clean_up(&trial);
    return trial.faults == 0 && trial.lines >= 150 ? 0 : 1;
}
