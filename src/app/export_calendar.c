/* SPDX-License-Identifier: MIT */
/* A calendar of the meetings, and perhaps of the anniversaries of agreements. Partners stand by
   their names and sources by their addresses, which are read once, before the meetings; for single
   meetings they are in their dossiers. */
#include "answer_parts.h"

#include "attache/export/ical.h"
#include "attache/store/export.h"
#include "attache/store/store.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct name {
    enum kind kind;
    const char *id;
    const char *text;
};

struct calendar {
    struct answer *answer;
    struct ical ical;
    struct arena arena;
    struct name *names;
    size_t count;
    size_t capacity;
    size_t left_out;
};

static int compare(const void *a, const void *b)
{
    const struct name *x = a;
    const struct name *y = b;
    return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : strcmp(x->id, y->id);
}

static const char *find_name(void *context, enum kind kind, const char *id)
{
    const struct calendar *calendar = context;
    const struct name key = {kind, id, NULL};
    if (calendar->count == 0)
        return "";
    const struct name *found =
        bsearch(&key, calendar->names, calendar->count, sizeof(key), compare);
    return found != NULL ? found->text : "";
}

static enum status add_name(void *context, enum kind kind, const struct value *record)
{
    struct calendar *calendar = context;
    bool korean = calendar->answer->options->lang == LANG_KO;
    const char *text = value_text(record, kind == KIND_SOURCE ? "url"
                                          : korean            ? "name_ko"
                                                              : "name");
    if (text[0] == '\0')
        return STATUS_OK;
    calendar->names = mem_grow(calendar->names, &calendar->capacity, calendar->count + 1,
                               sizeof(*calendar->names));
    calendar->names[calendar->count++] =
        (struct name){kind, arena_dup(&calendar->arena, value_text(record, "id")),
                      arena_dup(&calendar->arena, text)};
    return STATUS_OK;
}

static enum status read_names(struct calendar *calendar)
{
    struct answer *answer = calendar->answer;
    enum status status =
        selection_values(answer->selection, KIND_PARTNER, add_name, calendar, answer->err);
    if (status == STATUS_OK)
        status = selection_values(answer->selection, KIND_SOURCE, add_name, calendar, answer->err);
    if (calendar->count > 0)
        qsort(calendar->names, calendar->count, sizeof(*calendar->names), compare);
    calendar->ical.lookup = find_name;
    calendar->ical.context = calendar;
    return status;
}

static enum status add_event(void *context, enum kind kind, const struct value *record)
{
    struct calendar *calendar = context;
    struct answer *answer = calendar->answer;
    if (kind == KIND_AGREEMENT)
        ical_anniversary(&calendar->ical, record, answer->options->today);
    else if (!ical_meeting(&calendar->ical, record))
        calendar->left_out++;
    return answer_flow(answer);
}

static enum status add_events(struct calendar *calendar)
{
    struct answer *answer = calendar->answer;
    enum status status =
        selection_values(answer->selection, KIND_MEETING, add_event, calendar, answer->err);
    if (status == STATUS_OK && answer->options->anniversaries)
        status =
            selection_values(answer->selection, KIND_AGREEMENT, add_event, calendar, answer->err);
    return status;
}

enum status export_calendar(struct answer *answer)
{
    struct calendar calendar = {.answer = answer};
    struct store_info info;
    store_info(answer->store, &info);
    selection_narrow(answer->selection);
    ical_begin(&calendar.ical, info.data_date, answer->options->lang, &answer->text);
    enum status status = read_names(&calendar);
    if (status == STATUS_OK)
        status = add_events(&calendar);
    ical_end(&calendar.ical);
    if (status == STATUS_OK && calendar.left_out > 0)
        str_addf(
            answer->note,
            calendar.left_out == 1
                ? err_say(answer->err, "%zu meeting without a date known to the day left out")
                : err_say(answer->err, "%zu meetings without a date known to the day left out"),
            calendar.left_out);
    mem_free(&calendar.names);
    arena_clear(&calendar.arena);
    return status;
}

/* Single meetings */

static const char *find_in_dossier(void *context, enum kind kind, const char *id)
{
    const struct dossier *dossier = context;
    const struct result *sources = &dossier->lists[KIND_SOURCE];
    for (size_t i = 0; kind == KIND_SOURCE && i < sources->count; i++) {
        if (strcmp(sources->rows[i].slug, id) == 0)
            return sources->rows[i].other;
    }
    const struct row *row = kind == KIND_PARTNER ? dossier_row(dossier, kind, id) : NULL;
    return row != NULL ? row_name(row, dossier->lang) : "";
}

void calendar_begin(struct answer *answer, struct ical *ical)
{
    struct store_info info;
    store_info(answer->store, &info);
    ical_begin(ical, info.data_date, answer->options->lang, &answer->text);
}

enum status calendar_meeting(struct answer *answer, struct ical *ical,
                             const struct dossier *dossier)
{
    const struct ref self = dossier->self;
    if (self.kind != KIND_MEETING)
        return err_set(answer->err, STATUS_USAGE, "%s/%s is no meeting; only those have an event",
                       kind_name(self.kind), self.slug);
    ical->lookup = find_in_dossier;
    ical->context = (void *)(uintptr_t)dossier;
    if (!ical_meeting(ical, dossier->record))
        return err_set(answer->err, STATUS_NONE, "the date of meeting/%s is not known to the day",
                       self.slug);
    return STATUS_OK;
}
