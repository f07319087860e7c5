/* SPDX-License-Identifier: MIT */
/* The importer: what the tables hold, that the same records give the same file, and the file as an
   export. */
#include "attache/store/ddl.h"
#include "attache/store/store.h"
#include "unit/store_import/parts.h"

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

static void assert_same_bytes(const struct str *one, const struct str *other)
{
    assert_int_equal(one->length, other->length);
    assert_memory_equal(one->data, other->data, one->length);
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
    assert_same_bytes(&first, &second);
    assert_same_bytes(&first, &third);
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
    for (int kind = KIND_MEETING; kind < KIND_OUTCOME; kind++) {
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
    assert_same_bytes(&first, &second);
    mem_free(&again);
    mem_free(&export);
    str_clear(&first);
    str_clear(&second);
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
        cmocka_unit_test(many_meetings_get_an_index_of_prefixes),
        cmocka_unit_test(progress_ends_with_all_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) + import_forms() + refused_imports() +
           registry_imports();
}
