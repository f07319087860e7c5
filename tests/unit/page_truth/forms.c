/* SPDX-License-Identifier: MIT */
/* Every page in every form: within its width, no screen blank, documents of characters alone. */
#include "attache/core/flow.h"
#include "attache/export/json.h"
#include "attache/export/render.h"
#include "attache/text/ascii.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"
#include "attache/ui/pane.h"
#include "fixtures/pages.h"
#include "unit/page_truth/parts.h"

#include <string.h>

/* Rendering */

static void check_width(const struct page *page, int columns)
{
    struct flow flow;
    size_t blank = 0;
    flow_page(page, columns, &flow);
    for (size_t i = 0; i < flow.count; i++) {
        const struct line *line = &flow.lines[i];
        int end = 0;
        for (size_t r = 0; r < line->count; r++) {
            if (line->runs[r].column < end)
                fail_msg("%s at %d: line %zu writes over itself", page->self.slug, columns, i);
            end = line->runs[r].column + width_text(line->runs[r].text);
        }
        if (end > columns)
            fail_msg("%s at %d: line %zu is %d wide", page->self.slug, columns, i, end);
        blank = line->count == 0 && !line->rule ? blank + 1 : 0;
        if (blank > 1 || (i == 0 && blank > 0))
            fail_msg("%s at %d: line %zu is blank", page->self.slug, columns, i);
    }
    assert_true(flow.count > 3);
    flow_clear(&flow);
}

/* Every screenful of the page in a body of that size shows something, and the whole of it is shown.
 */
static void check_screens(const struct page *page, int rows, int columns)
{
    struct canvas canvas = {0};
    struct flow flow;
    flow_page(page, columns, &flow);
    canvas_resize(&canvas, rows, columns);
    for (size_t top = 0; top < flow.count; top += (size_t)rows) {
        struct str dump = {0};
        struct page_look look = {.top = top, .link = -1};
        canvas_blank(&canvas);
        pane_draw_page(&canvas, (struct box){0, 0, rows, columns}, &flow, &look);
        canvas_dump(&canvas, &dump);
        if (strspn(str_text(&dump), " \n") == dump.length)
            fail_msg("%s at %dx%d: a blank screen", page->self.slug, columns, rows);
        str_clear(&dump);
    }
    canvas_clear(&canvas);
    flow_clear(&flow);
}

/* A document is characters and lines alone, and not blank. */
static void check_characters(const struct page *page, const struct str *text)
{
    const char *at = str_text(text);
    if (!utf8_valid(at, text->length, NULL) || text->length < 40)
        fail_msg("%s: no text", page->self.slug);
    for (size_t i = 0; i < text->length; i++) {
        if ((unsigned char)at[i] < ' ' && at[i] != '\n')
            fail_msg("%s: a control character", page->self.slug);
    }
}

static void check_json(struct world *world, const struct page *page, const struct str *text)
{
    check_characters(page, text);
    if (count_sql(world, "SELECT json_valid(?1) AND json_type(?1) = 'object'", str_text(text),
                  NULL) != 1)
        fail_msg("%s: no JSON", page->self.slug);
}

static void check_documents(struct world *world, const struct dossier *dossier,
                            const struct page *page)
{
    struct str text = {0};
    struct flow flow;
    struct markdown_place place = {.notes = ""};
    flow_page(page, 0, &flow);
    render_page_text(&flow, &text);
    check_characters(page, &text);
    flow_clear(&flow);
    str_cut(&text, 0);
    render_page_markdown(page, &place, &text);
    check_characters(page, &text);
    assert_true(strncmp(str_text(&text), "# ", 2) == 0);
    str_cut(&text, 0);
    render_page_json(page, &text);
    check_json(world, page, &text);
    if (dossier->record != NULL) {
        struct row row = {.kind = dossier->self.kind, .slug = dossier->self.slug};
        row.title = row.native = row.origin = "";
        str_cut(&text, 0);
        json_record(&row, dossier->record, VALUE_PRETTY, &text);
        check_json(world, page, &text);
    }
    str_clear(&text);
}

static void check_forms(const struct page *page)
{
    check_width(page, 40);
    check_width(page, 80);
    check_width(page, 120);
    check_screens(page, 9, 38); /* the body of 40x12 and of 120x40 */
    check_screens(page, 36, 118);
}

static void is_ascii(void *context, const struct block *block, const struct span *span)
{
    (void)context;
    if (!ascii_only(span->text) || !ascii_only(block->label))
        fail_msg("not ASCII: %s %s", block->label, span->text);
}

/* In both languages, and transliterated. */
static void renders(struct world *world, const struct dossier *dossier, const struct page *page)
{
    struct dossier korean = *dossier;
    struct page other = {0};
    check_forms(page);
    check_documents(world, dossier, page);
    korean.lang = LANG_KO;
    dossier_page(&korean, &other);
    check_forms(&other);
    check_documents(world, dossier, &other);
    page_ascii(&other);
    check_forms(&other);
    each_span(&other, is_ascii, NULL);
    page_clear(&other);
    world->pages += 2;
}

static void every_page_renders(void **state)
{
    struct world *world = *state;
    visit_each(world, 1, renders);
    static const char *const views[] = {"gaps",
                                        "coverage",
                                        "ledger",
                                        "compare FR DE JP US CN",
                                        "gaps topic:space",
                                        "coverage year:1950",
                                        "ledger is:kept"};
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
        visit_one(world, (struct ref){KIND_NONE, views[i]}, renders);
}

int page_forms(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_renders),
    };
    return cmocka_run_group_tests_name("forms of pages", tests, open_world, close_world);
}
