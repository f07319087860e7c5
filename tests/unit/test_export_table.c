/* SPDX-License-Identifier: MIT */
/* Tables as text, Markdown and CSV; CSV by RFC 4180 and safe to open in a spreadsheet. */
#include "attache/export/csv.h"
#include "attache/export/table.h"
#include "attache/text/width.h"
#include "fixtures/test.h"

static void fill(struct table *table)
{
    table_column(table, "Date", TABLE_LEFT);
    table_column(table, "Title", TABLE_LEFT);
    table_column(table, "Nothing", TABLE_LEFT);
    table_column(table, "Meetings", TABLE_RIGHT);
    table_column(table, "Record", TABLE_WHOLE);
    static const char *const cells[] = {
        "2018",
        "Joint Committee of Korea and France",
        "",
        "7",
        "meeting/kr-fr-jcc-07",
        "2023",
        "과학기술공동위원회",
        "",
        "12",
        "meeting/x",
    };
    for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
        table_cell(table, cells[i]);
}

static void assert_text(int width, const char *expected)
{
    struct table table = {0};
    struct str out = {0};
    fill(&table);
    table_text(&table, width, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
    table_clear(&table);
}

static void columns_of_text_are_aligned(void **state)
{
    (void)state;
    assert_text(0, "2018  Joint Committee of Korea and France   7  meeting/kr-fr-jcc-07\n"
                   "2023  과학기술공동위원회                   12  meeting/x\n");
    assert_text(60, "2018  Joint Committee of Korea an…   7  meeting/kr-fr-jcc-07\n"
                    "2023  과학기술공동위원회            12  meeting/x\n");
    assert_text(40, "2018  Joint Committee of Korea and …   7\n"
                    "2023  과학기술공동위원회              12\n");
}

static void no_line_is_wider(void **state)
{
    (void)state;
    for (int width = 1; width < 90; width++) {
        struct table table = {0};
        struct str out = {0};
        fill(&table);
        table_text(&table, width, &out);
        for (char *line = out.data; line != NULL && *line != '\0';) {
            char *end = strchr(line, '\n');
            *end = '\0';
            assert_true(width_text(line) <= width);
            line = end + 1;
        }
        str_clear(&out);
        table_clear(&table);
    }
}

static void some_columns_give_way_first(void **state)
{
    (void)state;
    struct table table = {0};
    struct str out = {0};
    table_column(&table, "Partners", TABLE_LEFT);
    table_limit(&table, 5);
    table_column(&table, "Title", TABLE_LEFT);
    table_cell(&table, "FR DE JP CN");
    table_cell(&table, "A title of some length");
    table_text(&table, 29, &out);
    assert_string_equal(str_text(&out), "FR D…  A title of some length\n");
    str_cut(&out, 0);
    table_text(&table, 32, &out);
    assert_string_equal(str_text(&out), "FR DE J…  A title of some length\n");
    str_clear(&out);
    table_clear(&table);
}

static void a_table_is_markdown_with_its_bars_escaped(void **state)
{
    (void)state;
    struct table table = {0};
    struct str out = {0};
    table_column(&table, "A|B", TABLE_LEFT);
    table_column(&table, "N", TABLE_RIGHT);
    table_cell(&table, "x|y\nz");
    table_cell(&table, "1");
    table_markdown(&table, &out);
    assert_string_equal(str_text(&out), "| A\\|B | N |\n|---|---:|\n| x\\|y z | 1 |\n");
    str_clear(&out);
    table_clear(&table);
}

static void a_cell_cannot_speak_to_the_terminal(void **state)
{
    (void)state;
    struct table table = {0};
    struct str out = {0};
    table_column(&table, "A", TABLE_LEFT);
    table_cell(&table, "a\x1B]0;x\a\nb");
    table_text(&table, 0, &out);
    assert_null(strchr(str_text(&out), 0x1B));
    assert_int_equal(strcspn(str_text(&out), "\n") + 1, out.length);
    str_clear(&out);
    table_clear(&table);
}

static void in_ascii_what_cannot_be_said_is_left_out(void **state)
{
    (void)state;
    struct table table = {0};
    struct str out = {0};
    static const char *const cells[] = {"동경", "Tokyo", "東京", "Edo"};
    table_column(&table, "Native", TABLE_LEFT);
    table_column(&table, "Name", TABLE_LEFT);
    for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
        table_cell(&table, cells[i]);
    table_ascii(&table);
    table_text(&table, 0, &out);
    assert_string_equal(str_text(&out), "donggyeong  Tokyo\n            Edo\n");
    str_clear(&out);
    table_clear(&table);
}

static void a_table_without_rows_is_nothing(void **state)
{
    (void)state;
    struct table table = {0};
    struct result rows = {0};
    struct str out = {0};
    table_text(&table, 80, &out);
    assert_int_equal(out.length, 0);
    for (int kind = KIND_MEETING; kind < KIND_COUNT; kind++) {
        table_of_rows(&table, (enum kind)kind, &rows, LANG_EN);
        assert_true(table.columns > 1);
        table_text(&table, 80, &out);
        assert_int_equal(out.length, 0);
        table_clear(&table);
    }
    str_clear(&out);
}

static void meetings_have_their_columns_in_both_languages(void **state)
{
    (void)state;
    struct table table = {0};
    struct result rows = {0};
    struct str out = {0};
    struct row *row = result_add(&rows);
    row->kind = KIND_MEETING;
    row->slug = "m";
    row->title = "A meeting";
    row->date = "2023-07/2023-12";
    row->word = "joint-committee";
    row->status = "planned";
    row->partners = "DE";
    table_of_rows(&table, KIND_MEETING, &rows, LANG_EN);
    table_text(&table, 0, &out);
    assert_string_equal(str_text(&out), "Jul-Dec 2023  DE  JC  A meeting (planned)  meeting/m\n");
    str_clear(&out);
    table_clear(&table);
    result_clear(&rows);
}

/* CSV */

static void assert_field(const char *text, bool guard, const char *expected)
{
    struct str out = {0};
    csv_field(&out, text, true, guard);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void csv_quotes_what_must_be_quoted(void **state)
{
    (void)state;
    assert_field("plain", true, "plain");
    assert_field("a,b", true, "\"a,b\"");
    assert_field("say \"x\"", true, "\"say \"\"x\"\"\"");
    assert_field("a\nb", true, "\"a\nb\"");
    assert_field("a\rb", true, "a\uFFFDb");
    assert_field("", true, "");
    assert_field("한국", true, "한국");
}

static void csv_guards_spreadsheets_from_formulas(void **state)
{
    (void)state;
    assert_field("=1+1", true, "'=1+1");
    assert_field("+82", true, "'+82");
    assert_field("-a", true, "'-a");
    assert_field("@SUM(A1)", true, "'@SUM(A1)");
    assert_field("\tx", true, "\uFFFDx");
    assert_field("\r=x", true, "\uFFFD=x");
    assert_field("=HYPERLINK(\"a\",\"b\")", true, "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
    assert_field("-12.5", true, "-12.5");
    assert_field("=1+1", false, "=1+1");
    assert_field("\033]0;x\xFF", false, "\uFFFD]0;x\uFFFD");
}

static void csv_has_a_header_for_every_kind(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct result rows = {0};
    struct str out = {0};
    csv_header(KIND_SOURCE, &out);
    assert_string_equal(str_text(&out), "id,title,publisher,published,url,language,licence\r\n");
    str_cut(&out, 0);
    csv_header(KIND_OUTCOME, &out);
    assert_string_equal(str_text(&out),
                        "id,record,kind,text,promise,due,state,kept_by,kept_basis\r\n");
    str_cut(&out, 0);
    struct row *row = result_add(&rows);
    row->kind = KIND_TOPIC;
    struct value *record = value_new(&arena, VALUE_OBJECT);
    value_add(record, "id", value_new_text(&arena, "quantum"));
    value_add(record, "label", value_new_text(&arena, "=Quantum"));
    struct value *list = value_new(&arena, VALUE_LIST);
    value_add(list, NULL, value_new_text(&arena, "q"));
    value_add(list, NULL, value_new_int(&arena, 7));
    value_add(record, "aliases", list);
    csv_record(row, record, true, &out);
    assert_string_equal(str_text(&out), "quantum,'=Quantum,,,q; 7,\r\n");
    str_cut(&out, 0);
    row->kind = KIND_OUTCOME;
    row->slug = "m.1";
    row->other = "m";
    row->title = "Text, long";
    row->word = "open";
    csv_record(row, NULL, true, &out);
    assert_string_equal(str_text(&out), "m.1,m,,\"Text, long\",true,,open,,\r\n");
    str_clear(&out);
    result_clear(&rows);
    arena_clear(&arena);
}

static void objects_stand_as_json(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct result rows = {0};
    struct str out = {0};
    struct row *row = result_add(&rows);
    row->kind = KIND_MEETING;
    struct value *record = value_new(&arena, VALUE_OBJECT);
    struct value *figures = value_new(&arena, VALUE_LIST);
    struct value *figure = value_new(&arena, VALUE_OBJECT);
    value_add(figure, "value", value_new_int(&arena, 3));
    value_add(figures, NULL, figure);
    value_add(record, "figures", figures);
    value_add(record, "domestic", value_new(&arena, VALUE_TRUE));
    csv_record(row, record, true, &out);
    assert_contains(str_text(&out), "\"[{\"\"value\"\": 3}]\"");
    assert_contains(str_text(&out), ",true,");
    str_clear(&out);
    result_clear(&rows);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_of_text_are_aligned),
        cmocka_unit_test(no_line_is_wider),
        cmocka_unit_test(some_columns_give_way_first),
        cmocka_unit_test(a_table_is_markdown_with_its_bars_escaped),
        cmocka_unit_test(a_cell_cannot_speak_to_the_terminal),
        cmocka_unit_test(in_ascii_what_cannot_be_said_is_left_out),
        cmocka_unit_test(a_table_without_rows_is_nothing),
        cmocka_unit_test(meetings_have_their_columns_in_both_languages),
        cmocka_unit_test(csv_quotes_what_must_be_quoted),
        cmocka_unit_test(csv_guards_spreadsheets_from_formulas),
        cmocka_unit_test(csv_has_a_header_for_every_kind),
        cmocka_unit_test(objects_stand_as_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
