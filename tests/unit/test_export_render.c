/* SPDX-License-Identifier: MIT */
/* Pages as Markdown: what stands where, and that no text of a record can become markup. The table
   of formats: what each row tells. */
#include "attache/export/format.h"
#include "attache/export/markdown.h"
#include "attache/export/render.h"
#include "fixtures/test.h"

static void assert_escaped(const char *text, bool at_start, const char *expected)
{
    struct str out = {0};
    markdown_add(&out, text, at_start);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void assert_markdown(struct page *page, const char *expected)
{
    struct str out = {0};
    struct markdown_place place = {.notes = ""};
    render_page_markdown(page, &place, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
    page_clear(page);
}

static void markup_is_escaped(void **state)
{
    (void)state;
    assert_escaped("a|b `c` <b>d</b> *e* [f](g) \\ ~h~ $i$", false,
                   "a\\|b \\`c\\` \\<b\\>d\\</b\\> \\*e\\* \\[f\\](g) \\\\ \\~h\\~ \\$i\\$");
    assert_escaped("```sh", false, "\\`\\`\\`sh");
    assert_escaped("R&D &amp; &#39; AT&T;", false, "R&D \\&amp; \\&#39; AT\\&T;");
    assert_escaped("file_name _x_ 한_국", false, "file_name \\_x\\_ 한_국");
    assert_escaped("- # + 1. =", false, "- # + 1. =");
}

static void starts_of_blocks_are_escaped(void **state)
{
    (void)state;
    assert_escaped("# head", true, "\\# head");
    assert_escaped("- item", true, "\\- item");
    assert_escaped("+ item", true, "\\+ item");
    assert_escaped("12. Dezember", true, "12\\. Dezember");
    assert_escaped("3) third", true, "3\\) third");
    assert_escaped("===", true, "\\===");
    assert_escaped("    code", true, "code");
    assert_escaped("2018-07-06", true, "2018-07-06");
    assert_escaped("> quote", true, "\\> quote");
}

static void text_is_one_safe_line(void **state)
{
    (void)state;
    assert_escaped("a\nb\tc", false, "a b c");
    assert_escaped("a\x1B[0m", false, "a\xEF\xBF\xBD\\[0m");
    assert_escaped("a\xC2\xA0· b", false, "a · b");
}

static void an_address_is_a_link_only_when_it_is_of_the_web(void **state)
{
    (void)state;
    struct str out = {0};
    markdown_add_url(&out, "https://example.org/a_b?c=*&d=<x> y");
    assert_string_equal(str_text(&out), "<https://example.org/a_b?c=*&d=%3Cx%3E%20y>");
    str_cut(&out, 0);
    markdown_add_url(&out, "javascript:alert(1)<b>");
    assert_string_equal(str_text(&out), "javascript:alert(1)\\<b\\>");
    str_clear(&out);
}

static void every_block_has_its_markdown(void **state)
{
    (void)state;
    struct page page = {0};
    page_title(&page, "1. France *x*");
    page_paragraph(&page);
    page_text(&page, SPAN_STRONG, "open 2");
    page_text(&page, SPAN_FAINT, "\xC2\xA0· ");
    page_text(&page, SPAN_WARNING, " lapsed");
    page_field(&page, "Level");
    page_text(&page, SPAN_PLAIN, "minister");
    page_field(&page, "With");
    page_link(&page, (struct ref){KIND_PERSON, "x"}, "A|B");
    page_heading(&page, "Agenda");
    page_item(&page, "1.");
    page_text(&page, SPAN_PLAIN, "- First");
    page_item(&page, "2.");
    page_text(&page, SPAN_PLAIN, "Second");
    page_row(&page);
    page_cell(&page);
    page_text(&page, SPAN_PLAIN, "2018");
    page_cell(&page);
    page_cell(&page);
    page_link(&page, (struct ref){KIND_MEETING, "m"}, "Meeting");
    page_text(&page, SPAN_PLAIN, " ");
    page_text(&page, SPAN_SOURCE, "1");
    page_cell(&page);
    page_link(&page, (struct ref){KIND_MEETING, "m"}, "again");
    assert_markdown(&page, "# 1\\. France \\*x\\*\n\n"
                           "**open 2** ·  *lapsed*\n\n"
                           "- **Level:** minister\n- **With:** A\\|B\n\n"
                           "## Agenda\n\n1. \\- First\n2. Second\n\n"
                           "- 2018 · **Meeting** [^1] · again\n");
}

static void sources_are_footnotes(void **state)
{
    (void)state;
    struct page page = {0};
    page_title(&page, "T");
    page_paragraph(&page);
    page_text(&page, SPAN_PLAIN, "Text ");
    page_text(&page, SPAN_SOURCE, "2");
    page_heading(&page, "Sources");
    for (int i = 1; i <= 3; i++) {
        page_item(&page, i == 1 ? "[1]" : i == 2 ? "[2]" : "[3]");
        page_text(&page, SPAN_PLAIN, "Yonhap");
        page_item(&page, "");
        page_url(&page, "https://example.org/", "https://example.org/");
    }
    page_paragraph(&page);
    page_text(&page, SPAN_FAINT, "End.");
    assert_markdown(&page, "# T\n\nText [^2]\n\n## Sources\n\n[^1] [^3]\n\n"
                           "[^1]: Yonhap <https://example.org/>\n"
                           "[^2]: Yonhap <https://example.org/>\n"
                           "[^3]: Yonhap <https://example.org/>\n\nEnd.\n");
}

static void documents_say_in_words_what_screens_shorten(void **state)
{
    (void)state;
    struct page page = {0};
    page_title(&page, "T");
    page_field(&page, "Kind");
    page_short(&page, SPAN_PLAIN, "JC", "joint committee");
    page_short(&page, SPAN_FAINT, " |||", "");
    page_field(&page, "Compare with");
    page.last->screen = true;
    page_link(&page, (struct ref){KIND_NONE, "compare FR DE"}, "Germany");
    page_field(&page, "More");
    page_link(&page, (struct ref){KIND_NONE, "ledger partner:FR"}, "ledger partner:FR");
    assert_markdown(&page, "# T\n\n- **Kind:** joint committee\n"
                           "- **More:** `attache show ledger partner:FR`\n");
}

static void odd_marks_do_no_harm(void **state)
{
    (void)state;
    struct page page = {0};
    page_title(&page, "T");
    page_paragraph(&page);
    page_text(&page, SPAN_SOURCE, "99");
    page_text(&page, SPAN_SOURCE, "x");
    page_text(&page, SPAN_STRONG, "  ");
    page_item(&page, "-");
    page_text(&page, SPAN_PLAIN, "a");
    page_item(&page, "12345678901.");
    page_text(&page, SPAN_PLAIN, "b");
    page_rule(&page);
    assert_markdown(&page, "# T\n\n[^99][^0]  \n\n- a\n- 12345678901\\.: b\n\n---\n");
}

/* The rows of the table of formats tell forms apart by what they have. */

static void assert_formats(enum content content, const char *expected)
{
    struct str names = {0};
    format_names(content, " ", &names);
    assert_string_equal(str_text(&names), expected);
    str_clear(&names);
}

static void formats_have_the_forms_of_their_rows(void **state)
{
    (void)state;
    assert_formats(CONTENT_NONE, "text json jsonl csv markdown ics sqlite");
    assert_formats(CONTENT_LIST, "text json jsonl csv markdown");
    assert_formats(CONTENT_HITS, "text json jsonl csv markdown");
    assert_formats(CONTENT_PAGE, "text json markdown");
    assert_formats(CONTENT_GRID, "text json csv markdown");
    assert_formats(CONTENT_SHOW, "text json csv markdown ics");
    assert_formats(CONTENT_EXPORT, "json jsonl csv markdown ics sqlite");
}

static void each_format_is_known_by_its_ending(void **state)
{
    (void)state;
    for (int format = 0; format < FORMAT_COUNT; format++) {
        struct str path = {0};
        str_addf(&path, "a.b/c%s", format_info((enum format)format)->ending);
        assert_int_equal(format_of_file(str_text(&path)), format);
        str_clear(&path);
    }
    assert_int_equal(format_of_file("csv"), FORMAT_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(starts_of_blocks_are_escaped),
        cmocka_unit_test(text_is_one_safe_line),
        cmocka_unit_test(an_address_is_a_link_only_when_it_is_of_the_web),
        cmocka_unit_test(every_block_has_its_markdown),
        cmocka_unit_test(sources_are_footnotes),
        cmocka_unit_test(documents_say_in_words_what_screens_shorten),
        cmocka_unit_test(odd_marks_do_no_harm),
        cmocka_unit_test(formats_have_the_forms_of_their_rows),
        cmocka_unit_test(each_format_is_known_by_its_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
