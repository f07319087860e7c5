/* SPDX-License-Identifier: MIT */
/* Which columns a list of each kind has: one table, from which every text list comes. */
#include "attache/export/table.h"

#include "attache/core/date.h"
#include "attache/core/label.h"
#include "attache/core/schema.h"

#include <inttypes.h>
#include <string.h>

enum { MATCH_LIMIT = 20 };

enum column {
    COLUMN_NONE,
    COLUMN_SLUG,
    COLUMN_DATE,
    COLUMN_PARTNERS,
    COLUMN_HELD,
    COLUMN_CODE,
    COLUMN_WORD,
    COLUMN_STATE,
    COLUMN_DUE,
    COLUMN_TITLE,
    COLUMN_NATIVE,
    COLUMN_ACRONYM,
    COLUMN_PLACE,
    COLUMN_COUNT,
    COLUMN_ADDRESS,
};

static const struct {
    enum label label;
    enum table_align align;
    int limit; /* columns it is cut to before others are */
} columns[] = {
    [COLUMN_SLUG] = {LABEL_RECORD, TABLE_LEFT, 0},
    [COLUMN_DATE] = {LABEL_DATE, TABLE_LEFT, 16},
    [COLUMN_HELD] = {LABEL_ONE_MEETING, TABLE_LEFT, 16},
    [COLUMN_PARTNERS] = {LABEL_MANY_PARTNER, TABLE_LEFT, 8},
    [COLUMN_CODE] = {LABEL_KIND, TABLE_LEFT, 0},
    [COLUMN_WORD] = {LABEL_KIND, TABLE_LEFT, 12},
    [COLUMN_STATE] = {LABEL_STATE, TABLE_LEFT, 12},
    [COLUMN_DUE] = {LABEL_DUE, TABLE_LEFT, 16},
    [COLUMN_TITLE] = {LABEL_TITLE, TABLE_LEFT, 0},
    [COLUMN_NATIVE] = {LABEL_NATIVE, TABLE_LEFT, 14},
    [COLUMN_ACRONYM] = {LABEL_ACRONYM, TABLE_LEFT, 0},
    [COLUMN_PLACE] = {LABEL_PLACE, TABLE_LEFT, 10},
    [COLUMN_COUNT] = {LABEL_MANY_MEETING, TABLE_RIGHT, 0},
    [COLUMN_ADDRESS] = {LABEL_RECORD, TABLE_WHOLE, 0},
};

static const enum column lists[KIND_COUNT][TABLE_COLUMNS] = {
    [KIND_MEETING] = {COLUMN_DATE, COLUMN_PARTNERS, COLUMN_CODE, COLUMN_TITLE, COLUMN_PLACE,
                      COLUMN_ADDRESS},
    [KIND_PARTNER] = {COLUMN_SLUG, COLUMN_TITLE, COLUMN_NATIVE, COLUMN_COUNT},
    [KIND_ORGANIZATION] = {COLUMN_ACRONYM, COLUMN_TITLE, COLUMN_NATIVE, COLUMN_PARTNERS,
                           COLUMN_COUNT, COLUMN_ADDRESS},
    [KIND_SERIES] = {COLUMN_TITLE, COLUMN_WORD, COLUMN_PARTNERS, COLUMN_COUNT, COLUMN_ADDRESS},
    [KIND_AGREEMENT] = {COLUMN_DATE, COLUMN_WORD, COLUMN_TITLE, COLUMN_COUNT, COLUMN_ADDRESS},
    [KIND_SOURCE] = {COLUMN_DATE, COLUMN_TITLE, COLUMN_COUNT, COLUMN_ADDRESS},
    [KIND_OUTCOME] = {COLUMN_HELD, COLUMN_PARTNERS, COLUMN_STATE, COLUMN_DUE, COLUMN_TITLE,
                      COLUMN_ADDRESS},
};

/* A kind without a line above has these, as far as its records have a native name and partners. */
static const enum column common[] = {COLUMN_TITLE, COLUMN_NATIVE, COLUMN_PARTNERS, COLUMN_COUNT,
                                     COLUMN_ADDRESS};

/* The columns of the lists of a kind; COLUMN_NONE in the places left over. */
static void columns_of(enum kind kind, enum column out[TABLE_COLUMNS])
{
    const struct schema *schema = schema_of(kind);
    size_t count = 0;
    memcpy(out, lists[kind], sizeof(lists[kind]));
    for (size_t i = 0; lists[kind][0] == COLUMN_NONE && i < sizeof(common) / sizeof(*common); i++) {
        if ((common[i] != COLUMN_NATIVE || schema->native != NULL) &&
            (common[i] != COLUMN_PARTNERS || schema->partners != NULL))
            out[count++] = common[i];
    }
}

/* The vocabulary of a row's word: that of the record's kind, of an outcome its state. */
static const struct vocab *vocab_of(enum kind kind)
{
    const struct schema *schema = schema_of(kind);
    if (schema == NULL)
        return &vocab_outcome_state;
    const struct field *field = schema_field(schema->fields, "kind");
    return field != NULL ? field->vocab : NULL;
}

static void date_cell(struct table *table, const char *edtf, enum lang lang)
{
    struct date date;
    struct str text = {0};
    if (date_parse(edtf, &date, NULL) == STATUS_OK)
        date_format_short(&date, lang, &text);
    else
        str_add(&text, edtf);
    table_cell(table, str_text(&text));
    str_clear(&text);
}

static void word_cell(struct table *table, const struct row *row, bool code, enum lang lang)
{
    const struct vocab *vocab = vocab_of(row->kind);
    const struct word *word = vocab != NULL ? vocab_find(vocab, row->word) : NULL;
    if (word == NULL)
        table_cell(table, row->word);
    else
        table_cell(table, code ? word->code : word->label[lang]);
}

/* The title, with a country that tells it from others, or ""; of a meeting that was not simply held
   also its status. An outcome's status is a date. */
static void title_cell(struct table *table, const struct row *row, enum lang lang,
                       const char *country)
{
    struct str text = {0};
    str_add(&text, row->title);
    if (country[0] != '\0')
        str_addf(&text, " (%s)", country);
    if (row->kind == KIND_MEETING && strcmp(row->status, "held") != 0)
        str_addf(&text, " (%s)", vocab_label(&vocab_status, row->status, lang));
    table_cell(table, str_text(&text));
    str_clear(&text);
}

static void printed_cell(struct table *table, const struct row *row, bool address)
{
    struct str text = {0};
    if (address)
        str_addf(&text, "%s/%s", kind_name(row->kind), row->slug);
    else
        str_addf(&text, "%" PRId64, row->count);
    table_cell(table, str_text(&text));
    str_clear(&text);
}

static void add_cell(struct table *table, const struct row *row, enum column column, enum lang lang)
{
    switch (column) {
    case COLUMN_NONE:
        break;
    case COLUMN_SLUG:
        table_cell(table, row->slug);
        break;
    case COLUMN_HELD:
        date_cell(table, row->status, lang);
        break;
    case COLUMN_DATE:
    case COLUMN_DUE:
        date_cell(table, row->date, lang);
        break;
    case COLUMN_PARTNERS:
        table_cell(table, row->partners);
        break;
    case COLUMN_CODE:
    case COLUMN_WORD:
    case COLUMN_STATE:
        word_cell(table, row, column == COLUMN_CODE, lang);
        break;
    case COLUMN_TITLE:
        title_cell(table, row, lang, "");
        break;
    case COLUMN_NATIVE:
        table_cell(table, row->native);
        break;
    case COLUMN_ACRONYM:
        table_cell(table, row->acronym);
        break;
    case COLUMN_PLACE:
        table_cell(table, strcmp(row->place, "virtual") == 0
                              ? vocab_label(&vocab_mode, row->place, lang)
                              : row->place);
        break;
    case COLUMN_COUNT:
    case COLUMN_ADDRESS:
        printed_cell(table, row, column == COLUMN_ADDRESS);
        break;
    }
}

static void add_column(struct table *table, enum column column, enum lang lang)
{
    table_column(table, label(columns[column].label, lang), columns[column].align);
    table_limit(table, columns[column].limit);
}

void table_of_rows(struct table *table, enum kind kind, const struct result *rows, enum lang lang)
{
    enum column list[TABLE_COLUMNS];
    columns_of(kind, list);
    for (size_t c = 0; c < TABLE_COLUMNS && list[c] != COLUMN_NONE; c++)
        add_column(table, list[c], lang);
    for (size_t i = 0; i < rows->count; i++) {
        for (size_t c = 0; c < TABLE_COLUMNS && list[c] != COLUMN_NONE; c++)
            add_cell(table, &rows->rows[i], list[c], lang);
    }
}

/* Hits of all kinds in one table; the divider above weak hits is a word in a column of its own. */
void table_of_hits(struct table *table, const struct hits *hits, enum lang lang)
{
    table_column(table, label(LABEL_KIND, lang), TABLE_LEFT);
    add_column(table, COLUMN_TITLE, lang);
    add_column(table, COLUMN_NATIVE, lang);
    add_column(table, COLUMN_DATE, lang);
    table_column(table, label(LABEL_MATCH, lang), TABLE_LEFT);
    table_limit(table, MATCH_LIMIT);
    add_column(table, COLUMN_ADDRESS, lang);
    for (size_t i = 0; i < hits->count; i++) {
        const struct hit *hit = &hits->hits[i];
        const struct row *row = &hits->result.rows[hit->row];
        const char *spelling = hit->spelling != NULL ? hit->spelling : "";
        struct str match = {0};
        str_addf(&match, "%s%s%s%s", hit->weak ? "~ " : "", rule_word(hit->rule, lang),
                 spelling[0] != '\0' ? ": " : "", spelling);
        table_cell(table, kind_word(row->kind, false, lang));
        title_cell(table, row, lang, hits_country(hits, hit));
        table_cell(table, row->native[0] != '\0' ? row->native : row->acronym);
        date_cell(table, row->date, lang);
        table_cell(table, str_text(&match));
        printed_cell(table, row, true);
        str_clear(&match);
    }
}
