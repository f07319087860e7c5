/* SPDX-License-Identifier: MIT */
/* What each kind of page is made of. */
#include "dossier_parts.h"

#include "attache/core/schema.h"
#include "attache/store/record.h"
#include "attache/store/rows.h"

#include <string.h>

static void gather_meeting(struct gather *g)
{
    gather_need(g, KIND_PARTNER, "KR"); /* whose people sit there, as a rule */
    gather_outcomes(g);
    gather_record_sources(g);
    gather_neighbours(g);
}

static void gather_partner(struct gather *g)
{
    gather_people(g, false);
    gather_need(g, KIND_PARTNER, "KR"); /* the other side of the table */
    gather_tallied(g, KIND_ORGANIZATION);
    gather_topics(g);
    gather_tallied(g, KIND_SERIES);
    gather_linked(g, KIND_SERIES, "partners", "");
    gather_agreements(g);
    gather_tallied(g, KIND_PROGRAMME);
    gather_linked(g, KIND_PROGRAMME, "partners", "");
    gather_promises(g);
    gather_series_records(g);
    gather_linked(g, KIND_PARTNER, "members", "bloc");
    gather_linked(g, KIND_PARTNER, "parent", "part");
    gather_linked(g, KIND_PARTNER, "successor", "former");
    gather_partners_like(g);
}

static void gather_person(struct gather *g)
{
    gather_tallied(g, KIND_PARTNER);
    gather_seats(g);
    gather_people(g, true);
    gather_holders(g);
    gather_tallied(g, KIND_ORGANIZATION);
    gather_topics(g);
}

static void gather_organization(struct gather *g)
{
    gather_tallied(g, KIND_PARTNER);
    gather_organization_seats(g);
    gather_kin(g);
    gather_linked(g, KIND_ORGANIZATION, "parent", "part");
    gather_topics(g);
    gather_linked(g, KIND_AGREEMENT, "parties", "");
}

static void gather_topic(struct gather *g)
{
    gather_tallied(g, KIND_PARTNER);
    gather_topic_relatives(g);
    gather_tallied(g, KIND_SERIES);
    gather_linked(g, KIND_AGREEMENT, "topics", "");
}

static void gather_series(struct gather *g)
{
    gather_tallied(g, KIND_PARTNER);
    gather_topics(g);
    gather_linked(g, KIND_SERIES, "predecessors", "");
    gather_tallied(g, KIND_AGREEMENT);
    gather_promises(g);
}

static void gather_agreement(struct gather *g)
{
    const char *comma = strrchr(value_text(g->dossier->record, "place"), ',');
    if (comma != NULL) /* "Paris, FR" */
        gather_need(g, KIND_PARTNER, comma + 1);
    gather_agreement_roles(g);
    gather_tallied(g, KIND_AGREEMENT);
    gather_promises(g);
}

/* Of the kinds that no list has yet, those whose records refer to the entity of the page: note is
   "refers". */
static void gather_referring(struct gather *g)
{
    const enum kind self = g->dossier->self.kind;
    for (enum kind kind = KIND_MEETING + 1; kind < KIND_OUTCOME; kind++) {
        if (kind == self || gather_list(g, (int)kind)->count > 0)
            continue;
        for (const struct field *field = schema_of(kind)->fields; field->name != NULL; field++) {
            if (field->type == FIELD_REF && field->target == self)
                gather_linked(g, kind, field->name, "refers");
        }
    }
}

static void gather_kind(struct gather *g, enum kind kind)
{
    static void (*const parts[KIND_COUNT])(struct gather *) = {
        [KIND_MEETING] = gather_meeting,
        [KIND_PARTNER] = gather_partner,
        [KIND_PERSON] = gather_person,
        [KIND_TOPIC] = gather_topic,
        [KIND_ORGANIZATION] = gather_organization,
        [KIND_SERIES] = gather_series,
        [KIND_AGREEMENT] = gather_agreement,
    };
    if (kind != KIND_MEETING) {
        gather_meetings(g);
        gather_attached(g);
        if (kind != KIND_SOURCE)
            gather_sources(g);
    }
    if (parts[kind] != NULL)
        parts[kind](g);
    else if (kind != KIND_SOURCE)
        gather_topics(g);
    gather_referring(g);
    gather_refs(g);
    gather_names(g);
}

static enum status open_report(struct gather *g, const struct view_name *view, const char *rest)
{
    struct dossier *out = g->dossier;
    out->today = g->store->today;
    gather_report(g, view, rest);
    idset_clear(&g->meetings);
    mem_free(&g->needed);
    if (g->status != STATUS_OK)
        dossier_clear(out);
    return g->status;
}

enum status store_dossier(struct store *store, struct ref ref, struct dossier *out, struct err *err)
{
    struct gather g = {.store = store, .dossier = out, .err = err};
    const char *rest = "";
    const struct view_name *view = ref.kind == KIND_NONE ? view_name_find(ref.slug, &rest) : NULL;
    if (view != NULL && view->form == VIEW_FORM_PAGE)
        return open_report(&g, view, rest);
    if (ref.kind <= KIND_NONE || ref.kind >= KIND_OUTCOME)
        return err_set(err, STATUS_NONE, "there is no page of %s", ref.slug);
    out->self = (struct ref){ref.kind, arena_dup(&out->arena, ref.slug)};
    out->today = store->today;
    g.status = rows_find(store, (int)ref.kind, ref.slug, &g.id, err);
    struct record record = {.arena = &out->arena, .origin = ""};
    if (g.status == STATUS_OK)
        g.status = record_read(store, ref.kind, g.id, &record, err);
    out->record = record.value;
    out->origin = record.origin;
    if (g.status == STATUS_OK)
        gather_kind(&g, ref.kind);
    idset_clear(&g.meetings);
    mem_free(&g.needed);
    if (g.status == STATUS_NONE)
        err_set(err, STATUS_NONE, "there is no %s/%s", kind_name(ref.kind), ref.slug);
    if (g.status != STATUS_OK)
        dossier_clear(out);
    return g.status;
}
