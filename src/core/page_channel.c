/* SPDX-License-Identifier: MIT */
/*
 * The main channel of a partner: the one committee or dialogue in which the two governments settle
 * their science and technology with each other. Which series that is, is decided by what the
 * records say, the first difference counting:
 *   1. the series is of Korea and this partner alone; a mere strand of contacts is none;
 *   2. it met more than once;
 *   3. it is alive: it met in the last ten years, or a session is planned;
 *   4. its kind: joint committee, ministerial meeting, high-level talks, dialogue, working group,
 *      then all others;
 *   5. its basis: a treaty, some other document, none;
 *   6. more sessions held;
 *   7. the later last session.
 */
#include "page_parts.h"

#include <string.h>

struct claim {
    bool repeated;
    bool alive;
    int kind;
    int basis;
    int held;
    int64_t last_day;
};

/* The record of a series that is listed, NULL when the dossier has none. */
static const struct value *record_of(const struct sheet *sheet, const struct row *series)
{
    const struct result *rows = sheet_list(sheet, KIND_SERIES);
    return sheet->dossier->series != NULL ? sheet->dossier->series[series - rows->rows] : NULL;
}

static int kind_rank(const char *kind)
{
    static const char *const kinds[] = {"working-group", "dialogue", "high-level-talks",
                                        "ministerial", "joint-committee"};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strcmp(kinds[i], kind) == 0)
            return (int)i + 1;
    }
    return 0;
}

/* The treaty whose title is the basis of the series, or NULL. */
static const struct row *treaty_of(const struct sheet *sheet, const char *basis)
{
    const struct result *rows = sheet_list(sheet, KIND_AGREEMENT);
    for (size_t i = 0; basis[0] != '\0' && i < rows->count; i++) {
        if (strcmp(rows->rows[i].word, "treaty") == 0 && strcmp(rows->rows[i].title, basis) == 0)
            return &rows->rows[i];
    }
    return NULL;
}

const struct row *channel_treaty(const struct sheet *sheet, const struct row *channel)
{
    return channel != NULL ? treaty_of(sheet, value_text(record_of(sheet, channel), "basis"))
                           : NULL;
}

static struct claim find_claim(const struct sheet *sheet, const struct row *series)
{
    enum { ALIVE_DAYS = 3653 };
    const struct result *meetings = sheet_list(sheet, KIND_MEETING);
    const int64_t today = sheet->dossier->today;
    const char *basis = value_text(record_of(sheet, series), "basis");
    struct claim claim = {.kind = kind_rank(series->word)};
    for (size_t i = 0; i < meetings->count; i++) {
        const struct row *row = &meetings->rows[i];
        if (strcmp(row->other, series->slug) != 0 || strcmp(row->status, "cancelled") == 0)
            continue;
        bool held = strcmp(row->status, "held") == 0 && row->first_day <= today;
        claim.held += held;
        claim.alive = claim.alive || row->last_day >= today - ALIVE_DAYS;
        if (held && row->last_day > claim.last_day)
            claim.last_day = row->last_day;
    }
    claim.repeated = claim.held > 1;
    if (basis[0] != '\0')
        claim.basis = treaty_of(sheet, basis) != NULL ? 2 : 1;
    return claim;
}

/* Positive when a claims more than b. */
static int compare_claims(const struct claim *a, const struct claim *b)
{
    if (a->repeated != b->repeated)
        return a->repeated ? 1 : -1;
    if (a->alive != b->alive)
        return a->alive ? 1 : -1;
    if (a->kind != b->kind)
        return a->kind - b->kind;
    if (a->basis != b->basis)
        return a->basis - b->basis;
    if (a->held != b->held)
        return a->held - b->held;
    return (a->last_day > b->last_day) - (a->last_day < b->last_day);
}

const struct row *channel_find(const struct sheet *sheet)
{
    const struct result *rows = sheet_list(sheet, KIND_SERIES);
    const struct row *best = NULL;
    struct claim most = {0};
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        if (strcmp(row->partners, sheet->dossier->self.slug) != 0 ||
            strcmp(row->word, "strand") == 0 || row->count == 0)
            continue;
        struct claim claim = find_claim(sheet, row);
        if (best == NULL || compare_claims(&claim, &most) > 0) {
            best = row;
            most = claim;
        }
    }
    return best;
}

/* The last session held of the series, or the nearest one to come. */
static const struct row *session_beside(const struct dossier *dossier, const char *series,
                                        bool next)
{
    const struct result *rows = &dossier->lists[KIND_MEETING];
    const struct row *found = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        bool held = strcmp(row->status, "held") == 0;
        if (strcmp(row->other, series) != 0 || strcmp(row->status, "cancelled") == 0)
            continue;
        if (!next && held && row->first_day <= dossier->today)
            return row; /* the newest comes first */
        if (next && !held && row->last_day >= dossier->today)
            found = row;
    }
    return found;
}

const struct row *dossier_neighbour(const struct dossier *dossier, bool next)
{
    const struct result *rows = &dossier->lists[DOSSIER_NEIGHBOURS];
    struct sheet sheet = {.dossier = dossier, .record = dossier->record, .lang = dossier->lang};
    const struct row *channel = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->rows[i].note, next ? "next" : "previous") == 0)
            return &rows->rows[i];
    }
    if (dossier->self.kind == KIND_SERIES)
        return session_beside(dossier, dossier->self.slug, next);
    if (dossier->self.kind == KIND_PARTNER)
        channel = channel_find(&sheet);
    return channel != NULL ? session_beside(dossier, channel->slug, next) : NULL;
}

void series_rhythm(const struct sheet *sheet, const struct row *series, struct rhythm *out)
{
    const struct value *record = record_of(sheet, series);
    struct rhythm_input input = {.meetings = sheet_list(sheet, KIND_MEETING),
                                 .series = series->slug,
                                 .known =
                                     record != NULL ? value_get(record, "known_ordinals") : NULL,
                                 .today = sheet->dossier->today};
    rhythm_find(&input, &sheet->page->arena, out);
}
