/* SPDX-License-Identifier: MIT */
/* What the parts of test_page_facts share: what a page says of one thing, beside the records. */
#ifndef UNIT_PAGE_FACTS_PARTS_H
#define UNIT_PAGE_FACTS_PARTS_H

#include "attache/core/label.h"
#include "attache/core/vocab.h"
#include "fixtures/involves.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int true_views(void);

/* Meetings of one that begin in the decade ?4, and that may lie in it. */
#define BEGIN_IN                                                                                   \
    "SELECT count(*)" OF_ONE " AND ?3 = ?3 AND (SELECT " FIRST_YEAR                                \
    " / 10 FROM meeting m WHERE m.id = a.meeting) = CAST(?4 AS INTEGER) / 10"
#define MAY_LIE_IN                                                                                 \
    "SELECT count(*)" OF_ONE " AND ?3 = ?3 AND (SELECT " FIRST_YEAR                                \
    " / 10 <= CAST(?4 AS INTEGER) / 10 AND " LAST_YEAR                                             \
    " / 10 >= CAST(?4 AS INTEGER) / 10 FROM meeting m WHERE m.id = a.meeting)"

static const struct ref none = {KIND_NONE, ""};

static inline void expect(struct world *world, const struct page *page, const char *what,
                          int64_t said, int64_t counted)
{
    world->facts++;
    if (said != counted)
        fail_msg("%s/%s says %s %lld; the records say %lld", kind_name(page->self.kind),
                 page->self.slug, what, (long long)said, (long long)counted);
}

/* Text */

/* The number that the text is but for spaces and no-break spaces before it; -1 when it is none. */
static inline int64_t number_in(const char *text)
{
    char *end = NULL;
    while (*text == ' ' || strncmp(text, "\xC2\xA0", 2) == 0)
        text += *text == ' ' ? 1 : 2;
    if (*text < '0' || *text > '9')
        return strcmp(text, PAGE_NOTHING) == 0 ? 0 : -1;
    long long number = strtoll(text, &end, 10);
    return *end == '\0' ? number : -1;
}

/* One value of a record, as text in the caller's buffer; "" when there is none. */
enum { VALUE_MAX = 512 };
static inline void value_of(struct world *world, const char *sql, const char *slug,
                            char out[VALUE_MAX])
{
    sqlite3_stmt *stmt = prepare(world, sql);
    sqlite3_bind_text(stmt, 1, slug, -1, SQLITE_STATIC);
    out[0] = '\0';
    if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0) != NULL)
        snprintf(out, VALUE_MAX, "%s", (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
}

static inline void expect_date(struct world *world, const struct page *page, const char *sql,
                               const char *slug, const char *said)
{
    char edtf[VALUE_MAX];
    struct date date;
    struct str text = {0};
    value_of(world, sql, slug, edtf);
    assert_int_equal(date_parse(edtf, &date, NULL), STATUS_OK);
    date_format_short(&date, LANG_EN, &text);
    world->facts++;
    if (strncmp(said, str_text(&text), text.length) != 0)
        fail_msg("%s: %s is of %s, not %s", page->self.slug, slug, str_text(&text), said);
    str_clear(&text);
}

#define DATE_OF_MEETING   "SELECT json ->> '$.date' FROM meeting WHERE slug = ?1"
#define DATE_OF_AGREEMENT "SELECT json ->> '$.signed' FROM entity WHERE kind = 7 AND slug = ?1"

static inline bool is_date(const char *text)
{
    return text[0] >= '1' && text[0] <= '2' && strspn(text, "0123456789") >= 4;
}

static inline bool has_label(const struct block *block, enum label which)
{
    return strcmp(block->label, label(which, LANG_EN)) == 0;
}

/* "minister<no-break space>16" and "open<no-break space>11": a label and its number in one text. */
static inline void check_labelled(struct world *world, const struct page *page,
                                  const struct block *block, const struct vocab *vocab,
                                  const char *sql)
{
    for (const struct span *span = block->spans; span != NULL; span = span->next) {
        for (size_t w = 0; w < vocab->count; w++) {
            const char *name = vocab->words[w].label[LANG_EN];
            const char *after = span->text + strlen(name);
            if (strncmp(span->text, name, strlen(name)) != 0 || strncmp(after, "\xC2\xA0", 2) != 0)
                continue;
            expect(world, page, name, number_in(after),
                   count_of(world, sql, page->self, (struct ref){KIND_NONE, vocab->words[w].id}));
        }
    }
}

#define LEVELS                                                                                     \
    "SELECT count(*)" OF_ONE " AND ?3 = ?3 AND (SELECT json ->> '$.level' FROM meeting m"          \
    " WHERE m.id = a.meeting) = ?4"
#define PROMISES                                                                                   \
    "SELECT count(*) FROM involves a JOIN promise p ON p.meeting = a.meeting"                      \
    " WHERE a.kind = ?1 AND a.slug = ?2 AND ?3 = ?3 AND p.state = ?4"

/* Sessions of a series: which are found and which are not, and the number before each */

static inline void add_runs(struct str *out, const bool *has, int last, bool wanted)
{
    const size_t start = out->length;
    for (int n = 1; n <= last; n++) {
        int end = n;
        if (has[n] != wanted)
            continue;
        while (end < last && has[end + 1] == wanted)
            end++;
        str_addf(out, "%s%d", out->length > start ? ", " : "", n);
        if (end > n)
            str_addf(out, "–%d", end);
        n = end;
    }
}

/* The sessions of a series up to the last one that is known: those in the records, and those not.
 */
static inline void sessions_of(struct world *world, const char *series, struct str *found,
                               struct str *missing)
{
    enum { MOST = 500 };
    bool has[MOST + 2] = {false};
    int last = 0;
    sqlite3_stmt *stmt =
        prepare(world, "SELECT json ->> '$.ordinal', 1 FROM meeting WHERE json ->> '$.series' = ?1"
                       " UNION ALL SELECT j.value, 0 FROM entity e, json_each(e.json,"
                       " '$.known_ordinals') j WHERE e.kind = 6 AND e.slug = ?1");
    sqlite3_bind_text(stmt, 1, series, -1, SQLITE_STATIC);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        int n = sqlite3_column_int(stmt, 0);
        if (n < 1 || n > MOST)
            continue;
        has[n] = has[n] || sqlite3_column_int(stmt, 1) != 0;
        last = n > last ? n : last;
    }
    sqlite3_finalize(stmt);
    add_runs(found, has, last, true);
    add_runs(missing, has, last, false);
}

#endif
