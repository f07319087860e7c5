/* SPDX-License-Identifier: MIT */
/*
 * help: the tables of the program as pages: subcommands, options, fields of queries and of records,
 * commands and keys. Only the examples of the subcommands stand here.
 */
#include "attache/app/commands.h"
#include "attache/app/pager.h"

#include "attache/core/date.h"
#include "attache/core/flow.h"
#include "attache/core/query.h"
#include "attache/core/schema.h"
#include "attache/core/view_name.h"
#include "attache/export/render.h"
#include "attache/text/distance.h"
#include "attache/text/safe.h"
#include "attache/ui/help.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A row of two cells. */
static void add_row(struct page *page, const char *name, const char *text)
{
    page_row(page);
    page_cell(page);
    page_text(page, SPAN_STRONG, name);
    page_cell(page);
    page_text(page, SPAN_PLAIN, text);
}

/* Adds ": a, b, c", the words of a vocabulary. */
static void add_words(const struct vocab *vocab, struct str *out)
{
    for (size_t i = 0; i < vocab->count; i++)
        str_addf(out, "%s%s", i > 0 ? ", " : ": ", vocab->words[i].id);
}

/* Subcommands: plain text, in the form of --help */

enum { EXAMPLES_MAX = 4 };

struct usage {
    const char *name;
    const char *examples[EXAMPLES_MAX];
};

static const struct usage usages[] = {
    {"search",
     {"attache search song kyunghee", "attache search --kind person 송경희",
      "attache search --format json quantum partner:fr"}},
    {"list",
     {"attache list meetings topic:quantum level:minister year:2020..",
      "attache list outcomes partner:de is:open", "attache list people --format csv org:msit"}},
    {"show",
     {"attache show partner/FR", "attache show --format markdown meeting/kr-fr-jcc-07",
      "attache show coverage", "attache show gaps partner:de"}},
    {"export",
     {"attache export --format ics -o japan.ics partner:jp",
      "attache export --format csv -o tables", "attache export --format sqlite -o records.db"}},
    {"check", {"attache check own", "attache check - <record.json"}},
    {"import", {"attache import own -o own.db", "attache --db own.db --with-embedded"}},
    {"bookmark",
     {"attache bookmark meeting/kr-fr-jcc-07 partner/FR", "attache list bookmarks",
      "attache show bookmarks"}},
    {"note",
     {"attache note partner/FR ask about the working group", "attache note partner/FR -",
      "attache list notes --format markdown"}},
    {"save",
     {"attache save quantum topic:quantum year:2020..", "attache list meetings @quantum partner:fr",
      "attache list filters"}},
    {"forget", {"attache forget bookmark partner/FR", "attache forget filter @quantum"}},
};

enum { USAGES = sizeof(usages) / sizeof(usages[0]) };

static void add_kinds(struct str *out)
{
    str_add(out, "\nKIND:");
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        str_addf(out, " %s", kind_plural((enum kind)kind));
    str_add_char(out, '\n');
}

/* The views by name, where the subcommand shows them. */
static void add_views(struct str *out)
{
    size_t count = 0;
    const struct view_name *views = view_name_table(&count);
    str_add(out, "\nVIEW:\n");
    for (size_t i = 0; i < count; i++) {
        struct str left = {0};
        str_addf(&left, "%s %s", views[i].name, view_name_usage(&views[i]));
        str_addf(out, "  %-28s %s\n", str_text(&left), views[i].help[LANG_EN]);
        str_clear(&left);
    }
}

static void add_subcommand(const struct subcommand *subcommand, struct str *out)
{
    str_addf(out, "usage: attache %s %s\n\n  %s\n", subcommand->name, subcommand->usage,
             subcommand->help);
    if (strstr(subcommand->usage, "KIND") != NULL)
        add_kinds(out);
    if (strstr(subcommand->usage, "VIEW") != NULL)
        add_views(out);
    str_add(out, "\noptions:\n");
    options_help(subcommand->options, out);
    for (int i = 0; i < USAGES; i++) {
        if (strcmp(usages[i].name, subcommand->name) != 0)
            continue;
        str_add(out, "\nexamples:\n");
        for (int n = 0; n < EXAMPLES_MAX && usages[i].examples[n] != NULL; n++)
            str_addf(out, "  %s\n", usages[i].examples[n]);
    }
    if (strstr(subcommand->usage, "QUERY") != NULL)
        str_add(out, "\nQUERY: attache help query\n");
}

/* query */

static const char *const forms[][2] = {
    {"word word", "both, in any order; the last one may be only begun"},
    {"\"exact words\"", "a phrase"},
    {"-word", "not this"},
    {"a OR b", "either; OR in capitals"},
    {"field:value", "a field, as below"},
    {"field:a,b", "one of several values"},
    {"field:\"a b\"", "a value with spaces"},
    {"-field:value", "not this value"},
};

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

static void query_topic(const struct options *options, struct page *page)
{
    (void)options;
    page_title(page, "Queries");
    page_paragraph(page);
    page_text(page, SPAN_PLAIN, "A line of words and fields, all of which must match.");
    for (int i = 0; i < FORMS; i++)
        add_row(page, forms[i][0], forms[i][1]);
    page_heading(page, "Fields");
    for (int field = QUERY_PARTNER; field < QUERY_FIELD_COUNT; field++) {
        const struct query_field_info *info = query_field_info((enum query_field)field);
        struct str name = {0};
        struct str text = {0};
        str_addf(&name, "%s:", info->name);
        for (const char *at = info->alias; *at != '\0'; at += strspn(at, " ")) {
            int n = (int)strcspn(at, " ");
            str_addf(&name, " %.*s:", n, at);
            at += n;
        }
        str_add(&text, info->help);
        if (info->vocab != NULL)
            add_words(info->vocab, &text);
        add_row(page, str_text(&name), str_text(&text));
        str_clear(&text);
        str_clear(&name);
    }
}

/* keys */

static void keys_topic(const struct options *options, struct page *page)
{
    help_page(options->lang, page);
}

/* dates: what each means is said by the program itself */

static const char *const dates[] = {
    "2018-07-06",      "2018-07", "2018",  "2023-10-30/2023-10-31",
    "2023-07/2023-12", "2003/..", "2003/", "../1999",
    "2018?",           "1985~",   "1985%", "201X",
    "1985-04-XX",      "2004-21",
};

enum { DATES = sizeof(dates) / sizeof(dates[0]) };

static void dates_topic(const struct options *options, struct page *page)
{
    page_title(page, "Dates");
    page_paragraph(page);
    page_text(page, SPAN_PLAIN,
              "Dates are EDTF (ISO 8601-2), as exact as they are known. They sort by the earliest "
              "day they may mean, then by the latest.");
    for (int i = 0; i < DATES; i++) {
        struct date date;
        struct str text = {0};
        if (date_parse(dates[i], &date, NULL) == STATUS_OK)
            date_format_long(&date, options->lang, &text);
        add_row(page, dates[i], str_text(&text));
        str_clear(&text);
    }
}

/* records */

static const char *const types[] = {
    [FIELD_TEXT] = "text",         [FIELD_SLUG] = "id",
    [FIELD_INT] = "integer",       [FIELD_AMOUNT] = "number or text",
    [FIELD_TRUE] = "true",         [FIELD_BOOL] = "true or false",
    [FIELD_DATE] = "date",         [FIELD_URL] = "address",
    [FIELD_WORD] = "word",         [FIELD_REF] = "id",
    [FIELD_PARTY] = "id",          [FIELD_COUNTRY] = "country",
    [FIELD_LANGUAGE] = "language", [FIELD_OBJECT] = "object",
};

static void add_type(const struct field *field, struct str *out)
{
    bool list = (field->flags & FIELD_LIST) != 0;
    str_addf(out, "%s%s", list ? "list, each " : "", types[field->type]);
    if (field->type == FIELD_REF)
        str_addf(out, " (%s)", kind_name(field->target));
    if (field->type == FIELD_PARTY)
        str_addf(out, " (%s, %s)", kind_name(KIND_PARTNER), kind_name(KIND_ORGANIZATION));
    if ((field->flags & FIELD_REQUIRED) != 0)
        str_add(out, "; required");
}

static void add_field(const struct field *field, const char *owner, struct page *page)
{
    struct str type = {0};
    struct str text = {0};
    add_type(field, &type);
    str_add(&text, field->help);
    if (field->type == FIELD_WORD) {
        str_add(&text, " One of");
        add_words(field->vocab, &text);
    }
    page_row(page);
    page_cell(page);
    page_textf(page, SPAN_STRONG, "%s%s%s", owner, owner[0] != '\0' ? "." : "", field->name);
    page_cell(page);
    page_text(page, SPAN_FAINT, str_text(&type));
    page_cell(page);
    page_text(page, SPAN_PLAIN, str_text(&text));
    str_clear(&text);
    str_clear(&type);
}

/* Fields of an object are named behind the field that holds it; objects hold no objects. */
static void add_fields(const struct field *fields, const char *owner, struct page *page)
{
    for (const struct field *field = fields; field->name != NULL; field++) {
        add_field(field, owner, page);
        if (field->members != NULL)
            add_fields(field->members, field->name, page);
    }
}

static void add_kind(enum kind kind, struct page *page)
{
    const struct schema *schema = schema_of(kind);
    page_heading(page, kind_name(kind));
    page_paragraph(page);
    page_text(page, SPAN_PLAIN, schema->help);
    add_fields(schema->fields, "", page);
}

static void records_topic(const struct options *options, struct page *page)
{
    (void)options;
    page_title(page, "Records");
    page_paragraph(page);
    page_text(page, SPAN_PLAIN,
              "The fields of each kind, in the order in which they are written. attache help KIND "
              "shows those of one kind; attache(5) has an example of each.");
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (schema_of((enum kind)kind) != NULL)
            add_kind((enum kind)kind, page);
    }
}

/* The topics */

struct topic {
    const char *name;
    const char *help;
    void (*build)(const struct options *options, struct page *page); /* NULL: a manual */
};

static const struct topic topics[] = {
    {"query", "the query language: words, phrases, fields", query_topic},
    {"keys", "the keys and commands of the explorer", keys_topic},
    {"dates", "how dates are written", dates_topic},
    {"records", "the fields of the records, kind by kind", records_topic},
    {"1", "the manual attache(1): the program", NULL},
    {"5", "the manual attache(5): records, formats, files", NULL},
    {"7", "the manual attache(7): a guide, with a tutorial", NULL},
};

enum { TOPICS = sizeof(topics) / sizeof(topics[0]) };

const char *help_topic(size_t index, const char **about)
{
    if (index >= TOPICS)
        return NULL;
    *about = topics[index].help;
    return topics[index].name;
}

static void contents(struct page *page)
{
    size_t count = 0;
    const struct subcommand *table = command_table(&count);
    struct str kinds = {0};
    page_title(page, "attache help TOPIC");
    for (size_t i = 0; i < count; i++)
        add_row(page, table[i].name, table[i].help);
    for (int i = 0; i < TOPICS; i++)
        add_row(page, topics[i].name, topics[i].help);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (schema_of((enum kind)kind) != NULL)
            str_addf(&kinds, "%s%s", kinds.length > 0 ? ", " : "", kind_name((enum kind)kind));
    }
    page_row(page);
    page_cell(page);
    page_text(page, SPAN_STRONG, "KIND");
    page_cell(page);
    page_textf(page, SPAN_PLAIN, "the fields of one kind of record: %s", str_text(&kinds));
    page_paragraph(page);
    page_text(page, SPAN_PLAIN, "attache --help lists all options.");
    str_clear(&kinds);
}

static enum status print_page(const struct options *options, const struct page *page,
                              struct err *err)
{
    struct flow flow = {0};
    struct str text = {0};
    flow_page(page, command_columns(), &flow);
    render_page_text(&flow, &text);
    enum status status = pager_print(options, &text, err);
    str_clear(&text);
    flow_clear(&flow);
    return status;
}

/* Manuals */

/* Whether man finds the page; it says nothing. */
static bool is_installed(char *section)
{
    char man[] = "man";
    char where[] = "-w";
    char name[] = "attache";
    char *argv[] = {man, where, section, name, NULL};
    int ended = 0;
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        for (int fd = 0; fd <= 2; fd++)
            (void)dup2(null, fd);
        (void)execvp(man, argv);
        _exit(127);
    }
    return child > 0 && waitpid(child, &ended, 0) == child && ended == 0;
}

/* The program becomes man. */
static enum status run_manual(const struct options *options, const char *topic, struct err *err)
{
    char section[] = {topic[0], '\0'};
    char man[] = "man";
    char name[] = "attache";
    char *argv[] = {man, section, name, NULL};
    if (is_installed(section)) {
        if (options->no_pager)
            (void)setenv("MANPAGER", "cat", 1);
        (void)signal(SIGXFSZ, SIG_DFL);
        (void)execvp(man, argv);
    }
    return err_set(err, STATUS_NONE,
                   "attache(%s) is not installed: in the source, make man writes it to "
                   "build/man/attache.%s",
                   section, section);
}

/* The subcommand */

struct nearest {
    const char *name;
    int distance;
};

static void try_name(struct nearest *nearest, const char *typed, const char *name)
{
    int distance = distance_osa(typed, name, nearest->distance);
    if (distance < nearest->distance) {
        nearest->distance = distance;
        nearest->name = name;
    }
}

static enum status unknown_topic(const char *typed, struct err *err)
{
    size_t count = 0;
    const struct subcommand *table = command_table(&count);
    struct nearest nearest = {NULL, (int)(strlen(typed) < 8 ? strlen(typed) + 1 : 9) / 3 + 1};
    struct str shown = {0};
    for (size_t i = 0; i < count; i++)
        try_name(&nearest, typed, table[i].name);
    for (int i = 0; i < TOPICS; i++)
        try_name(&nearest, typed, topics[i].name);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        try_name(&nearest, typed, kind_name((enum kind)kind));
    safe_add(&shown, typed, strlen(typed));
    if (nearest.name != NULL)
        err_set(err, STATUS_USAGE, "no help on \"%s\": did you mean %s?", str_text(&shown),
                nearest.name);
    else
        err_set(err, STATUS_USAGE, "no help on \"%s\"; attache help lists the topics",
                str_text(&shown));
    str_clear(&shown);
    return STATUS_USAGE;
}

static const struct subcommand *find_subcommand(const char *name)
{
    size_t count = 0;
    const struct subcommand *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (str_same_ascii(table[i].name, name))
            return &table[i];
    }
    return NULL;
}

static const struct topic *find_topic(const char *name)
{
    for (int i = 0; i < TOPICS; i++) {
        if (str_same_ascii(topics[i].name, name))
            return &topics[i];
    }
    return NULL;
}

static enum status print_subcommand(const struct options *options,
                                    const struct subcommand *subcommand, struct err *err)
{
    struct str text = {0};
    add_subcommand(subcommand, &text);
    enum status status = pager_print(options, &text, err);
    str_clear(&text);
    return status;
}

enum status command_help(const struct options *options, struct err *err)
{
    if (options->word_count > 2)
        return err_set(err, STATUS_USAGE, "help takes one TOPIC; attache help lists them");
    const char *name = options->word_count == 2 ? options->words[1] : "";
    const struct subcommand *subcommand = find_subcommand(name);
    const struct topic *topic = find_topic(name);
    enum kind kind = kind_parse(name);
    struct page page = {0};
    if (subcommand != NULL)
        return print_subcommand(options, subcommand, err);
    if (topic != NULL && topic->build == NULL)
        return run_manual(options, topic->name, err);
    if (topic != NULL)
        topic->build(options, &page);
    else if (kind != KIND_NONE)
        add_kind(kind == KIND_OUTCOME ? KIND_MEETING : kind, &page);
    else if (name[0] == '\0')
        contents(&page);
    else
        return unknown_topic(name, err);
    enum status status = print_page(options, &page, err);
    page_clear(&page);
    return status;
}
