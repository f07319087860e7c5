/* SPDX-License-Identifier: MIT */
/* Reading a database: opening, windows, filters against their definitions, lists, addresses,
   dossiers. The embedded dataset serves as the database; nothing here depends on single facts but
   those of the oldest records. */
#include "attache/app/dataset.h"
#include "attache/core/date.h"
#include "attache/core/query.h"
#include "attache/core/value.h"
#include "attache/store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { ALL = 100000 };

static int open_dataset(void **state)
{
    struct err err = {0};
    struct store *store = NULL;
    if (store_open_image(dataset_image, dataset_size(), &store, &err) != STATUS_OK) {
        print_error("%s\n", err.text);
        return -1;
    }
    store_set_today(store, date_day_number(2026, 5, 1));
    *state = store;
    return 0;
}

static int close_dataset(void **state)
{
    struct store *store = *state;
    store_close(&store);
    return 0;
}

/* Meetings of a query, all of them. */
static struct result meetings_of(struct store *store, const char *text)
{
    struct query query = {0};
    struct result result = {0};
    struct err err = {0};
    assert_int_equal(query_parse(text, &query, &err), STATUS_OK);
    struct window window = {.after = ALL};
    if (store_timeline(store, &query, window, &result, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    query_clear(&query);
    return result;
}

static bool has_id(const struct result *result, int64_t id)
{
    for (size_t i = 0; i < result->count; i++) {
        if (result->rows[i].id == id)
            return true;
    }
    return false;
}

/* Opening */

struct file {
    unsigned char *bytes;
    size_t size;
    char path[256];
};

static struct file copy_image(const char *name)
{
    struct file file = {.size = dataset_size()};
    const char *folder = getenv("TMPDIR");
    snprintf(file.path, sizeof(file.path), "%s/%s", folder != NULL ? folder : "/tmp", name);
    file.bytes = malloc(file.size);
    assert_non_null(file.bytes);
    memcpy(file.bytes, dataset_image, file.size);
    return file;
}

/* Writes the file, opens it, and takes it away again. */
static enum status open_file(struct file *file, struct store **store, struct err *err)
{
    FILE *out = fopen(file->path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(file->bytes, 1, file->size, out), file->size);
    assert_int_equal(fclose(out), 0);
    enum status status = store_open_file(file->path, store, err);
    free(file->bytes);
    file->bytes = NULL;
    return status;
}

static void expect_refusal(struct file *file, const char *why)
{
    struct store *store = NULL;
    struct err err = {0};
    assert_int_equal(open_file(file, &store, &err), STATUS_DATA);
    assert_null(store);
    assert_non_null(strstr(err.text, file->path));
    assert_non_null(strstr(err.text, why));
    assert_null(strchr(err.text, '\n'));
    unlink(file->path);
}

static void test_open_file(void **state)
{
    struct store *store = NULL;
    struct err err = {0};
    struct store_info info;
    struct store_info embedded;
    struct file file = copy_image("whole.db");
    assert_int_equal(open_file(&file, &store, &err), STATUS_OK);
    store_info(store, &info);
    store_info(*state, &embedded);
    assert_int_equal(info.counts[KIND_MEETING], embedded.counts[KIND_MEETING]);
    assert_string_equal(info.digest, embedded.digest);
    store_close(&store);
    assert_null(store);
    unlink(file.path);
}

static void test_open_refused(void **state)
{
    (void)state;
    struct file file = copy_image("newer.db");
    file.bytes[63] = 99;
    expect_refusal(&file, "newer attache");
    file = copy_image("foreign.db");
    file.bytes[68] = 0;
    expect_refusal(&file, "not one of attache");
    file = copy_image("short.db");
    file.size /= 2;
    expect_refusal(&file, "damaged");
    file = copy_image("tiny.db");
    file.size = 40;
    expect_refusal(&file, "not a database");
    file = copy_image("text.db");
    memcpy(file.bytes, "hello, world, ok", 16);
    expect_refusal(&file, "not a database");
    file = copy_image("schema.db");
    memset(file.bytes + 100, 0x5A, 4096 - 100);
    expect_refusal(&file, "damaged");
}

static void test_open_nothing(void **state)
{
    (void)state;
    struct store *store = NULL;
    struct err err = {0};
    assert_int_equal(store_open_file("/nonexistent/x.db", &store, &err), STATUS_DATA);
    assert_non_null(strstr(err.text, "/nonexistent/x.db"));
    err = (struct err){0};
    assert_int_equal(store_open_file("/", &store, &err), STATUS_DATA);
    store_close(&store);
}

/* Pages of the file overwritten: every answer is an answer or an error, never a crash. */
static void test_damaged_pages(void **state)
{
    (void)state;
    unsigned seed = 1;
    for (int round = 0; round < 12; round++) {
        struct file file = copy_image("damaged.db");
        for (int i = 0; i < 200; i++) {
            seed = seed * 1103515245u + 12345u;
            file.bytes[4096 + seed % (file.size - 4096)] ^= (unsigned char)(seed >> 16 | 1);
        }
        struct store *store = NULL;
        struct err err = {0};
        if (open_file(&file, &store, &err) == STATUS_OK) {
            struct query query = {0};
            struct hits hits = {0};
            struct result rows = {0};
            query_parse("korea partner:fr", &query, &err);
            store_search(store, &query, KIND_NONE, 20, &hits, &err);
            store_list(store, KIND_PERSON, &query, 20, &rows, &err);
            hits_clear(&hits);
            result_clear(&rows);
            query_clear(&query);
        }
        store_close(&store);
        unlink(file.path);
    }
}

static void test_info(void **state)
{
    struct store_info info;
    store_info(*state, &info);
    assert_true(info.counts[KIND_MEETING] > 1000);
    assert_true(info.counts[KIND_PARTNER] > 100);
    assert_true(info.counts[KIND_OUTCOME] > 0);
    assert_true(info.first_year > 1950 && info.last_year >= info.first_year);
    assert_int_equal(strlen(info.data_date), 10);
    assert_true(strlen(info.digest) >= 16);
}

/* Windows */

static const char *const queries[] = {
    "",
    "partner:fr",
    "partner:fr,de",
    "topic:quantum",
    "quantum",
    "song kyunghee",
    "person:\"song kyunghee\"",
    "-partner:us",
    "partner:fr OR topic:quantum",
    "year:2018..2020",
    "date:2018-07",
    "has:promise",
    "is:open",
    "is:planned",
    "kind:forum level:minister",
    "status:planned OR status:cancelled",
    "place:paris",
    "org:kaist -partner:us year:2010..",
    "\"joint committee\" partner:fr",
    "korea scien",
    "과학기술 공동위원회",
    "thdrudgml",
    "partner:nowhere",
    "source:yonhap",
    "\"\"\" AND ( NOT * ^ {title} : x",
};

static void test_rows_in_order(void **state)
{
    for (size_t q = 0; q < COUNT(queries); q++) {
        struct result rows = meetings_of(*state, queries[q]);
        assert_false(rows.more_before);
        assert_false(rows.more_after);
        for (size_t i = 0; i < rows.count; i++) {
            const struct row *row = &rows.rows[i];
            assert_int_equal(row->kind, KIND_MEETING);
            assert_true(row->slug[0] != '\0' && row->title[0] != '\0' && row->date[0] != '\0');
            if (i > 0) {
                assert_true(row->id < row[-1].id);
                assert_true(row->first_day <= row[-1].first_day);
            }
        }
        result_clear(&rows);
    }
}

/* A window around every tenth meeting, in the query or not, against the whole list. */
static void check_windows(struct store *store, const char *text, const struct result *all)
{
    enum { BEFORE = 3, AFTER = 4 };
    struct query query = {0};
    struct err err = {0};
    assert_int_equal(query_parse(text, &query, &err), STATUS_OK);
    struct store_info info;
    store_info(store, &info);
    for (int64_t anchor = 1; anchor <= info.counts[KIND_MEETING]; anchor += 10) {
        struct result part = {0};
        struct window window = {anchor, BEFORE, AFTER};
        assert_int_equal(store_timeline(store, &query, window, &part, &err), STATUS_OK);
        size_t newer = 0;
        while (newer < all->count && all->rows[newer].id > anchor)
            newer++;
        bool itself = newer < all->count && all->rows[newer].id == anchor;
        size_t from = newer > BEFORE ? newer - BEFORE : 0;
        size_t to = newer + itself + AFTER;
        to = to < all->count ? to : all->count;
        assert_int_equal(part.count, to - from);
        for (size_t i = 0; i < part.count; i++)
            assert_int_equal(part.rows[i].id, all->rows[from + i].id);
        assert_int_equal(part.more_before, from > 0);
        assert_int_equal(part.more_after, to < all->count);
        result_clear(&part);
        int64_t total = 0;
        int64_t count = 0;
        assert_int_equal(store_count(store, &query, anchor, &total, &count, &err), STATUS_OK);
        assert_int_equal(total, all->count);
        assert_int_equal(count, newer);
    }
    query_clear(&query);
}

static void test_windows(void **state)
{
    for (size_t q = 0; q < COUNT(queries); q++) {
        struct result all = meetings_of(*state, queries[q]);
        check_windows(*state, queries[q], &all);
        result_clear(&all);
    }
}

static void test_latest(void **state)
{
    struct query query = {0};
    struct err err = {0};
    struct result all = meetings_of(*state, "partner:fr");
    query_parse("partner:fr", &query, &err);
    for (int year = 1970; year <= 2030; year++) {
        int32_t day = date_day_number(year, 7, 1);
        int64_t id = 0;
        assert_int_equal(store_latest(*state, &query, day, &id, &err), STATUS_OK);
        size_t i = 0;
        while (i < all.count && all.rows[i].first_day > day)
            i++;
        assert_int_equal(id, i < all.count ? all.rows[i].id : 0);
    }
    result_clear(&all);
    query_clear(&query);
}

/* Filters, each against what it is said to mean */

static void check_both(struct store *store, const char *a, const char *b, const char *both)
{
    struct result x = meetings_of(store, a);
    struct result y = meetings_of(store, b);
    struct result z = meetings_of(store, both);
    size_t expected = 0;
    for (size_t i = 0; i < x.count; i++) {
        bool in_both = has_id(&y, x.rows[i].id);
        expected += in_both;
        assert_int_equal(has_id(&z, x.rows[i].id), in_both);
    }
    assert_int_equal(z.count, expected);
    result_clear(&x);
    result_clear(&y);
    result_clear(&z);
}

static void check_sizes(struct store *store, const char *a, const char *rest)
{
    struct result all = meetings_of(store, "");
    struct result x = meetings_of(store, a);
    struct result y = meetings_of(store, rest);
    assert_int_equal(x.count + y.count, all.count);
    for (size_t i = 0; i < x.count; i++)
        assert_false(has_id(&y, x.rows[i].id));
    result_clear(&all);
    result_clear(&x);
    result_clear(&y);
}

static void test_and_or_not(void **state)
{
    check_both(*state, "partner:fr", "topic:quantum", "partner:fr topic:quantum");
    check_both(*state, "partner:us", "year:2018..2020", "partner:us year:2018..2020");
    check_both(*state, "has:promise", "-partner:us", "has:promise -partner:us");
    check_both(*state, "\"joint committee\"", "partner:fr", "\"joint committee\" partner:fr");
    check_both(*state, "partner:fr OR partner:de", "is:open",
               "is:open partner:fr OR partner:de");
    check_sizes(*state, "partner:us", "-partner:us");
    check_sizes(*state, "quantum", "-quantum");
    check_sizes(*state, "is:kept", "-is:kept");
    check_sizes(*state, "year:2010..", "-year:2010..");
}

static void check_same(struct store *store, const char *a, const char *b)
{
    struct result x = meetings_of(store, a);
    struct result y = meetings_of(store, b);
    if (x.count != y.count || x.count == 0)
        fail_msg("%s: %zu, %s: %zu", a, x.count, b, y.count);
    for (size_t i = 0; i < x.count; i++)
        assert_int_equal(x.rows[i].id, y.rows[i].id);
    result_clear(&x);
    result_clear(&y);
}

static void test_names_in_values(void **state)
{
    check_same(*state, "partner:fr", "partner:France");
    check_same(*state, "partner:fr", "partner:프랑스");
    check_same(*state, "partner:fr,de", "partner:germany OR partner:FR");
    check_same(*state, "person:song-kyung-hee", "person:\"Song Kyunghee\"");
    check_same(*state, "person:song-kyung-hee", "person:송경희");
    check_same(*state, "person:song-kyung-hee", "person:thdrudgml");
    check_same(*state, "person:song-kyung-hee", "song kyunghee");
    check_same(*state, "topic:quantum", "topic:양자");
    check_same(*state, "topic:quantum", "topic:quantum-technology");
    check_same(*state, "org:kist", "org:KIST");
    check_same(*state, "series:kr-fr-jcc", "series:comix");
    check_same(*state, "place:paris", "place:PARIS");
    check_same(*state, "kind:joint-committee", "kind:\"joint committee\"");
}

static void test_days(void **state)
{
    struct result rows = meetings_of(*state, "year:2018");
    const int32_t first = date_day_number(2018, 1, 1);
    const int32_t last = date_day_number(2018, 12, 31);
    assert_true(rows.count > 10);
    for (size_t i = 0; i < rows.count; i++)
        assert_true(rows.rows[i].first_day <= last && rows.rows[i].last_day >= first);
    result_clear(&rows);
    struct result all = meetings_of(*state, "");
    rows = meetings_of(*state, "year:2018");
    size_t overlapping = 0;
    for (size_t i = 0; i < all.count; i++)
        overlapping += all.rows[i].first_day <= last && all.rows[i].last_day >= first;
    assert_int_equal(rows.count, overlapping);
    result_clear(&rows);
    result_clear(&all);
}

static void test_planned(void **state)
{
    struct result rows = meetings_of(*state, "is:planned");
    for (size_t i = 0; i < rows.count; i++)
        assert_string_equal(rows.rows[i].status, "planned");
    assert_true(rows.count > 0);
    result_clear(&rows);
}

/* Lists */

static struct result list_of(struct store *store, enum kind kind, const char *text, int limit)
{
    struct query query = {0};
    struct result result = {0};
    struct err err = {0};
    assert_int_equal(query_parse(text, &query, &err), STATUS_OK);
    if (store_list(store, kind, &query, limit, &result, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    query_clear(&query);
    return result;
}

static void test_list_all(void **state)
{
    struct store_info info;
    store_info(*state, &info);
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
        struct result rows = list_of(*state, (enum kind)kind, "", 0);
        assert_int_equal(rows.count, info.counts[kind]);
        assert_int_equal(rows.total, info.counts[kind]);
        for (size_t i = 0; i < rows.count; i++) {
            assert_int_equal(rows.rows[i].kind, kind);
            assert_true(rows.rows[i].slug[0] != '\0' && rows.rows[i].title[0] != '\0');
        }
        result_clear(&rows);
        rows = list_of(*state, (enum kind)kind, "", 7);
        assert_int_equal(rows.count, 7);
        assert_int_equal(rows.total, info.counts[kind]);
        assert_true(rows.more_after);
        result_clear(&rows);
    }
}

/* The counts of a list are those of the filter that names its entity. */
static void test_list_counts(void **state)
{
    struct result partners = list_of(*state, KIND_PARTNER, "topic:quantum", 0);
    assert_true(partners.count > 5);
    for (size_t i = 0; i < partners.count; i++) {
        char text[128];
        snprintf(text, sizeof(text), "topic:quantum partner:%s", partners.rows[i].slug);
        struct result rows = meetings_of(*state, text);
        assert_int_equal(rows.count, partners.rows[i].count);
        result_clear(&rows);
        if (i > 0)
            assert_true(partners.rows[i].count <= partners.rows[i - 1].count);
    }
    struct result few = list_of(*state, KIND_PARTNER, "topic:quantum", 3);
    assert_int_equal(few.count, 3);
    assert_int_equal(few.total, partners.count);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(few.rows[i].slug, partners.rows[i].slug);
    result_clear(&few);
    result_clear(&partners);
}

static void test_list_outcomes(void **state)
{
    static const char *const states[] = {"kept", "partly", "open", "lapsed"};
    struct result promises = list_of(*state, KIND_OUTCOME, "has:promise", 0);
    struct result others = list_of(*state, KIND_OUTCOME, "-has:promise", 0);
    struct result all = list_of(*state, KIND_OUTCOME, "", 0);
    size_t sum = 0;
    assert_int_equal(promises.count + others.count, all.count);
    for (size_t s = 0; s < COUNT(states); s++) {
        char text[32];
        snprintf(text, sizeof(text), "is:%s", states[s]);
        struct result rows = list_of(*state, KIND_OUTCOME, text, 0);
        for (size_t i = 0; i < rows.count; i++)
            assert_string_equal(rows.rows[i].word, states[s]);
        sum += rows.count;
        result_clear(&rows);
    }
    assert_int_equal(sum, promises.count);
    result_clear(&promises);
    result_clear(&others);
    result_clear(&all);
}

/* What is due on a day is open on that day and lapsed on the next. */
static void test_lapse(void **state)
{
    struct result rows = list_of(*state, KIND_OUTCOME, "is:open", 0);
    struct date due = {0};
    char slug[128] = "";
    for (size_t i = 0; i < rows.count && slug[0] == '\0'; i++) {
        if (rows.rows[i].date[0] != '\0' &&
            date_parse(rows.rows[i].date, &due, NULL) == STATUS_OK && due.last < DATE_DAY_MAX)
            snprintf(slug, sizeof(slug), "%s", rows.rows[i].slug);
    }
    result_clear(&rows);
    assert_true(slug[0] != '\0');
    for (int after = 0; after < 2; after++) {
        store_set_today(*state, due.last + after);
        rows = list_of(*state, KIND_OUTCOME, after ? "is:lapsed" : "is:open", 0);
        bool found = false;
        for (size_t i = 0; i < rows.count; i++)
            found = found || strcmp(rows.rows[i].slug, slug) == 0;
        assert_true(found);
        result_clear(&rows);
    }
    store_set_today(*state, date_day_number(2026, 5, 1));
}

/* Records */

struct seen {
    size_t count;
    char last[256];
    enum kind kind;
};

static enum status see(void *context, const struct row *row, const struct value *record)
{
    struct seen *seen = context;
    assert_int_equal(row->kind, seen->kind);
    if (seen->kind != KIND_OUTCOME)
        assert_string_equal(value_text(record, "id"), row->slug);
    else
        assert_string_equal(value_text(record, "text"), row->title);
    if (seen->kind != KIND_MEETING && seen->kind != KIND_OUTCOME)
        assert_true(strcmp(seen->last, row->slug) < 0);
    snprintf(seen->last, sizeof(seen->last), "%s", row->slug);
    seen->count++;
    return STATUS_OK;
}

static void test_each(void **state)
{
    struct store_info info;
    struct err err = {0};
    store_info(*state, &info);
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
        struct seen seen = {.kind = (enum kind)kind};
        assert_int_equal(store_each(*state, (enum kind)kind, NULL, see, &seen, &err), STATUS_OK);
        assert_int_equal(seen.count, info.counts[kind]);
    }
}

static enum status stop_at_once(void *context, const struct row *row, const struct value *record)
{
    (void)row;
    (void)record;
    ++*(int *)context;
    return STATUS_NONE;
}

static void test_each_stops(void **state)
{
    struct err err = {0};
    struct query query = {0};
    int calls = 0;
    assert_int_equal(store_each(*state, KIND_TOPIC, NULL, stop_at_once, &calls, &err),
                     STATUS_NONE);
    query_parse("partner:fr", &query, &err);
    assert_int_equal(store_each(*state, KIND_MEETING, &query, stop_at_once, &calls, &err),
                     STATUS_NONE);
    assert_int_equal(calls, 2);
    query_clear(&query);
}

/* Addresses */

static void test_resolve(void **state)
{
    static const struct {
        const char *address;
        enum kind kind;
        const char *slug;
    } known[] = {
        {"meeting/kr-fr-jcc-07", KIND_MEETING, "kr-fr-jcc-07"},
        {"KR-FR-JCC-07", KIND_MEETING, "kr-fr-jcc-07"},
        {"partner/fr", KIND_PARTNER, "FR"},
        {"fr", KIND_PARTNER, "FR"},
        {"People/Song-Kyung-Hee", KIND_PERSON, "song-kyung-hee"},
        {"song-kyung-hee", KIND_PERSON, "song-kyung-hee"},
        {"organizations/KIST", KIND_ORGANIZATION, "kist"},
        {"outcome/kr-ae-jc-01.2", KIND_OUTCOME, "kr-ae-jc-01.2"},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        struct ref ref;
        struct err err = {0};
        assert_int_equal(store_resolve(*state, known[i].address, &ref, &err), STATUS_OK);
        assert_int_equal(ref.kind, known[i].kind);
        assert_string_equal(ref.slug, known[i].slug);
    }
}

static void test_resolve_not(void **state)
{
    static const struct {
        const char *address;
        const char *text;
    } unknown[] = {
        {"meeting/kr-fr-jcc-0", "did you mean meeting/kr-fr-jcc-0"},
        {"song-kyung-he", "did you mean person/song-kyung-hee"},
        {"partner/frannce", "partner/FR"},
        {"outcome/kr-ae-jc-01.99", "there is no outcome/kr-ae-jc-01.99"},
        {"outcome/kr-ae-jc-01.02", "there is no"},
        {"outcome/kr-ae-jc-01", "there is no"},
        {"", "there is no"},
        {"/", "there is no"},
        {"person/", "there is no"},
    };
    for (size_t i = 0; i < COUNT(unknown); i++) {
        struct ref ref;
        struct err err = {0};
        assert_int_equal(store_resolve(*state, unknown[i].address, &ref, &err), STATUS_NONE);
        assert_int_equal(ref.kind, KIND_NONE);
        if (strstr(err.text, unknown[i].text) == NULL)
            fail_msg("%s: %s", unknown[i].address, err.text);
    }
}

/* An id that several kinds have must say which. */
static void test_resolve_ambiguous(void **state)
{
    struct result topics = list_of(*state, KIND_PROGRAMME, "", 0);
    int ambiguous = 0;
    for (size_t i = 0; i < topics.count; i++) {
        struct ref ref;
        struct err err = {0};
        enum status status = store_resolve(*state, topics.rows[i].slug, &ref, &err);
        assert_true(status == STATUS_OK || status == STATUS_USAGE);
        if (status == STATUS_USAGE) {
            assert_non_null(strstr(err.text, "programme/"));
            ambiguous++;
        }
    }
    assert_true(ambiguous > 0);
    result_clear(&topics);
}

static void test_resolve_long(void **state)
{
    struct ref ref;
    struct err err = {0};
    char *address = malloc(100001);
    memset(address, 'x', 100000);
    address[100000] = '\0';
    assert_int_equal(store_resolve(*state, address, &ref, &err), STATUS_NONE);
    free(address);
}

/* Dossiers */

static void gather(struct store *store, enum kind kind, const char *slug, struct dossier *out)
{
    struct err err = {0};
    if (store_dossier(store, (struct ref){kind, slug}, out, &err) != STATUS_OK)
        fail_msg("%s: %s", slug, err.text);
}

static void test_dossier_meeting(void **state)
{
    struct dossier dossier = {0};
    gather(*state, KIND_MEETING, "kr-fr-jcc-07", &dossier);
    assert_string_equal(value_text(dossier.record, "id"), "kr-fr-jcc-07");
    assert_string_equal(dossier_name(&dossier, KIND_PERSON, "song-kyung-hee"), "Kyung-hee Song");
    assert_non_null(dossier_row(&dossier, KIND_ORGANIZATION, "msit"));
    assert_int_equal(dossier.lists[DOSSIER_SOURCES].count,
                     value_count(dossier.record, "sources"));
    const struct result *neighbours = &dossier.lists[DOSSIER_NEIGHBOURS];
    assert_int_equal(neighbours->count, 2);
    assert_string_equal(neighbours->rows[0].note, "previous");
    assert_string_equal(neighbours->rows[1].note, "next");
    assert_true(neighbours->rows[0].first_day < neighbours->rows[1].first_day);
    size_t own = 0;
    for (size_t i = 0; i < dossier.lists[DOSSIER_OUTCOMES].count; i++)
        own += strcmp(dossier.lists[DOSSIER_OUTCOMES].rows[i].other, "kr-fr-jcc-07") == 0;
    assert_int_equal(own, value_count(dossier.record, "outcomes"));
    dossier_clear(&dossier);
}

/* A promise stands on the page of the meeting that keeps it, too. */
static void test_dossier_kept(void **state)
{
    struct dossier dossier = {0};
    bool found = false;
    gather(*state, KIND_MEETING, "kr-ae-kutc-opening-201911", &dossier);
    for (size_t i = 0; i < dossier.lists[DOSSIER_OUTCOMES].count; i++) {
        const struct row *row = &dossier.lists[DOSSIER_OUTCOMES].rows[i];
        if (strcmp(row->slug, "kr-ae-jc-01.2") != 0)
            continue;
        found = true;
        assert_string_equal(row->other, "kr-ae-jc-01");
        assert_string_equal(row->word, "kept");
        assert_string_equal(row->date, "2019");
        assert_non_null(dossier_row(&dossier, KIND_MEETING, "kr-ae-jc-01"));
    }
    assert_true(found);
    dossier_clear(&dossier);
}

static void test_dossier_partner(void **state)
{
    struct dossier dossier = {0};
    struct result all = meetings_of(*state, "partner:fr");
    gather(*state, KIND_PARTNER, "FR", &dossier);
    const struct result *meetings = &dossier.lists[DOSSIER_MEETINGS];
    assert_int_equal(meetings->count, all.count);
    for (size_t i = 0; i < all.count; i++) {
        assert_int_equal(meetings->rows[i].id, all.rows[i].id);
        assert_true(meetings->rows[i].note[0] != '\0'); /* its sources */
    }
    assert_true(dossier.lists[DOSSIER_PEOPLE].count > 10);
    assert_true(dossier.lists[DOSSIER_TOPICS].count > 10);
    assert_true(dossier.lists[DOSSIER_AGREEMENTS].count > 3);
    assert_true(dossier.lists[DOSSIER_SERIES].count > 1);
    assert_true(dossier.lists[DOSSIER_OUTCOMES].count > 3);
    assert_true(dossier.lists[DOSSIER_SOURCES].count > 10);
    struct result topics = list_of(*state, KIND_TOPIC, "partner:fr", 0);
    assert_int_equal(topics.count, dossier.lists[DOSSIER_TOPICS].count);
    for (size_t i = 0; i < topics.count; i++)
        assert_int_equal(topics.rows[i].count, dossier.lists[DOSSIER_TOPICS].rows[i].count);
    result_clear(&topics);
    result_clear(&all);
    dossier_clear(&dossier);
}

static void test_dossier_person(void **state)
{
    struct dossier dossier = {0};
    gather(*state, KIND_PERSON, "song-kyung-hee", &dossier);
    const struct result *seats = &dossier.lists[DOSSIER_SEATS];
    assert_true(seats->count > 3);
    for (size_t i = 0; i < seats->count; i++) {
        assert_int_equal(seats->rows[i].kind, KIND_MEETING);
        assert_true(i == 0 || seats->rows[i].first_day <= seats->rows[i - 1].first_day);
        if (seats->rows[i].other[0] != '\0')
            assert_non_null(dossier_row(&dossier, KIND_ORGANIZATION, seats->rows[i].other));
    }
    const struct result *people = &dossier.lists[DOSSIER_PEOPLE];
    assert_true(people->count > 3);
    for (size_t i = 0; i < people->count; i++) {
        assert_string_not_equal(people->rows[i].partners, "KR");
        assert_true(people->rows[i].count > 0);
        assert_true(people->rows[i].first_day <= people->rows[i].last_day);
    }
    dossier_clear(&dossier);
}

static void test_dossier_organization(void **state)
{
    struct dossier dossier = {0};
    gather(*state, KIND_ORGANIZATION, "msip", &dossier);
    bool predecessor = false;
    bool successor = false;
    for (size_t i = 0; i < dossier.lists[DOSSIER_ORGANIZATIONS].count; i++) {
        const struct row *row = &dossier.lists[DOSSIER_ORGANIZATIONS].rows[i];
        predecessor = predecessor || (strcmp(row->slug, "mest") == 0 &&
                                      strcmp(row->note, "predecessor") == 0);
        successor = successor ||
                    (strcmp(row->slug, "msit") == 0 && strcmp(row->note, "successor") == 0);
    }
    assert_true(predecessor && successor);
    assert_true(dossier.lists[DOSSIER_SEATS].count > 5);
    assert_int_equal(dossier.lists[DOSSIER_SEATS].rows[0].kind, KIND_PERSON);
    dossier_clear(&dossier);
}

static void test_dossier_topic(void **state)
{
    struct dossier dossier = {0};
    bool narrower = false;
    gather(*state, KIND_TOPIC, "digital", &dossier);
    for (size_t i = 0; i < dossier.lists[DOSSIER_TOPICS].count; i++) {
        const struct row *row = &dossier.lists[DOSSIER_TOPICS].rows[i];
        assert_string_not_equal(row->slug, "digital");
        narrower = narrower || (strcmp(row->slug, "artificial-intelligence") == 0 &&
                                strcmp(row->note, "narrower") == 0);
    }
    assert_true(narrower);
    dossier_clear(&dossier);
}

/* Every entity has a dossier and a page. */
static void test_dossier_every(void **state)
{
    for (int kind = KIND_MEETING; kind <= KIND_SOURCE; kind++) {
        struct result rows = list_of(*state, (enum kind)kind, "", 0);
        for (size_t i = 0; i < rows.count; i += 1 + rows.count / 40) {
            struct dossier dossier = {0};
            struct page page = {0};
            gather(*state, (enum kind)kind, rows.rows[i].slug, &dossier);
            dossier_page(&dossier, &page);
            assert_non_null(page.first);
            page_clear(&page);
            dossier_clear(&dossier);
        }
        result_clear(&rows);
    }
}

static void test_dossier_none(void **state)
{
    struct dossier dossier = {0};
    struct err err = {0};
    assert_int_equal(store_dossier(*state, (struct ref){KIND_PERSON, "nobody"}, &dossier, &err),
                     STATUS_NONE);
    assert_null(dossier.record);
    assert_int_equal(store_dossier(*state, (struct ref){KIND_NONE, "x"}, &dossier, &err),
                     STATUS_NONE);
}

static bool stop_now(void *context)
{
    (void)context;
    return true;
}

static void test_interrupted(void **state)
{
    struct err err = {0};
    struct result rows = {0};
    struct query query = {0};
    query_parse("korea", &query, &err);
    store_set_stop(*state, stop_now, NULL);
    assert_int_equal(store_list(*state, KIND_PERSON, &query, 0, &rows, &err), STATUS_DATA);
    assert_string_equal(err.text, "interrupted");
    assert_int_equal(rows.count, 0);
    store_set_stop(*state, NULL, NULL);
    err = (struct err){0};
    assert_int_equal(store_list(*state, KIND_PERSON, &query, 0, &rows, &err), STATUS_OK);
    assert_true(rows.count > 100);
    result_clear(&rows);
    query_clear(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open_file),
        cmocka_unit_test(test_open_refused),
        cmocka_unit_test(test_open_nothing),
        cmocka_unit_test(test_damaged_pages),
        cmocka_unit_test(test_info),
        cmocka_unit_test(test_rows_in_order),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_latest),
        cmocka_unit_test(test_and_or_not),
        cmocka_unit_test(test_names_in_values),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_planned),
        cmocka_unit_test(test_list_all),
        cmocka_unit_test(test_list_counts),
        cmocka_unit_test(test_list_outcomes),
        cmocka_unit_test(test_lapse),
        cmocka_unit_test(test_each),
        cmocka_unit_test(test_each_stops),
        cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_resolve_not),
        cmocka_unit_test(test_resolve_ambiguous),
        cmocka_unit_test(test_resolve_long),
        cmocka_unit_test(test_dossier_meeting),
        cmocka_unit_test(test_dossier_kept),
        cmocka_unit_test(test_dossier_partner),
        cmocka_unit_test(test_dossier_person),
        cmocka_unit_test(test_dossier_organization),
        cmocka_unit_test(test_dossier_topic),
        cmocka_unit_test(test_dossier_every),
        cmocka_unit_test(test_dossier_none),
        cmocka_unit_test(test_interrupted),
    };
    return cmocka_run_group_tests(tests, open_dataset, close_dataset);
}
