/* SPDX-License-Identifier: MIT */
/* The list of cases, and the ways of typing that people and other records share. */
#include "trials.h"

#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void trials_add(struct trials *trials, const struct trial *trial)
{
    struct arena *arena = &trials->arena;
    if (trial->typed[0] == '\0')
        return;
    trials->items =
        mem_grow(trials->items, &trials->capacity, trials->count + 1, sizeof(*trials->items));
    trials->items[trials->count++] = (struct trial){
        trial->verdict,
        arena_dup(arena, trial->rule),
        arena_dup(arena, trial->typed),
        arena_dup(arena, trial->wanted),
        arena_dup(arena, trial->native),
    };
}

void trials_clear(struct trials *trials)
{
    mem_free(&trials->items);
    arena_clear(&trials->arena);
}

static int compare_typed(const void *a, const void *b)
{
    const struct trial *x = a;
    const struct trial *y = b;
    return strcasecmp(x->typed, y->typed);
}

static bool has_address(const char *all, const char *address)
{
    const size_t size = strlen(address);
    for (const char *at = all; (at = strstr(at, address)) != NULL; at += size) {
        if ((at == all || at[-1] == ' ') && (at[size] == '\0' || at[size] == ' '))
            return true;
    }
    return false;
}

/* Whatever is to be first by one text may be first by it, whichever rule drew it. */
static void share_wanted(struct trials *trials, size_t from)
{
    struct trial *items = trials->items;
    for (size_t end, i = from; i < trials->count; i = end) {
        const char *all = "";
        for (end = i; end < trials->count && compare_typed(&items[i], &items[end]) == 0; end++) {
            if (items[end].verdict == WANTED_FIRST && !has_address(all, items[end].wanted))
                all = arena_printf(&trials->arena, "%s %s", all, items[end].wanted);
        }
        for (size_t k = i; k < end; k++) {
            if (items[k].verdict == WANTED_FIRST)
                items[k].wanted = all;
        }
    }
}

static int compare_trials(const void *a, const void *b)
{
    const struct trial *x = a;
    const struct trial *y = b;
    int order = strcmp(x->rule, y->rule);
    if (order == 0)
        order = (x->verdict > y->verdict) - (x->verdict < y->verdict);
    return order != 0 ? order : strcmp(x->typed, y->typed);
}

void trials_join(struct trials *trials, size_t from)
{
    struct trial *items = trials->items;
    size_t kept = from;
    if (items == NULL || trials->count <= from)
        return;
    qsort(items + from, trials->count - from, sizeof(*items), compare_typed);
    share_wanted(trials, from);
    qsort(items + from, trials->count - from, sizeof(*items), compare_trials);
    for (size_t i = from; i < trials->count; i++) {
        struct trial *last = kept > from ? &items[kept - 1] : NULL;
        if (last == NULL || compare_trials(last, &items[i]) != 0)
            items[kept++] = items[i];
        else if (last->verdict != WANTED_FIRST)
            last->wanted = arena_printf(&trials->arena, "%s %s", last->wanted, items[i].wanted);
    }
    trials->count = kept;
}

void draw(struct drawing *drawing, enum verdict verdict, const char *rule, const char *typed)
{
    struct trial trial = {verdict, rule, typed, drawing->address, drawing->native};
    trials_add(drawing->trials, &trial);
}

/* How many syllables, -1 when there is anything else but spaces. */
static long count_syllables(const char *text)
{
    long count = 0;
    const size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        uint32_t cp;
        at += utf8_next(text + at, size - at, &cp);
        if (cp != ' ' && !hangul_is_syllable(cp))
            return -1;
        count += cp != ' ';
    }
    return count;
}

bool drawing_is_hangul(const char *text)
{
    return count_syllables(text) > 0;
}

size_t drawing_syllables(const char *text)
{
    long count = count_syllables(text);
    return count > 0 ? (size_t)count : 0;
}

void draw_keys(struct drawing *drawing, const char *rule, const char *hangul)
{
    struct str text = {0};
    hangul_to_keys(&text, hangul);
    draw(drawing, WANTED_FIRST, rule, str_text(&text));
    str_clear(&text);
}

void draw_initials(struct drawing *drawing, const char *rule, const char *hangul)
{
    struct str text = {0};
    hangul_initials(&text, hangul);
    draw(drawing, WANTED_FIRST, rule, str_text(&text));
    str_clear(&text);
}

void draw_slip(struct drawing *drawing, const char *rule, const char *key, size_t least)
{
    size_t start = 0;
    size_t size = 0;
    for (size_t at = 0; key[at] != '\0';) {
        size_t length = strcspn(key + at, " ");
        if (length > size) {
            start = at;
            size = length;
        }
        at += length + (key[at + length] == ' ');
    }
    if (size < least)
        return;
    struct str text = {0};
    str_add_bytes(&text, key, start + size / 2);
    str_add(&text, key + start + size / 2 + 1);
    draw(drawing, WANTED_FIRST, rule, str_text(&text));
    str_clear(&text);
}
