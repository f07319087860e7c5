/* SPDX-License-Identifier: MIT */
/*
 * show: pages of records, or a view by its name under a query. A page is text, Markdown, or as
 * JSON the record itself; of several the notes stay apart, and JSON is an array of them. Meetings
 * are also events of a calendar.
 */
#include "answer_parts.h"

#include "attache/app/pager.h"

#include "attache/app/commands.h"
#include "attache/app/kept.h"
#include "attache/core/schema.h"
#include "attache/core/view_name.h"

#include <string.h>

/* Pages */

/* What stands between two pages. */
static void add_gap(struct answer *answer)
{
    if (answer->count++ > 0)
        str_add(&answer->text, format_info(answer->options->format)->frame.gap);
}

void answer_page(struct answer *answer, struct page *page)
{
    const struct options *options = answer->options;
    const bool fitted = answer_is_fitted(answer);
    const bool alone = options->word_count <= 2 || page->self.kind == KIND_NONE;
    if (fitted && pager_is_ascii(options))
        page_ascii(page);
    format_info(options->format)
        ->page(page, fitted ? command_columns() : 0, alone ? "" : page->self.slug, &answer->text);
}

/* What the user noted is shown to the user, and stays out of what is sent on: Markdown, JSON. */
static enum status add_dossier(struct answer *answer, const struct dossier *dossier)
{
    struct page page = {0};
    enum status status = STATUS_OK;
    dossier_page(dossier, &page);
    if (answer->options->format == FORMAT_TEXT && dossier->self.kind != KIND_NONE) {
        struct notebook *notebook = kept_open();
        status = notebook_load(notebook, answer->err);
        kept_add_to_page(notebook, dossier->self, dossier->lang, &page);
        notebook_free(&notebook);
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
    format_info(answer->options->format)->single(row, record, &answer->text);
    result_clear(&rows);
}

/* The dossier in the format; ical is the calendar, else NULL. */
static enum status add_in_format(struct answer *answer, struct ical *ical,
                                 const struct dossier *dossier, struct ref ref)
{
    if (ical != NULL)
        return calendar_meeting(answer, ical, dossier);
    add_gap(answer);
    if (format_info(answer->options->format)->single == NULL)
        return add_dossier(answer, dossier);
    add_record(answer, dossier, ref);
    return STATUS_OK;
}

static enum status add_address(struct answer *answer, struct ical *ical, const char *address)
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
        status = add_in_format(answer, ical, &dossier, ref);
    }
    dossier_clear(&dossier);
    str_clear(&owner);
    str_clear(&slug);
    return status;
}

/* The pages before one that cannot be shown are shown all the same. */
static enum status add_addresses(struct answer *answer)
{
    const struct options *options = answer->options;
    const struct format_frame *frame = &format_info(options->format)->frame;
    const bool several = options->word_count > 2;
    enum status status = STATUS_OK;
    str_add(&answer->text, several ? frame->open : "");
    for (size_t i = 1; i < options->word_count && status == STATUS_OK; i++)
        status = add_address(answer, NULL, options->words[i]);
    str_add(&answer->text, several ? frame->close : frame->end);
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
        status = add_address(answer, &ical, answer->options->words[i]);
    ical_end(&ical);
    if (status != STATUS_OK)
        str_cut(&answer->text, 0);
    return status;
}

/* Views by name: the name and all words after it are one address. For programs their labels are
   those of English whatever the language. */

static enum lang view_lang(const struct options *options)
{
    return format_info(options->format)->exact ? LANG_EN : options->lang;
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
    struct notebook *notebook = kept_open();
    enum status status = notebook_load(notebook, answer->err);
    if (status == STATUS_OK)
        status = kept_view(notebook, answer->store, view_lang(answer->options), &page, answer->err);
    if (status == STATUS_OK)
        answer_page(answer, &page);
    page_clear(&page);
    notebook_free(&notebook);
    return status;
}

/* The subcommand */

/* The format has no pages: says which have. */
static enum status refuse_page(const struct options *options, struct err *err)
{
    const char *event = ref_parse(options->words[1]).kind == KIND_MEETING ? " ics" : "";
    struct str names = {0};
    format_names(CONTENT_PAGE, " ", &names);
    err_set(err, STATUS_USAGE, "%s is no table; --format is one of: %s%s", options->words[1],
            str_text(&names), event);
    str_clear(&names);
    return STATUS_USAGE;
}

enum status show_check(const struct options *options, struct err *err)
{
    enum status status = answer_format(options, err);
    if (status == STATUS_OK && options->word_count < 2)
        return err_set(err, STATUS_USAGE,
                       "show needs an ADDRESS: attache show meeting/kr-fr-jcc-07");
    if (status != STATUS_OK)
        return status;
    const struct view_name *view = view_name_find(options->words[1], NULL);
    const bool events = format_info(options->format)->events;
    if (view != NULL && events)
        return err_set(err, STATUS_USAGE, "%s has no calendar; attache export --format ics has",
                       options->words[1]);
    if (view != NULL && view->form == VIEW_FORM_GRID)
        return answer_query_check(options, 2, err);
    if (!events && !format_writes(options->format, CONTENT_PAGE))
        return refuse_page(options, err);
    return STATUS_OK;
}

enum status show_run(struct answer *answer)
{
    enum status status = answer_open(answer);
    if (status != STATUS_OK)
        return status;
    const struct view_name *view = view_name_find(answer->options->words[1], NULL);
    const struct format_info *format = format_info(answer->options->format);
    if (view == NULL && format->events)
        status = add_events(answer);
    else if (view == NULL)
        status = add_addresses(answer);
    else if (view->form == VIEW_FORM_GRID)
        status = show_grid(answer);
    else
        status = view->form == VIEW_FORM_KEPT ? add_kept(answer) : add_view(answer);
    bool page = view != NULL && view->form != VIEW_FORM_GRID;
    if (page && status == STATUS_OK)
        str_add(&answer->text, format->frame.end);
    return answer_close(answer, status);
}
