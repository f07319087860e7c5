/* SPDX-License-Identifier: MIT */
/* The languages in which the program speaks. */
#ifndef ATTACHE_CORE_LANG_H
#define ATTACHE_CORE_LANG_H

enum lang { LANG_EN, LANG_KO, LANG_COUNT };

#endif
