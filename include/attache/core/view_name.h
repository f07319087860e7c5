/* SPDX-License-Identifier: MIT */
/*
 * Views by name: what has an address without being an entity. The address of such a view is its
 * name, or its name and what follows it on the command line: "gaps", "gaps partner:fr",
 * "compare FR DE". In a link it is a ref of KIND_NONE whose slug is that address.
 *
 * One table serves `attache show`, the start of the explorer, links, help, completions and the
 * manual.
 */
#ifndef ATTACHE_CORE_VIEW_NAME_H
#define ATTACHE_CORE_VIEW_NAME_H

#include "attache/core/lang.h"

#include <stddef.h>

struct sheet;

/* What a view shows. */
enum view_form {
    VIEW_FORM_PAGE, /* a page about the dataset: store_dossier, dossier_page */
    VIEW_FORM_KEPT, /* a page of what the user keeps: kept_page */
    VIEW_FORM_GRID, /* counts along two axes: core/grid.h; its name may go on after a slash */
};

/* What may follow the name. */
enum view_takes {
    VIEW_TAKES_QUERY,    /* a query: the view is about its meetings; none: all */
    VIEW_TAKES_PARTNERS, /* two to five partners */
    VIEW_TAKES_NOTHING,
};

struct view_name {
    const char *name; /* "gaps" */
    enum view_form form;
    enum view_takes takes;
    const char *label[LANG_COUNT];      /* a title: "Gaps" */
    const char *help[LANG_COUNT];       /* what it shows, in a line that begins small */
    void (*build)(struct sheet *sheet); /* VIEW_FORM_PAGE: its page (core/dossier.h) */
    const char *rows; /* the words after "list" that give what it shows as rows; "": it has none */
};

/* The table, in the order in which help shows it. */
const struct view_name *view_name_table(size_t *count);

/* The view that an address names by its first word, in any ASCII case, or NULL; *rest (may be NULL)
   is what follows, "" when nothing does, borrowed from the address. */
const struct view_name *view_name_find(const char *address, const char **rest);

/* "[QUERY...]": what may follow, as help shows it. */
const char *view_name_usage(const struct view_name *view);

#endif
