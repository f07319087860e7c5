/* SPDX-License-Identifier: MIT */
/* The flow: how blocks stand in lines, and what holds for any page at any width: no line is wider
   than the width, no word and no link is lost. */
#include "attache/core/flow.h"
#include "attache/export/render.h"
#include "attache/text/width.h"
#include "fixtures/test.h"

/* The page at a width as text. */
static struct str text_at(const struct page *page, int columns)
{
    struct flow flow;
    struct str text = {0};
    flow_page(page, columns, &flow);
    render_page_text(&flow, &text);
    flow_clear(&flow);
    return text;
}

static void assert_text(struct page *page, int columns, const char *expected)
{
    struct str text = text_at(page, columns);
    assert_string_equal(str_text(&text), expected);
    str_clear(&text);
}

static void link_to(struct page *page, const char *slug, const char *text)
{
    page_link(page, (struct ref){KIND_PERSON, slug}, text);
}

static void cell(struct page *page, const char *text)
{
    page_cell(page);
    page_text(page, SPAN_PLAIN, text);
}

/* Layout */

static void sections_are_set_apart(void **state)
{
    (void)state;
    struct page page = {0};
    page_title(&page, "France");
    page_paragraph(&page);
    page_text(&page, SPAN_NATIVE, "프랑스");
    page_field(&page, "Level");
    page_text(&page, SPAN_PLAIN, "minister 3");
    page_field(&page, "Main channel");
    page_text(&page, SPAN_PLAIN, "a committee");
    page_heading(&page, "Notes");
    page_paragraph(&page);
    page_text(&page, SPAN_PLAIN, "One.");
    page_rule(&page);
    page_item(&page, "1.");
    page_text(&page, SPAN_PLAIN, "Item.");
    assert_text(&page, 0,
                "France\n프랑스\n\nLevel         minister 3\nMain channel  a committee\n\n"
                "Notes\n  One.\n"
                "------------------------------------------------------------------------\n"
                "  1.  Item.\n");
    assert_text(
        &page, 24,
        "France\n프랑스\n\nLevel\n  minister 3\nMain channel\n  a committee\n\nNotes\nOne.\n"
        "------------------------\n1. Item.\n");
    page_clear(&page);
}

static void a_long_field_hangs_under_its_label(void **state)
{
    (void)state;
    struct page page = {0};
    page_field(&page, "회의");
    page_text(&page, SPAN_PLAIN, "one two three four five six seven eight");
    page_field(&page, "A much longer label");
    page_text(&page, SPAN_PLAIN, "x");
    page_field(&page, "Thirteen wide");
    page_text(&page, SPAN_PLAIN, "y");
    assert_text(&page, 40,
                "회의         one two three four five six\n             seven eight\n"
                "A much longer label  x\nThirteen wide  y\n");
    page_clear(&page);
}

static void wide_characters_are_not_split(void **state)
{
    (void)state;
    struct page page = {0};
    page_paragraph(&page);
    page_text(&page, SPAN_PLAIN, "과학기술공동위원회");
    assert_text(&page, 9, "과학기술\n공동위원\n회\n");
    page_clear(&page);
}

static void cells_of_a_table_stand_below_each_other(void **state)
{
    (void)state;
    struct page page = {0};
    page_row(&page);
    cell(&page, "KR");
    cell(&page, "송경희");
    cell(&page, "");
    cell(&page, "chair");
    page_row(&page);
    cell(&page, "FR");
    cell(&page, "Denis");
    cell(&page, "");
    cell(&page, "speaker");
    assert_text(&page, 40, "KR  송경희  chair\nFR  Denis   speaker\n");
    assert_text(&page, 0, "KR  송경희  chair\nFR  Denis   speaker\n");
    page_clear(&page);
}

static void tables_wrap_their_widest_column(void **state)
{
    (void)state;
    struct page page = {0};
    page_row(&page);
    cell(&page, "2018-07-06");
    cell(&page, "Joint Coordinating Committee on Science");
    cell(&page, "Seoul");
    assert_text(&page, 40,
                "2018-07-06  Joint Coordinating     Seoul\n"
                "            Committee on Science\n");
    page_clear(&page);
}

/* "과학기술정보통신부장관" takes 22 columns, more than a column need have. */
static void tables_break_no_korean_word(void **state)
{
    (void)state;
    struct page page = {0};
    page_row(&page);
    cell(&page, "송경희 과학기술정보통신부장관");
    cell(&page, "Joint Coordinating Committee on Science");
    assert_text(&page, 46,
                "송경희                  Joint Coordinating\n"
                "과학기술정보통신부장관  Committee on Science\n");
    page_clear(&page);
}

static void a_table_too_narrow_for_columns_hangs(void **state)
{
    (void)state;
    struct page page = {0};
    page_row(&page);
    cell(&page, "KR");
    cell(&page, "Kyung-hee Song");
    cell(&page, "Ministry of Science and ICT");
    cell(&page, "head of delegation");
    assert_text(&page, 30,
                "KR  Kyung-hee Song · Ministry\n    of Science and ICT · head\n"
                "    of delegation\n");
    page_clear(&page);
}

/* A table of many short columns never hangs and never wraps a cell: it is parted. */
static void cross_tables_are_parted(void **state)
{
    (void)state;
    struct page page = {0};
    static const char *const rows[][6] = {{"", "sum", "FR", "OECD", "DE", "US"},
                                          {"Space", "12", "J?", ".", "3", "4"},
                                          {"우주와 항공", "1", ".", "1", ".", "."}};
    for (size_t r = 0; r < 3; r++) {
        if (r == 0)
            page_wide_head(&page);
        else
            page_row(&page);
        for (size_t c = 0; c < 6; c++)
            cell(&page, rows[r][c]);
    }
    assert_text(&page, 0,
                "            sum  FR OECD  DE  US\n"
                "Space        12  J?    .   3   4\n"
                "우주와 항공   1   .    1   .   .\n");
    assert_text(&page, 24,
                "            sum  FR OECD\n"
                "Space        12  J?    .\n"
                "우주와 항공   1   .    1\n"
                "\n"
                "             DE  US\n"
                "Space         3   4\n"
                "우주와 항공   .   .\n");
    assert_text(&page, 10,
                "      sum\n"
                "Space  12\n"
                "우주    1\n"
                "와\n"
                "항공\n"
                "\n"
                "       FR\n"
                "Space  J?\n"
                "우주    .\n"
                "와\n"
                "항공\n"
                "\n"
                "      OECD\n"
                "Space    .\n"
                "우주     1\n"
                "와\n"
                "항공\n"
                "\n"
                "       DE\n"
                "Space   3\n"
                "우주    .\n"
                "와\n"
                "항공\n"
                "\n"
                "       US\n"
                "Space   4\n"
                "우주    .\n"
                "와\n"
                "항공\n");
    page_clear(&page);
}

static void dots_stay_with_what_is_before(void **state)
{
    (void)state;
    struct page page = {0};
    page_paragraph(&page);
    page_text(&page, SPAN_PLAIN, "alpha beta");
    page_text(&page, SPAN_FAINT, "\xC2\xA0· ");
    page_text(&page, SPAN_PLAIN, "gamma");
    assert_text(&page, 11, "alpha\nbeta ·\ngamma\n");
    page_clear(&page);
}

static void hostile_text_is_made_safe(void **state)
{
    (void)state;
    struct page page = {0};
    page_title(&page, "a\x1B[31mb\nc");
    page_field(&page, "l\x1B]0;x\a");
    page_text(&page, SPAN_PLAIN, "\xE2\x80\xAE rtl \xFF");
    struct str text = text_at(&page, 80);
    assert_null(strchr(str_text(&text), 0x1B));
    assert_null(strchr(str_text(&text), '\a'));
    assert_contains_not(str_text(&text), "\xE2\x80\xAE");
    assert_contains_not(str_text(&text), "\xFF");
    str_clear(&text);
    page_clear(&page);
}

static void an_empty_page_has_no_lines(void **state)
{
    (void)state;
    struct page page = {0};
    assert_text(&page, 40, "");
    page_paragraph(&page);
    assert_text(&page, 40, "\n");
    page_clear(&page);
}

/* Links */

static void a_broken_link_keeps_its_number(void **state)
{
    (void)state;
    struct page page = {0};
    struct flow flow;
    page_paragraph(&page);
    page_text(&page, SPAN_PLAIN, "see ");
    link_to(&page, "a", "Ministry of Science");
    page_text(&page, SPAN_PLAIN, " and ");
    page_url(&page, "https://example.org/", "there");
    flow_page(&page, 14, &flow);
    assert_int_equal(flow.link_count, 2);
    assert_int_equal(flow.links[0].line, 0);
    assert_int_equal(flow.links[0].column, 4);
    assert_string_equal(flow.links[0].to.slug, "a");
    assert_string_equal(flow.links[1].url, "https://example.org/");
    assert_int_equal(flow.lines[0].runs[1].link, 0);
    assert_int_equal(flow.lines[1].runs[0].link, 0);
    assert_int_equal(flow.lines[1].runs[0].column, 0);
    flow_clear(&flow);
    page_clear(&page);
}

static void labels_and_headings_are_told_apart(void **state)
{
    (void)state;
    struct page page = {0};
    struct flow flow;
    page_heading(&page, "Head");
    page_field(&page, "Label");
    page_text(&page, SPAN_WARNING, "text");
    flow_page(&page, 80, &flow);
    assert_true(flow.lines[0].runs[0].heading);
    assert_true(flow.lines[1].runs[0].label);
    assert_false(flow.lines[1].runs[1].label);
    assert_int_equal(flow.lines[1].runs[1].style, SPAN_WARNING);
    flow_clear(&flow);
    page_clear(&page);
}

/* What holds for any page */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static const char *const words[] = {
    "a",
    "science",
    "과학기술공동위원회",
    "Korea–France",
    "https://example.org/a/b?c=d&e=f",
    "Žižek's",
    "(2018)",
    "국장",
    "·",
    "internationalization",
    "e\xCC\x81t\xC3\xA9",
    "日本語",
    "…",
    "K-Science",
};

static void random_text(uint32_t *seed, struct str *out)
{
    uint32_t count = 1 + next_random(seed) % 12;
    str_cut(out, 0);
    for (uint32_t i = 0; i < count; i++) {
        str_add(out, i > 0 ? " " : "");
        str_add(out, words[next_random(seed) % (sizeof(words) / sizeof(words[0]))]);
    }
}

static void random_spans(uint32_t *seed, struct page *page)
{
    struct str text = {0};
    uint32_t count = next_random(seed) % 4;
    for (uint32_t i = 0; i < count; i++) {
        random_text(seed, &text);
        switch (next_random(seed) % 4) {
        case 0:
            link_to(page, "slug", str_text(&text));
            break;
        case 1:
            page_text(page, SPAN_SOURCE, "12");
            break;
        default:
            page_text(page, SPAN_PLAIN, str_text(&text));
        }
    }
    str_clear(&text);
}

static void random_rows(uint32_t *seed, struct page *page)
{
    uint32_t rows = 1 + next_random(seed) % 4;
    for (uint32_t r = 0; r < rows; r++) {
        uint32_t cells = next_random(seed) % (12 + 1);
        page_row(page);
        for (uint32_t c = 0; c < cells; c++) {
            page_cell(page);
            random_spans(seed, page);
        }
    }
}

static void random_page(uint32_t seed, struct page *page)
{
    struct str text = {0};
    random_text(&seed, &text);
    page_title(page, str_text(&text));
    for (int i = 0; i < 12; i++) {
        random_text(&seed, &text);
        switch (next_random(&seed) % 6) {
        case 0:
            page_heading(page, str_text(&text));
            break;
        case 1:
            page_paragraph(page);
            random_spans(&seed, page);
            break;
        case 2:
            page_field(page, words[next_random(&seed) % 10]);
            random_spans(&seed, page);
            break;
        case 3:
            page_item(page, words[next_random(&seed) % 10]);
            random_spans(&seed, page);
            break;
        case 4:
            random_rows(&seed, page);
            break;
        default:
            page_rule(page);
        }
    }
    str_clear(&text);
}

/* All that is not space, sorted by nothing: the order of cells differs between layouts. */
static void count_bytes(const char *text, size_t counts[256])
{
    for (; *text != '\0'; text++)
        counts[(unsigned char)*text]++;
}

static void count_spans(const struct span *span, size_t counts[256], size_t *links)
{
    for (; span != NULL; span = span->next) {
        count_bytes(span->text, counts);
        if (span->style == SPAN_SOURCE)
            count_bytes("[]", counts);
        *links += span->link.kind != KIND_NONE || span->url != NULL;
    }
}

static void count_page(const struct page *page, size_t counts[256], size_t *links)
{
    for (const struct block *block = page->first; block != NULL; block = block->next) {
        count_bytes(block->label, counts);
        count_spans(block->spans, counts, links);
        for (size_t i = 0; i < block->cell_count; i++)
            count_spans(block->cells[i], counts, links);
    }
}

static void check_flow(const struct flow *flow, int width, size_t counts[256])
{
    size_t met = 0;
    for (size_t i = 0; i < flow->count; i++) {
        int column = 0;
        for (size_t r = 0; r < flow->lines[i].count; r++) {
            const struct run *run = &flow->lines[i].runs[r];
            assert_true(run->column >= column);
            column = run->column + width_text(run->text);
            count_bytes(run->text, counts);
            if (run->link >= (int)met)
                met = (size_t)run->link + 1;
            if (run->link >= 0)
                assert_true(flow->links[run->link].line <= i);
        }
        assert_true(width == 0 || column <= width);
    }
    assert_int_equal(met, flow->link_count);
}

static void any_page_at_any_width(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 40; seed++) {
        struct page page = {0};
        size_t links = 0;
        size_t expected[256] = {0};
        random_page(seed, &page);
        count_page(&page, expected, &links);
        for (int width = 7; width <= 200; width += width < 60 ? 1 : 7) {
            struct flow flow;
            size_t found[256] = {0};
            flow_page(&page, width == 7 ? 0 : width, &flow);
            check_flow(&flow, width == 7 ? 0 : width, found);
            assert_int_equal(flow.link_count, links);
            for (int c = 0; c < 256; c++) {
                bool dot = c == 0xC2 || c == 0xB7; /* put between the cells of a hanging row */
                if (c != ' ' && (dot ? found[c] < expected[c] : found[c] != expected[c]))
                    fail_msg("seed %u, width %d: byte %02x %zu times, not %zu", seed, width,
                             (unsigned)c, found[c], expected[c]);
            }
            flow_clear(&flow);
        }
        page_clear(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_are_set_apart),
        cmocka_unit_test(a_long_field_hangs_under_its_label),
        cmocka_unit_test(wide_characters_are_not_split),
        cmocka_unit_test(cells_of_a_table_stand_below_each_other),
        cmocka_unit_test(tables_wrap_their_widest_column),
        cmocka_unit_test(tables_break_no_korean_word),
        cmocka_unit_test(a_table_too_narrow_for_columns_hangs),
        cmocka_unit_test(cross_tables_are_parted),
        cmocka_unit_test(dots_stay_with_what_is_before),
        cmocka_unit_test(hostile_text_is_made_safe),
        cmocka_unit_test(an_empty_page_has_no_lines),
        cmocka_unit_test(a_broken_link_keeps_its_number),
        cmocka_unit_test(labels_and_headings_are_told_apart),
        cmocka_unit_test(any_page_at_any_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
