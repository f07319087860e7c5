/* SPDX-License-Identifier: MIT */
/*
 * Koreans who are probably one though they share no spelling: the Latin spelling of one, whose
 * Hangul is not known, reads as the other's name by the lattice of text/roman.h, or their names in
 * Hangul differ by the initial-sound rule alone. Those whose Hangul is known are sorted by surname,
 * so that each spelling is held against its surnames alone.
 */
#include "import_parts.h"

#include "attache/text/hangul.h"
#include "attache/text/roman.h"
#include "attache/text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A name in Hangul, under the place of its surname in the table; one of two syllables stands under
   both places. */
struct hangul_name {
    int place;
    uint32_t entry;
    const char *name;
};

/* A Latin spelling of someone without Hangul. */
struct latin_name {
    uint32_t entry;
    struct roman_name *read;
};

struct alike {
    struct import *import;
    struct arena arena;
    struct hangul_name *hangul;
    size_t hangul_count, hangul_capacity;
    struct latin_name *latin;
    size_t latin_count, latin_capacity;
};

/* The spellings of people of Korea, the names in Hangul of each person first. */
static const char sql_koreans[] = "SELECT entry, name FROM temp.spelling WHERE country = 'KR'"
                                  " ORDER BY entry, name < '\xEA\xB0\x80', rowid";

/* The syllables of a name that is Hangul and nothing else; 0 if it is not. */
static size_t read_syllables(const char *name, uint32_t *out, size_t most)
{
    size_t count = 0;
    for (const char *at = name; *at != '\0';) {
        uint32_t cp;
        at += utf8_next(at, strlen(at), &cp);
        if (cp == ' ')
            continue;
        if (!hangul_is_syllable(cp) || count == most)
            return 0;
        out[count++] = cp;
    }
    return count;
}

static void add_hangul(struct alike *alike, uint32_t entry, const char *name)
{
    uint32_t syllables[8];
    size_t count = read_syllables(name, syllables, 8);
    for (size_t size = 1; size <= 2 && size < count; size++) {
        int place = roman_surnames_place(syllables, size);
        if (place < 0)
            continue;
        alike->hangul = mem_grow(alike->hangul, &alike->hangul_capacity, alike->hangul_count + 1,
                                 sizeof(*alike->hangul));
        alike->hangul[alike->hangul_count++] =
            (struct hangul_name){place, entry, arena_dup(&alike->arena, name)};
    }
}

static void add_latin(struct alike *alike, uint32_t entry, const char *name)
{
    struct roman_name read;
    if (!roman_parse(name, &read))
        return;
    alike->latin = mem_grow(alike->latin, &alike->latin_capacity, alike->latin_count + 1,
                            sizeof(*alike->latin));
    struct roman_name *kept = arena_new(&alike->arena, 1, sizeof(*kept));
    *kept = read;
    alike->latin[alike->latin_count++] = (struct latin_name){entry, kept};
}

static enum status read_koreans(struct alike *alike, struct err *err)
{
    bool row = false;
    uint32_t known = 0; /* the person whose Hangul was read last */
    sqlite3_stmt *stmt = sql_prepare(alike->import->db, sql_koreans, err);
    enum status status = stmt != NULL ? sql_row(stmt, &row, err) : STATUS_DATA;
    while (status == STATUS_OK && row) {
        uint32_t entry = (uint32_t)sqlite3_column_int64(stmt, 0);
        const char *name = sql_text(stmt, 1);
        uint32_t syllables[8];
        if (read_syllables(name, syllables, 8) > 0) {
            known = entry;
            add_hangul(alike, entry, name);
        } else if (known != entry) {
            add_latin(alike, entry, name);
        }
        status = sql_row(stmt, &row, err);
    }
    sqlite3_finalize(stmt);
    return status;
}

static int compare_places(const void *a, const void *b)
{
    const struct hangul_name *x = a;
    const struct hangul_name *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static size_t first_of_place(const struct alike *alike, int place)
{
    size_t low = 0;
    size_t high = alike->hangul_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (alike->hangul[middle].place < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_surname(const struct roman_name *read, size_t place)
{
    for (size_t i = 0; i < read->count; i++) {
        if ((read->readings[i].surnames.strict[place / 64] >> (place % 64) & 1) != 0)
            return true;
    }
    return false;
}

static void warn_alike(struct alike *alike, uint32_t one, uint32_t other)
{
    people_warn(alike->import, one, other,
                err_say(&alike->import->voice, "their names read alike"));
}

/* Those whose surname is the other one of the pair: each pair once. */
static void judge_hangul(struct alike *alike, size_t at)
{
    const struct hangul_name *own = &alike->hangul[at];
    const int twin = roman_surname_twin(own->place);
    if (twin < own->place)
        return;
    for (size_t i = first_of_place(alike, twin);
         i < alike->hangul_count && alike->hangul[i].place == twin; i++) {
        if (roman_are_twins(own->name, alike->hangul[i].name))
            warn_alike(alike, own->entry, alike->hangul[i].entry);
    }
}

static void judge_latin(struct alike *alike, size_t at)
{
    const struct latin_name *own = &alike->latin[at];
    for (size_t place = 0; place < roman_surname_count(); place++) {
        if (!has_surname(own->read, place))
            continue;
        for (size_t i = first_of_place(alike, (int)place);
             i < alike->hangul_count && alike->hangul[i].place == (int)place; i++) {
            if (roman_meets_hangul(own->read, alike->hangul[i].name) == ROMAN_YES)
                warn_alike(alike, own->entry, alike->hangul[i].entry);
        }
    }
    for (size_t i = at + 1; i < alike->latin_count; i++) {
        const struct latin_name *other = &alike->latin[i];
        if (other->entry != own->entry && roman_meets(own->read, other->read) == ROMAN_YES)
            warn_alike(alike, own->entry, other->entry);
    }
}

enum status import_judge_alike(struct import *import, struct err *err)
{
    struct alike alike = {.import = import};
    enum status status = read_koreans(&alike, err);
    if (alike.hangul_count > 1)
        qsort(alike.hangul, alike.hangul_count, sizeof(*alike.hangul), compare_places);
    for (size_t i = 0; status == STATUS_OK && i < alike.hangul_count; i++)
        judge_hangul(&alike, i);
    for (size_t i = 0; status == STATUS_OK && i < alike.latin_count; i++)
        judge_latin(&alike, i);
    mem_free(&alike.hangul);
    mem_free(&alike.latin);
    arena_clear(&alike.arena);
    return status;
}
