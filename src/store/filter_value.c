/* SPDX-License-Identifier: MIT */
/* The entities that the value of a field names: by its slug, else by the rules of names. */
#include "attache/store/filter.h"

#include "attache/store/names.h"
#include "attache/store/rows.h"
#include "attache/text/fold.h"

#include <string.h>

int filter_kind(enum query_field field)
{
    static const int facets[QUERY_FIELD_COUNT] = {
        [QUERY_PLACE] = FACET_PLACE,   [QUERY_KIND] = FACET_MEETING_KIND,
        [QUERY_LEVEL] = FACET_LEVEL,   [QUERY_MODE] = FACET_MODE,
        [QUERY_STATUS] = FACET_STATUS, [QUERY_CONFIDENCE] = FACET_CONFIDENCE,
        [QUERY_HAS] = FACET_HAS,
    };
    const enum kind kind = query_field_info(field)->kind;
    return kind != KIND_NONE ? (int)kind : facets[field];
}

/* The value as a slug: ASCII case and the joints of vocabulary words made alike. */
static void add_slug(struct str *out, int kind, const char *value)
{
    if (kind == FACET_PLACE) {
        fold_add(out, value, strlen(value));
        return;
    }
    for (const char *c = value; *c != '\0'; c++) {
        if (kind == KIND_PARTNER && *c >= 'a' && *c <= 'z')
            str_add_char(out, (char)(*c - 'a' + 'A'));
        else if (kind != KIND_PARTNER && *c >= 'A' && *c <= 'Z')
            str_add_char(out, (char)(*c - 'A' + 'a'));
        else
            str_add_char(out, kind >= FACET_PLACE && (*c == ' ' || *c == '_') ? '-' : *c);
    }
}

/* Entities of the kind whose slug begins with the value's key: sources and places. */
static enum status of_beginning(struct store *store, int kind, const char *value, struct ids *out,
                                struct err *err)
{
    bool row = false;
    struct str end = {0};
    str_addf(&end, "%s\xF4\x8F\xBF\xBF", value);
    sqlite3_stmt *taken = db_take(store, STMT_ENTITY_BEGINS, err);
    enum status status = taken != NULL ? STATUS_OK : STATUS_DATA;
    if (taken != NULL) {
        sqlite3_bind_int(taken, 1, kind);
        sqlite3_bind_text(taken, 2, value, -1, SQLITE_STATIC);
        sqlite3_bind_text(taken, 3, str_text(&end), -1, SQLITE_STATIC);
        while ((status = db_step(store, taken, &row, err)) == STATUS_OK && row)
            ids_add(out, sqlite3_column_int64(taken, 0));
    }
    db_give(store, STMT_ENTITY_BEGINS, taken);
    str_clear(&end);
    return status;
}

enum status filter_value(struct store *store, int kind, const char *value, struct ids *entities,
                         struct err *err)
{
    int64_t id = 0;
    struct str slug = {0};
    const size_t before = entities->count;
    add_slug(&slug, kind, value);
    enum status status = rows_find(store, kind, str_text(&slug), &id, err);
    const bool named = slug.length > 0 && kind <= FACET_PLACE && kind != KIND_MEETING;
    if (id != 0)
        ids_add(entities, id);
    else if (status == STATUS_OK && named && (kind == KIND_SOURCE || kind == FACET_PLACE))
        status = of_beginning(store, kind, str_text(&slug), entities, err);
    else if (status == STATUS_OK && named)
        status = names_value(store, value, NAMES_KIND(kind), entities, err);
    if (kind == FACET_PLACE && status == STATUS_OK && entities->count == before)
        status = names_value(store, value, NAMES_KIND(kind), entities, err);
    str_clear(&slug);
    return status;
}
