/* SPDX-License-Identifier: MIT */
/*
 * Every number, name, date and office on a page is in the records. For entities of the embedded
 * dataset (fixtures/pages.h) the pages are read block by block, and what each says is asked again
 * of the records' JSON: which meetings involve whom, what was promised and kept, who sat where. The
 * counts of the views are asked in the same way.
 */
#include "unit/page_facts/parts.h"

/* Names: a link says what its entity is called, or when the meeting was, or its number */

static void check_name(struct world *world, const struct page *page, const struct span *span)
{
    const bool meeting = span->link.kind == KIND_MEETING;
    sqlite3_stmt *stmt =
        prepare(world, meeting ? "SELECT title, native, json ->> '$.ordinal' FROM meeting"
                                 " WHERE ?1 = ?1 AND slug = ?2"
                               : "SELECT title, native, acronym FROM entity"
                                 " WHERE kind = ?1 AND slug = ?2");
    sqlite3_bind_int(stmt, 1, (int)span->link.kind);
    sqlite3_bind_text(stmt, 2, span->link.slug, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    bool named = false;
    for (int i = 0; i < 3; i++) {
        const char *name = (const char *)sqlite3_column_text(stmt, i);
        bool ordinal = meeting && i == 2 && name != NULL && name[0] != '\0' &&
                       strncmp(span->text, name, strlen(name)) == 0 && strlen(span->text) < 6;
        named = named || ordinal || (name != NULL && strcmp(span->text, name) == 0);
    }
    named = named || strcmp(span->text, kind_word(KIND_MEETING, false, LANG_EN)) == 0;
    sqlite3_finalize(stmt);
    world->facts++;
    if (!named && meeting)
        expect_date(world, page, DATE_OF_MEETING, span->link.slug, span->text);
    else if (!named && span->link.kind != KIND_SOURCE) /* that may go by its publisher */
        fail_msg("%s calls %s/%s %s", page->self.slug, kind_name(span->link.kind), span->link.slug,
                 span->text);
}

/* Counts behind links */

/* How many meetings of the page's entity involve the other; a person is met by those who sat. */
static int64_t shared(struct world *world, struct ref self, struct ref other)
{
    if (self.kind == KIND_PERSON && other.kind == KIND_PERSON)
        return count_of(world,
                        "SELECT count(DISTINCT s.meeting) FROM involves a JOIN sat s ON"
                        " s.meeting = a.meeting WHERE a.kind = ?1 AND a.slug = ?2"
                        " AND s.person = ?4 AND ?3 = ?3",
                        self, other);
    if (other.kind == KIND_PERSON)
        return count_of(world,
                        "SELECT count(DISTINCT s.meeting) FROM involves a JOIN sat s ON"
                        " s.meeting = a.meeting AND s.person = ?4 AND ?3 = ?3"
                        " WHERE a.kind = ?1 AND a.slug = ?2",
                        self, other);
    return count_of(world, "SELECT count(*)" OF_BOTH, self, other);
}

/* The year of the first or the last of the shared meetings. */
static int64_t shared_year(struct world *world, struct ref self, struct ref other, bool first)
{
    return count_of(
        world,
        first ? "SELECT " FIRST_YEAR " FROM meeting WHERE id = (SELECT min(a.meeting)" OF_BOTH ")"
              : "SELECT max(" LAST_YEAR ") FROM meeting WHERE id IN (SELECT a.meeting" OF_BOTH ")",
        self, other);
}

static void check_counts(struct world *world, const struct page *page, const struct block *block)
{
    struct ref person =
        none; /* a counterpart stands before the organization, whose count is the person's */
    for (const struct span *span = block->spans; span != NULL; span = span->next) {
        const struct span *after = span->next;
        person = span->link.kind == KIND_PERSON ? span->link : person;
        if (!ref_is_set(span->link) || span->link.kind == KIND_NONE ||
            span->link.kind == KIND_MEETING || after == NULL || after->text[0] == '+' ||
            number_in(after->text) < 0)
            continue;
        int64_t counted = 0;
        if (has_label(block, LABEL_NEW))
            counted = shared_year(world, page->self, span->link, true);
        else if (has_label(block, LABEL_DROPPED))
            counted = shared_year(world, page->self, span->link, false);
        else
            counted = shared(world, page->self,
                             has_label(block, LABEL_COUNTERPARTS) ? person : span->link);
        expect(world, page, span->text, number_in(after->text), counted);
    }
}

/* "58 meetings: 1981-04 to 2025-11-22 · 106 sources" */
static void check_span(struct world *world, const struct page *page, const struct block *block)
{
    for (const struct span *span = block->spans; span != NULL; span = span->next) {
        char *end = NULL;
        long long number = strtoll(span->text, &end, 10);
        if (strncmp(end, " meeting", strlen(" meeting")) == 0)
            expect(world, page, "meetings", number,
                   count_of(world, "SELECT count(*)" OF_ONE, page->self, none));
        else if (strncmp(end, " source", strlen(" source")) == 0)
            expect(world, page, "sources", number,
                   count_of(world,
                            "SELECT count(DISTINCT b.slug) FROM involves a JOIN involves b ON"
                            " b.meeting = a.meeting AND b.kind = 9"
                            " WHERE a.kind = ?1 AND a.slug = ?2",
                            page->self, none));
    }
}

/* "1980s ... 3": the number that follows the decade */
static void check_decades(struct world *world, const struct page *page, const struct block *block)
{
    const char *decade = "";
    for (const struct span *span = block->spans; span != NULL; span = span->next) {
        int64_t number = number_in(span->text);
        if (strlen(span->text) == 5 && span->text[4] == 's')
            decade = span->text;
        else if (number >= 0)
            expect(world, page, decade, number,
                   count_of(world, BEGIN_IN, page->self, (struct ref){KIND_NONE, decade}));
    }
}

/* Offices: "Before: name year, office, organization", and the rows
   "2017-2019 | office | organization" */

static void check_holder(struct world *world, const struct page *page, const struct block *block)
{
    const struct span *name = block->spans;
    const struct span *said = name != NULL ? name->next : NULL;
    if (said == NULL || name->link.kind != KIND_PERSON)
        return;
    sqlite3_stmt *stmt = prepare(world, "SELECT count(*) FROM sat WHERE person = ?1 AND"
                                        " ' ' || year || ', ' || office || ', ' = ?2");
    sqlite3_bind_text(stmt, 1, name->link.slug, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, said->text, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    world->facts++;
    if (sqlite3_column_int(stmt, 0) == 0)
        fail_msg("%s: no seat of %s is%s", page->self.slug, name->link.slug, said->text);
    sqlite3_finalize(stmt);
}

static void check_office(struct world *world, const struct page *page, const struct block *block)
{
    const struct span *years = block->cells[0];
    const struct span *office = block->cells[1];
    const size_t size = years != NULL ? strlen(years->text) : 0;
    if (page->self.kind != KIND_PERSON || block->cell_count != 3 || size < 4 || office == NULL ||
        ref_is_set(office->link))
        return;
    sqlite3_stmt *stmt =
        prepare(world, "SELECT count(*) FROM sat WHERE person = ?1 AND office = ?2 AND year = ?3");
    sqlite3_bind_text(stmt, 1, page->self.slug, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, office->text, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 3, years->text + size - 4, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    world->facts++;
    if (sqlite3_column_int(stmt, 0) == 0)
        fail_msg("%s: no seat as %s in %s", page->self.slug, office->text, years->text);
    sqlite3_finalize(stmt);
}

/* Rows of meetings: kind and partners by their codes; who met whom; rows of agreements, of series
 */

static void check_codes(struct world *world, const struct page *page, const struct span *cell,
                        const char *meeting)
{
    for (const struct span *span = cell; span != NULL; span = span->next) {
        char kind[VALUE_MAX];
        const char *code = span->text + strspn(span->text, " ");
        if (span->whole == NULL || code[0] == '+' || code[0] < 'A' || code[0] > 'Z')
            continue;
        value_of(world, "SELECT json ->> '$.kind' FROM meeting WHERE slug = ?1", meeting, kind);
        const struct word *word = vocab_find(&vocab_meeting_kind, kind);
        world->facts++;
        if (word != NULL && strcmp(word->code, code) == 0 &&
            strcmp(span->whole, word->label[LANG_EN]) == 0)
            continue;
        if (count_sql(world,
                      "SELECT count(*) FROM involves a JOIN meeting m ON m.id = a.meeting"
                      " WHERE a.kind = 2 AND m.slug = ?1 AND a.slug = ?2",
                      meeting, code) != 1)
            fail_msg("%s: %s is neither kind nor partner of %s", page->self.slug, code, meeting);
    }
}

/* Everyone in a row that begins with a link to a meeting sat there. */
static void check_sitting(struct world *world, const struct page *page, const struct block *block,
                          const char *meeting)
{
    for (size_t i = 1; i < block->cell_count; i++) {
        for (const struct span *span = block->cells[i]; span != NULL; span = span->next) {
            if (span->link.kind != KIND_PERSON)
                continue;
            world->facts++;
            if (count_sql(world,
                          "SELECT count(*) FROM sat s JOIN meeting m ON m.id = s.meeting"
                          " WHERE m.slug = ?1 AND s.person = ?2",
                          meeting, span->link.slug) == 0)
                fail_msg("%s: %s was not at %s", page->self.slug, span->link.slug, meeting);
        }
    }
}

static void check_row(struct world *world, const struct page *page, const struct block *block)
{
    const struct span *first = block->cells[0];
    const char *said = first != NULL ? first->text : "";
    const char *meeting = NULL;
    for (size_t i = 0; i < block->cell_count; i++) {
        const struct span *cell = block->cells[i];
        if (cell == NULL)
            continue;
        if (cell->link.kind == KIND_MEETING && meeting == NULL)
            meeting = cell->link.slug;
        if (cell->link.kind == KIND_AGREEMENT && is_date(said))
            expect_date(world, page, DATE_OF_AGREEMENT, cell->link.slug, said);
        if (cell->link.kind == KIND_SERIES && i == 1 && page->self.kind == KIND_PARTNER)
            expect(world, page, cell->text, number_in(said), shared(world, page->self, cell->link));
    }
    if (meeting == NULL)
        return;
    for (size_t i = 0; i < block->cell_count; i++)
        check_codes(world, page, block->cells[i], meeting);
    if (first != NULL && first->link.kind == KIND_MEETING)
        check_sitting(world, page, block, meeting);
}

/* "2023-06-20 8th Committee, Paris" and "The treaty, 1981-04-04" */
static void check_dated(struct world *world, const struct page *page, const struct block *block)
{
    for (const struct span *span = block->spans; span != NULL; span = span->next) {
        const struct span *after = span->next;
        if (after != NULL && after->link.kind == KIND_MEETING && is_date(span->text) &&
            span == block->spans)
            expect_date(world, page, DATE_OF_MEETING, after->link.slug, span->text);
        if (after != NULL && span->link.kind == KIND_AGREEMENT &&
            strncmp(after->text, ", ", 2) == 0 && after->text[2] >= '1' && after->text[2] <= '2')
            expect_date(world, page, DATE_OF_AGREEMENT, span->link.slug, after->text + 2);
    }
}

static void check_sessions(struct world *world, const struct page *page, const struct block *block)
{
    struct str found = {0};
    struct str missing = {0};
    sessions_of(world, page->self.slug, &found, &missing);
    for (const struct span *span = block->spans; span != NULL && span->next != NULL;
         span = span->next) {
        const bool none_found = strcmp(span->text, "not found ") == 0;
        if (!none_found && strcmp(span->text, "found ") != 0)
            continue;
        world->facts++;
        if (strcmp(span->next->text, str_text(none_found ? &missing : &found)) != 0)
            fail_msg("%s: %s%s", page->self.slug, span->text, span->next->text);
    }
    str_clear(&found);
    str_clear(&missing);
}

static void check_session(struct world *world, const struct page *page, const struct block *block)
{
    const struct span *number = block->cells[0];
    const struct span *link = block->cell_count > 2 ? block->cells[2] : NULL;
    if (page->self.kind != KIND_SERIES || number == NULL || link == NULL ||
        link->link.kind != KIND_MEETING || number_in(number->text) < 0)
        return;
    expect(world, page, "ordinal", number_in(number->text),
           count_sql(world, "SELECT json ->> '$.ordinal' FROM meeting WHERE slug = ?1",
                     link->link.slug, NULL));
}

static void check_field(struct world *world, const struct page *page, const struct block *block)
{
    if (has_label(block, LABEL_DECADES))
        check_decades(world, page, block);
    else if (has_label(block, LABEL_LEVELS))
        check_labelled(world, page, block, &vocab_level, LEVELS);
    else if (has_label(block, LABEL_HELD_BEFORE) || has_label(block, LABEL_HELD_AFTER))
        check_holder(world, page, block);
    else if (page->self.kind == KIND_SERIES && has_label(block, LABEL_ORDINALS))
        check_sessions(world, page, block);
    else
        check_counts(world, page, block);
    check_dated(world, page, block);
}

/* The page */

struct reader {
    struct world *world;
    const struct page *page;
};

static void read_name(void *context, const struct block *block, const struct span *span)
{
    const struct reader *reader = context;
    (void)block;
    if (ref_is_set(span->link) && span->link.kind != KIND_NONE)
        check_name(reader->world, reader->page, span);
}

static void facts_are_true(struct world *world, const struct dossier *dossier,
                           const struct page *page)
{
    struct reader reader = {world, page};
    (void)dossier;
    each_span(page, read_name, &reader);
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        if (block->type == BLOCK_PARAGRAPH && page->self.kind != KIND_MEETING) {
            check_span(world, page, block);
            check_labelled(world, page, block, &vocab_outcome_state, PROMISES);
        } else if (block->type == BLOCK_FIELD) {
            check_field(world, page, block);
        } else if (block->type == BLOCK_ROW && !block->head) {
            check_row(world, page, block);
            check_office(world, page, block);
            check_session(world, page, block);
        }
    }
}

static void what_pages_say_is_in_the_records(void **state)
{
    visit_each(*state, 1, facts_are_true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_pages_say_is_in_the_records),
    };
    return cmocka_run_group_tests(tests, open_facts, close_world) + true_views();
}
