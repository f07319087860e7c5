/* SPDX-License-Identifier: MIT */
/*
 * Pages tell the truth. For entities of the embedded dataset (fixtures/pages.h): every page renders
 * in both languages and in ASCII, on screens of 40x12 and 120x40, as plain text, Markdown and JSON,
 * within its width and with no screen blank; every link leads somewhere; what a page
 * says of a meeting, and the sources it marks, is in the record of that meeting; counts are those
 * of the records; what a record refers to shows it.
 */
#include "attache/core/schema.h"
#include "attache/core/view_name.h"
#include "fixtures/pages.h"
#include "unit/page_truth/parts.h"

#include <string.h>

/* Links */

struct links {
    struct world *world;
    const struct page *page;
};

static void check_link(void *context, const struct block *block, const struct span *span)
{
    const struct links *links = context;
    (void)block;
    if (!ref_is_set(span->link))
        return;
    links->world->links++;
    if (span->text[0] == '\0')
        fail_msg("%s has a link without a text", links->page->self.slug);
    if (span->link.kind == KIND_NONE) {
        if (view_name_find(span->link.slug, NULL) == NULL)
            fail_msg("%s links to no view: %s", links->page->self.slug, span->link.slug);
        return;
    }
    bool meeting = span->link.kind == KIND_MEETING;
    char kind[4];
    snprintf(kind, sizeof(kind), "%d", (int)span->link.kind);
    int64_t there = meeting
                        ? count_sql(links->world, "SELECT count(*) FROM meeting WHERE slug = ?1",
                                    span->link.slug, NULL)
                        : count_sql(links->world,
                                    "SELECT count(*) FROM entity WHERE slug = ?1 AND kind = ?2 + 0",
                                    span->link.slug, kind);
    if (there != 1)
        fail_msg("%s links to %s/%s", links->page->self.slug, kind_name(span->link.kind),
                 span->link.slug);
}

static void links_resolve(struct world *world, const struct dossier *dossier,
                          const struct page *page)
{
    struct links links = {world, page};
    (void)dossier;
    each_span(page, check_link, &links);
}

static void every_link_leads_somewhere(void **state)
{
    visit_each(*state, 1, links_resolve);
    visit_one(*state, (struct ref){KIND_NONE, "ledger"}, links_resolve);
    visit_one(*state, (struct ref){KIND_NONE, "gaps"}, links_resolve);
    visit_one(*state, (struct ref){KIND_NONE, "compare FR VN"}, links_resolve);
}

/* What a row says of a meeting is in the record it links to */

/* The slug of source n of the page, by the items of its end; "" when it has none. */
static const char *source_slug(const struct page *page, const char *number)
{
    char mark[16];
    snprintf(mark, sizeof(mark), "[%s]", number);
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        for (const struct span *span = block->spans;
             block->type == BLOCK_ITEM && strcmp(block->label, mark) == 0 && span != NULL;
             span = span->next) {
            if (span->link.kind == KIND_SOURCE)
                return span->link.slug;
        }
    }
    return "";
}

/* Whether a meeting that the row links to rests on the source. */
static bool rests_on(struct world *world, const struct block *block, const char *source)
{
    int64_t found = 0;
    for (size_t i = 0; i < block->cell_count; i++) {
        for (const struct span *span = block->cells[i]; span != NULL; span = span->next) {
            if (span->link.kind == KIND_MEETING)
                found += count_sql(world,
                                   "SELECT count(*) FROM meeting m, json_each(m.json, '$.sources')"
                                   " s WHERE m.slug = ?1 AND s.value = ?2",
                                   span->link.slug, source);
        }
    }
    return found > 0;
}

static char *meeting_date(struct world *world, const char *slug)
{
    struct date date;
    struct str text = {0};
    sqlite3_stmt *stmt = prepare(world, "SELECT json ->> '$.date' FROM meeting WHERE slug = ?1");
    sqlite3_bind_text(stmt, 1, slug, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    const char *edtf = (const char *)sqlite3_column_text(stmt, 0);
    assert_int_equal(date_parse(edtf, &date, NULL), STATUS_OK);
    date_format_short(&date, LANG_EN, &text);
    sqlite3_finalize(stmt);
    return str_take(&text);
}

/* A row of a list of meetings: a date, and after it the link whose marks are its sources. */
static void check_row(struct world *world, const struct page *page, const struct block *block)
{
    const char *meeting = NULL;
    for (size_t i = 0; i < block->cell_count; i++) {
        for (const struct span *span = block->cells[i]; span != NULL; span = span->next) {
            if (span->link.kind == KIND_MEETING && meeting == NULL)
                meeting = span->link.slug;
            if (span->style == SPAN_SOURCE && meeting != NULL &&
                !rests_on(world, block, source_slug(page, span->text)))
                fail_msg("%s marks %s with [%s]", page->self.slug, meeting, span->text);
        }
    }
    const struct span *first = block->cells[0];
    if (meeting == NULL || first == NULL || first->text[0] < '0' || first->text[0] > '9' ||
        strlen(first->text) < 4)
        return;
    char *date = meeting_date(world, meeting);
    if (strcmp(first->text, date) != 0)
        fail_msg("%s: %s is of %s, not %s", page->self.slug, meeting, date, first->text);
    mem_free(&date);
}

/* In a field a source is of the meeting named before it, or of one that cites the agreement. */
static void check_marks(struct world *world, const struct page *page, const struct block *block)
{
    struct ref of = {KIND_NONE, ""};
    for (const struct span *span = block->spans; span != NULL; span = span->next) {
        of = ref_is_set(span->link) ? span->link : of;
        if (span->style != SPAN_SOURCE)
            continue;
        world->facts++;
        const char *sql = of.kind == KIND_MEETING
                              ? "SELECT count(*) FROM meeting m, json_each(m.json, '$.sources') s"
                                " WHERE m.slug = ?1 AND s.value = ?2"
                              : "SELECT count(*) FROM meeting m, json_each(m.json, '$.sources') s,"
                                " json_each(m.json, '$.agreements') a"
                                " WHERE a.value ->> '$.agreement' = ?1 AND s.value = ?2";
        if (count_sql(world, sql, of.slug, source_slug(page, span->text)) < 1)
            fail_msg("%s marks %s with [%s]", page->self.slug, of.slug, span->text);
    }
}

static void rows_are_true(struct world *world, const struct dossier *dossier,
                          const struct page *page)
{
    (void)dossier;
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        if (block->type == BLOCK_ROW)
            check_row(world, page, block);
        else if (block->type == BLOCK_FIELD)
            check_marks(world, page, block);
    }
}

static void rows_say_what_their_records_say(void **state)
{
    visit_each(*state, 1, rows_are_true);
    visit_one(*state, (struct ref){KIND_NONE, "ledger"}, rows_are_true);
}

/* What a meeting's page says is in its record */

struct texts {
    const struct dossier *dossier;
    const struct page *page;
};

static bool in_value(const struct value *value, const char *text)
{
    if (value->type == VALUE_TEXT && strstr(value->text, text) != NULL)
        return true;
    bool found = false;
    bool holds = value->type == VALUE_LIST || value->type == VALUE_OBJECT;
    for (const struct value *v = holds ? value->first : NULL; v != NULL && !found; v = v->next)
        found = in_value(v, text);
    return found;
}

/* A basis in brackets of a promise that an earlier record made and this one keeps. */
static bool in_outcomes(const struct dossier *dossier, const char *text)
{
    const struct result *rows = &dossier->lists[KIND_OUTCOME];
    for (size_t i = 0; i < rows->count; i++) {
        const char *note = rows->rows[i].note;
        size_t size = strlen(rows->rows[i].title); /* but for a full stop: the line goes on */
        size -= size > 0 && rows->rows[i].title[size - 1] == '.';
        if (strncmp(text, rows->rows[i].title, size) == 0 ||
            (note[0] != '\0' && strstr(text, note) != NULL))
            return true;
    }
    return false;
}

/* The date as it is written out, or the address of the record. */
static bool is_head(const struct dossier *dossier, const char *text)
{
    struct date date;
    struct str expected = {0};
    assert_int_equal(date_parse(value_text(dossier->record, "date"), &date, NULL), STATUS_OK);
    date_format_long(&date, LANG_EN, &expected);
    bool head = strcmp(text, str_text(&expected)) == 0;
    str_cut(&expected, 0);
    ref_print(dossier->self, &expected);
    head = head || strcmp(text, str_text(&expected)) == 0;
    str_clear(&expected);
    return head;
}

static void check_text(void *context, const struct block *block, const struct span *span)
{
    enum { LONG = 40 }; /* shorter ones are labels, dates and numbers */
    const struct texts *texts = context;
    (void)block;
    if (strlen(span->text) < LONG || ref_is_set(span->link) || span->url != NULL ||
        strncmp(span->text, "A wrong fact?", strlen("A wrong fact?")) == 0)
        return;
    if (is_head(texts->dossier, span->text))
        return;
    if (!in_value(texts->dossier->record, span->text) && !in_outcomes(texts->dossier, span->text) &&
        dossier_row(texts->dossier, KIND_SOURCE, span->text) == NULL && block->label[0] != '[')
        fail_msg("%s says what its record does not: %s", texts->page->self.slug, span->text);
}

/* Whether the page has a span with the whole text. */
struct wanted {
    const char *text;
    bool found;
};

static void find_text(void *context, const struct block *block, const struct span *span)
{
    struct wanted *wanted = context;
    wanted->found = wanted->found || strstr(span->text, wanted->text) != NULL ||
                    strcmp(block->label, wanted->text) == 0;
}

static void check_shown(const struct page *page, const char *text)
{
    struct wanted wanted = {text, text[0] == '\0'};
    each_span(page, find_text, &wanted);
    if (!wanted.found)
        fail_msg("%s does not show: %s", page->self.slug, text);
}

static void meeting_is_whole(struct world *world, const struct dossier *dossier,
                             const struct page *page)
{
    static const char *const members[][2] = {{"outcomes", "text"},
                                             {"outcomes", "kept_basis"},
                                             {"agenda", "title"},
                                             {"participants", "position"},
                                             {"figures", "label"}};
    static const char *const plain[] = {"title", "title_ko",   "summary",
                                        "notes", "date_basis", "venue"};
    struct texts texts = {dossier, page};
    (void)world;
    if (dossier->self.kind != KIND_MEETING)
        return;
    each_span(page, check_text, &texts);
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
        check_shown(page, value_text(dossier->record, plain[i]));
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        for (const struct value *v = value_first(dossier->record, members[i][0]); v != NULL;
             v = v->next)
            check_shown(page, value_text(v, members[i][1]));
    }
}

static void meetings_are_told_whole(void **state)
{
    visit_each(*state, 1, meeting_is_whole);
}

/* Counts */

static void counts_are_true(struct world *world, const struct dossier *dossier,
                            const struct page *page)
{
    static const char *const meetings[KIND_COUNT] = {
        [KIND_PARTNER] = "SELECT count(DISTINCT m.id) FROM meeting m,"
                         " json_each(m.json, '$.partners') p WHERE p.value = ?1",
        [KIND_SERIES] = "SELECT count(*) FROM meeting WHERE json ->> '$.series' = ?1",
        [KIND_SOURCE] = "SELECT count(DISTINCT m.id) FROM meeting m,"
                        " json_each(m.json, '$.sources') s WHERE s.value = ?1",
        [KIND_AGREEMENT] =
            "SELECT count(DISTINCT m.id) FROM meeting m, json_each(m.json, '$.agreements') a"
            " WHERE a.value ->> '$.agreement' = ?1",
        [KIND_PROGRAMME] = "SELECT count(DISTINCT m.id) FROM meeting m,"
                           " json_each(m.json, '$.programmes') p WHERE p.value = ?1",
    };
    const enum kind kind = dossier->self.kind;
    (void)page;
    if (meetings[kind] == NULL)
        return;
    int64_t counted = count_sql(world, meetings[kind], dossier->self.slug, NULL);
    if (counted != (int64_t)dossier->lists[KIND_MEETING].count)
        fail_msg("%s: %zu meetings shown, %lld in the records", dossier->self.slug,
                 dossier->lists[KIND_MEETING].count, (long long)counted);
    if (kind != KIND_PARTNER)
        return;
    counted = count_sql(world,
                        "SELECT count(*) FROM meeting m, json_each(m.json, '$.outcomes') o"
                        " WHERE o.value ->> '$.promise' = 1 AND EXISTS"
                        " (SELECT 1 FROM json_each(m.json, '$.partners') p WHERE p.value = ?1)",
                        dossier->self.slug, NULL);
    assert_int_equal(counted, (int64_t)dossier->lists[KIND_OUTCOME].count);
}

static void counts_equal_the_records(void **state)
{
    visit_each(*state, 1, counts_are_true);
    struct world *world = *state;
    struct dossier ledger = {0};
    struct err err = {0};
    assert_int_equal(store_dossier(world->store, (struct ref){KIND_NONE, "ledger"}, &ledger, &err),
                     STATUS_OK);
    assert_int_equal((int64_t)ledger.lists[KIND_OUTCOME].count,
                     count_sql(world,
                               "SELECT count(*) FROM meeting m, json_each(m.json, '$.outcomes') o"
                               " WHERE o.value ->> '$.promise' = 1 AND ?1 IS NOT NULL",
                               "", NULL));
    dossier_clear(&ledger);
}

/* Both ways: what a meeting's record refers to links back to the meeting */

struct back {
    struct ref to;
    bool found;
};

static void find_back(void *context, const struct block *block, const struct span *span)
{
    struct back *back = context;
    (void)block;
    back->found = back->found || (ref_is_set(span->link) && ref_same(span->link, back->to));
}

static void check_back(struct world *world, struct ref from, struct ref to)
{
    struct dossier dossier = {0};
    struct page page = {0};
    struct err err = {0};
    struct back back = {from, false};
    if (store_dossier(world->store, to, &dossier, &err) != STATUS_OK)
        fail_msg("%s/%s: %s", kind_name(to.kind), to.slug, err.text);
    dossier_page(&dossier, &page);
    each_span(&page, find_back, &back);
    if (!back.found)
        fail_msg("%s/%s does not link to %s/%s", kind_name(to.kind), to.slug, kind_name(from.kind),
                 from.slug);
    page_clear(&page);
    dossier_clear(&dossier);
}

static void check_refs(struct world *world, struct ref from, const struct field *fields,
                       const struct value *object)
{
    for (const struct value *v = object->first; v != NULL; v = v->next) {
        const struct field *field = schema_field(fields, v->key);
        const struct value *item = v->type == VALUE_LIST ? v->first : v;
        for (; field != NULL && item != NULL; item = v->type == VALUE_LIST ? item->next : NULL) {
            if (field->type == FIELD_REF && item->type == VALUE_TEXT)
                check_back(world, from, (struct ref){field->target, item->text});
            else if (field->type == FIELD_OBJECT)
                check_refs(world, from, field->members, item);
        }
    }
}

static void links_back(struct world *world, const struct dossier *dossier, const struct page *page)
{
    (void)page;
    check_refs(world, dossier->self, schema_of(dossier->self.kind)->fields, dossier->record);
}

static void links_go_both_ways(void **state)
{
    visit_each(*state, 8, links_back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_link_leads_somewhere),
        cmocka_unit_test(rows_say_what_their_records_say),
        cmocka_unit_test(meetings_are_told_whole),
        cmocka_unit_test(counts_equal_the_records),
        cmocka_unit_test(links_go_both_ways),
    };
    return cmocka_run_group_tests(tests, open_world, close_world) + page_forms();
}
