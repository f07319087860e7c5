/* SPDX-License-Identifier: MIT */
/*
 * The counts on every screen are those of the records. What lists, facets, grids, reports and
 * searches of the embedded dataset say, under filters of one and two terms, is put into a table,
 * and compared both ways with what SQL of the tests' own counts in the records' JSON. A sample of
 * the filters, or with ATTACHE_SWEEP (fixtures/pages.h) all of them.
 */
#include "attache/core/label.h"
#include "attache/core/vocab.h"
#include "attache/store/grid.h"
#include "fixtures/involves.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Filters: each term in the query language and as a condition on a meeting m */

static const struct asked {
    enum query_field field;
    const char *query;
    const char *sql;
} terms[] = {
    {QUERY_PARTNER, "partner:FR",
     "m.id IN (SELECT meeting FROM involves WHERE kind = 2 AND slug = 'FR')"},
    {QUERY_TOPIC, "topic:quantum-technology",
     "m.id IN (SELECT meeting FROM involves WHERE kind = 5 AND slug = 'quantum-technology')"},
    {QUERY_YEAR, "year:2000..2009", LAST_YEAR " >= 2000 AND " FIRST_YEAR " <= 2009"},
    {QUERY_LEVEL, "level:minister", "m.json ->> '$.level' = 'minister'"},
    {QUERY_KIND, "kind:joint-committee,summit",
     "m.json ->> '$.kind' IN ('joint-committee', 'summit')"},
    {QUERY_PERSON, "person:song-kyung-hee",
     "m.id IN (SELECT meeting FROM involves WHERE kind = 3 AND slug = 'song-kyung-hee')"},
    {QUERY_HAS, "has:promise", "m.id IN (SELECT meeting FROM promise)"},
    {QUERY_STATUS, "status:planned", "m.json ->> '$.status' = 'planned'"},
};

struct filter {
    const struct asked *asked[2];
    struct query query;
};

/* Makes the meetings of the filter, but for terms of a field, the rows of the table chosen. */
static void choose(struct world *world, const struct filter *filter, enum query_field but)
{
    struct str sql = {0};
    run(world, "DELETE FROM chosen");
    str_add(&sql, "INSERT INTO chosen SELECT m.id FROM meeting m WHERE 1");
    for (size_t i = 0; i < 2; i++) {
        if (filter->asked[i] != NULL && filter->asked[i]->field != but)
            str_addf(&sql, " AND (%s)", filter->asked[i]->sql);
    }
    run(world, str_text(&sql));
    str_clear(&sql);
}

typedef void filter_fn(struct world *world, const struct filter *filter);

static void visit_filter(struct world *world, const struct asked *one, const struct asked *two,
                         filter_fn *visit)
{
    struct filter filter = {.asked = {one, two}};
    struct str text = {0};
    struct err err = {0};
    str_addf(&text, "%s %s", one != NULL ? one->query : "", two != NULL ? two->query : "");
    assert_int_equal(query_parse(str_text(&text), &filter.query, &err), STATUS_OK);
    choose(world, &filter, QUERY_FIELD_COUNT);
    visit(world, &filter);
    query_clear(&filter.query);
    str_clear(&text);
}

/* No term, each one, and the pairs: all of a sweep, else every 18th. */
static void visit_filters(struct world *world, filter_fn *visit)
{
    size_t nth = 0;
    visit_filter(world, NULL, NULL, visit);
    for (size_t i = 0; i < COUNT(terms); i++) {
        for (size_t j = i; j < COUNT(terms); j++) {
            if (world->step == SAMPLE ? nth++ % 18 == 0 : nth++ % world->step == world->first)
                visit_filter(world, &terms[i], j > i ? &terms[j] : NULL, visit);
        }
    }
}

/* What is said, and what it must be */

static sqlite3_stmt *add;

static void say(struct world *world, const char *row, const char *column, int64_t count)
{
    world->facts++;
    if (count == 0)
        return;
    sqlite3_bind_text(add, 1, row, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 2, column, -1, SQLITE_STATIC);
    sqlite3_bind_int64(add, 3, count);
    assert_int_equal(sqlite3_step(add), SQLITE_DONE);
    sqlite3_reset(add);
}

/* The first row of the one that is not in the other. */
static void expect_within(struct world *world, const struct filter *filter, const char *one,
                          const char *other, const char *what)
{
    struct str sql = {0};
    str_addf(&sql, "SELECT * FROM (%s) EXCEPT SELECT * FROM (%s) LIMIT 1", one, other);
    sqlite3_stmt *stmt = prepare(world, str_text(&sql));
    if (sqlite3_step(stmt) == SQLITE_ROW)
        fail_msg("%s %s: %s is [%s] [%s] %lld", filter->asked[0] ? filter->asked[0]->query : "",
                 filter->asked[1] ? filter->asked[1]->query : "", what,
                 (const char *)sqlite3_column_text(stmt, 0),
                 (const char *)sqlite3_column_text(stmt, 1),
                 (long long)sqlite3_column_int64(stmt, 2));
    sqlite3_finalize(stmt);
    str_clear(&sql);
}

/* All that was said but zeros equals what SQL counts, "SELECT row, column, count". */
static void expect_said(struct world *world, const struct filter *filter, const char *counted)
{
    static const char said[] = "SELECT a, b, n FROM said";
    expect_within(world, filter, said, counted, "said, and not in the records,");
    expect_within(world, filter, counted, said, "in the records, and not said,");
    run(world, "DELETE FROM said");
}

/* Lists: the overview's and those of each kind */

static void check_list(struct world *world, const struct filter *filter, enum kind kind)
{
    struct result rows = {0};
    struct err err = {0};
    const struct lookup lookup = {kind, &filter->query, 0};
    char counted[256];
    assert_int_equal(store_list(world->store, lookup, &rows, &err), STATUS_OK);
    for (size_t i = 0; i < rows.count; i++)
        say(world, rows.rows[i].slug, "", rows.rows[i].count);
    (void)snprintf(counted, sizeof(counted),
                   "SELECT slug, '', count(*) FROM involves JOIN chosen USING(meeting)"
                   " WHERE kind = %d GROUP BY slug",
                   (int)kind);
    expect_said(world, filter, counted);
    if (filter->asked[0] == NULL) {
        char number[16];
        (void)snprintf(number, sizeof(number), "%d", (int)kind);
        assert_int_equal(
            rows.count,
            count_sql(world, "SELECT count(*) FROM entity WHERE kind = ?1 + 0", number, NULL));
    }
    result_clear(&rows);
}

static bool has_field(const struct filter *filter, enum query_field field)
{
    return (filter->asked[0] != NULL && filter->asked[0]->field == field) ||
           (filter->asked[1] != NULL && filter->asked[1]->field == field);
}

/* A search for fields alone finds the meetings of the filter, and says how many. */
static void check_search(struct world *world, const struct filter *filter, int64_t counted)
{
    struct hits hits = {0};
    struct err err = {0};
    const struct lookup lookup = {KIND_NONE, &filter->query, 0};
    assert_int_equal(store_search(world->store, lookup, &hits, &err), STATUS_OK);
    assert_int_equal(hits.totals[KIND_MEETING], filter->asked[0] != NULL ? counted : 0);
    hits_clear(&hits);
}

static void check_lists(struct world *world, const struct filter *filter)
{
    struct count count;
    struct result rows = {0};
    struct err err = {0};
    const int64_t counted = count_sql(world, "SELECT count(*) FROM chosen WHERE ?1 = ''", "", NULL);
    for (enum kind kind = KIND_PARTNER; kind < KIND_OUTCOME; kind++)
        check_list(world, filter, kind);
    assert_int_equal(store_count(world->store, &filter->query, 0, &count, &err), STATUS_OK);
    assert_int_equal(count.total, counted);
    check_search(world, filter, counted);
    if (has_field(filter, QUERY_HAS))
        return; /* of outcomes has:promise chooses the outcomes */
    const struct lookup outcomes = {KIND_OUTCOME, &filter->query, 0};
    assert_int_equal(store_list(world->store, outcomes, &rows, &err), STATUS_OK);
    assert_int_equal(rows.count, count_sql(world,
                                           "SELECT count(*) FROM chosen JOIN meeting m ON m.id ="
                                           " meeting, json_each(m.json, '$.outcomes')"
                                           " WHERE ?1 = ''",
                                           "", NULL));
    result_clear(&rows);
}

static void lists_count_the_records(void **state)
{
    struct world *world = *state;
    struct store_info info;
    visit_filters(world, check_lists);
    store_info(world->store, &info);
    assert_int_equal(info.counts[KIND_MEETING],
                     count_sql(world, "SELECT count(*) FROM meeting WHERE ?1 = ''", "", NULL));
}

/* Facets */

static const struct {
    enum query_field field;
    const char *counted;
} sections[] = {
    {QUERY_PARTNER, "SELECT slug, '', count(*) FROM involves JOIN chosen USING(meeting)"
                    " WHERE kind = 2 GROUP BY slug"},
    {QUERY_TOPIC, "SELECT slug, '', count(*) FROM involves JOIN chosen USING(meeting)"
                  " WHERE kind = 5 GROUP BY slug"},
    {QUERY_YEAR, "SELECT decade || '..' || (decade + 9), '', count(*) FROM (SELECT " FIRST_YEAR
                 " / 10 * 10 decade FROM meeting m JOIN chosen ON m.id = meeting) GROUP BY decade"},
    {QUERY_LEVEL, "SELECT json ->> '$.level', '', count(*) FROM meeting m JOIN chosen"
                  " ON m.id = meeting WHERE json ->> '$.level' <> '' GROUP BY 1"},
    {QUERY_KIND, "SELECT json ->> '$.kind', '', count(*) FROM meeting m JOIN chosen"
                 " ON m.id = meeting GROUP BY 1"},
    {QUERY_MODE, "SELECT json ->> '$.mode', '', count(*) FROM meeting m JOIN chosen"
                 " ON m.id = meeting WHERE json ->> '$.mode' <> '' GROUP BY 1"},
    {QUERY_STATUS, "SELECT json ->> '$.status', '', count(*) FROM meeting m JOIN chosen"
                   " ON m.id = meeting GROUP BY 1"},
    {QUERY_CONFIDENCE, "SELECT json ->> '$.confidence', '', count(*) FROM meeting m JOIN chosen"
                       " ON m.id = meeting GROUP BY 1"},
    {QUERY_PLACE, "SELECT json ->> '$.city', '', count(*) FROM meeting m JOIN chosen"
                  " ON m.id = meeting WHERE json ->> '$.city' <> '' GROUP BY 1"},
};

static void check_facets(struct world *world, const struct filter *filter)
{
    struct facets facets = {0};
    struct err err = {0};
    assert_int_equal(store_facets(world->store, &filter->query, &facets, &err), STATUS_OK);
    for (size_t s = 0; s < COUNT(sections); s++) {
        for (size_t i = 0; i < facets.count; i++) {
            if (facets.values[i].field == sections[s].field)
                say(world, facets.values[i].value, "", facets.values[i].count);
        }
        choose(world, filter, sections[s].field);
        expect_said(world, filter, sections[s].counted);
    }
    facets_clear(&facets);
}

static void facets_count_the_records(void **state)
{
    assert_int_equal(COUNT(sections), FACETS_SECTIONS);
    visit_filters(*state, check_facets);
}

/* Grids: cells, and the sums of rows, columns and all, whose row or column is "" */

static void check_grid(struct world *world, const struct filter *filter, struct grid_spec spec,
                       const char *counted)
{
    struct grid_facts facts = {0};
    struct grid grid = {0};
    struct query rest;
    struct err err = {0};
    spec.today = date_day_number(TODAY_YEAR, 11, 22);
    grid_window(&filter->query, &rest, &spec.first_year, &spec.last_year);
    assert_int_equal(store_grid(world->store, &rest, &spec, &facts, &err), STATUS_OK);
    grid_make(&facts, &spec, &grid);
    for (size_t r = 0; r <= grid.row_count; r++) {
        for (size_t c = 0; c <= grid.column_count; c++)
            say(world, r < grid.row_count ? grid_row(&grid, r)->row.slug : "",
                c < grid.column_count ? grid_column(&grid, c)->row.slug : "",
                grid_cell(&grid, r, c)->count);
    }
    expect_said(world, filter, counted);
    grid_clear(&grid);
    grid_facts_clear(&facts);
    query_clear(&rest);
}

#define SUMS                                                                                       \
    " UNION ALL SELECT a, '', count(DISTINCT meeting) FROM cell GROUP BY a UNION ALL SELECT '',"   \
    " b, count(DISTINCT meeting) FROM cell GROUP BY b"
#define ALL_CHOSEN " UNION ALL SELECT '', '', count(*) FROM chosen HAVING count(*) > 0"
#define ROWS                                                                                       \
    " UNION ALL SELECT slug, '', count(*) FROM involves JOIN chosen USING(meeting) WHERE kind = "
#define COLUMNS                                                                                    \
    " UNION ALL SELECT '', slug, count(*) FROM involves JOIN chosen USING(meeting) WHERE kind = "

/* The years, or the first years of the decades, in which each chosen meeting may lie. */
#define SPANS                                                                                      \
    "WITH RECURSIVE span(meeting, year, last) AS (SELECT m.id, " FIRST_YEAR ", " LAST_YEAR         \
    " FROM meeting m JOIN chosen ON m.id = meeting UNION ALL SELECT meeting, year + 1, last FROM"  \
    " span WHERE year < last)"

static void check_grids(struct world *world, const struct filter *filter)
{
    check_grid(world, filter, (struct grid_spec){.rows = GRID_TOPICS, .columns = GRID_PARTNERS},
               "SELECT a.slug, b.slug, count(*) FROM involves a JOIN chosen USING(meeting)"
               " JOIN involves b USING(meeting) WHERE a.kind = 5 AND b.kind = 2 GROUP BY 1, 2" ROWS
               "5 GROUP BY slug" COLUMNS "2 GROUP BY slug" ALL_CHOSEN);
    if (has_field(filter, QUERY_YEAR))
        return; /* the columns are those of the window then */
    check_grid(
        world, filter, (struct grid_spec){.rows = GRID_PARTNERS, .columns = GRID_YEARS},
        SPANS
        " SELECT slug, CAST(year AS TEXT), count(*) FROM involves JOIN span"
        " USING(meeting) WHERE kind = 2 GROUP BY 1, 2" ROWS "2 GROUP BY slug"
        " UNION ALL SELECT '', CAST(year AS TEXT), count(*) FROM span GROUP BY year" ALL_CHOSEN);
    check_grid(world, filter, (struct grid_spec){.rows = GRID_TOPICS, .columns = GRID_DECADES},
               SPANS ", decade(meeting, slug) AS (SELECT DISTINCT meeting, (year / 10 * 10) ||"
                     " '..' || (year / 10 * 10 + 9) FROM span)"
                     " SELECT i.slug, d.slug, count(*) FROM involves i JOIN decade d USING(meeting)"
                     " WHERE kind = 5 GROUP BY 1, 2" ROWS "5 GROUP BY slug"
                     " UNION ALL SELECT '', slug, count(*) FROM decade GROUP BY slug" ALL_CHOSEN);
}

static void grids_count_the_records(void **state)
{
    visit_filters(*state, check_grids);
}

/* Searches */

/* Whether text has the word: letters and digits of ASCII, in any case, with none beside it. */
static void has_word(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    const char *word = (const char *)sqlite3_value_text(values[1]);
    const size_t size = strlen(word);
    bool found = false;
    (void)count;
    for (const char *at = text; at != NULL && *at != '\0' && !found;) {
        size_t run = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        found = run == size && sqlite3_strnicmp(at, word, (int)size) == 0;
        at += run > 0 ? run : 1;
    }
    sqlite3_result_int(context, found);
}

/* The texts of a meeting in which its words are looked for: its own, and the names of those who
   took part, of organizations, topics and agreements. */
#define TEXTS                                                                                      \
    "SELECT m.id meeting, t.value text FROM meeting m, json_tree(m.json) t WHERE t.key IN"         \
    " ('title', 'title_ko', 'summary', 'notes', 'venue') OR (t.key = 'text' AND t.path LIKE"       \
    " '$.outcomes%') UNION ALL SELECT n.meeting, e.title || ' ' || e.native || ' ' || e.acronym"   \
    " FROM named n JOIN entity e USING(kind, slug)"
#define NAMED                                                                                      \
    "CREATE TEMP TABLE named AS SELECT m.id meeting, 3 kind, p.value ->> '$.person' slug FROM"     \
    " meeting m, json_each(m.json, '$.participants') p UNION ALL SELECT m.id, 4, j.value FROM"     \
    " meeting m, json_each(m.json, '$.organizations') j UNION ALL SELECT m.id, 5, j.value FROM"    \
    " meeting m, json_each(m.json, '$.topics') j UNION ALL SELECT m.id, 7, j.value ->>"            \
    " '$.agreement' FROM meeting m, json_each(m.json, '$.agreements') j"

static void searches_count_the_records(void **state)
{
    static const char *const words[] = {"exchange",  "memorandum", "proposed", "satellites",
                                        "delegates", "visited",    "twelve",   "laboratories"};
    struct world *world = *state;
    run(world, NAMED);
    run(world, "CREATE TEMP TABLE texts AS " TEXTS);
    sqlite3_create_function(world->db, "has_word", 2, SQLITE_UTF8, NULL, has_word, NULL, NULL);
    for (size_t i = 0; i < COUNT(words); i++) {
        struct str text = {0};
        struct query query;
        struct hits hits = {0};
        struct err err = {0};
        str_addf(&text, "\"%s\"", words[i]);
        assert_int_equal(query_parse(str_text(&text), &query, &err), STATUS_OK);
        const struct lookup lookup = {KIND_MEETING, &query, 0};
        assert_int_equal(store_search(world->store, lookup, &hits, &err), STATUS_OK);
        int64_t counted =
            count_sql(world, "SELECT count(DISTINCT meeting) FROM texts WHERE has_word(text, ?1)",
                      words[i], NULL);
        if (hits.totals[KIND_MEETING] != counted || (int64_t)hits.count != counted)
            fail_msg("%s: %lld meetings said, %zu listed, %lld in the records", words[i],
                     (long long)hits.totals[KIND_MEETING], hits.count, (long long)counted);
        world->facts++;
        hits_clear(&hits);
        query_clear(&query);
        str_clear(&text);
    }
}

static int open_counts(void **state)
{
    if (open_facts(state) != 0)
        return -1;
    run(*state, "CREATE TEMP TABLE chosen(meeting INTEGER PRIMARY KEY)");
    run(*state, "CREATE TEMP TABLE said(a, b, n)");
    add = prepare(*state, "INSERT INTO said VALUES(?1, ?2, ?3)");
    run(*state, "BEGIN");
    return 0;
}

static int close_counts(void **state)
{
    sqlite3_finalize(add);
    return close_world(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_count_the_records),
        cmocka_unit_test(facets_count_the_records),
        cmocka_unit_test(grids_count_the_records),
        cmocka_unit_test(searches_count_the_records),
    };
    return cmocka_run_group_tests(tests, open_counts, close_counts);
}
