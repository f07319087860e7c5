/* SPDX-License-Identifier: MIT */
/*
 * What the program says in sentences: the formats of err_set (base/err.h), reasons that stand in
 * them, and the help of the fields of records. The code has the English; here each is looked up in
 * another language, so that an error is written in the language of who reads it wherever in the
 * program it arises. A test fails when an error or a field has no Korean.
 */
#ifndef ATTACHE_CORE_MESSAGE_H
#define ATTACHE_CORE_MESSAGE_H

#include "attache/base/err.h"
#include "attache/core/lang.h"

/* The text in a language, with the same conversions in the same order as the English; the English
   itself when there is none. */
const char *message_in(enum lang lang, const char *english) __attribute__((format_arg(2)));

/* The same for one language, as struct err.say has it; NULL for English. */
err_say_fn *message_speaker(enum lang lang);

#endif
