/* SPDX-License-Identifier: MIT */
/*
 * Organizations in time: a ministry is renamed, merged and split, and its offices go on. What an
 * organization came from and what it became is in its own record or in the other's; both are read.
 */
#include "dossier_parts.h"

#include "attache/core/office.h"
#include "attache/store/record.h"
#include "attache/store/rows.h"

#include <string.h>

/* A set of organizations in the order in which they were found. */
enum { KIN_MAX = 24 };

struct kin {
    int64_t ids[KIN_MAX];
    size_t count;
};

static void add_kin(struct kin *kin, int64_t id)
{
    for (size_t i = 0; i < kin->count; i++) {
        if (kin->ids[i] == id)
            return;
    }
    if (id != 0 && kin->count < KIN_MAX)
        kin->ids[kin->count++] = id;
}

/* The organizations whose records say in the field that they came from this one, or became it. */
static void add_naming(struct gather *g, int64_t organization, const char *field, struct kin *kin)
{
    bool found = false;
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, STMT_LINKS, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_int64(taken, 1, organization);
    sqlite3_bind_int(taken, 2, KIND_ORGANIZATION);
    while ((g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        if (strcmp(db_text(taken, 1), field) == 0)
            add_kin(kin, sqlite3_column_int64(taken, 0));
    }
    db_give(g->store, STMT_LINKS, taken);
}

/* Adds what the organization came from, or what it became. */
static void add_next(struct gather *g, int64_t organization, bool earlier, struct kin *kin)
{
    const char *own = earlier ? "predecessor" : "successor";
    struct arena arena = {0};
    struct record record = {.arena = &arena};
    int64_t id = 0;
    if (g->status != STATUS_OK)
        return;
    g->status = record_read(g->store, KIND_ORGANIZATION, organization, &record, g->err);
    const char *slug = g->status == STATUS_OK ? value_text(record.value, own) : "";
    if (slug[0] != '\0')
        g->status = rows_find(g->store, KIND_ORGANIZATION, slug, &id, g->err);
    add_kin(kin, id);
    add_naming(g, organization, earlier ? "successor" : "predecessor", kin);
    arena_clear(&arena);
}

static void gather_line(struct gather *g, bool earlier)
{
    struct kin kin = {.ids = {g->id}, .count = 1};
    struct result *list = gather_list(g, KIND_ORGANIZATION);
    for (size_t i = 0; i < kin.count; i++)
        add_next(g, kin.ids[i], earlier, &kin);
    for (size_t i = 1; i < kin.count && g->status == STATUS_OK; i++) {
        struct row *row = NULL;
        g->status = rows_entity(g->store, kin.ids[i], list, &row, g->err);
        if (row == NULL)
            continue;
        row->note = earlier ? "predecessor" : "successor";
        gather_shared(g, row);
    }
}

void gather_kin(struct gather *g)
{
    gather_line(g, true);
    gather_line(g, false);
}

/* Who held an office: at the person's organization, and at those next to it in time */

/* Whether the person sat for that organization in that office. */
static bool held_office(const struct result *seats, const char *organization, const char *office)
{
    for (size_t i = 0; i < seats->count; i++) {
        if (strcmp(seats->rows[i].other, organization) == 0 &&
            office_same(seats->rows[i].note, office))
            return true;
    }
    return false;
}

static bool seen_organization(const struct result *seats, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (strcmp(seats->rows[i].other, seats->rows[at].other) == 0)
            return true;
    }
    return false;
}

/* Those who sat for the organization `at` in an office that the person held at the one `own`. */
static void add_holders(struct gather *g, const char *own, int64_t at)
{
    const struct result *seats = gather_list(g, DOSSIER_SEATS);
    struct result *list = gather_list(g, DOSSIER_HOLDERS);
    bool found = false;
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_SEATS_ORGANIZATION, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_int64(taken, 1, at);
    while (g->status == STATUS_OK && list->count < GATHER_SEATS &&
           (g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        const char *office = db_text(taken, 3);
        if (office[0] == '\0' || sqlite3_column_int64(taken, 1) == g->id ||
            !held_office(seats, own, office))
            continue;
        struct row *row = gather_seat(g, DOSSIER_HOLDERS, taken);
        if (row != NULL)
            row->place = own;
    }
    db_give(g->store, STMT_SEATS_ORGANIZATION, taken);
}

void gather_holders(struct gather *g)
{
    const struct result *seats = gather_list(g, DOSSIER_SEATS);
    for (size_t i = 0; i < seats->count && g->status == STATUS_OK; i++) {
        const char *own = seats->rows[i].other;
        struct kin kin = {0};
        int64_t organization = 0;
        if (own[0] == '\0' || seen_organization(seats, i))
            continue;
        g->status = rows_find(g->store, KIND_ORGANIZATION, own, &organization, g->err);
        add_kin(&kin, organization);
        if (organization != 0) {
            add_next(g, organization, true, &kin);
            add_next(g, organization, false, &kin);
        }
        for (size_t n = 0; n < kin.count; n++)
            add_holders(g, own, kin.ids[n]);
    }
}
