/* SPDX-License-Identifier: MIT */
/*
 * --complete: what the word being typed may become. The words before it are read as the program
 * reads them, by the same tables of subcommands, options, fields and vocabularies, and values come
 * from the database, so that the scripts of the shells hold no word of their own.
 *
 * A value may also be found by what it is called (person:경희); such a candidate does not begin
 * with what is typed and is printed only when none does.
 */
#include "attache/app/commands.h"
#include "attache/app/kept.h"

#include "attache/base/mem.h"
#include "attache/core/grid.h"
#include "attache/core/view_name.h"
#include "attache/text/safe.h"

#include <string.h>

struct completion {
    struct options typed;                /* what stands before the word */
    const struct subcommand *subcommand; /* or NULL */
    bool ended;                          /* "--" stands before it */
    const char *word;                    /* what is begun */
    struct store *store;                 /* opened for the first value; or NULL */
    struct str beginning, others;        /* the lines for candidates that begin so or do not */
    struct err *err;
};

/* A candidate for the whole word, in two parts, and what it is. */
static void offer(struct completion *c, const char *prefix, const char *value, const char *about)
{
    struct str candidate = {0};
    str_add(&candidate, prefix);
    safe_add(&candidate, value, strlen(value));
    struct str *out = str_starts_ascii(str_text(&candidate), c->word) ? &c->beginning : &c->others;
    str_addf(out, "%s\t", str_text(&candidate));
    safe_add(out, about, strlen(about));
    str_add_char(out, '\n');
    str_clear(&candidate);
}

/* A candidate only when it begins as typed. */
static void offer_begun(struct completion *c, const char *prefix, const char *value,
                        const char *about)
{
    size_t before = c->others.length;
    offer(c, prefix, value, about);
    str_cut(&c->others, before);
}

/* The words of a list, parted by one of the separators. */
static void offer_list(struct completion *c, const char *prefix, const char *list,
                       const char *separators)
{
    for (const char *at = list; *at != '\0'; at += strspn(at, separators)) {
        struct str value = {0};
        size_t n = strcspn(at, separators);
        str_add_bytes(&value, at, n);
        offer_begun(c, prefix, str_text(&value), "");
        str_clear(&value);
        at += n;
    }
}

static void offer_kinds(struct completion *c, const char *prefix,
                        const char *(*name)(enum kind kind), const char *suffix)
{
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        struct str value = {0};
        str_addf(&value, "%s%s", name((enum kind)kind), suffix);
        offer_begun(c, prefix, str_text(&value), "");
        str_clear(&value);
    }
}

/* Values from the database */

static bool has_store(struct completion *c)
{
    return c->store != NULL || command_store(&c->typed, &c->store, c->err) == STATUS_OK;
}

/* Ids of partners are typed in small letters, unless a capital is begun. */
static void add_slug(const struct row *row, const char *begun, struct str *out)
{
    bool capital =
        row->kind != KIND_PARTNER || strpbrk(begun, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL;
    for (const char *at = row->slug; *at != '\0'; at++)
        str_add_char(out, !capital && *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at);
}

static void offer_rows(struct completion *c, const char *prefix, const char *begun,
                       const struct result *rows, bool found)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->rows[i];
        struct str slug = {0};
        struct str about = {0};
        add_slug(row, begun, &slug);
        str_add(&about, row_name(row, c->typed.lang));
        if (row->count > 0)
            str_addf(&about, " (%lld)", (long long)row->count);
        (found ? offer : offer_begun)(c, prefix, str_text(&slug), str_text(&about));
        str_clear(&about);
        str_clear(&slug);
    }
}

/* The ids of a kind; found: also those that only their names find. */
static void offer_ids(struct completion *c, enum kind kind, const char *prefix, const char *begun,
                      bool found)
{
    enum query_field field = query_field_of(kind);
    const struct query all = {0};
    struct result rows = {0};
    if (!has_store(c))
        return;
    enum status status =
        field != QUERY_WORD
            ? store_suggest(c->store, (struct begun){field, begun}, 0, &rows, c->err)
            : store_list(c->store, (struct lookup){.kind = kind, .query = &all}, &rows, c->err);
    if (status == STATUS_OK)
        offer_rows(c, prefix, begun, &rows, found && field != QUERY_WORD);
    result_clear(&rows);
}

static void offer_values(struct completion *c, enum query_field field, const char *prefix,
                         const char *begun)
{
    struct result rows = {0};
    const struct vocab *vocab = query_field_info(field)->vocab;
    if (has_store(c) &&
        store_suggest(c->store, (struct begun){field, begun}, 0, &rows, c->err) == STATUS_OK)
        offer_rows(c, prefix, begun, &rows, true);
    for (size_t i = 0; rows.count == 0 && vocab != NULL && i < vocab->count; i++)
        offer_begun(c, prefix, vocab->words[i].id, vocab->words[i].label[c->typed.lang]);
    result_clear(&rows);
}

/* Queries and addresses */

static void offer_fields(struct completion *c)
{
    const char *minus = c->word[0] == '-' ? "-" : "";
    for (int field = QUERY_PARTNER; field < QUERY_FIELD_COUNT; field++) {
        const struct query_field_info *info = query_field_info((enum query_field)field);
        struct str value = {0};
        str_addf(&value, "%s:", info->name);
        offer_begun(c, minus, str_text(&value), info->help[c->typed.lang]);
        str_clear(&value);
    }
}

/* Saved filters, by their names. */
static void offer_saved(struct completion *c)
{
    size_t count = 0;
    struct notebook *notebook = kept_open();
    (void)notebook_load(notebook, c->err);
    const struct notebook_item *items = notebook_items(notebook, NOTEBOOK_FILTER, &count);
    for (size_t i = 0; i < count; i++)
        offer_begun(c, "@", items[i].name, items[i].text);
    notebook_free(&notebook);
}

/* A shell takes quotes off: a value with a space in it gets the opening one back for the reading,
   and no candidate has it. */
static void complete_query(struct completion *c)
{
    const char *colon = strchr(c->word, ':');
    const char *space = strchr(c->word, ' ');
    bool quote = colon != NULL && space != NULL && colon < space && strchr(c->word, '"') == NULL;
    size_t value = colon != NULL ? (size_t)(colon - c->word) + 1 : 0;
    struct str text = {0};
    struct str prefix = {0};
    enum query_field field;
    size_t from = 0;
    str_add_bytes(&text, c->word, value);
    str_addf(&text, "%s%s", quote ? "\"" : "", c->word + value);
    if (query_field_at(str_text(&text), text.length, &field, &from)) {
        str_add_bytes(&prefix, c->word, from - quote);
        offer_values(c, field, str_text(&prefix), str_text(&text) + from);
    } else if (c->word[0] == '@') {
        offer_saved(c);
    } else {
        offer_fields(c);
    }
    str_clear(&prefix);
    str_clear(&text);
}

/* What may follow a slash in the address of a grid: matrix/share, lanes/topics/pin=quantum. */
static bool complete_grid(struct completion *c)
{
    const char *slash = strrchr(c->word, '/');
    struct grid_view grid = {0};
    struct str before = {0};
    struct str part = {0};
    if (slash == NULL)
        return false;
    str_add_bytes(&before, c->word, (size_t)(slash - c->word));
    bool known = grid_view_parse(str_text(&before), &grid);
    str_add_char(&before, '/');
    for (size_t i = 0; known && grid_view_part(&grid, i, &part); i++) {
        if (str_ends(str_text(&part), "=") && str_starts(slash + 1, str_text(&part))) {
            str_add(&before, str_text(&part));
            offer_ids(c, grid_axis_kind(grid.rows), str_text(&before), slash + 1 + part.length,
                      true);
            break;
        }
        offer_begun(c, str_text(&before), str_text(&part), "");
        str_cut(&part, 0);
    }
    grid_view_clear(&grid);
    str_clear(&part);
    str_clear(&before);
    return known;
}

/* An address; bare: also an id without its kind, when what is typed begins no kind. */
static void complete_address(struct completion *c, bool bare)
{
    struct ref ref = ref_parse(c->word);
    struct str prefix = {0};
    if (ref.kind != KIND_NONE) {
        str_add_bytes(&prefix, c->word, strlen(c->word) - strlen(ref.slug));
        offer_ids(c, ref.kind, str_text(&prefix), ref.slug, true);
        str_clear(&prefix);
        return;
    }
    if (complete_grid(c))
        return;
    size_t count = 0;
    const struct view_name *views = view_name_table(&count);
    for (size_t i = 0; i < count; i++)
        offer_begun(c, "", views[i].name, views[i].help[c->typed.lang]);
    offer_kinds(c, "", kind_name, "/");
    bare = bare && c->word[0] != '\0' && c->beginning.length == 0;
    for (int kind = KIND_NONE + 1; bare && kind < KIND_OUTCOME; kind++)
        offer_ids(c, (enum kind)kind, "", c->word, false);
}

/* Words by their place */

static void complete_topic(struct completion *c)
{
    size_t count = 0;
    const struct subcommand *table = subcommand_table(&count);
    const char *about = "";
    for (size_t i = 0; i < count; i++)
        offer_begun(c, "", table[i].name, table[i].help[c->typed.lang]);
    for (size_t i = 0; help_topic(i, c->typed.lang, &about) != NULL; i++)
        offer_begun(c, "", help_topic(i, c->typed.lang, &about), about);
    offer_kinds(c, "", kind_name, "");
}

/* The first word: a subcommand, the address of a page, or a query. */
static void complete_first(struct completion *c)
{
    size_t count = 0;
    const struct subcommand *table = subcommand_table(&count);
    for (size_t i = 0; i < count; i++)
        offer_begun(c, "", table[i].name, table[i].help[c->typed.lang]);
    complete_address(c, false);
    complete_query(c);
}

/* What a subcommand's usage calls its argument with that index: "KIND", "QUERY", or the words it
   may be, "bookmark|note"; "" when it takes no more. Options and what they take are passed over;
   "..." repeats. */
static void argument_name(const char *usage, size_t index, struct str *out)
{
    bool of_option = false;
    for (const char *at = usage; *at != '\0'; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        const char *name = at + (at[0] == '[');
        size_t length = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (length == 0 && n > 1 && memchr(at, '|', n) != NULL)
            length = n;
        bool repeats = strncmp(name + length, "...", 3) == 0;
        if (name[0] == '-')
            of_option = at[n - 1] != ']';
        else if (length > 0 && of_option)
            of_option = false;
        else if (length > 0 && (index-- == 0 || repeats)) {
            str_add_bytes(out, name, length);
            return;
        }
        at += n;
    }
}

/* The view by name that the words before begin with, or NULL. */
static const struct view_name *view_before(const struct completion *c)
{
    size_t index = c->subcommand != NULL ? 1 : 0;
    bool may = c->subcommand == NULL || strstr(c->subcommand->usage, "VIEW") != NULL;
    return may && index < c->typed.word_count ? view_name_find(c->typed.words[index], NULL) : NULL;
}

static void complete_argument(struct completion *c)
{
    struct str name = {0};
    const struct view_name *view = view_before(c);
    if (view != NULL)
        argument_name(view_name_usage(view), 0, &name);
    else if (c->subcommand != NULL)
        argument_name(c->subcommand->usage, c->typed.word_count - 1, &name);
    else
        str_add(&name, "QUERY");
    if (strcmp(str_text(&name), "QUERY") == 0)
        complete_query(c);
    else if (strcmp(str_text(&name), "KIND") == 0)
        offer_kinds(c, "", kind_plural, "");
    else if (strcmp(str_text(&name), "ADDRESS") == 0)
        complete_address(c, true);
    else if (strcmp(str_text(&name), "PARTNER") == 0)
        offer_ids(c, KIND_PARTNER, "", c->word, true);
    else if (strcmp(str_text(&name), "TOPIC") == 0)
        complete_topic(c);
    else if (strchr(str_text(&name), '|') != NULL)
        offer_list(c, "", str_text(&name), "|");
    else if (strcmp(str_text(&name), "PATH") == 0)
        str_add(&c->beginning, ":file\n");
    str_clear(&name);
}

/* Options */

static void offer_options(struct completion *c)
{
    size_t count = 0;
    const struct option *table = options_table(&count);
    for (size_t i = 0; i < count; i++) {
        struct str about = {0};
        option_explain(&table[i], c->typed.lang, &about);
        if (c->subcommand == NULL || str_has_word(c->subcommand->options, table[i].name))
            offer_begun(c, "", table[i].name, str_text(&about));
        str_clear(&about);
    }
}

static void offer_formats(struct completion *c, const char *prefix)
{
    const enum content content = c->subcommand != NULL ? c->subcommand->writes : CONTENT_NONE;
    struct str names = {0};
    format_names(content, " ", &names);
    offer_list(c, prefix, str_text(&names), " ");
    str_clear(&names);
}

/* What an option takes; prefix: the option, when its value stands in the same word. */
static void complete_value(struct completion *c, const struct option *option, const char *prefix)
{
    if (strcmp(option->value, "FILE") == 0) {
        str_add(&c->beginning, ":file\n");
    } else if (strcmp(option->value, "KIND") == 0) {
        offer_kinds(c, prefix, kind_name, "");
    } else if (strcmp(option->value, "FMT") == 0) {
        offer_formats(c, prefix);
    } else if (strchr(option->value, '|') != NULL) {
        offer_list(c, prefix, option->value, "|");
    }
}

static void complete_option(struct completion *c)
{
    const char *value = NULL;
    struct str prefix = {0};
    const struct option *option = options_find(c->word, &value);
    if (option != NULL && value != NULL) {
        str_add_bytes(&prefix, c->word, (size_t)(value - c->word));
        complete_value(c, option, str_text(&prefix));
    } else {
        offer_options(c);
    }
    str_clear(&prefix);
}

/* The option whose value the word is, for it stands last of those before. */
static const struct option *waiting_option(const struct completion *c, const char *last)
{
    const char *value = NULL;
    const struct option *option = c->ended ? NULL : options_find(last, &value);
    return option != NULL && option->value != NULL && value == NULL ? option : NULL;
}

static void complete_word(struct completion *c, const char *last)
{
    const struct option *waiting = waiting_option(c, last);
    bool minus = !c->ended && c->word[0] == '-';
    if (waiting != NULL)
        complete_value(c, waiting, "");
    else if (minus && (c->word[1] == '-' || c->word[1] == '\0'))
        complete_option(c);
    else if (c->typed.word_count == 0)
        complete_first(c);
    else
        complete_argument(c);
}

/* Reads the words before the last one. A wrong one ends the reading. */
static void read_typed(struct completion *c, const struct options *options)
{
    size_t count = options->word_count;
    struct err ignored = {0};
    const char **argv = mem_new(count + 1, sizeof(*argv));
    argv[0] = "";
    for (size_t i = 0; i + 1 < count; i++) {
        argv[i + 1] = options->words[i];
        c->ended = c->ended || strcmp(argv[i + 1], "--") == 0;
    }
    options_init(&c->typed);
    (void)options_parse((int)count, argv, &c->typed, &ignored);
    if (c->typed.word_count > 0)
        c->subcommand = subcommand_find(c->typed.words[0]);
    mem_free(&argv);
}

enum status command_complete(const struct options *options, struct err *err)
{
    struct completion c = {.err = err};
    size_t count = options->word_count;
    if (count == 0)
        return err_set(err, STATUS_USAGE, "--complete needs words: attache --complete -- WORD...");
    c.word = options->words[count - 1];
    read_typed(&c, options);
    complete_word(&c, count > 1 ? options->words[count - 2] : "");
    struct str *answer = c.beginning.length > 0 ? &c.beginning : &c.others;
    enum status status = answer->length > 0 ? STATUS_OK : STATUS_NONE;
    enum status printed = command_print(answer, err);
    str_clear(&c.beginning);
    str_clear(&c.others);
    store_close(&c.store);
    options_clear(&c.typed);
    return printed != STATUS_OK ? printed : status;
}
