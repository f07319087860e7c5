/* SPDX-License-Identifier: MIT */
/*
 * What the user keeps is known by addresses, the records by their ids: here they meet. A record
 * that the database at hand lacks (another --db was open when it was kept) is still shown, by its
 * address.
 */
#include "attache/app/kept.h"

#include "attache/app/config.h"
#include "attache/base/mem.h"
#include "attache/core/kept.h"
#include "attache/core/label.h"
#include "attache/store/store.h"
#include "attache/text/distance.h"
#include "attache/text/safe.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct notebook *kept_open(void)
{
    struct str folder = {0};
    (void)config_folder("XDG_DATA_HOME", ".local/share", &folder);
    struct notebook *notebook = notebook_new(str_text(&folder));
    str_clear(&folder);
    return notebook;
}

/* Kinds */

static const struct {
    enum notebook_kind kind;
    const char *name, *plural;
} kinds[] = {
    {NOTEBOOK_BOOKMARK, "bookmark", "bookmarks"},
    {NOTEBOOK_NOTE, "note", "notes"},
    {NOTEBOOK_FILTER, "filter", "filters"},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

const char *kept_kind_name(enum notebook_kind kind)
{
    for (int i = 0; i < KINDS; i++) {
        if (kinds[i].kind == kind)
            return kinds[i].name;
    }
    return "";
}

void kept_kind_list(struct str *out)
{
    for (int i = 0; i < KINDS; i++)
        str_addf(out, "%s%s", out->length > 0 ? ", " : "", kinds[i].plural);
}

bool kept_kind(const char *word, enum notebook_kind *out)
{
    for (int i = 0; i < KINDS; i++) {
        if (str_same_ascii(word, kinds[i].name) || str_same_ascii(word, kinds[i].plural)) {
            *out = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* Queries */

static void refuse_name(struct notebook *notebook, const char *name, struct err *err)
{
    size_t count = 0;
    const struct notebook_item *items = notebook_items(notebook, NOTEBOOK_FILTER, &count);
    struct nearest_name nearest = {NULL, 4};
    for (size_t i = 0; i < count; i++)
        nearest_name_try(&nearest, name, items[i].name);
    if (nearest.name != NULL)
        err_set(err, STATUS_USAGE, "no saved filter @%s: did you mean @%s?", name, nearest.name);
    else if (count > 0)
        err_set(err, STATUS_USAGE, "no saved filter @%s; attache list filters lists them", name);
    else
        err_set(err, STATUS_USAGE, "no saved filter @%s: none has been saved yet", name);
}

static const char *find_filter(void *context, const char *name, struct err *err)
{
    struct notebook *notebook = context;
    if (notebook != NULL && notebook_load(notebook, err) != STATUS_OK)
        return NULL;
    const struct notebook_item *item = notebook_find(notebook, NOTEBOOK_FILTER, name);
    if (item == NULL)
        refuse_name(notebook, name, err);
    return item != NULL ? item->text : NULL;
}

enum status kept_expand(struct notebook *notebook, const char *text, struct str *out,
                        struct err *err)
{
    struct err inner = err_like(err);
    if (query_expand(text, find_filter, notebook, out, &inner) == STATUS_OK)
        return STATUS_OK;
    return err_set(err, inner.status, "%s", inner.text);
}

enum status kept_query(struct notebook *notebook, const char *text, struct query *out,
                       struct err *err)
{
    struct str whole = {0};
    *out = (struct query){0};
    enum status status = kept_expand(notebook, text, &whole, err);
    if (status == STATUS_OK)
        status = query_parse(str_text(&whole), out, err);
    str_clear(&whole);
    return status;
}

enum status kept_canonical(struct notebook *notebook, const char *text, struct str *out,
                           struct err *err)
{
    struct query query = {0};
    enum status status = kept_query(notebook, text, &query, err);
    if (status == STATUS_OK)
        query_print(&query, out);
    query_clear(&query);
    return status;
}

enum status kept_words(const struct options *options, size_t first, struct store *store,
                       struct str *out, struct err *err)
{
    struct str words = {0};
    struct notebook *notebook = kept_open();
    options_join(options, first, store, &words);
    enum status status = kept_expand(notebook, str_text(&words), out, err);
    notebook_free(&notebook);
    str_clear(&words);
    return status;
}

enum status kept_save(struct notebook *notebook, const char *name, const char *query,
                      struct err *err)
{
    struct str text = {0};
    if (name[0] == '@')
        name++;
    if (!query_is_name(name))
        return err_set(err, STATUS_USAGE,
                       "a filter's name is one word of letters, digits, - and _, as in @quantum");
    enum status status = kept_canonical(notebook, query, &text, err);
    if (status == STATUS_OK)
        status =
            notebook_put(notebook, NOTEBOOK_FILTER, name, text.length > 0 ? text.data : NULL, err);
    str_clear(&text);
    return status;
}

/* Notes */

enum status kept_put_note(struct notebook *notebook, const char *name, const char *text,
                          struct err *err)
{
    struct str note = {0};
    size_t size = strlen(text);
    while (size > 0 && strchr(" \t\r\n", text[size - 1]) != NULL)
        size--;
    str_add_bytes(&note, text, size);
    enum status status =
        notebook_put(notebook, NOTEBOOK_NOTE, name, size > 0 ? note.data : NULL, err);
    str_clear(&note);
    return status;
}

void kept_add_lines(const char *note, struct str *out)
{
    while (*note != '\0') {
        size_t size = strcspn(note, "\n");
        safe_add(out, note, size);
        str_add_char(out, '\n');
        note += size + (note[size] == '\n');
    }
}

/* Pages */

const char *kept_name(struct ref ref, struct str *out)
{
    ref_print(ref, out);
    return str_text(out);
}

void kept_add_to_page(struct notebook *notebook, struct ref ref, enum lang lang, struct page *page)
{
    struct str name = {0};
    kept_name(ref, &name);
    const struct notebook_item *note = notebook_find(notebook, NOTEBOOK_NOTE, str_text(&name));
    kept_note(page, notebook_find(notebook, NOTEBOOK_BOOKMARK, str_text(&name)) != NULL,
              note != NULL ? note->text : "", lang);
    str_clear(&name);
}

/* Rows */

static int latest_first(const void *a, const void *b)
{
    const struct notebook_item *x = *(const struct notebook_item *const *)a;
    const struct notebook_item *y = *(const struct notebook_item *const *)b;
    if (x->time != y->time)
        return x->time > y->time ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* Items of a kind, the latest first. Owned: mem_free. */
static const struct notebook_item **by_time(const struct notebook *notebook,
                                            enum notebook_kind kind, size_t *count)
{
    const struct notebook_item *items = notebook_items(notebook, kind, count);
    const struct notebook_item **sorted = mem_new(*count, sizeof(const struct notebook_item *));
    for (size_t i = 0; i < *count; i++)
        sorted[i] = &items[i];
    if (*count > 1)
        qsort(sorted, *count, sizeof(const struct notebook_item *), latest_first);
    return sorted;
}

const char *kept_time(const struct notebook_item *item, struct arena *arena)
{
    char text[32] = "";
    struct tm parts;
    time_t seconds = (time_t)(item->time / 1000000);
    if (gmtime_r(&seconds, &parts) != NULL)
        (void)strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return arena_dup(arena, text);
}

/* The record's row, or one with the address alone. */
static enum status add_record(struct store *store, const struct notebook_item *item,
                              struct result *out, struct err *err)
{
    struct ref ref = ref_parse(item->name);
    size_t before = out->count;
    enum status status = STATUS_NONE;
    if (ref.kind != KIND_NONE)
        status = store_row(store, ref, out, NULL);
    if (status == STATUS_DATA)
        return err_set(err, STATUS_DATA, "the records cannot be read");
    if (out->count > before)
        return STATUS_OK;
    struct row *row = result_add(out);
    row->kind = ref.kind;
    row->slug = arena_dup(&out->arena, ref.slug);
    return STATUS_OK;
}

enum status kept_rows(struct notebook *notebook, enum notebook_kind kind, struct store *store,
                      struct result *out, struct err *err)
{
    size_t count = 0;
    const struct notebook_item **items = by_time(notebook, kind, &count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = add_record(store, items[i], out, err);
        if (status != STATUS_OK)
            break;
        const struct notebook_item *note = notebook_find(notebook, NOTEBOOK_NOTE, items[i]->name);
        struct row *row = &out->rows[out->count - 1];
        row->word = kept_time(items[i], &out->arena);
        row->note = note != NULL ? arena_dup(&out->arena, note->text) : "";
    }
    mem_free(&items);
    return status;
}

/* The view */

static struct kept_pair *pairs(const struct notebook *notebook, enum notebook_kind kind,
                               size_t *count, struct arena *arena)
{
    const struct notebook_item *items = notebook_items(notebook, kind, count);
    struct kept_pair *all = arena_new(arena, *count, sizeof(*all));
    for (size_t i = 0; i < *count; i++)
        all[i] = (struct kept_pair){items[i].name, items[i].text};
    return all;
}

/* Adds the record that the cursor was on: of a meeting its day and title, else its slug. */
static void add_on(struct store *store, const char *name, const char *slug, struct str *out)
{
    struct result rows = {0};
    const bool meeting = strcmp(name, "at") == 0;
    if (meeting)
        (void)store_row(store, (struct ref){KIND_MEETING, slug}, &rows, NULL);
    if (rows.count > 0)
        str_addf(out, " > %s %s", rows.rows[0].date, rows.rows[0].title);
    else if (meeting || strcmp(name, "row") == 0 || strcmp(name, "column") == 0)
        str_addf(out, " > %s", slug);
    result_clear(&rows);
}

/* One without a name is the meeting. */
bool kept_next_field(char **rest, const char **name, const char **value)
{
    char *field = *rest;
    if (field == NULL)
        return false;
    *rest = strchr(field, '\t');
    if (*rest != NULL)
        *(*rest)++ = '\0';
    char *equals = strchr(field, '=');
    if (equals != NULL)
        *equals = '\0';
    *name = equals != NULL ? field : "at";
    *value = equals != NULL ? equals + 1 : field;
    return true;
}

void kept_say_place(struct store *store, const char *place, enum lang lang, struct str *out)
{
    char *text = mem_dup(place);
    char *rest = strchr(text, '\t');
    if (rest != NULL)
        *rest++ = '\0';
    str_add(out, text[0] != '\0' ? text : label(LABEL_OVERVIEW, lang));
    for (const char *name, *value; kept_next_field(&rest, &name, &value);)
        add_on(store, name, value, out);
    mem_free(&text);
}

/* Notes on records that are not bookmarked come after the bookmarks. */
static enum status gather_rows(struct notebook *notebook, struct store *store, struct result *rows,
                               size_t *bookmarks, struct err *err)
{
    enum status status = kept_rows(notebook, NOTEBOOK_BOOKMARK, store, rows, err);
    *bookmarks = rows->count;
    return status == STATUS_OK ? kept_rows(notebook, NOTEBOOK_NOTE, store, rows, err) : status;
}

enum status kept_view(struct notebook *notebook, struct store *store, enum lang lang,
                      struct page *page, struct err *err)
{
    struct arena arena = {0};
    struct result rows = {0};
    struct str name = {0};
    struct kept kept = {0};
    size_t bookmarks = 0;
    enum status status = gather_rows(notebook, store, &rows, &bookmarks, err);
    if (status != STATUS_OK)
        goto out;
    struct kept_record *records = arena_new(&arena, rows.count, sizeof(*records));
    for (size_t i = 0; i < rows.count; i++) {
        const struct row *row = &rows.rows[i];
        str_cut(&name, 0);
        kept_name((struct ref){row->kind, row->slug}, &name);
        if (i < bookmarks || notebook_find(notebook, NOTEBOOK_BOOKMARK, str_text(&name)) == NULL)
            records[kept.record_count++] = (struct kept_record){*row, row->note};
    }
    kept.records = records;
    kept.filters = pairs(notebook, NOTEBOOK_FILTER, &kept.filter_count, &arena);
    struct kept_pair *marks = pairs(notebook, NOTEBOOK_MARK, &kept.mark_count, &arena);
    for (size_t i = 0; i < kept.mark_count; i++) {
        str_cut(&name, 0);
        kept_say_place(store, marks[i].text, lang, &name);
        marks[i].text = arena_dup(&arena, str_text(&name));
    }
    kept.marks = marks;
    kept_page(&kept, lang, page);
out:
    str_clear(&name);
    result_clear(&rows);
    arena_clear(&arena);
    return status;
}
