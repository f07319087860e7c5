/* SPDX-License-Identifier: MIT */
/* What the files of the query language share with each other. */
#ifndef ATTACHE_CORE_QUERY_PARTS_H
#define ATTACHE_CORE_QUERY_PARTS_H

#include "attache/base/err.h"
#include "attache/core/query.h"

#include <stdbool.h>
#include <stddef.h>

/* Finds the field that has the n bytes as name or alias, in any ASCII case. */
bool query_field_find(const char *name, size_t n, enum query_field *field);

/* Records that no field has the n bytes as name, with the nearest; STATUS_USAGE. */
enum status query_field_refuse(const char *name, size_t n, struct err *err);

/*
 * Checks *value for the factor's field, makes it canonical (*value may then be static text) and
 * sets the factor's days. Refusal is STATUS_USAGE with a message.
 */
enum status query_value_check(struct factor *factor, const char **value, struct err *err);

/* Whether a value after "field:" stands without quotes. */
bool query_value_is_bare(const char *value);

/* The longest run of whole clusters from the start of the n bytes that is at most max bytes. */
size_t query_cut(const char *text, size_t n, size_t max);

#endif
