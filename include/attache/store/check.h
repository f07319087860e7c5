/* SPDX-License-Identifier: MIT */
/*
 * What a record must be by itself: its fields, types, words, dates, codes and texts against
 * core/schema, and what the fields of one meeting say of each other. What takes other records to
 * judge (references, duplicates, order) is the importer's. Internal to the store.
 */
#ifndef ATTACHE_STORE_CHECK_H
#define ATTACHE_STORE_CHECK_H

#include "attache/core/schema.h"
#include "attache/core/value.h"
#include "attache/store/import.h"

#include <stdbool.h>

/* Takes a finding: at is the value it is about (a missing field: the object that lacks it), and
   text begins with the path of the field: outcomes[2].due: ... */
typedef void check_report_fn(void *context, enum severity severity, const struct value *at,
                             const char *text);

/* Checks one record; returns whether it is without error. Its member "type" is passed over. The
   findings are in the language of voice. */
bool check_record(enum kind kind, const struct value *record, const struct err *voice,
                  check_report_fn *report, void *context);

/*
 * Calls each for every reference in the record (FIELD_REF, FIELD_PARTY, FIELD_COUNTRY) whose value
 * is a text. path is valid during the call.
 */
typedef void check_ref_fn(void *context, const struct field *field, const struct value *value,
                          const char *path);
void check_refs(enum kind kind, const struct value *record, check_ref_fn *each, void *context);

/* ISO 3166-1 alpha-2 in capitals, ISO 639-1 in small letters; no other case. */
bool check_country(const char *code);
bool check_language(const char *code);

/*
 * A copy of the record in the arena as it enters a database: fields in the order of the schema,
 * texts without invisible characters and in NFC. Unknown fields are left out.
 */
struct value *check_canonical(enum kind kind, const struct value *record, struct arena *arena);

#endif
