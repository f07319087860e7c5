/* SPDX-License-Identifier: MIT */
/*
 * One Markdown document of many pages: each page is rendered alone, its headings go down a level
 * and its footnotes get the meeting's id, so that those of two pages stay apart.
 */
#include "export_parts.h"

#include "attache/core/dossier.h"
#include "attache/core/vocab.h"
#include "attache/export/markdown.h"
#include "attache/export/render.h"

#include <string.h>

static void add_cell(struct str *out, const char *text)
{
    markdown_add(out, text, false);
    str_add(out, " | ");
}

static enum status add_line(void *context, enum kind kind, const struct value *record)
{
    struct exporting *exporting = context;
    struct str *out = &exporting->text;
    (void)kind;
    str_add(out, "| ");
    add_cell(out, value_text(record, "date"));
    for (const struct value *v = value_first(record, "partners"); v != NULL; v = v->next) {
        markdown_add(out, v->text, false);
        str_add(out, v->next != NULL ? ", " : "");
    }
    str_add(out, " | ");
    add_cell(out, value_text(record, "title"));
    add_cell(out, vocab_label(&vocab_meeting_kind, value_text(record, "kind"),
                              exporting->options->lang));
    str_addf(out, "meeting/%s |\n", value_text(record, "id"));
    return output_flow(&exporting->output, out, exporting->err);
}

/* A # at the start of a line is a heading's; [^ is a footnote's; in a record's text both have a
   backslash before them. */
static void add_page(const char *page, const char *id, struct str *out)
{
    for (const char *at = page; *at != '\0'; at++) {
        if (*at == '#' && (at == page || at[-1] == '\n'))
            str_add_char(out, '#');
        str_add_char(out, *at);
        if (*at == '[' && at[1] == '^' && (at == page || at[-1] != '\\')) {
            str_addf(out, "^%s-", id);
            at++;
        }
    }
}

static enum status add_meeting(void *context, enum kind kind, const struct value *record)
{
    struct exporting *exporting = context;
    struct dossier dossier = {0};
    struct page page = {0};
    struct str text = {0};
    const char *id = value_text(record, "id");
    enum status status =
        store_dossier(exporting->store, (struct ref){kind, id}, &dossier, exporting->err);
    if (status == STATUS_OK) {
        dossier.today = exporting->options->today;
        dossier.lang = exporting->options->lang;
        dossier_page(&dossier, &page);
        render_page_markdown(&page, &text);
        str_add_char(&exporting->text, '\n');
        add_page(str_text(&text), id, &exporting->text);
        status = output_flow(&exporting->output, &exporting->text, exporting->err);
    }
    str_clear(&text);
    page_clear(&page);
    dossier_clear(&dossier);
    return status;
}

enum status export_document(struct exporting *exporting)
{
    struct str words = {0};
    struct str *out = &exporting->text;
    selection_narrow(exporting->selection);
    options_join(exporting->options, 1, &words);
    str_add(out, "# ");
    markdown_add(out, words.length > 0 ? words.data : "All meetings", true);
    str_add(out, "\n\n| Date | Partners | Meeting | Kind | Id |\n|---|---|---|---|---|\n");
    str_clear(&words);
    enum status status =
        selection_values(exporting->selection, KIND_MEETING, add_line, exporting, exporting->err);
    if (status == STATUS_OK)
        status = selection_values(exporting->selection, KIND_MEETING, add_meeting, exporting,
                                  exporting->err);
    return status;
}
