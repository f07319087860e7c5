/* SPDX-License-Identifier: MIT */
/* The first column of each phrase, by FTS5's own interface for functions over a row found. */
#include "attache/store/place.h"

#include <stdlib.h>

/* The first column in which one of the phrases stands. */
static int place_of_part(const Fts5ExtensionApi *api, Fts5Context *row, int phrase, int count)
{
    int best = PLACE_REST;
    for (int end = phrase + count; phrase < end && best > PLACE_TITLE; phrase++) {
        Fts5PhraseIter at;
        int column = -1;
        if (api->xPhraseFirstColumn(row, phrase, &at, &column) == SQLITE_OK && column >= 0 &&
            column < best)
            best = column;
    }
    return best;
}

static void place(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result, int count,
                  sqlite3_value **arguments)
{
    const char *groups = count == 1 ? (const char *)sqlite3_value_text(arguments[0]) : NULL;
    int worst = PLACE_TITLE;
    int phrase = 0;
    while (groups != NULL && *groups != '\0' && worst < PLACE_REST) {
        char *end;
        int phrases = (int)strtol(groups, &end, 10);
        int found = place_of_part(api, row, phrase, phrases);
        worst = found > worst ? found : worst;
        phrase += phrases;
        groups = end;
    }
    sqlite3_result_int(result, worst);
}

int place_register(fts5_api *api)
{
    return api->xCreateFunction(api, "place", NULL, place, NULL);
}
