/* SPDX-License-Identifier: MIT */
/* People on pages: who sat in the meetings, in which office, and who held it before and after. */
#include "dossier_parts.h"

#include "attache/store/rows.h"

#include <stdlib.h>
#include <string.h>

enum { SEATS_SHOWN = 2000 }; /* the newest */

/* The seat on which a statement with the columns of a seat stands. */
struct seat {
    int64_t meeting;
    int64_t person;
    int64_t organization;
};

static struct seat read_seat(sqlite3_stmt *taken)
{
    return (struct seat){
        .meeting = sqlite3_column_int64(taken, 0),
        .person = sqlite3_column_int64(taken, 1),
        .organization = sqlite3_column_int64(taken, 2),
    };
}

/* One who sat in some of the meetings; the office is that of the last seat. */
struct seated {
    int64_t person;
    int64_t count;
    int64_t first; /* meetings */
    int64_t last;
    int64_t organization;
    const char *office;
};

struct seated_list {
    struct seated *items;
    size_t count;
    size_t capacity;
};

/* Seats come by person, oldest first. */
static void add_seated(struct seated_list *list, struct seat seat, sqlite3_stmt *taken,
                       struct arena *arena)
{
    size_t n = list->count;
    if (n == 0 || list->items[n - 1].person != seat.person) {
        list->items = mem_grow(list->items, &list->capacity, n + 1, sizeof(*list->items));
        list->items[n] = (struct seated){.person = seat.person, .first = seat.meeting};
        list->count = ++n;
    }
    struct seated *seated = &list->items[n - 1];
    seated->count += seated->last != seat.meeting;
    seated->last = seat.meeting;
    if (seat.organization != 0)
        seated->organization = seat.organization;
    seated->office = db_dup(taken, 3, arena);
}

static int64_t day_of(struct gather *g, int64_t meeting, int column)
{
    bool found = false;
    int64_t day = 0;
    sqlite3_stmt *taken = db_take(g->store, STMT_FIRST_DAY, g->err);
    if (taken != NULL) {
        sqlite3_bind_int64(taken, 1, meeting);
        g->status = db_step(g->store, taken, &found, g->err);
        day = found ? sqlite3_column_int64(taken, column) : 0;
    }
    db_give(g->store, STMT_FIRST_DAY, taken);
    return day;
}

static void add_person(struct gather *g, const struct seated *seated, const char *not_of)
{
    struct result *list = gather_list(g, DOSSIER_PEOPLE);
    struct row *row = NULL;
    g->status = rows_entity(g->store, seated->person, list, &row, g->err);
    if (row == NULL)
        return;
    if (seated->person == g->id || (not_of != NULL && strcmp(row->partners, not_of) == 0)) {
        list->count--;
        return;
    }
    row->count = seated->count;
    row->note = arena_dup(&list->arena, seated->office);
    row->first_day = day_of(g, seated->first, 1);
    row->last_day = day_of(g, seated->last, 2);
    row->other = gather_slug(g, seated->organization, list);
    gather_need(g, KIND_ORGANIZATION, row->other);
    gather_need(g, KIND_PARTNER, row->partners);
}

void gather_people(struct gather *g, bool other_countries)
{
    struct seated_list seated = {0};
    struct arena arena = {0};
    bool found = false;
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, STMT_SEATS_ALL, g->err) : NULL;
    if (taken == NULL)
        return;
    while ((g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        struct seat seat = read_seat(taken);
        if (idset_has(&g->meetings, seat.meeting))
            add_seated(&seated, seat, taken, &arena);
    }
    db_give(g->store, STMT_SEATS_ALL, taken);
    const char *country = other_countries ? value_text(g->dossier->record, "country") : "";
    for (size_t i = 0; i < seated.count && g->status == STATUS_OK; i++)
        add_person(g, &seated.items[i], country[0] != '\0' ? country : NULL);
    rows_sort(gather_list(g, DOSSIER_PEOPLE));
    mem_free(&seated.items);
    arena_clear(&arena);
}

/* Fills what the seat adds to the row of a meeting or of a person. */
static void describe_seat(struct gather *g, struct row *row, sqlite3_stmt *taken,
                          struct result *list)
{
    row->note = db_dup(taken, 3, &list->arena);
    row->word = db_dup(taken, 4, &list->arena);
    row->other = gather_slug(g, sqlite3_column_int64(taken, 2), list);
    gather_need(g, KIND_ORGANIZATION, row->other);
}

void gather_seats(struct gather *g)
{
    struct result *list = gather_list(g, DOSSIER_SEATS);
    bool found = false;
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, STMT_SEATS, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_int64(taken, 1, g->id);
    while (g->status == STATUS_OK && list->count < SEATS_SHOWN &&
           (g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        struct row *row = NULL;
        g->status = rows_meeting(g->store, read_seat(taken).meeting, list, &row, g->err);
        if (row != NULL)
            describe_seat(g, row, taken, list);
    }
    db_give(g->store, STMT_SEATS, taken);
}

/* A row of a person for a seat, with the meeting's date. */
static void add_seat_of(struct gather *g, enum dossier_list which, sqlite3_stmt *taken)
{
    struct result *list = gather_list(g, which);
    struct result meeting = {0};
    struct row *met = NULL;
    struct row *row = NULL;
    struct seat seat = read_seat(taken);
    g->status = rows_entity(g->store, seat.person, list, &row, g->err);
    if (g->status == STATUS_OK)
        g->status = rows_meeting(g->store, seat.meeting, &meeting, &met, g->err);
    if (row != NULL && met != NULL) {
        row->date = arena_dup(&list->arena, met->date);
        row->first_day = met->first_day;
        row->last_day = met->last_day;
        describe_seat(g, row, taken, list);
    }
    result_clear(&meeting);
}

/* Who sat for the body: one row a seat, and one a person. */
void gather_body_seats(struct gather *g)
{
    struct result *people = gather_list(g, DOSSIER_PEOPLE);
    bool found = false;
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_SEATS_BODY, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_int64(taken, 1, g->id);
    while (g->status == STATUS_OK && gather_list(g, DOSSIER_SEATS)->count < SEATS_SHOWN &&
           (g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        struct row *person = NULL;
        struct seat seat = read_seat(taken);
        add_seat_of(g, DOSSIER_SEATS, taken);
        for (size_t i = 0; i < people->count && person == NULL; i++) {
            if (people->rows[i].id == seat.person)
                person = &people->rows[i];
        }
        if (person == NULL && g->status == STATUS_OK) {
            g->status = rows_entity(g->store, seat.person, people, &person, g->err);
            if (person != NULL) {
                person->count = 0;
                person->note = db_dup(taken, 3, &people->arena);
            }
        }
        if (person != NULL)
            person->count++;
    }
    db_give(g->store, STMT_SEATS_BODY, taken);
    rows_sort(people);
}

/* Whether the person sat for that body in that office. */
static bool held_office(const struct result *seats, const char *body, const char *office)
{
    for (size_t i = 0; i < seats->count; i++) {
        if (strcmp(seats->rows[i].other, body) == 0 && strcmp(seats->rows[i].note, office) == 0)
            return true;
    }
    return false;
}

static bool seen_body(const struct result *seats, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (strcmp(seats->rows[i].other, seats->rows[at].other) == 0)
            return true;
    }
    return false;
}

static void add_holders(struct gather *g, const char *body)
{
    const struct result *seats = gather_list(g, DOSSIER_SEATS);
    int64_t organization = 0;
    bool found = false;
    g->status = rows_find(g->store, KIND_ORGANIZATION, body, &organization, g->err);
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_SEATS_BODY, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_int64(taken, 1, organization);
    while (g->status == STATUS_OK && gather_list(g, DOSSIER_HOLDERS)->count < SEATS_SHOWN &&
           (g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        const char *office = db_text(taken, 3);
        if (office[0] != '\0' && read_seat(taken).person != g->id &&
            held_office(seats, body, office))
            add_seat_of(g, DOSSIER_HOLDERS, taken);
    }
    db_give(g->store, STMT_SEATS_BODY, taken);
}

void gather_holders(struct gather *g)
{
    const struct result *seats = gather_list(g, DOSSIER_SEATS);
    for (size_t i = 0; i < seats->count && g->status == STATUS_OK; i++) {
        if (seats->rows[i].other[0] != '\0' && !seen_body(seats, i))
            add_holders(g, seats->rows[i].other);
    }
}
