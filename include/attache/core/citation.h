/* SPDX-License-Identifier: MIT */
/* How a source is cited. */
#ifndef ATTACHE_CORE_CITATION_H
#define ATTACHE_CORE_CITATION_H

#include "attache/base/str.h"
#include "attache/core/value.h"

/*
 * Adds the citation of a source's record on one line: publisher, title in quotation marks, date of
 * issue as it is known, address; what the record does not have is left out.
 *     Ministry of Science and ICT, "7th Korea-France ...", 2018-07-06, https://...
 */
void citation_add(const struct value *source, struct str *out);

#endif
