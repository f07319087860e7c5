/* SPDX-License-Identifier: MIT */
/* All spellings in memory, and the searches over them. */
#include "names_parts.h"

#include "attache/store/match.h"
#include "attache/store/rows.h"

#include "attache/text/fold.h"

#include <stdlib.h>
#include <string.h>

bool names_is_whole(enum rule rule)
{
    return rule <= RULE_FORMER;
}

bool names_is_read(enum rule rule)
{
    return names_is_whole(rule) || rule == RULE_ROMANIZED || rule == RULE_SOUND ||
           rule == RULE_KEYBOARD || rule == RULE_INITIALS;
}

static uint32_t keep_text(struct names *names, const char *text, size_t size)
{
    size_t at = names->size;
    names->texts = mem_grow(names->texts, &names->text_capacity, at + size + 1, 1);
    memcpy(names->texts + at, text, size);
    names->texts[at + size] = '\0';
    names->size = at + size + 1;
    return (uint32_t)at;
}

static uint32_t owner_of(struct names *names, int64_t entity, int kind)
{
    size_t at = (size_t)entity;
    names->by_entity =
        mem_grow(names->by_entity, &names->entity_capacity, at + 1, sizeof(*names->by_entity));
    if (names->by_entity[at] != 0)
        return names->by_entity[at] - 1;
    size_t n = names->owner_count++;
    names->owners = mem_grow(names->owners, &names->owner_capacity, n + 1, sizeof(*names->owners));
    names->owners[n] = (struct owner){.entity = entity, .kind = (uint8_t)kind};
    names->by_entity[at] = (uint32_t)(n + 1);
    return (uint32_t)n;
}

static uint32_t heads_of(const char *key)
{
    uint32_t heads = 0;
    while (key != NULL) {
        heads |= names_head(key);
        key = strchr(key, ' ');
        key = key != NULL ? key + 1 : NULL;
    }
    return heads;
}

static bool has_syllables(letters found)
{
    const letters below = ((letters)1 << LETTERS_OTHER) - 1;
    return (found & below) >> LETTERS_INITIALS != 0;
}

static void add_name(struct names *names, sqlite3_stmt *taken)
{
    size_t n = names->count;
    names->spellings =
        mem_grow(names->spellings, &names->capacity, n + 1, sizeof(*names->spellings));
    struct name *name = &names->spellings[n];
    const char *key = db_text(taken, 4);
    size_t size = (size_t)sqlite3_column_bytes(taken, 4);
    int64_t entity = sqlite3_column_int64(taken, 0);
    if (size == 0 || size > UINT16_MAX || entity <= 0 || entity > INT32_MAX)
        return;
    name->owner = owner_of(names, entity, sqlite3_column_int(taken, 1));
    name->what = (uint8_t)sqlite3_column_int(taken, 2);
    name->key = keep_text(names, key, size);
    name->key_size = (uint16_t)size;
    name->letters = names_letters(key, size);
    name->heads = heads_of(key);
    name->hangul = has_syllables(name->letters);
    for (size_t i = 0; i < size; i++)
        name->glued = (uint16_t)(name->glued + (key[i] != ' '));
    const char *text = db_text(taken, 3);
    name->text = keep_text(names, text, (size_t)sqlite3_column_bytes(taken, 3));
    struct owner *owner = &names->owners[name->owner];
    if (name->hangul && (name->what == SPELLING_NATIVE || name->what == SPELLING_ALIAS))
        owner->hangul = true;
    if (name->hangul && name->what == SPELLING_NATIVE && owner->kind == KIND_PERSON) {
        owner->korean = true;
        owner->native = (uint32_t)(n + 1);
    }
    names->count = n + 1;
}

/* Does nothing once they are loaded. Stopped for a key, it goes on from there the next time. */
static enum status load(struct store *store, struct err *err)
{
    bool row = false;
    if (store->names == NULL)
        store->names = mem_new(1, sizeof(*store->names));
    struct names *names = store->names;
    if (names->loaded)
        return STATUS_OK;
    sqlite3_stmt *taken = db_take(store, STMT_NAMES, err);
    if (taken == NULL)
        return STATUS_DATA;
    sqlite3_bind_int64(taken, 1, names->last_id);
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        add_name(names, taken);
        names->last_id = sqlite3_column_int64(taken, 5);
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_NAMES, taken);
    names->loaded = status == STATUS_OK;
    return status;
}

static struct owner *find_owner(struct names *names, int64_t entity)
{
    size_t at = (size_t)entity;
    if (entity < 0 || at >= names->entity_capacity || names->by_entity[at] == 0)
        return NULL;
    return &names->owners[names->by_entity[at] - 1];
}

/* Reads the Latin spellings of the Koreans who have no Hangul. */
static void read_romans(struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        struct name *name = &names->spellings[i];
        const struct owner *owner = &names->owners[name->owner];
        struct roman_name read;
        if (!owner->korean || owner->hangul || names->roman_count >= UINT16_MAX ||
            !roman_parse(names->texts + name->text, &read))
            continue;
        struct roman_name *kept = arena_new(&names->arena, 1, sizeof(*kept));
        *kept = read;
        names->romans = mem_grow(names->romans, &names->roman_capacity, names->roman_count + 1,
                                 sizeof(struct roman_name *));
        names->romans[names->roman_count++] = kept;
        name->roman = (uint16_t)names->roman_count;
    }
}

/* Marks the people of Korea, needed only once a Korean name was typed. */
static enum status mark_koreans(struct store *store, struct err *err)
{
    struct names *names = store->names;
    bool row = false;
    sqlite3_stmt *taken = db_take(store, STMT_ENTITY_KOREAN, err);
    if (taken == NULL)
        return STATUS_DATA;
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        struct owner *owner = find_owner(names, sqlite3_column_int64(taken, 0));
        if (owner != NULL)
            owner->korean = true;
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_ENTITY_KOREAN, taken);
    names->korean_known = status == STATUS_OK;
    if (status == STATUS_OK)
        read_romans(names);
    return status;
}

static bool better(const struct name_match *a, const struct name_hit *b)
{
    if (a->weak != b->weak)
        return b->weak;
    return a->rule != b->rule ? a->rule < b->rule : a->rank < b->rank;
}

static void add_hit(struct names *names, const struct name *name, const struct name_match *met,
                    struct name_hits *out)
{
    struct owner *owner = &names->owners[name->owner];
    if (owner->hit == 0) {
        out->items = mem_grow(out->items, &out->capacity, out->count + 1, sizeof(*out->items));
        owner->hit = (uint32_t)++out->count;
    } else if (!better(met, &out->items[owner->hit - 1])) {
        return;
    }
    out->items[owner->hit - 1] = (struct name_hit){
        .entity = owner->entity,
        .kind = owner->kind,
        .rule = met->rule,
        .rank = met->rank,
        .weak = met->weak,
        .spelling = names->texts + name->text,
        .meetings = name->owner, /* until complete() */
    };
}

/* Whether the spelling has all that was typed in quotes. */
static bool has_phrases(const struct names *names, const struct name *spelling,
                        const struct typed *typed)
{
    size_t i = 0;
    while (i < typed->phrase_count &&
           match_has_phrase(name_key(names, spelling), typed->phrases[i]))
        i++;
    return i == typed->phrase_count;
}

typedef bool rule_fn(const struct names *names, const struct name *name, const struct typed *typed,
                     struct name_match *out);

static void scan(struct names *names, const struct typed *typed, unsigned kinds, rule_fn *rule,
                 struct name_hits *out)
{
    struct name_match met;
    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->spellings[i];
        unsigned kind = NAMES_KIND(names->owners[name->owner].kind);
        if ((kind & kinds) != 0 && rule(names, name, typed, &met) &&
            has_phrases(names, name, typed))
            add_hit(names, name, &met, out);
    }
}

/* What ties are decided by, of all entities: one walk takes less than looking up each hit of a
   short word. */
static enum status weigh_all(struct store *store, struct err *err)
{
    bool row = false;
    sqlite3_stmt *taken = db_take(store, STMT_ENTITY_WEIGHTS, err);
    if (taken == NULL)
        return STATUS_DATA;
    enum status status = db_step(store, taken, &row, err);
    while (row) {
        struct owner *owner = find_owner(store->names, sqlite3_column_int64(taken, 0));
        if (owner != NULL) {
            owner->meetings = sqlite3_column_int64(taken, 1);
            owner->last_day = sqlite3_column_int64(taken, 2);
            owner->known = true;
        }
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_ENTITY_WEIGHTS, taken);
    return status;
}

/* How many meetings and when the last: looked up once an entity. */
static enum status complete(struct store *store, struct name_hits *out, struct err *err)
{
    enum status status = STATUS_OK;
    sqlite3_stmt *taken = db_take(store, STMT_ENTITY_WEIGHT, err);
    if (taken == NULL)
        status = STATUS_DATA;
    for (size_t i = 0; i < out->count; i++) {
        struct owner *owner = &store->names->owners[out->items[i].meetings];
        owner->hit = 0;
        if (!owner->known && status == STATUS_OK) {
            bool row = false;
            sqlite3_reset(taken);
            sqlite3_bind_int64(taken, 1, owner->entity);
            status = db_step(store, taken, &row, err);
            owner->meetings = row ? sqlite3_column_int64(taken, 0) : 0;
            owner->last_day = row ? sqlite3_column_int64(taken, 1) : 0;
            owner->known = status == STATUS_OK;
        }
        out->items[i].meetings = owner->meetings;
        out->items[i].last_day = owner->last_day;
    }
    db_give(store, STMT_ENTITY_WEIGHT, taken);
    return status;
}

int name_hit_compare(const void *a, const void *b)
{
    const struct name_hit *x = a;
    const struct name_hit *y = b;
    if (x->weak != y->weak)
        return x->weak ? 1 : -1;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->meetings != y->meetings)
        return x->meetings > y->meetings ? -1 : 1;
    if (x->last_day != y->last_day)
        return x->last_day > y->last_day ? -1 : 1;
    return (x->entity > y->entity) - (x->entity < y->entity);
}

void name_hits_sort(struct name_hits *hits)
{
    size_t sorted = 1;
    while (sorted < hits->count &&
           name_hit_compare(&hits->items[sorted - 1], &hits->items[sorted]) <= 0)
        sorted++;
    if (sorted < hits->count)
        qsort(hits->items, hits->count, sizeof(*hits->items), name_hit_compare);
}

/* Slips are for what is not there as typed. */
static bool wants_slips(const struct name_hits *hits)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (!hits->items[i].weak && hits->items[i].rule <= RULE_WORDS)
            return false;
    }
    return true;
}

/* What is typed as the name of a country or topic is rarely meant where it stands inside a word of
   another's name: China in the United States (중국, 미합중국), electrons in genes (전자, 유전자).
   Such a hit goes below the divider. */
static void weaken_inside(struct name_hits *hits)
{
    const unsigned listed = NAMES_KIND(KIND_PARTNER) | NAMES_KIND(KIND_TOPIC);
    unsigned named = 0;
    for (size_t i = 0; i < hits->count; i++) {
        if (names_is_whole(hits->items[i].rule))
            named |= NAMES_KIND(hits->items[i].kind) & listed;
    }
    for (size_t i = 0; i < hits->count; i++) {
        struct name_hit *hit = &hits->items[i];
        if (hit->rule == RULE_HANGUL && hit->rank >= NAMES_INSIDE)
            hit->weak = (NAMES_KIND(hit->kind) & named) != 0;
    }
}

static enum status find(struct store *store, const char *text, unsigned kinds,
                        struct name_hits *out, struct err *err)
{
    struct typed typed;
    enum status status = STATUS_OK;
    typed_init(&typed, text);
    if (!store->names->korean_known && (typed.roman || typed.partial || typed.syllables))
        status = mark_koreans(store, err);
    if (status == STATUS_OK) {
        scan(store->names, &typed, kinds, name_meets, out);
        if (wants_slips(out))
            scan(store->names, &typed, kinds, name_slips, out);
        status = complete(store, out, err);
        weaken_inside(out);
    }
    typed_clear(&typed);
    name_hits_sort(out);
    return status;
}

enum status store_warm(struct store *store, struct err *err)
{
    enum status status = load(store, err);
    if (status == STATUS_OK && !store->names->korean_known)
        status = mark_koreans(store, err);
    return status == STATUS_OK ? weigh_all(store, err) : status;
}

/* A search asks for the same names twice, for themselves and for their meetings. */
enum status names_find(struct store *store, const char *text, unsigned kinds, struct name_hits *out,
                       struct err *err)
{
    enum status status = load(store, err);
    if (status != STATUS_OK)
        return status;
    struct names *names = store->names;
    if (names->last_text == NULL || names->last_kinds != kinds ||
        strcmp(names->last_text, text) != 0) {
        mem_free(&names->last_text);
        names->last.count = 0;
        status = find(store, text, kinds, &names->last, err);
        if (status != STATUS_OK)
            return status;
        names->last_text = mem_dup(text);
        names->last_kinds = kinds;
    }
    size_t total = out->count + names->last.count;
    out->items = mem_grow(out->items, &out->capacity, total, sizeof(*out->items));
    if (names->last.count > 0)
        memcpy(out->items + out->count, names->last.items, names->last.count * sizeof(*out->items));
    out->count = total;
    return STATUS_OK;
}

enum status names_exact(struct store *store, const char *typed, unsigned kinds,
                        struct ids *entities, struct err *err)
{
    struct str key = {0};
    bool row = false;
    fold_add(&key, typed, strlen(typed));
    if (key.length == 0)
        return STATUS_OK;
    enum status status = STATUS_DATA;
    sqlite3_stmt *taken = db_take(store, STMT_NAMES_BY_KEY, err);
    if (taken != NULL) {
        sqlite3_bind_text(taken, 1, str_text(&key), -1, SQLITE_STATIC);
        status = db_step(store, taken, &row, err);
    }
    while (row) {
        if ((NAMES_KIND(sqlite3_column_int(taken, 1)) & kinds) != 0 &&
            sqlite3_column_int(taken, 2) != SPELLING_FORMER)
            ids_add(entities, sqlite3_column_int64(taken, 0));
        status = db_step(store, taken, &row, err);
    }
    db_give(store, STMT_NAMES_BY_KEY, taken);
    str_clear(&key);
    return status;
}

/* A value that is only nearly a name is no filter: what was meant is asked instead. */
static enum status ask_what_is_meant(struct store *store, const char *value, int64_t entity,
                                     struct err *err)
{
    struct result rows = {0};
    struct row *row = NULL;
    enum status status = rows_entity(store, entity, &rows, &row, err);
    if (status == STATUS_OK && row != NULL)
        status = err_set(err, STATUS_NONE, "no %s \"%.80s\": did you mean %s?",
                         err_say(err, row->kind != KIND_NONE ? kind_name(row->kind) : "place"),
                         value, row->slug);
    result_clear(&rows);
    return status;
}

enum status names_value(struct store *store, const char *value, unsigned kinds,
                        struct ids *entities, struct err *err)
{
    struct name_hits hits = {0};
    const size_t before = entities->count;
    enum status status = names_exact(store, value, kinds, entities, err);
    if (status != STATUS_OK || entities->count > before)
        return status;
    status = names_find(store, value, kinds, &hits, err);
    bool whole = hits.count > 0 && names_is_whole(hits.items[0].rule);
    if (hits.count > 0 && hits.items[0].rule == RULE_SLIP)
        status = ask_what_is_meant(store, value, hits.items[0].entity, err);
    for (size_t i = 0; i < hits.count && !hits.items[i].weak; i++) {
        enum rule rule = hits.items[i].rule;
        if (whole ? names_is_whole(rule) : rule != RULE_SLIP)
            ids_add(entities, hits.items[i].entity);
    }
    name_hits_clear(&hits);
    return status;
}

void name_hits_clear(struct name_hits *hits)
{
    mem_free(&hits->items);
    *hits = (struct name_hits){0};
}

void names_free(struct names **out)
{
    struct names *names = *out;
    *out = NULL;
    if (names == NULL)
        return;
    mem_free(&names->spellings);
    mem_free(&names->owners);
    mem_free(&names->by_entity);
    mem_free(&names->texts);
    mem_free(&names->romans);
    arena_clear(&names->arena);
    mem_free(&names->last_text);
    name_hits_clear(&names->last);
    mem_free(&names);
}
