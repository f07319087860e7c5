/* SPDX-License-Identifier: MIT */
/*
 * show: pages of entities, or a view by its name under a query. A page is text, Markdown, or as
 * JSON the record itself; of several the notes stay apart, and JSON is an array of them. Meetings
 * are also events of a calendar.
 */
#include "answer_parts.h"

#include "attache/app/pager.h"

#include "attache/app/commands.h"
#include "attache/app/kept.h"
#include "attache/core/flow.h"
#include "attache/core/schema.h"
#include "attache/core/view_name.h"
#include "attache/export/json.h"
#include "attache/export/render.h"

#include <string.h>

/* Pages */

/* What stands between two pages. */
static void add_gap(struct answer *answer)
{
    static const char *const gaps[] = {
        [FORMAT_TEXT] = "\n========\n\n",
        [FORMAT_JSON] = ",\n",
        [FORMAT_MARKDOWN] = "\n---\n\n",
        [FORMAT_ICS] = "",
    };
    if (answer->count++ > 0)
        str_add(&answer->text, gaps[answer->options->format]);
}

void answer_page(struct answer *answer, struct page *page)
{
    const struct options *options = answer->options;
    struct flow flow = {0};
    if (options->format == FORMAT_JSON) {
        render_page_json(page, &answer->text);
    } else if (options->format == FORMAT_MARKDOWN) {
        bool alone = options->word_count <= 2 || page->self.kind == KIND_NONE;
        struct markdown_place place = {.notes = alone ? "" : page->self.slug};
        render_page_markdown(page, &place, &answer->text);
    } else {
        if (answer->output.path == NULL && pager_is_ascii(options))
            page_ascii(page);
        flow_page(page, answer->output.path == NULL ? command_columns() : 0, &flow);
        render_page_text(&flow, &answer->text);
    }
    flow_clear(&flow);
}

/* What the user noted is shown to the user, and stays out of what is sent on: Markdown, JSON. */
static enum status add_dossier(struct answer *answer, const struct dossier *dossier)
{
    struct page page = {0};
    enum status status = STATUS_OK;
    dossier_page(dossier, &page);
    if (answer->options->format == FORMAT_TEXT && dossier->self.kind != KIND_NONE) {
        struct own *own = kept_open();
        status = own_load(own, answer->err);
        kept_mark_page(own, dossier->self, dossier->lang, &page);
        own_free(&own);
    }
    answer_page(answer, &page);
    page_clear(&page);
    return status;
}

/* Records */

static void fill_row(const struct dossier *dossier, struct row *row)
{
    const struct schema *schema = schema_of(dossier->self.kind);
    row->kind = dossier->self.kind;
    row->slug = dossier->self.slug;
    row->title = value_text(dossier->record, schema->title);
    if (row->title[0] == '\0')
        row->title = dossier_name(dossier, row->kind, row->slug);
    if (schema->native != NULL)
        row->native = value_text(dossier->record, schema->native);
}

/* An outcome is a part of its meeting's record: the one that its number counts to. */
static const struct value *fill_outcome(const struct dossier *dossier, const char *slug,
                                        struct row *row)
{
    const struct row *known = dossier_row(dossier, KIND_OUTCOME, slug);
    const struct value *outcome = value_first(dossier->record, "outcomes");
    if (known == NULL)
        return NULL;
    *row = *known;
    for (int n = 1; n < known->ordinal && outcome != NULL; n++)
        outcome = outcome->next;
    return outcome;
}

static void add_record(struct answer *answer, const struct dossier *dossier, struct ref ref)
{
    struct result rows = {0};
    struct row *row = result_add(&rows);
    const struct value *record = dossier->record;
    if (ref.kind == KIND_OUTCOME)
        record = fill_outcome(dossier, ref.slug, row);
    else
        fill_row(dossier, row);
    row->origin = dossier->origin;
    json_record(row, record, VALUE_PRETTY, &answer->text);
    result_clear(&rows);
}

/* The dossier in the format; ical is the calendar, else NULL. */
static enum status add_form(struct answer *answer, struct ical *ical, const struct dossier *dossier,
                            struct ref ref)
{
    if (ical != NULL)
        return calendar_meeting(answer, ical, dossier);
    add_gap(answer);
    if (answer->options->format != FORMAT_JSON)
        return add_dossier(answer, dossier);
    add_record(answer, dossier, ref);
    return STATUS_OK;
}

static enum status add_entity(struct answer *answer, struct ical *ical, const char *address)
{
    struct ref ref = {0};
    struct dossier dossier = {0};
    struct str slug = {0};
    struct str owner = {0};
    enum status status = store_resolve(answer->store, address, &ref, answer->err);
    if (status != STATUS_OK)
        return status;
    str_add(&slug, ref.slug);
    str_add(&owner, ref.slug);
    ref.slug = str_text(&slug);
    if (ref.kind == KIND_OUTCOME)
        str_cut(&owner, (size_t)(strrchr(str_text(&owner), '.') - str_text(&owner)));
    enum kind kind = ref.kind == KIND_OUTCOME ? KIND_MEETING : ref.kind;
    status =
        store_dossier(answer->store, (struct ref){kind, str_text(&owner)}, &dossier, answer->err);
    if (status == STATUS_OK) {
        dossier.today = answer->options->today;
        dossier.lang = answer->options->lang;
        status = add_form(answer, ical, &dossier, ref);
    }
    dossier_clear(&dossier);
    str_clear(&owner);
    str_clear(&slug);
    return status;
}

/* The pages before one that cannot be shown are shown all the same. */
static enum status add_entities(struct answer *answer)
{
    const struct options *options = answer->options;
    bool array = options->format == FORMAT_JSON && options->word_count > 2;
    enum status status = STATUS_OK;
    str_add(&answer->text, array ? "[\n" : "");
    for (size_t i = 1; i < options->word_count && status == STATUS_OK; i++)
        status = add_entity(answer, NULL, options->words[i]);
    if (options->format == FORMAT_JSON && answer->count > 0)
        str_add(&answer->text, array ? "\n]\n" : "\n");
    if (answer->count == 0)
        str_cut(&answer->text, 0);
    return status;
}

/* The meetings as one calendar; nothing when one of them has no event. */
static enum status add_events(struct answer *answer)
{
    struct ical ical;
    enum status status = STATUS_OK;
    calendar_begin(answer, &ical);
    for (size_t i = 1; i < answer->options->word_count && status == STATUS_OK; i++)
        status = add_entity(answer, &ical, answer->options->words[i]);
    ical_end(&ical);
    if (status != STATUS_OK)
        str_cut(&answer->text, 0);
    return status;
}

/* Views by name: the name and all words after it are one address. As JSON their labels are those of
   English whatever the language: programs read them. */

static enum lang view_lang(const struct options *options)
{
    return options->format == FORMAT_JSON ? LANG_EN : options->lang;
}

static enum status add_view(struct answer *answer)
{
    struct str address = {0};
    struct dossier dossier = {0};
    enum status status = kept_words(answer->options, 1, answer->store, &address, answer->err);
    if (status == STATUS_OK)
        status = store_dossier(answer->store, (struct ref){KIND_NONE, str_text(&address)}, &dossier,
                               answer->err);
    if (status == STATUS_OK) {
        dossier.today = answer->options->today;
        dossier.lang = view_lang(answer->options);
        status = add_dossier(answer, &dossier);
    }
    dossier_clear(&dossier);
    str_clear(&address);
    return status;
}

/* What the user keeps. */
static enum status add_kept(struct answer *answer)
{
    struct page page = {0};
    struct own *own = kept_open();
    enum status status = own_load(own, answer->err);
    if (status == STATUS_OK)
        status = kept_view(own, answer->store, view_lang(answer->options), &page, answer->err);
    if (status == STATUS_OK)
        answer_page(answer, &page);
    page_clear(&page);
    own_free(&own);
    return status;
}

/* The subcommand */

enum status show_check(const struct options *options, struct err *err)
{
    enum status status = answer_format(options, err);
    if (status == STATUS_OK && options->word_count < 2)
        return err_set(err, STATUS_USAGE, "show needs an ID: attache show meeting/kr-fr-jcc-07");
    if (status != STATUS_OK)
        return status;
    const struct view_name *view = view_name_find(options->words[1], NULL);
    if (view != NULL && options->format == FORMAT_ICS)
        return err_set(err, STATUS_USAGE, "%s has no calendar; attache export --format ics has",
                       options->words[1]);
    if (view != NULL && view->form == VIEW_FORM_GRID)
        return answer_query_check(options, 2, err);
    const char *event = ref_parse(options->words[1]).kind == KIND_MEETING ? " ics" : "";
    if (options->format == FORMAT_CSV)
        return err_set(err, STATUS_USAGE,
                       "%s is no table; --format is one of: text json markdown%s",
                       options->words[1], event);
    return STATUS_OK;
}

enum status show_run(struct answer *answer)
{
    enum status status = answer_open(answer);
    if (status != STATUS_OK)
        return status;
    const struct view_name *view = view_name_find(answer->options->words[1], NULL);
    if (view == NULL && answer->options->format == FORMAT_ICS)
        status = add_events(answer);
    else if (view == NULL)
        status = add_entities(answer);
    else if (view->form == VIEW_FORM_GRID)
        status = show_grid(answer);
    else
        status = view->form == VIEW_FORM_KEPT ? add_kept(answer) : add_view(answer);
    bool page = view != NULL && view->form != VIEW_FORM_GRID;
    if (page && answer->options->format == FORMAT_JSON && status == STATUS_OK)
        str_add_char(&answer->text, '\n');
    return answer_close(answer, status);
}
