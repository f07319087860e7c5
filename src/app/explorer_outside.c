/* SPDX-License-Identifier: MIT */
/* Commands that hand something out: copy, open a source, read in the pager, the manual. What is
   handed out is put in the payload; the loop, which has the terminal, does it. */
#include "explorer_parts.h"

#include "attache/core/citation.h"
#include "attache/export/render.h"
#include "attache/ui/caption.h"

static void ask(struct explorer *ex, enum request request)
{
    if (ex->payload.length > 0)
        ex->request = request;
    else
        explorer_say(ex, "%s",
                     caption(request == REQUEST_BROWSE ? CAPTION_NO_SOURCE : CAPTION_NOTHING_HERE,
                             ex->lang));
}

static void add_citation(struct explorer *ex, struct ref source)
{
    struct dossier dossier = {0};
    if (store_dossier(ex->store, source, &dossier, NULL) == STATUS_OK)
        citation_add(dossier.record, &ex->payload);
    dossier_clear(&dossier);
}

/* The command line that opens the words, in the database that is open. */
static void add_command_line(struct explorer *ex, const struct str *words)
{
    struct options line = {.limit = -1,
                           .database = ex->options->database,
                           .with_embedded = ex->options->with_embedded};
    options_add_query(&line, str_text(words));
    options_print(&line, &ex->payload);
    options_clear(&line);
}

void explorer_copy(struct explorer *ex)
{
    struct ref subject = explorer_subject(ex);
    struct str words = {0};
    str_cut(&ex->payload, 0);
    if (subject.kind == KIND_SOURCE) {
        add_citation(ex, subject);
    } else {
        explorer_screen(ex)->address(ex, &words);
        add_command_line(ex, &words);
    }
    str_clear(&words);
    ask(ex, REQUEST_COPY);
}

void explorer_copy_record(struct explorer *ex)
{
    const struct flow_link *link = explorer_link(ex);
    const bool leads = link != NULL && ref_is_set(link->to);
    const struct ref to = leads ? link->to : explorer_subject(ex);
    struct str words = {0};
    str_cut(&ex->payload, 0);
    if (link != NULL && !leads) {
        str_add(&ex->payload, link->url);
    } else if (leads || (to.kind != KIND_NONE && to.slug[0] != '\0')) {
        ref_print(to, &words);
        add_command_line(ex, &words);
    }
    str_clear(&words);
    ask(ex, REQUEST_COPY);
}

static void add_url_of(struct explorer *ex, struct ref source)
{
    struct dossier dossier = {0};
    if (store_dossier(ex->store, source, &dossier, NULL) == STATUS_OK)
        str_add(&ex->payload, value_text(dossier.record, "url"));
    dossier_clear(&dossier);
}

void explorer_browse(struct explorer *ex)
{
    const struct flow_link *link = explorer_link(ex);
    struct ref subject = explorer_subject(ex);
    str_cut(&ex->payload, 0);
    if (link != NULL && link->url != NULL)
        str_add(&ex->payload, link->url);
    else if (subject.kind == KIND_SOURCE)
        add_url_of(ex, subject);
    for (size_t i = 0; i < ex->leaf.text.link_count && ex->payload.length == 0; i++) {
        if (ex->leaf.text.links[i].url != NULL)
            str_add(&ex->payload, ex->leaf.text.links[i].url);
    }
    for (size_t i = 0; i < ex->leaf.text.link_count && ex->payload.length == 0; i++) {
        if (ex->leaf.text.links[i].to.kind == KIND_SOURCE)
            add_url_of(ex, ex->leaf.text.links[i].to);
    }
    ask(ex, REQUEST_BROWSE);
}

void explorer_read(struct explorer *ex)
{
    const struct screen_ops *screen = explorer_screen(ex);
    struct flow flow = {0};
    struct page page = {0};
    str_cut(&ex->payload, 0);
    if (screen->document != NULL)
        screen->document(ex, &page);
    if (ex->ascii)
        page_ascii(&page);
    const struct page *shown = screen->document != NULL ? &page : &ex->leaf.page;
    if (shown->first != NULL)
        flow_page(shown, ex->columns, &flow);
    render_page_text(&flow, &ex->payload);
    flow_clear(&flow);
    page_clear(&page);
    ask(ex, REQUEST_PAGER);
}

void explorer_manual(struct explorer *ex)
{
    str_cut(&ex->payload, 0);
    str_add(&ex->payload, "1");
    ask(ex, REQUEST_MANUAL);
}
