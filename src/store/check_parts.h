/* SPDX-License-Identifier: MIT */
/* A check of one record under way: where it stands in the record, and its findings so far. */
#ifndef ATTACHE_STORE_CHECK_PARTS_H
#define ATTACHE_STORE_CHECK_PARTS_H

#include "attache/base/str.h"
#include "attache/store/check.h"

struct check {
    enum kind kind;
    struct str path;         /* of the value at hand: outcomes[2].due */
    struct str text;         /* scratch for a finding */
    const struct err *voice; /* whose language findings are in */
    check_report_fn *report;
    void *context;
    bool failed;
};

/* Reports on a value in the language of the check; the path is put before the text. */
void check_error(struct check *check, const struct value *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void check_warning(struct check *check, const struct value *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Extends the path by a member or an element; returns what check_leave takes to undo it. */
size_t check_enter(struct check *check, const char *member);
size_t check_enter_item(struct check *check, size_t i);
void check_leave(struct check *check, size_t mark);

/* One value of a field that is no object, an element when the field is a list. */
void check_scalar(struct check *check, const struct field *field, const struct value *value);

/* What the fields of a whole record say of each other. */
void check_whole(struct check *check, const struct value *record);

#endif
