/* SPDX-License-Identifier: MIT */
/*
 * One Markdown document of many pages: each page is rendered alone, its headings go down a level
 * and its footnotes get the meeting's id, so that those of two pages stay apart.
 */
#include "answer_parts.h"

#include "attache/app/kept.h"
#include "attache/core/dossier.h"
#include "attache/core/label.h"
#include "attache/core/vocab.h"
#include "attache/export/markdown.h"
#include "attache/export/render.h"
#include "attache/store/export.h"

static void add_cell(struct str *out, const char *text)
{
    markdown_add(out, text, false);
    str_add(out, " | ");
}

static enum status add_line(void *context, enum kind kind, const struct value *record)
{
    struct answer *answer = context;
    struct str *out = &answer->text;
    (void)kind;
    str_add(out, "| ");
    add_cell(out, value_text(record, "date"));
    for (const struct value *v = value_first(record, "partners"); v != NULL; v = v->next) {
        markdown_add(out, v->text, false);
        str_add(out, v->next != NULL ? ", " : "");
    }
    str_add(out, " | ");
    add_cell(out, value_text(record, "title"));
    add_cell(out,
             vocab_label(&vocab_meeting_kind, value_text(record, "kind"), answer->options->lang));
    str_addf(out, "meeting/%s |\n", value_text(record, "id"));
    return answer_flow(answer);
}

static enum status add_meeting(void *context, enum kind kind, const struct value *record)
{
    struct answer *answer = context;
    struct dossier dossier = {0};
    struct page page = {0};
    const char *id = value_text(record, "id");
    struct markdown_place place = {.level = 1, .notes = id};
    enum status status =
        store_dossier(answer->store, (struct ref){kind, id}, &dossier, answer->err);
    if (status == STATUS_OK) {
        dossier.today = answer->options->today;
        dossier.lang = answer->options->lang;
        dossier_page(&dossier, &page);
        str_add_char(&answer->text, '\n');
        render_page_markdown(&page, &place, &answer->text);
        status = answer_flow(answer);
    }
    page_clear(&page);
    dossier_clear(&dossier);
    return status;
}

static void add_heads(struct answer *answer)
{
    static const enum label heads[] = {LABEL_DATE, LABEL_MANY_PARTNER, LABEL_ONE_MEETING,
                                       LABEL_KIND, LABEL_RECORD};
    struct str *out = &answer->text;
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        str_add(out, i == 0 ? "| " : "");
        add_cell(out, label(heads[i], answer->options->lang));
    }
    str_cut(out, out->length - 1);
    str_add(out, "\n|---|---|---|---|---|\n");
}

enum status export_document(struct answer *answer)
{
    struct str words = {0};
    struct str *out = &answer->text;
    selection_narrow(answer->selection);
    enum status status = kept_words(answer->options, 1, answer->store, &words, answer->err);
    str_add(out, "# ");
    markdown_add(out,
                 words.length > 0 ? words.data : label(LABEL_MANY_MEETING, answer->options->lang),
                 true);
    str_add(out, "\n\n");
    str_clear(&words);
    add_heads(answer);
    if (status == STATUS_OK)
        status = selection_values(answer->selection, KIND_MEETING, add_line, answer, answer->err);
    if (status == STATUS_OK)
        status =
            selection_values(answer->selection, KIND_MEETING, add_meeting, answer, answer->err);
    return status;
}
