/* SPDX-License-Identifier: MIT */
/*
 * iCalendar (RFC 5545): all-day events of meetings whose date is known to the day, and of round
 * anniversaries of agreements. The same data give the same bytes: the time stamp is the dataset's.
 */
#ifndef ATTACHE_EXPORT_ICAL_H
#define ATTACHE_EXPORT_ICAL_H

#include "attache/base/str.h"
#include "attache/core/kind.h"
#include "attache/core/value.h"

#include <stdbool.h>
#include <stdint.h>

/* What is known of an entity that a record names: of a partner its name, of a source its address;
   "" when nothing is. */
typedef const char *ical_lookup(void *context, enum kind kind, const char *id);

struct ical {
    struct str *out;
    char stamp[17]; /* 20260301T000000Z */
    enum lang lang;
    int events;
    ical_lookup *lookup; /* set after ical_begin; NULL: partners stand by their ids, no URL */
    void *context;
};

/* Begins a calendar in *out. data_date: EDTF, of which the last possible day counts; "" or a text
   that is no date: 1970-01-01. */
void ical_begin(struct ical *ical, const char *data_date, enum lang lang, struct str *out);

/* Adds a meeting's record; false, and nothing added, when its date is not known to the day: it must
   be one day or an interval of days, without a qualifier. */
bool ical_meeting(struct ical *ical, const struct value *meeting);

/* Adds the next round anniversary (10, 20 ... years) after today of an agreement's signing; false
   when the day of it is not known. */
bool ical_anniversary(struct ical *ical, const struct value *agreement, int32_t today);

void ical_end(struct ical *ical);

#endif
