/* SPDX-License-Identifier: MIT */
/* Interface between the files of the overview. */
#ifndef ATTACHE_APP_OVERVIEW_PARTS_H
#define ATTACHE_APP_OVERVIEW_PARTS_H

#include "explorer_parts.h"

/* overview_load.c: the screen's load (struct screen_ops). */
void overview_load(struct explorer *ex, unsigned dirty);

/* What the detail is about: the meeting under the cursor; of an outcome, its meeting. */
struct ref overview_detail(const struct explorer *ex);

#endif
