/* SPDX-License-Identifier: MIT */
/* People on pages: who sat in the meetings, in which office, and who held it before and after. */
#include "dossier_parts.h"

#include "attache/store/rows.h"

#include <stdlib.h>
#include <string.h>

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
    struct result *list = gather_list(g, KIND_PERSON);
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

/* Who sat where: for a partner, whose page tells who met whom. */
struct met {
    int64_t meeting;
    int64_t person;
    const char *role;
};

struct met_list {
    struct met *items;
    size_t count;
    size_t capacity;
};

static int compare_met(const void *a, const void *b)
{
    const struct met *x = a;
    const struct met *y = b;
    if (x->meeting != y->meeting)
        return x->meeting > y->meeting ? -1 : 1;
    return (x->person > y->person) - (x->person < y->person);
}

static const struct row *find_person(const struct result *people, int64_t id)
{
    for (size_t i = 0; i < people->count; i++) {
        if (people->rows[i].id == id)
            return &people->rows[i];
    }
    return NULL;
}

/* Whether the seats are those of a meeting of the partner alone with someone named on each side. */
static bool both_sides(struct gather *g, const struct met *met, size_t count)
{
    const struct row *meeting = gather_meeting_row(g, met->meeting);
    const struct result *people = gather_list(g, KIND_PERSON);
    bool korean = false;
    bool other = false;
    if (meeting == NULL || strcmp(meeting->partners, g->dossier->self.slug) != 0)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct row *person = find_person(people, met[i].person);
        bool home = person != NULL && strcmp(person->partners, "KR") == 0;
        korean = korean || home;
        other = other || (person != NULL && !home);
    }
    return korean && other;
}

static void add_met(struct gather *g, const struct met *met)
{
    const struct row *meeting = gather_meeting_row(g, met->meeting);
    const struct row *person = find_person(gather_list(g, KIND_PERSON), met->person);
    struct result *list = gather_list(g, DOSSIER_SEATS);
    if (person == NULL)
        return;
    struct row *row = result_add(list);
    *row = *person; /* the lists of a dossier live equally long */
    row->word = arena_dup(&list->arena, met->role);
    row->place = meeting->slug;
    row->date = meeting->date;
    row->first_day = meeting->first_day;
    row->last_day = meeting->last_day;
}

/* The newest meetings of the two alone at which both sides are named. */
static void gather_met(struct gather *g, struct met_list *met)
{
    enum { SHOWN = 10 };
    size_t shown = 0;
    if (met->count > 1)
        qsort(met->items, met->count, sizeof(*met->items), compare_met);
    for (size_t i = 0, next; i < met->count && shown < SHOWN; i = next) {
        for (next = i + 1; next < met->count && met->items[next].meeting == met->items[i].meeting;)
            next++;
        if (!both_sides(g, &met->items[i], next - i))
            continue;
        for (size_t n = i; n < next; n++)
            add_met(g, &met->items[n]);
        shown++;
    }
}

static void note_met(struct met_list *list, struct seat seat, sqlite3_stmt *taken,
                     struct arena *arena)
{
    list->items = mem_grow(list->items, &list->capacity, list->count + 1, sizeof(*list->items));
    list->items[list->count++] = (struct met){seat.meeting, seat.person, db_dup(taken, 4, arena)};
}

void gather_people(struct gather *g, bool other_countries)
{
    struct seated_list seated = {0};
    struct met_list met = {0};
    struct arena arena = {0};
    bool found = false;
    sqlite3_stmt *taken = g->status == STATUS_OK ? db_take(g->store, STMT_SEATS_ALL, g->err) : NULL;
    if (taken == NULL)
        return;
    while ((g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        struct seat seat = read_seat(taken);
        if (!idset_has(&g->meetings, seat.meeting))
            continue;
        add_seated(&seated, seat, taken, &arena);
        if (!other_countries)
            note_met(&met, seat, taken, &arena);
    }
    db_give(g->store, STMT_SEATS_ALL, taken);
    const char *country = other_countries ? value_text(g->dossier->record, "country") : "";
    for (size_t i = 0; i < seated.count && g->status == STATUS_OK; i++)
        add_person(g, &seated.items[i], country[0] != '\0' ? country : NULL);
    rows_sort(gather_list(g, KIND_PERSON));
    gather_met(g, &met);
    mem_free(&seated.items);
    mem_free(&met.items);
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
    while (g->status == STATUS_OK && list->count < GATHER_SEATS &&
           (g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        struct row *row = NULL;
        g->status = rows_meeting(g->store, read_seat(taken).meeting, list, &row, g->err);
        if (row != NULL)
            describe_seat(g, row, taken, list);
    }
    db_give(g->store, STMT_SEATS, taken);
}

struct row *gather_seat(struct gather *g, int which, sqlite3_stmt *taken)
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
    return row;
}

/* Who sat for the organization: one row a seat, and one a person. */
void gather_organization_seats(struct gather *g)
{
    struct result *people = gather_list(g, KIND_PERSON);
    bool found = false;
    sqlite3_stmt *taken =
        g->status == STATUS_OK ? db_take(g->store, STMT_SEATS_ORGANIZATION, g->err) : NULL;
    if (taken == NULL)
        return;
    sqlite3_bind_int64(taken, 1, g->id);
    while (g->status == STATUS_OK && gather_list(g, DOSSIER_SEATS)->count < GATHER_SEATS &&
           (g->status = db_step(g->store, taken, &found, g->err)) == STATUS_OK && found) {
        struct row *person = NULL;
        struct seat seat = read_seat(taken);
        gather_seat(g, DOSSIER_SEATS, taken);
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
    db_give(g->store, STMT_SEATS_ORGANIZATION, taken);
    rows_sort(people);
}
