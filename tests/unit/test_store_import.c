/* SPDX-License-Identifier: MIT */
/* The importer: what the tables hold, from which files, and that it is all or nothing. */
#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/base/str.h"
#include "attache/store/ddl.h"
#include "attache/store/import.h"
#include "attache/store/json.h"
#include "attache/store/store.h"
#include "fixtures/records/records.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <sqlite3.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A run in a folder of its own. */
struct run {
    char *folder;
    char *output;   /* FOLDER/out.db */
    char *findings; /* of the last import, "" when none */
    char error[1024];
};

static void run_begin(struct run *run)
{
    *run = (struct run){.folder = records_folder()};
    run->output = records_write(run->folder, "out.db", "");
    unlink(run->output);
    run->findings = mem_dup("");
}

static void run_end(struct run *run)
{
    records_remove(&run->folder);
    mem_free(&run->output);
    mem_free(&run->findings);
}

static enum status run_paths(struct run *run, const char *const *paths, size_t count,
                             const struct import_options *options)
{
    struct import *import = NULL;
    struct import_options how = options != NULL ? *options : (struct import_options){0};
    struct err err = {0};
    how.paths = paths;
    how.path_count = count;
    how.output = run->output;
    enum status status = import_run(&how, &import, &err);
    mem_free(&run->findings);
    run->findings = records_findings(import);
    snprintf(run->error, sizeof(run->error), "%s", err.text);
    import_free(&import);
    assert_null(import);
    return status;
}

/* Imports one file of that name and text, alone. */
static enum status run_text(struct run *run, const char *name, const char *text,
                            const struct import_options *options)
{
    char *path = records_write(run->folder, name, text);
    const char *const paths[] = {path};
    enum status status = run_paths(run, paths, 1, options);
    unlink(path);
    mem_free(&path);
    return status;
}

static enum status run_base(struct run *run, const struct import_options *options)
{
    const char *const paths[] = {RECORDS_BASE};
    return run_paths(run, paths, 1, options);
}

static size_t count_files(const char *folder)
{
    struct file_names names = {0};
    assert_int_equal(file_list(folder, &names, NULL), STATUS_OK);
    size_t count = names.count;
    file_names_clear(&names);
    return count;
}

/* The rows of a statement over a database file: columns joined by "|", rows by a newline. */
static char *query(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    struct str out = {0};
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(stmt); i++) {
            const char *text = (const char *)sqlite3_column_text(stmt, i);
            str_addf(&out, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "NULL");
        }
        str_add(&out, "\n");
    }
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return str_take(&out);
}

static void assert_query(const struct run *run, const char *sql, const char *wanted)
{
    char *rows = query(run->output, sql);
    if (strcmp(rows, wanted) != 0)
        print_error("for %s\n", sql);
    assert_string_equal(rows, wanted);
    mem_free(&rows);
}

static void assert_clean(const struct run *run, enum status status)
{
    if (status != STATUS_OK)
        print_error("%s\n%s", run->error, run->findings);
    assert_int_equal(status, STATUS_OK);
    assert_string_equal(run->error, "");
}

static const char *const table_cases[][2] = {
    {"SELECT id, slug, first_day, last_day, date, kind, level, status, title, native, place,"
     " partners, ordinal, origin FROM meeting",
     "1|kr-fr-jcc-01|17718|17718|2018-07-06|joint-committee|director-general|held|First "
     "committee||Seoul|FR|1|0\n"
     "2|kr-fr-jcc-02|18262|18627|2020|joint-committee||held|Second committee||virtual|FR|2|0\n"
     "3|kr-forum-2021|18748|18778|2021-05|forum||planned|Forum||France||0|0\n"},
    {"SELECT json FROM meeting WHERE id = 2",
     "{\"id\": \"kr-fr-jcc-02\", \"title\": \"Second committee\", \"kind\": \"joint-committee\", "
     "\"series\": \"kr-fr-jcc\", \"ordinal\": 2, \"date\": \"2020\", \"status\": \"held\", "
     "\"mode\": \"virtual\", \"partners\": [\"FR\"], \"summary\": \"They met again.\", "
     "\"sources\": [\"msit-2018\"], \"confidence\": \"medium\"}\n"},
    {"SELECT id, kind, slug, title, native, acronym, date, word, partners, meetings, first_day,"
     " last_day FROM entity WHERE kind < 10",
     "1|2|DE|Germany|독일|||country||0|0|0\n"
     "2|2|EU|European Union||||bloc||0|0|0\n"
     "3|2|FR|France|프랑스|||country||2|17718|18627\n"
     "4|2|KR|Korea||||country||0|0|0\n"
     "5|3|osamu-motojima|Osamu Motojima|||||ITER|1|17718|17718\n"
     "6|3|song-kyung-hee|Kyung-hee Song|송경희||||KR|1|17718|17718\n"
     "7|4|iter|ITER Organization||ITER||international organisation|FR|0|0|0\n"
     "8|4|most|Ministry of Science and Technology||MOST||ministry|KR|0|0|0\n"
     "9|4|msit|Ministry of Science and ICT|과학기술정보통신부|MSIT||ministry|KR|1|17718|17718\n"
     "10|5|energy|Energy|에너지|||||1|17718|17718\n"
     "11|5|fusion|Nuclear fusion||||||1|17718|17718\n"
     "12|6|kr-fr-jcc|Korea–France Joint Committee||||joint-committee|FR|2|17718|18627\n"
     "13|7|kr-fr-1981|Cooperation agreement|||1981-04-15|treaty|FR|1|17718|17718\n"
     "14|8|star|STAR|||1999/..||FR|1|17718|17718\n"
     "15|9|msit-2018|The first committee|||2018-07-08|||3|17718|18778\n"},
    {"SELECT slug, decades FROM entity WHERE kind IN (2, 5, 6, 9, 27) ORDER BY kind, slug",
     "DE|00\nEU|00\nFR|88\nKR|00\nenergy|80\nfusion|80\nkr-fr-jcc|88\nmsit-2018|48\n"
     "2010s|80\n2020s|08\n"},
    {"SELECT kind, slug, title, native, meetings FROM entity WHERE kind >= 20 ORDER BY kind, slug",
     "20|seoul|Seoul||1\n21|forum|forum|포럼|1\n21|joint-committee|joint committee|공동위원회|2\n"
     "22|director-general|director-general|국장|1\n23|virtual|virtual|비대면|1\n"
     "24|held|held|개최|2\n24|planned|planned|예정|1\n25|high|high|높음|1\n25|low|low|낮음|1\n"
     "25|medium|medium|보통|1\n26|agenda|agenda|의제|1\n26|agreement|agreement|협정|1\n"
     "26|figure|figure|수치|1\n26|note|note|비고|1\n26|outcome|outcome|성과|1\n"
     "26|participant|participant|참석자|1\n26|programme|programme|사업|1\n"
     "26|promise|promise|약속|1\n27|2010s|2010s||1\n27|2020s|2020s||2\n"},
    {"SELECT e.slug, group_concat(p.meeting) FROM posting p JOIN entity e ON e.id = p.entity"
     " WHERE e.kind < 10 GROUP BY e.id",
     "FR|1,2\nosamu-motojima|1\nsong-kyung-hee|1\nmsit|1\nenergy|1\nfusion|1\nkr-fr-jcc|1,2\n"
     "kr-fr-1981|1\nstar|1\nmsit-2018|1,2,3\n"},
    {"SELECT t.slug, l.field, s.slug FROM link l JOIN entity t ON t.id = l.target"
     " JOIN entity s ON s.id = l.source ORDER BY 1, 2, 3",
     "DE|members|EU\nFR|country|iter\nFR|members|EU\nFR|parties|kr-fr-1981\nFR|partners|kr-fr-jcc\n"
     "FR|partners|star\nKR|country|most\nKR|country|msit\nKR|country|song-kyung-hee\n"
     "KR|parties|kr-fr-1981\nenergy|parent|fusion\nfusion|topics|kr-fr-1981\n"
     "iter|country|osamu-motojima\nmsit|parties|kr-fr-1981\nmsit|successor|most\n"},
    {"SELECT person, meeting, n, organization, position, role FROM seat",
     "6|1|1|9|Director-General|head of delegation\n"},
    {"SELECT id, meeting, n, kind, text, promise, due, due_last, kept, basis FROM outcome",
     "1|1|1|agreed|Open a joint centre.|1|2019|18261|1|partly: the centre was founded\n"
     "2|1|2|reviewed|Joint projects.|0||NULL|0|\n"},
    {"SELECT meeting, outcome FROM kept", "2|1\n"},
    {"SELECT e.slug, n.what, n.spelling, n.key FROM name n JOIN entity e ON e.id = n.entity"
     " WHERE n.kind IN (2, 3, 4, 5) ORDER BY n.id",
     "DE|0|Germany|germany\nDE|1|독일|독일\nDE|5|DE|de\n"
     "EU|0|European Union|european union\nEU|5|EU|eu\n"
     "FR|0|France|france\nFR|1|프랑스|프랑스\nFR|5|FR|fr\n"
     "KR|0|Korea|korea\nKR|5|KR|kr\n"
     "osamu-motojima|0|Osamu Motojima|osamu motojima\n"
     "song-kyung-hee|0|Kyung-hee Song|kyung hee song\nsong-kyung-hee|1|송경희|송경희\n"
     "song-kyung-hee|3|Song Kyunghee|song kyunghee\n"
     "iter|0|ITER Organization|iter organization\niter|2|ITER|iter\n"
     "most|0|Ministry of Science and Technology|ministry of science and technology\n"
     "most|2|MOST|most\nmost|4|Ministry of Science and ICT|ministry of science and ict\n"
     "most|4|과학기술정보통신부|과학기술정보통신부\nmost|4|MSIT|msit\n"
     "msit|0|Ministry of Science and ICT|ministry of science and ict\n"
     "msit|1|과학기술정보통신부|과학기술정보통신부\nmsit|2|MSIT|msit\n"
     "msit|4|Ministry of Science and Technology|ministry of science and technology\n"
     "msit|4|MOST|most\n"
     "energy|0|Energy|energy\nenergy|1|에너지|에너지\n"
     "fusion|0|Nuclear fusion|nuclear fusion\nfusion|3|ITER project|iter project\n"
     "fusion|3|핵융합|핵융합\n"},
    {"SELECT kind, spelling FROM name WHERE kind > 5 ORDER BY id",
     "6|Korea–France Joint Committee\n7|Cooperation agreement\n8|STAR\n20|Seoul\n"},
    {"SELECT name, value FROM meta WHERE name <> 'digest'",
     "count.agreement|1\ncount.meeting|3\ncount.organization|3\ncount.outcome|2\ncount.partner|4\n"
     "count.person|2\ncount.programme|1\ncount.series|1\ncount.source|1\ncount.topic|2\n"
     "data_date|2018-07-08\ndecades|48\nfirst_year|2018\nformat|2\nlast_year|2021\nlongest|365\n"},
    {"SELECT length(value) FROM meta WHERE name = 'digest'", "32\n"},
    {"PRAGMA integrity_check", "ok\n"},
    {"PRAGMA journal_mode", "delete\n"},
    {"PRAGMA freelist_count", "0\n"},
    {"PRAGMA application_id", "1635021923\n"},
    {"PRAGMA user_version", "2\n"},
};

static void the_tables_hold_what_the_records_say(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_base(&run, &options));
    assert_string_equal(run.findings, "");
    for (size_t i = 0; i < COUNT(table_cases); i++)
        assert_query(&run, table_cases[i][0], table_cases[i][1]);
    assert_int_equal(count_files(run.folder), 1);
    run_end(&run);
}

static void assert_text(struct store *store, const char *words, const char *slug)
{
    struct query query = {0};
    struct result result = {0};
    struct window window = {.after = 10};
    assert_int_equal(query_parse(words, &query, NULL), STATUS_OK);
    assert_int_equal(store_timeline(store, &query, window, &result, NULL), STATUS_OK);
    assert_int_equal(result.count, slug != NULL ? 1 : 0);
    if (slug != NULL)
        assert_string_equal(result.rows[0].slug, slug);
    result_clear(&result);
    query_clear(&query);
}

static void the_store_opens_what_was_written(void **state)
{
    struct import_options options = {0};
    struct store *store = NULL;
    struct store_info info;
    struct err err = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_base(&run, &options));
    assert_int_equal(store_open_file(run.output, &store, &err), STATUS_OK);
    store_info(store, &info);
    assert_int_equal(info.counts[KIND_MEETING], 3);
    assert_int_equal(info.counts[KIND_OUTCOME], 2);
    assert_string_equal(info.data_date, "2018-07-08");
    assert_text(store, "again", "kr-fr-jcc-02");
    assert_text(store, "\"joint centre\"", "kr-fr-jcc-01");
    assert_text(store, "zirconium", NULL);
    store_close(&store);
    run_end(&run);
}

/* The file's bytes. Owned: str_clear. */
static struct str bytes_of(const char *path)
{
    struct str bytes = {0};
    assert_int_equal(file_read(path, &bytes, NULL), STATUS_OK);
    return bytes;
}

/* The lines of the base dataset from the last to the first. Owned: mem_free. */
static char *reversed_base(void)
{
    struct str base = bytes_of(RECORDS_BASE);
    struct str out = {0};
    size_t end = base.length;
    while (end > 0) {
        size_t start = end - 1;
        while (start > 0 && base.data[start - 1] != '\n')
            start--;
        str_add_bytes(&out, base.data + start, end - start);
        end = start;
    }
    str_clear(&base);
    return str_take(&out);
}

static void the_same_records_give_the_same_bytes(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_base(&run, &options));
    struct str first = bytes_of(run.output);
    options.today = 20000;
    assert_clean(&run, run_base(&run, &options));
    struct str second = bytes_of(run.output);
    char *reversed = reversed_base();
    assert_clean(&run, run_text(&run, "x.jsonl", reversed, &options));
    struct str third = bytes_of(run.output);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    assert_int_equal(first.length, third.length);
    assert_memory_equal(first.data, third.data, first.length);
    mem_free(&reversed);
    str_clear(&first);
    str_clear(&second);
    str_clear(&third);
    run_end(&run);
}

/* All records as an export: one object, its keys the plural kinds. Owned: mem_free. */
static char *export_of(const char *path)
{
    struct str out = {0};
    str_add(&out, "{");
    for (int kind = KIND_MEETING; kind <= KIND_SOURCE; kind++) {
        char sql[128];
        snprintf(sql, sizeof(sql),
                 kind == KIND_MEETING ? "SELECT json FROM meeting ORDER BY id"
                                      : "SELECT json FROM entity WHERE kind = %d ORDER BY slug",
                 kind);
        char *rows = query(path, sql);
        str_addf(&out, "%s\"%s\": [\n", kind > KIND_MEETING ? ",\n" : "",
                 kind_plural((enum kind)kind));
        for (char *row = strtok(rows, "\n"); row != NULL;) {
            char *next = strtok(NULL, "\n");
            str_addf(&out, "%s%s\n", row, next != NULL ? "," : "");
            row = next;
        }
        str_add(&out, "]");
        mem_free(&rows);
    }
    str_add(&out, "}\n");
    return str_take(&out);
}

static void an_export_imports_to_the_same_database(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_base(&run, &options));
    struct str first = bytes_of(run.output);
    char *export = export_of(run.output);
    assert_clean(&run, run_text(&run, "export.json", export, &options));
    struct str second = bytes_of(run.output);
    char *again = export_of(run.output);
    assert_string_equal(export, again);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    mem_free(&again);
    mem_free(&export);
    str_clear(&first);
    str_clear(&second);
    run_end(&run);
}

#define PERSON(id) "{\"id\": \"" id "\", \"name\": \"" id "\"}"
#define TYPED(id)  "{\"type\": \"person\", \"id\": \"" id "\", \"name\": \"" id "\"}"

static void records_come_in_many_forms(void **state)
{
    static const struct {
        const char *name, *text, *people;
    } cases[] = {
        {"people.jsonl", PERSON("a") "\n" PERSON("b") "\n", "a\nb\n"},
        {"people.jsonl", PERSON("a") "\n\n  \r\n" PERSON("b"), "a\nb\n"},
        {"people.jsonl", "\xEF\xBB\xBF" PERSON("a") "\r\n" PERSON("b") "\r\n", "a\nb\n"},
        {"person.json", PERSON("a"), "a\n"},
        {"people.2024.json", "[" PERSON("a") ",\n" PERSON("b") "]\n", "a\nb\n"},
        {"people.json", "[]", ""},
        {"x.json", TYPED("a"), "a\n"},
        {"x.json", "\n\n" TYPED("a") "\n" TYPED("b") "\n", "a\nb\n"},
        {"x.json", TYPED("a") "\n\n", "a\n"},
        {"x", TYPED("a") "\n" TYPED("b"), "a\nb\n"},
        {"x.json", "{\"people\": [" PERSON("a") "], \"sources\": []}", "a\n"},
        {"x.jsonl", "{\"people\": [" PERSON("a") "]}\n" TYPED("b") "\n", "a\nb\n"},
        {"x.json",
         "\xEF\xBB\xBF\r\n{\r\n\"people\"\r\n:\r\n[\r\n" PERSON("a") "\r\n,\r\n" PERSON(
             "b") "\r\n]\r\n}\r\n",
         "a\nb\n"},
    };
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum status status = run_text(&run, cases[i].name, cases[i].text, &options);
        if (cases[i].people[0] == '\0') {
            assert_int_equal(status, STATUS_DATA);
            continue;
        }
        assert_clean(&run, status);
        assert_query(&run, "SELECT slug FROM entity WHERE kind = 3 ORDER BY id", cases[i].people);
    }
    run_end(&run);
}

static void a_broken_document_is_refused_where_it_breaks(void **state)
{
    static const struct {
        const char *name, *text, *findings;
    } cases[] = {
        {"x.json", "{\"people\": [\n" PERSON("a") "\n" PERSON("b") "]}",
         "x.json:3: error: expected a comma or \"]\" after this record\n"},
        {"x.json", "{\"people\": [\n" PERSON("a") ",\n{\"id\": \"b\"\n",
         "x.json:4: error: column 1: the text ends too early\n"},
        {"x.json", "{\"people\": [" PERSON("a") "]\n\"sources\": []}",
         "x.json:2: error: expected a comma or \"}\" after this list\n"},
        {"x.json", "{\"people\": [" PERSON("a") "],\n\"places\": []}",
         "x.json:2: error: in an export each key is a plural kind such as \"meetings\", with a "
         "list\n"},
        {"x.json", "{\"people\": [" PERSON("a") "],\n\"sources\": 7}",
         "x.json:2: error: in an export each key is a plural kind such as \"meetings\", with a "
         "list\n"},
        {"x.json", "{\"people\": [" PERSON("a") "]}}", "x.json:1: error: text after the end\n"},
        {"x.json", "{\"people\": [" PERSON("a") ",\n" PERSON("b") ",\n]}",
         "x.json:3: error: column 1: expected a value: a text in quotes, a number, true, [ or {\n"},
        {"x.json", "", "x.json:0: error: the file is empty\n"},
        {"x.json", " \n\n", "x.json:0: error: the file is empty\n"},
        {"x.json", "{\n", "x.json:2: error: column 1: the text ends too early\n"},
        {"x.jsonl", TYPED("a") TYPED("b"),
         "x.jsonl:1: error: column 43: text after the end of the record\n"},
    };
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum status status = run_text(&run, cases[i].name, cases[i].text, &options);
        if (strcmp(run.findings, cases[i].findings) != 0)
            print_error("for %s\n", cases[i].text);
        assert_string_equal(run.findings, cases[i].findings);
        assert_int_equal(status, STATUS_DATA);
        assert_string_equal(run.error, "");
        assert_int_equal(count_files(run.folder), 0);
    }
    run_end(&run);
}

static void folders_are_searched_in_order(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *people = records_write(run.folder, "people.jsonl", PERSON("b") "\n");
    struct str inner = {0};
    str_addf(&inner, "%s/people", run.folder);
    assert_int_equal(mkdir(inner.data, 0700), 0);
    char *one = records_write(inner.data, "a.json", PERSON("a"));
    char *hidden = records_write(inner.data, ".c.json", PERSON("c"));
    char *other = records_write(inner.data, "README.md", "no record");
    const char *const paths[] = {run.folder};
    assert_clean(&run, run_paths(&run, paths, 1, &options));
    assert_query(&run, "SELECT slug FROM entity WHERE kind = 3 ORDER BY id", "a\nb\n");
    mem_free(&people);
    mem_free(&one);
    mem_free(&hidden);
    mem_free(&other);
    char *folder = str_take(&inner);
    records_remove(&folder);
    run_end(&run);
}

static void standard_input_is_read(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *path = records_write(run.folder, "in", TYPED("a") "\n{\"type\": \"person\"}\n");
    int saved = dup(STDIN_FILENO);
    FILE *in = freopen(path, "r", stdin);
    assert_non_null(in);
    const char *const paths[] = {"-"};
    assert_int_equal(run_paths(&run, paths, 1, &options), STATUS_DATA);
    assert_string_equal(run.findings, "standard input:2: error: the field \"id\" is missing\n"
                                      "standard input:2: error: the field \"name\" is missing\n");
    dup2(saved, STDIN_FILENO);
    close(saved);
    mem_free(&path);
    run_end(&run);
}

static void what_cannot_be_read_is_one_line(void **state)
{
    struct import_options options = {0};
    struct run run;
    struct str wanted = {0};
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_base(&run, &options));
    struct str before = bytes_of(run.output);
    const char *paths[] = {RECORDS_BASE, "/nonexistent/x.jsonl"};
    assert_int_equal(run_paths(&run, paths, 2, &options), STATUS_DATA);
    assert_string_equal(run.error, "/nonexistent/x.jsonl: cannot open: No such file or directory");
    paths[0] = run.output;
    assert_int_equal(run_paths(&run, paths, 1, &options), STATUS_DATA);
    str_addf(&wanted, "%s: an SQLite database; import and check read JSON (--db opens it)",
             run.output);
    assert_string_equal(run.error, wanted.data);
    assert_int_equal(run_text(&run, "x.jsonl", "\n\n", &options), STATUS_DATA);
    assert_non_null(strstr(run.error, "no record here (.json and .jsonl files are read)"));
    struct str after = bytes_of(run.output);
    assert_memory_equal(before.data, after.data, before.length);
    assert_int_equal(count_files(run.folder), 1);
    str_clear(&before);
    str_clear(&after);
    str_clear(&wanted);
    run_end(&run);
}

static void what_cannot_be_written_is_one_line(void **state)
{
    const char *const paths[] = {RECORDS_BASE};
    const struct import_options options = {
        .paths = paths, .path_count = 1, .output = "/nonexistent/out.db"};
    struct import *import = NULL;
    struct err err = {0};
    (void)state;
    assert_int_equal(import_run(&options, &import, &err), STATUS_DATA);
    assert_string_equal(err.text, "/nonexistent/out.db: cannot create: No such file or directory");
    import_free(&import);
}

#define BAD_LINES                                                                                  \
    TYPED("good")                                                                                  \
    "\n" TYPED(                                                                                    \
        "bad") "\n{\"type\": \"person\", \"id\": \"bad\", \"name\": 5}\n"                          \
               "{\"type\": \"source\", \"id\": \"s\", \"publisher\": 1, \"title\": \"T\", "        \
               "\"language\": \"ko\"}\n"                                                           \
               "{\"type\": \"meeting\", \"id\": \"m\", \"title\": \"M\", \"kind\": \"visit\", "    \
               "\"date\": \"2024\", \"status\": \"held\", \"partners\": [], \"domestic\": true, "  \
               "\"summary\": \"S\", \"sources\": [\"s\"], \"confidence\": \"low\"}\n"              \
               "{\"type\": \"meeting\", \"id\": \"n\", \"title\": \"M\", \"kind\": \"forum\", "    \
               "\"date\": \"2023\", \"status\": \"held\", \"partners\": [], \"domestic\": true, "  \
               "\"summary\": \"S\", \"sources\": [\"s2\"], \"confidence\": \"low\", "              \
               "\"outcomes\": "                                                                    \
               "[{\"kind\": \"agreed\", \"text\": \"T\", \"promise\": true, \"kept_by\": "         \
               "[\"m\"]}]}\n"                                                                      \
               "{\"type\": \"source\", \"id\": \"s2\", \"publisher\": \"P\", \"title\": \"T\", "   \
               "\"language\": \"ko\"}\n"

static void bad_records_leave_the_old_database(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *old = records_write(run.folder, "out.db", "old");
    assert_int_equal(run_text(&run, "x.jsonl", BAD_LINES, &options), STATUS_DATA);
    assert_non_null(strstr(run.findings, "x.jsonl:3: error: name: must be a text in quotes\n"));
    assert_non_null(strstr(run.findings, "x.jsonl:4: error: publisher: must be a text in"));
    assert_null(strstr(run.findings, "x.jsonl:5:"));
    struct str bytes = bytes_of(run.output);
    assert_string_equal(bytes.data, "old");
    assert_int_equal(count_files(run.folder), 1);
    str_clear(&bytes);
    mem_free(&old);
    run_end(&run);
}

static void keep_going_takes_the_good_and_drops_what_leans_on_the_bad(void **state)
{
    struct import_options options = {.keep_going = true};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_text(&run, "x.jsonl", BAD_LINES, &options));
    assert_non_null(strstr(run.findings, "x.jsonl:3: error: name: must be a text in quotes\n"));
    assert_non_null(
        strstr(run.findings, "x.jsonl:5: error: sources[0]: \"s\" has errors itself\n"));
    assert_non_null(strstr(run.findings,
                           "x.jsonl:6: error: outcomes[0].kept_by[0]: \"m\" has errors itself\n"));
    assert_query(&run, "SELECT kind, slug FROM entity WHERE kind < 10 ORDER BY id",
                 "3|bad\n3|good\n9|s2\n");
    assert_query(&run, "SELECT count(*) FROM meeting", "0\n");
    assert_query(&run, "SELECT value FROM meta WHERE name = 'count.source'", "1\n");
    run_end(&run);
}

/* When no record has an id that is one, there is nothing to look up. */
static void records_that_are_all_bad_are_an_empty_database(void **state)
{
    static const char *const bad[] = {"{\"type\": \"topic\", \"id\": \"ener%gy\"}\n",
                                      "{\"type\": \"person\", \"name\": \"\\ud800\"}\n"};
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct run run;
        struct import_options options = {.keep_going = true};
        run_begin(&run);
        assert_int_equal(run_text(&run, "x.jsonl", bad[i], &options), STATUS_OK);
        assert_non_null(strstr(run.findings, "x.jsonl:1: error: "));
        assert_query(&run, "SELECT count(*) FROM entity", "0\n");
        run_end(&run);
    }
}

static void an_interrupted_import_leaves_nothing(void **state)
{
    static const volatile sig_atomic_t interrupted = 1;
    struct import_options options = {.interrupted = &interrupted};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_int_equal(run_base(&run, &options), STATUS_DATA);
    assert_string_equal(run.error, "interrupted; nothing was written");
    assert_int_equal(count_files(run.folder), 0);
    run_end(&run);
}

static void the_new_file_has_its_mode_and_links_are_followed(void **state)
{
    struct import_options options = {0};
    struct stat info;
    struct run run;
    (void)state;
    run_begin(&run);
    char *link = records_write(run.folder, "link.db", "");
    unlink(link);
    assert_clean(&run, run_base(&run, &options));
    assert_int_equal(stat(run.output, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0644);
    assert_int_equal(symlink("out.db", link), 0);
    char *output = run.output;
    run.output = link;
    options.private_file = true;
    assert_clean(&run, run_base(&run, &options));
    run.output = output;
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(stat(run.output, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    mem_free(&link);
    run_end(&run);
}

/* An own record that leans on the registry for all but itself. */
#define OWN                                                                                        \
    "{\"type\": \"meeting\", \"id\": \"own-1\", \"title\": \"Own\", \"kind\": \"visit\", "         \
    "\"date\": \"2022\", \"status\": \"held\", \"partners\": [\"EU\"], \"topics\": [\"fusion\"], " \
    "\"summary\": \"S\", \"sources\": [\"msit-2018\"], \"confidence\": \"low\", \"participants\""  \
    ": [{\"person\": \"osamu-motojima\", \"role\": \"speaker\"}]}\n"

static void registry_begin(struct run *run, struct run *own, struct store **registry)
{
    struct import_options options = {0};
    run_begin(run);
    run_begin(own);
    assert_clean(run, run_base(run, &options));
    assert_int_equal(store_open_file(run->output, registry, NULL), STATUS_OK);
}

static void references_resolve_against_the_registry(void **state)
{
    struct run base;
    struct run own;
    struct store *registry = NULL;
    (void)state;
    registry_begin(&base, &own, &registry);
    struct import_options options = {.registry = registry, .name = "own.db"};
    assert_clean(&own, run_text(&own, "x.jsonl", OWN, &options));
    assert_string_equal(own.findings, "");
    assert_query(&own, "SELECT slug, origin FROM meeting", "own-1|1\n");
    assert_query(&own, "SELECT kind, slug, origin FROM entity WHERE kind < 10 ORDER BY id",
                 "2|DE|0\n2|EU|0\n2|FR|0\n3|osamu-motojima|0\n4|iter|0\n5|energy|0\n5|fusion|0\n"
                 "9|msit-2018|0\n");
    assert_query(&own, "SELECT value FROM meta WHERE name = 'origin.1'", "own.db\n");
    options.with_registry = true;
    assert_clean(&own, run_text(&own, "x.jsonl", OWN, &options));
    assert_query(&own, "SELECT slug, origin FROM meeting ORDER BY id",
                 "kr-fr-jcc-01|0\nkr-fr-jcc-02|0\nkr-forum-2021|0\nown-1|1\n");
    assert_query(&own, "SELECT count(*) FROM entity WHERE kind < 10", "15\n");
    store_close(&registry);
    run_end(&own);
    run_end(&base);
}

static void own_records_stand_before_the_registry(void **state)
{
    struct run base;
    struct run own;
    struct store *registry = NULL;
    (void)state;
    registry_begin(&base, &own, &registry);
    struct import_options options = {.registry = registry, .name = "own.db"};
    assert_clean(&own, run_text(&own, "partners.jsonl",
                                "{\"id\": \"DE\", \"kind\": \"country\", \"name\": \"Germany\", "
                                "\"name_ko\": \"독일\"}\n"
                                "{\"id\": \"FR\", \"kind\": \"country\", \"name\": \"Mine\"}\n",
                                &options));
    assert_string_equal(own.findings,
                        "partners.jsonl:2: warning: id: the dataset of this program has another "
                        "record of this id; this one takes its place\n");
    assert_query(&own, "SELECT slug, title, origin FROM entity WHERE kind < 10 ORDER BY id",
                 "DE|Germany|0\nFR|Mine|1\n");
    assert_int_equal(run_text(&own, "x.jsonl",
                              "{\"type\": \"person\", \"id\": \"p\", \"name\": \"N\", "
                              "\"country\": \"XX\"}\n",
                              &options),
                     STATUS_DATA);
    store_close(&registry);
    run_end(&own);
    run_end(&base);
}

static void texts_enter_in_normal_form(void **state)
{
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_text(&run, "people.jsonl",
                                "{\"name\": \"Jose\xCC\x81 \xE1\x84\x89\xE1\x85\xA9\xE1\x86\xBC"
                                "\xC2\xAD!\", \"id\": \"a\"}\n",
                                &options));
    assert_query(&run, "SELECT json FROM entity WHERE kind = 3",
                 "{\"id\": \"a\", \"name\": \"José 송!\"}\n");
    run_end(&run);
}

static void a_line_without_end_is_refused(void **state)
{
    enum { SIZE = JSON_SIZE_MAX + 2 * 1024 * 1024 };
    struct import_options options = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    char *bytes = mem_new(SIZE, 1);
    memset(bytes, '[', SIZE);
    bytes[0] = '1';
    bytes[1] = '\n';
    char *path = records_write_bytes(run.folder, "x.jsonl", bytes, SIZE);
    const char *const paths[] = {path};
    assert_int_equal(run_paths(&run, paths, 1, &options), STATUS_DATA);
    assert_string_equal(run.findings,
                        "x.jsonl:1: error: a record must be an object in braces\n"
                        "x.jsonl:2: error: a line longer than 64 MiB; the rest is not read\n");
    mem_free(&bytes);
    mem_free(&path);
    run_end(&run);
}

/* Above DDL_TEXT_SMALL the index of texts has prefixes; nothing else differs. */
static void many_meetings_get_an_index_of_prefixes(void **state)
{
    enum { MEETINGS = DDL_TEXT_SMALL + 1 };
    struct import_options options = {0};
    struct store *store = NULL;
    struct str text = {0};
    struct run run;
    (void)state;
    run_begin(&run);
    for (int i = 0; i < MEETINGS; i++)
        str_addf(&text,
                 "{\"type\": \"meeting\", \"id\": \"m-%d\", \"title\": \"Meeting %d\", "
                 "\"kind\": \"visit\", \"date\": \"%d\", \"status\": \"held\", "
                 "\"partners\": [], \"domestic\": true, \"summary\": \"word%d\", "
                 "\"sources\": [\"s\"], \"confidence\": \"low\"}\n",
                 i, i, 1900 + i % 100, i);
    str_add(&text, "{\"type\": \"source\", \"id\": \"s\", \"publisher\": \"P\", \"title\": \"T\", "
                   "\"language\": \"ko\"}\n");
    assert_clean(&run, run_text(&run, "x.jsonl", text.data, &options));
    assert_query(&run, "SELECT count(*), min(id), max(id) FROM meeting", "5001|1|5001\n");
    assert_query(&run,
                 "SELECT count(*) FROM posting p JOIN entity e ON e.id = p.entity"
                 " WHERE e.kind = 9",
                 "5001\n");
    assert_query(&run, "SELECT sql LIKE '%prefix=%' FROM sqlite_schema WHERE name = 'text'", "1\n");
    assert_query(&run, "SELECT k, v FROM text_config ORDER BY k",
                 "automerge|4\ncrisismerge|16\nhashsize|1048576\nversion|4\n");
    assert_int_equal(store_open_file(run.output, &store, NULL), STATUS_OK);
    assert_text(store, "word4321", "m-4321");
    store_close(&store);
    str_clear(&text);
    run_end(&run);
}

static void count_progress(void *context, int64_t done, int64_t total)
{
    int64_t *last = context;
    last[0] = done;
    last[1] = total;
}

static void progress_ends_with_all_done(void **state)
{
    int64_t last[2] = {-1, -2};
    struct import_options options = {.progress = count_progress, .progress_context = last};
    struct run run;
    (void)state;
    run_begin(&run);
    assert_clean(&run, run_base(&run, &options));
    assert_true(last[0] > 0 && last[0] == last[1]);
    run_end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_hold_what_the_records_say),
        cmocka_unit_test(the_store_opens_what_was_written),
        cmocka_unit_test(the_same_records_give_the_same_bytes),
        cmocka_unit_test(an_export_imports_to_the_same_database),
        cmocka_unit_test(records_come_in_many_forms),
        cmocka_unit_test(a_broken_document_is_refused_where_it_breaks),
        cmocka_unit_test(folders_are_searched_in_order),
        cmocka_unit_test(standard_input_is_read),
        cmocka_unit_test(what_cannot_be_read_is_one_line),
        cmocka_unit_test(what_cannot_be_written_is_one_line),
        cmocka_unit_test(bad_records_leave_the_old_database),
        cmocka_unit_test(keep_going_takes_the_good_and_drops_what_leans_on_the_bad),
        cmocka_unit_test(records_that_are_all_bad_are_an_empty_database),
        cmocka_unit_test(an_interrupted_import_leaves_nothing),
        cmocka_unit_test(the_new_file_has_its_mode_and_links_are_followed),
        cmocka_unit_test(references_resolve_against_the_registry),
        cmocka_unit_test(own_records_stand_before_the_registry),
        cmocka_unit_test(texts_enter_in_normal_form),
        cmocka_unit_test(a_line_without_end_is_refused),
        cmocka_unit_test(many_meetings_get_an_index_of_prefixes),
        cmocka_unit_test(progress_ends_with_all_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
