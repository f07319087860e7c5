/* SPDX-License-Identifier: MIT */
/* What the views by name count is in the records. */
#include "unit/page_facts/parts.h"

/* Views */

static void ledger_counts(struct world *world, const struct dossier *dossier,
                          const struct page *page)
{
    (void)dossier;
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        if (block->type == BLOCK_PARAGRAPH)
            check_labelled(world, page, block, &vocab_outcome_state,
                           "SELECT count(*) FROM promise p WHERE ?1 || ?2 || ?3 <> '' AND"
                           " p.state = ?4");
    }
}

/* What a query of the coverage chooses, by SQL: "confidence:high", "has:outcome", "year:a..b". */
static int64_t count_query(struct world *world, const char *query)
{
    const char *word = strchr(query, ':') + 1;
    if (strncmp(query, "year:", strlen("year:")) == 0)
        return count_sql(world,
                         "SELECT count(*) FROM meeting WHERE " LAST_YEAR
                         " >= CAST(substr(?1, 1, 4) AS INTEGER) AND " FIRST_YEAR
                         " <= CAST(substr(?1, 7, 4) AS INTEGER)",
                         word, NULL);
    if (strcmp(query, "has:promise") == 0)
        return count_sql(world, "SELECT count(DISTINCT meeting) FROM promise WHERE ?1 <> ''", word,
                         NULL);
    if (strncmp(query, "has:", strlen("has:")) == 0)
        return count_sql(world,
                         "SELECT count(*) FROM meeting WHERE"
                         " json_array_length(json, '$.' || ?1 || 's') > 0",
                         word, NULL);
    return count_sql(world,
                     "SELECT count(*) FROM meeting WHERE json ->> ('$.' || substr(?1, 1,"
                     " instr(?1, ':') - 1)) = ?2",
                     query, word);
}

/* The cells of a row that begins with a partner, below the heads of the decades. */
static void check_by_decade(struct world *world, const struct page *page, const struct block *head,
                            const struct block *row, const char *sql)
{
    const struct ref partner = row->cells[0]->link;
    for (size_t i = 1; i < row->cell_count; i++) {
        const char *decade = head->cells[i]->text;
        const bool all = strcmp(decade, label(LABEL_W_ALL, LANG_EN)) == 0;
        int64_t counted = all ? count_of(world, "SELECT count(*)" OF_ONE, partner, none)
                              : count_of(world, sql, partner, (struct ref){KIND_NONE, decade});
        expect(world, page, partner.slug, number_in(row->cells[i]->text), counted);
    }
}

static void coverage_counts(struct world *world, const struct dossier *dossier,
                            const struct page *page)
{
    const struct block *head = NULL;
    (void)dossier;
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        if (block->type != BLOCK_ROW)
            continue;
        if (block->head) {
            head = block;
        } else if (head != NULL) {
            check_by_decade(world, page, head, block, MAY_LIE_IN);
        } else if (strchr(block->cells[1]->text, ':') != NULL) {
            expect(world, page, block->cells[1]->text, number_in(block->cells[0]->text),
                   count_query(world, strchr(block->cells[1]->text, ' ') + 1));
        }
    }
}

static void comparison_counts(struct world *world, const struct dossier *dossier,
                              const struct page *page)
{
    const struct block *head = NULL;
    const char *section = "";
    (void)dossier;
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        if (block->type == BLOCK_HEADING)
            section = block->spans->text;
        if (block->type == BLOCK_ROW && block->head)
            head = block;
        if (block->type != BLOCK_ROW || block->head || head == NULL)
            continue;
        if (strcmp(section, label(LABEL_MANY_MEETING, LANG_EN)) == 0)
            check_by_decade(world, page, head, block, BEGIN_IN);
        const bool levels = strcmp(section, label(LABEL_LEVELS, LANG_EN)) == 0;
        for (size_t i = 1; levels && i < block->cell_count; i++)
            expect(world, page, head->cells[i]->text, number_in(block->cells[i]->text),
                   count_of(world, LEVELS, block->cells[0]->link,
                            (struct ref){KIND_NONE, vocab_level.words[i - 1].id}));
    }
}

#define HELD " FROM meeting WHERE json ->> '$.series' = ?1 AND json ->> '$.status' = 'held'"

/* Of each row of the gaps: the last session, and those that are not found. No series with some of
   these is left out. */
static void gaps_are_true(struct world *world, const struct dossier *dossier,
                          const struct page *page)
{
    enum { LAST = 2, MISSING = 5 };
    size_t rows = 0;
    (void)dossier;
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        if (block->type != BLOCK_ROW || block->head)
            continue;
        struct str found = {0};
        struct str missing = {0};
        const char *series = block->cells[0]->link.slug;
        const char *said = block->cells[MISSING] != NULL ? block->cells[MISSING]->text : "";
        sessions_of(world, series, &found, &missing);
        if (strcmp(said, str_text(&missing)) != 0)
            fail_msg("%s: not found %s, not %s", series, str_text(&missing), said);
        rows += missing.length > 0;
        if (block->cells[LAST] != NULL)
            expect_date(world, page, "SELECT json ->> '$.date'" HELD " ORDER BY id DESC", series,
                        block->cells[LAST]->text);
        else
            expect(world, page, series, 0, count_sql(world, "SELECT count(*)" HELD, series, NULL));
        str_clear(&found);
        str_clear(&missing);
    }
    sqlite3_stmt *all = prepare(world, "SELECT slug FROM entity WHERE kind = 6 AND"
                                       " json ->> '$.kind' <> 'strand'");
    size_t counted = 0;
    while (sqlite3_step(all) == SQLITE_ROW) {
        struct str found = {0};
        struct str missing = {0};
        sessions_of(world, (const char *)sqlite3_column_text(all, 0), &found, &missing);
        counted += missing.length > 0;
        str_clear(&found);
        str_clear(&missing);
    }
    sqlite3_finalize(all);
    expect(world, page, "series with gaps", (int64_t)rows, (int64_t)counted);
}

static void what_views_count_is_in_the_records(void **state)
{
    visit_one(*state, (struct ref){KIND_NONE, "ledger"}, ledger_counts);
    visit_one(*state, (struct ref){KIND_NONE, "gaps"}, gaps_are_true);
    visit_one(*state, (struct ref){KIND_NONE, "coverage"}, coverage_counts);
    visit_one(*state, (struct ref){KIND_NONE, "compare FR DE JP US VN"}, comparison_counts);
}

int true_views(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_views_count_is_in_the_records),
    };
    return cmocka_run_group_tests_name("views", tests, open_facts, close_world);
}
